"""The words by which actors are known in one language, as tables built once from the data files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from graph.registry import fold_text
from loaders.actors.tokens import PhraseTable
from loaders.terms import Term, terms

DETERMINERS = {
    "en": frozenset(
        "the a an all each every both any its their our this these those said other such".split()
    ),
    "es": frozenset(
        "el la los las lo un una unos unas al todo toda todos todas cada ambos ambas su sus nuestro nuestra "
        "nuestros nuestras este esta estos estas dicho dicha dichos dichas demas otros otras ese esa".split()
    ),
}
OF = {"en": frozenset({"of", "from"}), "es": frozenset({"de", "del"})}
LINKS = {
    "en": frozenset("of for on the and to against in with from at by under within".split()),
    "es": frozenset("de del la las los el y e para por en contra sobre a al con entre ante".split()),
}
"""Small words that may stand inside a capitalised name."""
AND = {"en": frozenset({"and", "&"}), "es": frozenset({"y", "e", "&"})}
ARTICLES = frozenset("the a an el la los las lo un una al".split())
SURNAMES = frozenset(
    "king queen major dean judge justice rector rey reina alcalde juez general delegado".split()
)
"""Words for posts that are surnames too."""
PARTICLES = frozenset(
    "de del la las los da das do dos van von der den di du le bin bint al el ibn y e".split()
)
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
        self.determiners = DETERMINERS[language]
        self.of = OF[language]
        self.links = LINKS[language]
        self.conjunctions = AND[language]
        self.office = _table("offices", language)
        self.office_levels = {term.id: str(term.value or "") for term in terms("offices", language)}
        self.post = _table("posts", language)
        self.organ = _table("organs", language)
        self.collective = _table("collectives", language)
        self.delegation = _table("delegations", language)
        self.honorific = _table("honorifics", language)
        self.reference = _table("references", language)
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
            if word not in SURNAMES
        )
        self.forum_words = frozenset(
            fold_text(f) for t in terms("organs", language) if t.id == "forum" for f in t.forms
        )
        self.organ_words = frozenset(fold_text(f) for t in terms("organs", language) for f in t.forms)


def _table(topic: str, language: str) -> PhraseTable[Word]:
    return PhraseTable(
        (form, _word(topic, term, form)) for term in terms(topic, language) for form in term.forms
    )


def _word(topic: str, term: Term, form: str) -> Word:
    return Word(topic, term.id, str(term.value or ""), form, term.forms[0])


@cache
def lexicon(language: str) -> Lexicon:
    """The tables of *language*, "en" or "es"; any other language reads as English."""
    return Lexicon(language if language in DETERMINERS else "en")
