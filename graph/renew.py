"""A record read again: a corrected file, or the same text by another version of the loader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from neo4j import ManagedTransaction

from graph.changes import Change, apply_changes
from graph.edges import redraw
from graph.ids import now
from graph.model import Reading
from graph.same_record import (
    PASSAGES,
    Standing,
    Tie,
    passage_texts,
    tie_to_translation,
    told_here,
    told_of,
)
from graph.versions import align, match_statements, plain
from graph.who import Cast
from graph.write_record import (
    ABOUT,
    ActionKey,
    Place,
    action_keys,
    actor_rows,
    create_statements,
    statement_properties,
    write_version,
)


@dataclass(frozen=True)
class Renewed:
    """What became of a record: its new version, the changes for the batch, and counts for the summary."""

    version: int
    meeting: str
    translates: str | None
    changes: list[Change]
    added: int
    changed: int
    gone: int


def renew_record(
    tx: ManagedTransaction, reading: Reading, standing: Standing, cast: Cast, *, by: str
) -> Renewed:
    """Write *reading* as the next version of *standing*.

    A statement that matches a standing one keeps its id and what people decided; what is new is a proposal; what
    is no longer read is marked so, and counts only where a person accepted it. Nothing is deleted.
    """
    record, version = standing.record, _next_number(tx, standing.record)
    before = tx.run(PASSAGES, record=record).data()
    there = told_of(tx, record)
    passages = write_version(tx, reading, record, number=version, by=by, at=now())
    tie = tie_to_translation(tx, reading, record, standing.meeting, cast)
    here = told_here(reading, cast, passages)
    continued = _continued(before, reading, passages)
    pairs = match_statements([row["told"] for row in there], here, continued)
    matched = {int(index): id_ for index, id_ in pairs.items()}
    rows = {row["id"]: row for row in there}
    keys = action_keys(reading)
    changes, changed, actions = _corrections(reading, cast, passages, matched, rows, keys)
    gone = [row for row in there if row["id"] not in matched.values() and row["read"]]
    changes += [Change("Statement", row["id"], {"read": True}, {"read": False}) for row in gone]
    fresh = [index for index in range(len(reading.statements)) if index not in matched]
    place = Place(standing.meeting, None, passages)
    made = create_statements(tx, reading, fresh, cast, place, tie, keys, actions)
    # Said of new statements too, so that undoing this load takes them out again and redoing brings them back.
    changes += [Change("Statement", one.id, {"read": False}, {"read": True}) for one in made.values()]
    changes += _fill_meeting(tx, reading, standing.meeting, cast)
    state = {"version": standing.version, "state": standing.state}
    changes.append(Change("Record", record, state, {"version": version, "state": "current"}))
    apply_changes(tx, changes)
    _about_new_actions(tx, matched, rows, keys, actions)
    _claim_anew(tx, matched, tie)
    redraw(tx, [standing.meeting])
    return Renewed(version, standing.meeting, tie.record, changes, len(fresh), changed, len(gone))


def _fill_meeting(tx: ManagedTransaction, reading: Reading, meeting: str, cast: Cast) -> list[Change]:
    """A change that adds what the meeting lacked and the record shows now; what is set already stays."""
    row = tx.run(
        "MATCH (m:Meeting {id: $id}) OPTIONAL MATCH (a:Actor)-[:HELD]->(m) "
        "RETURN properties(m) AS meeting, a.id AS body",
        id=meeting,
    ).single(strict=True)
    found = {name: getattr(reading.meeting, name) for name in ("title", "date", "end_date", "place", "forum")}
    after: dict[str, Any] = {n: value for n, value in found.items() if value and not row["meeting"].get(n)}
    if row["body"] is None and reading.meeting.body is not None:
        after["body"] = cast.named(reading.meeting.body)
    return [Change("Meeting", meeting, dict.fromkeys(after), after)] if after else []


def _next_number(tx: ManagedTransaction, record: str) -> int:
    query = "MATCH (:Record {id: $id})-[:HAS_VERSION]->(v:Version) RETURN max(v.number) + 1 AS number"
    return int(tx.run(query, id=record).single(strict=True)["number"])


def _continued(before: list[dict[str, Any]], reading: Reading, passages: dict[int, str]) -> dict[str, str]:
    """Which standing passage each new one continues, by id."""
    texts = [plain(row["text"]) for row in before], [plain(text) for text in passage_texts(reading)]
    ids = [passages[passage.position] for passage in reading.passages]
    return {ids[here]: before[there]["id"] for here, there in align(*texts).items()}


def _corrections(
    reading: Reading,
    cast: Cast,
    passages: dict[int, str],
    matched: Mapping[int, str],
    rows: Mapping[str, dict[str, Any]],
    keys: list[ActionKey | None],
) -> tuple[list[Change], int, dict[ActionKey, str]]:
    """Changes that bring matched statements to what is read now, how many changed in substance, and their actions."""
    changes: list[Change] = []
    changed = 0
    actions: dict[ActionKey, str] = {}
    words: dict[str, Change] = {}
    for index, id_ in sorted(matched.items()):
        statement, row = reading.statements[index], rows[id_]
        after = {
            **statement_properties(statement, reading),
            "read": True,
            "passage": passages[statement.position],
        }
        for name, actors in (("source", statement.source), ("target", statement.target)):
            after[name] = sorted(f"{one['via']}|{one['mention']}" for one in actor_rows(actors, cast))
        now_ = {**row["properties"], **{name: row[name] for name in ("passage", "source", "target")}}
        different = {name: value for name, value in after.items() if now_.get(name) != value}
        changes.append(Change("Statement", id_, {name: now_.get(name) for name in different}, different))
        if set(different) - {"start", "end", "passage", "rule", "confidence", "reason", "read", "action"}:
            changed += 1
        key = keys[index]
        if key is not None and row["action"] is not None:
            actions.setdefault(key, row["action"])
            ours = row["action_language"] == reading.meeting.language
            if ours and row["action"] not in words:
                texts = {"text": row["action_text"]}, {"text": statement.action}
                words[row["action"]] = Change("Action", row["action"], *texts)
    changes += [change for change in words.values() if change.before != change.after]
    return changes, changed, actions


def _about_new_actions(
    tx: ManagedTransaction,
    matched: Mapping[int, str],
    rows: Mapping[str, dict[str, Any]],
    keys: list[ActionKey | None],
    actions: Mapping[ActionKey, str],
) -> None:
    """Tie a standing statement that had no action to the one that the record now shares with it, if any."""
    missing = [
        {"statement": id_, "action": actions[key]}
        for index, id_ in matched.items()
        if rows[id_]["action"] is None and (key := keys[index]) is not None and key in actions
    ]
    if missing:
        tx.run(ABOUT, rows=missing).consume()


def _claim_anew(tx: ManagedTransaction, matched: Mapping[int, str], tie: Tie) -> None:
    """Let standing statements that are now known to translate others count as one claim with them."""
    rows = [
        {"id": matched[index], "claim": claim} for index, (claim, _) in tie.claims.items() if index in matched
    ]
    if rows:
        tx.run(
            "UNWIND $rows AS row MATCH (s:Statement {id: row.id}) SET s.claim = row.claim", rows=rows
        ).consume()
