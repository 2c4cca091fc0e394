"""Plain text: decoded with its own characters kept in place, so that offsets are those of the user's file."""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from graph.errors import RecordError
from graph.model import Block, Document
from loaders.blocks import blocks_of_text
from loaders.formats.compose import file_hash, text_hash, too_long
from loaders.formats.limits import DEFAULT, Limits

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text."""


def read_plain(
    data: bytes, name: str, *, limits: Limits = DEFAULT, media_type: str = "text/plain"
) -> Document:
    """The document of a text file. Raises `RecordError` where it is too long, empty, or no text.

    `text` is what ``open(path, encoding="utf-8").read()`` gives: line ends are "\\n" and
    nothing else is changed. A NUL gives way to a space, one for one, since no database takes it; a
    byte-order mark stays at offset 0.
    """
    if len(data) > limits.text:
        raise too_long(name, limits)
    text, warnings = decode(data, name)
    if text.count("\n") > limits.lines:
        raise RecordError(name, f"It has more than {limits.lines} lines, more than any record.", "Split it.")
    if not text.strip("\ufeff \n\t"):
        raise RecordError(name, "The file is empty.", "Check that this is the file you meant.")
    return Document(name, text, _blocks(text), media_type, file_hash(data), text_hash(text), tuple(warnings))


def _blocks(text: str) -> tuple[Block, ...]:
    """The blocks of *text*, which a byte-order mark at its head is no part of."""
    if not text.startswith("\ufeff"):
        return blocks_of_text(text)
    return tuple(
        replace(
            block,
            start=block.start + 1,
            end=block.end + 1,
            label_end=None if block.label_end is None else block.label_end + 1,
            cells=tuple((start + 1, end + 1) for start, end in block.cells),
        )
        for block in blocks_of_text(text[1:])
    )


def decode(data: bytes, name: str) -> tuple[str, list[str]]:
    """Text of *data* and warnings: by its byte-order mark, else UTF-8, else byte by byte UTF-8 or cp1252.

    A guess from letter statistics takes Spanish for Central European, so none is made.
    """
    encoding = next((codec for mark, codec in _BOMS if data.startswith(mark)), None) or _unmarked(data)
    warnings: list[str] = []
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace" if encoding != "utf-8" else _WINDOWS)
        warnings.append(_guessed(text, encoding))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = len(_CONTROL.findall(text))
    if controls > _MOST_CONTROLS * len(text):
        raise RecordError(
            name, "The file is no text and of no format that can be read.",
            "Save it as .docx, .pdf or .txt and load that.",
        )  # fmt: skip
    if "\x00" in text:
        warnings.append("The text holds null characters; each is read as a space.")
        text = text.replace("\x00", " ")
    if _DIRECTION.search(text):
        warnings.append(
            "The text holds invisible marks of writing direction; words that they cut may be missed."
        )
    return text, warnings


def _unmarked(data: bytes) -> str:
    """UTF-16 shows by its zero bytes even where its mark is missing."""
    head = data[:4096]
    for offset, codec in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[offset::2]
        if (
            len(half) > 8
            and half.count(0) > 0.7 * len(half)
            and head[1 - offset :: 2].count(0) < 0.1 * len(half)
        ):
            return codec
    return "utf-8"


def _guessed(text: str, encoding: str) -> str:
    if encoding != "utf-8" or "\ufffd" in text:
        return "Some characters could not be read and stand as \ufffd; save the file as UTF-8."
    return (
        "The file is not UTF-8 throughout; what is not was read as Windows-1252. Check the accented letters."
    )


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode the bytes at fault as cp1252: a file pasted together from both reads right in both parts."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_WINDOWS = "concertation-windows"
codecs.register_error(_WINDOWS, _as_windows)
