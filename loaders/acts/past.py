"""Who acted so far in a record: whom pronouns, "le", "this offer" stand for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from graph.model import Actor
from loaders.actors.offices import HELD
from loaders.terms import LANGUAGES, terms

Actors = tuple[Actor, ...]

_KEPT = 8
"""Statements that are remembered."""
_SAYING = frozenset({"STATED", "PROPOSED", "WELCOMED", "TOOK_NOTE_OF", "PRESENTED"})
_REACH = 450
"""Characters behind a statement in which a pronoun may still mean who acted in it."""


@dataclass(frozen=True)
class Acted:
    """A statement read before: who acted, upon whom, and where its words ended."""

    source: Actors
    target: Actors
    kind: str
    end: int


def personal(actor: Actor) -> bool:
    """Whether an actor is a person, or an office that one person holds: "the President of Fiji", "the Chair"."""
    if actor.kind == "Person" or actor.role in HELD:
        return True
    return actor.kind == "Organisation" and not actor.collective and actor.name.split()[0] in _posts()


@cache
def _posts() -> frozenset[str]:
    return frozenset(form for lang in LANGUAGES for term in terms("posts", lang) for form in term.forms)


@dataclass
class Past:
    """The last statements of a record, the nearest last."""

    text: str
    acts: list[Acted] = field(default_factory=list)

    def remember(self, source: Actors, target: Actors, kind: str, end: int) -> None:
        one = Acted(source, target, kind, end)
        if not self.acts or self.acts[-1] != one:
            self.acts = [*self.acts[1 - _KEPT :], one]

    def near(self, at: int) -> list[Acted]:
        """The statements that stand in the same passage as *at* or in the one before, the nearest first."""
        return [
            one
            for one in reversed(self.acts)
            if one.end <= at + 1 and at - one.end < _REACH and self.text.count("\n\n", one.end, at) < 2
        ]

    def many(self, at: int, speakers: Actors) -> Actors:
        """Whom "they" may mean: several or a collective that acted last, or the speakers where they did."""
        for one in self.near(at):
            if one.source == speakers or len(one.source) > 1 or any(a.collective for a in one.source):
                return one.source
        return ()

    def one(self, at: int, speakers: Actors) -> Actors:
        """Whom "it" may mean: the body that acted last, the speakers among them; () for a country or person."""
        for one in self.near(at):
            if one.source == speakers or (len(one.source) == 1 and one.source[0].kind != "Person"):
                return one.source
        return ()

    def person(self, at: int, speaker: Actors) -> Actors:
        """Whom "him" may mean: the one person who acted last nearby, other than who speaks now."""
        for one in self.near(at):
            if one.source != speaker and len(one.source) == 1 and personal(one.source[0]):
                return one.source
        return ()

    def sayer(self, at: int, text: str) -> Actors:
        """Who spoke last in the same paragraph as *at*, and so goes on: "Togo said … . It should be free."."""
        last = next(iter(self.near(at)), None)
        near = last is not None and "\n" not in text[last.end : at].strip(" ")
        return last.source if near and last and last.kind in _SAYING else ()

    def receiver(self, source: Actors, at: int, *, many: bool) -> Actors:
        """Whom "le", or with *many* "les", means where *source* acts: who acted last, or upon whom *source* did."""
        for one in self.near(at):
            meant = one.source if one.source != source else one.target
            if meant and (len(meant) > 1 or meant[0].collective) == many:
                return meant
        return ()

    def doer(self, source: Actors, at: int, kinds: frozenset[str]) -> Actors:
        """Who did last what is spoken of again ("this offer"), other than *source*: in a statement of *kinds*."""
        near = [one for one in self.near(at) if one.source != source]
        fits = [one for one in near if one.kind in kinds] or ([] if kinds else near)
        return fits[0].source if fits else ()
