"""One verb with two addressees, each with words of its own: "thanked Togo for the hall and Chad for the boats"."""

from __future__ import annotations

import re
from dataclasses import replace

from .draft import Draft
from .grammar import loose
from .who import Who

_KINDS = frozenset({"THANKED_FOR", "REQUESTED_OF"})
_WORDS = 2


def gapped(who: Who, draft: Draft) -> list[Draft]:
    """Return the draft cut before a second addressee with words of its own, and the statement that those make."""
    if draft.type not in _KINDS or not draft.target or draft.action is None or draft.embedded:
        return [draft]
    low, high = draft.action
    joint = re.compile(
        rf"(?:,\s*)?(?<!\w)(?:{loose(who.rules.pattern['and'])})\s+(?P<to>{who.rules.pattern['gap_to']})",
        re.I,
    )
    for match in joint.finditer(who.text, low, high):
        begin = match.start("to")
        if who.in_brackets(begin, low) or len(who.text[low : match.start()].split()) < _WORDS:
            continue
        actors, after = who.leading(match.end(), high, closed=True)
        known = actors and all(actor.sure or actor.key for actor in actors)
        link = who.rules.find[f"gap_{draft.type.lower()}"].match(who.text, who.skip_blank(after, high), high)
        if not known or link is None or not who.text[link.end() : high].strip(" .;"):
            continue
        action = (who.skip_blank(link.end(), high), high)
        if not link["link"]:
            action = (link.start(), high)
        second = replace(
            draft, target=actors, agents=actors, start=begin, action=action, verb_end=link.end(), doubts=[]
        )
        first = replace(draft, end=match.start(), action=(low, match.start()))
        return [first, *gapped(who, second)]
    return [draft]
