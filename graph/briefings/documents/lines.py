"""Rows of a briefing as lines of prose: a mark of the family, who, verb, whom, the record's words, what else is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graph.briefings.questions import Question
from graph.briefings.words import word
from graph.views.families import FAMILY_OF

SPOKEN = ("who", "whom", "action", "review")
"""Columns that have their place in a line; the others follow the words with their names."""
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
class Line:
    """One row: `lead` and `whom` are names, `verb` stands between, `words` are the record's, `tail` what else is known."""

    family: str
    hollow: bool
    lead: str
    verb: str
    whom: str
    words: str
    tail: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """Lines under one heading; the heading may be empty."""

    title: str
    lines: tuple[Line, ...]


def groups_of(
    question: Question, rows: Sequence[Sequence[Any]], cells: Sequence[Sequence[Any]], language: str
) -> tuple[Group, ...]:
    """Return the rows as lines where the briefing's header asks for it, else nothing.

    *rows* hold values and *cells* the same as they are printed (`Cell`). Rows that follow one another and share the
    group's value stand under one heading; by family, all of a family stand together in the order of the legend.
    """
    spec = question.lines
    if not spec or not rows:
        return ()
    names = [column.name for column in question.columns]
    labels = {column.name: column.label[language] for column in question.columns}
    made = []
    for row, printed in zip(rows, cells, strict=True):
        values = dict(zip(names, row, strict=True))
        shown = dict(zip(names, printed, strict=True))
        kind = str(values.get(spec.get("type", "")) or spec.get("type", ""))
        family = FAMILY_OF.get(kind, "undertakings")
        by = spec.get("group", "")
        title = (
            word(f"family_{family}", language) if by == "family" else (shown[by].text if by in shown else "")
        )
        made.append((title, family, _line(kind, family, values, shown, labels, spec, language)))
    if spec.get("group") == "family":
        order = list(COLOURS)
        made.sort(key=lambda item: order.index(item[1]))
    return tuple(
        Group(title[:1].upper() + title[1:], tuple(line for _, _, line in some))
        for title, some in groupby(made, key=lambda item: item[0])
    )


def _line(
    kind: str, family: str, values: Mapping[str, Any], shown: Mapping[str, Any], labels: Mapping[str, str],
    spec: Mapping[str, str], language: str,
) -> Line:  # fmt: skip
    skipped = {*SPOKEN, spec.get("type"), spec.get("group")}
    tail = [
        f"{labels[name]}: {cell.text}" for name, cell in shown.items() if name not in skipped and cell.text
    ]
    marks = tuple(mark for cell in shown.values() for mark in cell.marks)
    text = {name: shown[name].text if name in shown else "" for name in SPOKEN}
    verb = word(kind, language) if kind in FAMILY_OF else ""
    return Line(
        family,
        kind in {"OFFERED", "PROPOSED"},
        text["who"],
        verb,
        text["whom"],
        text["action"],
        " · ".join(tail),
        marks,
    )
