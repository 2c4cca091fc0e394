"""Which state of the graph a page shows, and what is kept in memory while that state lasts."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from graph.store import Store

T = TypeVar("T")

BATCHES = "MATCH (b:Batch) RETURN count(b) AS batches, max(b.at) AS at"
TOTALS = """
MATCH (s:Statement) WHERE s.counts AND ($review IS NULL OR s.review = $review)
RETURN count(DISTINCT coalesce(s.claim, s.id)) AS claims
"""
KEPT = 256
"""Answers kept of one state; a new state empties them all."""


@dataclass(frozen=True)
class State:
    """The graph's version: how many batches it has seen and when the last was written (ISO, UTC)."""

    batches: int
    at: str | None


@dataclass(frozen=True)
class Totals:
    statements: int
    accepted: int


def state(store: Store) -> State:
    row = store.read(BATCHES)[0]
    return State(int(row["batches"]), row["at"])


def totals(store: Store) -> Totals:
    def count() -> Totals:
        return Totals(*(int(store.read(TOTALS, review=review)[0]["claims"]) for review in (None, "accepted")))

    return kept(store, "totals", count)


_kept: WeakKeyDictionary[Any, tuple[State, dict[Hashable, Any]]] = WeakKeyDictionary()
_lock = Lock()


def kept(store: Store, key: Hashable, make: Callable[[], T]) -> T:
    """The answer under `key`, made once for each state of the graph.

    Every change is a batch, so a state that has not moved has the same answers; the check costs one small query.
    """
    now = state(store)
    with _lock:
        known = _kept.get(store)
        if known is None or known[0] != now or len(known[1]) >= KEPT:
            known = (now, {})
            _kept[store] = known
        answers = known[1]
        if key in answers:
            found: T = answers[key]
            return found
    value = make()
    with _lock:
        answers[key] = value
    return value
