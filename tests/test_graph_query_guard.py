"""Queries of people can only read, on both servers: every way that was tried, and harmless ones that look dangerous."""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from neo4j import READ_ACCESS
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import ConcertationError, QueryRefused
from graph.query import check, run_query
from graph.query.guard import check_expression
from graph.store import Store

ATTACKS = yaml.safe_load((Path(__file__).parent / "attacks.yaml").read_text(encoding="utf-8"))
KINDS = [kind for kind in ATTACKS if kind not in {"harmless", "exhausting"}]
REFUSED = [text for kind in KINDS for text in ATTACKS[kind]]
SECURITY = Path(__file__).parents[1] / "docs" / "security.md"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A socket on loopback that notices whoever connects."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


def fill(store: Store) -> None:
    query = """UNWIND range(1, 5) AS i CREATE (a:Actor {id: 'a' + toString(i), name: 'Actor ' + toString(i)})
               CREATE (m:Meeting {id: 'm' + toString(i)}) CREATE (a)-[:PARTICIPATED_IN {count: i}]->(m)"""
    store.write(lambda tx: tx.run(query).consume())


def print_of(store: Store) -> str:
    """A hash of all nodes and edges with their labels and properties."""
    nodes = store.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p")
    edges = store.read("MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, properties(r) AS p, b.id AS b")
    lines = sorted(json.dumps(row, sort_keys=True) for row in [*nodes, *edges])
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@pytest.mark.parametrize("cypher", REFUSED)
def test_refused_before_any_server_sees_it(cypher: str) -> None:
    with pytest.raises(QueryRefused):
        check(cypher)


@pytest.mark.parametrize("cypher", ATTACKS["harmless"])
def test_harmless_queries_pass(cypher: str) -> None:
    check(cypher)


def test_every_way_leaves_the_graph_as_it_was(store: Store, listener: socket.socket) -> None:
    fill(store)
    before = print_of(store)
    port = listener.getsockname()[1]
    for cypher in REFUSED:
        with pytest.raises(ConcertationError):
            run_query(store, cypher.replace("127.0.0.1:9/", f"127.0.0.1:{port}/"), seconds=5)
    assert print_of(store) == before
    with pytest.raises(TimeoutError):
        listener.accept()


def test_harmless_queries_answer(store: Store) -> None:
    fill(store)
    for cypher in ATTACKS["harmless"]:
        result = run_query(store, cypher, {"value": "SET"}, seconds=10)
        # The local server names no columns where there are no rows.
        assert result.columns or not result.rows, cypher


def test_the_server_alone_refuses_to_write(store: Store) -> None:
    """The second and third layer, without the first: the words go to the server as they are."""
    fill(store)
    before = print_of(store)
    for cypher in ATTACKS["writing"] + ATTACKS["other languages"]:
        with (
            store.reading_driver.session(database=store.database, default_access_mode=READ_ACCESS) as session,
            contextlib.suppress(Neo4jError, DriverError),
        ):
            session.run(cypher).consume()
    assert print_of(store) == before


def test_the_servers_plan_shows_addresses(store: Store, listener: socket.socket) -> None:
    """Neo4j fetches addresses in a reading session, the plan tells; the local server has it switched off."""
    from graph.query.run import _check_plan

    port = listener.getsockname()[1]
    cypher = f"LOAD CSV FROM 'http://127.0.0.1:{port}/x' AS line RETURN line"
    with store.reading_driver.session(database=store.database, default_access_mode=READ_ACCESS) as session:
        if store.product == "neo4j":
            with pytest.raises(QueryRefused):
                _check_plan(session, cypher, {})
        else:
            with pytest.raises((Neo4jError, DriverError)):
                session.run(cypher).consume()  # type: ignore[arg-type]
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize("pattern", ["(x+x+)+y", "(a|a)*b", "(a|b|ab){2,}c", ".*.*.*.*.*=", "a+a+a+a+a+$"])
def test_expressions_without_end_are_refused(pattern: str) -> None:
    with pytest.raises(QueryRefused):
        check_expression(pattern)


@pytest.mark.parametrize("pattern", ["(?i).*border.*", r"[()+*]+\)*", "(a|b)?c", r"\d{4}-\d{2}", r"20\d\d.*"])
def test_plain_expressions_are_allowed(pattern: str) -> None:
    check_expression(pattern)


def test_a_refusal_names_line_and_column() -> None:
    with pytest.raises(QueryRefused) as caught:
        check("MATCH (a:Actor)\n  SET a.name = 1")
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_the_docs_list_what_the_tests_try() -> None:
    assert security_list(ATTACKS) in SECURITY.read_text(encoding="utf-8")


def security_list(attacks: dict[str, list[Any]]) -> str:
    """The part of docs/security.md that lists the attacks, numbered through."""
    lines, number = [], 0
    for kind, texts in attacks.items():
        if kind == "harmless":
            lines += ["### Answered all the same", "", *(f"- `{shown(text)}`" for text in texts), ""]
            continue
        lines += [f"### {kind.capitalize()}", ""]
        for text in texts:
            number += 1
            lines.append(f"{number}. `{shown(text)}`")
        lines.append("")
    return "\n".join(lines).strip()


def shown(text: str) -> str:
    """A query as it can stand between backticks in one line."""
    bare = json.dumps(text).replace("\\\\", "\\").replace('\\"', '"')[1:-1] if text.strip() else "(nothing)"
    bare = re.sub(r"(\(|\)){12,}", lambda found: found[0][:12] + "…", bare)
    return bare.replace("`", "ˋ")
