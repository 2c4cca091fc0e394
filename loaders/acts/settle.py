"""What a verb says where its subject or its words make another act of it: who alone agrees only supports, what is said to be
due of a thing is proposed."""

from __future__ import annotations

import re

from .clauses import Clause
from .draft import Draft
from .who import Who

_REACH = 90
"""Characters of a reported clause in which its subject and "should" are looked for."""


def settle(who: Who, clause: Clause, draft: Draft) -> Draft:
    """Return the draft with the type that its surroundings give it."""
    if draft.type == "STATED" and clause.cue.verb.tells and _wants_of_thing(who, draft):
        draft.type, draft.due = "PROPOSED", True
        draft.doubt(0.9, "said that a thing should be so")
    elif draft.type == "DECIDED" and clause.cue.verb.with_infinitive and _alone(who, draft):
        draft.type, draft.due = "WELCOMED", False
        draft.target = ()
        draft.doubt(0.9, "one alone agrees")
    elif draft.type in ("TOOK_NOTE_OF", "WELCOMED") and [a.name for a in draft.target] == [
        a.name for a in draft.source
    ]:
        draft.target = ()  # "the Board noted that it has no boat"
    return draft


def _wants_of_thing(who: Who, draft: Draft) -> bool:
    """Whether a reported clause says what should be of a thing and asks nobody: "explained that the fee should fall"."""
    if draft.action is None:
        return False
    low, high = draft.action
    should = who.rules.find["should"].search(who.text, low, min(high, low + _REACH))
    if should is None or who.rules.find["subordinators"].search(who.text, low, should.start()):
        return False
    subject = who.text[low : should.start()].strip()
    if re.search(r"[.,;:]", subject):
        return False
    return not who.named(low, should.start()) or bool(who.rules.find["body_words"].fullmatch(subject))


def _alone(who: Who, draft: Draft) -> bool:
    """Whether one actor that is neither the body nor a collective agrees."""
    one = len(draft.source) == 1 and draft.source != who.speakers
    return one and not draft.source[0].collective and draft.source[0].kind in ("Country", "Person")


def makes_no_body(clause: Clause, draft: Draft) -> bool:
    """Whether a person makes a thing that is no body ("Ana creates the draft"), which decides nothing."""
    founding = draft.type == "DECIDED" and any("NEWBODY" in frame.parts for frame in clause.cue.verb.frames)
    return founding and not draft.target and all(actor.kind == "Person" for actor in draft.source)
