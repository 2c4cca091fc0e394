"""Commitments: who owes what, by when, how far, and what of it is late."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.next_meeting import date_of_next_meeting
from graph.views.actors import ActorName, candidates, directory
from graph.views.families import PASSES, Filters, once
from graph.views.lines import Line, lines
from graph.views.periods import last_day
from graph.views.state import kept

if TYPE_CHECKING:
    from graph.store import Store

_TOLD = f"""
MATCH (c)-[:ARISES_FROM]->(s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE {PASSES}
OPTIONAL MATCH (r)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
WITH c, s, p, r, m, min(f.id) AS forum
MATCH (c)-[:TO_DO]->(x:Action)
OPTIONAL MATCH (o:Actor)-[:OWES]->(c)
RETURN c.id AS id, c.arose AS arose, c.due AS due, coalesce(s.due_text, c.due_text) AS due_text,
       coalesce(s.condition, c.condition) AS condition, coalesce(c.completion, 'no evidence') AS completion,
       x.id AS action_id, coalesce(s.action, x.text) AS action, collect(DISTINCT o.id) AS owners,
       s.id AS statement, s.date AS date, s.language AS language, s.review AS review,
       p.number AS number, p.position AS position, s.start AS start, r.id AS record, m.id AS meeting, forum
ORDER BY date DESC, position, start, id
"""
COMMITMENTS = "MATCH (c:Commitment)" + _TOLD
OWED_BY = "UNWIND $owners AS owner MATCH (:Actor {id: owner})-[:OWES]->(c:Commitment) WITH DISTINCT c" + _TOLD
ASKED_BY = """
UNWIND $ids AS id
MATCH (s:Statement {id: id})-[:SOURCE]->(a:Actor)
RETURN s.id AS id, a.id AS actor
"""
MEETING_DATES = """
MATCH (f:Actor)-[:HELD]->(m:Meeting) WHERE m.date IS NOT NULL
RETURN f.id AS forum, m.date AS date ORDER BY date
"""
OF_COMMITMENT = """
MATCH (c:Commitment {id: $id})
OPTIONAL MATCH (c)-[:ARISES_FROM]->(s:Statement)
OPTIONAL MATCH (c)-[:SHOWN_BY]->(e:Statement)
OPTIONAL MATCH (c)-[:TO_DO]->(x:Action)
OPTIONAL MATCH (o:Actor)-[:OWES]->(c)
RETURN c.id AS id, c.arose AS arose, c.due AS due, c.due_text AS due_text, c.condition AS condition,
       coalesce(c.completion, 'no evidence') AS completion, min(x.id) AS action_id, min(x.text) AS action,
       collect(DISTINCT o.id) AS owners, collect(DISTINCT s.id) AS statements, collect(DISTINCT e.id) AS shown
"""
AMONG = """
UNWIND $ids AS id
MATCH (s:Statement {id: id})<-[:ARISES_FROM]-(c:Commitment)
MATCH (s)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
MATCH (c)-[:TO_DO]->(x:Action)
OPTIONAL MATCH (r)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
WITH c, s, p, r, m, x, min(f.id) AS forum
OPTIONAL MATCH (o:Actor)-[:OWES]->(c)
RETURN c.id AS id, c.arose AS arose, c.due AS due, coalesce(s.due_text, c.due_text) AS due_text,
       coalesce(s.condition, c.condition) AS condition, coalesce(c.completion, 'no evidence') AS completion,
       x.id AS action_id, coalesce(s.action, x.text) AS action, collect(DISTINCT o.id) AS owners,
       s.id AS statement, s.date AS date, s.language AS language, s.review AS review,
       p.number AS number, p.position AS position, r.id AS record, m.id AS meeting, forum
ORDER BY id
"""
SOON = timedelta(days=90)
LONG = timedelta(days=366)
STATES = ("overdue", "soon", "later", "undated", "complete", "past")
"""Groups of commitments in the order of the page."""


@dataclass(frozen=True)
class CommitmentRow:
    """A commitment as lists show it. `state` is one of `STATES`, counted as of a day."""

    id: str
    state: str
    arose: str
    due: str | None
    due_text: str | None
    condition: str | None
    completion: str
    action_id: str
    action: str
    owners: tuple[ActorName, ...]
    askers: tuple[ActorName, ...]
    statement: str
    date: str | None
    language: str
    review: str
    number: str
    position: int
    record: str
    meeting: str | None
    forum: ActorName | None

    def to_json(self) -> dict[str, Any]:
        out = {name: getattr(self, name) for name in self.__dataclass_fields__}
        out["owners"] = [one.to_json() for one in self.owners]
        out["askers"] = [one.to_json() for one in self.askers]
        out["forum"] = self.forum.to_json() if self.forum else None
        return out


@dataclass(frozen=True)
class Commitment:
    """One commitment with the statements it arises from and those that show how far it is done."""

    id: str
    state: str
    arose: str
    due: str | None
    due_text: str | None
    condition: str | None
    completion: str
    action_id: str | None
    action: str
    owners: tuple[ActorName, ...]
    statements: tuple[Line, ...]
    shown: tuple[Line, ...]
    later_meeting: str | None


def commitments(
    store: Store, filters: Filters, *, as_of: date, owners: frozenset[str] | None = None
) -> list[CommitmentRow]:
    """All commitments that pass, by state and due date; `owners` keeps those that one of them owes."""
    names = directory(store)
    rows, askers = kept(store, ("commitments", filters, owners), lambda: _told(store, filters, owners))
    meetings = meeting_dates(store)
    found: dict[str, CommitmentRow] = {}
    for told in once([{**row, "claim": row["id"]} for row in rows], filters.language):
        # One that arises from several statements is shown with the newest, in the language asked for where it can be.
        row = _dated(told, meetings)
        state = due_state(row["due"], row["completion"], as_of, meetings.get(row["forum"] or "", []))
        found[row["id"]] = _row(row, state, askers, names)
    return sorted(found.values(), key=_order)


def _told(
    store: Store, filters: Filters, owners: frozenset[str] | None
) -> tuple[list[dict[str, Any]], dict[str, list[str]]]:
    """What the graph has of the commitments that pass, and who asked for each; nothing of it depends on the day."""
    if owners is None:
        rows = store.read(COMMITMENTS, **filters.parameters())
    else:
        rows = store.read(OWED_BY, owners=sorted(owners), **filters.parameters())
    askers: dict[str, list[str]] = {}
    for row in store.read(ASKED_BY, ids=sorted({row["statement"] for row in rows})):
        askers.setdefault(row["id"], []).append(row["actor"])
    return rows, askers


def commitment(store: Store, slug: str, *, as_of: date, language: str = "en") -> Commitment:
    """The commitment of that id, told first by its statements in `language`. Raises `NotFound`."""
    for one in candidates(slug):
        for row in store.read(OF_COMMITMENT, id=one):
            return _whole(store, row, as_of, language)
    raise NotFound(f"No commitment has the id {slug!r}.")


def meeting_dates(store: Store) -> dict[str, list[str]]:
    """The dates of each forum's meetings in order."""
    return kept(store, "meeting dates", lambda: _meeting_dates(store))


def _meeting_dates(store: Store) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for row in store.read(MEETING_DATES):
        out.setdefault(row["forum"], []).append(row["date"])
    return out


def _dated(row: Mapping[str, Any], meetings: Mapping[str, list[str]]) -> Mapping[str, Any]:
    """The row with the date of the forum's next meeting, where its deadline is that meeting and the graph has it."""
    if row["due"]:
        return row
    found = date_of_next_meeting(row["due_text"], row["date"], meetings.get(row["forum"] or "", []))
    return {**row, "due": found} if found else row


def due_state(due: str | None, completion: str, as_of: date, meetings: list[str]) -> str:
    """Where a due date stands on a day.

    Past its last day a commitment is overdue until the forum has met again or a year has gone by; from then on the
    record shows no later word, and nobody is called late on that ground.
    """
    if completion == "complete":
        return "complete"
    end = last_day(due)
    if end is None:
        return "undated"
    if end >= as_of:
        return "soon" if end - as_of <= SOON else "later"
    following = next_meeting(end, as_of, meetings)
    return "past" if following or as_of - end > LONG else "overdue"


def next_meeting(after: date, until: date, meetings: list[str]) -> str | None:
    """The first of `meetings` (sorted) after one day and not after another."""
    place = bisect_right(meetings, f"{after.isoformat()}~")
    found = meetings[place] if place < len(meetings) else None
    return found if found and found <= until.isoformat() else None


def _row(
    row: Mapping[str, Any], state: str, askers: Mapping[str, list[str]], names: Mapping[str, ActorName]
) -> CommitmentRow:
    plain = {name: row[name] for name in CommitmentRow.__dataclass_fields__ if name in row}
    plain["owners"] = tuple(
        sorted((names[one] for one in row["owners"] if one in names), key=lambda a: a.name)
    )
    plain["forum"] = names.get(row["forum"] or "")
    plain["number"] = row["number"] or f"p{row['position']}"
    plain["language"] = row["language"] or "en"
    asked = [names[one] for one in askers.get(row["statement"], []) if one in names]
    return CommitmentRow(**plain, state=state, askers=tuple(asked))


def _order(row: CommitmentRow) -> tuple[Any, ...]:
    """By state; open dates soonest first, passed ones latest first, undated ones newest record first."""
    end = last_day(row.due)
    day = end.toordinal() if end else 0
    met = last_day(row.date)
    return (
        STATES.index(row.state),
        -day if row.state == "past" else day,
        -(met.toordinal() if met else 0),
        row.position,
        row.id,
    )


def _whole(store: Store, row: Mapping[str, Any], as_of: date, language: str) -> Commitment:
    names = directory(store)
    said = sorted(lines(store, sorted(row["statements"])), key=lambda line: line.language != language)
    told = said[0] if said else None
    forum = next((line.forum.id for line in said if line.forum), "")
    meetings = meeting_dates(store).get(forum, [])
    words = (told.due_text if told else None) or row["due_text"]
    due = row["due"] or date_of_next_meeting(words, told.date if told else None, meetings)
    end = last_day(due)
    return Commitment(
        id=row["id"],
        state=due_state(due, row["completion"], as_of, meetings),
        arose=row["arose"],
        due=due,
        due_text=words,
        condition=(told.condition if told else None) or row["condition"],
        completion=row["completion"],
        action_id=row["action_id"],
        action=(told.action if told else "") or row["action"] or "",
        owners=tuple(sorted((names[one] for one in row["owners"] if one in names), key=lambda a: a.name)),
        statements=tuple(said),
        shown=tuple(lines(store, row["shown"])),
        later_meeting=next_meeting(end, as_of, meetings) if end else None,
    )


def commitments_among(store: Store, statements: Iterable[str], *, as_of: date) -> dict[str, CommitmentRow]:
    """For each of these statements the commitment that arises from it, if one does."""
    wanted = sorted(set(statements))
    rows = store.read(AMONG, ids=wanted) if wanted else []
    names, meetings = directory(store), meeting_dates(store)
    out: dict[str, CommitmentRow] = {}
    for row in (_dated(row, meetings) for row in rows):
        state = due_state(row["due"], row["completion"], as_of, meetings.get(row["forum"] or "", []))
        out.setdefault(row["statement"], _row(row, state, {}, names))
    return out


def together(rows: Iterable[CommitmentRow]) -> list[CommitmentRow]:
    """Rows of the same action as one with all who owe it; it leads to the first of them."""
    out: dict[tuple[str, str, str], CommitmentRow] = {}
    for row in rows:
        key = (row.action_id, row.arose, row.completion)
        if key in out:
            first = out[key]
            others = tuple(one for one in row.owners if one not in first.owners)
            out[key] = replace(first, owners=first.owners + others)
        else:
            out[key] = row
    return list(out.values())
