"""Marks, bars and pictures of a PDF, drawn as lines, areas and words."""

from __future__ import annotations

from typing import Any

from reportlab.lib import colors
from reportlab.platypus import Flowable

from .fonts import Fonts
from .lines import COLOURS
from .pictures import Part, Picture

SIZE = 6.5
"""Width and height of a mark in points."""


class Mark(Flowable):
    """The mark of a family: disc, triangle, square, bow tie, diamond, bar, upright; hollow for offers and proposals."""

    def __init__(self, family: str, *, hollow: bool) -> None:
        super().__init__()
        self.family, self.hollow = family, hollow
        self.width, self.height = SIZE, SIZE + 2

    def draw(self) -> None:
        colour = colors.HexColor(COLOURS[self.family])
        self.canv.setStrokeColor(colour)
        self.canv.setFillColor(colors.white if self.hollow else colour)
        self.canv.setLineWidth(1)
        if self.family == "thanks":
            self.canv.circle(SIZE / 2, SIZE / 2 - 0.5, SIZE / 2 - 0.4, stroke=1, fill=1)
            return
        path = self.canv.beginPath()
        for corners in _CORNERS[self.family]:
            first, *rest = [(x * SIZE, y * SIZE - 0.5) for x, y in corners]
            path.moveTo(*first)
            for corner in rest:
                path.lineTo(*corner)
            path.close()
        self.canv.drawPath(path, stroke=1, fill=1)


_CORNERS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "requests": (((0, 0), (1, 0.5), (0, 1)),),
    "undertakings": (((0.05, 0.05), (0.95, 0.05), (0.95, 0.95), (0.05, 0.95)),),
    "coordination": (((0, 0), (0.5, 0.5), (0, 1)), ((1, 0), (0.5, 0.5), (1, 1))),
    "decisions": (((0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)),),
    "reports": (((0, 0.4), (1, 0.4), (1, 0.65), (0, 0.65)),),
    "part": (((0.42, 0), (0.58, 0), (0.58, 1), (0.42, 1)),),
}
"""Corners of each mark in a square from 0 to 1."""


class Bar(Flowable):
    """A bar that fills *share* (0 to 1) of *room* points."""

    def __init__(self, share: float, room: float) -> None:
        super().__init__()
        self.width, self.height, self.share = room, 8, share

    def draw(self) -> None:
        self.canv.setFillColor(colors.HexColor(COLOURS["requests"]))
        self.canv.rect(0, 0, max(self.width * self.share, 0.8), 7, stroke=0, fill=1)

    def wrap(self, *_room: Any) -> tuple[float, float]:
        return self.width, self.height


INKS = {"ink": "#16191D", "ink2": "#4E545C", "hair": "#D5D9DE", **COLOURS}


class Drawn(Flowable):
    """A picture, made smaller where the page has less room."""

    def __init__(self, picture: Picture, fonts: Fonts, room: float) -> None:
        super().__init__()
        self.picture, self.fonts = picture, fonts
        self.scale = min(1.0, room / picture.width)
        self.width, self.height = picture.width * self.scale, picture.height * self.scale

    def wrap(self, *_room: Any) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.scale(self.scale, self.scale)
        draw(self.canv, self.picture, self.fonts)
        self.canv.restoreState()


def draw(canvas: Any, picture: Picture, fonts: Fonts) -> None:
    """Draw *picture* with its lower left corner at the origin of *canvas*."""
    for part in picture.parts:
        colour = colors.HexColor(INKS[part.colour])
        canvas.setStrokeColor(colour)
        canvas.setFillColor(colors.white if part.hollow else colour)
        canvas.setLineWidth(part.size if part.kind == "line" else 0.9)
        canvas.setDash(list(part.dash))
        points = [(x, picture.height - y) for x, y in part.points]
        _draw_part(canvas, part, points, fonts)


def _draw_part(canvas: Any, part: Part, points: list[tuple[float, float]], fonts: Fonts) -> None:
    x, y = points[0]
    if part.kind == "text":
        canvas.setFont(fonts.bold if part.bold else fonts.sans, part.size)
        write = {
            "start": canvas.drawString,
            "end": canvas.drawRightString,
            "middle": canvas.drawCentredString,
        }
        write[part.anchor](x, y, part.text)
    elif part.kind == "circle":
        canvas.circle(x, y, part.size, stroke=1, fill=1)
    else:
        path = canvas.beginPath()
        path.moveTo(x, y)
        for corner in points[1:]:
            path.lineTo(*corner)
        if part.kind == "area":
            path.close()
        canvas.drawPath(path, stroke=1, fill=1 if part.kind == "area" else 0)
