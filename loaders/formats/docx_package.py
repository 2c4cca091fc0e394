"""The parts of a Word file, found by their relationships and not by their usual names."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from lxml import etree

from graph.errors import RecordError
from loaders.formats.archive import Archive
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.markup import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """A Word file: its main part and the parts that this one refers to, each parsed when asked for."""

    def __init__(self, data: bytes, name: str, *, limits: Limits = DEFAULT) -> None:
        self.name, self.limits = name, limits
        self._archive = Archive(data, name, limits=limits)
        self._by_lower = {member.lower(): member for member in self._archive.names}
        found = self._relations("").get("officeDocument") or "word/document.xml"
        self._main = found
        self._parts = self._relations(found)

    def document(self) -> etree._Element:
        """The root of the main part; raises `RecordError` where there is none."""
        root = self._parse(self._main)
        if root is None:
            raise RecordError(
                self.name, "There is no document in this Word file.", "Open it and save it anew."
            )
        return root

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part of that *kind* ("styles", "numbering", "footnotes", …), None where
        there is none.
        """
        return self._parse(self._parts.get(kind) or "")

    def has_macros(self) -> bool:
        return any(member.endswith("vbaproject.bin") for member in self._by_lower)

    def _parse(self, path: str) -> etree._Element | None:
        member = self._by_lower.get(path.lower())
        return (
            None if member is None else parse_xml(self._archive.read(member), self.name, limits=self.limits)
        )

    def _relations(self, source: str) -> dict[str, str]:
        """Kind of relationship -> path of its first target, for the part *source* ("" is the package)."""
        folder, leaf = posixpath.split(source)
        root = self._parse(posixpath.join(folder, "_rels", leaf + ".rels"))
        found: dict[str, str] = {}
        for element in () if root is None else root.iter(_RELATIONS):
            if element.get("TargetMode") == "External":
                continue
            target = unquote(element.get("Target", ""))
            path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
            found.setdefault(element.get("Type", "").rsplit("/", 1)[-1], posixpath.normpath(path))
        return found


def value(element: etree._Element | None, path: str) -> str | None:
    """``w:val`` of the child at *path* (names without prefix, joined by "/"), None where it is missing."""
    for step in path.split("/"):
        if element is None:
            return None
        element = element.find(W + step)
    return None if element is None else element.get(W + "val", "")


def number(element: etree._Element | None, path: str) -> int | None:
    """``w:val`` at *path* as a whole number, None where it is missing or none."""
    return whole(value(element, path))


def whole(text: str | None) -> int | None:
    """*text* as a whole number of a size that counts something, else None."""
    try:
        found = int(text or "")
    except ValueError:
        return None
    return found if abs(found) < 10_000_000 else None


def switched_on(element: etree._Element | None, path: str) -> bool:
    """Whether the on-off property at *path* is there and not switched off."""
    found = value(element, path)
    return found is not None and found not in ("0", "false", "off", "none")
