"""Why two texts look like the same work: rows of a table that a reviewer can check at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from graph.overlaps.index import FULL, Index
from graph.overlaps.profiles import Profile, Unit

ORDER = ("object", "people", "place", "name", "instrument", "step", "word", "organisation")
LABELS = {
    "object": "about", "people": "people", "place": "place", "name": "name", "instrument": "form of work",
    "step": "step", "word": "words", "organisation": "with the help of", "sequel": "order of work",
}  # fmt: skip
"""What a row is called on a page, by slot."""

SAME, NEAR = 0.95, 0.55
"""From where a match is called the same, and near. What matches less is as often chance, so it is not shown."""

MOST_ROWS = 12


@dataclass(frozen=True)
class Reason:
    """One row: `match` is "same", "near", "differs", or "only a" or "only b" where the other says nothing of it.

    `a` and `b` are the words as they stand; `a_spans`, `b_spans` their places in code points.
    """

    slot: str
    match: str
    a: str = ""
    b: str = ""
    a_spans: tuple[tuple[int, int], ...] = ()
    b_spans: tuple[tuple[int, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        out: dict[str, Any] = {"slot": LABELS[self.slot], "match": self.match}
        for name in ("a", "b"):
            if getattr(self, name):
                out[name] = getattr(self, name)
        return out

    def __str__(self) -> str:
        words = " / ".join(f"“{text}”" for text in (self.a, self.b) if text)
        return f"{LABELS[self.slot]}: {self.match}" + (f": {words}" if words else "")


def reasons(index: Index, profiles: tuple[Profile, Profile], rows: tuple[int, int]) -> tuple[Reason, ...]:
    """The rows for a pair: what is the same and near, rarest first, then what differs and what one alone says.

    *profiles* and *rows* are those of the two texts in *index*.
    """
    a, b = profiles
    table = alikeness(index, *rows)[: len(a.units), : len(b.units)]
    matched, free_a, free_b = _matched(a.units, b.units, table)
    rest = [*_differing(free_a, free_b), *_one_sided(free_a, free_b)]
    if a.sequel != b.sequel:
        rest.insert(
            0,
            Reason(
                "sequel",
                "differs",
                "follows other work" if a.sequel else "",
                "follows other work" if b.sequel else "",
            ),
        )
    return (*matched[:MOST_ROWS], *rest[: max(4, MOST_ROWS - len(matched))])


def alikeness(index: Index, row_a: int, row_b: int) -> np.ndarray[Any, Any]:
    """How alike every unit of one text is to every unit of the other, 0 to 1."""
    size = len(index.alike)
    a, b = index.units[row_a], index.units[row_b]
    table = index.alike[np.where(a < size, a, 0)[:, None], np.where(b < size, b, 0)[None, :]] / FULL
    return np.asarray(np.maximum(table, (a[:, None] == b[None, :]) & (a[:, None] > 0)))


def _matched(
    a: tuple[Unit, ...], b: tuple[Unit, ...], table: np.ndarray[Any, Any]
) -> tuple[list[Reason], list[Unit], list[Unit]]:
    """Rows of units that match, heaviest first, and the units of either text that match nothing."""
    rows: list[tuple[float, Reason]] = []
    taken: set[int] = set()
    free_a = []
    for at, unit in enumerate(a):
        order = sorted(range(len(b)), key=lambda k: -table[at, k]) if len(b) else []
        best = next((k for k in order if k not in taken), None)
        if best is None or table[at, best] < NEAR or unit.slot == "frame":
            free_a.append(unit)
            continue
        taken.add(best)
        other = b[best]
        slot = unit.slot if unit.slot != "word" else other.slot
        match = "same" if table[at, best] >= SAME else "near"
        row = Reason(
            slot, match, unit.text, other.text, ((unit.start, unit.end),), ((other.start, other.end),)
        )
        rows.append((unit.weight * table[at, best], row))
    free_b = [unit for k, unit in enumerate(b) if k not in taken]
    return [row for _, row in sorted(rows, key=lambda pair: -pair[0])], free_a, free_b


def _differing(free_a: list[Unit], free_b: list[Unit]) -> Iterable[Reason]:
    for slot in ("object", "people", "place", "name", "instrument", "step"):
        left = [unit for unit in free_a if unit.slot == slot][:3]
        right = [unit for unit in free_b if unit.slot == slot][:3]
        if left and right:
            yield Reason(slot, "differs", _text(left), _text(right), _spans(left), _spans(right))


def _one_sided(free_a: list[Unit], free_b: list[Unit]) -> Iterable[Reason]:
    for slot in ("object", "people", "place", "name", "word"):
        left = [unit for unit in free_a if unit.slot == slot and unit.weight > 0.3][:3]
        right = [unit for unit in free_b if unit.slot == slot and unit.weight > 0.3][:3]
        if slot == "word" and left and right:
            yield Reason(slot, "differs", _text(left), _text(right), _spans(left), _spans(right))
        elif left and not right:
            yield Reason(slot, "only a", a=_text(left), a_spans=_spans(left))
        elif right and not left:
            yield Reason(slot, "only b", b=_text(right), b_spans=_spans(right))


def _text(units: list[Unit]) -> str:
    return ", ".join(dict.fromkeys(unit.text for unit in units))


def _spans(units: list[Unit]) -> tuple[tuple[int, int], ...]:
    return tuple((unit.start, unit.end) for unit in units)
