"""The query page: Cypher that only reads, its result as table, network, CSV, JSON and XLSX, all of it in the address."""

from __future__ import annotations

import json
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request, url_for

from graph.briefings import own
from graph.briefings.questions import Question
from graph.errors import ConcertationError, QueryRefused, QueryStopped, StoreError
from graph.find import with_bodies
from graph.query import Result, run_query
from graph.query.examples import examples
from graph.query.output import cell, xlsx_bytes
from graph.query.run import Running
from graph.query.schema import parameters_of, schema
from graph.query.values import network
from graph.store import Store
from graph.views.actors import directory
from graph.views.overview import forum_rows
from web.context import full_name, short_name, t
from web.database import get_settings, get_store
from web.drawing.geometry import DASHES, dash
from web.drawing.result import of_result
from web.errors import message_of, status_of, wants_json
from web.language import language
from web.pages import cells
from web.render import Page, Table, here, page

blueprint = Blueprint("query", __name__)

SHOWN = 500
"""Rows of the table on the page; the files hold all."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_RUNS: OrderedDict[str, Running] = OrderedDict()
_RUNS_KEPT = 64
_turn = threading.Lock()


@dataclass(frozen=True)
class Field:
    """A parameter of the query as the page asks for it; `choices` where the graph offers values."""

    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@page(blueprint, "/query", table=True)
def query() -> Page | Response:
    store, text = get_store(), request.args.get("q", "")
    error: ConcertationError | None = None
    running, result = _running(), None
    fields: list[Field] = []
    try:
        fields = _fields(store, text)
        if text.strip() and not [field for field in fields if not field.value]:
            result = _run(store, text, running)
    except (QueryRefused, QueryStopped, StoreError) as caught:
        if wants_json() or request.path.endswith(".csv"):
            raise
        error = caught
        if running.rows:
            result = Result(running.columns, running.rows, True, 0.0)
    finally:
        _forget(running)
    data: dict[str, Any] = {
        "query": text,
        "columns": result.columns if result else [],
        "rows": result.rows if result else [],
        "truncated": bool(result and result.truncated),
        "seconds": round(result.seconds, 3) if result else None,
    }
    table = Table(
        data["columns"], [[cell(row.get(name)) for name in data["columns"]] for row in data["rows"]]
    )
    made = Page("query.html", data, _context(store, text, fields, result, error), table)
    if error is None:
        return made
    response = make_response(render_template(made.template, **made.data, **made.context, twins=[]))
    response.status_code = status_of(error)
    return response


@blueprint.get("/query.xlsx")
def query_xlsx() -> Response:
    """The rows as a workbook; no cell is a formula."""
    result = _run(get_store(), request.args.get("q", ""), Running())
    response = Response(xlsx_bytes(result.columns, result.rows), mimetype=XLSX)
    response.headers["Content-Disposition"] = 'attachment; filename="query.xlsx"'
    return response


@blueprint.post("/query/stop")
def stop() -> Response:
    """Stop the query that the page started under `run`."""
    with _turn:
        running = _RUNS.get(request.form.get("run", ""))
    if running:
        running.cancel()
    return Response(status=204)


def _running() -> Running:
    """A place for a query that can be stopped by the name that its page gave it."""
    name = request.args.get("run", "")
    running = Running()
    if re.fullmatch(r"[0-9a-f]{16,64}", name):
        with _turn:
            _RUNS[name] = running
            while len(_RUNS) > _RUNS_KEPT:
                _RUNS.popitem(last=False)
    return running


def _forget(running: Running) -> None:
    with _turn:
        for name in [name for name, one in _RUNS.items() if one is running]:
            del _RUNS[name]


def _run(store: Store, text: str, running: Running) -> Result:
    values = {field.name: _value(store, text, field) for field in _fields(store, text)}
    settings = get_settings()
    return run_query(
        store, text, values, seconds=settings.query_seconds, rows=settings.query_rows, running=running
    )


def _value(store: Store, text: str, field: Field) -> Any:
    """The value of a parameter: an actor's id, or with `IN` the ids of the actor and its bodies; JSON; else the text."""
    if field.choices and field.value in directory(store):
        if re.search(rf"\bIN\s+\${re.escape(field.name)}\b", text, re.IGNORECASE):
            return with_bodies(store, field.value)
        return field.value
    try:
        return json.loads(field.value)
    except ValueError:
        return field.value


def _fields(store: Store, text: str) -> list[Field]:
    given = {"as_of": date.today().isoformat(), "language": language(), "accepted_only": "false"}
    found = []
    for name in parameters_of(text):
        value = request.args.get(f"p.{name}", "") or given.get(name, "")
        found.append(Field(name, value, _choices(store, name, value)))
    return found


def _choices(store: Store, name: str, value: str) -> tuple[tuple[str, str], ...]:
    if name in {"forum", "other"}:
        pairs = [(row.actor.id, full_name(row.actor)) for row in forum_rows(store)]
    elif name in {"actor", "body", "country", "organisation"}:
        known = (one for one in directory(store).values() if one.merged_into is None)
        pairs = sorted(((one.id, short_name(one)) for one in known), key=lambda pair: pair[1].casefold())
    else:
        return ()
    if value and value not in dict(pairs):
        return ()  # written by hand: a list of ids, say
    return (("", "…"), *pairs)


def _context(
    store: Store, text: str, fields: list[Field], result: Result | None, error: ConcertationError | None
) -> dict[str, Any]:
    view = request.args.get("view", "table")
    drawing = None
    if result and view == "network":
        drawing = of_result(network(result.rows), href=cells.node_href, name=cells.node_name)
    shown = result.rows[:SHOWN] if result else []
    return {
        "fields": fields, "result": result, "shown": shown, "view": view, "drawing": drawing,
        "dashes": {family: dash(family, 1.5) for family in DASHES},
        "schema": schema(store), "examples": examples(), "cells": cells.cells, "is_date": cells.is_date,
        "verbatim": cells.record_columns(text, result.columns) if result else set(), "lines": max(8, text.count("\n") + 1),
        "missing": [field.name for field in fields if not field.value] if text.strip() else [],
        "failed": _failed(error, text) if error else None, "settings": get_settings(),
        "xlsx_url": f"{url_for('query.query_xlsx')}?{urlencode(_arguments())}", "most": SHOWN,
        "view_url": lambda name: here(view=name, run=None), **_of_briefing(),
    }  # fmt: skip


def _of_briefing() -> dict[str, Any]:
    """The briefing whose Cypher this is, if the address names one, with the way back to its form and its document."""
    name = request.args.get("briefing", "")
    asked: Question | None = own.known(get_settings().home)[0].get(name) if name else None
    return {"asked": asked, "form_url": url_for("briefings.briefing", name=name) if asked else ""}


def _arguments() -> dict[str, Any]:
    return {name: value for name, value in request.args.items() if name not in {"view", "run"}}


def _failed(error: ConcertationError, text: str) -> dict[str, Any]:
    """What went wrong, with the line of the query and what stands before and at the place."""
    message = message_of(error, status_of(error))
    if language() != "en" and isinstance(error, QueryRefused) and message == str(error):
        message = f"{t('query.refused')} {message}"
    line, column = getattr(error, "line", None), getattr(error, "column", None)
    lines = text.replace("\r\n", "\n").split("\n")
    if not line or not column or line > len(lines):
        return {"message": message, "stopped": isinstance(error, QueryStopped)}
    whole = lines[line - 1]
    return {
        "message": message, "line": line, "column": column, "stopped": False,
        "before": whole[: column - 1], "at": whole[column - 1 :] or " ",
    }  # fmt: skip
