"""Read the graph page by page, so that a large one needs no more memory than a small one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, LiteralString, cast

from graph.store import Store

from .kinds import LABELS, main_label

PAGE = 2_000
"""Nodes asked for at once."""


@dataclass(frozen=True)
class Node:
    """`labels` begin with the main one; `properties` hold `id` too."""

    labels: tuple[str, ...]
    id: str
    properties: dict[str, Any]


@dataclass(frozen=True)
class Edge:
    """`start` and `end` are ids, with the main label of each."""

    type: str
    start: str
    start_label: str
    end: str
    end_label: str
    properties: dict[str, Any]


_MEETINGS = """
MATCH (f:Actor)-[:HELD]->(m:Meeting)<-[:REPORTS_ON]-(r:Record) WHERE f.id IN $forums
RETURN f.id AS forum, m.id AS meeting, r.id AS record ORDER BY record
"""
_OF_RECORD = (
    "MATCH (r:Record {id: $id})-[:HAS_VERSION]->(v:Version) RETURN v.id AS id",
    "MATCH (r:Record {id: $id})<-[:PART_OF]-(p:Passage) RETURN p.id AS id",
    """MATCH (r:Record {id: $id})<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
       OPTIONAL MATCH (s)-[:ABOUT]->(x:Action) OPTIONAL MATCH (c:Commitment)-[:ARISES_FROM]->(s)
       UNWIND [s.id, x.id, c.id] AS id RETURN DISTINCT id""",
    """MATCH (r:Record {id: $id})<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(:Statement)-[:SOURCE|TARGET]->(a:Actor)
       RETURN DISTINCT a.id AS id""",
)


def ids_of(store: Store, forums: list[str]) -> set[str]:
    """Return the ids of all nodes that belong to the meetings of *forums*: their records and what was read from them."""
    found = store.read(_MEETINGS, forums=forums)
    ids = {*forums, *(row["meeting"] for row in found), *(row["record"] for row in found)}
    for record in dict.fromkeys(row["record"] for row in found):
        for query in _OF_RECORD:
            ids.update(row["id"] for row in store.read(cast(LiteralString, query), id=record) if row["id"])
    return ids


def nodes(store: Store, only: set[str] | None = None) -> Iterator[Node]:
    """Yield all nodes, by label and id; *only* keeps those with these ids."""
    for label in LABELS:
        query = cast(
            LiteralString,
            f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
            "RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties ORDER BY id",
        )
        for ids in _pages(store, label, only):
            for row in store.read(query, ids=ids):
                others = sorted(other for other in row["labels"] if other != label)
                yield Node((label, *others), row["id"], row["properties"])


def edges(store: Store, only: set[str] | None = None) -> Iterator[Edge]:
    """Yield all edges, by the label and id of their start; *only* keeps those of which both ends have these ids."""
    for label in LABELS:
        query = cast(
            LiteralString,
            f"UNWIND $ids AS id MATCH (a:{label} {{id: id}})-[r]->(b) WHERE b.id IS NOT NULL "
            "RETURN type(r) AS type, a.id AS start, b.id AS end, labels(b) AS labels, properties(r) AS properties "
            "ORDER BY start, type, end",
        )
        for ids in _pages(store, label, only):
            for row in store.read(query, ids=ids):
                if only is None or row["end"] in only:
                    end_label = main_label(row["labels"])
                    yield Edge(row["type"], row["start"], label, row["end"], end_label, row["properties"])


def _pages(store: Store, label: str, only: set[str] | None) -> Iterator[list[str]]:
    """Yield the ids of the nodes of *label*, some at a time, in their order.

    The ids alone are held, which take some megabytes for a hundred thousand nodes; each page is then looked up by them.
    A query that asks for the next page after an id makes the local server sort the whole label for each page.
    """
    rows = store.read(cast(LiteralString, f"MATCH (n:{label}) RETURN n.id AS id"))
    ids = sorted(row["id"] for row in rows if row["id"] is not None and (only is None or row["id"] in only))
    del rows
    for start in range(0, len(ids), PAGE):
        yield ids[start : start + PAGE]
