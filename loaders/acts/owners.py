"""Tasks with an owner: "ACTION: X to do", "X: do (date)", headings that name the owner, tables with a column
for it.
"""

from __future__ import annotations

import re

from graph.model import Actor, Passage

from .draft import Draft, tidy
from .unknown import guessed
from .who import Who

_MARKUP = re.compile(r"\s*(?:[-*•–]\s+)?(?:\[[ xX]?\]\s*)?[*_]*")


def read_task(
    who: Who, passage: Passage, start: int, end: int, owners: tuple[Actor, ...], *, listed: bool
) -> Draft | None:
    """Return the task that a passage gives somebody, or None. *owners*: whom the heading above names.
    *listed*: it stands
    in a list of tasks."""
    text = who.text
    begin = _MARKUP.match(text, start, end).end()  # type: ignore[union-attr]
    if who.rules.find["next_meeting"].match(text, begin, end):
        return None
    mark = re.compile(
        rf"(?:{who.rules.find['task_mark'].pattern})\s*(?:[:–—-]\s*|\s+(?=on\b))(?:on\s+)?", re.I
    ).match(text, begin, end)
    if mark:
        begin, listed = mark.end(), True
    found = _owner_first(who, begin, end, listed) or _owner_last(who, begin, end, listed)
    if found:
        actors, action, confidence = found
    elif owners and listed:
        actors, action, confidence = owners, (begin, end), 0.88
    elif listed and (placed := _owner_by_place(who, begin, end)):
        actors, action, confidence = placed
    elif listed and not who.rules.find["negation"].search(text, begin, end):
        actors, action, confidence = (), (begin, end), 0.6
    else:
        return None
    quote = tidy(text, begin if not mark else start, end)
    action = tidy(text, *action)
    if action[0] >= action[1]:
        return None
    draft = Draft(
        "REQUESTED_OF",
        who.speakers,
        actors,
        quote[0],
        quote[1],
        action,
        f"{who.rules.language}.task",
        confidence,
        "a task with its owner",
        force="request",
        due=True,
        agents=actors,
        verb_end=action[0],
    )
    if any(not actor.sure for actor in actors):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft


def _owner_first(
    who: Who, start: int, end: int, listed: bool
) -> tuple[tuple[Actor, ...], tuple[int, int], float] | None:
    """ "X to do …", "X: do …"."""
    actors, after = who.leading(start, end)
    if not actors:
        if not listed:
            return None
        colon = who.text.find(":", start, min(end, start + 80))
        if colon < 0 or not (actors := who.named(start, colon)):
            return None
        if not actors[-1].sure and not who.text[start:colon].rstrip().endswith(actors[-1].mention):
            return None  # words that go on behind a guessed name are a label: "Invented example: …"
        after = colon
    colon_match = re.compile(r"\s*[:–—]\s+").match(who.text, after, end)
    if colon_match and (listed or _verb_follows(who, colon_match.end(), end)):
        return actors, (colon_match.end(), end), 0.88
    marker = who.rules.pattern["infinitive_marker"]
    sure = listed or all(
        actor.sure and (actor.key or actor.role or actor.kind == "Person") for actor in actors
    )
    if (
        sure
        and marker
        and (
            to := re.compile(
                rf"\s+{marker}\s+(?=[a-z])(?!(?:{'|'.join(who.rules.words['determiners'])})\b)"
            ).match(who.text, after, end)
        )
    ):
        return actors, (to.end(), end), 0.89 if listed else 0.82
    return None


def _owner_by_place(
    who: Who, start: int, end: int
) -> tuple[tuple[Actor, ...], tuple[int, int], float] | None:
    """ "Bureau staff to do …", where neither record nor registry knows who that is."""
    marker = who.rules.pattern["infinitive_marker"]
    if not marker:
        return None
    determiners = "|".join(who.rules.words["determiners"])
    to = re.compile(rf"\s+{marker}\s+(?=[a-z])(?!(?:{determiners})\b)").search(
        who.text, start, min(end, start + 80)
    )
    actors = guessed(who, start, to.start()) if to else ()
    capital = actors and actors[0].name[0].isupper() and not who.rules.find["texts"].search(actors[0].name)
    return (actors, (to.end(), end), 0.7) if to and capital else None


def _verb_follows(who: Who, at: int, end: int) -> bool:
    return who.rules.language == "es" and bool(who.rules.find["infinitive"].match(who.text, at, end))


def _owner_last(
    who: Who, start: int, end: int, listed: bool
) -> tuple[tuple[Actor, ...], tuple[int, int], float] | None:
    """ "Circulate the draft (Executive Secretary)"."""
    if not listed:
        return None
    bracket = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]\s*[.;]?\s*$").search(who.text, start, end)
    if not bracket:
        return None
    actors = who.named(bracket.start(1), bracket.end(1)) or guessed(who, bracket.start(1), bracket.end(1))
    if who.rules.find["no_owner"].search(bracket[1]):
        return None
    return (actors, (start, bracket.start()), 0.88) if actors else None


def read_row(
    who: Who,
    passage: Passage,
    *,
    tasks: bool,
    verb_type: str | None,
    verb_force: str | None,
    source: tuple[Actor, ...],
) -> Draft | None:
    """Return what a table's row says: a task with its owner, or under a lead that appoints or approves persons
    their posts.
    """
    columns = [column.strip().lower() for column in passage.columns]
    cells = passage.cells
    if len(cells) < 2:
        return None
    heads = [who.text[low:high].strip().lower() for low, high in cells]
    if any(_column(who, heads, name) is not None for name in ("column_owner", "column_post", "column_due")):
        return None
    owner = _column(who, columns, "column_owner")
    action = _column(who, columns, "column_action")
    if owner is not None and action is not None and max(owner, action) < len(cells):
        actors = who.named(*cells[owner]) or guessed(who, *cells[owner])
        if actors:
            return _row_draft(who, passage, "REQUESTED_OF", who.speakers, actors, cells[action], "request")
        return None
    post = _column(who, columns, "column_post")
    post = len(cells) - 1 if post is None else post
    if verb_type == "DECIDED" and post < len(cells):
        actors = _persons(who, *cells[post])
        if actors:
            return _row_draft(who, passage, "DECIDED", source, actors, (cells[0][0], cells[post][0]), None)
    return None


def _column(who: Who, columns: list[str], name: str) -> int | None:
    for number, column in enumerate(columns):
        if who.rules.find[name].fullmatch(column):
            return number
    return None


def _persons(who: Who, start: int, end: int) -> tuple[Actor, ...]:
    out: list[Actor] = []
    for piece in re.finditer(r"[^,;/]+", who.text[start:end]):
        at = start + piece.start()
        colon = who.text.find(":", at, start + piece.end())
        low, high = (colon + 1 if colon >= 0 else at), start + piece.end()
        out.extend(who.named(low, high))
    return tuple(out)


def _row_draft(
    who: Who,
    passage: Passage,
    kind: str,
    source: tuple[Actor, ...],
    target: tuple[Actor, ...],
    action: tuple[int, int],
    force: str | None,
) -> Draft:
    start, end = tidy(who.text, passage.cells[0][0], passage.cells[-1][1])
    draft = Draft(
        kind,
        source,
        target,
        start,
        end,
        tidy(who.text, *action),
        f"{who.rules.language}.row",
        0.9,
        "a table's row",
        force=force,
        due=kind == "REQUESTED_OF",
        agents=target,
        verb_end=start,
    )
    if any(not actor.sure for actor in target):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft
