"""Commitments: one action that one actor is asked to do, undertakes, or offers.

A commitment is made when a statement that counts first says so and keeps its id, its completion and the
statement that shows it, whatever becomes of the statements; who owes it is drawn anew with the meeting.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.drawn import Claim
from graph.ids import last_day, new_id
from graph.merged import survivors_of
from graph.model import COMMITMENT_TYPES, COMPLETIONS

KNOWN: LiteralString = """
UNWIND $actions AS id MATCH (x:Action {id: id})<-[:TO_DO]-(c:Commitment)
OPTIONAL MATCH (a:Actor)-[:OWES]->(c)
RETURN c.id AS id, x.id AS action, a.id AS owes, properties(c) AS properties
"""
REASONS: LiteralString = """
UNWIND $ids AS id MATCH (c:Commitment {id: id})-[:ARISES_FROM]->(s:Statement) RETURN c.id AS id, s.id AS statement
"""
CREATE: LiteralString = """
UNWIND $rows AS row MATCH (x:Action {id: row.action}) MATCH (a:Actor {id: row.actor})
CREATE (a)-[:OWES]->(c:Commitment)-[:TO_DO]->(x) SET c = row.properties
WITH row, c UNWIND row.statements AS statement MATCH (s:Statement {id: statement}) CREATE (c)-[:ARISES_FROM]->(s)
"""
CORRECT: LiteralString = "UNWIND $rows AS row MATCH (c:Commitment {id: row.id}) SET c += row.properties"
OWE: LiteralString = """
UNWIND $rows AS row MATCH (c:Commitment {id: row.id}) MATCH (a:Actor {id: row.actor}) CREATE (a)-[:OWES]->(c)
"""
OWE_NOT: LiteralString = "UNWIND $ids AS id MATCH (c:Commitment {id: id})<-[e:OWES]-(:Actor) DELETE e"
ARISE: LiteralString = """
UNWIND $rows AS row MATCH (c:Commitment {id: row.id}) MATCH (s:Statement {id: row.statement})
CREATE (c)-[:ARISES_FROM]->(s)
"""
ARISE_NOT: LiteralString = """
UNWIND $rows AS row MATCH (c:Commitment {id: row.id})-[e:ARISES_FROM]->(:Statement {id: row.statement}) DELETE e
"""


@dataclass(frozen=True)
class Wanted:
    """What the statements say of one action and one actor."""

    action: str
    actor: str
    properties: Mapping[str, Any]
    statements: tuple[str, ...]


def owners(claim: Claim) -> tuple[str, ...]:
    """Who owes: the target of a request, the source of the others."""
    if claim.type not in COMMITMENT_TYPES or claim.action is None:
        return ()
    return claim.targets if claim.type == "REQUESTED_OF" else claim.sources


def wanted(claims: Iterable[Claim]) -> dict[tuple[str, str], Wanted]:
    """The commitments that *claims* tell of, by action and actor, in the order of the record."""
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.counts and claim.action is not None:
            for actor in owners(claim):
                groups[claim.action, actor].append(claim)
    return {key: Wanted(*key, _properties(them), tuple(c.id for c in them)) for key, them in groups.items()}


def _properties(claims: list[Claim]) -> dict[str, Any]:
    """How it arose is its first statement's; a due date may come from any of them, the first that has one."""
    dated = next((claim for claim in claims if claim.due), claims[0])
    said = next((claim for claim in claims if claim.condition), claims[0])
    found = {
        "arose": COMMITMENT_TYPES[claims[0].type],
        "due": dated.due,
        "due_end": last_day(dated.due),
        "due_text": dated.due_text,
        "condition": said.condition,
        "counts": True,
    }
    return {name: value for name, value in found.items() if value is not None}


@dataclass(frozen=True)
class Known:
    """A commitment that stands in the graph: `owner` is whom it was first read of, `owes` who owes it now."""

    id: str
    action: str
    owner: str
    owes: str | None
    properties: Mapping[str, Any]
    statements: frozenset[str]


def draw_commitments(tx: ManagedTransaction, claims: Iterable[Claim], *, new: bool = False) -> None:
    """Make the commitments of the actions of *claims* what those statements say; *new* where none can stand yet."""
    claims = list(claims)
    actions = sorted({claim.action for claim in claims if claim.action})
    pairs = _pair(wanted(claims), () if new else _known(tx, actions))
    rows = [_row(want, new_id()) for want, known in pairs if want and not known]
    if rows:
        tx.run(CREATE, rows=rows).consume()
    corrected, owed, not_owed, reasons, lost = [], [], [], [], []
    for want, known in pairs:
        if known is None:
            continue
        properties = _full(want)
        if any(known.properties.get(name) != value for name, value in properties.items()):
            corrected.append({"id": known.id, "properties": properties})
        actor = want.actor if want else None
        if actor != known.owes:
            not_owed += [known.id] if known.owes else []
            owed += [{"id": known.id, "actor": actor}] if actor else []
        statements = frozenset(want.statements) if want else known.statements
        reasons += [{"id": known.id, "statement": one} for one in sorted(statements - known.statements)]
        lost += [{"id": known.id, "statement": one} for one in sorted(known.statements - statements)]
    for query, name, value in (
        (CORRECT, "rows", corrected), (OWE_NOT, "ids", not_owed), (OWE, "rows", owed),
        (ARISE_NOT, "rows", lost), (ARISE, "rows", reasons),
    ):  # fmt: skip
        if value:
            tx.run(query, {name: value}).consume()


def _row(want: Wanted, id_: str) -> dict[str, Any]:
    start = {"id": id_, "owner": want.actor, "completion": COMPLETIONS[0]}
    properties = {**start, **want.properties}
    return {
        "action": want.action,
        "actor": want.actor,
        "statements": list(want.statements),
        "properties": properties,
    }


def _full(want: Wanted | None) -> dict[str, Any]:
    """The derived properties, None where the statements say nothing, so that what was said before goes."""
    if want is None:
        return {"counts": False}
    names = ("arose", "due", "due_end", "due_text", "condition", "counts")
    return {name: want.properties.get(name) for name in names}


def _known(tx: ManagedTransaction, actions: list[str]) -> list[Known]:
    if not actions:
        return []
    rows = tx.run(KNOWN, actions=actions).data()
    reasons: dict[str, set[str]] = defaultdict(set)
    if rows:
        for row in tx.run(REASONS, ids=[row["id"] for row in rows]):
            reasons[row["id"]].add(row["statement"])
    known = [
        Known(
            row["id"], row["action"], row["properties"]["owner"], row["owes"], row["properties"],
            frozenset(reasons[row["id"]]),
        )
        for row in rows
    ]  # fmt: skip
    survivors = survivors_of(tx, {one.owner for one in known})
    return [replace(one, owner=survivors.get(one.owner, one.owner)) for one in known]


def _pair(
    wants: Mapping[tuple[str, str], Wanted], known: Iterable[Known]
) -> list[tuple[Wanted | None, Known | None]]:
    """Each wanted commitment with the one that stands for it; one that was first read of the actor goes first."""
    open_wants = dict(wants)
    pairs: list[tuple[Wanted | None, Known | None]] = []
    for one in sorted(known, key=lambda one: (one.properties["owner"] != one.owner, one.id)):
        pairs.append((open_wants.pop((one.action, one.owner), None), one))
    return pairs + [(want, None) for want in open_wants.values()]


def check_commitments(
    tx: ManagedTransaction, claims: Iterable[Claim]
) -> list[tuple[str, str, str, Mapping[str, Any] | None, Mapping[str, Any] | None]]:
    """Who owes what, where it differs from what *claims* say: edge type, actor, action, expected, found."""
    claims = list(claims)
    expected = {key: {**want.properties} for key, want in wanted(claims).items()}
    found: dict[tuple[str, str], Mapping[str, Any]] = {}
    wrong: list[tuple[str, str, str, Mapping[str, Any] | None, Mapping[str, Any] | None]] = []
    for one in _known(tx, sorted({claim.action for claim in claims if claim.action})):
        kept = {
            name: value for name, value in one.properties.items() if name not in ("id", "owner", "completion")
        }
        if one.owes is not None:
            found[one.action, one.owes] = kept
        elif kept.get("counts"):
            wrong.append(("OWES", one.owner, one.action, None, kept))
    for action, actor in sorted({*expected, *found}):
        if expected.get((action, actor)) != found.get((action, actor)):
            pair = (action, actor)
            wrong.append(("OWES", actor, action, expected.get(pair), found.get(pair)))
    return wrong
