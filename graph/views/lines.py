"""Statement lines: a statement with who, whom, what, where it stands and how it was reviewed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.views.actors import ActorName, directory
from graph.views.families import FAMILY_OF, PASSES, Filters, hollow, once
from graph.views.state import kept

if TYPE_CHECKING:
    from graph.store import Store

LINES = """
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
OPTIONAL MATCH (r)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
RETURN s.id AS id, s.type AS type, s.force AS force, s.modality AS modality, s.quote AS quote,
       s.start AS start, s.end AS end, s.due AS due, s.due_text AS due_text, s.condition AS condition,
       s.rule AS rule, s.confidence AS confidence, s.reason AS reason, s.review AS review,
       s.reviewed_by AS reviewed_by, s.reviewed_at AS reviewed_at, s.note AS note,
       coalesce(s.read, true) AS read, s.date AS date, s.language AS language,
       s.source_mentions AS source_mentions, s.target_mentions AS target_mentions,
       x.id AS action_id, coalesce(s.action, x.text) AS action,
       p.number AS number, p.printed AS printed, p.position AS position, r.id AS record,
       r.title AS record_title, m.id AS meeting, m.title AS meeting_title, m.place AS place,
       m.forum AS forum_printed, min(f.id) AS forum
"""
ENDS = """
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[e:SOURCE|TARGET]->(a:Actor)
RETURN s.id AS id, type(e) AS role, a.id AS actor, e.mention AS mention
"""
PARTNERS = """
    a.id <> b.id AND (type(e) = 'TARGET' OR (s.type = 'COORDINATES_WITH' AND NOT (s)-[:TARGET]->(:Actor)))
"""
"""Which two ends of a statement it joins: source and target; in joint work without a partner named apart, two sources."""
OF_ACTORS = f"""
MATCH (a:Actor)<-[e:SOURCE|TARGET]-(s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE a.id IN $actors AND {PASSES}
RETURN DISTINCT s.id AS id, coalesce(s.claim, s.id) AS claim, s.language AS language, s.type AS type,
       s.date AS date, p.position AS position, s.start AS start
ORDER BY date DESC, position, start, id
"""
OF_ALL = f"""
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE {PASSES}
RETURN DISTINCT s.id AS id, coalesce(s.claim, s.id) AS claim, s.language AS language, s.type AS type,
       s.date AS date, p.position AS position, s.start AS start
ORDER BY date DESC, position, start, id
"""
PASSING = f"""
MATCH (a:Actor)<-[:SOURCE]-(s:Statement)-[e:SOURCE|TARGET]->(b:Actor)
MATCH (s)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE ((a.id IN $one AND b.id IN $other) OR (a.id IN $other AND b.id IN $one))
  AND {PARTNERS} AND {PASSES}
RETURN DISTINCT s.id AS id, coalesce(s.claim, s.id) AS claim, s.language AS language, s.type AS type,
       s.date AS date, p.position AS position, s.start AS start
ORDER BY date DESC, position, start, id
"""
OF_RECORD = """
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record {id: $record})
RETURN s.id AS id, p.position AS position, s.start AS start
ORDER BY position, start, id
"""
OF_ACTION = """
MATCH (s:Statement)-[:ABOUT]->(x:Action {id: $action})
RETURN s.id AS id, s.date AS date, s.start AS start
ORDER BY date, start, id
"""


@dataclass(frozen=True)
class Line:
    """One statement as pages show it. `start` and `end` count in the text of the record's version."""

    id: str
    type: str
    family: str
    force: str | None
    modality: str | None
    hollow: bool
    sources: tuple[ActorName, ...]
    targets: tuple[ActorName, ...]
    mentions: Mapping[str, str]
    action_id: str | None
    action: str
    quote: str
    start: int
    end: int
    due: str | None
    due_text: str | None
    condition: str | None
    rule: str | None
    confidence: float | None
    reason: str | None
    review: str
    reviewed_by: str | None
    reviewed_at: str | None
    note: str | None
    read: bool
    date: str | None
    language: str
    number: str
    printed: str | None
    position: int
    record: str
    record_title: str | None
    meeting: str | None
    meeting_title: str | None
    place: str | None
    forum: ActorName | None
    forum_printed: str | None

    def to_json(self) -> dict[str, Any]:
        out = {name: getattr(self, name) for name in self.__dataclass_fields__}
        out["sources"] = [one.to_json() for one in self.sources]
        out["targets"] = [one.to_json() for one in self.targets]
        out["forum"] = self.forum.to_json() if self.forum else None
        return out

    def parts(self) -> tuple[str, str, str]:
        """The quote cut around the action, where the action stands in it: before, action, after."""
        place = self.quote.find(self.action) if self.action else -1
        if place < 0:
            return self.quote, "", ""
        end = place + len(self.action)
        return self.quote[:place], self.action, self.quote[end:]


def lines(store: Store, ids: Iterable[str]) -> list[Line]:
    """The lines of these statements, in the order asked; ids that the graph does not know are left out."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return []
    ends: dict[str, list[dict[str, Any]]] = {}
    for row in store.read(ENDS, ids=wanted):
        ends.setdefault(row["id"], []).append(row)
    names = directory(store)
    found = {row["id"]: _line(row, ends.get(row["id"], []), names) for row in store.read(LINES, ids=wanted)}
    return [found[one] for one in wanted if one in found]


def of_actors(store: Store, actors: Iterable[str], filters: Filters) -> list[dict[str, Any]]:
    """(id, type, date) of the statements that name one of these actors, newest first, one for each claim."""
    return once(store.read(OF_ACTORS, actors=sorted(actors), **filters.parameters()), filters.language)


def of_all(store: Store, filters: Filters) -> list[dict[str, Any]]:
    return kept(
        store, ("all", filters), lambda: once(store.read(OF_ALL, **filters.parameters()), filters.language)
    )


def passing_between(
    store: Store, one: Iterable[str], other: Iterable[str], filters: Filters
) -> list[dict[str, Any]]:
    """(id, type, date) of the statements from an actor of one side to one of the other, in either direction."""
    rows = store.read(PASSING, one=sorted(one), other=sorted(other), **filters.parameters())
    return once(rows, filters.language)


def of_record(store: Store, record: str) -> list[Line]:
    """All statements of a record in reading order, rejected and no longer read ones too."""
    return lines(store, [row["id"] for row in store.read(OF_RECORD, record=record)])


def of_action(store: Store, action: str) -> list[Line]:
    return lines(store, [row["id"] for row in store.read(OF_ACTION, action=action)])


def _line(row: dict[str, Any], ends: Sequence[Mapping[str, Any]], names: Mapping[str, ActorName]) -> Line:
    plain = {name: row[name] for name in Line.__dataclass_fields__ if name in row}
    plain["forum"] = names.get(row["forum"] or "")
    plain["language"] = row["language"] or "en"
    plain["action"] = row["action"] or ""
    plain["number"] = row["number"] or f"p{row['position']}"
    return Line(
        **plain,
        family=FAMILY_OF.get(row["type"], "reports"),
        hollow=hollow(row["type"], row["modality"]),
        sources=_ordered(ends, "SOURCE", row["source_mentions"], names),
        targets=_ordered(ends, "TARGET", row["target_mentions"], names),
        mentions={end["actor"]: end["mention"] for end in ends if end["mention"]},
    )


def _ordered(
    ends: Sequence[Mapping[str, Any]], role: str, mentions: list[str] | None, names: Mapping[str, ActorName]
) -> tuple[ActorName, ...]:
    """The actors at one end in the order the record names them."""
    order = {mention: place for place, mention in reversed(list(enumerate(mentions or ())))}
    rows = [end for end in ends if end["role"] == role and end["actor"] in names]
    rows.sort(key=lambda end: (order.get(end["mention"], len(order)), names[end["actor"]].name))
    return tuple(names[end["actor"]] for end in rows)
