"""Many texts side by side: their units as arrays, and how alike any two units are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from graph.overlaps.concepts import Concept, vocabulary
from graph.overlaps.encoder import Vectors, encoder
from graph.overlaps.profiles import MOST_TURNS, MOST_UNITS, Profile
from graph.overlaps.words import LANGUAGES

MOST_COMPARED = 14_000
"""Units that are compared with one another; the rarest beyond that match themselves only (400 MB at most)."""

GROUPS = {
    "object": 0, "people": 0, "place": 0, "name": 0, "word": 0,
    "instrument": 1, "step": 2, "organisation": 3, "frame": 4,
}  # fmt: skip
"""Units of different groups never match, words aside, which may stand for any slot."""

SLOTS = ("", "object", "people", "place", "name", "word", "instrument", "step", "organisation", "frame")
LOW, HIGH = 0.35, 0.65
"""Cosine of two words from where they begin to match, and where they match fully."""

SAME_LANGUAGE = 0.6, 0.85
"""The same for two words of one language: physician and doctor have 0.92, sheep and goats 0.73."""

FULL = 250.0
"""What stands for 1 in the table of matches, which keeps bytes."""


@dataclass(frozen=True)
class Index:
    """Arrays over n texts: `units` (n, m) numbers of units, 0 for none; `weights` (n, m); `slots` slot of each unit;
    `alike` (u, u) how alike two units are, 0 to 250; `core` (n, d) mean direction of what the work is about;
    `turns` (n, t) its turns of phrase, 0 for none."""

    units: NDArray[np.int32]
    weights: NDArray[np.float32]
    slots: NDArray[np.int8]
    alike: NDArray[np.uint8]
    core: Vectors
    sequel: NDArray[np.bool_]
    turns: NDArray[np.uint32]
    keys: tuple[str, ...]


def index_of(profiles: Iterable[Profile]) -> Index:
    """The index over *profiles*, in order; they are read once and not kept. Texts without units have zeros."""
    seen: dict[str, int] = {"": 0}
    told: list[tuple[str, str]] = [("", "")]
    rows: list[list[tuple[int, float]]] = []
    sequel: list[bool] = []
    turns: list[NDArray[np.uint32]] = []
    for profile in profiles:
        row = []
        for unit in profile.units:
            number = seen.setdefault(unit.key, len(told))
            if number == len(told):
                told.append((unit.slot, unit.text))
            row.append((number, unit.weight))
        rows.append(row)
        sequel.append(profile.sequel)
        turns.append(np.array(profile.turns, np.uint32))
    units, weights = _arrays(rows)
    order = _ranked(list(seen), np.bincount(units.ravel(), minlength=len(told)))
    place = np.empty(len(order), np.int32)
    place[order] = np.arange(len(order))
    units = place[units]
    keys = tuple(list(seen)[at] for at in order)
    slots = np.array([SLOTS.index(told[at][0]) for at in order], np.int8)
    vectors = unit_vectors(keys[1:], [told[at][1] for at in order][1:])
    return Index(
        units, weights, slots, likeness(keys, slots, vectors), core_of(units, weights, slots, vectors),
        np.array(sequel, bool), _padded(turns), keys,
    )  # fmt: skip


def _padded(turns: list[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    out = np.zeros((len(turns), MOST_TURNS), np.uint32)
    for at, row in enumerate(turns):
        out[at, : len(row)] = row
    return out


def _arrays(rows: list[list[tuple[int, float]]]) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
    units = np.zeros((len(rows), MOST_UNITS), np.int32)
    weights = np.zeros((len(rows), MOST_UNITS), np.float32)
    for at, row in enumerate(rows):
        if row:
            units[at, : len(row)], weights[at, : len(row)] = zip(*row, strict=True)
    return units, weights


def _ranked(keys: list[str], counts: NDArray[np.int64]) -> list[int]:
    """Numbers of units in the order of the index: none, then concepts, then the others, the frequent first."""
    concepts = vocabulary().concepts
    rest = sorted(range(1, len(keys)), key=lambda at: (keys[at] not in concepts, -int(counts[at]), keys[at]))
    return [0, *rest]


def unit_vectors(keys: Sequence[str], texts: Sequence[str]) -> Vectors:
    """A vector for every unit, row 0 for none; zeros where the encoder is missing."""
    made = encoder()
    if made is None:
        return np.zeros((len(keys) + 1, 1), np.float32)
    concepts = vocabulary().concepts
    said = [_said(concepts[key]) if key in concepts else text for key, text in zip(keys, texts, strict=True)]
    vectors = made.encode(said)
    return np.concatenate([np.zeros((1, vectors.shape[1]), np.float32), vectors])


def _said(concept: Concept) -> str:
    """The first words of a concept in both languages, which the encoder reads as one meaning."""
    forms = [*concept.forms["en"][:4], *concept.forms["es"][:4]]
    return ", ".join(form.lstrip("=") for form in forms)


def likeness(keys: Sequence[str], slots: NDArray[np.int8], vectors: Vectors) -> NDArray[np.uint8]:
    """How alike any two units are: 250 the same, 0 not at all."""
    size = min(len(keys), MOST_COMPARED)
    alike = np.zeros((size, size), np.uint8)
    concepts = vocabulary().concepts
    known = np.array([key in concepts for key in keys[:size]])
    named = slots[:size] == SLOTS.index("name")
    word = slots[:size] == SLOTS.index("word")
    group = np.array([GROUPS.get(SLOTS[slot], 9) for slot in slots[:size]])
    tongue = np.array([LANGUAGES.index(key[2:4]) + 1 if key.startswith("w:") else 0 for key in keys[:size]])
    apart = np.isin(slots[:size], [SLOTS.index("people"), SLOTS.index("place")])
    for at in range(0, size, 1000):
        rows = slice(at, at + 1000)
        cosine = vectors[rows] @ vectors[:size].T
        ramp = np.clip((cosine - LOW) / (HIGH - LOW), 0, 1)
        low, high = SAME_LANGUAGE
        own = (tongue[rows, None] == tongue[None, :]) & (tongue[rows, None] > 0)
        ramp = np.where(own, np.clip((cosine - low) / (high - low), 0, 1), ramp)
        # Two concepts that the vocabulary keeps apart are never quite the same; kinds of people and places stand
        # near each other in meaning and yet decide (judges, prosecutors), so that they count for less.
        cap = np.where(
            known[rows, None] & known[None, :size],
            0.5,
            np.where(word[rows, None] | word[None, :size], 0.85, 0.0),
        )
        cap = np.where(apart[rows, None] & apart[None, :size], 0.3, cap)
        cap[named[rows]] = 0.0
        cap[:, named] = 0.0
        fits = (group[rows, None] == group[None, :size]) | word[rows, None] | word[None, :size]
        alike[rows] = np.where(fits, ramp * cap, 0) * FULL
    _mark_near(alike, keys[:size])
    _mark_names(alike, keys[:size])
    alike[np.arange(size), np.arange(size)] = FULL
    alike[0, :] = alike[:, 0] = 0
    return alike


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
    units: NDArray[np.int32], weights: NDArray[np.float32], slots: NDArray[np.int8], vectors: Vectors
) -> Vectors:
    """For every text the unit vector of its weighted units that say what, for whom and where."""
    wanted = np.isin(slots, [SLOTS.index(slot) for slot, group in GROUPS.items() if group == 0])
    core = np.zeros((len(units), vectors.shape[1]), np.float32)
    for column in range(units.shape[1]):
        at = units[:, column]
        core += vectors[at] * (weights[:, column] * wanted[at])[:, None]
    norms = np.linalg.norm(core, axis=1, keepdims=True)
    return np.asarray(core / np.where(norms > 0, norms, 1), np.float32)
