"""Runs of text on pages become paragraphs in reading order.

Plain geometry: no file, no library. Lengths are points, y grows upwards. Most producers draw in reading
order; columns are looked for only where a strip of white that hardly any run crosses stands between two
bodies of text.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import median

from loaders.formats.pdf_words import Words, join_lines

_GUTTER = 9.0
"""Least width of the white between two columns."""
_ZONE = 0.13
"""Share of a page's height at its top and bottom in which running headers and page numbers stand."""
_EDGE_LINES = 3
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|página|pág\.?|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|de)\s*\d{1,4})?[-–—|\s]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivxIVX]{1,6})[.)]-?|"
    r"\d{1,2}(?:\.\d{1,2}){1,3}|[•▪■●○◦–—\-*·➢✓])\s"
)
_ENDS = re.compile(r"[.;:!?…][\"'”’»)\]]*$")


@dataclass(frozen=True)
class Run:
    """Letters on one line without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    top: float


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    runs: tuple[Run, ...]


@dataclass
class Line:
    """A printed line of one column; `column` counts columns over the whole document."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    page: int
    column: int = 0

    @property
    def size(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True)
class Paragraph:
    """A paragraph and the page on which it begins."""

    text: str
    page: int


@dataclass
class _Column:
    lines: list[Line] = field(default_factory=list)

    @property
    def right(self) -> float:
        """Where full lines end: a line that sticks out alone is no measure."""
        ends = sorted(line.right for line in self.lines)
        return ends[-1] if len(ends) < 5 else ends[int(0.95 * (len(ends) - 1))]

    @property
    def leading(self) -> float:
        """The usual distance from line to line."""
        steps = [a.bottom - b.bottom for a, b in zip(self.lines, self.lines[1:], strict=False)]
        steps = [step for step in steps if step > 2]
        return median(steps) if steps else 0.0


def paragraphs_of(pages: Sequence[Page]) -> list[Paragraph]:
    """The paragraphs of *pages* in reading order, without running headers, footers and page numbers."""
    columns = [
        _Column(lines) for page in without_running(pages) for lines in _columns(list(page.runs), page, 0)
    ]
    for index, column in enumerate(columns):
        for line in column.lines:
            line.column = index
    words = Words(line.text for column in columns for line in column.lines)
    return [
        Paragraph(join_lines([line.text for line in group], words), group[0].page)
        for group in _groups(columns)
    ]


def _columns(runs: list[Run], page: Page, depth: int) -> Iterator[list[Line]]:
    gutter = _gutter(runs, page.height) if depth < 3 else None
    if gutter is None:
        if runs:
            yield _lines(runs, page.number)
        return
    band: list[Run] = []
    crossing = sorted((run for run in runs if run.left < gutter - 2 and run.right > gutter + 2), key=_height)
    rest = sorted(
        (run for run in runs if not (run.left < gutter - 2 and run.right > gutter + 2)), key=_height
    )
    for cut in [*crossing, None]:  # what crosses the gutter parts the bands above and below it
        while rest and (cut is None or rest[0].bottom >= cut.bottom):
            band.append(rest.pop(0))
        if band:
            yield from _columns([run for run in band if run.right <= gutter + 2], page, depth + 1)
            yield from _columns([run for run in band if run.right > gutter + 2], page, depth + 1)
            band = []
        if cut is not None:
            yield _lines([cut], page.number)


def _height(run: Run) -> float:
    return -run.bottom


def _gutter(runs: list[Run], height: float) -> float | None:
    """Middle of a strip of white that parts *runs* into two columns, None where there is none.

    Each side needs lines enough, broad enough and side by side with those of the other.
    """
    if len(runs) < 10:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    if width < 150:
        return None
    heights = len(_lines(runs, 0))
    best: tuple[float, float] | None = None
    for edge in sorted({math.ceil(run.right) for run in runs if 0.2 < (run.right - left) / width < 0.8}):
        crossing = [run for run in runs if run.left < edge - 2 and run.right > edge + 2]
        if len(crossing) > 0.15 * heights:
            continue
        gap = (
            min((run.left for run in runs if run.left >= edge - 1 and run.right > edge + 2), default=edge)
            - edge
        )
        if gap >= _GUTTER and (best is None or gap > best[0]) and _side_by_side(runs, edge + gap / 2, width):
            best = gap, edge + gap / 2
    return best[1] if best else None


def _side_by_side(runs: list[Run], gutter: float, width: float) -> bool:
    """Whether what stands on each side of *gutter* is a body of text: labels, amounts and short cells are
    none.
    """
    bounds = []
    for side in ([run for run in runs if run.right <= gutter], [run for run in runs if run.left >= gutter]):
        lines = _lines(side, 0)
        if len(lines) < 5:
            return False
        span = max(line.right for line in lines) - min(line.left for line in lines)
        broad = sum(line.right - line.left > 0.6 * span for line in lines)
        if span < 0.2 * width or broad < 0.4 * len(lines):
            return False
        bounds.append((lines[-1].bottom, lines[0].top))
    (low, high), (other_low, other_high) = bounds
    return min(high, other_high) - max(low, other_low) > 0.25 * (max(high, other_high) - min(low, other_low))


def _lines(runs: list[Run], page: int) -> list[Line]:
    """Runs on one height joined to lines, top down."""
    return [_line(group, page) for group in _grouped(runs)]


def _grouped(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand on one height, each group from left to right, the groups top down."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (-(run.bottom + run.top), run.left)):
        if lines and _same_line(lines[-1], run):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(group, key=lambda run: run.left) for group in lines]


def _same_line(group: list[Run], run: Run) -> bool:
    base = max(group, key=lambda other: other.top - other.bottom)
    overlap = min(base.top, run.top) - max(base.bottom, run.bottom)
    return overlap > 0.5 * min(base.top - base.bottom, run.top - run.bottom)


def _line(group: list[Run], page: int) -> Line:
    base = max(group, key=lambda run: run.right - run.left)
    text = ""
    for index, run in enumerate(group):
        small = run.top - run.bottom < 0.8 * (base.top - base.bottom)
        raised = run.bottom > base.bottom + 0.15 * (base.top - base.bottom)
        if small and raised and index and re.fullmatch(r"[\d*,\s]{1,6}", run.text):
            continue  # the mark of a footnote
        near = index > 0 and run.left - group[index - 1].right < 0.12 * (base.top - base.bottom)
        text += ("" if near or not text else " ") + run.text
    left, right = min(run.left for run in group), max(run.right for run in group)
    return Line(" ".join(text.split()), left, right, base.bottom, base.top, page)


def _fold(text: str) -> str:
    return re.sub(r"\d+|\b[ivxl]+\b", "#", text.strip().lower())


def without_running(pages: Sequence[Page]) -> list[Page]:
    """*pages* without what runs along their edges: page numbers, and texts that come back on at least two
    pages and on a third of all, whatever numbers stand in them.
    """
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(text for lines in edges for text in {_fold(line.text) for line, _ in lines})
    least = max(2, len(pages) / 3)
    found = []
    for page, lines in zip(pages, edges, strict=True):
        out = {
            id(run)
            for line, runs in lines
            if counts[_fold(line.text)] >= least or _PAGE_NUMBER.match(line.text)
            for run in runs
        }
        found.append(
            replace(page, runs=tuple(run for run in page.runs if run.text.strip() and id(run) not in out))
        )
    return found


def _edge_lines(page: Page) -> list[tuple[Line, list[Run]]]:
    """The first and last few lines of a page with their runs, as far as they stand near its edges."""
    low, high = _ZONE * page.height, (1 - _ZONE) * page.height
    lines = _grouped([run for run in page.runs if run.text.strip() and (run.bottom > high or run.top < low)])
    made = [(_line(group, page.number), group) for group in lines]
    top = [(line, group) for line, group in made if line.bottom > high]
    bottom = [(line, group) for line, group in made if line.top < low]
    return top[:_EDGE_LINES] + bottom[-_EDGE_LINES:]


def _groups(columns: Sequence[_Column]) -> Iterator[list[Line]]:
    """Lines that make up one paragraph, which may run over the end of a column or page."""
    group: list[Line] = []
    for column in columns:
        right, leading = column.right, column.leading
        for index, line in enumerate(column.lines):
            if group and index == 0:
                new = not _runs_over(group, line, columns[group[-1].column])
            else:
                new = not group or _opens(group, line, right, leading)
            if new and group:
                yield group
                group = []
            group.append(line)
    if group:
        yield group


def _opens(group: list[Line], line: Line, right: float, leading: float) -> bool:
    """Whether *line* begins a paragraph after those of *group* in the same column."""
    last = group[-1]
    step = last.bottom - line.bottom
    size = max(last.size, line.size, 1.0)
    lower = line.text[:1].islower() and not _LABEL.match(line.text)
    if abs(last.size - line.size) > 0.15 * size and not lower:
        return True
    if leading and step > 1.3 * leading and step > 1.3 * size:
        return not (lower and not _ENDS.search(last.text) and step < 2 * leading)
    if _LABEL.match(line.text) and _is_item(group, line, right):
        return True
    if _would_have_fitted(last, line, right):
        return not (lower and not _ENDS.search(last.text))
    indented = line.left > last.left + 0.8 * size
    hangs = len(group) == 1 and _LABEL.match(last.text) is not None
    return indented and not hangs and not lower


def _is_item(group: list[Line], line: Line, right: float) -> bool:
    """A label at the head of a line opens an item, unless the line goes on a sentence that fills the line
    above.
    """
    last = group[-1]
    moved = abs(line.left - last.left) > 2
    if _ENDS.search(last.text) or _would_have_fitted(last, line, right):
        return True
    return moved and not last.text.endswith(",")


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
