"""Actors that are named through others (delegations, governments) and actors that are many (experts, refugees)."""

from __future__ import annotations

from graph.model import Actor
from loaders.actors.lexicon import ARTICLES, Word
from loaders.actors.phrases import collective, collective_form, known_name
from loaders.actors.scene import Item, Scene, skip_determiners
from loaders.actors.tokens import Tokens


def through(scene: Scene, i: int, j: int) -> Item | None:
    """Those for whom a delegation or government acts: "the delegations of Chile and Peru" are Chile and Peru."""
    tokens, words = scene.tokens, scene.words
    for end, _, word in words.delegation.at(tokens, i, j):
        k = end
        if k >= j or not tokens.joined(k - 1):
            return None
        if tokens[k].folded in words.of:
            return _after_of(scene, i, k + 1, j, word)
        if words.language == "es":
            return adjective_after(scene, i, k)
        return None
    return None


def _after_of(scene: Scene, i: int, k: int, j: int, word: Word) -> Item | None:
    """The list behind "of"; classes ("of the following countries:") and inner groups are passed over."""
    tokens, words = scene.tokens, scene.words
    start = k
    while k < j and k - start < 12:
        match = scene.known.get(k)
        if match and match.actor:
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
        if found is None:
            break
        actors += found[0]
        end = found[1]
        k = skip_aside(scene, end, j)
        end = k if k > end else end
        following = separator(scene, k, j)
        if following is None:
            break
        k = following
    return (actors, end) if actors else None


def ministers_of(scene: Scene, i: int, j: int) -> Item | None:
    """The countries whose ministers, presidents or leaders act: "the Ministers of Health of Chile, Peru and Belize".

    Only where two countries or more are named; one minister is an office of his or her own.
    """
    tokens, words = scene.tokens, scene.words
    forms = [*words.post.at(tokens, i, j), *words.collective.at(tokens, i, j)]
    head = next((end for end, form, word in forms if form.endswith("s") and word.id in _OFFICIALS), None)
    if head is None or head >= j or tokens[head].folded not in words.of:
        return None
    for k in range(head, min(head + 8, j)):
        match = scene.known.get(k)
        if match and match.actor:
            found = names_from(scene, k, j) if match.actor.kind == "Country" else None
            countries = found is not None and all(actor.kind == "Country" for actor in found[0])
            return found if found and countries and len(found[0]) > 1 else None
        if not tokens[k].word or not tokens.joined(k - 1):
            return None
    return None


_OFFICIALS = frozenset({"minister", "head-of-state", "secretary-post", "states", "director"})


def _past_groups(scene: Scene, k: int, j: int) -> int:
    """The token after articles, "of" and "the Government of" at *k*."""
    tokens, words = scene.tokens, scene.words
    while k < j and not (k in scene.known and scene.known[k].actor):
        inner = next((end for end, _, _ in words.delegation.at(tokens, k, j)), None)
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
        return _narrowed(scene, i, found[0], j, found[1], whole=False)
    return None


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
    for end, _, word in words.delegation.at(tokens, k, j):
        if (
            tokens[k].folded
            in ("government", "delegation", "authorities", "side", "people", "administration")
            or word.value == "through"
        ):
            return [scene.entry_actor(key, tokens.slice(i, end))], end
    if tokens[k].folded in ("side", "administration"):
        return [scene.entry_actor(key, tokens.slice(i, k + 1))], k + 1
    return None


def adjective_after(scene: Scene, i: int, k: int) -> Item | None:
    """The same in Spanish, where the adjective follows: "el Gobierno mexicano"."""
    key = country_of(scene, scene.tokens[k].folded)
    return ([scene.entry_actor(key, scene.tokens.slice(i, k + 1))], k + 1) if key else None


def country_of(scene: Scene, adjective: str) -> str | None:
    """The key of the one country whose adjective this is."""
    return scene.registry.country_of(adjective, scene.words.language)


def many(scene: Scene, i: int, j: int, *, whole: bool) -> Item | None:
    """A collective: a head noun, up to four describing words before it, and what narrows it ("of the lake region").

    Describing words are read where the phrase is *whole*, after an article, or as the adjective of a country; elsewhere
    they could be the sentence's verb.
    """
    tokens, words = scene.tokens, scene.words
    opened = whole or (i > 0 and tokens[i - 1].folded in words.determiners | ARTICLES)
    k = i
    while k < j and k - i < 7 and (k == i or tokens.joined(k - 1)):
        if _hyphen(tokens, k, i, j):
            k += 1
            continue
        found = collective_form(scene, k, j)
        if (
            found
            and found[1].id == "all"
            and not (k == i and (found[0] >= j or tokens[found[0]].text == ":"))
        ):
            found = None
        if found and not (words.language == "es" and k > i + 1):
            return _narrowed(scene, i, found[0], j, found[1], whole=whole)
        token = tokens[k]
        if (
            not token.word
            or token.folded in words.small["stops"] | words.of | words.determiners | words.small["pronouns"]
        ):
            return None
        if (k in scene.known and scene.known[k].actor) or not (opened or country_of(scene, token.folded)):
            return None
        k += 1
    return None


def _hyphen(tokens: Tokens, k: int, i: int, j: int) -> bool:
    """Whether a hyphen at *k* ties two words: "labour-supplying States"."""
    tied = i < k and k + 1 < j and not tokens.spaced(k - 1) and not tokens.spaced(k)
    return tied and tokens[k].text in "-‐‑" and tokens[k + 1].word


def members_named(scene: Scene, i: int, j: int) -> Item | None:
    """A collective of two words or more right at *i* ("Member States", "team members"), before anything else is tried."""
    found = collective_form(scene, i, j)
    if found and found[0] - i >= 2 and scene.tokens[found[0] - 1].word:
        return _narrowed(scene, i, found[0], j, found[1], whole=False)
    return None


def _narrowed(scene: Scene, i: int, end: int, j: int, word: Word, *, whole: bool) -> Item | None:
    """The collective with what narrows it ("of the lake region", "with disabilities", Spanish adjectives)."""
    tokens, words = scene.tokens, scene.words
    possessive = end < j and tokens[end].text in "'’" and words.language == "en"
    if possessive and whole:
        return None
    k = _adjectives(scene, end, j) if words.language == "es" else end
    body, last = _tail(scene, k, j, word, whole=whole)
    name = clean_name(
        scene, i, end if word.id == "members" and named_members(scene, end, word) else last, word
    )
    return [collective(name, word, tokens.slice(i, last), body, scene)], last


def _adjectives(scene: Scene, k: int, j: int) -> int:
    """The token after up to two Spanish adjectives in the plural: "países vecinos"."""
    tokens = scene.tokens
    end = k
    while end < j and end - k < 2 and tokens.joined(end - 1):
        token = tokens[end]
        told = token.text.islower() or (token.capital and _adjective(token.folded) and end not in scene.known)
        if not (token.word and told and token.folded.endswith("s")) or len(token.text) < 5:
            break
        if token.folded in scene.words.small["stops"] | scene.words.links or token.folded.endswith(
            ("mos", "ais")
        ):
            break
        end += 1
    return end


def _tail(scene: Scene, k: int, j: int, word: Word, *, whole: bool) -> tuple[Actor | None, int]:
    """The body named in the tail of a collective that ends at *k* (for members), and the token after the tail.

    A tail is up to three times a small word with capitalised words, a known name or one plain word behind it: more could
    run into the verb, unless the phrase is *whole*.
    """
    tokens, words = scene.tokens, scene.words
    body: Actor | None = None
    last = k
    if word.id == "parties" and k < j and tokens[k].folded in ("to", "en", "del", "of"):
        n = skip_determiners(scene, k + 1, j)
        while n < j and tokens[n].capital and tokens[n].word and n not in scene.known:
            n = last = n + 1
        if last > k:
            return None, last
    for _ in range(3):
        n = last
        if n >= j or not tokens.joined(n - 1) or tokens[n].folded not in words.small["tails"]:
            break
        if tokens[n].folded in ("for", "para", "at") and not collective_form(scene, n + 1, j):
            break
        end, named = _tail_noun(scene, n + 1, j)
        if end is None and whole:
            end = skip_determiners(scene, n + 1, j) + 1
        if end is None or end > j:
            break
        while whole and end < j and end - n < 6 and _plain(scene, end):
            end += 1
        if named is not None and word.value == "members" and body is None:
            body = named
        last = end
    return body, last


def _tail_noun(scene: Scene, n: int, j: int) -> tuple[int | None, Actor | None]:
    """The end of the noun behind a small word of a tail, with the known actor that it is."""
    tokens, words = scene.tokens, scene.words
    while n < j and (
        tokens[n].folded in words.determiners | ARTICLES or tokens[n].folded in ("across", "todo", "within")
    ):
        if n in scene.known and scene.known[n].actor:
            break
        n += 1
    if n >= j or not tokens[n].word or not tokens.joined(n - 1):
        return None, None
    match = scene.known.get(n)
    if match and match.j <= j:
        return match.j, match.actor
    end = n
    while end < j and tokens[end].capital and tokens[end].word and tokens.joined(end - 1):
        end += 1
    if end > n:
        return end, None
    if tokens[n].folded in words.small["stops"]:
        return None, None
    end = n + 1
    if words.language == "es" and end < j and _adjective(tokens[end].folded):
        end += 1
    if end < j and tokens[end].word and tokens.joined(end - 1):
        after = tokens[end].folded
        if after not in words.small["stops"] | words.links and not (
            words.language == "en" and tokens[n - 1].folded == "of"
        ):
            return (end, None) if words.language == "es" else (None, None)
    return end, None


def _plain(scene: Scene, k: int) -> bool:
    """Whether the word at *k* goes on with the noun before it: in small letters, and no small word of the language."""
    token, words = scene.tokens[k], scene.words
    return token.word and token.text.islower() and token.folded not in words.small["stops"] | words.links


def _adjective(folded: str) -> bool:
    """Whether a Spanish word has the form of an adjective and not of a verb in the third person."""
    return folded.endswith(
        (
            "al",
            "ales",
            "ico",
            "ica",
            "icos",
            "icas",
            "ivo",
            "iva",
            "ivos",
            "ivas",
            "ente",
            "entes",
            "ano",
            "ana",
            "anos",
            "anas",
            "idad",
            "arios",
            "arias",
            "antes",
            "ados",
            "adas",
            "idos",
            "idas",
        )
    )


def named_members(scene: Scene, end: int, word: Word) -> bool:
    """Whether members that end at token *end* are named as a body's records do ("Member States"), not in passing ("other
    members")."""
    return " " in word.form or scene.tokens[end - 1].capital


def clean_name(scene: Scene, i: int, end: int, word: Word) -> str:
    """The collective's name: members without "all", "remaining" or "other", others with it ("all delegations")."""
    tokens = scene.tokens
    if word.id == "members" and named_members(scene, end, word):
        while i < end - 1 and tokens[i].folded in scene.words.small["quantities"] | {"its", "rest", "sus"}:
            i += 1
        return tokens.name(i, end)
    if not i or tokens[i].folded in scene.words.small["quantities"]:
        return tokens.name(i, end)
    k = i
    while (
        k > 0
        and i - k < 3
        and tokens[k - 1].folded in scene.words.small["quantities"] | {"the", "los", "las"}
    ):
        k -= 1
    while k < i and tokens[k].folded not in scene.words.small["quantities"]:
        k += 1
    first = tokens[k].text.lower() if k < i else ""
    return " ".join([first, tokens.name(k + 1, end)]) if first else tokens.name(i, end)
