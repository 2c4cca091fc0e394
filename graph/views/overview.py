"""The overview: how much is known, who is linked with whom, which forums met."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.views.actors import ActorName, directory
from graph.views.families import FAMILY_OF, PASSES, Filters
from graph.views.lines import PARTNERS
from graph.views.state import kept

if TYPE_CHECKING:
    from graph.store import Store

ENDS = f"""
MATCH (a:Actor)<-[e:SOURCE|TARGET]-(s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE {PASSES}
RETURN a.id AS actor, s.type AS type, count(DISTINCT coalesce(s.claim, s.id)) AS statements
"""
PAIRS = f"""
MATCH (a:Actor)<-[:SOURCE]-(s:Statement)-[e:SOURCE|TARGET]->(b:Actor)
MATCH (s)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE {PARTNERS} AND {PASSES}
RETURN DISTINCT a.id AS a, b.id AS b
"""
SUMS = f"""
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE {PASSES}
RETURN DISTINCT coalesce(s.claim, s.id) AS claim, s.review AS review
"""
PLACES = f"""
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE {PASSES}
OPTIONAL MATCH (r)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN DISTINCT r.id AS record, m.id AS meeting, m.date AS date, f.id AS forum
"""
MEETINGS = """
MATCH (f:Actor)-[:HELD]->(m:Meeting)<-[:REPORTS_ON]-(r:Record)
WHERE coalesce(r.state, 'current') = 'current'
RETURN f.id AS forum, max(m.date) AS last, count(DISTINCT m) AS meetings
"""


@dataclass(frozen=True)
class Summary:
    """The numbers of the first sentence; years are None where no meeting has a date."""

    statements: int
    accepted: int
    waiting: int
    actors: int
    records: int
    meetings: int
    forums: int
    first: str | None
    last: str | None


@dataclass(frozen=True)
class ActorRow:
    """An actor with how many others a statement links it with, and its statements by family."""

    actor: ActorName
    linked: int
    statements: int
    families: Mapping[str, int]

    def to_json(self) -> dict[str, Any]:
        return {
            "actor": self.actor.to_json(),
            "linked": self.linked,
            "statements": self.statements,
            "families": dict(self.families),
        }


@dataclass(frozen=True)
class ForumRow:
    """A forum or a body of one: its last meeting and how many meetings are loaded; `depth` is 0 for a forum."""

    actor: ActorName
    depth: int
    last: str | None
    meetings: int

    def to_json(self) -> dict[str, Any]:
        return {
            "actor": self.actor.to_json(),
            "depth": self.depth,
            "last": self.last,
            "meetings": self.meetings,
        }


def summary(store: Store, filters: Filters) -> Summary:
    return kept(store, ("summary", filters), lambda: _summary(store, filters))


def actor_rows(store: Store, filters: Filters) -> list[ActorRow]:
    """Every actor that a statement names, the most linked first."""
    return kept(store, ("actors", filters), lambda: _actor_rows(store, filters))


def forum_rows(store: Store) -> list[ForumRow]:
    """Forums that have met, each followed by its bodies."""
    return kept(store, "forums", lambda: _forum_rows(store))


def years(store: Store) -> list[str]:
    """The years in which a loaded meeting was held, in order."""
    found = {row["last"][:4] for row in store.read(YEARS) if row["last"]}
    return sorted(found)


YEARS = "MATCH (m:Meeting) RETURN DISTINCT m.date AS last"


def by_review(rows: Iterable[Mapping[str, Any]]) -> Counter[str]:
    """How many claims are in each state; a claim made in two languages counts as the one that a person decided."""
    states: dict[str, str] = {}
    for row in rows:
        known = states.get(row["claim"])
        if known is None or _DECIDED.index(row["review"]) < _DECIDED.index(known):
            states[row["claim"]] = row["review"]
    return Counter(states.values())


_DECIDED = ("accepted", "unsure", "proposed", "rejected")


def _summary(store: Store, filters: Filters) -> Summary:
    given = filters.parameters()
    sums = by_review(store.read(SUMS, **given))
    places = store.read(PLACES, **given)
    names = directory(store)
    heads = {_head(row["forum"], names) for row in places if row["forum"]}
    dates = sorted(row["date"] for row in places if row["date"])
    return Summary(
        statements=sum(sums.values()),
        accepted=sums.get("accepted", 0),
        waiting=sums.get("proposed", 0) + sums.get("unsure", 0),
        actors=len(actor_rows(store, filters)),
        records=len({row["record"] for row in places}),
        meetings=len({row["meeting"] for row in places if row["meeting"]}),
        forums=len(heads),
        first=dates[0][:4] if dates else None,
        last=dates[-1][:4] if dates else None,
    )


def _actor_rows(store: Store, filters: Filters) -> list[ActorRow]:
    given = filters.parameters()
    names = directory(store)
    families: dict[str, Counter[str]] = {}
    for row in store.read(ENDS, **given):
        families.setdefault(row["actor"], Counter())[FAMILY_OF[row["type"]]] += int(row["statements"])
    linked: dict[str, set[str]] = {}
    for row in store.read(PAIRS, **given):
        if row["a"] != row["b"]:
            linked.setdefault(row["a"], set()).add(row["b"])
            linked.setdefault(row["b"], set()).add(row["a"])
    rows = [
        ActorRow(names[one], len(linked.get(one, ())), counts.total(), dict(counts))
        for one, counts in families.items()
        if one in names
    ]
    rows.sort(key=lambda row: (-row.linked, -row.statements, row.actor.name))
    return rows


def _forum_rows(store: Store) -> list[ForumRow]:
    names = directory(store)
    met = {row["forum"]: row for row in store.read(MEETINGS)}
    tree: dict[str, list[str]] = {}
    for one in met:
        tree.setdefault(_head(one, names), []).append(one)
    rows: list[ForumRow] = []
    for head in sorted(tree, key=lambda one: names[one].name):
        bodies = sorted((one for one in tree[head] if one != head), key=lambda one: names[one].name)
        every = [met[one] for one in tree[head]]
        last = max((row["last"] for row in every if row["last"]), default=None)
        rows.append(ForumRow(names[head], 0, last, sum(int(row["meetings"]) for row in every)))
        rows += [ForumRow(names[one], 1, met[one]["last"], int(met[one]["meetings"])) for one in bodies]
    return rows


def _head(actor: str, names: Mapping[str, ActorName]) -> str:
    """The forum at the top of a body, at most three steps up."""
    for _step in range(3):
        parent = names[actor].body if actor in names else None
        if parent is None or parent not in names:
            break
        actor = parent
    return actor
