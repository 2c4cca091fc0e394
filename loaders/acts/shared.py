"""Verbs that share one object: "We recognize and reaffirm the value of …" takes note of it, and states it. And the
purpose before a sentence, and where each clause ends."""

from __future__ import annotations

import re
from dataclasses import replace

from .frames import fill
from .grammar import loose
from .moods import Clause
from .who import Who

_WHOLE = frozenset(
    {"ACTION", "THING", "THINGONLY", "OWNED", "that ACTION", "that THING", "que ACTION", "que THING"}
)
"""Frames whose words are the object of the verb itself, and so of another before it as well."""


def share_objects(who: Who, clauses: list[Clause]) -> list[Clause]:
    """The clauses, where a verb with nothing behind it takes its object from the verb that goes on from it."""
    out: list[Clause] = []
    for clause in reversed(clauses):
        follower = out[0] if out else None
        if follower is not None and _goes_on(who, clause, follower):
            clause = replace(clause, shared=follower.shared or follower.cue, end=follower.end)
        out.insert(0, clause)
    return out


def _goes_on(who: Who, clause: Clause, follower: Clause) -> bool:
    """Whether nothing but an "and" or a comma stands between two verbs of one subject."""
    one, other = clause.cue.verb, follower.cue.verb
    if not follower.inherits or one.modal or other.modal or clause.subject.passive or one.type == other.type:
        return False  # "welcomes and supports the plan" welcomes it once
    and_word = rf"(?:{loose(who.rules.pattern['and'])})(?:\s+(?:{loose(who.rules.pattern['adverbs'])}))?"
    joint = re.compile(rf"\s*(?:,|,?\s+{and_word})\s*", re.I)
    return joint.fullmatch(who.text, clause.cue.end, follower.cue.start) is not None and _takes_thing(
        who, follower
    )


def _takes_thing(who: Who, follower: Clause) -> bool:
    last = follower.shared or follower.cue
    filled = fill(last.verb.frames, who, last.end, follower.end, gap=last.verb.gap)
    return filled is not None and filled.frame in _WHOLE


def without_purpose(who: Who, found: list[Clause]) -> list[Clause]:
    """The clauses without the purpose that opens a sentence: "To support trade, the Ministers will open a school"."""
    if len(found) < 2 or found[0].subject.kind != "none" or not found[0].subject.marked:
        return found
    second = found[1]
    before = who.text[found[0].cue.end : second.start].rstrip()
    own = second.subject.kind in ("actor", "pronoun") and not second.inherits and not second.relative
    return found[1:] if own and second.within is None and before.endswith(",") else found


def closed(who: Who, found: list[Clause], end: int) -> list[Clause]:
    """Each clause ends where the next one that it does not report begins, without the words that join them."""
    out = []
    joint = re.compile(
        rf"(?:[,;]\s*)?(?:(?<!\w)(?:{loose('|'.join(who.rules.words['coordinators']))}))?\s*$", re.I
    )
    for number, clause in enumerate(found):
        after = (c for c in found[number + 1 :] if c.thing is None and not _reports(found, c, number))
        follower = next(after, None)
        stop = min(follower.start if follower else end, clause.end)
        if follower and follower.start == stop:
            piece = who.text[clause.start : stop].rstrip()
            match = joint.search(piece)
            stop = clause.start + (match.start() if match else len(piece))
        out.append(replace(clause, end=max(stop, clause.cue.end)))
    return out


def _reports(found: list[Clause], clause: Clause, number: int) -> bool:
    """Whether the clause at *number* reports *clause*, itself or through another."""
    while clause.within is not None:
        if clause.within == number:
            return True
        clause = found[clause.within]
    return False
