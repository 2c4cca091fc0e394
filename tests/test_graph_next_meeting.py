"""A deadline at the forum's next meeting gets that meeting's date once the graph has it."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest
import yaml

from graph.load import load_reading
from graph.next_meeting import FILE, means_next_meeting
from graph.store import Store
from graph.views.commitments import commitment, commitments
from graph.views.families import Filters
from loaders.extract import read_record
from loaders.formats import read_document

ENTRIES = yaml.safe_load((files("graph") / FILE).read_text(encoding="utf-8"))
FIRST = """NETWORK OF NORTHERN HARBOURS

Minutes

Suva, Fiji, 9 June 2021

1. To ask Chile to present the atlas at its next meeting.
"""
SECOND = """NETWORK OF NORTHERN HARBOURS

Minutes

Apia, Samoa, 7 March 2022

1. To thank Samoa for the hall.
"""


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_each_entry_fits_its_example_alone(entry: dict[str, str]) -> None:
    assert means_next_meeting(entry["example"])
    assert not means_next_meeting(entry["counterexample"])


def test_the_date_is_that_of_the_meeting_that_followed(store: Store) -> None:
    def load(text: str) -> None:
        load_reading(store, read_record(read_document(text.encode(), "record.txt")), by="ana")

    load(FIRST)
    (row,) = commitments(store, Filters(), as_of=date(2021, 7, 1))
    assert (row.due, row.state, row.due_text) == (None, "undated", "at its next meeting")
    load(SECOND)
    (row,) = commitments(store, Filters(), as_of=date(2022, 2, 1))
    assert (row.due, row.state, row.due_text) == ("2022-03-07", "soon", "at its next meeting")
    assert commitment(store, row.id, as_of=date(2022, 2, 1)).due == "2022-03-07"
    assert store.read("MATCH (c:Commitment) RETURN c.due AS due") == [{"due": None}]
