"""Who took part in the meeting: sentences of attendance, and lists of those present."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from graph.model import Actor, Passage
from graph.registry import fold_text
from loaders.terms import terms

from .draft import Draft, tidy
from .grammar import loose
from .past import personal
from .patterns import presences
from .unknown import guessed
from .who import Who, unique

_MANY = 40
"""More mentions than this in one list of those present are more likely a report on them."""


_NEXT_LABEL = r"\.\s+(?:[A-ZÁÉÍÓÚ][\w ]{2,30}:\s*)"
"""What opens a further list behind the first: ". Observers: "."""
_TITLE = 140
"""Characters in which "We, the Ministers of Health and Heads of Delegation of" may stand before the first country."""
_CAPITAL = r"(?-i:[A-ZÁÉÍÓÚ])[\w’'-]+"
_OF_LAND = rf"(?:\s+(?:of|from|de|del)\s+(?:(?:the|la|los|las)\s+)?{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})?"
"""What may stand behind a person's name: where he or she is from."""


@dataclass(frozen=True)
class Attendance:
    """Words of attendance at `at`, and the actors of their list, which ends at `end`; the quote where that is no clause."""

    at: int
    end: int
    actors: tuple[Actor, ...]
    rule: str
    quote: tuple[int, int] | None = None


def read_presence(who: Who, start: int, end: int) -> list[Draft]:
    """Return a statement for each phrase of attendance in a sentence; each has its own list of those present."""
    found: list[Attendance] = []
    for presence in presences(who.rules.language):
        for match in presence.pattern.finditer(who.text, start, end):
            if any(one.at <= match.start() < one.end for one in found) or _denied(who, start, match.start()):
                continue
            colon = re.compile(r"\s*:\s*").match(who.text, match.end(), end)
            listed = _after(who, colon.end() if colon else match.end(), end)
            if presence.persons and not colon:
                listed = _persons(who, match.end(), end)
            if presence.held and who.rules.find["not_held"].search(who.text, start, match.start()):
                continue
            actors, after = ((), match.end()) if presence.before and not colon else listed
            if actors and "who" in match.re.groupindex and match["who"]:
                actors = unique([*who.named(*match.span("who")), *actors])
            if (actors and presence.both) or (presence.before and not colon):
                before = _before(who, start, match.start())
                actors = unique([*(_without_we(who, before, start, match.start())), *actors])
            if presence.several and (len(actors) < 2 or who.body in actors):
                continue
            if actors:
                actors = tuple(without_posts(actors))
                if actors == (who.body,):
                    continue  # "took part in the meeting of the Board": whose meeting it is, is not who came
                found.append(Attendance(match.start(), after, actors, presence.id))
    if not found and (gathered := _gathered(who, start, end)):
        found.append(gathered)
    found.sort(key=lambda one: one.at)
    return [_draft(who, one, start, end) for one in found]


def _without_we(who: Who, actors: Sequence[Actor], start: int, end: int) -> list[Actor]:
    """The actors without the body that "We" stands for where it goes on with who they are: "We, the Ministers of …"."""
    we = re.compile(rf"(?<!\w)(?:{who.rules.pattern['we_the']})", re.I).search(who.text, start, end)
    others = [actor for actor in actors if actor.name != who.body.name]
    return others if we and others else list(actors)


def _gathered(who: Who, start: int, end: int) -> Attendance | None:
    """ "We, the Ministers of Chad, Mali and Niger, met in Oslo …": in whose name a declaration speaks."""
    opening = re.compile(rf"(?<!\w)(?:{who.rules.pattern['we_the']})", re.I).search(who.text, start, end)
    met = who.rules.find["gathering"].search(who.text, start, end)
    if opening is None or met is None:
        return None
    reach = min(end, opening.end() + _TITLE)
    for link in re.compile(r"(?<!\w)(?:of|del?)(?:\s+(?:the|la|los|las))?\s+", re.I).finditer(
        who.text, opening.end(), reach
    ):
        actors, after = who.leading(link.end(), end)
        if len(actors) > 1 and all(actor.key or actor.sure for actor in actors):
            mark = re.compile(r"[,;.](?=\s|\Z)").search(who.text, max(met.end(), after), end)
            stop = after if met.start() < opening.start() else mark.start() if mark else end
            quote = (min(met.start(), opening.start()), stop)
            return Attendance(opening.start(), after, actors, "gathered-opening", quote)
    return None


def _denied(who: Who, start: int, at: int) -> bool:
    """Whether the word before words of attendance denies them ("did not attend", "no asistieron")."""
    return bool(re.search(rf"\b{who.rules.pattern['negation']}\s+$", who.text[start:at], re.I))


def _draft(who: Who, one: Attendance, start: int, end: int) -> Draft:
    low = who.text.rfind(";", start, one.at)
    high = who.text.find(";", one.end, end)
    begin, stop = one.quote or ((low + 1 if low >= 0 else start), (high if high >= 0 else end))
    confidence = 0.95 if all(actor.sure for actor in one.actors) else 0.88
    rule = f"{who.rules.language}.{one.rule}"
    return Draft(
        "PARTICIPATED_IN", one.actors, (), begin, stop, None, rule, confidence, "words of attendance", verb_end=one.at,
    )  # fmt: skip


def _after(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int]:
    """Everybody that the list after words of attendance names, each with a bracket or a post at most, and
    where it ends.
    """
    if who.text[start - 1 : start] == ":" or who.text[max(0, start - 2) : start].strip() == ":":
        return names_in(who, start, end)
    if who.text.count(";", start, end) > 1 and (parted := _parted(who, start, end)):
        return parted, end
    found: list[Actor] = []
    joining = loose(who.rules.pattern["and"])
    post = re.compile(
        rf"\s*(?:\([^()]*\))?{_OF_LAND}(?:,[^;.]{{2,90}}(?=[;.]))?\s*(?P<joint>[;,]\s*(?:(?:{joining})\s+)?)?",
        re.I,
    )
    at = last = who.skip_blank(start, end)
    while at < end and len(found) < _MANY:
        actors, after = who.leading(at, end)
        ends = who.text[after:end].lstrip()[:1] in ("", ",", ";", ".", ":", "(", ")")
        if not actors or (found and not ends):
            break
        found.extend(actors)
        match = post.match(who.text, after, end)
        last = after
        if match is None or match["joint"] is None:
            break
        at = match.end()
    return unique(found), last


def names_in(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int]:
    """A list of names after a colon: what neither record nor registry knows is taken as it stands where it is
    in capitals.
    """
    actors, after = who.leading(start, end)
    if actors and not who.text[after:end].strip(" .;,\n"):
        return actors, after
    found: list[Actor] = []
    if ";" in who.text[start:end] and (listed := _parted(who, start, end)):
        return listed, end
    for piece in re.finditer(r"(?:[^,;()\n]|\n(?!\n)|\([^()]*\))+", who.text[start:end]):
        low, high = start + piece.start(), start + piece.end()
        joint = rf"\s+(?:{loose(who.rules.pattern['and'])})\s+(?=[A-ZÁÉÍÓÚ])|{_NEXT_LABEL}"
        for part in re.split(joint, who.text[low:high]):
            part = part.lstrip()
            at = who.text.find(part, low, high)
            bare = re.sub(r"\([^()]*\)", "", part).strip(" .\n")
            named = who.named(at, at + len(part.rstrip(" .\n"))) or who.named(at, at + len(bare))
            if not named and bare and bare[0].isupper() and len(bare.split()) <= 6:
                named = guessed(who, at, at + len(bare))
            found.extend(named)
    return unique(found), end


def _persons(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int]:
    """The persons that a sentence names behind words of attendance, and where the last of them ends."""
    found = [mention for mention in who.between(start, end) if mention.actor.kind == "Person"]
    return unique([mention.actor for mention in found]), found[-1].end if found else start


def _parted(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """Those whom the parts of a list between semicolons begin with, each with a post or a house behind; () where a part
    names nobody."""
    found: list[Actor] = []
    for piece in re.finditer(r"[^;]+", who.text[start:end]):
        joint = who._and.match(who.text, start + piece.start(), end)
        actors, _ = who.leading(joint.end() if joint else start + piece.start(), start + piece.end())
        if not actors:
            return ()
        led = actors[0].kind == "Person"  # what follows a person is a post or a house
        found.extend(actor for actor in actors if not led or actor.kind == "Person")
    return unique(found)


def _before(who: Who, start: int, at: int) -> tuple[Actor, ...]:
    from .subjects import read_subject

    subject = read_subject(who, start, at)
    if subject.kind == "actor":
        return subject.actors
    persons, last = _persons(who, start, at)  # "President Ada Lund of Chad and Adviser Bo Ek met in Oslo"
    apart = who.rules.find["subordinators"].search(who.text, start, at) or who.text[last:at].strip()
    return persons if len(persons) > 1 and not apart else ()


def read_lists_of_present(who: Who, passages: Sequence[Passage]) -> list[Draft]:
    """Return a statement for each list of those present in a run of passages; those who sent apologies parted it."""
    drafts: list[Draft] = []
    group: list[Passage] = []
    away = False
    for passage in passages:
        label = _label(who, passage)
        away = label == "absent" or (away and label is None)
        if away:
            drafts += _list_of_present(who, group)
            group = []
        else:
            group.append(passage)
    return drafts + _list_of_present(who, group)


def _label(who: Who, passage: Passage) -> str | None:
    """Which list the words before a passage's colon, the passage itself or else its heading open, if any."""
    words = _bare(who.text[passage.start : passage.end].partition(":")[0])
    kinds = _labels(who.rules.language)
    if words in kinds:
        return kinds[words]
    heading = _bare(passage.headings[-1]) if passage.headings else ""
    return "absent" if kinds.get(heading) == "absent" else None


def _bare(words: str) -> str:
    return fold_text(re.sub(r"^[\W\d]+|[\W]+$", "", words))


@cache
def _labels(language: str) -> dict[str, str]:
    return {fold_text(form): term.id for term in terms("attendance", language) for form in term.forms}


def _house(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """The country or body whose persons a line of those present lists behind a colon: "For Togo: Ms. Ada Obi"."""
    lead = who.rules.find["stands_in"].match(who.text, who.skip_blank(start, end), end)
    named = who.named(lead.end() if lead else start, end)
    return named if len(named) == 1 and (named[0].key or named[0].kind == "Country") else ()


def without_posts(actors: Sequence[Actor]) -> list[Actor]:
    """The actors without the posts that stand behind persons: "Ada Obi, Minister of Works"."""
    kept: list[Actor] = []
    for actor in actors:
        held = bool(kept) and kept[-1].kind == "Person" and actor.kind != "Person" and not actor.key
        if not (held and personal(actor)):
            kept.append(actor)
    return kept


def _one_a_line(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The actors of a line of those present: of one that begins with a person the persons, since the rest is a house."""
    led = bool(actors) and actors[0].kind == "Person"
    return tuple(actor for actor in actors if actor.kind == "Person") if led else actors


def _list_of_present(who: Who, passages: Sequence[Passage]) -> list[Draft]:
    """Return one statement for passages that list those present, or none where they name nobody."""
    found: list[Actor] = []
    low = high = None
    for passage in passages:
        start, end = passage.start, passage.end
        colon = who.text.find(":", start, min(end, start + 60))
        if who.text[start:end].rstrip(" *_\n").endswith(":"):
            continue  # "The attendees of the call were:"
        actors = _after(who, colon + 1, end)[0] if colon >= 0 else ()
        if actors and actors[0].kind == "Person":
            actors = (*_house(who, start, colon), *actors)
        actors = actors or _one_a_line(_after(who, start, end)[0]) or who.named(start, end)
        if not actors:
            continue
        low = start if low is None else low
        high = end
        found.extend(actors)
    if not found or low is None or high is None:
        return []
    found = without_posts(found)
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
