"""Time, rows, size, number: what stops a query, and that the server answers afterwards, on both servers."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from graph.errors import ConcertationError, QueryRefused, QueryStopped
from graph.query import run_query
from graph.query.run import AT_ONCE, Running, _places
from graph.store import Store

ATTACKS = yaml.safe_load((Path(__file__).parent / "attacks.yaml").read_text(encoding="utf-8"))
ENDLESS = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN max(x * y % 7) AS n"
SLOWLY = "UNWIND range(1, 3000) AS x UNWIND range(1, 3000) AS y RETURN x * y AS n"


def until(condition: Callable[[], bool], seconds: float = 120) -> bool:
    """Whether the condition came true in that time."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def alive(store: Store) -> bool:
    return run_query(store, "RETURN 1 AS one", seconds=20, patience=120).rows == [{"one": 1}]


def test_what_exhausts_ends_in_its_time_and_the_server_lives(store: Store) -> None:
    make = """UNWIND range(1, 40) AS i CREATE (:Actor {id: toString(i)})
              WITH count(*) AS n MATCH (a:Actor), (b:Actor) CREATE (a)-[:ASKED]->(b)"""
    store.write(lambda tx: tx.run(make).consume())
    for cypher in ATTACKS["exhausting"]:
        begun = time.monotonic()
        try:
            result = run_query(store, cypher, seconds=1, rows=100)
            assert len(result.rows) <= 100
        except ConcertationError:
            pass
        # Each would take hours; how busy the machine is may not matter.
        assert time.monotonic() - begun < 400, cypher
        assert alive(store), cypher
    assert store.read("MATCH (a:Actor) RETURN count(a) AS n") == [{"n": 40}]


def test_rows_beyond_the_cap_are_cut_and_it_is_said(store: Store) -> None:
    result = run_query(store, "UNWIND range(1, 50) AS x RETURN x", rows=10)
    assert [row["x"] for row in result.rows] == list(range(1, 11))
    assert result.truncated
    assert not run_query(store, "UNWIND range(1, 10) AS x RETURN x", rows=10).truncated


def test_a_query_past_its_time_says_what_to_do(embedded_store: Store) -> None:
    with pytest.raises(QueryStopped, match="longer than 1 s.*Narrow it"):
        run_query(embedded_store, ENDLESS, seconds=1)


def test_cancelling_ends_the_query_and_keeps_its_rows(store: Store) -> None:
    running = Running()

    def cancel_when_rows_are_there() -> None:
        until(lambda: len(running.rows) >= 600)
        running.cancel()

    helper = threading.Thread(target=cancel_when_rows_are_there)
    helper.start()
    with pytest.raises(QueryStopped, match="What it had read"):
        run_query(store, SLOWLY, seconds=30, rows=9_000_000, running=running)
    helper.join()
    assert len(running.rows) >= 600
    assert running.rows[0] == {"n": 1}
    assert alive(store)


def test_only_so_many_run_at_once(embedded_store: Store) -> None:
    started: list[Running] = []
    outcomes: list[str] = []

    def ask() -> None:
        running = Running()
        started.append(running)
        try:
            run_query(embedded_store, ENDLESS, seconds=30, running=running)
        except ConcertationError as error:
            outcomes.append(str(error))

    for _ in range(AT_ONCE):  # what an earlier test had cut off may still be ending
        assert _places.acquire(timeout=300)
    _places.release(AT_ONCE)
    threads = [threading.Thread(target=ask) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    assert until(lambda: sum(running.driver is not None for running in started) == AT_ONCE)
    assert not outcomes
    with pytest.raises(QueryStopped, match="run already"):
        run_query(embedded_store, "RETURN 1 AS one", patience=0.2)
    for running in started:
        running.cancel()
    for thread in threads:
        thread.join()
    assert len(outcomes) == AT_ONCE
    assert until(lambda: alive(embedded_store))


def test_a_mistake_is_placed_in_the_text(store: Store) -> None:
    with pytest.raises(QueryRefused) as caught:
        run_query(store, "MATCH (a:Actor)\nRETURN a.name AS AS b")
    assert (caught.value.line, caught.value.column) == (2, 21)
    with pytest.raises(QueryRefused) as caught:
        run_query(store, "RETURN 1 AS AS b")
    assert (caught.value.line, caught.value.column) == (1, 16)
    assert "\n" not in str(caught.value)


def test_a_parameter_that_is_an_endless_expression_is_refused(embedded_store: Store) -> None:
    with pytest.raises(QueryRefused, match="regular expression"):
        run_query(embedded_store, "RETURN 'aaaa' =~ $p AS fits", {"p": "(a+)+b"})


def test_long_values_are_cut_and_say_so(embedded_store: Store) -> None:
    text = "x" * 30_000
    result = run_query(embedded_store, "RETURN $text AS text, range(1, 5000) AS many", {"text": text})
    assert result.rows[0]["text"].endswith("(10,000 more characters)")
    assert result.rows[0]["many"][-1] == "… 4,000 more"


def test_nodes_edges_and_paths_become_plain(store: Store) -> None:
    store.write(
        lambda tx: tx.run(
            "CREATE (:Actor {id: 'a', name: 'A'})-[:ASKED {count: 2}]->(:Actor {id: 'b'})"
        ).consume()
    )
    row = run_query(
        store, "MATCH p = (a:Actor {id: 'a'})-[r:ASKED]->(b) RETURN a, r, p, [a, b] AS both"
    ).rows[0]
    assert row["a"]["labels"] == ["Actor"]
    assert row["a"]["properties"] == {"id": "a", "name": "A"}
    assert row["r"]["type"] == "ASKED"
    assert row["r"]["start"] == row["a"]["node"]
    assert len(row["p"]["path"]) == 3
