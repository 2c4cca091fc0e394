"""First and last day of a date or period as the graph writes them: 2018-08-09, 2018-11, 2019, 2026-W06."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")


def first_day(value: str | None) -> date | None:
    """The first day of a date or period, None where it has another form."""
    return _bounds(value or "")[0]


def last_day(value: str | None) -> date | None:
    """The last day of a date or period, None where it has another form."""
    return _bounds(value or "")[1]


def _bounds(text: str) -> tuple[date | None, date | None]:
    try:
        if found := _DAY.match(text):
            day = date(*(int(part) for part in found.groups()))
            return day, day
        if found := _MONTH.match(text):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if found := _WEEK.match(text):
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
            return monday, monday + timedelta(days=6)
        if found := _YEAR.match(text):
            return date(int(found[1]), 1, 1), date(int(found[1]), 12, 31)
    except ValueError:  # 2018-02-31: no such day, shown as printed and not counted
        return None, None
    return None, None
