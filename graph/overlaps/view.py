"""What the Overlaps page shows: the pairs that pass its filters, one of them side by side, and what two forums share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.errors import UsageError
from graph.model import VERDICTS
from graph.overlaps.reasons import Reason
from graph.overlaps.stored import SHOWN, TOLD, aims_to_avoid, pairs_of
from graph.overlaps.weighed import Overlap, Weighed, across
from graph.overlaps.works import Work

if TYPE_CHECKING:
    from graph.store import Store

STATES = ("", "open", "judged", *VERDICTS)
"""Choices of the verdict filter: any with the unjudged first, those that wait, those that are judged, one verdict."""

MEMBERS: LiteralString = """
MATCH (a:Actor)-[:PARTICIPATED_IN]->(:Meeting)<-[:HELD]-(f:Actor)
WHERE f.id IN $one OR f.id IN $other
RETURN a.id AS actor, collect(DISTINCT f.id) AS forums ORDER BY actor
"""


@dataclass(frozen=True)
class Choice:
    """The filters of the page. `forums` are two ids, or one whose overlaps with all others are wanted."""

    forums: tuple[str, ...] = ()
    actor: str | None = None
    topic: str | None = None
    record: str | None = None
    since: str | None = None
    until: str | None = None
    verdict: str = ""
    min_score: float = 0.2
    within: bool = False

    def __post_init__(self) -> None:
        if self.verdict not in STATES:
            raise UsageError(f"verdict {self.verdict!r} is none of {', '.join(filter(None, STATES))}.")


@dataclass(frozen=True)
class Segment:
    """A stretch of a text; `number` ties it to a row of the comparison, `match` is how that row matches."""

    text: str
    number: int | None = None
    match: str = ""


@dataclass(frozen=True)
class Sheet:
    """All that the page needs: `found` passes the filters, `counts` are of all, by verdict ("" waits); `pending` is how much
    work is not compared yet."""

    found: list[Overlap]
    counts: dict[str, int]
    forums: list[tuple[str, str, int]]
    actors: list[str]
    topics: list[str]
    years: list[str]
    pending: int


def sheet(store: Store, choice: Choice, weighed: Weighed) -> Sheet:
    """The pairs that pass *choice*, those without a verdict first, and what the filters can offer."""
    every = pairs_of(store, weighed, min_score=choice.min_score, within=choice.within)
    pairs: Counter[tuple[str, str]] = Counter()
    for one in every:
        for ends in forum_pairs(one):
            pairs[ends] += 1
    shown = [one for one in every if _passes(one, choice)]
    counts = Counter(verdict_of(one) for one in shown)
    found = [one for one in shown if _judged_as(one, choice.verdict)]
    if not choice.verdict:
        found.sort(key=lambda one: one.verdict is not None)
    works = [work for one in every for work in (one.a, one.b)]
    return Sheet(
        found,
        dict(counts),
        [(a, b, count) for (a, b), count in sorted(pairs.items(), key=lambda pair: (-pair[1], pair[0]))],
        sorted({id_ for work in works for id_, _ in work.doers}),
        sorted({topic for work in works for topic in weighed.topics(work)}),
        sorted({work.date[:4] for work in works if work.date}, reverse=True),
        weighed.pending,
    )


def to_merge(store: Store, forums: tuple[str, str], weighed: Weighed) -> list[Overlap]:
    """The work of two forums that could be merged: what people judged duplicate, then what is likelier the same than
    not and waits for a verdict."""
    choice = Choice(forums=forums)
    every = [one for one in pairs_of(store, weighed, min_score=SHOWN) if _passes(one, choice)]
    judged = [one for one in every if verdict_of(one) == "duplicate"]
    return judged + [one for one in every if one.verdict is None and one.score >= TOLD]


def forum_pairs(one: Overlap) -> set[tuple[str, str]]:
    """The pairs of forums that an overlap lies between."""
    if not across(one.a, one.b):
        return {(one.a.forum, one.b.forum)}
    ends = {(min(a, b), max(a, b)) for a in one.a.forums for b in one.b.forums if a and b and a != b}
    return ends


def verdict_of(one: Overlap) -> str:
    """The verdict that stands, "" for none."""
    return str(one.verdict["verdict"]) if one.verdict else ""


def _judged_as(one: Overlap, wanted: str) -> bool:
    said = verdict_of(one)
    return {"": True, "open": not said, "judged": bool(said)}.get(wanted, said == wanted)


def _passes(one: Overlap, choice: Choice) -> bool:
    if len(choice.forums) == 2 and (min(choice.forums), max(choice.forums)) not in forum_pairs(one):
        return False
    if len(choice.forums) == 1 and not any(choice.forums[0] in work.forums for work in (one.a, one.b)):
        return False
    works = (one.a, one.b)
    if choice.actor and not any(choice.actor in (id_ for id_, _ in work.doers) for work in works):
        return False
    if choice.topic and not any(choice.topic in one.weighed.topics(work) for work in works):
        return False
    if choice.record and not any(choice.record == work.record for work in works):
        return False
    return any(_in_period(work, choice) for work in works)


def _in_period(work: Work, choice: Choice) -> bool:
    date = work.date or ""
    if choice.since and date[: len(choice.since)] < choice.since:
        return False
    return not (choice.until and date[: len(choice.until)] > choice.until)


def numbered(reasons: Iterable[Reason]) -> list[tuple[int | None, Reason]]:
    """The rows of a comparison: what matches is numbered, what differs is not."""
    rows: list[tuple[int | None, Reason]] = []
    number = 0
    for reason in reasons:
        if reason.match in ("same", "near"):
            number += 1
            rows.append((number, reason))
        else:
            rows.append((None, reason))
    return rows


def marked(text: str, rows: list[tuple[int | None, Reason]], side: str) -> list[Segment]:
    """*text* cut into stretches, those that match marked with the number of their row. *side* is "a" or "b"."""
    spans = sorted(
        (start, end, number, reason.match)
        for number, reason in rows
        if number is not None
        for start, end in (reason.a_spans if side == "a" else reason.b_spans)
    )
    out, at = [], 0
    for start, end, number, match in spans:
        if start < at or end > len(text):
            continue
        if start > at:
            out.append(Segment(text[at:start]))
        out.append(Segment(text[start:end], number, match))
        at = end
    if at < len(text):
        out.append(Segment(text[at:]))
    return out


def shared_by(store: Store, one: str, other: str, bodies: dict[str, set[str]]) -> dict[str, Any]:
    """What two forums share besides work: `both` the actors that sit in both, `avoid` the statements in which their
    records aim not to work twice. *bodies* gives for a forum the ids of it and of its bodies."""
    first, second = bodies.get(one, {one}), bodies.get(other, {other})
    rows = store.read(MEMBERS, one=sorted(first), other=sorted(second))
    both = [row["actor"] for row in rows if first & set(row["forums"]) and second & set(row["forums"])]
    return {"both": both, "avoid": aims_to_avoid(store, first | second)}
