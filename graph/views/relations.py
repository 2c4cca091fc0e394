"""Relations between chosen actors: every statement that passes from one of them to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from graph.views.actors import ActorName, bodies_of, directory
from graph.views.families import FAMILIES, PASSES, Filters, once
from graph.views.lines import PARTNERS, Line, lines, of_actors
from graph.views.overview import actor_rows

if TYPE_CHECKING:
    from graph.store import Store

BETWEEN = f"""
MATCH (a:Actor)<-[:SOURCE]-(s:Statement)-[e:SOURCE|TARGET]->(b:Actor)
MATCH (s)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE a.id IN $actors AND b.id IN $actors AND {PARTNERS} AND {PASSES}
RETURN DISTINCT s.id AS id, coalesce(s.claim, s.id) AS claim, s.language AS language, s.date AS date,
       p.position AS position, s.start AS start, a.id AS a, b.id AS b
ORDER BY date DESC, position, start, id
"""
MOST = 12
"""Most actors that a relations page compares; more make neither a drawing nor a matrix that can be read."""


@dataclass
class Relation:
    """All statements of one family from one chosen actor to another; coordination has no direction.

    `key` names it in an address. `a` and `b` are ids of chosen actors; for coordination they are in the order chosen.
    """

    a: str
    b: str
    family: str
    lines: list[Line] = field(default_factory=list)

    @property
    def key(self) -> str:
        return f"{self.a}~{self.b}~{self.family}"

    @property
    def count(self) -> int:
        return len(self.lines)

    @property
    def aims(self) -> int:
        return sum(line.hollow for line in self.lines)

    @property
    def hollow(self) -> bool:
        """Whether most of its statements are aims, so that the mark is drawn hollow."""
        return self.aims * 2 > self.count


@dataclass(frozen=True)
class Relations:
    chosen: tuple[ActorName, ...]
    bodies: Mapping[str, frozenset[str]]
    lines: tuple[Line, ...]
    relations: tuple[Relation, ...]
    alone: tuple[Line, ...]
    alone_count: int

    def between(self, a: str, b: str) -> list[Relation]:
        """What `a` does to `b`, by family; coordination from either side."""
        return [one for one in self.relations if _joins(one, a, b)]

    def families(self) -> list[str]:
        found = {one.family for one in self.relations}
        return [family for family in FAMILIES if family in found]

    def acts(self, a: str) -> int:
        return sum(one.count for other in self.chosen for one in self.between(a, other.id))

    def to_json(self) -> dict[str, Any]:
        return {
            "actors": [one.to_json() for one in self.chosen],
            "relations": [
                {
                    "source": one.a,
                    "target": one.b,
                    "family": one.family,
                    "directed": one.family != "coordination",
                    "count": one.count,
                    "aims": one.aims,
                    "statements": [line.id for line in one.lines],
                }
                for one in self.relations
            ],
            "statements": [line.to_json() for line in self.lines],
            "without_partner": [line.to_json() for line in self.alone],
        }


def relations(
    store: Store, actors: Sequence[str], filters: Filters, *, with_bodies: bool = True, alone: int = 3
) -> Relations:
    """What the records say passed between the actors of these ids, each counted with its bodies or alone.

    A chosen body of a chosen forum stays an actor of its own. `alone` is how many statements to give that a chosen
    actor makes towards none of the others.
    """
    names = directory(store)
    chosen = tuple(names[one] for one in dict.fromkeys(actors) if one in names)[:MOST]
    bodies = _bodies(store, chosen, with_bodies)
    owner = {body: one for one, group in bodies.items() for body in group}
    rows = store.read(BETWEEN, actors=sorted(owner), **filters.parameters())
    rows = [row for row in rows if owner[row["a"]] != owner[row["b"]]]
    ids = [row["id"] for row in once(rows, filters.language)]
    found = {line.id: line for line in lines(store, ids)}
    grouped = _grouped(rows, owner, found, [one.id for one in chosen])
    rest = _alone(store, owner, filters, set(found))
    return Relations(
        chosen=chosen,
        bodies=bodies,
        lines=tuple(found.values()),
        relations=tuple(grouped),
        alone=tuple(lines(store, rest[:alone])),
        alone_count=len(rest),
    )


def _bodies(store: Store, chosen: Sequence[ActorName], with_bodies: bool) -> dict[str, frozenset[str]]:
    own = {one.id for one in chosen}
    out: dict[str, frozenset[str]] = {}
    taken: set[str] = set(own)
    for one in chosen:
        group = (bodies_of(store, one.id) if with_bodies else frozenset({one.id})) - (taken - {one.id})
        out[one.id] = frozenset(group)
        taken |= group
    return out


def _grouped(
    rows: Sequence[Mapping[str, Any]], owner: Mapping[str, str], found: Mapping[str, Line], order: list[str]
) -> list[Relation]:
    groups: dict[tuple[str, str, str], Relation] = {}
    for row in rows:
        a, b = owner[row["a"]], owner[row["b"]]
        line = found.get(row["id"])
        if a == b or line is None:
            continue
        if line.family == "coordination" and order.index(a) > order.index(b):
            a, b = b, a
        relation = groups.setdefault((a, b, line.family), Relation(a, b, line.family))
        if line not in relation.lines:
            relation.lines.append(line)
    families = list(FAMILIES)
    return sorted(
        groups.values(), key=lambda r: (order.index(r.a), order.index(r.b), families.index(r.family))
    )


def _alone(store: Store, owner: Mapping[str, str], filters: Filters, between: set[str]) -> list[str]:
    """Undertakings, offers and proposals of the chosen that name none of the others, newest first."""
    rows = of_actors(store, owner, filters)
    wanted = FAMILIES["undertakings"]
    return [row["id"] for row in rows if row["type"] in wanted and row["id"] not in between]


def _joins(relation: Relation, a: str, b: str) -> bool:
    if (relation.a, relation.b) == (a, b):
        return True
    return relation.family == "coordination" and (relation.b, relation.a) == (a, b)


def opening(store: Store) -> list[str]:
    """The actors that the page opens with: the forums and organisations of `OPENING` that the graph has, else the four
    most linked ones, countries and persons last."""
    found: list[str] = []
    names = sorted(directory(store).values(), key=lambda one: one.id)
    for wanted in OPENING:
        match = next((one.id for one in names if not one.merged_into and _called(one, wanted)), None)
        if match and match not in found:
            found.append(match)
    if len(found) >= 2:
        return found
    rows = actor_rows(store, Filters())
    bodies = [row for row in rows if row.actor.kind not in ("Country", "Person")]
    others = [row for row in rows if row not in bodies]
    return [row.actor.id for row in (*bodies, *others)[:4]]


OPENING: tuple[frozenset[str], ...] = (
    frozenset({"rcm", "regional conference on migration"}),
    frozenset({"rncom", "regional network for civil society organizations on migration"}),
    frozenset({"iom", "international organization for migration"}),
    frozenset({"regional coalition against trafficking in persons and migrant smuggling", "regional coalition",
               "regional coalition against trafficking in persons and smuggling of migrants"}),
)  # fmt: skip


def _called(actor: ActorName, wanted: frozenset[str]) -> bool:
    """Whether one of an actor's own names is wanted; an office of it ("Secretariat") has other names."""
    names = {actor.name, actor.name_en or "", actor.short_en, *actor.acronyms, *actor.aliases}
    return bool(wanted & {name.casefold() for name in names})
