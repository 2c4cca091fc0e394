"""Joint work: who coordinates with whom, in the clauses of a sentence."""

from __future__ import annotations

import re

from graph.model import Actor

from .draft import Draft, tidy
from .grammar import loose
from .partners import agents_of, alone, partners_of, told
from .patterns import Joint, joints
from .unknown import guessed
from .who import Who, unique

_OF_OTHERS = frozenset({"THANKED_FOR", "WELCOMED", "PRESENTED"})
"""Where "their joint database" only describes what somebody has."""

_NEAR = 600
"""So many characters around "avoid duplication" are looked at for the other forum."""
_MANY = 100
"""A sentence with more joint work than this is no sentence, and nobody compares all of it."""

OVERLAP = ".avoid-duplication"
"""What the rules of two that might do the same are called."""

_SILENT = frozenset({"STATED", "TOOK_NOTE_OF", "PARTICIPATED_IN", "COORDINATES_WITH"})
"""What is only stated or noted to be joint work is not yet joint work of the source."""


_DENIED = 60
"""Characters before joint work in which a "not" or a "whether" is of it."""

_FAR = 30
"""Characters behind which joint work that opens with "to" is only what the action is for, and has no time of its own."""

_PROMISING = frozenset({"REQUESTED_OF", "COMMITTED_TO", "PROPOSED", "DECIDED", "OFFERED"})
"""What is said to be done there is work of whoever is to do it."""


def read_joint(who: Who, drafts: list[Draft], start: int, end: int) -> list[Draft]:
    """Return the statements of joint work in a sentence, of which *drafts* are the other statements."""
    out: list[Draft] = []
    taken: list[tuple[int, int]] = []
    for joint in joints(who.rules.language):
        for match in joint.pattern.finditer(who.text, start, end):
            if any(low < match.end() and match.start() < high for low, high in taken):
                continue
            host = _host(drafts, match.start())
            if host is None and not joint.overlap:
                host = told(who, match.start(), start, end)
            draft = (
                _overlap(who, host, match, start, end)
                if joint.overlap
                else _work(who, joint, host, match, end)
            )
            if draft:
                taken.append((match.start(), max(match.end(), _partner_end(who, joint, match, end))))
                out.append(draft)
    return _one_each(_without_twins(out))


def _without_twins(drafts: list[Draft]) -> list[Draft]:
    """Where two work together "in order to avoid duplication", that is one piece of joint work and not two."""
    if len(drafts) > _MANY:
        return drafts
    return [
        draft
        for draft in drafts
        if not (
            draft.rule.endswith(OVERLAP)
            and any(
                other is not draft
                and not other.rule.endswith(OVERLAP)
                and other.start <= draft.start < other.end
                and {a.name for a in (*draft.source, *draft.target)}
                == {a.name for a in (*other.source, *other.target)}
                for other in drafts
            )
        )
    ]


def _partner_end(who: Who, joint: Joint, match: re.Match[str], end: int) -> int:
    return who.leading(match.end(), end)[1] if joint.partner else match.end()


def _host(drafts: list[Draft], at: int) -> Draft | None:
    """The innermost statement whose words take in *at*."""
    around = [
        d for d in drafts if d.start <= at < d.end and d.type not in ("COORDINATES_WITH", "PARTICIPATED_IN")
    ]
    return min(
        around,
        key=lambda d: (d.embedded and d.type not in ("OFFERED", "COMMITTED_TO", "PROPOSED"), d.end - d.start),
        default=None,
    )


def _work(who: Who, joint: Joint, host: Draft | None, match: re.Match[str], end: int) -> Draft | None:
    if host is None or host.type in _SILENT or host.negated:
        return None
    agents, partners, guessing = _pair(who, joint, host, match, end)
    if not agents or not (partners or joint.among or not joint.partner):
        return None
    draft = Draft(
        "COORDINATES_WITH",
        agents,
        partners,
        host.start,
        host.end,
        host.action,
        f"{who.rules.language}.{joint.id}",
        min(0.9, host.confidence),
        f"“{' '.join(match.group().split())}”",
        due=True,
        agents=agents,
    )
    if joint.promised:
        _purpose(who, draft, match.start())
    if joint.partner and guessing:
        draft.doubt(0.8, "a partner known by its place alone")
    draft.due_span = host.due_span if draft.due else None
    draft.verb_end = host.verb_end
    if (mark := who.text.find(";", match.end(), host.verb_end)) >= 0:  # the act stands in the next clause
        draft.end, draft.verb_end = mark, match.end()
    if any(not actor.sure for actor in (*agents, *partners)):
        draft.doubt(0.93, "an actor that may be somebody else")
    if host.type in ("THANKED_FOR", "WELCOMED", "DECIDED", "PRESENTED"):
        draft.doubt(0.85, "the joint work stands inside something else")
    return draft


def _purpose(who: Who, draft: Draft, at: int) -> None:
    """ "Agreed to meet in May to continue to deepen our cooperation": the quote is the purpose, without the time."""
    begin = re.compile(rf"(?:{who.rules.pattern['purpose']})\s+\Z", re.I).search(
        who.text, max(draft.start, at - 30), at
    )
    if begin and begin.start() - draft.verb_end > _FAR:
        draft.start, draft.action, draft.due = begin.start(), (begin.end(), draft.end), False


def _pair(
    who: Who, joint: Joint, host: Draft, match: re.Match[str], end: int
) -> tuple[tuple[Actor, ...], tuple[Actor, ...], bool]:
    """Who works with whom, and whether that is a guess; nobody where it is no joint work."""
    agents = agents_of(who, host, match.start())
    alone_plural = joint.plural and bool(agents) and _plural(who, agents[0])
    if joint.promised and (
        host.type not in _PROMISING
        or match.end() <= host.verb_end
        or _left_open(who, host.start, match.start())
    ):
        return (), (), False
    if joint.several and (
        (len(agents) < 2 and not alone_plural) or host.type in _OF_OTHERS or _is_subject(who, host, match)
    ):
        return (), (), False
    if not joint.partner:
        return (*_shared(who, agents, match, host), False)
    stop = max(match.end(), min(host.end, end))
    partners, guessing = partners_of(who, match.end(), stop, strong=joint.strong)
    if joint.among:
        return partners[:1], partners[1:], guessing
    if partners and match.start() < host.verb_end:
        agents = alone(host, agents, partners)
    return (
        agents,
        tuple(p for p in partners if all((p.name, p.of) != (a.name, a.of) for a in agents)),
        guessing,
    )


def _left_open(who: Who, start: int, at: int) -> bool:
    """Whether the words before joint work deny it or only ask about it: "will not", "consider whether to", "cómo"."""
    low = max(start, at - _DENIED)
    return any(who.rules.find[name].search(who.text, low, at) for name in ("negation", "whether_how"))


def _is_subject(who: Who, host: Draft, match: re.Match[str]) -> bool:
    """Whether the joint thing is what is spoken of ("a joint festival will be held"), and nobody is named to do it."""
    thing = re.match(r"joint|conjunt", match.group(), re.I)
    return bool(thing) and match.start() < host.verb_end and not who.between(host.start, match.start())


def _shared(
    who: Who, agents: tuple[Actor, ...], match: re.Match[str], host: Draft
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """ "A and B jointly …": A with B. One body that works jointly has no partner, unless a "with" follows."""
    if len(agents) > 1:
        return agents[:1], agents[1:]
    for link in re.finditer(rf"{who.rules.find['with'].pattern}\s+", who.text[match.end() : host.end], re.I):
        partners, _ = who.leading(match.end() + link.end(), host.end)
        if partners:
            return agents, partners
    return (agents, ()) if agents and _plural(who, agents[0]) else ((), ())


def _plural(who: Who, actor: Actor) -> bool:
    """Whether an actor is many: a collective, or the body whose record it is."""
    return actor.collective or actor.name == who.body.name


def _overlap(who: Who, host: Draft | None, match: re.Match[str], start: int, end: int) -> Draft | None:
    """ "Avoid duplication": between the forum whose record it is and the one that is named."""
    begin = match.start()
    aim = re.compile(rf"(?:,\s*)?(?:{loose(who.rules.pattern['aim'])})\s*\Z", re.I).search(
        who.text, max(start, begin - 60), begin
    )
    if aim:
        begin = aim.start() + (1 if who.text[aim.start()] == "," else 0)
    stop = host.end if host else end
    begin, stop = tidy(who.text, begin, stop)
    others = _others(who, [m.actor for m in who.between(match.end(), min(stop, match.end() + _NEAR))])
    if not others:
        before = _others(
            who, [m.actor for m in who.between(max(start, match.start() - _NEAR), match.start())]
        )
        addressed = _others(who, list(host.target)) if host else ()
        others = addressed if not any(actor.kind == "Forum" for actor in before) else before
        others = others or before
    forums = tuple(actor for actor in others if actor.kind == "Forum")
    others = forums or others or _named_after(who, match.end(), stop)
    if not others:
        return None
    draft = Draft(
        "COORDINATES_WITH",
        (who.body,),
        others[-1:],
        begin,
        stop,
        (match.start(), stop),
        f"{who.rules.language}{OVERLAP}",
        0.85,
        f"“{' '.join(match.group().split())}”, two forums",
        agents=(who.body,),
    )
    return draft


def _named_after(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """ "Avoid duplication of work with the Lakes Programme": a name in capitals that nobody knows."""
    link = re.compile(rf"(?:\s+\S+){{0,5}}?\s+{who.rules.find['with'].pattern}\s+", re.I).match(
        who.text, start, end
    )
    if link is None:
        return ()
    mark = re.compile(r"[,;.:()]|\Z").search(who.text, link.end(), end)
    stop = mark.start() if mark else end
    words = who.text[link.end() : stop].split()
    small = {*who.rules.words["determiners"]}
    proper = [word for word in words if word.lower() not in small]
    if not proper or not (proper[0][0].isupper() and proper[-1][0].isupper()):
        return ()
    return guessed(who, link.end(), stop)


def overlap_opens(who: Who, start: int, end: int) -> bool:
    """Whether a sentence says no more than that work should not be done twice."""
    patterns = (joint.pattern for joint in joints(who.rules.language) if joint.overlap)
    return any(pattern.match(who.text, who.skip_blank(start, end), end) for pattern in patterns)


def _others(who: Who, actors: list[Actor]) -> tuple[Actor, ...]:
    """Forums and bodies of others among the actors named, offices and countries left out."""
    own = {who.body.name, who.body.of}
    return unique(
        [
            a
            for a in actors
            if a.kind in ("Forum", "Organisation")
            and not a.role
            and not a.collective
            and a.name not in own
            and (a.of is None or a.of not in own)
        ]
    )


def _one_each(drafts: list[Draft]) -> list[Draft]:
    """Of two readings of the same pair in the same clause the surer one."""
    kept: list[Draft] = []
    for draft in drafts:
        twin = next(
            (
                k
                for k in kept
                if (k.end == draft.end and (k.verb_end == draft.verb_end or k.start == draft.start))
                and k.source == draft.source
                and _meet(k, draft)
            ),
            None,
        )
        if twin is None:
            kept.append(draft)
        elif len(draft.target) > len(twin.target):
            kept[kept.index(twin)] = draft
    return kept


def _meet(one: Draft, other: Draft) -> bool:
    a, b = {x.name for x in one.target}, {x.name for x in other.target}
    return not a or not b or bool(a & b)
