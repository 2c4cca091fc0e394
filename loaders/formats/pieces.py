"""What a format's reader finds before it is composed: paragraphs and rows, with what their format says
of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from loaders.formats.compose import Composer, clean

_ITEM_LINE = re.compile(r"\s*(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|[-–—•*])\s")
_LABEL_CELL = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,6})[.)]$")
_BOLD_HEADER = 60
"""Longest cell, in characters, of a row that is taken for the heading of its table because it is bold."""


@dataclass(frozen=True)
class Piece:
    """A paragraph, or a row when `cells` has something; `bold` says that all of it is bold."""

    text: str
    kind: str = "paragraph"
    label: str | None = None
    level: int | None = None
    style: str | None = None
    bold: bool = False
    cells: tuple[str, ...] = ()
    table: int | None = None
    header: bool = False

    @property
    def printed(self) -> str:
        return f"{self.label} {self.text}".strip() if self.label else self.text


def is_item_line(line: str) -> bool:
    """Whether *line* opens with a label or a bullet."""
    return _ITEM_LINE.match(line) is not None


def lines_of(text: str) -> list[str]:
    """*text* cut where its author broke the line, unless the sentence plainly goes on."""
    found: list[str] = []
    for line in clean(text).split("\n"):
        goes_on = line[:1].islower() and not is_item_line(line)
        if found and goes_on:
            found[-1] += " " + line
        elif line:
            found.append(line)
    return found


def row_of(cells: list[list[Piece]], *, table: int, header: bool = False) -> list[Piece]:
    """The pieces of one row of a table.

    A row of one cell is a frame around its paragraphs, and a number in a column of its own is the label of
    the text beside it; all others stay rows, whose cells keep their paragraphs as lines.
    """
    if len(cells) == 1:
        return cells[0]
    texts = [clean("\n".join(piece.printed for piece in cell if piece.printed)) for cell in cells]
    if len(cells) == 2 and _LABEL_CELL.match(texts[0]) and cells[1] and not cells[1][0].cells:
        first, *others = cells[1]
        if first.label is None:
            return [replace(first, label=texts[0], kind="item", level=texts[0].count(".", 0, -1)), *others]
    bold = all(piece.bold for cell in cells for piece in cell if piece.text) and all(texts)
    heads = header or (bold and max(map(len, texts)) <= _BOLD_HEADER)
    return [Piece("", "row", cells=tuple(texts), table=table, header=heads)] if any(texts) else []


def first_row_only(rows: list[Piece]) -> list[Piece]:
    """*rows* with the heading mark left on the leading ones alone; bold in the middle of a table is
    emphasis.
    """
    leading = True
    found = []
    for piece in rows:
        leading = leading and piece.header
        found.append(piece if leading or not piece.cells else replace(piece, header=False))
    return found


def add_all(composer: Composer, pieces: Iterable[Piece]) -> None:
    """Compose *pieces* in their order."""
    for piece in pieces:
        if piece.cells:
            composer.add_row(piece.cells, table=piece.table or 0, header=piece.header)
            continue
        label, kind = piece.label, piece.kind
        for line in lines_of(piece.text):
            composer.add(line, kind=kind, label=label, level=piece.level, style=piece.style)
            label, kind = None, "paragraph" if kind == "item" else kind


def from_plain(composer: Composer, paragraphs: Iterable[dict[str, object]]) -> None:
    """Compose paragraphs whose labels stand in their text, as plain text has them.

    Labels are left to the reader of plain text, so that the same words give the same passages.
    """
    for paragraph in paragraphs:
        cells = paragraph.get("cells")
        page = paragraph.get("page")
        number = page if isinstance(page, int) else None
        if isinstance(cells, list) and cells:
            composer.add_row(
                [str(cell) for cell in cells], table=int(str(paragraph.get("table", 0))), page=number
            )
        else:
            composer.add(str(paragraph["text"]), kind=str(paragraph.get("kind", "paragraph")), page=number)
