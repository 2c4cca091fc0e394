"""Adding records: what was read is seen before anything is stored, its meeting set right, then loaded."""

from __future__ import annotations

import html
import io
import os
import re
import time
import zipfile
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from flask.testing import FlaskClient
from web_client import client_of, token_of

from graph.errors import RecordError
from graph.store import Store
from loaders import kept as kept_module
from web import uploads
from web.jobs import KEPT_SECONDS, Job, Jobs

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
    if client.get(json_of(address)).get_json()["working"]:
        job = jobs_of(client).get(key_of(address))
        assert job is not None
        assert job.idle.wait(300), "the upload never ended"
    return address


def jobs_of(client: FlaskClient) -> Jobs:
    found: Jobs = client.application.extensions["jobs"]
    return found


def key_of(address: str) -> str:
    return address.partition("?")[0].rpartition("/")[2]


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
    client.post("/add/load", data={"token": token_of(client), "kept": key_of(answer.location), "cancel": "1"})


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


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Loading stands still until this is set."""
    from web.pages import uploads as page

    go, work = Event(), page.load

    def slow(*given: Any, **named: Any) -> None:
        assert go.wait(300)
        work(*given, **named)

    monkeypatch.setattr(page, "load", slow)
    return go


def test_an_old_page_cannot_throw_away_what_is_being_loaded(
    client: FlaskClient, embedded_store: Store, tmp_path: Path, held: Event
) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    _status, address = load(client, page)
    answer = client.post("/add/load", data=fields(page))
    assert key_of(answer.location) == key_of(address)
    assert uploads.folder_of(tmp_path, key_of(address)).is_dir()
    held.set()
    done(client, address)
    assert records(embedded_store) == 1


def test_a_form_that_is_sent_twice_at_once_loads_once() -> None:
    """Both saw the preview ready; who comes second does not begin again, even when the first has ended."""
    known, preview, ran = Jobs(), Job("k"), []
    assert known.start(preview, lambda job: None)
    assert preview.idle.wait(60)
    first, second = Job("k", writes=True), Job("k", writes=True)
    assert known.start(first, ran.append, after=preview)
    assert first.idle.wait(60)
    assert not known.start(second, ran.append, after=preview)
    assert ran == [first]
    assert not known.forget("k")
    assert known.get("k") is first


def test_a_job_is_kept_for_an_hour_from_its_end() -> None:
    known, long, new = Jobs(), Job("long"), Job("new")
    for job in (long, new):
        assert known.start(job, lambda job: None)
        assert job.idle.wait(60)
    assert long.ended is not None
    long.begun -= 2 * KEPT_SECONDS
    assert known.get("long") is long
    long.ended -= KEPT_SECONDS + 1
    assert known.get("long") is None
    assert known.get("new") is new


def test_what_was_loaded_is_told_without_its_text(client: FlaskClient) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    _status, address = load(client, page, **{"place-0": "Reed Bay"})
    (file,) = client.get(json_of(done(client, address))).get_json()["files"]
    assert (file["count"], file["meeting"]["place"], file["statements"]) == (2, "Reed Bay", [])
    job = jobs_of(client).get(key_of(address))
    assert job is not None
    (outcome,) = job.outcomes
    assert (outcome.reading.document.text, outcome.reading.passages) == ("", ())


def test_files_over_an_hour_old_go_unless_they_are_at_work(
    client: FlaskClient, embedded_store: Store, tmp_path: Path, held: Event
) -> None:
    page = text(client, send(client, ("ports.txt", ENGLISH)))
    left = key_of(send(client, ("left.txt", ENGLISH)))
    _status, address = load(client, page)
    for key in (left, key_of(address)):
        os.utime(tmp_path / "uploads" / key, (1, 1))
    send(client, ("acta.txt", SPANISH))
    assert not (tmp_path / "uploads" / left).exists()
    held.set()
    done(client, address)
    assert records(embedded_store) == 1


def test_a_preview_that_is_read_again_is_kept_for_another_hour(
    client: FlaskClient, embedded_store: Store, tmp_path: Path
) -> None:
    address = send(client, ("ports.txt", ENGLISH))
    folder = tmp_path / "uploads" / key_of(address)
    os.utime(folder, (1, 1))
    again = client_of(embedded_store, tmp_path)
    done(again, address)
    send(again, ("acta.txt", SPANISH))
    assert folder.is_dir()


@pytest.mark.skipif(os.name == "nt", reason="modes of files are of POSIX")
def test_files_of_a_preview_are_their_owners_alone(client: FlaskClient, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        send(client, ("ports.txt", ENGLISH))
    finally:
        os.umask(before)
    paths = [path for path in (tmp_path / "uploads").rglob("*") if path.is_file()]
    assert {path.suffix for path in paths} == {".txt", ".kept"}
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}


@pytest.mark.parametrize(
    ("said", "named"),
    [("{folder}/000-acta.txt", "acta.txt"), ("001-all.zip/files/002-acta.txt", "all.zip/files/002-acta.txt"),
     ("{folder}/001-all.zip/acta.txt", "all.zip/acta.txt"), ("002-minutes.docx", "minutes.docx")],
)  # fmt: skip
def test_a_file_bears_the_name_that_it_came_with(tmp_path: Path, said: str, named: str) -> None:
    folder = tmp_path / "kept"
    error = RecordError(Path(said.format(folder=folder)), "It is empty.")
    assert kept_module._outcome(error, folder).name == named
