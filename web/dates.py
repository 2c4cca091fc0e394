"""Dates as the two languages write them: 19 July 2018, 19 de julio de 2018; a period stays a period."""

from __future__ import annotations

import re

from web.i18n import texts

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)$")


def long_date(value: str | None, language: str) -> str:
    return _written(value, language, "months", " de " if language == "es" else " ")


def short_date(value: str | None, language: str) -> str:
    return _written(value, language, "months_short", " ")


def since(value: str | None, language: str) -> str:
    """A short date after "since": Spanish points at days and weeks (desde el 9 ago 2018, desde dic 2018)."""
    return _pointed(value, language, short_date(value, language))


def since_long(value: str | None, language: str) -> str:
    return _pointed(value, language, long_date(value, language))


def _pointed(value: str | None, language: str, words: str) -> str:
    if language != "es" or not value:
        return words
    return f"el {words}" if _DAY.match(value) else f"la {words}" if _WEEK.match(value) else words


def on(value: str | None, language: str) -> str:
    """When something was: on 9 July 2018, in July 2018; el 9 de julio de 2018, en julio de 2018."""
    if not value:
        return ""
    if _DAY.match(value):
        return texts(language)["date.on_day"].format(day=long_date(value, language))
    return texts(language)["date.in_period"].format(day=since_long(value, language))


def _written(value: str | None, language: str, months: str, joint: str) -> str:
    """A date or period in words; a value of another form is given back as it is, None as nothing."""
    if not value:
        return ""
    names = texts(language)[f"date.{months}"]
    if found := _DAY.match(value):
        year, month, day = found.groups()
        return f"{int(day)}{joint}{names[int(month) - 1]}{joint}{year}"
    if found := _MONTH.match(value):
        return f"{names[int(found[2]) - 1]}{joint}{found[1]}"
    if found := _WEEK.match(value):
        return texts(language)["date.week"].format(week=int(found[2]), year=found[1])
    return value


def date_range(start: str | None, end: str | None, language: str) -> str:
    """First and last day of a meeting, the month written once where it is the same."""
    if not end or end == start:
        return long_date(start, language)
    first, last = _DAY.match(start or ""), _DAY.match(end)
    if first and last and first[1] == last[1] and first[2] == last[2]:
        joint = texts(language)["date.to"]
        return f"{int(first[3])} {joint} {long_date(end, language)}"
    return f"{long_date(start, language)} – {long_date(end, language)}"


def moment(value: str | None, language: str) -> str:
    """An ISO time as date and hour (UTC), for the footer and the history."""
    if not value or len(value) < 16:
        return long_date(value, language)
    return f"{short_date(value[:10], language)}, {value[11:16]}"
