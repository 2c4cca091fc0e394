"""What was done, by whom, and taking it back."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, request

from graph.history import history as read_history
from graph.history import undo
from web.arguments import sliced
from web.database import get_store
from web.errors import wants_json
from web.pages.reviews import local
from web.people import who
from web.render import Page, Table, page

blueprint = Blueprint("history", __name__)
LIMIT = 1000


@page(blueprint, "/history", table=True)
def history() -> Page:
    rows = read_history(get_store(), limit=LIMIT)
    part = sliced(rows)
    heads = ["id", "at", "by", "kind", "title", "undone_by"]
    table = Table(heads, [[row.get(head) for head in heads] for row in rows])
    return Page("history.html", {"page": part, "batches": part.items}, {}, table)


@blueprint.post("/history/<batch>/undo")
def undo_batch(batch: str) -> Response:
    made = undo(get_store(), batch, by=who())
    if wants_json():
        return jsonify({"undone": batch, "batch": made})
    return redirect(local(request.form.get("next")), 303)  # type: ignore[return-value]
