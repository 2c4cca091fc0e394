"""HTML, Markdown, RTF, OpenDocument, mail and old Word files."""

from __future__ import annotations

import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from built_files import odt_of

from graph.errors import RecordError
from graph.model import Document
from loaders.files import read_files
from loaders.formats import office, read_document


def lines(data: bytes | str, name: str) -> list[str]:
    document = read_document(data.encode() if isinstance(data, str) else data, name)
    return [document.text[block.start : block.end] for block in document.blocks]


def test_html_lists_show_the_numbers_of_a_browser() -> None:
    page = (
        "<html><body><ol start=3 type=I><li>one<li value=7>two<ol style='list-style-type: lower-alpha'><li>three</ol>"
        "</ol><ol reversed><li>x<li>y</ol><ul><li>dot</ul></body></html>"
    )
    assert lines(page, "a.html") == ["III. one", "VII. two", "a. three", "2. x", "1. y", "• dot"]


def test_html_chrome_and_what_is_not_shown_are_left_out() -> None:
    page = (
        "<!doctype html><head><title>t</title><style>p{}</style></head><body><nav>Home</nav><h2>Agreements</h2>"
        "<p>To thank  <b>Norway</b><sup>[1]</sup>.<br>Oslo</p><del>gone</del><p hidden>no</p><p style='display:none'>no</p>"
        "<script>alert(1)</script><footer>Contact</footer></body>"
    )
    assert lines(page, "a.html") == ["Agreements", "To thank Norway.", "Oslo"]


def test_html_tables_keep_cells() -> None:
    document = read_document(b"<table><tr><th>Action<th>Owner<tr><td>Send<td></table>", "a.html")
    assert [block.header for block in document.blocks] == [True, False]
    assert document.text == "Action | Owner\n\nSend | "


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_html_says_its_encoding(charset: str) -> None:
    page = f"<html><meta charset={charset}><body>Año en España</body></html>".encode(charset)
    assert lines(page, "a.html") == ["Año en España"]


def test_markdown_keeps_the_numbers_that_were_written() -> None:
    text = "# Report\n\n1. To thank\n   Norway\n1. To ask\n   - inner\n4. Last ~~gone~~\n\n"
    text += "Wrapped\nline\na) first\nb) second\n"
    assert lines(text, "a.md") == [
        "Report", "1. To thank Norway", "1. To ask", "- inner", "4. Last", "Wrapped line", "a) first", "b) second",
    ]  # fmt: skip


def test_markdown_front_matter_stays_in_the_text_and_outside_the_blocks() -> None:
    document = read_document(b"---\ntitle: Minutes\ndate: 2021-05-03\n---\n# Agreements\n", "a.md")
    assert document.text.startswith("---\ntitle: Minutes")
    assert [document.text[block.start : block.end] for block in document.blocks] == ["Agreements"]


def test_markdown_tables() -> None:
    document = read_document(b"| Action | Owner |\n|---|---|\n| Send | Togo |\n\n# a\n\n# b\n", "a.md")
    assert [block.header for block in document.blocks[:2]] == [True, False]


def test_rtf_labels_escapes_tables_and_what_is_left_out() -> None:
    rtf = (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Secret}}{\header Running}"
        r"\pard {\listtext 1.\tab}\ilvl0 Agradecer a Espa\'f1a \u8211?13\_14{\deleted gone}{\v hid}.\par"
        r"\pard {\listtext\'B7\tab}To ask{\footnote \chftn See the annex.}\par"
        r"\pard\intbl \b Action\b0\cell \b Owner\b0\cell\row\pard\intbl Send\cell Togo\cell\row\pard End{\*\unknown x}\par}"
    )
    assert lines(rtf, "a.rtf") == [
        "1. Agradecer a España –13-14.", "• To ask", "Action | Owner", "Send | Togo", "End", "1 See the annex.",
    ]  # fmt: skip


_LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a" style:num-suffix=")"/>'
    "</text:list-style>"
)


def test_odt_lists_tables_notes_and_changes() -> None:
    def item(text: str, inner: str = "") -> str:
        return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"

    inner = f"<text:list>{item('two')}{item('three')}</text:list>"
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        '</text:changed-region></text:tracked-changes><text:h text:outline-level="1">Agreements</text:h>'
        f'<text:list text:style-name="L">{item("one", inner)}{item("four")}'
        "</text:list><text:p>between</text:p>"
        f'<text:list text:style-name="L" text:continue-numbering="true">{item("five")}</text:list>'
        f'<text:list text:style-name="L">{item("six")}</text:list>'
        '<text:p>See<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Annex.</text:p>'
        '</text:note-body></text:note><text:s text:c="2"/>plan'
        "<office:annotation><text:p>no</text:p></office:annotation></text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/>"
        "</table:table-row></table:table>"
    )  # fmt: skip
    document = read_document(odt_of(body, styles=_LISTS), "a.odt")
    assert [document.text[block.start : block.end] for block in document.blocks] == [
        "Agreements", "1. one", "a) two", "b) three", "2. four", "between", "3. five", "1. six", "See plan", "a | ",
        "1 Annex.",
    ]  # fmt: skip
    assert any("tracked changes" in warning for warning in document.warnings)


def message(text: str, subject: str = "Minutes of the forum") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, "a@example.org", "b@example.org"
    mail.set_content(text)
    return mail


def test_mail_is_its_subject_and_own_words() -> None:
    mail = message("Dear all,\n\n1. To thank España.\n> old words\n-- \nA. Person")
    document = read_document(mail.as_bytes(), "m.eml")
    assert document.text == "Minutes of the forum\n\nDear all,\n\n1. To thank España."
    assert document.warnings == ("Lines quoted from earlier messages are left out.",)


def test_attachments_are_records_of_their_own(tmp_path: Path) -> None:
    mail = message("See attached.")
    mail.add_attachment(b"1. To thank Norway.", maintype="text", subtype="plain", filename="../minutes.txt")
    mail.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    (tmp_path / "m.eml").write_bytes(mail.as_bytes())
    found = list(read_files([tmp_path / "m.eml"]))
    assert [document.name for document in found if isinstance(document, Document)] == [
        "m.eml",
        "m.eml/minutes.txt",
    ]
    assert len(found) == 2


def test_mail_without_plain_text_is_read_from_its_page() -> None:
    mail = message("x", subject="")
    mail.set_content("<ol><li>To thank Norway.</ol>", subtype="html")
    assert lines(mail.as_bytes(), "m.eml") == ["1. To thank Norway."]


def old_word_file() -> bytes:
    """A .doc as LibreOffice writes it."""
    import docx

    document = docx.Document()
    document.add_paragraph("Report of the forum")
    document.add_paragraph("To thank Norway.", style="List Number")
    document.add_paragraph("To ask the secretariat.", style="List Number")
    buffer = io.BytesIO()
    document.save(buffer)
    return office.convert(buffer.getvalue(), "docx", "made.docx", target="doc")


def test_old_word_files_are_read_through_libreoffice_or_refused_with_the_reason(tmp_path: Path) -> None:
    if office.office_program() is None:
        ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
        with pytest.raises(RecordError, match="LibreOffice, which is not installed"):
            read_document(ole, "minutes.doc")
        return
    assert lines(old_word_file(), "minutes.doc") == [
        "Report of the forum", "1. To thank Norway.", "2. To ask the secretariat.",
    ]  # fmt: skip
