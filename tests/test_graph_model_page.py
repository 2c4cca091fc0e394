"""docs/model.md names every label, edge and property of a graph in use, and no other."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest
from readings import make_reading

from graph.history import undo
from graph.load import load_reading
from graph.meetings import set_meeting
from graph.overlaps import judge, refresh
from graph.review import merge_actors, review, set_completion
from graph.store import Store
from loaders.load import load_paths
from loaders.samples import sample_paths

PAGE = (Path(__file__).parents[1] / "docs" / "model.md").read_text(encoding="utf-8")
KINDS = {"Country", "Organisation", "Forum", "Person"}


def part(heading: str) -> list[list[str]]:
    """The rows of the table under *heading*, cell by cell."""
    text = re.split(r"^## ", PAGE, flags=re.MULTILINE)
    (section,) = [one for one in text if one.startswith(heading)]
    rows = [line.strip()[1:-1].split("|") for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in row] for row in rows[2:]]


def properties_in(cell: str) -> set[str]:
    """The names in a cell of properties; what stands in brackets are values and explanations."""
    return set(re.findall(r"`([a-z_]+)`", re.sub(r"\([^()]*\)", "", cell)))


def node_properties() -> dict[str, set[str]]:
    found = {re.findall(r"`(\w+)`", row[0])[0]: properties_in(row[1]) for row in part("Nodes")}
    assert len(found) > 10
    return found


def edge_properties() -> dict[str, set[str]]:
    """Types of edges with their properties, out of both tables and the sentence that tells of all drawn edges."""
    found: dict[str, set[str]] = {}
    for row in part("Edges that hold the data"):
        for kind in re.findall(r"\[:(\w+)\]", row[0]):
            found[kind] = properties_in(row[1]) if len(row) > 1 else set()
    (said,) = re.findall(r"Each carries (.*?)\. Claims", PAGE, flags=re.DOTALL)
    for row in part("Edges that are drawn"):
        own = set(re.findall(r"`([A-Z_]+)`", " ".join(row[1:3]))) | set(re.findall(r"\[:(\w+)\]", row[3]))
        for kind in own:
            found[kind] = properties_in(row[3]) or properties_in(said) - (
                set() if row[0] == "`REQUESTED_OF`" else {"force"}
            )
    return found


@pytest.fixture
def used(store: Store) -> Store:
    """The sample records and all that people do, on both servers in turn."""
    wrong = [one for one in load_paths(store, sample_paths(), by="ana") if isinstance(one, Exception)]
    assert not wrong
    odd = "STATED Drafting Group: rain is wet\nPROPOSED Chile > Peru: meet\nDECIDED Chile > Peru: chair"
    load_reading(store, make_reading(odd, name="odd.txt", place="Lima"), by="ana")
    load_reading(store, make_reading("WELCOMED Chile > Peru: maps", forum=None, date="2020-02-02"), by="ana")
    row = store.read(
        "MATCH (c:Commitment)-[:ARISES_FROM]->(s:Statement) RETURN c.id AS c, s.id AS s ORDER BY c LIMIT 1"
    )[0]
    set_completion(store, row["c"], "limited", by="ben", statement_id=row["s"])
    review(store, row["s"], "accepted", by="ben", note="as in the minutes")
    refresh(store)
    first, second = [
        one["id"] for one in store.read("MATCH (x:Action) RETURN x.id AS id ORDER BY id LIMIT 2")
    ]
    judge(store, first, second, "unrelated", by="ben", note="no", score=0.5, reasons=["both speak of maps"])
    names = {
        one["name"]: one["id"] for one in store.read("MATCH (a:Actor) RETURN a.name AS name, a.id AS id")
    }
    merge_actors(store, names["Chile"], names["Drafting Group"], by="ben", note="one and the same")
    record = store.read("MATCH (r:Record {title: 'Report of odd.txt'}) RETURN r.id AS id")[0]["id"]
    moved = set_meeting(store, record, {"date": "2019-01-01", "end_date": "2019-01-02"}, by="ben")
    undo(store, undo(store, undo(store, moved, by="eva"), by="eva"), by="eva")
    set_meeting(store, record, {"date": "2019-01-01", "end_date": "2019-01-02"}, by="ben")
    return store


def test_the_page_tells_what_a_graph_holds(used: Store) -> None:
    check_nodes(used)
    check_edges(used)


def check_nodes(used: Store) -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for row in used.read("MATCH (n) UNWIND keys(n) AS key RETURN DISTINCT labels(n) AS labels, key"):
        labels = set(row["labels"])
        assert labels & KINDS == labels - {"Actor"} or not labels & KINDS
        (label,) = labels - KINDS
        if row["key"] != "for_tests":
            found[label].add(row["key"])
    assert {label: sorted(keys) for label, keys in found.items()} == {
        label: sorted(keys) for label, keys in node_properties().items()
    }


def check_edges(used: Store) -> None:
    found: dict[str, set[str]] = {
        row["type"]: set() for row in used.read("MATCH ()-[e]->() RETURN DISTINCT type(e) AS type")
    }
    for row in used.read("MATCH ()-[e]->() UNWIND keys(e) AS key RETURN DISTINCT type(e) AS type, key"):
        found[row["type"]].add(row["key"])
    # Drawn where the registry tells of a body that has ended; it need not know of any.
    found["BODY_OF"].add("until")
    assert {kind: sorted(keys) for kind, keys in found.items()} == {
        kind: sorted(keys) for kind, keys in edge_properties().items()
    }
