"""Rows of tables: tasks with an owner in a column or in the cell itself, promises of a party, persons with their posts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Actor, Passage

from .draft import Draft, tidy
from .owners import owner_first
from .unknown import guessed
from .who import Who, unique
from .words import Verb, words

Span = tuple[int, int]
_HEADS = ("column_owner", "column_post", "column_due")
_SEPARATOR = re.compile(r"\s*(?:/|;|\n|·|•|\|)\s*")


def read_row(who: Who, passage: Passage, *, verb: Verb | None, source: tuple[Actor, ...]) -> Draft | None:
    """Return what a table's row says: a task with its owner, a promise, or under a lead that appoints (`verb`) persons their
    posts. A row that is closed, or only names the columns, says nothing.
    """
    cells = passage.cells
    columns = [column.strip().lower() for column in passage.columns]
    heads = [who.text[low:high].strip().lower() for low, high in cells]
    if len(cells) < 2 or any(_column(who, heads, name) is not None for name in _HEADS):
        return None
    if _closed(who, columns, cells):
        return None
    draft = _with_owner(who, passage, columns) or _self_told(who, passage, columns)
    draft = draft or _of_party(who, passage, columns)
    if draft is not None:
        draft.due_span = due_cell(who, passage)
        return draft
    owned = _column(who, columns, "column_owner") is not None and _action(who, columns) is not None
    return _post(who, passage, columns, source) if verb and verb.type == "DECIDED" and not owned else None


def told_cell(who: Who, passage: Passage) -> Span | None:
    """The cell of a row that may hold a sentence of its own: what is to be done or was decided; None in a closed row."""
    columns = [column.strip().lower() for column in passage.columns]
    number = _action(who, columns)
    number = _promised(who, columns) if number is None else number
    if number is None or number >= len(passage.cells) or _closed(who, columns, passage.cells):
        return None
    return tidy(who.text, *passage.cells[number])


def due_cell(who: Who, passage: Passage) -> Span | None:
    """Where the time of a row stands, in the column for it."""
    due = _column(who, [column.strip().lower() for column in passage.columns], "column_due")
    if due is None or due >= len(passage.cells):
        return None
    low, high = tidy(who.text, *passage.cells[due])
    before = re.search(
        r"\w+\W*\Z", who.text[passage.cells[0][0] : low]
    )  # a bare date is read behind a word and a mark
    begin = passage.cells[0][0] + before.start() if before else low
    return (begin, high) if re.search(r"\w", who.text[low:high]) else None


def _closed(who: Who, columns: list[str], cells: Sequence[Span]) -> bool:
    """Whether the status or the action of a row says that nothing is left to do."""
    said = [_column(who, columns, "column_status"), _action(who, columns), _promised(who, columns)]
    closed = who.rules.find["row_closed"]
    spans = [cells[number] for number in said if number is not None and number < len(cells)]
    pieces = [who.text[low:high].strip(" .|*_\n") for low, high in spans]
    return any(piece and closed.fullmatch(piece) for piece in pieces)


def _action(who: Who, columns: list[str]) -> int | None:
    number = _column(who, columns, "column_required")
    return _column(who, columns, "column_action") if number is None else number


def _promised(who: Who, columns: list[str]) -> int | None:
    return _column(who, columns, "column_promised")


def _with_owner(who: Who, passage: Passage, columns: list[str]) -> Draft | None:
    """A task whose owner stands in a column for it."""
    owner, action = _column(who, columns, "column_owner"), _action(who, columns)
    action = _promised(who, columns) if action is None else action
    cells = passage.cells
    if owner is None or action is None or max(owner, action) >= len(cells):
        return None
    low, high = tidy(who.text, *cells[owner])
    unowned = who.rules.find["no_owner"].match(who.text, low, high)
    actors = () if unowned else _owners(who, low, high)
    return _draft(who, passage, "REQUESTED_OF", who.speakers, actors, cells[action]) if actors else None


def _owners(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    """All the owners of a cell, which may part them by strokes or lines."""
    if whole := who.named(start, end):
        return whole
    found: list[Actor] = []
    at = start
    marks = [(mark.start(), mark.end()) for mark in _SEPARATOR.finditer(who.text, start, end)]
    for low, high in [*marks, (end, end)]:
        found.extend(who.named(at, low) or guessed(who, at, low))
        at = high
    return unique(found)


def _self_told(who: Who, passage: Passage, columns: list[str]) -> Draft | None:
    """A cell that says itself who is to do what: "Vanuatu to submit the reports"."""
    known = _action(who, columns)
    cells = passage.cells
    numbers = [known] if known is not None and known < len(cells) else range(len(cells))
    for number in numbers:
        low, high = tidy(who.text, *cells[number])
        found = owner_first(who, low, high, listed=False)
        if found:
            actors, action, _ = found
            return _draft(who, passage, "REQUESTED_OF", who.speakers, actors, action)
    return None


def _of_party(who: Who, passage: Passage, columns: list[str]) -> Draft | None:
    """What a party, in a column of its own, is asked to do, or promises in a column of promises."""
    party = _column(who, columns, "column_party")
    promised, asked = _promised(who, columns), _column(who, columns, "column_required")
    number = asked if promised is None else promised
    cells = passage.cells
    if party is None or number is None or max(party, number) >= len(cells):
        return None
    actors = who.named(*cells[party])
    low, high = tidy(who.text, *cells[number])
    if (
        not actors
        or len(who.text[low:high].split()) < 2
        or who.rules.find["negation"].search(who.text, low, high)
    ):
        return None
    if promised is not None:
        begin = _without_will(who, low, high)
        return _draft(who, passage, "COMMITTED_TO", actors, (), (begin, high))
    told = who.rules.language != "es" or who.rules.find["infinitive"].match(who.text, low, high)
    article = who._article.match(who.text, low, high)
    if not told or who.text[low].isdigit() or (article and article.end() > low):
        return None
    return _draft(who, passage, "REQUESTED_OF", who.speakers, actors, (low, high))


def _without_will(who: Who, start: int, end: int) -> int:
    """Where an English promise begins behind its auxiliary ("will lend its boat")."""
    cue = next(words(who.rules.language).cues(who.text, start, end), None)
    english = who.rules.language == "en"
    return (
        who.skip_blank(cue.end, end) if english and cue and cue.verb.modal and cue.start == start else start
    )


def _post(who: Who, passage: Passage, columns: list[str], source: tuple[Actor, ...]) -> Draft | None:
    """A person with a post, under a lead that appoints."""
    cells = passage.cells
    post = _column(who, columns, "column_post")
    post = len(cells) - 1 if post is None else post
    actors = _persons(who, *cells[post]) if post < len(cells) else ()
    action = (cells[0][0], cells[min(post, len(cells) - 1)][0])
    return _draft(who, passage, "DECIDED", source, actors, action) if actors else None


def _column(who: Who, columns: list[str], name: str) -> int | None:
    return next((n for n, column in enumerate(columns) if who.rules.find[name].fullmatch(column)), None)


def _persons(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    out: list[Actor] = []
    for piece in re.finditer(r"[^,;/]+", who.text[start:end]):
        at = start + piece.start()
        colon = who.text.find(":", at, start + piece.end())
        low, high = (colon + 1 if colon >= 0 else at), start + piece.end()
        out.extend(who.named(low, high))
    return tuple(out)


def _draft(
    who: Who, passage: Passage, kind: str, source: tuple[Actor, ...], target: tuple[Actor, ...], action: Span
) -> Draft:
    start, end = tidy(who.text, passage.cells[0][0], passage.cells[-1][1])
    draft = Draft(
        kind, source, target, start, end, tidy(who.text, *action), f"{who.rules.language}.row", 0.9, "a table's row",
        force="request" if kind == "REQUESTED_OF" else None, due=kind != "DECIDED", agents=target or source,
        verb_end=start,
    )  # fmt: skip
    if any(not actor.sure for actor in (*source, *target)):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft
