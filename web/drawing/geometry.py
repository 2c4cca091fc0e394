"""The shapes of a drawing in pixels: nodes, lines with their marks, headings. No colours, no markup."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

RADIUS = 11.0
"""Half the size of a node."""
DASHES: Mapping[str, tuple[float, ...]] = {
    "thanks": (0, 4.3),
    "requests": (),
    "undertakings": (8, 3.5),
    "coordination": (9, 3, 2, 3),
    "decisions": (14, 3, 3, 3, 3, 3),
    "reports": (3, 3),
    "part": (1, 5),
}
"""Dash patterns of a line 1.5 px wide; they grow with the width, since a wide dotted line would look solid."""


@dataclass(frozen=True)
class Node:
    """A node and its label. `shape`: forum, organisation, collective, country, person, action. `anchor` as in SVG."""

    id: str
    shape: str
    x: float
    y: float
    label: tuple[str, ...]
    note: str = ""
    anchor: str = "middle"
    label_x: float = 0.0
    label_y: float = 0.0
    href: str = ""
    focus: bool = False
    serif: bool = False
    language: str = ""
    title: str = ""

    @property
    def radius(self) -> float:
        return 3.5 if self.shape == "action" else RADIUS


@dataclass(frozen=True)
class Arc:
    """A line between two nodes as a quadratic curve, cut at the nodes' borders; (cx, cy) is its control point.

    `arrow` are the corners of the head as SVG points, empty for coordination. The mark stands at (mark_x, mark_y).
    """

    id: str
    source: str
    target: str
    family: str
    count: int
    hollow: bool
    width: float
    dash: str
    x1: float
    y1: float
    cx: float
    cy: float
    x2: float
    y2: float
    bend: float
    mark_x: float
    mark_y: float
    mark_at: float
    arrow: str
    href: str = ""
    title: str = ""
    open: bool = False


@dataclass(frozen=True)
class Heading:
    x: float
    y: float
    anchor: str
    text: str
    family: str
    mark_x: float


@dataclass(frozen=True)
class Drawing:
    """Everything to draw, in a box of `width` by `height` pixels."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    arcs: tuple[Arc, ...]
    headings: tuple[Heading, ...] = ()

    def families(self) -> list[str]:
        found = {arc.family for arc in self.arcs}
        return [family for family in DASHES if family in found]

    def shapes(self) -> list[str]:
        found = {node.shape for node in self.nodes}
        order = ("forum", "organisation", "collective", "country", "person", "action")
        return [shape for shape in order if shape in found]

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Line:
    """What a line is to say, before it is placed."""

    id: str
    source: str
    target: str
    family: str
    count: int
    hollow: bool = False
    href: str = ""
    title: str = ""
    open: bool = False
    mark_at: float = 0.5


def line_width(count: int) -> float:
    """1.5 px and 0.75 for every further statement, 4.5 at most."""
    return min(1.5 + 0.75 * (count - 1), 4.5)


def place(lines: Sequence[Line], nodes: Mapping[str, Node], *, spread: float = 17.0) -> list[Arc]:
    """Lines as curves: straight where one joins a pair, shallow arcs `spread` px apart where several do."""
    pairs: dict[tuple[str, str], list[Line]] = {}
    for line in lines:
        if line.source in nodes and line.target in nodes and line.source != line.target:
            a, b = sorted((line.source, line.target))
            pairs.setdefault((a, b), []).append(line)
    out: list[Arc] = []
    for (a, b), joined in pairs.items():
        for number, line in enumerate(joined):
            bend = spread * (number - (len(joined) - 1) / 2)
            out.append(_arc(line, nodes[a], nodes[b], bend))
    return out


def _arc(line: Line, a: Node, b: Node, bend: float) -> Arc:
    """`bend` is how far the curve's middle stands off the straight line, to the right of the way from `a` to `b`."""
    length = math.hypot(b.x - a.x, b.y - a.y) or 1.0
    normal = (-(b.y - a.y) / length, (b.x - a.x) / length)
    control = ((a.x + b.x) / 2 + normal[0] * bend * 2, (a.y + b.y) / 2 + normal[1] * bend * 2)
    source, target = (a, b) if line.source == a.id else (b, a)
    width = line_width(line.count)
    directed = line.family != "coordination"
    start = _towards(source, control, source.radius + 3)
    tip = _towards(target, control, target.radius + 3)
    head = 7 + width
    end = _shift(tip, control, head - 1) if directed else tip
    at = line.mark_at
    mark = _point(start, control, end, at)
    return Arc(
        id=line.id, source=line.source, target=line.target, family=line.family, count=line.count,
        hollow=line.hollow, width=width, dash=dash(line.family, width),
        x1=_r(start[0]), y1=_r(start[1]), cx=_r(control[0]), cy=_r(control[1]), x2=_r(end[0]), y2=_r(end[1]),
        bend=_r(bend if source is a else -bend), mark_x=_r(mark[0]), mark_y=_r(mark[1]), mark_at=at,
        arrow=_head(tip, control, head) if directed else "", href=line.href, title=line.title, open=line.open,
    )  # fmt: skip


def dash(family: str, width: float) -> str:
    """The dash pattern as SVG writes it, grown with the line's width."""
    return " ".join(f"{_r(part * width / 1.5):g}" for part in DASHES[family])


def _towards(node: Node, control: tuple[float, float], distance: float) -> tuple[float, float]:
    return _shift((node.x, node.y), control, distance)


def _shift(point: tuple[float, float], goal: tuple[float, float], distance: float) -> tuple[float, float]:
    length = math.hypot(goal[0] - point[0], goal[1] - point[1]) or 1.0
    part = distance / length
    return point[0] + (goal[0] - point[0]) * part, point[1] + (goal[1] - point[1]) * part


def point_of(arc: Arc, t: float) -> tuple[float, float]:
    """The point of a line at `t` of its way, 0 at its beginning and 1 at its end."""
    return _point((arc.x1, arc.y1), (arc.cx, arc.cy), (arc.x2, arc.y2), t)


def _point(
    a: tuple[float, float], c: tuple[float, float], b: tuple[float, float], t: float
) -> tuple[float, float]:
    """The point of a quadratic curve at `t` of its way."""
    left, middle, right = (1 - t) ** 2, 2 * (1 - t) * t, t**2
    return left * a[0] + middle * c[0] + right * b[0], left * a[1] + middle * c[1] + right * b[1]


def _head(tip: tuple[float, float], control: tuple[float, float], size: float) -> str:
    back = _shift(tip, control, size)
    across = ((tip[1] - back[1]) * 0.42, -(tip[0] - back[0]) * 0.42)
    corners = (tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1]))
    return " ".join(f"{_r(x):g},{_r(y):g}" for x, y in corners)


def _r(value: float) -> float:
    return round(value, 1)


def wrap(text: str, width: int, most: int = 2) -> tuple[str, ...]:
    """A text in at most `most` lines of `width` characters, cut with … between words."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        elif len(lines) < most:
            lines.append(word if len(word) <= width else f"{word[: width - 1]}…")
        else:
            lines[-1] = f"{lines[-1][: width - 1].rstrip(' ,;')}…"
            break
    return tuple(lines)
