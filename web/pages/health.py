"""Whether the explorer and its graph answer: what a container asks every few seconds."""

from __future__ import annotations

from flask import Blueprint, Response

from web.database import get_store

blueprint = Blueprint("health", __name__)


@blueprint.get("/health")
def health() -> Response:
    """Answer "ok" once the graph has answered; an error page with a status of 500 and above where it does not."""
    get_store().read("RETURN 1 AS one")
    return Response("ok\n", mimetype="text/plain", headers={"Cache-Control": "no-store"})
