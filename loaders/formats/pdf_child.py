"""Takes a PDF apart, in a process of its own: pages to runs of text with their places, and those to
paragraphs.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.formats import sandbox
from loaders.formats.pdf_layout import Page, Run, paragraphs_of

_IMAGE = 3  # FPDF_PAGEOBJ_IMAGE
_LOCKED = "password"
_UNREADABLE = ("\ufffd", "\ufffe", "\uffff")


def main() -> None:
    """Answer with the paragraphs of the PDF on standard input, or with what is wrong with it."""
    options, data = sandbox.read_request()
    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > options["pages"]:
            error = f"It has more than {options['pages']} pages."
            return sandbox.answer({"error": error, "remedy": "Split it."})
        sandbox.answer(_content(document, options["text"]))
    except pypdfium2.PdfiumError as error:
        if _LOCKED in str(error).lower():
            cause, remedy = "The file is password-protected.", "Remove the password and try again."
        else:
            cause, remedy = "The file is damaged or cut short.", "Fetch it again, or print it to a new PDF."
        sandbox.answer({"error": cause, "remedy": remedy})
    except MemoryError:
        sandbox.answer({"error": "It needs too much memory.", "remedy": "Print it to a new PDF."})


def _content(document: pypdfium2.PdfDocument, most: int) -> dict[str, Any]:
    pages: list[Page] = []
    scanned: list[int] = []
    length = letters = unreadable = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:  # a page that is missing or damaged leaves the others readable
            continue
        found = _page(page, index + 1)
        if not found.runs and _has_image(page):
            scanned.append(index + 1)
        text = "".join(run.text for run in found.runs)
        length += len(text)
        letters += len(text)
        unreadable += sum(text.count(sign) for sign in _UNREADABLE) + sum(
            "\ue000" <= sign <= "\uf8ff" for sign in text
        )
        pages.append(found)
        page.close()
        if length > most:
            return {
                "error": f"It holds more than {most / 1_000_000:g} million characters.",
                "remedy": "Split it.",
            }
    found_paragraphs = [asdict(paragraph) for paragraph in paragraphs_of(pages)]
    share = unreadable / letters if letters else 0.0
    return {"paragraphs": found_paragraphs, "pages": len(document), "scanned": scanned, "unreadable": share}


def _page(page: pypdfium2.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    runs = tuple(_runs(text.raw, page.get_rotation(), page.get_mediabox()))
    text.close()
    return Page(number, width, height, runs)


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[_IMAGE], max_depth=3))


def _runs(text: Any, rotation: int, box: tuple[float, float, float, float]) -> Iterator[Run]:
    """Letters of a page, in the order in which they are drawn, joined to runs on one line without a
    wide gap.
    """
    rectangle = pdfium.FS_RECTF()
    reference = ctypes.byref(rectangle)
    letters: list[str] = []
    left = right = bottom = top = 0.0
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign in "\r\n":
            if letters:
                yield Run("".join(letters), left, right, bottom, top)
                letters = []
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, reference)
        place = _turned(rectangle, rotation, box)
        if letters and (sign.isspace() or place[1] - place[0] <= 0):
            letters.append(" " if sign.isspace() else sign)
            continue
        if letters and _apart(place, (left, right, bottom, top)):
            yield Run("".join(letters), left, right, bottom, top)
            letters = []
        if not letters:
            if sign.isspace():
                continue
            left, right, bottom, top = place
        letters.append(sign)
        left, right = min(left, place[0]), max(right, place[1])
        bottom, top = (min(bottom, place[2]), max(top, place[3])) if sign.isalnum() else (bottom, top)
    if letters:
        yield Run("".join(letters), left, right, bottom, top)


def _apart(place: tuple[float, ...], run: tuple[float, ...]) -> bool:
    """Whether a letter at *place* stands off *run*: on another line, far to the right, or back to the
    left.
    """
    left, right, bottom, top = run
    height = max(top - bottom, 1.0)
    middle = (place[2] + place[3]) / 2
    size = place[3] - place[2]
    if not bottom <= middle <= top or size < 0.8 * height or size > 1.25 * height:
        return True
    return place[0] > right + 0.9 * height or place[0] < right - 2 * height


def _turned(
    rectangle: Any, rotation: int, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    """Left, right, bottom and top as the page is shown, with its lower left corner at the origin."""
    x0, x1 = rectangle.left - box[0], rectangle.right - box[0]
    y0, y1 = rectangle.bottom - box[1], rectangle.top - box[1]
    width, height = box[2] - box[0], box[3] - box[1]
    if rotation == 90:
        return y0, y1, width - x1, width - x0
    if rotation == 180:
        return width - x1, width - x0, height - y1, height - y0
    if rotation == 270:
        return height - y1, height - y0, x0, x1
    return x0, x1, y0, y1
