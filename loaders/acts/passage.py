"""One passage after the other: sentences, clauses, leads, and the statements they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Actor, Gap, Passage
from loaders.sentences import sentences

from .build import Setting, build
from .clauses import Clause, read_clauses
from .draft import Draft, tidy
from .grammar import Grammar
from .joint import read_joint
from .leads import Lead, SubjectLead, function_of, item_of, lead_of, made_with_functions, subject_lead
from .nominals import read_nominals
from .owners import read_row, read_task
from .presence import read_list_of_present, read_presence
from .thanks import thanked
from .who import Who
from .words import Cue, Words

_SILENT_KINDS = frozenset({"title", "heading", "agenda", "covering", "footnote", "preamble", "contents"})
_INHERITED = frozenset({"REQUESTED_OF", "COMMITTED_TO", "PROPOSED", "STATED", "DECIDED"})
_MARKUP = re.compile(
    r"(?:\s*(?:[-*•–.]\s+)?(?:\[[ xX]?\]\s*)?)?(?P<emphasis>[*_]{1,2}[^*_\n]{2,80}[*_]{1,2}:?[*_]*\s+)?"
)
_LABEL = re.compile(r"\s*[^.:;,]{2,60}:\s+(?=\S)")


@dataclass
class Page:
    """What is known while a record is read: its leads by passage, and what was found and what gave nothing."""

    who: Who
    words: Words
    passages: Sequence[Passage]
    leads: dict[int, Lead] = field(default_factory=dict)
    doers: dict[int, SubjectLead] = field(default_factory=dict)
    found: list[tuple[Passage, Draft]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    with_items: frozenset[int] = frozenset()
    marked: frozenset[int] = frozenset()


def read_passages(page: Page) -> None:
    """Read every passage in order; statements and gaps are added to *page*."""
    page.with_items = frozenset(p.lead for p in page.passages if p.lead is not None)
    page.marked = frozenset(p.lead for p in page.passages if p.lead is not None and p.printed is not None)
    number = 0
    while number < len(page.passages):
        passage = page.passages[number]
        if passage.kind == "participants":
            run = _run(page.passages, number)
            _add(page, passage, read_list_of_present(page.who, run))
            number += len(run)
            continue
        if passage.position in page.silent:
            number += 1
            continue
        if passage.kind == "row":
            _read_row(page, passage)
        elif passage.kind not in _SILENT_KINDS or (
            passage.kind == "agenda" and _says_something(page, passage)
        ):
            _read(page, passage)
        number += 1


def _says_something(page: Page, passage: Passage) -> bool:
    """Whether what stands like a line of an agenda is a sentence with an act, as when conclusions follow the agenda."""
    clauses, _ = read_clauses(page.who, page.words, *_words_of(page.who.text, passage, page.who.rules))
    return any(
        c.subject.kind in ("actor", "pronoun") or c.subject.marked or c.cue.verb.modal for c in clauses
    )


def _run(passages: Sequence[Passage], number: int) -> Sequence[Passage]:
    end = number
    while end < len(passages) and passages[end].kind == "participants":
        end += 1
    return passages[number:end]


def setting_of(page: Page, passage: Passage) -> tuple[Setting, bool]:
    """What the headings of a passage say of it, and whether it stands in a list of tasks."""
    find = page.who.rules.find
    above = [*passage.headings[-2:], passage.address]
    decisions = any(find["heading_decisions"].search(words) for words in above)
    recommendations = any(find["heading_recommendations"].search(words) for words in above)
    tasks = any(find["heading_tasks"].match(re.sub(r"^[\d.\s=#*]+", "", words)) for words in passage.headings)
    return Setting(decisions=decisions, recommendations=recommendations), tasks


def _read_row(page: Page, passage: Passage) -> None:
    _, tasks = setting_of(page, passage)
    lead = page.leads.get(passage.lead or -1)
    verb = lead.verb if lead else None
    draft = read_row(
        page.who, passage, tasks=tasks, verb_type=verb.type if verb else None, verb_force=verb.force if verb else None,
        source=lead.source if lead else page.who.speakers,
    )  # fmt: skip
    if draft:
        _add(page, passage, [draft])


def _read(page: Page, passage: Passage) -> None:
    who = page.who
    setting, tasks = setting_of(page, passage)
    start, end = _words_of(who.text, passage, who.rules)
    if start >= end:
        return
    lead = page.leads.get(governor(page, passage) or -1)
    owners = _heading_owners(page, passage) if tasks else ()
    task = read_task(who, passage, start, end, owners, listed=tasks)
    if task and _is_task(page, passage, task, start, end, listed=tasks):
        drafts = [task, *read_joint(who, [task], start, end)]
        _add(page, passage, drafts)
        return
    spans = sentences(who.text, start, end, who.rules.language)
    for number, (low, high) in enumerate(spans):
        _read_sentence(
            page, passage, low, high, lead if number == 0 else None, setting, last=number == len(spans) - 1
        )


def governor(page: Page, passage: Passage) -> int | None:
    """Return the position of the lead that governs a passage, or None.

    What stands beside its lead in one row of numbers is not below it; and where a lead's items bear marks, the first
    paragraph without one is again below what governs the lead.
    """
    lead = passage.lead
    while lead is not None:
        above = page.passages[lead - 1]
        if above.kind == passage.kind == "clause" and above.level >= passage.level:
            return None
        if passage.printed is not None or lead not in page.marked:
            return lead
        lead = above.lead
    return None


def _words_of(text: str, passage: Passage, rules: Grammar) -> tuple[int, int]:
    """The passage without list marks, check boxes and an emphasised label at its head."""
    match = _MARKUP.match(text, passage.start, passage.end)
    start = match.end() if match else passage.start
    mark = re.compile(rf"{rules.find['item_mark'].pattern}\s*[:.–—-]?\s+(?=\S)", re.I).match(
        text, start, passage.end
    )
    return (mark.end() if mark else start), passage.end


def _is_task(page: Page, passage: Passage, task: Draft, start: int, end: int, *, listed: bool) -> bool:
    """Whether a passage that could be a task is one: no sentence with a subject and a verb of its own, under a heading of
    tasks an item of a list."""
    clauses, _ = read_clauses(page.who, page.words, start, end)
    own = clauses and (clauses[0].subject.kind != "none" or clauses[0].cue.verb.modal)
    if not task.target and (
        clauses or passage.position in page.with_items or page.who.text[start:end].rstrip().endswith(":")
    ):
        return False
    if task.start > start or (task.action and task.action[0] > start):  # the owner stands before the action
        return not own or (clauses[0].cue.start >= (task.action or (start, start))[0])
    return listed and not own


def _heading_owners(page: Page, passage: Passage) -> tuple[Actor, ...]:
    """Whom the nearest heading names, where headings give tasks to persons ("Action items" over "Ada Lund")."""
    tasks = page.who.rules.find["heading_tasks"]
    if len(passage.headings) < 2 or not any(
        tasks.match(re.sub(r"^[\d.\s=#*]+", "", words)) for words in passage.headings[:-1]
    ):
        return ()
    heading = next((p for p in reversed(page.passages[: passage.position - 1]) if p.kind == "heading"), None)
    if heading is None:
        return ()
    words = page.who.text[heading.start : heading.end].strip(" =#*:")
    if page.who.rules.find["heading_tasks"].match(re.sub(r"^[\d.\s]+", "", words)):
        return ()
    if page.who.rules.find["everyone"].fullmatch(words):
        return (Actor(words, "Organisation", words, of=page.who.body.name, collective=True),)
    return page.who.named(*tidy(page.who.text, heading.start, heading.end))


def _read_sentence(page: Page, passage: Passage, start: int, end: int, lead: Lead | None, setting: Setting, *, last: bool) -> None:  # fmt: skip
    who = page.who
    present = read_presence(who, start, end)
    doer = page.doers.get(governor(page, passage) or -1)
    if doer and doer.functions:
        _finish(page, passage, [function_of(who, doer, start, end)], [], start, end, present)
        return
    clauses, left = read_clauses(who, page.words, start, end, doers=doer.actors if doer else ())
    opens = last and passage.position in page.with_items
    if lead and not _alone(lead, clauses, start):
        draft = item_of(who, lead, start, end)
        if draft:
            _finish(page, passage, [draft], clauses, start, end, present)
            return
    drafts: list[Draft] = []
    top = next((clause for clause in reversed(clauses) if clause.within is None), None)
    for clause in clauses:
        built = build(who, clause, setting)
        if opens and clause is top:
            above = lead_of(who, clause, built)
            if _thanks_list(page, passage, clause, above, built):
                return
            if made := made_with_functions(who, clause, built):
                page.doers[passage.position] = made
            elif above:
                page.leads[passage.position] = above
                built = built if above.complete else []
        drafts += built
        _remember(who, built)
    if opens and passage.position not in page.doers and (above := subject_lead(who, start, end)):
        page.doers[passage.position] = above
        drafts = [draft for draft in drafts if not (above.functions and draft.type == "COMMITTED_TO")]
    elif opens and not clauses and lead:
        page.leads[passage.position] = lead
    if not drafts and not present and (agreed := _under_decisions(page, passage, start, end, clauses)):
        drafts = [agreed]
    _finish(page, passage, drafts, clauses, start, end, present)
    if not drafts and not present and (passage.position not in page.leads):
        _note_gap(page, passage, start, end, clauses, left)


def _thanks_list(page: Page, passage: Passage, clause: Clause, lead: Lead | None, built: list[Draft]) -> bool:
    """Read a list of those thanked together with its lead; its items are then read no more."""
    if not lead or not lead.things or lead.verb.type != "THANKED_FOR" or not built:
        return False
    items = [p for p in page.passages if p.lead == passage.position]
    found = thanked(page.who, built[0], items)
    for item, draft in found:
        _add(page, item if len(found) > 1 else passage, [draft])
    page.silent.update(item.position for item in items if found)
    return bool(found)


def _under_decisions(
    page: Page, passage: Passage, start: int, end: int, clauses: list[Clause]
) -> Draft | None:
    """An item without a verb of its own in a list headed "Decisions" is decided by the body."""
    find = page.who.rules.find
    heading = re.sub(r"^[\d.\s=#*IVX-]+", "", passage.headings[-1]).strip(" :*") if passage.headings else ""
    listed = passage.printed is not None or passage.kind in ("item", "clause")
    if not listed or clauses or not find["heading_agreed"].fullmatch(heading) or end - start < 20:
        return None
    action = _LABEL.match(page.who.text, start, end)
    begin = action.end() if action else start
    return Draft(
        "DECIDED", page.who.speakers, (), start, end, tidy(page.who.text, begin, end), f"{page.who.rules.language}.listed-decision",
        0.65, "an item of a list of decisions", due=True, agents=page.who.speakers, verb_end=begin,
    )  # fmt: skip


def _alone(lead: Lead, clauses: list[Clause], start: int) -> bool:
    """Whether a sub-item is read by itself although a lead stands over it."""
    if (
        lead.verb.type == "REQUESTED_OF"
        and not lead.complete
        and clauses
        and clauses[0].subject.kind == "none"
    ):
        return False
    if not clauses:
        return lead.complete and lead.verb.type not in _INHERITED
    if lead.verb.type == "REQUESTED_OF" and lead.target and not lead.complete:
        return False
    return stands_alone_in(lead, clauses, start)


def stands_alone_in(lead: Lead, clauses: list[Clause], start: int) -> bool:
    """An item with a subject of its own stands alone; one that opens with an act does unless its lead waits for a thing to do."""
    first = clauses[0]
    if first.subject.kind in ("actor", "pronoun", "impersonal") or first.subject.passive:
        return True
    if first.cue.verb.modal:
        return False
    return first.subject.kind == "none" and (lead.complete or not lead.target)


def _finish(page: Page, passage: Passage, drafts: list[Draft], clauses: list[Clause], start: int, end: int, present: list[Draft]) -> None:  # fmt: skip
    who = page.who
    inner = read_nominals(who, clauses, drafts, start, end)
    joint = read_joint(who, drafts + inner, start, end)
    _add(page, passage, present + drafts + inner + joint)
    _remember(who, drafts)


def _remember(who: Who, drafts: list[Draft]) -> None:
    for draft in drafts:
        who.remember(draft.source, draft.target, draft.type)


def _add(page: Page, passage: Passage, drafts: Sequence[Draft]) -> None:
    page.found += [(passage, draft) for draft in drafts]


def _note_gap(
    page: Page, passage: Passage, start: int, end: int, clauses: list[Clause], left: list[Cue]
) -> None:
    """A sentence with an operative verb that gave nothing. Modals and gerunds alone are no sign of one."""
    cues = [clause.cue for clause in clauses] + [
        cue for cue in left if not cue.verb.modal and cue.mood not in ("gerund", "participle")
    ]
    if cues:
        words = " ".join(page.who.text[cues[0].start : cues[0].end].split())
        page.gaps.append(Gap(passage.position, start, end, words))


__all__ = ["Page", "read_passages"]
