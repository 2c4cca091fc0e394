"""Who works with whom: the partners that stand after a word of joint work, and who acts where it stands."""

from __future__ import annotations

import re

from graph.model import Actor

from .draft import Draft
from .unknown import guessed, people
from .who import Who, unique

_REACH = 300
"""So many characters before a word of joint work are looked at for who does it."""
_CLAUSE = re.compile(r"[;.](?=\s|$)")
_DOER = r"(?:by|por)\s+(?:the\s+|las?\s+|los\s+|el\s+)?$"
_THING = re.compile(
    r"^(?:each other|one another|s[ií] mism\w+|rules?|laws?|standards?|norms?|norm\w+|leyes|reglas|plazos?|"
    r"deadlines?|terms?|\w+ly|\w+mente|care|cautela|caution|aim|others?|otr[oa]s)(?!\w)", re.I)  # fmt: skip
"""What a "with" may lead to that is nobody."""


def partners_of(who: Who, start: int, end: int, *, strong: bool) -> tuple[tuple[Actor, ...], bool]:
    """The partners that words begin with, those after a further "and with" too, and whether they are a guess."""
    partners, after = who.leading(start, end, closed=True)
    if not partners:
        found = _group(who, start, end, strong=strong)
        return found, bool(found)
    again = re.compile(
        rf"\s*,?\s*(?:{who.rules.find['and'].pattern}|así como|as well as)\s+{who.rules.find['with'].pattern}\s+",
        re.I,
    ).match(who.text, after, end)
    more = partners_of(who, again.end(), end, strong=strong)[0] if again else ()
    return unique([*partners, *more]), False


def told(who: Who, at: int, start: int, end: int) -> Draft | None:
    """The clause around *at* that tells what somebody does without an act of another kind: "Niger is working with Chad"."""
    start = max(start, at - _REACH)
    marks = [mark.end() for mark in _CLAUSE.finditer(who.text, start, at)]
    if not marks and start > 0 and who.text[start - 1].isalnum():
        return None  # no beginning of a clause so near
    begin = who.skip_blank(marks[-1] if marks else start, at)
    actors, after = who.leading(begin, at)
    between = who.text[after:at].strip()
    between = "" if between == "," else between  # "Niger, in partnership with Chad, is drawing the map"
    if not actors or (between and not between.islower()) or "," in between or len(between.split()) > 8:
        return None
    find = who.rules.find
    if find["negation"].search(between) or find["subordinators"].search(between):
        return None
    mark = _CLAUSE.search(who.text, at, end)
    stop = mark.start() if mark else end
    return Draft(
        "TOLD",
        actors,
        (),
        begin,
        stop,
        (after, stop),
        "told",
        0.7,
        "told",
        agents=actors,
        due=True,
        verb_end=after,
    )


def agents_of(who: Who, host: Draft, at: int) -> tuple[Actor, ...]:
    """Who acts in a statement before *at*: the doer of a participle, of a clause that is proposed, else its own."""
    if found := _agent_before(who, host.start, at):
        return found
    if host.type == "PROPOSED" and (
        that := who.rules.find["that"].match(who.text, who.skip_blank(host.verb_end, at), at)
    ):
        inner, _ = who.leading(that.end(), at)
        if inner:
            return inner
    return host.agents or host.source


def _agent_before(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """Who acts where a participle has its own doer: "a fair organised by Niger in collaboration with Chad"."""
    for mention in reversed(who.between(max(start, end - 120), end)):
        before = who.text[max(start, mention.start - 16) : mention.start]
        closes = not who.text[mention.end : end].strip(" ,\n\t")
        return (mention.actor,) if closes and re.search(rf"\w(?:ed|d[oa]s?|un|en)\s+{_DOER}", before) else ()
    return ()


def alone(host: Draft, agents: tuple[Actor, ...], partners: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Niger, together with Chad, will draw the map": Niger draws it, Chad works with it."""
    names = {(actor.name, actor.of) for actor in partners}
    rest = tuple(actor for actor in agents if (actor.name, actor.of) not in names)
    if not rest or len(rest) == len(agents):
        return agents
    if host.source == agents:
        host.source = rest
    elif host.target == agents:
        host.target = rest
    host.agents = rest
    return rest


def _group(who: Who, start: int, end: int, *, strong: bool) -> tuple[Actor, ...]:
    """A partner that nobody knows, up to where its phrase ends: a group of people ("persons with disabilities"), after
    `strong` words whatever is no text or thing ("the hotels of the bay")."""
    start = who.skip_blank(start, end)
    stop = re.compile(rf"[,.;:()]|\s{who.rules.find['phrase_stop'].pattern}").search(
        who.text, start, min(end, start + 80)
    )
    finish = stop.start() if stop else end if end - start < 80 else start
    found = people(who, start, finish)
    if who.rules.find["possessives"].match(who.text, start, finish):
        return found  # "in consultation with the Organization and with its assistance"
    if found or not strong or finish <= start:
        return found
    head = guessed(who, start, finish)
    if not head or who.rules.find["texts"].search(who.text, start, finish) or _THING.search(head[0].name):
        return ()
    return head if len(head) > 1 or len(head[0].name.split()) <= 6 else ()
