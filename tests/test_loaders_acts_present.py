"""Tasks in the present tense of notes."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, list[str], str | None]]:
    """Type, sources and due date of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        (s.type, [a.name for a in s.source], s.due)
        for s in reading.statements
        if s.start >= len(HEAD[language])
    ]


@pytest.mark.parametrize(
    ("language", "body", "source", "due"),
    [
        ("en", "Ms. Ada Obi prepares the draft agenda by Friday.", ["Ada Obi"], "2021-05-07"),
        ("en", "- Ada Obi sends the list to Chad", ["Ada Obi"], None),
        ("en", "The Secretary books the hall by 12 May.", ["Secretary"], "2021-05-12"),
        (
            "es",
            "Carmen Ruiz y Miguel Soto preparan el cartel y lo envían a los socios la próxima semana.",
            ["Carmen Ruiz", "Miguel Soto"],
            "2021-W19",
        ),
        ("es", "- Raúl Gómez crea el borrador del convenio", ["Raúl Gómez"], None),
        ("es", "El secretario prepara el informe antes del 12 de mayo.", ["Secretario"], "2021-05-12"),
    ],
)
def test_a_task(language: str, body: str, source: list[str], due: str | None) -> None:
    assert told(language, body) == [("COMMITTED_TO", source, due)]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Ms. Ada Obi prepares the draft agenda every year."),
        ("en", "Ada Obi prepares the draft agenda."),
        ("en", "- Ada Obi does not send the list"),
        ("en", "- Does Ada Obi send the list?"),
        ("en", "- Togo sends the list"),
        ("es", "Raúl Gómez crea el borrador del convenio."),
        ("es", "- Raúl Gómez lee el acta"),
        ("es", "- Raúl Gómez ya envía la lista"),
        ("es", "- Chile envía la lista"),
    ],
)
def test_what_is_only_told(language: str, body: str) -> None:
    assert told(language, body) == []


def test_a_person_who_sets_up_a_body_decides() -> None:
    assert told("es", "Ana Paz crea un grupo de trabajo sobre puertos.") == [("DECIDED", ["Ana Paz"], None)]
