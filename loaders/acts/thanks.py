"""Lists of those who are thanked: "expresses its appreciation to the following persons for …:" over names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Actor, Passage

from .draft import Draft, tidy
from .presence import names_in
from .unknown import guessed
from .who import Who, unique

_DASH = re.compile(r"\s+(?:-{1,2}|–|—)\s+")


def thanked(who: Who, lead: Draft, items: Sequence[Passage]) -> list[tuple[Passage, Draft]]:
    """Return the statements of a list of thanks: one for mere names, else one for each item that says for
    what.
    """
    own = [(item, _by_item(who, lead, item)) for item in items]
    if own and all(draft for _, draft in own):
        return [(item, draft) for item, draft in own if draft]
    found: list[Actor] = []
    for item in items:
        found.extend(_persons_or_bodies(who, *tidy(who.text, item.start, item.end)))
    if not found:
        return []
    draft = _draft(who, lead, unique(found), lead.start, items[-1].end, lead.action)
    return [(items[0], draft)]


def _by_item(who: Who, lead: Draft, item: Passage) -> Draft | None:
    """ "Title of a talk - Ada Lund": who stands behind the dash is thanked for what stands before it."""
    start, end = tidy(who.text, item.start, item.end)
    dashes = list(_DASH.finditer(who.text, start, end))
    if not dashes or who.named(start, dashes[-1].start()):
        return None
    first = re.compile(r"[^,(]+").match(who.text, dashes[-1].end(), end)
    stop = first.end() if first else end
    actors = who.named(dashes[-1].end(), stop) or guessed(who, dashes[-1].end(), stop)
    return _draft(who, lead, actors, item.start, item.end, (start, dashes[-1].start())) if actors else None


def _persons_or_bodies(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """The persons of a line, else the bodies; what follows a dash is where they come from."""
    dash = _DASH.search(who.text, start, end)
    actors, _ = names_in(who, start, dash.start() if dash else end)
    persons = tuple(actor for actor in actors if actor.kind == "Person")
    return persons or actors


def _draft(
    who: Who, lead: Draft, target: tuple[Actor, ...], start: int, end: int, action: tuple[int, int] | None
) -> Draft:
    draft = Draft(
        lead.type,
        lead.source,
        target,
        start,
        end,
        action,
        f"{lead.rule}.list",
        0.88,
        "a list of those thanked",
        agents=target,
    )
    if any(not actor.sure for actor in target):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft
