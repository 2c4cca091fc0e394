"""What people do in the explorer: review and undo, name a statement that shows, correct a meeting."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from readings import make_reading
from web_client import an_id, client_of, token_of

from graph.load import load_reading
from graph.store import Store


@pytest.fixture
def client(embedded_store: Store, tmp_path: Path) -> FlaskClient:
    lines = "REQUESTED_OF Forum > Mexico: publish the guide @2018-11\nTHANKED_FOR Forum > Peru: the venue"
    load_reading(embedded_store, make_reading(lines), by="loader")
    return client_of(embedded_store, tmp_path)


def review_of(client: FlaskClient, key: str) -> str:
    return str(client.get(f"/statement/{key}.json").get_json()["statement"]["review"])


@pytest.mark.parametrize("state", ["accepted", "rejected", "unsure"])
def test_statement_is_reviewed_and_taken_back(client: FlaskClient, embedded_store: Store, state: str) -> None:
    key, token = an_id(embedded_store, "Statement"), token_of(client)
    headers = {"Accept": "application/json"}
    done = client.post(
        f"/statement/{key}/review", data={"token": token, "state": state}, headers=headers
    ).get_json()
    assert done["review"] == review_of(client, key) == state
    assert client.post(done["undo"], data={"token": token}, headers=headers).status_code == 200
    assert review_of(client, key) == "proposed"


def test_review_without_script_goes_back_to_its_page(client: FlaskClient, embedded_store: Store) -> None:
    key, token = an_id(embedded_store, "Statement"), token_of(client)
    answer = client.post(
        f"/statement/{key}/review", data={"token": token, "state": "accepted", "next": "/history"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/history")


def test_unknown_state_or_statement_changes_nothing(client: FlaskClient, embedded_store: Store) -> None:
    token = token_of(client)
    key = an_id(embedded_store, "Statement")
    assert client.post(f"/statement/{key}/review", data={"token": token, "state": "maybe"}).status_code == 400
    assert (
        client.post("/statement/nobody/review", data={"token": token, "state": "accepted"}).status_code == 404
    )
    assert review_of(client, key) == "proposed"


def test_changes_bear_the_name_given_in_the_explorer(client: FlaskClient, embedded_store: Store) -> None:
    key, token = an_id(embedded_store, "Statement"), token_of(client)
    client.post("/you", data={"token": token, "name": "  Ana   Ruiz "})
    client.post(f"/statement/{key}/review", data={"token": token, "state": "accepted"})
    newest = client.get("/history.json").get_json()["batches"][0]
    assert newest["by"] == "Ana Ruiz"
    assert "Ana Ruiz" in client.get("/history").get_data(as_text=True)


def test_rejected_statement_leaves_the_lists_and_its_record_keeps_it(
    client: FlaskClient, embedded_store: Store
) -> None:
    token = token_of(client)
    for line in client.get("/statements.json?kind=thanks").get_json()["statements"]:
        client.post(f"/statement/{line['id']}/review", data={"token": token, "state": "rejected"})
    assert client.get("/statements.json?kind=thanks").get_json()["statements"] == []
    assert client.get("/statements.json?kind=thanks&review=rejected").get_json()["statements"]
    record = an_id(embedded_store, "Record")
    assert "Rejected" in client.get(f"/record/{record}?lang=en").get_data(as_text=True)


def test_commitment_says_how_far_and_which_sentence_shows_it(
    client: FlaskClient, embedded_store: Store
) -> None:
    key, shown = an_id(embedded_store, "Commitment"), an_id(embedded_store, "Statement")
    token = token_of(client)
    data = {
        "token": token,
        "completion": "limited",
        "evidence": f"http://localhost/statement/{shown}?lang=es",
    }
    assert client.post(f"/commitment/{key}/completion", data=data).status_code == 303
    found = client.get(f"/commitment/{key}.json").get_json()["commitment"]
    assert found["completion"] == "limited"
    assert [line["id"] for line in found["shown"]] == [shown]


def test_meeting_is_corrected_and_the_rest_of_it_stays(client: FlaskClient, embedded_store: Store) -> None:
    record = an_id(embedded_store, "Record")
    page = client.get(f"/record/{record}/meeting").get_data(as_text=True)
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    fields |= {"place": "Lima, Peru"}
    assert client.post(f"/record/{record}/meeting", data=fields).status_code == 303
    meeting = client.get(f"/record/{record}.json").get_json()["record"]["meeting"]
    assert (meeting["place"], meeting["date"]) == ("Lima, Peru", "2018-07-19")
