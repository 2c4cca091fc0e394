"""A view gives a `Page`; here it becomes HTML, JSON or CSV, by the end of its address."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, is_dataclass
from functools import wraps
from typing import Any

from flask import Blueprint, Flask, Response, make_response, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound


@dataclass(frozen=True)
class Table:
    """The rows of a page for CSV: `columns` are their heads."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]


@dataclass(frozen=True)
class Page:
    """What a view gives: a template with its context, the same as data, and its table (or how to make it) if it has one."""

    template: str
    data: Mapping[str, Any]
    context: Mapping[str, Any] = field(default_factory=dict)
    table: Table | Callable[[], Table] | None = None


@dataclass(frozen=True)
class Later:
    """Data that is made only where the page is asked for as data."""

    make: Callable[[], Any]

    def to_json(self) -> Any:
        return self.make()


View = Callable[..., Page | Response]


def page(
    where: Blueprint | Flask, rule: str, *, twin: str | None = None, table: bool = False
) -> Callable[[View], View]:
    """Register a view under `rule` and its twins under the same address with .json and, for tables, .csv.

    `twin` names the address of the twins where the rule itself cannot bear an ending ("/").
    """

    def register(view: View) -> View:
        @wraps(view)
        def answer(form: str = "html", **arguments: Any) -> Response:
            made = view(**arguments)
            return made if isinstance(made, Response) else render(made, form)

        name = view.__name__
        base = twin or rule
        where.add_url_rule(rule, name, answer, defaults={"form": "html"})
        where.add_url_rule(f"{base}.json", name, answer, defaults={"form": "json"})
        if table:
            where.add_url_rule(f"{base}.csv", name, answer, defaults={"form": "csv"})
        return view

    return register


def render(made: Page, form: str) -> Response:
    if form == "json":
        return json_response(made.data)
    if form == "csv":
        if made.table is None:
            raise NotFound()
        return csv_response(made.table() if callable(made.table) else made.table)
    twins = [one for one in ("json", "csv") if one == "json" or made.table is not None]
    response = make_response(render_template(made.template, **made.data, **made.context, twins=twins))
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def json_response(data: Any) -> Response:
    text = json.dumps(data, default=_plain, ensure_ascii=False, indent=1)
    return Response(f"{text}\n", mimetype="application/json")


def csv_response(table: Table) -> Response:
    """CSV in UTF-8 with a mark of order, which spreadsheets need to show accents."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return Response("\ufeff" + out.getvalue(), mimetype="text/csv")


def _plain(value: Any) -> Any:
    if hasattr(value, "to_json"):
        return value.to_json()
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if isinstance(value, set | frozenset):
        return sorted(value)
    return str(value)


def _cell(value: Any) -> Any:
    """A cell that no spreadsheet runs as a formula: text that begins like one gets an apostrophe."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return f"'{value}"
    return "" if value is None else value


def addressable(arguments: MultiDict[str, Any] | None = None) -> dict[str, Any]:
    """The arguments of the address (or these) that may go into another: not those that `url_for` takes for its own, such
    as `_scheme`, with which an address could be made to lead elsewhere."""
    given = request.args if arguments is None else arguments
    return {
        name: values if len(values) > 1 else values[0]
        for name, values in given.lists()
        if values and not name.startswith("_") and name not in ("endpoint", "form", "self", "slug", "name")
    }


def here(**changes: Any) -> str:
    """The address of this page with other arguments; None takes one away, a list repeats it."""
    arguments: MultiDict[str, Any] = MultiDict(request.args)
    for name, value in changes.items():
        arguments.poplist(name)
        if value is not None:
            arguments.setlist(name, value if isinstance(value, list) else [value])
    values: dict[str, Any] = {**addressable(arguments), **(request.view_args or {})}
    values.pop("form", None)
    # What begins with an underscore would change the address itself (`_scheme`, `_anchor`) and is none of ours.
    values = {name: value for name, value in values.items() if not name.startswith("_")}
    if "form" in changes:
        values["form"] = changes["form"]
    endpoint = request.endpoint or "overview.overview"
    return url_for(endpoint, **values)


def as_plain(value: Any) -> Any:
    """A dataclass as a dictionary, all the way down."""
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value
