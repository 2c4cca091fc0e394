"""The day or days of a meeting, where its record shows them."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.meeting.cues import Head, Line, cue, cue_pattern, held_in
from loaders.times.periods import Read, anchor_of, find_periods
from loaders.times.spelled import find_spelled

_LABEL = re.compile(rf"\s*{cue('date-label')}\s*:\s*")
_DONE = re.compile(rf"(?<!\w){cue('done')}(?!\w)")
_FUTURE = re.compile(
    r"(?<!\w)(?:will|shall|next|proxim[oa]|se celebrara|se realizara|to be|since|desde|resolucion(?:es)? \d|resolutions? \d)"
)
_STOP = re.compile(r"[.;](?=\s+[A-ZÀ-Ý«“\"]|\s*$)")
_INITIAL = re.compile(r"(?<!\w)(?:[A-ZÀ-Þ]|Mr|Ms|Mrs|Dr|Sr|Sra|St|No)\.$")
"""A full stop that ends an abbreviation."""
_OPENED = re.compile(
    r"(?:(?:in|at|on|en|a|con|with|during|durante|siendo|being|el|los|las|reunid[oa]s)\s[^.;]{0,110}?(?:,|\s)\s*)?"
    r"(?:(?:on|el|del|de|los|of|a|dia|dias|this|today|hoy|the|"
    r"\w+day|lunes|martes|miercoles|jueves|viernes|sabado|domingo),?\s+)+"
)
_YEAR_CODE = re.compile(r"\((\d{4})\)\s*$")


def read_dates(head: Head, language: str) -> tuple[str | None, str | None]:
    """First and last day of the meeting (ISO; a month "2013-05" or a year where no day is shown), None where it is not
    shown. Dates of other things (earlier resolutions, deadlines) are left alone."""
    found = (
        _from_fields(head, language)
        or _from_titles(replace(head, titles=tuple(line for line in head.titles if line.about)), language)
        or _from_labels(head, language)
        or _better(_from_titles(head, language), _from_sentences(head, language))
        or _from_dateline(head, language)
        or _from_done(head, language)
        or _from_codes(head)
    )
    if found is None or found.first is None:
        return None, None
    return found.first, found.last


def dates_in(
    line: Line, start: int, language: str, anchor: str | None = None, *, unsure: bool = False
) -> list[Read]:
    """Dates of a line that show their year (or take it from `anchor`), in the language given, else in the other; `unsure`
    keeps those whose day and month may be either way."""
    for one in (language, "es" if language == "en" else "en"):
        reads = find_spelled(line.flat, start, len(line.flat), one)
        reads += find_periods(line.flat, start, len(line.flat), one, anchor_of(anchor))
        kept = [
            read
            for read in reads
            if (read.first or unsure) and (read.written_year or anchor) and read.precision in ("day", "month")
        ]
        if kept or any(read.first is None and read.written_year for read in reads):
            return sorted(kept, key=lambda read: (read.start, -read.end))
    return []


def _from_fields(head: Head, language: str) -> Read | None:
    for key, value in head.fields.items():
        if re.fullmatch(cue("date-label"), key):
            line = Line(
                head.titles[0].passage if head.titles else head.texts[0].passage, value, value.lower()
            )
            reads = dates_in(line, 0, language)
            if reads:
                return reads[0]
    return None


def _from_labels(head: Head, language: str) -> Read | None:
    for line in (*head.titles, *head.texts):
        match = _LABEL.match(line.flat)
        if match and not any(
            cue_pattern("next-meeting").search(one.lower()) for one in line.passage.headings
        ):
            reads = dates_in(line, match.end(), language)
            if reads:
                return reads[0]
    return None


def _from_titles(head: Head, language: str) -> Read | None:
    reads = [
        read for line in head.titles for read in dates_in(line, 0, language) if not _is_of_code(line, read)
    ]
    days = [read for read in reads if read.precision == "day"]
    beside = [  # a day beside a place or a title is the meeting's, one alone may be the document's
        read
        for line in head.titles
        for read in dates_in(line, 0, language)
        if re.search(r"[a-z]{3}.*[\s,(]$", line.flat[: read.start])
    ]
    for read in days:
        if read.last:
            return read
    if (
        len(days) == 2
        and days[0].first
        and days[1].first
        and days[0].first < days[1].first
        and _same_line(head, days, language)
    ):
        return Read(days[0].start, days[1].end, days[0].first, days[1].first, "day", True)
    placed = [read for read in days if read in beside]
    return (placed or days)[0] if days else reads[0] if reads else None


def _same_line(head: Head, days: list[Read], language: str) -> bool:
    """Two days of one line with but a dash between them are a range ("May 12, 2019 -- May 17, 2019")."""
    for line in head.titles:
        own = [read for read in dates_in(line, 0, language) if read in days]
        if len(own) == 2:
            return not line.flat[own[0].end : own[1].start].strip(" -/")
    return False


def _is_of_code(line: Line, read: Read) -> bool:
    return bool(re.search(r"resolu\w+ [\w/.]+(?: \(\d{4}\))?,? (?:of|de) $", line.flat[: read.start]))


def _from_sentences(head: Head, language: str) -> Read | None:
    anchor = next((read.first for line in head.titles for read in dates_in(line, 0, language)), None)
    for line in (*head.titles, *head.texts):
        for match in held_in(line, early=line in head.texts[:2]):
            stop = _STOP.search(line.words, match.end())
            until = stop.start() if stop else len(line.flat)
            short = Line(line.passage, line.words[:until], line.flat[:until])
            reads = dates_in(short, match.end(), language) or dates_in(short, match.end(), language, anchor)
            reads += [
                read
                for read in dates_in(short, 0, language)
                if _sentence_start(line, match.start()) <= read.start < read.end < match.start()
                and _opens(short, read, titled=anchor is not None)
            ]
            reads = [
                read
                for read in reads
                if not _FUTURE.search(line.flat[max(match.end(), read.start - 25) : read.start])
            ]
            days = [read for read in reads if read.precision == "day" and read.start - match.end() < 260]
            if days:
                return days[0]
    return None


def _sentence_start(line: Line, at: int) -> int:
    """Where the sentence of *at* begins: a day in the one before is that of another meeting."""
    stops = (
        stop for stop in _STOP.finditer(line.words, 0, at) if not _INITIAL.search(line.words[: stop.end()])
    )
    return max((stop.end() for stop in stops), default=0)


def _opens(line: Line, read: Read, *, titled: bool) -> bool:
    """Whether a date opens its sentence ("On 3 May 2021, the Board met ..."), alone or with place and hour ("In the city
    of Arica, at nine o'clock on 3 May 2021, the Board met ..."). The days of a visit are not those of the talks where the
    record bears a day of its own."""
    before = re.split(r"[.;]\s+(?=[a-z])", line.flat[: read.start])[-1]
    if titled and re.search(r"(?<!\w)visita?(?!\w)", before):
        return False
    return bool(_OPENED.fullmatch(before))


def _better(title: Read | None, sentence: Read | None) -> Read | None:
    """The title goes before the sentence unless that tells more: a day for a month, the last day too."""
    if title is None or sentence is None:
        return title or sentence
    if title.precision == "month" and sentence.precision == "day":
        return sentence
    if (
        title.last is None
        and sentence.last is not None
        and (title.first or "") in ((sentence.first or ""), sentence.last)
    ):
        return sentence
    return title


def _from_dateline(head: Head, language: str) -> Read | None:
    """The day in "Quito, 9 June 2020.- The ministers met today"."""
    for line in head.texts[:2]:
        dated = dates_in(line, 0, language)
        if dated and opens_record(line, dated[0]):
            return dated[0]
    return None


def opens_record(line: Line, read: Read) -> bool:
    """Whether a date belongs to a dateline: "Quito, 9 June 2020.- The ministers …", or a line with place, day and hour
    alone."""
    after = line.words[read.end :]
    if read.start < 60 and re.match(r"\s*[.:)]?\s*[-–—:]|\.\s+[A-ZÀ-Þ]", after):
        return True
    alone = re.fullmatch(r"(?:[^,.;:]{2,40},\s*){0,3}(?:on\s+|el\s+)?(?:\w+day|\w+es|s[aá]bado|domingo)?,?\s*",
                         line.words[: read.start])  # fmt: skip
    return bool(alone) and bool(re.fullmatch(r"[\s,.;()-]*(?:\d{1,2}[:.h]\s?\d{2}.{0,30})?", after))


def _from_done(head: Head, language: str) -> Read | None:
    for line in reversed(head.endings):
        for match in _DONE.finditer(line.flat):
            reads = [read for read in dates_in(line, match.end(), language) if read.precision == "day"]
            if reads and reads[0].start - match.end() < 160:
                return reads[0]
        reads = dates_in(line, 0, language)
        if (
            len(line.flat) < 60
            and reads
            and reads[0].precision == "day"
            and reads[0].end >= len(line.flat) - 2
            and line.passage.kind == "text"
        ):
            return reads[0]
    return None


def _from_codes(head: Head) -> Read | None:
    """The year that all numbers of a record carry ("Decision 12/4 (2019)")."""
    years = [match[1] for line in head.headings if (match := _YEAR_CODE.search(line.words))]
    if len(years) >= 2 and len(set(years)) == 1:
        return Read(0, 0, years[0], None, "year", True)
    return None
