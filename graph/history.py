"""What was done, by whom and when, and taking it back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from neo4j import ManagedTransaction

from graph.changes import Change, commit_batch, values_now
from graph.errors import NotFound, UsageError

if TYPE_CHECKING:
    from graph.store import Store


def history(store: Store, *, limit: int = 50, subject: str | None = None) -> list[dict[str, Any]]:
    """Batches, newest first: `id`, `number`, `kind`, `by`, `at`, `title`, `undone_by`, `events` (their number).

    *subject* keeps those that changed the node of that id.
    """
    return store.read(
        """
        MATCH (b:Batch)
        WHERE $subject IS NULL OR EXISTS { MATCH (b)-[:INCLUDES]->(:Event {subject: $subject}) }
        WITH b ORDER BY b.number DESC LIMIT $limit
        OPTIONAL MATCH (b)-[:INCLUDES]->(e:Event)
        WITH b, count(e) AS events
        RETURN b.id AS id, b.number AS number, b.kind AS kind, b.by AS by, b.at AS at, b.title AS title,
               b.undone_by AS undone_by, events ORDER BY number DESC
        """,
        subject=subject,
        limit=limit,
    )


def events(store: Store, batch: str) -> list[dict[str, Any]]:
    """The events of *batch* in order: `label`, `subject`, `before` and `after` as dictionaries or None."""
    rows = store.read(
        "MATCH (:Batch {id: $id})-[:INCLUDES]->(e:Event) RETURN e.kind AS label, e.subject AS subject, "
        "e.before AS before, e.after AS after ORDER BY e.number",
        id=batch,
    )
    return [{**row, "before": json.loads(row["before"]), "after": json.loads(row["after"])} for row in rows]


def undo(store: Store, batch_id: str, *, by: str) -> str:
    """Take back all that *batch_id* did, in one transaction; the id of the batch that does so.

    Raises NotFound for no such batch, and UsageError where it is undone already or something later stands on it.
    """
    return store.write(lambda tx: _undo(tx, batch_id, by))


def _undo(tx: ManagedTransaction, batch_id: str, by: str) -> str:
    row = tx.run("MATCH (b:Batch {id: $id}) RETURN properties(b) AS batch", id=batch_id).single()
    if row is None:
        raise NotFound(f"There is no batch {batch_id}. `concertation history` lists them.")
    batch = row["batch"]
    if batch.get("undone_by"):
        raise UsageError(f"Batch {batch_id} is undone already, by batch {batch['undone_by']}.")
    changes = _read_changes(tx, batch_id)
    _refuse_what_others_stand_on(tx, batch, changes)
    title = f"Undo: {batch['title']}"
    back = [_withdrawing(change.back()) for change in reversed(changes)]
    made = commit_batch(tx, kind="undo", by=by, title=title, changes=back)
    tx.run("MATCH (b:Batch {id: $id}) SET b.undone_by = $made", id=batch_id, made=made).consume()
    tx.run("MATCH (u:Batch {id: $made}) SET u.undoes = $id", id=batch_id, made=made).consume()
    if batch.get("undoes"):
        # Undoing an undo: what it took back stands again, and can be undone again.
        tx.run("MATCH (b:Batch {id: $id}) SET b.undone_by = null", id=batch["undoes"]).consume()
    return made


def _read_changes(tx: ManagedTransaction, batch_id: str) -> list[Change]:
    rows = tx.run(
        "MATCH (:Batch {id: $id})-[:INCLUDES]->(e:Event) RETURN e.kind AS label, e.subject AS subject, "
        "e.before AS before, e.after AS after ORDER BY e.number",
        id=batch_id,
    ).data()
    return [Change(r["label"], r["subject"], json.loads(r["before"]), json.loads(r["after"])) for r in rows]


def _withdrawing(change: Change) -> Change:
    """*change*, where it would unmake a record: nothing that was loaded is deleted, it is withdrawn."""
    if change.label == "Record" and change.after is not None and change.after.get("state", "") is None:
        return Change(change.label, change.subject, change.before, {"state": "withdrawn"})
    return change


def _refuse_what_others_stand_on(
    tx: ManagedTransaction, batch: dict[str, Any], changes: Iterable[Change]
) -> None:
    """Raise UsageError where a later batch changed what *changes* left."""
    for change in changes:
        found = values_now(tx, change)
        expected = None if change.after is None else dict(change.after)
        if found is not None and expected is not None:
            found = {name: found.get(name) for name in expected}
        if found == expected:
            continue
        later = tx.run(
            """
            MATCH (b:Batch)-[:INCLUDES]->(e:Event {subject: $subject})
            WHERE b.number > $number AND b.undone_by IS NULL AND b.kind <> 'undo'
            RETURN b.id AS id, b.title AS title ORDER BY b.number DESC LIMIT 1
            """,
            subject=change.subject,
            number=batch["number"],
        ).single()
        reason = f"batch {later['id']} ({later['title']}) came after it" if later else "it was changed since"
        raise UsageError(
            f"Batch {batch['id']} cannot be undone: {change.label.lower()} {change.subject} is no longer as it "
            f"left it, {reason}. Undo that first."
        )
