"""The time line beside commitments shows the days it holds and no others."""

from __future__ import annotations

from datetime import date
from typing import Any

from graph.views.commitments import CommitmentRow
from web.pages.timeline import ROOM, WIDTH, Timeline

TODAY = date(2018, 9, 1)


def owed(met: str | None, due: str | None, state: str = "later", **more: Any) -> CommitmentRow:
    values: dict[str, Any] = dict.fromkeys(CommitmentRow.__dataclass_fields__)
    values |= {"owners": (), "askers": (), "position": 1, "date": met, "due": due, "state": state}
    return CommitmentRow(**(values | more))


def test_a_commitment_runs_from_its_meeting_to_its_due_date() -> None:
    late = owed("2018-07-19", "2018-08-09", "overdue")
    line = Timeline.over([late, owed("2016-10-03", None)], TODAY)
    assert line
    stretch = line.stretch(late)
    assert stretch
    assert stretch.met
    assert stretch.due
    assert stretch.ends is not None
    assert 0 < stretch.begins < stretch.ends < line.now == stretch.late <= WIDTH - ROOM + 8
    open_end = line.stretch(owed("2016-10-03", None))
    assert open_end
    assert open_end.ends is None


def test_days_far_away_are_left_out_and_bear_no_mark() -> None:
    rows = [owed("2017-05-01", "2050"), owed("1947-11-14", "1948-02-03", "past"), owed("1990", "2018-12")]
    line = Timeline.over(rows, TODAY)
    assert line
    assert line.stretch(rows[1]) is None
    reaching = line.stretch(rows[0])
    assert reaching
    assert reaching.met
    assert not reaching.due
    coming = line.stretch(rows[2])
    assert coming
    assert not coming.met
    assert coming.due


def test_there_is_no_line_where_all_days_are_far_away() -> None:
    assert Timeline.over([owed("1947-11-14", "1948-02-03", "past")], TODAY) is None


def test_years_do_not_run_into_one_another() -> None:
    for first in (2010, 2013, 2016, 2017):
        line = Timeline.over([owed(f"{first}-01-01", "2026")], TODAY)
        assert line
        places = [tick.x for tick in line.years]
        assert all(right - left >= 34 for left, right in zip(places, places[1:], strict=False))
