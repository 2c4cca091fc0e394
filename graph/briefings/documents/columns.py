"""Short paragraphs in two columns that go on from where the page is, and over as many pages as they need."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Paragraph


class Columns(Flowable):
    """Paragraphs in two columns of equal height; on a page that they fill, first the left and then the right one."""

    def __init__(
        self, paragraphs: list[Paragraph], *, gap: float, known: tuple[float, list[float]] | None = None
    ) -> None:
        super().__init__()
        self.paragraphs, self.gap = paragraphs, gap
        # Each paragraph is broken into lines once: with hundreds of them, doing so for every page takes long.
        self.width, self.heights = known or (0.0, [])
        self.left = 0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.each = (width - self.gap) / 2
        if width != self.width:
            self.width = width
            self.heights = [p.wrap(self.each, 1e6)[1] + p.getSpaceAfter() for p in self.paragraphs]
        self.left = _even(self.heights)
        self.height = max(sum(self.heights[: self.left]), sum(self.heights[self.left :]))
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        """Return what fits into *height* and the rest; nothing where not even the first paragraph fits."""
        self.wrap(width, height)
        first = _fitting(self.heights, 0, height)
        second = _fitting(self.heights, first, height)
        if first == 0:
            return self._cut(width, height)
        known = (width, self.heights[:second])
        full = Filled(self.paragraphs[:second], gap=self.gap, left=first, known=known)
        rest = self.paragraphs[second:]
        return [full, Columns(rest, gap=self.gap, known=(width, self.heights[second:]))] if rest else [full]

    def _cut(self, width: float, height: float) -> list[Flowable]:
        """Cut the first paragraph, where it alone is higher than a page."""
        if height < 400:
            return []
        first = self.paragraphs[0]
        pieces = first.split(self.each, height - first.getSpaceAfter() - 1)
        if len(pieces) < 2:
            return []
        return [
            Filled(pieces[:1], gap=self.gap, left=1),
            Columns([*pieces[1:], *self.paragraphs[1:]], gap=self.gap),
        ]

    def draw(self) -> None:
        _draw(self.canv, self.paragraphs[: self.left], self.heights, 0, self.height)
        _draw(
            self.canv,
            self.paragraphs[self.left :],
            self.heights[self.left :],
            self.each + self.gap,
            self.height,
        )


class Filled(Columns):
    """Columns of which the left one holds so many paragraphs, whatever their heights."""

    def __init__(
        self,
        paragraphs: list[Paragraph],
        *,
        gap: float,
        left: int,
        known: tuple[float, list[float]] | None = None,
    ) -> None:
        super().__init__(paragraphs, gap=gap, known=known)
        self.first = left

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        super().wrap(width, height)
        self.left = self.first
        self.height = max(sum(self.heights[: self.left]), sum(self.heights[self.left :]))
        return width, self.height

    def split(self, width: float, height: float) -> list[Flowable]:
        return []


def _even(heights: list[float]) -> int:
    """Return how many paragraphs the left column takes so that neither is much higher than the other."""
    whole, so_far = sum(heights), 0.0
    for number, height in enumerate(heights, 1):
        so_far += height
        if so_far >= whole / 2:
            return number
    return len(heights)


def _fitting(heights: list[float], start: int, room: float) -> int:
    """Return the index behind the last paragraph from *start* that fits into *room*."""
    so_far = 0.0
    for index in range(start, len(heights)):
        so_far += heights[index]
        if so_far > room:
            return index
    return len(heights)


def _draw(canvas: Any, paragraphs: list[Paragraph], heights: list[float], x: float, top: float) -> None:
    y = top
    for paragraph, height in zip(paragraphs, heights, strict=False):
        paragraph.drawOn(canvas, x, y - paragraph.height)
        y -= height
