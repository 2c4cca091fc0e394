"""Records of one meeting that are parted: a claim that both make is counted at each meeting it was made at."""

from __future__ import annotations

from readings import make_reading

from graph.edges import check_edges
from graph.history import undo
from graph.load import load_reading
from graph.meetings import set_meeting
from graph.review import review
from graph.store import Store

LINES = """
COMMITTED_TO Peru: share its map @2019 ;; COORDINATES_WITH Peru > Cuba: share its map ~aim
REQUESTED_OF Forum of Northern Lakes > Mexico: count the ferries @2018-11 !urge
OFFERED Old Harbour Institute > Mexico: train ten pilots
"""


def asked(store: Store) -> list[int]:
    query = "MATCH (:Actor)-[e:ASKED]->(:Actor {code: 'MX'}) RETURN e.count AS n"
    return [row["n"] for row in store.read(query)]


def test_a_translation_that_is_moved_to_another_meeting_draws_what_the_statements_say(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    spanish = load_reading(store, make_reading(LINES, language="es"), by="ana")
    assert spanish.translates
    assert asked(store) == [1]
    moved = set_meeting(store, spanish.record, {"date": "2019-02-02"}, by="ben")
    assert check_edges(store) == []
    assert asked(store) == [2]
    for state in ("rejected", "accepted"):
        for row in store.read("MATCH (s:Statement {type: 'REQUESTED_OF'}) RETURN s.id AS id"):
            done = review(store, row["id"], state, by="ben")
            assert check_edges(store) == []
            undo(store, done, by="ben")
            assert check_edges(store) == []
    undo(store, moved, by="ben")
    assert check_edges(store) == []
    assert asked(store) == [1]


def test_a_record_that_is_moved_on_and_on_redraws_its_own_meeting_alone(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    spanish = load_reading(store, make_reading(LINES, language="es"), by="ana")
    moves = [set_meeting(store, spanish.record, {"date": f"2019-02-0{day}"}, by="ben") for day in range(1, 4)]
    third = load_reading(
        store, make_reading(LINES.replace("share", "give"), date="2019-02-03", name="c.txt"), by="ana"
    )
    assert third.translates == spanish.record
    moves.append(set_meeting(store, third.record, {"date": "2020-01-01"}, by="ben"))
    assert check_edges(store) == []
    assert asked(store) == [3]
    statements = "MATCH (s:Statement {type: 'REQUESTED_OF'}) RETURN s.id AS id ORDER BY s.date"
    for row in store.read(statements):
        review(store, row["id"], "rejected", by="ben")
        assert check_edges(store) == []
    assert asked(store) == []
    undo(store, moves[-1], by="ben")
    assert check_edges(store) == []
