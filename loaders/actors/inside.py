"""What may stand inside the name of an organisation: whom a mission is sent to, numbers, pairs of countries."""

from __future__ import annotations

from loaders.actors.scene import Scene


def is_mission(scene: Scene, k: int) -> bool:
    """Whether the name before token *k* is of a mission, which is sent to somebody: "Permanent Mission of Fiji to …"."""
    tokens, words = scene.tokens, scene.words
    n = k - 1
    while (
        n >= 0 and k - n < 8 and (tokens[n].capital or tokens[n].folded in words.links) and tokens.joined(n)
    ):
        if tokens[n].folded in words.small["missions"]:
            return True
        n -= 1
    return False


def counts(scene: Scene, i: int, k: int, start: int) -> bool:
    """Whether a number at *k* is part of a name of a committee or group: "Working Group 3", "Comité de Normas 12"."""
    counted = scene.words.small["counted"]
    if k == start:
        return scene.tokens[k - 1].folded in counted
    ends = k + 1 >= len(scene.tokens) or scene.tokens[k + 1].text in "(,;.)"
    return ends and scene.tokens[k - 1].capital and any(t.folded in counted for t in scene.tokens[i:k])


def pair_of_countries(scene: Scene, k: int) -> bool:
    """Whether two countries with a dash between them begin at *k*: "Comité de Frontera Chile-Perú"."""
    known, tokens = scene.known, scene.tokens
    first = known.get(k)
    second = (
        known.get(first.j + 1)
        if first and first.j + 1 < len(tokens) and tokens[first.j].text in "-–"
        else None
    )
    pair = [match.actor for match in (first, second) if match and match.actor]
    return len(pair) == 2 and all(actor.kind == "Country" for actor in pair)
