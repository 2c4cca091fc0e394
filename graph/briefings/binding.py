"""Take what a person gave for a briefing's parameters and turn it into the values of its query."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Mapping
from typing import Any

from graph.errors import UsageError
from graph.find import find_actor, find_meeting, fold, with_bodies
from graph.store import Store
from graph.views.actors import directory

from .offered import meeting_called, values_of
from .questions import Parameter, Question
from .words import date, word

YES = {"yes", "true", "sí", "si", "1"}
NO = {"no", "false", "0"}
_DATE = re.compile(r"\d{4}(-\d{2}){0,2}")


def bind(
    store: Store,
    question: Question,
    parameters: Mapping[str, str],
    *,
    as_of: str,
    bodies: bool,
    language: str,
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values for the query and, beside them, what is printed of each parameter.

    Raises `UsageError` for an unknown, missing or wrong parameter, `NotFound` or `Ambiguous` for a name.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in parameters:
        if name not in known:
            raise UsageError(_unknown(question, name, list(known), language))
    values: dict[str, Any] = {}
    shown: dict[str, str] = {}
    for parameter in question.parameters:
        given = str(parameters.get(parameter.name) or "").strip()
        if not given and parameter.default is not None:
            given = str(parameter.default)
        if not given and not parameter.optional:
            told = {"help": parameter.help[language], "parameter": parameter.name}
            raise UsageError(word("wrong_missing", language, name=question.name, **told))
        binder = _Binder(store, parameter, as_of, bodies, language)
        values[parameter.name], shown[parameter.name] = binder.take(given) if given else (None, "")
    return values, shown


def _unknown(question: Question, name: str, known: list[str], language: str) -> str:
    listed = ", ".join(known) or word("none", language)
    near = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f" {word('did_you_mean', language, near=near[0])}" if near else ""
    return word("wrong_unknown", language, name=question.name, parameter=repr(name), listed=listed) + hint


class _Binder:
    """One parameter, and what is needed to understand what was given for it."""

    def __init__(self, store: Store, parameter: Parameter, as_of: str, bodies: bool, language: str) -> None:
        self.store, self.parameter, self.as_of, self.language = store, parameter, as_of, language
        self.bodies = bodies

    def take(self, given: str) -> tuple[Any, str]:
        """Return the value and how it is printed."""
        kind = self.parameter.type
        if kind in {"actor", "forum"}:
            return self._actors(given)
        if kind == "meeting":
            meeting = find_meeting(self.store, given)
            return meeting["id"], meeting_called(self.store, meeting, self.language)
        if kind == "date":
            value = date_of(self._name(), given, self.as_of, self.language)
            return value, date(value, self.language)
        if kind == "integer":
            return self._integer(given)
        if kind == "boolean":
            return self._boolean(given)
        return self._chosen(given) if kind == "choice" else (given, given)

    def _actors(self, given: str) -> tuple[list[str] | list[list[str]], str]:
        """Return the ids of an actor with its bodies, or of each of several a list of its own."""
        parts = given.split(";") if self.parameter.several else [given]
        found = {a["id"]: a for a in (find_actor(self.store, part) for part in parts if part.strip())}
        if self.parameter.several and len(found) < 2:
            raise UsageError(word("wrong_several", self.language, name=self._name()))
        known = directory(self.store)
        names = [known[i].full(self.language) if i in known else str(a["name"]) for i, a in found.items()]
        groups = [with_bodies(self.store, i) if self.bodies else [i] for i in found]
        if self.parameter.several:
            # An actor that was named for itself does not stand for the body that it belongs to as well.
            groups = [[i for i in ids if i == ids[0] or i not in found] for ids in groups]
        return groups if self.parameter.several else groups[0], "; ".join(names)

    def _integer(self, given: str) -> tuple[int, str]:
        try:
            value = int(given)
        except ValueError as error:
            raise UsageError(self._wrong("wrong_integer", given)) from error
        if abs(value) >= 2**63:  # what a server can hold
            raise UsageError(self._wrong("wrong_integer", given))
        return value, str(value)

    def _boolean(self, given: str) -> tuple[bool, str]:
        if given.casefold() not in YES | NO:
            raise UsageError(self._wrong("wrong_boolean", given))
        chosen = given.casefold() in YES
        return chosen, word("answer_yes" if chosen else "answer_no", self.language)

    def _chosen(self, given: str) -> tuple[str, str]:
        choices = values_of(self.store, self.parameter)
        if given in choices:
            return given, word(given, self.language)
        words = {fold(word(choice, self.language)): choice for choice in choices}
        if fold(given) in words:
            return words[fold(given)], given
        near = difflib.get_close_matches(given, choices, 1, 0.5)
        hint = f" {word('did_you_mean', self.language, near=near[0])}" if near else ""
        listed = ", ".join(choices[:20]) + (" …" if len(choices) > 20 else "")
        raise UsageError(self._wrong("wrong_choice", given, listed=listed) + hint)

    def _wrong(self, key: str, given: str, **more: str) -> str:
        return word(key, self.language, name=self._name(), given=repr(given), **more)

    def _name(self) -> str:
        """Return the parameter's name, with its label before it where that says something else."""
        label = self.parameter.label[self.language]
        name = self.parameter.name
        return name if fold(label) == fold(name) else f"{label} ({name})"


def date_of(name: str, given: str, as_of: str = "", language: str = "en") -> str:
    """Return an ISO date; "+90" is so many days after *as_of*. Raises `UsageError` for anything else."""
    if re.fullmatch(r"[+-]\d{1,5}", given) and as_of:
        try:
            first = datetime.date.fromisoformat((as_of + "-01-01")[:10])
            return (first + datetime.timedelta(days=int(given))).isoformat()
        except OverflowError as error:
            raise UsageError(word("wrong_far", language, name=name, given=repr(given))) from error
    if re.fullmatch(r"\d{1,5}", given) and len(given) != 4 and as_of:
        return date_of(name, f"+{given}", as_of, language)
    if _DATE.fullmatch(given):
        try:
            datetime.date.fromisoformat((given + "-01-01")[:10])
            return given
        except ValueError as error:
            raise UsageError(word("wrong_day", language, name=name, given=repr(given))) from error
    raise UsageError(word("wrong_date", language, name=name, given=repr(given)))
