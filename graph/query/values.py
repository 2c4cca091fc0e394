"""Values of the driver turned into plain ones that JSON can hold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point

MAX_ITEMS = 1_000
"""Items of one list or map that are shown; the rest is counted."""
MAX_TEXT = 20_000
"""Characters of one text that are shown."""


def plain(value: Any, depth: int = 0) -> Any:
    """Return *value* as text, number, list or map. Nodes and relationships become maps that say what they are.

    What is longer than the limits of this module is cut and says by how much; it is never dropped silently.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, str):
        return (
            value
            if len(value) <= MAX_TEXT
            else f"{value[:MAX_TEXT]}… ({len(value) - MAX_TEXT:,} more characters)"
        )
    if depth > 20:
        return "…"
    if isinstance(value, Node):
        return {"labels": sorted(value.labels), "properties": _map(value, depth), "node": value.element_id}
    if isinstance(value, Relationship):
        return {
            "type": value.type,
            "properties": _map(value, depth),
            "relationship": value.element_id,
            "start": value.start_node.element_id if value.start_node else None,
            "end": value.end_node.element_id if value.end_node else None,
        }
    if isinstance(value, Path):
        return {"path": [plain(item, depth + 1) for item in (*value.nodes, *value.relationships)][:MAX_ITEMS]}
    if isinstance(value, Mapping):
        return _map(value, depth)
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    if isinstance(value, list | tuple | set | frozenset):
        items = list(value)
        shown = [plain(item, depth + 1) for item in items[:MAX_ITEMS]]
        return shown if len(items) <= MAX_ITEMS else [*shown, f"… {len(items) - MAX_ITEMS:,} more"]
    if isinstance(value, bytes | bytearray):
        return f"{len(value):,} bytes"
    iso = getattr(value, "iso_format", None) or getattr(value, "isoformat", None)
    return iso() if callable(iso) else str(value)


def _map(value: Mapping[Any, Any] | Node | Relationship, depth: int) -> dict[str, Any]:
    items = list(value.items())
    shown = {str(key): plain(item, depth + 1) for key, item in items[:MAX_ITEMS]}
    if len(items) > MAX_ITEMS:
        shown["…"] = f"{len(items) - MAX_ITEMS:,} more"
    return shown


def network(rows: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes and relationships that stand anywhere in *rows*, each once, for a drawing.

    A relationship of which an end is not among the rows is left out.
    """
    nodes: dict[str, dict[str, Any]] = {}
    edges: dict[str, dict[str, Any]] = {}

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if "node" in value and "labels" in value:
                nodes[value["node"]] = value
            elif "relationship" in value and "start" in value:
                edges[value["relationship"]] = value
            else:
                for item in value.values():
                    look(item)
        elif isinstance(value, list):
            for item in value:
                look(item)

    for row in rows:
        look(row)
    joined = [edge for edge in edges.values() if edge["start"] in nodes and edge["end"] in nodes]
    return {"nodes": list(nodes.values()), "relationships": joined}
