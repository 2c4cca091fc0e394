"""Charts of a briefing as lines, areas and words, which each format draws in its own way."""

from __future__ import annotations

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True)
class Part:
    """One thing to draw. `kind` is line, area, circle or text; `colour` a family, `ink`, `ink2` or `hair`.

    A line and an area go through `points`; a circle has its middle in the first of them and its radius in `size`; a text
    begins, ends or stands with its middle at the first. A hollow area has the colour of the page within.
    """

    kind: str
    points: tuple[Point, ...]
    colour: str = "ink"
    size: float = 1.0
    dash: tuple[float, ...] = ()
    hollow: bool = False
    text: str = ""
    anchor: str = "start"
    bold: bool = False


@dataclass(frozen=True)
class Picture:
    """Parts on a ground of so many points; y grows downwards. `said` is what it shows in words."""

    width: float
    height: float
    parts: tuple[Part, ...]
    said: str


def cut(text: str, most: int) -> str:
    """Return *text* within *most* characters, cut at a word."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,(") + "…"
