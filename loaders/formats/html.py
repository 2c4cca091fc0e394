"""HTML pages: headings, paragraphs, lists with the numbers a browser shows, tables; scripts and
navigation left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from graph.errors import RecordError
from graph.model import Document
from loaders.formats.compose import Composer
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.numerals import numeral
from loaders.formats.pieces import Piece, add_all, first_row_only, row_of
from loaders.formats.plain import decode

MEDIA_TYPE = "text/html"
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.I)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSHOWN = re.compile(
    r"(?is)<(script|style|head|nav|footer|template|noscript)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>"
)
_SKIPPED = frozenset(
    {"script", "style", "head", "nav", "footer", "template", "noscript", "iframe", "object", "svg", "math",
     "form", "button", "select", "textarea", "del", "s", "strike", "audio", "video", "canvas", "aside"}
)  # fmt: skip
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "blockquote", "pre", "address", "figure",
     "figcaption", "caption", "dl", "dt", "dd", "ul", "ol", "li", "table", "tr", "td", "th", "body", "html", "hr", "center",
     "h1", "h2", "h3", "h4", "h5", "h6", "fieldset", "details", "summary", "thead", "tbody", "tfoot"}
)  # fmt: skip
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLES = {
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
}  # fmt: skip
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.I)
_MARK = re.compile(r"\[?\d{1,3}\]?$")
_SPACE = re.compile(r"\s+")
_LEAST_KEPT = 0.4
"""Share of a page's letters that must be left; the parser drops what is nested too deep without a word."""


def read_html(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of an HTML page. Raises `RecordError` where it is empty, too large or nested too deep."""
    composer = Composer(name, limits=limits)
    text, warnings = _decoded(data, name)
    add_all(composer, pieces_of_html(text, name, limits=limits))
    for warning in warnings:
        composer.warn(warning)
    return composer.document(data, MEDIA_TYPE)


def pieces_of_html(text: str, name: str, *, limits: Limits = DEFAULT) -> list[Piece]:
    """The pieces of an HTML page or fragment in reading order."""
    if text.count("<") > limits.tags:
        raise RecordError(name, "The page holds far more markup than a record needs.", "Save it as text.")
    parser = lxml_html.HTMLParser(huge_tree=True, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(_DECLARATION.sub("", text).replace("\x00", " "), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise RecordError(name, f"The page cannot be read ({error}).", "Save it as plain text.") from error
    reader = _Reader()
    reader.read(root)
    expected = sum(map(str.isalpha, _UNSHOWN.sub(" ", text)))
    found = sum(sum(map(str.isalpha, "".join((piece.text, *piece.cells)))) for piece in reader.pieces)
    if expected > 200 and found < _LEAST_KEPT * expected and not reader.skipped:
        raise RecordError(name, "The page is nested deeper than any record.", "Save it as plain text.")
    return reader.pieces


def _decoded(data: bytes, name: str) -> tuple[str, list[str]]:
    """The page's characters: by its mark, by what it says of itself, else as plain text is."""
    match = _CHARSET.search(data[:4096])
    if match and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("cp1252" if match[1].lower() == b"iso-8859-1" else match[1].decode()), []
        except (LookupError, UnicodeDecodeError, UnicodeEncodeError):
            return decode(data, name)
    return decode(data, name)


@dataclass
class _List:
    form: str | None
    count: int
    step: int


@dataclass
class _Table:
    index: int
    rows: list[Piece] = field(default_factory=list)
    cells: list[list[Piece]] = field(default_factory=list)
    heads: int = 0


class _Reader:
    """Walks the tree without recursion, since pages may nest deeper than the interpreter does."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.skipped = False
        self._targets = [self.pieces]
        self._text: list[str] = []
        self._kind = "paragraph"
        self._level: int | None = None
        self._label: str | None = None
        self._lists: list[_List] = []
        self._tables: list[_Table] = []
        self._count = self._pre = self._bold = 0
        self._letters = [0, 0]

    def read(self, root: Any) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            tag = element.tag if isinstance(element.tag, str) else ""
            if event == "start":
                if _is_skipped(element, tag):
                    self.skipped = self.skipped or tag not in _SKIPPED
                    walk.skip_subtree()
                    continue
                self._start(tag, element)
                self._add(element.text)
            else:
                if not _is_skipped(element, tag):
                    self._end(tag)
                if element is not root:
                    self._add(element.tail)
        self._flush()

    def _start(self, tag: str, element: Any) -> None:
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._text.append("\n")
        elif tag in ("ul", "ol"):
            self._lists.append(_list_of(tag, element))
        elif tag == "li":
            self._item(element)
        elif tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._kind, self._level = "heading", int(tag[1]) - 1
        elif tag == "table":
            self._count += 1
            self._tables.append(_Table(self._count))
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].heads += tag == "th"
            self._tables[-1].cells.append([])
            self._targets.append(self._tables[-1].cells[-1])
        self._pre += tag == "pre"
        self._bold += tag in ("b", "strong", "th")

    def _end(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._flush()
        self._pre -= tag == "pre"
        self._bold -= tag in ("b", "strong", "th")
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th") and self._tables and len(self._targets) > 1:
            self._targets.pop()
        elif tag == "tr" and self._tables:
            table = self._tables[-1]
            if table.cells:
                heads = table.heads == len(table.cells)
                table.rows += row_of(table.cells, table=table.index, header=heads)
            table.cells, table.heads = [], 0
        elif tag == "table" and self._tables:
            self._targets[-1].extend(first_row_only(self._tables.pop().rows))

    def _item(self, element: Any) -> None:
        self._kind, self._level = "item", max(len(self._lists) - 1, 0)
        if not self._lists or self._lists[-1].form is None:
            self._label = "•"
            return
        current = self._lists[-1]
        given = _whole(element.get("value"))
        current.count = given if given is not None else current.count
        number = numeral(current.count, current.form or "decimal")
        self._label = f"{number}." if number else None
        current.count += current.step

    def _add(self, text: str | None) -> None:
        if text:
            self._text.append(text if self._pre else _SPACE.sub(" ", text))
            letters = sum(map(str.isalnum, text))
            self._letters[0] += letters
            self._letters[1] += letters if self._bold else 0

    def _flush(self) -> None:
        text = "".join(self._text).strip()
        self._text = []
        bold = self._letters[0] > 0 and self._letters[0] == self._letters[1]
        self._letters = [0, 0]
        if text:
            self._targets[-1].append(Piece(text, self._kind, self._label, self._level, bold=bold))
            self._kind, self._level, self._label = "paragraph", None, None


def _is_skipped(element: Any, tag: str) -> bool:
    if tag in _SKIPPED or not tag:
        return True
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style", "")):
        return True
    return tag == "sup" and _MARK.match("".join(element.itertext()).strip()) is not None


def _list_of(tag: str, element: Any) -> _List:
    if tag == "ul":
        return _List(None, 0, 0)
    styled = _LIST_STYLE.search(element.get("style", ""))
    form = _STYLES.get(styled[1].lower() if styled else "") or _FORMS.get(element.get("type", ""), "decimal")
    start = _whole(element.get("start"))
    if element.get("reversed") is None:
        return _List(form, 1 if start is None else start, 1)
    return _List(form, len(element.findall("li")) if start is None else start, -1)


def _whole(text: str | None) -> int | None:
    try:
        return max(-100_000, min(int(text or ""), 100_000))
    except ValueError:
        return None
