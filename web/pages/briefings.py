"""Briefings: the list, the form of one, its answer with numbered sources, its documents, and a user's own."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, render_template, request, url_for
from markupsafe import Markup

from graph.briefings import own
from graph.briefings.answer import MOST, Answer, ask
from graph.briefings.documents import FORMATS, WHOLE, render, sheet_of
from graph.briefings.documents.svg import to_svg
from graph.briefings.offered import offered
from graph.briefings.questions import COLUMN_KINDS, KEYS, Parameter, Question, question, shipped
from graph.briefings.questions import TYPES as TYPES_OF_PARAMETERS
from graph.errors import ConcertationError, DataError, NotFound, UsageError
from graph.store import Store
from web import people
from web.context import t
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
        "briefing.html", asked=asked, fields=[_field(store, p, given) for p in asked.parameters],
        sheet=sheet, error=error,
        own=name not in shipped(), day=request.args.get("asof", ""), statement_ids=_statement_ids(answer),
        query_url=url_for("query.query", q=asked.cypher.strip(), briefing=name, **_for_query(answer)),
        documents=[(form, _document_url(name, form)) for form in FORMATS], beside=_beside(asked),
        named=any(p.type in {"actor", "forum"} for p in asked.parameters),
        drawn=lambda picture: Markup(to_svg(picture)),
    )  # fmt: skip
    return text, status


def _beside(asked: Question) -> list[tuple[str, str]]:
    """Names and titles of the briefings that can go into the same document: they need nothing that is not asked here."""
    types = {p.name: (p.type, p.several) for p in asked.parameters}
    found = []
    for name, one in own.known(get_settings().home)[0].items():
        needed = {p.name: (p.type, p.several) for p in one.parameters if not p.optional and p.default is None}
        if name != asked.name and needed.items() <= types.items():
            found.append((name, one.title[language()]))
    return found


@blueprint.get("/briefing/<name>.<suffix>")
def document(name: str, suffix: str) -> Response:
    """The answer as a document of one of the formats; several names parted by + make one document."""
    if suffix not in FORMATS:
        raise NotFound(str(t("briefings.no_format", form=suffix, formats=", ".join(FORMATS))))
    store = get_store()
    names = list(dict.fromkeys([*name.split("+"), *request.args.getlist("also")]))
    answers = [_answer(store, _question(one), None if suffix in WHOLE else MOST) for one in names]
    response = Response(render(answers, suffix), mimetype=TYPES[suffix])
    kind = "inline" if suffix in {"html", "pdf", "json"} else "attachment"
    response.headers["Content-Disposition"] = f'{kind}; filename="{"-".join(names)[:80]}.{suffix}"'
    if suffix == "html":
        # The file has its style within and runs nothing; the explorer's own policy allows neither.
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
        )
    return response


@blueprint.get("/briefing/<name>/file")
def file(name: str) -> Response:
    """A briefing as the file that it is, to give to somebody else."""
    text = _shipped_text(name) if name in shipped() else own.text_of(get_settings().home, name)
    response = Response(text, mimetype="text/plain")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.cypher"'
    return response


@blueprint.get("/briefings/new")
def new() -> str:
    return _edit_page("", BLANK, "")


@blueprint.get("/briefing/<name>/edit")
def edit(name: str) -> str:
    """A user's own briefing to change, or a shipped one to copy under another name."""
    if name in shipped():
        text, name = _shipped_text(name), f"{name}-2"
    else:
        text = own.text_of(get_settings().home, name)
    return _edit_page(name, text, "")


@blueprint.post("/briefings/save")
def save() -> Response | tuple[str, int]:
    name, text = request.form.get("name", "").strip(), request.form.get("text", "")
    try:
        own.save(get_settings().home, name, text, owner=people.who())
    except (DataError, UsageError) as error:
        return _edit_page(name, text, str(error)), 400
    return redirect(url_for("briefings.briefing", name=name), 303)  # type: ignore[return-value]


@blueprint.post("/briefing/<name>/delete")
def delete(name: str) -> Response:
    own.remove(get_settings().home, name)
    return redirect(url_for("briefings.briefings"), 303)  # type: ignore[return-value]


def _edit_page(name: str, text: str, error: str) -> str:
    """The page on which a briefing is written; a wrong line is marked in it."""
    found = re.search(r"line (\d+)", error)
    line = int(found[1]) if found else 0
    lines = text.replace("\r\n", "\n").split("\n")
    wrong = lines[line - 1] if 0 < line <= len(lines) else ""
    exists = bool(name) and name in own.known(get_settings().home)[0] and name not in shipped()
    return render_template(
        "edit_briefing.html", name=name, text=text, error=error, line=line, wrong=wrong, exists=exists, keys=sorted(KEYS),
        types=TYPES_OF_PARAMETERS, kinds=COLUMN_KINDS,
    )  # fmt: skip


def _document_url(name: str, form: str) -> str:
    # The arguments of the address go on as they are; as keywords some would mean something to `url_for`.
    given = urlencode([pair for pair in request.args.items(multi=True) if pair[0] != "lang"])
    address = url_for("briefings.document", name=name, suffix=form)
    return address + ("&" if "?" in address else "?") + given if given else address


def _question(name: str) -> Question:
    return question(name, own.known(get_settings().home)[0])


def _shipped_text(name: str) -> str:
    return (resources.files("graph.briefings") / "library" / f"{name}.cypher").read_text(encoding="utf-8")


def _given(asked: Question) -> dict[str, str]:
    """What the address gives for each parameter; several values are parted by semicolons, as on the command line."""
    values = {p.name: "; ".join(request.args.getlist(p.name)).strip() for p in asked.parameters}
    return {name: value for name, value in values.items() if value}


def _answer(store: Store, asked: Question, most: int | None = MOST) -> Answer:
    return ask(
        store, asked, _given(asked), language=language(), as_of=request.args.get("asof") or None,
        accepted_only=request.args.get("accepted") == "only", bodies=request.args.get("bodies") != "alone", most=most,
    )  # fmt: skip


def _statement_ids(answer: Answer | None) -> dict[int, str]:
    return {source.number: source.statement for source in answer.sources} if answer else {}


def _for_query(answer: Answer | None) -> dict[str, Any]:
    """The values of an answered briefing as the query page takes them."""
    if answer is None:
        return {}
    used = {k: v for k, v in answer.values.items() if f"${k}" in answer.question.cypher}
    return {f"p.{k}": v if isinstance(v, str) else json.dumps(v, ensure_ascii=False) for k, v in used.items()}


def _field(store: Store, parameter: Parameter, given: dict[str, str]) -> dict[str, Any]:
    say = language()
    value = given.get(parameter.name, "" if parameter.default is None else str(parameter.default))
    choices = offered(store, parameter, say)
    chosen = [part.strip() for part in value.split(";")] if parameter.several else [value]
    known = {key for key, _ in choices}
    # What was written by hand in the address stays to be seen, whether it fits or not.
    choices += [(one, one) for one in chosen if one and choices and one not in known]
    return {
        "name": parameter.name, "label": parameter.label[say], "help": parameter.help[say], "value": value,
        "chosen": chosen, "needed": not parameter.optional, "choices": choices, "several": parameter.several,
        "empty": not parameter.several and (parameter.optional or parameter.default is None),
    }  # fmt: skip
