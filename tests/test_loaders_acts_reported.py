"""Summary records: what is reported of a speaker, what goes on from it, and bare decisions."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}
BOARD, COMISION = ["Lake Board"], ["Comisión del Lago"]


def told(language: str, body: str) -> list[tuple[str, list[str], str]]:
    """Type, sources and action of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        (s.type, [a.name for a in s.source], s.action)
        for s in reading.statements
        if s.start >= len(HEAD[language])
    ]


CASES = [
    ("en", "It was so agreed.", [("DECIDED", BOARD, "")]),
    (
        "en",
        "Mr. Bo Ek said he supported the plan of Togo, but proposed that the fee be lower.",
        [("WELCOMED", ["Bo Ek"], "the plan of Togo"), ("PROPOSED", ["Bo Ek"], "the fee be lower")],
    ),
    (
        "en",
        "Ms. Ada Lund said that her delegation was ready to host the session.",
        [("OFFERED", ["Ada Lund"], "her delegation was ready to host the session")],
    ),
    (
        "en",
        "Togo explained that the map is ready and that it will send copies in May.",
        [
            ("STATED", ["Togo"], "the map is ready and that it will send copies in May"),
            ("COMMITTED_TO", ["Togo"], "send copies"),
        ],
    ),
    (
        "es",
        "La Secretaria aclara que los fondos están en el banco y que remitirá un estado de cuenta.",
        [
            ("STATED", ["Secretaria"], "los fondos están en el banco y que remitirá un estado de cuenta"),
            ("COMMITTED_TO", ["Secretaria"], "remitirá un estado de cuenta"),
        ],
    ),
    (
        "es",
        "Interviene el representante de Chile, quien manifiesta su preocupación por la veda y solicita que se mida el lago.",
        [("STATED", ["Chile"], "la veda"), ("REQUESTED_OF", ["Chile"], "se mida el lago")],
    ),
    (
        "en",
        "The floor was given to Ms. Ada Lund, who voiced her concern about the ban.",
        [("STATED", ["Ada Lund"], "the ban")],
    ),
    (
        "es",
        "Nicaragua señala que su país está dispuesto a aportar dos lanchas.",
        [("OFFERED", ["Nicaragua"], "su país está dispuesto a aportar dos lanchas")],
    ),
    (
        "es",
        "Se fija la próxima sesión para el 14 de junio de 2021 en San José.",
        [("DECIDED", COMISION, "la próxima sesión para el 14 de junio de 2021 en San José")],
    ),
    (
        "es",
        "Puesta a consideración el acta, la misma es aprobada por unanimidad.",
        [("DECIDED", COMISION, "la misma")],
    ),
    ("en", "The agenda was adopted with one amendment proposed by Togo.", [("DECIDED", BOARD, "The agenda")]),
    (
        "en",
        "The map will be jointly printed by Togo.",
        [("COMMITTED_TO", ["Togo"], "The map will be jointly printed")],
    ),
    ("es", "El informe fue presentado por Chile.", [("PRESENTED", ["Chile"], "El informe")]),
    (
        "es",
        "Fue aprobado el informe presentado por Chile.",
        [("DECIDED", COMISION, "el informe presentado por Chile")],
    ),
    (
        "en",
        "Togo offered a boat. It was agreed that the Secretariat should revise the map.",
        [
            ("OFFERED", ["Togo"], "a boat"),
            ("DECIDED", BOARD, "the Secretariat should revise the map"),
            ("REQUESTED_OF", BOARD, "revise the map"),
        ],
    ),
    (
        "es",
        "Acordaron constituir un Grupo Técnico que presentará una propuesta en mayo.",
        [
            ("DECIDED", COMISION, "un Grupo Técnico"),
            ("COMMITTED_TO", ["Grupo Técnico"], "presentará una propuesta"),
        ],
    ),
    (
        "en",
        "The Board decided to set up a panel that will report in May.",
        [("DECIDED", BOARD, "set up a panel"), ("COMMITTED_TO", ["panel"], "report")],
    ),
    ("en", "The Board accepted with thanks the plan of Mali.", [("DECIDED", BOARD, "the plan of Mali")]),
    ("es", "Chile cree que sí.", []),
    (
        "en",
        "Niger, in collaboration with the Reed Institute, is organizing a workshop and invited Chad to send experts.",
        [
            (
                "COORDINATES_WITH",
                ["Niger"],
                "in collaboration with the Reed Institute, is organizing a workshop and invited Chad to send experts",
            ),
            ("REQUESTED_OF", ["Niger"], "send experts"),
        ],
    ),
    (
        "es",
        "La Comisión insta a que se ponga en práctica el plan.",
        [("REQUESTED_OF", COMISION, "se ponga en práctica el plan")],
    ),
    (
        "en",
        "Minister Ada Lund of Chad and Envoy Bo Ek of Mali met in Lomé. They reaffirmed the ties between both countries.",
        [
            ("PARTICIPATED_IN", ["Ada Lund", "Bo Ek"], ""),
            ("STATED", ["Ada Lund", "Bo Ek"], "the ties between both countries"),
        ],
    ),
    (
        "en",
        "DECIDES:\n\n(1) to make the map of ports public;\n\n(2) to meet twice a year.",
        [
            ("DECIDED", BOARD, "to make the map of ports public"),
            ("DECIDED", BOARD, "to meet twice a year"),
        ],
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_what_is_reported(language: str, body: str, expected: list[tuple[str, list[str], str]]) -> None:
    assert told(language, body) == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "The map, which stressed the ports, was old."),
        ("en", "Togo explained that the map is ready and that it is blue."),
        ("es", "El mapa, que subraya los puertos, es viejo."),
    ],
)
def test_a_thing_promises_nothing(language: str, body: str) -> None:
    assert {kind for kind, _, _ in told(language, body)} <= {"STATED"}
    assert "COMMITTED_TO" not in {kind for kind, _, _ in told(language, body)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Ghana added that it would be good to wait for the charts.",
        "Peru said that it would be very useful to print the charts.",
        "The delegate of Fiji thought it would be good to have a second boat.",
    ],
)
def test_what_would_be_good_is_no_promise(sentence: str) -> None:
    assert "COMMITTED_TO" not in {kind for kind, _, _ in told("en", sentence)}
