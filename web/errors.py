"""One handler makes the page or the JSON of any error.

What a visitor reads is a sentence and what to do; addresses and traces of a server go to the log under a reference
that the page shows.
"""

from __future__ import annotations

import logging
import secrets
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Response, jsonify, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from graph.errors import (
    Ambiguous,
    ConcertationError,
    DataError,
    NotFound,
    QueryRefused,
    QueryStopped,
    RecordError,
    StoreError,
    UsageError,
)
from web.i18n import has, plain
from web.said import said

log = logging.getLogger(__name__)

STATUS: tuple[tuple[type[ConcertationError], int], ...] = (
    (Ambiguous, 409),
    (NotFound, 404),
    (QueryStopped, 504),
    (StoreError, 503),
    (QueryRefused, 400),
    (RecordError, 422),
    (DataError, 500),
    (UsageError, 400),
)
"""Status of each kind of error, the narrower kind first."""


def handle_errors(app: Flask) -> None:
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response | HTTPException:
    """The page (or JSON) of an error, with its status. Redirects of the router pass through."""
    if isinstance(error, HTTPException) and (error.code or 500) < 400:
        return error
    status = status_of(error)
    reference = secrets.token_hex(4)
    if status >= 500:
        log.error("reference %s: %s %s", reference, request.method, request.path, exc_info=error)
    body = {"status": status, "message": message_of(error, status), "reference": reference}
    if isinstance(error, Ambiguous):
        body["choices"] = [{"id": key, "name": name} for key, name in error.choices]
    if wants_json():
        response = jsonify({"error": body})
    else:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        response = make_response(render_template("error.html", error=body, kind=kind_of(status), now=now))
    response.status_code = status
    if isinstance(error, HTTPException):
        for name, value in error.get_headers():
            if name.lower() in ("allow", "retry-after"):
                response.headers[name] = value
    return response


def status_of(error: Exception) -> int:
    if isinstance(error, HTTPException):
        return error.code or 500
    return next((status for kind, status in STATUS if isinstance(error, kind)), 500)


def kind_of(status: int) -> str:
    return str(status) if has("en", f"error.{status}.title") else ("500" if status >= 500 else "400")


def message_of(error: Exception, status: int) -> str:
    """What may be said to a visitor: our own sentence, unless it may name a server or a file of the host."""
    from web.language import language

    if isinstance(error, ConcertationError) and not isinstance(error, StoreError | DataError):
        return said(str(error), language())
    if isinstance(error, QueryStopped):
        return said(str(error), language())
    if isinstance(error, HTTPException) and error.description in ("token", "origin"):
        return plain(language(), f"error.{error.description}")
    return plain(language(), f"error.{kind_of(status)}.what")


def wants_json() -> bool:
    """Whether the caller asked for JSON: by the address, by its Accept header, or by sending JSON."""
    best: Any = request.accept_mimetypes.best_match(["text/html", "application/json"], default="text/html")
    return request.path.endswith(".json") or request.is_json or best == "application/json"
