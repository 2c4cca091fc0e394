"""Rows of a briefing as lines of prose: a mark of the family, who, verb, whom, the record's words, what else is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graph.briefings.answer import Said, family_of
from graph.briefings.questions import Question
from graph.briefings.verbs import verb
from graph.briefings.words import date, word
from graph.views.families import FAMILY_OF, hollow

SPOKEN = ("who", "whom", "action", "review")
"""Columns that have their place in a line; the others follow the words with their names."""
BARE = ("how", "arose", "forum", "forum_name", "date", "meeting")
"""Columns that follow the words without their names, in this order."""
COLOURS = {
    "thanks": "#86407C", "requests": "#8A3A0E", "undertakings": "#8C6503", "coordination": "#06604F",
    "decisions": "#16191D", "reports": "#6B727C", "part": "#858C96",
}  # fmt: skip
"""Colour of each family's mark on paper, the same as on the explorer's light page."""
GLYPHS = {
    "thanks": "●○", "requests": "▶▷", "undertakings": "■□", "coordination": "⧓⧓", "decisions": "◆◇", "reports": "▬▭",
    "part": "❘❘",
}  # fmt: skip
"""Mark of each family as a letter, full and hollow."""


@dataclass(frozen=True)
class Piece:
    """Some words of a line; `kind` is plain, name (of an actor) or words (of a record)."""

    text: str
    kind: str = "plain"


@dataclass(frozen=True)
class Line:
    """One row: the pieces one after the other, `tail` what else is known, `marks` the numbers of its sources."""

    family: str
    hollow: bool
    pieces: tuple[Piece, ...]
    tail: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Lines under one heading; the heading may be empty."""

    title: str
    lines: tuple[Line, ...]


def groups_of(
    question: Question,
    rows: Sequence[Sequence[Any]],
    cells: Sequence[Sequence[Any]],
    said: Sequence[Said],
    language: str,
) -> tuple[Group, ...]:
    """Return the rows as lines where the briefing's header asks for it, else nothing.

    *rows* hold values and *cells* the same as they are printed (`Cell`). Rows that follow one another and share the
    group's value stand under one heading.
    """
    if not (question.lines or question.templates) or not rows:
        return ()
    made = []
    for index, (row, printed) in enumerate(zip(rows, cells, strict=True)):
        values = {column.name: value for column, value in zip(question.columns, row, strict=True)}
        shown = {column.name: cell for column, cell in zip(question.columns, printed, strict=True)}
        how = said[index] if index < len(said) else Said()
        kind = str(values.get(question.lines.get("type", "")) or question.lines.get("type", ""))
        family = family_of(question, values)
        pieces = _own(question, shown, language) or _spoken(kind, how, shown, language)
        tail = "" if question.templates else _tail(question, shown, language)
        marks = tuple(mark for cell in shown.values() for mark in cell.marks)
        line = Line(family, hollow(kind, how.modality), pieces, tail, marks)
        made.append((_title(question, family, values, shown, language), line))
    return tuple(
        Group(title[:1].upper() + title[1:], tuple(line for _, line in some))
        for title, some in groupby(made, key=lambda item: item[0])
    )


def _title(
    question: Question, family: str, values: Mapping[str, Any], shown: Mapping[str, Any], language: str
) -> str:
    by = question.lines.get("group", "")
    if by == "family":
        return word(f"family_{family}", language)
    if by not in shown:
        return ""
    kinds = {column.name: column.kind for column in question.columns}
    return date(values[by], language) if kinds[by] == "date" else str(shown[by].text)


def _spoken(kind: str, how: Said, shown: Mapping[str, Any], language: str) -> tuple[Piece, ...]:
    """Return who, verb, whom and, after a colon, the words of the record."""
    text = {name: shown[name].text if name in shown else "" for name in SPOKEN}
    said = {"force": how.force, "modality": how.modality, "many": how.many}
    done = verb(kind, language, whom=bool(text["whom"]), **said) if kind in FAMILY_OF else ""
    if not text["who"]:
        done = done[:1].upper() + done[1:]
    frame = [Piece(text["who"], "name"), Piece(done), Piece(text["whom"], "name")]
    pieces: list[Piece] = []
    for piece in (piece for piece in frame if piece.text):
        pieces += ([Piece(" ")] if pieces else []) + [piece]
    if text["action"]:
        pieces += ([Piece(": ")] if pieces else []) + [Piece(text["action"], "words")]
    return tuple(pieces)


def _own(question: Question, shown: Mapping[str, Any], language: str) -> tuple[Piece, ...]:
    """Return the line as the briefing's template has it; nothing where it has none."""
    template = question.templates.get(language)
    if template is None:
        return ()
    kinds = {column.name: column.kind for column in question.columns}
    filled = {name for name, cell in shown.items() if cell.text}
    style = {"actors": "name", "record": "words"}
    return tuple(
        Piece(shown[part.text].text, style.get(kinds[part.text], "plain"))
        if part.column
        else Piece(part.text)
        for part in template.parts(filled)
        if not part.column or shown[part.text].text
    )


def _tail(question: Question, shown: Mapping[str, Any], language: str) -> str:
    skipped = {*SPOKEN, question.lines.get("type"), question.lines.get("group")}
    labels = {column.name: column.label[language] for column in question.columns}
    rest = {name: cell.text for name, cell in shown.items() if name not in skipped and cell.text}
    if rest.get("asked_by") == rest.get("forum"):
        rest.pop("asked_by", None)
    named = [f"{labels[name]}: {text}" for name, text in rest.items() if name not in BARE]
    bare = [rest[name] for name in BARE if name in rest]
    where = ", ".join(dict.fromkeys(bare))
    return " · ".join([*named, *([where] if where else [])])
