"""OpenDocument text (.odt, .ott): words, list labels as printed, tables, notes.

Source: OpenDocument 1.3, part 3. What was deleted under change tracking lies apart in the file and is not
read; annotations, headers, footers, hidden text and tables of contents are left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from graph.errors import RecordError
from graph.model import Document
from loaders.formats.archive import Archive
from loaders.formats.compose import Composer
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.markup import parse_xml
from loaders.formats.odt_lists import TEXT, Lists, Numbers
from loaders.formats.pieces import Piece, add_all, first_row_only, row_of

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SKIPPED = frozenset(
    {TEXT + name for name in ("tracked-changes", "table-of-content", "alphabetical-index", "illustration-index",
     "table-index", "object-index", "user-index", "bibliography", "ruby-text", "hidden-text", "hidden-paragraph",
     "sequence-decls", "variable-decls", "user-field-decls", "note-citation")}
    | {_OFFICE + "annotation", _OFFICE + "annotation-end", _OFFICE + "forms", _TABLE + "desc", _TABLE + "title"}
)  # fmt: skip
_MANY = 64
"""Most repeated spaces or cells that are written out; a file may claim millions."""


def read_odt(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of an OpenDocument text. Raises `RecordError` where it is damaged, locked or empty."""
    archive = Archive(data, name, limits=limits)
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in archive.infos else b""
    if b"encryption-data" in manifest:
        raise RecordError(name, "The file is password-protected.", "Remove the password and try again.")
    if "content.xml" not in archive.infos:
        raise RecordError(
            name, "There is no document in this OpenDocument file.", "Open it and save it anew."
        )
    content = parse_xml(archive.read("content.xml"), name, limits=limits)
    has_styles = "styles.xml" in archive.infos
    styles = parse_xml(archive.read("styles.xml"), name, limits=limits) if has_styles else None
    composer = Composer(name, limits=limits)
    reader = _Reader(content, styles)
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    add_all(composer, reader.walk(content if body is None else body))
    add_all(composer, reader.notes)
    if content.find(f".//{TEXT}tracked-changes") is not None:
        composer.warn("The file holds tracked changes; they are read as accepted.")
    return composer.document(data, MEDIA_TYPE)


@dataclass
class _Place:
    """Where a paragraph stands: the list it is in, how deep, and whether the item has had its label."""

    numbers: Numbers
    depth: int
    start: int | None = None
    labelled: bool = False


@dataclass
class _Words:
    parts: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    letters: int = 0
    bold: int = 0

    def add(self, text: str | None, bold: bool) -> None:
        """Add *text* as the file has it, in which a line break is a space."""
        if text:
            self.parts.append(text.replace("\n", " "))
            letters = sum(map(str.isalnum, text))
            self.letters += letters
            self.bold += letters if bold else 0


class _Reader:
    def __init__(self, content: etree._Element, styles: etree._Element | None) -> None:
        roots = [root for root in (styles, content) if root is not None]
        self._lists = Lists(roots)
        self._parents = {
            style.get(_STYLE + "name", ""): (style.get(_STYLE + "parent-style-name"), _is_bold(style))
            for root in roots
            for style in root.iter(_STYLE + "style")
        }
        self._tables = 0
        self.notes: list[Piece] = []

    def walk(self, container: etree._Element, place: _Place | None = None) -> Iterator[Piece]:
        for child in container:
            if child.tag in _SKIPPED:
                continue
            if child.tag in (TEXT + "p", TEXT + "h"):
                yield from self._paragraph(child, place)
            elif child.tag == TEXT + "list":
                yield from self._list(child, place)
            elif child.tag == _TABLE + "table":
                yield from self._table(child)
            elif isinstance(child.tag, str) and child.get(TEXT + "display") != "none":
                yield from self.walk(child, place)  # sections, frames, groups

    def _list(self, element: etree._Element, outer: _Place | None) -> Iterator[Piece]:
        depth = 0 if outer is None else outer.depth + 1
        numbers = self._lists.numbers(element, None if outer is None else outer.numbers)
        for item in element.iterchildren(TEXT + "list-item", TEXT + "list-header"):
            start = item.get(TEXT + "start-value")
            place = _Place(numbers, depth, int(start) if start and start.isdigit() else None)
            place.labelled = item.tag == TEXT + "list-header"
            yield from self.walk(item, place)

    def _paragraph(self, element: etree._Element, place: _Place | None) -> Iterator[Piece]:
        words = _Words()
        style = self._names(element.get(TEXT + "style-name"))
        self._inline(element, words, self._bold(style))
        kind, level, label = "paragraph", None, None  # type: str, int | None, str | None
        if element.tag == TEXT + "h":
            level = max(0, int(element.get(TEXT + "outline-level", "1") or 1) - 1)
            kind = "heading"
            label = self._lists.outline_label(level, in_list=place is not None)
        elif any(name in ("Title", "Subtitle") for name in style):
            kind = "title"
        if place is not None and not place.labelled:
            place.labelled = True
            label = place.numbers.label(place.depth, start=place.start)
            if kind == "paragraph" and label:
                kind, level = "item", place.depth
        bold = words.letters > 0 and words.bold == words.letters
        shown = style[1] if len(style) > 1 and style[0][1:].isdigit() else style[0] if style else None
        yield Piece("".join(words.parts), kind, label, level, shown, bold=bold)
        for box in words.boxes:
            yield from self.walk(box)

    def _inline(self, element: etree._Element, words: _Words, bold: bool) -> None:
        words.add(element.text, bold)
        for child in element:
            if child.tag == TEXT + "s":
                words.parts.append(" " * min(_MANY, _count(child.get(TEXT + "c"))))
            elif child.tag == TEXT + "tab":
                words.parts.append("\t")
            elif child.tag == TEXT + "line-break":
                words.parts.append("\n")
            elif child.tag == TEXT + "note":
                self._note(child)
            elif child.tag == _DRAW + "text-box":
                words.boxes.append(child)
            elif child.tag not in _SKIPPED and isinstance(child.tag, str):
                style = self._names(child.get(TEXT + "style-name")) if child.tag == TEXT + "span" else []
                self._inline(child, words, bold or self._bold(style))
            words.add(child.tail, bold)

    def _note(self, note: etree._Element) -> None:
        body = note.find(TEXT + "note-body")
        citation = note.find(TEXT + "note-citation")
        label = None if citation is None else "".join(map(str, citation.itertext())).strip() or None
        for piece in () if body is None else list(self.walk(body)):
            if piece.text.strip() and not piece.cells:
                self.notes.append(Piece(piece.text, "footnote", label))
                label = None

    def _table(self, table: etree._Element) -> Iterator[Piece]:
        self._tables += 1
        index = self._tables
        rows: list[Piece] = []
        for row, heads in _rows(table, False):
            cells: list[list[Piece]] = []
            for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
                if cell.tag == _TABLE + "covered-table-cell":
                    if cell.getprevious() is None or not cells:
                        cells.append([])  # the cell above reaches down to here
                    continue
                pieces = [piece for piece in self.walk(cell) if piece.printed or piece.cells]
                repeated = min(_MANY, _count(cell.get(_TABLE + "number-columns-repeated")))
                cells += [pieces] if pieces else [[]] * repeated
            rows += row_of(cells, table=index, header=heads) if cells else []
        yield from first_row_only(rows)

    def _bold(self, style: list[str]) -> bool:
        return any(self._parents.get(name, (None, False))[1] for name in style)

    def _names(self, style: str | None) -> list[str]:
        found: list[str] = []
        while style and style not in found and len(found) < 20:
            found.append(style)
            style = self._parents.get(style, (None, False))[0]
        return found


def _rows(table: etree._Element, heads: bool) -> Iterator[tuple[etree._Element, bool]]:
    for child in table:
        if child.tag == _TABLE + "table-row":
            yield child, heads
        elif child.tag in (_TABLE + "table-header-rows", _TABLE + "table-rows", _TABLE + "table-row-group"):
            yield from _rows(child, heads or child.tag == _TABLE + "table-header-rows")


def _count(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 7 else 1


def _is_bold(style: etree._Element) -> bool:
    properties = style.find(_STYLE + "text-properties")
    weight = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-weight"
    return properties is not None and properties.get(weight) in ("bold", "700", "800", "900")
