"""What the record shows of unknown names: which of them act, and which are countries and no surnames."""

from __future__ import annotations

from collections.abc import Iterator

from graph.registry import fold_text
from loaders.actors.groups import separator
from loaders.actors.lexicon import ARTICLES
from loaders.actors.lists import plural_acronym
from loaders.actors.scene import Scene


def countries_in_lists(scene: Scene) -> Iterator[str]:
    """Names of one word of countries that stand in a row with another country."""
    for match in scene.known.values():
        if not match.entry or match.entry.kind != "Country" or match.j - match.i != 1:
            continue
        after = separator(scene, match.j, len(scene.tokens))
        neighbour = scene.known.get(after) if after is not None else None
        before = any(match.i - gap in scene.ends for gap in (1, 2))
        if before or (neighbour and neighbour.entry and neighbour.entry.kind == "Country"):
            yield scene.tokens[match.i].folded


def agents(scene: Scene) -> Iterator[str]:
    """Unknown acronyms and names of one word that the record shows to act: beside words of agency, and for names also in
    the middle of a sentence, never in small letters and never after an article."""
    tokens, table, size = scene.tokens, scene.words.agency, len(scene.tokens)
    acting: set[str] = set()
    inside: set[str] = set()
    articled: set[str] = set()
    for i, token in enumerate(tokens):
        if not token.capital or not token.word or len(token.text) < 2:
            continue
        code = scene.known.get(i)
        if code is not None and (code.entry or code.defined or not code.actor or code.actor.sure):
            continue
        text, behind = (code.actor.name, code.j) if code and code.actor else (token.text, i + 1)
        before = tokens[i - 1] if i else None
        if before and before.folded in ARTICLES | {"this", "each", "every", "su"}:
            articled.add(text)
        if before and (before.text == "," or before.word) and not before.capital:
            inside.add(text)
        after = next((end for end, _, word in table.at(tokens, behind, size) if word.value == "after"), 0)
        if after and not (after < size and tokens[after].folded in ("be", "ser")):
            acting.add(text)
        if any(
            end == i and word.value == "before"
            for back in (1, 2, 3)
            if i >= back
            for end, _, word in table.at(tokens, i - back, i)
        ):
            acting.add(text)
    for text in sorted(acting):
        if (
            (text.isupper() or plural_acronym(text))
            and text not in scene.words.thing_acronyms
            or text in inside - articled
            and fold_text(text) not in scene.lower | scene.words.things
        ):
            yield text
