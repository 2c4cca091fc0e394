"""Where the label of a node stands: on the side where the fewest lines run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from web.drawing.geometry import Arc, Node, point_of

LETTER = 7.6
"""About the width of a letter of a label, px; a note's letters are a little narrower."""
LINE = 17.0
STEPS = 40
"""Points of a line that are looked at."""


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def settle(nodes: Mapping[str, Node], arcs: Sequence[Arc], width: float, height: float) -> tuple[Node, ...]:
    """The nodes, each with its label where it covers the fewest lines, marks and other labels; where it stands now if
    nothing is gained by moving it."""
    points = [point_of(arc, step / STEPS) for arc in arcs for step in range(STEPS + 1)]
    marks = [
        Box(arc.mark_x - 8, arc.mark_y - 8, arc.mark_x + (28 if arc.count > 1 else 8), arc.mark_y + 8)
        for arc in arcs
    ]
    bodies = {key: Box(node.x - 13, node.y - 13, node.x + 13, node.y + 13) for key, node in nodes.items()}
    page = Box(0, 0, width, height)
    placed: dict[str, Node] = {}
    for key, node in nodes.items():
        others = [body for one, body in bodies.items() if one != key] + [box(one) for one in placed.values()]
        placed[key] = min(_ways(node), key=lambda way: _cost(box(way), points, marks, others, page))
    return tuple(placed.values())


def box(node: Node) -> Box:
    """The room that a node's label and note take."""
    wide = max([len(part) * LETTER for part in node.label] + [len(node.note) * LETTER * 0.88], default=0.0)
    left = node.label_x - {"start": 0.0, "middle": wide / 2, "end": wide}[node.anchor]
    lines = len(node.label) + bool(node.note)
    return Box(left, node.label_y - 13, left + wide, node.label_y - 13 + LINE * lines)


def _ways(node: Node) -> list[Node]:
    """The label as it stands, then below, above, and on either side, straight and aslant."""
    lines = len(node.label) + bool(node.note)
    rest = LINE * (lines - 1)
    below, above, level = node.y + 29, node.y - 20 - rest, node.y + 5 - rest / 2
    places = [
        ("middle", 0.0, below), ("middle", 0.0, above), ("start", 18.0, level), ("end", -18.0, level),
        ("start", 12.0, below - 5), ("end", -12.0, below - 5), ("start", 12.0, above + 5), ("end", -12.0, above + 5),
    ]  # fmt: skip
    moved = [
        replace(node, anchor=anchor, label_x=round(node.x + dx, 1), label_y=round(y, 1))
        for anchor, dx, y in places
    ]
    return [node, *moved]


def _cost(
    area: Box, points: Iterable[tuple[float, float]], marks: Iterable[Box], others: Iterable[Box], page: Box
) -> int:
    covered = sum(area.holds(x, y) for x, y in points)
    hidden = sum(area.meets(mark) for mark in marks)
    clashes = sum(area.meets(other) for other in others)
    outside = not (page.holds(area.left, area.top) and page.holds(area.right, area.bottom))
    return covered + 10 * hidden + 40 * clashes + 80 * outside
