"""What is yet to be done: "X will …", "X is to …", "X should …", a Spanish future."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Actor

from .agents import agent_of, source_of
from .clauses import Clause
from .contrary import keep_sense
from .draft import Draft
from .grammar import loose
from .joint import overlap_opens
from .subjects import Subject
from .things import is_text
from .unknown import doers
from .who import Who


@dataclass(frozen=True)
class Setting:
    """What the place of a passage says about its sentences. `decisions`: an agentless "will be" is decided
    here. `norms`: what stands here are articles under a bare decision, where a sentence without a subject goes on with the
    one before it.
    """

    decisions: bool = False
    recommendations: bool = False
    norms: bool = False


def build_modal(who: Who, clause: Clause, setting: Setting) -> Draft | None:
    """ "X will …", "X is to …", "X should …", a Spanish future."""
    cue, subject = clause.cue, clause.subject
    if cue.verb.agent:
        return _in_charge(who, clause)
    if _lays_down(who, clause) or _of_aim(who, clause) or _as_reason(who, clause):
        return None
    if _tells_of_meeting(who, clause):
        whole = (clause.start, clause.end)
        return planned_draft(
            who, clause, "DECIDED", who.speakers, (), whole, 0.85, "a meeting that will be held"
        )
    english = who.rules.language == "en"
    if _is_passive(who, clause):
        bare = subject.kind == "none"
        return _modal_passive(who, clause, setting, reflexive=(subject.reflexive or bare) and not english)
    stative = re.compile(loose(who.rules.pattern["stative"]), re.I).match(
        who.text, who.skip_blank(cue.end, clause.end), clause.end
    )
    action = (cue.end if english else cue.start, clause.end)
    if subject.kind == "actor" and is_text(who, subject.actors):
        return None
    unnamed = subject.kind == "pronoun" and not subject.actors and clause.within is None
    if subject.kind in ("actor", "pronoun", "none") and not unnamed:
        if stative and english and subject.kind != "none":
            return None
        return _of_actor(who, clause, setting, action)
    if subject.kind == "thing" and not stative and (group := doers(who, subject.start, subject.end)):
        return _of_group(who, clause, group, action)
    behind = who.skip_blank(cue.end, clause.end)
    state = who.rules.find["thing_state"].match(who.text, behind, clause.end)
    if subject.kind == "thing" and cue.verb.id in ("should", "deberia") and not state:
        return planned_draft(who, clause, "PROPOSED", who.speakers, (), action, 0.55, "said of a thing")
    return None


def _of_aim(who: Who, clause: Clause) -> bool:
    """Whether "is to" says what a plan or an aim is: "the idea is to print the map"."""
    cue = clause.cue
    before = re.search(r"(\w+)\s+\Z", who.text[max(0, cue.start - 30) : cue.start])
    asks = cue.verb.subject_is_target and cue.verb.force == "request"
    return bool(asks and before and who.rules.find["aims"].fullmatch(before[1]))


def _as_reason(who: Who, clause: Clause) -> bool:
    """Whether what should be is only a reason or a condition: "…, ya que se debería esperar"."""
    if not (clause.cue.verb.subject_is_target and clause.cue.verb.force == "recommend"):
        return False
    subject = clause.subject
    low = max(0, min(subject.start, subject.verb_start) - 24)
    causal = rf"(?<!\w)(?:{loose(who.rules.pattern['causal'])})\s+(?:(?:se|no)\s+)?"
    places = {subject.start, subject.verb_start, clause.cue.start}
    return any(
        match.end() in places for match in re.compile(causal, re.I).finditer(who.text, low, clause.cue.start)
    )


def _lays_down(who: Who, clause: Clause) -> bool:
    """Whether a clause says what something is called, consists of or is ruled by, which nobody promises."""
    at = clause.cue.start if who.rules.language == "es" else who.skip_blank(clause.cue.end, clause.end)
    told = who.rules.find["laid_down"].match(who.text, at, clause.end)
    return told is not None and (
        who.rules.language == "en" or "vigor" in told.group() or who.text[:at].lower().endswith("se ")
    )


def _of_actor(who: Who, clause: Clause, setting: Setting, action: tuple[int, int]) -> Draft | None:
    """What a named actor, a pronoun or the body itself will, should or must do."""
    cue, subject = clause.cue, clause.subject
    actors, sure, why = source_of(who, clause)
    if actors == who.speakers and overlap_opens(who, *action):
        return None
    if cue.verb.force == "recommend" and actors == who.speakers and subject.kind != "none":
        return planned_draft(
            who, clause, "PROPOSED", actors, (), action, 0.6, "what the body thinks it should do"
        )
    if (
        cue.verb.force == "recommend"
        and subject.kind == "pronoun"
        and who.rules.find["thing_pronouns"].fullmatch(who.text, *who.trim(subject.start, subject.end))
    ):
        said = who.past.sayer(clause.start, who.text) or (who.voice if who.voice else ())
        return (
            planned_draft(who, clause, "PROPOSED", said, (), action, 0.6, "said of a thing") if said else None
        )
    own_duty = cue.verb.force == "demand" and actors == who.speakers and subject.kind != "none"
    if own_duty:
        return planned_draft(
            who, clause, "COMMITTED_TO", actors, (), action, 0.75, "what the body says it must do"
        )
    if not cue.verb.subject_is_target:
        return planned_draft(who, clause, cue.verb.type, actors, (), action, 0.95 * sure, why)
    target = actors if subject.kind != "none" else ()
    asking = who.speaker if clause.within is not None and who.speaker else who.speakers
    draft = planned_draft(who, clause, "REQUESTED_OF", asking, target, action, 0.93 * sure, why)
    draft.force = "recommend" if setting.recommendations else cue.verb.force
    return draft


def _of_group(who: Who, clause: Clause, group: tuple[Actor, ...], action: tuple[int, int]) -> Draft:
    """What a group of people that nobody knows by name will do, or is asked to."""
    verb = clause.cue.verb
    if not verb.subject_is_target:
        return planned_draft(who, clause, verb.type, group, (), action, 0.75, "a group of people")
    draft = planned_draft(who, clause, "REQUESTED_OF", who.speakers, group, action, 0.75, "a group of people")
    draft.force = verb.force
    return draft


def _is_passive(who: Who, clause: Clause) -> bool:
    """Whether what is to be done is said without who will do it before the verb: "will be printed", "se imprimirá"."""
    cue, subject, rules = clause.cue, clause.subject, who.rules
    if rules.language == "en":
        pattern = loose(rf"(?:{rules.pattern['adverbs']} )*{rules.pattern['passive_next']}")
        at = who.skip_blank(cue.end, clause.end)
        return re.compile(pattern, re.I).match(who.text, at, clause.end) is not None
    if who.text[cue.start : cue.start + 3].lower() == "ser":
        return True
    if subject.kind == "none" and rules.find["own_passive"].match(
        who.text, who.skip_blank(cue.end, clause.end)
    ):
        return True  # "deberá presentarse el mapa"
    return subject.reflexive and subject.kind not in ("actor", "pronoun")


def _tells_of_meeting(who: Who, clause: Clause) -> bool:
    """Whether a clause says that a meeting will be held."""
    cue, subject, held = clause.cue, clause.subject, who.rules.find["future_meeting"]
    before = who.skip_blank(subject.verb_start, cue.start)
    if not any(held.match(who.text, at, clause.end) for at in (before, cue.start)):
        return False
    nobody = subject.kind in ("thing", "impersonal") or not any(a.key or a.sure for a in subject.actors)
    return nobody or _says_meeting(who, subject)


def _says_meeting(who: Who, subject: Subject) -> bool:
    """Whether the words of a subject end with a meeting ("la XVIII Reunión Ordinaria"), whatever name stands in them."""
    words = who.text[subject.start : subject.end].split()
    return any(who.rules.find["meeting_nouns"].fullmatch(word) for word in words[-3:])


def _in_charge(who: Who, clause: Clause) -> Draft | None:
    """ "The fund will be in the charge of Togo": what the subject names is what Togo is to do."""
    verb, subject = clause.cue.verb, clause.subject
    link = verb.agent.match(who.text, clause.cue.end, clause.end) if verb.agent else None
    if link is None:
        return None
    actors, after = who.leading(link.end(), clause.end)
    if not actors:
        doing = subject.kind == "actor" and subject.actors
        rest = (link.end(), clause.end)
        return (
            planned_draft(who, clause, "COMMITTED_TO", subject.actors, (), rest, 0.9, "in charge")
            if doing
            else None
        )
    thing = (subject.start, subject.end) if subject.start < subject.end else (after, clause.end)
    if not who.text[slice(*thing)].strip(" .;,"):
        return None
    asked = verb.subject_is_target
    source, target = (who.speakers, actors) if asked else (actors, ())
    draft = planned_draft(who, clause, verb.type, source, target, thing, 0.9, "whose charge it is")
    draft.force = verb.force
    return draft


def _modal_passive(who: Who, clause: Clause, setting: Setting, *, reflexive: bool) -> Draft | None:
    verb = clause.cue.verb
    agents, before, _ = agent_of(who, clause.cue.end, clause.end)
    start = (
        clause.cue.start if reflexive else clause.start if not clause.inherits else clause.subject.verb_start
    )
    action = (start, before if agents else clause.end)
    if verb.subject_is_target:
        target = agents
        if not agents and verb.force in ("demand", "recommend"):
            return _agentless_duty(who, clause, action)
        draft = planned_draft(
            who, clause, "REQUESTED_OF", who.speakers, target, action, 0.9 if agents else 0.8, "passive"
        )
        draft.force = "recommend" if setting.recommendations else verb.force
        return draft
    if agents:
        return planned_draft(who, clause, "COMMITTED_TO", agents, (), action, 0.93, "passive with its agent")
    kind = "DECIDED" if setting.decisions else "COMMITTED_TO"
    return planned_draft(who, clause, kind, who.speakers, (), action, 0.65, "passive without an agent")


def _agentless_duty(who: Who, clause: Clause, action: tuple[int, int]) -> Draft | None:
    """ "Se debe convocar": the body's own. "Should be notified": asked of nobody named, or proposed of a
    thing.
    """
    subject, verb = clause.subject, clause.cue.verb
    if subject.reflexive and verb.force == "demand":
        return planned_draft(
            who, clause, "COMMITTED_TO", who.speakers, (), action, 0.65, "the body's own duty"
        )
    if verb.force != "recommend":
        return None
    if subject.kind == "actor":
        draft = planned_draft(
            who, clause, "REQUESTED_OF", who.speakers, (), action, 0.5, "asked of nobody named"
        )
        draft.force = verb.force
        return draft
    return planned_draft(who, clause, "PROPOSED", who.speakers, (), action, 0.5, "said of a thing")


def planned_draft(
    who: Who,
    clause: Clause,
    kind: str,
    source: tuple[Actor, ...],
    target: tuple[Actor, ...],
    action: tuple[int, int],
    confidence: float,
    why: str,
) -> Draft:
    cue = clause.cue
    if kind == "COMMITTED_TO" and who.rules.find["hedge"].search(
        who.text, cue.start, min(cue.end + 24, clause.end)
    ):
        kind, confidence = "PROPOSED", 0.9 * confidence
    draft = Draft(
        kind,
        source,
        target,
        clause.start,
        clause.end,
        action,
        f"{who.rules.language}.{cue.verb.id}",
        confidence,
        f"“{' '.join(who.text[cue.start : cue.end].split())}”, {why}",
        due=True,
        verb_end=cue.end,
    )
    draft.agents = target if kind == "REQUESTED_OF" else source
    if any(not actor.sure for actor in (*source, *target)):
        draft.doubt(0.93, "an actor that may be somebody else")
    keep_sense(who, clause, draft)
    return draft
