"""Ask a briefing of the graph and keep the evidence of each line."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.find import fold
from graph.query import run_query
from graph.store import Store
from graph.views.actors import directory

from .binding import bind, date_of
from .questions import Column, Question

MAX_SOURCES = 6
"""Sources printed of one line; a line that rests on more says how many."""

AT_ONCE = 2_000
"""Statements whose words are asked for at once."""

_EVIDENCE = """
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE s.id IN $ids
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN s.id AS id, s.quote AS quote, s.review AS review, s.reviewed_by AS reviewed_by, s.language AS language,
       p.number AS number, p.printed AS printed,
       r.id AS record, r.title AS title, m.id AS meeting, m.date AS date, m.place AS place,
       coalesce(f.id, m.forum) AS forum, s.claim AS claim, s.force AS force, s.modality AS modality
"""
_STATE = """
MATCH (s:Statement) WHERE s.counts
WITH s.claim AS claim, max(CASE WHEN s.review = 'accepted' THEN 1 ELSE 0 END) AS accepted
RETURN count(claim) AS statements, sum(accepted) AS accepted
"""
_VERSION = "MATCH (b:Batch) RETURN count(b) AS batches, max(b.at) AS changed"


@dataclass(frozen=True)
class Source:
    """One numbered source: the words of a record that a line rests on."""

    number: int
    statement: str
    quote: str
    forum: str | None
    title: str | None
    date: str | None
    place: str | None
    passage: str
    printed: str | None
    record: str
    review: str
    reviewed_by: str | None
    language: str | None


@dataclass(frozen=True)
class Said:
    """How a row's first statement puts it; `many` where several actors or a collective are its subject."""

    force: str | None = None
    modality: str | None = None
    many: bool = False


@dataclass(frozen=True)
class Answer:
    """What the graph said: rows of the question's columns, for each row the numbers of its sources, and the sources.

    `more` counts a row's sources beyond those that are printed; `reviewed` is False for a row of which no person accepted
    any statement. `said` tells of each row how its first statement puts it. `bodies` is None where no parameter is an actor.
    `graph` says how large the graph was, how much of it people accepted and when it last changed.
    """

    question: Question
    language: str
    parameters: Mapping[str, str]
    values: Mapping[str, Any]
    as_of: str
    accepted_only: bool
    rows: list[list[Any]]
    marks: list[list[int]]
    more: list[int]
    reviewed: list[bool]
    sources: list[Source]
    truncated: bool
    graph: Mapping[str, Any] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    bodies: bool | None = None


def ask(
    store: Store,
    question: Question,
    parameters: Mapping[str, str],
    *,
    language: str = "en",
    as_of: str | None = None,
    accepted_only: bool = False,
    bodies: bool = True,
) -> Answer:
    """Return the graph's answer. Actors are given by name or id, and stand for their bodies too unless *bodies* is False.

    Raises `UsageError` for an unknown, missing or wrong parameter, `NotFound` or `Ambiguous` for a name, `QueryStopped`
    where the time limit is reached.
    """
    today = date_of("as_of", as_of or datetime.date.today().isoformat(), language=language)
    values, shown = bind(store, question, parameters, as_of=today, bodies=bodies, language=language)
    values |= {"accepted_only": accepted_only, "as_of": today, "language": language}
    used = {name: value for name, value in values.items() if f"${name}" in question.cypher}
    result = run_query(store, question.cypher, used)
    found = evidence(store, [row.get("statements") or [] for row in result.rows])
    kept = told_once(result.rows, found, language)
    cited = [row.get("statements") or [] for row in kept]
    sources, marks, more = number_sources(found, cited, called=lambda key: shown_name(store, key, language))
    reviewed = [any(found[i]["review"] == "accepted" for i in ids if i in found) for ids in cited]
    rows = [
        [shown_value(store, row.get(column.name), column, language) for column in question.columns]
        for row in kept
    ]
    return Answer(
        question=question,
        language=language,
        parameters=shown,
        values=values,
        as_of=today,
        accepted_only=accepted_only,
        rows=rows,
        marks=marks,
        more=more,
        reviewed=reviewed,
        sources=sources,
        truncated=result.truncated,
        graph=graph_state(store),
        said=[_said(store, row, found) for row in kept],
        bodies=bodies
        if any(p.type in {"actor", "forum"} and shown[p.name] for p in question.parameters)
        else None,
    )


def _said(store: Store, row: Mapping[str, Any], found: Mapping[str, Mapping[str, Any]]) -> Said:
    """Return how a row is put: by its first statement, and as fact only where one of its statements says it as fact."""
    rest = [found[i] for i in row.get("statements") or [] if i in found]
    who = row.get("who")
    ids = who if isinstance(who, list) else [who]
    known = directory(store)
    collective = any(str(key) in known and known[str(key)].collective for key in ids)
    modality = "actual" if any(one.get("modality") == "actual" for one in rest) else None
    first: Mapping[str, Any] = rest[0] if rest else {}
    return Said(first.get("force"), modality or first.get("modality"), len(ids) > 1 or collective)


def graph_state(store: Store) -> dict[str, Any]:
    """Return how many statements count, how many people accepted, and when the graph last changed."""
    return {**store.read(_STATE)[0], **store.read(_VERSION)[0]}


def shown_name(store: Store, key: str, language: str) -> str:
    """Return the short name of the actor with the id *key*; anything else is a name already."""
    actor = directory(store).get(key)
    return actor.short(language) if actor else key


def shown_value(store: Store, value: Any, column: Column, language: str) -> Any:
    """Return a value as the column shows it: ids of actors become their names in *language*,
    in the order of the alphabet."""
    if column.kind != "actors" or value is None:
        return value
    if isinstance(value, list):
        return sorted({shown_name(store, str(key), language) for key in value}, key=fold)
    return shown_name(store, str(value), language)


def evidence(store: Store, cited: list[list[str]]) -> dict[str, dict[str, Any]]:
    """Return the words and the place of each cited statement that is printed, by id."""
    wanted = list(dict.fromkeys(i for ids in cited for i in ids[:MAX_SOURCES]))
    found = {}
    for start in range(0, len(wanted), AT_ONCE):
        found.update({row["id"]: row for row in store.read(_EVIDENCE, ids=wanted[start : start + AT_ONCE])})
    return found


def told_once(
    rows: list[dict[str, Any]], found: Mapping[str, Mapping[str, Any]], language: str
) -> list[dict[str, Any]]:
    """Return the rows without those that tell the same claims from the record's other language version.

    Of two such rows the one in *language* stays, where the first of them stood, and cites both.
    """
    groups: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        ids = row.get("statements") or []
        claims = tuple(sorted({str(found[i]["claim"]) for i in ids if i in found}))
        groups.setdefault(claims or (f"row {index}",), []).append(index)
    kept: dict[int, dict[str, Any]] = {}
    for indexes in groups.values():
        tellings: dict[tuple[str, ...], list[int]] = {}
        for index in indexes:
            tellings.setdefault(tuple(rows[index].get("statements") or ()), []).append(index)
        best = next(
            (ids for ids in tellings if ids and found.get(ids[0], {}).get("language") == language),
            next(iter(tellings)),
        )
        others = [i for ids in tellings if ids != best for i in ids]
        for place, index in zip(sorted(indexes), tellings[best], strict=False):
            joined = list(dict.fromkeys([*best, *others]))
            kept[place] = {**rows[index], "statements": joined} if others else rows[index]
    return [kept[index] for index in sorted(kept)]


def number_sources(
    found: Mapping[str, Mapping[str, Any]], cited: list[list[str]], *, called: Callable[[str], str]
) -> tuple[list[Source], list[list[int]], list[int]]:
    """Return the sources in the order of their first use, the numbers of each row, and how many each leaves out."""
    printed = [ids[:MAX_SOURCES] for ids in cited]
    wanted = list(dict.fromkeys(i for ids in printed for i in ids))
    numbers = {identity: number for number, identity in enumerate((i for i in wanted if i in found), 1)}
    sources = [
        Source(
            number=number,
            statement=identity,
            quote=" ".join(str(found[identity]["quote"]).split()),
            forum=called(found[identity]["forum"]) if found[identity]["forum"] else None,
            title=found[identity]["title"],
            date=found[identity]["date"],
            place=found[identity]["place"],
            passage=str(found[identity]["number"]),
            printed=found[identity]["printed"],
            record=found[identity]["record"],
            review=found[identity]["review"],
            reviewed_by=found[identity]["reviewed_by"],
            language=found[identity]["language"],
        )
        for identity, number in numbers.items()
    ]
    marks = [[numbers[i] for i in ids if i in numbers] for ids in printed]
    return sources, marks, [len(ids) - len(some) for ids, some in zip(cited, printed, strict=True)]
