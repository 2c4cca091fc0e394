"""Dates of conditions, of names and of what a plan looks to are no due dates; of a term that is moved the new one is."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def due(language: str, body: str) -> str | None:
    """When the only statement of *body* is due."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    (one,) = [s for s in reading.statements if s.start >= len(HEAD[language])]
    return one.due


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Unless Niger objects by 4 August 2021, Mali will sell the pier."),
        ("en", "Mali will sell the pier unless Niger objects by 4 August 2021."),
        ("en", "If Niger pays by 4 August 2021, Mali will sell the pier."),
        ("es", "Salvo objeción de Cuba antes del 4 de agosto de 2021, Haití venderá el muelle."),
        ("es", "Haití venderá el muelle, a menos que Cuba se oponga antes del 4 de agosto de 2021."),
        ("es", "Si Cuba paga antes del 4 de agosto de 2021, Haití venderá el muelle."),
        ("en", "Mali will carry out the Wetlands Plan Towards 2035."),
        ("en", "Mali will keep to its goals under the 2040 Wetlands Plan."),
        ("es", "Haití aplicará el Plan de Humedales hacia 2035."),
        ("es", "La Secretaría preparará el programa de cara a 2023."),
    ],
)
def test_dates_of_something_else(language: str, body: str) -> None:
    assert due(language, body) is None


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "The Board extended the deadline from 2 June to 9 July 2021.", "2021-07-09"),
        ("en", "The deadline for entries was extended from 2 June 2021 to 9 July 2021.", "2021-07-09"),
        ("es", "La Comisión amplió el plazo del 2 de junio al 9 de julio de 2021.", "2021-07-09"),
        ("es", "La Comisión amplió el plazo del 2 de junio hasta el 9 de julio de 2021.", "2021-07-09"),
        ("en", "Mali will sell the pier by 4 August 2021 unless Niger objects.", "2021-08-04"),
        ("en", "If possible, by 4 August 2021 Mali will sell the pier.", "2021-08-04"),
        ("en", "Mali will sell the pier by 2035.", "2035"),
        ("en", "By 2035 Mali will sell the pier.", "2035"),
        (
            "es",
            "Haití venderá el muelle antes del 4 de agosto de 2021, salvo objeción de Cuba.",
            "2021-08-04",
        ),
        ("es", "Si es posible antes del 4 de agosto de 2021, Haití venderá el muelle.", "2021-08-04"),
        ("es", "Haití venderá el muelle antes de 2035.", "2035"),
    ],
)
def test_dates_of_the_action(language: str, body: str, expected: str) -> None:
    assert due(language, body) == expected
