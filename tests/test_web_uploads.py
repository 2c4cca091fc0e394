"""Adding records: what was read is seen before anything is stored, its meeting set right, then loaded."""

from __future__ import annotations

import html
import io
import re
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from web_client import client_of, token_of

from graph.store import Store
from loaders import kept as kept_module
from web import uploads
from web.jobs import Job

ENGLISH = """MINUTES OF THE WORKING GROUP ON RIVER PORTS

Lake Town, 4 May 2021

1. The Working Group thanked Norway for the survey of the piers.

2. To ask the Secretariat to circulate the survey within two weeks.
"""
SPANISH = """ACTA DEL GRUPO DE TRABAJO SOBRE PUERTOS FLUVIALES

Villa Lago, 6 de mayo de 2021

1. El Grupo de Trabajo agradeció a Perú el estudio de los muelles.

2. Solicitar a la Secretaría que distribuya el estudio en dos semanas.
"""
NO_HEAD = (
    "1. Chile thanked Norway for the survey of the piers.\n\n2. Chile asked Norway to publish the survey.\n"
)


def records(store: Store) -> int:
    return int(store.read("MATCH (r:Record) RETURN count(r) AS n")[0]["n"])


def send(client: FlaskClient, *files: tuple[str, str | bytes], language: str = "en") -> str:
    """The address of the upload's page, once the work is done."""
    data = {
        "token": token_of(client),
        "files": [
            (io.BytesIO(text.encode() if isinstance(text, str) else text), name) for name, text in files
        ],
    }
    answer = client.post(f"/add?lang={language}", data=data)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    return done(client, answer.location)


def done(client: FlaskClient, address: str) -> str:
    for _ in range(3000):
        found = client.get(json_of(address)).get_json()
        if not found["working"]:
            return address
        time.sleep(0.1)
    raise AssertionError("the upload never ended")


def json_of(address: str) -> str:
    path, _sign, query = address.partition("?")
    return f"{path}.json?{query}"


def text(client: FlaskClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return html.unescape(answer.get_data(as_text=True))


def fields(page: str) -> dict[str, str]:
    """The fields of the form as a browser sends them."""
    form = page[page.index('class="previews"') :]
    return dict(re.findall(r'name="([\w-]+)" value="([^"]*)"', form[: form.index("</form>")]))


def load(client: FlaskClient, page: str, **changed: str) -> tuple[int, str]:
    sent = fields(page)
    sent.pop("cancel")
    answer = client.post("/add/load?lang=en", data=sent | changed)
    return answer.status_code, answer.location or answer.get_data(as_text=True)


@pytest.fixture
def client(embedded_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(embedded_store, tmp_path)


@pytest.mark.parametrize(
    ("language", "record", "told"),
    [
        ("en", ENGLISH, ["Working Group on River Ports", "4 May 2021", "Lake Town", "thanked Norway for the survey",
                         "circulate the survey", "within two weeks", "Nothing is in the graph yet"]),
        ("es", SPANISH, ["Grupo de Trabajo sobre Puertos Fluviales", "6 de mayo de 2021", "Villa Lago", "agradeció a",
                         "agradeció a Perú el estudio", "distribuya el estudio", "en dos semanas",
                         "Todavía no hay nada en el grafo"]),
    ],
)  # fmt: skip
def test_meeting_and_statements_are_seen_before_anything_is_stored(
    client: FlaskClient, embedded_store: Store, language: str, record: str, told: list[str]
) -> None:
    page = text(client, send(client, ("ports.txt", record), language=language))
    plain = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for words in told:
        assert words.casefold() in plain.casefold(), words
    assert records(embedded_store) == 0


def test_what_is_seen_is_data_too(client: FlaskClient) -> None:
    found = client.get(json_of(send(client, ("ports.txt", ENGLISH)))).get_json()
    (file,) = found["files"]
    assert (file["name"], file["count"], file["meeting"]["date"]) == ("ports.txt", 2, "2021-05-04")
    first, second = file["statements"]
    assert (first["type"], first["targets"]) == ("THANKED_FOR", ["Norway"])
    assert first["quote"] == "The Working Group thanked Norway for the survey of the piers."
    assert (second["type"], second["due"]) == ("REQUESTED_OF", "2021-05-18")


def test_a_preview_is_loaded_once(client: FlaskClient, embedded_store: Store) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    status, address = load(client, page)
    assert status == 303
    result = text(client, done(client, address))
    assert "/record/" in result
    assert records(embedded_store) == 1
    assert "No change" in text(client, send(client, ("again.txt", ENGLISH)))
    assert load(client, page)[0] == 404
    assert records(embedded_store) == 1


def test_the_meeting_is_set_right_before_it_is_loaded(client: FlaskClient, embedded_store: Store) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    changed = {"forum-0": "Commission of Lake Towns", "date-0": "2021-05-05", "place-0": "Reed Bay"}
    _status, address = load(client, page, **changed)
    done(client, address)
    assert embedded_store.read("MATCH (v:Version) RETURN v.file_name AS name") == [{"name": "ports.txt"}]
    (meeting,) = embedded_store.read(
        "MATCH (f:Actor)-[:HELD]->(m:Meeting) RETURN f.name AS forum, m.date AS date, m.place AS place"
    )
    assert meeting == {"forum": "Commission of Lake Towns", "date": "2021-05-05", "place": "Reed Bay"}


def test_a_correction_that_cannot_be_read_loads_nothing_and_keeps_what_was_typed(
    client: FlaskClient, embedded_store: Store
) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    status, shown = load(client, page, **{"date-0": "in spring", "place-0": "Reed Bay"})
    assert status == 400
    assert "is no date of a meeting" in shown
    assert 'value="in spring"' in shown
    assert 'value="Reed Bay"' in shown
    assert records(embedded_store) == 0
    assert load(client, page, **{"date-0": "2021-05-05"})[0] == 303


def test_what_a_record_does_not_show_is_said_and_may_be_given(client: FlaskClient) -> None:
    page = text(client, send(client, ("bare.txt", NO_HEAD)))
    assert "No forum was found" in page
    assert "no date" in page


def test_several_files_are_each_shown_and_the_unreadable_named(
    client: FlaskClient, embedded_store: Store
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("inner/acta.txt", SPANISH)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(80)
    page = text(
        client, send(client, ("p.png", picture), ("ports.txt", ENGLISH), ("all.zip", packed.getvalue()))
    )
    for words in ("p.png", "Not read", "ports.txt", "acta.txt", "Load 2 records", "Norway", "Perú"):
        assert words in page
    _status, address = load(client, page, **{"place-1": "Reed Bay"})
    done(client, address)
    places = embedded_store.read("MATCH (m:Meeting) RETURN m.place AS place ORDER BY place")
    assert [row["place"] for row in places].count("Reed Bay") == 1
    assert records(embedded_store) == 2


def test_files_that_all_cannot_be_read_are_named_with_what_to_do(client: FlaskClient) -> None:
    page = text(client, send(client, ("empty.txt", ""), language="es"))
    assert "El archivo está vacío." in page
    assert 'name="kept"' not in page


def test_a_preview_is_thrown_away(client: FlaskClient, tmp_path: Path) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    answer = client.post("/add/load", data=fields(page))
    assert answer.status_code == 303
    assert list((tmp_path / "uploads").iterdir()) == []
    assert client.get(f"/add/{fields(page)['kept']}").status_code == 404


def test_a_preview_outlives_the_explorer(client: FlaskClient, embedded_store: Store, tmp_path: Path) -> None:
    address = send(client, ("ports.txt", ENGLISH))
    again = client_of(embedded_store, tmp_path)
    assert "thanked Norway" in text(again, done(again, address))


def test_pages_answer_while_a_long_file_is_read(client: FlaskClient) -> None:
    """A text that takes long is at work; its page tells so at once, and other pages do not wait for it."""
    sentence = "The Forum thanked Norway and asked Chile to publish the tables of 2021 by 3 May 2022. "
    data = {"token": token_of(client), "files": (io.BytesIO((sentence * 5000).encode()), "long.txt")}
    began = time.monotonic()
    answer = client.post("/add?lang=en", data=data)
    assert time.monotonic() - began < 20
    page = text(client, answer.location)
    assert 'http-equiv="refresh"' in page
    assert "<progress" in page
    began = time.monotonic()
    for other in ("/", "/records", "/you"):
        assert client.get(other).status_code == 200
    assert time.monotonic() - began < 20
    key = answer.location.split("?")[0].rsplit("/", 1)[1]
    client.post("/add/load", data={"token": token_of(client), "kept": key, "cancel": "1"})


def test_reading_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "READ_SECONDS", -1)
    for name in ("files", "read"):
        (tmp_path / name).mkdir()
    (tmp_path / "files" / "000-ports.txt").write_text(ENGLISH)
    assert uploads.read_apart(Job("x"), tmp_path) == uploads.TOO_LONG


def test_a_fault_in_one_file_keeps_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = kept_module.read_record

    def faulty(document: Any) -> Any:
        if document.name == "a.txt":
            raise RecursionError
        return read(document)

    monkeypatch.setattr(kept_module, "read_record", faulty)
    for name in ("000-a.txt", "001-b.txt"):
        (tmp_path / name).write_text(ENGLISH)
    first, second = kept_module.read_kept(tmp_path)
    assert first.error == kept_module.FAULT
    assert second.reading is not None


def test_the_samples_are_loaded_with_their_progress_shown(
    client: FlaskClient, embedded_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loaders import samples

    some = samples.sample_paths()[-1:]
    monkeypatch.setattr(samples, "sample_paths", lambda: some)
    answer = client.post("/add/samples?lang=es", data={"token": token_of(client)})
    assert answer.status_code == 303
    assert "/record/" in text(client, done(client, answer.location))
    assert records(embedded_store) == 1


@pytest.mark.parametrize("token", ["", "..", "../../etc", "a/b", "x" * 20])
def test_kept_files_are_named_by_an_unguessable_token_only(
    client: FlaskClient, tmp_path: Path, token: str
) -> None:
    with pytest.raises(Exception, match="no longer kept"):
        uploads.folder_of(tmp_path, token)
    assert client.get(f"/add/{token}x").status_code in (404, 308)
