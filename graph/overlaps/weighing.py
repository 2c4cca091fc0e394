"""Weighing texts against each other: which pairs are looked at, their scores, and their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graph.overlaps.candidates import THREADS, candidates
from graph.overlaps.encoder import Whole, encoder, whole
from graph.overlaps.features import Pairs, features
from graph.overlaps.index import Index, index_of
from graph.overlaps.profiles import Profile, profile
from graph.overlaps.reasons import Reason, reasons
from graph.overlaps.scores import probabilities

MOST_PAIRS = 1_000_000
"""Up to so many pairs every pair is weighed; beyond, the nearest candidates of every text."""

EXPLAINED = 0.02
"""Scores below this carry no reasons: there are thousands of them, and nobody reads them."""


@dataclass(frozen=True)
class Text:
    """A text to be weighed. `group` is its forum: pairs are formed across groups."""

    id: str
    group: str
    language: str
    text: str


@dataclass(frozen=True)
class Pair:
    """Two texts, how likely they are the same work, and why."""

    a: str
    b: str
    score: float
    reasons: tuple[Reason, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        return {
            "a": self.a,
            "b": self.b,
            "score": self.score,
            "reasons": [reason.to_json() for reason in self.reasons],
        }


_AT_ONCE = 50_000
"""Pairs whose features are held at a time."""

COPIES = (0.999, 0.96)
"""The least score of two texts of the same words, and of the same content words in any order (`Index.copies`)."""


def scored(index: Index, vectors: Whole, left: Pairs, right: Pairs) -> np.ndarray[Any, Any]:
    """The score of every pair of rows. Copies have at least the score of `COPIES`, whatever the texts say."""

    def part(at: int) -> np.ndarray[Any, Any]:
        i, j = left[at : at + _AT_ONCE], right[at : at + _AT_ONCE]
        scores = probabilities(features(index, vectors, i, j))
        for column, least in enumerate(COPIES):
            one, other = index.copies[i, column], index.copies[j, column]
            copied = (one == other) & (one > 0)
            scores = np.where(copied, np.maximum(scores, np.float32(least)), scores)
        return scores

    with ThreadPoolExecutor(THREADS) as pool:
        parts = list(pool.map(part, range(0, len(left), _AT_ONCE)))
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


@dataclass
class Weighing:
    """Texts made ready to be weighed: vectors and index. Profiles are made again for the few pairs that are explained."""

    texts: Sequence[Text]
    vectors: Whole
    index: Index

    def score(self, left: Pairs, right: Pairs) -> np.ndarray[Any, Any]:
        """The score of every pair of rows."""
        return scored(self.index, self.vectors, left, right)

    def profile(self, row: int) -> Profile:
        """What the text of *row* says of its work."""
        return profile(self.texts[row].text, self.texts[row].language)

    def pair(self, i: int, j: int, score: float) -> Pair:
        """The pair of rows *i* and *j* with its reasons."""
        because: tuple[Reason, ...] = ()
        if score >= EXPLAINED:
            because = reasons(self.index, (self.profile(i), self.profile(j)), (i, j))
        return Pair(self.texts[i].id, self.texts[j].id, round(float(score), 4), because)


def ready(texts: Sequence[Text]) -> Weighing:
    """*texts* made ready."""
    made = encoder()
    pending = made.begin([text.text for text in texts]) if made else None
    index = index_of(profile(text.text, text.language) for text in texts)
    vectors = whole(pending()) if pending else np.zeros((len(texts), 1), np.int16)
    return Weighing(texts, vectors, index)


def weigh(
    weighing: Weighing,
    *,
    apart: Sequence[str] | None,
    within: bool = False,
    min_score: float | None = None,
    top: int | None = None,
) -> Iterator[Pair]:
    """Yield the pairs, best first; equal scores in the order of the texts. *apart* has a name for every text, and
    texts of one name form no pair; None lets all through.

    *within* says that pairs of one group are among them.
    """
    left, right = rows_of(weighing, apart, within=within)
    scores = weighing.score(left, right)
    order = np.lexsort((right, left, -scores))
    if min_score is not None:
        order = order[scores[order] >= min_score]
    for at in order[:top]:
        yield weighing.pair(int(left[at]), int(right[at]), float(scores[at]))


def few(count: int) -> bool:
    """Whether so many texts are weighed pair by pair, all of them."""
    return count * (count - 1) // 2 <= MOST_PAIRS


def rows_of(weighing: Weighing, apart: Sequence[str] | None, *, within: bool = False) -> tuple[Pairs, Pairs]:
    """The rows of the pairs to weigh: all of them where they are few, else the nearest of every text."""
    count = len(weighing.texts)
    if few(count):
        left, right = np.triu_indices(count, 1)
    else:
        groups = numbers([text.group for text in weighing.texts])
        left, right = candidates(weighing.vectors, weighing.index.core, groups, within=within)
    if apart is None:
        return left, right
    names = numbers(apart)
    kept = names[left] != names[right]
    return left[kept], right[kept]


def numbers(names: Sequence[str]) -> np.ndarray[Any, np.dtype[np.int32]]:
    """A number for every name, the same for the same."""
    known = {name: at for at, name in enumerate(dict.fromkeys(names))}
    return np.array([known[name] for name in names], np.int32)
