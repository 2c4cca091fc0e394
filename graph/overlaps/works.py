"""The work in the graph: actions that are asked for, undertaken, offered, proposed or decided, with their forums."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.model import WORK_TYPES
from graph.overlaps.words import LANGUAGES

if TYPE_CHECKING:
    from graph.store import Store

WORKS: LiteralString = """
MATCH (x:Action)<-[:ABOUT]-(s:Statement)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(r:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE s.type IN $types AND s.counts = true AND r.state = 'current'
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN x.id AS id, x.text AS text, x.language AS language, s.id AS statement, s.type AS type,
       coalesce(s.claim, s.id) AS claim, s.start AS start,
       r.id AS record, m.id AS meeting, m.date AS date, f.id AS forum
ORDER BY id, statement, forum
"""
DOERS: LiteralString = """
MATCH (x:Action)<-[:ABOUT]-(s:Statement) WHERE s.type IN $types AND s.counts = true
MATCH (s)-[e:SOURCE|TARGET]->(a:Actor)
RETURN x.id AS action, s.type AS type, type(e) AS end, a.id AS actor, a.kind AS kind, a.name AS name
"""
BODIES: LiteralString = (
    "MATCH (a:Actor)-[:BODY_OF]->(b:Actor) RETURN a.id AS body, b.id AS whole ORDER BY body, whole"
)
NAMES: LiteralString = """
MATCH (a:Actor) WHERE a.id IN $ids
RETURN a.id AS id, coalesce(a.name_en, a.name) AS name, coalesce(a.short_en, a.name) AS short, a.kind AS kind
"""


@dataclass(frozen=True)
class Work:
    """An action that is work. `forum` is the id of the forum whose record says it (the whole, where a body of it met),
    "" where that is not known; `also` the forums that the doers belong to, where those are others."""

    id: str
    text: str
    language: str
    kind: str
    forum: str
    record: str
    meeting: str
    date: str | None
    statements: tuple[str, ...]
    start: int = 0
    """Where it stands in its record."""
    doers: tuple[tuple[str, str], ...] = ()
    also: tuple[str, ...] = ()

    @property
    def text_hash(self) -> str:
        """A name for the words of the action: judgements hold as long as these stay."""
        return hash_of(self.text)

    @property
    def forums(self) -> tuple[str, ...]:
        """All forums that it counts for."""
        return (self.forum, *self.also)


def hash_of(text: str) -> str:
    """Sixteen hexadecimal digits that stand for *text*."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def works(store: Store) -> list[Work]:
    """All work in the graph, in the order of its ids."""
    types = sorted(WORK_TYPES)
    wholes = {row["body"]: row["whole"] for row in store.read(BODIES)}
    doers: dict[str, dict[str, dict[str, Any]]] = {}
    for row in store.read(DOERS, types=types):
        # Who is asked does it; in all else who says it does it.
        if (row["end"] == "TARGET") == (row["type"] == "REQUESTED_OF"):
            doers.setdefault(row["action"], {})[row["actor"]] = row
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in store.read(WORKS, types=types):
        grouped.setdefault(row["id"], []).append(row)
    kept = once(grouped)
    return [
        _work(rows, doers.get(id_, {}), wholes)
        for id_, rows in grouped.items()
        if id_ in kept and rows[0]["text"]
    ]


def once(grouped: dict[str, list[dict[str, Any]]]) -> set[str]:
    """The actions to compare: of what the English and the Spanish record of a meeting both say, the English one."""
    kept: set[str] = set()
    seen: set[str] = set()
    for id_, rows in sorted(grouped.items(), key=lambda item: (item[1][0]["language"] != "en", item[0])):
        claims = {row["claim"] for row in rows}
        if not claims <= seen:
            kept.add(id_)
        seen |= claims
    return kept


def _work(rows: list[dict[str, Any]], doers: dict[str, dict[str, Any]], wholes: dict[str, str]) -> Work:
    first = rows[0]
    forum = whole_of(first["forum"] or "", wholes)
    others = {
        whole_of(id_, wholes): None
        for id_, row in sorted(doers.items())
        if row["kind"] == "Forum" or id_ in wholes
    }
    return Work(
        id=first["id"],
        text=first["text"],
        language=first["language"] if first["language"] in LANGUAGES else "en",
        kind=first["type"],
        forum=forum,
        record=first["record"],
        meeting=first["meeting"],
        date=first["date"],
        statements=tuple(dict.fromkeys(row["statement"] for row in rows)),
        start=min(row["start"] or 0 for row in rows),
        doers=tuple(
            (id_, row["name"]) for id_, row in sorted(doers.items(), key=lambda d: d[1]["name"] or "")
        ),
        also=tuple(other for other in others if other != forum),
    )


def whole_of(actor: str, wholes: dict[str, str]) -> str:
    """The forum that *actor* is a body of, however many steps away; itself where it is nobody's."""
    seen = {actor}
    while actor in wholes and wholes[actor] not in seen:
        actor = wholes[actor]
        seen.add(actor)
    return actor


def names_of(store: Store, ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """For every id of an actor its `name`, `short` name and `kind`."""
    return {row["id"]: row for row in store.read(NAMES, ids=sorted(set(ids) - {""}))}
