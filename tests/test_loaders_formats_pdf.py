"""PDF: reading order, paragraphs, words cut at line ends, running lines, tables, and what cannot be read."""

from __future__ import annotations

import pytest
from built_files import pdf_of, pdf_of_images

from graph.errors import RecordError
from graph.model import Document
from loaders.formats import read_document
from loaders.formats.pdf_layout import Page, Run, paragraphs_of
from loaders.formats.pdf_words import Words, join_lines

CLAUSES = [
    "To thank the delegation of Ghana for the follow-up report on the regional programme for inland fisheries.",
    "To ask the Executive Secretariat to circulate, within four weeks, the revised guidelines to all governments.",
    "The Executive Secretariat will prepare the annotations of the meeting held on 13-14 March and send them out.",
    "Agradecer a la delegación de Perú la presentación del informe de seguimiento sobre la pesca artesanal.",
]


def numbered(times: int) -> list[str]:
    return [f"{index + 1}. {CLAUSES[index % 4]}" for index in range(4 * times)]


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_clauses_are_whole_and_in_order_in_columns(columns: int) -> None:
    clauses = numbered(8)
    assert lines(read_document(pdf_of(clauses, columns=columns), "minutes.pdf")) == clauses


def test_running_headers_and_page_numbers_are_left_out() -> None:
    clauses = numbered(12)
    data = pdf_of(
        clauses, running=("Fisheries Forum FF/2023/7", "Page %d"), title="REPORT OF THE FISHERIES FORUM"
    )
    document = read_document(data, "minutes.pdf")
    assert lines(document) == ["REPORT OF THE FISHERIES FORUM", *clauses]
    assert [document.blocks[0].page, (document.blocks[-1].page or 0) > 1] == [1, True]


def test_headers_that_stand_over_the_gutter_do_not_hide_the_columns() -> None:
    clauses = numbered(12)
    data = pdf_of(clauses, columns=2, running=("Fisheries Forum, session %d", "- %d -"))
    assert lines(read_document(data, "minutes.pdf")) == clauses


def test_what_a_browser_prints_along_the_edges_is_left_out() -> None:
    clauses = numbered(2)
    data = pdf_of(clauses, running=("11/25/26, 4:35 PM", "https://example.org/minutes.html %d/1"))
    assert lines(read_document(data, "minutes.pdf")) == clauses


def test_pages_that_are_images_are_named() -> None:
    with pytest.raises(RecordError, match=r"scan\.pdf: The pages are images\. Run text recognition"):
        read_document(pdf_of_images(2), "scan.pdf")


def test_a_locked_file_is_named() -> None:
    with pytest.raises(RecordError, match="password-protected"):
        read_document(pdf_of(CLAUSES, password="secret"), "minutes.pdf")


def test_a_damaged_file_is_named() -> None:
    with pytest.raises(RecordError, match="damaged"):
        read_document(pdf_of(CLAUSES)[:700], "minutes.pdf")


def test_rows_of_a_ruled_table_keep_their_cells() -> None:
    grid = [
        ["Action", "Responsible", "Date"],
        [
            "Send the revised draft of the regional work plan to all of the members of the forum",
            "Secretariat",
            "May",
        ],
        ["Publish the guide", "Norway", "June"],
    ]
    document = read_document(pdf_of(CLAUSES, grid=grid), "minutes.pdf")
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [[document.text[start:end] for start, end in row.cells] for row in rows] == grid


def line(text: str, left: float, bottom: float, *, width: float = 0.0, size: float = 10.0) -> Run:
    return Run(text, left, left + (width or 5.0 * len(text)), bottom, bottom + size)


def paragraphs(*runs: Run) -> list[str]:
    return [paragraph.text for paragraph in paragraphs_of([Page(1, 600, 800, runs)])]


def test_lines_drawn_out_of_order_are_put_in_order() -> None:
    first = line("The forum asks the secretariat to", 72, 500, width=400)
    second = line("send the plan.", 72, 488)
    assert paragraphs(second, first) == ["The forum asks the secretariat to send the plan."]


def test_a_short_line_ends_a_paragraph() -> None:
    runs = (
        line("The forum asks the secretariat to send the plan to all of its", 72, 500, width=400),
        line("members.", 72, 488),
        line("Norway will host the next meeting and will send invitations to", 72, 476, width=400),
        line("the members in May.", 72, 464),
    )
    assert paragraphs(*runs) == [
        "The forum asks the secretariat to send the plan to all of its members.",
        "Norway will host the next meeting and will send invitations to the members in May.",
    ]


def test_the_raised_mark_of_a_footnote_is_no_part_of_the_sentence() -> None:
    runs = (
        line("The forum thanks Norway", 72, 500, width=120),
        line("1", 192, 505, size=6),
        line(" for it.", 198, 500),
    )
    assert paragraphs(*runs) == ["The forum thanks Norway for it."]


@pytest.mark.parametrize(
    ("lines", "known", "joined"),
    [
        (["to Hon\x02", "duras"], "", "to Honduras"),
        (["a follow-", "up of it"], "the follow-up", "a follow-up of it"),
        (["a follow\x02", "up of it"], "follow it up", "a follow-up of it"),
        (["coopera-", "tion"], "cooperation", "cooperation"),
        (["held on 13-", "14 March"], "", "held on 13-14 March"),
        (["the Vice-", "Ministers"], "", "the Vice-Ministers"),
        (["co\u00ad", "operation"], "", "cooperation"),
        (["oﬃce"], "", "office"),
    ],
)
def test_words_cut_at_a_line_end(lines: list[str], known: str, joined: str) -> None:
    assert join_lines(lines, Words([*lines, known])) == joined
