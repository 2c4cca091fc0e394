"""Every entry of the vocabulary of acts reads its own example, and leaves its counterexample alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import DataError
from graph.model import FORCES, STATEMENT_TYPES
from loaders.acts.inflect import inflect
from loaders.acts.words import words
from loaders.extract import read_record
from loaders.formats import read_document
from loaders.vocabulary import as_list, check_entry, languages, read_entries, read_yaml

FRAME = {
    "en": "Minutes of the Lake Board\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to the price of "
    "boats.\n\n{}\n\nIt was late.\n",
    "es": "Acta de la Comisión del Lago\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo de 2021. Se habló del "
    "precio de los botes.\n\n{}\n\nEra tarde.\n",
}


def found(language: str, sentence: str, frame: str | None = None) -> list[tuple[str, str]]:
    """Type and rule (without language) of each statement that a sentence makes in a record of its own."""
    document = read_document((frame or FRAME[language]).format(sentence).encode(), "lake.txt")
    at = document.text.index(sentence)
    return [
        (s.type, s.rule.split(".", 1)[1])
        for s in read_record(document).statements
        if at <= s.start < at + len(sentence)
    ]


LETTER = (
    "Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nEstimados miembros:\n\n{}\n\nAtentamente,\n\nAda Lund\n"
)


def entries(name: str) -> list[tuple[str, dict]]:
    return [(language, entry) for language in languages() for entry in read_yaml(language, name)]


def label(value: object) -> str:
    return value["id"] if isinstance(value, dict) else str(value)


VERBS = [(lang, entry) for lang, entry in entries("acts") if not entry["example"].rstrip().endswith(":")]


@pytest.mark.parametrize(("language", "entry"), VERBS, ids=label)
def test_verb_reads_its_example(language: str, entry: dict) -> None:
    frame = LETTER if entry.get("first_person") else None
    assert entry["type"] in {kind for kind, _ in found(language, entry["example"], frame)}


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


@pytest.mark.parametrize(("language", "entry"), entries("deeds"), ids=label)
def test_task_in_the_present_reads_its_example(language: str, entry: dict) -> None:
    assert ("COMMITTED_TO", "present-task") in found(language, entry["example"])
    assert ("COMMITTED_TO", "present-task") not in found(language, entry.get("counterexample", ""))


@pytest.mark.parametrize("language", languages())
def test_files_hold_known_types_and_no_form_twice(language: str) -> None:
    for entry in read_yaml(language, "acts"):
        assert entry["type"] in STATEMENT_TYPES
        assert entry.get("force", "request") in FORCES
        verbs = as_list(entry.get("verb"))
        assert len(verbs) == len(set(verbs)), entry["id"]


@pytest.mark.parametrize(
    ("language", "lemma", "mood", "form"),
    [
        ("en", "invite", "past", "invited"),
        ("en", "stress", "present3s", "stresses"),
        ("en", "submit", "gerund", "submitting"),
        ("es", "pedir", "past", "pidieron"),
        ("es", "agradecer", "present1p", "agradecemos"),
        ("es", "proponer", "participle", "propuesta"),
    ],
)
def test_verbs_are_inflected(language: str, lemma: str, mood: str, form: str) -> None:
    assert form in inflect(lemma, read_yaml(language, "conjugation"))[mood]


def test_enclitic_pronouns_of_spanish_laws_are_read() -> None:
    found = [cue.verb.id for cue in words("es").cues("Créase el Fondo y desígnase a Chile.", 0, 36)]
    assert found == ["establecer", "designar"]


def test_unknown_key_is_named_with_its_entry() -> None:
    with pytest.raises(DataError, match=r"en/acts.yaml: entry pledge: the key 'forse' is not known"):
        check_entry({"id": "pledge", "forse": "urge"}, "en/acts.yaml", 1, frozenset({"id"}), frozenset())


def test_missing_key_and_doubled_id_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "en"
    folder.mkdir()
    (folder / "few.yaml").write_text("- {id: a, example: x}\n- {id: a, example: y}\n", encoding="utf-8")
    with pytest.raises(DataError, match="entry a: the id stands twice"):
        read_entries("en", "few", required=frozenset({"example"}), optional=frozenset(), folder=tmp_path)
    with pytest.raises(DataError, match="entry a: the key 'type' is missing"):
        read_entries(
            "en", "few", required=frozenset({"type"}), optional=frozenset({"example"}), folder=tmp_path
        )
    with pytest.raises(DataError, match="none.yaml: cannot be read"):
        read_yaml("en", "none", folder=tmp_path)
