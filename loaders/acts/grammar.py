"""The small words of a language, from ``grammar.yaml``, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.errors import DataError
from loaders.vocabulary import read_yaml

_LISTS = ("coordinators", "subordinators", "relatives", "determiners", "expressing")
"""Keys that hold lists of words; every other key but `macros` and `contractions` holds one pattern."""

MODEL = "en"
"""The language whose keys every other one must have."""


@dataclass(frozen=True)
class Grammar:
    """`pattern[name]` is the source of a pattern; `find[name]` is it compiled, as whole words, without regard
    to case.
    """

    language: str
    pattern: Mapping[str, str]
    find: Mapping[str, re.Pattern[str]]
    words: Mapping[str, tuple[str, ...]]
    macros: Mapping[str, str]
    contractions: Mapping[str, str]

    def expand(self, source: str) -> str:
        """Return a pattern of a data file with its macros filled in and its blanks as any white space."""
        for name, value in self.macros.items():
            slot = "{" + name + "}"
            source = source.replace(slot + " ", value).replace(slot, value)
        return loose(source)


def loose(source: str) -> str:
    """A pattern whose single blanks stand for any white space, as in text that was wrapped by hand."""
    return source.replace(" ", r"\s+")


def whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{loose(source)})(?!\w)" if source else r"(?!)", re.IGNORECASE)


def handles(joint: str) -> re.Pattern[str]:
    """Persons by the names they bear on a code platform: "@obi and @lund-a"; no mail address."""
    further = rf"(?:\s*,\s*(?:(?:{joint})\s+)?|\s+(?:{joint})\s+)@[\w-]+"
    return re.compile(rf"(?<![\w.])@[a-z][\w-]{{2,}}(?:{further})*", re.I)


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language. Raises `DataError` naming the key that is missing, not known, or no
    pattern.
    """
    data: dict[str, Any] = read_yaml(language, "grammar")
    where = f"{language}/grammar.yaml"
    known = set(read_yaml(MODEL, "grammar"))
    for key in sorted(known ^ data.keys()):
        raise DataError(f"{where}: the key {key!r} is {'missing' if key in known else 'not known'}")
    words = {name: tuple(data.pop(name)) for name in _LISTS}
    macros, contractions = data.pop("macros"), data.pop("contractions")
    find = {}
    for name, source in data.items():
        try:
            find[name] = whole(source)
        except re.error as cause:
            raise DataError(f"{where}: key {name}: no pattern: {cause}") from cause
    for name, values in words.items():
        find[name] = whole("|".join(re.escape(word).replace(r"\ ", " ") for word in values))
    return Grammar(language, data, find, words, macros, contractions)
