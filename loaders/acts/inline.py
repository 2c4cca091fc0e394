"""Lists inside a sentence: "asks the Secretariat to: (a) print the map; (b) send it to Togo"."""

from __future__ import annotations

import re

from .draft import tidy
from .who import Who

_MARK = re.compile(
    r"(?<![\w(])(?:\((?P<round>[a-z]{1,4}|\d{1,2})\)|(?P<half>[a-z]|\d{1,2})\))\s+(?=\S)", re.I
)
_ORDERS = (
    [chr(ord("a") + number) for number in range(26)],
    ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"],
    [str(number) for number in range(1, 30)],
)
_JOINT = re.compile(r"[\s;,.]*(?:(?<!\w)(?:and|or|y|e|o|u))?\s*\Z", re.I)


def listed_inside(who: Who, start: int, end: int) -> tuple[int, list[tuple[int, int]]] | None:
    """Where the lead of a list inside a sentence ends, and its items without their marks; None where there is none.

    Its marks are in order and begin at the first; whether the words before them wait for a list, their verb tells.
    """
    marks = _in_order(list(_MARK.finditer(who.text, start, end)))
    if len(marks) < 2 or marks[0].start() <= start:
        return None
    head = who.text[start : marks[0].start()].rstrip()
    stops = [mark.start() for mark in marks[1:]] + [end]
    items = [_item(who.text, mark.end(), stop) for mark, stop in zip(marks, stops, strict=True)]
    return (start + len(head), items) if all(low < high for low, high in items) else None


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count on from the first one, or none."""
    for order in _ORDERS:
        kept: list[re.Match[str]] = []
        for mark in marks:
            if len(kept) < len(order) and (mark["round"] or mark["half"]).lower() == order[len(kept)]:
                kept.append(mark)
        if len(kept) > 1 and kept[0] is marks[0]:
            return kept
    return []


def _item(text: str, start: int, end: int) -> tuple[int, int]:
    """An item without the words that join it to the next."""
    joint = _JOINT.search(text, start, end)
    return tidy(text, start, joint.start() if joint else end)
