"""One sentence: its clauses, or what its lead makes of it, and what stands inside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.model import Gap, Passage
from loaders.sentences import sentences

from .build import build
from .clauses import read_clauses
from .draft import Draft, tidy
from .further import read_further
from .gapped import gapped
from .inline import listed_inside
from .joint import overlap_opens, read_joint
from .leads import Lead, charge, function_of, item_of, lead_below, lead_of, made_with_functions, subject_lead
from .lists import announces_list, governing, listed_as_decided, talked_about
from .modal import Setting
from .moods import Clause, noun_before
from .nominals import read_nominals
from .norms import bare_over_norms, goes_on, read_norm, read_share
from .owners import read_inner_task, read_undone
from .page import Page, governor
from .presence import read_lists_of_present, read_presence
from .present import read_present_task
from .thanks import thanked
from .turns import Turn, fits_turn, of_turn, opened, said_of, told_of_all
from .words import Cue

_INHERITED = frozenset({"REQUESTED_OF", "COMMITTED_TO", "PROPOSED", "STATED", "DECIDED"})
"""Types of a lead that is complete in itself whose items are statements too."""

_LABEL = re.compile(r"\s*[^.:;,]{2,60}:\s+(?=\S)")
_NAME_LINE = 160
"""Characters of a line of a list of those present at most."""
_SHORT = 20
"""An item of a list of decisions with fewer characters says too little."""


@dataclass(frozen=True)
class Place:
    """A sentence of a passage. `lead` governs it; `last`: it is the passage's last, which items may follow. `turn`: whose
    words it is."""

    page: Page
    passage: Passage
    start: int
    end: int
    setting: Setting
    lead: Lead | None
    last: bool
    turn: Turn | None = None

    @property
    def opens(self) -> bool:
        """Whether items stand below this sentence."""
        return self.last and self.passage.position in self.page.with_items


def read_sentence(place: Place) -> None:
    """Read a sentence; its statements, its lead and its gap are added to the page."""
    page, start, end = place.page, place.start, place.end
    if page.who.text[start:end].rstrip(' )]"”»').endswith("?"):
        return  # what is only asked nobody has said
    if _read_inline(place):
        return
    present = read_presence(page.who, start, end)
    if place.opens and (listed := _list_of_present(place, present)):
        page.add(place.passage, [listed])
        return
    doer = page.doers.get(governor(page, place.passage) or -1)
    if doer and doer.functions:
        _finish(place, [function_of(page.who, doer, start, end)], [], present)
        return
    if further := _addressee_below(place):
        page.leads[place.passage.position] = further
        return
    if told := _told_item(place):
        place, start = told, told.start
    elif place.opens and _verb_alone(place):
        place = replace(place, lead=None)
    doers = place.turn.actors if place.turn else doer.actors if doer else ()
    clauses, left = read_clauses(page.who, page.words, start, end, doers=doers)
    if place.turn and not place.turn.everyone:
        clauses = [clause for clause in clauses if fits_turn(page.who, clause)]
    if place.lead and place.lead.complete and place.lead.verb.type == "PRESENTED":
        clauses = [clause for clause in clauses if clause.subject.kind != "thing"]  # it is only told there
    if place.setting.norms and clauses and (on := goes_on(page, place.passage, clauses[0])) is not None:
        subject = replace(clauses[0].subject, kind="actor" if on else "thing", actors=on, certain=False)
        clauses = [replace(clauses[0], subject=subject), *clauses[1:]]
    if place.setting.norms and place.opens and bare_over_norms(page, place.passage):
        return
    if clauses and _names_topic(place, clauses[0]):
        return
    by_lead = place.lead if place.lead and not _alone(place.lead, clauses) else None
    if by_lead and (draft := item_of(page.who, by_lead, start, end)):
        _finish(place, [draft], clauses, present)
        return
    drafts = _own(place, clauses)
    if drafts is None:
        return
    if place.setting.norms and not (drafts or place.opens):
        norm = read_norm(page.who, start, end) or (read_share(page.who, start, end) if not clauses else None)
        drafts = [norm] if norm else []
    if not drafts and not present and (instead := _instead(place, clauses, start, end)):
        drafts = [instead]
    _finish(place, drafts, clauses, present)
    if not drafts and not present and place.passage.position not in page.leads:
        _note_gap(place, clauses, left)


def _instead(place: Place, clauses: list[Clause], start: int, end: int) -> Draft | None:
    """What a sentence says whose own verbs gave nothing: a task, an item of a bare lead, what is wanted or decided."""
    who, lead = place.page.who, place.lead
    if not clauses and (task := read_inner_task(who, start, end) or read_undone(who, start, end)):
        return task
    if task := read_present_task(who, place.passage, start, end):
        return task
    if lead and lead.verb.type == "DECIDED" and not (lead.complete or place.opens) and clauses:
        first = clauses[0]
        done = first.cue.mood == "infinitive" and first.subject.kind == "none" and not first.subject.negated
        if done and (who.rules.language == "es" or first.subject.marked):
            return item_of(who, lead, start, end)  # "DECIDES:" over "to make the map public"
    more = read_further(place.page, place.passage, start, end) if not clauses else None
    return more or _wanted(place, clauses) or _under_decisions(place, clauses)


def _names_topic(place: Place, first: Clause) -> bool:
    """Whether an item that opens with an infinitive only names what was talked about or what a meeting was for."""
    bare = first.cue.mood == "infinitive" and first.subject.kind == "none" and not place.lead
    return bare and talked_about(place.page, place.passage)


def read_turn(place: Place, turn: Turn) -> None:
    """Read what somebody says in a line of a dialogue; a question asks for words only, and claims nothing."""
    page, who = place.page, place.page.who
    who.voice = () if turn.everyone else turn.actors
    known = len(page.found)
    spans = sentences(who.text, turn.start, place.end, who.rules.language)
    for number, (low, high) in enumerate(spans):
        part = replace(place, start=low, end=high, last=number == len(spans) - 1, turn=turn)
        if number and told_of_all(who, low, high):
            who.voice = ()
            read_sentence(replace(part, turn=None))
            break
        if said_of(who, turn, low, high):
            continue
        draft = None if turn.everyone else opened(who, turn, low, high)
        if who.text[low:high].rstrip(" )]").endswith("?") and not (draft and draft.type == "REQUESTED_OF"):
            continue
        if draft:
            _finish(part, [draft], [], ())
        else:
            read_sentence(part)
    who.voice = ()
    page.found[known:] = [(passage, draft) for passage, draft in page.found[known:] if of_turn(turn, draft)]
    for passage, draft in page.found[known:]:
        if draft.start == turn.start:  # the quote shows who speaks
            draft.start = passage.start


def _list_of_present(place: Place, present: Sequence[Draft]) -> Draft | None:
    """ "Those present were:" over names: one statement, from those words to the last name."""
    page, passage = place.page, place.passage
    if not present or not page.who.text[place.start : place.end].rstrip().endswith(":"):
        return None
    items = [p for p in page.passages if p.lead == passage.position]
    if any(
        p.end - p.start > _NAME_LINE or read_clauses(page.who, page.words, p.start, p.end)[0] for p in items
    ):
        return None  # "We, the Presidents of …, met in Lima:" over what they declare
    listed = read_lists_of_present(page.who, items)
    if len(listed) != 1 or not listed[0].source:
        return None
    page.silent.update(item.position for item in items)
    return replace(listed[0], start=place.start, rule=present[0].rule)


def _read_inline(place: Place) -> bool:
    """Read a sentence that holds its own list: its head as the lead, each item under it."""
    page = place.page
    inside = listed_inside(page.who, place.start, place.end)
    if inside is None:
        return False
    head, items = inside
    clauses, _ = read_clauses(page.who, page.words, place.start, head)
    top = governing(clauses)
    lead = lead_of(page.who, top, []) if top else None
    if top is None or lead is None or lead.complete:
        return False
    for clause in clauses:
        if clause is not top:
            drafts = build(page.who, clause, place.setting)
            _finish(place, drafts, [clause], ())
    for low, high in items:
        read_sentence(replace(place, start=low, end=high, lead=lead, last=False))
    return True


def _verb_alone(place: Place) -> bool:
    """Whether a line over items is nothing but a verb, and so a lead of its own: "RECOMMENDS:" after "REQUESTS:"."""
    who = place.page.who
    start, end = tidy(who.text, place.start, place.end)
    cue = next(place.page.words.cues(who.text, start, end), None)
    return cue is not None and cue.start == start and cue.end == end


def _told_item(place: Place) -> Place | None:
    """The clause of an item that opens with "that" and has a subject and a verb of its own: under "DECLARES:" the item
    "That the Board deplores …" is read alone."""
    who, lead = place.page.who, place.lead
    if lead is None or lead.target or lead.complete or lead.verb.type not in ("STATED", "DECIDED"):
        return None
    that = re.compile(rf"{who.rules.find['that'].pattern}\s+", re.I).match(who.text, place.start, place.end)
    if that is None:
        return None
    clauses, _ = read_clauses(who, place.page.words, that.end(), place.end)
    first = clauses[0] if clauses else None
    own = first is not None and first.subject.kind in ("actor", "pronoun") and not first.subject.passive
    told = own and first is not None and not first.cue.verb.modal  # "decides that X shall …" is decided
    return replace(place, start=that.end(), lead=None) if told else None


def _addressee_below(place: Place) -> Lead | None:
    """The lead that this sentence makes where it only names whom the verb above addresses, over items of its own."""
    page = place.page
    if not place.opens or _verb_alone(place):
        return None
    above = place.lead or _sibling(page, place.passage)
    return lead_below(page.who, above, place.start, place.end) if above else None


def _sibling(page: Page, passage: Passage) -> Lead | None:
    """The lead before, where nothing but its own items stands between: "To Togo:" after the list "To Chad:"."""
    for before in reversed(page.passages[: passage.position - 1]):
        if before.lead is None or before.position in page.leads:
            lead = page.leads.get(before.position)
            waits = lead and (lead.nested or (not lead.target and before.position == passage.position - 1))
            return lead if waits and before.headings == passage.headings else None
    return None


def _own(place: Place, clauses: list[Clause]) -> list[Draft] | None:
    """The statements of the sentence's own verbs; None where its items were read with it."""
    page, position = place.page, place.passage.position
    drafts: list[Draft] = []
    top = governing(clauses)
    for clause in clauses:
        if announces_list(page, place.passage, clause):
            continue
        built = [part for whole in build(page.who, clause, place.setting) for part in gapped(page.who, whole)]
        if place.opens and clause is top:
            above = lead_of(page.who, clause, built)
            if _thanks_list(place, above, built):
                return None
            if made := made_with_functions(page.who, clause, built):
                if made.charged:
                    page.leads[position] = charge(page.who, made)
                else:
                    page.doers[position] = made
            elif above:
                page.leads[position] = above
                built = built if above.complete else []
        drafts += built
        page.remember(built)
    drafts = [draft for draft in drafts if not _only_announces(clauses, draft, drafts)]
    if not place.opens:
        return drafts
    if position not in page.doers and (doing := subject_lead(page.who, place.start, place.end)):
        page.doers[position] = doing
        return [draft for draft in drafts if not (doing.functions and draft.type == "COMMITTED_TO")]
    if not clauses and place.lead:
        page.leads[position] = place.lead
    return drafts


def _only_announces(clauses: list[Clause], draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a statement tells no more than the promise inside it: "announced that Togo will …"."""
    number = next((n for n, c in enumerate(clauses) if c.start == draft.start and c.cue.verb.yields), None)
    if number is None or draft.verb_end != clauses[number].cue.end:
        return False
    inner = {c.start for c in clauses if c.within == number}
    return any(d.start in inner and d.type == "COMMITTED_TO" for d in drafts)


def _thanks_list(place: Place, lead: Lead | None, built: list[Draft]) -> bool:
    """Read a list of those thanked together with its lead; its items are then read no more."""
    page, passage = place.page, place.passage
    if not lead or not lead.things or lead.verb.type != "THANKED_FOR" or not built:
        return False
    items = [p for p in page.passages if p.lead == passage.position]
    found = thanked(page.who, built[0], items)
    for item, draft in found:
        page.add(item if len(found) > 1 else passage, [draft])
    page.silent.update(item.position for item in items if found)
    return bool(found)


def _under_decisions(place: Place, clauses: list[Clause]) -> Draft | None:
    """An item without a verb of its own in a list headed "Decisions", or marked as one ("DEC-4 – …"), is decided by the
    body."""
    who, passage = place.page.who, place.passage
    label = _LABEL.match(who.text, place.start, place.end)
    named = label is not None and who.rules.find["label_decided"].fullmatch(label.group().strip(" :-*•"))
    marked = who.rules.find["decision_mark"].match(who.text, passage.start, place.start)
    if clauses or not (named or marked or listed_as_decided(who, passage)):
        return None
    if overlap_opens(who, place.start, place.end) or who.rules.find["left_for_later"].search(
        who.text, place.start, place.end
    ):
        return None
    words = who.text[place.start : place.end].strip()
    if len(words) < _SHORT or words.endswith(":"):  # a bare lead decides nothing
        return None
    begin = label.end() if label else place.start
    return Draft(
        "DECIDED", who.speakers, (), place.start, place.end, tidy(who.text, begin, place.end),
        f"{who.rules.language}.listed-decision", 0.65, "an item of a list of decisions", due=True, agents=who.speakers,
        verb_end=begin,
    )  # fmt: skip


def _wanted(place: Place, clauses: list[Clause]) -> Draft | None:
    """ "Que los países remitan …", an item of a list of agreements: what the body wants of them."""
    who, passage = place.page.who, place.passage
    listed = passage.printed is not None or passage.kind in ("item", "clause")
    that = who.rules.find["that"].match(who.text, who.skip_blank(place.start, place.end), place.end)
    if clauses or that is None or not listed:
        return None
    actors, after = who.leading(that.end(), place.end)
    verb = who.rules.find["wished_verb"].match(who.text, who.skip_blank(after, place.end), place.end)
    if not actors or verb is None:
        return None
    draft = Draft(
        "REQUESTED_OF", who.speakers, actors, place.start, place.end, (verb.start(), place.end),
        f"{who.rules.language}.wanted", 0.8, "an item that says what is wanted",
        force="recommend" if place.setting.recommendations else "request", due=True, agents=actors, verb_end=verb.end(),
    )  # fmt: skip
    if any(not actor.sure for actor in actors):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft


def _alone(lead: Lead, clauses: list[Clause]) -> bool:
    """Whether a sub-item is read by itself although a lead stands over it."""
    if lead.complete and lead.verb.type == "PRESENTED":
        return True  # what was presented only goes on
    if (
        lead.verb.type == "REQUESTED_OF"
        and not lead.complete
        and clauses
        and clauses[0].subject.kind == "none"
    ):
        return False
    if not clauses:
        return lead.complete and lead.verb.type not in _INHERITED
    if lead.target and not lead.complete and (lead.verb.type == "REQUESTED_OF" or lead.of_target):
        return False
    return _stands_alone(lead, clauses)


def _stands_alone(lead: Lead, clauses: list[Clause]) -> bool:
    """An item with a subject of its own stands alone; one that opens with an act does unless its lead waits
    for a thing to do.
    """
    first = clauses[0]
    if first.subject.kind in ("actor", "pronoun", "impersonal") or first.subject.passive:
        return True
    if first.cue.verb.modal:
        return False
    return first.subject.kind == "none" and (lead.complete or not lead.target)


def _finish(place: Place, drafts: list[Draft], clauses: list[Clause], present: Sequence[Draft]) -> None:
    """Add the statements of a sentence, with those that nouns and words of joint work make inside them."""
    page = place.page
    inner = read_nominals(page.who, clauses, drafts, place.start, place.end)
    joint = read_joint(page.who, drafts + inner, place.start, place.end)
    page.add(place.passage, [*present, *drafts, *inner, *joint])
    for met in present:
        if len(met.source) > 1 and all(actor.kind == "Person" for actor in met.source):
            page.who.past.remember(met.source, (), met.type, met.end)  # "They reaffirmed …"
    page.remember(drafts)


def _note_gap(place: Place, clauses: list[Clause], left: list[Cue]) -> None:
    """A sentence with an operative verb that gave nothing. Modals and gerunds alone are no sign of one."""
    cues = [clause.cue for clause in clauses]
    silent = ("gerund", "participle")
    who = place.page.who
    cues += [c for c in left if not c.verb.modal and c.mood not in silent and not noun_before(who, c)]
    if cues:
        words = " ".join(place.page.who.text[cues[0].start : cues[0].end].split())
        place.page.gaps.append(Gap(place.passage.position, place.start, place.end, words))
