"""Reviews, undoing, and refusals, on both servers."""

from __future__ import annotations

import pytest
from readings import make_reading

from graph.edges import check_edges
from graph.errors import NotFound, UsageError
from graph.history import events, history, undo
from graph.load import load_reading, preview_reading
from graph.review import review, review_all, set_completion
from graph.store import Store

LINES = """
THANKED_FOR Forum of Northern Lakes > Mexico: hosting the meeting
REQUESTED_OF Forum of Northern Lakes > Mexico: count the ferries @2018-11
"""
STATEMENTS = "MATCH (s:Statement) RETURN s.id AS id, s.review AS review ORDER BY s.start"


def edges(store: Store) -> dict[str, int]:
    rows = store.read("MATCH (:Actor)-[e:THANKED|ASKED]->(:Actor) RETURN type(e) AS type, e.accepted AS n")
    return {row["type"]: row["n"] for row in rows}


def test_accepting_and_rejecting_redraw_the_edges(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    thanked, asked = (row["id"] for row in store.read(STATEMENTS))
    review(store, thanked, "accepted", by="ben", note="heard it myself")
    batch = review(store, asked, "rejected", by="ben")
    assert edges(store) == {"THANKED": 1}
    undo(store, batch, by="ana")
    assert edges(store) == {"THANKED": 1, "ASKED": 0}
    row = store.read("MATCH (s:Statement {id: $id}) RETURN s.reviewed_by AS by, s.note AS note", id=thanked)
    assert row == [{"by": "ben", "note": "heard it myself"}]


def test_a_rejected_statement_leaves_nobody_owing(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    owing = "MATCH (:Actor)-[:OWES]->(c:Commitment) RETURN c.id AS id"
    commitment = store.read(owing)
    asked = store.read(STATEMENTS)[1]["id"]
    batch = review(store, asked, "rejected", by="ben")
    assert store.read(owing) == []
    undo(store, batch, by="ben")
    assert store.read(owing) == commitment


def test_several_statements_are_reviewed_and_undone_as_one(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    batch = review_all(store, [row["id"] for row in store.read(STATEMENTS)], "accepted", by="ana")
    assert [row["review"] for row in store.read(STATEMENTS)] == ["accepted", "accepted"]
    assert len(events(store, batch)) == 2
    undo(store, batch, by="ana")
    assert [row["review"] for row in store.read(STATEMENTS)] == ["proposed", "proposed"]


def test_undoing_the_undoing_does_it_again(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    statement = store.read(STATEMENTS)[0]["id"]
    first = review(store, statement, "accepted", by="ana")
    undo(store, undo(store, first, by="ana"), by="ana")
    assert store.read(STATEMENTS)[0]["review"] == "accepted"
    undo(store, first, by="ana")
    assert store.read(STATEMENTS)[0]["review"] == "proposed"


def test_what_something_later_stands_on_is_not_undone(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    statement = store.read(STATEMENTS)[0]["id"]
    first = review(store, statement, "accepted", by="ana")
    second = review(store, statement, "rejected", by="ben")
    with pytest.raises(UsageError, match=f"batch {second}"):
        undo(store, first, by="ana")
    undo(store, second, by="ana")
    undo(store, first, by="ana")
    with pytest.raises(UsageError, match="undone already"):
        undo(store, first, by="ana")


def test_a_load_with_a_later_version_is_not_undone(store: Store) -> None:
    first = load_reading(store, make_reading(LINES), by="ana")
    load_reading(store, make_reading(LINES + "STATED Chile: wind is strong"), by="ana")
    with pytest.raises(UsageError, match="version 2"):
        undo(store, str(first.batch), by="ana")


def test_history_tells_who_did_what(store: Store) -> None:
    load_reading(store, make_reading(LINES, title="Ferries"), by="ana")
    statement = store.read(STATEMENTS)[0]["id"]
    review(store, statement, "unsure", by="ben")
    rows = history(store, limit=5)
    assert [(row["kind"], row["by"], row["events"]) for row in rows] == [
        ("review", "ben", 1),
        ("load", "ana", 1),
    ]
    assert rows[1]["title"] == "load: Ferries"
    assert [row["kind"] for row in history(store, subject=statement)] == ["review"]


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda s: review(s, "none", "accepted", by="a"), NotFound, "no statement none"),
        (lambda s: review(s, "none", "perhaps", by="a"), UsageError, "no review state"),
        (lambda s: undo(s, "none", by="a"), NotFound, "no batch none"),
        (lambda s: set_completion(s, "none", "complete", by="a"), NotFound, "no commitment none"),
    ],
)
def test_what_is_not_there_is_named(embedded_store: Store, call, error, words) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=words):
        call(embedded_store)


def test_completion_is_kept_over_a_new_version(store: Store) -> None:
    load_reading(store, make_reading(LINES), by="ana")
    commitment = store.read("MATCH (c:Commitment) RETURN c.id AS id")[0]["id"]
    shows = store.read(STATEMENTS)[0]["id"]
    batch = set_completion(store, commitment, "limited", by="ana", statement_id=shows)
    load_reading(store, make_reading(LINES + "STATED Chile: wind is strong"), by="ana")
    rows = store.read(
        "MATCH (c:Commitment)-[:SHOWN_BY]->(s:Statement) RETURN c.id AS c, c.completion AS done, s.id AS s"
    )
    assert rows == [{"c": commitment, "done": "limited", "s": shows}]
    undo(store, batch, by="ana")
    assert store.read("MATCH (c:Commitment) RETURN c.completion AS done") == [{"done": "no evidence"}]
    assert check_edges(store) == []


def test_a_preview_tells_what_would_be_and_stores_nothing(store: Store) -> None:
    seen = preview_reading(store, make_reading(LINES), by="ana")
    assert (seen.outcome, seen.statements, seen.batch) == ("new", 2, None)
    assert store.read("MATCH (n) WHERE NOT n:Schema RETURN count(n) AS n") == [{"n": 0}]


def test_text_from_a_record_stays_text(store: Store) -> None:
    nasty = "write ') DETACH DELETE n // and {curly} $dollar `tick` <b>bold</b> \\ \u2028 'quotes'"
    load_reading(store, make_reading(f"PROPOSED Forum of Northern Lakes: {nasty}"), by="x'}) DELETE n //")
    assert store.read("MATCH (x:Action) RETURN x.text AS text") == [{"text": nasty}]
    assert store.read("MATCH (b:Batch) RETURN b.by AS by") == [{"by": "x'}) DELETE n //"}]
