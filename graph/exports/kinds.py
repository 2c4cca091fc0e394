"""Which labels and edges a graph may hold: what is exported, and all that an import may create."""

from __future__ import annotations

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
