"""English or Spanish? Decided a passage at a time; names, numbers and dates have no language of their own.

Whether a record is in neither of the two is asked of the whole record only: a short Spanish line looks Portuguese to
any detector.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from loaders.terms import LANGUAGES, terms

_WORD = re.compile(r"[^\W\d_]+")
_LOOK = 2000
"""So many characters of a passage decide its language."""


@cache
def _marks(language: str) -> frozenset[str]:
    """Words that are frequent in one language and rare or absent in the others."""
    return frozenset(form for term in terms("languages", "en") if term.id == language for form in term.forms)


@cache
def _detector() -> Any:
    # Loaded when first asked for: it costs half a second and some 90 MB.
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.SPANISH).build()


def language_of(text: str, default: str = "en") -> str:
    """ "en" or "es"; `default` where the words do not tell (a number, a name, a date)."""
    return _decide(text) or default


def languages_of(texts: list[str]) -> list[str]:
    """The language of each passage; one that does not tell takes that of the passage before it, the first ones that
    of the record as a whole."""
    last = language_of(" ".join(text[:400] for text in texts[:80]))
    out: list[str] = []
    for text in texts:
        last = (_decide(text) if len(text) > 60 else _decide_brief(text)) or last
        out.append(last)
    return out


def unsupported_language(text: str) -> str | None:
    """The name of the language of a whole record that is neither English nor Spanish, None where it is one of them or
    too short to tell."""
    words = [word.lower() for word in _WORD.findall(text[:60_000])]
    if not words:
        return None
    foreign = sum(not word[0].isascii() and not "à" <= word[0] <= "ž" for word in words)
    if foreign > 0.5 * len(words) and len(words) >= 10:
        return "another script"
    counts = {term.id: sum(word in _marks(term.id) for word in words) for term in terms("languages", "en")}
    known = max(counts[one] for one in LANGUAGES)
    name, most = max(
        ((one, count) for one, count in counts.items() if one not in LANGUAGES), key=lambda pair: pair[1]
    )
    return name if most >= 15 and most > 1.3 * known else None


def language_warning(text: str) -> str | None:
    """A sentence for the file's owner where a record is in a language that is not read."""
    name = unsupported_language(text)
    if name is None:
        return None
    return (
        f"The record seems to be in {name}. Only English and Spanish are read, so most of its statements are missing. "
        "Load a translation into one of the two."
    )


def _decide(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text[:_LOOK])]
    english = sum(word in _marks("en") for word in words)
    spanish = sum(word in _marks("es") for word in words)
    if abs(english - spanish) >= 2 and max(english, spanish) >= 2 * min(english, spanish) + 1:
        return "en" if english > spanish else "es"
    lower = [word for word in _WORD.findall(text[:_LOOK]) if word.islower()]
    if not lower or english == spanish == 0 and len(lower) < 2:
        return None
    found = _detector().detect_language_of(text[:_LOOK])
    return None if found is None else {"ENGLISH": "en", "SPANISH": "es"}[found.name]


def _decide_brief(text: str) -> str | None:
    """A short line tells its language only where its small words do."""
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in _marks("en") for word in words)
    spanish = sum(word in _marks("es") for word in words)
    if english == spanish or max(english, spanish) < 2:
        return None
    return "en" if english > spanish else "es"
