"""What many texts say, as arrays: a row a text, and what of it depends on all of them together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.concepts import Concept, vocabulary
from graph.overlaps.profiles import MOST_TURNS, MOST_UNITS, Profile

MOST_COMPARED = 14_000
"""Units that are compared with one another; the rarest beyond that match themselves only (400 MB at most)."""

SLOTS = ("", "object", "people", "place", "name", "word", "instrument", "step", "organisation", "frame")

Numbers = NDArray[np.int64]


@dataclass
class Table:
    """Rows over n texts: `units` (n, m) numbers of units, 0 for none; `faces` (n, m) the words that said each, in numbers;
    `weights` (n, m); `turns` (n, t) turns of phrase, 0 for none; `copies` (n, 2) names of the words, 0 for none.

    `keys`, `slots` and `said` tell what the numbers stand for; they only grow, so that a number keeps its meaning.
    """

    keys: list[str] = field(default_factory=lambda: [""])
    slots: list[int] = field(default_factory=lambda: [0])
    said: list[str] = field(default_factory=lambda: [""])
    units: NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, MOST_UNITS), np.int32))
    faces: NDArray[np.int32] = field(default_factory=lambda: np.zeros((0, MOST_UNITS), np.int32))
    weights: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, MOST_UNITS), np.float32))
    sequel: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, bool))
    turns: NDArray[np.uint32] = field(default_factory=lambda: np.zeros((0, MOST_TURNS), np.uint32))
    copies: NDArray[np.uint64] = field(default_factory=lambda: np.zeros((0, 2), np.uint64))

    def __len__(self) -> int:
        return len(self.units)


ROWS = ("units", "faces", "weights", "sequel", "turns", "copies")
"""The arrays of a table that have a row a text."""

_PART = 5_000


def table_of(profiles: Iterable[Profile], known: Table | None = None) -> Table:
    """The table over *profiles*, in order; they are read once and not kept. Numbers are those of *known* and new ones."""
    known = Table() if known is None else known  # one without rows still has its numbers
    out = Table(known.keys.copy(), known.slots.copy(), known.said.copy())
    numbers = {key: at for at, key in enumerate(out.keys)}
    faces = {said: at for at, said in enumerate(out.said)}
    parts: list[Table] = []
    rows: list[Profile] = []
    for one in profiles:
        for unit in one.units:
            if unit.key not in numbers:
                numbers[unit.key] = len(out.keys)
                out.keys.append(unit.key)
                out.slots.append(SLOTS.index(unit.slot))
            if unit.text not in faces:
                faces[unit.text] = len(out.said)
                out.said.append(unit.text.replace("\0", " "))
        rows.append(one)
        if len(rows) == _PART:
            parts.append(_part(rows, numbers, faces))
            rows = []
    parts.append(_part(rows, numbers, faces))
    for name in ROWS:
        setattr(out, name, np.concatenate([getattr(part, name) for part in parts]))
    return out


def _part(rows: Sequence[Profile], numbers: dict[str, int], faces: dict[str, int]) -> Table:
    out, count = Table(), len(rows)
    out.units = np.zeros((count, MOST_UNITS), np.int32)
    out.faces = np.zeros((count, MOST_UNITS), np.int32)
    out.weights = np.zeros((count, MOST_UNITS), np.float32)
    out.turns = np.zeros((count, MOST_TURNS), np.uint32)
    out.sequel = np.array([row.sequel for row in rows], bool)
    out.copies = np.array([row.copies for row in rows], np.uint64).reshape(count, 2)
    for at, row in enumerate(rows):
        size = len(row.units)
        out.units[at, :size] = [numbers[unit.key] for unit in row.units]
        out.faces[at, :size] = [faces[unit.text] for unit in row.units]
        out.weights[at, :size] = [unit.weight for unit in row.units]
        out.turns[at, : len(row.turns)] = row.turns
    return out


def joined(known: Table, source: Numbers, new: Table) -> Table:
    """A table whose row k is row source[k] of *known*, or where that is -1 the next row of *new*.

    *new* was made upon the numbers of *known*.
    """
    out = Table(new.keys, new.slots, new.said)
    for name in ROWS:
        old, more = getattr(known, name), getattr(new, name)
        rows = np.empty((len(source), *old.shape[1:]), old.dtype)
        rows[source >= 0] = old[source[source >= 0]]
        rows[source < 0] = more
        setattr(out, name, rows)
    return out


@dataclass
class Common:
    """What of the units depends on all texts: `face` the words that each is read by, 0 for concepts and for what no text
    has; `compared` whether it is compared with others."""

    face: NDArray[np.int32]
    compared: NDArray[np.bool_]

    def text(self, table: Table, unit: int) -> str:
        """The words that the encoder reads for a unit."""
        concept = vocabulary().concepts.get(table.keys[unit])
        return table.said[self.face[unit]] if concept is None else _said(concept)


def common_of(table: Table) -> Common:
    """Which of its words stands for a unit, the shortest of all texts, and which units are compared.

    Neither hangs on the order of the texts, so that it is the same however the texts came in.
    """
    units, faces = table.units.ravel(), table.faces.ravel()
    order = sorted(range(len(table.said)), key=lambda at: (len(table.said[at]), table.said[at]))
    rank = np.empty(len(order), np.int32)
    rank[order] = np.arange(len(order), dtype=np.int32)
    lowest = np.full(len(table.keys), len(order), np.int32)
    np.minimum.at(lowest, units, rank[faces])
    there = lowest < len(order)
    there[0] = False
    face = np.zeros(len(table.keys), np.int32)
    face[there] = np.array(order, np.int32)[lowest[there]]
    # A concept is read by its own forms.
    concepts = vocabulary().concepts
    face[[at for at, key in enumerate(table.keys) if key in concepts]] = 0
    return Common(face, _compared(table, there, np.bincount(units, minlength=len(table.keys))))


def _compared(table: Table, there: NDArray[np.bool_], counts: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The units that are compared: all, or beyond so many concepts first and then those that the most texts have."""
    if int(there.sum()) < MOST_COMPARED:
        return there
    concepts = vocabulary().concepts
    ranked = sorted(
        np.flatnonzero(there).tolist(),
        key=lambda at: (table.keys[at] not in concepts, -int(counts[at]), table.keys[at]),
    )
    out = np.zeros(len(there), bool)
    out[ranked[: MOST_COMPARED - 1]] = True
    return out


NAMELESS = 0.42
"""A unit that says what, for whom or where and weighs more than this names work; a common word and a country do not."""


def nameless(table: Table) -> NDArray[np.bool_]:
    """The rows that name no work by themselves ("the following agreements", "continue the work"): what they refer to stands
    elsewhere, and is not followed."""
    core = np.isin(table.slots, [SLOTS.index(slot) for slot in ("object", "people", "place", "name", "word")])
    return np.asarray(~(core[table.units] & (table.weights > NAMELESS)).any(1))


def touched(table: Table, now: Common, before: Common) -> NDArray[np.bool_]:
    """The rows of *table* that say a unit which is read or compared otherwise than *before*."""
    moved = np.zeros(len(now.face), bool)
    size = len(before.face)
    moved[:size] = (now.face[:size] != before.face) | (now.compared[:size] != before.compared)
    return np.asarray(moved[table.units].any(1))


def _said(concept: Concept) -> str:
    """The first words of a concept in both languages, which the encoder reads as one meaning."""
    forms = [*concept.forms["en"][:4], *concept.forms["es"][:4]]
    return ", ".join(form.lstrip("=") for form in forms)
