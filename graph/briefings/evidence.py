"""The words that the lines of a briefing rest on: fetched, told once for both languages, and numbered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString

from graph.store import Store

MAX_SOURCES = 6
"""Sources printed of one line; a line that rests on more says how many."""

AT_ONCE = 2_000
"""Statements whose words are asked for at once."""

_EVIDENCE: LiteralString = """
UNWIND $ids AS id MATCH (s:Statement {id: id})-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN s.id AS id, s.quote AS quote, s.review AS review, s.reviewed_by AS reviewed_by, s.language AS language,
       p.number AS number, p.printed AS printed,
       r.id AS record, r.title AS title, m.id AS meeting, m.date AS date, m.place AS place,
       coalesce(f.id, m.forum) AS forum, s.claim AS claim, s.force AS force, s.modality AS modality
"""
_CLAIMS: LiteralString = """
UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s.id AS id, s.claim AS claim, s.language AS language
"""


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


def claims_of(store: Store, rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return claim and language of each statement that the rows cite first, by id."""
    return _by_id(store, _CLAIMS, [row.get("statements") or [] for row in rows])


def evidence(store: Store, cited: list[list[str]]) -> dict[str, dict[str, Any]]:
    """Return the words and the place of each cited statement that is printed, by id."""
    return _by_id(store, _EVIDENCE, cited)


def _by_id(store: Store, query: LiteralString, cited: list[list[str]]) -> dict[str, dict[str, Any]]:
    wanted = list(dict.fromkeys(i for ids in cited for i in ids[:MAX_SOURCES]))
    found = {}
    for start in range(0, len(wanted), AT_ONCE):
        found.update({row["id"]: row for row in store.read(query, ids=wanted[start : start + AT_ONCE])})
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
