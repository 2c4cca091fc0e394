"""Heads of lists that name by a noun what somebody is asked or promises: "Recommendations to the Secretariat:"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.errors import DataError
from loaders.vocabulary import read_entries

from .draft import tidy
from .grammar import loose
from .leads import Lead
from .who import Who
from .words import words

_NUMBER = re.compile(r"[\d.\s=#*IVXivx-]*(?<!\w)")


@dataclass(frozen=True)
class Head:
    """`pattern` ends where the actor begins; `verb` is the entry by which the items are read; `doer`: the actor acts."""

    id: str
    verb: str
    pattern: re.Pattern[str]
    doer: bool


@cache
def heads(language: str) -> tuple[Head, ...]:
    """The entries of ``leads.yaml``. Raises `DataError` naming the entry that is no pattern."""
    out = []
    for entry in read_entries(
        language,
        "leads",
        required=frozenset({"verb", "pattern", "example"}),
        optional=frozenset({"doer", "counterexample"}),
    ):
        try:
            pattern = re.compile(rf"(?:{loose(entry['pattern'].replace(' ACTOR', ''))})(?!\w)\s+", re.I)
        except re.error as cause:
            raise DataError(f"{language}/leads.yaml: entry {entry['id']}: key pattern: {cause}") from cause
        out.append(Head(entry["id"], entry["verb"], pattern, entry.get("doer", False)))
    return tuple(out)


def head_over(who: Who, start: int, end: int) -> Lead | None:
    """The lead that a head makes for the items below it, where it is nothing but such a noun and whom it names."""
    begin, stop = tidy(who.text, start, end)
    if number := _NUMBER.match(who.text, begin, stop):
        begin = who.skip_blank(number.end(), stop)
    for head in heads(who.rules.language):
        match = head.pattern.match(who.text, begin, stop)
        actors = who.named(match.end(), stop) if match else ()
        if match is None or not actors or not all(a.key or a.role or a.collective or a.sure for a in actors):
            continue
        verb = words(who.rules.language).verb(head.verb)
        return Lead(verb, actors if head.doer else who.speakers, () if head.doer else actors, False)
    return None
