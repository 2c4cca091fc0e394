"""The nearest texts of every text: resemblance nominates, the slots decide afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.encoder import Vectors, one_thread

NEAREST = 50
"""Candidates of every text."""

DIMENSIONS = 128
"""Principal directions that are compared. With the mean removed they rank better than all 512 numbers do."""

THREADS = 2
_BLOCK = 256
_SAMPLED = 4000
_SHARE = 0.006
"""A text is looked at closer where it is likelier than all but this share of a sample: some 600 of 100,000."""

Rows = NDArray[np.int64]


def reduced(vectors: Vectors, core: Vectors) -> Vectors:
    """Vectors for the search: texts and what they are about side by side, mean removed, 128 numbers, unit length."""
    middle = np.concatenate([vectors.mean(0), core.mean(0)])
    step = max(1, len(vectors) // _SAMPLED)
    sample = np.concatenate([vectors[::step], core[::step]], axis=1) - middle
    _, directions = np.linalg.eigh(sample.T @ sample)
    directions = directions[:, -DIMENSIONS:].astype(np.float32)
    width = vectors.shape[1]
    low = vectors @ directions[:width]
    low += core @ directions[width:]
    low -= (middle @ directions).astype(np.float32)
    norms = np.linalg.norm(low, axis=1, keepdims=True)
    low /= np.where(norms > 0, norms, 1)
    return np.asarray(low, np.float32)


def candidates(
    vectors: Vectors, core: Vectors, groups: NDArray[np.int32], *, count: int = NEAREST, within: bool = False
) -> tuple[Rows, Rows]:
    """Pairs of rows, each once and the smaller first: every text with its nearest in other groups."""
    low = reduced(vectors, core)
    search = partial(_nearest, low=low, groups=groups, count=min(count, len(low) - 1), within=within)
    # Threads and not processes: the products and the sorting let go of the interpreter, and share the vectors.
    with one_thread(), ThreadPoolExecutor(THREADS) as pool:
        keys = np.concatenate(list(pool.map(search, range(0, len(low), _BLOCK))))
    keys = np.unique(keys)
    return keys // len(low), keys % len(low)


def _nearest(
    at: int, *, low: Vectors, groups: NDArray[np.int32], count: int, within: bool
) -> NDArray[np.int64]:
    """The pairs of a block of texts as single numbers: the smaller row times all rows plus the larger."""
    near = low[at : at + _BLOCK] @ low.T
    own = np.arange(at, at + len(near))
    near[np.arange(len(near)), own] = -2
    if not within:
        near[groups[own][:, None] == groups[None, :]] = -2
    found = []
    for row, others in zip(own.tolist(), _top(near, count), strict=True):
        found.append(np.minimum(row, others) * len(low) + np.maximum(row, others))
    return np.concatenate(found)


def _top(near: Vectors, count: int) -> list[Rows]:
    """For every row of likenesses the *count* likeliest columns; masked ones (-2) never."""
    if near.shape[1] <= 2 * _SAMPLED:
        top = np.argpartition(near, near.shape[1] - count, axis=1)[:, -count:]
        return [others[near[row, others] > -2].astype(np.int64) for row, others in enumerate(top)]
    # Sorting 100,000 columns a row takes longer than the product. A sample tells from where the likeliest begin.
    sample = near[:, :: near.shape[1] // _SAMPLED]
    place = int(sample.shape[1] * (1 - _SHARE))
    floor = np.partition(sample, place, axis=1)[:, place]
    rows, columns = np.nonzero(near > np.maximum(floor, -1.9)[:, None])
    bounds = np.searchsorted(rows, np.arange(len(near) + 1))
    out = []
    for row in range(len(near)):
        few = columns[bounds[row] : bounds[row + 1]]
        if len(few) < count:
            few = np.flatnonzero(near[row] > -2)
        if len(few) > count:
            few = few[np.argpartition(near[row, few], len(few) - count)[-count:]]
        out.append(few.astype(np.int64))
    return out


def likest(vectors: Vectors, core: Vectors, rows: Sequence[int], *, count: int) -> tuple[Rows, Rows]:
    """Pairs (row, other) of the few *rows* with the *count* likest others, by text and by what it is about."""
    own = np.asarray(rows, np.int64)
    near = vectors[own] @ vectors.T + core[own] @ core.T
    near[:, own] = -9
    take = min(count, len(vectors) - len(own))
    if take < 1:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    top = np.sort(np.argpartition(near, near.shape[1] - take, axis=1)[:, -take:], axis=1)
    return np.repeat(own, take), top.ravel()
