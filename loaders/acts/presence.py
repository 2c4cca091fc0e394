"""Who took part in the meeting: sentences of attendance, and lists of those present."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Actor, Passage

from .draft import Draft, tidy
from .patterns import presences
from .who import Who, unique

_MANY = 40
"""More mentions than this in one list of those present are more likely a report on them."""


def read_presence(who: Who, start: int, end: int) -> list[Draft]:
    """Return a statement for each phrase of attendance in a sentence; each has its own list of those present."""
    found = []
    for presence in presences(who.rules.language):
        for match in presence.pattern.finditer(who.text, start, end):
            if any(low <= match.start() < high for low, high, _ in found):
                continue
            actors = _before(who, start, match.start()) if presence.before else _after(who, match.end(), end)
            if actors:
                found.append((match.start(), match.end(), (actors, presence.id)))
    found.sort()
    return [_draft(who, number, found, start, end) for number in range(len(found))]


def _draft(
    who: Who, number: int, found: list[tuple[int, int, tuple[tuple[Actor, ...], str]]], start: int, end: int
) -> Draft:
    at, _, (actors, rule) = found[number]
    begin, stop = (
        _piece(who.text, at, start, end) if len(found) > 1 or ";" in who.text[start:end] else (start, end)
    )
    confidence = 0.95 if all(actor.sure for actor in actors) else 0.88
    return Draft(
        "PARTICIPATED_IN",
        actors,
        (),
        begin,
        stop,
        None,
        f"{who.rules.language}.{rule}",
        confidence,
        "words of attendance",
    )


def _piece(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The part of a sentence between semicolons that holds *at*."""
    low = text.rfind(";", start, at)
    high = text.find(";", at, end)
    return tidy(text, low + 1 if low >= 0 else start, high if high >= 0 else end)


def _after(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """Everybody that the list after words of attendance names: bodies and persons, each with a bracket or a post at most."""
    found: list[Actor] = []
    at = who.skip_blank(start, end)
    while at < end and len(found) < _MANY:
        actors, after = who.leading(at, end)
        if not actors:
            break
        found.extend(actors)
        post = re.compile(r"\s*(?:\([^()]*\)|,[^,;.]{2,80}(?=;))?\s*(?:[;,]\s*(?:and|y|e)?\s*)?").match(
            who.text, after, end
        )
        at = post.end() if post and post.end() > after else end
    return unique(found)


def _before(who: Who, start: int, at: int) -> tuple[Actor, ...]:
    from .subjects import read_subject

    subject = read_subject(who, start, at)
    return subject.actors if subject.kind == "actor" else ()


def read_list_of_present(who: Who, passages: Sequence[Passage]) -> list[Draft]:
    """Return one statement for a run of passages that lists those present, or none where they name nobody."""
    found: list[Actor] = []
    low = high = None
    for passage in passages:
        start, end = passage.start, passage.end
        colon = who.text.find(":", start, min(end, start + 40))
        actors = _after(who, colon + 1, end) if colon >= 0 else ()
        actors = actors or _after(who, start, end) or who.named(start, end)
        if not actors:
            continue
        low = start if low is None else low
        high = end
        found.extend(actors)
    if not found or low is None or high is None:
        return []
    confidence = 0.93 if all(actor.sure for actor in found) else 0.85
    low, high = tidy(who.text, low, high)
    return [
        Draft(
            "PARTICIPATED_IN",
            unique(found),
            (),
            low,
            high,
            None,
            f"{who.rules.language}.list-of-present",
            confidence,
            "a list of those present",
        )
    ]
