"""Who acts in a clause: its subject, the agent of a passive, or the body whose record it is."""

from __future__ import annotations

import re

from graph.model import Actor

from .moods import Clause
from .unknown import doers
from .who import Who

_TOLD = frozenset({"STATED", "PROPOSED", "WELCOMED", "PRESENTED", "REQUESTED_OF", "OFFERED", "TOOK_NOTE_OF"})
"""Types of a past form without a subject that may go on from what somebody said: "Highlighted the need …"."""
_ORDERS = frozenset({"instruct", "demand"})
_BODY = "the body whose record it is"


def source_of(who: Who, clause: Clause) -> tuple[tuple[Actor, ...], float, str]:
    """Who acts in an active clause, how sure that is, and why."""
    subject = clause.subject
    if subject.kind == "pronoun" and clause.within is not None and who.speaker:
        return who.speaker, 0.9, "a pronoun for who reports it"
    if subject.kind in ("actor", "pronoun") and subject.actors:
        actors = _on_behalf(who, subject.start, subject.end) or subject.actors
        sure = 0.8 if subject.kind == "pronoun" else 1.0 if subject.certain else 0.85
        return actors, sure, "named subject" if subject.kind == "actor" else "pronoun"
    if subject.kind == "thing":
        return doers(who, subject.start, subject.end), 0.75, "a subject known by its place alone"
    if clause.cue.mood == "present1s" or clause.cue.verb.first_person:
        start = min(clause.start, clause.subject.verb_start)
        return _on_behalf(who, start, clause.cue.start) or who.writer, 0.95, "who writes the letter"
    if (
        subject.kind == "none"
        and who.letter
        and who.rules.find["first_person"].search(who.text, clause.start, clause.cue.start)
    ):
        return who.writer, 0.95, "who writes the letter"
    if subject.kind == "none" and bare_behind(who, clause):
        return (), 0.0, "whoever stands behind the verb"
    if subject.kind == "none" and clause.cue.mood == "past" and who.rules.language == "es":
        return (
            (who.speaker, 0.85, "who acted before")
            if clause.inherits and who.speaker
            else _unsaid(who, clause)
        )
    if subject.kind == "none" and clause.cue.mood == "past" and clause.cue.verb.type in _TOLD:
        going_on = who.past.sayer(clause.start, who.text) if not clause.inherits else who.speaker
        return (going_on, 0.85, "who spoke before") if going_on else (who.speakers, 1.0, _BODY)
    if subject.kind == "none" and clause.cue.verb.modal and who.rules.language == "es":
        return _owing(who, clause)
    return who.speakers, 1.0, _BODY


def bare_behind(who: Who, clause: Clause) -> bool:
    """ "Criticó Chile y …": a country without "a" right behind a Spanish verb is who acts, or nobody knows what it is."""
    if who.rules.language != "es" or clause.cue.mood not in ("past", "present3s"):
        return False
    begin = who.skip_blank(clause.cue.end, clause.end)
    actors, after = who.leading(begin, clause.end, closed=True)
    return bool(actors) and actors[0].kind == "Country" and who.text.startswith(actors[0].mention, begin)


def _owing(who: Who, clause: Clause) -> tuple[tuple[Actor, ...], float, str]:
    """ "Deberá presentarlo en mayo.": whoever was asked or acted in the sentence before and fits in number; nobody where
    somebody acted there who does not fit, or where the paragraph does not say who."""
    form = who.text[clause.cue.start : clause.cue.end].split()[0].lower()
    if form.endswith("mos"):
        return who.speakers, 1.0, "the body whose record it is"
    if clause.inherits and who.speaker:
        return who.speaker, 0.85, "who acted before"
    if who.rules.find["of_things"].fullmatch(form):
        return (), 0.5, "said of a thing"
    paragraph = who.text.rfind("\n\n", 0, clause.start)
    several = form.endswith("n")
    last = next((one for one in who.past.near(clause.start) if one.end > paragraph), None)
    if last is not None:
        meant = last.target if last.kind in ("REQUESTED_OF", "DECIDED") and last.target else last.source
        fits = bool(meant) and several == (len(meant) > 1 or meant[0].collective)
        return (meant if fits else ()), 0.85, "who acted before"
    first = not who.text[max(paragraph, 0) : clause.start].strip(" \n-*•–0123456789.)(")
    return (who.speakers if first and not several else ()), 0.7, "the body, as nobody is said to act"


def _unsaid(who: Who, clause: Clause) -> tuple[tuple[Actor, ...], float, str]:
    """ "Manifestó su preocupación …": a past form without a subject goes on with who acted in the sentence before."""
    form = who.text[clause.cue.start : clause.cue.end].split()[0].lower()
    one = not form.endswith(("on", "mos"))
    last = next(iter(who.past.near(clause.start)), None)
    near = last is not None and "\n\n" not in who.text[last.end : clause.start]
    if near and last and last.source and one == (len(last.source) == 1 and not last.source[0].collective):
        return last.source, 0.85, "who acted before"
    return who.speakers, 0.8 if one else 0.95, "the body whose record it is, as nobody else is said to act"


def _on_behalf(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """ "X on behalf of Y": Y."""
    match = who.rules.find["behalf"].search(who.text, start, end)
    if match is None or who.rules.find["too"].search(who.text, start, match.start()):
        return ()  # "X, also on behalf of Y": both, as the words say
    return who.leading(match.end(), end)[0]


_MAIN = re.compile(r"\s*(?:(?:be|been|being|\w+ly|\w+mente|also|también)\s+)*\w+\s*\Z", re.I)
"""What may stand between an auxiliary and the "by" of its own participle."""


def _of_another(who: Who, start: int, at: int) -> bool:
    """Whether the participle before a "by" is not the verb's own."""
    last = re.compile(r"(\w+)\s+\Z").search(who.text, start, at)
    done = last is not None and who.rules.find["done_by"].fullmatch(last[1]) is not None
    return done and _MAIN.match(who.text, start, at) is None


def agent_of(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int, int]:
    """The actors of a "by …" phrase, where the words before it end, and where the phrase ends."""
    for match in who.rules.find["by"].finditer(who.text, start, end):
        if who.rules.find["done_before"].search(who.text, max(start, match.start() - 60), match.start()):
            continue  # "will be submitted to the Board, after review by the Panel"
        if _of_another(who, start, match.start()):
            continue  # "was adopted with an amendment proposed by Togo"
        actors, after = who.leading(match.end(), end, closed=True)
        if actors:
            return actors, match.start(), after
    return (), end, end


def left_open(who: Who, kind: str, source: tuple[Actor, ...], force: str | None = None) -> tuple[Actor, ...]:
    """Whom a request or an offer goes to that names nobody: of one of two parties the other; else a request of somebody
    goes to the body whose record it is. Whom a country orders about without a name, nobody knows."""
    if force in _ORDERS and any(actor.kind == "Country" for actor in source):
        return ()  # "Fiji ordered the closure of the port"
    if who.parties:
        mine = len(source) == 1 and source[0].key in {party.key for party in who.parties}
        others = tuple(party for party in who.parties if party.key != source[0].key)
        return others if mine and kind in ("REQUESTED_OF", "OFFERED") else ()
    if who.letter and source == who.writer:
        return who.letter.addressee if kind in ("REQUESTED_OF", "OFFERED") else ()
    own = {who.body.name, who.body.mention, who.body.of}
    outside = len(source) == 1 and not source[0].collective and not own & {source[0].name, source[0].mention}
    return (who.body,) if outside and kind == "REQUESTED_OF" else ()
