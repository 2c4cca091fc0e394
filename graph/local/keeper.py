"""The keeper: one background process a user that owns the server and stops it when nobody uses it any more.

``python -m graph.local.keeper HOME`` starts the server, writes its ports to ``HOME/state.json`` and then
watches: a server that died is started again on the same ports, a request file is obeyed, and when no process
has held a lease for `LINGER` seconds the server is stopped.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.local import java
from graph.local.files import FileLock, is_locked, private_folder, read_json, write_private

LINGER = 3.0
"""Seconds that an unused server is kept, so that commands in a row find it running."""
START_SECONDS = 120.0
RESTARTS = 20
"""Starts within a minute after which the keeper gives up: more than queries that exhaust the server's memory bring about."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class State:
    """What ``state.json`` tells the other processes. `phase`: starting, ready, stopping, failed."""

    phase: str
    bolt_port: int = 0
    http_port: int = 0
    java_pid: int = 0
    keeper_pid: int = 0
    message: str = ""


def read_state(home: Path, name: str = "state.json") -> State:
    """The last state that a keeper wrote; phase "none" where there is none."""
    value = read_json(home / name)
    known = {name: value[name] for name in State.__dataclass_fields__ if name in value}
    return State(**known) if "phase" in known else State("none")


class StartFailed(Exception):
    """The server did not come up; the text says why."""


class Keeper:
    def __init__(self, home: Path) -> None:
        self.home = home
        self.state = State("starting", keeper_pid=os.getpid())
        self.process: subprocess.Popen[bytes] | None = None
        self.told_to_stop = False
        self.starts: list[float] = []

    def run(self) -> int:
        """Serve until unused or told to stop; the exit code."""
        lock = FileLock(self.home / "keeper.lock")
        # A process that asks whether a keeper lives holds the lock for a moment.
        if not lock.acquire(0.5):
            return 0
        for name in ("SIGTERM", "SIGINT"):
            signal.signal(getattr(signal, name), self._on_signal)
        try:
            end_orphan(self.home)
            request_file(self.home).unlink(missing_ok=True)
            self._tell("starting")
            self._start()
            self._watch()
        except (StartFailed, OSError) as error:
            log.error("%s", error)
            self._end_server()
            self._tell("failed", message=str(error))
            return 1
        self._end_server()
        self._tell("stopped")
        return 0

    def _on_signal(self, *_: object) -> None:
        self.told_to_stop = True

    def _tell(self, phase: str, **changes: object) -> None:
        self.state = replace(self.state, phase=phase, **changes)  # type: ignore[arg-type]
        write_private(self.home / "state.json", json.dumps(asdict(self.state)))

    def _start(self) -> None:
        now = time.monotonic()
        self.starts = [at for at in self.starts if now - at < 60] + [now]
        if len(self.starts) > RESTARTS:
            raise StartFailed(
                f"the graph server stopped {RESTARTS} times within a minute: {self._last_words()}"
            )
        ports = (self.state.bolt_port or java.free_port(), self.state.http_port or java.free_port())
        for attempt in range(4):
            if self._try_start(*ports):
                self._tell("ready", message="")
                return
            log.warning("port %d or %d is taken, attempt %d", *ports, attempt + 1)
            ports = (java.free_port(), java.free_port())
        raise StartFailed("four times the ports that were free a moment before were taken")

    def _try_start(self, bolt_port: int, http_port: int) -> bool:
        """Whether the server listens now; False where another program has one of its ports."""
        folder = java.program()
        if folder is None:
            raise StartFailed("the graph server is not installed")
        root = java.prepare(self.home)
        output = self.home / "server-output.txt"
        with output.open("wb") as file:
            self.process = java.launch(java.command(folder, root, bolt_port, http_port), root, file)
        self._tell("starting", bolt_port=bolt_port, http_port=http_port, java_pid=self.process.pid)
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            text = output.read_text(encoding="utf-8", errors="replace")
            if "Unable to listen" in text or "Address already in use" in text:
                self._end_server()
                return False
            if "ArcadeDB Server started in" in text:
                java.make_accounts(http_port, java.accounts(self.home))
                self._prove(http_port)
                return True
            if self.process.poll() is not None:
                raise StartFailed(f"the graph server ended while starting: {self._last_words()}")
            if self.told_to_stop:
                raise StartFailed("told to stop while starting")
            time.sleep(0.03)
        raise StartFailed(
            f"the graph server did not start within {START_SECONDS:.0f} s: {self._last_words()}"
        )

    def _prove(self, http_port: int) -> None:
        """Raise StartFailed unless the server has the database open: another process may hold its files."""
        try:
            java.ask(http_port, java.accounts(self.home)["root"])
        except OSError as error:
            raise StartFailed(
                f"the graph server cannot open the graph: {error}; {self._last_words()}"
            ) from error

    def _last_words(self) -> str:
        try:
            text = (self.home / "server-output.txt").read_text(encoding="utf-8", errors="replace")
        except OSError as error:
            return str(error)
        return " | ".join(line for line in text.splitlines()[-4:] if line)[-600:]

    def _watch(self) -> None:
        unused_since: float | None = None
        while not self.told_to_stop:
            time.sleep(0.1)
            request = take_request(self.home)
            if request == "stop":
                return self._tell("stopping")
            if request == "restart":
                self._tell("starting")
                self.starts.clear()  # asked for, and no sign that the server cannot run
                self._end_server(patience=1.0)
            if self.process is None or self.process.poll() is not None:
                self._tell("starting")
                self._start()
            if leases(self.home):
                unused_since = None
            elif unused_since is None:
                unused_since = time.monotonic()
            elif time.monotonic() - unused_since > LINGER and self._close_the_door():
                return

    def _close_the_door(self) -> bool:
        """Whether the state now says stopping; no process can have joined in between, since joining takes the lock."""
        door = FileLock(self.home / "start.lock")
        if not door.try_acquire():
            return False
        try:
            if leases(self.home):
                return False
            self._tell("stopping")
            return True
        finally:
            door.release()

    def _end_server(self, *, patience: float = 20.0) -> None:
        """End the server; kill it where it does not end within *patience* seconds (its commits are on disk)."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


def request_file(home: Path) -> Path:
    return home / "request"


def take_request(home: Path) -> str:
    """The word that a process left for the keeper, once; empty where there is none."""
    path = request_file(home)
    try:
        word = path.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
    path.unlink(missing_ok=True)
    return word


def leases(home: Path) -> list[Path]:
    """Leases that living processes hold; those of dead ones are removed."""
    held = []
    for path in (home / "leases").glob("*.lease"):
        if is_locked(path):
            held.append(path)
        elif time.time() - path.stat().st_mtime > 60:
            # A lease is locked right after it is made, which on a busy machine may be a while: an old one without a
            # lock has lost its process.
            path.unlink(missing_ok=True)
    return held


def end_orphan(home: Path, name: str = "last-state.json") -> bool:
    """Stop a server whose keeper was killed, known by its port and our root password; whether one ran.

    Its process is waited for, since it holds the database's files until its very end.
    """
    state = read_state(home, name)
    if state.phase not in ("ready", "starting", "stopping") or not state.http_port:
        return False
    try:
        java.server_command(state.http_port, java.accounts(home)["root"], "shutdown", timeout=5)
        ran = True
    except OSError:
        ran = False
    deadline = time.monotonic() + 20
    while java.is_our_process(state.java_pid, home) and time.monotonic() < deadline:
        time.sleep(0.05)
    return ran


def main(arguments: list[str]) -> int:
    os.umask(0o077)  # whatever the keeper and its server write is the owner's alone
    home = private_folder(Path(arguments[0]))
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    if sys.platform != "win32" and not _leave_parent():
        return 0
    return Keeper(home).run()


def _leave_parent() -> bool:
    """Whether this is the child that goes on; the parent ends, so that whoever started it need not wait for us."""
    if os.fork():
        return False
    os.setsid()
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
