"""Short names: at most 28 characters where that can be, and never the same for two actors."""

from __future__ import annotations

from typing import Any

import pytest

from graph.views.actors import SHORT, candidates, name_head, short_names
from graph.views.records import differs


def row(key: str, name: str, **more: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("name_en", "name_es", "short_en", "short_es", "acronyms", "merged_into", "body"))
    return {**empty, "id": key, "name": name, **more}


def test_graph_s_own_short_name_comes_first_then_an_acronym() -> None:
    rows = [
        row("a", "Commission of Ports and Waterways of the North", short_en="Port Commission"),
        row("b", "Association of River Pilots and Bargemen", acronyms=["ARPB"]),
    ]
    assert short_names(rows, "en") == {"a": "Port Commission", "b": "ARPB"}


def test_office_of_two_bodies_is_told_apart_by_them() -> None:
    rows = [
        row("a", "Forum of Lakes", short_en="FL"),
        row("b", "Forum of Rivers", short_en="FR"),
        row("c", "Technical Secretariat", body="a"),
        row("d", "Technical Secretariat", body="b"),
    ]
    assert {short_names(rows, "en")[key] for key in "cd"} == {
        "Technical Secretariat (FL)",
        "Technical Secretariat (FR)",
    }


def test_same_name_without_a_body_is_told_apart_by_the_id() -> None:
    rows = [row("aaaa1111", "The Chair"), row("bbbb2222", "The Chair")]
    assert set(short_names(rows, "en").values()) == {"The Chair [1111]", "The Chair [2222]"}


def test_same_name_is_told_apart_by_the_time_of_its_record_where_that_tells() -> None:
    rows = [
        row("aaaa1111", "Pilot", first="2024-11-20"),
        row("bbbb2222", "Pilot", first="2025-06-25"),
        row("cccc3333", "The Chair", first="2011-05-18"),
        row("dddd4444", "The Chair", first="2011-05-18"),
    ]
    assert set(short_names(rows, "en").values()) == {
        "Pilot (2024)",
        "Pilot (2025)",
        "The Chair [3333]",
        "The Chair [4444]",
    }


def test_whole_name_goes_before_a_longer_one_cut_short() -> None:
    rows = [
        row("a", "Technical Secretariat", body="c"),
        row("b", "Technical Secretariat of the Forum of Rivers", body="c"),
        row("c", "Forum of Rivers", short_en="FR"),
    ]
    found = short_names(rows, "en")
    assert found["a"] == "Technical Secretariat"
    assert found["b"] == "Technical Secretariat (FR)"


def test_merged_actor_does_not_push_its_survivor_out_of_the_name() -> None:
    rows = [row("a", "The Chair"), row("b", "The Chair", merged_into="a")]
    assert short_names(rows, "en")["a"] == "The Chair"


@pytest.mark.parametrize(
    ("name", "head"),
    [
        ("Working Group on River Ports and Canals", "Working Group"),
        ("Secretaría Técnica de la Comisión de Puertos", "Secretaría Técnica"),
        ("Network for Lakes", "Network for Lakes"),
        ("Norway", "Norway"),
    ],
)
def test_head_of_a_name_has_two_words_at_least(name: str, head: str) -> None:
    assert name_head(name) == head


def test_long_names_are_cut_at_a_word() -> None:
    (short,) = short_names([row("a", "Extraordinarily Longwinded Intergovernmental Bureau")], "en").values()
    assert len(short) <= SHORT
    assert short.endswith("…")


def test_id_is_found_at_the_head_of_an_address() -> None:
    assert list(candidates("k3-north-sea")) == ["k3-north-sea", "k3-north", "k3"]


@pytest.mark.parametrize(
    ("number", "printed", "said"),
    [
        ("3.b", "2.", True),
        ("3.b", "b)", False),
        ("4", "4.", False),
        ("p20", "-", False),
        ("p21", "•", False),
        ("p39", "o", False),
        ("p39", "7.", True),
        ("p3", None, False),
    ],
)
def test_a_printed_number_is_shown_where_it_says_something_else(
    number: str, printed: str | None, said: bool
) -> None:
    assert differs(number, printed) is said


def test_a_cut_name_ends_in_a_word_of_weight() -> None:
    found = short_names([row("a", "Liaison Officer Network and the Regional Coalition")], "en")
    assert found["a"] == "Liaison Officer Network…"
    assert (
        short_names([row("a", "Western Pilots and Bargemen Guild")], "en")["a"]
        == "Western Pilots and Bargemen…"
    )
