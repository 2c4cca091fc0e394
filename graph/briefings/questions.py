"""Read briefing files: Cypher with a header that says what is asked, in both languages.

A briefing is a ``.cypher`` file. It begins with a comment that holds YAML::

    /*
    title: {en: Who coordinates with whom, es: Quién coordina con quién}
    description: {en: …, es: …}
    parameters:
      actor: {type: actor, optional: true, label: {en: Actor, es: Actor}, help: {en: …, es: …}}
    columns:
      who: {en: Actor, es: Actor}
    summary: {en: "{count} lines.", es: "{count} líneas."}
    chart: {kind: bars, label: who, value: times}
    lines: {type: verb, group: family}
    template: {en: "{who}: {what}[, due {due}]", es: "{who}: {what}[, vence {due}]"}
    */
    MATCH …

The name of a briefing is that of its file. The query returns the columns, in their order, and a column `statements`: the ids
of the statements that a line rests on, which become its numbered sources.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from graph.errors import DataError, NotFound, QueryRefused
from graph.exports.kinds import ACTOR_KINDS, LABELS
from graph.model import STATEMENT_TYPES
from graph.query.guard import check

from .header import Header, read_header
from .templates import Template, TemplateError, parse_all

LANGUAGES = ("en", "es")
TYPES = ("actor", "forum", "meeting", "date", "integer", "boolean", "text", "choice")
COLUMN_KINDS = ("text", "record", "actors", "date", "number", "review", "type")
CHARTS: Mapping[str, tuple[str, ...]] = {
    "bars": ("label", "value"), "network": ("label", "value"), "due": ("label", "value"),
}  # fmt: skip
"""Kinds of charts with the keys that name their columns."""
ALWAYS = ("accepted_only", "as_of", "language")
"""Parameters that every briefing gets: leave out what nobody accepted, the day it is for, the language."""
KEYS = {
    "title", "description", "parameters", "columns", "summary", "empty", "chart", "owner", "lines", "template",
}  # fmt: skip
PARAMETER_KEYS = {"type", "label", "help", "optional", "default", "choices", "from", "several"}

_HEADER = re.compile(r"\s*/\*(.*?)\*/", re.DOTALL)
_USED = re.compile(r"\$(\w+)")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_WORD = re.compile(r"[a-z][a-z0-9_]*")
_PROPERTY = re.compile(r"([A-Z][a-zA-Z]*)\.([a-z][a-z0-9_]*)")


@dataclass(frozen=True)
class Parameter:
    """One thing to choose. Actors, forums and meetings are offered by the graph; `choices` is a fixed list.

    `source` is the header's `from`: kinds of actors, or `Label.property`, whose values in the graph are the choices.
    """

    name: str
    type: str
    label: Mapping[str, str]
    help: Mapping[str, str]
    optional: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()
    source: str = ""
    several: bool = False


@dataclass(frozen=True)
class Column:
    """A column of the answer; `kind` says how it is shown."""

    name: str
    label: Mapping[str, str]
    kind: str = "text"


@dataclass(frozen=True)
class Question:
    """One briefing as its file defines it."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    summary: Mapping[str, str]
    empty: Mapping[str, str]
    cypher: str
    chart: Mapping[str, str]
    lines: Mapping[str, str]
    templates: Mapping[str, Template] = field(default_factory=dict)
    owner: str = ""
    path: str = ""


def read_question(name: str, text: str, *, path: str = "") -> Question:
    """Return the briefing that *text* defines. Raises `DataError` naming the file, the line and what is wrong there."""
    place = path or f"{name}.cypher"
    found = _HEADER.match(text)
    if not found:
        raise DataError(f"{place}, line 1: a briefing begins with a comment /* … */ that holds its header.")
    if not _NAME.fullmatch(name):
        raise DataError(f"{place}: a briefing's file name has small letters, digits and hyphens only.")
    header = read_header(place, found[1], keys=KEYS, first_line=text[: found.start(1)].count("\n") + 1)
    # The header's lines are kept as empty ones, so that the server's line numbers are those of the file.
    cypher = "\n" * text[: found.end()].count("\n") + text[found.end() :].rstrip()
    try:
        check(cypher)
    except QueryRefused as error:
        raise DataError(f"{place}: {error}") from error
    columns = tuple(_column(header, *entry) for entry in _mapping(header, "columns").items())
    question = Question(
        name=name,
        title=_texts(header, "title", header.get("title")),
        description=_texts(header, "description", header.get("description")),
        parameters=tuple(_parameter(header, *entry) for entry in _mapping(header, "parameters").items()),
        columns=columns,
        summary=_summary(header),
        empty=_texts(header, "empty", header.get("empty")),
        cypher=cypher,
        chart=_chart(header, [column.name for column in columns]),
        lines=_lines(header, [column.name for column in columns]),
        templates=_templates(header, [column.name for column in columns]),
        owner=str(header.get("owner") or ""),
        path=path,
    )
    _check_use(header, question)
    return question


def _mapping(header: Header, key: str) -> dict[str, Any]:
    value = header.get(key)
    if value is not None and not isinstance(value, dict):
        header.wrong(key, f"{key} holds names, each with what is to be known of it.")
    return {str(name): entry for name, entry in (value or {}).items()}


def _texts(header: Header, key: str, value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or any(
        not str(value.get(language) or "").strip() for language in LANGUAGES
    ):
        header.wrong(key, f"{key} needs a text in each of {', '.join(LANGUAGES)}.")
    return {language: str(value[language]).strip() for language in LANGUAGES}


def _summary(header: Header) -> Mapping[str, str]:
    texts = _texts(header, "summary", header.get("summary"))
    for text in texts.values():
        try:
            text.format(count=0)
        except (KeyError, IndexError, ValueError, AttributeError):
            header.wrong("summary", "summary may hold {count} and no other braces.")
    return texts


def _parameter(header: Header, name: str, value: Any) -> Parameter:
    place = f"parameters.{name}"
    if not _WORD.fullmatch(name):
        header.wrong(place, f"parameter {name}: a name has small letters, digits and underscores only.")
    if not isinstance(value, dict) or value.get("type") not in TYPES:
        header.wrong(place, f"parameter {name} needs a type, one of {', '.join(TYPES)}.")
    if unknown := {str(key) for key in value} - PARAMETER_KEYS:
        header.wrong(f"{place}.{min(unknown)}", f"parameter {name}: unknown key {min(unknown)!r}.")
    choices = value.get("choices") or ()
    if not isinstance(choices, list | tuple):
        header.wrong(f"{place}.choices", f"parameter {name}: choices is a list.")
    source = _source(header, place, value["type"], str(value.get("from") or ""))
    if (value["type"] == "choice") != bool(choices or (source and "." in source)):
        told = "choices, or from with Label.property, go with type choice, and only with it."
        header.wrong(place, f"parameter {name}: {told}")
    return Parameter(
        name=name,
        type=value["type"],
        label=_texts(header, f"{place}.label", value.get("label")),
        help=_texts(header, f"{place}.help", value.get("help")),
        optional=bool(value.get("optional")),
        default=value.get("default"),
        choices=tuple(str(choice) for choice in choices),
        source=source,
        several=bool(value.get("several")),
    )


def _source(header: Header, place: str, kind: str, source: str) -> str:
    """Return where the choices come from: kinds of actors, or a property of a label of the graph."""
    if not source:
        return ""
    kinds = [part.strip() for part in source.split(",")]
    if kind == "actor" and all(part in ACTOR_KINDS for part in kinds):
        return source
    found = _PROPERTY.fullmatch(source)
    if kind == "choice" and found and found[1] in LABELS:
        return source
    kinds_told = f"type actor takes kinds such as {', '.join(ACTOR_KINDS)}"
    header.wrong(
        f"{place}.from", f"from {source!r}: {kinds_told}; type choice takes Label.property, as Action.kind."
    )


def _column(header: Header, name: str, value: Any) -> Column:
    kind = value.get("kind", "text") if isinstance(value, dict) else ""
    if kind not in COLUMN_KINDS:
        header.wrong(f"columns.{name}", f"column {name}: kind is one of {', '.join(COLUMN_KINDS)}.")
    return Column(name=name, label=_texts(header, f"columns.{name}", value), kind=kind)


def _chart(header: Header, columns: list[str]) -> Mapping[str, str]:
    value = header.get("chart")
    if value is None:
        return {}
    if not isinstance(value, dict) or value.get("kind") not in CHARTS:
        header.wrong("chart", f"chart needs a kind, one of {', '.join(CHARTS)}.")
    found = {str(key): str(text) for key, text in value.items()}
    for key in CHARTS[found["kind"]]:
        if key not in found:
            header.wrong("chart", f"chart: {key} is to name a column.")
    for key, column in found.items():
        if key != "kind" and column not in columns:
            header.wrong(f"chart.{key}", f"chart: {key} names {column!r}, which is no column.")
    return found


def _lines(header: Header, columns: list[str]) -> Mapping[str, str]:
    """Return how rows become lines of prose: `type` is a column or a type of statement, `group` a column or `family`."""
    value = header.get("lines")
    if value is None:
        return {}
    if not isinstance(value, dict) or set(value) - {"type", "group"}:
        header.wrong("lines", "lines has the keys type and group only.")
    found = {str(key): str(text) for key, text in value.items()}
    if found.get("type", "") not in {"", *columns, *STATEMENT_TYPES}:
        header.wrong("lines.type", f"lines: type {found['type']!r} is no column and no type of statement.")
    if found.get("group", "family") not in {"family", *columns}:
        header.wrong("lines.group", f"lines: group {found['group']!r} is no column.")
    return found


def _templates(header: Header, columns: list[str]) -> Mapping[str, Template]:
    if header.get("template") is None:
        return {}
    texts = _texts(header, "template", header.get("template"))
    try:
        return parse_all(texts, columns)
    except TemplateError as error:
        header.wrong("template", f"template {error}")


def _check_use(header: Header, question: Question) -> None:
    declared = {parameter.name for parameter in question.parameters}
    used = set(_USED.findall(question.cypher))
    if unknown := used - declared - set(ALWAYS):
        header.wrong("parameters", f"the query uses ${min(unknown)}, which the header does not declare.")
    if idle := declared - used:
        header.wrong(
            f"parameters.{min(idle)}", f"the header declares {min(idle)}, which the query does not use."
        )
    if not question.columns:
        header.wrong("columns", "the header names no columns.")


@cache
def shipped() -> Mapping[str, Question]:
    """Return the briefings of the package by name."""
    found = {}
    for entry in sorted(
        resources.files(__package__).joinpath("library").iterdir(), key=lambda item: item.name
    ):
        if entry.name.endswith(".cypher"):
            name = entry.name.removesuffix(".cypher")
            found[name] = read_question(name, entry.read_text(encoding="utf-8"), path=entry.name)
    return found


def in_folder(folder: Path) -> tuple[dict[str, Question], list[DataError]]:
    """Return the briefings of a user's folder and what is wrong with those that cannot be read."""
    found, wrong = {}, []
    for path in sorted(folder.glob("*.cypher")) if folder.is_dir() else []:
        try:
            found[path.stem] = read_question(path.stem, path.read_text(encoding="utf-8"), path=str(path))
        except (DataError, OSError, UnicodeDecodeError) as error:
            wrong.append(error if isinstance(error, DataError) else DataError(f"{path}: {error}"))
    return found, wrong


def question(name: str, known: Mapping[str, Question]) -> Question:
    """Return the briefing called *name*. Raises `NotFound` with near misses."""
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, 3, 0.4)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise NotFound(f"There is no briefing {name!r}.{hint} `concertation brief` lists all.")
