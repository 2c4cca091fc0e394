"""One statement with what stands around it, and one action with everything that is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.views.actors import candidates
from graph.views.lines import Line, lines, of_action

if TYPE_CHECKING:
    from graph.store import Store

AROUND = """
MATCH (s:Statement {id: $id})-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
MATCH (q:Passage)-[:PART_OF]->(r)
WHERE q.version = p.version AND q.position >= p.position - 1 AND q.position <= p.position + 1
RETURN q.position AS position, q.text AS text, q.start AS start, q.language AS language, q.number AS number,
       q.printed AS printed, p.position AS here
ORDER BY position
"""
SIBLINGS = """
MATCH (s:Statement {id: $id})-[:QUOTED_FROM]->(p:Passage)<-[:QUOTED_FROM]-(o:Statement)
WHERE o.id <> s.id
RETURN o.id AS id, o.start AS start ORDER BY start, id
"""
CHANGES = """
MATCH (b:Batch)-[:INCLUDES]->(e:Event {subject: $id})
RETURN DISTINCT b.id AS id, b.at AS at, b.by AS by, b.kind AS kind, b.title AS title, b.undone_by AS undone_by
ORDER BY at DESC
"""
ACTION = (
    "MATCH (x:Action {id: $id}) RETURN x.id AS id, x.text AS text, x.kind AS kind, x.language AS language"
)
OVERLAPS = """
MATCH (x:Action {id: $id})-[o:OVERLAPS_WITH]-(y:Action)
RETURN DISTINCT y.id AS id, y.text AS text, y.language AS language, o.score AS score, o.verdict AS verdict
ORDER BY score DESC, id
"""


@dataclass(frozen=True)
class Around:
    """A statement in its place: the passages before, of and after it as (text before, quote, text after)."""

    line: Line
    before: str
    passage: tuple[str, str, str]
    after: str
    siblings: tuple[Line, ...]
    changes: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class ActionView:
    id: str
    text: str
    kind: str | None
    language: str
    lines: tuple[Line, ...]
    overlaps: tuple[dict[str, Any], ...]


def statement(store: Store, slug: str) -> Around:
    """The statement of that id. Raises `NotFound`."""
    for one in candidates(slug):
        for line in lines(store, [one]):
            return _around(store, line)
    raise NotFound(f"No statement has the id {slug!r}.")


def around(store: Store, line: Line) -> tuple[str, tuple[str, str, str], str]:
    """The passage before a statement, its own cut around the quote, and the one after."""
    before, after, passage = "", "", ("", line.quote, "")
    for row in store.read(AROUND, id=line.id):
        if row["position"] < row["here"]:
            before = row["text"] or ""
        elif row["position"] > row["here"]:
            after = row["text"] or ""
        else:
            passage = cut(row["text"] or "", line.start - row["start"], line.end - row["start"], line.quote)
    return before, passage, after


def cut(text: str, start: int, end: int, quote: str) -> tuple[str, str, str]:
    """A passage around a quote; where the places do not fit, the quote is looked for."""
    if text[max(start, 0) : end] != quote:
        start = text.find(quote)
        end = start + len(quote)
    if start < 0:
        return text, "", ""
    return text[:start], text[start:end], text[end:]


def action(store: Store, slug: str) -> ActionView:
    """The action of that id. Raises `NotFound`."""
    for one in candidates(slug):
        for row in store.read(ACTION, id=one):
            said = of_action(store, one)
            return ActionView(
                id=one,
                text=row["text"] or "",
                kind=row["kind"],
                language=row["language"] or "en",
                lines=tuple(said),
                overlaps=tuple(overlaps_of(store, one)),
            )
    raise NotFound(f"No action has the id {slug!r}.")


def overlaps_of(store: Store, action_id: str) -> list[dict[str, Any]]:
    """Actions that may overlap with this one: id, text, language, score, verdict, the likeliest first."""
    return store.read(OVERLAPS, id=action_id)


def changes_of(store: Store, subject: str) -> list[dict[str, Any]]:
    """Batches that changed a node, newest first."""
    return store.read(CHANGES, id=subject)


def _around(store: Store, line: Line) -> Around:
    before, passage, after = around(store, line)
    siblings = lines(store, [row["id"] for row in store.read(SIBLINGS, id=line.id)])
    return Around(line, before, passage, after, tuple(siblings), tuple(changes_of(store, line.id)))
