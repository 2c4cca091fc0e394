"""What a page shows of a file before it is in the graph: its meeting and its statements as they were read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Actor, Statement
from graph.views.families import FAMILY_OF, hollow
from web.uploads import Outcome

SEEN = 300
"""Statements of one file that are shown before it is loaded; all of them are counted."""
FIELDS = (
    ("forum", "field_forum"),
    ("title", "field_title"),
    ("date", "field_date"),
    ("end_date", "field_end"),
    ("place", "field_place"),
)
"""Fields of a meeting that can be set right, with the names of their labels."""


@dataclass(frozen=True)
class Read:
    """A statement as it was read: who did what, in what words, where. `sources` and `targets` are names."""

    type: str
    family: str
    hollow: bool
    sources: list[str]
    targets: list[str]
    many: bool
    force: str | None
    action: str
    quote: str
    passage: str
    due: str | None
    due_text: str | None
    condition: str | None
    confidence: float


@dataclass(frozen=True)
class Previewed:
    """One file of an upload. `meeting` is as it was read or, after a mistake, as it was given; `forum_is` is the actor that
    the forum was taken for, where it bears another name."""

    number: int
    name: str
    error: str | None = None
    wrong: str = ""
    summary: Any = None
    language: str = "en"
    meeting: Mapping[str, str | None] = field(default_factory=dict)
    forum_is: str = ""
    warnings: tuple[str, ...] = ()
    unread: int = 0
    count: int = 0
    statements: list[Read] = field(default_factory=list)


def previewed(one: Outcome, given: Mapping[str, str], wrong: str) -> Previewed:
    """What is shown of one file; *given* are fields of the form that was sent, *wrong* what is the matter with them."""
    reading = one.reading
    if reading is None:
        return Previewed(one.number, one.name, error=one.error)
    meeting = reading.meeting
    read = {name: getattr(meeting, name) for name, _label in FIELDS}
    # A body that nothing in the record names ("the meeting") is no forum.
    body = meeting.body.name if meeting.body and meeting.body.sure else ""
    read["forum"] = meeting.forum or body or None
    return Previewed(
        number=one.number, name=one.name, error=one.error, wrong=wrong, summary=one.summary, language=meeting.language,
        meeting={name: given.get(f"{name}-{one.number}", value) for name, value in read.items()},
        forum_is=body if body != read["forum"] else "", warnings=reading.document.warnings, unread=len(reading.gaps),
        count=len(reading.statements) or (one.summary.statements if one.summary else 0),
        statements=[_read(s) for s in reading.statements[:SEEN]],
    )  # fmt: skip


def _read(s: Statement) -> Read:
    return Read(
        type=s.type, family=FAMILY_OF[s.type], hollow=hollow(s.type, s.modality), sources=_names(s.source),
        targets=_names(s.target), many=len(s.source) > 1 or any(one.collective for one in s.source), force=s.force,
        action=s.action, quote=" ".join(s.quote.split()), passage=s.passage, due=s.due, due_text=s.due_text,
        condition=s.condition, confidence=s.confidence,
    )  # fmt: skip


def _names(actors: tuple[Actor, ...]) -> list[str]:
    return [f"{one.name} ({one.of})" if one.of and one.of != one.name else one.name for one in actors]
