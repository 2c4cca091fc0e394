"""Countries of the registry: names from CLDR (countries.json), the rest from countries.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from graph.errors import DataError
from graph.registry.entries import Entry, Name, fold

SHORT_LENGTH = 28
_KEYS = {"en", "es", "demonym_en", "demonym_es", "common_noun"}
"""`common_noun`: languages in which the name is a word like any other and names nobody ("Reunión", a meeting)."""
_ACRONYM = re.compile(r"(?:[A-Z]\.? ?){2,5}")


def country_entries(names: dict[str, Any], more: dict[str, Any], *, file: str) -> Iterator[Entry]:
    """Yield an entry for every country of *names*; *more* adds names and demonyms. Raises `DataError`."""
    for code, extra in more.items():
        if code not in names:
            raise DataError(f"{file}: entry {code!r}: no country of that code in countries.json.")
        if not isinstance(extra, dict) or set(extra) - _KEYS:
            raise DataError(
                f"{file}: entry {code}: key {sorted(set(extra) - _KEYS)} is not one of {sorted(_KEYS)}."
            )
    for code, row in names.items():
        yield _entry(code, row, more.get(code, {}))


def _entry(code: str, row: dict[str, Any], more: dict[str, Any]) -> Entry:
    common = more.get("common_noun", [])
    nouns = {fold(row[language]) for language in common}
    written = [
        Name(row[language], language, exact=fold(row[language]) in nouns)
        for language in ("en", "es")
        if language not in common
    ]
    for language in ("en", "es"):
        for text in [*row.get(f"also_{language}", []), *more.get(language, [])]:
            written.append(Name(text, language, exact=is_acronym(text)))
    written += [
        Name(w.text.replace("Saint ", "St. ", 1), "en") for w in written if w.text.startswith("Saint ")
    ]
    acronyms = tuple(dict.fromkeys(w.text for w in written if w.exact and is_acronym(w.text)))
    return Entry(
        key=code,
        kind="Country",
        name={"en": row["en"], "es": row["es"]},
        short={
            lang: short_name(row[lang], acronyms if code in ("US", "GB", "AE") else ())
            for lang in ("en", "es")
        },
        names=tuple(dict.fromkeys(written)),
        source="Unicode CLDR; United Nations",
        acronyms=acronyms,
        code=code,
        adjectives={
            "en": tuple(fold(word) for word in more.get("demonym_en", [])),
            "es": tuple(dict.fromkeys(fold(f) for w in more.get("demonym_es", []) for f in spanish_forms(w))),
        },
    )


def is_acronym(text: str) -> bool:
    """Whether *text* is written in capitals with or without points ("U.S.", "EE. UU.", "DRC")."""
    return bool(_ACRONYM.fullmatch(text.strip() + " ") or _ACRONYM.fullmatch(text)) and len(text) <= 9


def short_name(name: str, acronyms: tuple[str, ...] = ()) -> str:
    """*name* if it fits 28 characters, else the first acronym, else the name cut at a word."""
    if len(name) <= SHORT_LENGTH:
        return name
    if acronyms:
        return acronyms[0]
    return name[: SHORT_LENGTH - 1].rsplit(" ", 1)[0] + "…"


def spanish_forms(word: str) -> list[str]:
    """The four forms of a Spanish demonym from its masculine singular: mexicano, mexicana, mexicanos, mexicanas."""
    if word.endswith("o"):
        return [word, word[:-1] + "a", word + "s", word[:-1] + "as"]
    if word.endswith(("és", "án", "ón")) and word not in ("afgán",):
        stem = word[:-2] + {"é": "e", "á": "a", "ó": "o"}[word[-2]] + word[-1]
        return [word, stem + "a", stem + "es", stem + "as"]
    if word.endswith("ol"):
        return [word, word + "a", word + "es", word + "as"]
    if word.endswith(("í", "ú")):
        return [word, word + "es", word + "s"]
    return [word, word + ("s" if word[-1] in "aeiou" else "es")]
