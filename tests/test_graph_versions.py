"""Two readings beside each other, dates, and what a statement draws: plain functions."""

from __future__ import annotations

import pytest
from readings import make_reading

from graph.drawn import Claim, edges_of, total
from graph.errors import UsageError
from graph.ids import last_day, new_id
from graph.meetings import parse_meeting, with_meeting
from graph.versions import Told, agreement, align, answering, match_statements

PASSAGES = [
    "Report of the ferries",
    "The board thanks Peru.",
    "The board asks Chile to count boats.",
    "Closing",
]


def told(id_: str, type_: str, quote: str, passage: str = "1", actors: tuple[str, ...] = ()) -> Told:
    return Told(id_, type_, quote, passage, actors)


def test_a_corrected_word_leaves_passages_in_agreement() -> None:
    corrected = [*PASSAGES[:2], "The board asks Chile to count its boats.", PASSAGES[3]]
    assert agreement(PASSAGES, corrected) == 1.0
    assert align(PASSAGES, ["A new title page", *corrected])[3] == 2


def test_other_records_do_not_agree() -> None:
    assert agreement(PASSAGES, ["Minutes", "Nothing was said.", "The end"]) == 0.0
    assert agreement([], PASSAGES) == 0.0


def test_equal_statements_in_the_same_place_go_first() -> None:
    old = [told("a", "STATED", "Wind is strong", "p1"), told("b", "STATED", "Wind is strong", "p2")]
    new = [told("0", "STATED", "wind is strong", "q2"), told("1", "STATED", "Wind is strong.", "q1")]
    assert match_statements(old, new, {"q1": "p1", "q2": "p2"}) == {"0": "b", "1": "a"}


def test_like_words_are_the_same_statement_only_in_the_same_place() -> None:
    old = [told("a", "REQUESTED_OF", "asks Chile to count boats by May", "p1")]
    new = [told("0", "REQUESTED_OF", "asks Chile to count all its boats by June", "q1")]
    assert match_statements(old, new, {"q1": "p1"}) == {"0": "a"}
    assert match_statements(old, new, {}) == {}


def test_another_type_is_another_statement() -> None:
    assert match_statements([told("a", "STATED", "x y z")], [told("0", "DECIDED", "x y z")], {"1": "1"}) == {}


def test_translations_answer_each_other_in_order() -> None:
    there = [
        told(str(n), kind, "", actors=("key:PE",)) for n, kind in enumerate(["STATED", "DECIDED", "STATED"])
    ]
    here = [told(f"h{one.id}", one.type, "", actors=one.actors) for one in there]
    assert answering(there, here) == {"h0": "0", "h1": "1", "h2": "2"}
    assert answering(there, [told("h", "OFFERED", "")]) == {}


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("2018-08-09", "2018-08-09"), ("2018-02", "2018-02-28"), ("2020-02", "2020-02-29"), ("2019", "2019-12-31"),
        ("2026-W06", "2026-02-08"), ("soon", None), ("2018-13", None), (None, None),
    ],
)  # fmt: skip
def test_last_day_of_a_period(period: str | None, day: str | None) -> None:
    assert last_day(period) == day


def test_ids_tell_nothing_and_differ() -> None:
    assert len({new_id() for _ in range(1000)}) == 1000


def claim(type_: str, sources: tuple[str, ...], targets: tuple[str, ...] = (), **more: object) -> Claim:
    known = {"id": "s", "meeting": "m", "review": "proposed", "read": True, "claim": "s", "state": "current"}
    return Claim(**{**known, "type": type_, "sources": sources, "targets": targets, "action": "x", **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("statement", "drawn"),
    [
        (claim("THANKED_FOR", ("a",), ("b",)), {"THANKED_FOR b x", "THANKED a b"}),
        (claim("REQUESTED_OF", ("a",), ("b", "c")),
         {"REQUESTED a x", "REQUESTED_OF x b", "REQUESTED_OF x c", "ASKED a b", "ASKED a c"}),
        (claim("REQUESTED_OF", ("a",), ("a",)), {"REQUESTED a x", "REQUESTED_OF x a"}),
        (claim("COORDINATES_WITH", ("b",), ("a",)), {"COORDINATES_WITH a b"}),
        (claim("COORDINATES_WITH", ("b", "a")), {"COORDINATES_WITH a b"}),
        (claim("COORDINATES_WITH", ("b",)), set()),
        (claim("PARTICIPATED_IN", ("a", "b"), action=None), {"PARTICIPATED_IN a m", "PARTICIPATED_IN b m"}),
        (claim("STATED", ("a",), ("b",)), {"STATED a x", "STATED a b"}),
        (claim("DECIDED", ("a",), ("b",), action=None), {"APPOINTED a b"}),
    ],
)  # fmt: skip
def test_what_a_statement_draws(statement: Claim, drawn: set[str]) -> None:
    assert {f"{edge.type} {edge.start} {edge.end}" for edge in edges_of(statement)} == drawn


@pytest.mark.parametrize(
    ("more", "counts"),
    [
        ({}, True), ({"review": "rejected"}, False), ({"review": "unsure"}, True), ({"read": False}, False),
        ({"read": False, "review": "accepted"}, True), ({"state": "withdrawn", "review": "accepted"}, False),
    ],
)  # fmt: skip
def test_which_statements_count(more: dict[str, object], counts: bool) -> None:
    assert claim("STATED", ("a",), **more).counts is counts


def test_a_claim_made_twice_counts_once_with_the_strongest_force() -> None:
    one = claim("REQUESTED_OF", ("a",), ("b",), force="invite", date="2020-01-01", modality="aim")
    two = claim(
        "REQUESTED_OF", ("a",), ("b",), force="urge", date="2019", review="accepted", modality="planned"
    )
    assert total([one.share(), two.share()]) == {
        "count": 1, "accepted": 1, "proposed": 0, "first": "2019", "last": "2020-01-01", "force": "urge",
        "modality": "planned",
    }  # fmt: skip


def test_a_meeting_is_given_in_order_or_by_name() -> None:
    assert parse_meeting('"Forum of Lakes, North",2020-01-02,place=Quito') == {
        "forum": "Forum of Lakes, North", "date": "2020-01-02", "place": "Quito",
    }  # fmt: skip
    assert with_meeting(make_reading("STATED Peru: rain"), "date=2021").meeting.date == "2021"


@pytest.mark.parametrize("spec", ["Forum,tomorrow", "a,2020,b,c,d"])
def test_a_meeting_that_is_wrong_is_refused(spec: str) -> None:
    with pytest.raises(UsageError):
        parse_meeting(spec)
