"""Files built for tests of the formats: each is made when asked for, and says in its making what is odd about it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_DECLARED = (
    f'xmlns:w="{_W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zip_of(members: Mapping[str, bytes | str], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of *members*."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return buffer.getvalue()


def docx_of(
    body: str,
    *,
    numbering: str = "",
    styles: str = "",
    footnotes: str = "",
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """A Word file around the XML of its *body*, with the parts that are given."""
    parts = {"numbering": numbering, "styles": styles, "footnotes": footnotes}
    members: dict[str, bytes | str] = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations({"officeDocument": "word/document.xml"}),
        "word/document.xml": f"<w:document {_DECLARED}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            {key: f"{key}.xml" for key, part in parts.items() if part}
        ),
    }
    for key, part in parts.items():
        if part:
            members[f"word/{key}.xml"] = f"<w:{key} {_DECLARED}>{part}</w:{key}>"
    return zip_of({**members, **(extra or {})})


def _relations(targets: Mapping[str, str]) -> str:
    rows = "".join(
        f'<Relationship Id="r{index}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def paragraph(
    text: str = "", *, num: int | None = None, level: int = 0, style: str = "", mark: str = ""
) -> str:
    """XML of a Word paragraph; *text* that opens with "<" is the XML of its runs."""
    numbered = "" if num is None else f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    marked = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return (
        f"<w:p><w:pPr>{styled}{numbered}{marked}</w:pPr>{text if text.startswith('<') else run(text)}</w:p>"
    )


def run(text: str, properties: str = "") -> str:
    """XML of a run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def list_of(key: int, *levels: tuple[str, str] | tuple[str, str, str]) -> str:
    """XML of an abstract list and of its instance of the same number; a level is (format, label, more XML)."""
    inner = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{level[0]}"/>'
        f'<w:lvlText w:val="{level[1]}"/>{level[2] if len(level) > 2 else ""}</w:lvl>'
        for depth, level in enumerate(levels)
    )
    abstract = f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'
    return f'{abstract}<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'


def table(*rows: Iterable[str], header: bool = False) -> str:
    """XML of a Word table; a cell that opens with "<" is XML of its own."""
    made = []
    for index, row in enumerate(rows):
        cells = "".join(f"<w:tc>{cell if cell.startswith('<') else paragraph(cell)}</w:tc>" for cell in row)
        heads = "<w:trPr><w:tblHeader/></w:trPr>" if header and index == 0 else ""
        made.append(f"<w:tr>{heads}{cells}</w:tr>")
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def pdf_of(
    paragraphs: Sequence[str], *, columns: int = 1, running: tuple[str, str] | None = None, title: str = "",
    grid: Sequence[Sequence[str]] = (), password: str | None = None, shuffled: bool = False, size: int = 11,
) -> bytes:  # fmt: skip
    """A PDF of justified *paragraphs* with hanging labels, hyphenated where reportlab can.

    *running* is the header and the footer ("%d" becomes the page number); *grid* is a ruled table at the end.
    """
    from reportlab.lib import colors
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    buffer = io.BytesIO()
    lock = StandardEncryption(password, canPrint=0) if password else None
    template = BaseDocTemplate(buffer, encrypt=lock, invariant=1)
    width, height = template.pagesize
    each = (width - 120) / columns
    frames = [
        Frame(60 + each * index, 70, each - (14 if columns > 1 else 0), height - 140)
        for index in range(columns)
    ]

    def decorate(canvas: Any, document: Any) -> None:
        if running is not None:
            canvas.setFont("Times-Roman", 9)
            canvas.drawString(72, height - 44, running[0].replace("%d", str(document.page)))
            canvas.drawCentredString(width / 2, 36, running[1].replace("%d", str(document.page)))

    template.addPageTemplates(PageTemplate("page", frames, onPage=decorate))
    body = ParagraphStyle(
        "body", fontName="Times-Roman", fontSize=size, leading=size * 1.2, alignment=4, leftIndent=18, firstLineIndent=-18,
        spaceAfter=4,
    )  # fmt: skip
    head = ParagraphStyle("head", fontName="Times-Bold", fontSize=16, leading=20, alignment=1, spaceAfter=10)
    story: list[Any] = [Paragraph(title, head)] if title else []
    story += [Paragraph(text, body) for text in paragraphs]
    if grid:
        cell = ParagraphStyle("cell", fontName="Times-Roman", fontSize=10, leading=12)
        rows = [[Paragraph(text, cell) for text in row] for row in grid]
        story.append(
            Table(
                rows,
                style=[("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")],
            )
        )
    template.build(story)
    return buffer.getvalue()


def pdf_of_images(pages: int = 1) -> bytes:
    """A PDF whose pages are pictures, as a scanner makes it."""
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    picture = ImageReader(io.BytesIO(_bitmap(40, 40)))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for _ in range(pages):
        canvas.drawImage(picture, 50, 50, 400, 600)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _bitmap(width: int, height: int) -> bytes:
    """A grey picture in the plainest of formats (BMP, 24 bits)."""
    rows = b"\x80\x90\xa0" * width * height
    head = b"BM" + (54 + len(rows)).to_bytes(4, "little") + bytes(4) + (54).to_bytes(4, "little")
    info = (40).to_bytes(4, "little") + width.to_bytes(4, "little") + height.to_bytes(4, "little")
    return head + info + b"\x01\x00\x18\x00" + bytes(24) + rows


def odt_of(body: str, *, styles: str = "", manifest: str = "<manifest/>") -> bytes:
    """An OpenDocument text around the XML of its *body*."""
    names = " ".join(
        f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for key, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                          ("draw", "drawing"), ("fo", "xsl-fo-compatible"))
    )  # fmt: skip
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return buffer.getvalue()
