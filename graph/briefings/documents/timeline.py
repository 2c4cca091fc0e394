"""When the commitments of a briefing fall due, as a picture: a square each on a line of time, and the day it is for."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date as Day

from graph.briefings.answer import Answer
from graph.briefings.words import date, word

from .pictures import Part, Picture

WIDTH, SIDE = 480.0, 7.0
ROOM = 63.0
"""Height of the highest stack of squares."""
LEAST = 2
"""With fewer dates a sentence says it as well."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def due_line(answer: Answer) -> Picture | None:
    """Return the picture that the briefing's header asks for; None where too few rows have a date."""
    column = [c.name for c in answer.question.columns].index(answer.question.chart["value"])
    days = [day for row in answer.rows if (day := last_day(row[column])) is not None]
    now = last_day(answer.as_of)
    if len(days) < LEAST or now is None:
        return None
    first, last = min(*days, now), max(*days, now)
    first, last = Day(first.year, 1, 1), Day(last.year, 12, 31)
    span = max(1, (last - first).days)
    stacks = Counter(
        (int((day - first).days / span * (WIDTH - SIDE) / (SIDE + 1)), day < now) for day in days
    )
    highest = max(sum(n for (slot, _), n in stacks.items() if slot == one) for one, _ in stacks)
    step = min(SIDE + 1, ROOM / highest)
    base = step * highest + 20
    parts = [*_axis(first, last, base), *_now(answer, (now - first).days / span * WIDTH, base)]
    for slot in sorted({slot for slot, _ in stacks}):
        late, ahead = stacks[slot, True], stacks[slot, False]
        for place in range(late + ahead):
            x, y = slot * (SIDE + 1), base - 1 - (place + 1) * step
            parts.append(_square(x, y, SIDE, max(step - 1, 0.5), hollow=place >= late))
    parts += _legend(base + 26, answer.language)
    said = ", ".join(f"{year}: {n}" for year, n in sorted(Counter(day.year for day in days).items()))
    return Picture(WIDTH, base + 30, tuple(parts), said)


def last_day(value: object) -> Day | None:
    """Return the last day of an ISO date, month or year; None for anything else."""
    found = _DATE.fullmatch(str(value)) if value else None
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 0)
    try:
        if day:
            return Day(year, month, day)
        return Day(year, 12, 31) if month == 12 else Day.fromordinal(Day(year, month + 1, 1).toordinal() - 1)
    except ValueError:
        return None


def _square(x: float, y: float, width: float, height: float, *, hollow: bool) -> Part:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return Part("area", corners, "undertakings", 0.8, hollow=hollow)


def _axis(first: Day, last: Day, base: float) -> list[Part]:
    years = list(range(first.year, last.year + 1))
    each = max(1, len(years) // 10)
    parts = [Part("line", ((0, base), (WIDTH, base)), "ink", 0.8)]
    for place, year in enumerate(years):
        x = WIDTH * place / len(years)
        parts.append(Part("line", ((x, base), (x, base + 4)), "ink", 0.8))
        if place % each == 0:
            parts.append(Part("text", ((x + 2, base + 10),), "ink2", 7.5, text=str(year)))
    return parts


def _now(answer: Answer, x: float, base: float) -> list[Part]:
    text = date(answer.as_of, answer.language)
    side = "end" if x > WIDTH * 0.7 else "start"
    at = (x - 3 if side == "end" else x + 3, 8.0)
    return [
        Part("line", ((x, 0), (x, base)), "ink", 0.8, (2, 2)),
        Part("text", (at,), "ink2", 7.5, text=text, anchor=side),
    ]


def _legend(y: float, language: str) -> list[Part]:
    late, ahead = word("overdue", language), word("open", language)
    x = 24 + 4.6 * len(late)
    return [
        _square(0, y - 6, SIDE, SIDE - 1, hollow=False),
        Part("text", ((11, y),), "ink2", 7.5, text=late),
        _square(x, y - 6, SIDE, SIDE - 1, hollow=True),
        Part("text", ((x + 11, y),), "ink2", 7.5, text=ahead),
    ]
