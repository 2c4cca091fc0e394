"""Who acts in a clause: its subject, the agent of a passive, or the body whose record it is."""

from __future__ import annotations

from graph.model import Actor

from .moods import Clause
from .unknown import doers
from .who import Who


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
    if subject.kind == "none" and clause.cue.mood == "past" and who.rules.language == "es":
        return (
            (who.speaker, 0.85, "who acted before")
            if clause.inherits and who.speaker
            else _unsaid(who, clause)
        )
    return who.speakers, 1.0, "the body whose record it is"


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


def agent_of(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int, int]:
    """The actors of a "by …" phrase, where the words before it end, and where the phrase ends."""
    for match in who.rules.find["by"].finditer(who.text, start, end):
        actors, after = who.leading(match.end(), end, closed=True)
        if actors:
            return actors, match.start(), after
    return (), end, end


def left_open(who: Who, kind: str, source: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom a request or an offer goes to that names nobody: of one of two parties the other; else a request of somebody
    goes to the body whose record it is."""
    if who.parties:
        mine = len(source) == 1 and source[0].key in {party.key for party in who.parties}
        others = tuple(party for party in who.parties if party.key != source[0].key)
        return others if mine and kind in ("REQUESTED_OF", "OFFERED") else ()
    own = {who.body.name, who.body.mention, who.body.of}
    outside = len(source) == 1 and not source[0].collective and not own & {source[0].name, source[0].mention}
    return (who.body,) if outside and kind == "REQUESTED_OF" else ()
