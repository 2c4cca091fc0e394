"""Acts that their surroundings decide: what we must do, who alone agrees, what is said to be due of a thing, and more."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, sources and targets of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        (s.type, [a.name for a in s.source], [a.name for a in s.target])
        for s in reading.statements
        if s.start >= len(HEAD[language]) and s.type != "COORDINATES_WITH"
    ]


BOARD, COMISION = ["Lake Board"], ["Comisión del Lago"]
CASES = [
    ("en", "We must act now to save the lake.", ("COMMITTED_TO", BOARD, [])),
    ("en", "Together, we must take steps to stop the leaks.", ("COMMITTED_TO", BOARD, [])),
    ("en", "Togo must pay its fee.", ("REQUESTED_OF", BOARD, ["Togo"])),
    ("es", "Debemos proteger el lago de los vertidos.", ("COMMITTED_TO", COMISION, [])),
    ("es", "Chile debe pagar su cuota.", ("REQUESTED_OF", COMISION, ["Chile"])),
    ("en", "Togo agreed on the new label.", ("WELCOMED", ["Togo"], [])),
    ("en", "Togo agreed to lend its boat.", ("COMMITTED_TO", ["Togo"], [])),
    ("en", "The Board agreed on the new label.", ("DECIDED", BOARD, [])),
    ("es", "Chile estuvo de acuerdo con la propuesta del Perú.", ("WELCOMED", ["Chile"], ["Perú"])),
    ("en", "Togo commented that the name field should be used.", ("PROPOSED", ["Togo"], [])),
    ("en", "Togo explained that the fee should be reviewed.", ("PROPOSED", ["Togo"], [])),
    ("en", "Togo stressed that the fee should be reviewed.", ("STATED", ["Togo"], [])),
    ("en", "Togo explained that the fee is too high.", ("STATED", ["Togo"], [])),
    ("es", "Chile señaló que la cuota debería revisarse.", ("PROPOSED", ["Chile"], [])),
    ("es", "Chile señaló que la cuota es alta.", ("STATED", ["Chile"], [])),
    ("en", "We affirm our desire to widen the canal.", ("PROPOSED", BOARD, [])),
    ("es", "Reiteramos nuestro deseo de ensanchar el canal.", ("PROPOSED", COMISION, [])),
    ("en", "We affirm our support for the ban on nets.", ("WELCOMED", BOARD, [])),
    ("es", "Afirmamos nuestro apoyo a la veda.", ("WELCOMED", COMISION, [])),
    ("en", "The Board challenges its members to halve their waste.", ("REQUESTED_OF", BOARD, ["members"])),
    ("en", "The Board noted that it keeps no boats.", ("TOOK_NOTE_OF", BOARD, [])),
    ("en", "We recognize Togo's efforts towards cleaner boats.", ("THANKED_FOR", BOARD, ["Togo"])),
    ("en", "We acknowledge the work of the Study Group on tides.", ("TOOK_NOTE_OF", BOARD, ["Study Group"])),
    ("en", "We acknowledge the hard work of the rangers.", ("THANKED_FOR", BOARD, ["rangers"])),
    ("en", "The Board looks forward to the report of Togo.", ("WELCOMED", BOARD, ["Togo"])),
    ("en", "Mali appreciated the fact that the fee was lower.", ("WELCOMED", ["Mali"], [])),
    (
        "en",
        "The Board commended the efforts that Togo is making to clean the lake.",
        ("WELCOMED", BOARD, ["Togo"]),
    ),
    (
        "es",
        "La Comisión agradece la labor que realiza la Secretaría en el lago.",
        ("THANKED_FOR", COMISION, ["Secretaría"]),
    ),
    (
        "es",
        "La Comisión acoge con beneplácito las medidas que ha adoptado Chile.",
        ("WELCOMED", COMISION, ["Chile"]),
    ),
    ("es", "La Comisión acoge con beneplácito las medidas que afectan a Chile.", ("WELCOMED", COMISION, [])),
    ("es", "La Comisión agradece los esfuerzos que se realizan en el lago.", ("THANKED_FOR", COMISION, [])),
    ("es", "La Comisión desestima presentar la propuesta antes de mayo.", ("DECIDED", COMISION, [])),
    ("en", "The Board granted recognition to the Reed Institute.", ("DECIDED", BOARD, ["Reed Institute"])),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_the_surroundings_decide(
    language: str, body: str, expected: tuple[str, list[str], list[str]]
) -> None:
    assert told(language, body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "We look forward to further strengthening our ties.",
        "We look forward to the next session.",
        "Our peoples share bonds of family and trade.",
        "We share a vision for sustained growth.",
        "The region shares a long history.",
    ],
)
def test_what_only_describes_claims_nothing(body: str) -> None:
    assert told("en", body) == []
