"""What the graph offers for a parameter: forums, actors, meetings, or the values that some property has."""

from __future__ import annotations

from typing import LiteralString, cast

from graph.find import fold, meetings
from graph.store import Store
from graph.views.actors import ActorName, directory
from graph.views.overview import forum_rows

from .questions import Parameter
from .words import date, word

MOST = 500
"""Values of a property that are offered."""


def offered(store: Store, parameter: Parameter, language: str) -> list[tuple[str, str]]:
    """Return value and text of each choice, in the order in which they are shown; nothing where one writes freely."""
    if parameter.type == "forum":
        return [(row.actor.id, "\u2003" * row.depth + row.actor.full(language)) for row in forum_rows(store)]
    if parameter.type == "actor":
        return _actors(store, parameter, language)
    if parameter.type == "meeting":
        return _meetings(store, language)
    if parameter.type == "boolean":
        return [("yes", word("answer_yes", language)), ("no", word("answer_no", language))]
    return [(value, word(value, language)) for value in values_of(store, parameter)]


def values_of(store: Store, parameter: Parameter) -> list[str]:
    """Return the values that may be chosen: the list of the header, or those that the property named there has."""
    if parameter.choices or "." not in parameter.source:
        return list(parameter.choices)
    label, name = parameter.source.split(".")
    # Label and property were compared with the fixed lists when the header was read.
    query = f"MATCH (n:{label}) WHERE n.{name} IS NOT NULL RETURN DISTINCT n.{name} AS value ORDER BY value LIMIT {MOST}"
    return [str(row["value"]) for row in store.read(cast(LiteralString, query))]


def called(store: Store, actor: ActorName, language: str) -> str:
    """Return the full name of an actor, with the body that it belongs to where it has one."""
    body = directory(store).get(actor.body or "")
    full = actor.full(language)
    return f"{full} ({body.full(language)})" if body and body.full(language) not in full else full


def _actors(store: Store, parameter: Parameter, language: str) -> list[tuple[str, str]]:
    known = (one for one in directory(store).values() if one.merged_into is None)
    kinds = {kind.strip() for kind in parameter.source.split(",")} if parameter.source else None
    found = [(one.id, called(store, one, language)) for one in known if kinds is None or one.kind in kinds]
    return sorted(found, key=lambda pair: fold(pair[1]))


def _meetings(store: Store, language: str) -> list[tuple[str, str]]:
    known, found = directory(store), []
    for row in meetings(store):
        names = [known[key].full(language) for key in row["forums"] if key in known]
        text = ", ".join(names) or row["title"] or ""
        found.append((row["id"], f"{row['date'] or ''} {text}".strip()))
    return found


def meeting_called(store: Store, row: dict[str, object], language: str) -> str:
    """Return "forum, date" of a meeting as it is printed."""
    known = directory(store)
    keys = row["forums"] if isinstance(row["forums"], list) else []
    names = [known[key].full(language) for key in keys if key in known]
    day = date(str(row["date"]) if row["date"] else None, language)
    return ", ".join(part for part in [", ".join(names) or str(row["title"] or ""), day] if part)
