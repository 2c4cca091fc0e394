"""The body of a meeting that its first sentences name by occasion: "met in Lomé for the Fifth Coastal Summit"."""

from __future__ import annotations

import re

from graph.registry import default_registry
from loaders.meeting.cues import Head, Line, cue
from loaders.terms import flat

_QUALIFIED = rf"(?:(?:{cue('qualifier')}|{cue('meeting-kind')}|(?:19|20)\d\d)\s+)*"
_MET = rf"(?<!\w)(?:{cue('held')}|{cue('held-participle')})(?!\w)(?P<gap>[^.;:]{{0,160}}?)(?<!\w)"
_ARTICLE = r"(?:the|our|this|la|el|nuestr[oa]|l[oa]s)"
_PART = r"(?:[^,;:.()]|\.(?=[\w–-]|,\s))"
"""A character of a name; a full stop only inside it ("U.S.-Fiji")."""
_LAST = rf"(?!{cue('gathering')})\S{_PART}{{1,80}}?\s+{cue('gathering')}(?!\w)"
_GATHERING = rf"(?P<name>{cue('gathering-first')}\s{_PART}{{3,100}}|{_LAST})"
_HELD_FOR = re.compile(rf"{_MET}{cue('occasion')}\s+{_ARTICLE}\s+{_QUALIFIED}{_GATHERING}")
_AT = re.compile(
    rf"(?<!\w)(?:{cue('occasion')}|during|durante)\s+{_ARTICLE}\s+{_QUALIFIED}(?=[^,;:.()]{{0,60}}(?:summit|cumbre)){_GATHERING}"
)
_TAIL = re.compile(r"\s+(?:of|on|for)\s+(?:the\s+)?[A-ZÀ-Þ][^,;:.()]{2,90}")
_PLACED = re.compile(
    r"\s+(?:in|on|at|en|el|held|hosted|celebrad[ao]|realizad[ao]|convened|organi[sz]\w+)\s.*$"
)
_FRAME = re.compile(rf"(?<!\w){cue('frame')}\s+(?:{_ARTICLE}\s+)?{_QUALIFIED}$")
_BARE = re.compile(
    rf"(?:{cue('qualifier')}\s+|{cue('meeting-kind')}\s+)*(?:{cue('gathering')}|{cue('gathering-first')})"
)


def framed(before: str) -> bool:
    """Whether *before* (flat text) ends in words that make what follows the frame of a meeting and not the meeting:
    "held on the margins of the ninth session of"."""
    return bool(_FRAME.search(before[-90:]))


def from_gathering(head: Head, language: str) -> str | None:
    """The name of the summit, conference or forum that the opening sentences say was held, without its number."""
    for line in (*(one for one in head.titles if len(one.words) > 60), *head.texts[:3]):
        if line.passage.kind == "preamble":
            continue
        if name := _first(_HELD_FOR, line):
            return name
    return None


def from_occasion(head: Head, language: str) -> str | None:
    """The summit that the first paragraph names as where something was presented or agreed."""
    return next((name for line in head.texts[:1] if (name := _first(_AT, line))), None)


_TOGETHER = re.compile(
    r"(?:co-?)?(?:sign|meet|met\b|agree|hold|held\b|announce|conclude|launch|adopt|establish|strengthen|deepen|renew|discuss|"
    r"firm|suscrib|se$|reún|acuerd|acord|anunci|celebr|adopt|establec|fortalec|amplí|renuev|concluy|lanz|tratan)|[:–—(-]|joint|"
    r"bilateral|conjunt",
    re.I,
)
"""A word behind the names of two countries by which they met or signed something, not each by itself."""


def two_countries(title: str) -> str | None:
    """The two countries with which a headline begins ("Fiji and Samoa Sign Ports Agreement"), as the name of their
    meeting."""
    words = title.split()
    for size in range(len(words) - 1, 2, -1):
        if not _TOGETHER.match(words[size]):
            continue  # "Fiji and Samoa Trade Accusations"
        parts = re.split(r"\s(?:and|y|e)\s(?:the\s)?", " ".join(words[:size]))
        if len(parts) == 2 and all(_country(part) for part in parts):
            return " ".join(words[:size])
    return None


def _country(name: str) -> bool:
    found = default_registry().find(name)
    return len(found) == 1 and found[0].kind == "Country"


def _first(pattern: re.Pattern[str], line: Line) -> str | None:
    for match in pattern.finditer(line.flat):
        name = _named(line, match)
        if name and not framed(line.flat[: match.start("name")]):
            return name
    return None


def _named(line: Line, match: re.Match[str]) -> str | None:
    words = line.words
    start, end = match.span("name")
    if not words[start : start + 1].isupper():
        return None
    if tail := _TAIL.match(words, end):
        end = tail.end()
    if re.match(r"[\s-]+(?!I[IVX]*\b)[A-ZÀ-Þ]\w", words[end:]):
        return None  # "at the Lakes Conference Centre"
    name = words[start:end].strip(" ,–—-")
    name = without_place(_PLACED.sub("", name) if tail or not name.isupper() else name)
    return None if _BARE.fullmatch(flat(name)) else name


def without_place(name: str) -> str:
    """*name* without the place behind it, where what stands before is a body that the registry knows: "Tide Board in
    Suva"."""
    before, _, after = name.rpartition(" in " if " in " in name else " en ")
    known = before and after[:1].isupper() and default_registry().find(before)
    return before if known else name


def over_clauses(head: Head, line: Line) -> bool:
    """Whether a line of the body's name and a comma alone opens the clauses of a resolution."""
    following = [one for one in head.texts if one.passage.position == line.passage.position + 1]
    return line.words.endswith(",") and bool(following) and following[0].passage.kind == "clause"
