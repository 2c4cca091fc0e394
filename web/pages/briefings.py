"""Briefings: the list, the form of one, its answer with numbered sources, its documents, and a user's own."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request, url_for

from graph.briefings import own
from graph.briefings.answer import Answer, ask
from graph.briefings.documents import FORMATS, render, sheet_of
from graph.briefings.questions import Parameter, Question, question, shipped
from graph.errors import ConcertationError, DataError, NotFound, UsageError
from graph.find import meetings
from graph.store import Store
from graph.views.actors import directory
from graph.views.overview import forum_rows
from web import people
from web.context import full_name, t
from web.database import get_settings, get_store
from web.errors import message_of, status_of
from web.language import language
from web.render import Page, page

blueprint = Blueprint("briefings", __name__)

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html",
    "md": "text/markdown",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
BLANK = """/*
title: {en: Title, es: Título}
description: {en: What it answers., es: Qué responde.}
columns:
  date: {en: Meeting, es: Reunión, kind: date}
  action: {en: What, es: Qué, kind: record}
summary: {en: "{count} lines.", es: "{count} líneas."}
empty: {en: Nothing of this is in the graph., es: No hay nada de esto en el grafo.}
*/
MATCH (s:Statement)-[:ABOUT]->(x:Action)
WHERE s.counts AND (NOT $accepted_only OR s.review = 'accepted')
RETURN s.date AS date, x.text AS action, [s.id] AS statements
ORDER BY date DESC LIMIT 50
"""


@page(blueprint, "/briefings")
def briefings() -> Page:
    known, wrong = own.known(get_settings().home)
    say, ours = language(), shipped()
    rows = [
        {
            "name": name, "title": one.title[say], "description": one.description[say], "owner": one.owner,
            "own": name not in ours,
        }
        for name, one in known.items()
    ]  # fmt: skip
    return Page("briefings.html", {"briefings": rows, "wrong": wrong})


@blueprint.get("/briefing/<name>")
def briefing(name: str) -> Response | tuple[str, int]:
    """The form; once nothing that must be given is missing, the answer below it."""
    store, asked = get_store(), _question(name)
    given, answer, error, status = _given(asked), None, "", 200
    missing = [
        p.name for p in asked.parameters if not p.optional and p.default is None and not given.get(p.name)
    ]
    if not missing:
        try:
            answer = _answer(store, asked)
        except ConcertationError as caught:
            error, status = message_of(caught, status_of(caught)), status_of(caught)
    sheet = sheet_of([answer]) if answer else None
    text = render_template(
        "briefing.html", asked=asked, given=given, fields=[_field(store, p, given) for p in asked.parameters],
        sheet=sheet, section=sheet.sections[0] if sheet else None, error=error, missing=missing, formats=FORMATS,
        own=name not in shipped(), day=request.args.get("asof", ""), statement_ids=_statement_ids(answer),
        query_url=url_for("query.query", q=asked.cypher.strip(), **_for_query(answer)),
        documents=[(form, _document_url(name, form)) for form in FORMATS],
    )  # fmt: skip
    return text, status


@blueprint.get("/briefing/<name>.<suffix>")
def document(name: str, suffix: str) -> Response:
    """The answer as a document of one of the formats; several names parted by + make one document."""
    if suffix not in FORMATS:
        raise NotFound(str(t("briefings.no_format", form=suffix, formats=", ".join(FORMATS))))
    store = get_store()
    answers = [_answer(store, _question(one)) for one in name.split("+")]
    response = Response(render(answers, suffix), mimetype=TYPES[suffix])
    kind = "inline" if suffix in {"html", "pdf", "json"} else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{name.replace("+", "-")}.{suffix}"'
    if suffix == "html":
        # The file has its style within and runs nothing; the explorer's own policy allows neither.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        )
    return response


@blueprint.get("/briefings/new")
def new() -> str:
    return render_template("edit_briefing.html", name="", text=BLANK, error="")


@blueprint.get("/briefing/<name>/edit")
def edit(name: str) -> str:
    """A user's own briefing to change, or a shipped one to copy under another name."""
    if name in shipped():
        text, name = _shipped_text(name), f"{name}-2"
    else:
        text = own.text_of(get_settings().home, name)
    return render_template("edit_briefing.html", name=name, text=text, error="")


@blueprint.post("/briefings/save")
def save() -> Response | tuple[str, int]:
    name, text = request.form.get("name", "").strip(), request.form.get("text", "")
    try:
        own.save(get_settings().home, name, text, owner=people.who())
    except (DataError, UsageError) as error:
        return render_template("edit_briefing.html", name=name, text=text, error=str(error)), 400
    return redirect(url_for("briefings.briefing", name=name), 303)  # type: ignore[return-value]


@blueprint.post("/briefing/<name>/delete")
def delete(name: str) -> Response:
    own.remove(get_settings().home, name)
    return redirect(url_for("briefings.briefings"), 303)  # type: ignore[return-value]


def _document_url(name: str, form: str) -> str:
    # The arguments of the address go on as they are; as keywords some would mean something to `url_for`.
    given = urlencode([(key, value) for key, value in request.args.items() if key != "lang"])
    address = url_for("briefings.document", name=name, suffix=form)
    return address + ("&" if "?" in address else "?") + given if given else address


def _question(name: str) -> Question:
    return question(name, own.known(get_settings().home)[0])


def _shipped_text(name: str) -> str:
    from importlib import resources

    return (resources.files("graph.briefings") / "library" / f"{name}.cypher").read_text(encoding="utf-8")


def _given(asked: Question) -> dict[str, str]:
    return {
        p.name: request.args[p.name].strip() for p in asked.parameters if request.args.get(p.name, "").strip()
    }


def _answer(store: Store, asked: Question) -> Answer:
    return ask(
        store, asked, _given(asked), language=language(), as_of=request.args.get("asof") or None,
        accepted_only=request.args.get("accepted") == "only", bodies=request.args.get("bodies") != "alone",
    )  # fmt: skip


def _statement_ids(answer: Answer | None) -> dict[int, str]:
    return {source.number: source.statement for source in answer.sources} if answer else {}


def _for_query(answer: Answer | None) -> dict[str, Any]:
    """The values of an answered briefing as the query page takes them."""
    import json

    if answer is None:
        return {}
    used = {k: v for k, v in answer.values.items() if f"${k}" in answer.question.cypher}
    return {f"p.{k}": v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in used.items()}


def _field(store: Store, parameter: Parameter, given: dict[str, str]) -> dict[str, Any]:
    say = language()
    default = "" if parameter.default is None else str(parameter.default)
    return {
        "name": parameter.name, "label": parameter.label[say], "help": parameter.help[say],
        "value": given.get(parameter.name, default), "needed": not parameter.optional,
        "choices": _choices(store, parameter), "type": parameter.type,
    }  # fmt: skip


def _choices(store: Store, parameter: Parameter) -> list[tuple[str, str]]:
    """What the graph offers for a parameter, as value and text; empty where one writes freely."""
    if parameter.several:
        return []
    found: list[tuple[str, str]] = []
    if parameter.type == "forum":
        found = [(row.actor.id, "\u2003" * row.depth + full_name(row.actor)) for row in forum_rows(store)]
    elif parameter.type == "actor":
        actors = [one for one in directory(store).values() if one.merged_into is None]
        bodies = {one.id: full_name(one) for one in actors}
        found = [
            (one.id, f"{full_name(one)} ({bodies[one.body]})" if one.body in bodies else full_name(one))
            for one in actors
        ]
        found.sort(key=lambda pair: pair[1].casefold())
    elif parameter.type == "meeting":
        known = directory(store)
        for row in meetings(store):
            names = [full_name(known[key]) for key in row["forums"] if key in known]
            found.append((row["id"], f"{row['date'] or ''} {', '.join(names) or row['title'] or ''}".strip()))
    elif parameter.type == "choice":
        found = [(choice, choice) for choice in parameter.choices]
    return [("", "…"), *found] if found else []
