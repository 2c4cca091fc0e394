"""When is it due? The words of a passage that set a time for an action, and the period they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from graph.dates import due_end
from loaders.terms import flat as flatten
from loaders.times.periods import Anchor, Read, anchor_of, day_of, find_periods, read_period
from loaders.times.words import words_of

Kind = Literal["date", "term", "event", "fuzzy"]

_BEFORE = 100
"""So many characters before the region are looked at for words that tell a past date from a deadline."""

_RANK = {"by": 4, "targets": 4, "term": 4, "from": 3, "in": 2, "bare": 2, "event": 1, "fuzzy": 1, "open": 0}
_LATEST = re.compile(r",?\s*(?:at\s+the\s+latest|a\s+mas\s+tardar|como\s+maximo)(?!\w)")
_WEEK_OF = re.compile(r"(?:week|semana)\s*$")
_GAP = re.compile(r"[.;:]|\b(?:to|and|y|que|para|will|shall)\b")
_INFINITIVE = re.compile(r"\bto\s+[a-z]+\b|\b[a-z]+(?:ar|er|ir)(?:se|l[aeo]s?)?\b")
_CLAUSE = re.compile(r"[;,.:()](?=\s|$)")


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


def find_due(text: str, start: int, end: int, *, language: str, meeting_date: str | None) -> Due | None:
    """The time that ``text[start:end]`` sets for what it asks, or None.

    A stated deadline or term goes before a plain date, a date before an event without one; of equals the first. Dates
    count from `meeting_date` (ISO, "2013-05" and "2005" too); one that lies before it sets no time. No date is invented:
    "in November" without a meeting date, or a term counted from an unknown event, has its words only.
    Source: rules 20 and `due` of the statement scheme.
    """
    found = find_dues(text, start, end, language=language, meeting_date=meeting_date)
    return max(found, key=lambda due: (due.rank, due.due is not None, -due.start), default=None)


def find_dues(text: str, start: int, end: int, *, language: str, meeting_date: str | None) -> list[Due]:
    """Every time that ``text[start:end]`` sets, in order."""
    base = max(0, start - _BEFORE)
    found = _find(flatten(text[base:end]), start - base, end - base, language, meeting_date)
    return sorted((_worded(due, text, base) for due in found), key=lambda due: due.start)


def _find(line: str, start: int, end: int, language: str, meeting_date: str | None) -> list[Due]:
    anchor = anchor_of(meeting_date)
    out: list[Due] = []
    taken = start
    for role, match in _openings(line, start, end, language):
        if match.start() < taken:
            continue
        due = _after(line, role, match, end, language, anchor)
        if due is not None:
            out.append(due)
            taken = due.end
    out += _bare(line, start, end, language, anchor, out)
    words = words_of(language)
    for kind, pattern in (("fuzzy", words.fuzzy), ("open", words.openevent)):
        for match in pattern.finditer(line, start, end):
            if not any(due.start < match.end() and match.start() < due.end for due in out):
                out.append(
                    _due(
                        line,
                        match.start(),
                        match.end(),
                        None,
                        "fuzzy" if kind == "fuzzy" else "event",
                        "none",
                        kind,
                    )
                )
    return out


def _worded(due: Due, text: str, base: int) -> Due:
    start, end = due.start + base, due.end + base
    return replace(due, due_text=text[start:end], start=start, end=end)


def _due(
    line: str, start: int, end: int, due: str | None, kind: Kind, precision: str, role: str, note: str = ""
) -> Due:
    return Due(due, line[start:end], start, end, kind, precision, _RANK[role], note)


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    w = words_of(language)
    article = (
        r"(?:(?:the|a|an|el|la|los|las|dia|dias|its|their|su|sus|our|each|cada|every|this|esta|este|"
        r"proximo|mes\s+de|meses\s+de|months?\s+of)\s+)*"
    )
    number = rf"(?P<n>{w.number})(?:\s*\((?P<n2>[^()]{{1,24}})\))?"
    tail = (
        r"(?:\s+(?:of|del?|de\s+la|de\s+los)\s+(?:the\s+)?[^,;.()]{2,80}?"
        r"(?=[,;.()]|\s+(?:to|and|y|que|in|en|para|for)\s|$))?"
    )
    count = (
        rf"(?:(?:{w.next}|proximos|proximas|coming|first|primeros|segundos|second|siguientes)\s+)?{number}"
    )
    return {
        "opener": re.compile(rf"(?<!\w)(?P<opener>{w.opener})(?=\s|(?<=:))\s*"),
        "term": re.compile(rf"(?<!\w)(?:{w.term_opener})\s+{article}{count}\s+(?P<unit>{w.unit})(?!\w)"),
        "article": re.compile(article),
        "event": re.compile(
            rf"{article}(?:(?!(?:{w.month})\b)[\w'/-]+\s+){{0,2}}?"
            rf"(?:{w.eventmark}\s+(?:[\w'/-]+\s+){{0,5}}?(?P<noun>{w.event})|(?P<noun2>{w.event})\s+{w.eventmark}"
            rf"|(?P<noun3>[\w-]*{w.event}))(?!\w)(?!\s+(?:con|with)\b){tail}"  # "en consulta con" is joint work
        ),
        "eventdate": re.compile(rf"\s*{w.eventdate}\s*{article}"),
        "sameday": re.compile(
            r"(?:(?:el\s+)?mismo\s+dia\s+(?:que|de)|the\s+same\s+day\s+as)\s+[^,;.]{2,80},\s*"
        ),
    }


def _openings(line: str, start: int, end: int, language: str) -> list[tuple[str, re.Match[str]]]:
    """Places where a time may begin, terms before other openers at one place."""
    patterns = _patterns(language)
    words = words_of(language)
    found = [("term", match) for match in patterns["term"].finditer(line, start, end)]
    for match in patterns["opener"].finditer(line, start, end):
        found.append((words.openers[" ".join(match["opener"].split())], match))
    found = [
        pair for pair in found if not _WEEK_OF.search(line, max(start, pair[1].start() - 8), pair[1].start())
    ]
    return sorted(found, key=lambda pair: (pair[1].start(), pair[0] != "term", -pair[1].end()))


def _after(
    line: str, role: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None
) -> Due | None:
    if role == "term":
        return _term(line, match, end, language, anchor)
    if role == "targets":
        return _targets(line, match, end, language, anchor)
    patterns = _patterns(language)
    same = patterns["sameday"].match(line, match.end(), end)
    at = same.end() if same else match.end()
    article = patterns["article"].match(line, at, end)
    read = read_period(line, at, end, language, anchor) or (
        read_period(line, article.end(), end, language, anchor) if article and article.end() > at else None
    )
    if read is None:
        return _event(line, role, match, end, language, anchor)
    if _rejected(line, role, match, read, language, anchor):
        return None
    stop = read.end
    latest = _LATEST.match(line, stop, end)
    begin = match.start() if role != "by" or ":" not in match["opener"] else match.end()
    if latest:
        role = "by"
    return _due(line, begin, latest.end() if latest else stop, read.first, "date", read.precision, role)


_EACH = re.compile(r"\s*(?:of\s+|de\s+)?(?:each|every|cada)\s")
"""A day "of each year" comes again and again and is no due date."""


def _rejected(
    line: str, role: str, match: re.Match[str], read: Read, language: str, anchor: Anchor | None
) -> bool:
    """Whether a date sets no time: it lies before the meeting, tells of something past, or labels a plan."""
    if _EACH.match(line, read.end):
        return True
    opener = " ".join(match["opener"].split())
    words = words_of(language)
    before = line[max(0, match.start() - 90) : match.start()]
    if (
        read.precision == "year"
        and line[read.start].isdigit()
        and opener
        in (
            "for",
            "para",
            "a",
            "de",
            "del",
            "at",
            "within",
            "between",
            "entre",
            "los",
            "el",
            "al",
            "on",
        )
    ):
        if opener in ("a", "al", "at", "el", "los", "on", "del") or opener == "for":
            return True
        if any(found.end() > len(before) - 12 for found in words.labelled.finditer(before)):
            return True
    if opener in ("del", "for") and role == "in" and read.precision != "day" and opener == "del":
        return True
    if read.first is None:
        return not (read.precision in ("day", "month") and role in ("by", "from")) or read.written_year
    if anchor is not None and _is_before(read.last or read.first, anchor):
        return True
    if role not in ("in", "from"):
        return False
    if anchor is not None and read.first == "-".join(f"{part:02}" for part in anchor if part):
        return True  # the day of the meeting itself
    told = list(words.past.finditer(_CLAUSE.split(before)[-1]))
    open_end = bool(told) and _INFINITIVE.search(_CLAUSE.split(before)[-1], told[-1].end())
    return bool(told) and not open_end and not (read.written_year and anchor is not None)


def _is_before(period: str, anchor: Anchor) -> bool:
    year, month, day = anchor
    return due_end(period) < date(year, month or 1, day or 1)


def _term(line: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None) -> Due | None:
    words = words_of(language)
    number = match["n"]
    amount = int(number) if number.isdigit() else words.numbers[" ".join(number.split())]
    unit = words.units[" ".join(match["unit"].split())]
    opener = line[match.start() : match.start("n")]
    if unit in ("quarter", "half") or amount == 0:
        return None
    if unit == "hour":
        # Hours count from what happens ("notify outbreaks within 48 hours"), not from the meeting.
        return _due(line, match.start(), match.end(), None, "event", "none", "event")
    tail = re.compile(r"\s+").match(line, match.end(), end)
    at = tail.end() if tail else match.end()
    counted = words.counted.match(line, at, end)
    if counted:
        return _due(
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
        return _due(
            line, match.start(), _clause_end(line, relative.end(), end), None, "event", "none", "term"
        )
    if re.match(r"(?:after|tras|antes)\b", opener) or re.search(r"\b(?:every|each|cada)\s*$", opener):
        return None
    vague = re.match(r"(?:in|en|for|por|over|tras)\b", opener) and re.match(
        r"\s+(?:of|de|old|later|ago|,?\s*que)\b", line[match.end() : match.end() + 12]
    )
    if vague:
        return None
    return _due(
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


def _targets(line: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None) -> Due | None:
    """Of several target dates the last one is when the work is done."""
    reads = [read for read in find_periods(line, match.end(), end, language, anchor) if read.first]
    if not reads:
        return None
    last = max(reads, key=lambda read: due_end(read.first or ""))
    return _due(line, match.start(), reads[-1].end, last.first, "date", last.precision, "targets")


def _event(
    line: str, role: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None
) -> Due | None:
    """A meeting as a deadline, with its date where the words give one."""
    patterns = _patterns(language)
    opener = " ".join(match["opener"].split())
    if role == "in" and opener in (
        "for",
        "a",
        "al",
        "el",
        "los",
        "del",
        "to",
        "between",
        "entre",
        "dentro de",
        "towards",
    ):
        return None
    found = patterns["event"].match(line, match.end(), min(end, match.end() + 220))
    if found is None:
        return None
    marked = found["noun"] or found["noun2"]
    for link in patterns["eventdate"].finditer(line, found.start(), min(end, found.end() + 120)):
        if _GAP.search(line, found.end(), link.start()):
            continue
        read = read_period(line, link.end(), end, language, anchor)
        if read is not None and read.first is not None and not (anchor and _is_before(read.first, anchor)):
            return _due(
                line,
                match.start(),
                read.end,
                read.first,
                "date",
                read.precision,
                "by" if role == "by" else "in",
            )
    if not marked and role != "by" or role == "from":
        return None
    return _due(line, match.start(), found.end(), None, "event", "none", "event")


def _bare(
    line: str, start: int, end: int, language: str, anchor: Anchor | None, found: list[Due]
) -> list[Due]:
    """Dates without an opener: "next week", one that closes a bracket ("(Fiji, 3 May 2021)"), or one that stands at the
    end after a dash, a bar or a colon, as action lists give it."""
    out = []
    for read in find_periods(line, start, end, language, anchor):
        if read.first is None or any(due.start <= read.start < due.end for due in found):
            continue
        rest = line[read.end : end].strip(" *_")
        before = line[max(start, read.start - 40) : read.start]
        bracketed = (
            rest.startswith(")") and re.search(r"\([^()]*$", before) and re.search(r"[(,;:-]\s*$", before)
        )
        last = rest in ("", ".", ";") and re.search(r"(?:\s[-|]|:)\s*$", before)
        listed = (
            (bracketed or last)
            and read.precision != "year"
            and not (anchor and _is_before(read.first, anchor))
        )
        if read.relative or listed:
            out.append(_due(line, read.start, read.end, read.first, "date", read.precision, "bare"))
    return out
