"""Actors that are many: "all States", "labour-supplying States", "people with disabilities", "the experts of the lake"."""

from __future__ import annotations

from graph.model import Actor
from loaders.actors.known import Match
from loaders.actors.lexicon import ARTICLES, Word
from loaders.actors.phrases import collective, collective_form
from loaders.actors.scene import Item, Scene, skip_determiners
from loaders.actors.tokens import Tokens


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
            and not (k == i and (found[0] >= j or tokens[found[0]].text in ":*"))
        ):
            found = None
        if found and not (words.language == "es" and k > i + 1):
            end = _with_second(scene, found[0], j, found[1])
            return narrowed(scene, i, end, j, found[1], whole=whole)
        token = tokens[k]
        if (
            not token.word
            or token.folded in words.small["stops"] | words.of | words.determiners | words.small["pronouns"]
        ):
            return None
        if k > i and words.language == "en" and tokens[i].capital and _like_verb(token.text):
            return None  # "The Convention requires Parties"
        if (k in scene.known and scene.known[k].actor) or not (opened or country_of(scene, token.folded)):
            return None
        k += 1
    return None


def _like_verb(word: str) -> bool:
    """Whether an English word between a name and a class has the look of a verb: what describes a class has no plural."""
    return (
        word.islower()
        and len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ics"))
    )


def _with_second(scene: Scene, end: int, j: int, word: Word) -> int:
    """The token after a second class of persons that shares its "of" with the first: "owners and masters of trawlers"."""
    tokens, words = scene.tokens, scene.words
    if word.id not in ("persons", "experts") or end >= j or tokens[end].folded not in words.conjunctions:
        return end
    second = collective_form(scene, end + 1, j)
    shared = second and second[0] < j and tokens[second[0]].folded in words.of
    return second[0] if second and shared and second[1].id in ("persons", "experts") else end


def _hyphen(tokens: Tokens, k: int, i: int, j: int) -> bool:
    """Whether a hyphen at *k* ties two words: "labour-supplying States"."""
    tied = i < k and k + 1 < j and not tokens.spaced(k - 1) and not tokens.spaced(k)
    return tied and tokens[k].text in "-‐‑" and tokens[k + 1].word


def members_named(scene: Scene, i: int, j: int) -> Item | None:
    """A collective of two words or more right at *i* ("Member States", "team members"), before anything else is tried."""
    found = collective_form(scene, i, j)
    if found and found[0] - i >= 2 and scene.tokens[found[0] - 1].word:
        return narrowed(scene, i, found[0], j, found[1], whole=False)
    return None


def narrowed(scene: Scene, i: int, end: int, j: int, word: Word, *, whole: bool) -> Item | None:
    """The collective with what narrows it ("of the lake region", "with disabilities", Spanish adjectives)."""
    tokens, words = scene.tokens, scene.words
    possessive = end < j and tokens[end].text in "'’" and words.language == "en"
    if possessive and whole:
        return None
    k = _adjectives(scene, end, j) if words.language == "es" else end
    if k > end or (words.language == "es" and _adjective(tokens[end - 1].folded) and end - i > 1):
        k = _and_adjective(scene, k, j)
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


def _and_adjective(scene: Scene, end: int, j: int) -> int:
    """The token after "and" with one more adjective in the plural ("organizaciones internacionales | y regionales")."""
    tokens = scene.tokens
    if end + 1 >= j or tokens[end].folded not in scene.words.conjunctions or not tokens.joined(end):
        return end
    word = tokens[end + 1]
    told = word.text.islower() and word.folded.endswith("s") and _adjective(word.folded)
    return end + 2 if told and not collective_form(scene, end + 1, j) else end


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
        if (finish := _of_parties(scene, n, j)) > n:
            return None, finish
    for _ in range(3):
        n = last
        if n >= j or not tokens.joined(n - 1) or tokens[n].folded not in words.small["tails"]:
            break
        if tokens[n].folded in ("for", "para", "at") and not collective_form(scene, n + 1, j):
            break
        if tokens[n].folded in ("in", "en") and _occasion(scene, n + 1, j):
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


def _of_parties(scene: Scene, n: int, j: int) -> int:
    """The token after the plain noun that parties are parties to ("the conflict", "the climate convention"), from *n* on."""
    tokens, end = scene.tokens, n
    limit = 2 if scene.words.language == "es" else 3
    while end < j and end - n < limit and _plain(scene, end) and tokens.joined(end - 1):
        verb = (
            tokens[end].folded.endswith("ed")
            if scene.words.language == "en"
            else not _adjective(tokens[end].folded)
        )
        if end > n and verb:
            break
        end += 1
    return end


def _occasion(scene: Scene, k: int, j: int) -> bool:
    """Whether "in" introduces an occasion and no place or state: "the rangers | in the fire of May"."""
    tokens = scene.tokens
    articled = k + 1 < j and tokens[k].folded in ARTICLES
    return (
        articled and tokens[k + 1].text.islower() and tokens[k + 1].folded not in scene.words.small["areas"]
    )


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
        return _second_country(scene, match, j), match.actor
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


def _second_country(scene: Scene, match: Match, j: int) -> int:
    """The token after "and" and a second country that a group is of ("the pilots of Chile and Peru"), where no third
    follows; else after the first."""
    tokens, known, k = scene.tokens, scene.known, match.j
    if not (match.actor and match.actor.kind == "Country") or k + 1 >= j:
        return k
    second = known.get(k + 1) if tokens[k].folded in scene.words.conjunctions else None
    between = any(t.folded in ("between", "entre") for t in tokens[max(0, match.i - 8) : match.i])
    country = second and second.actor and second.actor.kind == "Country" and second.j <= j and not between
    return second.j if country and second else k


def _plain(scene: Scene, k: int) -> bool:
    """Whether the word at *k* goes on with the noun before it: in small letters, and no small word of the language."""
    token, words = scene.tokens[k], scene.words
    return token.word and token.text.islower() and token.folded not in words.small["stops"] | words.links


def _adjective(folded: str) -> bool:
    """Whether a Spanish word has the form of an adjective and not of a verb in the third person."""
    return folded.endswith(_ADJECTIVES)


_ADJECTIVES = (
    "al", "ales", "ico", "ica", "icos", "icas", "ivo", "iva", "ivos", "ivas", "ente", "entes", "ano", "ana", "anos", "anas",
    "idad", "ario", "aria", "arios", "arias", "antes", "ados", "adas", "idos", "idas", "oso", "osa", "osos", "osas", "ible",
    "ibles", "able", "ables",
)  # fmt: skip


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
