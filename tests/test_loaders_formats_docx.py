"""Word files: labels as printed, tables, tracked changes, notes, and what is left out."""

from __future__ import annotations

import pytest
from built_files import docx_of, list_of, paragraph, run, table

from graph.model import Document
from loaders.formats import read_document

THREE = list_of(1, ("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def read(body: str, **parts: str) -> list[str]:
    return lines(read_document(docx_of(body, **parts), "minutes.docx"))


def items(*places: tuple[int, int]) -> str:
    """Paragraphs numbered by (list, level)."""
    return "".join(paragraph(f"x{index}", num=num, level=level) for index, (num, level) in enumerate(places))


def labels(body: str, numbering: str, styles: str = "") -> list[str | None]:
    document = read_document(docx_of(body, numbering=numbering, styles=styles), "minutes.docx")
    return [block.label for block in document.blocks]


def test_multi_level_lists_are_counted_as_printed() -> None:
    body = items((1, 0), (1, 1), (1, 1), (1, 2), (1, 1), (1, 0), (1, 1))
    assert labels(body, THREE) == ["1.", "a)", "b)", "i.", "c)", "2.", "a)"]


def test_the_label_stands_in_the_text_before_the_words() -> None:
    document = read_document(docx_of(items((1, 0), (1, 1)), numbering=THREE), "minutes.docx")
    block = document.blocks[1]
    assert document.text[block.start : block.end] == "a) x1"
    assert block.label_end is not None
    assert document.text[block.label_end : block.end] == "x1"
    assert (block.kind, block.level) == ("item", 1)


@pytest.mark.parametrize(
    ("level", "printed"),
    [
        (("decimal", "%1."), ["1.", "2.", "3."]),
        (("decimalZero", "%1"), ["01", "02", "03"]),
        (("upperRoman", "%1.-"), ["I.-", "II.-", "III.-"]),
        (("upperLetter", "(%1)"), ["(A)", "(B)", "(C)"]),
        (("decimal", "Article %1"), ["Article 1", "Article 2", "Article 3"]),
        (("ordinal", "%1"), ["1st", "2nd", "3rd"]),
        (("ordinalText", "%1:"), ["First:", "Second:", "Third:"]),
        (("bullet", "\uf0b7"), ["•", "•", "•"]),
        (("bullet", "–"), ["–", "–", "–"]),
        (("none", ""), [None, None, None]),
    ],
)
def test_number_formats(level: tuple[str, str], printed: list[str | None]) -> None:
    assert labels(items((1, 0), (1, 0), (1, 0)), list_of(1, level)) == printed


def test_legal_numbering_shows_all_levels_in_figures() -> None:
    levels = list_of(1, ("upperRoman", "%1."), ("decimal", "%1.%2", "<w:isLgl/>"), ("decimal", "%1.%2.%3"))
    assert labels(items((1, 0), (1, 0), (1, 1), (1, 2)), levels) == ["I.", "II.", "2.1", "II.1.1"]


def test_two_instances_of_one_list_go_on_counting() -> None:
    numbering = THREE + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    assert labels(items((1, 0), (2, 0), (1, 0)), numbering) == ["1.", "2.", "3."]


def test_a_start_override_acts_once() -> None:
    numbering = THREE + (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    assert labels(items((1, 0), (2, 0), (2, 0)), numbering) == ["1.", "4.", "5."]


def test_a_level_may_be_told_not_to_restart() -> None:
    numbering = list_of(1, ("upperRoman", "%1."), ("decimal", "%2.", '<w:lvlRestart w:val="0"/>'))
    assert labels(items((1, 0), (1, 1), (1, 0), (1, 1)), numbering) == ["I.", "1.", "II.", "2."]


def test_a_deeper_level_first_counts_the_one_above_from_its_start() -> None:
    numbering = list_of(1, ("decimal", "%1."), ("decimal", "%1.%2."))
    assert labels(items((1, 1), (1, 0)), numbering) == ["1.1.", "1."]


def test_numbering_that_comes_with_a_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause"/>'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    off = (
        '<w:p><w:pPr><w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>'
        + run("z")
        + "</w:p>"
    )
    body = paragraph("x", style="Clause") + off + paragraph("y", style="Clause")
    assert labels(body, THREE, styles) == ["1.", None, "2."]


def test_a_list_inside_a_table_goes_on_with_the_one_outside() -> None:
    body = items((1, 0)) + table([paragraph("in", num=1), "other"], ["a", "b"]) + items((1, 0))
    assert read(body, numbering=THREE)[1:] == ["2. in | other", "a | b", "3. x0"]


def test_a_list_that_starts_further_right_lies_within_the_item_before() -> None:
    def indented(depth: int) -> str:
        return f'<w:pPr><w:ind w:left="{depth}"/></w:pPr>'

    numbering = list_of(1, ("decimal", "%1.", indented(360))) + list_of(
        2, ("lowerLetter", "%1)", indented(720))
    )
    document = read_document(
        docx_of(items((1, 0), (2, 0), (2, 0), (1, 0)), numbering=numbering), "minutes.docx"
    )
    assert [(block.label, block.level) for block in document.blocks] == [
        ("1.", 0),
        ("a)", 1),
        ("b)", 1),
        ("2.", 0),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = paragraph(
        run("To thank ") + f"<w:del>{run('Chile')}</w:del><w:ins>{run('Peru')}</w:ins>"
        f"<w:moveFrom>{run(' gone')}</w:moveFrom><w:moveTo>{run(' here')}</w:moveTo>"
    )
    document = read_document(docx_of(body), "minutes.docx")
    assert document.text == "To thank Peru here"
    assert any("tracked changes" in warning for warning in document.warnings)


def test_a_deleted_list_item_is_not_counted() -> None:
    gone = paragraph(f"<w:del>{run('gone')}</w:del>", num=1, mark="<w:del/>")
    body = items((1, 0)) + gone + paragraph("next", num=1)
    assert read(body, numbering=THREE) == ["1. x0", "2. next"]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    assert read(paragraph("To thank ", mark="<w:del/>") + paragraph("Norway.")) == ["To thank Norway."]


def test_hyphens_fields_controls_and_symbols() -> None:
    body = paragraph(
        "<w:r><w:t>13</w:t><w:noBreakHyphen/><w:t>14 March</w:t></w:r>"
        "<w:r><w:t> co</w:t><w:softHyphen/><w:t>operation</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(" 2021")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        f"<w:sdt><w:sdtContent>{run(' Oslo')}</w:sdtContent></w:sdt><w:smartTag>{run(' Bergen')}</w:smartTag>"
        f"<w:fldSimple>{run(' 7')}</w:fldSimple>"
    )
    assert read(body) == ["13-14 March cooperation 2021 Oslo Bergen 7"]


def test_hidden_text_and_placeholders_are_left_out() -> None:
    placeholder = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    document = read_document(
        docx_of(paragraph(run("Shown") + run(" hidden", "<w:vanish/>") + placeholder)), "m.docx"
    )
    assert document.text == "Shown"
    assert any("hidden" in warning for warning in document.warnings)


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('in the box')}</w:txbxContent>"
    body = paragraph(
        run("around") + f"<mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice>"
        f"<mc:Fallback><v:textbox>{box}</v:textbox></mc:Fallback></mc:AlternateContent>"
    )
    assert read(body) == ["around", "in the box"]


def test_footnotes_follow_at_the_end() -> None:
    body = paragraph(
        run("See the plan") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(".")
    ) + paragraph("End.")
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += f'<w:footnote w:id="2">{paragraph("Annex.")}</w:footnote>'
    document = read_document(docx_of(body, footnotes=notes), "minutes.docx")
    assert lines(document) == ["See the plan.", "End.", "1 Annex."]
    assert document.blocks[-1].kind == "footnote"


def test_table_rows_keep_their_cells() -> None:
    body = table(["Action", "Owner", "Date"], ["Send the draft", "", "May"], header=True)
    document = read_document(docx_of(body), "minutes.docx")
    head, row = document.blocks
    assert head.header
    assert not row.header
    assert [document.text[start:end] for start, end in row.cells] == ["Send the draft", "", "May"]
    assert (row.kind, row.table) == ("row", head.table)


def test_a_cell_that_reaches_down_is_reported_once() -> None:
    start = f'<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{paragraph("Secretariat")}</w:tc>'
    below = f"<w:tc><w:tcPr><w:vMerge/></w:tcPr>{paragraph()}</w:tc>"
    rows = (
        f"<w:tr>{start}<w:tc>{paragraph('a')}</w:tc></w:tr><w:tr>{below}<w:tc>{paragraph('b')}</w:tc></w:tr>"
    )
    assert read(f"<w:tbl>{rows}</w:tbl>") == ["Secretariat | a", " | b"]


def test_a_frame_of_one_cell_is_no_table() -> None:
    document = read_document(docx_of(table([paragraph("one") + paragraph("two")])), "minutes.docx")
    assert [block.kind for block in document.blocks] == ["paragraph", "paragraph"]


def test_a_number_in_a_column_of_its_own_is_a_label() -> None:
    document = read_document(
        docx_of(table(["1.", "To thank Ghana."], ["2.", "To ask Togo."])), "minutes.docx"
    )
    assert lines(document) == ["1. To thank Ghana.", "2. To ask Togo."]
    assert [block.kind for block in document.blocks] == ["item", "item"]


def test_a_line_break_parts_lines_unless_the_sentence_goes_on() -> None:
    body = paragraph("<w:r><w:t>Oslo, Norway</w:t><w:br/><w:t>3 May 2021</w:t><w:br/><w:t>and on</w:t></w:r>")
    assert read(body) == ["Oslo, Norway", "3 May 2021 and on"]


def test_headings_and_title_by_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    )
    body = (
        paragraph("Report", style="T")
        + paragraph("Report 1", style="C")
        + paragraph("Agreements", style="H2")
    )
    document = read_document(docx_of(body, styles=styles), "minutes.docx")
    assert [(block.kind, block.level) for block in document.blocks] == [("title", None), ("heading", 1)]


def test_strict_files_and_other_part_names_are_read() -> None:
    from built_files import zip_of

    name = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/main2.xml"/>'
        "</Relationships>"
    )
    document = (
        f'<w:document xmlns:w="{name}"><w:body><w:p><w:r><w:t>Strict</w:t></w:r></w:p></w:body></w:document>'
    )
    data = zip_of({"[Content_Types].xml": "<Types/>", "_rels/.rels": relations, "word/main2.xml": document})
    assert read_document(data, "minutes.docx").text == "Strict"


def test_macros_are_named_and_not_run() -> None:
    document = read_document(
        docx_of(paragraph("Text"), extra={"word/vbaProject.bin": b"\x00"}), "minutes.docm"
    )
    assert document.text == "Text"
    assert any("macros" in warning for warning in document.warnings)
