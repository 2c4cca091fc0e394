"""Which verbs of a sentence are operative, and the clause of each."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from graph.model import Actor

from .behind import Behind, behind_object, subjects_behind
from .grammar import loose
from .moods import FINITE, REPORTING, Clause, fits, may_follow, noun_before, noun_like
from .relatives import in_relative, read_gerund, read_relative
from .shared import closed, share_objects, without_purpose
from .subjects import Group, Subject, last_boundary, read_subject, verb_group
from .who import Who
from .words import Cue, Words

_CLOSE = 24
"""Characters between a decision or a promise and a verb that tells only what was decided or promised."""

_SHORT_SUBJECT = 4
"""Words of a plural subject before a form that may as well be a noun ("support") or an infinitive."""

_CUES = 80
"""Verb forms of one sentence that are weighed: more stand in none that a person wrote."""


def read_clauses(
    who: Who, words: Words, start: int, end: int, *, opening: bool = True, doers: tuple[Actor, ...] = ()
) -> tuple[list[Clause], list[Cue]]:
    """Return the clauses of a sentence in order, and the verb forms that were found operative in none.

    *opening* says whether a verb may stand without a subject at the head of the sentence; *doers* are then
    its subject, where
    a lead above names them.
    """
    found: list[Clause] = []
    left: list[Cue] = []
    if opening and (noun := words.opening_noun(who.text, start, end)):
        subject = Subject("actor" if doers else "none", doers, start, start, start, marked=True)
        found.append(Clause(noun, subject, start, end))
    behind = subjects_behind(who, words, start, end)
    inside = [(one.cue.start, one.cue.end) for one in behind.values()]
    cues = [
        (cue, False)
        for cue in islice(words.cues(who.text, start, end, letter=who.letter is not None), _CUES)
        if not any(low <= cue.start < high for low, high in inside)
    ]
    cues += [(one.cue, False) for one in behind.values()]
    cues += [(cue, True) for cue in _further_nouns(who, words, start, end)]
    for cue, noun_only in sorted(cues, key=lambda pair: (pair[0].start, pair[1])):
        if noun_only:
            if found and (further := _further_noun(who, cue, found[-1], end)):
                found.append(further)
            continue
        cue = _wished(who, cue, start)
        clause = (
            _first(who, words, cue, start, end, opening, doers, behind.get(cue.start))
            if not found
            else _next(who, words, cue, found, end, behind.get(cue.start))
        )
        if clause is None:
            left.append(cue)
        else:
            found.append(clause)
    return share_objects(who, closed(who, without_purpose(who, found), end)), left


def _further_nouns(who: Who, words: Words, start: int, end: int) -> list[Cue]:
    """ "… and its support for the census": nouns that go on from a verb of expressing."""
    joint = re.compile(rf"(?<!\w)(?:{loose(who.rules.pattern['and'])})\s+(?={who.rules.find['possessives'].pattern}\s|"
                       rf"{who.rules.find['own_opening'].pattern}\s)", re.I)  # fmt: skip
    found = (words.opening_noun(who.text, match.end(), end) for match in joint.finditer(who.text, start, end))
    return [cue for cue in found if cue]


def _further_noun(who: Who, cue: Cue, last: Clause, end: int) -> Clause | None:
    """A noun that the last verb expresses as well, where nothing between them is somebody else's."""
    if cue.start < last.cue.end or " " not in who.text[last.cue.start : last.cue.end].strip():
        return None
    if last.relative or last.subject.passive or who.in_brackets(cue.start, last.start):
        return None
    if who.rules.find["possessives"].search(who.text, last.cue.end, cue.start - 1):
        return None  # "thanks to Togo for its help and its commitment"
    subject = replace(last.subject, verb_start=cue.start)
    return Clause(replace(cue, mood=last.cue.mood), subject, cue.start, end, last.within, inherits=True)


def _wished(who: Who, cue: Cue, start: int) -> Cue:
    """ "Wishes to thank", "desea agradecer": the infinitive is as good as a finite form."""
    if cue.mood != "infinitive" or not verb_group(who.text, start, cue.start, who.rules).wished:
        return cue
    return replace(cue, mood="present3s" if who.rules.language == "en" else "presentp")


def _elliptical(who: Who, cue: Cue, subject: Subject, start: int, end: int) -> bool:
    """ "Minutes approved.", "Acta aprobada por unanimidad.": a passive without its auxiliary, as notes have it."""
    if not cue.verb.approves or subject.passive or cue.mood not in ("past", "participle"):
        return False
    named = subject.kind == "thing" or (subject.kind == "actor" and not subject.actors[0].sure)
    words = who.text[start : cue.start].split()
    after = who.rules.find["after_approval"].match(who.text, who.skip_blank(cue.end, len(who.text)))
    ends = who.text[cue.end : cue.end + 1] in (".", ";", ":", "")
    if who.rules.find["auxiliaries"].search(who.text, cue.end, end):
        return False  # "the report adopted by consensus was long"
    return named and len(words) <= 9 and who.text[start].isupper() and (ends or after is not None)


def _by_subject(words: Words, cue: Cue, subject: Subject) -> Cue:
    """The form as another entry reads it where nobody is said to act ("se propone ampliar …")."""
    name = cue.verb.otherwise
    if name is None or cue.verb.impersonal or subject.kind != "impersonal":
        return cue
    return replace(cue, verb=words.verb(name))


def _first(
    who: Who,
    words: Words,
    cue: Cue,
    start: int,
    end: int,
    opening: bool,
    doers: tuple[Actor, ...],
    behind: Behind | None,
) -> Clause | None:
    subject = read_subject(who, start, cue.start)
    if cue.mood == "present1p" and subject.kind == "impersonal":
        subject = replace(subject, kind="none")  # "nos comprometemos" is said by the body
    cue = _by_subject(words, cue, subject)
    if behind and behind.fits(who, subject):
        cue, subject = behind.cue, behind.subject(subject)
    elif behind and behind.plain:
        cue = behind.plain
    subject = behind_object(who, cue, subject, end)
    if opening and _elliptical(who, cue, subject, start, end):
        subject = replace(subject, kind="thing", actors=(), passive=True, certain=False)
        cue = replace(cue, mood="participle")
    if doers and subject.kind == "none" and cue.mood in FINITE and not subject.passive:
        subject = replace(subject, kind="actor", actors=doers)
    if subject.kind == "subordinate" or not fits(who, cue, subject, opening):
        return read_gerund(who, cue, start, end) or read_relative(who, cue, None, start, end)
    if cue.verb.noun and not _of_noun(who, cue, start):
        return None
    apart = (
        subject.kind == "actor" and not subject.certain and "," in who.text[subject.end : subject.verb_start]
    )
    return Clause(cue, subject, subject.verb_start if apart else start, end)


def _of_noun(who: Who, cue: Cue, start: int) -> bool:
    """Whether the noun that a verb must have for a subject stands before it, and in no clause before a "that" of its own."""
    assert cue.verb.noun
    nouns = list(cue.verb.noun.finditer(who.text, start, cue.start))
    if not nouns:
        return False
    that = re.compile(rf"\S\s+\S+\s+{who.rules.pattern['that']}\s", re.I)  # not "the motion that …"
    return cue.mood != "participle" or that.search(who.text, nouns[-1].end(), cue.start) is None


def _next(
    who: Who, words: Words, cue: Cue, found: list[Clause], end: int, behind: Behind | None
) -> Clause | None:
    """A further verb: coordinated with the last, with a subject of its own after a boundary, or reported by
    the last.
    """
    last = next((c for c in reversed(found) if not (c.relative and cue.start >= c.end)), found[-1])
    if last.within is not None and cue.mood == found[last.within].cue.mood != last.cue.mood:
        last = found[last.within]  # "noted that Togo will …, and asked …": who noted asks
    begin = last.cue.end
    if cue.start < begin or noun_before(who, cue) or who.in_brackets(cue.start, last.start):
        return None
    group = verb_group(who.text, begin, cue.start, who.rules)
    head = cue.start if cue.mood == "gerund" else group.start
    gap_end = begin + len(who.text[begin:head].rstrip())
    joint = _joint(who).search(who.text[begin:gap_end])
    if joint and joint["word"] and last.relative and (said := _of_same_antecedent(cue, last, group, end)):
        return said
    goes_on = (
        joint is not None and bool(joint["mark"] or joint["word"]) and not in_relative(who, last, head, cue)
    )
    if joint and goes_on and may_follow(who, cue, last, group, joint):
        if behind:
            return Clause(behind.cue, behind.subject(group), group.start, end, last.within)
        subject = replace(
            last.subject,
            verb_start=group.start,
            passive=group.passive,
            negated=group.negated,
            marked=group.marked,
        )
        return Clause(cue, subject, group.start, end, last.within, inherits=True)
    if cue.mood == "infinitive" and _plural_present(who, cue, begin, group):
        cue = replace(cue, mood="presentp")
    if cue.mood not in FINITE:
        return read_relative(who, cue, last, begin, end) if group.passive else None
    if group.marked and not group.passive:
        return None  # "asks Togo to come and to report": an infinitive has no subject of its own
    clause = _with_subject(who, words, cue, found, last, gap_end, end)
    return clause or read_relative(who, cue, last, begin, end)


def _plural_present(who: Who, cue: Cue, begin: int, group: Group) -> bool:
    """Whether an English form that may be an infinitive has a plural subject of its own: "…, and we deplore …"."""
    if who.rules.language != "en" or group.marked or noun_like(who, cue):
        return False
    subject = read_subject(who, begin, cue.start)
    several = len(subject.actors) > 1 or any(actor.collective for actor in subject.actors)
    own = who.rules.find["body_words"].fullmatch(who.text, subject.start, subject.end)
    named = subject.kind in ("actor", "pronoun") and subject.certain and not subject.passive
    short = len(who.text[subject.start : group.start].split()) <= _SHORT_SUBJECT
    return named and short and bool(several or own)


def _of_same_antecedent(cue: Cue, last: Clause, group: Group, end: int) -> Clause | None:
    """ "Which will be chaired by Togo and will report twice a year": the second verb is the group's own."""
    if last.subject.kind != "thing" or not last.subject.actors or cue.mood not in FINITE or group.passive:
        return None
    subject = replace(last.subject, kind="actor", passive=False, verb_start=group.start)
    return Clause(cue, subject, group.start, end, relative=True)


def _joint(who: Who) -> re.Pattern[str]:
    """The mark and the word that join two verbs, at the end of what stands between them."""
    words = loose("|".join(who.rules.words["coordinators"]))
    return re.compile(rf"(?:(?P<mark>[,;—–])\s*)?(?:(?<!\w)(?P<word>{words}))?$", re.I)


def _with_subject(
    who: Who, words: Words, cue: Cue, found: list[Clause], last: Clause, gap_end: int, end: int
) -> Clause | None:
    """A verb that does not go on from the last one: with a subject of its own, reported by it, or after a semicolon."""
    begin = last.cue.end
    subject = read_subject(who, begin, cue.start)
    cue = _by_subject(words, cue, subject)
    that = re.compile(rf"\s*,?\s*(?:{who.rules.pattern['that']}\b)?\s*", re.I).match(who.text, begin, gap_end)
    number = len(found) - 1
    if cue.verb.modal and (promised := _told_to(who, cue, last, subject, number, end)):
        return promised
    if cue.verb.modal and (further := _and_that(who, cue, last, subject, number, end)):
        return further
    if subject.kind == "actor" and not subject.certain:
        return None
    if subject.kind in ("actor", "pronoun", "subordinate"):
        own = _own_subject(who, cue, last, subject, gap_end)
        if own is None:
            return None
        if clause := _of_own(who, cue, last, own, that, number, end):
            return clause
        subject = own
    if subject.kind != "actor" and cue.verb.modal and not subject.passive and that is not None:
        told = (
            last.cue.verb.type in ("PRESENTED", "TOOK_NOTE_OF")
            and who.rules.find["that"].search(that.group()) is not None
        )
        if told and not who.text[that.end() : subject.verb_start].strip() and not subject.reflexive:
            same = replace(
                last.subject, verb_start=subject.verb_start, passive=False, negated=subject.negated
            )
            return Clause(cue, same, that.end(), end, number)
    if subject.kind in ("thing", "impersonal") and ";" in who.text[begin:gap_end]:
        at = who.skip_blank(who.text.rindex(";", begin, gap_end) + 1, gap_end)
        return Clause(cue, replace(subject, start=max(at, last_boundary(who, at, gap_end))), at, end)
    return None


def _own_subject(who: Who, cue: Cue, last: Clause, subject: Subject, gap_end: int) -> Subject | None:
    """The subject of a further verb with the place where its clause begins, or None where the verb claims nothing."""
    begin, act = last.cue.end, last.cue.verb
    at = subject.start if subject.kind != "subordinate" else _start_after_that(who, begin, gap_end)
    if at is None:
        return None
    inner = who.text[begin:at].strip()
    known = bool(subject.actors and subject.actors[0].key)
    if (
        cue.mood != "modal"
        and not inner.endswith(";")
        and who.rules.find["relatives"].search(inner)
        and not known
    ):
        return None
    if subject.kind == "subordinate":
        actors, after = who.leading(at, gap_end)
        if not actors or after < gap_end:
            return None
        subject = replace(subject, kind="actor", actors=actors, start=at, end=after)
    if cue.verb.reported and act.type not in ("PRESENTED", "DECIDED", "TOOK_NOTE_OF", "STATED"):
        return None
    close = at - begin < _CLOSE
    if close and act.type == "COMMITTED_TO" and not act.modal and cue.verb.modal:
        return None
    if close and act.type == "DECIDED" and not act.with_infinitive and last.within is None:
        return None
    return replace(subject, start=at)


def _of_own(
    who: Who, cue: Cue, last: Clause, subject: Subject, that: re.Match[str] | None, number: int, end: int
) -> Clause | None:
    """The clause of a further verb with its own subject: reported by the last, or beside it."""
    at, begin, act = subject.start, last.cue.end, last.cue.verb
    direct = that is not None and not who.text[that.end() : at].strip(" ,\n")
    if act.type == "REQUESTED_OF" and cue.verb.modal and not act.modal and _behind_that(who, begin, at):
        return None  # "recommends that, after the vote, the States should meet" asks once
    if act.type == "STATED" and cue.verb.modal and subject.reflexive and _behind_that(who, begin, at):
        return None  # "considera que, para ello, se deben cerrar los puertos" asks nobody
    if direct and cue.verb.modal and act.type in REPORTING and not act.modal:
        return Clause(cue, subject, at, end, number)
    joint = _joint(who).search(who.text[begin:at].strip())
    if joint is None or not (joint["mark"] or joint["word"]):
        return None
    decided = act.type == "DECIDED" and not act.with_infinitive
    if decided and _start_after_that(who, begin, at) is not None and joint["mark"] != ";":
        return None
    if cue.mood == "modal" and last.within is None and _in_that_clause(who, last, begin, at):
        return Clause(cue, subject, at, end, number)
    return Clause(cue, subject, at, end)


def _told_to(who: Who, cue: Cue, last: Clause, subject: Subject, number: int, end: int) -> Clause | None:
    """ "Informó a su contraparte que abrirá …": the promise of who informs, with the addressee before it."""
    if last.cue.verb.type != "PRESENTED" or last.cue.verb.modal or subject.passive or subject.reflexive:
        return None
    source = rf"\s*,?\s*(?:{who.rules.pattern['to_whom']})[^,;.:]{{2,70}}?\s+{who.rules.pattern['that']}\s+"
    that = re.compile(source, re.I).match(who.text, last.cue.end, cue.start)
    if that is None:
        return None
    own = who.text[that.end() : subject.verb_start].strip()
    if own and not who.pronoun(that.end(), subject.verb_start):
        return None
    same = replace(last.subject, verb_start=subject.verb_start, passive=False, negated=subject.negated)
    return Clause(cue, same, that.end(), end, number)


def _and_that(who: Who, cue: Cue, last: Clause, subject: Subject, number: int, end: int) -> Clause | None:
    """ "Explicó que el mapa está listo y que enviará copias": a further promise of who reports."""
    reports = (
        last.cue.verb.type in REPORTING
        and not last.cue.verb.modal
        and last.subject.kind in ("actor", "pronoun")
    )
    if not reports or subject.passive or subject.reflexive or cue.verb.subject_is_target:
        return None
    joint = loose(who.rules.pattern["and"])
    link = re.compile(
        rf"(?<!\w)(?:{joint})\s+{who.rules.pattern['that']}\s+(?:{who.rules.pattern['pronouns']}\s+)?\Z", re.I
    ).search(who.text, last.cue.end, subject.verb_start)
    if link is None:
        return None
    same = replace(last.subject, verb_start=subject.verb_start, passive=False, negated=subject.negated)
    return Clause(cue, same, link.end(), end, number)


def _start_after_that(who: Who, begin: int, end: int) -> int | None:
    """Where the words after an introducing "that" begin, when that is the first thing after the reporting
    verb.
    """
    that = rf"\s*,?\s*{who.rules.pattern['that']}\b\s*"
    adjunct = rf"{who.rules.find['adjunct_opening'].pattern}[^;:]{{2,200}}?"
    aside = rf"(?:\s+(?:{loose(who.rules.pattern['adverbs'])}))?\s*,\s*{adjunct},{that}"
    match = re.compile(that, re.I).match(who.text, begin, end) or re.compile(aside, re.I).match(
        who.text, begin, end
    )
    return match.end() if match else None


def _behind_that(who: Who, begin: int, at: int) -> bool:
    """Whether nothing but "that" and words of time or occasion stand between two places."""
    source = rf"\s*{who.rules.pattern['that']}\b(?:\s*,?\s*{who.rules.find['adjunct_opening'].pattern}[^;:]{{2,160}}?,?)?\s*"
    return re.compile(source, re.I).fullmatch(who.text, begin, at) is not None


def _in_that_clause(who: Who, last: Clause, begin: int, at: int) -> bool:
    if last.cue.verb.type == "DECIDED" and not last.cue.verb.with_infinitive:
        return False
    return last.cue.verb.type in REPORTING and _start_after_that(who, begin, at) is not None
