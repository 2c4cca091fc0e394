"""A real Neo4j for the tests: named by the environment, or started from Maven Central's jars."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from graph.local.files import FileLock
from graph.local.java import die_with_parent, free_port
from graph.settings import Settings

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "concertation-tests"
JARS = CACHE / "neo4j-5.26.31"
START_SECONDS = 600


class NoNeo4j(Exception):
    """There is no Neo4j and none can be started; the text says what is missing."""


@contextlib.contextmanager
def neo4j_settings(folder: Path) -> Iterator[Settings]:
    """Settings that lead to a Neo4j; one that was started here ends with the context. Raises NoNeo4j."""
    named = os.environ.get("CONCERTATION_TEST_NEO4J")
    if named:
        parts = urlsplit(named)
        address = f"{parts.scheme}://{parts.hostname}:{parts.port or 7687}"
        yield Settings(
            database=address,
            username=unquote(parts.username or "neo4j"),
            password=unquote(parts.password or ""),
        )
        return
    fetch_jars()
    port = free_port()
    settings = Settings(database=f"bolt://127.0.0.1:{port}", password=secrets.token_urlsafe(12))
    write_configuration(folder, port)
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            java_words(folder),
            stdout=output,
            stderr=subprocess.STDOUT,
            preexec_fn=die_with_parent if sys.platform == "linux" else None,
        )
    try:
        set_first_password(settings, process, folder)
        yield replace(settings)
    finally:
        process.terminate()
        try:
            process.wait(120)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def fetch_jars() -> None:
    """Neo4j's jars in the cache, fetched once by Maven. Raises NoNeo4j."""
    missing = [name for name in ("java", "mvn") if shutil.which(name) is None]
    if "java" in missing or ("mvn" in missing and not JARS.exists()):
        raise NoNeo4j(
            f"CONCERTATION_TEST_NEO4J is not set and there is no {' and no '.join(missing)} to start one"
        )
    CACHE.mkdir(parents=True, exist_ok=True)
    lock = FileLock(CACHE / "fetch.lock")
    lock.acquire(1800)
    try:
        if not JARS.exists():
            part = CACHE / f"part-{os.getpid()}"
            words = ["mvn", "-q", "-B", "-f", str(HERE / "pom.xml"), "dependency:copy-dependencies"]
            done = subprocess.run(
                [*words, f"-DoutputDirectory={part}"],
                capture_output=True,
                text=True,
                timeout=1800,
                check=False,
            )
            if done.returncode:
                raise NoNeo4j(f"Maven could not fetch Neo4j: {done.stdout.strip().splitlines()[:1]}")
            part.rename(JARS)
    finally:
        lock.release()


def write_configuration(folder: Path, port: int) -> None:
    (folder / "conf").mkdir()
    lines = {
        "server.bolt.enabled": "true",
        "server.bolt.listen_address": f"127.0.0.1:{port}",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "server.memory.pagecache.size": "256m",
        "internal.dbms.cypher_ip_blocklist": "0.0.0.0/0,::/0",
        "dbms.security.allow_csv_import_from_file_urls": "false",
    }
    text = "".join(f"{key}={value}\n" for key, value in lines.items())
    (folder / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")


def java_words(folder: Path) -> list[str]:
    return [
        "java",
        "--add-opens=java.base/java.nio=ALL-UNNAMED",
        "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
        "-Xmx768m",
        "-cp",
        str(JARS / "*"),
        str(HERE / "Neo4jServer.java"),
        str(folder),
    ]


def set_first_password(settings: Settings, process: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the server answers and replace the password that every Neo4j starts with. Raises NoNeo4j."""
    deadline = time.monotonic() + START_SECONDS
    words = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password"
    with GraphDatabase.driver(settings.database, auth=("neo4j", "neo4j")) as driver:
        while True:
            try:
                with driver.session(database="system") as session:
                    session.run(words, password=settings.password).consume()
                return
            except (Neo4jError, DriverError) as error:
                said = error
            if process.poll() is not None or time.monotonic() > deadline:
                output = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
                raise NoNeo4j(f"it did not start ({said}): {output[-400:]}")
            time.sleep(0.2)
