"""Decisions with their owner and their time in labelled fields, below them or at their end."""

from __future__ import annotations

import pytest

from graph.model import Statement
from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo "
    "de 2021. Se habló de botes.\n\n",
}


def statements(language: str, body: str) -> list[Statement]:
    document = read_document((HEAD[language] + body + "\n").encode(), "lake.txt")
    return [s for s in read_record(document).statements if s.start >= len(HEAD[language])]


def told(language: str, body: str) -> list[tuple[str, str, str | None]]:
    """Type, targets and time of each statement."""
    return [(s.type, ", ".join(a.name for a in s.target), s.due) for s in statements(language, body)]


CASES = [
    (
        "en",
        "Decision 4. The Secretariat will print the map.\nResponsible: Secretariat. Deadline: 30 June 2021.",
        [("COMMITTED_TO", "", "2021-06-30")],
    ),
    (
        "en",
        "Decision 5. Printing of the map in three sizes.\nResponsible: Secretariat. Deadline: 30 June 2021.",
        [("REQUESTED_OF", "Secretariat", "2021-06-30")],
    ),
    (
        "en",
        "The Board asked Togo to lend its boat. Deadline: July 2021.",
        [("REQUESTED_OF", "Togo", "2021-07")],
    ),
    (
        "es",
        "Acuerdo 4. La Secretaría imprimirá el mapa.\nResponsable: Secretaría. Plazo: 30 de junio de 2021.",
        [("COMMITTED_TO", "", "2021-06-30")],
    ),
    (
        "es",
        "Acuerdo 5. Remitir a los municipios de la cuenca copia del mapa.\nResponsable: Secretaría. Plazo: junio de 2021.",
        [("REQUESTED_OF", "Secretaría", "2021-06")],
    ),
    (
        "es",
        "La Comisión pidió a Togo que preste su bote (plazo: 1 de julio de 2021).",
        [("REQUESTED_OF", "Togo", "2021-07-01")],
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_fields_give_owner_and_time(
    language: str, body: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert told(language, body) == expected


def test_a_label_of_a_decision_is_enough() -> None:
    (statement,) = statements("en", "Decision: no support for paper maps beyond version 1.")
    assert statement.type == "DECIDED"
    assert statement.action == "no support for paper maps beyond version 1"


def test_a_field_without_a_decision_above_says_nothing() -> None:
    assert told("en", "Deadline: 30 June 2021.") == []


MOTIONS = [
    (
        "en",
        "Motion: That the minutes be approved as circulated. Moved by Chad, seconded by Niger. Carried unanimously.",
        [("PROPOSED", "Chad"), ("DECIDED", "Lake Board"), ("WELCOMED", "Niger")],
    ),
    (
        "en",
        "It was moved by Chad, seconded by Niger, that the fee be waived. The motion was defeated.",
        [("PROPOSED", "Chad"), ("WELCOMED", "Niger")],
    ),
    (
        "es",
        "Chile informó sobre el puerto. Moción del Perú, secundada por Chile, para aplazar el voto. Aprobada.",
        [
            ("PRESENTED", "Chile"),
            ("PROPOSED", "Perú"),
            ("DECIDED", "Comisión del Lago"),
            ("WELCOMED", "Chile"),
        ],
    ),
    (
        "es",
        "Moción: Que se apruebe el acta con sus anexos. Presentada por Chile, secundada por el Perú. Aprobada.",
        [("PROPOSED", "Chile"), ("DECIDED", "Comisión del Lago"), ("WELCOMED", "Perú")],
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), MOTIONS)
def test_motions_tell_who_moved_and_what_became_of_it(
    language: str, body: str, expected: list[tuple[str, str]]
) -> None:
    found = [(s.type, ", ".join(a.name for a in s.source)) for s in statements(language, body)]
    assert sorted(found) == sorted(expected)
