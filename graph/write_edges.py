"""Drawn edges written into the graph, those of one shape in one query whatever their types."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any, LiteralString, cast

from neo4j import ManagedTransaction

from graph.drawn import ACTION_TYPES, PAIR_TYPES, Edge, Shape

Edges = dict[Edge, dict[str, Any]]

ENDS_OF: Mapping[Shape, tuple[str, str]] = {
    "actor-action": ("Actor", "Action"),
    "action-actor": ("Action", "Actor"),
    "actor-meeting": ("Actor", "Meeting"),
    "actor-actor": ("Actor", "Actor"),
}
TYPES_OF: Mapping[Shape, tuple[str, ...]] = {
    "actor-action": tuple(kind for kind in ACTION_TYPES if kind != "REQUESTED_OF"),
    "action-actor": ("REQUESTED_OF",),
    "actor-meeting": ("PARTICIPATED_IN",),
    "actor-actor": PAIR_TYPES,
}


def write_edges(tx: ManagedTransaction, expected: Edges, found: Edges) -> None:
    """Create, correct and delete edges until *found*, which stands, is *expected*."""
    for what, edges in (
        ("create", [edge for edge in expected if edge not in found]),
        ("correct", [edge for edge in expected if edge in found and found[edge] != expected[edge]]),
        ("delete", [edge for edge in found if edge not in expected]),
    ):
        groups: dict[Shape, list[Edge]] = defaultdict(list)
        for edge in edges:
            groups[edge.shape].append(edge)
        for shape, members in groups.items():
            rows = [
                {"type": e.type, "start": e.start, "end": e.end, "properties": expected.get(e)}
                for e in members
            ]
            tx.run(_query(what, shape), rows=rows).consume()


@cache
def _query(what: str, shape: Shape) -> LiteralString:
    """A type cannot be a parameter, so that creating tells one clause a type apart; only known types get in."""
    start, end = ENDS_OF[shape]
    types = TYPES_OF[shape]
    if what == "create":
        text = f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}})"
        for kind in types:
            when = f"CASE row.type WHEN '{kind}' THEN [1] ELSE [] END"
            text += f"\nFOREACH (one IN {when} | CREATE (a)-[e:{kind}]->(b) SET e = row.properties)"
        return cast(LiteralString, text)
    # Seen from the end, which has fewer edges than a forum that acts in a thousand records.
    found = f"(b:{end} {{id: row.end}})<-[e:{'|'.join(types)}]-(a:{start} {{id: row.start}})"
    act = "SET e = row.properties" if what == "correct" else "DELETE e"
    return cast(LiteralString, f"UNWIND $rows AS row MATCH {found} WHERE type(e) = row.type {act}")
