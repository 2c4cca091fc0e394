"""From one clause to the statement that its verb makes."""

from __future__ import annotations

import re
from dataclasses import replace

from graph.model import Actor

from .agents import agent_of, left_open, source_of
from .clauses import Clause
from .contrary import keep_sense
from .draft import Draft, tidy
from .frames import Filled, Frame, fill
from .modal import Setting, build_modal, planned_draft
from .settle import makes_no_body, settle
from .subjects import Subject, read_subject
from .things import MAKING, group_behind, owners
from .unknown import guessed, new_body
from .who import Who
from .words import Verb, words

_SOMEBODYS = frozenset({"PRESENTED", "PROPOSED", "TOOK_NOTE_OF", "WELCOMED", "STATED", "OFFERED"})
"""What is not likely done by the body where a passive names nobody."""

_QUESTION = 160
"""Characters before an answer in which its question is looked for."""

_WORK = frozenset({"REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED"})


def build(who: Who, clause: Clause, setting: Setting) -> list[Draft]:
    """Return the statements of a clause's own verb: one, or none where it claims nothing."""
    if _by_nobody(who, clause) or _answers(who, clause):
        return []
    if clause.cue.verb.modal:
        draft = build_modal(who, clause, setting)
    elif clause.subject.passive and clause.cue.mood in ("past", "participle"):
        draft = _passive(who, clause)
    else:
        draft = _active(who, clause)
    if draft is None or (clause.subject.negated and not clause.cue.verb.modal):
        return []
    draft.negated = clause.subject.negated
    return [settle(who, clause, draft)] if draft.source and not makes_no_body(clause, draft) else []


def _answers(who: Who, clause: Clause) -> bool:
    """Whether somebody only answers a question: "Togo asked if it is free, Chad replied that it is."."""
    if clause.cue.verb.id not in ("reply", "responder"):
        return False
    low = max(0, who.text.rfind("\n", 0, clause.start), clause.start - _QUESTION)
    return who.rules.find["asking"].search(who.text, low, clause.cue.start) is not None


def _by_nobody(who: Who, clause: Clause) -> bool:
    """Whether the subject says that nobody or nothing is meant ("No member offered …"); a ban binds all the same."""
    subject = clause.subject
    if not who.rules.find["nobody"].match(who.text, who.skip_blank(subject.start, subject.end), subject.end):
        return False
    binds = who.rules.find["binding"].match(who.text, clause.cue.start, clause.cue.end)
    return not (clause.cue.verb.modal and binds)


def _active(who: Who, clause: Clause) -> Draft | None:
    verb, cue = clause.cue.verb, clause.cue
    if verb.noun and cue.mood != "participle":
        return planned_draft(
            who, clause, verb.type, who.speakers, (), (clause.start, clause.end), 0.85, "said of a meeting"
        )
    if verb.gives_way and (inner := _act_inside(who, clause)):
        return inner
    source, sure, why = source_of(who, clause)
    who.speaker = source
    clitic = _clitic(who, clause, source)
    subject = clause.subject
    stop = subject.start if subject.kind == "actor" and subject.start >= cue.end else clause.end
    begin = clause.shared.end if clause.shared else cue.end
    filled = fill(verb.frames, who, begin, stop, gap=verb.gap, clitic=clitic, guess=_may_guess(verb.type))
    if clause.thing:
        filled = Filled("THING", (), None, clause.thing)
    if filled is None or _is_empty(who, filled):
        if _needs_no_words(who, clause):
            filled = Filled("bare")
        else:
            return _otherwise(who, clause) if filled is None else None
    if verb.type == "PRESENTED" and "TARGET" not in filled.frame and "CLITIC" not in filled.frame:
        filled = _with_target(filled, ())  # whose the thing is, is not whom it went to
    if verb.type == "THANKED_FOR" and not filled.target and filled.action:
        filled = _with_target(filled, group_behind(who, *filled.action))
    if clitic and not filled.target:
        filled = _with_target(filled, clitic)
    if filled.guessed and verb.type == "THANKED_FOR" and not _names_somebody(who, filled):
        return None
    if verb.type == "REQUESTED_OF" and not filled.target and filled.frame.startswith(("that", "que")):
        filled = _asked_inside(who, filled)
    draft = _drafted(who, clause, source, filled, why)
    if not draft.target and clause.subject.kind in ("actor", "pronoun"):
        draft.target = left_open(who, draft.type, source, verb.force)
    draft.confidence *= sure
    return draft


def _asked_inside(who: Who, filled: Filled) -> Filled:
    """ "Recommends that, after the vote, the States should meet": who is asked, behind words of time or occasion."""
    if filled.action is None:
        return filled
    begin, stop = tidy(who.text, *filled.action)
    parted = who.text[:begin].rstrip().endswith(",")
    if not parted and not who.rules.find["adjunct_opening"].match(who.text, begin, stop):
        return filled
    duty = re.compile(r"(?<!\w)(?:should|shall|must|ought to)(?!\w)", re.I).search(who.text, begin, stop)
    if duty:
        subject = read_subject(who, begin, duty.start())
        if subject.kind == "actor" and not subject.passive:
            return replace(
                filled,
                target=subject.actors,
                target_span=(subject.start, subject.end),
                action=(duty.end(), stop),
            )
        return filled
    aside = re.compile(r"[^,;:]{3,150},\s+").match(who.text, begin, stop)
    actors, after = who.leading(aside.end(), stop, closed=True) if aside else ((), begin)
    if not actors or not who.rules.find["wished_verb"].match(who.text, who.skip_blank(after, stop), stop):
        return filled
    return replace(filled, target=actors, action=(after, stop))


def _is_empty(who: Who, filled: Filled) -> bool:
    """Whether a frame found neither an addressee nor words."""
    words_found = filled.action is not None and any(map(str.isalnum, who.text[slice(*filled.action)]))
    return not filled.target and not words_found


def _needs_no_words(who: Who, clause: Clause) -> bool:
    """ "The Minister took note.", "lo dio por recibido": the verb says all, or a pronoun before it is its object."""
    cue = clause.cue
    if who.text[cue.end : clause.end].strip(" \n.;:,"):
        return False
    before = who.text[max(clause.start, cue.start - 14) : cue.start]
    pronoun = who.rules.language == "es" and re.search(r"\bl[oa]s?(?: (?:ha|han|había|habían))?\s+$", before)
    return cue.verb.bare or (bool(pronoun) and cue.verb.type in ("TOOK_NOTE_OF", "DECIDED", "WELCOMED"))


def _act_inside(who: Who, clause: Clause) -> Draft | None:
    """ "Agreed to establish a group", "acordó encargar a Togo …": the act itself, done by agreeing to it."""
    cue = next(words(who.rules.language).cues(who.text, clause.cue.end, clause.end), None)
    if cue is None or cue.mood != "infinitive":
        return None
    before = who.text[clause.cue.end : cue.start].split()
    if len(before) > 2 or cue.verb.due or cue.verb.type not in ("DECIDED", "REQUESTED_OF", "THANKED_FOR"):
        return None
    draft = _active(who, replace(clause, cue=cue))
    return draft if draft and (draft.target or cue.verb.passes) else None


def _clitic(who: Who, clause: Clause, source: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom a Spanish pronoun at the verb means ("le pidió", "agradecerles"); "lo" and "la" mean somebody only where one
    is thanked or asked."""
    cue = clause.cue
    word = cue.clitic if cue.clitic and cue.clitic != "se" else ""
    if not word and who.rules.language == "es":
        before = re.search(r"\b(les?|l[oa]s?)\s+$", who.text[max(0, cue.start - 5) : cue.start], re.I)
        word = before[1].lower() if before else ""
    if word and not word.startswith("le") and cue.verb.type in ("TOOK_NOTE_OF", "WELCOMED"):
        return who.past.doer(
            source, clause.start, MAKING
        )  # "lo dio por recibido": the report of who presented it
    if not word or (not word.startswith("le") and cue.verb.type not in ("THANKED_FOR", "REQUESTED_OF")):
        return ()
    return who.receiver(word, source, clause.start)


def _otherwise(who: Who, clause: Clause) -> Draft | None:
    """The reading by the entry that a verb names for words that do not fit its own frames."""
    name = clause.cue.verb.otherwise
    if name is None:
        return None
    other = words(who.rules.language).verb(name)
    return _active(who, replace(clause, cue=replace(clause.cue, verb=other)))


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
    keep_sense(who, clause, draft)
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
    verb, subject = clause.cue.verb, clause.subject
    if verb.modal or verb.reflexive:
        return None
    that = who.rules.find["that"].match(who.text, who.skip_blank(clause.cue.end, clause.end), clause.end)
    agents, rest, _ = ((), clause.end, 0) if that else agent_of(who, clause.cue.end, clause.end)
    who.speaker = agents or who.speakers
    filled = _passive_object(who, clause, rest)
    if filled is None:
        return None
    why = "passive" + (", agent named" if agents else ", by the body")
    draft = _drafted(who, clause, agents or who.speakers, filled, why)
    draft.confidence *= 0.95 if agents else 0.88
    if subject.kind == "thing" and not agents and verb.type in _SOMEBODYS:
        draft.doubt(0.75, "nobody named")
    return draft


def _passive_object(who: Who, clause: Clause, rest: int) -> Filled | None:
    """What a passive says is done, and to whom; *rest* is where its words end before the agent."""
    verb, subject, cue = clause.cue.verb, clause.subject, clause.cue
    addressed = [
        frame
        for frame in verb.frames
        if "TARGET" in frame.parts[:2] and not frame.source.startswith(("that", "que", "para", "a que"))
    ]
    if addressed and subject.kind in ("actor", "pronoun") and subject.actors and not verb.noun:
        to = fill(_after_target(addressed), who, cue.end, rest, guess=False)
        if (to is None or to.action is None) and verb.type == "REQUESTED_OF":
            return None
        return Filled(to.frame if to else "TARGET", subject.actors, None, to.action if to else None)
    if subject.kind == "impersonal" or (subject.kind == "none" and who.rules.language == "es"):
        return fill(verb.frames, who, cue.end, rest, gap=verb.gap, guess=False)
    said_before = subject.kind == "pronoun" and not subject.actors and verb.approves  # "la misma es aprobada"
    if subject.kind not in ("thing", "actor") and not said_before:
        return None
    thing = (subject.start, subject.end)
    if addressed and subject.kind == "thing" and not verb.noun and verb.type == "REQUESTED_OF":
        to = fill(_after_target(addressed), who, cue.end, rest, guess=False)
        if to and to.action:
            return Filled("TARGET", guessed(who, *thing), None, to.action, guessed=True)
        return Filled("THING", owners(who, *thing), None, thing)
    to = fill(verb.frames, who, cue.end, rest) if verb.noun else None
    if to and to.slot != "THINGONLY":
        return to
    if verb.gap and not verb.gap.search(who.text, cue.end, rest):
        return None
    return Filled("THING", _acted_upon(who, verb, subject), None, thing)


def _after_target(frames: list[Frame]) -> tuple[Frame, ...]:
    """The frames without the addressee, who is the subject of a passive."""
    return tuple(
        Frame(frame.source.replace("TARGET ", ""), frame.parts[frame.parts.index("TARGET") + 1 :])
        for frame in frames
        if frame.parts[-1] != "TARGET"
    )


def _acted_upon(who: Who, verb: Verb, subject: Subject) -> tuple[Actor, ...]:
    """Whose thing the subject of a passive is, or the body that it is where one is set up."""
    if any("NEWBODY" in frame.parts for frame in verb.frames):
        return new_body(who, subject.start, subject.end)
    if verb.type in ("WELCOMED", "TOOK_NOTE_OF", "THANKED_FOR"):
        return owners(who, subject.start, subject.end)
    return ()
