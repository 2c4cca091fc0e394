"""The store's contract, the same on both servers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.errors import ConcertationError, QueryRefused, StoreError
from graph.settings import Settings
from graph.store import Store, open_store


def make(store: Store, query: str, **parameters: object) -> None:
    store.write(lambda tx: tx.run(query, parameters).consume())  # type: ignore[arg-type]


def test_reads_what_was_written(store: Store) -> None:
    make(store, "CREATE (:Actor:Country {id: 'a1', name: 'Perú', aliases: ['Peru', 'Pérou']})")
    rows = store.read("MATCH (a:Country {id: $id}) RETURN a.name AS name, a.aliases AS aliases", id="a1")
    assert rows == [{"name": "Perú", "aliases": ["Peru", "Pérou"]}]


def test_knows_its_product(store: Store) -> None:
    assert store.product in ("embedded", "neo4j")


def test_reading_cannot_write(store: Store) -> None:
    with pytest.raises(ConcertationError):
        store.read("CREATE (:Actor {id: 'a1'})")
    assert store.read("MATCH (a:Actor) RETURN count(a) AS n") == [{"n": 0}]


def test_ids_are_unique(store: Store) -> None:
    make(store, "CREATE (:Actor:Country {id: 'a1'})")
    with pytest.raises(StoreError):
        make(store, "CREATE (:Actor:Forum {id: 'a1'})")


def test_a_write_that_fails_leaves_nothing(store: Store) -> None:
    def half_done(tx: object) -> None:
        tx.run("CREATE (:Meeting {id: 'm1'})").consume()  # type: ignore[attr-defined]
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        store.write(half_done)
    assert store.read("MATCH (m:Meeting) RETURN count(m) AS n") == [{"n": 0}]


def test_wrong_cypher_is_refused_with_its_reason(store: Store) -> None:
    with pytest.raises(QueryRefused, match=r"."):
        store.read("MATCH (a RETURN a")


def test_two_writers_of_one_new_actor_both_succeed(store: Store) -> None:
    def merge(number: int) -> None:
        make(store, "MERGE (a:Actor:Country {id: 'same'}) SET a.last = $number", number=number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(merge, range(12)))
    assert store.read("MATCH (a:Actor) RETURN count(a) AS n") == [{"n": 1}]


def test_a_wrong_address_is_named() -> None:
    with pytest.raises(StoreError, match="CONCERTATION_DATABASE is 'mysql://host'"):
        open_store(Settings(database="mysql://host"))


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(StoreError, match=r"bolt://127.0.0.1:9 does not answer"):
        open_store(Settings(database="bolt://127.0.0.1:9", timeout=2))
