"""Writing a record's nodes: version, passages, statements and actions, with CREATE, as many in a query as go together.

Loading is bound by the number of queries: each costs the server more than the rows that it brings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.drawn import Claim
from graph.ids import new_id
from graph.model import Gap, Passage, Reading, Statement
from graph.same_record import Tie
from graph.versions import plain
from graph.who import Cast

RECORD: LiteralString = """
MATCH (m:Meeting {id: $meeting}) CREATE (r:Record)-[:REPORTS_ON]->(m) SET r = $record
CREATE (r)-[:HAS_VERSION]->(v:Version) SET v = $version
WITH r UNWIND $passages AS row CREATE (p:Passage)-[:PART_OF]->(r) SET p = row
"""
VERSION: LiteralString = """
MATCH (r:Record {id: $record}) CREATE (r)-[:HAS_VERSION]->(v:Version) SET v = $version
WITH r UNWIND $passages AS row CREATE (p:Passage)-[:PART_OF]->(r) SET p = row
"""
ACTIONS: LiteralString = "UNWIND $rows AS row CREATE (x:Action) SET x = row"
STATEMENTS: LiteralString = """
UNWIND $rows AS row MATCH (p:Passage {id: row.passage}) OPTIONAL MATCH (x:Action {id: row.action})
CREATE (s:Statement)-[:QUOTED_FROM]->(p) SET s = row.properties
FOREACH (one IN CASE WHEN x IS NULL THEN [] ELSE [1] END | CREATE (s)-[:ABOUT]->(x))
WITH s, row UNWIND row.ends AS end MATCH (a:Actor {id: end.to})
FOREACH (one IN CASE end.type WHEN 'SOURCE' THEN [1] ELSE [] END |
    CREATE (s)-[:SOURCE {mention: end.mention, via: end.via}]->(a))
FOREACH (one IN CASE end.type WHEN 'TARGET' THEN [1] ELSE [] END |
    CREATE (s)-[:TARGET {mention: end.mention, via: end.via}]->(a))
"""
ABOUT: LiteralString = """
UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) MATCH (x:Action {id: row.action})
CREATE (s)-[:ABOUT]->(x)
"""
ActionKey = tuple[object, ...]


@dataclass(frozen=True)
class Place:
    """Where statements are made: their meeting with its date, and the ids of their passages by position."""

    meeting: str
    date: str | None
    passages: Mapping[int, str]


def write_record(
    tx: ManagedTransaction, reading: Reading, record: str, meeting: str, *, title: str, by: str, at: str
) -> dict[int, str]:
    """A new record with its first version and passages; the ids of these by position."""
    properties = {
        "id": record,
        "title": title,
        "language": reading.meeting.language,
        "state": "current",
        "version": 1,
        "warnings": list(reading.document.warnings),
    }
    version, passages = _version(reading, 1, by, at), _passages(reading, 1)
    tx.run(RECORD, meeting=meeting, record=properties, version=version, passages=passages).consume()
    return {row["position"]: row["id"] for row in passages}


def write_version(
    tx: ManagedTransaction, reading: Reading, record: str, *, number: int, by: str, at: str
) -> dict[int, str]:
    """A further version of a record with its passages; the ids of these by position."""
    version, passages = _version(reading, number, by, at), _passages(reading, number)
    tx.run(VERSION, record=record, version=version, passages=passages).consume()
    return {row["position"]: row["id"] for row in passages}


def _version(reading: Reading, number: int, by: str, at: str) -> dict[str, Any]:
    """What is known of one version of a record, with its whole text."""
    document = reading.document
    return {
        "id": new_id(),
        "number": number,
        "file_name": document.name,
        "file_hash": document.file_hash,
        "text_hash": document.text_hash,
        "text": document.text,
        "loaded_at": at,
        "loaded_by": by,
        "loader_version": reading.loader_version,
    }


def _passages(reading: Reading, number: int) -> list[dict[str, Any]]:
    gaps: dict[int, list[Gap]] = {}
    for gap in reading.gaps:
        gaps.setdefault(gap.position, []).append(gap)
    return [_passage(p, reading.document.text, gaps.get(p.position, []), number) for p in reading.passages]


def _passage(passage: Passage, text: str, gaps: Sequence[Gap], number: int) -> dict[str, Any]:
    found = {
        "id": new_id(),
        "position": passage.position,
        "number": passage.address,
        "printed": passage.printed,
        "kind": passage.kind,
        "headings": list(passage.headings),
        "level": passage.level,
        "language": passage.language,
        "text": text[passage.start : passage.end],
        "start": passage.start,
        "end": passage.end,
        "gaps": [f"{gap.start}:{gap.end}:{gap.cue}" for gap in gaps],
        "version": number,
        "current": True,
    }
    return {name: value for name, value in found.items() if value is not None}


def statement_properties(statement: Statement, reading: Reading) -> dict[str, Any]:
    """What a reading says of a statement; None where it says nothing."""
    names = (
        "quote", "start", "end", "force", "condition", "modality", "due", "due_text", "rule", "confidence",
        "reason",
    )  # fmt: skip
    return {
        **{name: getattr(statement, name) for name in names},
        # A translation is about the action of the record it translates, and keeps its own words for it here.
        "action": statement.action or None,
        "language": reading.meeting.language,
        "source_mentions": [actor.mention for actor in statement.source],
        "target_mentions": [actor.mention for actor in statement.target],
    }


def action_keys(reading: Reading) -> list[ActionKey | None]:
    """For each statement what tells its action apart from others; None where it has none.

    Statements share an action only where the record itself does: the same words at the same place.
    """
    keys: list[ActionKey | None] = []
    for statement in reading.statements:
        if statement.type == "PARTICIPATED_IN" or not statement.action.strip():
            keys.append(None)
        elif statement.action_start is not None:
            keys.append((statement.action_start, statement.action_end))
        else:
            keys.append((statement.position, plain(statement.action) or statement.action))
    return keys


def create_statements(
    tx: ManagedTransaction,
    reading: Reading,
    indices: Sequence[int],
    cast: Cast,
    place: Place,
    tie: Tie,
    keys: Sequence[ActionKey | None],
    known_actions: dict[ActionKey, str] | None = None,
) -> dict[int, Claim]:
    """Statement nodes for those of *indices*, as proposals; by index, as far as drawing goes.

    A statement that translates another is about the other's action. *known_actions* are those that standing
    statements of the record are about already.
    """
    actions = dict(known_actions or {})
    rows, new_actions = [], []
    made: dict[int, Claim] = {}
    for index in indices:
        statement, id_, key = reading.statements[index], new_id(), keys[index]
        claim, tied_action = tie.claims.get(index, (id_, None))
        if key is not None and tied_action is not None:
            actions.setdefault(key, tied_action)
        elif key is not None and key not in actions:
            actions[key] = new_id()
            new_actions.append(action_properties(actions[key], statement, reading))
        action = None if key is None else actions[key]
        ends = end_rows(statement, cast)
        made[index] = _claim(statement, id_, claim, action, ends, place)
        properties = {
            "id": id_, "type": statement.type, "review": "proposed", "read": True, "claim": claim,
            "counts": True, "date": place.date, **statement_properties(statement, reading),
        }  # fmt: skip
        rows.append({
            "passage": place.passages[statement.position], "action": action or "", "ends": ends,
            "properties": without_none(properties),
        })  # fmt: skip
    for query, them in ((ACTIONS, new_actions), (STATEMENTS, rows)):
        if them:
            tx.run(query, rows=them).consume()
    return made


def end_rows(statement: Statement, cast: Cast) -> list[dict[str, str]]:
    """One row for each actor at each end."""
    ends = (("SOURCE", statement.source), ("TARGET", statement.target))
    return [{"type": end, **row} for end, actors in ends for row in actor_rows(actors, cast)]


def _claim(
    statement: Statement, id_: str, claim: str, action: str | None, ends: list[dict[str, str]], place: Place
) -> Claim:
    names = ("type", "force", "modality", "due", "due_text", "condition", "start")
    return Claim(
        id=id_, meeting=place.meeting, review="proposed", read=True, claim=claim, state="current", action=action,
        sources=tuple(sorted(end["to"] for end in ends if end["type"] == "SOURCE")),
        targets=tuple(sorted(end["to"] for end in ends if end["type"] == "TARGET")),
        date=place.date, **{name: getattr(statement, name) for name in names},
    )  # fmt: skip


def action_properties(id_: str, statement: Statement, reading: Reading) -> dict[str, Any]:
    return {"id": id_, "text": statement.action, "kind": statement.type, "language": reading.meeting.language}


def actor_rows(actors: Sequence[Any], cast: Cast) -> list[dict[str, str]]:
    """One row for each actor, whatever number of mentions it has in the statement."""
    rows: dict[str, dict[str, str]] = {}
    for actor in actors:
        row = {"to": cast.now(actor), "via": cast.named(actor), "mention": actor.mention}
        rows.setdefault(row["to"], row)
    return list(rows.values())


def without_none(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}
