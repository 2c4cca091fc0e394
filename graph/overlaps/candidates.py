"""The nearest texts of every text: resemblance nominates, the slots decide afterwards.

The nearest are kept, and a change looks only at what it changes: new texts are measured against all, and those that lost one
of their nearest look again. The directions of the search come out of the vocabulary and not out of the texts, and all
products are exact, so that the nearest of a text are the same however the texts came in.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.concepts import vocabulary
from graph.overlaps.encoder import STEPS, Vectors, Whole, one_thread
from graph.overlaps.index import Encode, encoded, index_over
from graph.overlaps.profiles import profile
from graph.overlaps.table import common_of, table_of

NEAREST = 50
"""Candidates of every text among those of other groups."""

OWN = 10
"""Candidates of every text among those of its own group."""

DIMENSIONS = 128
"""Principal directions that are compared. With the mean removed they rank better than all 512 numbers do."""

THREADS = 2
_BLOCK = 128
_SAMPLED = 4000
_CLOSER = 4 * NEAREST
"""About so many texts are sorted for each; a sample tells from which likeness on they are."""

_AXIS = 1500.0
"""Length of the directions in whole numbers."""

_TIE = 38
"""Bits of a mark that tell apart texts of one likeness."""

NONE = np.iinfo(np.int64).min

Rows = NDArray[np.int64]
Names = NDArray[np.int32]


Axes = tuple[Vectors, Vectors]
"""The middle of what texts say and the principal directions around it, in whole numbers."""


def axes(encode: Encode = encoded) -> Axes:
    """The directions of the search, out of the examples of the vocabulary."""
    examples = [concept.example for concept in vocabulary().concepts.values() if concept.example]
    table = table_of(profile(example, "en") for example in examples)
    core = index_over(table, common_of(table), encode=encode, compared=False).core
    every = np.concatenate([encode(examples), core], axis=1).astype(np.float64)
    middle = np.rint(every.mean(0))
    with one_thread():
        _, directions = np.linalg.eigh((every - middle).T @ (every - middle))
    return middle.astype(np.float32), np.rint(directions[:, -DIMENSIONS:] * _AXIS).astype(np.float32)


def reduced(vectors: Whole, core: Whole, along: Axes) -> Whole:
    """Vectors for the search: texts and what they are about side by side, mean removed, 128 numbers, one length."""
    middle, directions = along
    out = np.zeros((len(vectors), directions.shape[1]), np.int16)
    for at in range(0, len(vectors), 5000):
        part = slice(at, at + 5000)
        every = np.concatenate([vectors[part], core[part]], axis=1).astype(np.float32) - middle
        low = (every @ directions).astype(np.float64) / _AXIS
        norms = np.sqrt((low * low).sum(1))[:, None]
        out[part] = np.rint(low / np.where(norms > 0, norms, 1) * STEPS)
    return out


@dataclass
class Near:
    """The nearest of n texts, the likest first: `rows` (n, k), -1 for none, with `marks` (n, k), which grow with the
    likeness and part what is equally like. The first 50 columns are of other groups, the rest of the own group."""

    rows: NDArray[np.int32]
    marks: NDArray[np.int64]

    def holds(self, i: Rows, j: Rows) -> NDArray[np.bool_]:
        """Whether of each pair of rows either is among the nearest of the other."""
        out = np.zeros(len(i), bool)
        for at in range(0, len(i), 50_000):
            a, b = i[at : at + 50_000], j[at : at + 50_000]
            out[at : at + 50_000] = (self.rows[a] == b[:, None]).any(1) | (self.rows[b] == a[:, None]).any(1)
        return out


def nobody(count: int, *, own: bool = True) -> Near:
    """Lists for *count* texts that are still empty."""
    shape = (count, NEAREST + OWN * own)
    return Near(np.full(shape, -1, np.int32), np.full(shape, NONE))


@dataclass
class Search:
    """Texts that are searched: `low` (n, 128), the `groups` that pairs cross, the `apart` names (meetings) that no pair may
    share, and `ties`, a number a text that parts equally like ones in one way always."""

    low: Whole
    groups: Names
    apart: Names
    ties: Rows

    def __post_init__(self) -> None:
        self._all = self.low.astype(np.float32).T
        self._step = max(1, len(self.low) // _SAMPLED)

    @functools.cached_property
    def _members(self) -> dict[int, Rows]:
        """The rows of every group."""
        order = np.argsort(self.groups, kind="stable")
        groups, first = np.unique(self.groups[order], return_index=True)
        return dict(zip(groups.tolist(), np.split(order, first[1:]), strict=True))

    def fill(self, near: Near, rows: Rows, fresh: NDArray[np.bool_]) -> Rows:
        """Find the nearest of *rows* among all, and give the *fresh* ones of them their places in the lists of the rest.

        The rows whose lists changed are given back.
        """
        rest = np.ones(len(self.low), bool)
        rest[rows] = False
        least = [(near.marks[:, at] >> _TIE).astype(np.float32) for at in (NEAREST - 1, -1)]
        with_own = near.rows.shape[1] > NEAREST
        if with_own:
            self._members  # noqa: B018 made here, before the threads want it

        def part(at: int) -> list[tuple[Rows, Rows, Rows]]:
            own = rows[at : at + _BLOCK]
            like = own_rows(self.low, own) @ self._all
            near.rows[own], near.marks[own] = self._nearest(own, like, with_own)
            return self._offers(own, like, fresh[own], rest, least[: 1 + with_own])

        # Threads and not processes: the products and the sorting let go of the interpreter, and share the vectors.
        with one_thread(), ThreadPoolExecutor(THREADS) as pool:
            offers = [offer for found in pool.map(part, range(0, len(rows), _BLOCK)) for offer in found]
        return np.union1d(rows, _placed(near, offers))

    def _marks(self, like: Vectors, columns: Rows) -> Rows:
        return (like.astype(np.int64) << _TIE) + self.ties[columns]

    def _nearest(
        self, own: Rows, like: Vectors, with_own: bool
    ) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
        """The lists of a block of rows, *like* being their likeness to all."""
        found = nobody(len(own), own=with_own)
        block, columns = self._likely(own, like)
        marks = self._marks(like[block, columns], columns)
        _keep_best(found, slice(0, NEAREST), block, columns, marks)
        if with_own:
            for group in np.unique(self.groups[own]):
                mine, others = np.flatnonzero(self.groups[own] == group), self._members[int(group)]
                at, to = np.nonzero(self.apart[own[mine]][:, None] != self.apart[others][None, :])
                to = others[to]
                _keep_best(found, slice(NEAREST, None), mine[at], to, self._marks(like[mine[at], to], to))
        return found.rows, found.marks

    def _likely(self, own: Rows, like: Vectors) -> tuple[Rows, Rows]:
        """Places in the block and columns of other groups, the nearest surely among them."""
        mine = self.groups[own]
        if like.shape[1] <= _CLOSER:
            block, columns = np.nonzero(mine[:, None] != self.groups[None, :])
            return block, columns
        # Sorting 100,000 columns a row takes longer than the product. A sample tells from where the likeliest begin.
        sample = np.where(mine[:, None] != self.groups[None, :: self._step], like[:, :: self._step], -np.inf)
        place = int(sample.shape[1] * (1 - _CLOSER / like.shape[1]))
        floor = np.partition(sample, place, axis=1)[:, place]
        block, columns = np.nonzero(like > np.maximum(floor, -STEPS * STEPS * 2)[:, None])
        kept = mine[block] != self.groups[columns]
        block, columns = block[kept], columns[kept]
        few = np.flatnonzero(np.bincount(block, minlength=len(own)) < NEAREST)
        if len(few):
            kept = ~np.isin(block, few)
            more, to = np.nonzero(mine[few][:, None] != self.groups[None, :])
            block, columns = (
                np.concatenate([block[kept], few[more]]),
                np.concatenate([columns[kept], to]),
            )
        return block, columns

    def _offers(
        self, own: Rows, like: Vectors, fresh: NDArray[np.bool_], rest: NDArray[np.bool_], least: list[Vectors],
    ) -> list[tuple[Rows, Rows, Rows]]:  # fmt: skip
        """Who of the rest may take a fresh row of the block among its nearest: (who, which, mark), by part of the list."""
        if not rest.any() or not fresh.any():
            return []
        out = []
        for part, worst in enumerate(least):
            same = self.groups[own][:, None] == self.groups[None, :]
            fits = (same & (self.apart[own][:, None] != self.apart[None, :])) if part else ~same
            at, who = np.nonzero(fits & fresh[:, None] & rest[None, :] & (like >= worst[None, :]))
            marks = self._marks(like[at, who], own[at])
            out.append((who + part * len(self.low), own[at], marks))
        return out


def own_rows(low: Whole, rows: Rows) -> Vectors:
    """These rows as numbers that the matrix library multiplies."""
    return low[rows].astype(np.float32)


def _keep_best(found: Near, part: slice, block: Rows, columns: Rows, marks: Rows) -> None:
    """Put into a part of the lists the entries of the highest marks, best first: *marks* of (block, columns)."""
    width = found.rows[:, part].shape[1]
    order = np.lexsort((-marks, block))
    block, columns, marks = block[order], columns[order], marks[order]
    place = np.arange(len(block)) - np.searchsorted(block, block)
    kept = place < width
    at, to = block[kept], place[kept] + (part.start or 0)
    found.rows[at, to] = columns[kept]
    found.marks[at, to] = marks[kept]


def _placed(near: Near, offers: Sequence[tuple[Rows, Rows, Rows]]) -> Rows:
    """Give what is offered its place in the lists, where it has one; the rows whose lists changed."""
    if not offers:
        return np.zeros(0, np.int64)
    who, which, marks = (np.concatenate([offer[k] for offer in offers]) for k in range(3))
    changed = []
    for number, part in enumerate((slice(0, NEAREST), slice(NEAREST, None))):
        mine = who // len(near.rows) == number
        rows, local = np.unique(who[mine] % len(near.rows), return_inverse=True)
        if not len(rows):
            continue
        old = Near(near.rows[rows][:, part], near.marks[rows][:, part])
        made = nobody(len(rows))
        made = Near(made.rows[:, : old.rows.shape[1]], made.marks[:, : old.rows.shape[1]])
        at, to = np.nonzero(old.rows >= 0)
        columns = np.concatenate([old.rows[at, to].astype(np.int64), which[mine]])
        told = np.concatenate([old.marks[at, to], marks[mine]])
        _keep_best(made, slice(0, None), np.concatenate([at, local]), columns, told)
        changed.append(rows[(made.rows != old.rows).any(1)])
        near.rows[rows, part], near.marks[rows, part] = made.rows, made.marks
    return np.concatenate(changed) if changed else np.zeros(0, np.int64)


def pairs_near(near: Near, rows: Rows) -> tuple[Rows, Rows]:
    """The pairs that the lists of *rows* name, each once and the smaller row first."""
    size = len(near.rows)
    others = near.rows[rows].astype(np.int64)
    there = others >= 0
    own = np.broadcast_to(rows[:, None], others.shape)[there]
    others = others[there]
    keys = np.unique(np.minimum(own, others) * size + np.maximum(own, others))
    return keys // size, keys % size


def candidates(vectors: Whole, core: Whole, groups: Names, *, within: bool = False) -> tuple[Rows, Rows]:
    """Pairs of rows, each once and the smaller first: every text with its nearest, of all groups where *within*."""
    count = len(vectors)
    names = np.arange(count, dtype=np.int32)
    search = Search(
        reduced(vectors, core, axes()), names if within else groups, names, np.arange(count, dtype=np.int64)
    )
    near = nobody(count, own=False)
    search.fill(near, np.arange(count), np.ones(count, bool))
    return pairs_near(near, np.arange(count))
