"""The terms of a record's frame: every entry by its own examples, and what a broken file is told."""

from __future__ import annotations

import re

import pytest

from graph.errors import DataError
from loaders import terms as module
from loaders.terms import LANGUAGES, Term, flat, fold, names, terms

TOPICS = ("headings", "meeting", "times", "abbreviations")
ENTRIES = [(topic, one, term) for topic in TOPICS for one in LANGUAGES for term in terms(topic, one)]
ENTRIES += [("languages", "en", term) for term in terms("languages", "en")]


def finds(term: Term, text: str) -> bool:
    plain = fold(text)
    for form in term.forms:
        pattern = form if term.pattern else re.escape(fold(form)).replace(r"\ ", r"\s+")
        if re.search(rf"(?<!\w)(?:{pattern})(?!\w)", plain) or re.search(rf"(?<!\w)(?:{pattern})", plain):
            return True
    return False


@pytest.mark.parametrize(
    ("topic", "language", "term"), ENTRIES, ids=lambda value: getattr(value, "id", value)
)
def test_an_entry_finds_its_example(topic: str, language: str, term: Term) -> None:
    assert finds(term, term.example)


@pytest.mark.parametrize(
    ("topic", "language", "term"),
    [entry for entry in ENTRIES if entry[2].counterexample and entry[0] in ("headings",)],
    ids=lambda value: getattr(value, "id", value),
)
def test_an_entry_leaves_its_counterexample(topic: str, language: str, term: Term) -> None:
    assert not names(term.id, str(term.counterexample))


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_stands_twice_in_an_entry(topic: str, language: str) -> None:
    for term in terms(topic, language):
        assert len(set(term.forms)) == len(term.forms), term.id


def test_both_languages_have_the_same_headings_and_cues() -> None:
    for topic in ("headings", "meeting"):
        english, spanish = ({term.id for term in terms(topic, one)} for one in LANGUAGES)
        assert english == spanish


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("words", "entry 1 is not a mapping"),
        ({"id": "x", "forms": ["a"]}, "'x': key 'example' is missing"),
        ({"id": "x", "forms": [], "example": "a"}, "'x': key 'forms' is missing"),
        ({"id": "x", "forms": ["a", True], "example": "a"}, "key 'forms' holds something that is no text"),
        ({"id": "x", "forms": ["("], "pattern": True, "example": "a"}, "is no pattern"),
        ({"id": "x", "forms": ["a"], "example": "a", "wrong": 1}, "key 'wrong' is unknown"),
    ],
)
def test_a_broken_entry_is_named(entry: object, told: str) -> None:
    with pytest.raises(DataError, match=re.escape(told)):
        module._term("vocabulary/en/x.yaml", 1, entry)


def test_flat_text_keeps_its_length() -> None:
    text = "ÁÉÍÓÚ ñandú «Sí»\u00a013\u201114 Straße İ ﬁ 漢字 e\u0301"
    assert len(flat(text)) == len(text)
    assert flat("Reunión\u00a0N.º 13–14") == "reunion n.º 13-14"
