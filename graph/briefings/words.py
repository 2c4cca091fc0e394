"""Words, dates and numbers of a document in its language."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
}
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


@cache
def _table() -> dict[str, dict[str, str]]:
    text = resources.files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    # Keys such as `no date` are plain text; YAML 1.1 would take yes and no for truth values, so none is one of these.
    return {str(key): value for key, value in yaml.safe_load(text).items()}


def word(key: str, language: str, **values: Any) -> str:
    """Return the word or sentence for *key*; a key without an entry is returned as it is."""
    entry = _table().get(key)
    return entry[language].format(**values) if entry else key


def date(value: str | None, language: str) -> str:
    """Return "19 July 2018" or "19 de julio de 2018", "July 2018", "2018"; other words stay as they are."""
    if not value:
        return ""
    if week := _WEEK.fullmatch(value):
        return (
            f"week {int(week[2])} of {week[1]}" if language == "en" else f"semana {int(week[2])} de {week[1]}"
        )
    found = _DATE.fullmatch(value)
    if not found:
        return value
    year, month, day = found[1], found[2], found[3]
    if not month or not 1 <= int(month) <= 12:
        return value if month else year
    name = _MONTHS[language].split()[int(month) - 1]
    joint = " de " if language == "es" else " "
    return joint.join(([str(int(day))] if day else []) + [name, year])


def short_date(value: str | None, language: str) -> str:
    """Return "19 Jul 2018", "19 jul 2018", "Jul 2018", "2018", in which no line may end; other words stay as they are."""
    found = _DATE.fullmatch(value or "")
    if not found or not found[2] or not 1 <= int(found[2]) <= 12:
        return date(value, language)
    name = _MONTHS[language].split()[int(found[2]) - 1][:3]
    return "\u00a0".join(([str(int(found[3]))] if found[3] else []) + [name, found[1]])


def moment(value: str | None, language: str) -> str:
    """Return day and minute of an ISO time, "1 September 2018, 14:05"."""
    if not value:
        return ""
    day, _, clock = value.partition("T")
    return date(day, language) + (f", {clock[:5]}" if clock else "")


def names(values: list[str], language: str, *, most: int = 8) -> str:
    """Return "A, B and C", or "A, B and 7 more"."""
    values = [value for value in values if value]
    if len(values) > most:
        rest = word("and_more", language, n=len(values) - most + 1)
        return ", ".join(values[: most - 1]) + " " + rest
    if len(values) < 2:
        return "".join(values)
    joint = word("and", language)
    if language == "es" and re.match(r"(?i)h?i(?![aeou])", values[-1]):
        joint = "e"
    return ", ".join(values[:-1]) + f" {joint} " + values[-1]


def quoted(text: str, language: str | None) -> str:
    """Return *text* in the quotation marks of its language."""
    return f"«{text}»" if language == "es" else f"“{text}”"
