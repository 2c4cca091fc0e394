"""Terms: so many days, weeks or months from the meeting, or from something that happens."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from loaders.times.model import Due, made
from loaders.times.periods import Anchor, day_of
from loaders.times.words import words_of


def read_term(line: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None) -> Due | None:
    words = words_of(language)
    number = match["n"]
    amount = int(number) if number.isdigit() else words.numbers[" ".join(number.split())]
    unit = words.units[" ".join(match["unit"].split())]
    opener = line[match.start() : match.start("n")]
    if unit in ("quarter", "half") or amount == 0:
        return None
    before = line[max(0, match.start() - 90) : match.start()]
    if unit == "hour" or re.search(r"\b(?:any|whenever|cualquier|cualesquiera|cada\s+vez)\b[^.;]*$", before):
        # Hours count from what happens ("notify outbreaks within 48 hours"), not from the meeting.
        return made(line, match.start(), match.end(), None, "event", "none", "event")
    tail = re.compile(r"\s+").match(line, match.end(), end)
    at = tail.end() if tail else match.end()
    counted = words.counted.match(line, at, end)
    if counted:
        return made(
            line,
            match.start(),
            counted.end(),
            _add(anchor, amount, unit),
            "term",
            _grain(unit),
            "term",
            _note(unit),
        )
    relative = words.relative.match(line, at, end)
    if relative:
        return made(
            line, match.start(), _clause_end(line, relative.end(), end), None, "event", "none", "term"
        )
    if re.match(r"(?:during|durante|for|over)\b.*\b(?:first|primer[oa]s)\b", opener):
        return None  # "during the first four years" is how long, not by when
    if re.match(r"(?:after|tras|antes)\b", opener) or re.search(r"\b(?:every|each|cada)\s*$", opener):
        return None
    vague = re.match(r"(?:in|en|for|por|over|tras)\b", opener) and re.match(
        r"\s+(?:of|de|old|later|ago|,?\s*que)\b", line[match.end() : match.end() + 12]
    )
    if vague:
        return None
    return made(
        line,
        match.start(),
        match.end(),
        _add(anchor, amount, unit),
        "term",
        _grain(unit),
        "term",
        _note(unit),
    )


def _note(unit: str) -> str:
    return "weekends are skipped, holidays are not counted" if unit == "workday" else ""


def _grain(unit: str) -> str:
    return "day"


def _clause_end(line: str, at: int, end: int) -> int:
    stop = re.compile(r"[,;.()]|\s(?:to|and|y|que)\s").search(line, at, end)
    return stop.start() if stop else end


def _add(anchor: Anchor | None, amount: int, unit: str) -> str | None:
    """The day so many units after the anchor; a month where only the anchor's month is known and whole months are added."""
    if anchor is None or anchor[1] is None:
        return str(anchor[0] + amount) if anchor is not None and unit == "year" else None
    year, month, day = anchor
    assert month is not None
    if unit in ("month", "year"):
        total = year * 12 + month - 1 + amount * (12 if unit == "year" else 1)
        year, month = total // 12, total % 12 + 1
        if not 1 <= year <= 9999:
            return None
        return (
            f"{year}-{month:02}" if day is None else day_of(year, month, min(day, monthrange(year, month)[1]))
        )
    if day is None:
        return None
    moment = date(year, month, day)
    if unit == "workday":
        left = amount
        while left:
            moment += timedelta(days=1)
            left -= moment.weekday() < 5
        return moment.isoformat()
    return (moment + timedelta(days=amount * {"day": 1, "week": 7, "fortnight": 14}[unit])).isoformat()
