"""What belongs to what: offices and bodies to the body above them, members to their forum.

Drawn from facts that merges do not touch: the body that an actor was first named with (`body_of` on its node) and
the registry of actors. Between two actors there is one edge however many of those merged into them tell of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, LiteralString, cast

from neo4j import ManagedTransaction

from graph.errors import UsageError
from graph.merged import absorbed, survivors_of
from graph.registry import default_registry

FACTS: LiteralString = """
UNWIND $ids AS id MATCH (a:Actor {id: id})
RETURN a.id AS id, a.key AS key, a.body_of AS body_of
"""
BODIES: LiteralString = """
UNWIND $ids AS id MATCH (a:Actor {body_of: id}) RETURN a.id AS id, a.key AS key, a.body_of AS body_of
"""
KEYS: LiteralString = "UNWIND $keys AS key MATCH (a:Actor {key: key}) RETURN a.key AS key, a.id AS id"
STANDING: LiteralString = """
UNWIND $ids AS id MATCH (a:Actor {id: id})-[e:BODY_OF|MEMBER_OF]-(:Actor)
RETURN DISTINCT type(e) AS type, startNode(e).id AS start, endNode(e).id AS end, properties(e) AS properties
"""
ABOVE: LiteralString = """
UNWIND $ids AS id MATCH (:Actor {id: id})-[:BODY_OF]->(b:Actor) RETURN DISTINCT b.id AS id, b.name AS name
"""


@dataclass(frozen=True)
class Belongs:
    """An edge: its type and ends."""

    type: str
    start: str
    end: str


def draw_belonging(tx: ManagedTransaction, actors: Iterable[str], *, new: bool = False) -> None:
    """Draw anew what *actors* belong to and what belongs to them; *new* where nothing is merged into them yet."""
    ids = sorted(set(actors))
    if not ids:
        return
    facts = _facts(tx, ids if new else absorbed(tx, ids))
    named = {id_ for fact, _ in facts for id_ in (fact.start, fact.end)}
    now = survivors_of(tx, named)
    wanted: dict[Belongs, dict[str, Any]] = {}
    # Of several that tell of one edge, it says what the registry knows, else what stands first.
    for fact, properties in sorted(facts, key=lambda one: (one[1]["known"] != "registry", one[0].start)):
        edge = Belongs(fact.type, now.get(fact.start, fact.start), now.get(fact.end, fact.end))
        if edge.start != edge.end and (edge.start in ids or edge.end in ids):
            wanted.setdefault(edge, {**properties, "via": fact.start})
    rows = [] if new else tx.run(STANDING, ids=ids).data()
    standing = {Belongs(row["type"], row["start"], row["end"]): row["properties"] for row in rows}
    _write(tx, "DELETE e", [edge for edge in standing if edge not in wanted], {})
    _write(
        tx, "SET e = row.properties", [e for e in wanted if standing.get(e, wanted[e]) != wanted[e]], wanted
    )
    _write(tx, "CREATE", [edge for edge in wanted if edge not in standing], wanted)


def _facts(tx: ManagedTransaction, ids: list[str]) -> list[tuple[Belongs, dict[str, Any]]]:
    own = tx.run(FACTS, ids=ids).data()
    found: list[tuple[Belongs, dict[str, Any]]] = []
    for row in [*own, *tx.run(BODIES, ids=ids).data()]:
        if row["body_of"]:
            found.append((Belongs("BODY_OF", row["id"], row["body_of"]), _known_of(row["key"])))
    pairs = sorted({pair for row in own if row["key"] for pair in _memberships(row["key"])})
    if pairs:
        keys = sorted({key for pair in pairs for key in pair})
        nodes = {row["key"]: row["id"] for row in tx.run(KEYS, keys=keys)}
        found += [
            (Belongs("MEMBER_OF", nodes[member], nodes[forum]), {"known": "registry"})
            for member, forum in pairs
            if member in nodes and forum in nodes
        ]
    return found


def _known_of(key: str | None) -> dict[str, Any]:
    """From where it is known that the actor of *key* belongs to its body, and since when."""
    entry = default_registry().get(key)
    if entry is None or not entry.body_of:
        return {"known": "record"}
    found = {"known": "registry", "since": entry.since, "until": entry.until}
    return {name: value for name, value in found.items() if value is not None}


def _memberships(key: str) -> list[tuple[str, str]]:
    """(member, forum) of the memberships of *key* that the registry tells, either way."""
    entry = default_registry().get(key)
    if entry is None:
        return []
    own = [(member, entry.key) for member in entry.members]
    return own + [(entry.key, one.key) for one in default_registry() if entry.key in one.members]


def _write(
    tx: ManagedTransaction, what: str, edges: list[Belongs], properties: Mapping[Belongs, dict[str, Any]]
) -> None:
    for kind in ("BODY_OF", "MEMBER_OF"):
        rows = [
            {"start": edge.start, "end": edge.end, "properties": properties.get(edge)}
            for edge in edges
            if edge.type == kind
        ]
        ends = "(a:Actor {id: row.start})", "(b:Actor {id: row.end})"
        if what == "CREATE":
            query = f"MATCH {ends[0]} MATCH {ends[1]} CREATE (a)-[e:{kind}]->(b) SET e = row.properties"
        else:
            query = f"MATCH {ends[0]}-[e:{kind}]->{ends[1]} {what}"
        if rows:
            tx.run(cast(LiteralString, f"UNWIND $rows AS row {query}"), rows=rows).consume()


def refuse_circle(tx: ManagedTransaction, actor: str) -> None:
    """Raise UsageError where *actor* belongs to what belongs to it."""
    seen: dict[str, str] = {}
    waiting = [actor]
    while waiting:
        rows = {row["id"]: row["name"] for row in tx.run(ABOVE, ids=waiting)}
        if actor in rows:
            through = ", ".join(seen.values())
            raise UsageError(
                f"{rows[actor]} would be a body of itself (through {through}): they are not one actor."
            )
        waiting = [id_ for id_ in rows if id_ not in seen]
        seen |= rows
