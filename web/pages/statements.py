"""Lists of statements, one statement, and an action with everything said of it."""

from __future__ import annotations

from flask import Blueprint, request

from graph.views.actors import actor as find_actor
from graph.views.actors import bodies_of
from graph.views.claims import action as find_action
from graph.views.claims import statement as find_statement
from graph.views.commitments import commitments_among
from graph.views.lines import Line, lines, of_actors, of_all, passing_between
from web.arguments import as_of, filters, sliced
from web.context import listed, short_name, verb_key
from web.database import get_store
from web.i18n import plain
from web.language import language
from web.pages.choices import choices, without
from web.render import Page, Table, page

blueprint = Blueprint("statements", __name__)


@page(blueprint, "/statements", table=True)
def statements() -> Page:
    """Statements that pass the filters: of all, about actors (`actor`), or between them and another (`other`)."""
    store, given = get_store(), filters()
    named = [find_actor(store, slug) for slug in request.args.getlist("actor") if slug]
    others = [find_actor(store, slug) for slug in request.args.getlist("other") if slug]
    with_bodies = request.args.get("bodies") == "with"
    one_side = {key for one in named for key in (bodies_of(store, one.id) if with_bodies else {one.id})}
    other_side = {one.id for one in others}
    if other_side:
        rows = passing_between(store, one_side, other_side, given)
    else:
        rows = of_actors(store, one_side, given) if one_side else of_all(store, given)
    part = sliced([row["id"] for row in rows])
    found = lines(store, part.items)
    emptied, held = without(store, given, lambda f: len(of_actors(store, one_side, f) if one_side else of_all(store, f))) \
        if not rows else ([], 0)  # fmt: skip
    context = {
        "choices": choices(store, given), "without": emptied, "held": held,
        "keep": [("actor", one.id) for one in named] + [("other", one.id) for one in others]
                + ([("bodies", "with")] if with_bodies else []),
        "names": listed([short_name(one) for one in (*named, *others)], 5),
        "dues": commitments_among(store, part.items, as_of=as_of()),
    }  # fmt: skip
    data = {"filters": given, "page": part, "statements": found}
    return Page("statements.html", data, context, table_of(found))


def table_of(found: list[Line]) -> Table:
    say = language()
    rows = [
        [line.type, "; ".join(one.full(say) for one in line.sources), plain(say, f"verb.{verb_key(line)}", 1),
         "; ".join(one.full(say) for one in line.targets), line.action, line.due, line.due_text, line.condition,
         line.review, line.date, line.number, line.record_title, line.quote, line.id]
        for line in found
    ]  # fmt: skip
    heads = ["type", "who", "does", "whom", "what", "due", "due_text", "condition", "review", "date", "passage",
             "record", "quote", "statement"]  # fmt: skip
    return Table(heads, rows)


@page(blueprint, "/statement/<slug>")
def statement(slug: str) -> Page:
    store = get_store()
    found = find_statement(store, slug)
    return Page("statement.html", {"statement": found.line, "around": found}, {
        "dues": commitments_among(store, [found.line.id, *(one.id for one in found.siblings)], as_of=as_of()),
    })  # fmt: skip


@page(blueprint, "/action/<slug>")
def action(slug: str) -> Page:
    store = get_store()
    found = find_action(store, slug)
    ids = [line.id for line in found.lines]
    return Page("action.html", {"action": found}, {"dues": commitments_among(store, ids, as_of=as_of())})
