"""The list of commitments, and one commitment."""

from __future__ import annotations

import re

from flask import Blueprint, Response, redirect, request, url_for

from graph.errors import UsageError
from graph.model import COMPLETIONS
from graph.views.actors import actor as find_actor
from graph.views.actors import bodies_of
from graph.views.claims import around, changes_of, overlaps_of
from graph.views.commitments import STATES, commitments_among
from graph.views.commitments import commitment as find_commitment
from graph.views.commitments import commitments as all_commitments
from graph.views.lines import Line, of_record
from graph.views.overview import summary
from graph.views.state import state as graph_state
from web import links
from web.arguments import as_of, filters, sliced
from web.calendar import calendar
from web.context import t
from web.database import get_store
from web.language import language
from web.pages.choices import choices, without
from web.pages.overview import grouped
from web.pages.timeline import Timeline
from web.pages.when import NARROW, When
from web.people import who
from web.render import Page, Table, addressable, page

blueprint = Blueprint("commitments", __name__)
SAME = 5
"""Statements of the same record on a commitment's page, the nearest first."""


@page(blueprint, "/commitments", table=True)
def commitments() -> Page:
    store, given, day = get_store(), filters(), as_of()
    owner = find_actor(store, request.args["actor"]) if request.args.get("actor") else None
    owed = all_commitments(store, given, as_of=day, owners=bodies_of(store, owner.id) if owner else None)
    state = _state()
    rows = [row for row in owed if not state or row.state == state]
    part = sliced(rows, 100)
    heads = ["id", "state", "due", "due_text", "owed_by", "what", "arose", "asked_by", "condition", "completion",
             "date", "passage", "statement"]  # fmt: skip
    table = Table(
        heads,
        [[row.id, row.state, row.due, row.due_text, "; ".join(one.name for one in row.owners), row.action, row.arose,
          "; ".join(one.name for one in row.askers), row.condition, row.completion, row.date, row.number,
          row.statement] for row in rows],
    )  # fmt: skip
    emptied, held = without(store, given, lambda f: summary(store, f).statements) if not owed else ([], 0)
    groups = grouped(part.items)
    counts = {name: sum(row.state == name for row in owed) for name in STATES}
    groups = [(name, counts[name], found) for name, _count, found in groups]
    context = {
        "choices": choices(store, given, day), "groups": groups, "counts": counts, "owner": owner, "state": state,
        "timeline": Timeline.over(part.items, day) if part.items else None, "without": emptied, "held": held,
        "states": STATES, "total": len(owed),
        "state_pairs": [("", t("filter.states")), *((name, t(f"state.{name}")) for name in STATES)],
        "calendar_url": url_for("commitments.dates", **addressable()),
    }  # fmt: skip
    data = {"filters": given, "as_of": day.isoformat(), "page": part, "commitments": part.items}
    return Page("commitments.html", data, context, table)


def _state() -> str:
    """The state that the address asks for, "" for all. Raises `UsageError` for another word."""
    state = request.args.get("state", "")
    if state and state not in STATES:
        raise UsageError(f"{state!r} is no state of a commitment; these are: {', '.join(STATES)}.")
    return state


@blueprint.get("/commitments.ics")
def dates() -> Response:
    """The due dates of the list as a calendar file, with the same filters; of one actor where `actor` names it."""
    store, given = get_store(), filters()
    owner = find_actor(store, request.args["actor"]) if request.args.get("actor") else None
    owed = all_commitments(store, given, as_of=as_of(), owners=bodies_of(store, owner.id) if owner else None)
    wanted = _state()
    rows = [row for row in owed if not wanted or row.state == wanted]
    stamp = re.sub(r"[-:]|\.\d+", "", graph_state(store).at or "19700101T000000Z")
    text = calendar(rows, language=language(), address=request.host_url.rstrip("/"), stamp=stamp)
    return Response(
        text, mimetype="text/calendar", headers={"Content-Disposition": 'attachment; filename="dates.ics"'}
    )


@page(blueprint, "/commitment/<slug>")
def commitment(slug: str) -> Page:
    store, day = get_store(), as_of()
    found = find_commitment(store, slug, as_of=day, language=language())
    first = found.statements[0] if found.statements else None
    same = (
        [line for line in of_record(store, first.record) if line.id != first.id and line.read]
        if first
        else []
    )
    near = sorted(same, key=lambda line: _apart(line, first))[:SAME]
    context = {
        "whens": [one for one in (When.of(found, day), When.of(found, day, NARROW)) if one], "completions": COMPLETIONS,
        "place": around(store, first) if first else None,
        "same": near, "same_count": len(same),
        "dues": commitments_among(store, [line.id for line in near], as_of=day),
        "overlaps": overlaps_of(store, found.action_id or ""), "changes": changes_of(store, found.id),
    }  # fmt: skip
    return Page("commitment.html", {"commitment": found, "as_of": day.isoformat()}, context)


def _apart(line: Line, first: Line | None) -> int:
    """How far a statement stands from the one a commitment arises from, in passages."""
    return abs(line.position - first.position) if first else 0


@blueprint.post("/commitment/<slug>/completion")
def set_how_far(slug: str) -> Response:
    """Keep how far a commitment is done and the statement that shows it."""
    from graph.review import set_completion

    store = get_store()
    found = find_commitment(store, slug, as_of=as_of())
    evidence = (
        request.form.get("evidence", "").strip().rstrip("/").rsplit("/", 1)[-1].split("?")[0].split("#")[0]
    )
    set_completion(
        store, found.id, request.form.get("completion", ""), by=who(), statement_id=evidence or None
    )
    return redirect(links.commitment_url(found.id, found.action), 303)  # type: ignore[return-value]
