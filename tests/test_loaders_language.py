"""English, Spanish, neither."""

from __future__ import annotations

import pytest

from loaders.formats import read_document
from loaders.language import language_of, language_warning, languages_of, unsupported_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("To thank Kenya for the report on the fund.", "en"),
        ("Agradecer a Kenia el informe sobre el fondo.", "es"),
        ("Lista de participantes de la sesión", "es"),
        ("Takes note with appreciation", "en"),
    ],
)
def test_a_clause_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "1.", "San José, Costa Rica", "2018-07-19"])
def test_names_and_numbers_take_the_default(text: str) -> None:
    assert language_of(text, default="es") == "es"
    assert language_of(text, default="en") == "en"


def test_a_line_of_names_takes_the_language_before_it() -> None:
    found = languages_of(
        ["La Junta agradeció a las delegaciones de los países su apoyo.", "Belice, Guatemala", "3."]
    )
    assert found == ["es", "es", "es"]


def test_a_record_may_change_its_language() -> None:
    english = "The Board thanked the delegations of the region for their support of the programme."
    spanish = "La Junta agradeció a las delegaciones de la región su apoyo al programa."
    assert languages_of([english, spanish, english]) == ["en", "es", "en"]


def test_a_record_in_another_language_is_named() -> None:
    french = (
        "Le comité a adopté le rapport de la réunion et a remercié les participants pour leur appui. " * 4
    )
    assert unsupported_language(french) == "French"
    assert "English and Spanish" in (language_warning(french) or "")


def test_a_file_in_another_language_is_read_with_a_warning() -> None:
    french = (
        "Le comité a adopté le rapport de la réunion et a remercié les participants pour leur appui. " * 4
    )
    document = read_document(french.encode(), "rapport.txt")
    assert any("French" in warning for warning in document.warnings)


def test_a_record_in_another_script_is_named() -> None:
    assert (
        unsupported_language(
            "Комитет принял доклад о работе совещания и поблагодарил всех участников встречи"
        )
        is not None
    )


@pytest.mark.parametrize(
    "text", ["La Junta aprobó el acta de la sesión. " * 20, "The Board approved the minutes. " * 20, "Oui."]
)
def test_english_spanish_and_short_texts_are_not_named(text: str) -> None:
    assert language_warning(text) is None
