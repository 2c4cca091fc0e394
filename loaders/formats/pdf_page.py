"""A page of a PDF as runs of text with their places, and the lines that they make.

Plain geometry: no file, no library. Lengths are points, y grows upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from loaders.formats.pdf_tables import Rule

_ZONE = 0.13
"""Share of a page's height at its top and bottom in which running headers and page numbers stand."""
_EDGE_LINES = 3
_BROWSER = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d{2}|(?:file|https?)://\S+\s+\d{1,4}\s*/\s*\d{1,4}$"
)
"""What browsers print along the edges: date and time, address and page."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|página|pág\.?|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|de)\s*\d{1,4})?[-–—|\s]*$",
    re.IGNORECASE,
)


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
    rules: tuple[Rule, ...] = ()


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


def lines_of(runs: list[Run], page: int) -> list[Line]:
    """Runs on one height joined to lines, top down."""
    return [_line(group, page) for group in grouped(runs)]


def grouped(runs: list[Run]) -> list[list[Run]]:
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
            if counts[_fold(line.text)] >= least or _PAGE_NUMBER.match(line.text) or _BROWSER.match(line.text)
            for run in runs
        }
        found.append(
            replace(page, runs=tuple(run for run in page.runs if run.text.strip() and id(run) not in out))
        )
    return found


def _edge_lines(page: Page) -> list[tuple[Line, list[Run]]]:
    """The first and last few lines of a page with their runs, as far as white parts them from its body."""
    made = [
        (_line(group, page.number), group)
        for group in grouped([run for run in page.runs if run.text.strip()])
    ]
    heights = [line for line, _ in made]
    top = max((n for n in range(1, _EDGE_LINES + 1) if _parted(heights, n, page)), default=0)
    bottom = max((n for n in range(1, _EDGE_LINES + 1) if _parted(heights, len(made) - n, page)), default=0)
    return made[:top] + made[max(top, len(made) - bottom) :]


def _parted(lines: Sequence[Line], index: int, page: Page) -> bool:
    """Whether white stands between the lines before *index* and those from it on, near an edge of the page."""
    if not 0 < index < len(lines):
        return False
    above, below = lines[index - 1], lines[index]
    near = above.bottom > (1 - _ZONE) * page.height or below.top < _ZONE * page.height
    return near and above.bottom - below.top > 0.5 * min(above.size, below.size)
