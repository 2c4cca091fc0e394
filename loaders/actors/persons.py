"""A person at the head of a phrase: with an honorific, known from the record's lists, or led by a given name."""

from __future__ import annotations

from graph.registry import fold
from loaders.actors.lexicon import PARTICLES
from loaders.actors.people import person, tidy
from loaders.actors.scene import Item, Scene


def person_name(scene: Scene, i: int, j: int) -> Item | None:
    """A person with an honorific, a name that the record's lists know, or a run led by a given name."""
    tokens, finder = scene.tokens, scene.finder
    if not (tokens[i].capital or finder.after_title(i) > i):
        return None
    k = finder.after_title(i)
    if k > i and k < j:
        run = min(finder.run(k), j)
        if run > k:
            full = tidy(tokens.name(k, run))
            return [person(scene.people.full(full) or full, tokens.slice(i, run))], run
    run = min(finder.run(i), j)
    for end in range(run, i, -1):
        if tokens[end - 1].folded in PARTICLES:
            continue
        name = tidy(tokens.name(i, end))
        full_name = scene.people.full(name)
        if full_name and _is_person_here(scene, i, end, name):
            return [person(full_name, tokens.slice(i, end))], end
    if (
        run - i >= 2
        and tokens[i].folded in scene.words.given
        and i not in scene.known
        and finder.plausible(i, run)
    ):
        return [person(tidy(tokens.name(i, run)), tokens.slice(i, run))], run
    if (
        run == i + 1
        and tokens[i].folded in scene.words.given
        and i not in scene.known
        and (
            tokens[i].folded not in scene.lower
            and not tokens[i].capitals
            and not (i and tokens[i - 1].capital)
        )
    ):
        return [person(tokens[i].text, tokens[i].text, sure=False)], run
    return None


def _is_person_here(scene: Scene, i: int, end: int, name: str) -> bool:
    """A single name that is also a known actor's ("Jordan") is a person unless it stands in a list of countries."""
    match = scene.known.get(i)
    if match is None or match.actor is None:
        return scene.tokens[i].folded not in scene.words.things | scene.words.organ_words
    return match.j < end or (match.j == end == i + 1 and fold(name) not in scene.countries)


def name_like(scene: Scene, k: int, run: int) -> bool:
    if scene.people.full(scene.tokens.name(k, run)):
        return True
    if run - k == 1:
        token = scene.tokens[k]
        return (
            token.folded not in scene.words.things | scene.words.organ_words
            and token.folded not in scene.lower
        )
    return scene.finder.plausible(k, run)


def holder(scene: Scene, i: int, k: int, run: int) -> Item:
    full = tidy(scene.tokens.name(k, run))
    return [person(scene.people.full(full) or full, scene.tokens.slice(i, run))], run
