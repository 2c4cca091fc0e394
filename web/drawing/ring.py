"""A handful of chosen actors: the most linked in the middle, the others on an ellipse around it."""

from __future__ import annotations

import math
from collections.abc import Callable

from graph.views.actors import ActorName
from graph.views.relations import Relation, Relations
from web.drawing.geometry import Drawing, Line, Node, place, wrap
from web.drawing.labels import settle
from web.drawing.shapes import shape_of

OPEN = math.radians(36)


def ring(
    found: Relations,
    *,
    short: Callable[[ActorName], str],
    note: Callable[[ActorName], str],
    href: Callable[[ActorName], str],
    title: Callable[[Relation], str],
    relation_href: Callable[[Relation], str],
    opened: str | None,
    narrow: bool = False,
) -> Drawing:
    """The drawing of relations between chosen actors; `opened` is the key of the line that is shown beside it."""
    width, height = (358.0, 420.0) if narrow else (690.0, 560.0 if len(found.chosen) > 2 else 300.0)
    order = _order(found)
    places = _places(len(order), len(order) > 3, width, height, narrow)
    nodes = {
        one.id: _node(one, x, y, (width / 2, height / 2), short(one), note(one), href(one), narrow)
        for one, (x, y) in zip(order, places, strict=True)
    }
    lines = [
        Line(
            id=one.key, source=one.a, target=one.b, family=one.family, count=one.count, hollow=one.hollow,
            href=relation_href(one), title=title(one), open=one.key == opened,
        )
        for one in found.relations
    ]  # fmt: skip
    arcs = place(lines, nodes, spread=24.0 if narrow else 30.0)
    return Drawing(width, height, settle(nodes, arcs, width, height), tuple(arcs))


def _order(found: Relations) -> list[ActorName]:
    """The most linked actor first, then each next to the one it has most to do with, to spare crossings."""
    if not found.chosen:
        return []
    weight = {
        (one.id, other.id): _weight(found, one.id, other.id) for one in found.chosen for other in found.chosen
    }
    total = {one.id: sum(weight[one.id, other.id] for other in found.chosen) for one in found.chosen}
    rest = sorted(found.chosen, key=lambda one: -total[one.id])
    first = rest.pop(0)
    out = [first]
    if rest:
        rest.sort(key=lambda one: (total[one.id] - weight[one.id, first.id], total[one.id]))
        out.append(rest.pop(0))
    while rest:
        last = out[-1].id
        best = max(rest, key=lambda one: (weight[last, one.id], total[one.id]))
        rest.remove(best)
        out.append(best)
    return out


def _weight(found: Relations, a: str, b: str) -> int:
    return sum(one.count for one in found.relations if {one.a, one.b} == {a, b})


def _places(
    count: int, centred: bool, width: float, height: float, narrow: bool
) -> list[tuple[float, float]]:
    middle = (width / 2, height / 2)
    reach = (width / 2 - (44 if narrow else 90), height / 2 - 74)
    out = [middle] if centred and count else []
    around = count - len(out)
    begin = -math.pi / 2 if narrow else math.pi
    angles = [begin + 2 * math.pi * number / max(around, 1) for number in range(around)]
    if around == 3 and not narrow:  # one on the left, two on the right: wider than a triangle of equal sides
        angles = [math.pi, -OPEN, OPEN]
    if around == 3 and narrow:  # one above, two below, as far apart as a phone lets them
        return [
            *out,
            *(
                (middle[0] + reach[0] * x, middle[1] + reach[1] * y)
                for x, y in ((0, -1), (0.9, 1), (-0.9, 1))
            ),
        ]
    high = max((abs(math.sin(angle)) for angle in angles), default=1.0) or 1.0
    for angle in angles:
        out.append((middle[0] + reach[0] * math.cos(angle), middle[1] + reach[1] * math.sin(angle) / high))
    return out


def _node(
    one: ActorName,
    x: float,
    y: float,
    middle: tuple[float, float],
    label: str,
    note: str,
    href: str,
    narrow: bool,
) -> Node:
    """The label stands outward: above in the upper half, below in the lower, and below in the middle."""
    lines = wrap(label, 16 if narrow else 24)
    above = y < middle[1] - 20
    label_y = y - 20 - 17 * (len(lines) - 1) - (16 if note else 0) if above else y + 29
    return Node(
        id=one.id, shape=shape_of(one), x=round(x, 1), y=round(y, 1), label=lines, note=note, anchor="middle",
        label_x=round(x, 1), label_y=round(label_y, 1), href=href, title=label,
    )  # fmt: skip
