"""Servers for the tests: the local one, and a Neo4j; each is started once and emptied before every test.

The Neo4j is the one that ``CONCERTATION_TEST_NEO4J=bolt://user:password@host:port`` names, else one that is
started here with Maven and Java. Where neither is there, its half is left out with one line saying why, and with
``CI`` set that is a failure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j_server.start import NoNeo4j, neo4j_settings

from graph.local import server as local_server
from graph.settings import Settings
from graph.store import Store, open_store

PATIENCE = "300"
"""Seconds that a server may take to start, to answer and to stop."""


@pytest.fixture(scope="session", autouse=True)
def _apart_from_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test sees the graph or the settings of the person who runs it."""
    names = (
        "CONCERTATION_HOME",
        "CONCERTATION_DATABASE",
        "NEO4J_USERNAME",
        "NEO4J_PASSWORD",
        "CONCERTATION_USER",
        "CONCERTATION_QUERY_SECONDS",
        "CONCERTATION_QUERY_ROWS",
        "CONCERTATION_SERVER_MEMORY",
    )
    with pytest.MonkeyPatch.context() as patch:
        for name in names:
            patch.delenv(name, raising=False)
        patch.setenv("CONCERTATION_HOME", str(tmp_path_factory.mktemp("home")))
        # A machine that is busy with other things is no fault.
        patch.setenv("CONCERTATION_TIMEOUT", PATIENCE)
        yield


@pytest.fixture(scope="session")
def _embedded() -> Iterator[Store]:
    settings = Settings()
    with open_store(settings) as store:
        yield store
    local_server.stop(settings.home, timeout=settings.timeout)


@pytest.fixture(scope="session")
def _neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with neo4j_settings(tmp_path_factory.mktemp("neo4j")) as settings:
        yield settings


@pytest.fixture(scope="session")
def _neo4j(_neo4j_settings: Settings) -> Iterator[Store]:
    with open_store(_neo4j_settings) as store:
        known = "MATCH (s:Schema) WHERE s.for_tests RETURN count(s) AS n"
        if store.read("MATCH (r:Record) RETURN count(r) AS n") != [{"n": 0}] and store.read(known) == [
            {"n": 0}
        ]:
            pytest.exit(f"{store.name} holds records, and the tests would delete them. Name another one.", 2)
        store.write(lambda tx: tx.run("MATCH (s:Schema) SET s.for_tests = true").consume())
        yield store


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "store" in metafunc.fixturenames:
        metafunc.parametrize("store", ["embedded", "neo4j"], indirect=True, scope="function")


@pytest.fixture
def store(request: pytest.FixtureRequest) -> Store:
    """The empty graph, on both servers in turn."""
    if request.param == "embedded":
        return emptied(request.getfixturevalue("_embedded"))
    try:
        found: Store = request.getfixturevalue("_neo4j")
    except NoNeo4j as reason:
        if os.environ.get("CI"):
            pytest.fail(f"the Neo4j half must run in CI: {reason}")
        pytest.skip(f"the Neo4j half was not run: {reason}")
    return emptied(found)


@pytest.fixture
def embedded_store(_embedded: Store) -> Store:
    """The empty graph on the local server."""
    return emptied(_embedded)


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The shipped sample records, loaded once into a local graph of their own. To be read only."""
    from loaders.load import load_paths
    from loaders.samples import sample_paths

    settings = Settings(home=tmp_path_factory.mktemp("samples"), database="")
    with open_store(settings) as store:
        wrong = [one for one in load_paths(store, sample_paths(), by="tests") if isinstance(one, Exception)]
        assert not wrong, wrong
        yield store
    local_server.stop(settings.home, timeout=settings.timeout)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings whose local graph is a folder of this test; nothing runs there yet."""
    return Settings(home=tmp_path / "home", database="")


def emptied(store: Store) -> Store:
    """*store* without any node but the one that tells the schema's version."""
    query = "MATCH (n) WHERE NOT n:Schema WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS gone"
    while store.write(lambda tx: tx.run(query).single(strict=True)["gone"]):
        pass
    return store
