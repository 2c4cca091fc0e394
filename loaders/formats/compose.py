"""Text composed from a format's pieces: one block after another, with their places."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from graph.errors import RecordError
from graph.model import Block, Document
from loaders.formats.limits import DEFAULT, Limits

GAP = "\n\n"
CELL = " | "
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r" *\n[ \n]*")
_HYPHENS = re.compile("[\u2010\u2011]")
_QUOTES = str.maketrans("“”„«»‘’´", '"""""\'\'\'')
_DASHES = re.compile("[\u2012-\u2015\u2212]")
_BULLET = re.compile(r"(?m)^\s*[-*•·▪■□●○◦‣–—➢✓]\s+")


def clean(text: str) -> str:
    """*text* in composed characters, without invisible marks; spaces are single, a line break stays one.

    Soft hyphens, zero-width and direction marks go; non-breaking spaces and hyphens become plain ones.
    """
    text = unicodedata.normalize("NFC", text)
    text = _CONTROL.sub(" ", _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n")))
    text = _HYPHENS.sub("-", text)
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def text_hash(text: str) -> str:
    """Hash of the words and marks of *text*: alike for the same text in another format or wrapped
    otherwise.
    """
    text = _BULLET.sub("", clean(unicodedata.normalize("NFKC", text)))
    text = _DASHES.sub("-", text.translate(_QUOTES))
    return hashlib.sha256("".join(text.replace("|", " ").split()).encode("utf-8", "replace")).hexdigest()


def file_hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


class Composer:
    """Collects blocks in reading order and gives the document."""

    def __init__(self, name: str, *, limits: Limits = DEFAULT) -> None:
        self.name, self.limits = name, limits
        self.blocks: list[Block] = []
        self.warnings: list[str] = []
        self._pieces: list[str] = []
        self._length = 0

    def add(
        self, text: str, *, kind: str = "paragraph", label: str | None = None, level: int | None = None,
        style: str | None = None, page: int | None = None,
    ) -> None:  # fmt: skip
        """Append a block of *text*; *label* is printed before it. Nothing is appended where no text is
        left.
        """
        text = clean(text)
        if not text:
            return
        label = clean(label or "") or None
        start = self._begin((f"{label} " if label else "") + text)
        label_end = start + len(label) + 1 if label else None
        self.blocks.append(
            Block(
                start,
                self._length,
                kind,
                label=label,
                label_end=label_end,
                level=level,
                style=style,
                page=page,
            )
        )

    def add_row(
        self, cells: Sequence[str], *, table: int, header: bool = False, page: int | None = None
    ) -> None:
        """Append a row of a table; empty cells keep their place."""
        cells = [clean(cell) for cell in cells]
        if not any(cells):
            return
        at = self._begin(CELL.join(cells))
        spans, start = [], at
        for cell in cells:
            spans.append((at, at + len(cell)))
            at += len(cell) + len(CELL)
        self.blocks.append(
            Block(start, self._length, "row", cells=tuple(spans), table=table, header=header, page=page)
        )

    def preface(self, text: str) -> None:
        """Put *text* at the head of the document, as it stands and outside all blocks."""
        self._begin(text.replace("\x00", " ").rstrip("\n"))

    def warn(self, sentence: str) -> None:
        """Add a sentence for the file's owner, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)

    def document(self, data: bytes, media_type: str) -> Document:
        """The document of what was added; raises `RecordError` where there is no text at all."""
        text = "".join(self._pieces)
        if not text.strip():
            raise RecordError(self.name, "There is no text in it.", "Check that this is the file you meant.")
        return Document(
            self.name,
            text,
            tuple(self.blocks),
            media_type,
            file_hash(data),
            text_hash(text),
            tuple(self.warnings),
        )

    def _begin(self, text: str) -> int:
        """Append *text* after a gap; returns where it starts."""
        if self._length:
            self._pieces.append(GAP)
            self._length += len(GAP)
        start = self._length
        self._pieces.append(text)
        self._length += len(text)
        if self._length > self.limits.text:
            raise too_long(self.name, self.limits)
        return start


def too_long(name: str, limits: Limits) -> RecordError:
    cause = (
        f"It holds more than {limits.text / 1_000_000:g} million characters of text, more than any record."
    )
    return RecordError(name, cause, "Split it, or raise CONCERTATION_TEXT_MB.")
