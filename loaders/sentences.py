"""Sentences of a passage, with offsets. Semicolons are not ends of sentences here; who reads clauses looks at them."""

from __future__ import annotations

import re
from functools import cache

from loaders.terms import LANGUAGES, terms

_END = re.compile(r"(?P<mark>\.{3}|[.!?…])[\"'”’»)\]*_]*(?P<note>\d{1,2})?(?=\s)")
_NEXT = re.compile(r"\s+[\"'“‘«(\[*_¿¡-]*\s?(?P<word>\w+|\S)")
_WORD_BEFORE = re.compile(r"(?:[^\W\d_]+\.\s?)*[^\W\d_]+$|\d+$")


def sentences(text: str, start: int, end: int, language: str) -> list[tuple[int, int]]:
    """Spans of the sentences of ``text[start:end]``, in order, without the blanks between them.

    A full stop after an abbreviation ends a sentence only where that abbreviation may stand last ("EE. UU.") and the next
    word is one that opens sentences; never before a lower-case letter, and never before a digit after an abbreviation.
    """
    out: list[tuple[int, int]] = []
    begin = start
    for match in _END.finditer(text, start, end):
        if match.start() < begin or not _ends(text, begin, match, end, language):
            continue
        _add(out, text, begin, match.end())
        begin = match.end()
    _add(out, text, begin, end)
    return out


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        lead = len(piece) - len(piece.lstrip())
        out.append((start + lead, start + lead + len(bare)))


def _ends(text: str, begin: int, match: re.Match[str], end: int, language: str) -> bool:
    following = _NEXT.match(text, match.end(), end)
    if not following:
        return True
    word = following["word"]
    if word[:1].islower():
        return False
    if match["mark"] != ".":
        return True
    if match["note"] and not text[match.start() - 1].isalpha():
        return False
    before = _WORD_BEFORE.search(text, max(begin, match.start() - 24), match.start())
    if not before:
        return True
    last = before.group()
    if last.isdigit():
        return match.start() - begin > len(last)
    known = _abbreviations(language)
    tail = re.split(r"\s", last)[-1].casefold()
    whole = " ".join(last.casefold().split())
    if tail in known["held"] or whole in known["held"]:
        return False
    if tail in known["number"] and word[:1].isdigit():
        return False
    if tail in known["free"] or whole in known["free"] or _is_initials(tail):
        return not word[:1].isdigit() and word.casefold() in known["opens"]
    return True


def _is_initials(word: str) -> bool:
    """ "J" of a name, "M.P." of a title."""
    return all(len(part) == 1 for part in word.split(".") if part)


@cache
def _abbreviations(language: str) -> dict[str, frozenset[str]]:
    """Abbreviations that never end a sentence (`held`), that do not before a `number`, that may (`free`), and words that
    open a sentence (`opens`). Titles before names are held in both languages: names travel."""
    out: dict[str, set[str]] = {"held": set(), "number": set(), "free": set(), "opens": set()}
    for one in LANGUAGES:
        for term in terms("abbreviations", one):
            if one == language or term.id in ("titles", "tratamientos"):
                out[str(term.value)].update(form.casefold() for form in term.forms)
    return {kind: frozenset(forms) for kind, forms in out.items()}
