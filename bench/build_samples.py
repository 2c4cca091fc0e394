"""Write the Word files among the sample records, from the plain texts in ``bench/samples``.

    .venv/bin/python bench/build_samples.py

Numbers are Word's own: they do not stand in the text of a paragraph, as in the files that forums send around.
A line of the source is a title ("# "), a heading ("## "), a numbered paragraph ("1. "), one below it ("a. "),
a row of a table ("| a | b |"), "--" to begin numbering anew, or a paragraph. Building twice changes nothing.
"""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

SOURCES = Path(__file__).parent / "samples"
TARGET = Path(__file__).parent.parent / "loaders" / "samples"
ABSTRACT = "90"
LEVELS = (("decimal", "%1.", 360), ("lowerLetter", "%2)", 720))
FIXED = datetime(2024, 1, 1)


def add_numbering(document: WordDocument) -> None:
    """Give the document a list of two levels: 1., 2. and a), b) below."""
    numbering = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl>'
        for i, (form, text, left) in enumerate(LEVELS)
    )
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    numbering.insert(0, abstract)  # the schema wants every abstractNum before the first num


def new_list(document: WordDocument) -> int:
    """Begin numbering anew; give the number of the list."""
    numbering = document.part.numbering_part.element
    num = numbering.add_num(int(ABSTRACT))
    for level in range(len(LEVELS)):
        num.add_lvlOverride(ilvl=level).add_startOverride(1)
    return int(num.numId)


def number(paragraph: Paragraph, list_id: int, level: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
    properties.get_or_add_ilvl().val = level
    properties.get_or_add_numId().val = list_id


def add_table(document: WordDocument, rows: list[list[str]]) -> None:
    """Add a table whose first row is marked as its heading."""
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for cells in rows:
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    heading = table.rows[0]._tr.get_or_add_trPr()
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    heading.append(mark)


def build(source: str) -> WordDocument:
    document = Document()
    add_numbering(document)
    list_id, rows = new_list(document), []
    for line in [*source.splitlines(), ""]:
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            add_table(document, rows)
            rows = []
        if line == "--":
            list_id = new_list(document)
        elif line.startswith("# "):
            document.add_paragraph(line[2:], style="Title")
        elif line.startswith("## "):
            document.add_heading(line[3:], level=1)
        elif line.startswith(("1. ", "a. ")):
            number(document.add_paragraph(line[3:]), list_id, 0 if line[0] == "1" else 1)
        elif line:
            document.add_paragraph(line)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = FIXED
    return document


def bytes_of(document: WordDocument) -> bytes:
    """The file's bytes, every time in its archive set to one date: the same source gives the same bytes."""
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            fixed = deepcopy(info)
            fixed.date_time = FIXED.timetuple()[:6]
            new.writestr(fixed, old.read(info), zipfile.ZIP_DEFLATED)
    return second.getvalue()


def main() -> None:
    for path in sorted(SOURCES.glob("*.txt")):
        (TARGET / f"{path.stem}.docx").write_bytes(bytes_of(build(path.read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
