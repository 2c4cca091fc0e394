"""What stands for an actor named before: pronouns, "both countries", "the Network", "the said Committee"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from graph.model import Actor
from graph.registry import fold
from loaders.actors.lexicon import ARTICLES, both
from loaders.actors.offices import office_form
from loaders.actors.organs import organ_span
from loaders.actors.persons import person_name
from loaders.actors.scene import Item, Scene
from loaders.actors.tokens import key_words

_PREPOSITIONS = both("links") - both("and") - both("articles")
_OPENERS = both("determiners") | both("two")
LOOK_BACK = 400
"""Tokens that an antecedent is looked for in: about a page."""


def reference(scene: Scene, i: int, j: int) -> Item | None:
    """The actors that a pronoun or a phrase like "both countries" at *i* stands for."""
    tokens = scene.tokens
    start = i
    while start > 0 and start > i - 2 and tokens[start - 1].folded in _OPENERS:
        start -= 1
    for begin in range(start, i + 1):
        for end, form, word in scene.words.reference.at(tokens, begin, j):
            # "El" is an article, "Él" a pronoun: accents and capitals count here.
            if end <= i or (word.value != "sides" and tokens.name(begin, end) != form):
                continue
            if _goes_on(scene, end, j, word.value):
                return None
            actors = _stand_for(scene, begin, end, word.value)
            if actors is None and word.value == "sides":
                continue  # the same words may stand for the last two countries named
            if actors is None:
                return None
            mention = tokens.slice(begin, end)
            return [replace(actor, mention=mention) for actor in actors], end
    return None


def _goes_on(scene: Scene, end: int, j: int, value: str) -> bool:
    """Whether the words behind make another phrase of it: "the former Minister", "the Ministers of the region"."""
    tokens = scene.tokens
    if end >= j or not tokens.joined(end - 1):
        return False
    if value in ("country", "organisation"):
        after = end
        while after < j and tokens[after].folded in scene.words.small["ranks"]:
            after += 1
        return after < j and tokens[after].folded in scene.words.of
    if value == "sides":
        plural = (
            scene.words.language == "es" and tokens[end].text.islower() and tokens[end].folded.endswith("s")
        )
        verb = tokens[end].folded.endswith(("mos", "ais")) or tokens[end].folded in scene.words.small["stops"]
        return tokens[end].folded in scene.words.of | {"to"} or (plural and not verb)
    former = value == "one" and tokens[end - 1].folded in ("former", "latter", "same", "mismo", "misma")
    return former and (
        tokens[end].capital or any(True for _ in scene.words.post.at(tokens, end, len(tokens)))
    )


def _stand_for(scene: Scene, i: int, end: int, value: str) -> list[Actor] | None:
    """The actors before token *i* that *value* asks for; None where the record does not tell."""
    if value == "body":
        return [scene.body] if scene.body else None
    if scene.parties and _of_parties(scene, value, several=end - i > 1):
        return list(scene.parties)
    before = [m.actor for m in _before(scene, i) if m is not None and m.actor]
    if value == "persons":
        people = list(_persons_before(scene, i))
        return _last_distinct(people, 1 if end - i == 1 else 2)
    if value in ("organisation", "country"):
        return _nearest(scene, i, "Country" if value == "country" else "Organisation")
    if value in ("countries", "forums", "organisations"):
        if value == "forums":
            return _two_forums(scene, before)
        kind = "Country" if value == "countries" else "Organisation"
        several = _last_distinct([a for a in before if a.kind == kind], 3 if _three(scene, i, end) else 2)
        return several
    return _subject_before(scene, i) if value == "one" else None


def _of_parties(scene: Scene, value: str, *, several: bool) -> bool:
    """Whether *value* asks for the two whose meeting it is: countries with their sides and leaders, or two bodies."""
    if scene.parties[0].kind == "Country":
        return value in ("sides", "countries") or (value == "persons" and several)
    return value in ("forums", "organisations")


def _subject_before(scene: Scene, i: int) -> list[Actor] | None:
    """Whom "it" means: the actor that opens the sentence before, if one does; else, at the head of a passage, the body."""
    tokens = scene.tokens
    k = i - 1
    while k > 0 and tokens.joined(k - 1) and not (tokens[k].text in ".;" and tokens.spaced(k)):
        k -= 1
    if k <= 0 or tokens[k].text != ".":
        return [scene.body] if scene.body else None
    start = k - 1
    while (
        start > 0
        and tokens.joined(start - 1)
        and not (tokens[start - 1].text == "." and tokens.spaced(start - 1))
    ):
        start -= 1
    while start < k and (tokens[start].folded in scene.words.determiners or not tokens[start].word):
        if start in scene.known:
            break
        start += 1
    match = scene.known.get(start) or scene.organs.get(start)
    if match and match.actor:
        return [match.actor]
    short = short_form(scene, start, k)
    return short[0] if short else ([scene.body] if scene.body else None)


def _persons_before(scene: Scene, i: int) -> list[Actor]:
    """Persons named before token *i*, the nearest first."""
    found: list[tuple[int, Actor]] = []
    k = max(0, i - LOOK_BACK)
    while k < i:
        read = person_name(scene, k, i) if scene.tokens[k].capital else None
        if read:
            found.append((k, read[0][0]))
            k = read[1]
        else:
            k += 1
    return [actor for _, actor in reversed(found)]


def _nearest(scene: Scene, i: int, kind: str) -> list[Actor] | None:
    """Whom "that organisation" or "dicho país" means: the nearest of the kind before token *i* in its passage or the one
    before, the body and offices left out."""
    for match in _before(scene, i):
        actor = match.actor
        other = scene.body is None or not same_actor(actor, scene.body)
        if scene.tokens.text.count("\n\n", scene.tokens[match.j - 1].end, scene.tokens[i].start) > 1:
            return None
        if actor.kind == kind and other and not actor.collective and actor.role is None:
            return [actor]
    return None


def _three(scene: Scene, i: int, end: int) -> bool:
    return any(t.folded in ("three", "tres") for t in scene.tokens[i:end])


def _two_forums(scene: Scene, before: list[Actor]) -> list[Actor] | None:
    """The body of the record and the last other forum or network named."""
    others = [a for a in before if a.kind != "Country" and not a.collective and a.role is None]
    if scene.body is not None:
        other = next((a for a in others if not same_actor(a, scene.body)), None)
        return [scene.body, other] if other else None
    return _last_distinct(others, 2)


def same_actor(a: Actor, b: Actor) -> bool:
    """Whether two mentions are one actor: by key, else by folded name and body."""
    if a.key or b.key:
        return a.key == b.key
    return fold(a.name) == fold(b.name) and fold(a.of or "") == fold(b.of or "")


def _last_distinct(actors: list[Actor], count: int) -> list[Actor] | None:
    found: list[Actor] = []
    for actor in actors:
        if not any(same_actor(actor, other) for other in found):
            found.append(actor)
        if len(found) == count:
            return found[::-1]
    return None


def _before(scene: Scene, i: int):  # type: ignore[no-untyped-def]
    """Known names before token *i*, the nearest first."""
    for k in range(i - 1, max(-1, i - LOOK_BACK), -1):
        match = scene.known.get(k) or scene.organs.get(k)
        if match and match.actor and match.j <= i:
            yield match


def short_form(scene: Scene, i: int, j: int) -> Item | None:
    """ "The Network", "el Consejo", "dicho Comité": a head noun (with a word or two) that closes or opens a longer name
    of the record's body, or of an actor named before."""
    end, head = organ_span(scene, i, j)
    if head is None or end - i > 4 or i == 0:
        return None
    tokens = scene.tokens
    if (
        tokens[i - 1].folded not in ARTICLES | scene.words.determiners | {"del", "de", "of", "to", "a"}
        and tokens[i - 1].word
        and i > 0
        and tokens[i - 1].text != "."
    ):
        return None
    words = key_words(tokens.name(i, end))
    if set(words) & scene.words.links:
        return None
    actor = antecedent(scene, words, i)
    if actor is None or _is_office(scene, i, end, j, actor):
        return None
    return [replace(actor, mention=tokens.slice(i, end))], end


def _is_office(scene: Scene, i: int, end: int, j: int, actor: Actor) -> bool:
    """Whether the words are an office ("the Technical Secretariat"), and *actor* is the same with its body behind it."""
    form = office_form(scene, i, j)
    return (
        form is not None
        and form[0] == end
        and not (actor.key or actor.role)
        and fold(actor.name).startswith(f"{fold(scene.tokens.name(i, end))} ")
    )


def antecedent(scene: Scene, words: tuple[str, ...], i: int) -> Actor | None:
    """The actor whose longer name holds *words* in their order: the record's body, else the nearest before token *i*,
    else the only one in the record."""
    for body in _bodies(scene):
        if holds(scene, body.name, words):
            return body
    for match in _before(scene, i):
        if holds(scene, match.actor.name, words) and match.actor.kind != "Country":
            return match.actor
    fits = {name: actor for name, actor in scene.everybody().items() if holds(scene, name, words)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _bodies(scene: Scene) -> tuple[Actor, ...]:
    """The record's body, or the two that hold the meeting jointly: the name of a joint meeting is short for neither."""
    if scene.parties and scene.parties[0].kind != "Country":
        return scene.parties
    return (scene.body,) if scene.body is not None else ()


_key_words = lru_cache(maxsize=4096)(key_words)


def holds(scene: Scene, name: str, words: tuple[str, ...]) -> bool:
    """Whether *words* name in short the actor of the longer *name*: they stand in it one after another, before its first
    "of" or "for", and no further head noun follows them there.

    "The Board" is short for "Executive Board of the Lake Institute"; "the Institute" is not, nor "the Customs Union" for
    "Customs Union Committee".
    """
    whole = _key_words(name)
    size = len(words)
    own = next((k for k, word in enumerate(whole) if k and word in _PREPOSITIONS), len(whole))
    return len(whole) > size and any(
        whole[k : k + size] == words and not set(whole[k + size : own]) & scene.words.organ_words
        for k in range(min(own, len(whole) - size + 1))
    )


def _meant(scene: Scene, i: int) -> Actor | None:
    """Whom a head noun alone in small letters means: after "that" or "dicho" the nearest actor whose name holds it, else
    the record's body if its name does, else the nearest, else the body."""
    words = (scene.tokens[i].folded,)
    near = next((m.actor for m in _before(scene, i) if holds(scene, m.actor.name, words)), None)
    pointed = i > 0 and scene.tokens[i - 1].folded in scene.words.small["pointers"]
    if scene.body is not None and holds(scene, scene.body.name, words) and not (pointed and near):
        return scene.body
    return near or scene.body


def _with_adjective(scene: Scene, end: int, j: int) -> int:
    """Spanish: the token behind the adjective that tells one group from another ("la comisión mixta"), else *end*."""
    tokens, words = scene.tokens, scene.words
    told = words.language == "es" and end < j and tokens.joined(end - 1)
    return end + 1 if told and tokens[end].text in words.small["group-kinds"] else end


def lower_group(scene: Scene, i: int, j: int) -> Item | None:
    """ "the team", "el comité", "the core team" in small letters: the record's body where its name holds the word or it
    stands alone, else a group of its own within the body."""
    tokens, words = scene.tokens, scene.words
    if tokens[i].folded in words.small["pointers"] and i + 1 < j:
        return lower_group(scene, i + 1, j)
    for k in range(i, min(i + 3, j)):
        for end, form, word in words.organ.at(tokens, k, j):
            if word.value != "small" or tokens[k].text[0].isupper() != form[0].isupper():
                continue
            if (
                end < j
                and tokens[end].word
                and tokens.joined(end - 1)
                and words.language == "en"
                and tokens[end].folded in words.small["compounds"]
            ):
                return None
            end = _with_adjective(scene, end, j)
            if k == i and end - k == 1 and (meant := _meant(scene, i)):
                return [replace(meant, mention=tokens.slice(i, end))], end
            name = tokens.name(i, end)
            return [
                Actor(
                    name=name,
                    kind="Organisation",
                    mention=tokens.slice(i, end),
                    of=scene.body.name if scene.body else None,
                    of_key=scene.body.key if scene.body else None,
                    sure=False,
                )
            ], end
        if not tokens[k].word or tokens[k].folded in words.links:
            return None
    return None
