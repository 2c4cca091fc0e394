"""Documents of briefings: hostile words stay words in every format, sources are numbered and linked."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

import pypdfium2
import pytest
from docx import Document
from lxml import html
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from graph.briefings.answer import Answer, Source
from graph.briefings.documents import FORMATS, render, sheet_of
from graph.briefings.questions import read_question
from graph.errors import ConcertationError, UsageError

HEADER = """/*
title: {en: What was asked, es: Qué se solicitó}
description: {en: All requests., es: Todas las solicitudes.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  who: {en: Who, es: Quién, kind: actors}
  action: {en: What, es: Qué, kind: record}
  times: {en: Times, es: Veces, kind: number}
summary: {en: "{count} requests.", es: "{count} solicitudes."}
empty: {en: Nobody asked anything., es: Nadie solicitó nada.}
chart: {kind: bars, label: who, value: times}
LINES*/
MATCH (s:Statement) RETURN s.date AS date, s.x AS who, s.y AS action, 1 AS times, [s.id] AS statements
"""
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></tr></table><h1>x",
    "]]> <!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "[link](javascript:alert(1)) ![i](http://evil.example/x.png)",
    "a | b | c `code` **bold** # title",
    '<font color="red">red</font> <a href="http://evil.example">x</a> <b>',
    "\x00\x1b[31mred \u202egnirts\u202c \x07 \ufffe",
    "{{ 7 * 7 }} {% include 'x' %} ${x} %s {count}",
    "&amp; &lt; &#x41;",
    "{\\rtf1 \\field}",
)


def answer(words: list[str], *, lines: bool = False, language: str = "en") -> Answer:
    header = HEADER.replace("LINES", "lines: {type: REQUESTED_OF}\n" if lines else "")
    sources = [
        Source(
            number,
            f"s{number}",
            text,
            text,
            "A record",
            "2018-07-19",
            text,
            "3.d",
            "d)",
            "r1",
            "proposed",
            None,
            "en",
        )
        for number, text in enumerate(words, 1)
    ]
    return Answer(
        question=read_question("asked", header),
        language=language,
        parameters={},
        values={},
        as_of="2018-09-01",
        accepted_only=False,
        rows=[["2018-07-19", [text], text, 1] for text in words],
        marks=[[number] for number in range(1, len(words) + 1)],
        more=[0] * len(words),
        reviewed=[False] * len(words),
        sources=sources,
        truncated=False,
        graph={"statements": 9, "accepted": 1, "changed": "2018-09-01T14:05:00Z"},
    )


@pytest.fixture(params=[False, True], ids=["table", "lines"])
def hostile(request: pytest.FixtureRequest) -> Answer:
    return answer(list(HOSTILE), lines=request.param)


def test_html_runs_and_fetches_nothing(hostile: Answer) -> None:
    page = html.fromstring(render([hostile], "html").decode())
    assert not page.xpath("//script | //img | //iframe | //object | //link | //form")
    assert not page.xpath("//@onerror | //@onclick | //@src")
    assert all(str(href).startswith("#s") for href in page.xpath("//a/@href"))
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]
    assert "<script>alert(1)</script>" in page.text_content()


def test_csv_and_xlsx_hold_no_formula(hostile: Answer) -> None:
    rows = list(csv.reader(io.StringIO(render([hostile], "csv").decode("utf-8-sig"))))
    assert not [
        cell for row in rows for cell in row if cell.lstrip().startswith(("=", "+", "-", "@", "|", "%"))
    ]
    book = load_workbook(io.BytesIO(render([hostile], "xlsx")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}


def test_markdown_is_only_text(hostile: Answer) -> None:
    made = MarkdownIt("commonmark", {"html": True}).enable("table").render(render([hostile], "md").decode())
    page = html.fromstring(f"<div>{made}</div>")
    assert not page.xpath("//script | //img | //font | //code | //a | //h1[contains(., 'evil')]")
    assert len(page.xpath("//h1")) == 1


def test_word_document_keeps_words_and_links_within(hostile: Answer) -> None:
    document = Document(io.BytesIO(render([hostile], "docx")))
    xml = document.element.xml
    assert "&lt;script&gt;alert(1)" in xml
    targets = [rel.target_ref for rel in document.part.rels.values() if rel.is_external]
    assert targets == []
    fields = re.findall(r'w:instr="([^"]*)"', xml)
    assert set(fields) <= {"PAGE"}
    anchors = set(re.findall(r'w:anchor="(s\d+)"', xml))
    assert anchors == set(re.findall(r'w:name="(s\d+)"', xml)) != set()


def test_pdf_shows_words_and_has_no_action(hostile: Answer) -> None:
    data = render([hostile], "pdf")
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|SubmitForm|EmbeddedFile)\b", data)
    pdf = pypdfium2.PdfDocument(data)
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "<script>alert(1)</script>" in text.replace("\r\n", " ")
    assert "Sources" in text
    pdf.close()


def test_json_is_the_sheet(hostile: Answer) -> None:
    sheet = json.loads(render([hostile], "json"))
    assert sheet["sections"][0]["rows"][3][2]["text"] == HOSTILE[3]
    assert sheet["sources"][0]["number"] == 1


@pytest.mark.parametrize("form", FORMATS)
def test_control_characters_and_turned_writing_are_gone(form: str) -> None:
    data = render([answer(["\x1b[31mred\x07 \u202egnirts"])], form)
    if form in {"html", "md", "csv", "json"}:
        assert not re.search("[\x00-\x08\x1b\u202a-\u202e]", data.decode("utf-8"))


@pytest.mark.parametrize("form", FORMATS)
def test_letters_of_any_language_are_written(form: str) -> None:
    assert len(render([answer(["Ñandú, Kraków, Αθήνα, Москва, 東京, العربية"])], form)) > 300


def test_sources_of_several_briefings_are_numbered_through() -> None:
    first, second = answer(["one", "two"]), answer(["one", "three"])
    other = Source(2, "s9", "three", "Forum", None, "2019", None, "1", None, "r2", "accepted", "ana", "es")
    second = Answer(**{**second.__dict__, "sources": [second.sources[0], other]})
    sheet: dict[str, Any] = json.loads(render([first, second], "json"))
    assert [line["number"] for line in sheet["sources"]] == [1, 2, 3]
    assert sheet["sections"][1]["rows"][1][2]["marks"] == ["3†"]


def test_what_nobody_reviewed_is_marked_and_the_graph_named() -> None:
    text = render([answer(["one"], language="es")], "md").decode()
    assert "†" in text
    assert "Grafo del 1 de septiembre de 2018, 14:05" in text
    assert "1 de 9 enunciados" in text


def test_an_empty_answer_says_why() -> None:
    for form in ("md", "html"):
        assert "Nobody asked anything." in render([answer([])], form).decode().replace("\\", "")


def test_an_unknown_format_lists_the_known() -> None:
    with pytest.raises(UsageError, match="docx, pdf, html"):
        render([answer(["one"])], "odt")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("title:", "titel:"), "unknown key 'titel'; did you mean 'title'"),
        (("title: {en: What was asked, ", "title: {"), "title needs a text in each of en, es"),
        (("RETURN s.date", "SET s.x = 1 RETURN s.date"), r"would write: SET \(line 13, column 21\)"),
        (("kind: number", "kind: money"), "column times: kind is one of"),
        (("label: who", "label: whom"), "chart: label names 'whom'"),
        (("s.y AS action", "$y AS action"), "uses .y, which the header does not declare"),
        (("{en: All", "{en: All:"), "the header is not YAML"),
        (("LINES", "lines: {type: whom}\n"), "lines: type 'whom' is no column"),
    ],
)
def test_a_file_that_breaks_the_rules_is_named(change: tuple[str, str], words: str) -> None:
    text = HEADER.replace(*change).replace("LINES", "")
    with pytest.raises(ConcertationError, match=words) as caught:
        read_question("asked", text, path="asked.cypher")
    assert str(caught.value).startswith("asked.cypher")


def pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_sources_fill_both_columns_of_as_many_pages_as_they_need() -> None:
    words = [f"source words number {number} end" for number in range(1, 301)]
    found = pages(render([answer(words)], "pdf"))
    text = " ".join(" ".join(found).split())
    places = [text.find(f"“source words number {number} end”") for number in range(1, 301)]
    assert -1 not in places
    assert places == sorted(places)
    assert f"page 2 of {len(found)}" in found[1]


@pytest.mark.parametrize("lines", [False, True])
def test_a_source_longer_than_a_page_is_printed_whole(lines: bool) -> None:
    found = pages(render([answer(["first", "word " * 6000 + "last"], lines=lines)], "pdf"))
    assert sum(text.count("word") for text in found) >= 2 * 6000
    assert any("last”" in text for text in found)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("lines", [False, True])
def test_no_heading_is_left_alone_at_the_foot_of_a_page(lines: bool, language: str) -> None:
    """Wherever on the page they come to stand, the first lines of a briefing and of the sources are with their headings."""
    sources, summary = {"en": ("Sources", "\n2 requests."), "es": ("Fuentes", "\n2 solicitudes.")}[language]
    long = "words that the record has, which are more than a few, " * 9
    for filler in range(6, 60, 5):
        words = [f"First {long}", *(f"filler {number}" for number in range(filler))]
        second = answer([f"{letter} {long}" for letter in "AB"], lines=lines, language=language)
        found = pages(render([answer(words, lines=lines, language=language), second], "pdf"))
        (page,) = [text for text in found if summary in text]
        assert "A words that" in page[page.index(summary) :], filler
        (page,) = [text for text in found if sources in text.split()]
        assert "First words that" in page[page.rindex(sources) :], filler


def charted(
    chart: str, rows: list[list[Any]], columns: str = "  whom: {en: Whom, es: A quién, kind: actors}\n"
) -> Answer:
    made = answer([str(number) for number in range(len(rows))])
    header = HEADER.replace("LINES", "lines: {type: REQUESTED_OF}\n").replace(
        "summary:", f"{columns}summary:", 1
    )
    header = header.replace("chart: {kind: bars, label: who, value: times}", f"chart: {chart}")
    return Answer(**{**made.__dict__, "question": read_question("asked", header), "rows": rows})


NETWORK = "{kind: network, label: who, value: whom, weight: times}"


def test_a_network_has_a_line_for_each_pair_and_a_name_for_each_actor() -> None:
    rows = [["2018", ["A", "B"], "x", 2, ["C"]], ["2018", "C", "y", 1, ["A"]], ["2018", "A", "z", 1, ["A"]]]
    picture = sheet_of([charted(NETWORK, rows)]).sections[0].picture
    assert picture is not None
    assert sorted(part.text for part in picture.parts if part.bold) == ["A", "B", "C"]
    assert picture.said == "A – C (2); B – C (2); C – A (1)"


def test_a_network_of_very_many_says_how_many_are_not_drawn() -> None:
    rows = [["2018", "Hub", "x", 1, [f"Name {number} <b>&"]] for number in range(60)]
    made = charted(NETWORK, rows)
    picture = sheet_of([made]).sections[0].picture
    assert picture is not None
    assert any(part.text == "Not drawn: 43." for part in picture.parts)
    page = html.fromstring(render([made], "html").decode())
    assert page.xpath("//*[local-name()='svg']")
    assert "Name 1 <b>&" in page.text_content()
    for form in ("docx", "pdf"):
        assert len(render([made], form)) > 2000


def test_due_dates_stand_on_a_line_of_time() -> None:
    rows = [
        [due, "A", "x", 1, []]
        for due in ("2017-03", "2017-11-02", "2018-12-31", "2020", "by spring", None, "2018-W07")
    ]
    picture = sheet_of([charted("{kind: due, label: action, value: date}", rows)]).sections[0].picture
    assert picture is not None
    assert picture.said == "2017: 2, 2018: 1, 2020: 1"
    squares = [part for part in picture.parts if part.kind == "area"]
    assert [square.hollow for square in squares] == [False, False, True, True, False, True]


def test_a_picture_of_too_little_is_left_out() -> None:
    assert sheet_of([charted(NETWORK, [["2018", "A", "x", 1, "B"]])]).sections[0].picture is None
    assert (
        sheet_of([charted("{kind: due, label: action, value: date}", [["2018", "A", "x", 1, "B"]])])
        .sections[0]
        .picture
        is None
    )
