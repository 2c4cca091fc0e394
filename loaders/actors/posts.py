"""Posts: "Minister of Health of Ghana", "Permanent Representative of Fiji to the Tide Union", and who holds them."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Actor
from loaders.actors.known import Match
from loaders.actors.lexicon import ARTICLES, Word
from loaders.actors.organs import in_series, joins, starts_actor
from loaders.actors.people import ADJECTIVES
from loaders.actors.persons import holder, name_like, person_name
from loaders.actors.scene import Item, Scene, skip_determiners


def post_phrase(scene: Scene, i: int, j: int) -> Item | None:
    """The holder of a post: "Minister of Health of Ghana", or the person named behind it."""
    tokens = scene.tokens
    head = _post_at(scene, i, j)
    if head is None:
        return None
    start, word = head
    plural = tokens[start - 1].folded.endswith("s") and word.form.endswith("s")
    k = end = start
    while k < j and tokens.joined(k - 1):
        match = scene.known.get(k)
        if match and match.actor and k > start:
            body = _post_of_body(scene, i, end, match, j, word, bare=end == start)
            if body:
                return body
            break
        if scene.finder.after_title(k) > k:
            return person_name(scene, k, j)
        if tokens[k].capital and tokens[k].word:
            run = min(scene.finder.run(k), j)
            if not plural and _holder_behind(scene, k, run, word, first=k == start and word.value == "post"):
                return holder(scene, i, k, run)
            k = end = k + 1
        elif (
            joins(tokens, k, j)
            or _post_goes_on(scene, k, j, word)
            or (end > start and tokens[k].text == "," and in_series(scene, k, j))
        ):
            k += 1
        else:
            break
    if of_nation := _of_nation(scene, i, end, j):
        return of_nation
    if end == start and not (i and tokens[i].capital and tokens[i - 1].folded in scene.words.determiners):
        return None
    return [_post_actor(tokens.name(i, end), tokens.slice(i, end), scene.body, sure=False)], end


def _of_nation(scene: Scene, i: int, end: int, j: int) -> Item | None:
    """A post with the adjective of a country behind it: "el Ministro marroquí"."""
    if scene.words.language != "es" or end >= j or not scene.tokens.joined(end - 1):
        return None
    key = scene.registry.country_of(scene.tokens[end].folded, "es")
    if key is None:
        return None
    name = scene.tokens.name(i, end + 1)
    return [_post_actor(name, scene.tokens.slice(i, end + 1), scene.entry_actor(key, ""), sure=True)], end + 1


def _post_at(scene: Scene, i: int, j: int) -> tuple[int, Word] | None:
    for end, form, word in scene.words.post.at(scene.tokens, i, j):
        if scene.tokens[i].capital or form[0].islower():
            return end, word
    return None


def _post_of_body(
    scene: Scene, i: int, end: int, match: Match, j: int, word: Word, *, bare: bool
) -> Item | None:
    """The post with the body or country that *match* names behind it, or the person named behind that."""
    tokens, k = scene.tokens, match.j
    if k < j and tokens[k].capital and k not in scene.known:
        run = min(scene.finder.run(k), j)
        if run > k and name_like(scene, k, run):
            return holder(scene, i, k, run)
    if not bare and tokens[match.i - 1].folded not in scene.words.of | scene.words.determiners:
        return None
    country = match.actor is not None and match.actor.kind == "Country"
    name = tokens.name(i, k if country else end)
    if (sent := _sent_to(scene, k, j, word)) > k:
        name, k = tokens.name(i, sent), sent
    owner = scene.body if _before(scene, match.i) in _TO else match.actor
    return [_post_actor(name, tokens.slice(i, k), owner, sure=True)], k


_TO = frozenset({"to", "ante", "in", "en"})
"""Words between an ambassador and where he or she is sent."""


def _before(scene: Scene, k: int) -> str:
    """The word before token *k*, articles aside."""
    while k > 1 and scene.tokens[k - 1].folded in scene.words.determiners:
        k -= 1
    return scene.tokens[k - 1].folded


def _sent_to(scene: Scene, k: int, j: int, word: Word) -> int:
    """The token after "to the Tide Union" behind an ambassador or envoy of a country that ends at *k*, or *k*."""
    if word.id != "ambassador" or k + 1 >= j or scene.tokens[k].folded not in _TO:
        return k
    at = skip_determiners(scene, k + 1, j)
    match = scene.known.get(at) or scene.organs.get(at)
    return match.j if match and match.actor and match.j <= j else k


def described_at(scene: Scene, k: int, j: int) -> bool:
    """Whether a post stands among the capitalised words from *k* on ("Regional Director", "Canadian Minister")."""
    tokens, n = scene.tokens, k
    while n < min(k + 4, j) and tokens[n].capital and tokens.joined(n - 1):
        if _post_at(scene, n, j):
            return True
        n += 1
    return False


def described_post(scene: Scene, i: int, j: int) -> Item | None:
    """English: a post with capitalised words before it inside a sentence: "the National Safety Adviser of Fiji", "Finance
    Minister Bo Vea"."""
    tokens, words = scene.tokens, scene.words
    if words.language != "en" or not i or not tokens.joined(i - 1) or tokens[i - 1].text in ".:;":
        return None
    k = i
    while k < min(i + 6, j) and tokens[k].word and not tokens[k].capitals:
        inside = k > i and tokens[k].text == "and" and k + 1 < j and tokens[k + 1].capital
        small = tokens[k].folded in words.given | words.small["stops"] | words.links
        if k in scene.known or not tokens[k].capital and not inside or small and not inside:
            return None
        k += 1
        if inside:
            continue
        told = _post_at(scene, k, j) if k < j and tokens[k].capital and tokens.joined(k - 1) else None
        if told and told[1].value == "post":
            found = post_phrase(scene, k, j)
            actor, end = (found[0][0], found[1]) if found else (None, told[0])
            if actor is not None and actor.kind == "Person":
                return [replace(actor, mention=tokens.slice(i, end))], end
            name = tokens.name(i, end)
            owner = actor if actor is not None and actor.sure else None
            if owner is not None:
                return [replace(owner, name=name, mention=tokens.slice(i, end))], end
            return [_post_actor(name, tokens.slice(i, end), scene.body, sure=False)], end
    return None


def _post_actor(name: str, mention: str, body: Actor | None, *, sure: bool) -> Actor:
    return Actor(
        name=name, kind="Organisation", mention=mention, of=body.name if body else None,
        of_key=body.key if body else None, sure=sure,
    )  # fmt: skip


def _holder_behind(scene: Scene, k: int, run: int, word: Word, *, first: bool) -> bool:
    """Whether the words from *k* to *run* name the person who holds the post; *first*: right behind it."""
    token = scene.tokens[k]
    told = token.folded in scene.words.given or scene.people.full(scene.tokens.name(k, run)) is not None
    if told:
        return name_like(scene, k, run)
    plain = scene.words.language != "es" or (
        word.id in ("head-of-state", "minister")
        and not token.folded.endswith((*ADJECTIVES, "ado", "ada", "pro"))
    )
    single = first and plain and run - k == 1 and token.folded not in scene.lower
    return single and name_like(scene, k, run)


def _post_goes_on(scene: Scene, k: int, j: int, word: Word) -> bool:
    """Whether the small word at *k* lies inside the name of a post: "Minister of Trade and Industry"."""
    tokens, words = scene.tokens, scene.words
    token = tokens[k]
    sent = word.id == "ambassador" and token.folded in _TO
    if (
        token.folded not in words.links
        or k + 1 >= j
        or (token.folded in words.small["post-ends"] and not sent)
    ):
        return False
    if not (tokens[k + 1].capital or tokens[k + 1].folded in words.links):
        return False
    return not (token.folded in words.conjunctions and _another(scene, k + 1, j))


def _another(scene: Scene, k: int, j: int) -> bool:
    """Whether behind "and" another post or actor begins, so that the post named before it is over."""
    article = k < j and scene.tokens[k].folded in ARTICLES
    k = skip_determiners(scene, k, j)
    if k >= j:
        return True
    if article and described_at(scene, k, j):
        return True
    return starts_actor(scene, k, j) or any(True for _ in scene.words.post.at(scene.tokens, k, j))
