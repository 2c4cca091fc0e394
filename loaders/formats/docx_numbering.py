"""Word's automatic numbering, counted again so that labels come out as printed.

Rules: ISO/IEC 29500-1, 17.9 (numbering), checked against what LibreOffice prints. Counting goes by abstract
list, not by list instance; a start override acts at the first use of its instance; entering a level sets
the deeper ones back unless they say otherwise.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from loaders.formats.docx_package import W, number, switched_on, value, whole
from loaders.formats.docx_styles import Styles
from loaders.formats.numerals import numeral

_PLACE = re.compile(r"%([1-9])")
_PRIVATE = re.compile("[\uf000-\uf0ff\ue000-\uefff]")
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "\uf0a8": "□",
    "o": "○",
}
_LEVELS = 9


@dataclass(frozen=True)
class Level:
    """One level of a list: its first number, number format and label with %1 … %9 for the counts."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str | None = None
    indent: int = 0


@dataclass(frozen=True)
class Label:
    """A label as printed, the level it stands on (0 first), its list and how far this level is
    indented (twips).
    """

    text: str
    level: int
    series: str
    indent: int


class Numbering:
    """Labels of a document's paragraphs; asked in reading order, since each asking counts."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._links: dict[str, str] = {}
        self._num: dict[str, str] = {}
        self._overrides: dict[str, dict[int, tuple[int | None, Level | None]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root)

    def label(self, properties: etree._Element | None, style: str | None) -> Label | None:
        """Label of the next paragraph with these *properties* and *style*, None where it has none."""
        place = self._place(properties, style)
        if place is None:
            return None
        num, depth = place
        abstract = self._num.get(num)
        level = self._level(num, depth) if abstract is not None else None
        if abstract is None or level is None:
            return None
        own = _indent(properties)
        indent = level.indent if own is None else own
        if level.form == "bullet":
            return Label(_bullet(level.text), depth, abstract, indent)
        counts = self._count(abstract, num, depth)
        text = self._text(num, level, counts)
        return Label(text, depth, abstract, indent) if text else None

    def _place(self, properties: etree._Element | None, style: str | None) -> tuple[str, int] | None:
        """List instance and level of a paragraph: its own, else those of its style."""
        own = value(properties, "numPr/numId")
        depth = number(properties, "numPr/ilvl")
        named, styled = self._styles.numbering(style)
        num = own if own is not None else named
        if num is None or num == "0":
            return None
        if depth is None and own is None:
            depth = self._styled_level(num, style, styled)
        return num, min(max(depth or 0, 0), _LEVELS - 1)

    def _styled_level(self, num: str, style: str | None, styled: int | None) -> int:
        chain = self._styles.chain(style)
        for depth, level in self._levels(num).items():
            if level.style is not None and level.style in chain:
                return depth
        return styled or 0

    def _levels(self, num: str) -> dict[int, Level]:
        abstract = self._num.get(num, "")
        seen: set[str] = set()
        while abstract in self._links and abstract not in seen:  # a list that is defined by a list style
            seen.add(abstract)
            linked, _ = self._styles.numbering(self._links[abstract])
            abstract = self._num.get(linked or "", abstract)
        return self._abstract.get(abstract, {})

    def _level(self, num: str, depth: int) -> Level | None:
        _, level = self._overrides.get(num, {}).get(depth, (None, None))
        return level or self._levels(num).get(depth)

    def _count(self, abstract: str, num: str, depth: int) -> list[int | None]:
        """Count one more on *depth* and set deeper levels back."""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        start, _ = self._overrides.get(num, {}).get(depth, (None, None))
        before = counts[depth]
        if start is not None and (num, depth) not in self._used:
            counts[depth] = start
        elif before is None:
            counts[depth] = self._start(num, depth)
        else:
            counts[depth] = before + 1
        self._used.add((num, depth))
        for deeper in range(depth + 1, _LEVELS):
            level = self._level(num, deeper)
            restart = deeper if level is None or level.restart is None else level.restart
            if depth < restart:
                counts[deeper] = None
        return counts

    def _start(self, num: str, depth: int) -> int:
        level = self._level(num, depth)
        return level.start if level else 1

    def _text(self, num: str, level: Level, counts: list[int | None]) -> str:
        def fill(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            count = counts[depth]
            if count is None:
                count = self._start(num, depth)
            shown = self._level(num, depth)
            form = "decimal" if level.legal or shown is None else shown.form
            return numeral(count, form, language=self._styles.language)

        return _PRIVATE.sub("", _PLACE.sub(fill, level.text)).strip()

    def _read(self, root: etree._Element) -> None:
        for element in root.iterchildren(W + "abstractNum"):
            key = element.get(W + "abstractNumId", "")
            link = value(element, "numStyleLink")
            if link:
                self._links[key] = link
            self._abstract[key] = dict(_read_level(child) for child in element.iterchildren(W + "lvl"))
        for element in root.iterchildren(W + "num"):
            key = element.get(W + "numId", "")
            self._num[key] = value(element, "abstractNumId") or ""
            for override in element.iterchildren(W + "lvlOverride"):
                depth = whole(override.get(W + "ilvl")) or 0
                own = override.find(W + "lvl")
                level = None if own is None else _read_level(own)[1]
                self._overrides.setdefault(key, {})[depth] = (number(override, "startOverride"), level)


def _read_level(element: etree._Element) -> tuple[int, Level]:
    form = value(element, "numFmt")
    if form is None:  # newer formats stand in an alternative, with the usual ones to fall back on
        found = element.find(f".//{W}numFmt[last()]")
        form = "decimal" if found is None else found.get(W + "val", "decimal")
    start = number(element, "start")
    level = Level(
        start=1 if start is None else start,
        form="decimalZero" if form == "custom" else form,
        text=value(element, "lvlText") or "",
        restart=number(element, "lvlRestart"),
        legal=switched_on(element, "isLgl"),
        style=value(element, "pStyle"),
        indent=_indent(element.find(W + "pPr")) or 0,
    )
    return whole(element.get(W + "ilvl")) or 0, level


def _indent(properties: etree._Element | None) -> int | None:
    """Left indent of a paragraph in twentieths of a point, None where its properties do not say."""
    found = None if properties is None else properties.find(W + "ind")
    return None if found is None else whole(found.get(W + "left", found.get(W + "start")))


def _bullet(text: str) -> str:
    """The sign of a bullet; symbol fonts keep theirs in a private area that other fonts do not show."""
    text = _SYMBOLS.get(text.strip(), text.strip())
    return _PRIVATE.sub("", text) or "•"
