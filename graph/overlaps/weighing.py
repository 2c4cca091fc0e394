"""Weighing texts against each other: which pairs are looked at, their scores, and their reasons."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graph.overlaps.candidates import candidates
from graph.overlaps.encoder import Vectors, encoder
from graph.overlaps.features import Pairs, features
from graph.overlaps.index import Index, index_of
from graph.overlaps.profiles import Profile, profile
from graph.overlaps.reasons import Reason, reasons
from graph.overlaps.scores import probabilities
from graph.overlaps.words import tokens

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
    also: frozenset[str] = frozenset()
    """Further groups that it counts for (the forum of the doer, where that is not the forum of the record)."""


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


SAME_WORDS = 0.999
"""Score of two texts that differ at most in signs and capitals."""


def hash_words(text: Text) -> str:
    """A name for the words of *text* without signs, capitals and accents."""
    return hashlib.sha256(" ".join(t.folded for t in tokens(text.text, text.language)).encode()).hexdigest()


@dataclass
class Weighing:
    """Texts made ready to be weighed: profiles, vectors, index."""

    texts: Sequence[Text]
    profiles: Sequence[Profile]
    vectors: Vectors
    index: Index

    def score(self, left: Pairs, right: Pairs) -> np.ndarray[Any, Any]:
        """The score of every pair of rows. The same words in one language are the same work, whatever they say."""
        scores = probabilities(features(self.index, self.vectors, left, right))
        words = np.array([hash_words(text) for text in self.texts])
        return np.where(words[left] == words[right], np.maximum(scores, SAME_WORDS), scores)

    def pair(self, i: int, j: int, score: float) -> Pair:
        """The pair of rows *i* and *j* with its reasons."""
        because: tuple[Reason, ...] = ()
        if score >= EXPLAINED:
            because = reasons(self.index, (self.profiles[i], self.profiles[j]), (i, j))
        return Pair(self.texts[i].id, self.texts[j].id, round(float(score), 4), because)


def ready(texts: Sequence[Text], vectors: Vectors | None = None) -> Weighing:
    """*texts* made ready; *vectors* are theirs where they are known from before."""
    profiles = [profile(text.text, text.language) for text in texts]
    if vectors is None:
        made = encoder()
        vectors = (
            made.encode([t.text for t in texts], processes=2)
            if made
            else np.zeros((len(texts), 1), np.float32)
        )
    return Weighing(texts, profiles, vectors, index_of(profiles))


def weigh(
    weighing: Weighing,
    *,
    allowed: Callable[[Text, Text], bool],
    within: bool = False,
    min_score: float | None = None,
    top: int | None = None,
) -> Iterator[Pair]:
    """Yield the pairs that *allowed* lets through, best first; equal scores in the order of the texts.

    *within* says that pairs of one group are among them.
    """
    left, right = rows_of(weighing, allowed, within=within)
    scores = weighing.score(left, right)
    order = np.lexsort((right, left, -scores))
    if min_score is not None:
        order = order[scores[order] >= min_score]
    for at in order[:top]:
        yield weighing.pair(int(left[at]), int(right[at]), float(scores[at]))


def rows_of(
    weighing: Weighing, allowed: Callable[[Text, Text], bool], *, within: bool = False
) -> tuple[Pairs, Pairs]:
    """The rows of the pairs to weigh: all of them where they are few, else the nearest of every text."""
    count = len(weighing.texts)
    if count * (count - 1) // 2 <= MOST_PAIRS:
        left, right = np.triu_indices(count, 1)
    else:
        names = {group: at for at, group in enumerate(dict.fromkeys(text.group for text in weighing.texts))}
        groups = np.array([names[text.group] for text in weighing.texts], np.int32)
        left, right = candidates(weighing.vectors, weighing.index.core, groups, within=within)
    texts = weighing.texts
    kept = np.fromiter(
        (allowed(texts[i], texts[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)),
        bool,
        len(left),
    )
    return left[kept], right[kept]
