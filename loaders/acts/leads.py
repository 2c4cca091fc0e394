"""Leads over sub-items: what a sentence that breaks off gives to the items below it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.model import Actor

from .agents import agent_of, source_of
from .clauses import Clause
from .draft import Draft, tidy
from .frames import Frame, fill
from .things import owners
from .unknown import guessed, new_body, people
from .who import Who
from .words import Verb, words

_CHARGE = {"en": "instruct", "es": "encomendar"}
_ADJUNCT_WORDS = 12
_ADDRESSEE_WORDS = 7
"""Words in which an addressee that nobody knows may stand alone over its items."""


@dataclass(frozen=True)
class Lead:
    """A verb whose items stand below it. `complete`: the lead is a statement of its own as well. `nested`: its addressee
    stands in a line of its own ("INSTRUCTS:" over "To the Secretariat:").
    """

    verb: Verb
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    complete: bool
    things: bool = False
    nested: bool = False

    @property
    def of_target(self) -> bool:
        """Whether its items say what its target is to do: "Decides that all States shall:"."""
        return self.verb.id in ("decide", "decidir") and bool(self.target) and not self.things

    @property
    def norms(self) -> bool:
        """Whether it is a bare decision, under which articles lay down what is to be."""
        bare = not (self.target or self.complete or self.things)
        return self.verb.type == "DECIDED" and bare


@dataclass(frozen=True)
class SubjectLead:
    """Who acts in all the items below: "The Committee:" over "asked …", "Functions of the Bureau:" over what
    it does. `charged`: its makers charge it with them ("a committee charged with the following tasks:").
    """

    actors: tuple[Actor, ...]
    functions: bool = False
    charged: bool = False


def subject_lead(who: Who, start: int, end: int) -> SubjectLead | None:
    """Return the actors that a lead without a verb names, or None. The lead ends with a colon or a comma."""
    low, high = tidy(who.text, start, end)
    if who.text[high:end].strip()[:1] not in (":", ","):
        return None
    actors = who.named(low, high)
    if actors and all(a.key or a.role or a.collective or a.name == who.body.name for a in actors):
        return SubjectLead(actors)
    match = who.rules.find["functions_of"].search(who.text, low, high)
    if match:
        actors, after = who.leading(match.end(), high)
        if not actors and (named := people(who, match.end(), high)):
            actors = named
        return SubjectLead(actors, functions=True) if actors else None
    match = who.rules.find["which_shall"].search(who.text, low, high)
    if match and match.end() >= high:
        made = new_body(who, low, match.start()) or tuple(
            m.actor for m in who.between(low, match.start())[-1:]
        )
        return SubjectLead(made, functions=True) if made else None
    return None


def lead_of(who: Who, clause: Clause, built: list[Draft]) -> Lead | None:
    """Return what the last clause of a passage over items gives them, or None where it gives nothing."""
    subject = clause.subject
    what = subject.kind == "thing" or (subject.kind == "impersonal" and subject.start < subject.end)
    if clause.cue.verb.modal and what:
        return None
    source, _, _ = source_of(who, clause)
    begin = who.skip_adverbs(clause.cue.end, clause.end)
    begin, end = tidy(who.text, begin, clause.end)
    rest = who.text[begin:end].strip()
    verb = clause.cue.verb
    if set_below := _set_below(who, clause):
        return set_below
    if asked := _asked(clause):
        agents, begin, _ = agent_of(who, clause.cue.end, clause.end)
        rest = who.text[clause.cue.end : begin].strip(" :,")
        bare = not rest or who.rules.find["lead_tail"].fullmatch(rest)
        return Lead(verb, agents or who.speakers, asked, False) if bare else None
    if verb.with_infinitive and rest.lower() == who.rules.pattern["infinitive_marker"] != "":
        return Lead(words(who.rules.language).verb(verb.with_infinitive), source, (), False)
    if (
        not rest
        or who.rules.find["lead_tail"].fullmatch(rest)
        or who.rules.find["lead_opening"].fullmatch(rest)
    ):
        return Lead(verb, source, (), False)
    if verb.modal:
        return None if rest else Lead(verb, source, (), False)
    if who.rules.find["incomplete"].search(who.text, begin, end):
        whose = owners(who, begin, end)
        named = built[0].target if built and built[0].target else whose
        return Lead(verb, source, named, _object_complete(who, verb, begin, end), things=True)
    target, after = _addressee(who, begin, end, guess=verb.type in ("REQUESTED_OF", "THANKED_FOR"))
    if target and after >= end:
        return Lead(verb, source, target, False)
    if not built:
        return None
    return Lead(verb, source, built[-1].target, not _breaks_off(who, verb, end))


def _set_below(who: Who, clause: Clause) -> Lead | None:
    """ "The following dates are approved:": a passive whose things stand below it."""
    subject, verb = clause.subject, clause.cue.verb
    told = subject.passive and not verb.modal and verb.type in ("DECIDED", "TOOK_NOTE_OF", "WELCOMED")
    if not told or not who.rules.find["incomplete"].search(who.text, subject.start, subject.end):
        return None
    agents, rest, _ = agent_of(who, clause.cue.end, clause.end)
    behind = who.text[clause.cue.end : rest].strip(" :,")
    return None if behind else Lead(verb, agents or who.speakers, (), False, things=True)


def _asked(clause: Clause) -> tuple[Actor, ...]:
    """ "The Secretariat is instructed:": whom a passive over items addresses."""
    subject, verb = clause.subject, clause.cue.verb
    addressed = verb.type == "REQUESTED_OF" and not verb.modal and subject.passive
    return subject.actors if addressed and subject.kind in ("actor", "pronoun") else ()


def lead_below(who: Who, lead: Lead, start: int, end: int) -> Lead | None:
    """The lead that an addressee in a line of its own makes of the verb above: "INSTRUCTS:", "To the Secretariat:"."""
    if lead.verb.type not in ("REQUESTED_OF", "THANKED_FOR") or (lead.target and not lead.nested):
        return None
    begin, stop = tidy(who.text, start, end)
    said = re.compile(rf"{who.rules.find['lead_opening'].pattern}\s+", re.I).match(who.text, begin, stop)
    target, after = _addressee(who, begin, stop, guess=said is not None)
    whole = target and who.skip_blank(after, stop) >= stop
    return replace(lead, target=target, complete=False, nested=True) if whole else None


def _breaks_off(who: Who, verb: Verb, end: int) -> bool:
    """Whether a decision ends with a verb whose objects stand below ("decides that all States prevent:"), or a
    recommendation with what waits for them ("that the States should, in consultation with Togo:")."""
    if verb.type == "REQUESTED_OF":
        waits = rf"{who.rules.find['lead_should'].pattern}(?:\s*,[^.;:]{{3,120}})?[\s:.,]*\Z"
        return re.compile(waits, re.I).search(who.text, max(0, end - 160), end) is not None
    last = who.text[:end].rstrip(" :").rsplit(None, 1)[-1]
    return verb.type == "DECIDED" and bool(who.rules.find["open_verb"].fullmatch(last))


def _object_complete(who: Who, verb: Verb, begin: int, end: int) -> bool:
    """ "Presented the following improvements:" is complete in itself; "take note of the following
    initiatives:" waits for its items.
    """
    return verb.type in ("PRESENTED",)


def _addressee(who: Who, begin: int, end: int, *, guess: bool) -> tuple[tuple[Actor, ...], int]:
    """The addressee of a lead that breaks off, and where it ends with the words that would introduce the action."""
    opening = re.compile(rf"{who.rules.find['lead_opening'].pattern}\s+", re.I).match(who.text, begin, end)
    for place in (opening.end() if opening else begin, begin):
        actors, after = who.leading(place, end)
        if not actors and guess and len(who.text[place:end].split()) <= _ADDRESSEE_WORDS:
            after = _without_tail(who, place, end)
            actors = guessed(who, place, after)
        if actors:
            bare = _without_tail(who, after, end) <= after or _adjunct_only(who, after, end)
            if not bare and len(whole := who.named(place, _without_tail(who, place, end))) > len(actors):
                return whole, end  # "Member States, regional communities and the private sector:"
            return actors, end if bare else after
    return (), begin


def _adjunct_only(who: Who, start: int, end: int) -> bool:
    """Whether only a phrase between commas follows an addressee ("the Director, within existing resources")."""
    rest = who.text[start:end].strip(" :")
    if not rest.startswith(",") or len(rest.split()) > _ADJUNCT_WORDS:
        return False
    opens = who.rules.find["aside_opening"].match(who.text, who.skip_blank(start, end) + 1 + 1, end)
    determiners = "|".join(who.rules.words["determiners"])
    found = who.rules.find["infinitive"].search(who.text, opens.end(), end) if opens else None
    acts = found is not None and not re.fullmatch(rf"\w+\s+(?:{determiners})", found.group(), re.I)
    return opens is not None and not acts


def _without_tail(who: Who, start: int, end: int) -> int:
    """Where the words of a span end that do not introduce what follows ("… to:", "… que:", a footnote's number)."""
    tail = re.compile(rf"(?:\s*,?\s*{who.rules.find['lead_tail'].pattern})*\s*[:.,]*\s*\d{{0,2}}\s*\Z", re.I)
    match = tail.search(who.text, start, end)
    return match.start() if match else end


def item_of(who: Who, lead: Lead, start: int, end: int) -> Draft | None:
    """Return the statement that a sub-item makes under its lead: verb, source and target come from the lead
    where it names none.
    """
    begin, stop = tidy(who.text, start, end)
    if begin >= stop or _empty_item(who, lead, begin, stop):
        return None
    verb = lead.verb
    if verb.with_infinitive and who.rules.find["infinitive"].match(who.text, begin, stop):
        verb = words(who.rules.language).verb(verb.with_infinitive)
    target, action, confidence = _item_parts(who, lead, verb, begin, stop)
    if verb.type == "DECIDED" and not target:
        that = re.compile(rf"{who.rules.find['that'].pattern}\s+", re.I).match(who.text, begin, stop)
        actors, after = who.leading(that.end() if that else begin, stop)
        target = actors if _does(who, who.skip_blank(past_aside(who, after, stop), stop), stop) else ()
    if lead.complete:
        confidence *= 0.8
    draft = Draft(
        verb.type,
        lead.source,
        target if verb.keep_target else (),
        start,
        stop,
        _without_marker(who, action) if verb.type in ("REQUESTED_OF", "COMMITTED_TO") else action,
        f"{who.rules.language}.{verb.id}.item",
        confidence,
        "sub-item of a lead",
        force=verb.force,
        due=verb.type in ("REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED") or verb.due,
        verb_end=begin,
    )
    draft.agents = target if verb.type in ("REQUESTED_OF", "THANKED_FOR") and target else lead.source
    return draft


def _empty_item(who: Who, lead: Lead, begin: int, stop: int) -> bool:
    """Whether an item has no word, or, under a lead that is whole without it, is no task."""
    if not re.search(r"[^\W\d_]{3}", who.text[begin:stop]):
        return True
    asks = lead.complete and lead.verb.type in ("COMMITTED_TO", "REQUESTED_OF")
    return asks and who.rules.find["no_task"].match(who.text, begin) is not None


def _item_parts(
    who: Who, lead: Lead, verb: Verb, begin: int, stop: int
) -> tuple[tuple[Actor, ...], tuple[int, int], float]:
    """The target and action of an item, and how sure they are: its own where it names them, else what the lead says."""
    if lead.target and verb.type != "THANKED_FOR":
        mark = re.compile(
            rf"(?:{who.rules.pattern['infinitive_marker'] or who.rules.pattern['that']}|a que|que|that)\s+",
            re.I,
        ).match(who.text, begin, stop)
        return lead.target, (mark.end() if mark and not lead.things else begin, stop), 0.88
    that = re.compile(rf"{who.rules.find['that'].pattern}\s+", re.I).match(who.text, begin, stop)
    told = that is not None and verb.type == "REQUESTED_OF"
    frames = tuple(f for f in verb.frames if not told or f.source.startswith(("that", "que", "a que")))
    at = that.end() if that and told else begin
    filled = fill(_without_opening(frames), who, at, stop, gap=verb.gap, guess=False)
    if filled and (filled.target or filled.action):
        own = verb.type == "DECIDED" and filled.slot in ("THINGONLY", "ACTION")
        target = filled.target if own else filled.target or lead.target
        return target, filled.action or (begin, stop), 0.88
    unsaid = verb.type == "REQUESTED_OF" and not lead.target
    return lead.target, (begin, stop), 0.75 if unsaid else 0.88


def past_aside(who: Who, at: int, end: int) -> int:
    """Where the words after an actor go on behind what only describes it ("the Fund, set up in 2020, …")."""
    aside = re.compile(rf"\s*,\s*{who.rules.find['describing'].pattern}[^,;:.]{{1,120}},(?=\s)", re.I)
    found = aside.match(who.text, at, end)
    return found.end() if found else at


def _does(who: Who, at: int, end: int) -> bool:
    """Whether what follows an actor says what it is, may or shall do: "… that the Network shall report"."""
    cue = next(words(who.rules.language).cues(who.text, at, end), None)
    future = cue is not None and cue.verb.modal and cue.start == at
    return future or bool(who.rules.find["stands_for"].match(who.text, at, end))


def _without_marker(who: Who, action: tuple[int, int]) -> tuple[int, int]:
    """An action without the "to" of its infinitive, where the addressee stands before it in the item."""
    marker = who.rules.pattern["infinitive_marker"]
    match = re.compile(rf"{marker}\s+(?=[a-z])", re.I).match(who.text, *action) if marker else None
    return (match.end(), action[1]) if match else action


def _without_opening(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """The frames without the word that the lead has already said ("agradecer a: …")."""
    out = []
    for frame in frames:
        parts = frame.parts
        while parts and not isinstance(parts[0], str):
            parts = parts[1:]
        if parts and parts[0] not in ("CLITIC", "SELF") and "GAP" not in parts:
            out.append(Frame(frame.source, parts))
    return tuple(out)


def made_with_functions(who: Who, clause: Clause, built: list[Draft]) -> SubjectLead | None:
    """The body that a decision sets up with the functions that stand below it."""
    if (
        not built
        or built[0].type != "DECIDED"
        or not built[0].target
        or not who.text[: clause.end].rstrip().endswith(":")
    ):
        return None
    that = re.compile(rf"{who.rules.find['that'].pattern}\s+", re.I).search
    if built[0].action and that(who.text[clause.cue.end : built[0].action[0]]):
        return None  # "decides that all States shall:" decides each item
    words = who.rules.find["function_words"].search(
        who.text, max(clause.cue.end, clause.end - 120), clause.end
    )
    charged = who.rules.find["charged_with"].search(who.text, clause.cue.end, clause.end)
    if charged is None:
        return SubjectLead(built[0].target, functions=True) if words else None
    return SubjectLead(built[0].target, charged=True)


def charge(who: Who, made: SubjectLead) -> Lead:
    """What the body charges the one that it sets up with, item by item."""
    verb = words(who.rules.language).verb(_CHARGE[who.rules.language])
    return Lead(verb, who.speakers, made.actors, complete=False)


def function_of(who: Who, lead: SubjectLead, start: int, end: int) -> Draft:
    """A listed function of X is what X undertakes (case 14 of the scheme)."""
    begin, stop = tidy(who.text, start, end)
    draft = Draft(
        "COMMITTED_TO",
        lead.actors,
        (),
        start,
        end,
        (begin, stop),
        f"{who.rules.language}.function",
        0.88,
        "a listed function",
        due=True,
        agents=lead.actors,
        verb_end=begin,
    )
    return draft


__all__ = ["Lead", "SubjectLead", "charge", "function_of", "item_of", "lead_below", "lead_of", "subject_lead"]
