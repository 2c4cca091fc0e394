"""What to follow: an Atom feed of the due dates of an actor or a forum, with the calendar of the same beside it."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, redirect, render_template, request, url_for

from graph.exports.xml import legal
from graph.views.actors import ActorName, bodies_of
from graph.views.actors import actor as find_actor
from graph.views.commitments import CommitmentRow, commitments
from graph.views.families import Filters
from graph.views.state import state
from web.arguments import as_of
from web.context import full_name
from web.database import get_store
from web.language import language

blueprint = Blueprint("feeds", __name__)

MOST = 200
"""Entries of a feed: the due dates nearest to the day asked for."""


@blueprint.get("/actor/<slug>/dates.atom")
def actor_feed(slug: str) -> Response:
    """The dated commitments of an actor and its bodies."""
    return _feed(find_actor(get_store(), slug), Filters(language=language()), owed=True)


@blueprint.get("/forum/<slug>/dates.atom")
def forum_feed(slug: str) -> Response:
    """The dated commitments that arose at the meetings of a forum and its bodies."""
    one = find_actor(get_store(), slug)
    return _feed(one, replace(Filters(language=language()), forum=one.id), owed=False)


@blueprint.get("/actor/<slug>/dates.ics")
def actor_calendar(slug: str) -> Response:
    """The same dates as a calendar file."""
    one = find_actor(get_store(), slug)
    return redirect(url_for("commitments.dates", actor=one.id))  # type: ignore[return-value]


@blueprint.get("/forum/<slug>/dates.ics")
def forum_calendar(slug: str) -> Response:
    """The same dates as a calendar file."""
    one = find_actor(get_store(), slug)
    return redirect(url_for("commitments.dates", forum=one.id))  # type: ignore[return-value]


def _feed(one: ActorName, given: Filters, *, owed: bool) -> Response:
    store, day = get_store(), as_of()
    owners = bodies_of(store, one.id) if owed else None
    rows = [row for row in commitments(store, given, as_of=day, owners=owners) if row.due]
    rows = sorted(rows, key=_day)[-MOST:]
    text = render_template(
        "feed.xml", actor=one, title=full_name(one), rows=rows, day=day, changed=_time(state(store).at),
        home=request.host_url.rstrip("/"), time=_time, due_day=_day,
    )  # fmt: skip
    return Response(legal(text), mimetype="application/atom+xml")


def _day(row: CommitmentRow) -> str:
    return row.due or ""


def _time(at: str | None) -> str:
    """A time as Atom wants it: day, time and zone. Source: RFC 4287, section 3.3."""
    if not at:
        return "1970-01-01T00:00:00Z"
    return at if "T" in at else f"{(at + '-01-01')[:10]}T00:00:00Z"
