"""What people decide about statements and actors; each decision is a batch and can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from neo4j import ManagedTransaction

from graph.changes import Change, commit_batch
from graph.errors import NotFound, UsageError
from graph.ids import new_id, now
from graph.merged import survivor_of
from graph.model import COMPLETIONS, REVIEW_STATES

if TYPE_CHECKING:
    from graph.store import Store


def review(store: Store, statement_id: str, state: str, *, by: str, note: str | None = None) -> str:
    """Set what *by* thinks of a statement (one of `REVIEW_STATES`); the id of the batch.

    Raises UsageError for another state, NotFound for no such statement.
    """
    return review_all(store, [statement_id], state, by=by, note=note)


def review_all(
    store: Store, statement_ids: list[str], state: str, *, by: str, note: str | None = None
) -> str:
    """Like `review`, for several statements in one batch."""
    if state not in REVIEW_STATES:
        raise UsageError(f"{state!r} is no review state; these are: {', '.join(REVIEW_STATES)}.")
    if not statement_ids:
        raise UsageError("No statement is named.")
    return store.write(lambda tx: _review(tx, statement_ids, state, by, note))


def _review(tx: ManagedTransaction, ids: list[str], state: str, by: str, note: str | None) -> str:
    after = {"review": state, "reviewed_by": by, "reviewed_at": now(), "note": note}
    found = {row["id"]: row["s"] for row in tx.run(STATEMENTS, ids=ids).data()}
    for id_ in ids:
        if id_ not in found:
            raise NotFound(f"There is no statement {id_}.")
    changes = [Change("Statement", id_, _part(found[id_], after), after) for id_ in ids]
    quote = str(found[ids[0]]["quote"])
    what = f"{len(ids)} statements" if len(ids) > 1 else f"“{_short(quote)}”"
    return commit_batch(tx, kind="review", by=by, title=f"{state}: {what}", changes=changes)


STATEMENTS = "UNWIND $ids AS id MATCH (s:Statement {id: id}) RETURN s.id AS id, properties(s) AS s"


def _part(properties: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    return {name: properties.get(name) for name in names}


def _short(text: str, limit: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def merge_actors(store: Store, keep: str, drop: str, *, by: str, note: str | None = None) -> str:
    """Say that two actors are one: what names *drop* counts for *keep*. The id of the batch.

    The id of *drop* stays and leads to *keep*. Raises NotFound, and UsageError where they are one already or one
    belongs to a body of the other.
    """
    return store.write(lambda tx: _merge(tx, keep, drop, by, note))


def _merge(tx: ManagedTransaction, keep: str, drop: str, by: str, note: str | None) -> str:
    rows = tx.run("MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id, a.name AS name", ids=[keep, drop])
    names = {row["id"]: row["name"] for row in rows}
    for id_ in (keep, drop):
        if id_ not in names:
            raise NotFound(f"There is no actor {id_}.")
    keep, drop = survivor_of(tx, keep), survivor_of(tx, drop)
    if keep == drop:
        raise UsageError(f"{names.get(keep, keep)} is one actor already.")
    judgement = {
        "kind": "same_actor",
        "a": keep,
        "b": drop,
        "verdict": "same",
        "by": by,
        "at": now(),
        "note": note,
    }
    changes = [
        Change("Actor", drop, {"merged_into": None}, {"merged_into": keep}),
        Change(
            "Judgement", new_id(), None, {n: value for n, value in judgement.items() if value is not None}
        ),
    ]
    names |= {row["id"]: row["name"] for row in tx.run(
        "MATCH (a:Actor) WHERE a.id IN $ids RETURN a.id AS id, a.name AS name", ids=[keep, drop]
    )}  # fmt: skip
    title = f"same actor: {names[drop]} and {names[keep]}"
    return commit_batch(tx, kind="merge", by=by, title=title, changes=changes)


def set_completion(
    store: Store, commitment_id: str, completion: str, *, by: str, statement_id: str | None = None
) -> str:
    """Say how far a commitment is done, and the statement that shows it; the id of the batch."""
    if completion not in COMPLETIONS:
        raise UsageError(f"{completion!r} is no completion; these are: {', '.join(COMPLETIONS)}.")
    return store.write(lambda tx: _set_completion(tx, commitment_id, completion, by, statement_id))


def _set_completion(
    tx: ManagedTransaction, commitment_id: str, completion: str, by: str, statement_id: str | None
) -> str:
    row = tx.run(
        "MATCH (c:Commitment {id: $id})-[:TO_DO]->(x:Action) OPTIONAL MATCH (c)-[:SHOWN_BY]->(s:Statement) "
        "RETURN c.completion AS completion, s.id AS shown_by, x.text AS text",
        id=commitment_id,
    ).single()
    if row is None:
        raise NotFound(f"There is no commitment {commitment_id}.")
    before = {"completion": row["completion"], "shown_by": row["shown_by"]}
    after = {"completion": completion, "shown_by": statement_id}
    change = Change("Commitment", commitment_id, before, after)
    title = f"{completion}: {_short(row['text'])}"
    return commit_batch(tx, kind="edit", by=by, title=title, changes=[change])
