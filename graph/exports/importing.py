"""Read an export back into an empty graph, whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any, LiteralString, TypeVar, cast

from graph.errors import ConcertationError, RecordError
from graph.restored import settle
from graph.store import Store

from . import to_csv, to_json
from .kinds import ACTOR_KINDS, EDGES, LABELS, is_of_its_kind
from .reading import Edge, Node

T = TypeVar("T")

AT_ONCE = 5_000
"""Nodes or edges that are taken from the file at once; those of one kind are created in one transaction."""
MAX_LINE = 64 * 2**20
"""Characters of one line of an export; a record's text is the longest value."""
MAX_BYTES = 20 * 2**30
"""Bytes of one unpacked table. Archives that claim more are not ours."""
MAX_WHOLE = 256 * 2**20
"""Bytes of a JSON file whose items do not have lines of their own, so that it is held in memory whole."""
WANTED = "Import a .csv.zip or .json that `export` wrote. Nothing was written."


def import_graph(store: Store, path: Path) -> dict[str, int]:
    """Fill an empty graph from *path* (.csv.zip or .json of `export`); return how many nodes and edges it has.

    The file is read twice: first to see that all of it is well formed and that every edge has its ends, then to write.
    Raises `RecordError` for a damaged or foreign file, and `ConcertationError` where the graph is not empty. On any fault
    nothing stays written.
    """
    if store.read("MATCH (r:Record) RETURN count(r) AS n")[0]["n"]:
        raise ConcertationError(
            "The graph holds records already; an import fills an empty one. "
            "Set CONCERTATION_HOME to a new folder for it."
        )
    source = _source(path)
    counts = _check(path, source)
    store.write(_clear)
    try:
        _create(store, source)
        settle(store)
    except BaseException:
        # The graph was empty: taking back is to empty it again.
        store.write(_clear)
        raise
    return counts


Source = tuple[Callable[[], Iterator[Node]], Callable[[], Iterator[Edge]]]


def _source(path: Path) -> Source:
    if not path.is_file():
        raise RecordError(path, "there is no such file.", "Give the path of an export.")
    if zipfile.is_zipfile(path):
        return (lambda: _csv_nodes(path)), (lambda: _csv_edges(path))
    with path.open("rb") as file:
        head, second = file.readline(MAX_LINE), file.readline(100)
    if to_json.FORMAT.encode() in head[:200] and second.strip() == b'"nodes": [':
        return (lambda: _json_items(path, "nodes", _json_node)), (
            lambda: _json_items(path, "edges", _json_edge)
        )
    whole = _whole_json(path)
    return (lambda: map(_json_node, whole["nodes"])), (lambda: map(_json_edge, whole["edges"]))


def _whole_json(path: Path) -> dict[str, Any]:
    """An export that another program wrote anew, so that its items no longer have lines of their own."""
    if path.stat().st_size > MAX_WHOLE:
        raise RecordError(
            path,
            "it is larger than what is read at once, and its nodes and edges do not have a line each.",
            "Import the file as `export` wrote it.",
        )
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise RecordError(path, f"this is no JSON: {error}.", WANTED) from error
    if not isinstance(whole, dict) or whole.get("format") != to_json.FORMAT:
        raise RecordError(path, "this is no export of a graph.", WANTED)
    for part in ("nodes", "edges"):
        if not isinstance(whole.get(part), list):
            raise RecordError(path, f"it has no list of {part}.", WANTED)
    return whole


def _check(path: Path, source: Source) -> dict[str, int]:
    ids: dict[str, set[str]] = {label: set() for label in LABELS}
    nodes = edges = 0
    try:
        for node in source[0]():
            label = node.labels[0]
            if label not in ids or any(other not in ACTOR_KINDS for other in node.labels[1:]):
                raise RecordError(
                    path, f"a node has the labels {', '.join(node.labels)}, which are not ours."
                )
            if node.id in ids[label]:
                raise RecordError(path, f"two nodes have the id {node.id}.")
            _check_properties(path, label, node.properties)
            ids[label].add(node.id)
            nodes += 1
        for edge in source[1]():
            if edge.type not in EDGES:
                raise RecordError(path, f"an edge has the type {edge.type}, which is not ours.")
            for label, identity in ((edge.start_label, edge.start), (edge.end_label, edge.end)):
                if identity not in ids.get(label, ()):
                    raise RecordError(
                        path, f"an edge {edge.type} leads to {label} {identity}, which is not in the file."
                    )
            _check_properties(path, edge.type, edge.properties)
            edges += 1
    except RecordError:
        raise
    except (
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        csv.Error,
        zipfile.BadZipFile,
        EOFError,
        OSError,
        RecursionError,
    ) as error:
        raise RecordError(
            path, f"the file is damaged or not an export: {error}.", "Nothing was written."
        ) from error
    if not nodes:
        raise RecordError(path, "the file holds no node.", "Nothing was written.")
    return {"nodes": nodes, "edges": edges}


def _check_properties(path: Path, label: str, properties: dict[str, Any]) -> None:
    for name, value in properties.items():
        if not name.replace("_", "").isalnum():
            raise RecordError(path, f"the property {name!r} has a name that a graph cannot hold.")
        if not is_of_its_kind(label, name, value):
            raise RecordError(
                path,
                f"the property {name!r} of a {label} holds {str(value)[:40]!r}, which is not of its kind.",
            )


def _create(store: Store, source: Source) -> None:
    for some in _batches(source[0]()):
        for labels, nodes in _sorted_by(some, lambda node: node.labels):
            query = f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row"
            _write(store, query, [node.properties for node in nodes])
    # Edges come by their start, so that types alternate: those of a batch are put together by type first.
    for part in _batches(source[1]()):
        for (start, kind, end), edges in _sorted_by(part, lambda e: (e.start_label, e.type, e.end_label)):
            query = (
                f"UNWIND $rows AS row MATCH (a:{start} {{id: row.a}}) MATCH (b:{end} {{id: row.b}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.p"
            )
            _write(store, query, [{"a": e.start, "b": e.end, "p": e.properties} for e in edges])


def _sorted_by(
    items: list[T], key: Callable[[T], tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], Iterator[T]]]:
    return groupby(sorted(items, key=key), key)


def _write(store: Store, query: str, rows: list[dict[str, Any]]) -> None:
    # Labels and types in the text were compared with the fixed lists of `kinds`; values go as parameters only.
    store.write(lambda tx: tx.run(cast(LiteralString, query), rows=rows).consume())


def _batches(items: Iterator[T]) -> Iterator[list[T]]:
    while some := list(islice(items, AT_ONCE)):
        yield some


def _clear(tx: Any) -> None:
    for label in LABELS:
        while tx.run(
            cast(LiteralString, f"MATCH (n:{label}) WITH n LIMIT 5000 DETACH DELETE n RETURN count(*) AS n")
        ).single()["n"]:
            pass


def _csv_nodes(path: Path) -> Iterator[Node]:
    for label in LABELS:
        for row in _csv_rows(path, f"nodes/{label}.csv"):
            labels = tuple(row.pop(":labels").split(";"))
            yield Node(labels, row["id"], row)


def _csv_edges(path: Path) -> Iterator[Edge]:
    for kind in EDGES:
        rows = _csv_rows(path, f"edges/{kind}.csv")
        for row in rows:
            start_label, start, end_label, end = (row.pop(key) for key in (":from", ":start", ":to", ":end"))
            yield Edge(kind, start, start_label, end, end_label, row)


def _csv_rows(path: Path, name: str) -> Iterator[dict[str, Any]]:
    csv.field_size_limit(MAX_LINE)
    with zipfile.ZipFile(path) as archive:
        if name not in archive.namelist():
            return
        if archive.getinfo(name).file_size > MAX_BYTES:
            raise RecordError(path, f"{name} claims to be larger than any export.")
        with archive.open(name) as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", newline="") as text:
            for row in csv.DictReader(text):
                values = {key: to_csv.value_of(cell) for key, cell in row.items()}
                yield {key: value for key, value in values.items() if value is not None}


def _json_items(path: Path, part: str, make: Callable[[dict[str, Any]], Any]) -> Iterator[Any]:
    """Yield the items of one part; every item has a line of its own, so the file is never held whole."""
    inside, ended = False, False
    with path.open(encoding="utf-8") as file:
        for line in file:
            if len(line) > MAX_LINE:
                raise RecordError(path, "a line is longer than any that an export writes.")
            bare = line.strip()
            if bare.endswith(f'"{part}": ['):
                inside = True
            elif inside and bare.startswith("]"):
                ended = True
                break
            elif inside:
                yield make(json.loads(bare.removesuffix(",")))
    if not ended:
        raise RecordError(
            path, f"the list of {part} does not end.", "The file is cut off; nothing was written."
        )


def _json_node(item: dict[str, Any]) -> Node:
    return Node(tuple(item["labels"]), item["properties"]["id"], item["properties"])


def _json_edge(item: dict[str, Any]) -> Edge:
    (start_label, start), (end_label, end) = item["start"], item["end"]
    return Edge(item["type"], start, start_label, end, end_label, item["properties"])
