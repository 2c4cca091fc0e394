"""Labelled fields under or after a decision: "Responsible: the Secretariat. Deadline: 30 June 2022"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Actor

from .draft import Draft, tidy
from .unknown import guessed
from .who import Who

_DATED = frozenset({"REQUESTED_OF", "COMMITTED_TO", "COORDINATES_WITH", "OFFERED", "PROPOSED"})
_OWNERLESS = ("listed-decision", "task")


@dataclass(frozen=True)
class Fields:
    """Where the fields begin, whom they name, and the words that set the time."""

    start: int
    owners: tuple[Actor, ...]
    due: tuple[int, int] | None


def read_fields(who: Who, start: int, end: int) -> Fields | None:
    """Return the labelled fields with which a passage ends, or of which it consists; None where it has none."""
    owner, due = who.rules.find["label_owner"].pattern, who.rules.find["label_due"].pattern
    label = re.compile(rf"(?:^|(?<=[\s(\[|]))(?:(?P<owner>{owner})|(?P<due>{due}))\s*:\s*", re.I)
    matches = list(label.finditer(who.text, start, end))
    if not matches or not _opens(who, start, matches[0].start()):
        return None
    actors: tuple[Actor, ...] = ()
    time: tuple[int, int] | None = None
    stops = [match.start() for match in matches[1:]] + [end]
    for match, stop in zip(matches, stops, strict=True):
        low, high = tidy(who.text, match.end(), stop)
        high = low + len(who.text[low:high].rstrip(" ()[]|.;,"))
        if match["due"]:
            time = (match.start(), high)
        elif len(who.text[low:high].split()) <= 25:
            actors = who.named(low, high) or guessed(who, low, high)
        else:
            return None
    return Fields(matches[0].start(), actors, time) if actors or time else None


def _opens(who: Who, start: int, at: int) -> bool:
    """Whether a field may begin here: at the head of the passage, or after a mark that closes what stands before."""
    before = who.text[start:at].rstrip(" *_")
    return not before or before[-1] in ".;(|[—–\n" or who.text[at - 1] == "\n"


def annotate(who: Who, fields: Fields, drafts: Sequence[Draft]) -> None:
    """Give the statements above their owner and their time."""
    for draft in drafts:
        if fields.owners and _wants_owner(who, draft):
            draft.type, draft.force = "REQUESTED_OF", draft.force or "request"
            draft.target = draft.agents = fields.owners
            draft.confidence = max(draft.confidence, 0.85)
            if any(not actor.sure for actor in fields.owners):
                draft.doubt(0.93, "an actor that may be somebody else")
        elif fields.owners and draft.type == "COORDINATES_WITH" and draft.source == who.speakers:
            # "Draw the map with Chad. Responsible: Niger": it is Niger that works with Chad
            names = {actor.name for actor in draft.target}
            draft.source = tuple(a for a in fields.owners if a.name not in names) or draft.source
        if fields.due and draft.type in _DATED:
            draft.due, draft.due_span = True, fields.due


def _wants_owner(who: Who, draft: Draft) -> bool:
    """Whether nobody is said to do it yet: a task without an owner, or what the body will see done."""
    if draft.type == "REQUESTED_OF":
        return not draft.target
    agentless = draft.source == who.speakers and "passive" in draft.reason
    return draft.rule.endswith(_OWNERLESS) or (draft.type == "COMMITTED_TO" and agentless)


def task_above(who: Who, fields: Fields, start: int, end: int) -> Draft | None:
    """What stands above the fields without a verb that tells, as the task of whom they name."""
    if not fields.owners or not who.text[start:end].strip():
        return None
    low, high = tidy(who.text, start, end)
    draft = Draft(
        "REQUESTED_OF", who.speakers, (), start, end, (low, high), f"{who.rules.language}.task", 0.8,
        "a task with its owner below", force="request", due=True, verb_end=low,
    )  # fmt: skip
    annotate(who, fields, [draft])
    return draft
