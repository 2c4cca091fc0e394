"""Search: actors, statements, passages."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, request

from graph.views.commitments import commitments_among
from graph.views.search import match_actors
from graph.views.search import search as find
from web.arguments import as_of
from web.context import full_name
from web.database import get_store
from web.language import language
from web.render import Page, page

blueprint = Blueprint("search", __name__)
LONGEST = 200


@page(blueprint, "/search")
def search() -> Page:
    store = get_store()
    hits = find(store, request.args.get("q", "")[:LONGEST], language=language())
    dues = commitments_among(store, [line.id for line in hits.lines], as_of=as_of())
    return Page("search.html", {"hits": hits}, {"dues": dues})


@blueprint.get("/search/names.json")
def names() -> Response:
    """Names of actors for a box that completes them."""
    found = match_actors(get_store(), request.args.get("q", "")[:LONGEST])
    return jsonify([{"id": one.id, "name": full_name(one)} for one in found])
