"""Joining the local server, and asking its keeper to stop or restart it."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreError
from graph.local import java
from graph.local.files import FileLock, is_locked, private_folder, write_private
from graph.local.keeper import State, end_orphan, leases, read_state, request_file

ROOM = 100 * 2**20
"""Bytes that must be free on the disk before a server is started."""

_DETACHED = 0x00000208 if sys.platform == "win32" else 0
_KEEPERS: list[subprocess.Popen[bytes]] = []
"""Keepers that this process started on Windows: they outlive it, and an object that is forgotten would warn."""

NO_SERVER = (
    "There is no local graph server for this platform. Set CONCERTATION_DATABASE=bolt://host:7687 with "
    "NEO4J_USERNAME and NEO4J_PASSWORD to use a Neo4j 5 server in its place."
)


@dataclass
class Lease:
    """A place at the running server: its Bolt address and passwords. `release` gives it up."""

    home: Path
    bolt_port: int
    java_pid: int
    passwords: dict[str, str]
    _lock: FileLock

    @property
    def address(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt_port}"

    def release(self) -> None:
        self._lock.release()
        with contextlib.suppress(OSError):
            self._lock.path.unlink(missing_ok=True)

    def renew(self, timeout: float) -> bool:
        """Wait for the server to be ready, starting it where it is gone; whether it is another than before.

        Raises StoreError.
        """
        with _as_store_error(self.home):
            state = _ready(self.home, timeout)
        another = state.java_pid != self.java_pid
        self.bolt_port, self.java_pid = state.bolt_port, state.java_pid
        return another


def join(home: Path, *, timeout: float) -> Lease:
    """A lease on the server of *home*, which is started where it does not run. Raises StoreError."""
    with _as_store_error(home):
        private_folder(home)
        folder = private_folder(home / "leases")
        lock = FileLock(folder / f"{os.getpid()}-{secrets.token_hex(4)}.lease")
        # Taken before the server is looked for, so that it cannot be found running and then stop.
        # The keeper may be looking at the file at this very moment.
        lock.acquire(2)
        try:
            state = _ready(home, timeout)
        except BaseException:
            lock.release()
            lock.path.unlink(missing_ok=True)
            raise
    return Lease(home, state.bolt_port, state.java_pid, java.accounts(home), lock)


@contextlib.contextmanager
def _as_store_error(home: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The folder of the local graph, {home}, cannot be used: {error.strerror or error}. "
            "Make it writable, or set CONCERTATION_HOME to another folder."
        ) from error


def _ready(home: Path, timeout: float) -> State:
    """The state of a running server; one is started where none runs. Raises StoreError, OSError."""
    deadline = time.monotonic() + max(timeout, 5)
    started = False
    while time.monotonic() < deadline:
        door = FileLock(home / "start.lock")
        if not door.acquire(deadline - time.monotonic()):
            break
        try:
            running = is_locked(home / "keeper.lock")
            state = read_state(home)
            # One that was killed a moment ago is still called ready.
            if running and state.phase == "ready" and java.listens(state.bolt_port):
                return state
            if not running and started and state.phase == "failed":
                raise StoreError(f"The local graph server did not start: {state.message}")
            if not running:
                _start_keeper(home)
                started = True
        finally:
            door.release()
        time.sleep(0.03)
    raise StoreError(
        f"The local graph server did not answer within {timeout:.0f} s. "
        f"Its last words are in {home / 'server-output.txt'}; CONCERTATION_TIMEOUT sets the patience."
    )


def _start_keeper(home: Path) -> None:
    """Start the keeper apart from this process and wait until it holds its lock or has ended."""
    if java.program() is None:
        raise StoreError(NO_SERVER)
    free = shutil.disk_usage(home).free
    if free < ROOM:
        raise StoreError(
            f"The disk of {home} has {free // 2**20} MB left; the local graph needs {ROOM // 2**20} MB. "
            "Make room, or set CONCERTATION_HOME to a folder on another disk."
        )
    # The state that an earlier keeper left must not be taken for that of the new one.
    with contextlib.suppress(FileNotFoundError):
        (home / "state.json").replace(home / "last-state.json")
    handle = os.open(home / "keeper-output.txt", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "graph.local.keeper", str(home)],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            creationflags=_DETACHED,
        )
    if sys.platform == "win32":
        _KEEPERS.append(process)
    elif process.wait():
        words = (home / "keeper-output.txt").read_text(encoding="utf-8", errors="replace").strip()
        raise StoreError(f"The keeper of the local graph server did not start: {words[-300:]}")
    # Its first act is to take the lock and to write its state.
    deadline = time.monotonic() + 5
    while not (home / "state.json").exists() and time.monotonic() < deadline:
        time.sleep(0.01)


def status(home: Path) -> dict[str, object]:
    """What runs for *home*: `running`, `phase`, `bolt_port`, `java_pid`, `keeper_pid`, `users` (open leases)."""
    state = read_state(home)
    running = is_locked(home / "keeper.lock")
    return {
        "running": running and state.phase == "ready",
        "phase": state.phase if running else "stopped",
        "bolt_port": state.bolt_port if running else None,
        "java_pid": state.java_pid if running else None,
        "keeper_pid": state.keeper_pid if running else None,
        "users": len(leases(home)),
        "home": str(home),
    }


def stop(home: Path, *, timeout: float = 30) -> bool:
    """Stop the server whoever uses it; whether one ran. Raises StoreError where it does not stop in time."""
    if not is_locked(home / "keeper.lock"):
        return end_orphan(home, "state.json")
    write_private(request_file(home), "stop")
    deadline = time.monotonic() + timeout
    while is_locked(home / "keeper.lock"):
        if time.monotonic() > deadline:
            raise StoreError(f"The local graph server did not stop within {timeout:.0f} s.")
        time.sleep(0.05)
    return True


def restart(home: Path, *, timeout: float = 30) -> bool:
    """Restart a server that answers no more; what was acknowledged is kept. Whether one ran. Raises StoreError."""
    before = read_state(home).java_pid
    if not is_locked(home / "keeper.lock"):
        return False
    write_private(request_file(home), "restart")
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        state = read_state(home)
        if state.phase == "ready" and state.java_pid != before:
            return True
        time.sleep(0.05)
    raise StoreError(f"The local graph server did not restart within {timeout:.0f} s.")
