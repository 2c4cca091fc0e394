"""The local server: started once, shared, restarted when killed, stopped with its last user."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graph.doctor import examine, status, stop
from graph.edges import check_edges
from graph.errors import StoreError
from graph.local import java, keeper
from graph.local.files import is_locked, read_json, write_private
from graph.local.server import restart
from graph.settings import Settings
from graph.store import open_store

ROOT = Path(__file__).parents[1]
HOLDER = """
import sys
from pathlib import Path
from graph.local.files import FileLock
lock = FileLock(Path(sys.argv[1]))
print(lock.try_acquire(), flush=True)
sys.stdin.read()
"""
READER = """
import sys
from pathlib import Path
from graph.settings import Settings
from graph.store import open_store
with open_store(Settings(home=Path(sys.argv[1]), database="")) as store:
    print(store.read("MATCH (m:Meeting) RETURN count(m) AS n")[0]["n"])
"""


def until(done: Callable[[], bool], seconds: float = 300) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def test_one_server_for_all_processes_that_survives_a_kill_and_stops_with_the_last_user(
    settings: Settings,
) -> None:
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Meeting {id: 'm1'})").consume())
        seen = subprocess.run(
            [sys.executable, "-c", READER, str(settings.home)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert seen.stdout.strip() == "1"
        before = status(settings)
        assert before["running"]
        os.kill(int(str(before["java_pid"])), signal.SIGKILL)
        assert store.read("MATCH (m:Meeting) RETURN m.id AS id") == [{"id": "m1"}]
        assert status(settings)["java_pid"] != before["java_pid"]
        assert status(settings)["keeper_pid"] == before["keeper_pid"]
    until(lambda: status(settings)["phase"] == "stopped")


def test_a_server_whose_keeper_was_killed_is_replaced(settings: Settings) -> None:
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Meeting {id: 'm1'})").consume())
        before = status(settings)
        os.kill(int(str(before["keeper_pid"])), signal.SIGKILL)
        until(lambda: not java.listens(int(str(before["bolt_port"]))))
        assert store.read("MATCH (m:Meeting) RETURN m.id AS id") == [{"id": "m1"}]
    assert stop(settings) is True
    assert stop(settings) is False


def test_a_restart_on_request_keeps_what_was_written(settings: Settings) -> None:
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Meeting {id: 'm1'})").consume())
        assert restart(settings.home, timeout=settings.timeout)
        assert store.read("MATCH (m:Meeting) RETURN count(m) AS n") == [{"n": 1}]
        address = store.reading_driver.get_server_info().address
        assert address[0] == "127.0.0.1"
    for name in ("accounts.json", "state.json", "server/config/root-password"):
        assert stat.S_IMODE((settings.home / name).stat().st_mode) == 0o600, name
    assert stat.S_IMODE(settings.home.stat().st_mode) == 0o700
    stop(settings)


def test_threads_that_read_while_the_server_dies_all_get_their_answer(settings: Settings) -> None:
    with open_store(settings) as store:
        store.write(lambda tx: tx.run("CREATE (:Meeting {id: 'm1'})").consume())

        def read(number: int) -> int:
            if number == 5:
                os.kill(int(str(status(settings)["java_pid"])), signal.SIGKILL)
            return int(store.read("MATCH (m:Meeting) RETURN count(m) AS n")[0]["n"])

        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(read, range(40))) == [1] * 40
    stop(settings)


def test_passwords_are_on_no_command_line(settings: Settings) -> None:
    words = " ".join(java.command(Path("/x"), settings.home, 1, 2))
    settings.home.mkdir()
    assert not any(password in words for password in java.accounts(settings.home).values())
    assert "127.0.0.1" in words
    assert "0.0.0.0" not in words


def test_a_home_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(StoreError, match=r"cannot be used: .*CONCERTATION_HOME"):
        open_store(Settings(home=tmp_path / "file" / "home", database=""))


def test_a_taken_port_leads_to_another(settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        java.private_folder(settings.home)
        one = keeper.Keeper(settings.home)
        one.state = keeper.State("starting", bolt_port=port, http_port=java.free_port())
        one._start()
        try:
            assert one.state.phase == "ready"
            assert one.state.bolt_port != port
        finally:
            one._end_server()


def test_a_lock_dies_with_its_process(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with process:
        assert process.stdout is not None
        process.stdout.readline()
        assert is_locked(path)
        process.kill()
    assert not is_locked(path)


def test_a_broken_state_file_is_as_good_as_none(tmp_path: Path) -> None:
    write_private(tmp_path / "state.json", '{"phase": "rea')
    assert read_json(tmp_path / "state.json") == {}
    assert keeper.read_state(tmp_path).phase == "none"


def test_the_doctor_says_what_it_found(settings: Settings) -> None:
    findings = {one.what: one for one in examine(settings, edges=True)}
    assert findings["drawn edges"].found == "all as the statements say"
    assert all(one.ok for one in findings.values()), findings
    stop(settings)


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from graph.errors import StoreError
from graph.load import load_reading
from graph.settings import Settings
from graph.store import open_store
from readings import make_reading
with open_store(Settings(home=Path(sys.argv[1]), database="")) as store:
    for number in range(1, 200):
        lines = f"REQUESTED_OF Forum of Northern Lakes > Mexico: count ferry {number} @2019"
        reading = make_reading(lines, date=None, name=f"{number}.txt")
        try:
            load_reading(store, reading, by="ana")
        except StoreError:  # "it may or may not be there. Do the same again"
            load_reading(store, reading, by="ana")
        print(number, flush=True)
"""


def test_nothing_acknowledged_is_lost_and_nothing_is_half_written(settings: Settings) -> None:
    with open_store(settings) as store:
        words = [sys.executable, "-c", WRITER, str(settings.home), str(Path(__file__).parent)]
        with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            said = [int(writer.stdout.readline()) for _ in range(3)]
            os.kill(int(str(status(settings)["java_pid"])), signal.SIGKILL)
            said += [int(writer.stdout.readline()) for _ in range(3)]
            writer.kill()
            said += [int(line) for line in writer.stdout]
        rows = store.read(
            "MATCH (r:Record)-[:HAS_VERSION]->(v:Version) OPTIONAL MATCH (r)<-[:PART_OF]-(:Passage)"
            "<-[:QUOTED_FROM]-(s:Statement)-[:ABOUT]->(:Action)<-[:TO_DO]-(:Commitment)<-[:OWES]-(:Actor) "
            "RETURN v.file_name AS name, count(s) AS whole"
        )
        assert {f"{number}.txt" for number in said} <= {row["name"] for row in rows}
        assert len(said) >= 6
        assert all(row["whole"] == 1 for row in rows)
        assert check_edges(store) == []
    stop(settings)
