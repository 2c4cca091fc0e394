"""The nodes and edges of a query's result on an ellipse."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from graph.views.families import FAMILY_OF
from web.drawing.geometry import Drawing, Line, Node, place, wrap

MOST = 40
"""Nodes that are drawn; more cannot be told apart."""
EDGE_FAMILIES = {
    "THANKED": "thanks", "WELCOMED_WORK_OF": "thanks", "ASKED": "requests", "REQUESTED": "requests",
    "OFFERED_TO": "undertakings", "PROPOSED_TO": "undertakings", "OWES": "undertakings", "APPOINTED": "decisions",
    "PRESENTED_TO": "reports", "NOTED_WORK_OF": "reports",
}  # fmt: skip
"""Families of edges that are not called like a type of statement; edges that hold the data are drawn as taking part."""
SHAPES = {"Forum": "forum", "Country": "country", "Person": "person", "Action": "action"}
SIZE = (1160.0, 640.0)


def of_result(
    found: dict[str, list[dict[str, Any]]], *, href: Callable[[dict[str, Any]], str], name: Callable[..., str]
) -> Drawing | None:
    """The drawing of `graph.query.values.network`, the most linked first; None where there is no node.

    `name` says what a node is called, with `short=True` briefly; `href` which page shows it.
    """
    links: dict[str, int] = {node["node"]: 0 for node in found["nodes"]}
    for edge in found["relationships"]:
        links[edge["start"]] += 1
        links[edge["end"]] += 1
    shown = sorted(found["nodes"], key=lambda node: -links[node["node"]])[:MOST]
    if not shown:
        return None
    nodes = {
        node["node"]: _node(node, number, len(shown), href(node), name(node, short=True), name(node))
        for number, node in enumerate(shown)
    }
    lines = [
        Line(
            id=edge["relationship"], source=edge["start"], target=edge["end"], family=_family(edge["type"]),
            count=_count(edge), hollow=edge.get("properties", {}).get("modality") == "aim", title=edge["type"],
        )
        for edge in found["relationships"]
    ]  # fmt: skip
    return Drawing(*SIZE, tuple(nodes.values()), tuple(place(lines, nodes, spread=18.0)))


def _family(kind: str) -> str:
    return EDGE_FAMILIES.get(kind) or FAMILY_OF.get(kind, "part")


def _count(edge: dict[str, Any]) -> int:
    count = edge.get("properties", {}).get("count", 1)
    return count if isinstance(count, int) and count > 0 else 1


def _node(node: dict[str, Any], number: int, many: int, href: str, called: str, full: str) -> Node:
    width, height = SIZE
    middle, first = (width / 2, height / 2), number == 0 and many > 3
    around = many - 1 if many > 3 else many
    angle = math.pi + 2 * math.pi * (number - (1 if many > 3 else 0)) / max(around, 1)
    x, y = middle if first else (middle[0] + 360 * math.cos(angle), middle[1] + 250 * math.sin(angle))
    side = 0 if first or abs(x - middle[0]) < 40 else (1 if x > middle[0] else -1)
    label = wrap(called, 28)
    below = 28 if y >= middle[1] or first else -18 - 17 * (len(label) - 1)
    return Node(
        id=node["node"], shape=_shape(node), x=round(x, 1), y=round(y, 1), label=label,
        anchor={0: "middle", 1: "start", -1: "end"}[side], label_x=round(x + 18 * side, 1),
        label_y=round(y + (5 if side else below), 1), href=href, focus=first, serif="Action" in node["labels"],
        title=full,
    )  # fmt: skip


def _shape(node: dict[str, Any]) -> str:
    if node.get("properties", {}).get("collective"):
        return "collective"
    return next((shape for label, shape in SHAPES.items() if label in node["labels"]), "organisation")
