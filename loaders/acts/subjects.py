"""What stands before a verb: who acts, and whether the verb is passive, negated, or not the sentence's own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from graph.model import Actor
from loaders.terms import terms

from .grammar import Grammar, loose
from .who import Who

_REACH = 60
"""Characters before a verb in which the next word of its group is looked for."""

_SUBJECT_REACH = 1500
"""Characters before a verb in which its subject is looked for, so that a run-on text costs no more than its length."""

_PLACES = 24
"""Boundaries at which a subject is tried."""

_ADJUNCT_WORDS = 14
"""Words before a verb in which an adjunct without a comma and the subject are looked for ("during the session
Togo …").
"""

SubjectKind = Literal["none", "actor", "pronoun", "thing", "impersonal", "subordinate"]


@dataclass(frozen=True)
class Subject:
    """The subject of a verb. `start` to `end` are its words, `verb_start` where the verb group with its
    auxiliaries begins.

    `none`: the verb opens its clause. `thing`: words that name no actor. `subordinate`: the verb belongs to a
    clause inside
    another. `marked`: an English infinitive has its "to". `certain` is False where the subject was found
    without a boundary before it.
    """

    kind: SubjectKind
    actors: tuple[Actor, ...]
    start: int
    end: int
    verb_start: int
    passive: bool = False
    negated: bool = False
    marked: bool = False
    certain: bool = True
    reflexive: bool = False


def read_subject(who: Who, start: int, verb: int) -> Subject:
    """Return the subject of the verb at *verb*, in the words from *start* on."""
    start = max(start, verb - _SUBJECT_REACH)
    group = verb_group(who.text, start, verb, who.rules)
    end = who.trim(start, group.start)[1] if group.start > start else start
    begin = who.skip_blank(start, end)
    opening = re.compile(rf"(?:(?:{loose(who.rules.pattern['adverbs'])})\s*,\s*)+", re.I)
    if match := opening.match(who.text, begin, end):
        begin = match.end()
    facts = (group.start, group.passive, group.negated, group.marked)
    if begin >= end:
        bare: SubjectKind = "impersonal" if group.reflexive else "none"
        return Subject(bare, (), begin, begin, *facts, reflexive=group.reflexive)
    at = last_boundary(who, begin, end)
    pronoun = who.pronoun(at, end)
    found = None if pronoun else _actor_before(who, begin, end)
    if found:
        actors, at, certain = found
        kind: SubjectKind = "subordinate" if _opened_by_subordinator(who, begin, at) else "actor"
        return Subject(kind, actors, at, end, *facts, certain=certain, reflexive=group.reflexive)
    piece = who.text[at:end].strip(" -–—")
    if who.rules.find["everyone"].fullmatch(piece):
        return Subject("actor", who.speakers, at, end, *facts, reflexive=group.reflexive)
    if pronoun:
        kind = "impersonal" if who.rules.find["impersonal"].fullmatch(piece) and group.passive else "pronoun"
        meant = who.antecedent(piece, at, opens=True) if kind == "pronoun" else ()
        if not meant and who.rules.find["personal_pronouns"].fullmatch(piece):
            kind = "thing"  # a person whom nothing names is not the body
        return Subject(
            kind,
            meant,
            at,
            end,
            *facts,
            reflexive=group.reflexive,
        )
    if group.reflexive and not group.passive:
        return Subject("impersonal", (), at, end, *facts, reflexive=True)
    adjunct = who.text[end : group.start].strip().startswith((",", ":", "—", "–"))
    if adjunct and who.rules.find["adjunct_opening"].match(who.text, begin, end):
        return Subject("none", (), at, at, *facts, reflexive=group.reflexive)
    if described := _described(who, at, end):
        return Subject("actor", described, at, end, *facts, certain=False, reflexive=group.reflexive)
    if doer := _of_unknown_verb(who, begin, end, group.start):
        return Subject("actor", doer[0], begin, doer[1], *facts, certain=False, reflexive=group.reflexive)
    kind = "subordinate" if _inside_relative(who, at, end) else "thing"
    return Subject(kind, (), at, end, *facts, certain=False, reflexive=group.reflexive)


def _described(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """ "The group chaired by Ada Lund will …": the actors, without the participle that describes them."""
    actors, after = who.leading(start, end)
    return (
        actors
        if actors and who.rules.find["describing"].match(who.text, who.skip_blank(after, end), end)
        else ()
    )


def _of_unknown_verb(who: Who, start: int, end: int, verb: int) -> tuple[tuple[Actor, ...], int] | None:
    """ "Ada welcomed the group and noted …": the actors of a verb that is no act, with which this one is
    coordinated.
    """
    joint = re.compile(rf"(?:^|\W)(?:{loose(who.rules.pattern['and'])}|,)\s*$", re.I)
    if not joint.search(who.text[start:verb].rstrip() + " "):
        return None
    actors, after = who.leading(start, end)
    pronoun = who.rules.pattern["reflexive"] or "(?!)"
    finite = re.compile(
        rf"(?:\s*,[^,;.]{{3,90}},)?\s+(?:{loose(who.rules.pattern['adverbs'])}\s+)?(?:(?:{loose(pronoun)})\s+)?"
        rf"(?:{who.rules.pattern['finite_shape']})\b",
        re.I,
    )
    return (actors, after) if actors and finite.match(who.text, after, end) else None


@dataclass(frozen=True)
class Group:
    """The auxiliaries and adverbs before a verb; `start` is where they begin."""

    start: int
    passive: bool = False
    negated: bool = False
    marked: bool = False
    reflexive: bool = False
    wished: bool = False


def verb_group(text: str, start: int, verb: int, rules: Grammar) -> Group:
    """Return what belongs to the verb at *verb* of the words before it."""
    passive = negated = marked = reflexive = wished = False
    nearest = True
    at = verb
    if clitic := re.compile(rf"(?<!\w)(?:{rules.pattern['proclitics'] or '(?!)'})\s+\Z", re.I).search(
        text, max(start, at - 6), at
    ):
        at = clitic.start()
    pattern = _group_pattern(rules)
    while match := pattern.search(text, max(start, at - _REACH), at):
        name = match.lastgroup
        if name == "reflexive" and _name(match.group().strip(" ,")) and not text[start:verb].isupper():
            break  # "La SE publicará": a short name, not the pronoun
        if name == "passive" and nearest:
            passive = True
        negated |= name == "negation"
        marked |= name == "marker" and (at == verb or passive)
        reflexive |= name == "reflexive"
        wished |= name == "transparent"
        nearest &= name in ("adverb",)
        at = match.start()
    return Group(at, passive, negated, marked, reflexive, wished)


_PATTERNS: dict[str, re.Pattern[str]] = {}


def _group_pattern(rules: Grammar) -> re.Pattern[str]:
    """One word or phrase at the end of a span that belongs to the verb that follows it."""
    if rules.language not in _PATTERNS:
        marker = rules.pattern["infinitive_marker"] or "(?!)"
        choices = [("transparent", rules.pattern["transparent"]), ("negation", rules.pattern["negation"])]
        choices += [
            ("passive", rules.pattern["passive"]),
            ("aux", rules.pattern["auxiliaries"]),
            ("marker", marker),
        ]
        choices += [("reflexive", rules.pattern["reflexive"] or "(?!)"), ("adverb", rules.pattern["adverbs"])]
        source = "|".join(rf"(?P<{name}>{loose(pattern)})" for name, pattern in choices)
        _PATTERNS[rules.language] = re.compile(rf"(?<!\w)(?:{source})(?!\w),?\s*\Z", re.IGNORECASE)
    return _PATTERNS[rules.language]


def _actor_before(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int, bool] | None:
    """The actor phrase that ends at *end*: its actors, its start, and whether a boundary stands before it."""
    if own := re.compile(rf"(?:^|\s)(?P<own>{who.rules.find['body_words'].pattern})\Z", re.I).search(
        who.text, start, end
    ):
        return who.speakers, own.start("own"), True
    if framed := _framed(who, start, end):
        return framed
    if described := _described(who, start, end):
        return described, start, False
    opened: tuple[tuple[Actor, ...], int, bool] | None = None
    places = _boundaries(who, start, end)
    for at in places:
        if opened and not _after_comma(who, start, at):
            continue
        actors, after = who.leading(at, end)
        if actors and after >= end:
            if not _opened_by_subordinator(who, start, at):
                return actors, at, True
            opened = opened or (actors, at, True)
    if opened:
        return opened
    joined = re.compile(rf"[\s,](?:{loose(who.rules.pattern['and'])})\Z", re.I).search(who.text, start, end)
    for at in () if joined else reversed(places):  # "… and the countries of Asia and underscores": not theirs
        if actors := who.named(at, end):
            return actors, at, True
    if (
        not who.rules.find["adjunct_opening"].match(who.text, start, end)
        or len(who.text[start:end].split()) > _ADJUNCT_WORDS
    ):
        return None
    for mention in who.between(start, end):
        actors, after = who.leading(mention.start, end)
        if actors and after >= end and not _after_preposition(who, start, mention.start):
            return actors, mention.start, False
    return None


def _framed(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int, bool] | None:
    """ "The Secretariat, in collaboration with FAO and UNEP, will …": what stands between the commas is an
    aside.
    """
    if who.text[end : end + 1] != ",":
        return None
    for place in [start, *(start + match.end() for match in re.finditer(r"[,;:]\s+", who.text[start:end]))]:
        actors, after = who.leading(place, end, closed=True)
        if who.rules.find["behalf"].search(who.text, after, end):
            continue  # for whom somebody speaks belongs to who acts
        if not actors or after >= end or not (who.text[place].isupper() or actors[0].key or actors[0].role):
            continue
        if who.text[who.skip_blank(after, end)] == "," and who.rules.find["aside_opening"].match(
            who.text, who.skip_blank(after + 1, end), end
        ):
            return actors, place, True
    return None


def _after_comma(who: Who, start: int, at: int) -> bool:
    return who.text[start:at].rstrip().endswith((",", ";", ":"))


@cache
def _months(language: str) -> str:
    return "|".join(form for term in terms("names", language) if term.id == "months" for form in term.forms)


def _boundaries(who: Who, start: int, end: int) -> list[int]:
    """Where an actor phrase may begin: at the start, after a comma, a colon, a coordinator, a subordinator, or the day or
    year of an adverbial that no comma closes ("In May 2021 | the Chair …")."""
    marks = re.compile(
        rf"\d\s+(?:(?:de\s)?(?:{_months(who.rules.language)})\s+)?(?=(?:(?:the|el|la|l[oa]s)\s)?(?-i:[A-ZÁÉÍÓÚ]))|[,;:—–]\s*(?:{loose(who.rules.pattern['and'])}\s+)?|\s(?:{loose(who.rules.pattern['and'])})\s|{who.rules.find['subordinators'].pattern}\s",
        re.I,
    )
    dated = re.compile(r"(?:in|on|at|by|during|since|from|en|el|a|desde|durante|para)\s", re.I).match(
        who.text, start, end
    )
    found = [
        match for match in marks.finditer(who.text, start, end) if dated or not match.group()[0].isdigit()
    ]
    places = [start] + [match.end() for match in found]
    places = places if len(places) <= _PLACES else [*places[: _PLACES // 2], *places[-_PLACES // 2 :]]
    out = [who.skip_blank(at, end) for at in places if at < end and not who.inside_actor(start, at)]
    return [at for at in out if not _goes_on_list(who, start, at)]


def _goes_on_list(who: Who, start: int, at: int) -> bool:
    """Whether the actor at *at* is the second after a preposition: "met with Mali | and Niger and approved …"."""
    joint = re.compile(rf"\s(?:{loose(who.rules.pattern['and'])})\s+\Z", re.I).search(who.text, start, at)
    if joint is None:
        return False
    before = [mention for mention in who.between(start, joint.start()) if mention.end == joint.start()]
    return bool(before) and _after_preposition(who, start, min(mention.start for mention in before))


def _after_preposition(who: Who, start: int, at: int) -> bool:
    before = re.sub(
        rf"(?:\b(?:{'|'.join(who.rules.words['determiners'])})\s+)+$", "", who.text[start:at], flags=re.I
    ).split()
    return bool(before) and bool(who.rules.find["prepositions"].fullmatch(before[-1]))


def _opened_by_subordinator(who: Who, start: int, at: int) -> bool:
    before = who.text[start:at].rstrip()
    if re.search(r"\b(?:do|doing|and|even) so$", before, re.I):
        return False  # "to do so we will …"
    match = re.search(rf"(?:{who.rules.find['subordinators'].pattern})$", before, re.I)
    return match is not None and not _name(match.group())


def _name(word: str) -> bool:
    """Whether a word that could open a clause is a name in capitals ("WHO")."""
    return word.isupper() and len(word) > 1


def _inside_relative(who: Who, start: int, end: int) -> bool:
    """Whether a relative or other subordinate clause is open at the end of a span: it began and has had no
    verb of its own.
    """
    opened = [
        m for m in who.rules.find["subordinators"].finditer(who.text, start, end) if not _name(m.group())
    ]
    if not opened:
        return False
    return who.rules.find["auxiliaries"].search(who.text, opened[-1].end(), end) is None


def last_boundary(who: Who, start: int, end: int) -> int:
    """Where the last comma-parted piece of a span begins; commas inside brackets do not part."""
    depth = 0
    for at in range(end - 1, start - 1, -1):
        char = who.text[at]
        depth += (char in ")]»”") - (char in "([«“")
        if depth == 0 and char in ",;:" and at + 1 < end and who.text[at + 1] in " \n\t":
            return who.skip_blank(at + 1, end)
    return start
