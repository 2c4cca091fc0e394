"""What a text says of its work: units, each a concept, a name or a word, in a slot of the work with a weight."""

from __future__ import annotations

import functools
import hashlib
import math
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from graph.overlaps.concepts import Found, Vocabulary, is_content, vocabulary
from graph.overlaps.encoder import encoder
from graph.overlaps.words import FOLDER, Token, fold, read_yaml, stopwords, tokens

MOST_UNITS = 28
"""Units that are compared of one text; the lightest fall away."""

SLOT_WEIGHT = {
    "object": 1.0, "people": 0.9, "place": 0.8, "name": 0.9, "word": 0.8,
    "instrument": 0.6, "step": 0.3, "organisation": 0.2, "frame": 0.08,
}  # fmt: skip
"""How much a unit of a slot tells about what the work is."""

MOST_TURNS = 48
"""Turns of phrase that are kept of one text; copies are told by their beginning as well."""

FLOOR = 0.4
"""Weight of the most common word. Rarity alone misleads: gold and cash are common words and yet decide."""

_WHEN = re.compile(
    r"\b(?:\d{1,2}|first|second|third|last|primer[oa]?|segundo|tercer|último|mediados|finales)?\s*(?:de\s+)?"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|quarter|half-year|"
    r"semester|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|"
    r"trimestre|semestre|semana)\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s,;:(–-]*(?:(?:del?|al|on|in|from|en|el|la|the|of|a|to)\s+)?[\s,;:(–-]*(?:\d{1,2}\s*(?:[–-]|to|al|and|y)?\s*)?",
    re.I,
)
_VENUE = re.compile(
    r"(?:sede|venue|held in|hosted in|take place in|realizarse en|celebrarse en|tendrá lugar en)\W*$", re.I
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A concept (`key` is its id), a name ("n:fonseca") or a word ("w:en:bake") of a text, at [start, end)."""

    key: str
    slot: str
    weight: float
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The units of one text, heaviest first, each key once."""

    units: tuple[Unit, ...]
    language: str
    sequel: bool = False
    """Whether the text says that its work comes after other work, or only serves it."""
    turns: tuple[int, ...] = ()
    """A number for every two words that stand side by side: texts of one wording share most of them."""
    copies: tuple[int, int] = (0, 0)
    """A name for all words without signs, capitals and accents, and one for the stems of the content words in any order,
    0 where these are under three: texts that share either are copies."""


def profile(text: str, language: str) -> Profile:
    """What *text* says of its work. *language* is "en" or "es"."""
    words = tokens(text, language)
    units: dict[str, Unit] = {}
    for unit in _units(text, words, language, vocabulary()):
        known = units.get(unit.key)
        if known is None or unit.weight > known.weight:
            units[unit.key] = unit
    ranked = sorted(units.values(), key=lambda unit: (-unit.weight, unit.start))
    return Profile(
        tuple(ranked[:MOST_UNITS]), language, is_sequel(text, language), turns(words, language), copies(words, language)
    )  # fmt: skip


def copies(words: list[Token], language: str) -> tuple[int, int]:
    """The names of the wording and of the content of *words*, as in `Profile.copies`."""
    stop = stopwords(language)
    stems = sorted({word.stem for word in words if is_content(word, stop)})
    return _named(language, [word.folded for word in words]), _named(language, stems) if len(stems) > 2 else 0


def _named(language: str, words: list[str]) -> int:
    digest = hashlib.blake2b(" ".join([language, *words]).encode(), digest_size=8).digest()
    return int.from_bytes(digest) or 1


def turns(words: list[Token], language: str) -> tuple[int, ...]:
    """The turns of phrase of *words*, each once, as checksums: a table of all of them would not fit into memory."""
    pairs = zip([""] + [word.stem for word in words], [word.stem for word in words], strict=False)
    numbers = dict.fromkeys(zlib.crc32(f"{language} {a} {b}".encode()) for a, b in pairs if a)
    return tuple(number for number in numbers if number)[:MOST_TURNS]


def _units(text: str, words: list[Token], language: str, known: Vocabulary) -> Iterator[Unit]:
    taken: set[int] = set()
    every = sorted(known.find(words, language), key=lambda found: found.first)
    waters = {
        at for found in every if _is_water(found, known) for at in range(found.first - 1, found.last + 3)
    }
    for found in every:
        taken.update(range(found.first, found.last + 1))
        start, end = words[found.first].start, words[found.last].end
        # A word that may name several things says each of them less surely.
        share = 1 / math.sqrt(len(found.concepts))
        for name in found.concepts:
            concept = known.concepts[name]
            weight = SLOT_WEIGHT[concept.slot] * concept.weight * share
            if concept.family == "country" and found.first in waters:
                # Lake Chad, the river Paraguay: the name of a water, not of who takes part.
                weight = SLOT_WEIGHT["name"]
            yield Unit(name, concept.slot, weight, text[start:end], start, end)
    yield from _initials(text)
    when = [m.span() for m in _WHEN.finditer(text)]
    stop = stopwords(language)
    for at, word in enumerate(words):
        if at not in taken and is_content(word, stop):
            yield _word(text, word, language, when)


_NAME = re.compile(
    r"[A-ZÁÉÍÓÚÑ][\w-]+(?:(?:\s+(?:of|the|and|for|on|de|del|la|las|los|el|y|en|para)){0,3}\s+[A-ZÁÉÍÓÚÑ][\w-]+){2,5}"
)


def _initials(text: str) -> Iterator[Unit]:
    """Yield for a name of three to six capitalised words its letters, which an acronym elsewhere may spell.

    The letters are sorted, since the acronym of the other language has them in another order (ICP, PCI).
    """
    for match in _NAME.finditer(text):
        words = [word for word in re.finditer(r"\w[\w-]*", match.group()) if word.group()[0].isupper()]
        # The first may only be the head of the sentence ("Join the Coastal Buoy Network").
        for first in (0, 1):
            letters = sorted(fold(word.group()[0]) for word in words[first:])
            if 3 <= len(letters) <= 6:
                start = match.start() + words[first].start()
                yield Unit(
                    f"i:{''.join(letters)}",
                    "name",
                    SLOT_WEIGHT["name"] * 0.5,
                    text[start : match.end()],
                    start,
                    match.end(),
                )


def _is_water(found: Found, known: Vocabulary) -> bool:
    return any(known.concepts[name].family == "water-body" for name in found.concepts)


def _word(text: str, word: Token, language: str, when: list[tuple[int, int]]) -> Unit:
    """A word that no concept has: a name where it is written as one, light where it only tells the venue."""
    place = (word.text, word.start, word.end)
    if word.text.isupper() and 3 <= len(word.text) <= 6:
        return Unit(f"i:{''.join(sorted(word.folded))}", "name", SLOT_WEIGHT["name"], *place)
    if word.text[0].isupper() and not _begins_sentence(text, word.start):
        weight = SLOT_WEIGHT["name"]
        if _is_venue(text, word, when):
            weight *= 0.1
        return Unit(f"n:{word.folded}", "name", weight, *place)
    return Unit(f"w:{language}:{word.stem}", "word", SLOT_WEIGHT["word"] * _rarity(word.text), *place)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" \t\"'«“(¿¡")
    return not before or before[-1] in ".:;!?\n•–—"


def _is_venue(text: str, word: Token, when: list[tuple[int, int]]) -> bool:
    """Whether a name tells where one meets: it stands beside a date, or after "venue", "sede", "held in"."""
    if _VENUE.search(text[max(0, word.start - 40) : word.start]):
        return True
    return any(
        (0 <= start - word.end <= 12 and _BETWEEN.fullmatch(text[word.end : start]))
        or (0 <= word.start - end <= 12 and _BETWEEN.fullmatch(text[end : word.start]))
        for start, end in when
    )


def _rarity(word: str) -> float:
    """`FLOOR` for a word of every text to 1 for a rare one; 0.5 where no encoder can tell."""
    made = encoder()
    if made is None:
        return 0.5
    return min(1.0, max(FLOOR, (made.rarity(word) - 9.0) / 14.0))


@functools.cache
def _sequels() -> dict[str, re.Pattern[str]]:
    """For each language one pattern over all turns of phrase of ``sequels.yaml``."""
    data = read_yaml(FOLDER / "sequels.yaml")
    rows = data["entries"]  # type: ignore[index]
    return {
        language: re.compile("|".join(row["pattern"] for row in rows if row["language"] == language))
        for language in ("en", "es")
    }


def is_sequel(text: str, language: str) -> bool:
    """Whether *text* says that its work comes after other work or serves it ("once it has been approved")."""
    return _sequels()[language].search(text.lower()) is not None
