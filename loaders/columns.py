"""Tables that plain text sets in columns, with blanks or tabs and no bars between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.terms import names

_GAP = re.compile(r"\t+| {2,}")
_COLUMNS = ("action_column", "owner_column", "due_column", "number_column")


@dataclass(frozen=True)
class ColumnRow:
    """A row: its lines (first, and one past the last, as indices), whether it heads the table, and for each cell the line
    and the places in that line where its words stand; a cell that goes on below is given by its first line."""

    first: int
    last: int
    header: bool
    cells: tuple[tuple[int, int, int], ...]


def column_rows(lines: list[str]) -> list[ColumnRow]:
    """The rows of every such table in `lines`. A table begins with a line of column names ("Action  Responsible  Deadline")
    and ends with a line that fits none of its columns."""
    out: list[ColumnRow] = []
    at = 0
    while at < len(lines):
        cells = _cells(lines[at])
        if len(cells) < 2 or not _names_columns(lines[at], cells):
            at += 1
            continue
        starts = [start for start, _ in cells]
        out.append(ColumnRow(at, at + 1, True, tuple((at, start, end) for start, end in cells)))
        at = _body(lines, at + 1, starts, out)
    return out


def _cells(line: str) -> list[tuple[int, int]]:
    if len(line) > 400 or "|" in line:
        return []
    out, start = [], len(line) - len(line.lstrip())
    end = len(line.rstrip())
    for gap in _GAP.finditer(line, start, end):
        out.append((start, gap.start()))
        start = gap.end()
    return [*out, (start, end)] if end > start else out


def _names_columns(line: str, cells: list[tuple[int, int]]) -> bool:
    known = sum(any(names(one, line[start:end]) for one in _COLUMNS) for start, end in cells)
    return known >= 2 and all(end - start < 40 for start, end in cells)


def _body(lines: list[str], at: int, starts: list[int], out: list[ColumnRow]) -> int:
    """Read the rows below a heading row; the place after them."""
    row: list[tuple[int, dict[int, tuple[int, int]]]] = []
    blank = False
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            blank = True
            at += 1
            continue
        if re.fullmatch(r"\s*[-=_ ]{3,}\s*", line):
            at += 1
            continue
        placed = _placed(line, starts)
        if (
            placed is None
            or blank
            and len(placed) == 1
            and 0 in placed
            and placed[0][1] - placed[0][0] > 0.8 * len(line.strip())
            and len(_cells(line)) == 1
        ):
            break
        fresh = not row or blank or len(placed) > max(1, len(starts) // 2) and 0 in placed
        if fresh:
            _close(row, out)
            row = []
        row.append((at, placed))
        blank = False
        at += 1
    _close(row, out)
    return at


def _placed(line: str, starts: list[int]) -> dict[int, tuple[int, int]] | None:
    """The cells of a line by column, None where one stands under no column."""
    out: dict[int, tuple[int, int]] = {}
    for number, (start, end) in enumerate(_cells(line)):
        near = (
            number
            if "\t" in line
            else min(range(len(starts)), key=lambda column: abs(starts[column] - start))
        )
        if "\t" not in line and abs(starts[near] - start) > 2 or near in out or near >= len(starts):
            return None
        out[near] = (start, end)
    return out or None


def _close(row: list[tuple[int, dict[int, tuple[int, int]]]], out: list[ColumnRow]) -> None:
    if not row:
        return
    cells: dict[int, tuple[int, int, int]] = {}
    for index, placed in row:
        for column, (start, end) in placed.items():
            cells.setdefault(column, (index, start, end))
    out.append(ColumnRow(row[0][0], row[-1][0] + 1, False, tuple(cells[column] for column in sorted(cells))))
