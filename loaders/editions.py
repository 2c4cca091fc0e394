"""Which of several files is the earlier edition of a record, as far as their names tell: drafts, originals, corrections.

What is loaded later becomes the newer version of a record, and "report-corrected.txt" stands before "report.txt" in
the order of names.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

from loaders.terms import LANGUAGES, fold, terms

T = TypeVar("T")
_SUFFIX = re.compile(r"\.[^./\\]{1,8}\Z")
_WORD = re.compile(r"[^\W\d_]+|\d+|/")


def originals_first(items: Iterable[T], name_of: Callable[[T], str]) -> list[T]:
    """*items* in their order, but files whose names differ in the words of editions alone stand together, oldest first."""
    groups: dict[object, list[tuple[tuple[int, tuple[int, ...]], T]]] = {}
    for item in items:
        base, edition = edition_of(name_of(item))
        groups.setdefault(base, []).append((edition, item))
    return [item for group in groups.values() for _, item in sorted(group, key=lambda one: one[0])]


def edition_of(name: str) -> tuple[str, tuple[int, tuple[int, ...]]]:
    """A file's name without the words that tell its edition, and the edition: when it was written, and its numbers."""
    words = _WORD.findall(fold(_SUFFIX.sub("", name.replace("\\", "/"))))
    rank, numbers, base = 0, [], []
    at = 0
    while at < len(words):
        length, value = _edition_at(words, at)
        numbered = at + 1 < len(words) and words[at + 1].isdigit()
        if length:
            rank = value or rank
            at += length
        elif numbered and words[at] in _words_of_numbers():
            numbers.append(int(words[at + 1]))
            at += 2
            while at < len(words) and words[at].isdigit() and len(words[at]) < 3:
                numbers.append(int(words[at]))
                at += 1
        else:
            base.append(words[at])
            at += 1
    return " ".join(word for word in base).strip(" /"), (rank, tuple(numbers))


def _edition_at(words: list[str], at: int) -> tuple[int, int]:
    """How many words at *at* tell an edition, and which; (0, 0) where none does."""
    for form, value in _forms():
        if tuple(words[at : at + len(form)]) == form:
            return len(form), value
    return 0, 0


@cache
def _forms() -> tuple[tuple[tuple[str, ...], int], ...]:
    found = {
        tuple(_WORD.findall(fold(form))): int(term.value)
        for language in LANGUAGES
        for term in terms("editions", language)
        if term.value is not None
        for form in term.forms
    }
    return tuple(sorted(found.items(), key=lambda one: (-len(one[0]), one[0])))


@cache
def _words_of_numbers() -> frozenset[str]:
    return frozenset(
        fold(form)
        for language in LANGUAGES
        for term in terms("editions", language)
        if term.value is None
        for form in term.forms
    )
