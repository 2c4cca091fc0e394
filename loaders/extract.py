"""A record's statements: `read_record` gives the reading of one document, `read_paths` of files, `lines_of`
its JSON Lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from graph.errors import ConcertationError, RecordError
from graph.model import Actor, Document, Force, Meeting, Modality, Passage, Reading, Statement, StatementType
from graph.registry import default_registry

from .actors import ActorReader
from .acts.draft import Draft, condition_in, cut_action, modality_of, tidy
from .acts.grammar import grammar
from .acts.hearsay import only_told
from .acts.page import Page
from .acts.passage import read_passages
from .acts.plain import plain_text
from .acts.weigh import weigh
from .acts.who import Who
from .acts.words import words
from .endless import WARNING, endless
from .files import read_files
from .language import language_of
from .meeting import read_meeting
from .meeting.body import joint_bodies, read_body, with_body
from .structure import passages_of
from .times import Due, find_due, find_same_date, moved_to
from .version import loader_version

_STATED_TERM = 3
"""The rank from which on a time is stated as a term or a deadline, and not only named."""

_FLOOR = 0.3
"""Readings less sure than this are left out: a wrong claim costs more than a missing one."""


def read_record(document: Document) -> Reading:
    """Return the meeting, the passages and the statements of a document, in reading order.

    Every statement's quote stands in the text: ``text[start:end] == quote``. Deterministic; needs no server.
    """
    passages = passages_of(document)
    language = language_of(document.text) or "en"
    text = plain_text(document.text)
    reader = ActorReader(text, language, passages)
    meeting = read_meeting(document, passages, reader)
    body = read_body(document, passages, meeting)
    meeting = with_body(meeting, body)
    body = body or _body_of(meeting)
    meeting = replace(meeting, body=body)
    parties = _parties(reader, body, meeting, language)
    reader.set_parties(parties)
    reader.set_body(body)
    who = Who(reader, text, body, grammar(language), parties=parties)
    page = Page(who, words(language), passages)
    page.silent |= (skipped := endless(text, passages, language))
    if skipped:
        document = replace(document, warnings=(*document.warnings, WARNING))
    read_passages(page)
    statements = tuple(_statements(page, meeting, document.text))
    return Reading(
        document,
        meeting,
        passages,
        statements,
        tuple(page.gaps),
        getattr(reader, "definitions", {}),
        loader_version(),
    )


def _parties(reader: ActorReader, body: Actor, meeting: Meeting, language: str) -> tuple[Actor, ...]:
    """The two countries or two bodies whose meeting it is, where the name of the meeting or its title names just two, else
    ().
    """
    names = [name for name in (body.name, meeting.forum, meeting.title) if name and body.kind != "Country"]
    for name in names:
        countries = ActorReader(name, language).countries()
        if len(countries) == 2:
            return countries
    return joint_bodies(reader, body, language)


def _body_of(meeting: Meeting) -> Actor:
    """The body that speaks where the record does not show one: the forum as printed, else the meeting itself."""
    name = meeting.forum or meeting.title or ("la reunión" if meeting.language == "es" else "the meeting")
    known = default_registry().find(name, language=meeting.language) if meeting.forum else []
    if len(known) == 1:
        return Actor(name, known[0].kind, name, key=known[0].key)
    return Actor(name, "Forum", name, sure=bool(meeting.forum))


def _statements(page: Page, meeting: Meeting, printed: str) -> Iterator[Statement]:
    seen: set[tuple[object, ...]] = set()
    last: Statement | None = None
    drafts = sorted(page.found, key=lambda pair: (pair[0].position, pair[1].start, -pair[1].end))
    for passage, draft in drafts:
        statement = _statement(page, meeting, passage, draft, printed)
        if statement is None:
            continue
        statement = _same_date(statement, last, meeting.language)
        last = statement if statement.due else last
        key = (statement.type, statement.start, statement.end, statement.source, statement.target)
        if key not in seen:
            seen.add(key)
            yield statement


_ACCEPTS = re.compile(r"\W*(?:to\s+)?a(?:cc|c)ept", re.IGNORECASE)
_DATE_LINE = re.compile(r"[^:.;]{2,60}:\s*")
"""What stands before a date that is itself decided: "Committee draft: 2023-11-30"."""
_DATED = frozenset({"REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED", "DECIDED", "COORDINATES_WITH"})


def _same_date(statement: Statement, last: Statement | None, language: str) -> Statement:
    """ "On that date" is the date that was set last in the same passage."""
    if statement.due or last is None or last.position != statement.position or statement.type not in _DATED:
        return statement
    words = find_same_date(statement.quote, language)
    return replace(statement, due=last.due, due_text=words) if words else statement


def _statement(
    page: Page, meeting: Meeting, passage: Passage, draft: Draft, printed: str
) -> Statement | None:
    text, rules = page.who.text, page.who.rules
    start, end = _quote(text, draft.start, draft.end)
    confidence = weigh(draft, page.who.body)
    if start >= end or confidence < _FLOOR or only_told(page.who, passage, draft):
        return None
    due = _due_of(page, meeting, draft)
    place = (due.start, due.end) if due else None
    action = cut_action(text, draft.action, rules, place) if draft.action else None
    return Statement(
        passage=passage.address, position=passage.position, type=cast(StatementType, draft.type), source=draft.source,
        target=draft.target, action=" ".join(text[slice(*action)].split()) if action else "", quote=printed[start:end],
        start=start, end=end, rule=draft.rule, confidence=confidence, reason="; ".join([draft.reason, *draft.doubts]),
        due=due.due if due else None, due_text=printed[due.start : due.end] if due else None,
        force=cast(Force | None, draft.force), condition=condition_in(printed, start, end, rules),
        modality=cast(Modality, modality_of(draft.type, text, start, end, rules)),
        action_start=action[0] if action else None, action_end=action[1] if action else None,
    )  # fmt: skip


def _due_of(page: Page, meeting: Meeting, draft: Draft) -> Due | None:
    """The time that a statement sets: after its verb, else anywhere in its words; what will not happen has none."""
    if draft.negated:
        return None
    if draft.type == "DECIDED" and _ACCEPTS.match(page.who.text, draft.start, draft.end):
        return None  # a date inside what is accepted is that thing's own
    if not draft.due:
        return _term_of_decision(page, meeting, draft)
    verb = max(draft.start, min(draft.verb_end, draft.end))
    mark = page.who.text.find(
        ";", verb, draft.end
    )  # what follows a semicolon is a clause with a time of its own
    stop = mark if mark >= 0 else draft.end
    low, high = draft.due_span or (verb, stop)
    language = page.who.rules.language
    return _due(page.who.text, low, high, language, meeting.date) or _due(
        page.who.text, draft.start, stop, language, meeting.date
    )


def _term_of_decision(page: Page, meeting: Meeting, draft: Draft) -> Due | None:
    """A decision's own term ("until", "with effect from", "within"); a mere date in it belongs to what is decided on."""
    if draft.type != "DECIDED":
        return None
    low = max(draft.start, min(draft.verb_end, draft.end))
    due = _due(page.who.text, low, draft.end, page.who.rules.language, meeting.date)
    if due is not None and page.who.rules.find["relatives"].search(page.who.text, low, due.start):
        return None  # what somebody does by then stands in a clause of its own
    due = due or _due(page.who.text, draft.start, draft.end, page.who.rules.language, meeting.date)
    if due is not None and due.due and _DATE_LINE.fullmatch(page.who.text[draft.start : due.start]):
        return due if not page.who.text[due.end : draft.end].strip(" .;,") else None
    strong = due is not None and due.due is not None and due.rank >= _STATED_TERM and due.precision != "year"
    return due if strong else None


def _quote(text: str, start: int, end: int) -> tuple[int, int]:
    """A quote has no blank at its ends, and no mark that joins it to what follows."""
    while start < end and text[start] in " \t\n\r\u00a0,;":
        start += 1
    while end > start and text[end - 1] in " \t\n\r\u00a0,":
        end -= 1
    return start, end


def _due(text: str, start: int, end: int, language: str, meeting_date: str | None) -> Due | None:
    """The time a span sets, with its place in the whole text."""
    if (moved := moved_to(text, start, end)) > start:
        return find_due(text, moved, end, language=language, meeting_date=meeting_date)
    due = find_due(text[start:end], 0, end - start, language=language, meeting_date=meeting_date)
    return replace(due, start=due.start + start, end=due.end + start) if due else None


def read_paths(paths: Iterable[str | Path]) -> Iterator[Reading | ConcertationError]:
    """Yield the reading of each record under *paths* (files, folders, archives; "-" is standard input), or why
    there is none.
    """
    for outcome in read_files(paths):
        if isinstance(outcome, RecordError):
            yield outcome
        else:
            yield read_record(outcome)


def lines_of(reading: Reading) -> Iterator[dict[str, Any]]:
    """Yield the JSON Lines of a reading: one line for the record and its meeting, then one a statement."""
    yield {"record": reading.document.name, "meeting": reading.meeting.to_json()}
    for statement in reading.statements:
        yield statement.to_json()


def extract_lines(paths: Iterable[str | Path]) -> Iterator[dict[str, Any]]:
    """Yield the JSON Lines of all records under *paths*; a file that cannot be read gives {"record": …,
    "error": …}.
    """
    for outcome in read_paths(paths):
        if isinstance(outcome, Reading):
            yield from lines_of(outcome)
        else:
            yield {"record": getattr(outcome, "path", None), "error": str(outcome)}


def explain(reading: Reading) -> str:
    """Return, passage by passage, what was found by which rule and which sentences gave nothing."""
    out = [
        f"{reading.document.name}: {reading.meeting.forum or 'no forum'}, {reading.meeting.date or 'no date'}"
    ]
    for passage in reading.passages:
        head = " ".join(reading.document.text[passage.start : passage.end].split())
        out.append(f"[{passage.address}] {passage.kind}: {head[:100]}")
        for one in (s for s in reading.statements if s.position == passage.position):
            actors = (
                f"{', '.join(a.name for a in one.source)} -> {', '.join(a.name for a in one.target) or '-'}"
            )
            out.append(f"    {one.type} ({actors}): {one.action[:100]}")
            out.append(
                f"        rule {one.rule}, {one.confidence:.2f}: {one.reason}"
                + (f"; due {one.due or one.due_text}" if one.due_text else "")
            )
        for gap in (g for g in reading.gaps if g.position == passage.position):
            out.append(
                f"    nothing read from “{gap.cue}”: {' '.join(reading.document.text[gap.start : gap.end].split())[:100]}"
            )
    return "\n".join(out) + "\n"


__all__ = ["explain", "extract_lines", "lines_of", "read_paths", "read_record", "tidy"]
