"""Who stands with whom in the rows of a briefing, as a picture: names on two sides, a line for each pair and family."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.briefings.answer import Answer
from graph.briefings.words import word
from graph.views.families import FAMILY_OF

from .pictures import Part, Picture, Point, cut

WIDTH, ROW, REACH, LEGEND = 480.0, 26.0, 96.0, 11.0
MOST = 18
"""Names that are drawn; more cannot be told apart."""
LEAST = 3
"""With fewer names a sentence says it as well."""
DASHES: dict[str, tuple[float, ...]] = {
    "thanks": (0.5, 3), "requests": (), "undertakings": (6, 2.5), "coordination": (7, 2.5, 1.5, 2.5),
    "decisions": (10, 2.5, 2.5, 2.5), "reports": (2.5, 2.5), "part": (1, 4),
}  # fmt: skip
AIM: tuple[float, ...] = (1, 3)
"""What is only an aim is drawn in dots, whatever its family."""


@dataclass(frozen=True)
class Tie:
    """So many rows say of one pair something of one family; `joint` lines have no arrow."""

    source: str
    target: str
    family: str
    count: int
    aim: bool = False

    @property
    def joint(self) -> bool:
        return self.family == "coordination"


def network(answer: Answer) -> Picture | None:
    """Return the picture that the briefing's header asks for; None where too few names stand in the rows."""
    ties = _ties(answer)
    degree = Counter(name for tie in ties for name in (tie.source, tie.target))
    shown = [name for name, _ in degree.most_common(MOST)]
    if len(shown) < LEAST:
        return None
    ties = [tie for tie in ties if tie.source in shown and tie.target in shown]
    left, right = _sides(shown, ties)
    height = max(120.0, ROW * (len(right) + 0.4))
    places = {**_column(left, -1, height), **_column(right, 1, height)}
    parts = [part for index, tie in enumerate(ties) for part in _tie(tie, places, _bend(ties, index))]
    for name in [*left, *right]:
        parts += _name(name, places[name])
    kinds = list(dict.fromkeys((tie.family, tie.aim) for tie in ties))
    legend = _legend(kinds, height + 14, answer.language)
    bottom = max(part.points[0][1] for part in legend)
    left_out = len(degree) - len(shown)
    if left_out:
        bottom += LEGEND
        note = word("not_drawn", answer.language, n=left_out)
        legend.append(Part("text", ((0, bottom),), "ink2", 7.5, text=note))
    said = "; ".join(f"{tie.source} – {tie.target} ({tie.count})" for tie in ties)
    return Picture(WIDTH, bottom + 6, (*parts, *legend), said)


def _ties(answer: Answer) -> list[Tie]:
    """Return the ties of all rows; a row with several names on a side ties each of them."""
    names = [column.name for column in answer.question.columns]
    chart, lines = answer.question.chart, answer.question.lines
    counted: Counter[tuple[str, str, str, bool]] = Counter()
    for index, row in enumerate(answer.rows):
        modality = answer.said[index].modality if index < len(answer.said) else None
        values = dict(zip(names, row, strict=True))
        kind = str(values.get(lines.get("type", "")) or lines.get("type", "") or "COORDINATES_WITH")
        family = FAMILY_OF.get(kind, "part")
        weight = values.get(chart["weight"]) if "weight" in chart else 1
        for one in _listed(values[chart["label"]]):
            for other in _listed(values[chart["value"]]):
                if one != other:
                    ends = sorted((one, other)) if family == "coordination" else [one, other]
                    counted[ends[0], ends[1], family, modality == "aim"] += int(weight or 1)
    return [Tie(one, other, family, n, aim) for (one, other, family, aim), n in counted.items()]


def _listed(value: Any) -> list[str]:
    return [str(item) for item in (value if isinstance(value, list) else [value]) if item]


def _sides(names: list[str], ties: list[Tie]) -> tuple[list[str], list[str]]:
    """Return the names on the left and on the right, most ties crossing the middle and as few as can be each other.

    *names* come with the most tied first. Each goes to the side that fewer of its neighbours are on, while that has room;
    then each side is put in the order of where the neighbours stand, a few times over.
    """
    near: dict[str, list[str]] = {name: [] for name in names}
    for tie in ties:
        near[tie.source].append(tie.target)
        near[tie.target].append(tie.source)
    room = (len(names) + 1) // 2
    sides: tuple[list[str], list[str]] = ([], [])
    for name in names:
        counts = [sum(other in side for other in near[name]) + 1000 * (len(side) >= room) for side in sides]
        sides[0 if counts[0] < counts[1] else 1].append(name)
    for _turn in range(6):
        for side, others in (sides, sides[::-1]):
            height = {name: place for place, name in enumerate(others)}
            own = {name: place for place, name in enumerate(side)}
            side.sort(key=lambda name: _mean([height[o] for o in near[name] if o in height], own[name]))
    return (sides[0], sides[1]) if len(sides[1]) >= len(sides[0]) else (sides[1], sides[0])


def _mean(values: list[int], otherwise: int) -> float:
    return sum(values) / len(values) if values else float(otherwise)


def _column(names: list[str], side: int, height: float) -> dict[str, Point]:
    """Return places at equal heights, on a shallow arc, so that no label meets another."""
    places = {}
    for index, name in enumerate(names):
        part = (index + 0.5) / len(names) * 2 - 1
        x = WIDTH / 2 + side * (REACH - 26 * part * part)
        places[name] = (round(x, 1), round(height / 2 * (1 + part), 1))
    return places


def _bend(ties: list[Tie], index: int) -> float:
    """Return by how much a line is bent, so that several lines of one pair lie apart."""
    pair = {ties[index].source, ties[index].target}
    same = [place for place, tie in enumerate(ties) if {tie.source, tie.target} == pair]
    offset = (same.index(index) - (len(same) - 1) / 2) * 14
    first = ties[same[0]].source
    return offset if ties[index].source == first else -offset


def _tie(tie: Tie, places: dict[str, Point], bend: float) -> list[Part]:
    (x1, y1), (x2, y2) = places[tie.source], places[tie.target]
    length = math.hypot(x2 - x1, y2 - y1) or 1
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    middle = ((x1 + x2) / 2 - dy * bend, (y1 + y2) / 2 + dx * bend)
    if (x1 - WIDTH / 2) * (x2 - WIDTH / 2) > 0:
        # Names of one side: the line swings out into the middle, the farther the names are apart.
        swing = min(0.9, 0.25 + length / 300)
        middle = (middle[0] + (WIDTH / 2 - middle[0]) * swing, middle[1])
    start, end = _towards((x1, y1), middle, 6), _towards((x2, y2), middle, 7)
    width = min(3.0, 0.9 + 0.4 * (tie.count - 1))
    path = tuple(_curve(start, middle, end))
    dash = AIM if tie.aim else tuple(step * max(1.0, width) for step in DASHES[tie.family])
    parts = [Part("line", path, tie.family, width, dash)]
    if not tie.joint:
        parts.append(Part("area", _tip(path[-2], end, 5), tie.family))
    if tie.count > 1:
        at = path[len(path) // 2]
        parts.append(Part("text", ((at[0] + 3, at[1] - 2),), tie.family, 7.5, text=f"×{tie.count}"))
    return parts


def _towards(place: Point, other: Point, by: float) -> Point:
    length = math.hypot(other[0] - place[0], other[1] - place[1]) or 1
    return (place[0] + (other[0] - place[0]) / length * by, place[1] + (other[1] - place[1]) / length * by)


def _curve(start: Point, middle: Point, end: Point, steps: int = 12) -> Iterable[Point]:
    for step in range(steps + 1):
        t = step / steps
        yield (
            round((1 - t) ** 2 * start[0] + 2 * t * (1 - t) * middle[0] + t * t * end[0], 1),
            round((1 - t) ** 2 * start[1] + 2 * t * (1 - t) * middle[1] + t * t * end[1], 1),
        )


def _tip(before: Point, end: Point, size: float) -> tuple[Point, ...]:
    length = math.hypot(end[0] - before[0], end[1] - before[1]) or 1
    dx, dy = (end[0] - before[0]) / length, (end[1] - before[1]) / length
    back = (end[0] - dx * size, end[1] - dy * size)
    half = size * 0.45
    return (end, (back[0] - dy * half, back[1] + dx * half), (back[0] + dy * half, back[1] - dx * half))


def _name(name: str, place: Point) -> list[Part]:
    right = place[0] >= WIDTH / 2
    at = (place[0] + (8 if right else -8), place[1] + 3)
    return [
        Part("circle", (place,), "ink", 4, hollow=True),
        Part("text", (at,), "ink", 8, text=cut(name, 29), anchor="start" if right else "end", bold=True),
    ]


def _legend(kinds: list[tuple[str, bool]], y: float, language: str) -> list[Part]:
    """Return what each line means, in as many rows as that takes."""
    parts: list[Part] = []
    x = 0.0
    for family, aim in kinds:
        text = word(f"family_{family}", language)
        text = word("only_an_aim", language, family=text) if aim else text
        room = 40 + 4.1 * len(text)
        if x and x + room > WIDTH:
            x, y = 0.0, y + LEGEND
        dash = AIM if aim else DASHES[family]
        parts.append(Part("line", ((x, y - 2.5), (x + 24, y - 2.5)), family, 1.2, dash))
        parts.append(Part("text", ((x + 28, y),), "ink2", 7.5, text=text))
        x += room
    return parts
