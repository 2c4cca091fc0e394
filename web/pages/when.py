"""The small time line of one commitment: said, due, and the day counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from graph.views.commitments import Commitment
from graph.views.periods import first_day, last_day

WIDTH = 660.0
NARROW = 330.0
"""Pixels between the two ends, on a wide page and on a phone."""


@dataclass(frozen=True)
class When:
    """Places of the meeting, the due date and the day counted from, with ticks at the beginnings of months or years."""

    met: float
    met_day: date
    due: float
    due_day: date
    now: float
    as_of: date
    days: int
    ticks: tuple[tuple[float, date], ...]
    monthly: bool
    width: float

    @classmethod
    def of(cls, found: Commitment, as_of: date, width: float = WIDTH) -> When | None:
        """None where the meeting or the due date is not known."""
        met = next((first_day(line.date) for line in found.statements if line.date), None)
        due = last_day(found.due)
        if met is None or due is None:
            return None
        begin, end = min(met, due), max(met, due)
        near = begin <= as_of <= end + (end - begin) * 3 + timedelta(days=60)
        end = max(end, as_of) if near else end + timedelta(days=30)
        span = max((end - begin).days, 30)
        begin, end = begin - timedelta(days=span // 8), end + timedelta(days=span // 8)

        def x(day: date) -> float:
            part = (day - begin).days / max((end - begin).days, 1)
            return round(min(max(part, 0.0), 1.0) * width + 8, 1)

        monthly = (end - begin).days <= 500
        days = (
            _months(begin, end) if monthly else [date(y, 1, 1) for y in range(begin.year + 1, end.year + 1)]
        )
        step = -(-len(days) // int(width // 90))
        ticks = tuple((x(day), day) for day in days[::step])
        return cls(x(met), met, x(due), due, x(as_of), as_of, (as_of - due).days, ticks, monthly, width)


def _months(begin: date, end: date) -> list[date]:
    out, day = [], date(begin.year, begin.month, 1)
    while day <= end:
        if day >= begin:
            out.append(day)
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return out
