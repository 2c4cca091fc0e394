"""Dates written out in words, as acts and declarations close: "a los veintitrés días del mes de mayo de dos mil trece",
"on the Twelfth day of November in the year Two Thousand and Twenty-Two"."""

from __future__ import annotations

import re
from functools import cache

from loaders.times.periods import Read, day_of
from loaders.times.words import words_of

_ES_UNITS = (
    "un primero primer uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis "
    "diecisiete dieciocho diecinueve veinte veintiun veintiuno veintidos veintitres veinticuatro veinticinco veintiseis "
    "veintisiete veintiocho veintinueve treinta"
)
_EN_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
)
_EN_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
)
_TENS = {
    "en": {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
    "es": {"treinta": 30, "cuarenta": 40, "cincuenta": 50},
}


def _numbers(language: str) -> dict[str, int]:
    out: dict[str, int] = {}
    if language == "es":
        for value, word in zip([1, 1, 1, *range(1, 21), 21, *range(21, 31)], _ES_UNITS.split(), strict=True):
            out[word] = value
        for ten, value in _TENS["es"].items():
            out[ten] = value
            for unit in range(1, 10):
                out[f"{ten} y {_ES_UNITS.split()[2 + unit]}"] = value + unit
        return out
    for value, word in enumerate(_EN_ORDINALS.split(), 1):
        out[word] = value
    for value, word in enumerate(_EN_UNITS.split(), 1):
        out[word] = value
    for ten, value in _TENS["en"].items():
        out[ten], out[ten[:-1] + "ieth"] = value, value
        for unit in range(1, 10):
            out[f"{ten}-{_EN_UNITS.split()[unit - 1]}"] = value + unit
            out[f"{ten}-{_EN_ORDINALS.split()[unit - 1]}"] = value + unit
    return out


_NUMBERS = {language: _numbers(language) for language in ("en", "es")}


def _either(language: str) -> str:
    return (
        "(?:"
        + "|".join(sorted((re.escape(w) for w in _NUMBERS[language]), key=len, reverse=True))
        + r"|\d{1,2})"
    )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """A day, month and year of which the day or the year is written out."""
    number, month = _either(language), words_of(language).month
    thousand = rf"(?:dos\s+mil(?:\s+(?P<yy>{number}))?|(?P<yd>(?:19|20)\d\d))"
    if language == "en":
        thousand = rf"(?:two\s+thousand(?:\s+(?:and\s+)?(?P<yy>{number}))?|(?P<yd>(?:19|20)\d\d))"
    day = rf"(?P<d>{number})(?:\s*\(\d{{1,2}}\))?(?:st|nd|rd|th)?"
    link = r"\s+(?:dias?\s+)?(?:del\s+mes\s+)?(?:day\s+)?(?:of\s+|de\s+)(?:the\s+month\s+of\s+)?"
    year = r"\s*,?\s*(?:(?:de|del|in|of)\s+)?(?:(?:el\s+)?ano\s+|(?:the\s+)?year\s+)?(?:(?:de|of)\s+)?"
    return re.compile(rf"(?<!\w){day}{link}(?P<m>{month}){year}{thousand}(?!\w)")


def find_spelled(flat: str, start: int, end: int, language: str) -> list[Read]:
    """Dates of flat text whose day or year is written out in words."""
    words = words_of(language)
    out = []
    for match in _pattern(language).finditer(flat, start, end):
        day_text = " ".join(match["d"].split())
        value = int(day_text) if day_text.isdigit() else _NUMBERS[language][day_text]
        total = int(match["yd"]) if match["yd"] else 2000 + _value(match["yy"], language)
        found = day_of(total, words.months[match["m"].rstrip(".")], value)
        if found:
            out.append(Read(match.start(), match.end(), found, None, "day", True))
    return out


def _value(text: str | None, language: str) -> int:
    if not text:
        return 0
    bare = " ".join(text.split())
    return int(bare) if bare.isdigit() else _NUMBERS[language][bare]
