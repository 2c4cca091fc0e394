"""When is it due? The words of a passage that set a time for an action, and the period they mean."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from graph.dates import due_end
from loaders.terms import flat as flatten
from loaders.times.counted import read_term
from loaders.times.foreign import is_foreign, moved_to
from loaders.times.model import Due, made
from loaders.times.periods import Anchor, Read, anchor_of, find_periods, read_period
from loaders.times.phrases import patterns_of
from loaders.times.words import words_of

_BEFORE = 100
"""So many characters before the region are looked at for words that tell a past date from a deadline."""

_LATEST = re.compile(r",?\s*(?:at\s+the\s+latest|a\s+mas\s+tardar|como\s+maximo)(?!\w)")
_ASIDE = re.compile(
    r",\s+(?:(?:to|in|for|of|by|with|on|from|before|after|under)\s+)?(?:which|who|whom|whose)\s[^,;]*$|"
    r",\s+(?:(?:al|del|a|de|por|con|en|sobre|ante|para|segun)\s+)?(?:(?:el|la|los|las)\s+)?(?:cual|cuales|quien|quienes|cuy[oa]s?)\s[^,;]*$|"
    r",\s+(?:(?:al|del)|(?:a|de|por|con|en|sobre|ante|para|segun)\s+(?:el|la|los|las))\s+que\s[^,;]*$"
)
"""A clause that tells more of a thing: its date is its own ("a fund, to which all will pay by June")."""
_WEEK_OF = re.compile(r"(?:week|semana)\s*$")
_GAP = re.compile(r"[.;:]|\b(?:to|and|y|que|para|will|shall)\b")
_INFINITIVE = re.compile(r"\bto\s+[a-z]+\b|\b[a-z]+(?:ar|er|ir)(?:se|l[aeo]s?)?\b")
_CLAUSE = re.compile(r"[;,.:()](?=\s|$)")


def find_due(text: str, start: int, end: int, *, language: str, meeting_date: str | None) -> Due | None:
    """The time that ``text[start:end]`` sets for what it asks, or None.

    A stated deadline or term goes before a plain date, a date before an event without one; of equals the first. Dates
    count from `meeting_date` (ISO, "2013-05" and "2005" too); one that lies before it sets no time. No date is invented:
    "in November" without a meeting date, or a term counted from an unknown event, has its words only.
    Source: rules 20 and `due` of the statement scheme.
    """
    start = moved_to(text, start, end)
    found = [
        due
        for due in find_dues(text, start, end, language=language, meeting_date=meeting_date)
        if not _ASIDE.search(flatten(text[max(start, due.start - 300) : due.start]))
        and not is_foreign(text, due)
    ]
    return max(found, key=lambda due: (due.rank, due.due is not None, -due.start), default=None)


def find_dues(text: str, start: int, end: int, *, language: str, meeting_date: str | None) -> list[Due]:
    """Every time that ``text[start:end]`` sets, in order."""
    base = max(0, start - _BEFORE)
    found = _find(flatten(text[base:end]), start - base, end - base, language, meeting_date)
    return sorted((_worded(due, text, base) for due in found), key=lambda due: due.start)


def find_same_date(text: str, language: str) -> str | None:
    """The words of a text that mean a date named before ("on that date"), or None."""
    found = words_of(language).samedate.search(flatten(text))
    return text[found.start() : found.end()] if found else None


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
                    made(
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


def _openings(line: str, start: int, end: int, language: str) -> list[tuple[str, re.Match[str]]]:
    """Places where a time may begin, terms before other openers at one place."""
    patterns = patterns_of(language)
    words = words_of(language)
    found = [("term", match) for match in patterns["term"].finditer(line, start, end)]
    found += [("term", match) for match in patterns["counted"].finditer(line, start, end)]
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
        return read_term(line, match, end, language, anchor)
    if role == "targets":
        return _targets(line, match, end, language, anchor)
    patterns = patterns_of(language)
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
    return made(line, begin, latest.end() if latest else stop, read.first, "date", read.precision, role)


_MOVED = re.compile(
    r"\b(?:postpon|defer|mov|reschedul|re-schedul|adjourn|shift|bring|brought|chang|extend|prolong|carr)\w*\b[^.;]{1,70}$"
)
"""What is moved "to" a date."""
_SEASON = re.compile(
    r"\s+(?:(?:fishing|growing|rainy|tourist)\s+)?(?:season|campaign|edition|temporada|campana|zafra|edicion)(?!\w)"
)
"""A year that names a season is none by which something is done."""
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
    if _SEASON.match(line, read.end) or read.precision == "weekday" and opener == "los":
        return True
    if opener == "to" and not _MOVED.search(before):
        return True
    if opener == "de" and not read.last:
        return True  # "de abril a junio" sets a time, "el informe de abril" does not
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
    return _past_before(line, match.start(), language) and not (read.written_year and anchor is not None)


def _past_before(line: str, at: int, language: str) -> bool:
    """Whether the clause tells of something past before the place, and nothing that is to be done after it."""
    clause = _CLAUSE.split(line[max(0, at - 90) : at])[-1]
    told = list(words_of(language).past.finditer(clause))
    return bool(told) and not _INFINITIVE.search(clause, told[-1].end())


def _is_before(period: str, anchor: Anchor) -> bool:
    year, month, day = anchor
    return due_end(period) < date(year, month or 1, day or 1)


def _targets(line: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None) -> Due | None:
    """Of several target dates the last one is when the work is done."""
    reads = [read for read in find_periods(line, match.end(), end, language, anchor) if read.first]
    if not reads:
        return None
    last = max(reads, key=lambda read: due_end(read.first or ""))
    return made(line, match.start(), reads[-1].end, last.first, "date", last.precision, "targets")


def _event(
    line: str, role: str, match: re.Match[str], end: int, language: str, anchor: Anchor | None
) -> Due | None:
    """A meeting as a deadline, with its date where the words give one."""
    patterns = patterns_of(language)
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
        "de",
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
            return made(
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
    return made(line, match.start(), found.end(), None, "event", "none", "event")


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
        if read.relative and _past_before(line, read.start, language):
            continue
        if read.relative or listed:
            out.append(made(line, read.start, read.end, read.first, "date", read.precision, "bare"))
    return out
