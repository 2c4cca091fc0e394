"""Known names and collectives at the head of a phrase.

Every function takes token i (where the phrase begins) and j (where it must end) and gives the actors it names with the
token after them, or None.
"""

from __future__ import annotations

from dataclasses import replace

from graph.model import Actor
from loaders.actors.known import Match
from loaders.actors.lexicon import Word
from loaders.actors.offices import body_for, completed, office, office_form, organ_instead
from loaders.actors.organs import organ_name
from loaders.actors.scene import Item, Scene


def known_name(scene: Scene, i: int, j: int) -> Item | None:
    """A known name, alone or followed by the office, members or person that belong to it."""
    match = scene.known.get(i)
    if match is None or match.actor is None or match.j > j:
        return None
    if pair := _pair_named(scene, match, j):
        return pair
    k = _past_other_name(scene, match, j)
    if k < j and scene.tokens.joined(k - 1):
        own = _possessive(scene, k, j)
        if own is not None:
            found = belonging(scene, own, j, match.actor) or organ_name(scene, own, j, possessor=match.actor)
            return found if found else None
        found = belonging(scene, k, j, match.actor)
        if found and not _sent_out(scene, found[1], j):
            actor = found[0][0]
            return [replace(actor, mention=scene.tokens.slice(i, found[1]))], found[1]
        if (unit := unit_code(scene, match.actor, k, j)) > k:
            name, said = scene.tokens.name(i, unit), scene.tokens.slice(i, unit)
            return [Actor(name, "Organisation", said, of=match.actor.name, of_key=match.actor.key)], unit
        organ = organ_name(scene, k, j, possessor=match.actor) if scene.tokens[k].capital else None
        if organ and k not in scene.known:
            name = scene.tokens.name(i, organ[1])
            return [replace(organ[0][0], name=name, mention=scene.tokens.slice(i, organ[1]))], organ[1]
    return [completed(scene, match.actor)], k


def _pair_named(scene: Scene, match: Match, j: int) -> Item | None:
    """An organisation that bears the names of two with a dash between them: "the Chile–Peru Border Committee"."""
    tokens, k = scene.tokens, match.j
    if k + 1 >= j or tokens[k].text not in "-–" or not tokens[k + 1].capital:
        return None
    organ = organ_name(scene, k + 1, j, weak=False)
    second = scene.known.get(k + 1)
    if organ is None or second is None or second.actor is None or organ[1] <= second.j:
        found = known_name(scene, k + 1, j) if second and second.actor else None
        organ = found if found and found[1] > (second.j if second else k) and not found[0][0].role else None
    if organ is None or organ[0][0].collective:
        return None
    name, said = tokens.name(match.i, organ[1]), tokens.slice(match.i, organ[1])
    return [replace(organ[0][0], name=name, mention=said, of=None, of_key=None, key=None)], organ[1]


def _sent_out(scene: Scene, k: int, j: int) -> bool:
    """Whether a delegation that ends at *k* is a mission to somebody: "the EU Delegation to Fiji"."""
    tokens = scene.tokens
    mission = tokens[k - 1].capital and tokens[k - 1].folded in scene.words.small["missions"]
    return mission and k + 1 < j and tokens[k].folded == "to" and tokens[k + 1].capital


def unit_code(scene: Scene, owner: Actor, k: int, j: int) -> int:
    """The token after the code of a unit of the organisation named right before *k* ("EURAMET TC-Q", "CCM WG on Force"), or
    *k*."""
    tokens, words = scene.tokens, scene.words
    if owner.kind == "Country" or not tokens[k].capitals:
        return k
    code = scene.known.get(k)
    if code and code.actor and not code.entry and not code.defined and code.j <= j:
        return code.j
    if code or tokens[k].folded not in words.small["units"]:
        return k
    end = k + 1
    if end + 1 < j and tokens[end].text == "-" and not tokens.spaced(k) and tokens[end + 1].text.isupper():
        return end + 2
    if end < j and tokens[end].text.isdigit() and len(tokens[end].text) < 3:
        return end + 1
    if end + 1 < j and tokens[end].folded in ("on", "for", "sobre", "de") and tokens[end + 1].capital:
        end += 2
        while end < j and tokens[end].capital and tokens[end].word and end not in scene.known:
            end += 1
        return end
    return k


def _past_other_name(scene: Scene, match: Match, j: int) -> int:
    """The token after another name of the same actor behind a dash ("ACR – Full Name"), or after *match*."""
    k = match.j
    if k + 1 < j and scene.tokens[k].text in "-–—":
        other = scene.known.get(k + 1)
        if (
            other
            and other.actor
            and match.actor
            and other.actor.key == match.actor.key is not None
            and other.j <= j
        ):
            return other.j
    return k


def _possessive(scene: Scene, k: int, j: int) -> int | None:
    """The token after "'s" or "’" at *k*, if one stands there."""
    tokens = scene.tokens
    if tokens[k].text in "'’" and k + 1 < j and not tokens.spaced(k - 1):
        if tokens[k + 1].folded == "s" and not tokens.spaced(k):
            return k + 2
        if tokens.spaced(k) and tokens[k - 1].folded.endswith("s"):
            return k + 1
    return None


def belonging(scene: Scene, k: int, j: int, body: Actor) -> Item | None:
    """The office or collective at *k* that belongs to the *body* named right before it."""
    if k >= j or not scene.tokens[k].word:
        return None
    found = office_form(scene, k, j)
    if found and not (scene.tokens[k].capital and organ_instead(scene, k, found[0], j)):
        end, word = found
        return [office(scene, word, scene.tokens.slice(k, end), scene.tokens.name(k, end), body)], end
    found = collective_form(scene, k, j)
    if found:
        end, word = found
        if word.id in ("members", "delegations", "experts", "parties", "society", "states"):
            name = scene.tokens.name(k, end)
            whole = f"{body_short(body)} {name}" if word.id != "members" else name
            return [collective(whole, word, scene.tokens.slice(k, end), body, scene)], end
    return None


def body_short(body: Actor) -> str:
    """How the record wrote the body, where that is short, else its name."""
    mention = " ".join(body.mention.split())
    return mention if 0 < len(mention) <= 12 else body.name


def collective_form(scene: Scene, i: int, j: int) -> tuple[int, Word] | None:
    """The head noun of a collective that begins at *i*."""
    tokens = scene.tokens
    for end, form, word in scene.words.collective.at(tokens, i, j):
        if form.isupper() and tokens.name(i, end) != form:
            continue
        return end, word
    return None


def collective(name: str, word: Word, mention: str, body: Actor | None, scene: Scene) -> Actor:
    """A collective actor; members of a body belong to it."""
    owner = body
    if owner is None and word.value == "members":
        owner = body_for(scene, Word(word.topic, word.id, "members", word.form, word.label))
    if owner is None and word.id in ("delegations",):
        owner = scene.body
    plain = word.id == "members" and len(name.split()) <= len(word.form.split()) + 1
    return Actor(
        name=name, kind="Organisation", mention=mention, of=owner.name if owner else None, collective=True,
        role=word.id if plain else None, of_key=owner.key if owner else None,
        sure=owner is not None or word.value == "people",
    )  # fmt: skip
