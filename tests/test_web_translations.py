"""A meeting with a record in English and one in Spanish: each page tells it in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from readings import make_reading
from web_client import an_id, client_of

from graph.load import load_reading
from graph.store import Store

ENGLISH = """
REQUESTED_OF Forum of Northern Lakes > Mexico: publish the guide @2018-11
THANKED_FOR Forum of Northern Lakes > Peru: the venue
"""
SPANISH = """
REQUESTED_OF Forum of Northern Lakes > Mexico: publicar la guía @2018-11
THANKED_FOR Forum of Northern Lakes > Peru: la sede
"""


@pytest.fixture(params=["Spanish first", "English first"])
def client(request: pytest.FixtureRequest, embedded_store: Store, tmp_path: Path) -> FlaskClient:
    english = make_reading(ENGLISH, name="report.txt", title="Report of the Lakes")
    spanish = make_reading(SPANISH, name="acta.txt", title="Acta de los Lagos", language="es")
    pair = [spanish, english] if request.param == "Spanish first" else [english, spanish]
    outcomes = [load_reading(embedded_store, reading, by="test") for reading in pair]
    assert outcomes[1].translates
    return client_of(embedded_store, tmp_path)


@pytest.mark.parametrize(
    ("language", "told", "untold"),
    [("en", "publish the guide", "publicar"), ("es", "publicar la guía", "publish")],
)
def test_lists_tell_a_claim_in_the_words_of_its_record_in_the_language_of_the_page(
    client: FlaskClient, embedded_store: Store, language: str, told: str, untold: str
) -> None:
    meeting = an_id(embedded_store, "Meeting")
    for address in ("/", "/commitments", "/statements", f"/meeting/{meeting}"):
        page = client.get(f"{address}?lang={language}").get_data(as_text=True)
        assert told in page, address
        assert untold not in page, address


@pytest.mark.parametrize(("language", "told"), [("en", "publish the guide"), ("es", "publicar la guía")])
def test_a_commitment_is_named_in_the_language_of_the_page(
    client: FlaskClient, embedded_store: Store, language: str, told: str
) -> None:
    key = an_id(embedded_store, "Commitment")
    found = client.get(f"/commitment/{key}.json?lang={language}").get_json()["commitment"]
    assert found["action"] == told
    assert found["due_text"] == "by 2018-11"


@pytest.mark.parametrize(("language", "title"), [("en", "Report of the Lakes"), ("es", "Acta de los Lagos")])
def test_a_meeting_bears_the_title_of_its_record_in_the_language_of_the_page(
    client: FlaskClient, embedded_store: Store, language: str, title: str
) -> None:
    key = an_id(embedded_store, "Meeting")
    assert f'lang="{language}">{title}</h1>' in client.get(f"/meeting/{key}?lang={language}").get_data(
        as_text=True
    )
    assert f">{title}</a>" in client.get(f"/records?lang={language}").get_data(as_text=True)


def test_each_record_shows_its_own_words(client: FlaskClient, embedded_store: Store) -> None:
    words = {"en": "publish the guide", "es": "publicar la guía"}
    for row in embedded_store.read("MATCH (r:Record) RETURN r.id AS id, r.language AS language"):
        lines = client.get(f"/record/{row['id']}.json").get_json()["record"]["statements"]
        assert [line["action"] for _number, line in lines][0] == words[row["language"]]
