"""Loading a reading into the graph: whole or not at all, once however often, and able to be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from neo4j import ManagedTransaction

from graph.changes import Change, note_batch, take_turn
from graph.edges import draw_new, redraw
from graph.ids import new_id, now
from graph.meetings import find_meeting, make_meeting
from graph.model import Actor, Reading
from graph.renew import renew_record
from graph.same_record import Standing, Tie, find_standing, tie_to_translation
from graph.who import Cast, cast_of
from graph.write_record import Place, action_keys, create_statements, write_record

if TYPE_CHECKING:
    from graph.store import Store

MEETING_FIELDS = ("forum", "title", "date", "place")


@dataclass(frozen=True)
class LoadSummary:
    """What loading one reading did.

    `outcome`: "new", "new version", "unchanged", "restored" (it had been withdrawn). `of` names the record that a
    new version belongs to. `statements` counts what the record says now; `added`, `changed`, `gone` against
    before. `unknown_actors` are names that neither the registry nor the graph had, `missing` the fields of the
    meeting that the record does not show. `batch` undoes it; None where nothing was done.
    """

    file: str
    record: str
    title: str
    outcome: str
    version: int
    meeting: str | None = None
    of: str | None = None
    translates: str | None = None
    statements: int = 0
    passages: int = 0
    added: int = 0
    changed: int = 0
    gone: int = 0
    unknown_actors: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    batch: str | None = None

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    def sentence(self) -> str:
        """One line for the person who loads."""
        what = {
            "new": "new record",
            "new version": f"version {self.version} of “{self.of}”",
            "unchanged": "nothing new",
            "restored": "restored",
        }[self.outcome]
        counts = f"{self.statements} statements"
        if self.outcome == "new version":
            counts += f" ({self.added} new, {self.changed} changed, {self.gone} no longer read)"
        parts = [f"{self.file}: {what}, {counts}"]
        if self.missing and self.outcome != "unchanged":
            parts.append(f"the record does not show {', '.join(self.missing)} of its meeting")
        if self.unknown_actors:
            shown = ", ".join(self.unknown_actors[:5])
            more = len(self.unknown_actors) - 5
            parts.append(f"new names: {shown}" + (f" and {more} more" if more > 0 else ""))
        return "; ".join(parts)


def load_reading(
    store: Store, reading: Reading, *, by: str, replaces: str | None = None, new: bool = False
) -> LoadSummary:
    """Put *reading* into the graph in one transaction.

    The same text again changes nothing. A record of the same forum, date and language in which most passages
    agree becomes a new version of the standing one; *replaces* (a record's id, title or file name) says so, *new*
    denies it. Raises NotFound or Ambiguous for *replaces*, StoreError.
    """
    return store.write(lambda tx: _load(tx, reading, by=by, replaces=replaces, new=new))


def preview_reading(
    store: Store, reading: Reading, *, by: str, replaces: str | None = None, new: bool = False
) -> LoadSummary:
    """What `load_reading` would do, found out by doing it and taking the transaction back; nothing is stored."""

    def work(tx: ManagedTransaction) -> None:
        raise _Seen(_load(tx, reading, by=by, replaces=replaces, new=new))

    try:
        store.write(work)
    except _Seen as seen:
        return replace(seen.summary, batch=None)
    raise AssertionError("a preview always takes its transaction back")


class _Seen(Exception):
    """Ends the transaction of a preview and carries what it found."""

    def __init__(self, summary: LoadSummary) -> None:
        self.summary = summary
        super().__init__("preview")


def _load(
    tx: ManagedTransaction, reading: Reading, *, by: str, replaces: str | None, new: bool
) -> LoadSummary:
    number = take_turn(tx)
    record = new_id()
    standing = find_standing(tx, reading, replaces=replaces, new=new)
    if standing is not None:
        record = standing.record
        if standing.same_text and replaces is None and not _reread(standing, reading):
            if standing.state == "current":
                return _unchanged(reading, standing)
            return _restore(tx, reading, standing, number, by)
    meeting = reading.meeting
    cast = cast_of(tx, actors_of(reading), record=record, language=meeting.language, body=meeting.body)
    if standing is None:
        return _load_new(tx, reading, record, cast, number, by)
    return _load_version(tx, reading, standing, cast, number, by)


def _reread(standing: Standing, reading: Reading) -> bool:
    """Whether another version of the loader reads the text that is the record's newest."""
    return standing.is_newest and standing.loader_version != reading.loader_version


def actors_of(reading: Reading) -> Iterable[Actor]:
    """Every actor that the reading names, the body first."""
    if reading.meeting.body is not None:
        yield reading.meeting.body
    for statement in reading.statements:
        yield from statement.source
        yield from statement.target


def _load_new(
    tx: ManagedTransaction, reading: Reading, record: str, cast: Cast, number: int, by: str
) -> LoadSummary:
    meeting, is_new = meeting_of(tx, reading, cast)
    title = title_of(reading)
    passages = write_record(tx, reading, record, meeting, title=title, by=by, at=now())
    tie = Tie() if is_new else tie_to_translation(tx, reading, record, meeting, cast)
    place = Place(meeting, reading.meeting.date, passages)
    everything = list(range(len(reading.statements)))
    made = create_statements(tx, reading, everything, cast, place, tie, action_keys(reading))
    if is_new:
        draw_new(tx, meeting, made.values())
    else:
        redraw(tx, [meeting])
    change = Change("Record", record, {"state": None, "version": None}, {"state": "current", "version": 1})
    batch = note_batch(tx, number=number, kind="load", by=by, title=f"load: {title}", changes=[change])
    return _summary(
        reading, record, "new", 1, cast, meeting=meeting, translates=tie.record, added=len(reading.statements),
        batch=batch,
    )  # fmt: skip


def _load_version(
    tx: ManagedTransaction, reading: Reading, standing: Standing, cast: Cast, number: int, by: str
) -> LoadSummary:
    done = renew_record(tx, reading, standing, cast, by=by)
    title = f"load: version {done.version} of {standing.title}"
    batch = note_batch(tx, number=number, kind="load", by=by, title=title, changes=done.changes)
    return _summary(
        reading, standing.record, "new version", done.version, cast, meeting=done.meeting, of=standing.title,
        translates=done.translates, added=done.added, changed=done.changed, gone=done.gone, batch=batch,
    )  # fmt: skip


def _unchanged(reading: Reading, standing: Standing) -> LoadSummary:
    return LoadSummary(
        file=reading.document.name,
        record=standing.record,
        title=standing.title,
        outcome="unchanged",
        version=standing.version,
        meeting=standing.meeting,
        statements=len(reading.statements),
        passages=len(reading.passages),
    )


def _restore(
    tx: ManagedTransaction, reading: Reading, standing: Standing, number: int, by: str
) -> LoadSummary:
    change = Change("Record", standing.record, {"state": "withdrawn"}, {"state": "current"})
    tx.run("MATCH (r:Record {id: $id}) SET r.state = 'current'", id=standing.record).consume()
    redraw(tx, [standing.meeting])
    title = f"load: {standing.title} again"
    batch = note_batch(tx, number=number, kind="load", by=by, title=title, changes=[change])
    return LoadSummary(
        file=reading.document.name,
        record=standing.record,
        title=standing.title,
        outcome="restored",
        version=standing.version,
        meeting=standing.meeting,
        statements=len(reading.statements),
        passages=len(reading.passages),
        batch=batch,
    )


def meeting_of(tx: ManagedTransaction, reading: Reading, cast: Cast) -> tuple[str, bool]:
    """The meeting node of *reading*, and whether it was made for it."""
    actor = reading.meeting.body
    body = cast.now(actor) if actor else None
    found = find_meeting(tx, reading.meeting, body)
    if found:
        return found, False
    return make_meeting(tx, reading.meeting, body, cast.named(actor) if actor else None), True


def title_of(reading: Reading) -> str:
    return reading.meeting.title or reading.document.name


def _summary(
    reading: Reading, record: str, outcome: str, version: int, cast: Cast, **more: Any
) -> LoadSummary:
    return LoadSummary(
        file=reading.document.name,
        record=record,
        title=title_of(reading),
        outcome=outcome,
        version=version,
        statements=len(reading.statements),
        passages=len(reading.passages),
        unknown_actors=tuple(sorted(set(cast.unknown))),
        missing=tuple(name for name in MEETING_FIELDS if not getattr(reading.meeting, name)),
        warnings=reading.document.warnings,
        **more,
    )
