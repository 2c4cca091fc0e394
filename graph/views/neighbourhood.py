"""One actor and what surrounds it: statements by family, neighbours by family, what it owes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.views.actors import ActorName, bodies_of
from graph.views.families import FAMILIES, Filters
from graph.views.lines import Line, lines, of_actors

if TYPE_CHECKING:
    from graph.store import Store

NEIGHBOURS = 40
"""Most neighbours of a drawing: beyond that none of the layouts tried could be read (docs/explorer.md)."""
READ = 400
"""Most statements of one actor that a page reads; the newest are taken and the page says how many there are."""


@dataclass
class Tie:
    """The statements of one family between the focus and one neighbour, in one direction.

    `out` is True where the focus acts; coordination and joint acts are kept as out.
    """

    family: str
    out: bool
    lines: list[Line] = field(default_factory=list)

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def hollow(self) -> bool:
        return sum(line.hollow for line in self.lines) * 2 > len(self.lines)


@dataclass
class Neighbour:
    """An actor or an action next to the focus; `family` is its most frequent one, where the drawing puts it."""

    id: str
    actor: ActorName | None
    action: Line | None
    ties: list[Tie] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(tie.count for tie in self.ties)

    @property
    def families(self) -> dict[str, int]:
        counts: Counter[str] = Counter()
        for tie in self.ties:
            counts[tie.family] += tie.count
        return dict(counts)

    @property
    def family(self) -> str:
        order = list(FAMILIES)
        return min(self.families.items(), key=lambda item: (-item[1], order.index(item[0])))[0]

    @property
    def dates(self) -> tuple[str | None, str | None]:
        found = sorted(line.date for tie in self.ties for line in tie.lines if line.date)
        return (found[0], found[-1]) if found else (None, None)


@dataclass(frozen=True)
class Surroundings:
    """What the graph says about one actor. `total` counts all statements that pass, `lines` those read for the page."""

    actor: ActorName
    members: frozenset[str]
    total: int
    lines: tuple[Line, ...]
    neighbours: tuple[Neighbour, ...]
    shown: tuple[Neighbour, ...]
    families: Mapping[str, int]

    def of(self, *kinds: str, acting: bool | None = None) -> list[Line]:
        """Lines of these types; `acting` True where the actor is a source, False where it is a target."""
        out = []
        for line in self.lines:
            source = any(one.id in self.members for one in line.sources)
            if line.type in kinds and (acting is None or acting == source):
                out.append(line)
        return out


def surroundings(
    store: Store, actor: ActorName, filters: Filters, *, with_bodies: bool = False
) -> Surroundings:
    members = bodies_of(store, actor.id) if with_bodies else frozenset({actor.id})
    rows = of_actors(store, members, filters)
    counts: Counter[str] = Counter(row["type"] for row in rows)
    found = lines(store, [row["id"] for row in rows[:READ]])
    neighbours = _neighbours(found, members)
    return Surroundings(
        actor=actor,
        members=members,
        total=len(rows),
        lines=tuple(found),
        neighbours=tuple(neighbours),
        shown=tuple(chosen(neighbours)),
        families={family: sum(counts[kind] for kind in kinds) for family, kinds in FAMILIES.items()},
    )


def chosen(neighbours: Sequence[Neighbour], most: int = NEIGHBOURS) -> list[Neighbour]:
    """At most `most` neighbours, each family getting a fair share so that a busy one does not crowd out the rest."""
    by_family: dict[str, list[Neighbour]] = {}
    for one in neighbours:
        by_family.setdefault(one.family, []).append(one)
    out: list[Neighbour] = []
    round_number = 0
    while len(out) < min(most, len(neighbours)):
        for family in FAMILIES:
            group = by_family.get(family, [])
            if round_number < len(group) and len(out) < most:
                out.append(group[round_number])
        round_number += 1
    return out


def _neighbours(found: Iterable[Line], members: frozenset[str]) -> list[Neighbour]:
    """Actors at the other end of a statement; where there is none, the action itself is the neighbour.

    Taking part ties an actor to a meeting, not to those who sat beside it, and is left to the table.
    """
    known: dict[str, Neighbour] = {}
    for line in found:
        if line.family == "part":
            continue
        acting = any(one.id in members for one in line.sources)
        ends = line.targets if acting else line.sources
        if line.type == "COORDINATES_WITH":
            ends = (*line.sources, *line.targets) if line.targets == () or not acting else line.targets
        others = [one for one in ends if one.id not in members]
        out = acting or line.family == "coordination"
        for other in others:
            _tie(known.setdefault(other.id, Neighbour(other.id, other, None)), line, out)
        if not others and acting and line.action_id and not line.targets:
            key = line.action_id
            _tie(known.setdefault(key, Neighbour(key, None, line)), line, True)
    return sorted(known.values(), key=_rank)


def _tie(neighbour: Neighbour, line: Line, out: bool) -> None:
    for tie in neighbour.ties:
        if (tie.family, tie.out) == (line.family, out):
            if line not in tie.lines:
                tie.lines.append(line)
            return
    neighbour.ties.append(Tie(line.family, out, [line]))


def _rank(one: Neighbour) -> tuple[Any, ...]:
    """Most statements first, then the newest, actors before actions."""
    last = one.dates[1] or ""
    return (one.actor is None, -one.count, tuple(-ord(letter) for letter in last), one.id)
