"""Columns of a page: looked for only where a strip of white stands between two bodies of text.

Most producers draw in reading order, but not all: what counts here is where the text stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.formats.pdf_page import Line, Page, Run, grouped, lines_of

_WHITE = 9.0
"""Least width of the white between two columns."""
_DEPTH = 3


@dataclass(frozen=True)
class Gutter:
    """The middle of the white between two columns, and where the right one begins."""

    middle: float
    right: float


def columns_of(
    runs: Sequence[Run], page: Page, usual: Sequence[Gutter], *, depth: int = 0
) -> Iterator[list[Line]]:
    """Lines of *runs*, column after column; a line across the gutter parts what is above it and below.

    *usual* are gutters of other pages, which settle a page whose last column is too short to show one.
    """
    gutter = None
    if depth < _DEPTH:
        gutter = gutter_of(runs) or next((each for each in usual if _fits(each, runs)), None)
    if gutter is None:
        if runs:
            yield lines_of(list(runs), page.number)
        return
    bands: list[tuple[bool, list[Run]]] = []
    for group in grouped(list(runs)):
        across = any(_crosses(run, gutter.middle) for run in group)
        if not bands or bands[-1][0] != across:
            bands.append((across, []))
        bands[-1][1].extend(group)
    for across, band in bands:
        if across:
            yield lines_of(band, page.number)
            continue
        for side in _sides(band, gutter.middle):
            yield from columns_of(side, page, usual, depth=depth + 1)


def _crosses(run: Run, middle: float) -> bool:
    return run.left < middle - 2 and run.right > middle + 2


def _sides(runs: Sequence[Run], middle: float) -> tuple[list[Run], list[Run]]:
    left = [run for run in runs if run.left + run.right <= 2 * middle]
    return left, [run for run in runs if run.left + run.right > 2 * middle]


def _fits(gutter: Gutter, runs: Sequence[Run]) -> bool:
    """Whether *runs* stand in the columns of another page."""
    if sum(_crosses(run, gutter.middle) for run in runs) > 0.15 * len(runs):
        return False
    left, right = _sides([run for run in runs if not _crosses(run, gutter.middle)], gutter.middle)
    return bool(left and right) and abs(min(run.left for run in right) - gutter.right) < 4


def gutter_of(runs: Sequence[Run]) -> Gutter | None:
    """A strip of white that parts *runs* into two columns, None where there is none.

    Each side needs lines enough, broad enough and side by side with those of the other.
    """
    if len(runs) < 10:
        return None
    left, right = min(run.left for run in runs), max(run.right for run in runs)
    width = right - left
    if width < 150:
        return None
    heights = len(grouped(list(runs)))
    best: tuple[float, Gutter] | None = None
    for edge in sorted({math.ceil(run.right) for run in runs if 0.2 < (run.right - left) / width < 0.8}):
        if sum(_crosses(run, edge) for run in runs) > 0.15 * heights:
            continue
        begins = min(
            (run.left for run in runs if run.left >= edge - 1 and run.right > edge + 2), default=edge
        )
        gutter = Gutter((edge + begins) / 2, begins)
        wider = begins - edge >= _WHITE and (best is None or begins - edge > best[0])
        if wider and _side_by_side(runs, gutter.middle, width):
            best = begins - edge, gutter
    return best[1] if best else None


def _side_by_side(runs: Sequence[Run], middle: float, width: float) -> bool:
    """Whether what stands on each side of the *middle* is a body of text; labels and short cells are none."""
    bounds = []
    for side in ([run for run in runs if run.right <= middle], [run for run in runs if run.left >= middle]):
        lines = lines_of(side, 0)
        if len(lines) < 2:
            return False
        span = max(line.right for line in lines) - min(line.left for line in lines)
        broad = sum(line.right - line.left > 0.6 * span for line in lines)
        if span < 0.2 * width or broad < 0.4 * len(lines):
            return False
        bounds.append((lines[-1].bottom, lines[0].top, len(lines)))
    (low, high, count), (other_low, other_high, other) = bounds
    shared = min(high, other_high) - max(low, other_low)
    return max(count, other) >= 6 and shared > 0.5 * min(high - low, other_high - other_low)
