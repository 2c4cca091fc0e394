"""Paragraph styles of a Word file: names, heading ranks and the numbering that comes with a style."""

from __future__ import annotations

import re

from lxml import etree

from loaders.formats.docx_package import W, number, value

_HEADING = re.compile(r"(?:heading|t[ií]tulo|encabezado)\s*([1-9])$", re.IGNORECASE)
_STEPS = 20
"""Longest chain of styles that is followed; Word itself allows eleven."""


class Styles:
    """Styles by id. `language` is "es" where the file's own default is Spanish, else "en"."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self.language = "en"
        self._kinds: dict[str | None, tuple[str, int | None]] = {}
        self._numbers: dict[str | None, tuple[str | None, int | None]] = {}
        self.default: str | None = None
        if root is None:
            return
        for element in root.iterchildren(W + "style"):
            key = element.get(W + "styleId", "")
            self._styles.setdefault(key, element)
            if element.get(W + "type") == "paragraph" and element.get(W + "default") in ("1", "true", "on"):
                self.default = key
        lang = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        if lang is not None and lang.get(W + "val", "").lower().startswith("es"):
            self.language = "es"

    def chain(self, style: str | None) -> list[str]:
        """*style* and the styles it is based on, nearest first."""
        found: list[str] = []
        key = style if style in self._styles else self.default
        while key is not None and key in self._styles and key not in found and len(found) < _STEPS:
            found.append(key)
            key = value(self._styles[key], "basedOn")
        return found

    def name(self, style: str | None) -> str | None:
        """The name of *style* as Word shows it."""
        return value(self._styles.get(style or ""), "name") or style

    def numbering(self, style: str | None) -> tuple[str | None, int | None]:
        """List instance and level that *style* brings; (None, None) where it brings none."""
        if style not in self._numbers:
            self._numbers[style] = self._numbering(style)
        return self._numbers[style]

    def _numbering(self, style: str | None) -> tuple[str | None, int | None]:
        level: int | None = None
        for key in self.chain(style):
            properties = self._styles[key].find(W + "pPr")
            num = value(properties, "numPr/numId")
            if level is None:
                level = number(properties, "numPr/ilvl")
            if num is not None:
                return num, level
        return None, None

    def kind(self, style: str | None, properties: etree._Element | None) -> tuple[str, int | None]:
        """Kind of block ("title", "heading", "contents", "paragraph") and rank of a heading, 0 first."""
        if style not in self._kinds:
            self._kinds[style] = self._kind(style)
        kind, rank = self._kinds[style]
        own = number(properties, "outlineLvl")
        if own is None or kind in ("title", "contents"):
            return kind, rank
        return ("heading", own) if 0 <= own < 9 else ("paragraph", None)

    def _kind(self, style: str | None) -> tuple[str, int | None]:
        rank: int | None = None
        for key in self.chain(style):
            name = (self.name(key) or "").strip()
            match = _HEADING.match(name)
            if match:
                return "heading", int(match[1]) - 1
            if name.lower() in ("title", "subtitle", "título", "subtítulo"):
                return "title", None
            if name.lower().startswith(("toc ", "tdc ", "table of figures")):
                return "contents", None
        for key in self.chain(style):
            if rank is None:
                rank = number(self._styles[key].find(W + "pPr"), "outlineLvl")
        return ("heading", rank) if rank is not None and 0 <= rank < 9 else ("paragraph", None)
