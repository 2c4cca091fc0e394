"""Fonts for PDF: the standard ones, which every reader has, and others only where a letter needs it."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont


@dataclass(frozen=True)
class Fonts:
    """Names of three registered fonts."""

    sans: str
    bold: str
    serif: str


STANDARD = Fonts("Helvetica", "Helvetica-Bold", "Times-Roman")

_FOLDERS = {
    "win32": ("C:/Windows/Fonts",),
    "darwin": ("/System/Library/Fonts/Supplemental", "/Library/Fonts"),
}.get(sys.platform, ("/usr/share/fonts", "/usr/local/share/fonts"))
_FAMILIES = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf", "DejaVuSerif.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSerif-Regular.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSerif-Regular.ttf"),
    ("arial.ttf", "arialbd.ttf", "times.ttf"),
    ("Arial.ttf", "Arial Bold.ttf", "Times New Roman.ttf"),
)


def fonts_for(text: str) -> Fonts:
    """Return fonts that have the letters of *text*.

    The standard ones know Western European letters. For others a family of this computer is embedded; where none is
    found the standard fonts are used and print a box for a letter that they lack.
    """
    try:
        text.encode("cp1252")
        return STANDARD
    except UnicodeEncodeError:
        return _wide() or STANDARD


@cache
def _wide() -> Fonts | None:
    found = {path.name: path for folder in _FOLDERS for path in sorted(Path(folder).rglob("*.[tT][tT][fF]"))}
    for family in _FAMILIES:
        if not all(name in found for name in family):
            continue
        try:
            for name in family:
                pdfmetrics.registerFont(TTFont(name, str(found[name])))
        except TTFError:
            continue
        return Fonts(*family)
    return None
