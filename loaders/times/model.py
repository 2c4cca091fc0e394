"""A time that was set, as it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "term", "event", "fuzzy"]

RANK = {"by": 4, "targets": 4, "term": 4, "from": 3, "in": 2, "bare": 2, "event": 1, "fuzzy": 1, "open": 0}


@dataclass(frozen=True)
class Due:
    """A time that was set: `due` an ISO date or period, None where no date follows; `due_text` its words at
    ``text[start:end]``. `kind`: date, term (counted from the meeting), event (a meeting or a step whose date is not known),
    fuzzy ("as soon as possible"). `precision`: day, week, month, quarter, half, year or none. `note` says what was not
    counted (holidays)."""

    due: str | None
    due_text: str
    start: int
    end: int
    kind: Kind
    precision: str
    rank: int = 0
    note: str = ""


def made(
    line: str, start: int, end: int, due: str | None, kind: Kind, precision: str, role: str, note: str = ""
) -> Due:
    return Due(due, line[start:end], start, end, kind, precision, RANK[role], note)
