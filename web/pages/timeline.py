"""The time line in the last column of the commitments: from the meeting to the due date."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.views.commitments import CommitmentRow
from graph.views.periods import first_day, last_day

WIDTH = 280.0
NEAR = 8
"""Years before and after the day counted from that the line may hold."""
ROOM = 90.0
"""Pixels kept free on the right for the name of the day counted from."""


@dataclass(frozen=True)
class Tick:
    x: float
    text: str


@dataclass(frozen=True)
class Stretch:
    """The line of one commitment: from the meeting to the due date, `late` where its lateness ends.

    `met` and `due` say whether the time line holds that day; where not, the line runs to the edge without a mark.
    """

    begins: float
    met: bool
    ends: float | None
    due: bool
    late: float | None


@dataclass(frozen=True)
class Timeline:
    """Places on a line of `WIDTH` pixels between two days."""

    begin: date
    end: date
    as_of: date

    @classmethod
    def over(cls, rows: Sequence[CommitmentRow], as_of: date) -> Timeline | None:
        """A line that holds all meetings and due dates of these rows and the day counted from.

        Dates more than `NEAR` years from that day would squeeze the rest and are left out; None where all are.
        """
        days = [as_of]
        for row in rows:
            days += [day for day in (first_day(row.date), last_day(row.due)) if day]
        near = [day for day in days if abs(day.year - as_of.year) <= NEAR]
        if len(near) == 1:
            return None
        begin, end = min(near), max(near)
        return cls(date(begin.year, 1, 1), max(end, date(begin.year, 12, 31)), as_of)

    def x(self, day: date) -> float:
        span = (self.end - self.begin).days or 1
        part = (day - self.begin).days / span
        return round(min(max(part, 0.0), 1.0) * (WIDTH - ROOM) + 8, 1)

    @property
    def now(self) -> float:
        return self.x(self.as_of)

    @property
    def years(self) -> list[Tick]:
        apart = 36 * (self.end - self.begin).days / (365.25 * (WIDTH - ROOM))
        step = max(1, math.ceil(apart), (self.end.year - self.begin.year) // 4)
        years = range(self.begin.year, self.end.year + 1, step)
        ticks = [Tick(self.x(date(year, 1, 1)), str(year)) for year in years]
        return [tick for tick in ticks if not -36 < tick.x - self.now < 84]

    def stretch(self, row: CommitmentRow) -> Stretch | None:
        """Where a commitment begins and is due; None where the line holds neither."""
        met, due = first_day(row.date), last_day(row.due)
        if met is None or not (
            self._holds(met) or (due and self._holds(due)) or (due and met < self.begin < due)
        ):
            return None
        return Stretch(
            begins=self.x(met),
            met=self._holds(met),
            ends=self.x(due) if due else None,
            due=bool(due and self._holds(due)),
            late=self.now if due and row.state == "overdue" else None,
        )

    def _holds(self, day: date) -> bool:
        return self.begin <= day <= self.end
