"""A briefing as a Word document."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from graph.briefings.words import word

from .lines import COLOURS, GLYPHS, Group
from .sheet import Cell, Section, Sheet

SANS, SERIF, SYMBOLS = "Arial", "Cambria", "Segoe UI Symbol"
BAR = 30
"""Blocks of the longest bar."""
INK2 = RGBColor(0x4E, 0x54, 0x5C)
WIDE = 6
"""A table of more columns than this turns the page on its side."""


def write(sheet: Sheet) -> bytes:
    """Return the document: title, lead, a table a section, sources in two columns with their numbers."""
    document = Document()
    _set_up(document, sheet)
    _paragraph(document, sheet.title, size=20, bold=True, after=2, style="Title")
    _paragraph(document, sheet.lead, size=10.5, colour=INK2, after=8)
    for section in sheet.sections:
        _section(document, section, sheet, several=len(sheet.sections) > 1)
    if sheet.sources:
        _sources(document, sheet)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, sheet: Sheet) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    if any(len(section.columns) > WIDE and not section.groups for section in sheet.sections):
        page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin = page.bottom_margin = Mm(18)
    document.core_properties.title = sheet.title
    document.core_properties.author = "Concertation"
    document.core_properties.comments = sheet.stamp
    document.core_properties.language = sheet.language
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = SANS, Pt(10)
    normal.element.rPr.append(_language(sheet.language))
    normal.paragraph_format.space_after = Pt(0)
    document.styles["Header"].paragraph_format.tab_stops.clear_all()
    head = page.header.paragraphs[0]
    head.text = f"Concertation\t{sheet.stamp} · {word('page', sheet.language)} "
    _field(head, "PAGE")
    _border(head, "bottom", 4)
    for run in head.runs:
        run.font.size = Pt(8)
    _tabs(head, page.page_width - page.left_margin - page.right_margin)


def _tabs(paragraph: Any, width: Any) -> None:
    paragraph.paragraph_format.tab_stops.add_tab_stop(int(width), WD_TAB_ALIGNMENT.RIGHT)


def _section(document: Any, section: Section, sheet: Sheet, *, several: bool) -> None:
    if several:
        heading = _paragraph(
            document, section.title, size=13, bold=True, before=10, after=2, style="Heading 1"
        )
        _border(heading, "top", 12)
    _paragraph(document, section.description, size=9.5, colour=INK2, after=4)
    facts = _paragraph(document, "", size=9, after=4)
    for index, (label, value) in enumerate(section.facts):
        _run(facts, ("   " if index else "") + f"{label}: ", size=9, colour=INK2)
        _run(facts, value, size=9, bold=True)
    _paragraph(document, section.summary, size=10.5, bold=True, after=4)
    if section.bars:
        _bars(document, section)
    if section.groups:
        for group in section.groups:
            _group(document, group)
    elif section.rows:
        _table(document, section)
    for note in section.notes:
        _paragraph(document, note, size=9, colour=INK2, before=4)


def _bars(document: Any, section: Section) -> None:
    """The chart as lines of text: the name, a bar of blocks, the number. Any program shows and prints it."""
    most = max(value for _, value in section.bars) or 1
    for label, value in section.bars:
        paragraph = _paragraph(document, "", after=1)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(70))
        _run(paragraph, f"{label if len(label) <= 38 else label[:37] + '…'}\t", size=9)
        _run(
            paragraph, "█" * max(1, round(value / most * BAR)), size=8, colour=RGBColor.from_string("8A3A0E")
        )
        _run(paragraph, f" {value:g}", size=9)
    _paragraph(document, "", size=4, after=4)


def _group(document: Any, group: Group) -> None:
    """A heading, if any, and its lines, each with the mark of its family before it."""
    if group.title:
        _paragraph(document, group.title, size=10.5, bold=True, before=8, after=2, style="Heading 2")
    for line in group.lines:
        paragraph = _paragraph(document, "", before=2, after=2)
        paragraph.paragraph_format.left_indent = Mm(5)
        paragraph.paragraph_format.first_line_indent = Mm(-5)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(5))
        paragraph.paragraph_format.keep_together = True
        for side in ("bottom", "between"):
            _border(paragraph, side, 2, "D5D9DE")
        glyph = GLYPHS[line.family][1 if line.hollow else 0]
        _run(
            paragraph,
            f"{glyph}\t",
            size=8,
            colour=RGBColor.from_string(COLOURS[line.family][1:]),
            font=SYMBOLS,
        )
        _run(paragraph, line.lead, size=9.5, bold=True)
        _run(paragraph, f" {line.verb}".rstrip(), size=9.5)
        if line.whom:
            _run(paragraph, f" {line.whom}", size=9.5, bold=True)
        if line.words:
            _run(paragraph, ": ", size=9.5)
            _run(paragraph, line.words, size=10, font=SERIF)
        _marks(paragraph, line.marks)
        if line.tail:
            _run(paragraph, f"  {line.tail}", size=8.5, colour=INK2)


def _table(document: Any, section: Section) -> None:
    table = document.add_table(rows=1, cols=len(section.columns))
    table.autofit = False
    page = document.sections[0]
    room = page.page_width - page.left_margin - page.right_margin
    widths = [int(room * share) for share in shares(section)]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for place, column in enumerate(section.columns):
        cell = table.rows[0].cells[place]
        _run(cell.paragraphs[0], column, size=8.5, bold=True)
    _repeat_head(table.rows[0])
    for row in section.rows:
        cells = table.add_row().cells
        for place, content in enumerate(row):
            _fill(cells[place].paragraphs[0], content)
    for number, row in enumerate(table.rows):
        _keep_whole(row)
        for place, cell in enumerate(row.cells):
            cell.width = widths[place]
            _cell_border(cell, "000000" if number == 0 else "D5D9DE", 8 if number == 0 else 4)


def shares(section: Section) -> list[float]:
    """Return each column's part of the width: by its longest words and its text, the narrow ones kept legible."""
    weights = []
    for place, title in enumerate(section.columns):
        lengths = [len(row[place].text) for row in section.rows]
        longest = max((len(w) for row in section.rows for w in row[place].text.split()), default=1)
        mean = sum(lengths) / len(lengths)
        weights.append(max(min(mean, 60) ** 0.6, longest * 0.55, len(title) * 0.45, 4))
    return [weight / sum(weights) for weight in weights]


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
        text = (" " if index else "\u200a") + mark
        if bare.isdigit():
            _link(paragraph, text, f"s{bare}")
        else:
            _run(paragraph, text, size=10, bold=True).font.superscript = True


def _sources(document: Any, sheet: Sheet) -> None:
    heading = _paragraph(
        document, word("sources", sheet.language), size=12, bold=True, before=12, after=4, style="Heading 1"
    )
    _border(heading, "top", 8)
    columns = document.add_section(0)  # continuous: the sources stand in two columns on the same page
    columns.start_type = 0
    setting = columns._sectPr.find(qn("w:cols"))
    setting.set(qn("w:num"), "2")
    setting.set(qn("w:space"), "400")
    for number, line in enumerate(sheet.sources):
        paragraph = _paragraph(document, "", after=3)
        paragraph.paragraph_format.left_indent = Mm(6)
        paragraph.paragraph_format.first_line_indent = Mm(-6)
        paragraph.paragraph_format.keep_together = True
        _bookmark(paragraph, f"s{line.number}", number)
        _run(paragraph, f"{line.number}\t", size=8, bold=True)
        _run(paragraph, f"{line.place}: ", size=8)
        quote = _run(paragraph, line.quote, size=8.5, font=SERIF)
        quote._r.get_or_add_rPr().append(_language(line.language))
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(6))


def _paragraph(
    document: Any, text: str, *, size: float = 10, bold: bool = False, colour: RGBColor | None = None,
    before: float = 0, after: float = 0, style: str | None = None,
) -> Any:  # fmt: skip
    paragraph = document.add_paragraph(style=style)
    paragraph.paragraph_format.space_before, paragraph.paragraph_format.space_after = Pt(before), Pt(after)
    if text:
        _run(paragraph, text, size=size, bold=bold, colour=colour or RGBColor(0x16, 0x19, 0x1D))
    if style:  # the built-in styles draw lines of their own
        _border(paragraph, "bottom", 0)
        paragraph.paragraph_format.keep_with_next = True
    return paragraph


def _run(
    paragraph: Any,
    text: str,
    *,
    size: float,
    bold: bool = False,
    font: str = SANS,
    colour: RGBColor | None = None,
) -> Any:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.bold = font, Pt(size), bold
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(kind), font)
    if colour is not None:
        run.font.color.rgb = colour
    return run


def _link(paragraph: Any, text: str, anchor: str) -> None:
    run = _run(paragraph, text, size=10, bold=True)
    run.font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    paragraph._p.append(link)
    link.append(run._r)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag.endswith("Start"):
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def _field(paragraph: Any, instruction: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    run.font.size = Pt(8)
    field.append(run._r)
    paragraph._p.append(field)


def _language(code: str) -> Any:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), {"en": "en-GB", "es": "es-ES"}.get(code, code))
    return element


def _border(paragraph: Any, side: str, eighths: int, colour: str = "000000") -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.append(borders)
    borders.append(_line(side, colour, eighths))


def _cell_border(cell: Any, colour: str, eighths: int) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_line("bottom", colour, eighths))
    cell._tc.get_or_add_tcPr().append(borders)


def _line(side: str, colour: str, eighths: int) -> Any:
    line = OxmlElement(f"w:{side}")
    for key, value in (
        ("val", "single" if eighths else "nil"),
        ("sz", str(eighths)),
        ("space", "2"),
        ("color", colour),
    ):
        line.set(qn(f"w:{key}"), value)
    return line


def _repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
