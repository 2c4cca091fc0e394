"""What people say about pairs: kept as data with who and when, drawn as edges, exported and imported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, LiteralString, TextIO

from neo4j import ManagedTransaction

from graph.changes import Change, commit_batch
from graph.errors import DataError, NotFound, UsageError
from graph.ids import new_id, now
from graph.model import VERDICTS
from graph.overlaps.works import hash_of

if TYPE_CHECKING:
    from graph.store import Store

TEXTS: LiteralString = "MATCH (x:Action) WHERE x.id IN $ids RETURN x.id AS id, x.text AS text"
JUDGED: LiteralString = """
MATCH (j:Judgement {kind: 'overlap', a: $a, b: $b}) RETURN properties(j) AS judgement
"""
ALL: LiteralString = """
MATCH (j:Judgement {kind: 'overlap'})
OPTIONAL MATCH (x:Action {id: j.a}) OPTIONAL MATCH (y:Action {id: j.b})
RETURN properties(j) AS judgement, x.text AS a_text, y.text AS b_text ORDER BY j.at, j.id
"""
_FIELDS = ("verdict", "by", "at", "note", "score", "reasons", "texts")
_EXPORTED = ("a", "b", "verdict", "by", "at", "note", "score", "reasons", "texts")


def judge(
    store: Store,
    a: str,
    b: str,
    verdict: str,
    *,
    by: str,
    note: str | None = None,
    score: float | None = None,
    reasons: Sequence[str] = (),
) -> str:
    """Say what two actions are to each other (one of `VERDICTS`); the id of the batch, which `undo` takes back.

    A verdict replaces an earlier one on the same pair. *score* and *reasons* are what was shown when it was given.
    Raises `UsageError` for another verdict or one action twice, `NotFound` for no such action.
    """
    _check(a, b, verdict)
    given = {
        "verdict": verdict,
        "by": by,
        "at": now(),
        "note": note,
        "score": score,
        "reasons": list(reasons),
    }
    row = (min(a, b), max(a, b), given)
    return store.write(lambda tx: _judge(tx, [row], by))


def _check(a: str, b: str, verdict: str) -> None:
    if verdict not in VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict; these are: {', '.join(VERDICTS)}.")
    if a == b:
        raise UsageError("An action is not judged against itself.")


def _judge(tx: ManagedTransaction, rows: list[tuple[str, str, dict[str, Any]]], by: str) -> str:
    """Make or change the judgement of every (a, b, values), as one batch; its id."""
    ids = sorted({id_ for a, b, _ in rows for id_ in (a, b)})
    texts = {row["id"]: row["text"] for row in tx.run(TEXTS, ids=ids)}
    for id_ in ids:
        if id_ not in texts:
            raise NotFound(f"There is no action {id_}.")
    changes = []
    for a, b, given in rows:
        values = {"texts": texts_hash(texts[a], texts[b]), **given}
        values = {name: value for name, value in values.items() if value is not None and value != []}
        changes.append(_change(tx, a, b, values))
    first = rows[0]
    title = f"{first[2]['verdict']}: “{_short(texts[first[0]])}” and “{_short(texts[first[1]])}”"
    if len(rows) > 1:
        title = f"{len(rows)} verdicts on overlaps"
    return commit_batch(tx, kind="verdict", by=by, title=title, changes=changes)


def _change(tx: ManagedTransaction, a: str, b: str, values: dict[str, Any]) -> Change:
    found = tx.run(JUDGED, a=a, b=b).single()
    if found is None:
        return Change("Judgement", new_id(), None, {"kind": "overlap", "a": a, "b": b, **values})
    standing = found["judgement"]
    before = {name: standing.get(name) for name in _FIELDS}
    return Change("Judgement", standing["id"], before, {name: values.get(name) for name in _FIELDS})


def texts_hash(one: str, other: str) -> str:
    """A name for the words that a verdict was given on, whichever comes first."""
    return "-".join(sorted((hash_of(one), hash_of(other))))


def _short(text: str, limit: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def draw_verdicts(tx: ManagedTransaction, changes: Iterable[Change]) -> None:
    """Let the edge of every judged pair say the verdict that stands; called with every batch.

    The edge of a pair whose verdict was taken back stays as found, with its score and reasons.
    """
    for change in changes:
        if change.label != "Judgement":
            continue
        row = tx.run("MATCH (j:Judgement {id: $id}) RETURN properties(j) AS j", id=change.subject).single()
        known = row["j"] if row else {**(change.before or {})}
        if known.get("kind") != "overlap":
            continue
        tx.run(
            DRAW,
            a=known["a"],
            b=known["b"],
            score=known.get("score"),
            reasons=known.get("reasons"),
            verdict=row["j"].get("verdict") if row else None,
            by=row["j"].get("by") if row else None,
        ).consume()


DRAW: LiteralString = """
MATCH (x:Action {id: $a}), (y:Action {id: $b})
MERGE (x)-[o:OVERLAPS_WITH]->(y)
SET o.verdict = $verdict, o.by = $by, o.score = coalesce($score, o.score), o.reasons = coalesce($reasons, o.reasons)
"""


def judgements(store: Store) -> dict[tuple[str, str], dict[str, Any]]:
    """All verdicts by pair (the smaller id first), each with `stale`: whether the words changed since."""
    found = {}
    for row in store.read(ALL):
        judgement = row["judgement"]
        if row["a_text"] is None or row["b_text"] is None:
            continue
        stale = judgement.get("texts") not in (None, texts_hash(row["a_text"], row["b_text"]))
        found[judgement["a"], judgement["b"]] = {**judgement, "stale": stale}
    return found


def export_verdicts(store: Store) -> Iterator[str]:
    """Yield every verdict as a line of JSON, with both texts, so that it can be read and imported elsewhere."""
    for row in store.read(ALL):
        kept = {name: row["judgement"][name] for name in _EXPORTED if name in row["judgement"]}
        kept |= {"a_text": row["a_text"], "b_text": row["b_text"]}
        yield json.dumps(kept, ensure_ascii=False, sort_keys=True)


def import_verdicts(store: Store, lines: TextIO, *, by: str) -> tuple[str | None, list[str]]:
    """Take in verdicts that `export_verdicts` wrote; the id of the batch (None for nothing new) and a sentence for
    every line that could not be used.

    Actions are found by id, else by their words. A verdict that stands already is left as it is.
    """
    rows, problems = [], []
    known = {
        row["id"]: row["text"] for row in store.read("MATCH (x:Action) RETURN x.id AS id, x.text AS text")
    }
    by_words: dict[str, str] = {hash_of(text): id_ for id_, text in sorted(known.items()) if text}
    standing = judgements(store)
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            pair, given = _imported(json.loads(line), known, by_words)
        except (json.JSONDecodeError, DataError, UsageError) as error:
            problems.append(f"line {number}: {error}")
            continue
        if standing.get(pair, {}).get("verdict") != given["verdict"]:
            rows.append((*pair, given))
            standing[pair] = given
    if not rows:
        return None, problems
    return store.write(lambda tx: _judge(tx, rows, by)), problems


def _imported(
    row: Any, known: dict[str, str], by_words: dict[str, str]
) -> tuple[tuple[str, str], dict[str, Any]]:
    if not isinstance(row, dict):
        raise DataError("an object is wanted.")
    ids = []
    for name in ("a", "b"):
        id_ = row.get(name)
        if id_ not in known:
            id_ = by_words.get(hash_of(str(row.get(f"{name}_text") or "")))
        if id_ is None:
            raise DataError(f"{name}: no action of that id or of those words is in the graph.")
        ids.append(str(id_))
    _check(ids[0], ids[1], str(row.get("verdict")))
    score, reasons = row.get("score"), row.get("reasons") or []
    if score is not None and not isinstance(score, int | float):
        raise DataError("score: a number is wanted.")
    if not isinstance(reasons, list) or not all(isinstance(reason, str) for reason in reasons):
        raise DataError("reasons: a list of sentences is wanted.")
    given = {
        "verdict": row["verdict"], "by": str(row.get("by") or "import"), "at": str(row.get("at") or now()),
        "note": row.get("note"), "score": score, "reasons": reasons,
    }  # fmt: skip
    first, second = sorted(ids)
    return (first, second), given
