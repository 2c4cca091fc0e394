"""Codes that a record uses for countries: "attended by experts from AT, DE and EL", "NL agreed"."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Actor
from graph.registry import Registry
from loaders.actors.lexicon import Lexicon
from loaders.actors.scene import Scene
from loaders.actors.tokens import Token, Tokens

_OTHER = {"EL": "GR", "UK": "GB"}
"""Codes of the European Union that differ from ISO 3166."""
ROW = 3
"""So many codes in a row show that the record uses them for countries."""


def country_codes(scene: Scene) -> Iterator[tuple[str, Actor]]:
    """Yield (code, country) where the record names countries by codes of two letters in a row. A code that is also the
    acronym of a thing ("IT") is a country's only where the record shows it to act too."""
    found: dict[str, Actor] = {}
    inside: set[int] = set()
    for row in _rows(scene.tokens, scene.words):
        countries = [(scene.tokens[i].text, _country(scene.registry, scene.tokens[i].text)) for i in row]
        known = {code: key for code, key in countries if key}
        if len(known) >= ROW and len(known) * 4 >= len(row) * 3:
            plain = [code for code in known if code not in scene.words.thing_acronyms]
            inside.update(row if len(plain) > 1 else ())
            found |= {code: scene.entry_actor(key, code) for code, key in known.items()}
    for code, actor in found.items():
        if code not in scene.words.thing_acronyms or _acts(scene, code) or _only_there(scene, code, inside):
            yield code, actor


def _only_there(scene: Scene, code: str, inside: set[int]) -> bool:
    """Whether the record says *code* in rows of countries alone."""
    return all(i in inside for i, token in enumerate(scene.tokens) if token.text == code)


def _country(registry: Registry, code: str) -> str | None:
    entry = registry.get(_OTHER.get(code, code))
    return entry.key if entry and entry.kind == "Country" and entry.code else None


def _rows(tokens: Tokens, words: Lexicon) -> Iterator[list[int]]:
    """Runs of codes of two capitals that commas, strokes and "and" part."""
    row: list[int] = []
    for i, token in enumerate(tokens):
        if len(token.text) == 2 and token.text.isalpha() and token.capitals:
            if row and not all(_parts(tokens[k], words) for k in range(row[-1] + 1, i)):
                yield row
                row = []
            row.append(i)
    yield row


def _parts(token: Token, words: Lexicon) -> bool:
    return token.text in ",/" or token.folded in words.conjunctions


def _acts(scene: Scene, code: str) -> bool:
    tokens, table = scene.tokens, scene.words.agency
    return any(
        token.text == code
        and any(word.value == "after" for _, _, word in table.at(tokens, i + 1, len(tokens)))
        for i, token in enumerate(tokens)
    )
