"""Tasks with an owner: "ACTION: X to do", "X: do (date)", headings that name the owner."""

from __future__ import annotations

import re

from graph.model import Actor, Passage

from .draft import Draft, tidy
from .unknown import guessed
from .who import Who
from .words import words

_THING_WORDS = 14
"""Words of a thing that is left to be done."""

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
    mark = task_mark(who, begin, end)
    if mark:
        begin, listed = mark.end(), True
        owners = owners or (who.named(*mark.span("owner")) if mark["owner"] else ())
    found = owner_first(who, begin, end, listed=listed) or _owner_last(who, begin, end, listed)
    found = found or (_owner_bare(who, begin, end) if mark else None)
    if found and _tells(who, *found[1]):
        return None  # "Togo: will lend its boat", "Chad: made no promise"
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
    return _task(who, quote, actors, action, confidence) if action[0] < action[1] else None


def task_mark(who: Who, start: int, end: int) -> re.Match[str] | None:
    """ "ACTION 3:", "Task (Togo) –", "ACTION" before a name: the words that mark a task, at the head of a span."""
    capitals = r"(?<=(?-i:[A-ZÁÉÍÓÚÑ]{3}))\s+(?=(?-i:[A-ZÁÉÍÓÚÑ]))"
    return re.compile(
        rf"(?:{who.rules.find['task_mark'].pattern})\s*(?:\((?P<owner>[^()]{{2,60}})\)\s*)?"
        rf"(?:[:–—-]\s*|\s+(?=on\b)|{capitals})(?:on\s+)?",
        re.I,
    ).match(who.text, start, end)


def _owner_bare(who: Who, start: int, end: int) -> tuple[tuple[Actor, ...], tuple[int, int], float] | None:
    """ "ACTION – Chad inform the users": a marked task whose owner stands right before a bare verb."""
    actors, after = who.leading(start, end)
    verb = re.compile(r"\s+[^\W\d_]+\s+\w").match(who.text, after, end)
    known = all(one.key or one.kind == "Person" for one in actors)
    return (actors, (after, end), 0.84) if actors and known and verb else None


def _task(
    who: Who, quote: tuple[int, int], actors: tuple[Actor, ...], action: tuple[int, int], confidence: float
) -> Draft:
    draft = Draft(
        "REQUESTED_OF", who.speakers, actors, *quote, action, f"{who.rules.language}.task", confidence,
        "a task with its owner", force="request", due=True, agents=actors, verb_end=action[0],
    )  # fmt: skip
    if any(not actor.sure for actor in actors):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft


def read_inner_task(who: Who, start: int, end: int) -> Draft | None:
    """A sentence of a passage that gives somebody a task: "The fee stays. Chad to book the hall by May."."""
    found = owner_first(who, start, end, listed=False)
    if found is None or who.text[start:end].rstrip().endswith("?"):
        return None
    actors, action, confidence = found
    low, high = tidy(who.text, start, end)
    return Draft(
        "REQUESTED_OF", who.speakers, actors, low, high, tidy(who.text, *action), f"{who.rules.language}.task",
        confidence, "a task with its owner", force="request", due=True, agents=actors, verb_end=action[0],
    )  # fmt: skip


def read_undone(who: Who, start: int, end: int) -> Draft | None:
    """What a sentence of notes leaves to be done by nobody named: "The fee to be raised in May.", "Mapa a ser impreso"."""
    low, high = tidy(who.text, start, end)
    match = who.rules.find["to_be_done"].search(who.text, low, high)
    if match is None or who.text[start:end].rstrip().endswith(("?", ":")) or not who.text[low].isupper():
        return None
    thing = who.text[low : match.start()]
    told = who.rules.find["auxiliaries"].search(thing) or who.rules.find["subordinators"].search(thing)
    last = who.rules.find["before_to_be"].fullmatch(thing.split()[-1]) if thing.split() else None
    if told or last or not 1 < len(thing.split()) <= _THING_WORDS or re.search(r"[;:]", thing):
        return None
    return Draft(
        "REQUESTED_OF", who.speakers, (), low, high, (low, high), f"{who.rules.language}.to-be-done", 0.72,
        "left to be done by nobody named", force="request", due=True, agents=who.speakers, verb_end=match.end(),
    )  # fmt: skip


def _tells(who: Who, start: int, end: int) -> bool:
    """Whether what stands behind an owner tells what it does or did, or that there is nothing to do, and gives no task."""
    start = who.skip_adverbs(start, end)
    group = re.compile(
        rf"(?:(?:{who.rules.find['auxiliaries'].pattern}|{who.rules.find['negation'].pattern})\s+)+", re.I
    ).match(who.text, start, end)
    if group or who.rules.find["row_closed"].fullmatch(who.text[start:end].strip(" .")):
        return True
    cue = next(words(who.rules.language).cues(who.text, start, end), None)
    return cue is not None and cue.start == start and cue.mood in ("modal", "future", "past", "present3s")


def owner_first(
    who: Who, start: int, end: int, *, listed: bool
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
        begin = colon_match.end()
        marked = re.compile(rf"{who.rules.pattern['infinitive_marker'] or '(?!)'}\s+(?=[a-z])", re.I).match(
            who.text, begin, end
        )
        return actors, (marked.end() if marked else begin, end), 0.88
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
    """Whether an infinitive stands behind an owner and a colon: "Niger: to print the map"."""
    found = who.rules.find["infinitive"].match(who.text, at, end)
    determiners = "|".join(who.rules.words["determiners"])
    return found is not None and not re.fullmatch(rf"\w+\s+(?:{determiners})", found.group(), re.I)


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
