"""Every page answers, in both languages and as data, and says what the sample records say."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any, LiteralString

import pytest
from flask.testing import FlaskClient
from web_client import an_id, client_of

from graph.store import Store
from graph.views.state import BATCHES

LISTS = (
    "/",
    "/relations",
    "/actors",
    "/records",
    "/commitments",
    "/statements",
    "/search?q=guide",
    "/history",
    "/add",
)
NODES = ("Actor", "Record", "Meeting", "Statement", "Action", "Commitment")


@pytest.fixture
def client(sample_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(sample_store, tmp_path)


def text_of(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, (address, answer.get_data(as_text=True)[:2000])
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("address", LISTS)
def test_lists_answer_in_both_languages(client: FlaskClient, address: str, language: str) -> None:
    page = text_of(client, f"{address}{'&' if '?' in address else '?'}lang={language}")
    assert f'<html lang="{language}">' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("label", NODES)
def test_nodes_have_a_page_and_its_data(
    client: FlaskClient, sample_store: Store, label: str, language: str
) -> None:
    key = an_id(sample_store, label)
    page = text_of(client, f"/{label.lower()}/{key}?lang={language}")
    assert page.count("<h1") == 1
    assert client.get(f"/{label.lower()}/{key}.json").get_json()


def test_readable_name_behind_an_id_changes_nothing(client: FlaskClient, sample_store: Store) -> None:
    key = an_id(sample_store, "Actor")
    assert text_of(client, f"/actor/{key}") == text_of(client, f"/actor/{key}-any-words").replace(
        f"{key}-any-words", key
    )


@pytest.mark.parametrize(
    "address", ["/overview", "/relations", "/actors", "/records", "/commitments", "/statements"]
)
def test_lists_have_json(client: FlaskClient, address: str) -> None:
    answer = client.get(f"{address}.json")
    assert answer.mimetype == "application/json"
    assert answer.get_json()


@pytest.mark.parametrize(
    "address", ["/relations", "/actors", "/records", "/commitments", "/statements", "/history"]
)
def test_tables_have_csv_with_as_many_columns_in_every_row(client: FlaskClient, address: str) -> None:
    answer = client.get(f"{address}.csv")
    rows = list(csv.reader(io.StringIO(answer.get_data(as_text=True).removeprefix("\ufeff"))))
    assert answer.mimetype == "text/csv"
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1


def test_language_stays_in_the_addresses_of_a_page(client: FlaskClient) -> None:
    page = text_of(client, "/?lang=es")
    links = [
        link for link in re.findall(r'href="(/[^"]*)"', page) if not link.startswith(("/static", "/lib"))
    ]
    assert links
    assert all("lang=" in link for link in links)


def test_browser_chooses_the_language_where_the_address_does_not(client: FlaskClient) -> None:
    assert '<html lang="es">' in client.get("/", headers={"Accept-Language": "es-CR,en;q=0.5"}).get_data(
        as_text=True
    )
    assert '<html lang="en">' in client.get("/", headers={"Accept-Language": "fr"}).get_data(as_text=True)


def test_every_statement_of_a_record_stands_in_its_page(client: FlaskClient, sample_store: Store) -> None:
    key = an_id(sample_store, "Record")
    data = client.get(f"/record/{key}.json").get_json()["record"]
    for passage in data["passages"]:
        text = "".join(segment["text"] for segment in passage["segments"])
        for _number, line in passage["statements"]:
            assert line["quote"] in text
    assert sum(len(passage["statements"]) for passage in data["passages"]) == len(data["statements"])


def test_search_minds_neither_accents_nor_capitals(client: FlaskClient) -> None:
    plain = client.get("/search.json?q=SECRETARIA+TECNICA").get_json()["hits"]
    accented = client.get("/search.json?q=secretaría+técnica").get_json()["hits"]
    assert plain["actors"]
    assert plain["actors"] == accented["actors"]
    assert plain["passage_count"] == accented["passage_count"] > 0


def test_actors_are_found_by_acronym(client: FlaskClient) -> None:
    names = [one["name"] for one in client.get("/search/names.json?q=oim").get_json()]
    assert "International Organization for Migration" in names


def test_filters_leave_what_passes(client: FlaskClient) -> None:
    data = client.get("/statements.json?kind=thanks&period=2021").get_json()
    assert data["statements"]
    assert {line["family"] for line in data["statements"]} == {"thanks"}
    assert {line["date"][:4] for line in data["statements"]} == {"2021"}


def test_empty_page_says_which_filter_empties_it(client: FlaskClient) -> None:
    page = text_of(client, "/statements?kind=thanks&period=1950&lang=en")
    assert "Without the period" in page
    assert "Without the kind" in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/commitments?state=complete&lang=en", "No commitment stands under “Complete”"),
        ("/commitments?state=complete&lang=es", "Ningún compromiso está bajo «Completos»"),
        ("/actors?find=zzz&lang=en", "bears “zzz” in a name"),
        ("/actors?of=Person&find=zzz&lang=es", "lleva «zzz» en un nombre"),
        ("/statements?kind=thanks&period=1950&lang=es", "Ningún enunciado pasa «1950», ni siquiera solo."),
        ("/relations?kind=decisions&period=1950&lang=en", "No statement passes “1950” even alone."),
        ("/search?q=zzz&lang=es", "Nada tiene estas palabras."),
    ],
)
def test_empty_lists_say_what_empties_them(client: FlaskClient, address: str, said: str) -> None:
    assert said in text_of(client, address)


@pytest.mark.parametrize(
    "address",
    [
        "/statements?kind=gossip",
        "/?review=maybe",
        "/?period=soon",
        "/?asof=yesterday",
        "/actors?since=x",
        "/commitments?state=late",
        "/commitments.ics?state=late",
        "/commitments?state=late&format=json",
    ],
)
def test_argument_that_cannot_be_read_is_a_wrong_call(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    "address", ["/actor/nobody", "/record/none", "/statement/x", "/commitment/x", "/nothing"]
)
def test_what_is_not_there_is_404_as_page_and_as_data(client: FlaskClient, address: str) -> None:
    page = client.get(address)
    data = client.get(f"{address}.json")
    assert page.status_code == data.status_code == 404
    assert "<h1>" in page.get_data(as_text=True)
    assert data.get_json()["error"]["status"] == 404


def test_empty_graph_offers_the_samples(embedded_store: Store, tmp_path: Path) -> None:
    client = client_of(embedded_store, tmp_path)
    page = text_of(client, "/?lang=en")
    assert "Load the samples" in page
    for address in LISTS:
        text_of(client, address)


@pytest.mark.parametrize(
    "address", ["/", "/relations", "/actors", "/records", "/commitments", "/search?q=guide"]
)
def test_a_page_looks_once_which_state_of_the_graph_it_shows(
    client: FlaskClient, sample_store: Store, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked: list[str] = []
    read = sample_store.read

    def noted(query: LiteralString, /, **parameters: Any) -> list[dict[str, Any]]:
        asked.append(query)
        return read(query, **parameters)

    monkeypatch.setattr(sample_store, "read", noted)
    assert client.get(address).status_code == 200
    assert asked.count(BATCHES) == 1


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/", "Overview"),
        ("/briefings", "Query"),
        ("/briefing/offers", "Query"),
        ("/query", "Query"),
        ("/records", "Records"),
    ],
)
def test_the_header_marks_where_one_is(client: FlaskClient, address: str, label: str) -> None:
    page = text_of(client, f"{address}?lang=en")
    assert re.findall(r'aria-current="page">([^<]+)</a>', page) == [label]
