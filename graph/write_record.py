"""Writing a record's nodes: version, passages, statements and actions, with CREATE in batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.ids import new_id
from graph.model import Gap, Passage, Reading, Statement
from graph.same_record import Tie
from graph.versions import plain
from graph.who import Cast

VERSION: LiteralString = """
MATCH (r:Record {id: $record}) CREATE (r)-[:HAS_VERSION]->(v:Version) SET v = $properties
"""
PASSAGES: LiteralString = """
MATCH (r:Record {id: $record}) UNWIND $rows AS row CREATE (p:Passage)-[:PART_OF]->(r) SET p = row
"""
ACTIONS: LiteralString = "UNWIND $rows AS row CREATE (x:Action) SET x = row"
STATEMENTS: LiteralString = """
UNWIND $rows AS row MATCH (p:Passage {id: row.passage})
CREATE (s:Statement)-[:QUOTED_FROM]->(p) SET s = row.properties
"""
ABOUT: LiteralString = """
UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) MATCH (x:Action {id: row.action})
CREATE (s)-[:ABOUT]->(x)
"""
SOURCE: LiteralString = """
UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) MATCH (a:Actor {id: row.to})
CREATE (s)-[:SOURCE {mention: row.mention, via: row.via}]->(a)
"""
TARGET: LiteralString = """
UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) MATCH (a:Actor {id: row.to})
CREATE (s)-[:TARGET {mention: row.mention, via: row.via}]->(a)
"""
ActionKey = tuple[object, ...]


def write_version(
    tx: ManagedTransaction, reading: Reading, record: str, *, number: int, by: str, at: str
) -> None:
    """The node of one version of a record, with its whole text."""
    document = reading.document
    properties = {
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
    tx.run(VERSION, record=record, properties=properties).consume()


def write_passages(tx: ManagedTransaction, reading: Reading, record: str, *, number: int) -> dict[int, str]:
    """The passages of one version; their ids by position."""
    gaps: dict[int, list[Gap]] = {}
    for gap in reading.gaps:
        gaps.setdefault(gap.position, []).append(gap)
    rows = [_passage(p, reading.document.text, gaps.get(p.position, []), number) for p in reading.passages]
    if rows:
        tx.run(PASSAGES, record=record, rows=rows).consume()
    return {row["position"]: row["id"] for row in rows}


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
    passages: dict[int, str],
    tie: Tie,
    keys: Sequence[ActionKey | None],
    known_actions: dict[ActionKey, str] | None = None,
) -> dict[int, str]:
    """Statement nodes for those of *indices*, as proposals; their ids by index.

    A statement that translates another is about the other's action. *known_actions* are those that standing
    statements of the record are about already.
    """
    actions = dict(known_actions or {})
    rows, about, new_actions = [], [], []
    ends: dict[str, list[dict[str, str]]] = {"SOURCE": [], "TARGET": []}
    ids: dict[int, str] = {}
    for index in indices:
        statement = reading.statements[index]
        id_ = ids[index] = new_id()
        claim, tied_action = tie.claims.get(index, (id_, None))
        properties = {
            "id": id_, "type": statement.type, "review": "proposed", "read": True, "claim": claim,
            **statement_properties(statement, reading),
        }  # fmt: skip
        rows.append({"passage": passages[statement.position], "properties": without_none(properties)})
        key = keys[index]
        if key is not None:
            if tied_action is not None:
                actions.setdefault(key, tied_action)
            elif key not in actions:
                actions[key] = new_id()
                new_actions.append(action_properties(actions[key], statement, reading))
            about.append({"statement": id_, "action": actions[key]})
        for end, actors in (("SOURCE", statement.source), ("TARGET", statement.target)):
            ends[end] += [{"statement": id_, **row} for row in actor_rows(actors, cast)]
    for query, them in (
        (STATEMENTS, rows), (ACTIONS, new_actions), (ABOUT, about),
        (SOURCE, ends["SOURCE"]), (TARGET, ends["TARGET"]),
    ):  # fmt: skip
        if them:
            tx.run(query, rows=them).consume()
    return ids


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
