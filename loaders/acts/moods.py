"""Whether a verb form may be operative where it stands: as the first of its sentence, or going on from
another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .grammar import loose
from .inflect import TELLING
from .subjects import Group, Subject
from .unknown import doers
from .who import Who
from .words import Cue, words

FINITE = frozenset({"present3s", "presentp", "present1p", "present1s", "past", "modal", "future"})
REPORTING = frozenset({"DECIDED", "TOOK_NOTE_OF", "PRESENTED", "STATED", "COMMITTED_TO", "PROPOSED"})
_INSTRUCTIONS = frozenset({"PROPOSED", "OFFERED", "PRESENTED"})
"""What a bare verb at the head of a sentence does not do, but tells others to do."""

COMMENTING = frozenset({"TOOK_NOTE_OF", "STATED", "WELCOMED", "THANKED_FOR"})


@dataclass(frozen=True)
class Clause:
    """One operative verb with its subject and its words. `within` is the place in the list of the clause that
    reports this one; `shared` the verb whose object is also this one's;
    `thing` what a relative clause presented: "the plan that Togo announced".
    """

    cue: Cue
    subject: Subject
    start: int
    end: int
    within: int | None = None
    inherits: bool = False
    relative: bool = False
    shared: Cue | None = None
    thing: tuple[int, int] | None = None


def fits(who: Who, cue: Cue, subject: Subject, opening: bool) -> bool:
    """Whether a form may be operative with the subject that stands before it."""
    mood, kind = cue.mood, subject.kind
    english = who.rules.language == "en"
    if noun_before(who, cue) or cue.verb.reported or (cue.verb.opening and kind != "none"):
        return False
    if mood == "gerund":
        return subject.passive and not subject.marked and kind in ("actor", "pronoun")
    if mood == "subjunctive" or (mood == "present1s" and kind not in ("none", "pronoun", "impersonal")):
        return False
    if kind == "none":
        return opening and _may_open(who, cue, subject)
    if english and mood in ("present3s", "presentp") and noun_like(who, cue) and not joined_verb(who, cue):
        return kind == "actor" and _over_a_list(who, cue, subject)
    if subject.passive:
        before = who.text[max(0, subject.verb_start - 12) : subject.verb_start].split()
        if before and who.rules.find["possibility"].fullmatch(before[-1]):
            return False  # "may be amended"
        return (
            cue.verb.passive
            and not subject.marked
            and (mood in ("past", "participle") or (english and mood == "infinitive" and cue.verb.same_forms))
            and kind in ("actor", "pronoun", "thing", "impersonal")
        )
    if mood == "infinitive":
        plain = not noun_like(who, cue) or joined_verb(who, cue)
        return english and not subject.marked and kind in ("actor", "pronoun") and plain
    if mood == "participle":
        return False
    if kind == "thing":
        return mood == "modal" or cue.verb.noun is not None or bool(doers(who, subject.start, subject.end))
    if kind == "impersonal":
        return (not english or mood == "modal") and cue.verb.impersonal
    return not _reduced(who, cue, mood)


def _may_open(who: Who, cue: Cue, subject: Subject) -> bool:
    """Whether a form may stand at the head of its sentence without a subject."""
    mood = cue.mood
    if mood == "participle":  # "Fue aprobado el informe": in Spanish the subject may stand behind
        return who.rules.language == "es" and subject.passive and cue.verb.passive
    if who.rules.language != "en":
        return True
    if mood == "presentp":
        return False
    if mood == "past":
        opens = who.rules.find["object_openers"].match(who.text, who.skip_blank(cue.end, len(who.text)))
        goes_on = cue.verb.due or cue.verb.gives_way or _goes_on_heading(who, cue)
        return not subject.marked and (goes_on or bool(opens))
    if mood == "present3s" and who.rules.find["auxiliaries"].match(
        who.text, who.skip_blank(cue.end, len(who.text))
    ):
        return False
    if (mood == "present3s" and _titles(who, cue)) or inverted(who, cue):
        return False
    if mood == "infinitive" and not subject.marked:
        return cue.verb.type not in _INSTRUCTIONS and not noun_like(who, cue)
    return True


def _goes_on_heading(who: Who, cue: Cue) -> bool:
    """Whether a past form in small letters goes on from its heading: "Decision 38", "granted provisional leave to …"."""
    begins = not who.text[: cue.start].rstrip(" ").strip() or who.text[: cue.start].rstrip(" ").endswith("\n")
    after = re.compile(r"\s+(?:by|in|at|on|from|for|during|as|with|under|to)\b").match(who.text, cue.end)
    return (
        begins and who.text[cue.start].islower() and (after is None or " " in who.text[cue.start : cue.end])
    )


def _titles(who: Who, cue: Cue) -> bool:
    """Whether an English form at the head of its words is rather a plural noun: "Offers of support", "Pledges and aims"."""
    if " " in who.text[cue.start : cue.end].strip():
        return False
    if who.rules.find["people"].fullmatch(who.text[cue.start : cue.end]):
        return True
    if re.compile(r"\s+(?:of|from|by|made|received|recorded|submitted|raised)\b").match(who.text, cue.end):
        return True
    joined = re.compile(r"\s+(?:and|or)\s+(?P<word>[a-z]+)\b").match(who.text, cue.end)
    return joined is not None and not words(who.rules.language).forms.get(joined["word"])


def inverted(who: Who, cue: Cue) -> bool:
    """ "Should the talks fail, …": a condition whose subject stands behind its verb."""
    if who.rules.language != "en" or who.text[cue.start : cue.end].lower() != "should":
        return False
    at = who.skip_blank(cue.end, len(who.text))
    article = re.compile(rf"(?:{'|'.join(who.rules.words['determiners'])})\b", re.I)
    pronoun = who.rules.find["pronouns"].match(who.text, at) or who.rules.find["body_words"].match(
        who.text, at
    )
    return bool(article.match(who.text, at) or pronoun) or bool(
        who.leading(at, min(len(who.text), at + 80))[0]
    )


def _over_a_list(who: Who, cue: Cue, subject: Subject) -> bool:
    """Whether a form that could be a noun ends the words over a list: "The Board requests:"."""
    ends = re.compile(r":\s*(?:\n|\Z)").match(who.text, cue.end)
    article = who._article.match(who.text, subject.start, subject.end)
    return ends is not None and article is not None and article.end() > subject.start


def _reduced(who: Who, cue: Cue, mood: str) -> bool:
    """Whether an English form in -ed is a participle that describes ("countries supported by the fund")."""
    if who.rules.language != "en" or mood != "past":
        return False
    if " " in who.text[cue.start : cue.end] and not cue.verb.same_forms:
        return False
    return bool(re.match(r"\s+by\b", who.text[cue.end : cue.end + 6]))


def noun_before(who: Who, cue: Cue) -> bool:
    """Whether the word before a form shows that it is a noun or describes one ("the reports", "of support",
    "la entrega").
    """
    if cue.verb.modal or cue.mood not in ("present3s", "presentp", "infinitive", "past"):
        return False
    before = who.text[max(0, cue.start - 24) : cue.start]
    piece = who.text[cue.start : cue.end]
    if who.rules.language == "en" and piece.istitle() and re.search(r"(?<!\w)[A-ZÀ-Þ][\w’'-]*\s+$", before):
        return True  # "the Lagoon Commission": the last word of a name
    if who.rules.language == "en" and re.search(r"\w['’]s?\s+$|\bfollowing\s+$", before):
        return True
    word = re.search(r"(?<!\w)(\w+)\s+$", before)
    if not word:
        return False
    if who.rules.language == "en" and re.search(
        r"(?<!\w)(?:its|their|our|his|her|the|an?)\s+(?-i:[a-z])\w+ly\s+$", before, re.I
    ):
        return True  # "its newly announced programmes"
    if who.rules.language != "en":
        nominal = cue.mood == "present3s" and who.rules.find["noun_openers"].fullmatch(word[1])
        return bool(nominal)
    if cue.mood == "infinitive" and word[1].lower() == who.rules.pattern["infinitive_marker"]:
        return False
    return bool(who.rules.find["noun_openers"].fullmatch(word[1]))


def noun_like(who: Who, cue: Cue) -> bool:
    """Whether an English form is rather a noun here ("support of", "report,", "the notes were")."""
    if " " in who.text[cue.start : cue.end]:
        return False
    after = who.text[cue.end : cue.end + 14].lstrip()
    return not after or after[0] in ",.;:)-" or bool(who.rules.find["after_nouns"].match(after))


def joined_verb(who: Who, cue: Cue) -> bool:
    """Whether a form that could be a noun is joined by "and" to a verb with an object: "support and endorse the plan"."""
    source = (
        rf"(?:,\s+\w+)*,?\s+(?:and|or)\s+(?:{loose(who.rules.pattern['adverbs'])}\s+)?(?P<word>[a-z]+)\s+"
    )
    match = re.compile(source, re.I).match(who.text, cue.end)
    opens = rf"(?:{who.rules.pattern['object_openers']}\b|(?-i:[A-ZÀ-Þ]))"
    if match is None or not re.compile(opens, re.I).match(who.text, match.end()):
        return False
    forms = words(who.rules.language).forms.get(match["word"].lower(), ())
    return any(form.mood in FINITE or form.mood == cue.mood for form in forms)


def may_follow(who: Who, cue: Cue, last: Clause, group: Group, joint: re.Match[str]) -> bool:
    """Whether a form goes on with the last verb's subject: their moods must agree."""
    if inverted(who, cue):
        return False
    if cue.mood == "modal" and cue.verb is last.cue.verb and not cue.verb.subject_is_target:
        return False  # two futures with one subject are one commitment (case 22 of the scheme)
    if cue.mood == "modal" and group.reflexive and last.cue.verb.type == "STATED" and joint["mark"] == ",":
        return False  # "considera que, para ello, se deben cerrar los puertos"
    if cue.mood == "gerund":
        doing = last.cue.verb.type != "REQUESTED_OF" and not last.cue.verb.modal
        noted = cue.verb.type == "TOOK_NOTE_OF" and last.cue.mood in ("present3s", "past", "infinitive")
        named = last.subject.kind in ("actor", "pronoun") or (last.subject.kind == "none" and noted)
        tells = cue.verb.type in COMMENTING or (cue.verb.type in TELLING and not cue.verb.modal)
        return joint["mark"] == "," and tells and named and doing
    if cue.mood in ("participle", "subjunctive"):
        return group.passive and last.subject.passive
    if cue.mood == "infinitive":
        return _infinitive_follows(who, cue, last, group, joint)
    if joint["mark"] == "," and not joint["word"] and (last.cue.mood, cue.mood) == ("present3s", "past"):
        return who.rules.language != "en"  # "establishes a panel, charged with …": a participle
    spoken = cue.mood in ("modal", "presentp") and last.cue.mood == "infinitive" and _is_finite(who, last)
    return (
        (last.cue.mood in FINITE or spoken) and not group.passive and _finite_follows(who, cue, last, group)
    )


def _is_finite(who: Who, clause: Clause) -> bool:
    """Whether an English form that looks like an infinitive is a present with its subject: "we recognise"."""
    return (
        who.rules.language == "en"
        and clause.subject.kind in ("actor", "pronoun")
        and not clause.subject.marked
    )


def _infinitive_follows(who: Who, cue: Cue, last: Clause, group: Group, joint: re.Match[str]) -> bool:
    english = who.rules.language == "en"
    if last.cue.mood != "infinitive" or (english and last.subject.marked and not group.marked):
        return False
    if english and not group.marked and noun_like(who, cue) and not joined_verb(who, cue):
        return False
    return bool(joint["mark"]) or not _takes_infinitive(who, last, cue.start)


def _passive_next(who: Who, at: int) -> bool:
    return bool(
        re.compile(
            loose(rf" (?:{who.rules.pattern['adverbs']} )*{who.rules.pattern['passive_next']}"), re.I
        ).match(who.text, at)
    )


def _finite_follows(who: Who, cue: Cue, last: Clause, group: Group) -> bool:
    english = who.rules.language == "en"
    if (
        group.marked
        or _reduced(who, cue, cue.mood)
        or (english and cue.mood == "presentp" and noun_like(who, cue) and not joined_verb(who, cue))
    ):
        return False
    moods = {cue.mood, last.cue.mood}
    if english and last.cue.verb.modal and cue.mood == "past" and _passive_next(who, last.cue.end):
        return False
    if english and moods in ({"past", "presentp"}, {"present3s", "presentp"}):
        return False
    return len(moods) == 1 or "modal" not in moods or cue.mood in ("modal", "present3s", "past")


def _takes_infinitive(who: Who, clause: Clause, until: int) -> bool:
    """Whether the last verb's own action is an infinitive, so that a further one rather belongs to that
    action.
    """
    if clause.cue.verb.type not in ("REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED", "DECIDED"):
        return False
    return (
        bool(who.rules.find["infinitive"].search(who.text, clause.cue.end, until - 1))
        and who.rules.language == "en"
    )
