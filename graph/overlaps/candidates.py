"""The nearest texts of every text: resemblance nominates, the slots decide afterwards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.encoder import Vectors

NEAREST = 50
"""Candidates of every text. At 100,000 texts the partner is among them in 90 of 100 cases (docs/overlaps.md)."""

DIMENSIONS = 128
"""Principal directions that are compared. With the mean removed they rank better than all 512 numbers do."""

_BLOCK = 1024


def reduced(vectors: Vectors, core: Vectors) -> Vectors:
    """Vectors for the search: texts and what they are about side by side, mean removed, 128 numbers, unit length."""
    both = np.concatenate([vectors - vectors.mean(0), core - core.mean(0)], axis=1)
    sample = both[:: max(1, len(both) // 4000)]
    spread = sample.T @ sample
    _, directions = np.linalg.eigh(spread)
    low = both @ directions[:, -DIMENSIONS:]
    norms = np.linalg.norm(low, axis=1, keepdims=True)
    return np.asarray(low / np.where(norms > 0, norms, 1), np.float32)


def nearest(
    queries: Vectors, own: Sequence[int], low: Vectors, groups: NDArray[np.int32], *, count: int, within: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Rows (query, found) of the *count* nearest of every query, its own row and (unless *within*) group left out."""
    found_left, found_right = [], []
    rows = np.asarray(own, np.int64)
    for at in range(0, len(queries), _BLOCK):
        part = rows[at : at + _BLOCK]
        near = queries[at : at + _BLOCK] @ low.T
        near[np.arange(len(part)), part] = -2
        if not within:
            near[groups[part][:, None] == groups[None, :]] = -2
        take = min(count, len(low) - 1)
        top = np.argpartition(-near, take - 1, axis=1)[:, :take]
        real = np.take_along_axis(near, top, 1) > -2
        found_left.append(np.repeat(part, real.sum(1)))
        found_right.append(top[real])
    return np.concatenate(found_left), np.concatenate(found_right)


def candidates(
    vectors: Vectors, core: Vectors, groups: NDArray[np.int32], *, count: int = NEAREST, within: bool = False
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of rows, each once and the smaller first: every text with its nearest in other groups."""
    low = reduced(vectors, core)
    left, right = nearest(low, range(len(low)), low, groups, count=count, within=within)
    small, large = np.minimum(left, right), np.maximum(left, right)
    keys = np.unique(small * len(low) + large)
    return keys // len(low), keys % len(low)


def likest(
    vectors: Vectors, core: Vectors, rows: Sequence[int], *, count: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs (row, other) of the few *rows* with the *count* likest others, by text and by what it is about."""
    own = np.asarray(rows, np.int64)
    near = vectors[own] @ vectors.T + core[own] @ core.T
    near[:, own] = -9
    take = min(count, len(vectors) - len(own))
    if take < 1:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    top = np.sort(np.argpartition(-near, take - 1, axis=1)[:, :take], axis=1)
    return np.repeat(own, take), top.ravel()
