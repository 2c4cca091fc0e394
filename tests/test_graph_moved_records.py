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
