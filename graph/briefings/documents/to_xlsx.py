"""A briefing as an Excel workbook."""

from __future__ import annotations

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from graph.briefings.words import word

from .sheet import Sheet, spaced
from .to_csv import harmless, table

WIDEST = 60
"""Characters of the widest column."""


def write(sheet: Sheet) -> bytes:
    """Return a workbook: one sheet a briefing, and one with the sources. Every cell is text or a number, no formula."""
    book = Workbook()
    book.remove(book.active)
    sources = {str(line.number): f"{line.place}: {line.quote}" for line in sheet.sources}
    for section in sheet.sections:
        page = book.create_sheet(_sheet_name(section.title, book.sheetnames))
        _fill(page, table(section, sheet, sources))
    if sheet.sources:
        rows = [["", word("sources", sheet.language), ""]]
        rows += [[str(line.number), spaced(line.place), line.quote] for line in sheet.sources]
        _fill(book.create_sheet(_sheet_name(word("sources", sheet.language), book.sheetnames)), rows)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page, rows: list[list[str]]) -> None:  # type: ignore[no-untyped-def]  # openpyxl has no types
    for number, row in enumerate(rows, 1):
        for place, text in enumerate(row, 1):
            cell = page.cell(number, place)
            cell.value = int(text) if text.isdigit() and len(text) < 10 else harmless(text)
            if isinstance(cell.value, str):
                cell.data_type = "s"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
                cell.border = Border(bottom=Side(style="medium"))
    for letter, column in zip("ABCDEFGHIJKLMNOP", zip(*rows, strict=True), strict=False):
        page.column_dimensions[letter].width = min(WIDEST, max(8, *(len(text) for text in column)) + 2)
    page.freeze_panes = "A2"


def _sheet_name(title: str, taken: list[str]) -> str:
    """Return a name that Excel takes: 31 characters, none of []:*?/\\, not yet taken."""
    plain = "".join(" " if c in "[]:*?/\\'" else c for c in title).strip()[:31] or "1"
    name, number = plain, 2
    while name.casefold() in {other.casefold() for other in taken}:
        name = f"{plain[:28]} {number}"
        number += 1
    return name
