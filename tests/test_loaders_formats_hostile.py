"""Hostile and broken files: a clear error or a right result, in seconds, in a process that survives.

Each file is built here. Each is to take at most five seconds and 500 MB, in one process that lives
through them all.
"""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built_files import docx_of, odt_of, paragraph, pdf_of, pdf_of_images, zip_of

from graph.errors import RecordError
from loaders.files import read_files

ROOT = Path(__file__).resolve().parent.parent
SECONDS, MEMORY = 5.0, 500_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
_ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document_xml(text: str | bytes) -> bytes:
    """A Word file whose main part is *text*."""
    return zip_of({"[Content_Types].xml": "<Types/>", "word/document.xml": text})


def bomb(size: int) -> bytes:
    """A Word file whose main part unpacks to *size* bytes, written piece by piece."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w") as stream:
            stream.write(f"<w:document {_NAMES}><w:body><w:p><w:r><w:t>".encode())
            for _ in range(size // 1_000_000):
                stream.write(b"a " * 500_000)
            stream.write(b"</w:t></w:r></w:p></w:body></w:document>")
    return buffer.getvalue()


def lying(size: int) -> bytes:
    """A zip whose directory says that a member is small."""
    data = bytearray(bomb(size))
    at = (
        data.rfind(b"PK\x01\x02", 0, data.rfind(b"PK\x01\x02"))
        if data.count(b"PK\x01\x02") > 2
        else data.rfind(b"PK\x01\x02")
    )
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def pdf_bomb() -> bytes:
    """A PDF whose one stream inflates to hundreds of millions of bytes."""
    import zlib

    stream = zlib.compress(b"(a) Tj " * 60_000_000, 9)
    body = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    body += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F<</Type/Font"
    body += (
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length %d/Filter/FlateDecode>>stream\n"
        % len(stream)
    )
    return body + stream + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def deep_mail() -> bytes:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
    parts = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(3000)
    )
    return head + parts + b"Content-Type: text/plain\n\nTo thank Norway."


def zips_in_zips(depth: int) -> bytes:
    data = zip_of({"minutes.txt": b"To thank Norway."})
    for _ in range(depth):
        data = zip_of({"inner.zip": data})
    return data


ERRORS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a zip bomb": ("a.docx", lambda: bomb(300_000_000), "unpacks to more than"),
    "a zip whose directory lies": ("a.docx", lambda: lying(60_000_000), "damaged|unpacks to more than"),
    "100 MB of XML": (
        "a.docx",
        lambda: document_xml(f"<w:document {_NAMES}><w:body>" + "<w:p/>" * 17_000_000 + "</w:body></w:document>"),
        "unpacks to more than",
    ),
    "20 MB of empty paragraphs": (
        "a.docx",
        lambda: document_xml(f"<w:document {_NAMES}><w:body>" + "<w:p/>" * 3_300_000 + "</w:body></w:document>"),
        "far more markup",
    ),
    "XML entities": ("a.docx", lambda: document_xml(_ENTITIES + "<d>&b;</d>"), "declares entities"),
    "XML entities in UTF-16": (
        "a.docx", lambda: document_xml((_ENTITIES + "<d>&b;</d>").encode("utf-16")), "declares entities",
    ),
    "an entity that names a file": (
        "a.docx", lambda: document_xml('<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'), "entities",
    ),
    "entities in OpenDocument": (
        "a.odt", lambda: odt_of("x").replace(b"<office:doc", b"<!DOCTYPE d>", 1), "entities|damaged",
    ),
    "deep nesting in Word": (
        "a.docx", lambda: docx_of("<w:tbl><w:tr><w:tc>" * 400 + "</w:tc></w:tr></w:tbl>" * 400), "cannot be read",
    ),
    "deep nesting in RTF": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000 + b"x", "nested deeper"),
    "endless braces in RTF": ("a.rtf", lambda: b"{\\rtf1 " + b"{}" * 20_000_000, "more markup"),
    "deep nesting in HTML": (
        "a.html", lambda: b"<html><body>" + b"<div>" * 100_000 + b"words " * 500, "nested deeper|no text",
    ),
    "endless markup in HTML": ("a.html", lambda: b"<html><body>" + b"<b>x" * 8_000_000, "far more markup"),
    "megabytes of emphasis in Markdown": ("a.md", lambda: b"# a\n" + b"**a *b " * 500_000, "longer than|beyond"),
    "megabytes of brackets in Markdown": ("a.md", lambda: b"# a\n" + b"[" * 2_000_000, "longer than|beyond"),
    "a million paragraphs": (
        "a.docx",
        lambda: document_xml(f"<w:document {_NAMES}><w:body>" + "<w:p/>" * 1_150_000 + "</w:body></w:document>"),
        "longer than|no text",
    ),
    "truncated Word": ("a.docx", lambda: docx_of(paragraph("x" * 5000))[:600], "damaged"),
    "truncated PDF": ("a.pdf", lambda: pdf_of(["text"] * 20)[:900], "damaged"),
    "a PDF of images": ("a.pdf", lambda: pdf_of_images(3), "pages are images"),
    "a locked PDF": ("a.pdf", lambda: pdf_of(["text"], password="x"), "password-protected"),
    "a PDF that inflates": ("a.pdf", pdf_bomb, "longer than any record|too much memory|million characters|no text"),
    "PDF noise": ("a.pdf", lambda: b"%PDF-1.7\n" + os.urandom(200_000), "damaged"),
    "a locked Word file": ("a.docx", lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "password-protected"),
    "an unknown Office file": ("a.doc", lambda: _OLE, "not known"),
    "a locked OpenDocument file": (
        "a.odt", lambda: odt_of("x", manifest="<manifest><encryption-data/></manifest>"), "password-protected",
    ),
    "a picture named .txt": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + os.urandom(3000), "picture|no text"),
    "a spreadsheet named .docx": (
        "a.docx", lambda: zip_of({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "spreadsheet",
    ),
    "slides": ("a.pptx", lambda: zip_of({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<x/>"}), "slides"),
    "100 MB of text": ("a.txt", lambda: b"To thank Norway.\n" * 6_000_000, "more than"),
    "millions of lines": ("a.txt", lambda: b"a\n" * 1_900_000, "more than 150000 lines"),
    "an empty file": ("a.docx", lambda: b"", "empty"),
    "only nulls": ("a.txt", lambda: bytes(100_000), "empty"),
    "noise": ("a.txt", lambda: os.urandom(200_000), "no text"),
    "a zip without a record": ("a.zip", lambda: zip_of({"a.png": b"x"}), "no record in this archive"),
    "too many members": ("a.zip", lambda: zip_of({f"{n}.txt": b"x" for n in range(6000)}), "more than 5000 files"),
    "a path out of a zip": ("a.zip", lambda: zip_of({"../../evil.txt": b"To thank."}), "leads out of the archive"),
    "an absolute path in a zip": ("a.zip", lambda: zip_of({"/etc/evil.txt": b"To thank."}), "leads out of the archive"),
    "zips in zips in zips": ("a.zip", lambda: zips_in_zips(12), "more than 3 archives"),
    "nested messages": ("a.eml", deep_mail, "cannot be read|no text|more than 200 parts"),
}  # fmt: skip

RESULTS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a wrong suffix": ("a.pdf", lambda: docx_of(paragraph("To thank Norway.")), "To thank Norway."),
    "a Word file named .txt": ("a.txt", lambda: docx_of(paragraph("To thank Norway.")), "To thank Norway."),
    "text named .docx": ("a.docx", lambda: b"To thank Norway.", "To thank Norway."),
    "a PDF named .doc": ("a.doc", lambda: pdf_of(["To thank Norway."]), "To thank Norway."),
    "macros": (
        "a.docm", lambda: docx_of(paragraph("To thank Norway."), extra={"word/vbaProject.bin": b"x"}), "To thank Norway.",
    ),
    "a line of a megabyte": ("a.txt", lambda: b"To thank Norway. " * 60_000, "To thank Norway."),
    "null bytes": (
        "a.txt", lambda: b"To thank Norway.\x00 To ask the secretariat to send the plan to all.", "To thank Norway.",
    ),
    "mixed encodings": ("a.txt", lambda: "España ".encode() + "año".encode("cp1252"), "España año"),
    "right-to-left marks": ("a.docx", lambda: docx_of(paragraph("To \u202bthank\u202c Norway.")), "To thank Norway."),
    "a page of a thousand levels": (
        "a.html", lambda: b"<html><body>" + b"<div>" * 900 + b"To thank Norway.", "To thank Norway.",
    ),
    "an unknown character set in mail": (
        "a.eml",
        lambda: b"From: a@example.org\nSubject: x\nContent-Type: text/plain; charset=klingon\n\nTo thank Norway.\n",
        "To thank Norway.",
    ),
    "endless emphasis": ("b.md", lambda: b"To thank Norway.\n\n" + b"**a *b " * 20_000, "To thank Norway."),
    "a thousand nested lists": ("a.md", lambda: b"# a\n" + b"> " * 2000 + b"deep\n\nTo thank Norway.\n", "To thank Norway."),
}  # fmt: skip

_PROBE = """
import json, os, sys
from pathlib import Path
from loaders.files import read_files
def peak():
    status = Path("/proc/self/status")  # getrusage would tell the peak of the process that started this one
    if status.exists():
        peaks = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")]
        return 1024 * int(peaks[0])
    return 0
def told(outcome):
    return ["error", str(outcome)] if isinstance(outcome, Exception) else ["text", outcome.text[:500]]
for line in sys.stdin:
    before = os.times()
    found = [told(outcome) for outcome in read_files([line[:-1]])]
    seconds = sum(os.times()[:4]) - sum(before[:4])
    print(json.dumps({"found": found, "seconds": seconds, "memory": peak()}), flush=True)
"""


class Reader:
    """One process that reads file after file; it is to live through them all."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _PROBE], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def read(self, path: Path) -> list[list[str]]:
        """What came of the file, as (kind, message or text); time and memory are checked on the way."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        assert answer["seconds"] < SECONDS  # of the processor: the machine may be busy with other things
        assert answer["memory"] < MEMORY
        return list(answer["found"])


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    found = Reader()
    yield found
    found.process.communicate(timeout=10)
    assert found.process.returncode == 0


@pytest.mark.parametrize("case", ERRORS)
def test_what_cannot_be_read_is_named_with_the_reason(tmp_path: Path, reader: Reader, case: str) -> None:
    name, build, reason = ERRORS[case]
    (tmp_path / name).write_bytes(build())
    found = reader.read(tmp_path / name)
    assert {kind for kind, _ in found} == {"error"}
    assert re.search(reason, found[0][1]), found


@pytest.mark.parametrize("case", RESULTS)
def test_what_is_merely_odd_is_read(tmp_path: Path, reader: Reader, case: str) -> None:
    name, build, words = RESULTS[case]
    (tmp_path / name).write_bytes(build())
    kind, text = reader.read(tmp_path / name)[0]
    assert kind == "text", text
    assert words in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_fifo_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "minutes.txt")
    (found,) = read_files([tmp_path / "minutes.txt"])
    assert isinstance(found, RecordError)
    assert "pipe" in str(found)
