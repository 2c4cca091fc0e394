"""Every entry of the vocabulary of acts reads its own example, and leaves its counterexample alone."""

from __future__ import annotations

import pytest

from graph.errors import DataError
from loaders.acts.grammar import grammar
from loaders.acts.inflect import inflect
from loaders.acts.patterns import joints, nominals, presences
from loaders.acts.words import words
from loaders.extract import read_record
from loaders.formats import read_document
from loaders.vocabulary import check_entry, languages, read_entries, read_yaml

FRAME = {
    "en": "Minutes of the Lake Board\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to the price of boats.\n\n{}\n\nIt was late.\n",
    "es": "Acta de la Comisión del Lago\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo de 2021. Se habló del "
    "precio de los botes.\n\n{}\n\nEra tarde.\n",
}


def found(language: str, sentence: str) -> list[tuple[str, str]]:
    """Type and rule (without language) of each statement that a sentence makes in a record of its own."""
    document = read_document(FRAME[language].format(sentence).encode(), "lake.txt")
    at = document.text.index(sentence)
    return [
        (s.type, s.rule.split(".", 1)[1])
        for s in read_record(document).statements
        if at <= s.start < at + len(sentence)
    ]


def entries(name: str) -> list[tuple[str, dict]]:
    return [(language, entry) for language in languages() for entry in read_yaml(language, name)]


def label(value: object) -> str:
    return value["id"] if isinstance(value, dict) else str(value)


VERBS = [(lang, entry) for lang, entry in entries("acts") if not entry["example"].rstrip().endswith(":")]


@pytest.mark.parametrize(("language", "entry"), VERBS, ids=label)
def test_verb_reads_its_example(language: str, entry: dict) -> None:
    assert entry["type"] in {kind for kind, _ in found(language, entry["example"])}


@pytest.mark.parametrize(
    ("language", "entry"), [(lang, e) for lang, e in entries("acts") if "counterexample" in e], ids=label
)
def test_verb_leaves_its_counterexample_alone(language: str, entry: dict) -> None:
    assert (entry["type"], entry["id"]) not in found(language, entry["counterexample"])


@pytest.mark.parametrize(("language", "entry"), entries("nominals"), ids=label)
def test_noun_reads_its_example(language: str, entry: dict) -> None:
    assert (entry["type"], entry["id"]) in found(language, entry["example"])


@pytest.mark.parametrize(("language", "entry"), entries("joint"), ids=label)
def test_joint_work_reads_its_example(language: str, entry: dict) -> None:
    assert "COORDINATES_WITH" in {kind for kind, _ in found(language, entry["example"])}


@pytest.mark.parametrize(("language", "entry"), entries("presence"), ids=label)
def test_attendance_reads_its_example(language: str, entry: dict) -> None:
    assert "PARTICIPATED_IN" in {kind for kind, _ in found(language, entry["example"])}
