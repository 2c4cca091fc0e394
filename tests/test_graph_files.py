"""Who may read what is written: the home folder is its owner's alone, a file that a person asks for follows the umask."""

from __future__ import annotations

import io
import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from web_client import client_of, token_of

from graph.briefings import own
from graph.briefings.answer import ask
from graph.briefings.documents import write
from graph.briefings.questions import shipped
from graph.errors import ConcertationError, StoreError
from graph.exports import export_graph
from graph.files import whole_file, write_whole
from graph.settings import Settings
from graph.store import Store, open_store
from web.security import secret_key


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test, which nothing has made yet."""
    monkeypatch.setenv("CONCERTATION_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(params=[0o022, 0o027, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


def test_a_file_within_the_home_folder_is_its_owners_alone(home: Path, umask: int) -> None:
    home.mkdir()
    write_whole(home / "graph.json", b"{}")
    (home / "old.json").touch(mode=0o644)
    write_whole(home / "old.json", b"{}")
    assert {mode(path) for path in home.iterdir()} == {0o600}


def test_a_file_that_is_asked_for_elsewhere_follows_the_umask(home: Path, umask: int, tmp_path: Path) -> None:
    write_whole(tmp_path / "graph.json", b"{}")
    assert mode(tmp_path / "graph.json") == 0o666 & ~umask


def test_a_file_that_is_replaced_keeps_its_mode(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    for asked in (0o600, 0o640, 0o664):
        path.touch()
        path.chmod(asked)
        write_whole(path, b"{}")
        assert mode(path) == asked


def test_exports_and_documents_follow_both(home: Path, embedded_store: Store, tmp_path: Path) -> None:
    home.mkdir()
    answers = [ask(embedded_store, shipped()["deadlines"], {})]
    export_graph(embedded_store, home / "graph.csv.zip")
    write(answers, home / "deadlines.docx")
    assert {mode(path) for path in home.iterdir()} == {0o600}
    export_graph(embedded_store, tmp_path / "graph.csv.zip")
    write(answers, tmp_path / "deadlines.docx")
    plain = tmp_path / "plain"
    plain.touch()
    assert mode(tmp_path / "graph.csv.zip") == mode(tmp_path / "deadlines.docx") == mode(plain)


def test_what_the_explorer_keeps_is_its_owners_alone(embedded_store: Store, home: Path) -> None:
    client = client_of(embedded_store, home)
    token = token_of(client)
    client.post(
        "/add", data={"token": token, "files": [(io.BytesIO(b"The Forum thanked Peru."), "minutes.txt")]}
    )
    own.save(home, "mine", own_briefing(), owner="A")
    kept = [home, *home.rglob("*")]
    assert {path.name for path in kept} >= {"explorer.key", "uploads", "briefings", "mine.cypher"}
    assert all(mode(path) == 0o700 for path in kept if path.is_dir())
    assert mode(home / "explorer.key") == mode(home / "briefings" / "mine.cypher") == 0o600


def own_briefing() -> str:
    names = "{en: Meetings, es: Reuniones}"
    return (
        f"/*\ntitle: {names}\ndescription: {names}\ncolumns:\n  title: {{en: Title, es: Título, kind: record}}\n"
        f"summary: {{en: '{{count}}', es: '{{count}}'}}\nempty: {names}\n*/\nMATCH (m:Meeting) RETURN m.title AS title\n"
    )


def test_what_the_local_server_writes_is_its_owners_alone(settings: Settings) -> None:
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Meeting {id: 'm1'})").consume())
        open_to_others = [path for path in settings.home.rglob("*") if path.is_file() and mode(path) & 0o077]
    assert open_to_others == []


def test_a_fault_while_writing_leaves_what_stood_there(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    path.write_bytes(b"the earlier one")
    with pytest.raises(ConcertationError, match=r"graph\.json could not be written"):
        write_half(path, OSError(28, "No space left on device"))
    with pytest.raises(KeyError):
        write_half(path, KeyError("a fault of another kind"))
    assert path.read_bytes() == b"the earlier one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["graph.json"]


def write_half(path: Path, fault: Exception) -> None:
    with whole_file(path) as file:
        file.write(b"half")
        raise fault


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ConcertationError, match="could not be written"):
        write_whole(tmp_path / "none" / "graph.json", b"{}")


def test_a_home_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="CONCERTATION_HOME"):
        secret_key(tmp_path / "file" / "home")
