"""What a record only tells: what the press or nobody in particular says, what was taken back or is only hoped for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from graph.errors import DataError
from graph.model import Passage
from loaders.sentences import sentences
from loaders.vocabulary import read_entries

from .draft import Draft
from .grammar import loose
from .who import Who

KINDS = ("everything", "after", "taken-back", "hoped")
_TAKEN = frozenset({"OFFERED", "PROPOSED", "REQUESTED_OF", "COMMITTED_TO"})


@dataclass(frozen=True)
class Hearsay:
    """`pattern` with its `kind`: what of the sentence is only told ("everything", "after" the words), "taken-back", or
    "hoped": what stands after the words, up to a semicolon, is promised by nobody.
    """

    id: str
    kind: str
    pattern: re.Pattern[str]


@cache
def hearsay(language: str) -> tuple[Hearsay, ...]:
    """The entries of ``hearsay.yaml``. Raises `DataError` for a kind that is unknown or a pattern that is none."""
    required = frozenset({"kind", "pattern", "example"})
    out = []
    for entry in read_entries(language, "hearsay", required=required, optional=frozenset({"counterexample"})):
        where = f"{language}/hearsay.yaml: entry {entry['id']}"
        if entry["kind"] not in KINDS:
            raise DataError(f"{where}: key kind: {entry['kind']!r} is none of {', '.join(KINDS)}")
        try:
            pattern = re.compile(rf"(?<!\w)(?:{loose(entry['pattern'])})(?!\w)", re.IGNORECASE)
        except re.error as cause:
            raise DataError(f"{where}: key pattern: {cause}") from cause
        out.append(Hearsay(entry["id"], entry["kind"], pattern))
    return tuple(out)


def only_told(who: Who, passage: Passage, draft: Draft) -> bool:
    """Whether the sentence of a statement only tells of it."""
    language = who.rules.language
    if not _told_in(who.text[passage.start : passage.end], language):
        return False
    for start, end in sentences(who.text, passage.start, passage.end, language):
        if start <= draft.start < end:
            return any(
                _told(who.text, one, start + first, start + last, draft)
                for one, first, last in _told_in(who.text[start:end], language)
            )
    return False


@lru_cache(maxsize=64)
def _told_in(words: str, language: str) -> tuple[tuple[Hearsay, int, int], ...]:
    """The words of hearsay among *words*: looked for once, however many statements stand there. The words are those of a
    passage, so that no record is kept once it is read."""
    return tuple((one, *match.span()) for one in hearsay(language) for match in one.pattern.finditer(words))


def _told(text: str, one: Hearsay, start: int, end: int, draft: Draft) -> bool:
    at = max(draft.start, draft.verb_end)
    if one.kind == "after":
        return at > end
    if one.kind == "hoped":
        return draft.type == "COMMITTED_TO" and at > end and ";" not in text[end:at]
    return one.kind == "everything" or (draft.type in _TAKEN and at <= start)
