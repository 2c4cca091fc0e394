"""What is known of one record while its phrases are read."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Actor
from graph.registry import Registry
from loaders.actors.known import Match, actor_of
from loaders.actors.lexicon import Lexicon, Word
from loaders.actors.people import People, PeopleFinder
from loaders.actors.tokens import Tokens

Item = tuple[list[Actor], int]


@dataclass
class Scene:
    """What is known of one record while its phrases are read.

    `offices` are the bodies that the record names beside an office, `secretariat` the one fuller name that it gives the
    secretariat ("Technical Secretariat"). `lower` are words that stand in small letters,
    `agents` unknown names that act, `countries` names that stand in a list with other countries (and are no surnames),
    `ends` the tokens where a known name ends, `organs` the full names of organisations that the registry does not know,
    `parties` the two countries or bodies of a meeting that is theirs alone.
    """

    tokens: Tokens
    words: Lexicon
    registry: Registry
    known: dict[int, Match]
    people: People
    finder: PeopleFinder
    naming: str = "en"
    body: Actor | None = None
    offices: dict[str, Actor] = field(default_factory=dict)
    lower: frozenset[str] = frozenset()
    agents: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    ends: frozenset[int] = frozenset()
    organs: dict[int, Match] = field(default_factory=dict)
    secretariat: Word | None = None
    parties: tuple[Actor, ...] = ()
    depth: int = 0
    _named: tuple[tuple[int, int], dict[str, Actor]] | None = None

    def everybody(self) -> dict[str, Actor]:
        """Every actor but countries that the record names in full, by name; worked out once for the names in hand."""
        state = (id(self.known), id(self.organs))
        if self._named is None or self._named[0] != state:
            matches = [*self.known.values(), *self.organs.values()]
            named = {m.actor.name: m.actor for m in matches if m.actor and m.actor.kind != "Country"}
            self._named = (state, named)
        return self._named[1]

    def entry_actor(self, key: str, mention: str) -> Actor:
        """The actor of a registry entry, named in the record's language."""
        return actor_of(self.registry.entry(key), mention, self.naming, self.registry)


def skip_determiners(scene: Scene, i: int, j: int) -> int:
    """The first token after articles, quantifiers, quotation marks and bullets."""
    tokens = scene.tokens
    while i < j:
        token = tokens[i]
        known = scene.known.get(i)
        if known and known.actor and known.j - i > 1:
            break
        if (
            token.folded in scene.words.determiners
            or (not token.word and token.text not in "([")
            or token.text.isdigit()
            and len(token.text) < 4
            and i + 1 < j
            and tokens[i + 1].word
        ):
            i += 1
        else:
            break
    return i
