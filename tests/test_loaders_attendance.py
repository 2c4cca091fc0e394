"""Who is read as present: never those whose apologies the record notes."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

ENGLISH = """MINUTES OF THE 4TH MEETING OF THE HARBOUR BOARD

Suva, 9 June 2021

Present

- Ana Cruz (Fiji)
- Tui Lee (Samoa)

Apologies

- Ben Okoro (Tonga)
- Lena Falk (Norway)

In attendance: Ravi Nair (observer)

Apologies for absence: Marta Ruiz

1. The Board thanked Fiji for its atlas.
"""
SPANISH = """ACTA DE LA REUNIÓN DEL CONSEJO DE PUERTOS

Lima, 9 de junio de 2021

Asistentes: Ana Cruz (Perú), Luis Paz (Chile)

Excusan su asistencia: Marta Ruiz (Ecuador), Pedro Gil (Panamá)

No asisten: Rosa Lima

1. El Consejo agradece a Perú su informe.
"""


def read(folder: Path, text: str) -> list[tuple[str, list[str]]]:
    path = folder / "record.txt"
    path.write_text(text, encoding="utf-8")
    statements = read_record(read_document(path)).statements
    return [(one.type, [actor.name for actor in one.source]) for one in statements]


def test_those_who_sent_apologies_took_no_part(tmp_path: Path) -> None:
    assert read(tmp_path, ENGLISH) == [
        ("PARTICIPATED_IN", ["Ana Cruz", "Tui Lee"]),
        ("PARTICIPATED_IN", ["Ravi Nair"]),
        ("THANKED_FOR", ["Harbour Board"]),
    ]


def test_ausentes_y_excusados_no_participaron(tmp_path: Path) -> None:
    assert read(tmp_path, SPANISH) == [
        ("PARTICIPATED_IN", ["Ana Cruz", "Luis Paz"]),
        ("THANKED_FOR", ["Consejo de Puertos"]),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fiji did not attend the meeting.",
        "Tonga was not present.",
        "Perú no asistió a la reunión.",
        "No participaron Chile ni Perú.",
    ],
)
def test_who_did_not_attend_took_no_part(tmp_path: Path, sentence: str) -> None:
    head = "CONSEJO DE PUERTOS\n\nHARBOUR BOARD\n\nLima, 9 June 2021\n\n"
    assert read(tmp_path, f"{head}1. {sentence}\n") == []


TABLES = {
    "en": "Minutes of the Tide Board\n\nParticipants\n\n| Name | Institution |\n|---|---|\n| Ada Obi | Tide Museum |\n"
    "| Bo Vea | Port Office |\n",
    "es": "Acta de la Junta de Mareas\n\nParticipantes\n\n| Nombre | Entidad |\n|---|---|\n| Ada Obi | Museo de Mareas |\n"
    "| Bo Vea | Oficina de Puertos |\n",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_table_of_those_present_names_its_first_column(language: str) -> None:
    tail = {"en": "\nDiscussion\n\n1. The Board thanked Fiji for the charts.\n",
            "es": "\nDebate\n\n1. La Junta agradece a Fiyi las cartas.\n"}[language]  # fmt: skip
    found = read_record(read_document((TABLES[language] + tail).encode(), "minutes.txt")).statements
    assert [[a.name for a in s.source] for s in found if s.type == "PARTICIPATED_IN"] == [
        ["Ada Obi", "Bo Vea"]
    ]


def test_lines_of_those_present_end_the_title() -> None:
    text = (
        "Acta de la Junta de Mareas\n\nLima, 9 de junio de 2021\n\nAsisten: Ana Paz, Luis Gil y Rosa Lima\n"
        "Asisten por videoconferencia: Pedro Soto, Juan Rey\nExcusan: Marta Ruiz\n\n1. La Junta agradece a Chile.\n"
    )
    found = read_record(read_document(text.encode(), "acta.txt")).statements
    present = [a.name for s in found if s.type == "PARTICIPATED_IN" for a in s.source]
    assert present == ["Ana Paz", "Luis Gil", "Rosa Lima", "Pedro Soto", "Juan Rey"]
