"""The query page, briefings and their documents in the explorer, over the sample records."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from playwright.sync_api import expect, sync_playwright
from web_client import ARGUMENTS, CHROMIUM, PATIENCE, an_id, client_of, context_of, served, token_of

from graph.briefings.documents import FORMATS
from graph.query.examples import examples
from graph.store import Store
from web.pages.briefings import BLANK

NAMES = "MATCH (a:Actor) RETURN a.name AS name ORDER BY name"


@pytest.fixture
def client(sample_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(sample_store, tmp_path)


def ask(client: FlaskClient, cypher: str, end: str = "", **more: str) -> str:
    answer = client.get(f"/query{end}?{urlencode({'q': cypher, **more})}")
    return answer.get_data(as_text=True)


@pytest.mark.parametrize("number", range(len(examples())))
@pytest.mark.parametrize("view", ["table", "network"])
def test_every_example_answers(client: FlaskClient, sample_store: Store, number: int, view: str) -> None:
    given = {"p.actor": an_id(sample_store, "Country"), "p.word": "guide", "view": view}
    address = f"/query?{urlencode({'q': examples()[number].cypher, **given})}"
    answer = client.get(address)
    assert answer.status_code == 200
    assert 'id="result"' in answer.get_data(as_text=True)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_empty_page_offers_schema_and_examples(client: FlaskClient, language: str) -> None:
    page = client.get(f"/query?lang={language}").get_data(as_text=True)
    assert 'data-insert=":Statement"' in page
    assert examples()[0].title[language] in page


def test_data_and_files_hold_the_same_rows(client: FlaskClient, tmp_path: Path) -> None:
    rows = json.loads(ask(client, NAMES, ".json"))["rows"]
    assert len(rows) > 20
    assert len(ask(client, NAMES, ".csv").splitlines()) == len(rows) + 1
    path = tmp_path / "rows.xlsx"
    path.write_bytes(client.get(f"/query.xlsx?{urlencode({'q': NAMES})}").data)
    assert [row[0].value for row in load_workbook(path).active.iter_rows(min_row=2)] == [
        r["name"] for r in rows
    ]


def test_a_mistake_is_shown_at_its_place(client: FlaskClient) -> None:
    answer = client.get(f"/query?{urlencode({'q': 'MATCH (a)' + chr(10) + 'SET a.x = 1'})}")
    assert answer.status_code == 400
    page = answer.get_data(as_text=True)
    assert "line 2, column 1" in page
    assert "<mark>SET a.x = 1</mark>" in page


def test_a_query_that_ends_too_early_is_marked_at_its_end(client: FlaskClient) -> None:
    page = ask(client, "MATCH (a")
    assert "line 1, column 9" in page
    assert 'data-column="9"' in page


def test_as_data_a_mistake_has_the_shape_of_every_error(client: FlaskClient) -> None:
    answer = client.get(f"/query.json?{urlencode({'q': 'MATCH (a) DELETE a'})}")
    assert answer.status_code == 400
    assert set(answer.get_json()["error"]) >= {"status", "message", "reference"}


def test_actors_stand_in_the_language_of_the_page_and_words_of_records_as_such(client: FlaskClient) -> None:
    cypher = "MATCH (s:Statement)-[:TARGET]->(a:Actor {code: 'MX'}) RETURN a, s.quote AS quote, s.date AS date LIMIT 1"
    assert '">Mexico</a>' in ask(client, cypher)
    page = ask(client, cypher, lang="es")
    assert '">México</a>' in page
    assert '<td class="words">' in page
    assert '<td class="nb">' in page


def test_the_cypher_of_a_briefing_leads_back_to_its_form(client: FlaskClient) -> None:
    page = ask(client, NAMES, briefing="thanked")
    assert 'href="/briefing/thanked"' in page
    assert '<input type="hidden" name="briefing" value="thanked">' in page
    assert "/briefing/nothing" not in ask(client, NAMES, briefing="nothing")


def test_a_missing_parameter_is_asked_for(client: FlaskClient) -> None:
    page = ask(client, "RETURN $word AS word")
    assert "Give a value for word" in page
    assert 'id="result"' not in page
    assert "hello" in ask(client, "RETURN $word AS word", **{"p.word": "hello"})


def test_rows_of_hostile_words_are_only_words(client: FlaskClient) -> None:
    words = "<script>alert(1)</script>"
    page = ask(client, "RETURN $word AS word", **{"p.word": words})
    assert words not in page
    assert "&lt;script&gt;" in page
    assert ask(client, "RETURN $word AS w", ".csv", **{"p.word": "=1+1"}).splitlines()[1].startswith("'=")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", ["thanked", "deadlines", "commitments", "meeting", "coordination"])
def test_briefings_have_a_form(client: FlaskClient, name: str, language: str) -> None:
    answer = client.get(f"/briefing/{name}?lang={language}")
    assert answer.status_code == 200
    assert answer.get_data(as_text=True).count("<h1") == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_briefing_as_document(client: FlaskClient, form: str) -> None:
    answer = client.get(f"/briefing/thanked.{form}?lang=es")
    assert answer.status_code == 200
    assert len(answer.data) > 1_000


def test_several_actors_are_chosen_from_a_list(client: FlaskClient, sample_store: Store) -> None:
    pair = [("actors", an_id(sample_store, kind)) for kind in ("Forum", "Country")]
    answer = client.get(f"/briefing/relations?{urlencode(pair)}")
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert page.count(" selected") == 2
    assert 'id="answer"' in page
    assert client.get(f"/briefing/relations.md?{urlencode(pair)}").status_code == 200


def test_several_briefings_make_one_document(client: FlaskClient, sample_store: Store) -> None:
    given = {"actor": an_id(sample_store, "Forum"), "also": "load"}
    page = client.get(f"/briefing/commitments?{urlencode(given)}").get_data(as_text=True)
    assert 'name="also" value="load" checked' in page
    assert "also=load" in page
    text = client.get(f"/briefing/commitments.md?{urlencode(given)}").get_data(as_text=True)
    assert "## Open and overdue commitments of an actor" in text
    assert "## An organisation’s load" in text


@pytest.mark.parametrize("name", ["coordination", "deadlines"])
def test_pictures_stand_on_the_page(client: FlaskClient, name: str) -> None:
    page = client.get(f"/briefing/{name}?until=2030-12-31&asof=2020-01-01").get_data(as_text=True)
    assert '<svg class="picture"' in page
    assert 'class="briefing-lines"' in page


def test_a_briefing_can_be_taken_along_as_a_file(client: FlaskClient) -> None:
    answer = client.get("/briefing/thanked/file")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="thanked.cypher"'
    assert answer.get_data(as_text=True).startswith("/*\ntitle:")
    assert client.get("/briefing/nothing/file").status_code == 404


def test_lines_lead_to_their_statements(client: FlaskClient) -> None:
    page = client.get("/briefing/thanked").get_data(as_text=True)
    assert 'href="/statement/' in page
    assert 'href="#s1"' in page


def test_a_name_that_fits_several_is_listed(client: FlaskClient) -> None:
    answer = client.get("/briefing/commitments?actor=Technical+Secretariat")
    assert answer.status_code == 409
    assert "fits several actors" in answer.get_data(as_text=True)


def test_an_unknown_briefing_offers_near_misses(client: FlaskClient) -> None:
    answer = client.get("/briefing/comitments")
    assert answer.status_code == 404
    assert "commitments" in answer.get_data(as_text=True)


def test_own_briefings_are_saved_answered_and_taken_away(client: FlaskClient) -> None:
    token = token_of(client, "/briefings/new")
    saved = client.post("/briefings/save", data={"token": token, "name": "mine", "text": BLANK})
    assert (saved.status_code, saved.location) == (303, "/briefing/mine")
    assert client.get("/briefing/mine").status_code == 200
    row = next(one for one in client.get("/briefings.json").get_json()["briefings"] if one["name"] == "mine")
    assert row["own"]
    assert row["owner"]
    assert client.post("/briefing/mine/delete", data={"token": token}).status_code == 303
    assert client.get("/briefing/mine").status_code == 404


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("../evil", BLANK, "cannot name a briefing"),
        ("thanked", BLANK, "shipped briefing"),
        ("mine", "MATCH (a) RETURN a", "begins with a comment"),
        ("mine", BLANK.replace("ORDER BY", "SET s.x = 1 RETURN"), "would write"),
        ("mine", BLANK.replace("summary:", "sumary:"), "unknown key"),
    ],
)
def test_a_wrong_briefing_is_not_saved(client: FlaskClient, name: str, text: str, words: str) -> None:
    token = token_of(client, "/briefings/new")
    answer = client.post("/briefings/save", data={"token": token, "name": name, "text": text})
    assert answer.status_code == 400
    assert words in answer.get_data(as_text=True)


def test_a_wrong_line_of_a_briefing_is_marked(client: FlaskClient) -> None:
    token = token_of(client, "/briefings/new")
    text = BLANK.replace("kind: record", "kind: song")
    page = client.post("/briefings/save", data={"token": token, "name": "mine", "text": text})
    assert "<mark>  action: {en: What, es: Qué, kind: song}</mark>" in page.get_data(as_text=True)


def test_saving_needs_the_token_of_a_page(client: FlaskClient) -> None:
    assert client.post("/briefings/save", data={"name": "mine", "text": BLANK}).status_code == 403


def test_in_a_browser(sample_store: Store, tmp_path: Path) -> None:
    """Insert by click, run with the keyboard, an error placed in the text, history, stop."""
    endless = "UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y RETURN max(x * y % 7) AS n"
    with served(sample_store, tmp_path) as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, timeout=PATIENCE)
        page = context_of(browser).new_page()
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(f"{address}/query")
        page.fill("#q", "MATCH (m")
        page.click('tbody [data-insert=":Meeting"] >> nth=0')
        expect(page.locator("#q")).to_have_value("MATCH (m:Meeting")
        page.locator("#q").press_sequentially(") RETURN m.date AS date ORDER BY date")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#result th")).to_have_text("date")
        assert "run=" not in page.url
        page.fill("#q", "MATCH (m:Meeting)\nRETURN m.date AS AS b")
        page.click("button.main")
        expect(page.locator("#failed mark")).to_have_text("b")
        expect(page.locator(".paint .wrong")).to_have_text("b")
        expect(page.locator(".paint .clause")).to_have_text(["MATCH", "RETURN", "AS", "AS"])
        page.click('a[href="#history"]')
        expect(page.locator("[data-history] li")).to_have_count(2)
        page.fill("#q", endless)
        # In one go, since the driver of the browser waits for the answer before it clicks again.
        page.evaluate("""() => { const stop = document.querySelector("[data-stopper]");
            document.querySelector("button.main").click(); setTimeout(() => stop.click(), 800); }""")
        expect(page.locator("#failed")).to_contain_text("was stopped")
        assert not wrong
        browser.close()
