"""A meeting: who met when and where, and what its records say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.views.actors import ActorName, candidates, directory
from graph.views.families import once
from graph.views.lines import Line, lines
from graph.views.records import RecordRow, counted, meeting_title, records

if TYPE_CHECKING:
    from graph.store import Store

MEETING = """
MATCH (m:Meeting {id: $id})
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN m.id AS id, m.title AS title, m.date AS date, m.end_date AS end_date, m.place AS place,
       m.forum AS forum_printed, min(f.id) AS forum
"""
PRESENT = """
MATCH (a:Actor)-[:PARTICIPATED_IN]->(m:Meeting {id: $id}) RETURN DISTINCT a.id AS id
"""
STATEMENTS = """
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)-[:REPORTS_ON]->(m:Meeting {id: $id})
WHERE s.review <> 'rejected' AND (coalesce(s.read, true) OR s.review = 'accepted')
  AND coalesce(r.state, 'current') = 'current'
RETURN DISTINCT s.id AS id, coalesce(s.claim, s.id) AS claim, s.language AS language, r.id AS record,
       p.position AS position, s.start AS start
ORDER BY record, position, start, id
"""


@dataclass(frozen=True)
class MeetingView:
    id: str
    title: str | None
    language: str
    date: str | None
    end_date: str | None
    place: str | None
    forum: ActorName | None
    forum_printed: str | None
    records: tuple[RecordRow, ...]
    present: tuple[ActorName, ...]
    families: Mapping[str, tuple[Line, ...]]

    @property
    def statements(self) -> int:
        return sum(len(found) for found in self.families.values())


def meeting(store: Store, slug: str, *, language: str = "en") -> MeetingView:
    """The meeting of that id. Raises `NotFound`."""
    for one in candidates(slug):
        for row in store.read(MEETING, id=one):
            return _view(store, row, language)
    raise NotFound(f"No meeting has the id {slug!r}.")


def _view(store: Store, row: Mapping[str, Any], language: str) -> MeetingView:
    names = directory(store)
    present = [names[one["id"]] for one in store.read(PRESENT, id=row["id"]) if one["id"] in names]
    families: dict[str, list[Line]] = {}
    rows = once(store.read(STATEMENTS, id=row["id"]), language)
    for line in lines(store, [one["id"] for one in rows]):
        families.setdefault(line.family, []).append(line)
    told = tuple(counted(store, [one for one in records(store) if one.meeting == row["id"]]))
    title, tongue = meeting_title(row["title"], told, language)
    return MeetingView(
        **{name: row[name] for name in ("id", "date", "end_date", "place", "forum_printed")},
        title=title,
        language=tongue,
        forum=names.get(row["forum"] or ""),
        records=told,
        present=tuple(sorted(present, key=lambda actor: actor.name)),
        families={family: tuple(found) for family, found in families.items()},
    )
