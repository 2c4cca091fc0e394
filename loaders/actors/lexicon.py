"""The words by which actors are known in one language, as tables built once from the data files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from graph.registry import fold_text
from loaders.actors.tokens import PhraseTable
from loaders.terms import LANGUAGES, Term, terms


def both(ident: str) -> frozenset[str]:
    """The forms of one entry of `names.yaml` in both languages, folded."""
    return frozenset(
        fold_text(form)
        for language in LANGUAGES
        for term in terms("names", language)
        if term.id == ident
        for form in term.forms
    )


ARTICLES = both("articles")
PARTICLES = both("particles")
"""Small words that may stand inside a person's name."""


@dataclass(frozen=True)
class Word:
    """What a phrase of a table means: its topic, the entry's id and its value."""

    topic: str
    id: str
    value: str
    form: str
    label: str


class Lexicon:
    """The tables of one language. `office`, `post`, `organ`, `collective`, … find a phrase at a token."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.small = {term.id: frozenset(map(fold_text, term.forms)) for term in terms("names", language)}
        self.sequences = {
            term.id: sorted((tuple(fold_text(form).split()) for form in term.forms), key=len, reverse=True)
            for term in terms("names", language)
        }
        self.determiners = self.small["determiners"]
        self.of = self.small["of"]
        self.links = self.small["links"]
        self.conjunctions = self.small["and"]
        self.office = _table("offices", language)
        self.office_levels = {term.id: str(term.value or "") for term in terms("offices", language)}
        self.post = _table("posts", language)
        self.organ = _table("organs", language)
        self.collective = _table("collectives", language)
        self.delegation = _table("delegations", language)
        self.honorific = _table("honorifics", language)
        self.reference = _table("references", language, self._said_of_two)
        self.place = _table("places", language)
        self.attendance = _table("attendance", language)
        self.agency = _table("agency", language)
        self.things = frozenset(fold_text(f) for t in terms("things", language) for f in t.forms)
        self.thing_acronyms = frozenset(
            f for t in terms("things", language) if t.id == "acronyms" for f in t.forms
        )
        self.given = frozenset(fold_text(f) for t in terms("given", language) for f in t.forms)
        self.class_words = frozenset(
            word
            for topic in ("collectives", "delegations", "posts")
            for t in terms(topic, language)
            for f in t.forms
            if " " not in f
            for word in [fold_text(f)]
            if word not in self.small["surnames"]
        )
        self.organ_words = frozenset(fold_text(f) for t in terms("organs", language) for f in t.forms)

    def _said_of_two(self, term: Term) -> tuple[str, ...]:
        """The forms of a reference; those who speak for two countries with each word that says so before them."""
        if term.value != "sides":
            return term.forms
        openers = self.sequences["each" if term.id == "each-side" else "two"]
        return tuple(f"{' '.join(opener)} {form}" for opener in openers for form in term.forms)


def _table(
    topic: str, language: str, forms: Callable[[Term], Iterable[str]] = lambda term: term.forms
) -> PhraseTable[Word]:
    return PhraseTable(
        (form, _word(topic, term, form)) for term in terms(topic, language) for form in forms(term)
    )


def _word(topic: str, term: Term, form: str) -> Word:
    return Word(topic, term.id, str(term.value or ""), form, term.forms[0])


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of *language*, "en" or "es"; any other language reads as English."""
    return Lexicon(language if language in LANGUAGES else "en")
