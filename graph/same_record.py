"""Whether a reading is a record that the graph has already, and whether it translates another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.errors import Ambiguous, NotFound
from graph.model import Reading
from graph.versions import SAME_RECORD, Told, agreement, answering, plain
from graph.who import Cast

BY_TEXT: LiteralString = """
MATCH (v:Version {text_hash: $hash})<-[:HAS_VERSION]-(r:Record)-[:REPORTS_ON]->(m:Meeting)
RETURN r.id AS record, r.title AS title, r.state AS state, r.version AS version, m.id AS meeting,
       v.number AS number, v.loader_version AS loader_version
ORDER BY state, number DESC
"""
BY_NAME: LiteralString = """
MATCH (r:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE r.id = $name OR r.title = $name OR EXISTS { MATCH (r)-[:HAS_VERSION]->(:Version {file_name: $name}) }
RETURN r.id AS record, r.title AS title, r.state AS state, r.version AS version, m.id AS meeting
"""
BY_MEETING: LiteralString = """
MATCH (m:Meeting {date: $date})<-[:REPORTS_ON]-(r:Record)
WHERE r.state = 'current' AND r.language = $language
OPTIONAL MATCH (a:Actor)-[:HELD]->(m)
RETURN r.id AS record, r.title AS title, r.state AS state, r.version AS version, m.id AS meeting,
       m.forum AS forum, a.key AS key, a.name AS name, a.name_en AS name_en, a.name_es AS name_es
"""
PASSAGES: LiteralString = """
MATCH (p:Passage)-[:PART_OF]->(r:Record {id: $record}) WHERE p.current
RETURN p.id AS id, p.text AS text ORDER BY p.position
"""
TOLD: LiteralString = """
MATCH (r:Record {id: $record})<-[:PART_OF]-(p:Passage)<-[:QUOTED_FROM]-(s:Statement)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
RETURN s.id AS id, s.type AS type, s.quote AS quote, p.id AS passage, s.due AS due, s.start AS start,
       s.read AS read, coalesce(s.claim, s.id) AS claim, x.id AS action, x.text AS action_text,
       x.language AS action_language, properties(s) AS properties
ORDER BY start, type, s.end, id
"""
ACTORS: LiteralString = """
MATCH (r:Record {id: $record})<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)-[e:SOURCE|TARGET]->(a:Actor)
RETURN s.id AS id, type(e) AS end, a.id AS actor, a.match AS match, e.via AS via, e.mention AS mention
"""
OTHERS: LiteralString = """
MATCH (m:Meeting {id: $meeting})<-[:REPORTS_ON]-(r:Record)
WHERE r.id <> $record AND r.language <> $language AND r.state = 'current' RETURN r.id AS id ORDER BY id
"""
TRANSLATES: LiteralString = """
MATCH (a:Record {id: $record}) MATCH (b:Record {id: $other})
WHERE NOT (a)-[:TRANSLATES]->(b) AND NOT (b)-[:TRANSLATES]->(a) CREATE (a)-[:TRANSLATES]->(b)
"""


@dataclass(frozen=True)
class Standing:
    """A record of the graph that a reading is a version of. `same_text`: one of its versions has that very text."""

    record: str
    title: str
    state: str
    version: int
    meeting: str
    same_text: bool = False
    is_newest: bool = False
    loader_version: str = ""


@dataclass(frozen=True)
class Tie:
    """The record in another language that tells the same, and the (claim, action) of each statement, by index."""

    record: str | None = None
    claims: dict[int, tuple[str, str | None]] = field(default_factory=dict)


def find_standing(
    tx: ManagedTransaction, reading: Reading, *, replaces: str | None, new: bool
) -> Standing | None:
    """The record that *reading* is a version of; None where it is a new one. Raises NotFound, Ambiguous."""
    rows = tx.run(BY_TEXT, hash=reading.document.text_hash).data()
    if replaces is not None:
        return _named(tx, replaces, rows)
    if rows:
        row = rows[0]
        number, loader = row.pop("number"), row.pop("loader_version")
        return Standing(**row, same_text=True, is_newest=number == row["version"], loader_version=loader)
    return None if new else _alike(tx, reading)


def _named(tx: ManagedTransaction, name: str, same: list[dict[str, Any]]) -> Standing:
    rows = tx.run(BY_NAME, name=name).data()
    if not rows:
        raise NotFound(f"There is no record {name!r} to replace; give its id, its title or its file name.")
    if len(rows) > 1:
        choices = [(row["record"], row["title"]) for row in rows]
        listed = ", ".join(f"{id_} ({title})" for id_, title in choices)
        raise Ambiguous(f"{name!r} is the name of several records: {listed}. Give the id.", choices)
    text = next((row for row in same if row["record"] == rows[0]["record"]), None)
    newest = text is not None and text["number"] == text["version"]
    loader = text["loader_version"] if text else ""
    return Standing(**rows[0], same_text=newest, is_newest=newest, loader_version=loader)


def _alike(tx: ManagedTransaction, reading: Reading) -> Standing | None:
    """The record of that forum, date and language with which most passages agree."""
    meeting = reading.meeting
    if not meeting.date:
        return None
    texts = passage_texts(reading)
    best: tuple[float, str, Standing] | None = None
    for row in tx.run(BY_MEETING, date=meeting.date, language=meeting.language).data():
        names = {plain(row.pop(name) or "") for name in ("forum", "name", "name_en", "name_es")} - {""}
        key = row.pop("key")
        body = meeting.body
        same_key = body is not None and body.key is not None and body.key == key
        named = {plain(name) for name in (meeting.forum, body.name if body else None) if name}
        if not (same_key or names & named or not (names or named)):
            continue
        share = agreement([p["text"] for p in tx.run(PASSAGES, record=row["record"]).data()], texts)
        if share > SAME_RECORD and (best is None or (share, row["record"]) > best[:2]):
            best = share, row["record"], Standing(**row)
    return best[2] if best else None


def passage_texts(reading: Reading) -> list[str]:
    return [reading.document.text[p.start : p.end] for p in reading.passages]


def told_of(tx: ManagedTransaction, record: str) -> list[dict[str, Any]]:
    """The statements of a record, in order: `told` for matching, and what stands on their nodes and edges."""
    ends: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in tx.run(ACTORS, record=record).data():
        ends[row["id"], row["end"]].append(row)
    rows = tx.run(TOLD, record=record).data()
    for row in rows:
        for end in ("SOURCE", "TARGET"):
            row[end.lower()] = sorted(f"{e['via']}|{e['mention']}" for e in ends[row["id"], end])
        actors = told_actors(*([e["actor"] for e in ends[row["id"], end]] for end in ("SOURCE", "TARGET")))
        row["in_any_language"] = told_actors(
            *(_in_any_language(e["match"] for e in ends[row["id"], end]) for end in ("SOURCE", "TARGET"))
        )
        row["told"] = Told(row["id"], row["type"], row["quote"], row["passage"], actors, row["due"])
    return rows


def told_actors(sources: list[str], targets: list[str]) -> tuple[str, ...]:
    return (*sorted(set(sources)), ">", *sorted(set(targets)))


def _in_any_language(matches: Iterable[str]) -> list[str]:
    """Actors as two languages share them: those that the registry knows, and for each other one a question mark."""
    return [match if match.startswith("key:") or "|key:" in match else "?" for match in matches]


def told_here(reading: Reading, cast: Cast, passages: dict[int, str]) -> list[Told]:
    """The statements of *reading* for matching; their ids are their indices as text."""
    return [
        Told(
            str(index),
            statement.type,
            statement.quote,
            passages.get(statement.position, ""),
            told_actors([cast.now(a) for a in statement.source], [cast.now(a) for a in statement.target]),
            statement.due,
        )
        for index, statement in enumerate(reading.statements)
    ]


def tie_to_translation(
    tx: ManagedTransaction, reading: Reading, record: str, meeting: str, cast: Cast
) -> Tie:
    """Tie the record to the one of its meeting in another language that tells the same, if there is one."""
    here = [
        replace(
            told,
            actors=told_actors(*(_in_any_language(map(cast.match, ends)) for ends in (s.source, s.target))),
        )
        for told, s in sorted(
            zip(told_here(reading, cast, {}), reading.statements, strict=True),
            key=lambda pair: (
                pair[1].start,
                pair[1].type,
                pair[1].end,
            ),  # as the statements of the other record
        )
    ]
    language = reading.meeting.language
    for other in tx.run(OTHERS, meeting=meeting, record=record, language=language).value():
        there = [row for row in told_of(tx, other) if row["read"]]
        pairs = answering([replace(row["told"], actors=row["in_any_language"]) for row in there], here)
        if pairs:
            # The English record is the one that others translate, whichever was loaded first.
            ends = (
                {"record": other, "other": record} if language == "en" else {"record": record, "other": other}
            )
            tx.run(TRANSLATES, ends).consume()
            found = {row["id"]: (row["claim"], row["action"]) for row in there}
            return Tie(other, {int(index): found[id_] for index, id_ in pairs.items()})
    return Tie()
