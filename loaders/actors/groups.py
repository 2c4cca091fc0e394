"""Actors that are named through others: "the delegations of Chile", "the Kenyan authorities", "the Ministers of …"."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Actor
from loaders.actors.collectives import country_of, members_named, narrowed
from loaders.actors.lexicon import Word
from loaders.actors.phrases import collective_form, known_name
from loaders.actors.posts import described_post, post_phrase
from loaders.actors.scene import Item, Scene, skip_determiners


def through(scene: Scene, i: int, j: int) -> Item | None:
    """Those for whom a delegation or government acts: "the delegations of Chile and Peru" are Chile and Peru."""
    tokens, words = scene.tokens, scene.words
    for end, _, word in words.delegation.at(tokens, i, j):
        k = end
        while k < j and tokens[k].folded in words.small["ranks"]:
            k += 1
        if k >= j or not tokens.joined(k - 1):
            return None
        if tokens[k].folded in words.of:
            found = _after_of(scene, i, k + 1, j, word)
            return None if found and word.form in _MEMBERS and not _nations(found[0]) else found
        if words.language == "es":
            return adjective_after(scene, i, k)
        return None
    return None


_MEMBERS = frozenset({"members", "miembros"})


def _nations(actors: list[Actor]) -> bool:
    """Whether those that "members of" names are countries or classes: the members of a body are its members."""
    return all(actor.kind == "Country" or actor.collective for actor in actors)


def _after_of(scene: Scene, i: int, k: int, j: int, word: Word) -> Item | None:
    """The list behind "of"; classes ("of the following countries:") and inner groups are passed over."""
    tokens, words = scene.tokens, scene.words
    start = k
    while k < j and k - start < 12:
        match = scene.known.get(k) or scene.organs.get(k)
        if (match and match.actor) or _acronym(scene, k, j):
            break
        inner = next((end for end, _, _ in words.delegation.at(tokens, k, j)), None)
        if inner and inner < j and tokens[inner].folded in words.of:
            k = inner + 1
        elif collective_form(scene, k, j) and tokens[k].folded not in words.small["classes"]:
            break
        elif (
            tokens[k].folded in words.small["classes"] | words.determiners | words.of
            or tokens[k].text in ":-"
        ):
            k += 1
        else:
            return None
    return names_from(scene, k, j)


def names_from(scene: Scene, k: int, j: int) -> Item | None:
    """Known names and collectives one after another from *k*, parted by commas and "and", each perhaps with its article
    and its own "of the Government of"."""
    actors: list[Actor] = []
    end = k
    while k < j:
        start = _past_groups(scene, k, j)
        if start >= j:
            break
        found = known_name(scene, start, j) or members_named(scene, start, j) or _society(scene, start, j)
        found = found or _organ(scene, start, j) or _acronym(scene, start, j)
        if found is None:
            break
        actors += found[0]
        end = found[1]
        k = past_owner(scene, skip_aside(scene, end, j), j)
        end = k if k > end else end
        following = separator(scene, k, j)
        if following is None:
            break
        k = following
    return (actors, end) if actors else None


def ministers_of(scene: Scene, i: int, j: int) -> Item | None:
    """The countries whose ministers, presidents or leaders act: "the Ministers of Health of Chile, Peru and Belize".

    Only where two countries or more are named, of experts three: one minister is an office of his or her own, and "the
    experts of Chile and Peru" are a group.
    """
    tokens, words = scene.tokens, scene.words
    forms = [*words.post.at(tokens, i, j), *words.collective.at(tokens, i, j)]
    several = _OFFICIALS | {"experts"}
    head = next((end for end, form, word in forms if form.endswith("s") and word.id in several), None)
    if head is None or head >= j or tokens[head].folded not in words.of:
        return None
    for k in range(head, min(head + 8, j)):
        match = scene.known.get(k)
        if match and match.actor:
            found = names_from(scene, k, j) if match.actor.kind == "Country" else None
            countries = found is not None and all(actor.kind == "Country" for actor in found[0])
            enough = 2 if any(word.id in _OFFICIALS for _, _, word in forms) else 3
            return found if found and countries and len(found[0]) >= enough else None
        if not tokens[k].word or not tokens.joined(k - 1):
            return None
    return None


_OFFICIALS = frozenset({"minister", "head-of-state", "secretary-post", "states", "director"})


def _past_groups(scene: Scene, k: int, j: int) -> int:
    """The token after articles, "of" and "the Government of" at *k*."""
    tokens, words = scene.tokens, scene.words
    while k < j and not (k in scene.known and scene.known[k].actor):
        inner = next((end for end, _, _ in words.delegation.at(tokens, k, j)), None)
        while inner and inner < j and tokens[inner].folded in words.small["ranks"]:
            inner += 1
        if inner and inner < j and tokens[inner].folded in words.of:
            k = inner + 1
        elif tokens[k].folded in words.determiners | words.of:
            k += 1
        else:
            break
    return k


def _society(scene: Scene, i: int, j: int) -> Item | None:
    """A class of persons or bodies that representatives speak for: "representatives of academia"."""
    found = collective_form(scene, i, j)
    if found and found[1].id in ("society", "persons", "experts", "parties"):
        return narrowed(scene, i, found[0], j, found[1], whole=False)
    return None


def _organ(scene: Scene, i: int, j: int) -> Item | None:
    """An organisation that the record names in full: "delegates of the Tide Institute"."""
    match = scene.organs.get(i)
    return ([match.actor], match.j) if match and match.actor and match.j <= j else None


def _acronym(scene: Scene, i: int, j: int) -> Item | None:
    """An acronym that nothing explains, among those for whom somebody acts: "delegates from TMI and the DPL"."""
    token = scene.tokens[i]
    plain = token.capitals and token.text.isalpha() and 2 < len(token.text) < 9
    if not plain or token.text in scene.words.thing_acronyms or token.folded in scene.lower:
        return None
    if (
        i + 1 < j
        and scene.tokens[i + 1].word
        and scene.tokens[i + 1].folded not in scene.words.small["functions"]
    ):
        return None
    return [Actor(token.text, "Organisation", token.text, sure=False)], i + 1


def past_owner(scene: Scene, k: int, j: int) -> int:
    """The token after "of" and the body or country that an organisation named right before belongs to, or *k*:
    "PRM of the State Department", "the Water Authority (ANA) of Peru"."""
    tokens = scene.tokens
    if not 0 < k < j or tokens[k].folded not in scene.words.of or not tokens.joined(k - 1):
        return k
    if not (tokens[k - 1].text == ")" or tokens[k - 1].capitals):
        return k
    start = skip_determiners(scene, k + 1, j)
    match = scene.known.get(start) or scene.organs.get(start)
    return match.j if match and match.actor and match.j <= j and match.actor.kind != "Person" else k


def past_home(scene: Scene, k: int, j: int) -> int:
    """The token after "of" and the town, country or house of the person named right before, or *k*: "Ms. Obi of Suva"."""
    tokens, words = scene.tokens, scene.words
    if k + 1 >= j or tokens[k].folded not in words.of or not tokens.joined(k - 1):
        return k
    start = skip_determiners(scene, k + 1, j)
    match = scene.known.get(start) or scene.organs.get(start)
    if match and match.j <= j:
        return match.j
    run = min(scene.finder.run(start, 3), j) if start < j and tokens[start].capital else start
    return run if run > start else k


def skip_aside(scene: Scene, k: int, j: int) -> int:
    """The token after a bracket that stands at *k*, or *k*."""
    if k < j and scene.tokens[k].text == "(":
        for n in range(k + 1, min(j, k + 30)):
            if scene.tokens[n].text == ")":
                return n + 1
    return k


def separator(scene: Scene, k: int, j: int) -> int | None:
    """The token after a comma, semicolon or "and" at *k* (or both); None where no list goes on."""
    tokens, words = scene.tokens, scene.words
    n = k
    if n < j and tokens[n].text in ",;":
        n += 1
    for phrase in words.sequences["joiners"]:
        size = len(phrase)
        if n + size <= j and tuple(t.folded for t in tokens[n : n + size]) == phrase:
            return n + size
    if n < j and tokens[n].text == "/" and n + 1 < j and tokens[n + 1].capital:
        return n + 1
    return n if n > k else None


def adjective_before(scene: Scene, i: int, j: int) -> Item | None:
    """A country by its adjective: "the Mexican Government", "U.S. delegation", "the Kenyan authorities"."""
    tokens, words = scene.tokens, scene.words
    if words.language != "en":
        return None
    match = scene.known.get(i)
    k, key = i, None
    if match and match.entry and match.entry.kind == "Country" and match.j < j:
        k, key = match.j, match.entry.key
    else:
        for size in (2, 1):
            phrase = " ".join(t.folded for t in tokens[i : i + size])
            key = country_of(scene, phrase) if tokens[i].capital else None
            if key:
                k = i + size
                break
    if key is None or k >= j or not tokens[k].word:
        return None
    while k + 1 < j and (tokens[k].folded in words.small["ranks"] or tokens[k].text == "-"):
        k += 1  # "the Kenyan high-level delegation"
    for end, _, word in words.delegation.at(tokens, k, j):
        if (
            tokens[k].folded
            in ("government", "delegation", "authorities", "side", "people", "administration")
            or word.value == "through"
        ):
            return [scene.entry_actor(key, tokens.slice(i, end))], end
    if tokens[k].capital and (found := _post_of_nation(scene, i, k, j, key)):
        return found
    if tokens[k].folded in ("side", "administration"):
        return [scene.entry_actor(key, tokens.slice(i, k + 1))], k + 1
    return None


def _post_of_nation(scene: Scene, i: int, k: int, j: int, key: str) -> Item | None:
    """The post at *k* behind the adjective of a country at *i* ("the Kenyan Minister of Ports"), or the person who holds
    it."""
    tokens = scene.tokens
    plain = [end for end, form, _ in scene.words.post.at(tokens, k, j) if not form.endswith("s")]
    found = post_phrase(scene, k, j) if plain else described_post(scene, k, j)
    if found and found[0][0].kind == "Person":
        return [replace(found[0][0], mention=tokens.slice(i, found[1]))], found[1]
    if not found and not plain:
        return None
    end = found[1] if found else plain[0]
    owner = scene.entry_actor(key, "")
    name, said = tokens.name(i, end), tokens.slice(i, end)
    return [Actor(name, "Organisation", said, of=owner.name, of_key=owner.key, sure=True)], end


def adjective_after(scene: Scene, i: int, k: int) -> Item | None:
    """The same in Spanish, where the adjective follows: "el Gobierno mexicano"."""
    key = country_of(scene, scene.tokens[k].folded)
    return ([scene.entry_actor(key, scene.tokens.slice(i, k + 1))], k + 1) if key else None
