"""Takes a PDF apart, in a process of its own: pages to runs of text with their places, and those to
paragraphs.
"""

from __future__ import annotations

import bisect
import ctypes
import itertools
import math
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
    """Letters of a page, in the order in which they are drawn, joined to runs on one line without a wide gap.

    A run ends at the upright rules of a table, whose places are *edges*. Its height is that of its font about
    its baseline, since the boxes of letters differ from letter to letter in some fonts.
    """
    place = _Place(text, frame)
    letters: list[str] = []
    run = left, right = 0.0, 0.0
    base = size = raw = 0.0
    for index in range(pdfium.FPDFText_CountChars(text)):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace():
            if letters and sign in "\r\n":
                yield _run(letters, run, base, size)
                letters = []
            elif letters:
                letters.append(" ")
            continue
        left, right, line = place.of(index)
        if letters and right - left > 0:
            changed = abs(pdfium.FPDFText_GetFontSize(text, index) - raw) > 0.2 * raw
            off = abs(line - base) > 0.15 * size or left > run[1] + 0.9 * size or left < run[0] - 2 * size
            if changed or off or _ruled_off(run[1], left, edges):
                yield _run(letters, run, base, size)
                letters = []
        if not letters:
            run, base = (left, right), line
            raw = pdfium.FPDFText_GetFontSize(text, index)
            size = place.size(index, raw)
        letters.append(sign)
        run = (min(run[0], left), max(run[1], right)) if right - left > 0 else run
    if letters:
        yield _run(letters, run, base, size)


def _run(letters: list[str], bounds: tuple[float, float], base: float, size: float) -> Run:
    return Run("".join(letters), *bounds, base - 0.2 * size, base + 0.8 * size)


class _Place:
    """Where a letter stands on the page as it is shown; one set of buffers serves all letters."""

    def __init__(self, text: Any, frame: _Frame) -> None:
        self._text, self._frame = text, frame
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    def of(self, index: int) -> tuple[float, float, float]:
        """Left, right and baseline of a letter."""
        pdfium.FPDFText_GetLooseCharBox(self._text, index, ctypes.byref(self._box))
        pdfium.FPDFText_GetCharOrigin(self._text, index, ctypes.byref(self._x), ctypes.byref(self._y))
        box, x, y = self._box, self._x.value, self._y.value
        left, right, _, _ = self._frame.turned(box.left, box.right, box.bottom, box.top)
        return left, right, self._frame.turned(x, x, y, y)[2]

    def size(self, index: int, raw: float) -> float:
        """Size of a letter's font as shown; *raw* is the size before the page's own scaling."""
        found = pdfium.FPDFText_GetMatrix(self._text, index, ctypes.byref(self._matrix))
        scale = math.hypot(self._matrix.c, self._matrix.d) if found else 1.0
        return max(raw * (scale or 1.0), 1.0)


def _ruled_off(end: float, start: float, edges: list[float]) -> bool:
    """Whether an upright rule stands between *end* and *start*."""
    index = bisect.bisect_left(edges, end - 1)
    return index < len(edges) and edges[index] <= start + 1
