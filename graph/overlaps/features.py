"""What two texts have in common, slot by slot, as numbers: the scores rest on these and on nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.encoder import STEPS, Whole
from graph.overlaps.index import FULL, Index
from graph.overlaps.table import SLOTS

COMPARED = {
    "object": ("object",), "people": ("people",), "where": ("place", "name"), "instrument": ("instrument",),
    "step": ("step",), "word": ("word",),
}  # fmt: skip
"""The slots that are compared, and the slots of units that each takes in."""

NAMES = (
    "cosine", "core", "cover_least", "cover_most", "clash", "clash_more", "swap", "swap_more", "swap_where",
    "whole", "swap_copied", "sequel",
    *(f"same_{slot}" for slot in COMPARED), *(f"differs_{slot}" for slot in COMPARED),
    "one_sided_people", "one_sided_where",
)  # fmt: skip
"""Names of the features in the order of their columns."""

AGAINST = tuple(name.startswith(("clash", "swap", "sequel", "differs", "one_sided")) for name in NAMES)
"""Whether a feature may only speak against a pair; every other may only speak for it.

Bound that way no weight can turn likeness into a sign against: an unbound fit puts copies at the bottom.
"""

_CHUNK = 2000
_SAME = 0.8
"""From where a word has its counterpart in a copied text."""

_FLAT_OF = {
    "object": 1.0, "people": 1.0, "place": 1.0, "word": 0.8, "instrument": 0.9, "step": 0.8, "organisation": 0.3,
}  # fmt: skip
_FLAT = np.array([_FLAT_OF.get(slot, 0.0) for slot in SLOTS], np.float32)
"""What a unit of a slot weighs in a copied text where it was changed."""

_CORE = ("object", "people", "place", "name", "word")
Pairs = NDArray[np.int64]
Numbers = NDArray[np.float32]


def features(index: Index, vectors: Whole, left: Pairs, right: Pairs) -> Numbers:
    """A row of features for every pair of texts (left[k], right[k]); *vectors* are those of the texts."""
    parts = list(_parts(index, vectors, left, right))
    return np.concatenate(parts) if parts else np.zeros((0, len(NAMES)), np.float32)


def _parts(index: Index, vectors: Whole, left: Pairs, right: Pairs) -> Iterator[Numbers]:
    for at in range(0, len(left), _CHUNK):
        i, j = left[at : at + _CHUNK], right[at : at + _CHUNK]
        best_a, best_b = best_matches(index, i, j)
        a = Side(index, i, best_a)
        b = Side(index, j, best_b)
        columns = [
            cosines(vectors, i, j),
            cosines(index.core, i, j),
            *_coverage(a, b),
            _copied(index, i, j) * np.minimum(a.changed(), b.changed()),
            (index.sequel[i] != index.sequel[j]).astype(np.float32),
            *_slots(a, b),
        ]
        yield np.stack(columns, axis=1).astype(np.float32)


def cosines(vectors: Whole, i: Pairs, j: Pairs) -> Numbers:
    """The cosine of every pair of rows."""
    products = np.einsum("kd,kd->k", vectors[i].astype(np.float32), vectors[j].astype(np.float32))
    return np.asarray(products / np.float32(STEPS * STEPS), np.float32)


def best_matches(index: Index, i: Pairs, j: Pairs) -> tuple[Numbers, Numbers]:
    """For every unit of either text how well its best counterpart in the other matches, 0 to 1."""
    size = len(index.alike)
    a, b = index.units[i], index.units[j]
    table = index.alike[np.where(a < size, a, 0)[:, :, None], np.where(b < size, b, 0)[:, None, :]]
    if len(index.keys) > size:
        table = np.maximum(table, ((a[:, :, None] == b[:, None, :]) & (a[:, :, None] > 0)) * np.uint8(FULL))
    return table.max(2) / np.float32(FULL), table.max(1) / np.float32(FULL)


class Side:
    """One text of each pair: the weights of its units, the slot of each, and how well each is matched."""

    def __init__(self, index: Index, rows: Pairs, best: Numbers) -> None:
        self.weights = index.weights[rows]
        self.slots = index.slots[index.units[rows]]
        self.best = best

    def of(self, *slots: str) -> Numbers:
        """The weights of the units of these slots, 0 elsewhere."""
        wanted = np.isin(np.arange(len(SLOTS)), [SLOTS.index(slot) for slot in slots])
        return self.weights * wanted[self.slots]

    def covered(self, weights: Numbers) -> Numbers:
        """The share of *weights* that has a counterpart."""
        total = weights.sum(1)
        return (weights * self.best).sum(1) / np.where(total > 0, total, 1)

    def changed(self) -> Numbers:
        """The heaviest unit without a counterpart, by slot alone: in a copy the change of a common word decides too.

        Names keep their weight, which is light where they only tell the venue.
        """
        name = self.slots == SLOTS.index("name")
        flat = np.where(name, self.weights, _FLAT[self.slots]) * (self.weights > 0)
        return np.asarray((flat * (self.best < _SAME)).max(1), np.float32)

    def matched(self) -> Numbers:
        """The share of units, each counting alike, that has a full counterpart."""
        there = self.weights > 0
        return ((self.best >= 0.9) & there).sum(1) / np.maximum(there.sum(1), 1)


def _coverage(a: Side, b: Side) -> list[Numbers]:
    """How far each is covered by the other, the heaviest left uncovered on both sides, and the whole."""
    core_a, core_b = a.of(*_CORE), b.of(*_CORE)
    share_a, share_b = a.covered(core_a), b.covered(core_b)
    open_a, open_b = core_a * (1 - a.best), core_b * (1 - b.best)
    clash = np.minimum(open_a.max(1), open_b.max(1))
    more = np.minimum(np.sort(open_a, 1)[:, -3:].sum(1), np.sort(open_b, 1)[:, -3:].sum(1))
    whole = np.minimum(a.covered(a.weights), b.covered(b.weights))
    # In a text that says the same in other words much stays open on both sides. Where nearly all is matched and one
    # word on either side is not, that word was changed, and it decides.
    frame = np.minimum(a.matched(), b.matched())
    place_a, place_b = a.of("place", "name"), b.of("place", "name")
    where = np.minimum((place_a * (1 - a.best)).max(1), (place_b * (1 - b.best)).max(1))
    return [
        np.minimum(share_a, share_b), np.maximum(share_a, share_b), clash, more, clash * frame, more * frame, where * frame,
        np.maximum(0, whole - 0.8) * 5 * np.maximum(0, 1 - clash * 2),
    ]  # fmt: skip


def _copied(index: Index, i: Pairs, j: Pairs) -> Numbers:
    """The share of the turns of phrase of the longer text that stand in the other too."""
    a, b = index.turns[i], index.turns[j]
    long = max(1, int((a > 0).sum(1).max(initial=1)), int((b > 0).sum(1).max(initial=1)))
    a, b = a[:, :long], b[:, :long]
    shared = ((a[:, :, None] == b[:, None, :]).any(2) & (a > 0)).sum(1)
    return np.asarray(shared / np.maximum(1, np.maximum((a > 0).sum(1), (b > 0).sum(1))), np.float32)


def _slots(a: Side, b: Side) -> list[Numbers]:
    same, differs, one_sided = [], [], []
    for name, slots in COMPARED.items():
        left, right = a.of(*slots), b.of(*slots)
        high_a, high_b = left.max(1), right.max(1)
        both = (high_a > 0.1) & (high_b > 0.1)
        scale = np.minimum(high_a, high_b) * both
        match = (a.covered(left) + b.covered(right)) / 2
        same.append(match * scale)
        differs.append((1 - match) * scale)
        if name in ("people", "where"):
            open_a, open_b = (left * (1 - a.best)).max(1), (right * (1 - b.best)).max(1)
            one_sided.append(np.maximum(open_a, open_b) * ~both)
    return [*same, *differs, *one_sided]
