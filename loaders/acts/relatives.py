"""Relative clauses that say what a named actor did or will do: "the Network, which will meet in May", "a manual that Peru
undertook to revise". One that only describes a thing says nothing.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.model import Actor

from .agents import agent_of
from .grammar import loose
from .inflect import TELLING
from .moods import FINITE, Clause
from .subjects import Subject, read_subject, verb_group
from .unknown import doers, new_body
from .who import Who
from .words import Cue, words

_TOLD = TELLING | {"THANKED_FOR", "WELCOMED", "PRESENTED", "DECIDED"}
"""Types that a relative clause may hold; what somebody thinks or has noted there only describes him."""

_LINK_REACH = 40
_GERUND_REACH = 120
"""Characters between a subject and a gerund after which the gerund may be somebody else's."""


def read_relative(who: Who, cue: Cue, last: Clause | None, begin: int, end: int) -> Clause | None:
    """Return the relative clause whose verb is *cue*, in the words from *begin* on, or None. *last* is the clause before."""
    group = verb_group(who.text, begin, cue.start, who.rules)
    finite = cue.mood in FINITE or (cue.mood == "participle" and group.passive)
    if not _told(who, cue, begin, group.start) or not finite or cue.verb.noun or cue.verb.reported:
        return None
    stop = _end_of(who, cue.end, end)
    link = _link_before(who, begin, group.start)
    if link and (behind := _behind_verb(who, cue, last, link.start("word"), stop)):
        return behind
    if link:
        return _of_antecedent(who, cue, last, begin, link, stop)
    return _of_own_subject(who, cue, last, begin, stop)


def _told(who: Who, cue: Cue, begin: int, at: int) -> bool:
    """Whether a relative clause may hold a verb; a position counts where a person takes it (", who voiced her concern")."""
    if cue.verb.type in _TOLD:
        return True
    link = _link_before(who, begin, at) if cue.verb.type == "STATED" else None
    return link is not None and bool(link["comma"]) and link["word"].lower() in ("who", "quien", "quienes")


def read_gerund(who: Who, cue: Cue, start: int, end: int) -> Clause | None:
    """ "Chad took the floor, offering to …": the gerund's doer is the subject of a verb that is no act."""
    if cue.mood != "gerund" or cue.verb.type not in (*TELLING, "THANKED_FOR") or cue.verb.modal:
        return None
    before = who.text[start : cue.start].rstrip()
    actors, after = who.leading(start, cue.start)
    verb = re.compile(rf"\s+(?:{who.rules.pattern['finite_shape']})\b", re.I)
    by = who.rules.find["by_doing"].search(before[-6:]) or (
        cue.verb.type == "THANKED_FOR" and who.rules.language == "es"
    )
    if not (before.endswith(",") or by) or not actors or not verb.match(who.text, after, cue.start):
        return None
    if len(before) - (after - start) > _GERUND_REACH or who.in_brackets(cue.start, start):
        return None
    subject = Subject("actor", actors, start, after, cue.start, certain=False)
    return Clause(cue, subject, cue.start, end)


def _link_before(who: Who, begin: int, at: int) -> re.Match[str] | None:
    """The relative pronoun that ends at *at*, with the comma before it."""
    pattern = rf"(?P<comma>[,—–(]\s*)?(?<!\w)(?P<word>{loose(who.rules.pattern['relative_subjects'])})\s+\Z"
    return re.compile(pattern, re.I).search(who.text, max(begin, at - _LINK_REACH), at)


def _of_antecedent(
    who: Who, cue: Cue, last: Clause | None, begin: int, link: re.Match[str], stop: int
) -> Clause | None:
    subject = read_subject(who, link.start("word"), cue.start)
    start = link.start("word")
    base = replace(subject, start=start, end=start, certain=True)
    if _is_passive(who, cue, subject):
        agents, _, _ = agent_of(who, cue.end, stop)
        thing = replace(base, kind="thing", actors=_antecedent(who, last, begin, link.start()))
        approved = subject.passive and cue.verb.approves and link["comma"] is not None
        return Clause(cue, thing, start, stop, relative=True) if agents or approved else None
    made = last is not None and cue.verb.modal and _set_up(who, last, link.start()) is not None
    if not (link["comma"] or made) or subject.passive or subject.reflexive and not cue.verb.modal:
        return None  # "to set up a panel that will report in May" says what the panel will do
    actors = _antecedent(who, last, begin, link.start("comma") if link["comma"] else link.start())
    if not actors:
        return None
    named = replace(base, kind="actor", actors=actors, reflexive=False)
    return Clause(cue, named, start, stop, relative=True)


def _is_passive(who: Who, cue: Cue, subject: Subject) -> bool:
    if subject.passive:
        return True
    if not cue.verb.modal:
        return False
    if who.rules.language == "es":
        return who.text[cue.start : cue.start + 3].lower() == "ser"
    pattern = loose(rf"(?:{who.rules.pattern['adverbs']} )*{who.rules.pattern['passive_next']}")
    return bool(re.compile(pattern, re.I).match(who.text, who.skip_blank(cue.end, len(who.text))))


def _antecedent(who: Who, last: Clause | None, begin: int, comma: int) -> tuple[Actor, ...]:
    """Whom the pronoun stands for: the body just set up, or the actor named right before it that is nobody's part."""
    if last and (at := _set_up(who, last, comma)) is not None and (made := new_body(who, at, comma)):
        return made
    ending = [m for m in who.between(max(0, comma - 200), comma) if not who.text[m.end : comma].strip()]
    if not ending:
        return ()
    first = min(ending, key=lambda mention: mention.start)
    before = re.sub(
        rf"(?:\b(?:{'|'.join(who.rules.words['determiners'])})\s+)+\Z",
        "",
        who.text[max(0, first.start - 40) : first.start],
        flags=re.I,
    )
    owned = who.rules.find["part_of"].search(before.rstrip()[-6:] + " ")
    sure = first.actor.sure or first.actor.collective or first.actor.key
    return (first.actor,) if sure and not owned else ()


def _set_up(who: Who, last: Clause, end: int) -> int | None:
    """Where the words of what the clause before sets up begin: "establishes …", "agreed to establish …"."""
    cue = last.cue
    if cue.verb.gives_way or cue.verb.due:
        cue = next(words(who.rules.language).cues(who.text, cue.end, end), cue)
    sets_up = cue.verb.type == "DECIDED" and any("NEWBODY" in frame.parts for frame in cue.verb.frames)
    return cue.end if sets_up else None


def _of_own_subject(who: Who, cue: Cue, last: Clause | None, begin: int, stop: int) -> Clause | None:
    """ "A manual that Peru undertook to revise", "to which each country shall contribute"."""
    pattern = rf"(?P<comma>[,—–(]\s*)?(?<!\w)(?P<word>{loose(who.rules.pattern['relative_objects'])})\s+"
    links = list(re.compile(pattern, re.I).finditer(who.text, max(begin, cue.start - 160), cue.start))
    if not links:
        return None
    link = links[-1]
    between = who.text[last.cue.end : link.start("word")].strip() if last else "-"
    if between in ("", "de", "en", "a"):  # "took note that Togo will …" reports and does not describe
        return None
    subject = read_subject(who, link.end(), cue.start)
    if subject.kind == "thing" and (group := doers(who, subject.start, subject.end)):
        subject = replace(subject, kind="actor", actors=group, certain=link["comma"] is not None)
    if subject.kind != "actor" or not subject.certain or subject.start > link.end() + 1 or subject.passive:
        return None
    if link["comma"] is None and (cue.verb.subject_is_target or not _named(subject.actors)):
        return None
    if cue.verb.type == "DECIDED" and any("NEWBODY" in frame.parts for frame in cue.verb.frames):
        return None  # "the campaign that Togo launched" only says which one
    if cue.verb.modal and _is_passive(who, cue, subject):
        return None
    return _presenting(
        who, Clause(cue, replace(subject, start=link.end()), link.start("word"), stop, relative=True), last
    )


def _presenting(who: Who, clause: Clause, last: Clause | None) -> Clause:
    """The clause with what it says was presented, which stands before it: "the plan that Togo announced in May"."""
    if clause.cue.verb.type != "PRESENTED" or last is None:
        return clause
    begin = who.skip_blank(last.cue.end, clause.start)
    if begin >= clause.start or re.search(r"[,;:]", who.text[begin : clause.start]):
        return clause
    article = who.rules.find["determiners"].search(who.text, begin, clause.start)
    begin = article.start() if article else begin
    return replace(clause, start=begin, thing=(begin, clause.start))


def _named(actors: tuple[Actor, ...]) -> bool:
    return all(actor.key or actor.kind == "Person" for actor in actors)


def _behind_verb(who: Who, cue: Cue, last: Clause | None, start: int, stop: int) -> Clause | None:
    """ "El mapa que presentaron Chile y el Perú": in Spanish whose doing it is may stand behind the verb."""
    if who.rules.language != "es" or cue.verb.type != "PRESENTED" or cue.mood != "past":
        return None
    actors, after = who.leading(cue.end, stop)
    several = who.text[cue.start : cue.end].split()[0].endswith("ron")
    if not actors or not _named(actors) or several != (len(actors) > 1) or not who.ends_phrase(after, stop):
        return None
    subject = Subject("actor", actors, cue.end, after, cue.start)
    return _presenting(who, Clause(cue, subject, start, stop, relative=True), last)


_RELATIVE_REACH = 200


def in_relative(who: Who, last: Clause, head: int, cue: Cue) -> bool:
    """Whether a form that goes on after a comma or an "and" rather goes on with a relative clause: "activities that enhance
    safety, support trade and …"."""
    if who.rules.language == "es":
        return (
            last.cue.mood == "present1p" and cue.mood == "presentp"
        )  # "saludamos las obras que mejoran … y apoyan …"
    begin = last.cue.end
    link = re.compile(r"(?<!\w)(?P<word>that|which|who)\s+(?P<verb>(?-i:[a-z])\w*)", re.I)
    links = list(link.finditer(who.text, max(begin, head - _RELATIVE_REACH), head))
    links = [one for one in links if who.text[begin : one.start()].strip(" ,\n")]  # "noted that …" reports
    if (
        not links
        or re.search(r"[;.]\s", who.text[links[-1].end() : head])
        or who.text[head:].startswith("to ")
    ):
        return False
    verb = links[-1]["verb"].lower()
    find = who.rules.find
    if verb in _NO_VERBS or verb in who.rules.words["determiners"] or find["prepositions"].fullmatch(verb):
        return False
    if find["pronouns"].fullmatch(verb) or find["body_words"].fullmatch(verb) or verb.endswith("ed"):
        return False
    if cue.mood == "present3s":
        return verb in ("is", "has", "was", "does") or (links[-1]["word"] != "that" and verb.endswith("s"))
    return cue.mood in ("presentp", "infinitive") and not verb.endswith("s")


_NO_VERBS = frozenset({"we", "our", "may", "can", "could", "would", "should", "must", "will", "shall", "no"})
"""Words behind a relative pronoun that are no plain verb."""


def _end_of(who: Who, at: int, end: int) -> int:
    """Where a relative clause ends: before a comma after which another verb's clause may go on."""
    words = loose("|".join(who.rules.words["coordinators"]))
    goes_on = rf"(?:{words}|{who.rules.pattern['auxiliaries']})\s"
    for mark in re.compile(rf",\s+(?={goes_on})|;", re.I).finditer(who.text, at, end):
        if not who.in_brackets(mark.start(), at):
            return mark.start()
    return end
