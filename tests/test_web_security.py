"""What stands between the explorer and another site in the same browser, and between a record's text and the page."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from readings import make_reading
from web_client import client_of, token_of

from graph.settings import Settings
from graph.store import Store
from web import security
from web.app import create_app
from web.pages.reviews import local
from web.uploads import safe_name

PAYLOADS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "href javascript:alert(1) {{7*7}}")


@pytest.fixture
def client(sample_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(sample_store, tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/relations",
        "/nothing",
        "/static/explorer.css",
        "/lib/vis-9.1.2/vis-network.min.js",
        "/overview.json",
    ],
)
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    assert headers["Content-Security-Policy"] == security.POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "unsafe" not in headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:8000", "[::2]"]
)
def test_unknown_host_names_are_not_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST:9"])
def test_loopback_names_are_answered(client: FlaskClient, host: str) -> None:
    assert client.get("/you", headers={"Host": host}).status_code == 200


def test_configured_host_is_answered(sample_store: Store, tmp_path: Path) -> None:
    app = create_app(
        Settings(home=tmp_path, database=""), store=sample_store, hosts=frozenset({"graph.example"})
    )
    assert app.test_client().get("/you", headers={"Host": "graph.example"}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/statement/x/review",
        "/history/x/undo",
        "/add",
        "/add/load",
        "/add/samples",
        "/you",
        "/commitment/x/completion",
        "/record/x/meeting",
    ],
)
def test_changes_need_the_token_of_our_own_pages(client: FlaskClient, address: str) -> None:
    assert client.post(address, data={}).status_code == 403
    assert client.post(address, data={"token": "guess"}).status_code == 403


def test_changes_from_another_origin_are_refused_even_with_the_token(client: FlaskClient) -> None:
    token = token_of(client)
    for headers in ({"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert client.post("/you", data={"token": token, "name": "A"}, headers=headers).status_code == 403
    assert client.post("/you", data={"token": token, "name": "A"}).status_code == 303


def test_session_cookie_is_out_of_reach_of_script_and_other_sites(client: FlaskClient) -> None:
    cookie = client.get("/you").headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_key_of_the_cookies_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    first = security.secret_key(tmp_path)
    assert len(first) == 32
    assert security.secret_key(tmp_path) == first
    assert (tmp_path / "explorer.key").stat().st_mode & 0o077 == 0


def test_upload_larger_than_the_limit_is_refused(client: FlaskClient) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 1000
    data = {"token": token_of(client), "files": (io.BytesIO(b"x" * 2000), "long.txt")}
    assert client.post("/add", data=data).status_code == 413


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\minutes.docx", "minutes.docx"),
        ("", "record.txt"),
        ("a\0b<c>.txt", "a_b_c_.txt"),
        ("...", "record.txt"),
    ],
)
def test_uploaded_names_stay_in_their_folder(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@pytest.mark.parametrize(
    "address", ["http://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", None]
)
def test_going_back_never_leads_to_another_host(client: FlaskClient, address: str | None) -> None:
    with client.application.test_request_context("/"):
        assert local(address) == "/"


@pytest.mark.parametrize("name", ["../pyvis.js", "tom-select.css", "vis-network.min.js.map", ""])
def test_only_the_two_named_files_of_the_library_are_served(client: FlaskClient, name: str) -> None:
    assert client.get(f"/lib/vis-9.1.2/{name}").status_code == 404


def test_text_of_records_is_escaped_on_every_page(embedded_store: Store, tmp_path: Path) -> None:
    from graph.load import load_reading

    evil = " ".join(PAYLOADS).replace(":", "")
    reading = make_reading(
        [f"REQUESTED_OF Forum > {evil}", f"OFFERED {evil} > Mexico: {evil}", "THANKED_FOR Forum > Mexico: href"],
        title=evil, place=evil, name=f"{evil}.txt",
    )  # fmt: skip
    load_reading(embedded_store, reading, by=evil)
    client = client_of(embedded_store, tmp_path)
    labels = ("Actor", "Record", "Meeting", "Statement", "Action", "Commitment")
    addresses = [
        "/",
        "/relations",
        "/actors",
        "/records",
        "/commitments",
        "/statements",
        "/search?q=script",
        "/history",
    ]
    for label in labels:
        rows = embedded_store.read(f"MATCH (n:{label}) RETURN n.id AS id")
        addresses += [f"/{label.lower()}/{row['id']}" for row in rows]
    for address in addresses:
        page = client.get(address).get_data(as_text=True)
        assert "<script>alert" not in page, address
        assert "<img" not in page, address
        assert "49" not in page.split("href javascript")[-1][:40], address


def test_formula_in_a_cell_is_not_run_by_a_spreadsheet(embedded_store: Store, tmp_path: Path) -> None:
    from graph.load import load_reading

    load_reading(embedded_store, make_reading("OFFERED Forum: =1+1"), by="test")
    assert ",'=1+1," in client_of(embedded_store, tmp_path).get("/statements.csv").get_data(as_text=True)


def test_lost_database_is_told_without_its_address(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database="bolt://127.0.0.1:9", password="secret-word", timeout=1)
    answer = create_app(settings).test_client().get("/overview.json")
    assert answer.status_code == 503
    text = answer.get_data(as_text=True)
    assert "127.0.0.1" not in text
    assert "secret-word" not in text
    assert answer.get_json()["error"]["reference"]


@pytest.mark.parametrize("address", ["/", "/relations", "/actors", "/commitments", "/statements", "/history"])
def test_arguments_cannot_turn_the_links_of_a_page_elsewhere(client: FlaskClient, address: str) -> None:
    trick = (
        "_scheme=javascript&_external=1&_anchor=x&_method=POST&endpoint=static&form=csv&slug=y&self=1&name=z"
    )
    answer = client.get(f"{address}?{trick}")
    assert answer.status_code == 200
    assert "javascript:" not in answer.get_data(as_text=True)
