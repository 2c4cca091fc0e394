"""The explorer's JSON as an OpenAPI document: every page that has data, its arguments, and the one shape of errors."""

from __future__ import annotations

import re
from importlib import metadata
from typing import Any

from flask import Blueprint, Response, current_app
from werkzeug.routing import Rule

from web.render import json_response

blueprint = Blueprint("api", __name__)

_PLACE = re.compile(r"<(?:[a-z]+:)?(\w+)>")
FILTERS = ("forum", "period", "since", "until", "kind", "review")
ARGUMENTS: dict[str, tuple[str, ...]] = {
    "overview.overview": (*FILTERS, "asof"),
    "relations.relations": (*FILTERS, "actor", "bodies", "line"),
    "relations.relations_network": (*FILTERS, "actor", "bodies"),
    "actors.actors": (*FILTERS, "q", "page"),
    "actors.actor": (*FILTERS, "bodies", "asof"),
    "records.records": (*FILTERS, "page"),
    "records.record": ("s", "asof"),
    "commitments.commitments": (*FILTERS, "actor", "state", "asof", "page"),
    "statements.statements": (*FILTERS, "actor", "page"),
    "search.search": ("q",),
    "query.query": ("q",),
    "overlaps.overlaps": (*FILTERS, "page"),
}
"""Arguments of the pages beyond `lang`, by endpoint."""
SAID: dict[str, str] = {
    "lang": "Language of names and sentences: en or es.",
    "forum": "Id of a forum; its bodies are counted with it.",
    "period": "A year, or two with two dots between: 2016..2018.",
    "since": "First date, month or year of the meetings.",
    "until": "Last date, month or year of the meetings.",
    "kind": "Family of statements: thanks, requests, undertakings, coordination, decisions, reports, part.",
    "review": "counted (the default), accepted, proposed, rejected or all.",
    "actor": "Id of an actor.",
    "bodies": "alone leaves out the bodies of an actor.",
    "line": "Key of the line that is open.",
    "asof": "The day that due dates are counted from: 2018-09-01.",
    "state": "State of a commitment: overdue, soon, later, past, undated or complete.",
    "page": "Number of the page of a long list, from 1.",
    "s": "Id of the statement that is looked at.",
    "q": "Words to look for; at /query.json, Cypher.",
}
ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["status", "message", "reference"],
            "properties": {
                "status": {"type": "integer"},
                "message": {"type": "string", "description": "A sentence for the person at the screen."},
                "reference": {"type": "string", "description": "Under which the server's log tells more."},
                "choices": {"type": "array", "description": "What a name may mean, where it fits several."},
            },
        }
    },
}


@blueprint.get("/openapi.json")
def openapi() -> Response:
    """The description of all pages that have data, after OpenAPI 3.1."""
    rules = sorted(current_app.url_map.iter_rules(), key=lambda rule: rule.rule)
    paths = {
        _PLACE.sub(r"{\1}", rule.rule): {"get": _operation(rule)}
        for rule in rules
        if rule.rule.endswith(".json") and "GET" in (rule.methods or ()) and rule.endpoint != "api.openapi"
    }
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Concertation", "version": _version(), "description": __doc__},
        "paths": paths,
        "components": {"schemas": {"Error": ERROR}},
    }
    return json_response(document)


def _version() -> str:
    try:
        return metadata.version("concertation")
    except metadata.PackageNotFoundError:
        return "0"


def _operation(rule: Rule) -> dict[str, Any]:
    places = _PLACE.findall(rule.rule)
    names = ("lang", *ARGUMENTS.get(rule.endpoint, ()))
    view = current_app.view_functions[rule.endpoint]
    error = {"description": "What went wrong", "content": _content({"$ref": "#/components/schemas/Error"})}
    return {
        "operationId": rule.endpoint.replace(".", "_") + ("_" + "_".join(places) if places else ""),
        "summary": (view.__doc__ or rule.endpoint.split(".")[-1]).strip().splitlines()[0],
        "parameters": [_path(name) for name in places] + [_query(name) for name in names],
        "responses": {
            "200": {
                "description": "The data of the page",
                "content": _content({"type": ["object", "array"]}),
            },
            "default": error,
        },
    }


def _content(schema: dict[str, Any]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}


def _path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}


def _query(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if name == "lang":
        schema = {"type": "string", "enum": ["en", "es"]}
    if name == "page":
        schema = {"type": "integer", "minimum": 1}
    return {"name": name, "in": "query", "required": False, "description": SAID[name], "schema": schema}
