"""What only a Neo4j server can be asked, and what notebooks get."""

from __future__ import annotations

import os

import pytest
from neo4j_server.start import NoNeo4j

from graph.errors import StoreError
from graph.notebook import py2neo_graph
from graph.settings import Settings
from graph.store import Store, open_store


@pytest.fixture
def neo4j_settings_here(request: pytest.FixtureRequest) -> Settings:
    try:
        found: Settings = request.getfixturevalue("_neo4j_settings")
    except NoNeo4j as reason:
        if os.environ.get("CI"):
            pytest.fail(f"the Neo4j half must run in CI: {reason}")
        pytest.skip(f"the Neo4j half was not run: {reason}")
    return found


def test_a_wrong_password_is_said_in_one_sentence(neo4j_settings_here: Settings) -> None:
    wrong = Settings(database=neo4j_settings_here.database, password="not it")
    with pytest.raises(StoreError, match=r"refuses the user name or the password. Set NEO4J_USERNAME"):
        open_store(wrong)


def test_a_routed_address_works_as_well(neo4j_settings_here: Settings) -> None:
    routed = Settings(
        database=neo4j_settings_here.database.replace("bolt://", "neo4j://"),
        password=neo4j_settings_here.password,
    )
    with open_store(routed) as store:
        assert store.read("RETURN 1 AS one") == [{"one": 1}]


def ask_py2neo(settings: Settings, query: str) -> object:
    graph = py2neo_graph(settings)
    try:
        return graph.evaluate(query)
    finally:
        graph.service.connector.close()


def test_py2neo_reaches_a_neo4j(neo4j_settings_here: Settings) -> None:
    assert ask_py2neo(neo4j_settings_here, "RETURN 6 * 7") == 42


def test_py2neo_reaches_the_local_graph(embedded_store: Store) -> None:
    embedded_store.write(lambda tx: tx.run("CREATE (:Meeting {id: 'm1', title: 'Lakes'})").consume())
    assert ask_py2neo(Settings(), "MATCH (m:Meeting) RETURN m.title") == "Lakes"
