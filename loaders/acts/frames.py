"""What stands after a verb: the addressee, the action, the thing and whose thing it is.

A frame is written as it reads: ``TARGET for|on ACTION``. Capitals are slots, the words between them connect.
``TARGET``
must name actors; ``ACTION`` takes any words; ``THING`` any words, and whose thing it is becomes the target;
``OWNED`` likewise,
but fails where that is not said; ``THINGONLY`` has no target; ``NEWBODY`` is a thing that is the target
itself where it is a body;
``SELF`` is who speaks, once more; ``GAP`` is the entry's own connection; ``CLITIC`` is the pronoun at the end
of the verb.
``+NP``, ``+INF``, ``+VERB``, ``+BARE``, ``+ROLE`` only look at what follows: a determiner, an infinitive, a
bare verb, the name of a post.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graph.model import Actor

from .grammar import Grammar, loose
from .things import owners
from .unknown import guessed, new_body, people_first

if TYPE_CHECKING:
    from .who import Who

SLOTS = (
    "THINGONLY",
    "NEWBODY",
    "TARGET",
    "ACTION",
    "CLITIC",
    "OWNED",
    "THING",
    "ROLES",
    "SELF",
    "NOUN",
    "GAP",
)
_SLOT = re.compile(rf"\b({'|'.join(SLOTS)})\b")
_LOOKS = "TARGET +"
"""In a frame: nothing but the look of what follows ends the addressee."""

_TRIES = 8
"""Places of a connecting word that are tried before a frame is given up."""


@dataclass(frozen=True)
class Frame:
    """A frame as written, and its parts: slot names and compiled connections in turn."""

    source: str
    parts: tuple[str | re.Pattern[str], ...]


@dataclass(frozen=True)
class Filled:
    """A frame that fits: its actors, and the spans of what it took. `guessed`: the addressee is known by its
    place alone.
    """

    frame: str
    target: tuple[Actor, ...] = ()
    target_span: tuple[int, int] | None = None
    action: tuple[int, int] | None = None
    slot: str = "ACTION"
    guessed: bool = False


def parse_frame(source: str, rules: Grammar) -> Frame:
    """Return a frame from its text. Raises `ValueError` or `re.error` for one that cannot be read."""
    parts: list[str | re.Pattern[str]] = []
    for piece in _SLOT.split(source):
        piece = piece.strip()
        if piece in SLOTS:
            parts.append(piece)
        elif piece:
            parts.append(_connection(piece, rules))
    if not any(isinstance(part, str) for part in parts):
        raise ValueError(f"{source!r} has no slot")
    return Frame(source, tuple(parts))


def _connection(source: str, rules: Grammar) -> re.Pattern[str]:
    choices = []
    for choice in re.split(r"\|(?![^(]*\))", source):
        word, _, look = choice.partition("+")
        comma = r"(?:,\s*)?" if word.startswith(",?") else ""
        word = word.removeprefix(",?").strip()
        for short, full in rules.contractions.items():
            word = re.sub(rf"(?<!\w){short}(?!\w)", full, word)
        choices.append(comma + (loose(word) + r"(?!\w)\s*:?" if word else "") + _look(look, rules))
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})\s*", re.IGNORECASE)


def _look(name: str, rules: Grammar) -> str:
    if name == "":
        return ""
    if name == "NP":
        return rf"(?=\s*(?:{'|'.join(rules.words['determiners'])}|(?-i:{rules.pattern['quantities']}))\b)"
    if name == "VERB":
        return rf"(?=\s*(?-i:[a-z]))(?!\s*(?:{'|'.join(rules.words['determiners'])})\b)"
    source = {"INF": "infinitive", "BARE": "bare_infinitive", "ROLE": "role_nouns"}.get(name)
    if source is None:
        raise ValueError(f"+{name} is not known")
    return rf"(?=\s*{loose(rules.pattern[source])})"


def fill(
    frames: tuple[Frame, ...],
    who: Who,
    start: int,
    end: int,
    *,
    gap: re.Pattern[str] | None = None,
    clitic: tuple[Actor, ...] = (),
    guess: bool = True,
) -> Filled | None:
    """Return the first frame that fits the words from *start* to *end*, or None.

    With *guess*, where none fits, an addressee that the registry and the record do not know is taken by its
    place.
    """
    start = who.skip_adverbs(start, end)
    front = tuple(frame for frame in frames if _addressed_first(frame))
    guessed = tuple(frame for frame in front if "ACTION" in frame.parts) if guess else ()
    others = tuple(frame for frame in frames if not _addressed_first(frame))
    for guessing, choices in ((False, front), (True, guessed), (False, others)):
        for frame in choices:
            if guessing and frame.source.count("TARGET") != 1:
                continue
            filler = _Filler(who, end, gap, clitic, guessing)
            for filled in filler.fit(frame.parts, start, Filled(frame.source, guessed=guessing)):
                return filled
    return None


def _without_negation(who: Who, start: int, end: int) -> int:
    """Where an addressee ends before a "not" or "never" that belongs to what is asked."""
    match = re.compile(rf"\s+(?:{loose(who.rules.pattern['negation'])})\s*\Z", re.I).search(
        who.text, start, end
    )
    return match.start() if match else end


def _proper(name: str) -> bool:
    """Whether a name has a capital at its head and at its end, as nothing but the look of what follows ends it."""
    words = name.split()
    return words[0][0].isupper() and words[-1][0].isupper()


def _addressed_first(frame: Frame) -> bool:
    """Whether a frame has its addressee before anything else; it is tried, even by guessing, before those that
    have not.
    """
    slots = [part for part in frame.parts if isinstance(part, str)]
    return slots[0] in ("TARGET", "CLITIC")


@dataclass(frozen=True)
class _Filler:
    who: Who
    end: int
    gap: re.Pattern[str] | None
    clitic: tuple[Actor, ...]
    guess: bool

    def fit(self, parts: tuple[str | re.Pattern[str], ...], at: int, got: Filled) -> Iterator[Filled]:
        """Yield the ways in which *parts* take the words from *at* on."""
        if not parts:
            yield got
            return
        part, rest = parts[0], parts[1:]
        at = self.who.skip_blank(at, self.end)
        if isinstance(part, re.Pattern):
            if match := part.match(self.who.text, at, self.end):
                yield from self.fit(rest, match.end(), got)
        elif part == "CLITIC":
            if self.clitic:
                yield from self.fit(rest, at, replace(got, target=self.clitic))
        elif part == "SELF":
            _, after = self.who.leading(at, self.end, pronouns=True)
            yield from self.fit(rest, after, got)
        elif not rest:
            yield from self._last(part, at, got)
        elif isinstance(rest[0], str) and rest[0] != "GAP":
            actors, after = self._leading(at)
            if part == "TARGET" and actors and self.who.verb_may_follow(after, self.end):
                yield from self.fit(rest, after, replace(got, target=actors, target_span=(at, after)))
        else:
            yield from self._until(part, rest, at, got)

    def _leading(self, at: int) -> tuple[tuple[Actor, ...], int]:
        """The actors from *at* on, when guessing even a group of people that nobody knows."""
        actors, after = self.who.leading(at, self.end)
        return people_first(self.who, at, self.end) if self.guess and not actors else (actors, after)

    def _until(
        self, part: str, rest: tuple[str | re.Pattern[str], ...], at: int, got: Filled
    ) -> Iterator[Filled]:
        """A slot that ends where the connection that follows it stands."""
        link = self.gap if rest[0] == "GAP" else rest[0]
        if not isinstance(link, re.Pattern):
            return
        for number, match in enumerate(link.finditer(self.who.text, at, self.end)):
            if number >= (1 if self.guess and part == "TARGET" else _TRIES):
                return
            if match.start() <= at or self.who.in_brackets(match.start(), at):
                continue
            if part == "TARGET" and self.who.inside_name(at, match.start()):
                continue
            if part == "TARGET" and self._goes_on(at, match.start()):
                continue
            taken = self._take(part, at, match.start(), got)
            if taken:
                yield from self.fit(rest[1:], match.end(), taken)

    def _last(self, part: str, at: int, got: Filled) -> Iterator[Filled]:
        if part != "TARGET":
            taken = self._take(part, at, self.end, got)
            if taken:
                yield taken
            return
        actors, after = self._leading(at)
        if not actors and (pronoun := self.who.rules.find["pronouns"].match(self.who.text, at, self.end)):
            actors, after = self.who.addressed(at, pronoun.end()), pronoun.end()
        if actors and self.who.ends_phrase(after, self.end):
            yield replace(got, target=actors, target_span=(at, after))

    def _goes_on(self, start: int, end: int) -> bool:
        """Whether a preposition ends the words, so that another name follows: "al Instituto, a la Universidad y a …"."""
        last = re.compile(r"(?<!\w)(\w+)\s*\Z").search(self.who.text, start, end)
        return last is not None and bool(self.who.rules.find["joining_prepositions"].fullmatch(last[1]))

    def _another_phrase(self, start: int, end: int) -> bool:
        """Whether right behind the addressee stands another noun phrase, what is asked: "ask Chad | the list of …"."""
        _, after = self.who.leading(start, end)
        determiners = "|".join(self.who.rules.words["determiners"])
        return after > start and bool(
            re.compile(rf"\s+(?:{determiners})\s", re.I).match(self.who.text, after, end)
        )

    def _take(self, part: str, start: int, end: int, got: Filled) -> Filled | None:
        if end <= start:
            return None
        if part == "TARGET":
            end = _without_negation(self.who, start, end)
            actors = self.who.addressed(start, end) or (guessed(self.who, start, end) if self.guess else ())
            if (
                self._another_phrase(start, end)
                or not actors
                or (self.guess and _LOOKS in got.frame and not _proper(actors[0].name))
            ):
                return None
            return replace(got, target=actors, target_span=(start, end))
        if part in ("THING", "OWNED"):
            possessing = owners(self.who, start, end)
            if part == "OWNED" and not possessing:
                return None
            target = got.target or possessing
            return replace(got, target=target, action=(start, end), slot=part)
        if part == "NEWBODY":
            return replace(got, target=new_body(self.who, start, end), action=(start, end), slot=part)
        if part in ("ROLES", "NOUN"):
            return got if end - start < 120 else None
        return replace(got, action=(start, end), slot=part)
