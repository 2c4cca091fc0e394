"""Passages of tables: rows that go on in the next line, columns set with spaces or tabs."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.blocks import blocks_of_text
from loaders.structure import passages_of


def document(text: str) -> Document:
    return Document("minutes.txt", text, blocks_of_text(text), "text/plain", "", "")


def test_a_row_of_a_wrapped_text_goes_on_in_the_next_line() -> None:
    text = (
        "The Board heard the list of what is still to be done before the lights are lit for\n"
        "the season, and took it as its own.\n\n"
        "No | Action | By whom\n\n1 | Paint the lights of the north mole and of the two\nbuoys | Fiji\n\n"
        "2 | Print the atlas | Samoa\n"
    )
    found = [p for p in passages_of(document(text)) if p.kind == "row"]
    assert [p.address for p in found] == ["1", "2"]
    start, end = found[0].cells[1]
    assert text[start:end].split()[-1] == "buoys"
    assert [text[a:b] for a, b in found[0].cells][2] == "Fiji"


@pytest.mark.parametrize(
    "table",
    [
        "Action                Responsible   Deadline\n\nPrint the list        Fiji          3 May 2021\n\n"
        "Paint the mole        Samoa         June 2021\n",
        "Action                Responsible   Deadline\nPrint the list        Fiji          3 May 2021\n"
        "Paint the mole        Samoa         June 2021\n",
        "Action\tResponsible\tDeadline\nPrint the list\tFiji\t3 May 2021\nPaint the mole\tSamoa\tJune 2021\n",
        "No  Action            Responsible   Deadline\n1   Print the list    Fiji          3 May 2021\n"
        "2   Paint the mole    Samoa         June 2021\n",
    ],
)
def test_tables_set_in_columns(table: str) -> None:
    text = "Minutes of the Board\n\n" + table + "\nThe meeting closed at noon.\n"
    rows = [p for p in passages_of(document(text)) if p.kind == "row"]
    assert [[text[a:b] for a, b in row.cells][-3:] for row in rows] == [
        ["Print the list", "Fiji", "3 May 2021"],
        ["Paint the mole", "Samoa", "June 2021"],
    ]
    assert rows[0].columns[-3:] == ("Action", "Responsible", "Deadline")


def test_a_cell_that_goes_on_below_stays_in_its_row() -> None:
    text = (
        "Action                Responsible   Deadline\n"
        "Print the list of     Fiji          3 May 2021\n"
        "all the ports\n"
        "Paint the mole        Samoa         June 2021\n"
    )
    rows = [p for p in passages_of(document(text)) if p.kind == "row"]
    assert len(rows) == 2
    assert text[rows[0].start : rows[0].end].endswith("all the ports")
