"""English or Spanish? Decided a passage at a time between the two; names, numbers and dates have no language of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

_MARKS = {
    "en": frozenset(
        "the of and to in for with by that is are was were be will shall on at from this these those has have it its as or not "
        "which their an also between within before after into under".split()
    ),
    "es": frozenset(
        "el la los las de del y en para con por que es son fue fueron ser al un una se su sus lo como o no a esta este estos "
        "estas ha han sobre entre desde hasta e ante sin más".split()
    ),
}
"""Words that are frequent in one language and rare or absent in the other."""

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _detector() -> Any:
    # Loaded when first asked for: it costs half a second and some 90 MB.
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(Language.ENGLISH, Language.SPANISH).build()


def language_of(text: str, default: str = "en") -> str:
    """ "en" or "es"; `default` where the words do not tell (a number, a name, a date)."""
    return _decide(text) or default


def _decide(text: str) -> str | None:
    words = [word.lower() for word in _WORD.findall(text[:2000])]
    if not words:
        return None
    english = sum(word in _MARKS["en"] for word in words)
    spanish = sum(word in _MARKS["es"] for word in words)
    if abs(english - spanish) >= 2 and max(english, spanish) >= 2 * min(english, spanish) + 1:
        return "en" if english > spanish else "es"
    lower = [word for word in _WORD.findall(text[:2000]) if word.islower()]
    if not lower or english == spanish == 0 and len(lower) < 2:
        return None
    found = _detector().detect_language_of(text[:2000])
    return None if found is None else {"ENGLISH": "en", "SPANISH": "es"}[found.name]


def languages_of(texts: list[str]) -> list[str]:
    """The language of each passage; one that does not tell takes that of the passage before it, the first ones that of
    the record as a whole."""
    whole = language_of(" ".join(text[:400] for text in texts[:80]))
    out: list[str] = []
    last = whole
    for text in texts:
        last = _decide(text) or last if len(text) > 60 else _brief(text, last)
        out.append(last)
    return out


def _brief(text: str, last: str) -> str:
    """A short line changes the language only if its small words say so."""
    words = [word.lower() for word in _WORD.findall(text)]
    english = sum(word in _MARKS["en"] for word in words)
    spanish = sum(word in _MARKS["es"] for word in words)
    if english == spanish or max(english, spanish) < 2:
        return last
    return "en" if english > spanish else "es"
