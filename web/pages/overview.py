"""The overview: what is known, what falls due, who is linked with whom, which meetings are loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask import Blueprint, url_for

from graph.store import Store
from graph.views.actors import bodies_of
from graph.views.commitments import STATES, CommitmentRow, commitments, together
from graph.views.families import Filters
from graph.views.overview import ForumRow, Summary, actor_rows, forum_rows, summary
from graph.views.records import MeetingRow, RecordRow, counted, records
from web.arguments import as_of, filters
from web.context import t
from web.database import get_store
from web.pages.choices import choices, without
from web.pages.timeline import Timeline
from web.render import Page, addressable, page

blueprint = Blueprint("overview", __name__)

SHOWN = {"overdue": 6, "soon": 5, "later": 3, "undated": 3, "complete": 2, "past": 4}
"""Commitments of each state on the overview; the list has all."""
ACTORS = 12
MEETINGS = 12
FORUMS = 16
"""Rows of the overview; longer lists are a link away."""


@page(blueprint, "/", twin="/overview")
def overview() -> Page:
    store, given, day = get_store(), filters(), as_of()
    sums = summary(store, given)
    held = summary(store, Filters()).statements if not sums.statements else sums.statements
    owed = commitments(store, given, as_of=day)
    groups = grouped(owed, SHOWN)
    actors = actor_rows(store, given)
    forums = forum_rows(store)
    held_by = bodies_of(store, given.forum) if given.forum else None
    every_meeting = by_meeting(records(store, forum=held_by))
    meetings = with_counts(store, every_meeting[:MEETINGS])
    data = {
        "summary": sums,
        "filters": given,
        "as_of": day.isoformat(),
        "commitments": [{"state": state, "count": count, "rows": rows} for state, count, rows in groups],
        "actors": actors[:ACTORS],
        "forums": forums,
        "meetings": meetings,
    }
    emptied, total = (
        without(store, given, lambda f: summary(store, f).statements) if not sums.statements else ([], held)
    )
    shown = [row for _state, _count, rows in groups for row in rows]
    context = {
        "any": bool(held),
        "latest_forums": latest(forums, FORUMS),
        "meeting_count": len(every_meeting),
        "choices": choices(store, given, day),
        "without": emptied,
        "held": total,
        "years_text": years_text(sums),
        "groups": groups,
        "shown": len(shown),
        "total": len(owed),
        "timeline": Timeline.over(shown, day) if shown else None,
        "most": actors[0].linked if actors else 1,
        "open": open_by_forum(owed, {row.actor.id: bodies_of(store, row.actor.id) for row in forums}),
        "commitments_url": url_for("commitments.commitments"),
        "calendar_url": url_for("commitments.dates", **addressable()),
        "relations_url": url_for("relations.relations", actor=[row.actor.id for row in actors[:6]]),
    }
    return Page("overview.html", data, context)


def latest(rows: Sequence[ForumRow], most: int) -> list[ForumRow]:
    """Forums with their bodies, the one that met last first; at most about `most` rows, a forum never without its bodies."""
    groups: list[list[ForumRow]] = []
    for row in rows:
        if row.depth == 0:
            groups.append([])
        groups[-1].append(row)
    groups.sort(key=lambda group: group[0].last or "", reverse=True)
    out: list[ForumRow] = []
    for group in groups:
        if out and len(out) + len(group) > most:
            break
        out += group
    return out


def years_text(sums: Summary) -> Any:
    if sums.first == sums.last:
        return sums.first or ""
    return t("overview.years", first=sums.first, last=sums.last)


def grouped(
    owed: Sequence[CommitmentRow], most: dict[str, int] | None = None
) -> list[tuple[str, int, list[CommitmentRow]]]:
    """(state, how many, the first of them) for each state that occurs; those alike in all but who owes it as one row."""
    out = []
    for state in STATES:
        rows = [row for row in owed if row.state == state]
        if rows:
            joined = together(rows)
            out.append((state, len(rows), joined[: most[state]] if most else joined))
    return out


def by_meeting(rows: Sequence[RecordRow]) -> list[MeetingRow]:
    """Records grouped by their meeting, in the order given."""
    groups: dict[str, list[RecordRow]] = {}
    for row in rows:
        groups.setdefault(row.meeting or row.id, []).append(row)
    return [MeetingRow(tuple(group)) for group in groups.values()]


def with_counts(store: Store, rows: Sequence[MeetingRow]) -> list[MeetingRow]:
    return by_meeting(counted(store, [record for row in rows for record in row.records]))


def open_by_forum(owed: Sequence[CommitmentRow], members: dict[str, frozenset[str]]) -> dict[str, int]:
    """How many commitments of each forum (with its bodies) are not complete."""
    counts: Counter[str] = Counter(row.forum.id for row in owed if row.forum and row.state != "complete")
    return {forum: sum(counts[one] for one in group) for forum, group in members.items()}
