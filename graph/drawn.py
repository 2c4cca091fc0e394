"""What one statement draws, and how the shares of several add up. Plain functions, no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from graph.model import FORCES

Shape = Literal["actor-action", "action-actor", "actor-meeting", "actor-actor"]

TO_ACTION: Mapping[str, str] = {
    "WELCOMED": "WELCOMED", "STATED": "STATED", "TOOK_NOTE_OF": "TOOK_NOTE_OF", "REQUESTED_OF": "REQUESTED",
    "COMMITTED_TO": "COMMITTED_TO", "OFFERED": "OFFERED", "PROPOSED": "PROPOSED", "DECIDED": "DECIDED",
    "PRESENTED": "PRESENTED",
}  # fmt: skip
"""The edge from the source to the action, by type of statement."""

TO_TARGET: Mapping[str, str] = {
    "THANKED_FOR": "THANKED", "WELCOMED": "WELCOMED_WORK_OF", "TOOK_NOTE_OF": "NOTED_WORK_OF",
    "REQUESTED_OF": "ASKED", "OFFERED": "OFFERED_TO", "PROPOSED": "PROPOSED_TO", "DECIDED": "APPOINTED",
    "PRESENTED": "PRESENTED_TO", "COORDINATES_WITH": "COORDINATES_WITH", "STATED": "STATED",
    "COMMITTED_TO": "COMMITTED_TO",
}  # fmt: skip
"""The edge from the source to the target, by type of statement."""

ACTION_TYPES = (*sorted(set(TO_ACTION.values())), "REQUESTED_OF", "THANKED_FOR")
PAIR_TYPES = tuple(sorted(set(TO_TARGET.values())))
MODALITIES = ("actual", "planned", "aim")
"""Surest first."""


@dataclass(frozen=True)
class Edge:
    """One drawn edge: its type, its ends by id, and what lies at them."""

    shape: Shape
    type: str
    start: str
    end: str

    @property
    def key(self) -> str:
        return f"{self.type}|{self.start}|{self.end}"


@dataclass(frozen=True)
class Share:
    """What one claim adds to an edge."""

    claim: str
    accepted: bool
    proposed: bool
    date: str | None
    force: str | None
    modality: str | None


@dataclass(frozen=True)
class Claim:
    """One statement as far as drawing goes. Fields that begin with `known_` are what stands on its node."""

    id: str
    meeting: str
    type: str
    review: str
    read: bool
    claim: str
    state: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    action: str | None = None
    date: str | None = None
    force: str | None = None
    modality: str | None = None
    due: str | None = None
    due_text: str | None = None
    condition: str | None = None
    start: int | None = None
    known_counts: bool | None = None
    known_date: str | None = None

    @property
    def counts(self) -> bool:
        """Not rejected, still read or else accepted, in a record that is not withdrawn."""
        standing = self.read or self.review == "accepted"
        return self.state == "current" and self.review != "rejected" and standing

    def share(self) -> Share:
        accepted, proposed = self.review == "accepted", self.review == "proposed"
        # What two records of different meetings say is said twice, even where one translates the other.
        return Share(f"{self.meeting}|{self.claim}", accepted, proposed, self.date, self.force, self.modality)


def edges_of(claim: Claim) -> Iterable[Edge]:
    """The edges that *claim* draws, each once."""
    sources, targets, action = claim.sources, claim.targets, claim.action
    if claim.type == "PARTICIPATED_IN":
        return [Edge("actor-meeting", claim.type, source, claim.meeting) for source in sources]
    edges: dict[Edge, None] = {}
    if action is not None:
        if claim.type in TO_ACTION:
            edges |= {Edge("actor-action", TO_ACTION[claim.type], source, action): None for source in sources}
        if claim.type == "THANKED_FOR":
            edges |= {Edge("actor-action", claim.type, target, action): None for target in targets}
        if claim.type == "REQUESTED_OF":
            edges |= {Edge("action-actor", claim.type, action, target): None for target in targets}
    if claim.type == "COORDINATES_WITH":
        # Mutual: where no partner is named apart, those who are named work with one another.
        others = targets or sources
        pairs = {tuple(sorted((a, b))) for a in sources for b in others if a != b}
        edges |= {Edge("actor-actor", claim.type, *pair): None for pair in sorted(pairs)}
    else:
        kind = TO_TARGET.get(claim.type, claim.type)
        edges |= {Edge("actor-actor", kind, a, b): None for a in sources for b in targets if a != b}
    return list(edges)


def strongest(values: Iterable[str | None], order: tuple[str, ...]) -> str | None:
    """The value that stands first in *order*; None where there is none."""
    found = [value for value in values if value in order]
    return min(found, key=order.index) if found else None


def _clean(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def total(shares: Iterable[Share]) -> dict[str, Any]:
    """Properties of an edge: claims counted once each, however many statements make them."""
    parts = list(shares)
    accepted = {part.claim for part in parts if part.accepted}
    proposed = {part.claim for part in parts if part.proposed} - accepted
    dates = [part.date for part in parts if part.date]
    return _clean(
        {
            "count": len({part.claim for part in parts}),
            "accepted": len(accepted),
            "proposed": len(proposed),
            "first": min(dates, default=None),
            "last": max(dates, default=None),
            "force": strongest((part.force for part in parts), FORCES),
            "modality": strongest((part.modality for part in parts), MODALITIES),
        }
    )


def add_up(tallies: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Properties of an edge from those of its shares, meeting by meeting."""
    parts = list(tallies)
    return _clean(
        {
            **{name: sum(part[name] for part in parts) for name in ("count", "accepted", "proposed")},
            "first": min((part["first"] for part in parts if part.get("first")), default=None),
            "last": max((part["last"] for part in parts if part.get("last")), default=None),
            "force": strongest((part.get("force") for part in parts), FORCES),
            "modality": strongest((part.get("modality") for part in parts), MODALITIES),
        }
    )


def summed(row: Mapping[str, Any]) -> dict[str, Any]:
    """`add_up` of shares that the server has added, whose `forces` and `modalities` are lists."""
    numbers = {name: row[name] for name in ("count", "accepted", "proposed", "first", "last")}
    chosen = {
        "force": strongest(row["forces"], FORCES),
        "modality": strongest(row["modalities"], MODALITIES),
    }
    return _clean({**numbers, **chosen})
