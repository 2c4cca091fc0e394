"""Word files (.docx, .docm, .dotx): text as printed, with the numbers that Word adds by itself.

Tracked changes are read as accepted; headers, footers, comments and hidden text are left out; notes follow
at the end. Own reader, since none that was tried gives list labels as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from graph.model import Document
from loaders.formats.compose import Composer
from loaders.formats.docx_numbering import Label, Numbering
from loaders.formats.docx_package import MC, Package, W, switched_on, value
from loaders.formats.docx_styles import Styles
from loaders.formats.docx_text import Inline, alternative, is_placeholder
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.numerals import numeral
from loaders.formats.pieces import Piece, add_all, first_row_only, row_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_INSIDE = frozenset(W + name for name in ("sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_NESTED = 150
"""A list that starts this much further right (twips) than the item before it is a list within that item."""


def read_docx(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of a Word file. Raises `RecordError` where it is damaged, hostile or empty."""
    package = Package(data, name, limits=limits)
    composer = Composer(name, limits=limits)
    reader = _Reader(package)
    add_all(composer, reader.pieces(package.document()))
    add_all(composer, reader.notes())
    if reader.changed:
        composer.warn("The file holds tracked changes; they are read as accepted.")
    if reader.hidden:
        composer.warn("The file holds hidden text; it is left out, as in print.")
    if package.has_macros():
        composer.warn("The file holds macros; they are not run.")
    return composer.document(data, MEDIA_TYPE)


class _Reader:
    """Walks the main part in reading order; numbering is counted on the way."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package.part("styles"))
        self._numbering = Numbering(package.part("numbering"), self._styles)
        self._fields: list[bool] = []
        self._notes: list[tuple[str, str]] = []
        self._tables = 0
        self._carried = ""
        self._bases: dict[str, int] = {}
        self._before: tuple[int, int] | None = None
        self.changed = self.hidden = False

    def pieces(self, root: etree._Element) -> Iterator[Piece]:
        body = root.find(W + "body")
        yield from self._walk(root if body is None else body)

    def notes(self) -> Iterator[Piece]:
        """The notes that the text refers to, each with its number."""
        parts = {kind: _notes_by_id(self._package.part(kind)) for kind in ("footnotes", "endnotes")}
        counts = dict.fromkeys(parts, 0)
        for kind, key in list(dict.fromkeys(self._notes)):
            counts[kind] += 1
            label: str | None = numeral(counts[kind], "decimal" if kind == "footnotes" else "lowerRoman")
            note = parts[kind].get(key)
            for piece in () if note is None else self._walk(note):
                if piece.text and not piece.cells:
                    yield replace(piece, kind="footnote", label=label, level=None)
                    label = None

    def _walk(self, container: etree._Element) -> Iterator[Piece]:
        for child in container:
            if child.tag == W + "p":
                yield from self._paragraph(child)
            elif child.tag == W + "tbl":
                yield from self._table(child)
            elif child.tag == W + "sdt":
                if not is_placeholder(child) and not _is_contents(child):
                    yield from self._walk(child)
            elif child.tag in _INSIDE:
                yield from self._walk(child)
            elif child.tag == MC + "AlternateContent":
                yield from self._walk(alternative(child))

    def _paragraph(self, paragraph: etree._Element) -> Iterator[Piece]:
        inline = Inline(self._fields)
        inline.walk(paragraph)
        self.changed = self.changed or inline.changed
        self.hidden = self.hidden or inline.hidden
        self._notes += inline.notes
        properties = paragraph.find(W + "pPr")
        text = self._carried + inline.text
        if _mark_deleted(properties):  # its words go on in the next paragraph, and it takes no number
            self._carried, self.changed = text, True
        else:
            self._carried = ""
            yield from self._printed(text, properties, inline)
        for box in inline.boxes:
            yield from self._walk(box)

    def _printed(self, text: str, properties: etree._Element | None, inline: Inline) -> Iterator[Piece]:
        style = value(properties, "pStyle")
        kind, level = self._styles.kind(style, properties)
        label = self._numbering.label(properties, style)
        if kind == "contents":
            return
        if label is not None and kind == "paragraph":
            kind, level = "item", self._depth(label)
        elif text.strip():
            self._before = None
        name = self._styles.name(style)
        yield Piece(text, kind, label.text if label else None, level, name, bold=inline.bold)

    def _depth(self, label: Label) -> int:
        """Level of an item; authors also nest by starting another list further right."""
        if label.series not in self._bases:
            nested = self._before is not None and label.indent >= self._before[1] + _NESTED
            deeper = self._before[0] + 1 - label.level if nested and self._before else 0
            self._bases[label.series] = max(deeper, 0)
        depth = self._bases[label.series] + label.level
        self._before = (depth, label.indent)
        return depth

    def _table(self, table: etree._Element) -> Iterator[Piece]:
        self._tables += 1
        index = self._tables
        rows: list[Piece] = []
        for row in _rows(table):
            properties = row.find(W + "trPr")
            if properties is not None and properties.find(W + "del") is not None:
                self.changed = True
                continue
            cells = [self._cell(cell) for cell in _cells(row)]
            if cells:
                rows += row_of(cells, table=index, header=switched_on(properties, "tblHeader"))
        yield from first_row_only(rows)

    def _cell(self, cell: etree._Element) -> list[Piece]:
        """Pieces of a cell; none where it continues the cell above or was deleted."""
        properties = cell.find(W + "tcPr")
        merge = None if properties is None else properties.find(W + "vMerge")
        below = merge is not None and merge.get(W + "val", "continue") == "continue"
        pieces = list(self._walk(cell))
        return [] if below else [piece for piece in pieces if piece.printed or piece.cells]


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == W + "tr":
            yield child
        elif child.tag == W + "sdt" or child.tag in _INSIDE:
            yield from _rows(child)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    for child in row:
        if child.tag == W + "tc":
            properties = child.find(W + "tcPr")
            if properties is None or properties.find(W + "cellDel") is None:
                yield child
        elif child.tag == W + "sdt" or child.tag in _INSIDE:
            yield from _cells(child)


def _mark_deleted(properties: etree._Element | None) -> bool:
    mark = None if properties is None else properties.find(W + "rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def _is_contents(control: etree._Element) -> bool:
    """Whether a content control holds the table of contents, which repeats the headings."""
    return value(control.find(W + "sdtPr"), "docPartObj/docPartGallery") == "Table of Contents"


def _notes_by_id(root: etree._Element | None) -> dict[str, etree._Element]:
    if root is None:
        return {}
    return {note.get(W + "id", ""): note for note in root if _is_note(note)}


def _is_note(note: etree._Element) -> bool:
    """Separators between text and notes are kept among the notes, with a type of their own."""
    return note.get(W + "type", "normal") == "normal"
