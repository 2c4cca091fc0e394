"""A briefing as PDF."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BalancedColumns,
    CondPageBreak,
    Flowable,
    HRFlowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from graph.briefings.words import word

from .fonts import Fonts, fonts_for
from .lines import Group, Line
from .shapes import Bar, Mark
from .sheet import Cell, Section, Sheet
from .to_docx import WIDE, shares

_BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
]  # fmt: skip
INK2 = colors.HexColor("#4E545C")
HAIR = colors.HexColor("#D5D9DE")


def write(sheet: Sheet) -> bytes:
    """Return the document on A4, upright or, for wide tables, on its side; every page says graph and number."""
    fonts = fonts_for(_all_text(sheet))
    size = (
        landscape(A4)
        if any(len(section.columns) > WIDE and not section.groups for section in sheet.sections)
        else A4
    )
    out = io.BytesIO()
    template = SimpleDocTemplate(
        out, pagesize=size, leftMargin=20 * mm, rightMargin=20 * mm, topMargin=24 * mm, bottomMargin=18 * mm,
        title=sheet.title, author="Concertation", subject=sheet.stamp, lang=sheet.language,
    )  # fmt: skip
    story: list[Flowable] = [
        Paragraph(escape(sheet.title), _style(fonts.bold, 20, 25)),
        Paragraph(escape(sheet.lead), _style(fonts.sans, 10, 14, after=8, color=INK2)),
    ]
    for section in sheet.sections:
        story += _section(section, fonts, template.width, several=len(sheet.sections) > 1)
    if sheet.sources:
        story += _sources(sheet, fonts)
    template.build(story, onFirstPage=_head(sheet, fonts), onLaterPages=_head(sheet, fonts))
    return out.getvalue()


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
    def draw(canvas: Any, template: Any) -> None:
        canvas.saveState()
        canvas.setFont(fonts.sans, 8)
        left, right = template.leftMargin + 6, template.pagesize[0] - template.rightMargin - 6
        top = template.pagesize[1] - 15 * mm
        canvas.drawString(left, top, "Concertation")
        canvas.drawRightString(
            right, top, f"{sheet.stamp} · {word('page', sheet.language)} {canvas.getPageNumber()}"
        )
        canvas.setLineWidth(0.5)
        canvas.line(left, top - 4, right, top - 4)
        canvas.restoreState()

    return draw


def _section(section: Section, fonts: Fonts, width: float, *, several: bool) -> list[Flowable]:
    parts: list[Flowable] = []
    if several:
        parts += [
            HRFlowable(width="100%", thickness=1.5, color=colors.black, spaceBefore=12, spaceAfter=3),
            Paragraph(escape(section.title), _style(fonts.bold, 13, 17, after=2, keepWithNext=1)),
        ]
    parts.append(Paragraph(escape(section.description), _style(fonts.sans, 9.5, 13, after=4, color=INK2)))
    facts = " &nbsp; ".join(
        f'<font color="#4E545C">{escape(label)}:</font> <font name="{fonts.bold}">{escape(value)}</font>'
        for label, value in section.facts
    )
    parts.append(Paragraph(facts, _style(fonts.sans, 9, 13, after=4)))
    parts.append(Paragraph(escape(section.summary), _style(fonts.bold, 10.5, 14, after=6)))
    if section.bars:
        parts.append(_bars(section, fonts, width))
    if section.groups:
        for group in section.groups:
            parts += _group(group, fonts, width)
    elif section.rows:
        parts.append(_table(section, fonts, width))
    parts += [
        Paragraph(escape(note), _style(fonts.sans, 9, 12, before=4, color=INK2)) for note in section.notes
    ]
    return [*parts, Spacer(1, 6)]


def _bars(section: Section, fonts: Fonts, width: float) -> Table:
    """The chart: a bar a row, its number behind it."""
    most = max(value for _, value in section.bars) or 1
    style = _style(fonts.sans, 8.5, 11)
    room = width - 12
    rows = [
        [Paragraph(escape(label), style), Bar(value / most, room * 0.45), Paragraph(f"{value:g}", style)]
        for label, value in section.bars
    ]
    table = Table(rows, colWidths=[room * 0.4, room * 0.5, room * 0.1])
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
    table = Table(rows, colWidths=[14, width - 26])
    table.setStyle(TableStyle([*_BARE, ("LINEBELOW", (0, 0), (-1, -1), 0.4, HAIR)]))
    return [*parts, table]


def _spoken(line: Line, fonts: Fonts) -> str:
    head = f'<font name="{fonts.bold}">{escape(line.lead)}</font> {escape(line.verb)}'.strip()
    if line.whom:
        head += f' <font name="{fonts.bold}">{escape(line.whom)}</font>'
    text = head + (
        f': <font name="{fonts.serif}" size="10">{escape(line.words)}</font>' if line.words else ""
    )
    tail = f' <font size="8" color="#4E545C">&nbsp;{escape(line.tail)}</font>' if line.tail else ""
    return text + _superscripts(line.marks, fonts) + tail


def _superscripts(marks: tuple[str, ...], fonts: Fonts) -> str:
    text = ""
    for mark in marks:
        bare, dagger = mark.rstrip("†"), "†" if mark.endswith("†") else ""
        inner = f'<a href="#s{bare}">{bare}</a>' if bare.isdigit() else escape(bare)
        text += f' <super size="6.5"><font name="{fonts.bold}">{inner}{dagger}</font></super>'
    return text


def _table(section: Section, fonts: Fonts, width: float) -> Table:
    head = [Paragraph(escape(column), _style(fonts.bold, 8.5, 11)) for column in section.columns]
    rows = [[_cell(cell, fonts) for cell in row] for row in section.rows]
    room = width - 12  # the frame's own padding, left and right
    table = Table([head, *rows], colWidths=[room * share for share in shares(section)], repeatRows=1)
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


def _cell(cell: Cell, fonts: Fonts) -> Paragraph:
    style = _style(fonts.serif, 9.5, 12.5) if cell.verbatim else _style(fonts.sans, 9, 12)
    if cell.number:
        style.alignment = 2
    return Paragraph(escape(cell.text) + _superscripts(cell.marks, fonts), style)


def _sources(sheet: Sheet, fonts: Fonts) -> list[Flowable]:
    style = _style(fonts.sans, 8, 10.5, after=3, leftIndent=16, firstLineIndent=-16)
    lines = [
        Paragraph(
            f'<a name="s{line.number}"/><font name="{fonts.bold}">{line.number}</font>&nbsp;&nbsp; '
            f'{escape(line.place)}: <font name="{fonts.serif}">{escape(line.quote)}</font>',
            style,
        )
        for line in sheet.sources
    ]
    heading = Paragraph(
        escape(word("sources", sheet.language)), _style(fonts.bold, 12, 16, after=4, keepWithNext=1)
    )
    rule = HRFlowable(width="100%", thickness=0.75, color=colors.black, spaceBefore=10, spaceAfter=3)
    return [rule, heading, BalancedColumns(lines, nCols=2, innerPadding=14)]
