"""The explorer's words in English and Spanish: labels, verbs, dates.

Texts live in ``web/i18n/<language>.yaml``, nested by section and named by path (`nav.overview`). A text with a number
has the forms `one` and `other`. `**bold**` in a text becomes bold; what is filled in is always escaped.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

import yaml
from markupsafe import Markup, escape

from graph.errors import DataError

LANGUAGES: Mapping[str, str] = {"en": "English", "es": "Español"}
_BOLD = re.compile(r"\*\*(.+?)\*\*")


@cache
def texts(language: str) -> dict[str, Any]:
    """The texts of one language by dotted path. Raises `DataError` naming the file and key of a wrong entry."""
    name = f"{language}.yaml"
    source = resources.files("web").joinpath("i18n", name).read_text(encoding="utf-8")
    return dict(_flatten(yaml.safe_load(source), "", name))


def _flatten(tree: Mapping[str, Any], prefix: str, name: str) -> list[tuple[str, Any]]:
    out: list[tuple[str, Any]] = []
    for key, value in tree.items():
        if not isinstance(key, str):
            raise DataError(f"web/i18n/{name}: {prefix}{key!r}: a key is to be a word; put it in quotes.")
        if isinstance(value, Mapping) and set(value) != {"one", "other"}:
            out.extend(_flatten(value, f"{prefix}{key}.", name))
        elif isinstance(value, str | Mapping | list):
            out.append((prefix + key, value))
        else:
            raise DataError(f"web/i18n/{name}: {prefix}{key}: expected a text, found {value!r}.")
    return out


def translate(language: str, key: str, count: int | None = None, /, **values: Any) -> Markup:
    """The text of `key`; `count` chooses its form and fills `{n}`. Raises `KeyError` for an unknown key."""
    text = _form(language, key, count)
    if count is not None:
        values.setdefault("n", number(count, language))
    bold = _BOLD.sub(r"<b>\1</b>", str(escape(text)))
    return Markup(bold).format(**values) if values else Markup(bold)


def _form(language: str, key: str, count: int | None) -> str:
    text = texts(language)[key]
    return str(text["one" if count == 1 else "other"] if isinstance(text, Mapping) else text)


def plain(language: str, key: str, count: int | None = None, /, **values: Any) -> str:
    """The same as plain text, for attributes, CSV heads and JSON."""
    given = {name: _plain(value) for name, value in values.items()}
    text = _form(language, key, count).replace("**", "")
    if count is not None:
        given.setdefault("n", number(count, language))
    return text.format(**given) if given else text


def _plain(value: Any) -> Any:
    return value.striptags() if isinstance(value, Markup) else value


def has(language: str, key: str) -> bool:
    return key in texts(language)


def number(value: int, language: str) -> str:
    """A whole number as the language groups it: 12,400 in English, 12 400 (narrow space) in Spanish from five digits."""
    grouped = f"{value:,}"
    if language == "es":
        return grouped.replace(",", "\N{NARROW NO-BREAK SPACE}") if abs(value) >= 10_000 else str(value)
    return grouped


def listed(items: list[Any], language: str, limit: int = 3, count: int | None = None) -> Markup:
    """Items as a list of two or three "and 7 more"; `count` is the whole number where only the first are given."""
    total = count if count is not None else len(items)
    shown = [escape(item) for item in (items if total <= limit else items[: limit - 1])]
    if total > len(shown):
        shown.append(translate(language, "list.more", total - len(shown)))
    if len(shown) < 2:
        return Markup("").join(shown)
    conjunction = _and(str(shown[-1].striptags()), language)
    return Markup(", ").join(shown[:-1]) + Markup(" {} ").format(conjunction) + shown[-1]


def _and(following: str, language: str) -> str:
    if language == "es":  # "y" becomes "e" before the sound i (Real Academia Española)
        return "e" if re.match(r"(?i)h?i(?![aeo])", following) else "y"
    return "and"
