"""The list of records, a record beside what was read of it, and a meeting."""

from __future__ import annotations

from flask import Blueprint, Response, request

from graph.views.actors import bodies_of
from graph.views.commitments import commitments_among
from graph.views.families import FAMILIES
from graph.views.meetings import meeting as find_meeting
from graph.views.records import counted, record_text
from graph.views.records import record as find_record
from graph.views.records import records as all_records
from web.arguments import as_of, filters, sliced
from web.context import t
from web.database import get_store
from web.language import language
from web.pages.choices import choices
from web.pages.overview import by_meeting, with_counts
from web.render import Page, Table, page

blueprint = Blueprint("records", __name__)


@page(blueprint, "/records", table=True)
def records() -> Page:
    store, given = get_store(), filters()
    rows = all_records(store, forum=bodies_of(store, given.forum) if given.forum else None)
    rows = [row for row in rows if _within(row.date, given.since, given.until)]
    every = by_meeting(rows)
    part = sliced(every, 60)
    shown = with_counts(store, part.items)

    def table() -> Table:
        heads = ["id", "title", "language", "date", "place", "forum", "statements", "accepted", "unread"]
        cells = [
            [row.id, row.title, row.language, row.date, row.place, row.forum.name if row.forum else row.forum_printed,
             row.statements, row.accepted, row.unread]
            for row in counted(store, rows)
        ]  # fmt: skip
        return Table(heads, cells)

    context = {
        "choices": choices(store, given, reviews=False),
        "count": len(rows),
        "part": part,
        "rows": shown,
    }
    return Page("records.html", {"filters": given, "page": part, "records": shown}, context, table)


def _within(date: str | None, since: str | None, until: str | None) -> bool:
    day = date or ""
    return (not since or day >= since) and (not until or bool(day) and day[: len(until)] <= until)


@page(blueprint, "/record/<slug>", table=True)
def record(slug: str) -> Page:
    store = get_store()
    found = find_record(store, slug)
    chosen = request.args.get("s")
    numbers = {line.id: number for number, line in found.statements}
    table = Table(
        ["number", "passage", "type", "who", "whom", "what", "due", "review", "quote", "statement"],
        [[number, line.number, line.type, "; ".join(one.name for one in line.sources),
          "; ".join(one.name for one in line.targets), line.action, line.due, line.review, line.quote, line.id]
         for number, line in found.statements],
    )  # fmt: skip
    context = {
        "chosen": numbers.get(chosen or "", 0),
        "restored": t("record.numbers_restored" if found.restored else "record.numbers_printed"),
        "dues": commitments_among(store, [line.id for _number, line in found.statements], as_of=as_of()),
        "only": request.args.get("show", ""),
    }
    return Page("record.html", {"record": found}, context, table)


@blueprint.get("/record/<slug>/text")
def text(slug: str) -> Response:
    """The text of the record's newest version, as it was loaded."""
    return Response(record_text(get_store(), slug), mimetype="text/plain")


@page(blueprint, "/meeting/<slug>")
def meeting(slug: str) -> Page:
    store = get_store()
    found = find_meeting(store, slug, language=language())
    ids = [line.id for lines in found.families.values() for line in lines]
    context = {
        "dues": commitments_among(store, ids, as_of=as_of()),
        "order": [family for family in FAMILIES if family in found.families],
    }
    return Page("meeting.html", {"meeting": found}, context)
