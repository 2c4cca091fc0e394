"""One actor in the middle, its neighbours on two sides of an ellipse, sorted by family."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from graph.views.families import FAMILIES
from graph.views.neighbourhood import Neighbour, Surroundings, Tie
from web.drawing.geometry import Drawing, Heading, Line, Node, place, wrap
from web.drawing.shapes import shape_of

SLOT = 46.0
"""Height of an actor's place, px; a heading takes `HEADING` of it, an action with its two lines and note `ACTION`."""
HEADING = 0.75
ACTION = 1.35
MARK = 90.0
"""Pixels from the neighbour to the mark, at most."""
APART = (0.0, -0.33, 0.33, -0.6)
"""How much nearer or farther the marks of further lines to the same neighbour stand, as a part of that way."""
RIGHT = ("undertakings", "decisions")
"""Families that begin on the right, where actions stand; the rest begins on the left."""


@dataclass(frozen=True)
class Words:
    """What a drawing says in the page's language: each is asked for its text or address."""

    short: Callable[[str], str]
    heading: Callable[[str, int], str]
    tie: Callable[[Neighbour, Tie], str]
    action_note: Callable[[Neighbour], str]
    href: Callable[[Neighbour], str]
    tie_href: Callable[[Neighbour, Tie], str]


@dataclass(frozen=True)
class _Place:
    """A slot of one side: a heading, or a neighbour."""

    family: str
    neighbour: Neighbour | None
    size: float


def radial(
    around: Surroundings, shown: Sequence[Neighbour], words: Words, *, narrow: bool = False
) -> Drawing:
    """The drawing for a page 800 px wide, or for a phone (358 px, everything on one side)."""
    left, right = _sides(shown)
    if narrow:
        left, right = [], left + right
    slot = SLOT * (1.25 if len(shown) <= 12 and not narrow else 1.0 if len(shown) <= 24 or narrow else 0.88)
    inside = max(_height(left), _height(right), 3.0) * slot
    width, height = (358.0, inside + 40) if narrow else (800.0, inside + 60)
    middle = (26.0, height / 2) if narrow else (400.0, height / 2)
    reach = 84.0 if narrow else 168.0
    focus = _focus(around, words, middle, narrow)
    nodes, headings = {around.actor.id: focus}, []
    for side, sign in ((left, -1), (right, 1)):
        top = middle[1] - _height(side) * slot / 2
        for one in side:
            y = top + one.size * slot / 2
            top += one.size * slot
            x = middle[0] + sign * reach * _bulge(y, middle[1], inside / 2)
            if one.neighbour is None:
                headings.append(_heading(one.family, around, words, x, y, sign))
            else:
                nodes[one.neighbour.id] = _node(one.neighbour, words, x, y, sign, narrow)
    arcs = place(list(_lines(focus, shown, words, nodes)), nodes)
    return Drawing(width, height, tuple(nodes.values()), tuple(arcs), tuple(headings))


def _sides(shown: Sequence[Neighbour]) -> tuple[list[_Place], list[_Place]]:
    """The families on two sides: the last of one side moves over where that makes the higher side lower."""
    groups = [(family, [one for one in shown if one.family == family]) for family in FAMILIES]
    right = [_sector(family, group) for family, group in groups if group and family in RIGHT]
    left = [_sector(family, group) for family, group in groups if group and family not in RIGHT]
    for source, target in ((left, right), (right, left)):
        while len(source) > 1:
            here, there, last = _height(sum(source, [])), _height(sum(target, [])), _height(source[-1])
            if max(here - last, there + last) >= max(here, there):
                break
            target.append(source.pop())
    return sum(left, []), sum(right, [])


def _sector(family: str, group: Sequence[Neighbour]) -> list[_Place]:
    return [
        _Place(family, None, HEADING),
        *(_Place(family, one, 1.0 if one.actor else ACTION) for one in group),
    ]


def _height(side: Sequence[_Place]) -> float:
    return sum(one.size for one in side)


def _bulge(y: float, middle: float, half: float) -> float:
    """How far out a slot stands, 0 to 1: the ellipse is drawn 1.25 times higher than the slots so that its ends open."""
    return math.sqrt(max(0.0, 1 - ((y - middle) / (half * 1.25)) ** 2))


def _focus(around: Surroundings, words: Words, middle: tuple[float, float], narrow: bool) -> Node:
    label = wrap(words.short(around.actor.id), 18)
    return Node(
        id=around.actor.id, shape=shape_of(around.actor), x=middle[0], y=middle[1], label=() if narrow else label,
        label_x=middle[0], label_y=middle[1] + 30, focus=True, title=words.short(around.actor.id),
    )  # fmt: skip


def _heading(family: str, around: Surroundings, words: Words, x: float, y: float, sign: int) -> Heading:
    """A family with the number of all its statements about the focus, as the page's own list has them."""
    text = words.heading(family, around.families[family])
    anchor = "end" if sign < 0 else "start"
    return Heading(round(x - sign * 2, 1), round(y + 5, 1), anchor, text, family, round(x + sign * -14, 1))


def _node(one: Neighbour, words: Words, x: float, y: float, sign: int, narrow: bool) -> Node:
    out = 9 if one.actor is None else 17
    label: tuple[str, ...]
    if one.actor is not None:
        label = wrap(words.short(one.id), 30 if not narrow else 26)
    elif one.action is not None:
        label = wrap(one.action.action, 30)
    note = words.action_note(one) if one.actor is None else ""
    return Node(
        id=one.id,
        shape=shape_of(one.actor) if one.actor else "action",
        x=round(x, 1),
        y=round(y, 1),
        label=label,
        note=note,
        anchor="end" if sign < 0 else "start",
        label_x=round(x + sign * out, 1),
        label_y=round(y + 5 - 8.5 * (len(label) - 1 + (1 if note else 0)), 1),
        href=words.href(one),
        serif=one.actor is None,
        language=one.action.language if one.action and one.actor is None else "",
        title=one.action.action if one.action and one.actor is None else words.short(one.id),
    )


def _lines(focus: Node, shown: Sequence[Neighbour], words: Words, nodes: Mapping[str, Node]) -> list[Line]:
    """The lines of the drawing. Marks stand at two fifths of the way from the neighbour, on long lines nearer, where
    the lines are apart; those of one pair one behind the other."""
    out = []
    for one in shown:
        length = math.hypot(nodes[one.id].x - focus.x, nodes[one.id].y - focus.y) or 1.0
        for number, tie in enumerate(one.ties):
            source, target = (focus.id, one.id) if tie.out else (one.id, focus.id)
            away = min(0.4, MARK / length) * (1 + APART[number % len(APART)])
            out.append(
                Line(
                    id=f"{one.id}~{tie.family}~{'out' if tie.out else 'in'}",
                    source=source, target=target, family=tie.family, count=tie.count, hollow=tie.hollow,
                    href=words.tie_href(one, tie), title=words.tie(one, tie),
                    mark_at=round(1 - away if tie.out else away, 2),
                )
            )  # fmt: skip
    return out
