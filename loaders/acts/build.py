"""From one clause to the statement that its verb makes."""

from __future__ import annotations

import re

from graph.model import Actor

from .agents import agent_of, source_of
from .clauses import Clause
from .draft import Draft
from .frames import Filled, Frame, fill
from .modal import Setting, build_modal, planned_draft
from .subjects import Subject
from .things import owners
from .unknown import guessed, new_body
from .who import Who
from .words import Verb, words

_WORK = frozenset({"REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED"})


def build(who: Who, clause: Clause, setting: Setting) -> list[Draft]:
    """Return the statements of a clause's own verb: one, or none where it claims nothing."""
    if clause.cue.verb.modal:
        draft = build_modal(who, clause, setting)
    elif clause.subject.passive and clause.cue.mood in ("past", "participle"):
        draft = _passive(who, clause)
    else:
        draft = _active(who, clause)
    if draft is None or (clause.subject.negated and not clause.cue.verb.modal):
        return []
    draft.negated = clause.subject.negated
    return [draft] if draft.source else []


def _active(who: Who, clause: Clause) -> Draft | None:
    verb, cue = clause.cue.verb, clause.cue
    if verb.noun and cue.mood != "participle":
        return planned_draft(
            who, clause, verb.type, who.speakers, (), (clause.start, clause.end), 0.85, "said of a meeting"
        )
    source, sure, why = source_of(who, clause)
    who.speaker = source
    clitic = (
        who.receiver(cue.clitic, source, clause.start) if cue.clitic and cue.clitic not in ("se",) else ()
    )
    if (
        who.rules.language == "es"
        and not clitic
        and (match := re.search(r"\b(les?|l[oa]s?)\s+$", who.text[max(0, cue.start - 5) : cue.start]))
    ):
        clitic = who.receiver(match[1], source, clause.start)
    filled = fill(
        verb.frames, who, cue.end, clause.end, gap=verb.gap, clitic=clitic, guess=_may_guess(verb.type)
    )
    if filled is None:
        return None
    if not filled.target and (
        filled.action is None or not any(map(str.isalnum, who.text[slice(*filled.action)]))
    ):
        return None
    if clitic and not filled.target:
        filled = _with_target(filled, clitic)
    if filled.guessed and verb.type == "THANKED_FOR" and not _names_somebody(who, filled):
        return None
    draft = _drafted(who, clause, source, filled, why)
    draft.confidence *= sure
    if (
        verb.id in ("agree-that", "acordar-que")
        and len(source) == 1
        and source != who.speakers
        and not source[0].collective
    ):
        draft.doubt(0.65, "one alone agrees")
    return draft


def _names_somebody(who: Who, filled: Filled) -> bool:
    """Whether a guessed addressee is a group of people or bears a capital, and is no thing."""
    name = filled.target[0].name
    return bool(who.rules.find["people"].search(name)) or any(word[0].isupper() for word in name.split())


def _with_target(filled: Filled, target: tuple[Actor, ...]) -> Filled:
    return Filled(filled.frame, target, None, filled.action, filled.slot, filled.guessed)


def _may_guess(kind: str) -> bool:
    return kind in ("REQUESTED_OF", "THANKED_FOR", "OFFERED", "DECIDED")


def _drafted(who: Who, clause: Clause, source: tuple[Actor, ...], filled: Filled, why: str) -> Draft:
    verb = clause.cue.verb
    target = filled.target if verb.keep_target else ()
    action = filled.action
    if verb.type == "DECIDED" and action and filled.frame.startswith(("that", "que")):
        target = _decided_for(who, clause, action) or target
    if verb.type == "DECIDED" and target and action and not verb.due:
        target = (*target, *_further(who, action, target))
    if verb.type == "DECIDED" and verb.due and action and not target:
        target = _set_up(who, action)
    draft = Draft(
        verb.type,
        source,
        target,
        clause.start,
        clause.end,
        action,
        f"{who.rules.language}.{verb.id}",
        0.95,
        f"“{' '.join(who.text[clause.cue.start : clause.cue.end].split())}”, {why}",
        force=verb.force,
        due=verb.type in _WORK or verb.due,
        verb_end=clause.cue.end,
    )
    draft.agents = target if verb.type in ("REQUESTED_OF", "THANKED_FOR") and target else source
    if filled.guessed:
        draft.doubt(0.8, "addressee known by its place alone")
    if any(not actor.sure for actor in (*source, *target)):
        draft.doubt(0.93, "an actor that may be somebody else")
    if verb.type == "REQUESTED_OF" and not target:
        draft.doubt(0.85, "no addressee")
    if action is None and verb.type not in ("THANKED_FOR", "DECIDED"):
        draft.doubt(0.8, "no action")
    return draft


def _decided_for(who: Who, clause: Clause, action: tuple[int, int]) -> tuple[Actor, ...]:
    """ "Decides that X shall …": X."""
    if clause.cue.verb.id not in ("decide", "decidir"):
        return ()
    actors, after = who.leading(action[0], action[1])
    if not actors:
        return ()
    duty = re.compile(rf"\s+{who.rules.find['duty'].pattern}", re.I)
    return actors if duty.match(who.text, after, action[1]) else ()


def _further(who: Who, action: tuple[int, int], known: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Designates X as chair and Y as alternate": Y."""
    found: list[Actor] = []
    for match in who.rules.find["and"].finditer(who.text, *action):
        opening = re.compile(rf"\s*(?:{who.rules.find['lead_opening'].pattern}\s+)?", re.I)
        place = opening.match(who.text, match.end(), action[1])
        actors, after = who.leading(place.end() if place else match.end(), action[1])
        post = re.compile(rf"\s+(?:\([^()]*\)\s+)?{who.rules.find['as'].pattern}", re.I)
        if actors and post.match(who.text, after, action[1]):
            found.extend(actor for actor in actors if actor not in known)
    return tuple(found)


def _set_up(who: Who, action: tuple[int, int]) -> tuple[Actor, ...]:
    """ "Decides to establish a Working Group", "decides to appoint X": whom the decision makes or appoints."""
    cue = next(words(who.rules.language).cues(who.text, *action), None)
    if (
        cue is None
        or cue.start > action[0] + 4
        or cue.verb.type != "DECIDED"
        or cue.mood != "infinitive"
        or cue.verb.due
    ):
        return ()
    filled = fill(cue.verb.frames, who, cue.end, action[1], guess=False)
    return filled.target if filled else ()


def _passive(who: Who, clause: Clause) -> Draft | None:
    """ "IOM support was requested by the Member Countries" reads as its active form."""
    verb, subject, cue = clause.cue.verb, clause.subject, clause.cue
    if verb.modal or verb.reflexive:
        return None
    agents, rest, agent_end = agent_of(who, cue.end, clause.end)
    source = agents or who.speakers
    addressed = [
        f
        for f in verb.frames
        if "TARGET" in f.parts[:2] and not f.source.startswith(("that", "que", "para", "a que"))
    ]
    names_actor = subject.kind in ("actor", "pronoun") and subject.actors
    filled: Filled | None = None
    if addressed and names_actor:
        frames = tuple(
            Frame(f.source.replace("TARGET ", ""), f.parts[f.parts.index("TARGET") + 1 :])
    who.speaker = source
            for f in addressed
            if f.parts[-1] != "TARGET"
        )
        filled = fill(frames, who, cue.end, rest, guess=False)
        filled = Filled(
            filled.frame if filled else "TARGET", subject.actors, None, filled.action if filled else None
        )
        if filled.action is None and verb.type == "REQUESTED_OF":
            return None
    elif subject.kind == "impersonal" or (subject.kind == "none" and who.rules.language == "es"):
        filled = fill(verb.frames, who, cue.end, rest, gap=verb.gap, guess=False)
    elif subject.kind in ("thing", "actor"):
        if addressed and subject.kind == "thing" and verb.type == "REQUESTED_OF":
            owned = owners(who, subject.start, subject.end)
            to = fill(
                tuple(
                    Frame(f.source, f.parts[f.parts.index("TARGET") + 1 :])
                    for f in addressed
                    if f.parts[-1] == "ACTION"
                ),
                who,
                cue.end,
                rest,
                guess=False,
            )
            if to and to.action:
                filled = Filled(
                    "TARGET", guessed(who, subject.start, subject.end), None, to.action, guessed=True
                )
            else:
                filled = Filled("THING", owned, None, (subject.start, subject.end))
        else:
            target = _acted_upon(who, verb, subject)
            if verb.noun and (to := fill(verb.frames, who, cue.end, rest)):
                filled = to
            else:
                filled = Filled("THING", target, None, (subject.start, subject.end))
    if filled is None:
        return None
    draft = _drafted(
        who, clause, source, filled, "passive" + (", agent named" if agents else ", by the body")
    )
    draft.confidence *= 0.95 if agents else 0.88
    if (
        subject.kind == "thing"
        and not agents
        and verb.type in ("PRESENTED", "PROPOSED", "TOOK_NOTE_OF", "WELCOMED", "STATED", "OFFERED")
    ):
        draft.doubt(0.75, "nobody named")
    return draft


def _acted_upon(who: Who, verb: Verb, subject: Subject) -> tuple[Actor, ...]:
    """Whose thing the subject of a passive is, or the body that it is where one is set up."""
    if any("NEWBODY" in frame.parts for frame in verb.frames):
        return new_body(who, subject.start, subject.end)
    if verb.type in ("WELCOMED", "TOOK_NOTE_OF", "THANKED_FOR"):
        return owners(who, subject.start, subject.end)
    return ()
