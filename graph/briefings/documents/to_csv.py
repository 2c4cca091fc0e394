"""A briefing as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from .sheet import Cell, Section, Sheet, spaced

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""Beginnings that spreadsheets take for a formula. Source: OWASP, CSV Injection."""


def harmless(text: str) -> str:
    """Return *text* so that no spreadsheet reads it as a formula: with an apostrophe before it where it begins like one."""
    return "'" + text if text.lstrip().startswith(_DANGEROUS) else text


def write(sheet: Sheet) -> bytes:
    """Return the rows in UTF-8 with a byte order mark, which Excel needs; the last column holds the sources in full."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    sources = {str(line.number): f"{line.place}: {line.quote}" for line in sheet.sources}
    for index, section in enumerate(sheet.sections):
        if index:
            writer.writerow([])
        for row in table(section, sheet, sources):
            writer.writerow([harmless(cell) for cell in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def table(section: Section, sheet: Sheet, sources: dict[str, str]) -> list[list[str]]:
    """Return a section as rows of plain text, the column heads first, with the sources written out at the end."""
    from graph.briefings.words import word

    head = [*section.columns, "†", word("sources", sheet.language)]
    rows = [[*(cell.text for cell in row), *_evidence(row, sources)] for row in section.rows]
    return [head, *([spaced(text) for text in row] for row in rows)]


def _evidence(row: tuple[Cell, ...], sources: dict[str, str]) -> tuple[str, str]:
    marks = [mark for cell in row for mark in cell.marks]
    unreviewed = "†" if any(mark.endswith("†") for mark in marks) else ""
    found = [sources.get(mark.rstrip("†"), mark.rstrip("†")) for mark in marks]
    return unreviewed, " | ".join(text for text in found if text)
