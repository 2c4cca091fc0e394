"""What a record only tells is nobody's act: words of the press, what is said, what was taken back, a person nobody names."""

from __future__ import annotations

import gc
import sys

import pytest

from graph.model import Statement
from loaders.extract import read_record
from loaders.formats import read_document
from loaders.vocabulary import languages, read_yaml

HEADS = {
    "en": "MINUTES OF THE HARBOUR BOARD\n\nSuva, 9 June 2021\n\n1. The Board thanked Fiji for its atlas.\n\n2. ",
    "es": "ACTA DEL CONSEJO DE PUERTOS\n\nLima, 9 de junio de 2021\n\n1. El Consejo agradece a Perú su informe.\n\n2. ",
}


def read(sentence: str, language: str) -> list[Statement]:
    statements = read_record(read_document((HEADS[language] + sentence + "\n").encode(), "a.txt")).statements
    return [one for one in statements if one.passage == "2"]


@pytest.mark.parametrize(
    ("language", "entry"),
    [(language, entry) for language in languages() for entry in read_yaml(language, "hearsay")],
    ids=lambda value: value["id"] if isinstance(value, dict) else value,
)
def test_what_is_only_told_is_no_act_of_togo(language: str, entry: dict[str, str]) -> None:
    assert not [one for one in read(entry["example"], language) if any(a.key == "TG" for a in one.source)]


@pytest.mark.parametrize(
    ("language", "sentence", "types"),
    [
        ("en", "Togo committed to pay the fee.", ["COMMITTED_TO"]),
        ("en", "Togo reported that Chad will pay the fee.", ["PRESENTED", "COMMITTED_TO"]),
        ("en", "Chad hopes that the fee is low; Togo will pay it.", ["STATED", "COMMITTED_TO"]),
        ("es", "Chad espera que la cuota sea baja; Togo pagará una parte.", ["STATED", "COMMITTED_TO"]),
        ("es", "Togo espera pagar la cuota en marzo.", ["COMMITTED_TO"]),
        ("en", "Togo offered to host the meeting and Chad withdrew its request.", ["OFFERED"]),
        ("es", "Togo se comprometió a pagar la cuota.", ["COMMITTED_TO"]),
        ("es", "Togo ofreció una boya y Chad retiró su solicitud.", ["OFFERED"]),
        ("es", "Togo agradeció a la prensa su interés.", ["THANKED_FOR"]),
    ],
)
def test_what_the_record_says_itself_stays(language: str, sentence: str, types: list[str]) -> None:
    assert [one.type for one in read(sentence, language)] == types


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Fiji hopes Togo will repair the pier by June 2022."),
        ("en", "Fiji trusts that the Secretariat will repair the pier."),
        ("en", "It is hoped that Togo will repair the pier."),
        ("en", "Fiji fears that Togo will close the pier."),
        ("es", "Perú confía en que Togo reparará el muelle en junio de 2022."),
        ("es", "Se espera que la Secretaría reparará el muelle."),
        ("es", "Perú teme que Togo cerrará el muelle."),
    ],
)
def test_what_one_hopes_or_fears_of_another_is_promised_by_nobody(language: str, sentence: str) -> None:
    assert "COMMITTED_TO" not in [one.type for one in read(sentence, language)]


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "She proposed a list."), ("es", "Ella propuso una lista.")]
)
def test_a_person_whom_nothing_names_is_not_the_body(language: str, sentence: str) -> None:
    assert read(sentence, language) == []


@pytest.mark.parametrize("language", languages())
def test_words_that_are_only_told_are_remembered_without_their_record(language: str) -> None:
    entry = read_yaml(language, "hearsay")[0]
    document = read_document((HEADS[language] + entry["example"] + "\n").encode(), "a.txt")
    before = sys.getrefcount(document.text)
    read_record(document)
    gc.collect()
    after = sys.getrefcount(document.text)
    assert after == before
