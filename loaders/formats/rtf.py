"""Rich Text Format: words, labels as the writing program printed them, tables, notes.

Source: the RTF specification 1.9.1. A label stands in the file as text (``\\listtext``, ``\\pntext``) for
programs that do not count, which is what is wanted here. Deleted and hidden text, headers and footers are
left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.errors import RecordError
from graph.model import Document
from loaders.formats.compose import Composer, clean
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.pieces import Piece, add_all, first_row_only, row_of

MEDIA_TYPE = "application/rtf"
_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,40})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_SKIPPED = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf",
     "footer", "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "revtbl", "rsidtbl",
     "annotation", "atnid", "atnauthor", "atntime", "atndate", "atnicn", "atnref", "atrfstart", "atrfend",
     "bkmkstart", "bkmkend", "xe", "tc", "nonshppict", "themedata", "datastore", "ftnsep", "ftnsepc", "aftnsep",
     "filetbl", "pgdsctbl", "xmlnstbl", "mmathPr", "pn", "background", "ftncn", "latentstyles"}
)  # fmt: skip
_ENTERED = frozenset({"shpinst", "shptxt", "fldrslt", "footnote", "listtext", "pntext"})
"""Destinations that are read although they may be marked as ignorable."""
_SIGNS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘",
    "rquote": "’", "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_ESCAPED = {"~": " ", "_": "-", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_DEEPEST = 2_000


@dataclass(frozen=True)
class _Group:
    """What holds within a pair of braces."""

    skipped: bool = False
    into: str = "text"  # text, label, note
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    bold: bool = False


def read_rtf(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of an RTF file. Raises `RecordError` where it is empty, too large or nested too deep."""
    composer = Composer(name, limits=limits)
    if data.count(b"\\") + data.count(b"{") > limits.tags:
        raise RecordError(name, "It holds far more markup than a record needs.", "Save it as text.")
    reader = _Reader(name)
    reader.read(data.decode("latin-1"))
    add_all(composer, reader.pieces)
    add_all(composer, reader.notes)
    if reader.changed:
        composer.warn("The file holds tracked changes; they are read as accepted.")
    return composer.document(data, MEDIA_TYPE)


class _Reader:
    """Goes through the tokens once; groups are a stack of what holds."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.pieces: list[Piece] = []
        self.notes: list[Piece] = []
        self.changed = False
        self._group = _Group()
        self._stack: list[_Group] = []
        self._encoding = "cp1252"
        self._text: list[str] = []
        self._note: list[str] = []
        self._label: list[str] = []
        self._bytes = bytearray()
        self._skip = 0
        self._star = self._in_table = False
        self._level = self._outline = 0
        self._bold = [0, 0]
        self._cell: list[Piece] = []
        self._cells: list[list[Piece]] = []
        self._rows: list[Piece] = []
        self._tables = 1

    def read(self, text: str) -> None:
        position = 0
        while match := _TOKEN.match(text, position):
            position = match.end()
            word, argument, code, sign, brace, plain = match.groups()
            if code is None:
                self._flush_bytes()
            if word == "bin":
                position += max(0, int(argument or 0))
            elif word is not None:
                self._word(word, None if argument is None else int(argument))
            elif code is not None:
                self._byte(int(code, 16))
            elif sign is not None:
                self._star = self._star or sign == "*"
                self._add(_ESCAPED.get(sign, ""))
            elif brace is not None:
                self._brace(brace)
            elif plain is not None:
                self._plain(plain)
        self._flush_bytes()
        self._paragraph()
        self._end_table()

    def _brace(self, brace: str) -> None:
        if brace == "{":
            if len(self._stack) >= _DEEPEST:
                raise RecordError(
                    self._name, "It is nested deeper than any record.", "Save it as plain text."
                )
            self._stack.append(self._group)
        elif self._stack:
            was = self._group
            self._group = self._stack.pop()
            if was.into == "note" and self._group.into != "note":
                self._end_note()
        self._star = False
        self._skip = 0

    def _word(self, word: str, argument: int | None) -> None:
        star, self._star = self._star, False
        if word == "u" and argument is not None:
            self._add(_character(argument))
            self._skip = self._group.fallback
            return
        self._skip = 0
        if word in _SKIPPED or (star and word not in _ENTERED):
            self._group = replace(self._group, skipped=True)
        elif word in ("listtext", "pntext"):
            self._label = []
            self._group = replace(self._group, into="label")
        elif word == "footnote":
            self._group = replace(self._group, into="note")
        elif word in _SIGNS:
            self._add(_SIGNS[word])
        elif not self._group.skipped:
            self._property(word, argument)

    def _property(self, word: str, argument: int | None) -> None:
        on = argument != 0
        if word in ("par", "sect", "page"):
            self._note.append("\n") if self._group.into == "note" else self._paragraph()
        elif word in ("cell", "nestcell"):
            self._paragraph()
            self._cells.append(self._cell)
            self._cell = []
        elif word in ("row", "nestrow"):
            self._rows += row_of(self._cells, table=self._tables) if self._cells else []
            self._cells = []
        elif word == "pard":
            self._in_table, self._level, self._outline = False, 0, -1
        elif word == "intbl":
            self._in_table = True
        elif word == "ilvl":
            self._level = min(max(argument or 0, 0), 8)
        elif word == "outlinelevel":
            self._outline = argument if argument is not None and 0 <= argument < 9 else -1
        elif word == "plain":
            self._group = replace(self._group, hidden=False, bold=False, deleted=False)
        elif word == "v":
            self._group = replace(self._group, hidden=on)
        elif word == "b":
            self._group = replace(self._group, bold=on)
        elif word == "deleted":
            self._group, self.changed = replace(self._group, deleted=on), True
        elif word == "uc":
            self._group = replace(self._group, fallback=max(0, argument or 0))
        elif word == "ansicpg" and argument:
            self._encoding = _codec(f"cp{argument}")
        elif word in _PAGES:
            self._encoding = _PAGES[word]

    def _byte(self, code: int) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes.append(code)  # an encoding may need several

    def _flush_bytes(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._add(data.decode(self._encoding, "replace"))

    def _plain(self, text: str) -> None:
        skipped = min(self._skip, len(text))
        self._skip -= skipped
        text = text[skipped:]
        self._add(text if text.isascii() else text.encode("latin-1").decode(self._encoding, "replace"))

    def _add(self, text: str) -> None:
        group = self._group
        if not text or group.skipped or group.hidden or group.deleted:
            return
        if group.into == "label":
            self._label.append(text)
        elif group.into == "note":
            self._note.append(text)
        else:
            self._text.append(text)
            letters = sum(map(str.isalnum, text))
            self._bold[0] += letters
            self._bold[1] += letters if group.bold else 0

    def _paragraph(self) -> None:
        text, label = "".join(self._text), clean("".join(self._label)) or None
        bold = self._bold[0] > 0 and self._bold[0] == self._bold[1]
        self._text, self._label, self._bold = [], [], [0, 0]
        if label is not None and len(label) == 1 and not label.isalnum():
            label = label if label in "-–—*•" else "•"  # a sign of a symbol font
        kind = "item" if label else "heading" if self._outline >= 0 else "paragraph"
        level = self._level if label else self._outline if kind == "heading" else None
        piece = Piece(text, kind, label, level, bold=bold)
        if self._in_table:
            self._cell += [piece] if text.strip() or label else []
        elif text.strip():
            self._end_table()
            self.pieces.append(piece)

    def _end_table(self) -> None:
        self.pieces += first_row_only(self._rows)
        self._tables += bool(self._rows)
        self._rows = []

    def _end_note(self) -> None:
        text, self._note = clean("".join(self._note)), []
        if text:
            label = None if re.match(r"\d", text) else str(len(self.notes) + 1)
            self.notes.append(Piece(text.replace("\n", " "), "footnote", label))


def _character(code: int) -> str:
    """A character from its signed 16-bit number; halves of a pair, which no letter of ours needs, are
    lost.
    """
    code %= 65_536
    if 0xF020 <= code <= 0xF0FF:  # a symbol font
        return "•" if code == 0xF0B7 else chr(code - 0xF000)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def _codec(name: str) -> str:
    try:
        b"".decode(name)
    except LookupError:
        return "cp1252"
    return name
