"""The JSON of the explorer keeps to its description, whatever is asked; feeds are well formed."""

from __future__ import annotations

from pathlib import Path

import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from lxml import etree
from web_client import an_id, client_of

from graph.settings import Settings
from graph.store import Store
from web.app import create_app
from web.pages.api import ARGUMENTS, SAID

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def described(
    sample_store: Store, tmp_path_factory: pytest.TempPathFactory
) -> schemathesis.specs.openapi.schemas.OpenApiSchema:
    app = create_app(Settings(home=tmp_path_factory.mktemp("home"), database=""), store=sample_store)
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


@pytest.fixture
def client(sample_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(sample_store, tmp_path)


def test_no_request_is_a_server_error(described: schemathesis.specs.openapi.schemas.OpenApiSchema) -> None:
    """For each page some requests within its description and without; what fails has the one shape."""
    for result in described.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=6,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize=True,
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            response = case.call()
            assert response.status_code < 500, (case.path, case.query, response.text)
            if response.status_code >= 400:
                assert set(response.json()["error"]) >= {"status", "message", "reference"}

        ask()


def test_every_argument_is_explained() -> None:
    assert {name for names in ARGUMENTS.values() for name in names} <= set(SAID)


def test_every_page_with_data_is_described(client: FlaskClient) -> None:
    document = client.get("/openapi.json").get_json()
    assert document["openapi"].startswith("3.1")
    assert {"/query.json", "/records.json", "/commitments.json", "/actor/{slug}.json"} <= set(
        document["paths"]
    )
    known = client.application.view_functions
    assert set(ARGUMENTS) <= set(known)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_due_dates_of_a_forum_as_a_feed(client: FlaskClient, sample_store: Store, language: str) -> None:
    find = "MATCH (a:Actor)-[:HELD]->(m:Meeting {date: '2022-05-12'}) RETURN a.id AS id"
    answer = client.get(f"/forum/{sample_store.read(find)[0]['id']}/dates.atom?lang={language}")
    assert answer.mimetype == "application/atom+xml"
    feed = etree.fromstring(answer.data)
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert entries
    for entry in entries:
        assert all(entry.find(ATOM + name) is not None for name in ("id", "title", "updated", "link"))


def test_an_actor_without_dates_has_an_empty_feed(client: FlaskClient, sample_store: Store) -> None:
    answer = client.get(f"/actor/{an_id(sample_store, 'Country')}/dates.atom")
    assert etree.fromstring(answer.data).find(f"{ATOM}title") is not None


def test_the_calendar_of_an_actor_leads_to_its_dates(client: FlaskClient, sample_store: Store) -> None:
    answer = client.get(f"/actor/{an_id(sample_store, 'Country')}/dates.ics", follow_redirects=True)
    assert answer.mimetype == "text/calendar"


def test_nobody_has_no_feed(client: FlaskClient) -> None:
    assert client.get("/actor/nobody/dates.atom").status_code == 404
