"""Which labels and edges a graph may hold: what is exported, and all that an import may create."""

from __future__ import annotations

import re

LABELS = (
    "Actor", "Meeting", "Record", "Version", "Passage", "Action", "Statement", "Commitment", "Batch", "Event", "Judgement",
)  # fmt: skip
"""First labels of all nodes, in the order in which they are written."""

ACTOR_KINDS = ("Country", "Organisation", "Forum", "Person")

HOLDING = (
    "HELD", "REPORTS_ON", "HAS_VERSION", "TRANSLATES", "PART_OF", "QUOTED_FROM", "SOURCE", "TARGET", "ABOUT", "ARISES_FROM",
    "OWES", "TO_DO", "SHOWN_BY", "BODY_OF", "MEMBER_OF", "INCLUDES",
)  # fmt: skip
"""Edges that hold the data."""

DRAWN = (
    "THANKED", "THANKED_FOR", "WELCOMED", "WELCOMED_WORK_OF", "STATED", "TOOK_NOTE_OF", "NOTED_WORK_OF", "REQUESTED",
    "ASKED", "REQUESTED_OF", "COMMITTED_TO", "OFFERED", "OFFERED_TO", "PROPOSED", "PROPOSED_TO", "DECIDED", "APPOINTED",
    "PRESENTED", "PRESENTED_TO", "COORDINATES_WITH", "PARTICIPATED_IN", "OVERLAPS_WITH",
)  # fmt: skip
"""Edges derived from the statements, and from verdicts on overlaps."""

EDGES = HOLDING + DRAWN


def main_label(labels: list[str]) -> str:
    """Return the first label of a node that has several."""
    return next((label for label in LABELS if label in labels), "")


LISTS = frozenset(
    {
        "acronyms",
        "aliases",
        "gaps",
        "headings",
        "reasons",
        "source_mentions",
        "target_mentions",
        "topics",
        "warnings",
    }
)
FLAGS = frozenset({"collective", "counts", "current", "read"})
MEASURES = frozenset({"confidence", "score"})
COUNTS = frozenset({"accepted", "count", "end", "level", "position", "proposed", "start", "turn", "version"})
DATES = frozenset({"date", "due", "due_end", "end_date", "first", "last"})
_DATE = re.compile(r"\d{4}(?:-W?\d\d(?:-\d\d)?)?")


def is_of_its_kind(label: str, name: str, value: object) -> bool:
    """Whether *value* is what the property *name* of a node or edge holds; every other property of ours holds text."""
    if name in LISTS:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if name in FLAGS:
        return isinstance(value, bool)
    if name in MEASURES:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if name in COUNTS or (name == "number" and label != "Passage"):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, str) and (name not in DATES or _DATE.fullmatch(value) is not None)
