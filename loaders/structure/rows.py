"""Tables: which row heads the others, and which rows carry a number."""

from __future__ import annotations

import re

from loaders.structure.units import Unit
from loaders.terms import names

_NUMBER = re.compile(r"\(?(\d{1,3}(?:\.\d{1,3})*)[.)º°]*")


def mark_rows(units: list[Unit], text: str) -> None:
    """Set `head` of heading rows, `columns` of the rows below them, and `row` of rows whose first cell is their number."""
    start = 0
    while start < len(units):
        if units[start].block.kind != "row":
            start += 1
            continue
        end = start + 1
        while (
            end < len(units)
            and units[end].block.kind == "row"
            and units[end].block.table == units[start].block.table
        ):
            end += 1
        _mark_table(units[start:end], text)
        start = end


def cells_of(unit: Unit, text: str) -> tuple[str, ...]:
    """The words of a row's cells, markup aside."""
    return tuple(" ".join(text[start:end].split()).strip("*_ ") for start, end in unit.block.cells)


def _mark_table(rows: list[Unit], text: str) -> None:
    first = cells_of(rows[0], text)
    columns = first if rows[0].block.header or _names_columns(first) else ()
    body = rows[1:] if columns else rows
    if columns:
        rows[0].head = True
    for unit in body:
        unit.columns = columns
    numbers = [_NUMBER.fullmatch(cells[0]) if (cells := cells_of(unit, text)) else None for unit in body]
    counted = [match for match in numbers if match]
    named = bool(columns) and names("number_column", columns[0])
    if len(counted) * 2 <= len(body) or not (named or len(counted) > 1 and counted[0][1] == "1"):
        return
    for unit, match in zip(body, numbers, strict=True):
        unit.row = match[1] if match else ""


def _names_columns(cells: tuple[str, ...]) -> bool:
    known = sum(
        any(names(one, cell) for one in ("action_column", "owner_column", "due_column")) for cell in cells
    )
    return known >= 2 and all(len(cell) < 40 for cell in cells)
