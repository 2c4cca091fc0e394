"""A briefing as a Word document."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Emu, Mm, Pt, RGBColor

from graph.briefings.words import word

from . import ooxml
from .layout import shares, wide
from .lines import COLOURS, GLYPHS, Group, Line
from .pictures import Picture
from .png import to_png
from .sheet import Cell, Section, Sheet

SANS, SERIF, SYMBOLS = "Arial", "Cambria", "Segoe UI Symbol"
INK, INK2 = RGBColor(0x16, 0x19, 0x1D), RGBColor(0x4E, 0x54, 0x5C)
BAR = COLOURS["requests"][1:]


def write(sheet: Sheet) -> bytes:
    """Return the document: title block, lines or a table a section, sources in two columns with their numbers."""
    document = Document()
    _set_up(document, sheet)
    _paragraph(document, sheet.title, size=20, bold=True, after=2, style="Title")
    _facts(document, sheet.facts)
    _paragraph(document, sheet.lead, size=9, colour=INK2, after=8)
    for section in sheet.sections:
        _section(document, section, several=len(sheet.sections) > 1)
    if sheet.sources:
        _sources(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, sheet: Sheet) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    if wide(sheet):
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin, page.header_distance = Mm(25), Mm(18), Mm(12)
    document.core_properties.title = sheet.title
    document.core_properties.author = "Concertation"
    document.core_properties.comments = sheet.stamp
    document.core_properties.language = sheet.language
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = SANS, Pt(10)
    normal.element.rPr.append(ooxml.language(sheet.language))
    normal.paragraph_format.space_after = Pt(0)
    document.styles["Header"].paragraph_format.tab_stops.clear_all()
    head = page.header.paragraphs[0]
    head.text = f"Concertation\t{sheet.stamp} · {word('page', sheet.language)} "
    ooxml.field(head, "PAGE")
    _run(head, f" {word('of', sheet.language)} ", size=8)
    ooxml.field(head, "NUMPAGES")
    ooxml.border(head, "bottom", 4)
    for run in head.runs:
        run.font.size = Pt(8)
    room = int(page.page_width - page.left_margin - page.right_margin)
    head.paragraph_format.tab_stops.add_tab_stop(Emu(room), WD_TAB_ALIGNMENT.RIGHT)


def _section(document: Any, section: Section, *, several: bool) -> None:
    if several:
        heading = _paragraph(
            document, section.title, size=13, bold=True, before=12, after=2, style="Heading 1"
        )
        ooxml.border(heading, "top", 12)
    _paragraph(document, section.description, size=9.5, colour=INK2, after=4, introduces=True)
    _facts(document, section.facts)
    _paragraph(
        document, section.summary, size=10.5, bold=True, before=4, after=4, introduces=bool(section.rows)
    )
    if section.bars:
        _bars(document, section)
    if section.picture:
        _picture(document, section.picture)
    if section.groups:
        for group in section.groups:
            _group(document, group)
    elif section.rows:
        _table(document, section)
    for note in section.notes:
        _paragraph(document, note, size=9, colour=INK2, before=4)


def _facts(document: Any, facts: tuple[tuple[str, str], ...]) -> None:
    paragraph = _paragraph(document, "", after=4, introduces=True)
    for index, (label, value) in enumerate(facts):
        _run(paragraph, ("   " if index else "") + f"{label}: ", size=9, colour=INK2)
        _run(paragraph, value, size=9, bold=True)


def _room(document: Any) -> int:
    page = document.sections[0]
    return int(page.page_width - page.left_margin - page.right_margin)


def _bars(document: Any, section: Section) -> None:
    """The chart: a name, a shaded line as long as its number, the number. Any program shows and prints it."""
    most = max(value for _, value in section.bars) or 1
    room = _room(document)
    widths = [int(room * 0.32), int(room * 0.5), int(room * 0.18)]
    table = document.add_table(rows=len(section.bars), cols=3)
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row, (label, value) in zip(table.rows, section.bars, strict=True):
        ooxml.keep_whole(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        _run(row.cells[0].paragraphs[0], label, size=9)
        bar = row.cells[1].paragraphs[0]
        bar.paragraph_format.right_indent = Emu(int(widths[1] * 0.96 * (1 - value / most)))
        bar.paragraph_format.space_before = bar.paragraph_format.space_after = Pt(2)
        ooxml.shade(bar, BAR)
        _run(bar, "\u00a0", size=6)
        _run(row.cells[2].paragraphs[0], f"{value:g}", size=9)
    _paragraph(document, "", size=4, after=4)


def _picture(document: Any, picture: Picture) -> None:
    paragraph = _paragraph(document, "", before=4, after=6)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    width = Emu(min(int(Pt(picture.width)), _room(document)))
    shape = paragraph.add_run().add_picture(io.BytesIO(to_png(picture)), width=width)
    ooxml.describe(shape, picture.said)


def _group(document: Any, group: Group) -> None:
    """A heading, if any, and its lines, each with the mark of its family before it."""
    if group.title:
        _paragraph(document, group.title, size=10.5, bold=True, before=8, after=2, style="Heading 2")
    for line in group.lines:
        _line(document, line)


def _line(document: Any, line: Line) -> None:
    paragraph = _paragraph(document, "", before=2, after=2)
    paragraph.paragraph_format.left_indent = Mm(5)
    paragraph.paragraph_format.first_line_indent = Mm(-5)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(5))
    paragraph.paragraph_format.keep_together = True
    for side in ("bottom", "between"):
        ooxml.border(paragraph, side, 2, "D5D9DE")
    glyph = GLYPHS[line.family][1 if line.hollow else 0]
    colour = RGBColor.from_string(COLOURS[line.family][1:])
    _run(paragraph, f"{glyph}\t", size=8, colour=colour, font=SYMBOLS)
    for piece in line.pieces:
        if piece.kind == "words":
            _run(paragraph, piece.text, size=10, font=SERIF)
        else:
            _run(paragraph, piece.text, size=9.5, bold=piece.kind == "name")
    _marks(paragraph, line.marks)
    if line.tail:
        _run(paragraph, f"  {line.tail}", size=8.5, colour=INK2)


def _table(document: Any, section: Section) -> None:
    """The rows. Cells are filled by their place in one list, since the library looks each row up anew for every cell."""
    count = len(section.columns)
    table = document.add_table(rows=len(section.rows) + 1, cols=count)
    table.autofit = False
    ooxml.cell_margins(table, right=120)
    page = document.sections[0]
    aside = page.page_width > page.page_height
    widths = [Emu(int(_room(document) * share)) for share in shares(section, aside=aside)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    cells = table._cells
    for place, column in enumerate(section.columns):
        _run(cells[place].paragraphs[0], column, size=8.5, bold=True)
        if section.rows and section.rows[0][place].number:
            cells[place].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for number, row in enumerate(section.rows, 1):
        for place, content in enumerate(row):
            _fill(cells[number * count + place].paragraphs[0], content)
    for index, cell in enumerate(cells):
        head = index < count
        cell.width = widths[index % count]
        ooxml.cell_border(cell, "000000" if head else "D5D9DE", 8 if head else 4)
    for row in table.rows:
        ooxml.keep_whole(row)
    for cell in cells[:count]:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    ooxml.repeat_head(table.rows[0])


def _fill(paragraph: Any, cell: Cell) -> None:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.line_spacing = 1.05
    _run(paragraph, cell.text, size=9.5 if cell.verbatim else 9, font=SERIF if cell.verbatim else SANS)
    if cell.number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _marks(paragraph, cell.marks)


def _marks(paragraph: Any, marks: tuple[str, ...]) -> None:
    for index, mark in enumerate(marks):
        bare = mark.rstrip("†")
        run = _run(paragraph, ("\u00a0" if index else "") + mark, size=10, bold=True, raised=True)
        if bare.isdigit():
            ooxml.link(paragraph, run, f"s{bare}")


def _sources(document: Any, sheet: Sheet) -> None:
    ooxml.border(_paragraph(document, "", size=4, before=12), "top", 8)
    # The heading stands in the first column: before it, it could be left behind at the foot of a page.
    ooxml.columns(document.add_section(WD_SECTION.CONTINUOUS), 2)
    _paragraph(document, word("sources", sheet.language), size=12, bold=True, after=4, style="Heading 1")
    for number, line in enumerate(sheet.sources):
        paragraph = _paragraph(document, "", after=3)
        paragraph.paragraph_format.left_indent = Mm(6)
        paragraph.paragraph_format.first_line_indent = Mm(-6)
        paragraph.paragraph_format.keep_together = True
        ooxml.bookmark(paragraph, f"s{line.number}", number)
        _run(paragraph, f"{line.number}\t", size=8, bold=True)
        _run(paragraph, f"{line.place}: ", size=8)
        _run(paragraph, line.quote, size=8.5, font=SERIF, tongue=line.language)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(6))
    # An empty section behind them makes both columns end at the same height.
    ooxml.columns(document.add_section(WD_SECTION.CONTINUOUS), 1)


def _paragraph(
    document: Any, text: str, *, size: float = 10, bold: bool = False, colour: RGBColor | None = None,
    before: float = 0, after: float = 0, style: str | None = None, introduces: bool = False,
) -> Any:  # fmt: skip
    """Add a paragraph. One that *introduces* the next, as headings do, is not left alone at the foot of a page."""
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    if text:
        _run(paragraph, text, size=size, bold=bold, colour=colour or INK)
    if style:  # the built-in styles draw lines of their own
        ooxml.border(paragraph, "bottom", 0)
    if style or introduces:
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _run(
    paragraph: Any, text: str, *, size: float, bold: bool = False, font: str = SANS, colour: RGBColor | None = None,
    raised: bool = False, tongue: str = "",
) -> Any:  # fmt: skip
    """Add words to a paragraph. *raised* ones stand above the line; *tongue* is their language, if not the document's."""
    shade = str(colour) if colour is not None else ""
    return ooxml.add_run(
        paragraph,
        text,
        ooxml.Style(font, round(size * 2), bold, shade, raised, ooxml.LANGUAGES.get(tongue, tongue)),
    )
