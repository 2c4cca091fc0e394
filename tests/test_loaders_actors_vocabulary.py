"""The words by which actors are known: each entry's example holds one of its forms, ids agree over languages."""

import pytest

from graph.registry import fold
from loaders.terms import Term, terms

TOPICS = (
    "offices", "posts", "organs", "collectives", "delegations", "honorifics", "references", "places", "things",
    "attendance", "agency", "given", "names",
)  # fmt: skip
ENTRIES = [
    pytest.param(language, topic, term, id=f"{language}-{topic}-{term.id}")
    for language in ("en", "es")
    for topic in TOPICS
    for term in terms(topic, language)
]


@pytest.mark.parametrize(("language", "topic", "term"), ENTRIES)
def test_the_example_holds_a_form(language: str, topic: str, term: Term) -> None:
    example = f" {fold(term.example)} "
    assert any(f" {fold(form)} " in example for form in term.forms)
    assert len(set(term.forms)) == len(term.forms), "a form stands twice"


@pytest.mark.parametrize("topic", ["offices", "organs", "collectives", "references"])
def test_ids_are_the_same_in_both_languages(topic: str) -> None:
    english = {term.id for term in terms(topic, "en")}
    spanish = {term.id for term in terms(topic, "es")}
    assert spanish <= english


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_form_of_an_office_means_two(language: str) -> None:
    owners: dict[str, set[str]] = {}
    for term in terms("offices", language):
        for form in term.forms:
            owners.setdefault(form, set()).add(term.id)
    assert {form: ids for form, ids in owners.items() if len(ids) > 1} == {}
