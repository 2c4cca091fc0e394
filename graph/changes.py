"""Changes with their before and after: the one way in which a standing node of the graph is altered.

A batch is what one person did at one moment; its events say, node by node, what was and what is. Applying the
events backwards takes the batch back. Besides its properties, a node may have *places*: edges that lead to
exactly one other node and are written as if they were properties holding that node's id.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, LiteralString, cast

from neo4j import ManagedTransaction

from graph.belonging import draw_belonging, refuse_circle
from graph.edges import redraw
from graph.errors import NotFound
from graph.ids import new_id, now
from graph.merged import absorbed, survivor_of

BatchKind = Literal["load", "review", "edit", "merge", "verdict", "undo"]

PLACES: Mapping[tuple[str, str], tuple[str, str, bool]] = {
    ("Statement", "passage"): ("QUOTED_FROM", "Passage", True),
    ("Record", "meeting"): ("REPORTS_ON", "Meeting", True),
    ("Record", "translates"): ("TRANSLATES", "Record", True),
    ("Meeting", "body"): ("HELD", "Actor", False),
    ("Commitment", "shown_by"): ("SHOWN_BY", "Statement", True),
}
"""(label, name) -> edge type, label of the other end, whether the edge leads away from the node."""

LISTS: Mapping[tuple[str, str], str] = {("Statement", "source"): "SOURCE", ("Statement", "target"): "TARGET"}
"""(label, name) -> edge type. The value is a list of "actor id|words found"."""

LABELS = ("Statement", "Record", "Meeting", "Actor", "Action", "Commitment", "Judgement")
"""Labels of nodes that events may speak of."""

MADE_AND_UNMADE = frozenset({"Judgement"})
"""Nodes that an event may make (no `before`) and whose making is undone by removing them: the event keeps them."""


@dataclass(frozen=True)
class Change:
    """One node's change: only the names that changed, None for what is absent.

    A `before` or `after` that is None as a whole says that there is no such node.
    """

    label: str
    subject: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    def back(self) -> Change:
        return Change(self.label, self.subject, self.after, self.before)


def take_turn(tx: ManagedTransaction) -> int:
    """The number of this change. Writers queue here, so that none draws edges from a half of the statements.

    Neo4j holds the node's lock until the end of the transaction; the local server refuses the later of two
    writers when it commits, and the store tries that one again.
    """
    row = tx.run(
        "MERGE (s:Schema {id: 'schema'}) SET s.turn = coalesce(s.turn, 0) + 1 RETURN s.turn AS turn"
    ).single(strict=True)
    return int(row["turn"])


def commit_batch(
    tx: ManagedTransaction, *, kind: BatchKind, by: str, title: str, changes: Iterable[Change]
) -> str:
    """Apply *changes*, redraw what they touch, and note them as one batch; its id."""
    number = take_turn(tx)
    changes = list(changes)
    touched = touched_meetings(tx, changes)
    apply_changes(tx, changes)
    redraw(tx, touched | touched_meetings(tx, changes))
    if any(change.label == "Judgement" for change in changes):
        # Here and not above: the module needs this one.
        from graph.overlaps.verdicts import draw_verdicts

        draw_verdicts(tx, changes)
    return note_batch(tx, number=number, kind=kind, by=by, title=title, changes=changes)


def note_batch(
    tx: ManagedTransaction, *, number: int, kind: BatchKind, by: str, title: str, changes: Iterable[Change]
) -> str:
    """Write the batch and its events, without applying anything; its id."""
    batch = {"id": new_id(), "number": number, "kind": kind, "by": by, "at": now(), "title": title}
    rows = [
        {
            "id": new_id(),
            "number": position,
            "kind": change.label,
            "subject": change.subject,
            "before": _json(change.before),
            "after": _json(change.after),
        }
        for position, change in enumerate(changes, 1)
    ]
    tx.run(
        "CREATE (b:Batch) SET b = $batch WITH b UNWIND $rows AS row CREATE (b)-[:INCLUDES]->(e:Event) SET e = row",
        batch=batch,
        rows=rows,
    ).consume()
    return str(batch["id"])


def _json(value: Mapping[str, Any] | None) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def touched_meetings(tx: ManagedTransaction, changes: Iterable[Change]) -> set[str]:
    """Meetings whose drawn edges follow from the nodes of *changes*, as the graph stands now."""
    subjects: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        subjects[change.label].append(change.subject)
    found: set[str] = set(subjects["Meeting"])
    for label, query in TOUCHED.items():
        if subjects[label]:
            found |= {row["id"] for row in tx.run(query, ids=subjects[label])}
    return found


TOUCHED: Mapping[str, LiteralString] = {
    "Statement": """
        UNWIND $ids AS id MATCH (s:Statement {id: id})-[:QUOTED_FROM]->(:Passage)-[:PART_OF]->(:Record)
              -[:REPORTS_ON]->(m:Meeting) RETURN DISTINCT m.id AS id
    """,
    "Record": "UNWIND $ids AS id MATCH (r:Record {id: id})-[:REPORTS_ON]->(m:Meeting) RETURN DISTINCT m.id AS id",
    "Actor": """
        UNWIND $ids AS id MATCH (a:Actor {id: id})<-[:SOURCE|TARGET]-(:Statement)-[:QUOTED_FROM]->(:Passage)
              -[:PART_OF]->(:Record)-[:REPORTS_ON]->(m:Meeting) RETURN DISTINCT m.id AS id
    """,
}


def apply_changes(tx: ManagedTransaction, changes: Iterable[Change]) -> None:
    """Give every node the `after` of its change. Raises NotFound where a node is missing."""
    for change in changes:
        label = _known(change.label)
        if change.before is None or change.after is None:
            _make_or_unmake(tx, change)
            continue
        plain = {
            name: value
            for name, value in change.after.items()
            if (label, name) not in PLACES and (label, name) not in LISTS
        }
        query = f"MATCH (n:{label} {{id: $id}}) SET n += $plain RETURN n.id AS id"
        if tx.run(_text(query), id=change.subject, plain=plain).single() is None:
            raise NotFound(f"There is no {label.lower()} {change.subject}.")
        for name, value in change.after.items():
            if (label, name) in PLACES:
                _move(tx, label, change.subject, name, value)
            elif (label, name) in LISTS:
                _set_actors(tx, change.subject, LISTS[label, name], value)
        if label == "Record" and "version" in change.after:
            _show_version(tx, change.subject, change.after["version"])
        if label == "Actor" and "merged_into" in change.after:
            _settle(tx, change)


def _make_or_unmake(tx: ManagedTransaction, change: Change) -> None:
    label = _known(change.label)
    if label not in MADE_AND_UNMADE:
        raise ValueError(f"a {label} is never made or removed by an event")
    tx.run(_text(f"MATCH (n:{label} {{id: $id}}) DETACH DELETE n"), id=change.subject).consume()
    if change.after is not None:
        tx.run(
            _text(f"CREATE (n:{label}) SET n = $properties"),
            properties={**change.after, "id": change.subject},
        ).consume()


def _move(tx: ManagedTransaction, label: str, subject: str, name: str, other: str | None) -> None:
    edge, end, away = PLACES[label, name]
    ends = "(n)-[e:{0}]->(o:{1})" if away else "(n)<-[e:{0}]-(o:{1})"
    pattern = ends.format(edge, end)
    tx.run(_text(f"MATCH (n:{label} {{id: $id}}) MATCH {pattern} DELETE e"), id=subject).consume()
    if other is not None:
        where = survivor_of(tx, other) if end == "Actor" else other
        create = pattern.replace(f"(o:{end})", "(o)").replace("[e:", "[:").replace("]", " $properties]")
        tx.run(
            _text(f"MATCH (n:{label} {{id: $id}}) MATCH (o:{end} {{id: $other}}) CREATE {create}"),
            id=subject,
            other=where,
            properties={"via": other} if end == "Actor" else {},
        ).consume()


def _set_actors(tx: ManagedTransaction, statement: str, edge: str, values: list[str]) -> None:
    tx.run(_text(f"MATCH (:Statement {{id: $id}})-[e:{edge}]->(:Actor) DELETE e"), id=statement).consume()
    rows = []
    for value in values:
        actor, mention = value.split("|", 1)
        rows.append({"to": survivor_of(tx, actor), "via": actor, "mention": mention})
    query = f"""
    MATCH (s:Statement {{id: $id}}) UNWIND $rows AS row MATCH (a:Actor {{id: row.to}})
    CREATE (s)-[:{edge} {{mention: row.mention, via: row.via}}]->(a)
    """
    tx.run(_text(query), id=statement, rows=rows).consume()


def _show_version(tx: ManagedTransaction, record: str, version: int) -> None:
    tx.run(
        "MATCH (p:Passage)-[:PART_OF]->(:Record {id: $id}) SET p.current = (p.version = $version)",
        id=record,
        version=version,
    ).consume()


def _settle(tx: ManagedTransaction, change: Change) -> None:
    """After a merge or its undoing, let edges of the actor and of those merged into it lead to whom they are now.

    An edge keeps in `via` the actor that its words named, so that a merge can be taken back at any time, for
    records that were loaded after it as well.
    """
    before = (change.before or {}).get("merged_into")
    place = survivor_of(tx, before) if before else change.subject
    to = survivor_of(tx, change.subject)
    if place == to:
        return
    via = absorbed(tx, [change.subject])
    for edge, pattern in (
        ("SOURCE", "(a)<-[{0}]-(o)"),
        ("TARGET", "(a)<-[{0}]-(o)"),
        ("HELD", "(a)-[{0}]->(o)"),
    ):
        query = f"""
        MATCH (a:Actor {{id: $place}}) MATCH {pattern.format(f"e:{edge}")} WHERE e.via IN $via
        WITH e, o, properties(e) AS kept MATCH (b:Actor {{id: $to}})
        CREATE {pattern.format(f"n:{edge}").replace("(a)", "(b)")} SET n = kept DELETE e
        """
        tx.run(_text(query), place=place, via=via, to=to).consume()
    draw_belonging(tx, {place, to})
    refuse_circle(tx, to)


def values_now(tx: ManagedTransaction, change: Change) -> dict[str, Any] | None:
    """What the node of *change* has now, for the names that the change speaks of; None where it is missing."""
    label = _known(change.label)
    row = tx.run(
        _text(f"MATCH (n:{label} {{id: $id}}) RETURN properties(n) AS properties"), id=change.subject
    ).single()
    if row is None:
        return None
    names = {**(change.before or {}), **(change.after or {})}
    return {name: _value(tx, label, change.subject, name, row["properties"]) for name in names}


def _value(tx: ManagedTransaction, label: str, subject: str, name: str, properties: Mapping[str, Any]) -> Any:
    if (label, name) in PLACES:
        edge, end, away = PLACES[label, name]
        arrow = f"-[e:{edge}]->" if away else f"<-[e:{edge}]-"
        query = f"MATCH (:{label} {{id: $id}}){arrow}(o:{end}) RETURN coalesce(e.via, o.id) AS id"
        row = tx.run(_text(query), id=subject).single()
        return row["id"] if row else None
    if (label, name) in LISTS:
        query = f"""
        MATCH (:Statement {{id: $id}})-[e:{LISTS[label, name]}]->(:Actor)
        RETURN e.via AS via, e.mention AS mention
        """
        return sorted(f"{row['via']}|{row['mention']}" for row in tx.run(_text(query), id=subject))
    return properties.get(name)


def _known(label: str) -> str:
    if label not in LABELS:
        raise ValueError(f"{label!r} is no label of a node that events speak of")
    return label


def _text(query: str) -> LiteralString:
    return cast(LiteralString, query)
