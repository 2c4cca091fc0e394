"""Periods as the graph writes them: a day "2018-08-09", a week "2026-W06", a month "2018-11", a year "2019"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PERIOD = re.compile(r"(\d{4})(?:-W(\d{2})|-(\d{2})(?:-(\d{2}))?)?")


def is_period(text: str) -> bool:
    """Whether `text` is a period that exists."""
    try:
        due_end(text)
    except ValueError:
        return False
    return True


def due_start(due: str) -> date:
    """The first day of a period. Raises `ValueError` where there is no such period."""
    year, week, month, day = _parts(due)
    if week:
        return date.fromisocalendar(year, week, 1)
    return date(year, month or 1, day or 1)


def due_end(due: str) -> date:
    """The last day of a period: what is due in "2018-11" is late from 2018-12-01. Raises `ValueError`."""
    year, week, month, day = _parts(due)
    if week:
        return date.fromisocalendar(year, week, 1) + timedelta(days=6)
    if day:
        return date(year, month, day)
    last = month or 12
    return date(year, last, monthrange(year, last)[1])


def _parts(due: str) -> tuple[int, int, int, int]:
    match = _PERIOD.fullmatch(due)
    if not match:
        raise ValueError(f"{due!r} is no period: a day, a week (2026-W06), a month or a year is wanted")
    year, week, month, day = (int(part or 0) for part in match.groups())
    if match[3] and not 1 <= month <= 12 or match[4] and not day or not year:
        raise ValueError(f"{due!r} is no period: there is no such month or day")
    return year, week, month, day
