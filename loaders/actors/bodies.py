"""What the names of a record mean once it is known whose record it is."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Actor
from loaders.actors.known import Match
from loaders.actors.organs import full_names
from loaders.actors.references import holds
from loaders.actors.scene import Scene
from loaders.actors.tokens import key_words


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
    for i, match in list(scene.known.items()):
        actor = match.actor
        own = match.defined and actor and not actor.key and not actor.of and actor.kind != "Person"
        if own and actor and holds(scene, body.name, key_words(actor.name)):
            scene.known[i] = replace(match, actor=replace(body, mention=actor.mention))
