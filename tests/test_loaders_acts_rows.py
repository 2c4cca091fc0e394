"""Rows of tables: who owns them, in a column or in the cell itself, what a party promised, and rows that are closed."""

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


def table(columns: str, *rows: str) -> str:
    rule = "|".join("---" for _ in columns.split("|"))
    return "\n".join(f"| {line} |" if line != rule else f"|{line}|" for line in (columns, rule, *rows))


Row = tuple[str, str, str, str, str | None]

CASES: list[tuple[str, str, list[Row]]] = [
    # the cell itself says who is to do what
    (
        "en",
        table(
            "State | Finding | Action | Deadline",
            "Vanuatu | Reports late | Vanuatu to submit the missing reports | 31 October 2021",
            "Chad | None | Closed | ",
            "Fiji | No finding | None | –",
        ),
        [("REQUESTED_OF", "Lake Board", "Vanuatu", "submit the missing reports", "2021-10-31")],
    ),
    (
        "en",
        table(
            "Member | Finding | Follow-up | Date",
            "Togo | List incomplete | Togo to complete the list in consultation with Fiji | June 2021",
            "Chad | Late | No further action | ",
        ),
        [
            ("REQUESTED_OF", "Lake Board", "Togo", "complete the list in consultation with Fiji", "2021-06"),
            ("COORDINATES_WITH", "Togo", "Fiji", "complete the list in consultation with Fiji", "2021-06"),
        ],
    ),
    # a party in a column of its own, and what it is asked to do
    (
        "en",
        table("Member | Action required | Date", "Togo | Vaccinate the herds | June 2021", "Chad | None | "),
        [("REQUESTED_OF", "Lake Board", "Togo", "Vaccinate the herds", "2021-06")],
    ),
    (
        "es",
        table(
            "Miembro | Hallazgo | Seguimiento | Plazo",
            "Perú | Lista incompleta | Completar la lista de buques | 30 de junio de 2021",
            "Bolivia | Sin hallazgos | Ninguno | –",
        ),
        [("REQUESTED_OF", "Comisión del Lago", "Perú", "Completar la lista de buques", "2021-06-30")],
    ),
    # what a party promised
    (
        "en",
        table(
            "Institution | Commitment | Date",
            "Togo | will lend its boat | June 2021",
            "Chad | No commitment | ",
        ),
        [("COMMITTED_TO", "Togo", "", "lend its boat", "2021-06")],
    ),
    (
        "es",
        table(
            "País | Compromiso | Fecha",
            "Chile | habilitará un canal | junio de 2021",
            "Perú | Enviar los datos | julio de 2021",
            "Bolivia | no asumió compromisos | –",
        ),
        [
            ("COMMITTED_TO", "Chile", "", "habilitará un canal", "2021-06"),
            ("COMMITTED_TO", "Perú", "", "Enviar los datos", "2021-07"),
        ],
    ),
    # several owners, numbers, a status that closes the row, an owner to be found
    (
        "en",
        table(
            "No. | Action | Owner | Deadline | Status",
            "1 | Print the map | Secretariat / Togo | June 2021 | open",
            "2 | Sow the reeds | Togo; Chad | July 2021 | in progress",
            "3 | Redraw the logo | Chad | – | closed",
            "4 | Sell the boat | Chad | – | Withdrawn.",
            "5 | Paint the pier | TBD | – | open",
            "6 | Buy ropes | Chad | – | Completed in March",
        ),
        [
            ("REQUESTED_OF", "Lake Board", "Secretariat, Togo", "Print the map", "2021-06"),
            ("REQUESTED_OF", "Lake Board", "Togo, Chad", "Sow the reeds", "2021-07"),
        ],
    ),
    (
        "es",
        table(
            "N.º | Tarea | Responsable | Plazo | Estado",
            "1 | Imprimir el mapa | Secretaría y Chile | junio de 2021 | en curso",
            "2 | Rediseñar el logo | Perú | – | cerrada",
            "3 | Vender el bote | Perú | – | retirada",
            "4 | Pintar el muelle | por definir | – | pendiente",
        ),
        [("REQUESTED_OF", "Comisión del Lago", "Secretaría, Chile", "Imprimir el mapa", "2021-06")],
    ),
    # the date of a row is the date in its column
    (
        "en",
        table(
            "Action | Owner | Deadline",
            "Correct the tables of 12 March 2020 | Togo | 1 July 2021",
        ),
        [("REQUESTED_OF", "Lake Board", "Togo", "Correct the tables of 12 March 2020", "2021-07-01")],
    ),
    # a sentence in a cell is read as one
    (
        "en",
        table("Item | Action", "Maps | Togo will print the map by June 2021.", "Boats | None"),
        [("COMMITTED_TO", "Togo", "", "print the map", "2021-06")],
    ),
    (
        "es",
        table(
            "Asunto | Acción", "Mapas | Chile imprimirá el mapa antes de julio de 2021.", "Botes | Ninguna"
        ),
        [("COMMITTED_TO", "Chile", "", "imprimirá el mapa", "2021-07")],
    ),
    # tables of other things say nothing
    ("en", table("Station | Depth | Date", "Lome | 12 m | June 2020", "Accra | 8 m | July 2020"), []),
    ("es", table("Estación | Profundidad | Fecha", "Arica | 12 m | junio de 2020"), []),
    ("en", table("Member | Contribution | Year", "Togo | 4,000 | 2020", "Chad | 5,000 | 2020"), []),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_rows(language: str, body: str, expected: list[Row]) -> None:
    found = [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target), s.action, s.due)
        for s in statements(language, body)
    ]
    assert found == expected
