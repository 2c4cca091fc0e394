"""The kinds of things that travel: what a loader gives and the graph takes.

Everything here is frozen, typed and printable as JSON. A `Reading` is what one reading of one record gave:
the document's text, its meeting, its passages and their statements. Offsets are in Unicode code points of
`Document.text`, end exclusive, so that ``text[start:end] == quote`` always holds.
Statement types, forces and fields follow the statement scheme in ``docs/statements.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

StatementType = Literal[
    "THANKED_FOR", "WELCOMED", "STATED", "TOOK_NOTE_OF", "REQUESTED_OF", "COMMITTED_TO",
    "OFFERED", "PROPOSED", "DECIDED", "PRESENTED", "COORDINATES_WITH", "PARTICIPATED_IN",
]  # fmt: skip
STATEMENT_TYPES: tuple[str, ...] = StatementType.__args__  # type: ignore[attr-defined]

Force = Literal["demand", "instruct", "request", "urge", "recommend", "invite", "encourage"]
FORCES: tuple[str, ...] = Force.__args__  # type: ignore[attr-defined]
"""Forces of a request, strongest first."""

Modality = Literal["actual", "planned", "aim"]
Kind = Literal["Country", "Organisation", "Forum", "Person"]
KINDS: tuple[str, ...] = Kind.__args__  # type: ignore[attr-defined]

WORK_TYPES = frozenset({"REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED", "DECIDED"})
"""Statements whose action is work: what is asked, undertaken, offered, proposed or decided."""

COMMITMENT_TYPES: Mapping[str, str] = {
    "REQUESTED_OF": "requested", "COMMITTED_TO": "undertaken", "OFFERED": "offered",
}  # fmt: skip
"""Statements from which a commitment arises, and how it arose."""

REVIEW_STATES = ("proposed", "accepted", "rejected", "unsure")
COMPLETIONS = ("no evidence", "not started", "limited", "substantial", "complete")
VERDICTS = ("duplicate", "complementary", "sequential", "unrelated", "unsure")


@dataclass(frozen=True)
class Actor:
    """An actor as one statement names it.

    `name` is canonical in the language of the record, `mention` the words found (verbatim). `of` names the
    body that an office, a collective or a role belongs to. `key` is the entry's id in the registry of actors
    (``graph/registry``), None where the registry does not know the actor; `of_key` likewise for the body.
    `sure` is False where the name may belong to somebody else (an acronym alone, a role without a body).
    """

    name: str
    kind: Kind
    mention: str
    of: str | None = None
    collective: bool = False
    role: str | None = None
    key: str | None = None
    of_key: str | None = None
    sure: bool = True

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"name": self.name, "kind": self.kind, "mention": self.mention, "of": self.of}
        if self.collective:
            out["collective"] = True
        if self.role:
            out["role"] = self.role
        return out


@dataclass(frozen=True)
class Block:
    """One piece of a document as its format shows it, before anyone reads it.

    `kind`: title, heading, paragraph, item (of a list), row (of a table), footnote. `label` is the number or bullet as
    printed ("2.", "a)", "–"), whether it stands in the text or comes from Word's automatic numbering; where it
    stands in the text, the text after `label_end` is the words. `level` is 0 at the left margin. `cells` are the spans
    of a row's cells; `table` numbers the table that a row belongs to and `header` marks its heading row.
    """

    start: int
    end: int
    kind: str = "paragraph"
    label: str | None = None
    label_end: int | None = None
    level: int | None = None
    style: str | None = None
    cells: tuple[tuple[int, int], ...] = ()
    table: int | None = None
    header: bool = False
    page: int | None = None


@dataclass(frozen=True)
class Document:
    """A file's text and its blocks in reading order. `warnings` are sentences for the file's owner."""

    name: str
    text: str
    blocks: tuple[Block, ...]
    media_type: str
    file_hash: str
    text_hash: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """A passage of a record. `position` counts from 1 and is its address in the graph; `address` is the number as
    restored, joined by dots ("3.b", "II.1"), or "p7" where the record numbers nothing; `printed` the number as printed.

    `kind`: title, heading, preamble, clause, item, row, participants, covering, footnote, agenda, text.
    `lead` is the position of the passage whose lead verb governs this one, if any. `start` is where the words
    begin, after the printed number.
    """

    position: int
    address: str
    kind: str
    start: int
    end: int
    printed: str | None = None
    headings: tuple[str, ...] = ()
    language: str = "en"
    level: int = 0
    lead: int | None = None
    cells: tuple[tuple[int, int], ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """The meeting that a record reports on; every field is None where the record does not show it.

    `date` and `end_date` are ISO dates (a month "2013-05" where no day is shown); `body` is the actor whose record
    it is, which speaks where a sentence has no subject; `forum` is its name as printed in the record.
    """

    forum: str | None = None
    title: str | None = None
    date: str | None = None
    end_date: str | None = None
    place: str | None = None
    language: str = "en"
    body: Actor | None = None

    def to_json(self) -> dict[str, Any]:
        names = ("forum", "title", "date", "end_date", "place", "language")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True)
class Statement:
    """One claim that a record makes, with its evidence. Fields are those of the statement scheme."""

    passage: str
    position: int
    type: StatementType
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    action: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: float
    reason: str
    due: str | None = None
    due_text: str | None = None
    force: Force | None = None
    condition: str | None = None
    modality: Modality = "actual"
    action_start: int | None = None
    action_end: int | None = None

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"passage": self.passage, "type": self.type}
        out["source"] = [actor.to_json() for actor in self.source]
        out["target"] = [actor.to_json() for actor in self.target]
        for name in ("action", "due", "due_text", "quote", "force", "condition"):
            value = getattr(self, name)
            if value is not None:
                out[name] = value
        for name in ("modality", "start", "end", "rule", "confidence", "reason"):
            out[name] = getattr(self, name)
        return out


@dataclass(frozen=True)
class Gap:
    """A sentence with an operative verb (`cue`) that gave no statement; `position` is its passage."""

    position: int
    start: int
    end: int
    cue: str


@dataclass(frozen=True)
class Reading:
    """What one reading of one record gave. `definitions` are the short names that the record itself defines."""

    document: Document
    meeting: Meeting
    passages: tuple[Passage, ...]
    statements: tuple[Statement, ...]
    gaps: tuple[Gap, ...] = ()
    definitions: Mapping[str, Actor] = field(default_factory=dict)
    loader_version: str = ""
