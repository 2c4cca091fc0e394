"""Texts side by side: their units as arrays, and how alike any two units are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from graph.overlaps.concepts import vocabulary
from graph.overlaps.encoder import STEPS, Vectors, Whole, encoder, whole
from graph.overlaps.profiles import Profile
from graph.overlaps.table import SLOTS, Common, Table, common_of, table_of
from graph.overlaps.words import LANGUAGES

GROUPS = {
    "object": 0, "people": 0, "place": 0, "name": 0, "word": 0,
    "instrument": 1, "step": 2, "organisation": 3, "frame": 4,
}  # fmt: skip
"""Units of different groups never match, words aside, which may stand for any slot."""

LOW, HIGH = 0.35, 0.65
"""Cosine of two words from where they begin to match, and where they match fully."""

SAME_LANGUAGE = 0.6, 0.85
"""The same for two words of one language: physician and doctor have 0.92, sheep and goats 0.73."""

FULL = 250.0
"""What stands for 1 in the table of matches, which keeps bytes."""

Encode = Callable[[Sequence[str]], Whole]


@dataclass(frozen=True)
class Index:
    """Arrays over n texts: `units` (n, m) numbers of units, 0 for none; `weights` (n, m); `slots` slot of each unit;
    `alike` (u, u) how alike two units are, 0 to 250; `core` (n, d) mean direction of what the work is about;
    `turns` (n, t) its turns of phrase, 0 for none; `copies` (n, 2) names of its words, 0 for none."""

    units: NDArray[np.int32]
    weights: NDArray[np.float32]
    slots: NDArray[np.int8]
    alike: NDArray[np.uint8]
    core: Whole
    sequel: NDArray[np.bool_]
    turns: NDArray[np.uint32]
    copies: NDArray[np.uint64]
    keys: tuple[str, ...]


def index_of(profiles: Iterable[Profile]) -> Index:
    """The index over *profiles*, in order; they are read once and not kept. Texts without units have zeros."""
    table = table_of(profiles)
    return index_over(table, common_of(table))


def index_over(
    table: Table, common: Common, rows: NDArray[np.int64] | None = None, encode: Encode | None = None, *,
    compared: bool = True,
) -> Index:  # fmt: skip
    """The index over these rows of *table*, all without; the numbers of units are its own. *encode* gives vectors of words
    where they are kept; without *compared* units are not compared, which is all that `core` needs."""
    units = table.units if rows is None else table.units[rows]
    units, order = _renumbered(units, common)
    keys = tuple(table.keys[at] for at in order)
    slots = np.array(table.slots, np.int8)[order]
    size = 1 + int(common.compared[order].sum()) * compared
    vectors = unit_vectors([common.text(table, at) for at in order[1:]], encode)
    weights = table.weights if rows is None else table.weights[rows]
    return Index(
        units, weights, slots, likeness(keys[:size], slots[:size], vectors[:size]), core_of(units, weights, slots, vectors),
        *((table.sequel, table.turns, table.copies) if rows is None else
          (table.sequel[rows], table.turns[rows], table.copies[rows])),
        keys,
    )  # fmt: skip


def _renumbered(units: NDArray[np.int32], common: Common) -> tuple[NDArray[np.int32], list[int]]:
    """*units* in numbers of their own, and which each was: none first, then those that are compared."""
    used = np.unique(units)
    used = used[used > 0]
    order = np.concatenate([[0], used[common.compared[used]], used[~common.compared[used]]])
    place = np.zeros(len(common.face), np.int32)
    place[order] = np.arange(len(order))
    return place[units], order.astype(np.int64).tolist()


def unit_vectors(texts: Sequence[str], encode: Encode | None = None) -> Whole:
    """A vector for every unit, row 0 for none; zeros where the encoder is missing."""
    vectors = (encode or encoded)(texts)
    return np.concatenate([np.zeros((1, vectors.shape[1]), np.int16), vectors])


def encoded(texts: Sequence[str]) -> Whole:
    """A vector for every text; zeros of one number where the encoder is missing."""
    made = encoder()
    return whole(made.encode(texts)) if made else np.zeros((len(texts), 1), np.int16)


def likeness(keys: Sequence[str], slots: NDArray[np.int8], vectors: Whole) -> NDArray[np.uint8]:
    """How alike any two units are: 250 the same, 0 not at all."""
    size = len(keys)
    alike = np.zeros((size, size), np.uint8)
    every = vectors.astype(np.float32)
    kind = _Kinds(keys, slots)
    for at in range(0, size, 1000):
        rows = slice(at, at + 1000)
        cosine = (every[rows] @ every.T) / np.float32(STEPS * STEPS)
        alike[rows] = _ramped(cosine, kind, rows) * FULL
    _mark_near(alike, keys)
    _mark_names(alike, keys)
    alike[np.arange(size), np.arange(size)] = FULL
    alike[0, :] = alike[:, 0] = 0
    return alike


class _Kinds:
    """What decides how far two units may be alike, an entry a unit."""

    def __init__(self, keys: Sequence[str], slots: NDArray[np.int8]) -> None:
        concepts = vocabulary().concepts
        self.known = np.array([key in concepts for key in keys])
        self.named = slots == SLOTS.index("name")
        self.word = slots == SLOTS.index("word")
        self.group = np.array([GROUPS.get(SLOTS[slot], 9) for slot in slots])
        self.tongue = np.array([LANGUAGES.index(key[2:4]) + 1 if key.startswith("w:") else 0 for key in keys])
        self.apart = np.isin(slots, [SLOTS.index("people"), SLOTS.index("place")])


def _ramped(cosine: Vectors, kind: _Kinds, rows: slice) -> Vectors:
    """Likeness of these rows of units to all, 0 to 1, out of their cosine and what they are."""
    ramp = np.clip((cosine - LOW) / (HIGH - LOW), 0, 1)
    low, high = SAME_LANGUAGE
    own = (kind.tongue[rows, None] == kind.tongue[None, :]) & (kind.tongue[rows, None] > 0)
    ramp = np.where(own, np.clip((cosine - low) / (high - low), 0, 1), ramp)
    # Two concepts that the vocabulary keeps apart are never quite the same; kinds of people and places stand
    # near each other in meaning and yet decide (judges, prosecutors), so that they count for less.
    word = kind.word[rows, None] | kind.word[None, :]
    cap = np.where(kind.known[rows, None] & kind.known[None, :], 0.5, np.where(word, 0.85, 0.0))
    cap = np.where(kind.apart[rows, None] & kind.apart[None, :], 0.3, cap)
    cap[kind.named[rows]] = 0.0
    cap[:, kind.named] = 0.0
    fits = (kind.group[rows, None] == kind.group[None, :]) | word
    return np.asarray(np.where(fits, ramp * cap, 0), np.float32)


def _mark_near(alike: NDArray[np.uint8], keys: Sequence[str]) -> None:
    """Set what the vocabulary says: near concepts 0.6, those of one family of places 0."""
    number = {key: at for at, key in enumerate(keys)}
    families: dict[str, list[int]] = {}
    for key, at in number.items():
        concept = vocabulary().concepts.get(key)
        if concept is None:
            continue
        if concept.slot == "place" and concept.family:
            families.setdefault(concept.family, []).append(at)
        for other in concept.near:
            if other in number:
                alike[at, number[other]] = alike[number[other], at] = int(0.6 * FULL)
    for members in families.values():
        alike[np.ix_(members, members)] = 0


def _mark_names(alike: NDArray[np.uint8], keys: Sequence[str]) -> None:
    """Let names meet: one letter may differ (Malaui, Malawi), and a word may be a name at the head of a sentence."""
    names = [(key[2:], at) for at, key in enumerate(keys) if key.startswith("n:")]
    words: dict[str, list[int]] = {}
    for at, key in enumerate(keys):
        if key.startswith("w:"):
            words.setdefault(key[5:], []).append(at)
    heads: dict[str, list[tuple[str, int]]] = {}
    for name, at in names:
        for other in words.get(name, ()):
            alike[at, other] = alike[other, at] = FULL
        for other_name, other in heads.get(name[:2], ()):
            if min(len(name), len(other_name)) > 4 and fuzz.ratio(name, other_name) >= 85:
                alike[at, other] = alike[other, at] = FULL
        heads.setdefault(name[:2], []).append((name, at))


def core_of(
    units: NDArray[np.int32], weights: NDArray[np.float32], slots: NDArray[np.int8], vectors: Whole
) -> Whole:
    """For every text the unit vector of its weighted units that say what, for whom and where."""
    wanted = np.isin(slots, [SLOTS.index(slot) for slot, group in GROUPS.items() if group == 0])
    every = vectors.astype(np.float32)
    out = np.zeros((len(units), vectors.shape[1]), np.int16)
    for first in range(0, len(units), _PART):
        part = slice(first, first + _PART)
        core = np.zeros((len(units[part]), vectors.shape[1]), np.float32)
        for column in range(units.shape[1]):
            at = units[part, column]
            if not at.any():
                break
            core += every[at] * (weights[part, column] * wanted[at])[:, None]
        norms = np.linalg.norm(core, axis=1, keepdims=True)
        norms[norms == 0] = 1
        out[part] = whole(core / norms)
    return out


_PART = 2_000
