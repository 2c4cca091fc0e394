"""Noun phrases as lists of actors: "the Chair, UNHCR and the delegations of Chile and Peru"."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Actor, Kind
from graph.registry import fold
from loaders.actors.collectives import many, members_named
from loaders.actors.groups import (
    adjective_before,
    ministers_of,
    past_home,
    past_owner,
    separator,
    skip_aside,
    through,
)
from loaders.actors.lexicon import ARTICLES
from loaders.actors.offices import HELD, described_office, office_phrase
from loaders.actors.organs import organ_name
from loaders.actors.persons import person_name
from loaders.actors.phrases import belonging, known_name, unit_code
from loaders.actors.posts import described_post, post_phrase
from loaders.actors.references import lower_group, reference, short_form
from loaders.actors.scene import Item, Scene, skip_determiners
from loaders.actors.tokens import Tokens

MAX_DEPTH = 12
"""Offices of offices ("the Chair of the Bureau of the Committee of …") that are followed."""
MAX_ACTORS = 120
"""A list longer than this is no list of actors."""


def read_item(
    scene: Scene, i: int, j: int, *, whole: bool = False, bare: bool = True, pronouns: bool = True
) -> Item | None:
    """One actor (or those of one delegation phrase) at *i*. *bare*: capitalised words that nothing explains count too."""
    if i >= j or scene.depth >= MAX_DEPTH:
        return None
    scene.depth += 1
    try:
        found = _read_item(scene, i, j, whole=whole, bare=bare, pronouns=pronouns)
        return _with_stop(scene, i, found, j) if found else None
    finally:
        scene.depth -= 1


def _with_stop(scene: Scene, i: int, found: Item, j: int) -> Item:
    """*found* with the full stop of a firm's last word ("Deep Motors Inc. and Togo")."""
    tokens, end = scene.tokens, found[1]
    firm = end < j and tokens[end].text == "." and tokens[end - 1].folded in scene.words.small["firms"]
    if not firm or tokens.spaced(end - 1) or (end + 1 < j and tokens[end + 1].capital) or len(found[0]) > 1:
        return found
    return [replace(found[0][0], name=f"{found[0][0].name}.", mention=tokens.slice(i, end + 1))], end + 1


def _read_item(scene: Scene, i: int, j: int, *, whole: bool, bare: bool, pronouns: bool) -> Item | None:
    if pronouns and (found := reference(scene, i, j)):
        return found
    for attempt in (
        ministers_of,
        members_named,
        person_name,
        adjective_before,
        through,
        known_name,
        short_form,
    ):
        found = attempt(scene, i, j)
        if found:
            return found
    found = (
        office_phrase(scene, i, j, _inner) or organ_name(scene, i, j, weak=bare) or post_phrase(scene, i, j)
    )
    found = found or described_office(scene, i, j) or described_post(scene, i, j)
    if found:
        return found
    found = _kind_of_group(scene, i, j) or lower_group(scene, i, j) or many(scene, i, j, whole=whole)
    if found:
        return found
    token = scene.tokens[i]
    acting = (
        token.text in scene.agents
        or token.text + "s" in scene.agents
        or token.text.rstrip("s") in scene.agents
    )
    if not (bare or acting):
        return None
    found = unknown(scene, i, j)
    if found and not whole and not acting and found[1] == i + 1 and not scene.tokens[i].capitals:
        # One capitalised word inside a sentence may be a town or a thing; whoever acts is known from elsewhere.
        return None
    return found


def _kind_of_group(scene: Scene, i: int, j: int) -> Item | None:
    """A group whose name has its kind in small letters before it: "the ad hoc Working Group on Tides"."""
    end = (
        opening(scene, i, j, scene.words.sequences["group-kinds"]) if scene.tokens[i].text.islower() else None
    )
    if end is None or end >= j or not scene.tokens[end].capital or scene.words.language != "en":
        return None
    found = organ_name(scene, end, j)
    if not found or fold(found[0][0].name) in scene.words.organ_words:
        return None
    return [
        replace(found[0][0], name=scene.tokens.name(i, found[1]), mention=scene.tokens.slice(i, found[1]))
    ], found[1]


def plural_acronym(text: str) -> bool:
    """Whether *text* is an acronym in the plural ("RMOs")."""
    return len(text) > 2 and text[-1] == "s" and text[:-1].isupper() and text[:-1].isalpha()


def _inner(scene: Scene, i: int, j: int) -> Item | None:
    return read_item(scene, i, j, bare=True)


def unknown(scene: Scene, i: int, j: int) -> Item | None:
    """An acronym that nothing explains, or a capitalised name never seen in lower case: an actor that is not sure."""
    token = scene.tokens[i]
    if (
        token.handle
        or not token.capital
        or not token.word
        or (i in scene.known and scene.known[i].actor is None)
    ):
        return None
    if _small_word(scene, i):
        return None
    if token.capitals or plural_acronym(token.text):
        return _acronym(scene, i, j)
    return _unseen_name(scene, i, j)


def _acronym(scene: Scene, i: int, j: int) -> Item | None:
    """An acronym that nothing explains, with the unit of it that is named behind: "the PTA Secretariat"."""
    tokens, words = scene.tokens, scene.words
    token = tokens[i]
    k = i + 1
    if k < j and tokens.joined(i) and token.text not in words.thing_acronyms:
        owner = Actor(name=token.text, kind="Organisation", mention=token.text, sure=False)
        if (unit := unit_code(scene, owner, k, j)) > k:
            name, said = tokens.name(i, unit), tokens.slice(i, unit)
            return [Actor(name, "Organisation", said, of=owner.name, sure=False)], unit
        inner = scene.known.get(k)
        start = inner.j if inner and inner.actor and tokens[k].capitals else k
        found = belonging(scene, start, j, owner)
        if found:
            return [replace(found[0][0], mention=tokens.slice(i, found[1]), sure=False)], found[1]
    if (
        token.text in words.thing_acronyms
        or token.text.rstrip("s") in words.thing_acronyms
        or (k < j and tokens[k].text in "-/" and not tokens.spaced(i))
    ):
        return None
    if k < j and tokens[k].text.isdigit():
        return None
    named = scene.people.by_initials(token.text) if len(token.text) < 4 else None
    if named:
        return [Actor(name=named, kind="Person", mention=token.text, sure=False)], k
    several = plural_acronym(token.text)
    return [
        Actor(name=token.text, kind="Organisation", mention=token.text, collective=several, sure=False)
    ], k


def _unseen_name(scene: Scene, i: int, j: int) -> Item | None:
    """A capitalised name that nothing explains: a person where it looks like one, else an organisation."""
    tokens, words = scene.tokens, scene.words
    run = min(scene.finder.run(i, 4), j)
    if (
        run <= i
        or scene.finder.unlikely_word(i, run)
        or any(
            t.folded in words.things | words.class_words or t.folded in words.small["months"]
            for t in tokens[i:run]
        )
    ):
        return None
    if any(k in scene.known for k in range(i + 1, run)):
        return None
    name = tokens.name(i, run)
    firm = run < j and tokens[run].text == "." or tokens[run - 1].folded in words.small["firms"]
    person_like = run - i in (1, 2, 3) and scene.finder.plausible(i, run) or run - i == 1
    kind: Kind = "Person" if person_like and not firm else "Organisation"
    return [Actor(name=name, kind=kind, mention=tokens.slice(i, run), sure=False)], run


def _small_word(scene: Scene, i: int) -> bool:
    """Whether the word at *i* only has the capital of its sentence or line: a preposition, an article, a pronoun ("WE")."""
    words, token = scene.words, scene.tokens[i]
    small = (
        words.small["stops"]
        | words.links
        | words.determiners
        | words.small["pronouns"]
        | words.small["leading"]
    )
    return token.folded in small and not (token.capitals and token.text in scene.agents)


def read_actors(scene: Scene, i: int, j: int, *, whole: bool = False, bare: bool = True) -> Item | None:
    """The actors named by the phrase that begins at *i*, and the token after it; None where it names none."""
    tokens, words = scene.tokens, scene.words
    actors: list[Actor] = []
    k = skip_leading(scene, i, j)
    end = k
    first: tuple[int, int] | None = None
    joined = False
    while k < j and len(actors) < MAX_ACTORS:
        start = skip_determiners(scene, k, j)
        tenure = start + 1 < j and tokens[start].folded in words.small["tenures"] and start not in scene.known
        start += 1 if tenure and tokens[start].text.islower() and tokens[start + 1].capital else 0
        found = read_item(scene, start, j, whole=whole, bare=bare)
        if found is None:
            break
        items, end = found
        items, end = _holder(scene, items, end, j)
        after = behalf(scene, end, j)
        if after and scene.depth < MAX_DEPTH:
            scene.depth += 1
            principal = read_actors(scene, after, j, whole=whole, bare=bare)
            scene.depth -= 1
            own = (
                items if opening(scene, _past_comma(scene, end, j), j, words.sequences["also-behalf"]) else []
            )
            if principal:
                return once(actors + own + principal[0]), principal[1]
        actors += items
        first = first or (len(actors), end)
        k = skip_apposition(scene, past_owner(scene, skip_aside(scene, end, j), j), j)
        if items[-1].kind == "Person":
            k = skip_post(scene, past_home(scene, k, j), j)
        end = k
        following = separator(scene, k, j)
        if following is None or following >= j:
            break
        joined = joined or following - k > 1 or tokens[k].text not in ",;"
        k = _past_aside(scene, following, j)
        while k < j and tokens[k].folded in words.small["leading"] and words.language == "es":
            k += 1
    if first and not joined and not whole and end < j:
        # "At the request of Togo, the Chair will …": a comma alone makes no list inside a sentence.
        return once(actors[: first[0]]), first[1]
    return (once(actors), end) if actors else None


def _holder(scene: Scene, items: list[Actor], end: int, j: int) -> Item:
    """The person named behind a post ("the Secretary-General, Ms. Ada Obi"), who is meant; else what was read."""
    tokens = scene.tokens
    comma = opening(scene, end, j, scene.words.sequences["holding"]) or end
    if len(items) != 1 or comma + 1 >= j or tokens[comma].text != "," or not _is_post(scene, items[0]):
        return items, end
    start = comma + 1
    while start < j and tokens[start].folded in ARTICLES:
        start += 1
    found = person_name(scene, start, j) if start < j else None
    if found and scene.finder.after_title(start) == start:
        told = len(found[0][0].name.split()) > 1 and found[0][0].sure
        closed = found[1] >= j or tokens[found[1]].text in ",;.)("
        return found if told and closed else (items, end)
    return found if found else (items, end)


def _is_post(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is an office that one person holds, or the holder of a post."""
    words = Tokens(actor.name)
    if actor.collective and actor.kind == "Organisation" and len(words):
        return words[-1].folded in scene.words.small["spokesmen"]
    if actor.collective or actor.kind != "Organisation":
        return False
    if actor.role:
        return actor.role in HELD
    return any(True for _ in scene.words.post.at(words, 0, len(words)))


def skip_leading(scene: Scene, i: int, j: int) -> int:
    """The first token after marks and a preposition that governs the whole phrase."""
    tokens, words = scene.tokens, scene.words
    while i < j and not tokens[i].word and tokens[i].text != "(":
        i += 1
    while (
        i < j
        and tokens[i].folded in words.small["leading"]
        and not (i in scene.known and scene.known[i].actor)
    ):
        i += 1
    return i


def behalf(scene: Scene, k: int, j: int) -> int | None:
    """The token after "on behalf of" or "also on behalf of" (with or without a comma before it) at *k*."""
    k = _past_comma(scene, k, j)
    also = opening(scene, k, j, scene.words.sequences["also-behalf"])
    return also or opening(scene, k, j, scene.words.sequences["behalf"])


def _past_comma(scene: Scene, k: int, j: int) -> int:
    return k + 1 if k < j and scene.tokens[k].text == "," else k


def opening(scene: Scene, k: int, j: int, phrases: list[tuple[str, ...]]) -> int | None:
    """The token after the first of *phrases* that stands at *k*."""
    for phrase in phrases:
        if k + len(phrase) <= j and tuple(t.folded for t in scene.tokens[k : k + len(phrase)]) == phrase:
            return k + len(phrase)
    return None


def _past_aside(scene: Scene, k: int, j: int) -> int:
    """The token after an aside between commas behind "and": "and, as an observer, Tonga"."""
    if k + 1 < j and scene.tokens[k].text == ",":
        past = skip_apposition(scene, k, j)
        return past if past < j else k
    return k


def skip_post(scene: Scene, k: int, j: int) -> int:
    """The token after the post or house of the person just named (", Secretary of Agriculture", ", of the Harbour
    Office", ", representante de Chile"), or *k*."""
    tokens, words = scene.tokens, scene.words
    if k + 1 >= j or tokens[k].text != ",":
        return k
    start = skip_determiners(scene, k + 1, j)
    if start < j and tokens[start].folded in words.of:
        at = skip_determiners(scene, start + 1, j)
        match = scene.known.get(at) or scene.organs.get(at)
        return match.j if match and match.actor and match.j <= j else k
    for attempt in (post_phrase, adjective_before, described_post, _spoken_for):
        found = attempt(scene, start, j) if start < j else None
        if found and (found[0][0].kind == "Organisation" or attempt is _spoken_for):
            return found[1]
    return k


def _spoken_for(scene: Scene, i: int, j: int) -> Item | None:
    """Those whom one person speaks for: "representative of Togo"."""
    forms = [form for _, form, _ in scene.words.delegation.at(scene.tokens, i, j)]
    return through(scene, i, j) if forms and not forms[0].endswith("s") else None


def skip_apposition(scene: Scene, k: int, j: int) -> int:
    """The token after ", in its capacity as coordinator," or a like aside at *k*; *k* where there is none."""
    tokens = scene.tokens
    if k + 1 >= j or tokens[k].text != ",":
        return k
    inside = opening(scene, k + 1, j, scene.words.sequences["capacities"])
    if inside is None or opening(scene, k + 1, j, scene.words.sequences["joiners"]):
        return k
    for n in range(inside, min(j, inside + 30)):
        if tokens[n].text == ",":
            return n + 1 if n + 1 < j and not scene.words.conjunctions & {tokens[n + 1].folded} else n
    return j


def once(actors: list[Actor]) -> list[Actor]:
    """*actors* without repetition, in their order."""
    seen: dict[tuple[str, str | None], Actor] = {}
    for actor in actors:
        seen.setdefault((actor.key or actor.name, actor.of if not actor.key else None), actor)
    return [replace(actor) for actor in seen.values()]
