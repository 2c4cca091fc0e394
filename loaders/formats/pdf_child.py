"""Takes a PDF apart, in a process of its own: pages to runs of text with their places, and those to
paragraphs.
"""

from __future__ import annotations

import bisect
import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from loaders.formats import sandbox
from loaders.formats.pdf_layout import paragraphs_of
from loaders.formats.pdf_page import Page, Run
from loaders.formats.pdf_tables import Rule

_MOST_PATHS = 5_000
_THIN = 3.0
_LOCKED = "password"
_UNREADABLE = ("\ufffd", "\ufffe", "\uffff")


@dataclass(frozen=True)
class _Frame:
    """How a page is turned (degrees, clockwise) and the box of it that is shown."""

    rotation: int
    box: tuple[float, float, float, float]

    def turned(
        self, left: float, right: float, bottom: float, top: float
    ) -> tuple[float, float, float, float]:
        """The same four bounds as the page is shown, with its lower left corner at the origin."""
        x0, x1, y0, y1 = left - self.box[0], right - self.box[0], bottom - self.box[1], top - self.box[1]
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        if self.rotation == 90:
            return y0, y1, width - x1, width - x0
        if self.rotation == 180:
            return width - x1, width - x0, height - y1, height - y0
        if self.rotation == 270:
            return height - y1, height - y0, x0, x1
        return x0, x1, y0, y1


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
    frame = _Frame(page.get_rotation(), page.get_mediabox())
    rules = tuple(_rules(page, frame))
    edges = sorted({(rule.left + rule.right) / 2 for rule in rules if rule.upright})
    text = page.get_textpage()
    runs = tuple(_runs(text.raw, frame, edges))
    text.close()
    return Page(number, width, height, runs, rules)


def _rules(page: pypdfium2.PdfPage, frame: _Frame) -> Iterator[Rule]:
    """Straight lines and the sides of boxes that are drawn on a page, as far as they may rule a table."""
    objects = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2)
    for path in itertools.islice(objects, _MOST_PATHS):
        left, bottom, right, top = path.get_bounds()
        left, right, bottom, top = frame.turned(left, right, bottom, top)
        if right - left <= _THIN or top - bottom <= _THIN:
            yield Rule(left, right, bottom, top)
        elif pdfium.FPDFPath_CountSegments(path.raw) in (4, 5):
            yield Rule(left, right, bottom, bottom)
            yield Rule(left, right, top, top)
            yield Rule(left, left, bottom, top)
            yield Rule(right, right, bottom, top)


def _has_image(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _runs(text: Any, frame: _Frame, edges: list[float]) -> Iterator[Run]:
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
        place = frame.turned(rectangle.left, rectangle.right, rectangle.bottom, rectangle.top)
        if letters and (sign.isspace() or place[1] - place[0] <= 0):
            letters.append(" " if sign.isspace() else sign)
            continue
        if letters and (_apart(place, (left, right, bottom, top)) or _ruled_off(right, place[0], edges)):
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


def _ruled_off(end: float, start: float, edges: list[float]) -> bool:
    """Whether an upright rule stands between *end* and *start*."""
    index = bisect.bisect_left(edges, end - 1)
    return index < len(edges) and edges[index] <= start + 1
