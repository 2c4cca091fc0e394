"""Further acts of one verb: several thanked, asked or promising, each for words of its own."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo "
    "de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, str, str, str]]:
    """Type, sources, targets and action of each statement of *body*."""
    document = read_document((HEAD[language] + body + "\n").encode(), "lake.txt")
    return [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target), s.action)
        for s in read_record(document).statements
        if s.start >= len(HEAD[language])
    ]


CASES = [
    (
        "en",
        "The Board conveys its thanks to Togo for the hall, and to Ms Ada Lund, Chief Executive Officer, for her conduct.",
        [
            ("THANKED_FOR", "Lake Board", "Togo", "the hall"),
            ("THANKED_FOR", "Lake Board", "Ada Lund", "her conduct"),
        ],
    ),
    (
        "en",
        "The Board thanked Kenya for the map, Togo for the boats and Mali for the ropes.",
        [
            ("THANKED_FOR", "Lake Board", "Kenya", "the map"),
            ("THANKED_FOR", "Lake Board", "Togo", "the boats"),
            ("THANKED_FOR", "Lake Board", "Mali", "the ropes"),
        ],
    ),
    (
        "en",
        "The Board asked Togo to lend its boat and Kenya to send the data.",
        [
            ("REQUESTED_OF", "Lake Board", "Togo", "lend its boat"),
            ("REQUESTED_OF", "Lake Board", "Kenya", "send the data"),
        ],
    ),
    (
        "en",
        "Togo will print the map, and Kenya the list of wrecks.",
        [
            ("COMMITTED_TO", "Togo", "", "print the map"),
            ("COMMITTED_TO", "Kenya", "", "the list of wrecks"),
        ],
    ),
    (
        "en",
        "Togo will print the map and the list.",
        [("COMMITTED_TO", "Togo", "", "print the map and the list")],
    ),
    (
        "en",
        "I shall send you a copy and would be grateful for your comments.",
        [("COMMITTED_TO", "Lake Board", "", "send you a copy")],
    ),
    (
        "es",
        "La Comisión agradece a Chile por el salón, a Perú por los botes y a Bolivia por las cuerdas.",
        [
            ("THANKED_FOR", "Comisión del Lago", "Chile", "el salón"),
            ("THANKED_FOR", "Comisión del Lago", "Perú", "los botes"),
            ("THANKED_FOR", "Comisión del Lago", "Bolivia", "las cuerdas"),
        ],
    ),
    (
        "es",
        "La Comisión pidió a Chile prestar su bote y a Perú enviar los datos.",
        [
            ("REQUESTED_OF", "Comisión del Lago", "Chile", "prestar su bote"),
            ("REQUESTED_OF", "Comisión del Lago", "Perú", "enviar los datos"),
        ],
    ),
    (
        "es",
        "Chile se encargará del mapa y Perú de la lista.",
        [
            ("COMMITTED_TO", "Chile", "", "encargará del mapa"),
            ("COMMITTED_TO", "Perú", "", "de la lista"),
        ],
    ),
    (
        "es",
        "Chile imprimirá el mapa y Perú, la lista.",
        [("COMMITTED_TO", "Chile", "", "imprimirá el mapa"), ("COMMITTED_TO", "Perú", "", "la lista")],
    ),
    (
        "es",
        "Chile imprimirá el mapa y la lista.",
        [("COMMITTED_TO", "Chile", "", "imprimirá el mapa y la lista")],
    ),
    (
        "es",
        "Chile enviará los datos de Bolivia y Perú de la última década.",
        [("COMMITTED_TO", "Chile", "", "enviará los datos de Bolivia y Perú de la última década")],
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES, ids=lambda value: str(value)[:40])
def test_further_acts(language: str, body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(language, body) == expected
