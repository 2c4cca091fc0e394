"""Actors that neither the registry nor the record's own definitions know: told by their place, their kind or
their capitals.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.model import Actor

from .who import Who, unique

_WORDS = 9
"""Words of a phrase that may still be the name of somebody."""


_INSIDE = ("of", "for", "and", "on", "in", "de", "del", "y", "e", "para", "en", "al")
"""Small words that may stand inside a name."""


_ASIDE = re.compile(r"\s*,[^,;:.]{4,120},\s+")
"""What stands between a verb and its object: "to establish, in accordance with rule 28, a committee"."""

_WHEN = re.compile(
    r"\s(?:antes\s+del?|a\s+más\s+tardar|hasta\s+el|before|by\s+(?=\d|[A-Z][a-z]+\s+\d)|no\s+later\s+than|within\s+\w+\s+\w+|until|"
    r"dentro\s+de|en\s+(?:un|el)\s+plazo)\s", re.I)  # fmt: skip
"""Where a name ends and the time begins by which something is due."""


def guessed(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """An actor known by its place alone: the noun phrase as it stands, or () where it cannot be one."""
    start, end = who.trim(start, end)
    if when := _WHEN.search(who.text, start, end):
        start, end = who.trim(start, when.start())
    words = who.text[start:end].split()
    if not words or len(words) > _WORDS or any(mark in who.text[start:end] for mark in '.;:"“«?!([{|'):
        return ()
    if who.rules.find["subordinators"].search(who.text, start, end):
        return ()
    if parts := _parts(who, start, end):
        return parts
    first = start + len(words[0])
    if who.rules.find["never_actors"].fullmatch(words[0]) or who.rules.find["nobody"].match(
        who.text, start, end
    ):
        return ()
    if who.pronoun(start, first) or who.rules.find["said_before"].fullmatch(who.text, start, first):
        return ()
    if who.rules.find["prepositions"].fullmatch(words[0]):
        return ()
    if who.rules.language == "es" and who.rules.find["infinitive"].fullmatch(words[0]):
        return ()
    plain = re.sub(
        rf"^(?:(?:{'|'.join(who.rules.words['determiners'])})\s+)+", "", who.text[start:end], flags=re.I
    )
    plain = re.sub(r"\s+(?:not|no)$", "", " ".join(plain.split()))
    if who.rules.find["and"].fullmatch(plain.rsplit(" ", 1)[-1]):
        return ()  # "links to the data and": words that break off name nobody
    if not plain or plain[0].isdigit() or plain.lower() in who.rules.words["subordinators"]:
        return ()
    return (Actor(plain, "Organisation", who.text[start:end], collective=plain[0].islower(), sure=False),)


def _parts(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """The actors of a list ("fishing communities and the owners of trawlers"), where each part is known or says by its
    plural that it is many; () where the phrase is no such list."""
    if not who._and_word.search(who.text, start, end):
        return ()
    found: list[Actor] = []
    joints = re.compile(rf"\s*,?\s*{who._and_word.pattern}\s+|\s*,\s+", re.I)
    begin, pieces = start, []
    for joint in joints.finditer(who.text, start, end):
        pieces.append((begin, joint.start()))
        begin = joint.end()
    lead = who.rules.find["joining_prepositions"].match(who.text, begin, end)
    last = who.skip_blank(lead.end(), end) if lead else begin
    article = who._article.match(who.text, last, end)
    if who.rules.find["prepositions"].search(who.text, last, end) and not (article and article.group()):
        return ()  # "owners and masters of vessels": what follows belongs to both
    for low, high in [*pieces, (begin, end)]:
        lead = who.rules.find["joining_prepositions"].match(who.text, low, high)
        low = who.skip_blank(lead.end(), high) if lead and found else low
        known = who.named(low, high)
        if not known and not plural(who, low, high):
            return ()
        found.extend(known or guessed(who, low, high))
    return unique(found) if len(found) > 1 else ()


def plural(who: Who, start: int, end: int) -> bool:
    """Whether a noun phrase has a plural for its head: the last word before a preposition, in Spanish the first noun."""
    start = who.skip_blank(start, end)
    article = who._article.match(who.text, start, end)
    begin = article.end() if article else start
    stop = who.rules.find["prepositions"].search(who.text, begin, end)
    words = who.text[begin : stop.start() if stop else end].split()
    head = (words[0] if who.rules.language == "es" else words[-1]) if words else ""
    return len(head) > 3 and head.endswith("s") and not head.endswith("ss")


def doers(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """Who acts, where neither record nor registry tells: a group of people, or a name in capitals that is no
    text's.
    """
    actors = people(who, start, end) or guessed(who, start, end)
    words = who.text[start:end].split()
    texts = ("texts", "text_names")
    if not actors or len(words) > 6 or any(who.rules.find[one].search(who.text, start, end) for one in texts):
        return ()
    small = {*who.rules.words["determiners"], *_INSIDE}
    named = all(word[0].isupper() or not word[0].isalpha() or word.lower() in small for word in words)
    if _holds_verb(who, words, small):
        return ()
    proper = words[-1][0].isupper() and words[0][0].isupper() and named
    return actors if proper or who.rules.find["people"].search(actors[0].name) else ()


def _holds_verb(who: Who, words: list[str], small: set[str]) -> bool:
    """Whether an English phrase that begins with a name holds a verb: "The Convention requires Parties"."""
    bare = [word for word in words if word.lower() not in small]
    inner = [word for word in bare[1:-1] if word.islower() and word.endswith("s") and not word.endswith("ss")]
    return who.rules.language == "en" and bool(inner) and bare[0][0].isupper()


def people(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """A group that the record names by what it does ("node operators"), as an actor of its own, or ()."""
    actors = guessed(who, start, end)
    return actors if actors and who.rules.find["people"].search(actors[0].name) else ()


def people_first(who: Who, at: int, end: int) -> tuple[tuple[Actor, ...], int]:
    """A group of people that a clause begins with ("that the armed factions lay down …"), and where its name
    ends.
    """
    article = who._article.match(who.text, at, end)
    begin = article.end() if article else at
    match = who._people.match(who.text, begin, end)
    if (
        not match
        or not who.verb_may_follow(match.end(), end)
        or who.text[match.end() : match.end() + 1] not in " \n"
    ):
        return (), at
    if who.rules.find["prepositions"].match(who.text, who.skip_blank(match.end(), end), end):
        return (), at
    name = " ".join(match.group().split())
    return (
        Actor(name, "Organisation", who.text[at : match.end()], collective=True, sure=False),
    ), match.end()


def new_body(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """The body that is set up in a span ("a Drafting Committee for …"), if the thing set up is one."""
    if aside := _ASIDE.match(who.text, start, end):
        start = aside.end()
    match = who.rules.find["body_heads"].search(who.text, start, min(end, start + 60))
    if not match:
        return ()
    at = who.skip_blank(start, end)
    article = re.compile(
        rf"(?:(?:{'|'.join(who.rules.words['determiners'])}|\w+ed|new|nuev[oa])\s+)*", re.I
    ).match(who.text, at, end)
    begin = article.end() if article else at
    name, finish = _body_name(who, begin, match, end)
    for mention in who.between(begin, end):
        if mention.start <= match.start() < mention.end:
            longer = mention.start == begin and mention.end < finish and mention.actor.key is None
            return (replace(mention.actor, name=name, mention=name),) if longer else (mention.actor,)
    if not name or len(name.split()) > 10:
        return ()
    small = name[0].islower()
    if small and not _head_first(who, begin, match):
        return ()
    mention_words = who.text[begin:finish]
    return (
        Actor(name, "Organisation", mention_words, of=who.body.name, of_key=who.body.key, sure=not small),
    )


def _body_name(who: Who, begin: int, head: re.Match[str], end: int) -> tuple[str, int]:
    """The name of a body whose head noun is known, and where it ends."""
    stop = re.compile(rf"\s{who.rules.pattern['body_stop']}\b|[,;.:()]").search(who.text, head.end(), end)
    finish = stop.start() if stop else end
    return " ".join(who.text[begin:finish].split()), finish


def _head_first(who: Who, begin: int, head: re.Match[str]) -> bool:
    """Whether nothing but adjectives stands before the head noun: "a high-level group", no "rules for the group"."""
    before = who.text[begin : head.start()].split()
    if who.rules.language == "es":
        return not before
    return len(before) <= 4 and not any(who.rules.find["prepositions"].fullmatch(word) for word in before)
