"""A query's rows as a table for the terminal, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable
from typing import Any

FORMATS = ("table", "csv", "json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""Beginnings that spreadsheets take for a formula. Source: OWASP, CSV Injection."""
_HIDDEN = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)))
"""Characters that would control a terminal or turn the direction of writing."""
_NOT_IN_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
MOST_IN_CELL = 32_000
"""Characters that a cell of a workbook takes."""
WIDEST = 60


def rows_as(form: str, columns: list[str], rows: list[dict[str, Any]]) -> str:
    """Return the rows in *form*, one of `FORMATS`; json is a list of objects."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    table = [[cell(row.get(column)) for column in columns] for row in rows]
    return csv_text([columns, *table]) if form == "csv" else table_text(columns, table)


def cell(value: Any) -> str:
    """Return a value as one line of text; lists are joined by semicolons, nodes shown by what they are called."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, dict):
        properties = value.get("properties", {})
        name = next(
            (properties[key] for key in ("name", "title", "text", "quote", "id") if key in properties), None
        )
        return str(name) if name is not None else json.dumps(value, ensure_ascii=False)
    return str(value)


def csv_text(rows: Iterable[list[str]]) -> str:
    """Return rows as CSV in which no cell is a formula for a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(
            ["'" + text if text.lstrip().startswith(_FORMULA) and not _number(text) else text for text in row]
        )
    return out.getvalue()


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def xlsx_bytes(columns: list[str], rows: list[dict[str, Any]]) -> bytes:
    """Return rows as an Excel workbook: numbers as numbers, all else as text that is no formula."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    sheet = book.active
    for place, column in enumerate(columns, 1):
        _put(sheet.cell(1, place), column)
        sheet.cell(1, place).font = Font(bold=True)
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(columns, 1):
            value = row.get(column)
            plain = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**53
            if plain:
                sheet.cell(number, place).value = value
            else:
                _put(sheet.cell(number, place), cell(value))
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(place: Any, text: str) -> None:
    """Write *text* as text: a type of its own keeps a spreadsheet from reading a formula in it."""
    place.value = _NOT_IN_XML.sub("", text)[:MOST_IN_CELL]
    place.data_type = "s"


def table_text(columns: list[str], rows: list[list[str]]) -> str:
    """Return a table for the terminal; long cells are cut with an ellipsis."""
    lines = [[" ".join(text.translate(_HIDDEN).split()) for text in row] for row in [columns, *rows]]
    lines = [[text if len(text) <= WIDEST else text[: WIDEST - 1] + "…" for text in row] for row in lines]
    widths = [max(len(row[place]) for row in lines) for place in range(len(columns))]
    drawn = [
        "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in lines
    ]
    drawn.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join(drawn) + "\n"
