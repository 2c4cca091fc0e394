"""From one clause to the statement that its verb makes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Actor

from .clauses import Clause
from .draft import Draft
from .frames import Filled, Frame, fill
from .grammar import loose
from .subjects import Subject
from .who import Who
from .words import Verb, words

_WORK = frozenset({"REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED"})


@dataclass(frozen=True)
class Setting:
    """What the place of a passage says about its sentences. `decisions`: an agentless "will be" is decided here."""

    decisions: bool = False
    recommendations: bool = False
    bare: bool = False


def build(who: Who, clause: Clause, setting: Setting) -> list[Draft]:
    """Return the statements of a clause's own verb: one, or none where it claims nothing."""
    if clause.cue.verb.modal:
        draft = _modal(who, clause, setting)
    elif clause.subject.passive and clause.cue.mood in ("past", "participle"):
        draft = _passive(who, clause)
    else:
        draft = _active(who, clause)
    if draft is None or (clause.subject.negated and not clause.cue.verb.modal):
        return []
    draft.negated = clause.subject.negated
    return [draft] if draft.source else []


def source_of(who: Who, clause: Clause) -> tuple[tuple[Actor, ...], float, str]:
    """Who acts in an active clause, how sure that is, and why."""
    subject = clause.subject
    if subject.kind in ("actor", "pronoun") and subject.actors:
        actors = _on_behalf(who, subject.start, subject.end) or subject.actors
        if subject.kind == "pronoun" and clause.within is not None and who.speaker:
            return who.speaker, 0.9, "a pronoun for who reports it"
        sure = 0.8 if subject.kind == "pronoun" else 1.0 if subject.certain else 0.85
        return actors, sure, "named subject" if subject.kind == "actor" else "pronoun"
    if subject.kind == "thing":
        return who.doers(subject.start, subject.end), 0.75, "a subject known by its place alone"
    return who.speakers, 1.0, "the body whose record it is"


def _on_behalf(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """ "X on behalf of Y": Y."""
    match = who.rules.find["behalf"].search(who.text, start, end)
    return who.leading(match.end(), end)[0] if match else ()


def _active(who: Who, clause: Clause) -> Draft | None:
    verb, cue = clause.cue.verb, clause.cue
    if verb.noun and cue.mood != "participle":
        return _modal_draft(
            who, clause, verb.type, who.speakers, (), (clause.start, clause.end), 0.85, "said of a meeting"
        )
    source, sure, why = source_of(who, clause)
    who.speaker = source
    clitic = (who.targets or ()) if cue.clitic and cue.clitic not in ("se",) else ()
    if (
        who.rules.language == "es"
        and not clitic
        and (match := re.search(r"\b(les?|l[oa]s?)\s+$", who.text[max(0, cue.start - 5) : cue.start]))
    ):
        clitic = who.targets if match else ()
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
        verb.type, source, target, clause.start, clause.end, action, f"{who.rules.language}.{verb.id}", 0.95,
        f"“{' '.join(who.text[clause.cue.start : clause.cue.end].split())}”, {why}", force=verb.force,
        due=verb.type in _WORK or verb.due, verb_end=clause.cue.end,
    )  # fmt: skip
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
    shall = (
        r"\s+(?:shall|will|should|is to|are to|may)\b"
        if who.rules.language == "en"
        else r"\s+(?:no\s+)?(?:deber\w+|podr\w+|\w+r[áa]n?)\b"
    )
    return actors if re.compile(shall).match(who.text, after, action[1]) else ()


def _further(who: Who, action: tuple[int, int], known: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """ "Designates X as chair and Y as alternate": Y."""
    found: list[Actor] = []
    for match in who.rules.find["and"].finditer(who.text, *action):
        preposition = re.compile(r"\s*(?:a\s+)?").match(who.text, match.end(), action[1])
        actors, after = who.leading(preposition.end() if preposition else match.end(), action[1])
        if actors and re.compile(r"\s+(?:\([^()]*\)\s+)?(?:as|como)\b").match(who.text, after, action[1]):
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
    agents, rest, agent_end = _agent(who, cue.end, clause.end)
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
            owned = who.owners(subject.start, subject.end)
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
                    "TARGET", who.guessed(subject.start, subject.end), None, to.action, guessed=True
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
        return who.new_body(subject.start, subject.end)
    if verb.type in ("WELCOMED", "TOOK_NOTE_OF", "THANKED_FOR"):
        return who.owners(subject.start, subject.end)
    return ()


def _agent(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], int, int]:
    """The actors of a "by …" phrase, where the words before it end, and where the phrase ends."""
    for match in who.rules.find["by"].finditer(who.text, start, end):
        actors, after = who.leading(match.end(), end, closed=True)
        if actors:
            return actors, match.start(), after
    return (), end, end


def _modal(who: Who, clause: Clause, setting: Setting) -> Draft | None:
    """ "X will …", "X is to …", "X should …", a Spanish future."""
    cue, subject, text = clause.cue, clause.subject, who.text
    rules = who.rules
    english = rules.language == "en"
    action_start = cue.end if english else cue.start
    passive = subject.reflexive and subject.kind not in ("actor", "pronoun")
    if english:
        passive = bool(
            re.compile(
                loose(rf"(?:{rules.pattern['adverbs']} )*{rules.pattern['passive_next']}"), re.I
            ).match(text, who.skip_blank(cue.end, clause.end), clause.end)
        )
    elif re.match(r"ser", text[cue.start : cue.start + 3].lower()):
        passive = True
    before = who.skip_blank(subject.verb_start, cue.start)
    meets = rules.find["future_meeting"].match(text, before, clause.end) or rules.find[
        "future_meeting"
    ].match(text, cue.start, clause.end)
    if meets and subject.kind in ("thing", "impersonal"):
        return _modal_draft(
            who,
            clause,
            "DECIDED",
            who.speakers,
            (),
            (clause.start, clause.end),
            0.85,
            "a meeting that will be held",
        )
    stative = re.compile(loose(rules.pattern["stative"]), re.I).match(
        text, who.skip_blank(cue.end, clause.end), clause.end
    )
    if passive:
        return _modal_passive(who, clause, setting, reflexive=subject.reflexive and not english)
    action = (action_start, clause.end)
    if subject.kind in ("actor", "pronoun", "none") and not (
        subject.kind == "pronoun" and not subject.actors
    ):
        if stative and english and subject.kind != "none":
            return None
        actors, sure, why = source_of(who, clause)
        if cue.verb.force == "recommend" and actors == who.speakers and subject.kind != "none":
            return _modal_draft(
                who, clause, "PROPOSED", actors, (), action, 0.6, "what the body thinks it should do"
            )
        if cue.verb.subject_is_target:
            force = "recommend" if setting.recommendations else None
            target = actors if subject.kind != "none" else ()
            asking = who.speaker if clause.within is not None and who.speaker else who.speakers
            draft = _modal_draft(who, clause, "REQUESTED_OF", asking, target, action, 0.93 * sure, why)
            draft.force = force or cue.verb.force
            return draft
        return _modal_draft(who, clause, cue.verb.type, actors, (), action, 0.95 * sure, why)
    if subject.kind == "thing" and not stative and (group := who.doers(subject.start, subject.end)):
        if cue.verb.subject_is_target:
            draft = _modal_draft(
                who, clause, "REQUESTED_OF", who.speakers, group, action, 0.75, "a group of people"
            )
            draft.force = cue.verb.force
            return draft
        return _modal_draft(who, clause, cue.verb.type, group, (), action, 0.75, "a group of people")
    if subject.kind == "thing" and cue.verb.id in ("should", "deberia"):
        return _modal_draft(who, clause, "PROPOSED", who.speakers, (), action, 0.55, "said of a thing")
    return None


def _modal_passive(who: Who, clause: Clause, setting: Setting, *, reflexive: bool) -> Draft | None:
    subject, verb = clause.subject, clause.cue.verb
    agents, before, _ = _agent(who, clause.cue.end, clause.end)
    start = (
        clause.cue.start if reflexive else clause.start if not clause.inherits else clause.subject.verb_start
    )
    action = (start, before if agents else clause.end)
    if verb.subject_is_target:
        target = agents
        if not agents and verb.force in ("demand", "recommend"):
            return _agentless_duty(who, clause, action)
        draft = _modal_draft(
            who, clause, "REQUESTED_OF", who.speakers, target, action, 0.9 if agents else 0.8, "passive"
        )
        draft.force = "recommend" if setting.recommendations else verb.force
        return draft
    if agents:
        return _modal_draft(who, clause, "COMMITTED_TO", agents, (), action, 0.93, "passive with its agent")
    kind = "DECIDED" if setting.decisions else "COMMITTED_TO"
    return _modal_draft(who, clause, kind, who.speakers, (), action, 0.65, "passive without an agent")


def _agentless_duty(who: Who, clause: Clause, action: tuple[int, int]) -> Draft | None:
    """ "Se debe convocar": the body's own. "Should be notified": asked of nobody named, or proposed of a thing."""
    subject, verb = clause.subject, clause.cue.verb
    if subject.reflexive and verb.force == "demand":
        return _modal_draft(
            who, clause, "COMMITTED_TO", who.speakers, (), action, 0.65, "the body's own duty"
        )
    if verb.force != "recommend":
        return None
    if subject.kind == "actor":
        draft = _modal_draft(
            who, clause, "REQUESTED_OF", who.speakers, (), action, 0.5, "asked of nobody named"
        )
        draft.force = verb.force
        return draft
    return _modal_draft(who, clause, "PROPOSED", who.speakers, (), action, 0.5, "said of a thing")


def _modal_draft(who: Who, clause: Clause, kind: str, source: tuple[Actor, ...], target: tuple[Actor, ...], action: tuple[int, int], confidence: float, why: str) -> Draft:  # fmt: skip
    cue = clause.cue
    draft = Draft(
        kind, source, target, clause.start, clause.end, action, f"{who.rules.language}.{cue.verb.id}", confidence,
        f"“{' '.join(who.text[cue.start : cue.end].split())}”, {why}", due=True, verb_end=cue.end,
    )  # fmt: skip
    draft.agents = target if kind == "REQUESTED_OF" else source
    if any(not actor.sure for actor in (*source, *target)):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft
