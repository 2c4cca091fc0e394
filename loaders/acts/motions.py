"""Motions: "That the minutes be approved. Moved by Ada Lund, seconded by Bo Ek. Carried.", and what became of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Actor

from .draft import Draft, tidy
from .who import Who

_LABEL = re.compile(r"\s*(?:\w+\s+)?\d{0,3}[\w./-]{0,8}\s*[:–—-]\s+")


@dataclass(frozen=True)
class _Said:
    """Words of a motion that name somebody: where they begin and end, and whom they name."""

    start: int
    end: int
    actors: tuple[Actor, ...]


def read_motion(who: Who, start: int, end: int) -> list[Draft]:
    """Return the statements of a passage that holds a motion with its mover, or [] where it holds none."""
    head = who.rules.find["motion_head"].match(who.text, who.skip_blank(start, end), end)
    labelled = head is not None and _LABEL.match(who.text, head.end(), end) is not None
    moved = _named(who, "moved_by", start, end) or (_named(who, "put_by", start, end) if labelled else None)
    if moved is None:
        return []
    low, high = _motion(who, start, moved, end)
    if len(who.text[low:high].split()) < 3:
        return []
    seconded = _named(who, "seconded_by", start, end)
    told = max(moved.end, high)
    carried = who.rules.find["motion_carried"].search(who.text, told, end)
    lost = who.rules.find["motion_lost"].search(who.text, told, end)
    quote = (min(low, moved.start), max(high, moved.end))
    drafts = [_draft(who, "PROPOSED", moved.actors, quote, (low, high), "moved", 0.9)]
    if seconded:
        drafts.append(
            _draft(who, "WELCOMED", seconded.actors, (seconded.start, seconded.end), None, "seconded", 0.88)
        )
    if carried and not lost:
        stop = re.compile(r"[.;]|\Z").search(who.text, carried.end(), end)
        whole = (quote[0], stop.start() if stop else end)
        drafts.append(_draft(who, "DECIDED", who.speakers, whole, (low, high), "carried", 0.88))
    return drafts


def _named(who: Who, name: str, start: int, end: int) -> _Said | None:
    """The first "moved by …" of a span that names somebody."""
    for match in who.rules.find[name].finditer(who.text, start, end):
        noun = who.rules.find["motion_head"].match(who.text, match.start(), match.end())
        before = who.text[start : match.start()].rstrip()
        if noun and before and before[-1] not in ".;:":
            continue  # "seconded the motion of Togo"
        actors, after = who.leading(match.end(), end, closed=True)
        if actors:
            return _Said(match.start(), after, actors)
    return None


def _motion(who: Who, start: int, moved: _Said, end: int) -> tuple[int, int]:
    """What is moved: the sentence before its mover, else the words after "that" behind him."""
    head = who.rules.find["motion_head"].match(who.text, who.skip_blank(start, end), end)
    begin = head.end() if head else start
    label = _LABEL.match(who.text, begin, end) if head else None
    begin = label.end() if label else begin
    before = tidy(who.text, begin, moved.start)
    seconder = who.rules.find["seconded_by"].pattern
    gap = re.compile(rf"[\s,]*(?:{seconder}[^,;.]*)?[,;:\s]*", re.I).match(who.text, moved.end, end)
    at = gap.end() if gap else moved.end
    if who.rules.find["motion_words"].match(who.text, at, end):
        return _up_to_stop(who, at, end)
    if len(who.text[slice(*before)].split()) >= 3:
        stop = max(who.text.rfind(". ", begin, before[1]), who.text.rfind(".\n", begin, before[1]))
        return tidy(who.text, stop + 1 if stop > begin and not head else begin, before[1])
    return _up_to_stop(who, at, end)


def _up_to_stop(who: Who, at: int, end: int) -> tuple[int, int]:
    stop = re.compile(r"[.;](?=\s|\Z)").search(who.text, at, end)
    return tidy(who.text, at, stop.start() if stop else end)


def _draft(
    who: Who,
    kind: str,
    source: tuple[Actor, ...],
    quote: tuple[int, int],
    action: tuple[int, int] | None,
    rule: str,
    confidence: float,
) -> Draft:
    draft = Draft(
        kind, source, (), *quote, action, f"{who.rules.language}.{rule}", confidence, "a motion",
        due=kind != "WELCOMED", agents=source, verb_end=quote[0],
    )  # fmt: skip
    if any(not actor.sure for actor in source):
        draft.doubt(0.95, "an actor that may be somebody else")
    return draft
