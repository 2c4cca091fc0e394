"""Briefings as documents: one sheet, written as docx, pdf, html, md, csv, xlsx or json."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from graph.briefings.answer import Answer
from graph.errors import UsageError
from graph.files import write_whole

from .sheet import Sheet, sheet_of

FORMATS = ("docx", "pdf", "html", "md", "csv", "xlsx", "json")

WHOLE = ("csv", "xlsx", "json")
"""Formats for machines, which hold all lines however many there are."""

__all__ = ["FORMATS", "WHOLE", "Sheet", "render", "sheet_of", "write"]


def render(answers: list[Answer], form: str) -> bytes:
    """Return the document of one or several answers as bytes of *form*, one of `FORMATS`."""
    if form not in FORMATS:
        raise UsageError(f"A briefing is written as {', '.join(FORMATS)}; {form!r} is none of these.")
    # One module a format, imported when it is used: Word and PDF writers are slow to load.
    writer: Callable[[Sheet], bytes] = import_module(f"{__name__}.to_{form}").write
    return writer(sheet_of(answers))


def write(answers: list[Answer], path: Path) -> None:
    """Write the document to *path*, whole or not at all; its suffix tells the format."""
    write_whole(path, render(answers, path.suffix.lstrip(".").lower()))
