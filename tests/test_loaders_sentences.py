"""Sentences with their offsets."""

from __future__ import annotations

import pytest

from loaders.sentences import sentences


def split(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("text", "language", "count"),
    [
        ("Kenya thanked Fiji. Fiji replied.", "en", 2),
        ("Under art. 5 and Res. No. 12 the fee is waived. It is so.", "en", 2),
        ("Lt. Ortega and Mr. J. Smith spoke. They left at 5 p.m. The hall was closed.", "en", 3),
        ("The U.S. Delegation asked why. No answer came.", "en", 2),
        ("All costs, incl. Travel, amount to US$ 5.5 million. Half is paid.", "en", 2),
        ("It answered no. The other said yes.", "en", 2),
        ("Según el párr. 4 de la Res. Núm. 12 queda aprobado. Se publicará.", "es", 2),
        ("La Rep. Dominicana y los EE. UU. asistieron. Belice se excusó.", "es", 2),
        ("El Lic. Robles abrió la sesión a las 9 a.m. Se aprobó el acta.", "es", 2),
        ("¿Procede? ¡Procede! «Así sea.» Se levanta la sesión.", "es", 4),
        ("the end. and more", "en", 1),
    ],
)
def test_sentences_are_counted(text: str, language: str, count: int) -> None:
    assert len(split(text, language)) == count


def test_spans_leave_out_the_blanks_between_sentences() -> None:
    text = "  One thing.\n  Another thing.  "
    assert split(text, "en") == ["One thing.", "Another thing."]


def test_only_the_asked_part_is_split() -> None:
    text = "One. Two. Three."
    assert [text[a:b] for a, b in sentences(text, 5, 9, "en")] == ["Two."]


def test_an_empty_part_has_no_sentences() -> None:
    assert sentences("   ", 0, 3, "en") == []


def test_a_semicolon_ends_no_sentence() -> None:
    assert len(split("To thank Peru; to ask Chile to reply.", "en")) == 1
