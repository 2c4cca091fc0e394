"""Accepting, rejecting and doubting statements; the name under which it is done."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for

from web.database import get_store
from web.errors import wants_json
from web.i18n import plain
from web.language import language
from web.people import COOKIE, clean, who

blueprint = Blueprint("reviews", __name__)


@blueprint.post("/statement/<key>/review")
def review(key: str) -> Response:
    """Set the review state of a statement; answers with the page it came from, or the new state as JSON."""
    from graph.review import review as set_review

    state = request.form.get("state", "")
    batch = set_review(get_store(), key, state, by=who(), note=request.form.get("note") or None)
    if wants_json():
        word = plain(language(), f"review.{state}")
        undo = url_for("history.undo_batch", batch=batch)
        return jsonify({"statement": key, "review": state, "word": word, "batch": batch, "undo": undo})
    return redirect(local(request.form.get("next")), 303)  # type: ignore[return-value]


@blueprint.get("/you")
def you() -> str:
    return render_template("you.html", next=local(request.args.get("next")))


@blueprint.post("/you")
def set_name() -> Response:
    """Keep the name of whoever is at the screen in this browser, for a year."""
    name = clean(request.form.get("name", ""))
    response: Response = redirect(local(request.form.get("next")), 303)  # type: ignore[assignment]
    if name:
        response.set_cookie(COOKIE, name, max_age=31536000, httponly=True, samesite="Lax")
    else:
        response.delete_cookie(COOKIE)
    return response


def local(address: str | None) -> str:
    """An address of our own to go back to, or the overview: never another host's."""
    parts = urlsplit(address or "")
    if (
        not address
        or parts.scheme
        or parts.netloc
        or not address.startswith("/")
        or address.startswith(("//", "/\\"))
    ):
        return url_for("overview.overview")
    return address
