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
from graph.drawn import ACTION_TYPES, PAIR_TYPES, Claim, Edge, Share, add_up, edges_of, summed, total
from graph.ids import new_id
from graph.read_claims import in_order, of_actions_elsewhere, of_meetings
from graph.write_edges import Edges, write_edges

if TYPE_CHECKING:
    from graph.store import Store

Place = tuple[str, str]
"""A meeting, and the key of an edge between actors."""
Tally = dict[str, Any]

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
UNWIND $meetings AS meeting MATCH (t:Tally {meeting: meeting}) RETURN properties(t) AS tally
"""
SUMS: LiteralString = """
UNWIND $keys AS key MATCH (t:Tally {key: key}) WHERE NOT t.id IN $without
RETURN key, sum(t.count) AS count, sum(t.accepted) AS accepted, sum(t.proposed) AS proposed, min(t.first) AS first,
  max(t.last) AS last, collect(DISTINCT t.force) AS forces, collect(DISTINCT t.modality) AS modalities
"""
PUT_TALLIES: LiteralString = "UNWIND $rows AS row CREATE (t:Tally) SET t = row"
DROP_TALLIES: LiteralString = "UNWIND $ids AS id MATCH (t:Tally {id: id}) DELETE t"


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
    claims = of_meetings(tx, ids)
    actions = {claim.action for claim in claims if claim.action}
    everything = in_order([*claims, *of_actions_elsewhere(tx, actions, ids)])
    rows = [
        {"id": claim.id, "counts": claim.counts, "date": claim.date}
        for claim in claims
        if claim.counts != claim.known_counts or claim.date != claim.known_date
    ]
    if rows:
        tx.run(MARK, rows=rows).consume()
    expected = gather(claim for claim in everything if claim.counts)
    near = {edge: share for edge, share in expected.items() if edge.shape != "actor-actor"}
    write_edges(tx, near, _found_near(tx, ids, actions))
    _redraw_pairs(tx, _tallies(ids, claims), tx.run(TALLIES, meetings=ids).value("tally"))
    draw_commitments(tx, everything)


def draw_new(tx: ManagedTransaction, meeting: str, said: Iterable[Claim]) -> None:
    """Draw what follows from the claims *said*, which are all of a new meeting, about actions as new as itself.

    The same as `redraw`, which would first look for what cannot stand yet.
    """
    claims = in_order(said)
    drawn = gather(claims)
    write_edges(tx, {edge: share for edge, share in drawn.items() if edge.shape != "actor-actor"}, {})
    _redraw_pairs(tx, _tallies([meeting], claims), [])
    draw_commitments(tx, claims, new=True)


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


def _tallies(meetings: list[str], claims: list[Claim]) -> dict[Place, Tally]:
    """The share of each meeting in each edge between actors."""
    found: dict[Place, Tally] = {}
    for meeting in meetings:
        drawn = gather(claim for claim in claims if claim.counts and claim.meeting == meeting)
        for edge, share in drawn.items():
            if edge.shape == "actor-actor":
                found[meeting, edge.key] = {**share, "meeting": meeting, "key": edge.key}
    return found


def _redraw_pairs(
    tx: ManagedTransaction, wanted: Mapping[Place, Tally], standing: Iterable[Mapping[str, Any]]
) -> None:
    """Bring the shares that are *standing* to those *wanted*, and the edges between actors to their sums.

    Which edges stand is known from the shares, which are written together with them.
    """
    fresh, stale = dict(wanted), {}
    for row in standing:
        if fresh.get(_place(row)) == _share(row):
            del fresh[_place(row)]
        else:
            stale[row["id"]] = row["key"]
    keys = {*(key for _, key in fresh), *stale.values()}
    if not keys:
        return
    before = _sums(tx, keys, without=[])
    kept = _sums(tx, keys, without=list(stale)) if stale else before
    after = {edge: [share] for edge, share in kept.items()}
    for (_, key), share in fresh.items():
        after.setdefault(_pair(key), []).append(share)
    if stale:
        tx.run(DROP_TALLIES, ids=list(stale)).consume()
    if fresh:
        tx.run(PUT_TALLIES, rows=[{"id": new_id(), **share} for share in fresh.values()]).consume()
    write_edges(tx, {edge: add_up(parts) for edge, parts in after.items()}, before)


def _sums(tx: ManagedTransaction, keys: Iterable[str], *, without: list[str]) -> Edges:
    """What the kept shares at *keys* add up to, those of the ids *without* left out."""
    return {_pair(row["key"]): summed(row) for row in tx.run(SUMS, keys=sorted(keys), without=without).data()}


def _place(tally: Mapping[str, Any]) -> Place:
    return tally["meeting"], tally["key"]


def _share(tally: Mapping[str, Any]) -> Tally:
    return {name: value for name, value in tally.items() if name != "id"}


def _pair(key: str) -> Edge:
    return Edge("actor-actor", *key.split("|"))


def check_edges(store: Store) -> list[Difference]:
    """Drawn edges that differ from a full recomputation out of the statements; empty when all is well."""
    return store.write(_differences)


def _differences(tx: ManagedTransaction) -> list[Difference]:
    meetings = [row["id"] for row in tx.run("MATCH (m:Meeting) RETURN m.id AS id")]
    claims = of_meetings(tx, meetings)
    expected = gather(claim for claim in claims if claim.counts)
    actions = {row["id"] for row in tx.run("MATCH (x:Action) RETURN x.id AS id")}
    found = _found_near(tx, meetings, actions)
    for kind in PAIR_TYPES:
        query = f"MATCH (a:Actor)-[e:{kind}]->(b:Actor) RETURN a.id AS start, b.id AS end, properties(e) AS properties"
        for row in tx.run(cast(LiteralString, query)):
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
        edge, share = said.get(key, (_pair(key), None))
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
        tx.run(cast(LiteralString, f"MATCH ()-[e:{kind}]->() DELETE e")).consume()
    meetings = [row["id"] for row in tx.run("MATCH (m:Meeting) RETURN m.id AS id")]
    redraw(tx, meetings)
    return len(meetings)
