"""Words that turn an action into its opposite ("not", "rejected", "postponed"), which its words must keep."""

from __future__ import annotations

import re

from .clauses import Clause
from .draft import Draft
from .grammar import loose
from .who import Who

_REACH = 40
"""Characters behind a verb in which the request or proposal that is rejected is looked for."""


def keep_sense(who: Who, clause: Clause, draft: Draft) -> None:
    """Widen the action so that it does not say the opposite: by a "not" before it, by a verb that rejects or puts off."""
    if draft.action is None:
        return
    draft.action = _with_negation(who, min(clause.start, clause.subject.verb_start), draft.action)
    cue, find = clause.cue, who.rules.find
    start, end = draft.action
    if not find["contrary"].search(who.text, cue.start, cue.end):
        return
    refused = draft.type == "STATED" and find["refusable"].search(who.text, start, min(end, start + _REACH))
    if draft.type == "DECIDED" or refused:  # "rejects all violence" is a position as it stands
        draft.against = True
        draft.action = (cue.start, end) if start >= cue.end else (start, max(end, cue.end))


def _with_negation(who: Who, low: int, action: tuple[int, int]) -> tuple[int, int]:
    """The action with the negation that stands right before it: "asked Togo | not to publish", "no | se publicará"."""
    pattern = who.rules.pattern
    between = [
        pattern[key] for key in ("infinitive_marker", "reflexive", "proclitics", "adverbs") if pattern[key]
    ]
    before = re.compile(loose(rf"(?<!\w)(?:{pattern['negation']}) (?:(?:{'|'.join(between)}) )*\Z"), re.I)
    match = before.search(who.text, max(0, low), action[0])
    return (match.start(), action[1]) if match else action
