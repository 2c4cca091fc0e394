"""Numbering of OpenDocument lists, counted again so that labels come out as printed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import etree

from loaders.formats.numerals import numeral

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACE = re.compile(r"%(\d{1,2})%")
_LEVELS = 10


@dataclass(frozen=True)
class _Level:
    form: str | None = None
    before: str = ""
    after: str = ""
    pattern: str | None = None
    shown: int = 1
    start: int = 1
    bullet: str | None = None


@dataclass
class Numbers:
    """Counts of one list; a list that continues another shares them."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: list[int | None] = field(default_factory=lambda: [None] * _LEVELS)

    def label(self, depth: int, *, start: int | None = None) -> str | None:
        """Label of the next item at *depth* (0 first); *start* sets its number. None where none is
        printed.
        """
        depth = min(depth, _LEVELS - 1)
        level = self.levels.get(depth)
        if level is None:
            return None
        if level.bullet is not None:
            return _bullet(level.bullet)
        before = self.counts[depth]
        self.counts[depth] = start if start is not None else level.start if before is None else before + 1
        self.counts[depth + 1 :] = [None] * (_LEVELS - depth - 1)
        return self._text(level, depth).strip() or None

    def _text(self, level: _Level, depth: int) -> str:
        if level.pattern is not None:
            return _PLACE.sub(lambda match: self._count(int(match[1]) - 1), level.pattern)
        if level.form is None:
            return ""
        first = max(0, depth + 1 - level.shown)
        return level.before + ".".join(self._count(each) for each in range(first, depth + 1)) + level.after

    def _count(self, depth: int) -> str:
        level = self.levels.get(depth, _Level())
        count = self.counts[depth] if 0 <= depth < _LEVELS else None
        return numeral(level.start if count is None else count, level.form or "none")


class Lists:
    """The list styles of a document, and which lists go on counting where another stopped."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._styles: dict[str, dict[int, _Level]] = {}
        self._by_id: dict[str | None, Numbers] = {}
        self._last: dict[str, Numbers] = {}
        self._outline = Numbers()
        for root in roots:
            for style in root.iter(TEXT + "list-style"):
                self._styles[style.get(_STYLE + "name", "")] = _levels(style)
            for style in root.iter(TEXT + "outline-style"):
                self._outline.levels = _levels(style)

    def numbers(self, element: etree._Element, outer: Numbers | None) -> Numbers:
        """Counts of the list *element*: those of the list around it, of the one it continues, or its own."""
        style = element.get(TEXT + "style-name")
        continued = self._by_id.get(element.get(TEXT + "continue-list"))
        if outer is not None and (style is None or self._styles.get(style) == outer.levels):
            found = outer
        elif continued is not None:
            found = continued
        elif element.get(TEXT + "continue-numbering") == "true" and style in self._last:
            found = self._last[style]
        else:
            found = Numbers(self._styles.get(style or "", {}))
        if style is not None:
            self._last[style] = found
        if element.get(_ID):
            self._by_id[element.get(_ID)] = found
        return found

    def outline_label(self, level: int, *, in_list: bool) -> str | None:
        """Number of a heading where the document numbers its headings; one in a list has the list's."""
        return None if in_list else self._outline.label(level)


def _levels(style: etree._Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for element in style:
        depth = (_whole(element.get(TEXT + "level")) or 1) - 1
        bullet = element.get(TEXT + "bullet-char")
        if bullet is not None or str(element.tag).endswith(("level-style-bullet", "level-style-image")):
            found[depth] = _Level(bullet=bullet or "•")
            continue
        form = element.get(_STYLE + "num-format")
        start = _whole(element.get(TEXT + "start-value"))
        found[depth] = _Level(
            form=_FORMS.get(form or ""),
            before=element.get(_STYLE + "num-prefix", ""),
            after=element.get(_STYLE + "num-suffix", "") if form else "",
            pattern=element.get(_LOEXT + "num-list-format", element.get(_STYLE + "num-list-format")),
            shown=_whole(element.get(TEXT + "display-levels")) or 1,
            start=1 if start is None else start,
        )
    return found


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() and len(text) < 8 else None


def _bullet(sign: str) -> str:
    return "•" if not sign.strip() or 0xE000 <= ord(sign[0]) <= 0xF8FF else sign.strip()
