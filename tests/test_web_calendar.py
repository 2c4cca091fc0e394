"""Due dates as a calendar file that other programs take."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import make_reading
from web_client import client_of

from graph.load import load_reading
from graph.store import Store
from web.calendar import escaped, fold_line


def test_lines_are_folded_at_75_octets_and_no_sign_is_cut() -> None:
    line = "SUMMARY:" + "información, " * 20
    pieces = list(fold_line(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a;b,c", "a\\;b\\,c"), ("two\nlines", "two\\nlines"), ("x\r\nEND:VEVENT", "x\\nEND:VEVENT")],
)
def test_text_cannot_end_its_event(text: str, expected: str) -> None:
    assert escaped(text) == expected


def test_dated_commitments_are_events_on_the_last_day_of_their_period(
    embedded_store: Store, tmp_path: Path
) -> None:
    lines = "REQUESTED_OF Forum > Mexico: publish the guide @2018-11\nOFFERED Peru: a venue\nCOMMITTED_TO Cuba: a list @2019"
    load_reading(embedded_store, make_reading(lines), by="test")
    answer = client_of(embedded_store, tmp_path).get("/commitments.ics?lang=en")
    text = answer.get_data(as_text=True)
    assert answer.mimetype == "text/calendar"
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20181130" in text
    assert "DTSTART;VALUE=DATE:20191231" in text
    assert "SUMMARY:Mexico: publish the guide" in text
