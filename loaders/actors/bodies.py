"""What the names of a record mean once it is known whose record it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from graph.model import Actor
from loaders.actors.known import Match
from loaders.actors.lexicon import ARTICLES
from loaders.actors.organs import full_names
from loaders.actors.references import holds
from loaders.actors.scene import Scene
from loaders.actors.tokens import Tokens, key_words


def without_strangers(scene: Scene, body: Actor) -> None:
    """Leave out names that many bodies share where they are said alone in the record of a body outside the family."""
    strange = [i for i, match in scene.known.items() if match.shared and not _of_family(scene, match, body)]
    if strange:
        scene.known = {i: match for i, match in scene.known.items() if i not in strange}
        scene.finder.known = scene.known
        scene.organs = full_names(scene)


def _of_family(scene: Scene, match: Match, body: Actor) -> bool:
    key = match.entry.key if match.entry else None
    after = match.j
    if after < len(scene.tokens) and scene.tokens[after].folded in ("of", "de", "del"):
        return True  # looked at when it was found: its own body follows
    mine = body.key or body.of_key
    return key is not None and mine is not None and scene.registry.related(key, mine)


def short_definitions(scene: Scene, body: Actor) -> None:
    """Let what the record defines as a short form of its body's name be the body: "the Tide Panel (the Panel)" in the
    record of the Tide Panel of the Lagoons."""
    scene.known = scene.finder.known = dict(scene.known)
    for i, match in scene.known.items():
        actor = match.actor
        own = match.defined and actor and not actor.key and not actor.of and actor.kind != "Person"
        if own and actor and holds(scene, body.name, key_words(actor.name)):
            scene.known[i] = replace(match, actor=replace(body, mention=actor.mention))


def initials_of_body(scene: Scene, body: Actor) -> None:
    """Let the initials of the body's name, or of its kind ("the SC" for a Tide Steering Committee), be the body where the
    record says them with an article and nothing else explains them."""
    tokens, letters = scene.tokens, set(_initials(scene, body.name))
    places = [
        i
        for i, token in enumerate(tokens)
        if token.text in letters and i not in scene.known and not _in_code(tokens, i)
    ]
    articled = {tokens[i].text for i in places if i and tokens[i - 1].folded in ARTICLES}
    for i in places:
        if tokens[i].text in articled and tokens[i].text not in scene.words.thing_acronyms:
            scene.known[i] = Match(i, i + 1, replace(body, mention=tokens[i].text), defined=True)


def _initials(scene: Scene, name: str) -> Iterator[str]:
    """Yield the initials of a whole name, of three letters or more, and those of the words that say its kind."""
    words = [word for word in key_words(name) if word.isalnum()]
    plain = [word for word in words if word not in scene.words.links]
    if len(plain) > 2:
        yield "".join(word[0] for word in plain).upper()
    kind = list(takewhile(lambda word: word not in scene.words.links, words))
    if len(kind) > 1:
        yield "".join(word[0] for word in (kind[-2:] if scene.words.language == "en" else kind[:2])).upper()


def _in_code(tokens: Tokens, i: int) -> bool:
    """Whether the token stands in a code: "TC 184", "SC/7"."""
    after = tokens[i + 1].text if i + 1 < len(tokens) else ""
    stuck = i and not tokens.spaced(i - 1) and tokens[i - 1].text in "-/_."
    return bool(stuck) or after[:1].isdigit() or (after in ("-", "/", "_") and not tokens.spaced(i))
