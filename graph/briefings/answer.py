"""Ask a briefing of the graph and keep the evidence of each line."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.find import fold
from graph.query import run_query
from graph.store import Store
from graph.views.actors import ActorName, directory
from graph.views.families import FAMILIES, FAMILY_OF
from graph.views.state import state, totals

from .binding import bind, date_of
from .evidence import Source, claims_of, evidence, number_sources, told_once
from .questions import Column, Question

__all__ = ["MOST", "Answer", "Said", "Source", "ask"]

Directory = Mapping[str, ActorName]

MOST = 300
"""Lines of a briefing that a person reads; the others are counted, and stand in the files for machines."""


@dataclass(frozen=True)
class Said:
    """How a row's first statement puts it; `many` where several actors or a collective are its subject."""

    force: str | None = None
    modality: str | None = None
    many: bool = False


@dataclass(frozen=True)
class Answer:
    """What the graph said: rows of the question's columns, for each row the numbers of its sources, and the sources.

    `total` counts the lines that were found, of which `rows` may hold only the first. `more` counts a row's sources beyond
    those that are printed; `reviewed` is False for a row of which no person accepted any statement. `said` tells of each
    row how its first statement puts it. `bodies` is None where no parameter is an actor. `graph` says how large the graph
    was, how much of it people accepted and when it last changed.
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
    total: int = 0


def ask(
    store: Store,
    question: Question,
    parameters: Mapping[str, str],
    *,
    language: str = "en",
    as_of: str | None = None,
    accepted_only: bool = False,
    bodies: bool = True,
    most: int | None = MOST,
) -> Answer:
    """Return the graph's answer. Actors are given by name or id, and stand for their bodies too unless *bodies* is False.
    Only the first *most* lines are kept, or with None all that a query may give; `total` counts them all.

    Raises `UsageError` for an unknown, missing or wrong parameter, `NotFound` or `Ambiguous` for a name, `QueryStopped`
    where the time limit is reached.
    """
    today = date_of("as_of", as_of or datetime.date.today().isoformat(), language=language)
    values, shown = bind(store, question, parameters, as_of=today, bodies=bodies, language=language)
    values |= {"accepted_only": accepted_only, "as_of": today, "language": language}
    used = {name: value for name, value in values.items() if f"${name}" in question.cypher}
    result = run_query(store, question.cypher, used)
    told = told_once(result.rows, claims_of(store, result.rows), language)
    kept = in_printed_order(question, told[:most])
    cited = [row.get("statements") or [] for row in kept]
    found, known = evidence(store, cited), directory(store)
    sources, marks, more = number_sources(found, cited, called=lambda key: shown_name(known, key, language))
    reviewed = [any(found[i]["review"] == "accepted" for i in ids if i in found) for ids in cited]
    rows = [
        [shown_value(known, row.get(column.name), column, language) for column in question.columns]
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
        said=[_said(known, row, found) for row in kept],
        bodies=bodies if _names_an_actor(question, shown) else None,
        total=len(told),
    )


def in_printed_order(question: Question, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows as they are printed, so that sources are numbered in the order of their first use: where the header
    groups lines by family, all of a family stand together, in the order of the legend."""
    if question.lines.get("group") != "family":
        return rows
    order = list(FAMILIES)
    return sorted(rows, key=lambda row: order.index(family_of(question, row)))


def family_of(question: Question, row: Mapping[str, Any]) -> str:
    """Return the family of a row by the type that the header names, or the column that holds it."""
    named = question.lines.get("type", "")
    return FAMILY_OF.get(str(row.get(named) or named), "undertakings")


def _names_an_actor(question: Question, shown: Mapping[str, str]) -> bool:
    return any(p.type in {"actor", "forum"} and shown[p.name] for p in question.parameters)


def _said(known: Directory, row: Mapping[str, Any], found: Mapping[str, Mapping[str, Any]]) -> Said:
    """Return how a row is put: by its first statement, and as fact only where one of its statements says it as fact."""
    rest = [found[i] for i in row.get("statements") or [] if i in found]
    who = row.get("who")
    ids = who if isinstance(who, list) else [who]
    collective = any(str(key) in known and known[str(key)].collective for key in ids)
    modality = "actual" if any(one.get("modality") == "actual" for one in rest) else None
    first: Mapping[str, Any] = rest[0] if rest else {}
    return Said(first.get("force"), modality or first.get("modality"), len(ids) > 1 or collective)


def graph_state(store: Store) -> dict[str, Any]:
    """Return how many statements count, how many people accepted, and when the graph last changed."""
    sums, now = totals(store), state(store)
    return {
        "statements": sums.statements,
        "accepted": sums.accepted,
        "batches": now.batches,
        "changed": now.at,
    }


def shown_name(known: Directory, key: str, language: str) -> str:
    """Return the short name of the actor with the id *key*; anything else is a name already."""
    actor = known.get(key)
    return actor.short(language) if actor else key


def shown_value(known: Directory, value: Any, column: Column, language: str) -> Any:
    """Return a value as the column shows it: ids of actors become their names in *language*,
    in the order of the alphabet."""
    if column.kind != "actors" or value is None:
        return value
    if isinstance(value, list):
        return sorted({shown_name(known, str(key), language) for key in value}, key=fold)
    return shown_name(known, str(value), language)
