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
    */
    MATCH …

The name of a briefing is that of its file. The query returns the columns, in their order, and a column `statements`: the ids
of the statements that a line rests on, which become its numbered sources.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from graph.errors import DataError, NotFound, QueryRefused
from graph.model import STATEMENT_TYPES
from graph.query.guard import check

LANGUAGES = ("en", "es")
TYPES = ("actor", "forum", "meeting", "date", "integer", "boolean", "text", "choice")
COLUMN_KINDS = ("text", "record", "actors", "date", "number", "review", "type")
CHARTS = ("bars", "network", "due")
ALWAYS = ("accepted_only", "as_of", "language")
"""Parameters that every briefing gets: leave out what nobody accepted, the day it is for, the language."""

_HEADER = re.compile(r"\s*/\*(.*?)\*/", re.DOTALL)
_USED = re.compile(r"\$(\w+)")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_KEYS = {"title", "description", "parameters", "columns", "summary", "empty", "chart", "owner", "lines"}


@dataclass(frozen=True)
class Parameter:
    """One thing to choose. `choices` is a fixed list; actors, forums and meetings are offered by the graph."""

    name: str
    type: str
    label: Mapping[str, str]
    help: Mapping[str, str]
    optional: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()
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
    owner: str = ""
    path: str = ""


def read_question(name: str, text: str, *, path: str = "") -> Question:
    """Return the briefing that *text* defines. Raises `DataError` naming file, key and, for Cypher, the line."""
    place = path or f"{name}.cypher"
    found = _HEADER.match(text)
    if not found:
        raise DataError(f"{place}, line 1: a briefing begins with a comment /* … */ that holds its header.")
    header = _header(place, found[1])
    if not _NAME.fullmatch(name):
        raise DataError(f"{place}: a briefing's file name has small letters, digits and hyphens only.")
    # The header's lines are kept as empty ones, so that the server's line numbers are those of the file.
    cypher = "\n" * text[: found.end()].count("\n") + text[found.end() :].rstrip()
    try:
        check(cypher)
    except QueryRefused as error:
        raise DataError(f"{place}: {error}") from error
    question = Question(
        name=name,
        title=_texts(place, "title", header.get("title")),
        description=_texts(place, "description", header.get("description")),
        parameters=tuple(_parameter(place, *entry) for entry in (header.get("parameters") or {}).items()),
        columns=tuple(_column(place, *entry) for entry in (header.get("columns") or {}).items()),
        summary=_texts(place, "summary", header.get("summary")),
        empty=_texts(place, "empty", header.get("empty")),
        cypher=cypher,
        chart=_chart(place, header.get("chart")),
        lines=_lines(place, header.get("lines"), header.get("columns") or {}),
        owner=str(header.get("owner") or ""),
        path=path,
    )
    _check_use(place, question)
    return question


def _header(place: str, text: str) -> dict[str, Any]:
    try:
        header = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        raise DataError(
            f"{place}{where}: the header is not YAML: {getattr(error, 'problem', error)}."
        ) from error
    if not isinstance(header, dict):
        raise DataError(f"{place}: the header holds no keys.")
    for key in header:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, 1)
            raise DataError(
                f"{place}: unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else ".")
            )
    return header


def _texts(place: str, key: str, value: Any) -> Mapping[str, str]:
    if not isinstance(value, dict) or any(
        not str(value.get(language) or "").strip() for language in LANGUAGES
    ):
        raise DataError(f"{place}: {key} needs a text in each of {', '.join(LANGUAGES)}.")
    return {language: str(value[language]).strip() for language in LANGUAGES}


def _parameter(place: str, name: str, value: Any) -> Parameter:
    if not isinstance(value, dict) or value.get("type") not in TYPES:
        raise DataError(f"{place}: parameter {name} needs a type, one of {', '.join(TYPES)}.")
    choices = tuple(str(choice) for choice in value.get("choices") or ())
    if (value["type"] == "choice") != bool(choices):
        raise DataError(f"{place}: parameter {name}: `choices` goes with type choice, and only with it.")
    return Parameter(
        name=name,
        type=value["type"],
        label=_texts(place, f"parameter {name}: label", value.get("label")),
        help=_texts(place, f"parameter {name}: help", value.get("help")),
        optional=bool(value.get("optional")),
        default=value.get("default"),
        choices=choices,
        several=bool(value.get("several")),
    )


def _column(place: str, name: str, value: Any) -> Column:
    kind = value.get("kind", "text") if isinstance(value, dict) else ""
    if kind not in COLUMN_KINDS:
        raise DataError(f"{place}: column {name}: kind is one of {', '.join(COLUMN_KINDS)}.")
    return Column(name=name, label=_texts(place, f"column {name}", value), kind=kind)


def _chart(place: str, value: Any) -> Mapping[str, str]:
    if value is None:
        return {}
    if not isinstance(value, dict) or value.get("kind") not in CHARTS:
        raise DataError(f"{place}: chart needs a kind, one of {', '.join(CHARTS)}.")
    return {str(key): str(text) for key, text in value.items()}


def _lines(place: str, value: Any, columns: Mapping[str, Any]) -> Mapping[str, str]:
    """Return how rows become lines of prose: `type` is a column or a type of statement, `group` a column or `family`."""
    if value is None:
        return {}
    if not isinstance(value, dict) or set(value) - {"type", "group"}:
        raise DataError(f"{place}: lines has the keys type and group only.")
    found = {str(key): str(text) for key, text in value.items()}
    if found.get("type", "") not in {"", *columns, *STATEMENT_TYPES}:
        raise DataError(f"{place}: lines: type {found['type']!r} is no column and no type of statement.")
    if found.get("group", "family") not in {"family", *columns}:
        raise DataError(f"{place}: lines: group {found['group']!r} is no column.")
    return found


def _check_use(place: str, question: Question) -> None:
    declared = {parameter.name for parameter in question.parameters}
    used = set(_USED.findall(question.cypher))
    if unknown := used - declared - set(ALWAYS):
        raise DataError(f"{place}: the query uses ${min(unknown)}, which the header does not declare.")
    if idle := declared - used:
        raise DataError(f"{place}: the header declares {min(idle)}, which the query does not use.")
    if not question.columns:
        raise DataError(f"{place}: the header names no columns.")
    for key, column in question.chart.items():
        if key != "kind" and column not in {c.name for c in question.columns}:
            raise DataError(f"{place}: chart: {key} names {column!r}, which is no column.")


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
