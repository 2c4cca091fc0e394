"""A query's rows as a table for the terminal, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from typing import Any

FORMATS = ("table", "csv", "json")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "%")
"""Beginnings that spreadsheets take for a formula. Source: OWASP, CSV Injection."""
_HIDDEN = dict.fromkeys((*range(32), *range(127, 160), *range(8234, 8239), *range(8294, 8298)))
"""Characters that would control a terminal or turn the direction of writing."""
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
