"""Actors that are one: who stands for whom after merges. The id of a merged actor stays and leads on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import LiteralString

from neo4j import ManagedTransaction

ONWARDS: LiteralString = """
UNWIND $ids AS id MATCH (a:Actor {id: id}) WHERE a.merged_into IS NOT NULL
RETURN a.id AS id, a.merged_into AS survivor
"""
INTO: LiteralString = "MATCH (a:Actor) WHERE a.merged_into IN $ids RETURN a.id AS id"


def survivors_of(tx: ManagedTransaction, actors: Iterable[str]) -> dict[str, str]:
    """Those of *actors* that were merged, with whom each is in the end, however many steps away."""
    asked = set(actors)
    gone: dict[str, str] = {}
    ask = asked
    while ask:
        step = {row["id"]: row["survivor"] for row in tx.run(ONWARDS, ids=sorted(ask))}
        gone.update(step)
        ask = set(step.values()) - set(gone)
    final = {}
    for actor in asked & set(gone):
        end = actor
        while end in gone:
            end = gone[end]
        final[actor] = end
    return final


def survivor_of(tx: ManagedTransaction, actor: str) -> str:
    """Whom *actor* is now: itself, or the one it was merged into."""
    return survivors_of(tx, [actor]).get(actor, actor)


def absorbed(tx: ManagedTransaction, actors: Iterable[str]) -> list[str]:
    """*actors* and all that were merged into them, however many steps away."""
    found = dict.fromkeys(actors)
    ask = list(found)
    while ask:
        ask = [id_ for id_ in tx.run(INTO, ids=ask).value() if id_ not in found]
        found.update(dict.fromkeys(ask))
    return list(found)
