"""Relations between chosen actors: drawing, matrix and table of everything the records say passed between them."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, redirect, request, url_for

from graph.errors import NotFound
from graph.store import Store
from graph.views.actors import ActorName
from graph.views.actors import actor as find_actor
from graph.views.commitments import CommitmentRow, commitments_among
from graph.views.families import FAMILIES
from graph.views.lines import Line
from graph.views.relations import Relation, Relations, opening
from graph.views.relations import relations as find_relations
from graph.views.search import match_actors
from web import links
from web.arguments import as_of, filters
from web.context import listed, short_name, t, verb_key
from web.database import get_store
from web.drawing.geometry import DASHES, Drawing, dash
from web.drawing.network import network
from web.drawing.ring import ring
from web.i18n import plain
from web.language import language
from web.pages.choices import Emptied, choices, without
from web.pages.words import statements_url
from web.render import Page, Table, addressable, here, json_response, page

blueprint = Blueprint("relations", __name__)
OPENED = 50
"""Sentences of the open line that the page shows."""


@page(blueprint, "/relations", table=True)
def relations() -> Page | Response:
    store, given = get_store(), filters()
    if request.args.get("add", "").strip():
        return _add(store, request.args["add"])
    chosen = _chosen(store)
    with_bodies = request.args.get("bodies") != "alone"
    found = find_relations(store, chosen, given, with_bodies=with_bodies)
    opened = _opened(found)
    wide, narrow = (_drawing(found, opened, with_bodies, narrow=narrow) for narrow in (False, True))
    emptied: list[Emptied] = []
    held = len(found.lines)
    if not found.lines and given.given():
        emptied, held = without(
            store, given, lambda f: len(find_relations(store, chosen, f, with_bodies=with_bodies).lines)
        )
    data = {"filters": given, "bodies": "with" if with_bodies else "alone", **found.to_json()}
    context = {
        "found": found, "opened": opened, "wide": wide, "narrow": narrow, "choices": choices(store, given),
        "dashes": {family: dash(family, 1.5) for family in DASHES}, "with_bodies": with_bodies,
        "without": emptied, "held": held, "title": listed([short_name(one) for one in found.chosen], 5),
        "chips": [_chip(found, one) for one in found.chosen], "years_text": _years(found.lines),
        "meetings": len({line.meeting or line.record for line in found.lines}),
        "records": len({line.record for line in found.lines}), "slots": _slots(found),
        "accepted": sum(line.review == "accepted" for line in found.lines), "opened_title": _title(found, opened),
        "alone_url": statements_url(actor=[one.id for one in found.chosen], kind="undertakings",
                                    bodies="with" if with_bodies else None),
        "options": _options(store), "question": request.args.get("who", ""), "network_url": _network_url(),
        "keep": [("actor", one.id) for one in found.chosen], "dues": _dues(store, found, opened), "limit": OPENED,
    }  # fmt: skip
    return Page("relations.html", data, context, _table(found))


@blueprint.get("/relations/network.json")
def relations_network() -> Response:
    """Nodes and edges of the drawing, with their places."""
    store = get_store()
    with_bodies = request.args.get("bodies") != "alone"
    found = find_relations(store, _chosen(store), filters(), with_bodies=with_bodies)
    return json_response(network(_drawing(found, _opened(found), with_bodies, narrow=False)))


def _chosen(store: Store) -> list[str]:
    asked = request.args.getlist("actor")
    return [find_actor(store, slug).id for slug in asked if slug] if asked else opening(store)


def _add(store: Store, words: str) -> Response:
    """Add the actor of that name and show the page again; where several fit, ask which."""
    matches = match_actors(store, words)
    if not matches:
        raise NotFound(plain(language(), "relations.nobody", name=words.strip()))
    chosen = _chosen(store)
    exact = [one for one in matches if words.strip().casefold() in _names(one)]
    only = exact if len(exact) == 1 else matches
    changes: dict[str, Any] = {"add": None, "line": None}
    changes |= {"actor": [*chosen, only[0].id]} if len(only) == 1 else {"actor": chosen, "who": words.strip()}
    return redirect(here(**changes), 303)  # type: ignore[return-value]


def _names(one: ActorName) -> set[str]:
    every = (one.name, one.name_en, one.name_es, one.short_en, one.short_es, *one.acronyms)
    return {name.casefold() for name in every if name}


def _options(store: Store) -> list[tuple[ActorName, str]]:
    """The actors that a name typed in may mean, with the address that adds each."""
    words = request.args.get("who", "")
    chosen = _chosen(store)
    return [
        (one, here(actor=[*chosen, one.id], who=None))
        for one in (match_actors(store, words) if words else [])
    ]


def _chip(found: Relations, one: ActorName) -> tuple[ActorName, bool, str]:
    """An actor, whether bodies are counted with it, and the address without it."""
    rest = [other.id for other in found.chosen if other.id != one.id]
    return one, len(found.bodies[one.id]) > 1, here(actor=rest, line=None)


def _opened(found: Relations) -> list[Relation]:
    """The relations that `line` in the address names: one, or all of a pair ("a~b"); nothing asked opens the fullest."""
    asked = request.args.get("line", "")
    by_key = {one.key: one for one in found.relations}
    if asked in by_key:
        return [by_key[asked]]
    ends = asked.split("~")
    if len(ends) == 2 and asked:
        return found.between(ends[0], ends[1])
    return [max(found.relations, key=lambda one: one.count)] if found.relations else []


def _drawing(found: Relations, opened: list[Relation], with_bodies: bool, *, narrow: bool) -> Drawing:
    say = language()
    return ring(
        found,
        short=short_name,
        note=lambda one: plain(say, "relations.with_bodies") if len(found.bodies[one.id]) > 1 else "",
        href=links.actor_url,
        title=lambda one: _relation_title(found, one),
        relation_href=lambda one: _line_address(one.key),
        opened=opened[0].key if len(opened) == 1 else None,
        narrow=narrow,
    )


def _dues(store: Store, found: Relations, opened: list[Relation]) -> dict[str, CommitmentRow]:
    """The commitments that arise from the statements whose words the page shows."""
    shown = [line.id for one in opened for line in one.lines[:OPENED]] + [line.id for line in found.alone]
    return commitments_among(store, shown, as_of=as_of())


def _line_address(key: str) -> str:
    values = {**addressable(), "line": key}
    return url_for("relations.relations", **values, _anchor="line")


def _network_url() -> str:
    return url_for("relations.relations_network", **addressable())


def _relation_title(found: Relations, one: Relation) -> str:
    names = {actor.id: short_name(actor) for actor in found.chosen}
    return f"{names[one.a]} {_word(one)} {names[one.b]} ×{one.count}"


def _word(one: Relation) -> str:
    """The verb of a line: that of its statements where they share one, else the family's."""
    say = language()
    keys = {verb_key(line) for line in one.lines}
    if len(keys) == 1:
        return plain(say, f"verb.{keys.pop()}", 1)
    if one.family == "coordination":
        return plain(say, f"verb.COORDINATES_WITH.{'aim' if one.hollow else 'fact'}", 1)
    return plain(say, f"relation_verb.{one.family}")


def _title(found: Relations, opened: list[Relation]) -> dict[str, Any] | None:
    if not opened:
        return None
    names = {actor.id: actor for actor in found.chosen}
    first = opened[0]
    every = [line for one in opened for line in one.lines]
    return {
        "a": names[first.a],
        "b": names[first.b],
        "verb": _word(first) if len(opened) == 1 else "→",
        "family": first.family if len(opened) == 1 else "",
        "hollow": first.hollow,
        "count": len(every),
        "aims": sum(line.hollow for line in every),
        "accepted": sum(line.review == "accepted" for line in every),
        "lines": every,
    }


def _slots(found: Relations) -> dict[str, Any]:
    """The matrix: the families in its cells and for each pair the relation of each family with its address."""
    families = found.families() or list(FAMILIES)[:1]
    fixed = [family for family in ("thanks", "requests", "coordination", "reports") if family in families]
    order = fixed + [family for family in families if family not in fixed]
    cells = {
        (a.id, b.id): {one.family: (one, _line_address(one.key)) for one in found.between(a.id, b.id)}
        for a in found.chosen
        for b in found.chosen
        if a.id != b.id
    }
    return {"families": order, "cells": cells, "sums": {one.id: found.acts(one.id) for one in found.chosen}}


def _years(lines: tuple[Line, ...]) -> Any:
    years = sorted({line.date[:4] for line in lines if line.date})
    if len(years) > 1:
        return t("overview.years", first=years[0], last=years[-1])
    return years[0] if years else "–"


def _table(found: Relations) -> Table:
    say = language()
    rows = [
        ["; ".join(one.full(say) for one in line.sources), plain(say, f"verb.{verb_key(line)}", len(line.sources)),
         "; ".join(one.full(say) for one in line.targets), line.action, line.date, line.number, line.record_title,
         line.review, line.due, line.quote, line.id]
        for line in found.lines
    ]  # fmt: skip
    heads = [
        "who",
        "does",
        "whom",
        "what",
        "date",
        "passage",
        "record",
        "review",
        "due",
        "quote",
        "statement",
    ]
    return Table(heads, rows)
