"""The bilingual vocabulary: concepts, each in a slot of the work, with its words in English and Spanish.

The files in ``vocabulary/`` hold one concept an entry. A form that begins with ``=`` stands for exactly that word
(`=trata` is not `tratar`); a form in capitals is an acronym, exact in either language; any other form
matches by stems, stop words aside, so that "victims of trafficking" meets "trafficking victims" part by part.
"""

from __future__ import annotations

import functools
import json
import os.path
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import DataError
from graph.overlaps.words import FOLDER, LANGUAGES, Token, fold, read_yaml, stopwords, tokens
from graph.registry import countries

SLOTS = ("object", "people", "place", "instrument", "step", "organisation", "frame")
"""Slots of the work: what it is about, for or with whom, where, in what form, at which step, with whose help; and
`frame`, the words of minutes, which say little about the work."""

_KEYS = {"id", "en", "es", "near", "family", "weight", "example", "counterexample"}


@dataclass(frozen=True)
class Concept:
    """One meaning with its words. `near` names concepts close to it; `family` those that it stands beside."""

    id: str
    slot: str
    forms: dict[str, tuple[str, ...]]
    near: frozenset[str] = frozenset()
    family: str | None = None
    weight: float = 1.0
    example: str = ""
    counterexample: str = ""


@dataclass(frozen=True)
class Found:
    """Concepts found in a text at its tokens first to last, both included."""

    concepts: tuple[str, ...]
    first: int
    last: int


@dataclass
class Phrase:
    """Stems in order and the concepts they may name, each with the bare surfaces its forms have."""

    key: tuple[str, ...]
    concepts: dict[str, set[str]] = field(default_factory=dict)

    def named(self, words: list[Token]) -> tuple[str, ...]:
        """The concepts that *words* name, empty for none.

        One stem may stand for unlike words (`deporte`, `deportado`): the concept whose form looks most like the
        word is taken. A stem of four letters or fewer must look alike, a longer one be `kindred`.
        """
        if tuple(word.stem for word in words) != self.key:
            return ()
        looks = "".join(bare(word.folded) for word in words)
        alike = tuple(name for name, surfaces in self.concepts.items() if looks in surfaces)
        if alike or len(self.key) > 1:
            return alike or tuple(self.concepts)
        if len(self.key[0]) <= 4:
            return ()
        return tuple(name for name, forms in self.concepts.items() if any(kindred(looks, f) for f in forms))


@dataclass
class Vocabulary:
    """All concepts and the tables by which their words are found."""

    concepts: dict[str, Concept]
    phrases: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    spelled: dict[str, dict[str, list[Phrase]]] = field(default_factory=dict)
    exact: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    acronyms: dict[str, list[str]] = field(default_factory=dict)

    def find(self, words: list[Token], language: str) -> Iterator[Found]:
        """Yield what *words*, all words of a text, name, no word twice.

        First come forms of several content words, longest first, then those that hang on a stop word ("by land",
        "no acompañado"), then single words.
        """
        stop = stopwords(language)
        left = [i for i, word in enumerate(words) if is_content(word, stop)]
        for names, places in self._long(words, left, language):
            yield Found(names, places[0], places[-1])
            left = [i for i in left if i not in places]
        for at, word in enumerate(words):
            for phrase in self.spelled[language].get(word.stem, ()):
                span = range(at, at + len(phrase.key))
                content = [i for i in span if i < len(words) and is_content(words[i], stop)]
                if set(content) <= set(left) and (names := phrase.named(words[at : span.stop])):
                    left = [i for i in left if i not in content]
                    yield Found(names, at, span.stop - 1)
                    break
        for at in left:
            if names := self._single(words[at], language):
                yield Found(names, at, at)

    def _long(
        self, words: list[Token], places: list[int], language: str
    ) -> Iterator[tuple[tuple[str, ...], list[int]]]:
        """Yield the forms of two and more content words, left to right, each with the places it takes."""
        table, rest, at = self.phrases[language], [words[i] for i in places], 0
        while at < len(rest):
            length = 1
            for phrase in table.get(rest[at].stem, ()):
                if len(phrase.key) < 2:
                    break
                if names := phrase.named(rest[at : at + len(phrase.key)]):
                    length = len(phrase.key)
                    yield self._clear(names), places[at : at + length]
                    break
            at += length

    def _single(self, word: Token, language: str) -> tuple[str, ...]:
        """The concepts that one word names by itself."""
        if word.text.isupper() and word.text in self.acronyms:
            return tuple(dict.fromkeys(self.acronyms[word.text]))
        if word.folded in self.exact[language]:
            return self._clear(tuple(self.exact[language][word.folded]))
        for phrase in self.phrases[language].get(word.stem, ()):
            if len(phrase.key) == 1 and (names := phrase.named([word])):
                return self._clear(names)
        return ()

    def _clear(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """*names* without words of minutes, where something better is among them."""
        better = tuple(name for name in names if self.concepts[name].slot != "frame")
        return better or names


def kindred(one: str, other: str) -> bool:
    """Whether two words of one stem share most of their letters, as forms of a word do: not inform, informality."""
    shared = len(os.path.commonprefix([one, other]))
    return shared >= 0.6 * max(len(one), len(other))


def bare(folded: str) -> str:
    """*folded* without its plural and its last vowel, so that donante, donantes and donanta look alike."""
    if len(folded) > 4 and folded.endswith("s"):
        folded = folded[:-1]
    return folded[:-1] if len(folded) > 3 and folded[-1] in "aeo" else folded


def is_content(token: Token, stop: frozenset[str]) -> bool:
    """Whether *token* carries content: no stop word, bare number or single letter."""
    if len(token.text) < 2 or token.text.isdigit():
        return False
    return token.folded not in stop or token.text.isupper()


_TURN = threading.Lock()


def vocabulary() -> Vocabulary:
    """The vocabulary of this package with the countries of the registry, read once. Raises `DataError`."""
    with _TURN:
        return _vocabulary()


@functools.cache
def _vocabulary() -> Vocabulary:
    concepts: dict[str, Concept] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem not in ("stopwords", "sequels"):
            for concept in read_concepts(path):
                if concept.id in concepts:
                    raise DataError(f"{path.name}: entry {concept.id}: id stands twice.")
                concepts[concept.id] = concept
    for concept in concepts.values():
        unknown = sorted(name for name in concept.near if name not in concepts)
        if unknown:
            raise DataError(f"vocabulary: entry {concept.id}: near: no entry {unknown[0]!r}.")
    concepts.update({concept.id: concept for concept in country_concepts()})
    return build(concepts)


def read_concepts(path: Path) -> Iterator[Concept]:
    """Yield the concepts of one file. Raises `DataError` that names file, entry and key."""
    data = read_yaml(path)
    if (
        not isinstance(data, dict)
        or data.get("slot") not in SLOTS
        or not isinstance(data.get("entries"), list)
    ):
        raise DataError(f"{path.name}: slot: one of {', '.join(SLOTS)} is wanted, with a list of entries.")
    for row in data["entries"]:
        yield _concept(path.name, data["slot"], row)


def _concept(file: str, slot: str, row: Any) -> Concept:
    name = row.get("id") if isinstance(row, dict) else None
    if not isinstance(name, str):
        raise DataError(f"{file}: entry {row!r}: id is wanted.")
    for key in row:
        if key not in _KEYS:
            raise DataError(f"{file}: entry {name}: key {key} is not known.")
    forms: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        words = row.get(language)
        if not isinstance(words, list) or not words or not all(isinstance(w, str) and w for w in words):
            raise DataError(f"{file}: entry {name}: key {language}: a list of words is wanted.")
        forms[language] = tuple(words)
    example, weight = row.get("example"), row.get("weight", 1.0)
    if not isinstance(example, str) or not example:
        raise DataError(f"{file}: entry {name}: key example: a phrase is wanted.")
    if not isinstance(weight, int | float) or not 0 < weight <= 1:
        raise DataError(f"{file}: entry {name}: key weight: a number above 0 and up to 1 is wanted.")
    near = row.get("near", [])
    if not isinstance(near, list):
        raise DataError(f"{file}: entry {name}: key near: a list of ids is wanted.")
    return Concept(
        name,
        slot,
        forms,
        frozenset(near),
        row.get("family"),
        float(weight),
        example,
        row.get("counterexample", ""),
    )


def country_concepts() -> Iterator[Concept]:
    """Yield a place for every country of the registry, found by its names and its adjectives."""
    folder = Path(countries.__file__).parent
    names = json.loads((folder / "countries.json").read_text(encoding="utf-8"))["countries"]
    more = read_yaml(folder / "countries.yaml")
    for entry in countries.country_entries(names, more, file="countries.yaml"):  # type: ignore[arg-type]
        forms = {
            language: tuple(
                dict.fromkeys(
                    [n.text for n in entry.names if n.language in (language, None) and not n.exact]
                    + [f"={word}" if " " not in word else word for word in entry.adjectives.get(language, ())]
                )
            )
            for language in LANGUAGES
        }
        yield Concept(f"country:{entry.code}", "place", forms, family="country", weight=0.5)


def build(concepts: dict[str, Concept]) -> Vocabulary:
    """A vocabulary over *concepts* with its tables made."""
    made = Vocabulary(concepts)
    for table in (made.phrases, made.spelled, made.exact):
        table.update({language: {} for language in LANGUAGES})
    for concept in concepts.values():
        for language in LANGUAGES:
            for form in concept.forms[language]:
                _add(made, concept.id, form, language)
    for language in LANGUAGES:
        for rows in [*made.phrases[language].values(), *made.spelled[language].values()]:
            rows.sort(key=lambda phrase: -len(phrase.key))
    return made


def _add(made: Vocabulary, name: str, form: str, language: str) -> None:
    if form.isupper() and " " not in form:
        made.acronyms.setdefault(form, []).append(name)
    elif form.startswith("="):
        made.exact[language].setdefault(fold(form[1:]), []).append(name)
    else:
        stop = stopwords(language)
        every = tokens(form, language)
        words = [word for word in every if is_content(word, stop)]
        table = made.phrases
        if not words or len(words) < 2 <= len(every):
            words, table = every, made.spelled
        key = tuple(word.stem for word in words)
        rows = table[language].setdefault(key[0], [])
        phrase = next((row for row in rows if row.key == key), None)
        if phrase is None:
            phrase = Phrase(key)
            rows.append(phrase)
        phrase.concepts.setdefault(name, set()).add("".join(bare(word.folded) for word in words))
