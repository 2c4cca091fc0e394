"""The seven families that statements are shown in, and the filters of every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graph.errors import UsageError

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "thanks": ("THANKED_FOR", "WELCOMED"),
    "requests": ("REQUESTED_OF",),
    "undertakings": ("COMMITTED_TO", "OFFERED", "PROPOSED"),
    "coordination": ("COORDINATES_WITH",),
    "decisions": ("DECIDED",),
    "reports": ("PRESENTED", "TOOK_NOTE_OF", "STATED"),
    "part": ("PARTICIPATED_IN",),
}
"""Families in the order of every legend, with their statement types."""

FAMILY_OF: Mapping[str, str] = {kind: family for family, kinds in FAMILIES.items() for kind in kinds}

REVIEWS: Mapping[str, tuple[str, ...]] = {
    "counted": ("accepted", "proposed", "unsure"),
    "accepted": ("accepted",),
    "proposed": ("proposed", "unsure"),
    "rejected": ("rejected",),
    "all": ("accepted", "proposed", "unsure", "rejected"),
}
"""Choices of the review filter; `counted` is what the drawn edges count."""


def hollow(kind: str, modality: str | None) -> bool:
    """Whether the mark is hollow: an aim, an offer or a proposal, not stated as done or bound."""
    if kind in ("OFFERED", "PROPOSED") or modality == "aim":
        return True
    return kind == "COORDINATES_WITH" and modality == "planned"


@dataclass(frozen=True)
class Filters:
    """What a page shows: of one forum (with its bodies), of a period, of a family, of a state of review.

    `since` and `until` are ISO dates or periods of the meetings, both inclusive; `forum` is an actor's id. Of a claim
    that records in two languages make, the statement in `language` stands for both.
    """

    forum: str | None = None
    since: str | None = None
    until: str | None = None
    family: str | None = None
    review: str = "counted"
    language: str = "en"

    def __post_init__(self) -> None:
        if self.family is not None and self.family not in FAMILIES:
            raise UsageError(f"kind {self.family!r} is none of {', '.join(FAMILIES)}.")
        if self.review not in REVIEWS:
            raise UsageError(f"review {self.review!r} is none of {', '.join(REVIEWS)}.")

    def without(self, name: str) -> Filters:
        values: dict[str, Any] = {name: Filters.__dataclass_fields__[name].default}
        return replace(self, **values)

    def given(self) -> list[str]:
        """The names of the filters that are set, the period as one."""
        names = [name for name in ("family", "forum") if getattr(self, name)]
        if self.since or self.until:
            names.append("period")
        return names + (["review"] if self.review != "counted" else [])

    def parameters(self) -> dict[str, Any]:
        """The parameters of `PASSES`."""
        return {
            "types": list(FAMILIES[self.family]) if self.family else None,
            "reviews": list(REVIEWS[self.review]),
            "since": self.since or None,
            "until": f"{self.until}~" if self.until else None,  # "2018~" sorts after every day of 2018
            "forum": self.forum,
        }


PASSES = """
    s.review IN $reviews
    AND (coalesce(s.read, true) OR s.review = 'accepted')
    AND coalesce(r.state, 'current') = 'current'
    AND ($types IS NULL OR s.type IN $types)
    AND ($since IS NULL OR s.date >= $since)
    AND ($until IS NULL OR s.date <= $until)
    AND ($forum IS NULL OR EXISTS {
        MATCH (r)-[:REPORTS_ON]->(:Meeting)<-[:HELD]-(:Actor)-[:BODY_OF*0..2]->(f:Actor) WHERE f.id = $forum })
"""


def once(rows: Iterable[Mapping[str, Any]], language: str) -> list[dict[str, Any]]:
    """Rows with `claim` and `language`: one for each claim, in the order given; the one in `language` where there is one."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        known = found.get(row["claim"])
        if known is None or (known["language"] != language and row["language"] == language):
            found[row["claim"]] = dict(row)
    return list(found.values())
