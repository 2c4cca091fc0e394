"""The passages of a record in which its meeting shows, and the cues of the data files as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.model import Document, Passage
from loaders.structure.kinds import recites
from loaders.terms import LANGUAGES, flat, fold, pattern_of, terms

OPENING = 8
"""So many passages of running text at the head of a record are read for the meeting's date and place."""


_LENGTH = 2000
"""So many characters of a passage are looked at."""


@dataclass(frozen=True)
class Line:
    """A passage with its words as printed, one blank between words, and the same in flat form."""

    passage: Passage
    words: str
    flat: str
    about: bool = False
    """Whether it is what a letter says it is about ("Asunto: seguimiento de la Cuarta Reunión"), its label left out."""


@dataclass(frozen=True)
class Head:
    """What is looked at: lines of the title block, first paragraphs, last lines, and `fields` of the front matter
    (lower-case key -> value)."""

    titles: tuple[Line, ...]
    texts: tuple[Line, ...]
    endings: tuple[Line, ...]
    headings: tuple[Line, ...]
    fields: dict[str, str]


@cache
def cue(name: str) -> str:
    """The forms of a cue in both languages as one alternation, for use inside a pattern."""
    forms = [
        form for one in LANGUAGES for term in terms("meeting", one) if term.id == name for form in term.forms
    ]
    return (
        "(?:" + "|".join(sorted((form.replace(" ", r"\s+") for form in forms), key=len, reverse=True)) + ")"
    )


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """The same as whole words."""
    return re.compile(rf"(?<!\w){cue(name)}(?!\w)")


_HELD = re.compile(rf"(?<!\w){cue('held')}(?!\w)")
_PARTICIPLE = re.compile(rf"(?<!\w){cue('held-participle')}(?!\w)")
_OWN = re.compile(
    rf"(?<!\w)(?:its|their|this|the present|su|esta|la presente|la)\s+(?:{cue('qualifier')}\s+){{0,5}}{cue('meeting')}"
    rf"(?:\s+{cue('qualifier')}){{0,3}},?\s*$"
)
_LATER = re.compile(
    r"(?<!\w)(?:will|shall|next|proxim[oa]|siguiente|to be|since|desde|previous|earlier|anterior|last|prior|pasada)(?!\w)"
)
_NEVER = re.compile(r"(?<!\w)(?:no|not|never|nunca)\s*$")
_NUMBERED = re.compile(
    rf"(?<!\w)(?:the|la|el)\s+(?:{cue('qualifier')}\s+){{1,4}}{cue('meeting')}(?:\s+{cue('qualifier')}){{0,3}}"
    r"(?:\s+(?:of|de|del)\s+[^.;()]{3,90}?)?,?\s*$"
)
"""A meeting by its number, and whose it was: in the first sentences of a record it is the record's own."""


def held_in(line: Line, *, early: bool = False) -> Iterator[re.Match[str]]:
    """Places of a line that tell that the meeting of the record took place: a verb ("met", "was held"), or a participle
    after its own name ("its third session, held in ..."), in an `early` line after any that bears a number ("the third
    session of the Board, held in ..."). Meetings to come and earlier ones are left out."""
    if line.passage.kind == "preamble" and recites(line.words):
        return
    own = line.passage.kind == "title"
    for pattern in (_HELD, _PARTICIPLE):
        for match in pattern.finditer(line.flat):
            before = line.flat[max(0, match.start() - 140) : match.start()]
            if _LATER.search(before[-32:]) or _NEVER.search(before):
                continue
            if (
                pattern is _HELD
                or own
                or not match.start()
                or _OWN.search(before[-90:])
                or early
                and _NUMBERED.search(before)
            ):
                yield match


def head_of(document: Document, passages: tuple[Passage, ...]) -> Head:
    """The parts of a record that tell of its meeting. A covering letter tells of itself and is left out."""
    lines = [
        line
        for passage in passages
        if passage.kind not in ("covering", "footnote") and (passage.kind != "row" or passage.position <= 5)
        for line in _lines(document, passage)
    ]
    lines = [line for line in map(_subject, lines) if not _greets(line)]
    titles = tuple(line for line in lines if line.passage.kind in ("title", "row") or line.about)
    texts = [line for line in lines if line.passage.kind in ("text", "preamble", "clause", "item")]
    headings = tuple(line for line in lines if line.passage.kind == "heading")
    return Head(titles, tuple(texts[:OPENING]), tuple(texts[-6:]), headings, _fields(document))


_BLANK = re.compile(r"\n[^\S\n]*\n")
_LABELLED = re.compile(r"^\s*([^\W\d_][^\W\d_ ]{2,20}(?:\(s\))?)[^\S\n]{3,}(?=\S)")
_SUBJECT = re.compile(rf"\s*{cue('subject-label')}\s*:\s*")
_DATELINE = re.compile(
    r"(?P<before>\S[^\n]*)\n\s*(?P<dated>[A-ZÀ-Þ][^\d\n.;:]{2,60}[,:]\s+(?:\w+,?\s+)?(?:\d{1,2}\b|[A-Z]\w+ \d{1,2}\b)[^\n]*"
    r"(?:19|20)\d\d[^\n]{0,20})\s*$"
)
"""A title and below it, in the same block, the line with place and day."""
_ORGAN_LINE = re.compile(
    r"(?P<before>\S[^\n]{6,})\n\s*(?P<dated>(?:(?:SUB-?)?COMMITTEE|COMMISSION|(?:WORKING|EXPERT|TECHNICAL|STEERING) GROUP|"
    r"WORKING PARTY|TASK FORCE|BOARD|COUNCIL|(?:SUB)?COMIT[ÉE]|(?:SUB)?COMISI[ÓO]N|GRUPO|CONSEJO|JUNTA|MESA)"
    r"\s(?:OF|ON|FOR|DE|DEL|SOBRE|PARA|T[ÉE]CNIC[OA]|DIRECTIV[OA])\s[^\n]+)\s*$", re.I
)  # fmt: skip
"""A letterhead of two lines: an organisation, and below it the organ whose record it is."""
_RUNS_ON = re.compile(
    r"(?:[,:–—-]|(?<!\w)(?:[a-zà-ÿ]{1,4}|OF|THE|IN|ON|AT|AND|DE|DEL|LA|EL|EN|LOS|LAS|Y))\s*$"
)


def _subject(line: Line) -> Line:
    """The line without its label, and marked, where it says what a letter is about and names a meeting."""
    label = _SUBJECT.match(line.flat) if line.passage.position <= OPENING + 4 else None
    if label is None or not cue_pattern("meeting").search(line.flat):
        return line
    return Line(line.passage, line.words[label.end() :], line.flat[label.end() :], about=True)


def _greets(line: Line) -> bool:
    """ "Dear members," is no line of a title block."""
    return (
        len(line.words) < 80
        and line.words.endswith((",", ":"))
        and bool(pattern_of("headings", "salutation").match(fold(line.words)))
    )


def _lines(document: Document, passage: Passage) -> Iterator[Line]:
    """The passage as one line; a title with place and day or an organ's name below it as two."""
    text = document.text[passage.start : min(passage.end, passage.start + _LENGTH)]
    if passage.kind in ("title", "row") and _BLANK.search(text):
        for part in _BLANK.split(text):  # a form with labels to the left: "Title      Report of the Board"
            if part.strip():
                yield _line(_LABELLED.sub(r"\1: ", part), passage)
        return
    if (
        (form := _LABELLED.match(text))
        and passage.kind == "text"
        and re.fullmatch(cue("title-label"), flat(form[1]))
    ):
        yield replace(_line(text[form.end() :], passage), about=True)
        return
    parted = (_DATELINE.search(text) or _ORGAN_LINE.match(text)) if passage.kind == "title" else None
    if parted and not _RUNS_ON.search(parted["before"]):
        yield _line(text[: parted.end("before")], passage)
        text = parted["dated"]
    yield _line(text, passage)


def _line(text: str, passage: Passage) -> Line:
    words = " ".join(
        re.sub(r"[*_]{1,3}(?=\s|$)|(?<!\w)[*_]{1,3}|</?(?:su[bp]|[biu]|em|strong)>", "", text).split()
    )
    if passage.kind == "row":  # a line of the title block with its parts side by side: "Suva | 3 May 2021"
        words = re.sub(r"\s*\|\s*", ", ", words).strip(" ,")
    return Line(passage, words, flat(words))


def _fields(document: Document) -> dict[str, str]:
    """Keys and values that stand before the record as YAML front matter or AsciiDoc attributes."""
    head = document.text[:3000]
    matter = re.match(r"\ufeff?---\s*\n(.*?)\n(?:---|\.\.\.)\s*(?:\n|$)", head, re.DOTALL)
    out: dict[str, str] = {}
    if matter:
        for key, value in re.findall(r"^([\w -]{2,30}):[ \t]*(\S.*)$", matter[1], re.M):
            out[flat(key).strip()] = value.strip().strip("\"'")
    for key, value in re.findall(r"^:([\w-]{2,30}):[ \t]+(\S.*)$", head, re.M):
        out.setdefault(flat(key), value.strip())
    return out
