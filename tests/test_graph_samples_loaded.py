"""The shipped samples in the graph: what a first user sees."""

from __future__ import annotations

from graph.edges import check_edges
from graph.store import Store


def test_the_drawn_edges_of_the_samples_are_what_the_statements_say(sample_store: Store) -> None:
    assert check_edges(sample_store) == []


def test_the_corrected_report_is_a_version_and_the_translation_is_tied(sample_store: Store) -> None:
    rows = sample_store.read("MATCH (r:Record) RETURN max(r.version) AS version, count(r) AS n")
    assert rows[0]["version"] == 2
    assert sample_store.read("MATCH (:Record)-[t:TRANSLATES]->(:Record) RETURN count(t) AS n")[0]["n"] >= 1
