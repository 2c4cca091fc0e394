"""One verb with two addressees, each with words of its own: "thanked Togo for the hall and Chad for the boats"."""

from __future__ import annotations

import re
from dataclasses import replace

from .draft import Draft
from .grammar import loose
from .who import Who

_KINDS = frozenset({"THANKED_FOR", "REQUESTED_OF"})
_WORDS = 2
_ASIDE = re.compile(r"\s*,\s*[A-Z][^,;.()]{2,60},(?=\s)")
"""What a person is, between commas behind the name."""


def gapped(who: Who, draft: Draft) -> list[Draft]:
    """Return the draft cut before a second addressee or doer with words of its own, and the statement that those make."""
    if draft.type == "COMMITTED_TO":
        return _promised(who, draft)
    if draft.type not in _KINDS or not draft.target or draft.action is None or draft.embedded:
        return [draft]
    low, high = draft.action
    joint = re.compile(
        rf"(?:(?:,\s*)?(?<!\w)(?:{loose(who.rules.pattern['and'])})|,)\s+(?P<to>{who.rules.pattern['gap_to']})",
        re.I,
    )
    for match in joint.finditer(who.text, low, high):
        begin = match.start("to")
        if who.in_brackets(begin, low) or len(who.text[low : match.start()].split()) < _WORDS:
            continue
        actors, after = who.leading(match.end(), high, closed=True)
        known = actors and all(actor.sure or actor.key for actor in actors)
        aside = _ASIDE.match(who.text, after, high)
        after = aside.end() if aside and after < aside.end() else after
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


def _promised(who: Who, draft: Draft) -> list[Draft]:
    """ "Togo will print the map, and Chad the list", "Chile se encargará del mapa y Perú de la lista": two promises."""
    if draft.action is None or draft.embedded or draft.negated:
        return [draft]
    low, high = draft.action
    joint = re.compile(rf"(?P<comma>,\s*)?(?<!\w)(?:{loose(who.rules.pattern['and'])})\s+", re.I)
    for match in joint.finditer(who.text, low, high):
        if who.in_brackets(match.start(), low) or len(who.text[low : match.start()].split()) < _WORDS:
            continue
        actors, after = who.leading(match.end(), high, closed=True)
        link = re.compile(rf"(?P<comma>,\s*|\s+)(?={who.rules.pattern['gap_committed_to']})", re.I).match(
            who.text, after, high
        )
        if not actors or link is None or not all(actor.key or actor.role for actor in actors):
            continue
        of = who.rules.find["gap_of"]
        first_of = re.compile(rf"\S+\s+{of.pattern}", re.I).match(who.text, low, match.start())
        alike = first_of and of.match(
            who.text, link.end(), high
        )  # "se encargará del mapa y Perú de la lista"
        if not (match["comma"] or "," in link.group() or alike):
            continue  # "will help Chad and Mali the whole year"
        first = replace(draft, end=match.start(), action=(low, match.start()))
        second = replace(
            draft, source=actors, agents=actors, start=match.end(), action=(link.end(), high), verb_end=link.end(),
            confidence=draft.confidence * 0.9, doubts=["the verb stands before"],
        )  # fmt: skip
        return [first, *_promised(who, second)]
    return [draft]
