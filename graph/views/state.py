"""Which state of the graph a page shows, and what is kept in memory while that state lasts."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
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


_held: ContextVar[dict[Store, State] | None] = ContextVar("held", default=None)


def hold() -> None:
    """From here on, in this thread, `state` asks a store once and then says the same: one page shows one state."""
    _held.set({})


def release() -> None:
    """Let `state` look again."""
    _held.set(None)


def state(store: Store) -> State:
    held = _held.get()
    if held is not None and store in held:
        return held[store]
    row = store.read(BATCHES)[0]
    found = State(int(row["batches"]), row["at"])
    if held is not None:
        held[store] = found
    return found


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
