"""The meeting of a record: found or made on loading, and set right by hand."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, LiteralString

from neo4j import ManagedTransaction

from graph.changes import Change, commit_batch
from graph.errors import NotFound, UsageError
from graph.ids import new_id
from graph.model import Actor, Meeting, Reading
from graph.versions import plain
from graph.who import cast_of

if TYPE_CHECKING:
    from graph.store import Store

FIELDS = ("forum", "date", "end_date", "place", "title", "language")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


def parse_meeting(spec: str) -> dict[str, str]:
    """Fields out of "forum,date,place,title" or "forum=…,place=…", in any mixture; raises UsageError.

    Fields without a name stand in the order forum, date, place, title; a field may be quoted to hold a comma.
    """
    found: dict[str, str] = {}
    order = iter(("forum", "date", "place", "title"))
    for part in next(csv.reader([spec], skipinitialspace=True), []):
        name, sign, value = part.partition("=")
        if sign and re.fullmatch(r"[a-z_]+", name.strip()) and name.strip() not in FIELDS:
            raise UsageError(f"A meeting has no field {name.strip()!r}; these are: {', '.join(FIELDS)}.")
        if not sign or name.strip() not in FIELDS:
            name, value = next(order, ""), part
        name = name.strip()
        if not name:
            raise UsageError(f"The meeting {spec!r} has more fields than forum, date, place and title.")
        if value.strip():
            found[name] = value.strip()
    check_meeting(found)
    return found


def check_meeting(fields: Mapping[str, str | None]) -> None:
    """Raise UsageError where a field is unknown or a date is no ISO date."""
    for name, value in fields.items():
        if name not in FIELDS:
            raise UsageError(f"A meeting has no field {name!r}; these are: {', '.join(FIELDS)}.")
        if name in ("date", "end_date") and value and not _is_date(value):
            raise UsageError(f"{value!r} is no date of a meeting; write it as 2018-07-19, 2018-07 or 2018.")


def _is_date(value: str) -> bool:
    if not _DATE.match(value):
        return False
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :] if len(value) < 10 else value)
    except ValueError:
        return False
    return True


def with_meeting(reading: Reading, spec: str | Mapping[str, str | None]) -> Reading:
    """*reading* with the fields of its meeting that *spec* gives; the others stay as they were read."""
    fields = parse_meeting(spec) if isinstance(spec, str) else dict(spec)
    check_meeting(fields)
    changes: dict[str, Any] = dict(fields)
    forum = changes.get("forum")
    if forum and forum != reading.meeting.forum:
        changes["body"] = actor_named(forum)
    return replace(reading, meeting=replace(reading.meeting, **changes))


def actor_named(name: str) -> Actor:
    """The body of that name: the registry's where exactly one entry bears it, else one known by name alone."""
    from graph.registry import default_registry

    entries = default_registry().find(name)
    if len(entries) == 1:
        entry = entries[0]
        return Actor(name=entry.name["en"], kind=entry.kind, mention=name, key=entry.key)
    return Actor(name=name, kind="Forum", mention=name)


def find_meeting(tx: ManagedTransaction, meeting: Meeting, body: str | None) -> str | None:
    """The meeting of the same body and day that the graph has; None where it has none or the day is not known."""
    if meeting.date is None:
        return None
    rows = tx.run(
        "MATCH (m:Meeting {date: $date}) OPTIONAL MATCH (a:Actor)-[:HELD]->(m) "
        "RETURN m.id AS id, m.forum AS forum, a.id AS body ORDER BY id",
        date=meeting.date,
    ).data()
    for row in rows:
        if body is not None and row["body"] == body:
            return str(row["id"])
        nameless = body is None and row["body"] is None and meeting.forum
        if nameless and plain(row["forum"] or "") == plain(meeting.forum or ""):
            return str(row["id"])
    return None


def make_meeting(tx: ManagedTransaction, meeting: Meeting, body: str | None, via: str | None) -> str:
    """A new meeting node; its id."""
    fields = {name: getattr(meeting, name) for name in ("title", "date", "end_date", "place", "forum")}
    properties = {"id": new_id(), **{name: value for name, value in fields.items() if value}}
    query: LiteralString = "CREATE (m:Meeting) SET m = $properties"
    if body is not None:
        query += " WITH m MATCH (a:Actor {id: $body}) CREATE (a)-[:HELD {via: $via}]->(m)"
    tx.run(query, properties=properties, body=body, via=via).consume()
    return str(properties["id"])


def set_meeting(store: Store, record_id: str, fields: Mapping[str, str | None], *, by: str) -> str:
    """Set fields of the meeting that a record reports on; the id of the batch, which can be undone.

    Raises NotFound for no such record, UsageError for a field that is none. Where another meeting of that body
    and day stands in the graph already, the record moves to it.
    """
    check_meeting(fields)
    return store.write(lambda tx: _set_meeting(tx, record_id, dict(fields), by))


def _set_meeting(tx: ManagedTransaction, record_id: str, fields: dict[str, str | None], by: str) -> str:
    row = tx.run(
        "MATCH (r:Record {id: $id})-[:REPORTS_ON]->(m:Meeting) OPTIONAL MATCH (a:Actor)-[h:HELD]->(m) "
        "RETURN r.title AS title, r.language AS language, m.id AS id, properties(m) AS meeting, "
        "coalesce(h.via, a.id) AS via, a.id AS body",
        id=record_id,
    ).single()
    if row is None:
        raise NotFound(f"There is no record {record_id}.")
    changes: list[Change] = []
    language = fields.pop("language", None)
    if language and language != row["language"]:
        changes.append(Change("Record", record_id, {"language": row["language"]}, {"language": language}))
    body, via = row["body"], row["via"]
    if "forum" in fields and fields["forum"] != row["meeting"].get("forum"):
        body, via = _body_of(tx, fields["forum"], record_id, row["language"])
    wanted = {**{name: row["meeting"].get(name) for name in FIELDS}, **fields}
    wanted.pop("language", None)
    other = find_meeting(tx, Meeting(forum=wanted["forum"], date=wanted["date"]), body)
    others = tx.run(
        "MATCH (r:Record)-[:REPORTS_ON]->(:Meeting {id: $id}) WHERE r.id <> $record RETURN count(r) AS n",
        id=row["id"],
        record=record_id,
    ).single(strict=True)["n"]
    if other is None and others:
        other = make_meeting(tx, Meeting(**wanted), body, via)
    if other is not None and other != row["id"]:
        changes.append(Change("Record", record_id, {"meeting": row["id"]}, {"meeting": other}))
    else:
        before = {name: row["meeting"].get(name) for name in wanted}
        changes.append(Change("Meeting", row["id"], {**before, "body": row["via"]}, {**wanted, "body": via}))
    return commit_batch(tx, kind="edit", by=by, title=f"meeting of {row['title']}", changes=changes)


def _body_of(
    tx: ManagedTransaction, forum: str | None, record_id: str, language: str
) -> tuple[str | None, str | None]:
    if not forum:
        return None, None
    actor = actor_named(forum)
    cast = cast_of(tx, [actor], record=record_id, language=language)
    return cast.now(actor), cast.named(actor)
