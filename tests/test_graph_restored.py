"""A graph that was exported and read back goes on as if nothing had been."""

from __future__ import annotations

from pathlib import Path

from conftest import emptied
from readings import make_reading

from graph.edges import check_edges
from graph.exports import export_graph, import_graph
from graph.history import history, undo
from graph.load import load_reading
from graph.store import Store

LINES = """
THANKED_FOR Forum of Northern Lakes > Mexico: hosting the meeting
REQUESTED_OF Forum of Northern Lakes > Mexico: count the ferries @2018-11
"""


def test_loading_and_undoing_go_on_after_an_import(store: Store, tmp_path: Path) -> None:
    first = load_reading(store, make_reading(LINES), by="ana")
    number = history(store)[0]["number"]
    export_graph(store, tmp_path / "graph.csv.zip")
    emptied(store)
    import_graph(store, tmp_path / "graph.csv.zip")
    assert check_edges(store) == []
    load_reading(store, make_reading(LINES.replace("ferries", "boats"), date="2019-01-01"), by="ben")
    row = store.read("MATCH (:Actor)-[e:THANKED]->(:Actor) RETURN e.count AS n, e.first AS first")
    assert row == [{"n": 2, "first": "2018-07-19"}]
    assert [batch["number"] for batch in history(store)] == [number + 1, number]
    undo(store, str(first.batch), by="ana")
    assert check_edges(store) == []
