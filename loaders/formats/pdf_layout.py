"""Pages of a PDF become paragraphs and rows of tables, in reading order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from loaders.formats.pdf_columns import Gutter, columns_of, gutter_of
from loaders.formats.pdf_page import Line, Page, Run, lines_of, without_running
from loaders.formats.pdf_tables import Grid, grids_of
from loaders.formats.pdf_words import Words, join_lines

_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,6})[.)]-?|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}|[•▪■●○◦–—\-*·➢✓])\s"
)
_PARTED = 1.2
"""Distance between lines, as a share of the usual one and of the letters' height, that parts two paragraphs."""
_ENDS = re.compile(r"[.;:!?…][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a row of a table where it has cells, and the page on which it begins."""

    text: str
    page: int
    cells: tuple[str, ...] = ()
    table: int = 0


@dataclass
class _Column:
    """Lines below each other, or a ruled table with the runs that stand in it; full lines end at `right`."""

    lines: list[Line] = field(default_factory=list)
    grid: Grid | None = None
    inside: list[Run] = field(default_factory=list)
    page: int = 0
    right: float = 0.0

    @cached_property
    def end(self) -> float:
        """Where its longer lines end: a line that sticks out alone is no measure."""
        ends = sorted(line.right for line in self.lines)
        return ends[-1] if len(ends) < 5 else ends[int(0.95 * (len(ends) - 1))]

    @cached_property
    def left(self) -> float:
        """Where most lines begin."""
        counts = Counter(round(line.left) for line in self.lines)
        return float(counts.most_common(1)[0][0]) if counts else 0.0

    @cached_property
    def leading(self) -> float:
        """The distance from line to line within a paragraph: the smaller steps, since paragraphs may be short."""
        steps = [a.bottom - b.bottom for a, b in zip(self.lines, self.lines[1:], strict=False)]
        steps = sorted(step for step in steps if step > 2)
        return steps[len(steps) // 10] if steps else 0.0


def paragraphs_of(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs and rows of *pages*, without running headers, footers and page numbers."""
    pages = without_running(pages)
    usual = [gutter for page in pages if (gutter := gutter_of(page.runs)) is not None]
    columns = [column for page in pages for column in _page_columns(page, usual)]
    for index, column in enumerate(columns):
        for line in column.lines:
            line.column = index
    _set_right(columns)
    words = Words(line.text for column in columns for line in column.lines)
    found: list[Paragraph] = []
    tables = 0
    grid: Grid | None = None
    for group in _groups(columns):
        if isinstance(group, list):
            text, grid = join_lines([line.text for line in group], words), None
            found.append(Paragraph(text, group[0].page))
            continue
        goes_on = grid is not None and group.grid is not None and grid.same_columns(group.grid)
        tables += not goes_on
        grid = group.grid
        found += _rows(group, tables, words, found if goes_on else [])
    return found


def _set_right(columns: Sequence[_Column]) -> None:
    """Tell each column where full lines end, by the others at its place: the last page may have no full line."""
    for column in columns:
        ends = sorted(other.end for other in columns if other.lines and abs(other.left - column.left) < 5)
        column.right = max(column.end, ends[len(ends) // 2]) if column.lines else 0.0


def _page_columns(page: Page, usual: Sequence[Gutter]) -> Iterator[_Column]:
    """Columns and tables of a page from the top down."""
    runs = sorted(page.runs, key=lambda run: -(run.bottom + run.top))
    for grid in grids_of(page.rules):
        inside = [run for run in runs if grid.cell(run) is not None]
        if len({grid.cell(run) for run in inside}) < 2:
            continue
        above = [run for run in runs if run not in inside and run.bottom >= grid.rows[0] - 3]
        yield from (_Column(lines) for lines in columns_of(above, page, usual))
        yield _Column(grid=grid, inside=inside, page=page.number)
        taken = {id(run) for run in [*above, *inside]}
        runs = [run for run in runs if id(run) not in taken]
    yield from (_Column(lines) for lines in columns_of(runs, page, usual))


def _rows(column: _Column, table: int, words: Words, before: list[Paragraph]) -> Iterator[Paragraph]:
    """Rows of a ruled table; a heading row that comes back on the next page is left out."""
    grid = column.grid
    if grid is None:
        return
    cells: dict[tuple[int, int], list[Run]] = {}
    for run in column.inside:
        place = grid.cell(run)
        if place is not None:
            cells.setdefault(place, []).append(run)
    heads = next((row.cells for row in before if row.table == table), None)
    for row in range(len(grid.rows) - 1):
        texts = []
        for index in range(len(grid.columns) - 1):
            lines = lines_of(cells.get((row, index), []), column.page)
            texts.append(join_lines([line.text for line in lines], words))
        if any(texts) and tuple(texts) != heads:
            yield Paragraph("", column.page, tuple(texts), table)


def _groups(columns: Sequence[_Column]) -> Iterator[list[Line] | _Column]:
    """Lines that make up one paragraph, which may run over the end of a column or page; tables by
    themselves.
    """
    group: list[Line] = []
    for column in columns:
        if column.grid is not None:
            yield from [group] if group else []
            yield column
            group = []
            continue
        for index, line in enumerate(column.lines):
            if group and index == 0:
                new = not _runs_over(group, line, columns[group[-1].column])
            else:
                after = column.lines[index + 1] if index + 1 < len(column.lines) else None
                new = not group or _opens(group, line, after, column)
            if new and group:
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _opens(group: list[Line], line: Line, after: Line | None, column: _Column) -> bool:
    """Whether *line*, with *after* below it, begins a paragraph after those of *group* in the same column."""
    last = group[-1]
    step = last.bottom - line.bottom
    size = max(last.size, line.size, 1.0)
    centred = abs(last.left + last.right - line.left - line.right) < 6 and abs(last.left - line.left) > 2
    if centred and step < 1.7 * size and _one_heading(last, line):
        return False
    lower = line.text[:1].islower() and not _LABEL.match(line.text)
    short = last.right < column.right - 0.3 * (column.right - column.left)
    goes_on = lower and not _ENDS.search(last.text) and (centred or not short)
    if abs(last.size - line.size) > 0.15 * size and not lower:
        return True
    if column.leading and step > _PARTED * column.leading and step > _PARTED * size:
        return not goes_on or step > 2 * column.leading
    if _LABEL.match(line.text) and _is_item(group, line, column.right):
        return True
    if _would_have_fitted(last, line, column.right):
        return not goes_on
    indented = (
        line.left > last.left + 0.8 * size and after is not None and line.left > after.left + 0.8 * size
    )
    return indented and not lower and _ENDS.search(last.text) is not None


def _one_heading(last: Line, line: Line) -> bool:
    """Whether two centred lines belong to one heading: of one size, in capitals."""
    return abs(last.size - line.size) < 0.1 * last.size and last.text.isupper() and line.text.isupper()


def _is_item(group: list[Line], line: Line, right: float) -> bool:
    """Whether the label at the head of *line* opens an item.

    Where it goes on a sentence that fills the line above, it is a number in that sentence.
    """
    last = group[-1]
    if _would_have_fitted(last, line, right):
        return True
    outdented = line.left < last.left - 2
    indented = (
        line.left > last.left + 2 and len(group) > 1
    )  # the second line of a hanging paragraph always is
    if outdented or indented:
        return not last.text.endswith(",")
    if last.text.endswith(";") and len(group) == 1:
        return _LABEL.match(last.text) is not None
    return re.search(r"[.:!?][\"'”’»)]*$", last.text) is not None


def _would_have_fitted(last: Line, line: Line, right: float) -> bool:
    """Whether the first word of *line* had room on the line above, where it would stand if the sentence
    went on.
    """
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(first) + 1.5) / max(len(line.text), 1)
    return last.right + width < right - 0.02 * (right - line.left)


def _runs_over(group: list[Line], line: Line, column: _Column) -> bool:
    """Whether *line*, the first of its column, goes on the sentence at the end of the column before."""
    last = group[-1]
    if abs(last.size - line.size) > 0.15 * max(last.size, line.size):
        return False
    if line.text[:1].islower() and not _LABEL.match(line.text):
        return not _ENDS.search(last.text)
    full = last.right > column.right - 0.12 * (column.right - last.left)
    return full and not _ENDS.search(last.text) and not _LABEL.match(line.text)
