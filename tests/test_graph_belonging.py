"""What belongs to what: drawn from facts that merges leave alone, once between any two actors."""

from __future__ import annotations

import pytest
from conftest import emptied
from readings import make_reading

from graph.errors import StoreError, UsageError
from graph.history import undo
from graph.load import load_reading
from graph.restored import settle
from graph.review import merge_actors
from graph.store import Store
from graph.store.schema import VERSION, prepare

BOARD = "STATED Secretariat+River Board of Ruritania: rain is wet"
FORUM = "STATED Secretariat+Forum of Northern Lakes: rain is wet"


def bodies(store: Store) -> list[str]:
    query = (
        "MATCH (a:Actor)-[e:BODY_OF]->(b:Actor) RETURN a.id AS a, b.name AS b, e.via AS via, e.known AS known"
    )
    names = {
        row["id"]: row["name"] for row in store.read("MATCH (a:Actor) RETURN a.id AS id, a.name AS name")
    }
    rows = store.read(query)
    return sorted(f"{names[row['a']]}[{names[row['via']]}] of {row['b']}, {row['known']}" for row in rows)


def ids(store: Store) -> dict[str, str]:
    return {row["name"]: row["id"] for row in store.read("MATCH (a:Actor) RETURN a.name AS name, a.id AS id")}


def load(store: Store, lines: str, date: str) -> None:
    load_reading(store, make_reading(lines, date=date), by="ana")


def test_what_belongs_to_the_dropped_actor_belongs_to_the_kept_one(store: Store) -> None:
    load(store, BOARD, "2018-01-01")
    load(store, "STATED Ruritania River Board: the sea is salt", "2018-02-01")
    before = bodies(store)
    assert before == ["Secretariat[Secretariat] of River Board of Ruritania, record"]
    names = ids(store)
    batch = merge_actors(store, names["Ruritania River Board"], names["River Board of Ruritania"], by="ana")
    assert bodies(store) == ["Secretariat[Secretariat] of Ruritania River Board, record"]
    # An office that a later record names with the dropped actor belongs to the kept one too, and parts with it again.
    load(store, "STATED Office+River Board of Ruritania: ropes are thin", "2018-03-01")
    assert len(bodies(store)) == 2
    assert all("Ruritania River Board" in one for one in bodies(store))
    undo(store, batch, by="ana")
    assert bodies(store) == ["Office[Office] of River Board of Ruritania, record", *before]


def test_two_offices_of_one_body_that_are_merged_belong_to_it_once(store: Store) -> None:
    load(
        store, f"{FORUM}\nSTATED Technical Secretariat+Forum of Northern Lakes: wind is strong", "2018-01-01"
    )
    names = ids(store)
    batch = merge_actors(store, names["Technical Secretariat"], names["Secretariat"], by="ana")
    assert store.read("MATCH (:Actor)-[e:BODY_OF]->(:Actor) RETURN count(e) AS n") == [{"n": 1}]
    undo(store, batch, by="ana")
    assert len(bodies(store)) == 2


def test_a_body_merged_with_what_it_belongs_to_belongs_to_nothing(store: Store) -> None:
    load(store, FORUM, "2018-01-01")
    names = ids(store)
    batch = merge_actors(store, names["Forum of Northern Lakes"], names["Secretariat"], by="ana")
    assert bodies(store) == []
    undo(store, batch, by="ana")
    assert bodies(store) == ["Secretariat[Secretariat] of Forum of Northern Lakes, record"]


def test_nothing_becomes_a_body_of_its_own_body(store: Store) -> None:
    load(store, f"{FORUM}\nSTATED Drafting Group+Secretariat: the text is short", "2018-01-01")
    secretariats = store.read("MATCH (a:Actor {name: 'Secretariat'}) RETURN a.id AS id ORDER BY id")
    names = ids(store)
    for row in secretariats[1:]:
        merge_actors(store, secretariats[0]["id"], row["id"], by="ana")
    before = bodies(store)
    assert len(before) == 2
    with pytest.raises(UsageError, match="would be a body of itself"):
        merge_actors(store, names["Forum of Northern Lakes"], names["Drafting Group"], by="ana")
    assert bodies(store) == before


def test_members_that_the_registry_knows_are_drawn_once_and_follow_merges(store: Store) -> None:
    load(
        store,
        "STATED Regional Conference on Migration: rain is wet\nSTATED Mexico: wind is strong",
        "2018-01-01",
    )
    member = "MATCH (a:Actor)-[e:MEMBER_OF]->(b:Actor) RETURN a.name AS a, b.name AS b, e.known AS known"
    found = store.read(member)
    assert found == [{"a": "Mexico", "b": "Regional Conference on Migration", "known": "registry"}]
    load(store, "STATED Migration Conference of the Region: the sea is salt", "2018-02-01")
    names = ids(store)
    batch = merge_actors(
        store,
        names["Migration Conference of the Region"],
        names["Regional Conference on Migration"],
        by="ana",
    )
    load(store, "STATED Panama: roads are long", "2018-03-01")
    assert sorted((row["a"], row["b"]) for row in store.read(member)) == [
        ("Mexico", "Migration Conference of the Region"), ("Panama", "Migration Conference of the Region"),
    ]  # fmt: skip
    undo(store, batch, by="ana")
    assert {row["b"] for row in store.read(member)} == {"Regional Conference on Migration"}


def of_version_1(store: Store) -> None:
    """Make the graph one that the first version of the schema left: the nodes do not name their bodies."""

    def work(tx: object) -> None:
        tx.run("MATCH (a:Actor) SET a.body_of = null").consume()  # type: ignore[attr-defined]
        tx.run("MATCH (s:Schema) SET s.version = 1").consume()  # type: ignore[attr-defined]

    store.write(work)


@pytest.mark.parametrize("bring_up", [prepare, settle])
def test_a_graph_of_the_first_schema_is_brought_up_to_date(store: Store, bring_up: object) -> None:
    load(store, BOARD, "2018-01-01")
    body = store.read("MATCH (a:Actor {name: 'Secretariat'}) RETURN a.body_of AS id")
    of_version_1(store)
    bring_up(store)  # type: ignore[operator]
    prepare(store)
    assert store.read("MATCH (a:Actor {name: 'Secretariat'}) RETURN a.body_of AS id") == body
    assert store.read("MATCH (s:Schema) RETURN s.version AS version") == [{"version": VERSION}]


def test_a_graph_of_a_newer_schema_is_refused(store: Store) -> None:
    store.write(lambda tx: tx.run("MATCH (s:Schema) SET s.version = 99").consume())
    try:
        with pytest.raises(StoreError, match="newer version of Concertation"):
            prepare(store)
    finally:
        store.write(lambda tx: tx.run("MATCH (s:Schema) SET s.version = $v", v=VERSION).consume())
    assert emptied(store)
