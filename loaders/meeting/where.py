"""The place of a meeting, as printed."""

from __future__ import annotations

import re

from loaders.meeting.cues import Head, Line, cue, cue_pattern, held_in
from loaders.meeting.when import dates_in, opens_record
from loaders.terms import LANGUAGES, flat, terms

_UPPER = r"A-ZÀ-ÖØ-Þ"
_WORD = rf"(?:(?:[{_UPPER}]\.)+[{_UPPER}]?(?!\w)|(?:St|Sta|Sto|Ft|Mt)\.|[{_UPPER}][\w'’-]*)"
_LINK = r"(?:de|del|de la|la|las|los|el|of|the|da|do|dos|y|e|and|upon)"
_NAME = rf"{_WORD}(?:\s+(?:{_LINK}\s+)*{_WORD}){{0,4}}"
_PLACE = re.compile(rf"{_NAME}(?:,\s*{_NAME}){{0,2}}(?:\s+(?:y|and|e)\s+{_NAME})?")
_IN = re.compile(
    r"(?<!\w)(?:in|at|en|in the city of|en la ciudad de|en las ciudades de|at the city of)\s+(?=\S)"
)
_HELD_IN = re.compile(
    r"^(?:.*\s)?(?:held|celebrad[ao]|realizad[ao]|convened|meeting|met|assembled|gathered|session|reunid[ao]s?|sesi[oó]n|"
    r"reuni[oó]n)\s+(?:in|at|en)\s+(?:la ciudad de\s+|the city of\s+)?",
    re.I,
)
_CITY = re.compile(
    r"(?<!\w)(?:en la ciudad de|en las ciudades de|in the city of)\s+|^(?:en|in|at)\s+"
    r"(?=[^,.;]{2,50},[^.;]{0,60}?(?:siendo las|a las|at \d|on \d|on \w+ \d|el dia|el \d))|"
    r"^(?:en|in|at)\s+(?=[^,.;]{2,40}(?:,[^,.;]{2,30})?,\s+(?:a|on|el|this|siendo|los|being)\s)"
)
_NOT_PLACE = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|persons|order|accordance)\b",
    re.IGNORECASE,
)
_ORGAN = re.compile(
    "(?<!\\w)(?:"
    + "|".join(
        re.escape(form)
        for one in LANGUAGES
        for term in terms("organs", one)
        if term.id in ("committee", "forum") or term.id == "ministry" and one == "es"
        for form in term.forms
    )
    + "|Secretariat)(?!\\w)",
    re.IGNORECASE,
)
"""A body where a place might stand."""
_LABEL = re.compile(rf"\s*{cue('place-label')}\s*:\s*")


def read_place(head: Head, language: str) -> str | None:
    """The place as printed ("Lisbon, Portugal"; "Teleconference" where it met nowhere), None where the record shows none."""
    for key, value in head.fields.items():
        if re.fullmatch(cue("place-label"), key):
            return value
    for line in (*head.titles, *head.texts):
        match = _LABEL.match(line.flat)
        if match and len(line.words) - match.end() < 80:
            value = line.words[match.end() :].strip(" .")
            dated = dates_in(line, match.end(), language)
            if not dated:
                return value
            place = _before_date(line.words[match.end() : dated[0].start], first=False)
            if place or (place := _after_date(line.words[dated[-1].end :])):
                return place
    return (
        _from_titles(head, language)
        or _dateline(head, language)
        or _from_sentences(head)
        or _from_done(head)
        or _virtual(head)
    )


def _from_titles(head: Head, language: str) -> str | None:
    about = [line for line in head.titles if line.about and dates_in(line, 0, language)]
    for line in about or head.titles:
        dated = dates_in(line, 0, language, unsure=True)
        if dated:
            found = _before_date(line.words[: dated[0].start], first=line is head.titles[0]) or _after_date(
                line.words[dated[-1].end :]
            )
            if found:
                return found
    for index, line in enumerate(head.titles):
        dated = dates_in(line, 0, language)
        near = [head.titles[i] for i in (index - 1, index + 1) if 0 <= i < len(head.titles)]
        if index and not dated and _alone(line) and any(dates_in(one, 0, language) for one in near):
            return line.words.strip(" .,()")
        if index and re.fullmatch(r"\([^()]+\)\.?", line.words) and _alone(line):
            return line.words.strip(" .()")
    return None


def _before_date(words: str, *, first: bool) -> str | None:
    """The place in "Lisbon, Portugal, 3 May 2021", or at the end of "Minutes of the Board, Lisbon, Portugal, 3 May 2021"."""
    bare = re.sub(r"\s*\(([^()\d]{3,40})\)", r", \1", words).lstrip("( ")
    if "(" in bare:  # "adopted at its ninth meeting (Suva, 3 May 2021)"
        inside = _before_date(bare.rpartition("(")[2], first=False)
        if inside:
            return inside
    bare = re.sub(
        r"[\s,(–—-]*(?:\b(?:on|a|el|los|del|from)\b)?(?:\s*\bd[ií]as?\b)?"
        r"[\s,(–—-]*(?:\b(?:\w+day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)\b)?[\s,(–—-]*$",
        "",
        bare,
        flags=re.IGNORECASE,
    )
    parts = [re.sub(_HELD_IN, "", part.strip()) for part in bare.split(",")]
    dash = re.search(r".*\s[-–—|]\s", bare)
    if dash and not _is_place(parts[-1]):
        return _before_date(bare[dash.end() :], first=False)
    if len(parts) == 1:
        return parts[0] if (not first or parts[0] != bare) and _is_place(parts[0]) else None
    if first or not _is_place(parts[0]):
        parts = parts[1:]
    kept = parts[-3:] if not first else parts[-2:]
    while kept and not all(_is_place(part) for part in kept):
        kept = kept[1:]
    return ", ".join(kept) or None


def _after_date(words: str) -> str | None:
    bare = re.sub(r"^[\s,.;:–—-]+", "", words).strip(" .")
    if not bare:
        return None
    if cue_pattern("virtual").search(bare.lower()):
        match = cue_pattern("virtual").search(bare.lower())
        return bare[match.start() : match.end()] if match else None
    inside = re.search(rf"(?:^|,\s*)(?:in|at|en)\s+({_NAME}(?:,\s*{_NAME})?)$", bare) or re.match(
        rf"(?:in|at|en)\s+({_NAME}(?:,\s*{_NAME})?)(?=[,.;:])", bare
    )
    if inside:
        return inside[1]
    parts = [part.strip() for part in bare.split(",")]
    return bare if len(parts) <= 3 and all(_is_place(part) for part in parts) else None


def _is_place(part: str) -> bool:
    part = re.sub(r"\s*[-–—/]\s+|\s+[-–—/]\s*", " ", part)
    words = part.split()
    if (
        not 1 <= len(words) <= 6
        or re.search(r"[\d()/:«»\"]", part)
        or cue_pattern("meeting").search(flat(part))
        or _ORGAN.search(part)
    ):
        return False
    if cue_pattern("record").match(flat(part)) or _NOT_PLACE.match(part):
        return False
    return bool(_PLACE.fullmatch(part)) or part.isupper() and len(words) <= 3


def _alone(line: Line) -> bool:
    parts = [part.strip() for part in line.words.strip(" .()").split(",")]
    if re.fullmatch(cue("furniture"), line.flat.strip(" .")) or line.words.isupper() and len(parts) == 1:
        return False
    return (
        len(line.words) <= 60
        and 1 <= len(parts) <= 3
        and all(_is_place(part) for part in parts)
        and (len(parts) > 1 or len(parts[0].split()) <= 2)
    )


def _from_sentences(head: Head) -> str | None:
    for line in (*head.titles, *head.texts[:3]):
        match = _CITY.search(line.flat)
        if match and line.passage.kind != "preamble":
            place = _several(line.words[match.end() :])
            if place:
                return place
    for line in (*head.titles, *head.texts):
        for held in held_in(line, early=line in head.texts[:2]):
            stop = re.compile(r"[.;](?=\s+[A-ZÀ-Ý]|\s*$)").search(line.words, held.end())
            until = min(stop.start() if stop else len(line.words), held.end() + 220)
            for match in _IN.finditer(line.flat, held.end(), until):
                place = _several(line.words[match.end() :])
                if place and not _NOT_PLACE.match(place):
                    return place
            if cue_pattern("virtual").search(line.flat, held.start(), until):
                return None
    return None


def _several(words: str) -> str | None:
    match = _PLACE.match(words)
    if not match:
        return None
    place = match.group()
    more = re.compile(rf"(?:,\s*{_NAME})+\s+(?:y|and|e)\s+{_NAME}").match(words, match.end())
    place = words[: more.end()] if more else place
    return re.sub(r"\.$", "", place) if not re.search(r"\b[A-Z]\.[A-Z]?\.?$", place) else place


def _from_done(head: Head) -> str | None:
    pattern = re.compile(rf"(?<!\w){cue('done')}\s+(?:in\s+|en\s+)?(?:the city of\s+|la ciudad de\s+)?")
    for line in reversed(head.endings):
        dated = (
            dates_in(line, 0, "es" if line.passage.language == "es" else "en")
            if len(line.words) < 80 and line.passage.kind == "text"
            else []
        )
        if dated and dated[0].end >= len(line.words) - 2:
            place = _before_date(line.words[: dated[0].start].rpartition(" - ")[2], first=False)
            if place:
                return place
        for match in pattern.finditer(line.flat):
            place = _several(line.words[match.end() :])
            if place and not _NOT_PLACE.match(place):
                return place
    return None


def _dateline(head: Head, language: str) -> str | None:
    """The place in "Quito, 9 June 2020.- The ministers met today"."""
    for line in head.texts[:2]:
        dated = dates_in(line, 0, language)
        if dated and opens_record(line, dated[0]):
            place = _before_date(line.words[: dated[0].start], first=False)
            if place:
                return place
    return None


def _virtual(head: Head) -> str | None:
    for line in (*head.titles, *head.texts[:4]):
        match = cue_pattern("virtual").search(line.flat)
        if match and line.passage.kind != "title" and not any(held_in(line)):
            continue
        if match and line.passage.kind != "preamble":
            words = line.words[match.start() : match.end()]
            return words[:1].upper() + words[1:]
    return None
