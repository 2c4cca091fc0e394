"""What is installed, where the graph is, and what is wrong with it: data for the front door to print."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.edges import check_edges
from graph.errors import ConcertationError, StoreError
from graph.local import java, server
from graph.settings import Settings
from graph.store import Store, open_store
from graph.store.schema import VERSION

PACKAGES = ("concertation", "neo4j", "arcadedb-embedded", "flask", "pyvis", "lxml", "pypdfium2")
OPTIONAL = ("py2neo",)
ROOMS = ("graph", "loaders", "web", "concertation")


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; `ok` is False where somebody has to do something."""

    what: str
    found: str
    ok: bool = True


def status(settings: Settings) -> dict[str, object]:
    """Where the graph is and what runs; starts nothing.

    `graph` names the place. For the local graph: `running`, `phase`, `bolt_port`, `java_pid`, `keeper_pid`, `users`
    and `home`; for a Neo4j: `database`.
    """
    if settings.database:
        address = settings.database.rsplit("@", 1)[-1]
        return {"graph": "Neo4j", "database": address, "username": settings.username}
    return {"graph": "local", **server.status(settings.home)}


def stop(settings: Settings) -> bool:
    """Stop the local graph server, whoever uses it; whether one ran. Raises StoreError."""
    return server.stop(settings.home, timeout=max(settings.timeout, 30))


def examine(settings: Settings, *, edges: bool = False) -> list[Finding]:
    """Everything worth a look, in the order to read it; *edges* compares all drawn edges with the statements."""
    found = [Finding("python", f"{platform.python_version()} on {platform.platform(terse=True)}")]
    found += [_package(name, needed=True) for name in PACKAGES]
    found += [_package(name, needed=False) for name in OPTIONAL]
    found += list(_clashes())
    found += list(_place(settings))
    try:
        with open_store(settings) as store:
            found += list(_graph(store, edges=edges))
    except ConcertationError as error:
        found.append(Finding("graph", str(error), ok=False))
    return found


def _package(name: str, *, needed: bool) -> Finding:
    try:
        return Finding(name, importlib.metadata.version(name))
    except importlib.metadata.PackageNotFoundError:
        if name == "arcadedb-embedded":
            return Finding(name, "not installed; " + server.NO_SERVER)
        return Finding(name, "not installed" if needed else "not installed (optional)", ok=not needed)


def _clashes() -> Iterator[Finding]:
    """Other installed distributions that bring a top-level package of one of our names."""
    owners = importlib.metadata.packages_distributions()
    for room in ROOMS:
        others = sorted({name for name in owners.get(room, []) if name.lower() != "concertation"})
        if others:
            yield Finding(
                f"package {room}",
                f"{', '.join(others)} brings a package of the same name; give Concertation an environment of its own",
                ok=False,
            )


def _place(settings: Settings) -> Iterator[Finding]:
    if settings.database:
        yield Finding("database", settings.database.rsplit("@", 1)[-1])
        return
    if java.program() is None:
        yield Finding("local server", server.NO_SERVER, ok=False)
    home = settings.home
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    yield Finding("home", f"{home}, {free // 2**20:,} MB free", ok=free > server.ROOM)
    open_to_others = [name for name in ("accounts.json", "state.json") if _readable_by_others(home / name)]
    if open_to_others:
        yield Finding(
            "passwords", f"{', '.join(open_to_others)} can be read by others; run chmod 600", ok=False
        )


def _readable_by_others(path: Path) -> bool:
    return platform.system() != "Windows" and path.exists() and bool(path.stat().st_mode & 0o077)


def _graph(store: Store, *, edges: bool) -> Iterator[Finding]:
    yield Finding("graph", f"{store.name} ({store.product}, schema {VERSION})")
    rows = store.read(
        "MATCH (n) WHERE n:Record OR n:Statement OR n:Actor "
        "UNWIND [l IN labels(n) WHERE l IN ['Record', 'Statement', 'Actor']] AS label "
        "RETURN label, count(*) AS n ORDER BY label"
    )
    yield Finding("holds", ", ".join(f"{row['n']:,} {row['label']}" for row in rows) or "nothing yet")
    if not edges:
        return
    try:
        wrong = check_edges(store)
    except StoreError as error:
        yield Finding("drawn edges", str(error), ok=False)
        return
    if wrong:
        first = wrong[0]
        yield Finding(
            "drawn edges",
            f"{len(wrong)} differ from the statements, first {first.edge.type} {first.edge.start} to "
            f"{first.edge.end}; graph.edges.rebuild_edges draws them anew",
            ok=False,
        )
    else:
        yield Finding("drawn edges", "all as the statements say")
