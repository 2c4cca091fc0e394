"""The small words of a language, from ``grammar.yaml``, as compiled patterns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.errors import DataError
from loaders.vocabulary import read_yaml

_PATTERNS = (
    "adverbs", "auxiliaries", "passive", "negation", "transparent", "infinitive", "bare_infinitive", "owner_links",
    "owner_nouns", "demonstrative_gap", "future_meeting", "condition", "aim", "planned", "cuts", "incomplete",
    "also_included", "impersonal", "body_words", "pronouns", "behalf", "apposition", "role_nouns", "that", "by",
    "possessive", "infinitive_marker", "body_heads", "and", "phrase_prepositions", "phrase_heads", "phrase_over", "prepositions",
    "reflexive", "loose_links", "body_stop", "stative", "passive_next", "clause_heads", "heading_decisions", "heading_recommendations",
    "heading_tasks", "heading_proposals", "heading_results", "task_mark", "column_owner", "column_action", "column_due",
    "column_post", "everyone", "describes", "proclitics", "noun_openers", "finite_shape", "pair", "heading_agreed", "said_thing", "unowned",
    "plural_pronouns", "personal_pronouns", "people", "no_owner", "texts", "frame_adverbs", "functions_of", "which_shall", "item_mark", "adjunct_opening", "said_before", "aside_opening", "describing", "own_opening", "stands_for", "sides", "function_words", "open_verb", "object_openers",
)  # fmt: skip
_LISTS = ("coordinators", "subordinators", "relatives", "determiners", "transparent_types", "expressing")


@dataclass(frozen=True)
class Grammar:
    """`pattern[name]` is the source of a pattern; `find[name]` is it compiled, as whole words, without regard to case."""

    language: str
    pattern: Mapping[str, str]
    find: Mapping[str, re.Pattern[str]]
    words: Mapping[str, tuple[str, ...]]
    macros: Mapping[str, str]
    contractions: Mapping[str, str]

    def expand(self, source: str) -> str:
        """Return a pattern of a data file with its macros filled in and its blanks as any white space."""
        for name, value in self.macros.items():
            source = source.replace("{%s} " % name, value).replace("{%s}" % name, value)
        return loose(source)


def loose(source: str) -> str:
    """A pattern whose single blanks stand for any white space, as in text that was wrapped by hand."""
    return source.replace(" ", r"\s+")


def whole(source: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{loose(source)})(?!\w)" if source else r"(?!)", re.IGNORECASE)


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of a language. Raises `DataError` naming the key that is missing or no pattern."""
    data: dict[str, Any] = read_yaml(language, "grammar")
    where = f"{language}/grammar.yaml"
    known = {*_PATTERNS, *_LISTS, "macros", "contractions"}
    for key in sorted(known ^ data.keys()):
        raise DataError(f"{where}: the key {key!r} is {'missing' if key in known else 'not known'}")
    find = {}
    for name in _PATTERNS:
        try:
            find[name] = whole(data[name])
        except re.error as cause:
            raise DataError(f"{where}: key {name}: no pattern: {cause}") from cause
    words = {name: tuple(data[name]) for name in _LISTS}
    for name, values in words.items():
        find[name] = whole("|".join(re.escape(word).replace(r"\ ", " ") for word in values))
    return Grammar(
        language, {name: data[name] for name in _PATTERNS}, find, words, data["macros"], data["contractions"]
    )
