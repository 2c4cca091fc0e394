"""One passage after the other: tasks with their owners, rows of tables, lists of those present, and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.model import Actor, Passage
from loaders.sentences import sentences

from .clauses import read_clauses
from .draft import Draft, tidy
from .fields import Fields, annotate, read_fields, task_above
from .grammar import Grammar
from .heads import head_over
from .joint import read_joint
from .leads import Lead
from .lists import agreed_above
from .modal import Setting
from .motions import read_motion
from .norms import norms_over
from .owners import read_task, task_mark
from .page import Page, lead_over
from .presence import read_lists_of_present, read_presence
from .rows import due_cell, read_row, told_cell
from .sentence import Place, read_sentence, read_turn
from .turns import spoken_by_all, turns_of, with_reserve
from .who import Who

_SILENT_KINDS = frozenset({"title", "heading", "agenda", "covering", "footnote", "preamble", "contents"})
_MARKUP = re.compile(
    r"(?:\s*(?:[-*•–.]\s+)?(?:\[[ xX]?\]\s*)?)?(?P<emphasis>[*_]{1,2}[^*_\n]{2,80}[*_]{1,2}:?[*_]*\s+)?"
)


def read_passages(page: Page) -> None:
    """Read every passage in order; statements and gaps are added to *page*."""
    page.with_items = frozenset(p.lead for p in page.passages if p.lead is not None)
    page.marked = frozenset(p.lead for p in page.passages if p.lead is not None and p.printed is not None)
    page.turns = turns_of(page.who, page.passages)
    number = 0
    while number < len(page.passages):
        passage = page.passages[number]
        if passage.kind == "participants" and passage.position not in page.silent:
            run = _run(page.passages, number)
            page.add(passage, read_lists_of_present(page.who, run))
            number += len(run)
            continue
        if passage.position in page.silent:
            number += 1
            continue
        page.heading = passage.position if passage.kind == "heading" else page.heading
        if head := _head(page, passage):
            page.leads[passage.position] = head
        elif passage.kind == "row":
            _read_row(page, passage)
        elif _is_note(page, passage):
            pass
        elif passage.kind not in _SILENT_KINDS or (
            passage.kind == "agenda" and _says_something(page, passage)
        ):
            _read(page, passage)
        number += 1


def _head(page: Page, passage: Passage) -> Lead | None:
    """The lead that a heading, or a line over items, makes by a noun: "Recommendations to the Secretariat:"."""
    over = passage.kind == "heading" or (passage.kind == "text" and passage.position in page.with_items)
    return head_over(page.who, *_words_of(page.who.text, passage, page.who.rules)) if over else None


def _is_note(page: Page, passage: Passage) -> bool:
    """Whether a passage is the caption of a figure or table, or a note to which the text before it points."""
    text = page.who.text
    caption = re.compile(rf"\s*{page.who.rules.find['caption'].pattern}\s*[:.–—-]\s", re.I)
    if caption.match(text, passage.start, passage.end):
        return True
    mark = re.compile(r"\s*(\[\d{1,3}\])\s").match(text, passage.start, passage.end)
    return mark is not None and mark[1] in text[: passage.start]


def _says_something(page: Page, passage: Passage) -> bool:
    """Whether what stands like a line of an agenda is a sentence with an act, as when conclusions follow the
    agenda.
    """
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
    lead = page.leads.get(passage.lead or -1)
    source = lead.source if lead else page.who.speakers
    draft = read_row(page.who, passage, verb=lead.verb if lead else None, source=source)
    if draft:
        joint = read_joint(page.who, [draft], *draft.action) if draft.action else []
        page.add(passage, [draft, *joint])
    elif cell := told_cell(page.who, passage):
        known = len(page.found)
        for low, high in sentences(page.who.text, *cell, page.who.rules.language):
            if read_clauses(page.who, page.words, low, high, opening=False)[0]:
                read_sentence(Place(page, passage, low, high, Setting(), None, last=False))
        for _, told in page.found[known:]:
            told.due_span = told.due_span or due_cell(page.who, passage)


def _read(page: Page, passage: Passage) -> None:
    who = page.who
    setting, tasks = setting_of(page, passage)
    start, end = _words_of(who.text, passage, who.rules)
    if start >= end:
        return
    if with_reserve(who, start, end):
        return
    if agreed := spoken_by_all(who, start, end):
        page.add(passage, [agreed])
        return
    if turn := page.turns.get(passage.position):
        read_turn(Place(page, passage, turn.start, end, Setting(), None, last=True), turn)
        return
    fields = read_fields(who, start, end)
    if fields and not who.text[start : fields.start].strip(" (*_-"):
        _below(page, passage, fields)
        return
    if tasks and fields and (task := _instructed(page, start, fields)):
        page.add(passage, [task, *read_joint(who, [task], start, fields.start)])
        return
    if fields:
        known = len(page.found)
        _read_words(page, passage, setting, start, fields.start, tasks=tasks)
        annotate(who, fields, [draft for _, draft in page.found[known:]])
        return
    _read_words(page, passage, setting, start, end, tasks=tasks)


def _instructed(page: Page, start: int, fields: Fields) -> Draft | None:
    """The task that stands before its fields in a list of tasks: "Nominate experts. Responsible: all members."."""
    clauses, _ = read_clauses(page.who, page.words, start, fields.start)
    if clauses and (clauses[0].subject.kind != "none" or clauses[0].cue.verb.modal):
        return None
    return task_above(page.who, fields, start, fields.start)


def _is_closed(who: Who, start: int, end: int) -> bool:
    """Whether a task says at its end that nothing is left to do: "Redraw the logo. Closed; no further action."."""
    closed = rf"(?:^|[.;:–—(\[])\s*(?:{who.rules.find['task_closed'].pattern})(?:[;,]\s[^.;]*)?[\s.;)\]]*\Z"
    return re.compile(closed, re.I).search(who.text, start, end) is not None


def _only_fields(page: Page, passage: Passage) -> bool:
    """Whether a passage is a labelled field and no more: "Lead: Ghana" between an activity and its time."""
    start, end = _words_of(page.who.text, passage, page.who.rules)
    if end - start > 200 or passage.kind in _SILENT_KINDS:
        return False
    fields = read_fields(page.who, start, end)
    return fields is not None and not page.who.text[start : fields.start].strip(" (*_-")


def _below(page: Page, passage: Passage, fields: Fields) -> None:
    """Fields in a passage of their own belong to the passage above."""
    above = next(
        (p for p in reversed(page.passages[: passage.position - 1]) if not _only_fields(page, p)), None
    )
    if above is None or above.kind in _SILENT_KINDS or above.kind == "row":
        return
    drafts = [draft for found, draft in page.found if found.position == above.position]
    annotate(page.who, fields, drafts)
    if not drafts and (
        task := task_above(page.who, fields, *_words_of(page.who.text, above, page.who.rules))
    ):
        page.add(above, [task, *read_joint(page.who, [task], task.start, task.end)])


def _read_words(page: Page, passage: Passage, setting: Setting, start: int, end: int, *, tasks: bool) -> None:
    """Read the words of a passage without the labelled fields that end it."""
    who = page.who
    if motion := read_motion(who, start, end):
        page.add(passage, motion)
        end = min(draft.start for draft in motion)
        if end <= start:
            return
    if tasks and _is_closed(who, start, end):
        return
    lead = lead_over(page, passage)
    owners = (_heading_owners(page, passage) or (lead.target if lead else ())) if tasks else ()
    task = read_task(who, passage, start, end, owners, listed=tasks)
    undone = task and page.who.rules.find["to_be_done"].search(who.text, task.start, task.end)
    if task and not (task.target or undone) and agreed_above(page, passage):
        task.type, task.force, task.agents = "COMMITTED_TO", None, task.source
    if task and setting.recommendations and not task_mark(who, start, end):
        task.force = "recommend"
    if task and _is_task(page, passage, task, start, end, listed=tasks):
        drafts = [task, *read_joint(who, [task], start, end)]
        page.add(passage, drafts)
        return
    if _lists_those_present(page, passage, start, end):
        page.add(passage, read_lists_of_present(who, [passage]))
        return
    if norms_over(page, passage):
        setting = replace(setting, decisions=True, norms=True)
    spans = sentences(who.text, start, end, who.rules.language)
    for number, (low, high) in enumerate(spans):
        above = lead if number == 0 else None
        read_sentence(Place(page, passage, low, high, setting, above, last=number == len(spans) - 1))


def _words_of(text: str, passage: Passage, rules: Grammar) -> tuple[int, int]:
    """The passage without list marks, check boxes and an emphasised label at its head, and without the word that joins it
    to the next ("…; and").
    """
    match = _MARKUP.match(text, passage.start, passage.end)
    start = match.end() if match else passage.start
    marks = rf"(?:{rules.find['item_mark'].pattern}|{rules.find['decision_mark'].pattern})"
    mark = re.compile(rf"{marks}\s*[:.–—-]?\s+(?=\S)", re.I).match(text, start, passage.end)
    joint = re.compile(rf"[;,]\s*{rules.find['and'].pattern}\s*\Z", re.I).search(text, start, passage.end)
    return (mark.end() if mark else start), joint.start() + 1 if joint else passage.end


def _lists_those_present(page: Page, passage: Passage, start: int, end: int) -> bool:
    """Whether a passage under a heading of those present is a list of names, with no sentence of its own."""
    heading = re.sub(r"^[\d.\s=#*IVX-]+", "", passage.headings[-1]).strip(" :*") if passage.headings else ""
    if not page.who.rules.find["heading_presence"].fullmatch(heading):
        return False
    return not read_clauses(page.who, page.words, start, end)[0] and not read_presence(page.who, start, end)


def _is_task(page: Page, passage: Passage, task: Draft, start: int, end: int, *, listed: bool) -> bool:
    """Whether a passage that could be a task is one: no sentence with a subject and a verb of its own, under
    a heading of
    tasks an item of a list."""
    clauses, _ = read_clauses(page.who, page.words, start, end)
    own = clauses and (clauses[0].subject.kind != "none" or clauses[0].cue.verb.modal)
    if not task.target and (
        _behind_items(page, passage)
        or clauses
        or passage.position in page.with_items
        or page.who.text[start:end].rstrip().endswith(":")
    ):
        return False
    if task.start > start or (task.action and task.action[0] > start):  # the owner stands before the action
        return not clauses or clauses[0].cue.start >= (task.action or (start, start))[0]
    return listed and not own


def _behind_items(page: Page, passage: Passage) -> bool:
    """Whether a paragraph stands behind the items of its heading, as farewells and signatures do."""
    if passage.kind != "text":
        return False
    before = page.passages[: passage.position - 1]
    return any(one.headings == passage.headings and one.kind in ("item", "clause") for one in before)


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
