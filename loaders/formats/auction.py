"""Which format a file is of: by its content first, by its suffix only where the content leaves it open.

Each format looks at the head of the file and says how sure it is; the surest takes the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath

from graph.errors import RecordError

Bid = tuple[float, str]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_KINDS = (
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"), (b"MM\x00*", "a picture"), (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!", "a RAR archive"), (b"7z\xbc\xaf", "a 7-Zip archive"), (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"), (b"SQLite format 3", "a database"), (b"ID3", "a recording"),
    (b"RIFF", "a recording"),
)  # fmt: skip
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|div|p|table|h[1-6]|ol|ul|article|section)\b[^>]*>", re.I
)
_FIELD = re.compile(
    rb"^(from|to|cc|subject|date|message-id|mime-version|received|return-path|content-type):", re.I
)
_MARKDOWN = re.compile(rb"(?m)^(?:#{1,6} \S|\*\*\S|[-*+] \S|```|> \S|\|.*\|\s*$)")
_SUFFIXES = {
    ".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".xhtml": "html", ".eml": "eml",
}  # fmt: skip


def format_of(data: bytes, name: str) -> str:
    """Name of the format of *data*: docx, odt, doc, rtf, pdf, html, md, eml, zip, txt.

    Raises `RecordError` with what the file is where it is none of these.
    """
    if not data.strip(b"\x00 \r\n\t"):
        raise RecordError(name, "The file is empty.", "Check that this is the file you meant.")
    bids = [bid for bidder in _BIDDERS for bid in bidder(data, PurePosixPath(name).suffix.lower())]
    _, found = max(bids)
    if found in _REFUSED:
        cause, remedy = _REFUSED[found]
        raise RecordError(name, cause, remedy)
    for start, kind in _OTHER_KINDS:
        if found == "txt" and data.startswith(start):
            raise RecordError(name, f"The file is {kind}, not a record.", "Load the record's text.")
    return found


def _zip_bids(data: bytes, suffix: str) -> Iterator[Bid]:
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return
    yield (0.9, "docx") if suffix in (".docx", ".docm", ".dotx") else (0.8, "zip")
    # Member names stand in clear in the directory at the end and before each member.
    if b"[Content_Types].xml" in data:
        for part, kind in ((b"word/", "docx"), (b"xl/", "spreadsheet"), (b"ppt/", "presentation")):
            if re.search(rb"PK\x01\x02.{42}" + part, data, re.S):
                yield 0.95, kind
    head = data[30:120]
    if head.startswith(b"mimetypeapplication/vnd.oasis.opendocument."):
        yield (0.97, "odt") if head[43:47] == b"text" else (0.97, "spreadsheet")
    if head.startswith(b"mimetypeapplication/epub"):
        yield 0.97, "epub"


def _ole_bids(data: bytes, suffix: str) -> Iterator[Bid]:
    if not data.startswith(_OLE):
        return
    yield 0.8, "ole"
    names = (
        ("EncryptedPackage", 0.99, "encrypted"),
        ("WordDocument", 0.95, "doc"),
        ("Workbook", 0.9, "spreadsheet"),
    )
    for stream, sure, kind in (*names, ("PowerPoint Document", 0.9, "presentation")):
        if stream.encode("utf-16-le") in data:
            yield sure, kind
    if "__substg1.0_".encode("utf-16-le") in data:
        yield 0.96, "msg"


def _pdf_bids(data: bytes, suffix: str) -> Iterator[Bid]:
    at = data.find(b"%PDF-", 0, 1024)
    if at >= 0:
        yield (0.99 if at == 0 else 0.6), "pdf"


def _rtf_bids(data: bytes, suffix: str) -> Iterator[Bid]:
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{\\rtf"):
        yield 0.99, "rtf"


def _text_bids(data: bytes, suffix: str) -> Iterator[Bid]:
    yield 0.1, "txt"
    head = data[:20_000].lstrip(b"\xef\xbb\xbf \r\n\t")
    if _HTML.match(head) or (head.startswith((b"<?xml", b"<!--")) and _HTML.search(head)):
        yield 0.9, "html"
    elif head.startswith(b"<?xml"):
        yield 0.5, "xml"
    named = _SUFFIXES.get(suffix)
    if named == "html" and _HTML.search(data[:200_000]):
        yield 0.7, "html"
    if named == "md" or (named is None and suffix != ".txt" and len(_MARKDOWN.findall(head)) > 2):
        yield 0.3, "md"
    if _looks_like_mail(head, suffix):
        yield 0.8, "eml"


def _looks_like_mail(head: bytes, suffix: str) -> bool:
    """A message opens with fields; plain notes may open with "To:" and "Date:" too, so a .txt needs
    more of them.
    """
    found = set()
    for line in head.splitlines()[:60]:
        match = _FIELD.match(line)
        if match:
            found.add(match[1].lower())
        elif (
            not line[:1].isspace()
            and not re.match(rb"[A-Za-z][\w-]*:", line)
            and not line.startswith(b"From ")
        ):
            break
    certain = found & {b"message-id", b"mime-version", b"received", b"return-path"}
    if suffix == ".eml":
        return bool(found)
    return bool(certain) and len(found) >= 3


_BIDDERS: tuple[Callable[[bytes, str], Iterator[Bid]], ...] = (
    _zip_bids, _ole_bids, _pdf_bids, _rtf_bids, _text_bids,
)  # fmt: skip
_REFUSED = {
    "encrypted": ("The file is password-protected.", "Remove the password in the program it comes from."),
    "spreadsheet": (
        "The file is a spreadsheet, not a record.",
        "Save the sheet with the record as text or PDF.",
    ),
    "presentation": (
        "The file holds slides, not a record.",
        "Save the record's text as .docx, .pdf or .txt.",
    ),
    "epub": ("The file is an e-book.", "Save the record as .docx, .pdf, .html or .txt."),
    "msg": ("The file is an Outlook message.", "Save the message as .eml or .txt."),
    "ole": ("The file is of an old Office format that is not known.", "Save it as .docx."),
    "xml": ("The file is XML of a kind that is not known.", "Save the record as .docx, .pdf, .html or .txt."),
}
