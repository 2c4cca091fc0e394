"""Constraints, indexes and numbered migrations: what the database must know before it takes the graph."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from neo4j import ManagedTransaction

from graph.errors import StoreError

if TYPE_CHECKING:
    from graph.store.store import Store

WITH_ID = (
    "Actor", "Meeting", "Record", "Version", "Passage", "Statement", "Action", "Commitment",
    "Batch", "Event", "Judgement", "Tally",
)  # fmt: skip
"""Labels whose `id` is unique."""

INDEXED = (
    ("Actor", "match"), ("Actor", "key"), ("Actor", "name"), ("Actor", "code"),
    ("Actor", "body_of"), ("Actor", "merged_into"),
    ("Meeting", "date"), ("Version", "text_hash"), ("Commitment", "due_end"),
    ("Batch", "at"), ("Event", "subject"), ("Judgement", "a"), ("Judgement", "b"),
    ("Tally", "key"), ("Tally", "meeting"),
)  # fmt: skip
"""Properties that are looked up."""


def name_bodies(tx: ManagedTransaction) -> None:
    """Version 2: an actor's node names the body that it belongs to, which stood on the edge between them alone."""
    tx.run(
        "MATCH (a:Actor)-[e:BODY_OF]->(b:Actor) WITH coalesce(e.via, a.id) AS id, b.id AS body "
        "MATCH (x:Actor {id: id}) WHERE x.body_of IS NULL SET x.body_of = body"
    ).consume()


MIGRATIONS: tuple[tuple[int, Callable[[ManagedTransaction], None]], ...] = ((2, name_bodies),)
"""Changes of graphs that older versions made: the version that each leads to, and its work, oldest first."""

VERSION = max((number for number, _ in MIGRATIONS), default=1)


def constraints() -> list[str]:
    """The schema commands of the current version; each can be repeated."""
    unique = [
        f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
        for label in (*WITH_ID, "Schema")
    ]
    lookups = [
        f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})"
        for label, name in INDEXED
    ]
    return unique + lookups


def prepare(store: Store) -> None:
    """Bring the database to `VERSION`. Raises StoreError where a newer program made the graph."""
    # The label is asked for without a schema: on a fresh graph nothing has it, which is no error.
    rows = store.read("MATCH (s:Schema {id: 'schema'}) RETURN s.version AS version")
    found = rows[0]["version"] if rows else 0
    if found == VERSION:
        return
    if found > VERSION:
        raise StoreError(
            f"{store.name} was made by a newer version of Concertation (schema {found}, this one knows {VERSION}). "
            "Install the newer version."
        )
    store.run_schema(constraints())
    for number, work in MIGRATIONS:
        if found and number > found:
            store.write(work)
    store.write(_set_version)


def _set_version(tx: ManagedTransaction) -> None:
    tx.run("MERGE (s:Schema {id: 'schema'}) SET s.version = $version", version=VERSION).consume()
