"""Whose thing a span of words is: "Togo's report", "IOM support", "the report of Togo", "the concern expressed
by Togo".
"""

from __future__ import annotations

import re

from graph.model import Actor

from .unknown import guessed, plural
from .who import Who, unique

_REACH = 170
"""Characters of a thing within which its owner is looked for."""


def owners(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """Return whose thing a span is: "Togo's report", "IOM support", "the report of Togo", "the concern
    expressed by Togo".
    """
    begin = who.skip_blank(start, end)
    if _THAT.search(who.text, max(0, begin - 8), begin):
        return _told_of(who, begin, end)
    if owner := _owner_before(who, begin, end):
        return owner
    if meant := _spoken_of(who, begin, end):
        return meant
    found: list[Actor] = []
    limit = min(end, start + _REACH)
    stop = who.rules.find["relatives"].search(who.text, start, limit)
    piece_start, first = start, True
    for link in who._links.finditer(who.text, start, limit):
        if stop and link.start() > stop.start():
            break
        if link.start() < piece_start:
            continue
        if not first and not _coordinated(who, piece_start, link.start()):
            break
        actors = _owner_at(who, piece_start, link, limit)
        if actors:
            found.extend(actors)
            _, piece_start = who.leading(link.end(), end)
            first = False
    return unique(found) or _doer(who, begin, limit)


def _doer(who: Who, begin: int, end: int) -> tuple[Actor, ...]:
    """Who does what a relative clause says: "the efforts that Togo is making", "la labor que realiza la Secretaría"."""
    does = who.rules.find["does"].pattern
    source = rf"[^,;:.()]{{3,80}}?\s(?:that|which|que)\s+(?P<verb>(?:(?=(?-i:[a-zñáéíóú])){does}\s+){{1,2}})?(?=\S)"
    link = re.compile(source, re.I).match(who.text, begin, end)
    if link is None or not who._nouns.search(who.text, begin, link.end()):
        return ()
    if who.rules.find["prepositions"].match(who.text, link.end(), end):
        return ()  # "las medidas que afectan a Chile"
    actors, after = who.leading(link.end(), min(len(who.text), end + _REACH), closed=True)
    if link["verb"] is None and not who.rules.find["does"].match(
        who.text, who.skip_blank(after, len(who.text))
    ):
        return ()
    known = all(actor.key or actor.sure or actor.collective or actor.kind == "Person" for actor in actors)
    return actors if actors and known else ()


_THAT = re.compile(r"(?<!\w)(?:that|que)\s+\Z", re.IGNORECASE)
"""The word before a clause that is noted or welcomed."""


def _told_of(who: Who, begin: int, end: int) -> tuple[Actor, ...]:
    """Whose doing a clause tells of: its subject, where it is a named actor and no duty ("noted that Togo has no port")."""
    actors, after = who.leading(begin, end, closed=True)
    if actors == who.speakers:
        return ()  # "acknowledged that we have no boat"
    duty = who.rules.find["owed"].match(who.text, who.skip_blank(after, end), end)
    if not actors or duty or not who.verb_may_follow(after, end):
        return ()
    return actors if all(a.key or a.sure for a in actors) else ()


_SAID = {
    "said_offer": frozenset({"OFFERED", "COMMITTED_TO", "PRESENTED"}),
    "said_proposal": frozenset({"PROPOSED", "OFFERED", "REQUESTED_OF"}),
    "said_report": frozenset({"PRESENTED"}),
    "said_request": frozenset({"REQUESTED_OF"}),
    "said_thing": frozenset(
        {"PROPOSED", "OFFERED", "REQUESTED_OF", "PRESENTED", "COMMITTED_TO", "STATED", "DECIDED"}
    ),
}
"""What is spoken of again, and the statements in which somebody made it."""
MAKING = frozenset(kind for kinds in _SAID.values() for kind in kinds)
"""Statements in which somebody made a thing that may be spoken of again."""


def _spoken_of(who: Who, begin: int, end: int) -> tuple[Actor, ...]:
    """Whose thing is spoken of again, where nothing behind it says so: "welcomed this offer", "received it favourably"."""
    speaker = who.speaker or who.speakers
    for name, kinds in _SAID.items():
        match = who.rules.find[name].match(who.text, begin, end)
        if match and not who.rules.find["owner_links"].match(who.text, who.skip_blank(match.end(), end), end):
            return who.past.doer(speaker, begin, kinds)
    alone = who.rules.find["said_before"].match(who.text, begin, end)
    if alone and _BARE.fullmatch(who.text, alone.end(), end):
        return who.past.doer(speaker, begin, MAKING)
    return ()


_BARE = re.compile(r"(?:\s+\w+(?:ly|mente))?[\s.,;:]*")
"""What may follow a pronoun that is all there is of a thing."""


def _owner_before(who: Who, begin: int, end: int) -> tuple[Actor, ...]:
    """The actor that stands before its thing: "Togo's report", "the Member Countries’ interest", "IOM
    support".
    """
    opening = who._article.match(who.text, begin, end)
    first = opening.end() if opening else begin
    for mention in who.between(begin, min(end, first + 160)):
        if mention.start > first:
            return ()
        if who._possessive.match(who.text, mention.end, end):
            return (mention.actor,)
        at = who.skip_blank(mention.end, end)
        return (
            (mention.actor,)
            if at > mention.end and who._nouns.match(who.text, at, end) and who.rules.language == "en"
            else ()
        )
    return ()


def _owner_at(who: Who, start: int, link: re.Match[str], limit: int) -> tuple[Actor, ...]:
    nouns = list(who._nouns.finditer(who.text, start, link.start()))
    if not nouns:
        return _first_owner(who, start, link) or _made_by(who, start, link, limit)
    between = who.text[nouns[-1].end() : link.start()]
    far = len(link.group().split()) > 1 or who.rules.find["loose_links"].fullmatch(link.group())
    chained = len(between.split()) <= 5 and "," not in between and between.islower()
    if between.strip() and not (far and len(between) < 120) and not chained:
        return ()
    actors, _ = who.leading(who.skip_blank(link.end(), limit), min(len(who.text), limit + 200), closed=True)
    return actors


def _made_by(who: Who, start: int, link: re.Match[str], limit: int) -> tuple[Actor, ...]:
    """Who made a thing of any name, where the words say so: "the timetable of works for the dam presented by Togo"."""
    by = len(link.group().split()) > 1 or who.rules.find["loose_links"].fullmatch(link.group())
    piece = who.text[start : link.start()]
    if not by or any(mark in piece for mark in ",;:.") or link.start() - start > 120:
        return ()
    actors, _ = who.leading(who.skip_blank(link.end(), limit), min(len(who.text), limit + 200), closed=True)
    return (
        actors if all(a.key or a.of_key or a.kind in ("Country", "Person") or a.role for a in actors) else ()
    )


def _first_owner(who: Who, start: int, link: re.Match[str]) -> tuple[Actor, ...]:
    """The owner of a thing of any name that the span begins with: "the floating laboratory of Togo"."""
    head = who.text[start : link.start()].split()
    if (
        not 1 <= len(head) <= 6
        or any(not word[0].islower() for word in head[1:])
        or any(w.endswith((",", ";")) for w in head)
    ):
        return ()
    if who.rules.find["unowned"].search(who.text, start, link.start()):
        return ()
    actors, _ = who.leading(link.end(), link.end() + 200, closed=True)
    return (
        actors if all(a.key or a.of_key or a.kind in ("Country", "Person") or a.role for a in actors) else ()
    )


def _coordinated(who: Who, start: int, end: int) -> bool:
    return bool(who._and.match(who.text, start, end))


def possessor(who: Who, at: int, end: int) -> tuple[tuple[Actor, ...], int]:
    """The actor at *at* that something belongs to ("Togo's request"), and where its name ends."""
    for mention in who.between(at, end):
        if mention.start > at + 4:
            break
        if who._possessive.match(who.text, mention.end, end):
            return (mention.actor,), mention.end
    return (), at


def group_behind(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """A group of people whose effort a span names ("the work of the rangers in the fire"), or ()."""
    for link in who._links.finditer(who.text, start, min(end, start + _REACH)):
        if not any(who._nouns.finditer(who.text, start, link.start())):
            continue
        stop = who.rules.find["prepositions"].search(who.text, link.end(), end)
        mark = re.compile(r"[,.;:()]").search(who.text, link.end(), end)
        finish = min(stop.start() if stop else end, mark.start() if mark else end)
        article = who._article.match(who.text, who.skip_blank(link.end(), end), end)
        group = guessed(who, link.end(), finish) if article and article.group() else ()
        return group if group and group[0].collective and plural(who, link.end(), finish) else ()
    return ()


def is_text(who: Who, actors: tuple[Actor, ...]) -> bool:
    """Whether a name that nobody knows is that of a text, which acts nowhere ("the Rules of the Fund")."""
    return len(actors) == 1 and actors[0].key is None and bool(
        who.rules.find["text_names"].match(actors[0].name.split()[0])
    )  # fmt: skip
