"""Which nodes the actors of a reading are: found by identity, made where they are new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, LiteralString, cast, overload

from neo4j import ManagedTransaction

from graph.belonging import draw_belonging
from graph.identity import match_of
from graph.ids import new_id
from graph.merged import survivors_of
from graph.model import KINDS, Actor
from graph.registry import Entry, default_registry

FIND: LiteralString = """
UNWIND $matches AS match MATCH (a:Actor {match: match})
RETURN a.match AS match, a.id AS id, a.merged_into AS merged_into, a.key AS key, a.name_en AS en, a.name_es AS es
"""
NAME: LiteralString = """
UNWIND $rows AS row MATCH (a:Actor {id: row.id})
SET a.name_en = coalesce(a.name_en, row.en), a.name_es = coalesce(a.name_es, row.es)
"""


@dataclass
class Cast:
    """Who is who in one reading. `via` is the actor that the words name, `to` who that is after merges."""

    record: str
    language: str
    body: Actor | None = None
    via: dict[str, str] = field(default_factory=dict)
    to: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def named(self, actor: Actor) -> str:
        """The id of the actor that the words name."""
        return self.via[self.match(actor)]

    def match(self, actor: Actor) -> str:
        """What the actor is found again by."""
        return match_of(known_actor(actor), self.record, self.language, known_actor(self.body))

    def now(self, actor: Actor) -> str:
        """The id of the actor after merges."""
        named = self.named(actor)
        return self.to.get(named, named)


@overload
def known_actor(actor: Actor) -> Actor: ...
@overload
def known_actor(actor: None) -> None: ...
@lru_cache(4096)
def known_actor(actor: Actor | None) -> Actor | None:
    """*actor* with the registry's key where exactly one entry bears its full name, or that of its body."""
    if actor is None:
        return None
    key, of_key = actor.key, actor.of_key
    if key is None and actor.of is None and not actor.role and not actor.collective:
        key = _key(actor.name)
    if actor.of is not None and of_key is None:
        of_key = _key(actor.of)
    return replace(actor, key=key, of_key=of_key)


def _key(name: str) -> str | None:
    """The registry's key for a full name; None for an acronym, which many may share, and for what nobody bears."""
    entries = default_registry().find(name)
    if len(entries) != 1 or name in entries[0].acronyms:
        return None
    return entries[0].key


def cast_of(
    tx: ManagedTransaction,
    actors: Iterable[Actor],
    *,
    record: str,
    language: str,
    body: Actor | None = None,
) -> Cast:
    """The nodes of *actors* and of the bodies they belong to; those that the graph lacks are made.

    *body* is whose record it is.
    """
    found = Cast(record, language, body)
    wanted: dict[str, Actor] = {}
    belongs: dict[str, str] = {}
    for actor in map(known_actor, actors):
        match = found.match(actor)
        known = wanted.get(match)
        # The fullest name of several mentions is the one to show.
        if known is None or (known.key is None and len(actor.name) > len(known.name)):
            wanted[match] = actor
        owner = _body(actor)
        if owner is not None:
            body_match = found.match(owner)
            wanted.setdefault(body_match, owner)
            if body_match != match:
                belongs[match] = body_match
    _add_bodies_of_registry(wanted, belongs, found)
    named: list[dict[str, Any]] = []
    for row in tx.run(FIND, matches=sorted(wanted)).data():
        found.via[row["match"]] = row["id"]
        if row["merged_into"]:
            found.to[row["id"]] = row["merged_into"]
        if not row["key"] and language in ("en", "es") and not row[language]:
            named.append({"id": row["id"], "en": None, "es": None, language: wanted[row["match"]].name})
    if named:  # an office that records of the other language named so far
        tx.run(NAME, rows=named).consume()
    if found.to:
        found.to = survivors_of(tx, found.to)
    new = [match for match in wanted if match not in found.via]
    _make(tx, found, {match: wanted[match] for match in new}, belongs)
    return found


def _body(actor: Actor) -> Actor | None:
    if actor.of is None and actor.of_key is None:
        return None
    entry = default_registry().get(actor.of_key)
    name = actor.of or (entry.name["en"] if entry else "")
    return Actor(name=name, kind=entry.kind if entry else "Organisation", mention=name, key=actor.of_key)


def _add_bodies_of_registry(wanted: dict[str, Actor], belongs: dict[str, str], found: Cast) -> None:
    """Add the bodies above each actor that the registry knows, up to the topmost."""
    waiting = [(match, actor) for match, actor in wanted.items() if actor.key]
    while waiting:
        match, actor = waiting.pop()
        entry = default_registry().get(actor.key)
        above = default_registry().get(entry.body_of) if entry else None
        if above is None or match in belongs:
            continue
        body = Actor(name=above.name["en"], kind=above.kind, mention=above.name["en"], key=above.key)
        body_match = found.match(body)
        belongs[match] = body_match
        if body_match not in wanted:
            wanted[body_match] = body
            waiting.append((body_match, body))


def _make(tx: ManagedTransaction, found: Cast, new: Mapping[str, Actor], belongs: Mapping[str, str]) -> None:
    if not new:
        return
    found.via.update({match: new_id() for match in new})
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for match, actor in new.items():
        row = {"id": found.via[match], "match": match, **_properties(actor, found.language)}
        if match in belongs:
            row["body_of"] = found.via[belongs[match]]
        rows[actor.kind].append(row)
        if actor.key is None:
            found.unknown.append(actor.name)
    for kind in KINDS:
        if rows[kind]:
            query = f"UNWIND $rows AS row CREATE (a:Actor:{kind}) SET a = row"
            tx.run(cast(LiteralString, query), rows=rows[kind]).consume()
    draw_belonging(tx, [found.via[match] for match in new], new=True)


def _properties(actor: Actor, language: str) -> dict[str, Any]:
    """What the registry knows of *actor*, else what the record says."""
    entry = default_registry().get(actor.key)
    if entry is None:
        found: dict[str, Any] = {
            "kind": actor.kind,
            "name": actor.name,
            f"name_{language}": actor.name,
            "collective": actor.collective,
            "role": actor.role,
            "known": "record",
        }
    else:
        found = _of_entry(entry)
    return {name: value for name, value in found.items() if value is not None and value != []}


def _of_entry(entry: Entry) -> dict[str, Any]:
    return {
        "kind": entry.kind,
        "name": entry.name.get("en") or next(iter(entry.name.values())),
        "name_en": entry.name.get("en"),
        "name_es": entry.name.get("es"),
        "short_en": entry.short.get("en"),
        "short_es": entry.short.get("es"),
        "acronyms": list(entry.acronyms),
        "aliases": list(entry.aliases),
        "code": entry.code,
        "collective": entry.collective,
        "role": entry.role,
        "key": entry.key,
        "known": "registry",
    }
