"""The server process itself: where its program is, how it is started, and its accounts."""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import secrets
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO, Any

from graph.local.files import private_folder, read_json, write_private

DATABASE = "graph"
MEMORY = "1g"
"""Java heap of the server, unless CONCERTATION_SERVER_MEMORY says another."""
COMMAND_SECONDS = 120
"""The server stops any one command after this; people's queries are stopped earlier by their own limit."""

GROUPS: dict[str, Any] = {
    "version": 1,
    "databases": {
        "*": {
            "groups": {
                "admin": {
                    "access": ["updateSecurity", "updateSchema", "updateDatabaseSettings"],
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "types": {
                        "*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}
                    },
                },
                # No resultSetLimit: the server cuts scans by it before it counts, so counts would be wrong.
                "reader": {
                    "access": [],
                    "resultSetLimit": -1,
                    "readTimeout": -1,
                    "types": {"*": {"access": ["readRecord"]}},
                },
            }
        }
    },
}


def program() -> Path | None:
    """The folder of the installed server with its Java runtime; None on a platform that has no wheel of it."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return folder if java_of(folder).exists() else None


def java_of(folder: Path) -> Path:
    return folder / "jre" / "bin" / ("java.exe" if sys.platform == "win32" else "java")


def free_port() -> int:
    """A port of loopback that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether anything listens on *port* of loopback."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def accounts(home: Path) -> dict[str, str]:
    """Passwords of `root` (server), `writer` and `reader` (database), made on first use, for the owner alone."""
    path = home / "accounts.json"
    known = read_json(path)
    missing = [name for name in ("root", "writer", "reader") if not known.get(name)]
    if missing:
        # The server keeps hashes of passwords that nobody knows any more: it makes its accounts anew.
        (home / "server" / "config" / "server-users.jsonl").unlink(missing_ok=True)
        known.update({name: secrets.token_urlsafe(24) for name in missing})
        write_private(path, json.dumps(known))
    return known


def prepare(home: Path) -> Path:
    """The server's own folder under *home* with its groups of accounts. Raises OSError."""
    root = private_folder(home / "server")
    config = private_folder(root / "config")
    write_private(config / "root-password", accounts(home)["root"])
    if read_json(config / "server-groups.json") != GROUPS:
        write_private(config / "server-groups.json", json.dumps(GROUPS))
    return root


def command(folder: Path, root: Path, bolt_port: int, http_port: int) -> list[str]:
    """The words that start the server. The root password travels by file, since a command line is seen by all."""
    config = {
        "server.rootPath": root,
        "server.rootPasswordPath": root / "config" / "root-password",
        "server.logsDirectory": root / "log",
        "server.httpIncomingHost": "127.0.0.1",
        "server.httpIncomingPort": http_port,
        "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "server.defaultDatabases": f"{DATABASE}[]",
        # Production mode hides every message of an error, which a person who writes Cypher needs.
        "server.mode": "development",
        "bolt.host": "127.0.0.1",
        "bolt.port": bolt_port,
        # 2 makes a commit wait for the disk: what was acknowledged survives a kill or a power cut.
        "txWalFlush": 2,
        "command.timeout": COMMAND_SECONDS * 1000,
        "opencypher.loadCsv.allowFileUrls": "false",
        "opencypher.loadCsv.allowRemoteUrls": "false",
        "server.restoreImportAllowLocalUrls": "false",
        "polyglotEngineEnabled": "false",
    }
    opens = ("java.util.concurrent.atomic", "java.nio.channels.spi", "java.lang")
    return [
        str(java_of(folder)),
        f"-Xmx{os.environ.get('CONCERTATION_SERVER_MEMORY', MEMORY)}",
        "-XX:+UseSerialGC",
        # A server without memory answers nothing more; ending it lets the keeper start another.
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF8",
        "-Dpolyglot.engine.WarnInterpreterOnly=false",
        "--enable-native-access=ALL-UNNAMED",
        *(f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in opens),
        *(f"-Darcadedb.{key}={value}" for key, value in config.items()),
        "-cp",
        str(folder / "jars" / "*"),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def launch(words: list[str], root: Path, output: IO[bytes]) -> subprocess.Popen[bytes]:
    """The running server process; on Linux it is killed when the process that launched it dies."""
    return subprocess.Popen(
        words,
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        preexec_fn=die_with_parent if sys.platform == "linux" else None,
    )


def die_with_parent() -> None:
    """Ask Linux to kill this process when the one that started it dies; run in a child before its program.

    Killed, not told to end: a server that is ending goes on answering on open connections, wrongly.
    """
    import ctypes
    import signal

    set_parent_death_signal = 1
    ctypes.CDLL(None).prctl(set_parent_death_signal, signal.SIGKILL)


def server_command(http_port: int, password: str, words: str, *, timeout: float = 10) -> str:
    """The answer of the server to one administrative command over HTTP. Raises OSError."""
    return _post(http_port, password, "server", {"command": words}, timeout)


def ask(http_port: int, password: str, *, timeout: float = 20) -> str:
    """The answer to the smallest question to the database. Raises OSError where it cannot be opened."""
    question = {"language": "cypher", "command": "RETURN 1 AS one"}
    return _post(http_port, password, f"query/{DATABASE}", question, timeout)


def _post(http_port: int, password: str, path: str, body: dict[str, str], timeout: float) -> str:
    request = urllib.request.Request(
        f"http://127.0.0.1:{http_port}/api/v1/{path}",
        data=json.dumps(body).encode(),
        headers={
            "Authorization": "Basic " + base64.b64encode(f"root:{password}".encode()).decode(),
            "Content-Type": "application/json",
        },
    )
    # No proxy of the environment may see a password that is meant for loopback.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=timeout) as answer:
        return str(answer.read().decode())


def is_our_process(pid: int, home: Path) -> bool:
    """Whether process *pid* is a server of *home*; False where the system does not tell (only Linux does)."""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return str(home / "server").encode() in words


def make_accounts(http_port: int, passwords: dict[str, str]) -> None:
    """Create the accounts of the database; one that exists is left as it is. Raises OSError."""
    for name, group in (("writer", "admin"), ("reader", "reader")):
        user = {"name": name, "password": passwords[name], "databases": {DATABASE: [group]}}
        try:
            server_command(http_port, passwords["root"], f"create user {json.dumps(user)}")
        except urllib.error.HTTPError as error:
            with error:
                text = error.read().decode(errors="replace")
            if "already exists" not in text:
                raise OSError(f"the server made no account {name}: {text[:200]}") from error
