"""The list of actors, and an actor with its neighbourhood."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from graph.store import Store
from graph.views.actors import ActorName, bodies_of, directory
from graph.views.actors import actor as find_actor
from graph.views.commitments import commitments as owed_commitments
from graph.views.families import FAMILIES
from graph.views.neighbourhood import NEIGHBOURS, Surroundings, chosen, surroundings
from graph.views.overview import actor_rows, summary
from graph.views.search import fold
from web import links
from web.arguments import as_of, filters, sliced
from web.context import listed, t
from web.database import get_store
from web.drawing.geometry import DASHES, dash
from web.drawing.network import network
from web.drawing.radial import radial
from web.language import language
from web.pages.choices import choices, without
from web.pages.words import radial_words, statements_url
from web.render import Page, Table, json_response, page

blueprint = Blueprint("actors", __name__)

SECTIONS: tuple[tuple[str, tuple[str, ...], bool | None], ...] = (
    ("asked_of", ("REQUESTED_OF",), False),
    ("undertaken_by", FAMILIES["undertakings"], True),
    ("thanked_t", FAMILIES["thanks"], False),
    ("coordinates_t", ("COORDINATES_WITH",), None),
    ("reported_t", FAMILIES["reports"], None),
    ("asks", ("REQUESTED_OF",), True),
    ("thanks_t", FAMILIES["thanks"], True),
    ("decided_t", FAMILIES["decisions"], None),
    ("part_t", FAMILIES["part"], None),
)
"""Sections of an actor's page: text, types, whether it acts."""
SHOWN = 12
"""Statements of each section; the list of statements has all."""


@page(blueprint, "/actors", table=True)
def actors() -> Page:
    store, given = get_store(), filters()
    kind, find = request.args.get("of", ""), fold(request.args.get("find", "")).strip()
    every = actor_rows(store, given)
    rows = [
        row
        for row in every
        if (not kind or _kind(row.actor) == kind) and (not find or _called(row.actor, find))
    ]
    part = sliced(rows, 100)
    table = Table(
        ["id", "name", "kind", "linked", *FAMILIES, "statements"],
        [
            [row.actor.id, row.actor.full(language()), _kind(row.actor), row.linked,
             *(row.families.get(family, 0) for family in FAMILIES), row.statements]
            for row in rows
        ],
    )  # fmt: skip
    kinds = sorted({_kind(row.actor) for row in every})
    emptied, total = without(store, given, lambda f: summary(store, f).statements) if not every else ([], 0)
    context = {
        "choices": choices(store, given), "of": kind,
        "kind_pairs": [("", t("actors.every")), *((name, t(f"kind.{name}")) for name in kinds)],
        "find": request.args.get("find", ""),
        "most": every[0].linked if every else 1, "without": emptied, "held": total,
    }  # fmt: skip
    return Page("actors.html", {"filters": given, "page": part, "actors": part.items}, context, table)


def _kind(actor: ActorName) -> str:
    return "collective" if actor.collective else actor.kind


def _called(actor: ActorName, find: str) -> bool:
    names = (
        actor.name,
        actor.name_en,
        actor.name_es,
        actor.short_en,
        actor.short_es,
        *actor.acronyms,
        *actor.aliases,
    )
    return any(find in fold(name) for name in names if name)


@page(blueprint, "/actor/<slug>", table=True)
def actor(slug: str) -> Page | Response:
    store, given = get_store(), filters()
    found = find_actor(store, slug)
    if found.merged_into:
        return redirect(links.actor_url(directory(store)[_survivor(store, found)]), 302)  # type: ignore[return-value]
    with_bodies = request.args.get("bodies") == "with"
    around = surroundings(store, found, given, with_bodies=with_bodies)
    owed = owed_commitments(store, given, as_of=as_of(), owners=around.members)
    sections = [
        (name, lines[:SHOWN], len(lines), _lines_url(found, types))
        for name, types, acting in SECTIONS
        if (lines := around.of(*types, acting=acting))
    ]
    words = radial_words(found, with_bodies)
    wide = radial(around, around.shown, words)
    narrow = radial(around, chosen(around.neighbours, 12), words, narrow=True)
    data = {
        "actor": found,
        "filters": given,
        "total": around.total,
        "families": around.families,
        "neighbours": [_neighbour(one) for one in around.neighbours],
        "sections": {name: lines for name, lines, _count, _url in sections},
        "commitments": owed,
    }
    emptied, total = (
        without(store, given, lambda f: surroundings(store, found, f).total) if not around.total else ([], 0)
    )
    context = {
        "around": around, "wide": wide, "narrow": narrow, "listed_sections": sections,
        "dashes": {family: dash(family, 1.5) for family in DASHES}, "limit": NEIGHBOURS,
        "choices": choices(store, given), "with_bodies": with_bodies, "words": words,
        "summary_text": _summary(around), "facts": _facts(store, around), "bodies": _bodies(store, found),
        "dues": {row.statement: row for row in owed}, "next": next((r for r in owed if r.state == "soon"), None),
        "late": sum(row.state == "overdue" for row in owed), "without": emptied, "held": total,
        "calendar_url": url_for("commitments.dates", actor=found.id) if owed else None,
        "related": [found.id, *(one.id for one in around.neighbours if one.actor)][:5],
    }  # fmt: skip
    return Page("actor.html", data, context, _table(around))


@blueprint.get("/actor/<slug>/network.json")
def actor_network(slug: str) -> Response:
    """Nodes and edges of an actor's drawing, with their places."""
    store = get_store()
    found = find_actor(store, slug)
    with_bodies = request.args.get("bodies") == "with"
    around = surroundings(store, found, filters(), with_bodies=with_bodies)
    return json_response(network(radial(around, around.shown, radial_words(found, with_bodies))))


def _survivor(store: Store, found: ActorName) -> str:
    """The end of a chain of merges; a chain that bites its tail stops where it began to repeat."""
    names, seen = directory(store), {found.id}
    while (into := names[found.id].merged_into) and into in names and into not in seen:
        seen.add(into)
        found = names[into]
    return found.id


def _lines_url(found: ActorName, types: tuple[str, ...]) -> str:
    family = next(name for name, kinds in FAMILIES.items() if set(types) <= set(kinds))
    return statements_url(actor=found.id, kind=family)


def _neighbour(one: Any) -> dict[str, Any]:
    first, last = one.dates
    named = {"actor": one.actor} if one.actor else {"action": {"id": one.id, "text": one.action.action}}
    return {**named, "families": one.families, "count": one.count, "first": first, "last": last}


def _table(around: Surroundings) -> Table:
    say = language()
    rows = [
        [one.id, one.actor.full(say) if one.actor else one.action.action if one.action else "",
         one.actor.kind if one.actor else "Action",
         *(one.families.get(family, 0) for family in FAMILIES if family != "part"), *one.dates]
        for one in around.neighbours
    ]  # fmt: skip
    return Table(["id", "neighbour", "kind", *(f for f in FAMILIES if f != "part"), "first", "last"], rows)


def _summary(around: Surroundings) -> Any:
    """The first sentence: what was asked of the actor, what it did, over which years."""
    if not around.total:
        return t("actor.summary_none", name=around.actor.short(language()))
    partners = {
        one.id
        for one in around.neighbours
        if any(tie.family == "coordination" for tie in one.ties) and one.actor
    }
    counts = (
        ("asked", len(around.of("REQUESTED_OF", acting=False))),
        ("thanked", len(around.of("THANKED_FOR", acting=False))),
        ("asks_others", len(around.of("REQUESTED_OF", acting=True))),
        ("decides", len(around.of(*FAMILIES["decisions"], acting=True))),
        ("made", len(around.of(*FAMILIES["undertakings"], acting=True))),
        ("coordinates", len(partners)),
    )
    parts = [t(f"actor.{name}", count) for name, count in counts if count]
    parts = parts or [t("actor.named", around.total)]
    years = sorted({line.date[:4] for line in around.lines if line.date})
    span = (
        t("overview.years", first=years[0], last=years[-1])
        if len(years) > 1
        else (years[0] if years else "–")
    )
    records = len({line.record for line in around.lines})
    name = around.actor.short(language())
    return t(
        "actor.summary",
        records=t("n.records", records),
        years=span,
        name=name,
        parts=listed(parts, len(counts)),
    )


def _facts(store: Store, around: Surroundings) -> dict[str, Any]:
    dates = sorted(line.date for line in around.lines if line.date)
    mentions = {
        (line.mentions[one.id], line.language)
        for line in around.lines
        for one in (*line.sources, *line.targets)
        if one.id == around.actor.id and one.id in line.mentions
    }
    names = directory(store)
    return {
        "first": dates[0] if dates else None,
        "last": dates[-1] if dates else None,
        "records": len({line.record for line in around.lines}),
        "accepted": sum(line.review == "accepted" for line in around.lines),
        "read": len(around.lines),
        "mentions": sorted(mentions),
        "body": names.get(around.actor.body or ""),
    }


def _bodies(store: Store, found: ActorName) -> list[ActorName]:
    names = directory(store)
    return sorted((names[one] for one in bodies_of(store, found.id) - {found.id}), key=lambda one: one.name)
