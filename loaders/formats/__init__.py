"""A file in any of the formats becomes a `Document`: `read_document` reads one."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from graph.errors import RecordError
from graph.model import Document
from loaders.formats.apart import is_heavy, read_apart
from loaders.formats.auction import format_of
from loaders.formats.limits import DEFAULT, Limits
from loaders.language import language_warning

Reader = Callable[..., Document]

_READERS = {
    "txt": ("plain", "read_plain"),
    "docx": ("docx", "read_docx"),
    "odt": ("odt", "read_odt"),
    "doc": ("office", "read_doc"),
    "rtf": ("rtf", "read_rtf"),
    "pdf": ("pdf", "read_pdf"),
    "html": ("html", "read_html"),
    "md": ("markdown", "read_markdown"),
    "eml": ("mail", "read_mail"),
}
"""Format -> module and function; modules are imported when a file of their format comes."""

SUFFIXES = frozenset(
    {".txt", ".text", ".docx", ".docm", ".dotx", ".doc", ".odt", ".ott", ".rtf", ".pdf", ".html", ".htm",
     ".xhtml", ".md", ".markdown", ".adoc", ".rst", ".eml", ".zip"}
)  # fmt: skip
"""Suffixes of files that are read when a folder is walked; a file named by itself is read whatever its
suffix.
"""


def read_document(source: bytes | Path, name: str | None = None, *, limits: Limits = DEFAULT) -> Document:
    """The document of a file, whose format is told by its content.

    *source* is the file's bytes or its path; *name* is what it is called in messages and in the record, by
    default the last part of the path. Raises `RecordError`, which says what is wrong and what to do, for
    whatever cannot be read; a zip is no document (`loaders.files.read_files` walks it).
    """
    if isinstance(source, Path):
        name = name or source.name
        source = read_bytes(source, limits=limits)
    name = name or "record"
    if len(source) > limits.file:
        raise too_big(name, limits)
    if is_heavy(source, format_of(source, name), name, limits=limits):
        return read_apart(source, name, limits=limits)
    return read_here(source, name, limits=limits)


def read_here(source: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of a file, read in this process however large it is."""
    kind = format_of(source, name)
    if kind == "zip":
        raise RecordError(
            name, "The file is an archive of files.", "Load it as a folder: name it on the command line."
        )
    module, function = _READERS[kind]
    read: Reader = getattr(importlib.import_module(f"loaders.formats.{module}"), function)
    try:
        document = read(source, name, limits=limits)
    except (RecursionError, MemoryError) as error:
        raise RecordError(
            name, "The file is nested or packed beyond what a record needs.", "Save it anew."
        ) from error
    foreign = language_warning(document.text)
    return replace(document, warnings=(*document.warnings, foreign)) if foreign else document


def read_bytes(path: Path, *, limits: Limits = DEFAULT) -> bytes:
    """The bytes of a regular file; devices and pipes are refused, since they may never end."""
    try:
        if not path.is_file():
            missing = not path.exists()
            cause = (
                "There is no such file." if missing else "It is no regular file (a pipe, device or folder)."
            )
            raise RecordError(path, cause, "Check the path." if missing else "Copy its content to a file.")
        if path.stat().st_size > limits.file:
            raise too_big(str(path), limits)
        with path.open("rb") as stream:
            return stream.read(limits.file + 1)
    except OSError as error:
        raise RecordError(
            path, f"It cannot be opened ({error.strerror}).", "Check its permissions."
        ) from error
    except ValueError as error:  # a null character in the path
        raise RecordError(repr(path), "This is no path.", "Check the path.") from error


def too_big(name: str, limits: Limits) -> RecordError:
    return RecordError(
        name,
        f"The file has more than {limits.file // 1_000_000} million bytes.",
        "Split it, or save it as text.",
    )
