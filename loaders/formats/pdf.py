"""PDF files: text in reading order, paragraphs made whole, running headers and page numbers left out.

The file is taken apart in a child process (`pdf_child`), since the PDF library ends its process when it
fails.
"""

from __future__ import annotations

from graph.errors import RecordError
from graph.model import Document
from loaders.formats.compose import Composer
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.pieces import from_plain
from loaders.formats.sandbox import run_child

MEDIA_TYPE = "application/pdf"


def read_pdf(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of a PDF. Raises `RecordError` where it is locked, damaged, or made of pictures."""
    options = {"memory": limits.memory, "pages": limits.pages, "text": limits.text}
    answer = run_child("loaders.formats.pdf_child", data, name, options, cpu=limits.seconds(len(data)))
    scanned, pages = answer["scanned"], answer["pages"]
    paragraphs: list[dict[str, object]] = answer["paragraphs"]
    if not paragraphs:
        if scanned:
            raise RecordError(
                name, "The pages are images.", "Run text recognition (OCR) first, or load the text version."
            )
        raise RecordError(name, "There is no text in it.", "Check that this is the file you meant.")
    if answer["unreadable"] > 0.2:
        raise RecordError(
            name,
            "Its fonts do not say which letters they show.",
            "Run text recognition (OCR), or load another version.",
        )
    composer = Composer(name, limits=limits)
    if scanned:
        listed = ", ".join(map(str, scanned[:10])) + (" …" if len(scanned) > 10 else "")
        composer.warn(f"{len(scanned)} of {pages} pages are images and were not read: {listed}.")
    from_plain(composer, paragraphs)
    return composer.document(data, MEDIA_TYPE)
