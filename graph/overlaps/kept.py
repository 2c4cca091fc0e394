"""The work of a graph as it was weighed, and how it is brought up to date: only what changed is weighed again.

The result is that of weighing all anew. A score hangs on the two texts, and on what `table.Common` says of the units they
have; the nearest of a text hang on that, on the forums and meetings, and on which texts there are. Whatever of this changed
makes a row fresh, and all that touches a fresh row is made again.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.candidates import NONE, Axes, Near, Search, axes, nobody, pairs_near, reduced
from graph.overlaps.encoder import Whole
from graph.overlaps.features import Pairs
from graph.overlaps.index import Encode, index_over
from graph.overlaps.profiles import profile
from graph.overlaps.table import ROWS, Common, Table, common_of, joined, table_of, touched
from graph.overlaps.weighing import few, numbers, scored

KEPT = 0.02
"""Pairs below this are forgotten after they were weighed."""

MOSTLY = 0.4
"""Where more than this share of the texts is fresh, all is made anew, which is simpler and hardly slower."""

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class Item:
    """A text that is weighed: pairs cross groups, or lie in one, and never share a meeting."""

    id: str
    text: str
    language: str
    group: str
    meeting: str

    @property
    def mark(self) -> str:
        """All of it in one line."""
        return "\t".join((self.id, self.language, self.group, self.meeting, self.text)).replace("\0", " ")


@dataclass
class Kept:
    """Texts in the order in which they were weighed, and the pairs from `KEPT` on, best first. `every` says that every pair
    was weighed, `near` which where they are many, found by `low` along `axes`."""

    marks: list[str] = field(default_factory=list)
    table: Table = field(default_factory=Table)
    common: Common = field(default_factory=lambda: Common(np.zeros(1, np.int32), np.zeros(1, bool)))
    every: bool = True
    low: Whole = field(default_factory=lambda: np.zeros((0, 0), np.int16))
    axes: Axes = field(default_factory=lambda: (np.zeros(0, np.float32), np.zeros((0, 0), np.float32)))
    near: Near = field(default_factory=lambda: nobody(0))
    left: Pairs = field(default_factory=lambda: np.zeros(0, np.int64))
    right: Pairs = field(default_factory=lambda: np.zeros(0, np.int64))
    scores: NDArray[np.float32] = field(default_factory=lambda: np.zeros(0, np.float32))

    def to_arrays(self) -> dict[str, NDArray[Any]]:
        """All of it as arrays, for a file."""
        strings = {"marks": self.marks, "keys": self.table.keys, "said": self.table.said}
        return {
            **{name: np.frombuffer("\0".join(values).encode(), np.uint8) for name, values in strings.items()},
            **{name: getattr(self.table, name) for name in ROWS},
            "slots": np.array(self.table.slots, np.int8),
            "face": self.common.face, "compared": self.common.compared, "every": np.array(self.every),
            "low": self.low, "middle": self.axes[0], "directions": self.axes[1],
            "near_rows": self.near.rows, "near_marks": self.near.marks,
            "left": self.left.astype(np.int32), "right": self.right.astype(np.int32), "scores": self.scores,
        }  # fmt: skip

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> Kept:
        """The same, read back. Raises `ValueError` or `KeyError` where the arrays do not fit together."""
        strings = {name: arrays[name].tobytes().decode().split("\0") for name in ("marks", "keys", "said")}
        table = Table(strings["keys"], arrays["slots"].tolist(), strings["said"])
        for name in ROWS:
            setattr(table, name, arrays[name])
        count = len(table)
        marks = strings["marks"] if count else []
        lengths = [len(marks), *(len(arrays[name]) for name in (*ROWS, "near_rows", "near_marks"))]
        if (
            set(lengths) != {count}
            or len(table.slots) != len(table.keys)
            or len(arrays["face"]) != len(table.keys)
        ):
            raise ValueError("its parts do not fit together")
        return cls(
            marks, table, Common(arrays["face"], arrays["compared"]), bool(arrays["every"]), arrays["low"],
            (arrays["middle"], arrays["directions"]), Near(arrays["near_rows"], arrays["near_marks"]),
            arrays["left"].astype(np.int64), arrays["right"].astype(np.int64), arrays["scores"],
        )  # fmt: skip

    def source(self, items: Sequence[Item]) -> Rows:
        """For every item the row it stands in unchanged, -1 for none."""
        row = {mark: at for at, mark in enumerate(self.marks)}
        return np.array([row.get(item.mark, -1) for item in items], np.int64)


def renewed(old: Kept, items: Sequence[Item], encode: Encode) -> Kept:
    """*items* weighed, what *old* knows of them not again."""
    source = old.source(items)
    new = [item for item, row in zip(items, source.tolist(), strict=True) if row < 0]
    with ThreadPoolExecutor(1) as pool:
        # The vectors are made and kept while the texts are taken apart.
        pool.submit(encode, [item.text for item in new])
        made = table_of((profile(item.text, item.language) for item in new), old.table)
    table = joined(old.table, source, made)
    common = common_of(table)
    every = few(len(items))
    fresh = (source < 0) | touched(table, common, old.common)
    if every != old.every or fresh.sum() > MOSTLY * len(items):
        fresh[:] = True
    kept = Kept([item.mark for item in items], table, common, every)
    job = _Job(old, kept, items, np.where(fresh, -1, source), encode)
    job.weigh(*(job.every_pair() if every else job.nearest_pairs()))
    return kept


class _Job:
    """The bringing up to date: *source* is the old row of every item that is not fresh, else -1."""

    def __init__(self, old: Kept, made: Kept, items: Sequence[Item], source: Rows, encode: Encode) -> None:
        self.old, self.made, self.items, self.source, self.encode = old, made, items, source, encode
        self.fresh = source < 0
        self.meetings = numbers([item.meeting for item in items])
        renumbered = np.full(len(old.marks) + 1, -1, np.int64)
        renumbered[source[~self.fresh]] = np.flatnonzero(~self.fresh)
        self.renumbered = renumbered
        """The new row of every old one, -1 for those that are gone or fresh, and at the end for none."""

    def every_pair(self) -> tuple[Pairs, Pairs]:
        """The pairs that have a fresh end."""
        left, right = np.triu_indices(len(self.items), 1) if self.fresh.all() else self._with_fresh()
        self.made.near = nobody(len(self.items))
        self._carry(lambda i, j: np.ones(len(i), bool))
        return self._crossing(left, right)

    def _with_fresh(self) -> tuple[Pairs, Pairs]:
        new = np.flatnonzero(self.fresh)
        one, other = np.repeat(new, len(self.fresh)), np.tile(np.arange(len(self.fresh)), len(new))
        kept = (one != other) & ~(self.fresh[other] & (other < one))
        one, other = one[kept], other[kept]
        return np.minimum(one, other), np.maximum(one, other)

    def _crossing(self, left: Pairs, right: Pairs) -> tuple[Pairs, Pairs]:
        kept = self.meetings[left] != self.meetings[right]
        return left[kept], right[kept]

    def nearest_pairs(self) -> tuple[Pairs, Pairs]:
        """The pairs of near texts that were not weighed yet."""
        before, search = self._lists()
        near = Near(before.rows.copy(), before.marks.copy())
        lost = ((before.rows < 0) & (before.marks > NONE)).any(1)
        changed = search.fill(near, np.flatnonzero(self.fresh | lost), self.fresh)
        self.made.near, self.made.low = near, search.low
        self._carry(near.holds)
        left, right = self._crossing(*pairs_near(near, changed))
        weighed = ~self.fresh[left] & ~self.fresh[right]
        weighed[weighed] = before.holds(left[weighed], right[weighed])
        return left[~weighed], right[~weighed]

    def _lists(self) -> tuple[Near, Search]:
        """The lists as they stood, in the new rows (-1 for those that are gone), and the search among all texts."""
        before, size = nobody(len(self.items)), len(self.items)
        self.made.axes = self.old.axes if len(self.old.axes[0]) else axes(self.encode)
        low = np.zeros((size, self.made.axes[1].shape[1]), np.int16)
        stays = np.flatnonzero(~self.fresh)
        if len(stays):
            rows = self.old.near.rows[self.source[stays]]
            before.rows[stays] = self.renumbered[rows]
            before.marks[stays] = self.old.near.marks[self.source[stays]]
            low[stays] = self.old.low[self.source[stays]]
        new = np.flatnonzero(self.fresh)
        for at in range(0, len(new), 20_000):
            part = new[at : at + 20_000]
            core = index_over(self.made.table, self.made.common, part, self.encode, compared=False).core
            low[part] = reduced(self._vectors(part), core, self.made.axes)
        groups = numbers([item.group for item in self.items])
        ties = np.array([zlib.crc32(item.id.encode()) for item in self.items], np.int64)
        return before, Search(low, groups, self.meetings, ties)

    def _vectors(self, rows: Rows) -> Whole:
        return self.encode([self.items[row].text for row in rows.tolist()])

    def _carry(self, stands: Callable[[Pairs, Pairs], NDArray[np.bool_]]) -> None:
        """Take over the old pairs whose ends are there unchanged and which would still be weighed."""
        left, right = self.renumbered[self.old.left], self.renumbered[self.old.right]
        kept = (left >= 0) & (right >= 0)
        kept[kept] = stands(left[kept], right[kept])
        one, other = left[kept], right[kept]
        self.made.left, self.made.right = np.minimum(one, other), np.maximum(one, other)
        self.made.scores = self.old.scores[kept]

    def weigh(self, left: Pairs, right: Pairs) -> None:
        """Score these pairs and put those that are kept among the others."""
        made = self.made
        if len(left):
            rows = np.unique(np.concatenate([left, right]))
            index = index_over(made.table, made.common, rows, self.encode)
            scores = scored(
                index, self._vectors(rows), np.searchsorted(rows, left), np.searchsorted(rows, right)
            )
            kept = scores >= KEPT
            made.left = np.concatenate([made.left, left[kept]])
            made.right = np.concatenate([made.right, right[kept]])
            made.scores = np.concatenate([made.scores, scores[kept]])
        order = np.lexsort((made.right, made.left, -made.scores))
        made.left, made.right, made.scores = made.left[order], made.right[order], made.scores[order]


def still(old: Kept, rows: Rows) -> Kept:
    """What *old* says of these of its rows, without the means to bring it up to date."""
    renumbered = np.full(len(old.marks), -1, np.int64)
    renumbered[rows] = np.arange(len(rows))
    left, right = renumbered[old.left], renumbered[old.right]
    there = (left >= 0) & (right >= 0)
    table = joined(old.table, rows, table_of((), old.table))
    return Kept(
        [old.marks[row] for row in rows.tolist()], table, old.common, old.every,
        left=left[there], right=right[there], scores=old.scores[there],
    )  # fmt: skip
