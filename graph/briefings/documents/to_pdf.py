"""A briefing as PDF."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    HRFlowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from graph.briefings.words import word

from .columns import Columns
from .fonts import Fonts, fonts_for
from .layout import shares, wide
from .lines import Group, Line
from .shapes import Bar, Drawn, Mark
from .sheet import Cell, Section, Sheet

_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
]  # fmt: skip
INK2 = colors.HexColor("#4E545C")
HAIR = colors.HexColor("#D5D9DE")
FIRST_LINES = 60
"""Points that the first lines of a section take below what introduces them."""
HIGHEST = 430
"""Points that may be asked for on one page; one on its side has 464."""
LONGEST = 800
"""Characters of one cell that surely fit on a page, even in a narrow column."""


def write(sheet: Sheet) -> bytes:
    """Return the document on A4, upright or, for wide tables, on its side; every page says graph and number."""
    fonts = fonts_for(_all_text(sheet))
    size = landscape(A4) if wide(sheet) else A4
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=size, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=24 * mm, bottomMargin=18 * mm,
        title=sheet.title, author="Concertation", subject=sheet.stamp, lang=sheet.language,
    )  # fmt: skip
    story: list[Flowable] = [
        Paragraph(escape(sheet.title), _style(fonts.bold, 20, 25)),
        Paragraph(_facts(sheet.facts, fonts), _style(fonts.sans, 9, 13, before=2, after=1)),
        Paragraph(escape(sheet.lead), _style(fonts.sans, 9, 13, after=8, color=INK2)),
    ]
    for section in sheet.sections:
        story += _section(section, fonts, template.width, several=len(sheet.sections) > 1)
    if sheet.sources:
        story += _sources(sheet, fonts, template.width)
    head = _head(sheet, fonts)
    template.build(story, canvasmaker=lambda *given, **more: _Counted(*given, head=head, **more))
    return out.getvalue()


class _Counted(Canvas):
    """Pages that are kept until all of them are there, so that each can say how many there are."""

    def __init__(self, *given: Any, head: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self._head = head
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # reportlab's name
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            self._head(self, number, len(self._kept))
            super().showPage()
        super().save()


def _all_text(sheet: Sheet) -> str:
    cells = [cell.text for section in sheet.sections for row in section.rows for cell in row]
    lines = [line.place + line.quote for line in sheet.sources]
    facts = [value for section in sheet.sections for _, value in section.facts]
    bars = [label for section in sheet.sections for label, _ in section.bars]
    return "".join([sheet.title, *cells, *lines, *facts, *bars])


def _style(
    font: str, size: float, leading: float, *, after: float = 0, before: float = 0, **more: Any
) -> ParagraphStyle:
    color = more.pop("color", colors.black)
    return ParagraphStyle(
        f"{font}-{size}", fontName=font, fontSize=size, leading=leading, spaceAfter=after, spaceBefore=before,
        textColor=color, splitLongWords=True, **more,
    )  # fmt: skip


def _head(sheet: Sheet, fonts: Fonts) -> Any:
    def draw(canvas: Any, number: int, pages: int) -> None:
        canvas.saveState()
        canvas.setFont(fonts.sans, 8)
        width, height = canvas._pagesize
        left, right, top = 20 * mm + 6, width - 20 * mm - 6, height - 15 * mm
        canvas.drawString(left, top, "Concertation")
        of = f"{word('page', sheet.language)} {number} {word('of', sheet.language)} {pages}"
        canvas.drawRightString(right, top, f"{sheet.stamp} · {of}")
        canvas.setLineWidth(0.5)
        canvas.line(left, top - 4, right, top - 4)
        canvas.restoreState()

    return draw


def _facts(facts: tuple[tuple[str, str], ...], fonts: Fonts) -> str:
    return " &nbsp; ".join(
        f'<font color="#4E545C">{escape(label)}:</font> <font name="{fonts.bold}">{escape(value)}</font>'
        for label, value in facts
    )


def _section(section: Section, fonts: Fonts, width: float, *, several: bool) -> list[Flowable]:
    parts: list[Flowable] = []
    if several:
        parts += [
            HRFlowable(width="100%", thickness=1.5, color=colors.black, spaceBefore=12, spaceAfter=3),
            Paragraph(escape(section.title), _style(fonts.bold, 13, 17, after=2, keepWithNext=1)),
        ]
    parts.append(Paragraph(escape(section.description), _style(fonts.sans, 9.5, 13, after=4, color=INK2)))
    if section.facts:
        parts.append(Paragraph(_facts(section.facts, fonts), _style(fonts.sans, 9, 13, after=4)))
    parts.append(Paragraph(escape(section.summary), _style(fonts.bold, 10.5, 14, after=6)))
    chart: list[Flowable] = []
    if section.bars:
        chart.append(_bars(section, fonts, width))
    if section.picture:
        drawn = Drawn(section.picture, fonts, width - 12)
        drawn.hAlign = "CENTER"
        chart += [drawn, Spacer(1, 8)]
    if several:
        # What says what follows is not left alone at the foot of a page: the chart, or the first lines, come with it.
        parts.insert(0, CondPageBreak(min(_height([*parts, *chart], width - 12) + FIRST_LINES, HIGHEST)))
    parts += [KeepTogether(chart)] if chart else []
    if section.groups:
        for group in section.groups:
            parts += _group(group, fonts, width)
    elif section.rows:
        parts.append(_table(section, fonts, width))
    parts += [
        Paragraph(escape(note), _style(fonts.sans, 9, 12, before=4, color=INK2)) for note in section.notes
    ]
    return [*parts, Spacer(1, 6)]


def _height(parts: list[Flowable], width: float) -> float:
    """Return how much room the parts take one below the other."""
    return sum(part.wrap(width, 10_000)[1] + part.getSpaceBefore() + part.getSpaceAfter() for part in parts)


def _bars(section: Section, fonts: Fonts, width: float) -> Table:
    """The chart: a bar a row, its number behind it."""
    most = max(value for _, value in section.bars) or 1
    style = _style(fonts.sans, 8.5, 11)
    room = width - 12
    rows = [
        [Paragraph(escape(label), style), Bar(value / most, room * 0.48), Paragraph(f"{value:g}", style)]
        for label, value in section.bars
    ]
    table = Table(rows, colWidths=[room * 0.32, room * 0.5, room * 0.18])
    table.setStyle(TableStyle([*_BARE, ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]))
    table.spaceAfter = 8
    return table


def _group(group: Group, fonts: Fonts, width: float) -> list[Flowable]:
    """A heading, if any, and its lines, each with the mark of its family before it."""
    parts: list[Flowable] = []
    if group.title:
        # A heading stays with its first lines, and the rest may go on overleaf.
        parts.append(CondPageBreak(60))
        parts.append(Paragraph(escape(group.title), _style(fonts.bold, 10.5, 14, before=8, after=2)))
    rows = [
        [Mark(line.family, hollow=line.hollow), Paragraph(_spoken(line, fonts), _style(fonts.sans, 9.5, 13))]
        for line in group.lines
    ]
    table = Table(rows, colWidths=[14, width - 26], splitInRow=1)
    table.setStyle(TableStyle([*_BARE, ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIR)]))
    return [*parts, table]


def _spoken(line: Line, fonts: Fonts) -> str:
    fonts_of = {"name": f'name="{fonts.bold}"', "words": f'name="{fonts.serif}" size="10"'}
    text = "".join(
        f"<font {fonts_of[piece.kind]}>{escape(piece.text)}</font>"
        if piece.kind in fonts_of
        else escape(piece.text)
        for piece in line.pieces
    )
    tail = f' <font size="8" color="#4E545C">&nbsp;{escape(line.tail)}</font>' if line.tail else ""
    return text + _superscripts(line.marks, fonts) + tail


def _superscripts(marks: tuple[str, ...], fonts: Fonts) -> str:
    text = ""
    for mark in marks:
        bare, dagger = mark.rstrip("†"), "†" if mark.endswith("†") else ""
        inner = f'<a href="#s{bare}">{bare}</a>' if bare.isdigit() else escape(bare)
        text += (
            f'{" " if text else ""}<super size="6.5"><font name="{fonts.bold}">{inner}{dagger}</font></super>'
        )
    return text


def _table(section: Section, fonts: Fonts, width: float) -> Table:
    numeric = [cell.number for cell in section.rows[0]]
    head = [
        Paragraph(escape(column), _style(fonts.bold, 8.5, 11, alignment=2 if number else 0))
        for column, number in zip(section.columns, numeric, strict=True)
    ]
    rows = [[_cell(cell, fonts) for cell in part] for row in section.rows for part in _parts(row)]
    room = width - 12  # the frame's own padding, left and right
    table = Table(
        [head, *rows], colWidths=[room * share for share in shares(section, aside=width > 600)], repeatRows=1
    )
    table.setStyle(
        TableStyle([
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black),
            ("LINEBELOW", (0, 1), (-1, -1), 0.4, HAIR),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 3),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ])
    )  # fmt: skip
    return table


def _parts(row: tuple[Cell, ...]) -> Iterator[list[Cell]]:
    """Yield the row, in several pieces where a cell is so long that it may not fit on one page."""
    pieces = [wrap(cell.text, LONGEST, break_on_hyphens=False) or [""] for cell in row]
    for number in range(max(map(len, pieces))):
        yield [
            replace(
                cell,
                text=texts[number] if number < len(texts) else "",
                marks=cell.marks if number == len(texts) - 1 else (),
            )
            for cell, texts in zip(row, pieces, strict=True)
        ]


def _cell(cell: Cell, fonts: Fonts) -> Paragraph:
    style = _style(fonts.serif, 9.5, 12.5) if cell.verbatim else _style(fonts.sans, 9, 12)
    if cell.number:
        style.alignment = 2
    return Paragraph(escape(cell.text) + _superscripts(cell.marks, fonts), style)


def _sources(sheet: Sheet, fonts: Fonts, width: float) -> list[Flowable]:
    """The sources in two columns; their heading stays with the first of them."""
    style = _style(fonts.sans, 8, 10.5, after=3, leftIndent=16, firstLineIndent=-16)
    lines = [
        Paragraph(
            f'<a name="s{line.number}"/><font name="{fonts.bold}">{line.number}</font>&nbsp;&nbsp; '
            f'{escape(line.place)}: <font name="{fonts.serif}">{escape(line.quote)}</font>',
            style,
        )
        for line in sheet.sources
    ]
    heading = Paragraph(escape(word("sources", sheet.language)), _style(fonts.bold, 12, 16, after=4))
    rule = HRFlowable(width="100%", thickness=0.75, color=colors.black, spaceBefore=10, spaceAfter=3)
    columns = Columns(lines, gap=14)
    room = _height([rule, heading, lines[0]], (width - 12 - columns.gap) / 2)
    return [CondPageBreak(min(room + 2, HIGHEST)), rule, heading, columns]
