"""The drawn edges: what the statements that count say, added up, for people to draw and query.

A change redraws the meetings that it touches: everything that follows from a meeting's statements is computed
anew from them and compared with what stands, in the transaction of the change. Edges between actors gather many
meetings: each meeting's share is kept as a `Tally` and an edge is the sum of its tallies, so that a new record
costs the same in a large graph as in a small one. `check_edges` computes all edges from the statements alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString, cast

from neo4j import ManagedTransaction

from graph.commitments import check_commitments, draw_commitments
from graph.drawn import ACTION_TYPES, PAIR_TYPES, Claim, Edge, Share, add_up, edges_of, total
from graph.ids import new_id

if TYPE_CHECKING:
    from graph.store import Store

Edges = dict[Edge, dict[str, Any]]

STATEMENTS: LiteralString = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})<-[:REPORTS_ON]-(r:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
OPTIONAL MATCH (s)-[:ABOUT]->(action:Action)
RETURN m.id AS meeting, m.date AS date, s.id AS id, s.type AS type, s.review AS review, s.read AS read,
       coalesce(s.claim, s.id) AS claim, s.force AS force, s.modality AS modality, s.counts AS known_counts,
       s.date AS known_date, r.state AS state, action.id AS action,
       s.due AS due, s.due_text AS due_text, s.condition AS condition, s.start AS start
"""
ENDS: LiteralString = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
      -[e:SOURCE|TARGET]->(a:Actor)
RETURN s.id AS id, type(e) AS end, a.id AS actor
"""
SHARING: LiteralString = """
UNWIND $actions AS id MATCH (:Action {id: id})<-[:ABOUT]-(:Statement)-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)
      -[:REPORTS_ON]->(m:Meeting)
WHERE NOT m.id IN $meetings RETURN DISTINCT m.id AS id
"""
MARK: LiteralString = """
UNWIND $rows AS row MATCH (s:Statement {id: row.id}) SET s.counts = row.counts, s.date = row.date
"""
NEAR_ACTIONS: LiteralString = """
UNWIND $actions AS id MATCH (x:Action {id: id})-[e]-(a:Actor) WHERE type(e) IN $types
RETURN type(e) AS type, x.id AS thing, a.id AS actor, properties(e) AS properties
"""
NEAR_MEETINGS: LiteralString = """
UNWIND $meetings AS id MATCH (m:Meeting {id: id})<-[e:PARTICIPATED_IN]-(a:Actor)
RETURN type(e) AS type, m.id AS thing, a.id AS actor, properties(e) AS properties
"""
TALLIES: LiteralString = """
UNWIND $meetings AS meeting MATCH (t:Tally {meeting: meeting}) RETURN t.id AS id, properties(t) AS tally
"""
SUMS: LiteralString = """
UNWIND $keys AS key MATCH (t:Tally {key: key}) RETURN t.key AS key, properties(t) AS tally
"""
PUT_TALLIES: LiteralString = "UNWIND $rows AS row CREATE (t:Tally) SET t = row"
DROP_TALLIES: LiteralString = "UNWIND $ids AS id MATCH (t:Tally {id: id}) DELETE t"
SHARES = ("count", "accepted", "proposed", "first", "last", "force", "modality")
ENDS_OF: Mapping[str, tuple[str, str]] = {
    "actor-action": ("Actor", "Action"),
    "action-actor": ("Action", "Actor"),
    "actor-meeting": ("Actor", "Meeting"),
    "actor-actor": ("Actor", "Actor"),
}


@dataclass(frozen=True)
class Difference:
    """A drawn edge that is not what the statements say; `expected` or `found` is None where there is none."""

    edge: Edge
    expected: Mapping[str, Any] | None
    found: Mapping[str, Any] | None


def redraw(tx: ManagedTransaction, meetings: Iterable[str]) -> None:
    """Bring everything that follows from the statements of *meetings* up to date, inside *tx*."""
    ids = sorted(set(meetings))
    if not ids:
        return
    ids, claims = _with_shared_actions(tx, ids)
    rows = [
        {"id": claim.id, "counts": claim.counts, "date": claim.date}
        for claim in claims
        if claim.counts != claim.known_counts or claim.date != claim.known_date
    ]
    if rows:
        tx.run(MARK, rows=rows).consume()
    expected = gather(claim for claim in claims if claim.counts)
    near = {edge: share for edge, share in expected.items() if edge.shape != "actor-actor"}
    _write(tx, near, _found_near(tx, ids, {claim.action for claim in claims if claim.action}))
    _redraw_pairs(tx, ids, claims)
    draw_commitments(tx, claims)


def _with_shared_actions(tx: ManagedTransaction, meetings: list[str]) -> tuple[list[str], list[Claim]]:
    """*meetings* and those that tell of an action of theirs as well, and the statements of all of them.

    A record and its translation share their actions, and stay so when one of them is moved to another meeting:
    what is drawn at such an action follows from the statements of both meetings.
    """
    while True:
        claims = read_claims(tx, meetings)
        actions = sorted({claim.action for claim in claims if claim.action})
        further = tx.run(SHARING, actions=actions, meetings=meetings).value() if actions else []
        if not further:
            return meetings, claims
        meetings = sorted({*meetings, *further})


def read_claims(tx: ManagedTransaction, meetings: list[str]) -> list[Claim]:
    """The statements of *meetings*, in a fixed order."""
    ends: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in tx.run(ENDS, meetings=meetings):
        ends[row["id"], row["end"]].add(row["actor"])
    claims = [
        Claim(
            **row,
            sources=tuple(sorted(ends[row["id"], "SOURCE"])),
            targets=tuple(sorted(ends[row["id"], "TARGET"])),
        )
        for row in tx.run(STATEMENTS, meetings=meetings).data()
    ]
    return sorted(claims, key=lambda claim: (claim.meeting, claim.start or 0, claim.id))


def gather(claims: Iterable[Claim]) -> Edges:
    """Each edge that *claims* draw, with its properties."""
    shares: dict[Edge, list[Share]] = defaultdict(list)
    for claim in claims:
        for edge in edges_of(claim):
            shares[edge].append(claim.share())
    return {edge: total(parts) for edge, parts in shares.items()}


def _found_near(tx: ManagedTransaction, meetings: list[str], actions: set[str]) -> Edges:
    """The drawn edges that stand at *actions* and *meetings*."""
    rows = tx.run(NEAR_ACTIONS, actions=sorted(actions), types=list(ACTION_TYPES)).data()
    rows += tx.run(NEAR_MEETINGS, meetings=meetings).data()
    return {_near_edge(row): row["properties"] for row in rows}


def _near_edge(row: Mapping[str, Any]) -> Edge:
    if row["type"] == "REQUESTED_OF":
        return Edge("action-actor", row["type"], row["thing"], row["actor"])
    shape = "actor-meeting" if row["type"] == "PARTICIPATED_IN" else "actor-action"
    return Edge(shape, row["type"], row["actor"], row["thing"])  # type: ignore[arg-type]


def _redraw_pairs(tx: ManagedTransaction, meetings: list[str], claims: list[Claim]) -> None:
    """Renew the shares of *meetings* in the edges between actors, then the edges whose shares changed."""
    wanted: dict[tuple[str, str], dict[str, Any]] = {}
    edges: dict[str, Edge] = {}
    for meeting in meetings:
        drawn = gather(claim for claim in claims if claim.counts and claim.meeting == meeting)
        for edge, share in drawn.items():
            if edge.shape == "actor-actor":
                wanted[meeting, edge.key] = {**share, "meeting": meeting, "key": edge.key}
                edges[edge.key] = edge
    stale = []
    for row in tx.run(TALLIES, meetings=meetings).data():
        tally = {name: value for name, value in row["tally"].items() if name != "id"}
        place = (tally["meeting"], tally["key"])
        if wanted.get(place) == tally:
            del wanted[place]
        else:
            stale.append(row["id"])
            edges[tally["key"]] = Edge("actor-actor", *tally["key"].split("|"))
            wanted.setdefault(place, {})
    if not wanted:
        return
    if stale:
        tx.run(DROP_TALLIES, ids=stale).consume()
    tx.run(PUT_TALLIES, rows=[{"id": new_id(), **tally} for tally in wanted.values() if tally]).consume()
    changed = {edges[key] for _, key in wanted}
    _write(tx, _sums(tx, changed), _found_pairs(tx, changed))


def _sums(tx: ManagedTransaction, edges: set[Edge]) -> Edges:
    parts: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in tx.run(SUMS, keys=sorted(edge.key for edge in edges)):
        parts[row["key"]].append(row["tally"])
    return {edge: add_up(parts[edge.key]) for edge in edges if edge.key in parts}


def _found_pairs(tx: ManagedTransaction, edges: set[Edge]) -> Edges:
    """Those of *edges* that stand. One scan of a start's edges a type, since hubs have many."""
    ends: dict[tuple[str, str], list[str]] = defaultdict(list)
    for edge in sorted(edges, key=lambda edge: edge.key):
        ends[edge.type, edge.start].append(edge.end)
    found: Edges = {}
    for kind in sorted({kind for kind, _ in ends}):
        rows = [{"start": start, "ends": them} for (type_, start), them in ends.items() if type_ == kind]
        query = (
            f"UNWIND $rows AS row MATCH (a:Actor {{id: row.start}})-[e:{_known(kind)}]->(b:Actor) "
            "WHERE b.id IN row.ends RETURN a.id AS start, b.id AS end, properties(e) AS properties"
        )
        for row in tx.run(_text(query), rows=rows):
            found[Edge("actor-actor", kind, row["start"], row["end"])] = row["properties"]
    return found


def _write(tx: ManagedTransaction, expected: Edges, found: Edges) -> None:
    """Create, correct and delete edges until *found* is *expected*."""
    for what, edges in (
        ("create", [edge for edge in expected if edge not in found]),
        ("correct", [edge for edge in expected if edge in found and found[edge] != expected[edge]]),
        ("delete", [edge for edge in found if edge not in expected]),
    ):
        groups: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in edges:
            groups[edge.shape, edge.type].append(edge)
        for (shape, kind), members in sorted(groups.items()):
            rows = [{"start": e.start, "end": e.end, "properties": expected.get(e)} for e in members]
            tx.run(_writing(what, shape, kind), rows=rows).consume()


def _writing(what: str, shape: str, kind: str) -> LiteralString:
    start, end = ENDS_OF[shape]
    ends = f"(a:{start} {{id: row.start}})", f"(b:{end} {{id: row.end}})"
    # Seen from the end, which has fewer edges than a forum that acts in a thousand records.
    edge = f"(b:{end} {{id: row.end}})<-[e:{_known(kind)}]-(a:{start} {{id: row.start}})"
    return _text(
        "UNWIND $rows AS row "
        + {
            "create": f"MATCH {ends[0]} MATCH {ends[1]} CREATE (a)-[e:{_known(kind)}]->(b) SET e = row.properties",
            "correct": f"MATCH {edge} SET e = row.properties",
            "delete": f"MATCH {edge} DELETE e",
        }[what]
    )


def _known(kind: str) -> str:
    """*kind* where it is a type of drawn edge: only those are ever written into the text of a query."""
    if kind not in ACTION_TYPES and kind not in PAIR_TYPES and kind != "PARTICIPATED_IN":
        raise ValueError(f"{kind!r} is no type of drawn edge")
    return kind


def _text(query: str) -> LiteralString:
    return cast(LiteralString, query)


def check_edges(store: Store) -> list[Difference]:
    """Drawn edges that differ from a full recomputation out of the statements; empty when all is well."""
    return store.write(_differences)


def _differences(tx: ManagedTransaction) -> list[Difference]:
    meetings = [row["id"] for row in tx.run("MATCH (m:Meeting) RETURN m.id AS id")]
    claims = read_claims(tx, meetings)
    expected = gather(claim for claim in claims if claim.counts)
    actions = {row["id"] for row in tx.run("MATCH (x:Action) RETURN x.id AS id")}
    found = _found_near(tx, meetings, actions)
    for kind in PAIR_TYPES:
        query = f"MATCH (a:Actor)-[e:{kind}]->(b:Actor) RETURN a.id AS start, b.id AS end, properties(e) AS properties"
        for row in tx.run(_text(query)):
            found[Edge("actor-actor", kind, row["start"], row["end"])] = row["properties"]
    wrong = _wrong_shares(tx, expected)
    wrong += [
        Difference(edge, expected.get(edge), found.get(edge))
        for edge in sorted({*expected, *found}, key=lambda edge: (edge.shape, edge.key))
        if expected.get(edge) != found.get(edge)
    ]
    wrong += [
        Difference(Edge("actor-action", kind, start, end), expected_, found_)
        for kind, start, end, expected_, found_ in check_commitments(tx, claims)
    ]
    return wrong


def _wrong_shares(tx: ManagedTransaction, expected: Edges) -> list[Difference]:
    """Edges between actors whose kept shares do not add up to what the statements say."""
    parts: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in tx.run("MATCH (t:Tally) RETURN properties(t) AS tally"):
        parts[row["tally"]["key"]].append(row["tally"])
    said = {edge.key: (edge, share) for edge, share in expected.items() if edge.shape == "actor-actor"}
    wrong = []
    for key in sorted({*parts, *said}):
        edge, share = said.get(key, (Edge("actor-actor", *key.split("|")), None))
        kept = add_up(parts[key]) if key in parts else None
        if kept != share:
            wrong.append(Difference(edge, share, kept))
    return wrong


def rebuild_edges(store: Store) -> int:
    """Take away all that is drawn and draw it anew, in one transaction; the number of meetings."""
    return store.write(_rebuild)


def _rebuild(tx: ManagedTransaction) -> int:
    tx.run("MATCH (t:Tally) DELETE t").consume()
    for kind in sorted({*PAIR_TYPES, *ACTION_TYPES, "PARTICIPATED_IN"}):
        tx.run(_text(f"MATCH ()-[e:{_known(kind)}]->() DELETE e")).consume()
    meetings = [row["id"] for row in tx.run("MATCH (m:Meeting) RETURN m.id AS id")]
    redraw(tx, meetings)
    return len(meetings)
