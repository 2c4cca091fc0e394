"""Dates and periods as written ("13-14 March", "the third quarter of 2020", "mediados de junio"), read at a place."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from graph.dates import is_period
from loaders.times.words import Words, words_of
from loaders.times.written import written


@dataclass(frozen=True)
class Read:
    """A date or period that was read: `first` and `last` are periods ("2018-07", "2018-07-19"; last None for a single
    one), None where the year is not shown and cannot be known; `precision` is day, week, month, quarter, half or year;
    `relative` marks "next week" and the like."""

    start: int
    end: int
    first: str | None
    last: str | None
    precision: str
    written_year: bool
    relative: bool = False


Anchor = tuple[int, int | None, int | None]
"""Year, month and day that dates without a year count from; month and day may be unknown."""


def anchor_of(text: str | None) -> Anchor | None:
    """The anchor that a meeting's date ("2018-07-19", "2013-05", "2005") gives."""
    if not text or not is_period(text) or "W" in text:
        return None
    parts = [int(part) for part in text.split("-")]
    return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None


def read_period(flat: str, at: int, end: int, language: str, anchor: Anchor | None) -> Read | None:
    """The date or period that begins at `at` in flat text, the longest reading; None where there is none."""
    best: Read | None = None
    for pattern, build in _readers(language):
        match = pattern.match(flat, at, end)
        if not match:
            continue
        found = build(match, words_of(language), anchor)
        if found is not None and (best is None or found.end > best.end):
            best = found
    return best


def find_periods(flat: str, start: int, end: int, language: str, anchor: Anchor | None) -> list[Read]:
    """Every date or period of ``flat[start:end]`` in order, none inside another."""
    out: list[Read] = []
    at = start
    for match in _candidate(language).finditer(flat, start, end):
        if match.start() < at:
            continue
        found = read_period(flat, match.start(), end, language, anchor)
        if found is not None:
            out.append(found)
            at = found.end
    return out


def day_of(year: int, month: int, day: int) -> str | None:
    """An ISO date, None where there is no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def year_after(anchor: Anchor | None, month: int, day: int | None) -> int | None:
    """The year of the next such month or day from the anchor on; None where that cannot be known."""
    if anchor is None or anchor[1] is None:
        return None
    year, from_month, from_day = anchor
    assert from_month is not None
    if month != from_month:
        return year if month > from_month else year + 1
    if day is None or from_day is None or day >= from_day:
        return year
    return year + 1


@cache
def _candidate(language: str) -> re.Pattern[str]:
    words = words_of(language)
    return re.compile(
        rf"(?<![\w/.-])(?:{words.month}|{words.part}|{words.ordinal}|{words.weekday}|{words.this}\s|{words.next}\s|{words.yearend}|{words.monthend}|mid-|q[1-4]|week|(?:la\s+)?(?:semana|mes|ano)\s|primero\s|\d)"
    )


Builder = Callable[[re.Match[str], Words, Anchor | None], Read | None]


def _number(text: str) -> int:
    if text in ("first", "primero"):
        return 1
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def _month_number(text: str, words: Words) -> int:
    return words.months[text.rstrip(".")]


def _read(match: re.Match[str], first: str | None, last: str | None, precision: str, year: bool) -> Read:
    return Read(match.start(), match.end(), first, last if last != first else None, precision, year)


def _group(match: re.Match[str], name: str) -> str | None:
    return match.groupdict().get(name)


def _iso(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    found = day_of(int(match["y"]), int(match["mm"]), int(match["d"]))
    return _read(match, found, None, "day", True) if found else None


def _slashed(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    """Day before month where the figures or the language say so; 03/04/2018 in an English text may be either."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 2000 if year < 100 else 0
    if second > 12:
        first, second = second, first
    elif first <= 12 and first != second and words.months.get("january"):
        return _read(match, None, None, "day", True)
    found = day_of(year, second, first)
    return _read(match, found, None, "day", True) if found else None


def _roman_month(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    """ "19/VI/05", as secretariats of the Southern Cone write."""
    romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
    if match["r"] not in romans:
        return None
    year = int(match["y"]) + (2000 if len(match["y"]) == 2 else 0)
    found = day_of(year, romans.index(match["r"]) + 1, int(match["d"]))
    return _read(match, found, None, "day", True) if found else None


def _one_day(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    month, day = _month_number(match["m"], words), _number(match["d"])
    year = int(match["y"]) if match["y"] else year_after(anchor, month, day)
    first = day_of(year, month, day) if year else None
    if year and first is None:
        return None
    return _read(match, first, None, "day", bool(match["y"]))


def _days(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    month = _month_number(match["m"], words)
    day, day2 = _number(match["d"]), _number(match["d2"])
    if day2 < day:
        return None
    year = int(match["y"]) if match["y"] else year_after(anchor, month, day)
    first = day_of(year, month, day) if year else None
    last = day_of(year, month, day2) if year else None
    if year and (first is None or last is None):
        return None
    return _read(match, first, last, "day", bool(match["y"]))


def _days_over_months(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    month, month2 = _month_number(match["m"], words), _month_number(match["m2"], words)
    day, day2 = _number(match["d"]), _number(match["d2"])
    year2 = int(match["y2"] or match["y"] or 0)
    year = int(match["y"] or 0) or (
        year2 - (month > month2) if year2 else year_after(anchor, month, day) or 0
    )
    year2 = year2 or (year + (month > month2) if year else 0)
    first, last = (day_of(year, month, day), day_of(year2, month2, day2)) if year else (None, None)
    if year and (first is None or last is None):
        return None
    return _read(match, first, last, "day", bool(match["y"] or match["y2"]))


def _months(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    month, month2 = _month_number(match["m"], words), _month_number(match["m2"], words)
    year2 = int(match["y2"] or match["y"] or 0)
    year = int(match["y"] or 0) or (
        year2 - (month > month2) if year2 else year_after(anchor, month, None) or 0
    )
    if not year:
        return _read(match, None, None, "month", False)
    year2 = year2 or year + (month > month2)
    return _read(
        match, f"{year}-{month:02}", f"{year2}-{month2:02}", "month", bool(match["y"] or match["y2"])
    )


def _month(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    month = _month_number(match["m"], words)
    year = int(match["y"]) if match["y"] else year_after(anchor, month, None)
    return _read(match, f"{year}-{month:02}" if year else None, None, "month", bool(match["y"]))


def _week(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    day = _one_day(match, words, anchor)
    if day is None or day.first is None:
        return day
    return replace(
        _read(match, iso_week(date.fromisoformat(day.first)), None, "week", day.written_year), relative=True
    )


def iso_week(day: date) -> str:
    """The week of a day as "2026-W06"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _year_of(match: re.Match[str], anchor: Anchor | None) -> int | None:
    if _group(match, "y"):
        return int(match["y"])
    if anchor is None:
        return None
    return anchor[0] + (1 if _group(match, "nexty") else 0)


def _fraction(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    """A quarter or a half of a year is written as its last month."""
    groups = match.groupdict()
    number = int(groups["q"]) if groups.get("q") else words.ordinals[match["ord"]]
    unit = groups.get("unit") or "quarter"
    months = 6 if unit.startswith(("half", "sem", "mitad")) else 4 if unit.startswith("cuatri") else 3
    if months == 6 and match.groupdict().get("ord") in ("last", "ultimo", "ultima"):
        number = 2
    if number * months > 12:
        return None
    year = _year_of(match, anchor)
    shown = bool(_group(match, "y"))
    if (
        year is not None
        and not shown
        and anchor
        and anchor[1]
        and not _group(match, "this")
        and number * months < anchor[1]
    ):
        year += 1
    name = "half" if months == 6 else "quarter"
    return _read(match, f"{year}-{number * months:02}" if year else None, None, name, shown)


def _year(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    return _read(match, match["y"], None, "year", True)


def _years(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    return _read(match, match["y"], match["y2"], "year", True) if match["y2"] > match["y"] else None


def _this_year(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    year = _year_of(match, anchor)
    return _read(match, str(year) if year else None, None, "year", bool(_group(match, "y")))


def _this_month(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    shown = f"{anchor[0]}-{anchor[1]:02}" if anchor and anchor[1] else None
    return _read(match, shown, None, "month", False)


def _this(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    found = _relative(match, words, anchor, 0)
    # "this week" sets a time by itself; "this year's report" does not
    return replace(found, relative=found.precision == "week") if found is not None else None


def _this_week(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    day = _day_of_anchor(anchor)
    return _read(match, iso_week(day) if day else None, None, "week", False)


def _day_of_anchor(anchor: Anchor | None) -> date | None:
    return date(anchor[0], anchor[1], anchor[2]) if anchor and anchor[1] and anchor[2] else None


def _day_of_this_month(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    return _day_of_month(match, anchor, 0)


def _day_of_next_month(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    return _day_of_month(match, anchor, 1)


def _day_of_month(match: re.Match[str], anchor: Anchor | None, step: int) -> Read | None:
    if anchor is None or anchor[1] is None:
        return _read(match, None, None, "day", False)
    months = anchor[0] * 12 + anchor[1] - 1 + step
    first = day_of(months // 12, months % 12 + 1, _number(match["d"]))
    return _read(match, first, None, "day", False) if first else None


def _weekday(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    """The next such day after the meeting; "next" marks one that needs no other word."""
    day = _day_of_anchor(anchor)
    if day is None:
        return None
    ahead = (words.weekdays[match["day"]] - day.weekday() - 1) % 7 + 1
    found = _read(match, (day + timedelta(days=ahead)).isoformat(), None, "weekday", False)
    return replace(found, relative=bool(match["which"]) or "proximo" in match[0] or "viene" in match[0])


def _next(match: re.Match[str], words: Words, anchor: Anchor | None) -> Read | None:
    found = _relative(match, words, anchor, 1)
    return replace(found, relative=True) if found is not None else None


def _relative(match: re.Match[str], words: Words, anchor: Anchor | None, step: int) -> Read | None:
    if match["unit"].endswith("s") and match["unit"] != "mes":
        return None  # "the coming weeks" are no week
    unit = words.units[re.sub(r"\s+", " ", match["unit"])]
    year, month, day = anchor or (None, None, None)
    first: str | None = None
    if unit == "year":
        first = str(year + step) if year else None
    elif unit == "month" and year and month:
        months = year * 12 + month - 1 + step
        first = f"{months // 12}-{months % 12 + 1:02}"
    elif unit == "week" and year and month and day:
        first = iso_week(date(year, month, day) + timedelta(weeks=step))
    elif unit in ("quarter", "half") and year and month:
        size = 3 if unit == "quarter" else 6
        last = year * 12 + (month - 1) // size * size + size * step + size - 1
        first = f"{last // 12}-{last % 12 + 1:02}"
    elif unit not in ("month", "week", "quarter", "half"):
        return None
    return _read(match, first, None, unit, False)


_BUILDERS: dict[str, Builder] = {
    "iso": _iso,
    "slashed": _slashed,
    "roman month": _roman_month,
    "day": _one_day,
    "days": _days,
    "days over months": _days_over_months,
    "week": _week,
    "month": _month,
    "months": _months,
    "fraction": _fraction,
    "year": _year,
    "years": _years,
    "this year": _this_year,
    "this month": _this_month,
    "this": _this,
    "next": _next,
    "this week": _this_week,
    "day of this month": _day_of_this_month,
    "day of next month": _day_of_next_month,
    "weekday": _weekday,
}


@cache
def _readers(language: str) -> tuple[tuple[re.Pattern[str], Builder], ...]:
    return tuple(
        (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), _BUILDERS[kind]) for pattern, kind in written(language)
    )
