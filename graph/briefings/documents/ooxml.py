"""What Word's format has and its library lacks: links, bookmarks, fields, borders, shading, languages."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from graph.exports.xml import legal

LANGUAGES = {"en": "en-GB", "es": "es-MX"}


@dataclass(frozen=True)
class Style:
    """How some words look: `half_points` is their size, `colour` six hexadecimal digits or nothing."""

    font: str
    half_points: int
    bold: bool
    colour: str
    raised: bool
    language: str


@lru_cache(maxsize=128)
def _model(style: Style) -> Any:
    """Return a run of this style without words. The library takes a hundred steps to make one, so each is made once."""
    kinds = " ".join(f'w:{kind}="{style.font}"' for kind in ("ascii", "hAnsi", "cs", "eastAsia"))
    size = style.half_points
    parts = [
        f"<w:rFonts {kinds}/>",
        "<w:b/>" if style.bold else "",
        f'<w:color w:val="{style.colour}"/>' if style.colour else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
        '<w:vertAlign w:val="superscript"/>' if style.raised else "",
        f'<w:lang w:val="{style.language}"/>' if style.language.replace("-", "").isalnum() else "",
    ]
    text = '<w:t xml:space="preserve"/>'
    return parse_xml(f"<w:r {nsdecls('w')}><w:rPr>{''.join(parts)}</w:rPr>{text}</w:r>")


def add_run(paragraph: Any, text: str, style: Style) -> Any:
    """Add *text* to a paragraph and return the element. A tab in it stays one; what XML does not take is left out."""
    run = deepcopy(_model(style))
    words = run[-1]
    first, *rest = legal(text).split("\t")
    words.text = first
    for part in rest:
        run.append(OxmlElement("w:tab"))
        run.append(deepcopy(words))
        run[-1].text = part
    paragraph._p.append(run)
    return run


def link(paragraph: Any, run: Any, anchor: str) -> None:
    """Make *run*, the last one of the paragraph, a link to a bookmark."""
    element = OxmlElement("w:hyperlink")
    element.set(qn("w:anchor"), anchor)
    paragraph._p.append(element)
    element.append(run)


def bookmark(paragraph: Any, name: str, number: int) -> None:
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag.endswith("Start"):
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def field(paragraph: Any, instruction: str) -> None:
    """Add a field such as PAGE, which the program that opens the document fills in."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    run.font.size = Pt(8)
    element.append(run._r)
    paragraph._p.append(element)


def language(code: str) -> Any:
    element = OxmlElement("w:lang")
    element.set(qn("w:val"), LANGUAGES.get(code, code))
    return element


def border(paragraph: Any, side: str, eighths: int, colour: str = "000000") -> None:
    properties = paragraph._p.get_or_add_pPr()
    borders = properties.find(qn("w:pBdr"))
    if borders is None:
        borders = OxmlElement("w:pBdr")
        properties.insert_element_before(
            borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
        )
    borders.append(_line(side, colour, eighths))


def cell_border(cell: Any, colour: str, eighths: int) -> None:
    borders = OxmlElement("w:tcBorders")
    borders.append(_line("bottom", colour, eighths))
    cell._tc.get_or_add_tcPr().append(borders)


def _line(side: str, colour: str, eighths: int) -> Any:
    line = OxmlElement(f"w:{side}")
    kind = "single" if eighths else "nil"
    for key, value in (("val", kind), ("sz", str(eighths)), ("space", "2"), ("color", colour)):
        line.set(qn(f"w:{key}"), value)
    return line


def shade(paragraph: Any, colour: str) -> None:
    """Fill the ground of a paragraph between its indents."""
    ground = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        ground.set(qn(f"w:{key}"), value)
    paragraph._p.get_or_add_pPr().insert_element_before(
        ground, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


def cell_margins(table: Any, *, right: int) -> None:
    """Let words begin where the cell does and end *right* twentieths of a point before its end."""
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("left", 0), ("right", right)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = properties.find(qn("w:tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)


def repeat_head(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def columns(section: Any, number: int) -> None:
    """Set the text of a section in so many columns."""
    setting = section._sectPr.find(qn("w:cols"))
    if setting is None:
        setting = OxmlElement("w:cols")
        section._sectPr.append(setting)
    setting.set(qn("w:num"), str(number))
    setting.set(qn("w:space"), "400")


def describe(shape: Any, text: str) -> None:
    """Give a picture the words that are read where it cannot be seen."""
    shape._inline.docPr.set("descr", text)
