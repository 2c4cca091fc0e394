"""The Overlaps page: pairs side by side, filters, verdicts."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from readings import make_reading
from web_client import client_of, token_of

from graph.load import load_reading
from graph.store import Store

LAKES = "REQUESTED_OF Forum of Northern Lakes > Peru: train lighthouse keepers in first aid <b>now</b>\n"
RIVERS = "OFFERED Harbour Institute > Cuba: a first aid course for keepers of lighthouses\n"


@pytest.fixture
def client(embedded_store: Store, tmp_path: Path) -> FlaskClient:
    load_reading(embedded_store, make_reading(LAKES, name="a.txt"), by="ana")
    rivers = make_reading(RIVERS, name="b.txt", forum="Forum of Southern Rivers", date="2019-03-02")
    load_reading(embedded_store, rivers, by="ana")
    return client_of(embedded_store, tmp_path)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_page_shows_both_sides_with_what_is_shared(client: FlaskClient, language: str) -> None:
    page = client.get(f"/overlaps?lang={language}").get_data(as_text=True)
    assert "<b>now</b>" not in page
    assert 'class="m-same"' in page
    assert page.count("<h1") == 1
    for verdict in ("duplicate", "complementary", "sequential", "unrelated", "unsure"):
        assert f'value="{verdict}"' in page


def test_the_page_as_data_and_as_csv(client: FlaskClient) -> None:
    (pair,) = client.get("/overlaps.json").get_json()["pairs"]
    assert pair["verdict"] is None
    assert pair["score"] > 0.5
    assert client.get("/overlaps.csv").get_data(as_text=True).count("\n") == 2


def test_a_verdict_is_given_and_found_by_the_filter(client: FlaskClient) -> None:
    (pair,) = client.get("/overlaps.json").get_json()["pairs"]
    given = {"pair": f"{pair['a']}~{pair['b']}", "verdict": "duplicate", "note": "same", "next": "/overlaps"}
    assert client.post("/overlaps/verdict", data=given).status_code in (400, 403)
    answer = client.post("/overlaps/verdict", data={**given, "token": token_of(client)})
    assert (answer.status_code, answer.location) == (303, "/overlaps")
    assert client.get("/overlaps.json?verdict=duplicate").get_json()["counts"] == {"duplicate": 1}
    assert client.get("/overlaps.json?verdict=open").get_json()["pairs"] == []


def test_a_page_per_pair_of_forums(client: FlaskClient) -> None:
    page = client.get("/overlaps").get_data(as_text=True)
    value = page.split('name="forums"')[1].split('value="')[2].split('"')[0]
    assert (
        "Forum of"
        in client.get(f"/overlaps?forums={value}").get_data(as_text=True).split("<h1>")[1].split("</h1>")[0]
    )
    assert client.get("/overlaps?forums=nobody~noone").status_code == 404


def test_the_page_of_two_forums_says_what_could_be_merged(client: FlaskClient) -> None:
    page = client.get("/overlaps").get_data(as_text=True)
    forums = page.split('name="forums"')[1].split('value="')[2].split('"')[0]
    assert _to_merge(client, forums) == 1
    (pair,) = client.get("/overlaps.json").get_json()["pairs"]
    given = {"pair": f"{pair['a']}~{pair['b']}", "next": "/overlaps", "token": token_of(client)}
    client.post("/overlaps/verdict", data={**given, "verdict": "unrelated"})
    assert _to_merge(client, forums) == 0
    client.post("/overlaps/verdict", data={**given, "verdict": "duplicate"})
    assert _to_merge(client, forums) == 1


def _to_merge(client: FlaskClient, forums: str) -> int:
    page = client.get(f"/overlaps?forums={forums}").get_data(as_text=True)
    return page.partition('<ul class="merge">')[2].partition("</ul>")[0].count("<li>")


@pytest.mark.parametrize("wrong", ["min=2", "min=x", "verdict=maybe"])
def test_a_senseless_filter_is_refused(client: FlaskClient, wrong: str) -> None:
    assert client.get(f"/overlaps?{wrong}").status_code == 400


def test_filters_by_record_and_actor(client: FlaskClient, embedded_store: Store) -> None:
    (record, *_) = embedded_store.read("MATCH (r:Record) RETURN r.id AS id")
    assert f"record={record['id']}" in client.get(f"/record/{record['id']}").get_data(as_text=True)
    assert len(client.get(f"/overlaps.json?record={record['id']}&within=1").get_json()["pairs"]) == 1
    assert client.get("/overlaps.json?record=none").get_json()["pairs"] == []
    (peru,) = embedded_store.read("MATCH (a:Actor {name: 'Peru'}) RETURN a.id AS id")
    assert len(client.get(f"/overlaps.json?actor={peru['id']}").get_json()["pairs"]) == 1
    assert client.get("/overlaps.json?actor=none").get_json()["pairs"] == []
