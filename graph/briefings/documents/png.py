"""A picture as PNG, for documents that hold no drawings of their own."""

from __future__ import annotations

import io
import threading

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from .fonts import fonts_for
from .pictures import Picture
from .shapes import draw

DOTS = 220 / 72
"""Dots a point: enough for a laser printer."""
_turn = threading.Lock()
"""The library that turns pages into dots is not made for several threads."""


def to_png(picture: Picture) -> bytes:
    """Return the picture as PNG on white."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(picture.width, picture.height))
    draw(canvas, picture, fonts_for("".join(part.text for part in picture.parts)))
    canvas.save()
    out = io.BytesIO()
    with _turn:
        document = pypdfium2.PdfDocument(page.getvalue())
        try:
            document[0].render(scale=DOTS).to_pil().save(out, "PNG", dpi=(220, 220), optimize=True)
        finally:
            document.close()
    return out.getvalue()
