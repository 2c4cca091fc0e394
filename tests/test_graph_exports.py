"""The graph as files: read back the same by an import, by other programs, and never left half."""

from __future__ import annotations

import csv
import io
import json
import re
import resource
import zipfile
from pathlib import Path
from typing import Any

import networkx
import pytest
from lxml import etree
from readings import make_reading

from graph.errors import ConcertationError, RecordError, UsageError
from graph.exports import export_graph, import_graph, importing, reading
from graph.exports.kinds import ACTOR_KINDS, EDGES, LABELS
from graph.exports.writing import FORMATS
from graph.find import find_actor, with_bodies
from graph.load import load_reading
from graph.review import review
from graph.store import Store

LAKES = """
REQUESTED_OF Forum of Lakes > Mexico: publish the =SUM(A1) guide "twice", `now`; \\ and <b>then</b> @2018-11 !urge
THANKED_FOR Forum of Lakes > Peru, Chile: the course for inspectors
COORDINATES_WITH Forum of Lakes > Water Agency: training of officers ~aim
COMMITTED_TO Mexico: translate the map @2019-03-01
PARTICIPATED_IN Mexico, Peru, Cuba
"""
HILLS = "REQUESTED_OF Forum of Hills > Cuba: count the goats @2020"
GRAPH = """
MATCH (n) WHERE NOT n:Schema AND NOT n:Tally
OPTIONAL MATCH (n)-[r]->(m)
RETURN labels(n) AS labels, properties(n) AS node, type(r) AS type, properties(r) AS edge, m.id AS to
"""


def fill(store: Store) -> None:
    load_reading(store, make_reading(LAKES, name="lakes.txt", forum="Forum of Lakes"), by="test")
    load_reading(
        store, make_reading(HILLS, name="hills.txt", forum="Forum of Hills", date="2019-05-02"), by="test"
    )
    found = store.read("MATCH (s:Statement) RETURN s.id AS id ORDER BY s.quote LIMIT 1")
    review(store, found[0]["id"], "accepted", by="Añón, “Ü”\u2028", note="=cmd|' /C calc'!A0")


def whole(store: Store) -> list[str]:
    rows = [{**row, "labels": sorted(row["labels"])} for row in store.read(GRAPH)]  # type: ignore[arg-type]
    return sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in rows)


def emptied(store: Store) -> None:
    store.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume())


@pytest.mark.parametrize("suffix", [".csv.zip", ".json"])
def test_an_import_gives_the_same_graph(store: Store, tmp_path: Path, suffix: str) -> None:
    fill(store)
    before, path = whole(store), tmp_path / f"graph{suffix}"
    assert export_graph(store, path) == path.stat().st_size
    emptied(store)
    counts = import_graph(store, path)
    assert whole(store) == before
    assert counts["nodes"] > 20
    load_reading(
        store, make_reading("STATED Peru: all is well", name="later.txt", date="2021-01-01"), by="test"
    )
    numbers = [row["n"] for row in store.read("MATCH (b:Batch) RETURN b.number AS n")]
    assert len(numbers) == len(set(numbers)) == 4


def test_everything_that_a_graph_has_is_exported(embedded_store: Store) -> None:
    fill(embedded_store)
    labels = {label for row in embedded_store.read("MATCH (n) RETURN labels(n) AS l") for label in row["l"]}
    types = {row["t"] for row in embedded_store.read("MATCH ()-[r]->() RETURN DISTINCT type(r) AS t")}
    # Tallies are made again of the statements where an export is read back.
    assert labels <= {*LABELS, *ACTOR_KINDS, "Schema", "Tally"}
    assert types <= set(EDGES)


def test_one_forum_without_the_other(embedded_store: Store, tmp_path: Path) -> None:
    fill(embedded_store)
    path = tmp_path / "lakes.json"
    forums = with_bodies(embedded_store, find_actor(embedded_store, "Forum of Lakes")["id"])
    export_graph(embedded_store, path, forums=forums, about="Forum of Lakes")
    text = path.read_text(encoding="utf-8")
    assert "translate the map" in text
    assert "count the goats" not in text
    emptied(embedded_store)
    assert import_graph(embedded_store, path)["nodes"] > 10


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_networkx_reads_it(embedded_store: Store, tmp_path: Path, suffix: str) -> None:
    fill(embedded_store)
    path = tmp_path / f"graph{suffix}"
    export_graph(embedded_store, path)
    read = networkx.read_graphml if suffix == ".graphml" else networkx.read_gexf
    found = read(path)
    count = embedded_store.read("MATCH (n) WHERE NOT n:Schema AND NOT n:Tally RETURN count(n) AS n")[0]["n"]
    edges = embedded_store.read("MATCH ()-[r]->() RETURN count(r) AS n")[0]["n"]
    assert (found.number_of_nodes(), found.number_of_edges()) == (count, edges)
    assert any('=SUM(A1) guide "twice"' in str(data) for _, data in found.nodes(data=True))


def test_the_cypher_script_makes_the_same_graph(store: Store, tmp_path: Path) -> None:
    fill(store)
    before, path = whole(store), tmp_path / "graph.cypher"
    export_graph(store, path)
    emptied(store)
    for statement in path.read_text(encoding="utf-8").split(";\n"):
        body = "\n".join(line for line in statement.splitlines() if not line.startswith("//")).strip()
        if body.startswith("UNWIND"):
            store.write(lambda tx, body=body: tx.run(body).consume())  # type: ignore[misc]
    assert whole(store) == before


def test_json_ld_names_known_terms(embedded_store: Store, tmp_path: Path) -> None:
    fill(embedded_store)
    path = tmp_path / "graph.jsonld"
    export_graph(embedded_store, path)
    document = json.loads(path.read_text(encoding="utf-8"))
    assert document["@context"]["schema"] == "https://schema.org/"
    types = {kind for item in document["@graph"] for kind in item.get("type", [])}
    assert {"schema:Country", "schema:Event", "schema:Claim", "prov:Activity"} <= types
    used = {key.split(":")[0] for item in document["@graph"] for key in item if ":" in key}
    assert used <= set(document["@context"])


def test_no_cell_of_the_tables_is_a_formula(embedded_store: Store, tmp_path: Path) -> None:
    fill(embedded_store)
    path = tmp_path / "graph.csv.zip"
    export_graph(embedded_store, path)
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                rows = csv.reader(io.StringIO(archive.read(name).decode("utf-8")))
                assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))], (
                    name
                )


def test_xml_of_hostile_words_is_well_formed(embedded_store: Store, tmp_path: Path) -> None:
    fill(embedded_store)
    hostile = "\x01 ]]> <!ENTITY x SYSTEM 'file:///etc/passwd'> & \ufffe"
    embedded_store.write(lambda tx: tx.run("MATCH (a:Action) SET a.text = $t", t=hostile).consume())
    for suffix in (".graphml", ".gexf"):
        path = tmp_path / f"graph{suffix}"
        export_graph(embedded_store, path)
        assert etree.parse(path).getroot() is not None


def damaged(kind: str, good: bytes) -> bytes:
    changes: dict[str, Any] = {
        "cut off": lambda: good[: len(good) // 2],
        "no export": lambda: b'{"hello": "world"}',
        "foreign label": lambda: good.replace(b'"Meeting"', b'"Melting"', 1),
        "foreign edge": lambda: good.replace(b'"QUOTED_FROM"', b'"DROPPED_FROM"', 1),
        "end that is not there": lambda: good.replace(b'"end": ["Passage", "', b'"end": ["Passage", "x', 1),
        "nested value": lambda: good.replace(b'"properties": {', b'"properties": {"x": {"y": 1}, ', 1),
        "name that is a number": lambda: re.sub(rb'"name": "[^"]*"', b'"name": 5', good, count=1),
        "date that is none": lambda: re.sub(rb'"date": "[^"]*"', b'"date": "soon"', good, count=1),
        "flag in words": lambda: re.sub(rb'"counts": (true|false)', b'"counts": "yes"', good, count=1),
        "list that is text": lambda: re.sub(rb'"headings": \[[^]]*\]', b'"headings": "IOM"', good, count=1),
        "no JSON": lambda: good.replace(b"{", b"[", 40),
        "empty": lambda: b"",
    }
    return bytes(changes[kind]())


@pytest.mark.parametrize(
    "kind",
    [
        "cut off",
        "no export",
        "foreign label",
        "foreign edge",
        "end that is not there",
        "nested value",
        "name that is a number",
        "date that is none",
        "flag in words",
        "list that is text",
        "no JSON",
        "empty",
    ],
)
def test_a_damaged_or_foreign_file_writes_nothing(embedded_store: Store, tmp_path: Path, kind: str) -> None:
    fill(embedded_store)
    path = tmp_path / "graph.json"
    export_graph(embedded_store, path)
    good = path.read_bytes()
    path.write_bytes(damaged(kind, good))
    assert path.read_bytes() != good
    emptied(embedded_store)
    with pytest.raises(RecordError, match=r"graph\.json: "):
        import_graph(embedded_store, path)
    assert whole(embedded_store) == []


def test_an_export_that_another_program_wrote_anew_is_read_too(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(embedded_store)
    before, path = whole(embedded_store), tmp_path / "graph.json"
    export_graph(embedded_store, path)
    data = json.loads(path.read_text(encoding="utf-8"))
    for form in ({}, {"indent": 2}, {"sort_keys": True}, {"separators": (",", ":")}):
        path.write_text(json.dumps(data, **form), encoding="utf-8")
        emptied(embedded_store)
        import_graph(embedded_store, path)
        assert whole(embedded_store) == before, form
    emptied(embedded_store)
    good = path.read_bytes()
    wrong = {
        "no JSON": good[: len(good) // 2],
        "no list of edges": json.dumps({**data, "edges": None}).encode(),
        "no export": json.dumps([data]).encode(),
        "damaged": json.dumps({**data, "nodes": [3]}).encode(),
        "which is not in the file": json.dumps({**data, "nodes": data["nodes"][:1]}).encode(),
    }
    for said, content in wrong.items():
        path.write_bytes(content)
        with pytest.raises(RecordError, match=said):
            import_graph(embedded_store, path)
    path.write_bytes(good)
    monkeypatch.setattr(importing, "MAX_WHOLE", 100)
    with pytest.raises(RecordError, match="do not have a line each"):
        import_graph(embedded_store, path)
    assert whole(embedded_store) == []


@pytest.mark.parametrize("cut", [30, -40])
def test_a_damaged_archive_writes_nothing(embedded_store: Store, tmp_path: Path, cut: int) -> None:
    fill(embedded_store)
    path = tmp_path / "graph.csv.zip"
    export_graph(embedded_store, path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 60] = b"\0" * 60
    path.write_bytes(data[:cut] if cut < 0 else data)
    emptied(embedded_store)
    with pytest.raises(RecordError):
        import_graph(embedded_store, path)
    assert whole(embedded_store) == []


def test_a_graph_with_records_takes_no_import(embedded_store: Store, tmp_path: Path) -> None:
    fill(embedded_store)
    path = tmp_path / "graph.json"
    export_graph(embedded_store, path)
    with pytest.raises(ConcertationError, match="holds records already"):
        import_graph(embedded_store, path)


def test_an_unknown_suffix_lists_the_known(embedded_store: Store, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"an export ends in \.csv\.zip"):
        export_graph(embedded_store, tmp_path / "graph.xls")


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_disk_that_is_full_keeps_no_half_file(embedded_store: Store, tmp_path: Path, suffix: str) -> None:
    """The process may write files of at most a few bytes: what a full disk does, without filling one."""
    fill(embedded_store)
    path = tmp_path / f"graph{suffix}"
    path.write_text("the earlier one", encoding="utf-8")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(ConcertationError, match="could not be written"):
            export_graph(embedded_store, path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert path.read_text(encoding="utf-8") == "the earlier one"
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", [".csv.zip", ".json"])
def test_pages_and_batches_are_joined_without_loss(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    """Small pages on a small graph are what a large graph meets: several of them for each label."""
    monkeypatch.setattr(reading, "PAGE", 3)
    monkeypatch.setattr(importing, "AT_ONCE", 4)
    fill(embedded_store)
    before, path = whole(embedded_store), tmp_path / f"graph{suffix}"
    export_graph(embedded_store, path)
    emptied(embedded_store)
    import_graph(embedded_store, path)
    assert whole(embedded_store) == before
