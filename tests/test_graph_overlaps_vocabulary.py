"""The bilingual vocabulary of overlaps: every entry finds its own example, and a wrong file is named."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from graph.errors import DataError
from graph.overlaps.concepts import Concept, read_concepts, vocabulary
from graph.overlaps.profiles import is_sequel, profile
from graph.overlaps.words import FOLDER, LANGUAGES, read_yaml, tokens

ENTRIES = [concept for concept in vocabulary().concepts.values() if not concept.id.startswith("country:")]
SEQUELS = read_yaml(FOLDER / "sequels.yaml")["entries"]  # type: ignore[index]


def found_in(text: str, language: str) -> set[str]:
    return {name for found in vocabulary().find(tokens(text, language), language) for name in found.concepts}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_an_entry_finds_its_example_and_not_its_counterexample(entry: Concept) -> None:
    assert entry.id in found_in(entry.example, "en")
    if entry.counterexample:
        assert entry.id not in found_in(entry.counterexample, "en")


@pytest.mark.parametrize("row", SEQUELS, ids=lambda row: row["id"])
def test_a_turn_of_phrase_finds_its_example_only(row: dict[str, str]) -> None:
    assert re.search(row["pattern"], row["example"].lower())
    assert is_sequel(row["example"], row["language"])
    assert not is_sequel(row["counterexample"], row["language"])


def test_no_entry_says_a_form_twice() -> None:
    for entry in ENTRIES:
        for language in LANGUAGES:
            doubled = [form for form, count in Counter(entry.forms[language]).items() if count > 1]
            assert not doubled, (entry.id, doubled)


def test_both_languages_have_words_for_every_slot() -> None:
    for slot in ("object", "people", "place", "instrument", "step"):
        for language in LANGUAGES:
            forms = [form for entry in ENTRIES if entry.slot == slot for form in entry.forms[language]]
            assert len(forms) > 80, (slot, language, len(forms))


@pytest.mark.parametrize(
    ("text", "language", "wanted", "unwanted"),
    [
        ("Brigadas de salvavidas", "es", "bathing-beaches", ""),
        ("inform the restaurants", "en", "", "informal-work"),
        ("los lechos del estanque", "es", "", "cattle"),
        ("a carnet for rowers", "en", "", "cattle"),
        ("WHO list", "en", "who", ""),
        ("who lists them", "en", "", "who"),
        ("la trata de personas", "es", "trafficking", ""),
        ("tratar el asunto", "es", "", "trafficking"),
        ("la delegación de Kenya, los kenianos", "es", "country:KE", ""),
        ("freight by land", "en", "by-land", ""),
        ("menores no acompañados", "es", "unaccompanied", ""),
    ],
)
def test_forms_that_are_easily_taken_for_others(text: str, language: str, wanted: str, unwanted: str) -> None:
    found = found_in(text, language)
    assert not wanted or wanted in found
    assert unwanted not in found


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("slot: thing\nentries: []", "slot"),
        ("slot: step\nentries: [{en: [a]}]", "id"),
        ("slot: step\nentries: [{id: x, en: [a], es: [], example: a}]", "x: key es"),
        ("slot: step\nentries: [{id: x, en: [a], es: [b]}]", "x: key example"),
        ("slot: step\nentries: [{id: x, en: [a], es: [b], example: a, weight: 2}]", "x: key weight"),
        ("slot: step\nentries: [{id: x, en: [a], es: [b], example: a, colour: red}]", "x: key colour"),
        ("slot: [", "wrong.yaml"),
    ],
)
def test_a_wrong_file_is_named_with_entry_and_key(tmp_path: Path, body: str, said: str) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text(body, encoding="utf-8")
    with pytest.raises(DataError, match=re.escape(said)) as caught:
        list(read_concepts(path))
    assert "wrong.yaml" in str(caught.value)


def test_a_venue_weighs_little_and_a_river_much() -> None:
    units = {
        unit.key: unit for unit in profile("Workshop on dredging the Zambezi, Lusaka, 3 May", "en").units
    }
    assert units["n:zambezi"].weight > 5 * units["n:lusaka"].weight


def test_a_name_of_several_words_meets_its_letters() -> None:
    spelled = {unit.key for unit in profile("Join the Coastal Buoy Network Initiative", "en").units}
    letters = {unit.key for unit in profile("New anchors for CBNI", "en").units}
    assert {key for key in spelled if key.startswith("i:")} & letters
