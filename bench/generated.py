"""A generated graph of many statements, written as data by Cypher: for measuring what runs over it.

    python -m bench.generated STATEMENTS          fills the empty graph of the settings

Forums with bodies, meetings over twenty years, records in one language, countries and organisations as sources and
targets; of each hundred statements forty are requests, of which each makes a commitment, three say who was at the
meeting, and four are about work that another forum does as well. The same number gives the same graph.
"""

from __future__ import annotations

import random
import sys
from typing import Any, LiteralString

from graph.settings import Settings
from graph.store import Store, open_store

PER_RECORD = 50
FORUMS = 20
ACTORS = 400
TYPES = (
    ["REQUESTED_OF"] * 40 + ["THANKED_FOR"] * 12 + ["COORDINATES_WITH"] * 8 + ["COMMITTED_TO"] * 14 + ["OFFERED"] * 4
    + ["DECIDED"] * 8 + ["PRESENTED"] * 6 + ["STATED"] * 5 + ["PARTICIPATED_IN"] * 3
)  # fmt: skip
AROSE = {"REQUESTED_OF": "requested", "COMMITTED_TO": "undertaken", "OFFERED": "offered"}

ACTOR: LiteralString = "UNWIND $rows AS row CREATE (a:Actor:Organisation) SET a = row"
FORUM: LiteralString = "UNWIND $rows AS row CREATE (a:Actor:Forum) SET a = row"
BODY: LiteralString = """
UNWIND $rows AS row MATCH (a:Actor {id: row.a}) MATCH (b:Actor {id: row.b}) CREATE (a)-[:BODY_OF {known: 'registry'}]->(b)
"""
RECORD: LiteralString = """
UNWIND $rows AS row MATCH (f:Actor {id: row.forum})
CREATE (f)-[:HELD]->(m:Meeting)<-[:REPORTS_ON]-(r:Record)-[:HAS_VERSION]->(v:Version)
SET m = row.meeting, r = row.record, v = row.version
"""
STATEMENT: LiteralString = """
UNWIND $rows AS row MATCH (r:Record {id: row.record}) MATCH (a:Actor {id: row.source}) MATCH (b:Actor {id: row.target})
CREATE (r)<-[:PART_OF]-(p:Passage)<-[:QUOTED_FROM]-(s:Statement)-[:ABOUT]->(x:Action)
CREATE (s)-[:SOURCE {mention: a.name, via: a.id}]->(a) CREATE (s)-[:TARGET {mention: b.name, via: b.id}]->(b)
SET p = row.passage, s = row.statement, x = row.action
"""
COMMITMENT: LiteralString = """
UNWIND $rows AS row MATCH (s:Statement {id: row.statement}) MATCH (x:Action {id: row.action}) MATCH (a:Actor {id: row.owner})
CREATE (a)-[:OWES]->(c:Commitment)-[:TO_DO]->(x) CREATE (c)-[:ARISES_FROM]->(s) SET c = row.commitment
"""
PRESENT: LiteralString = """
UNWIND $rows AS row MATCH (a:Actor {id: row.source}) MATCH (m:Meeting {id: row.meeting}) MERGE (a)-[e:PARTICIPATED_IN]->(m)
SET e.count = 1, e.accepted = 0, e.proposed = 1
"""
OVERLAP: LiteralString = """
UNWIND $rows AS row MATCH (x:Action {id: row.x}) MATCH (y:Action {id: row.y}) CREATE (x)-[o:OVERLAPS_WITH]->(y)
SET o.score = row.score, o.reasons = ['same words: plan, offices'], o.verdict = row.verdict
"""


def generate(store: Store, statements: int, *, seed: int = 7) -> None:
    """Write about so many statements with all that belongs to them."""
    rng = random.Random(seed)
    _write(store, ACTOR, [_actor(f"o{n}", f"Organisation {n}") for n in range(ACTORS)])
    _write(store, FORUM, [_actor(f"f{n}", f"Forum {n}", kind="Forum") for n in range(FORUMS)])
    _write(store, BODY, [{"a": f"f{n}", "b": f"f{n % 5}"} for n in range(5, FORUMS)])
    _write(store, BODY, [{"a": f"o{n}", "b": f"f{n % 5}"} for n in range(40)])
    for first in range(0, statements // PER_RECORD, 20):
        records = range(first, min(first + 20, statements // PER_RECORD))
        _write(store, RECORD, [_record(number, statements) for number in records])
        rows = [_statement(rng, number, place) for number in records for place in range(PER_RECORD)]
        _write(store, STATEMENT, rows)
        _write(store, COMMITMENT, [row["commitment"] for row in rows if row["commitment"]])
        _write(store, PRESENT, [row for row in rows if row["statement"]["type"] == "PARTICIPATED_IN"])
        _write(
            store,
            OVERLAP,
            [_overlap(rng, number) for number in records for _ in range(PER_RECORD // 20) if number],
        )
    _write(store, "UNWIND $rows AS row CREATE (b:Batch) SET b = row", [
        {"id": "b1", "number": 1, "kind": "load", "by": "bench", "at": "2024-01-01T00:00:00Z", "title": "generated"}
    ])  # fmt: skip


def _write(store: Store, query: LiteralString, rows: list[dict[str, Any]]) -> None:
    store.write(lambda tx: tx.run(query, rows=rows).consume())


def _actor(key: str, name: str, kind: str = "Organisation") -> dict[str, Any]:
    return {
        "id": key,
        "name": name,
        "name_en": name,
        "kind": kind,
        "collective": False,
        "match": f"of:name:{name.lower()}",
    }


def _date(number: int, statements: int) -> str:
    month = number * 240 // max(1, statements // PER_RECORD)
    return f"{2004 + month // 12}-{month % 12 + 1:02}-{number % 28 + 1:02}"


def _record(number: int, statements: int) -> dict[str, Any]:
    date = _date(number, statements)
    return {
        "forum": f"f{number % FORUMS}",
        "meeting": {"id": f"m{number}", "title": f"Meeting {number}", "date": date, "place": "Town"},
        "record": {
            "id": f"r{number}",
            "title": f"Record {number}",
            "language": "en",
            "state": "current",
            "version": 1,
        },
        "version": {"id": f"v{number}", "number": 1, "file_name": f"r{number}.txt", "text": "words " * 500},
    }


def _statement(rng: random.Random, record: int, place: int) -> dict[str, Any]:
    key, kind = f"{record}-{place}", rng.choice(TYPES)
    year = 2005 + record % 20
    due = f"{year}-{rng.randint(1, 12):02}-15" if rng.random() < 0.3 else None
    source, target = f"o{rng.randrange(ACTORS)}", f"o{rng.randrange(ACTORS)}"
    text = f"carry out step {place} of plan {record} with the offices of the border and the harbour"
    statement = {
        "id": f"s{key}", "claim": f"s{key}", "type": kind, "quote": f"asked to {text}", "review": "proposed", "read": True,
        "counts": True, "language": "en", "date": f"{year - 1}-05-02", "force": "request", "modality": "actual",
        "confidence": 0.9, "start": place * 100, "end": place * 100 + 80, "due": due,
        "condition": "if funds are there" if rng.random() < 0.05 else None,
    }  # fmt: skip
    if rng.random() < 0.2:
        statement["review"] = "accepted"
    commitment = {
        "statement": f"s{key}", "action": f"x{key}", "owner": target if kind == "REQUESTED_OF" else source,
        "commitment": {"id": f"c{key}", "arose": AROSE.get(kind), "due": due, "due_end": due, "completion": "no evidence",
                       "condition": statement["condition"]},
    }  # fmt: skip
    return {
        "record": f"r{record}", "meeting": f"m{record}", "source": source, "target": target, "statement": statement,
        "passage": {"id": f"p{key}", "position": place, "number": str(place + 1), "text": text, "version": 1,
                    "current": True},
        "action": {"id": f"x{key}", "text": text, "kind": kind, "language": "en"},
        "commitment": commitment if kind in AROSE else None,
    }  # fmt: skip


def _overlap(rng: random.Random, record: int) -> dict[str, Any]:
    """A pair of this record's action with one of the record before, which is another forum's."""
    pair = (f"x{record - 1}-{rng.randrange(PER_RECORD)}", f"x{record}-{rng.randrange(PER_RECORD)}")
    verdict = rng.choice(("duplicate", "complementary", "unrelated", None, None, None))
    return {"x": pair[0], "y": pair[1], "score": round(rng.uniform(0.2, 1.0), 3), "verdict": verdict}


if __name__ == "__main__":
    with open_store(Settings()) as opened:
        generate(opened, int(sys.argv[1]))
