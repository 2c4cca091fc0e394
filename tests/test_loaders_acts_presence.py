"""Who took part: openings of declarations, delegations with their heads, observers, lists below a sentence."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def present(language: str, body: str) -> list[list[str]]:
    """Who took part, for each statement of it in *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        [a.name for a in s.source]
        for s in reading.statements
        if s.start >= len(HEAD[language]) and s.type == "PARTICIPATED_IN"
    ]


CASES = [
    (
        "en",
        "Having gathered online on 3 May to discuss the drought, we the Ministers and Representatives of Chad, Niger and "
        "Togo note that the lake is low.",
        ["Chad", "Niger", "Togo"],
    ),
    (
        "en",
        "We—the governments of Chad, Niger, and Togo—meet on the occasion of our second Lake Summit.",
        ["Chad", "Niger", "Togo"],
    ),
    (
        "en",
        "We, the Ministers of Health of Benin, Ghana and Togo, met in Accra on 25 May.",
        ["Benin", "Ghana", "Togo"],
    ),
    (
        "es",
        "Nosotros, los Presidentes de la Argentina, Bolivia y el Uruguay, nos reunimos en Asunción el 9 de mayo.",
        ["Argentina", "Bolivia", "Uruguay"],
    ),
    (
        "en",
        "Today, President Ada Lund of Chad and Niger Security Advisor Dr. Bo Ek met in Oslo to talk of boats.",
        ["Ada Lund", "Bo Ek"],
    ),
    (
        "en",
        "The Malian delegation included Foreign Secretary Ada Lund and Ambassador Carl Stone.",
        ["Mali", "Ada Lund", "Carl Stone"],
    ),
    ("en", "The delegation of Chad was headed by Ms. Ada Lund, Minister of Trade.", ["Chad", "Ada Lund"]),
    ("es", "La delegación de Chile estuvo encabezada por la señora Ada Lund.", ["Chile", "Ada Lund"]),
    (
        "es",
        "La delegación de Chile estuvo integrada por la Ministra Ada Lund y el Embajador Pedro Salas.",
        ["Chile", "Ada Lund", "Pedro Salas"],
    ),
    (
        "en",
        "On 3 May, Minister Ada Lund convened the first meeting of the pilots with Minister Bo Ek of Mali and Minister "
        "Carl Stone of Chad in Oslo.",
        ["Ada Lund", "Bo Ek", "Carl Stone"],
    ),
    ("en", "The meeting was chaired by Niger and attended by Chad and Mali.", ["Niger", "Chad", "Mali"]),
    (
        "es",
        "La reunión fue presidida por Chile y contó con la asistencia de Bolivia y Perú.",
        ["Chile", "Bolivia", "Perú"],
    ),
    ("en", "Togo, attending as an observer, spoke of its boats.", ["Togo"]),
    ("es", "El Ecuador, presente en calidad de observador, habló de botes.", ["Ecuador"]),
    ("en", "Attending were the delegates of Chad and Niger.", ["Chad", "Niger"]),
    ("es", "Nos acompañaron, en calidad de invitados, Chile y Perú.", ["Chile", "Perú"]),
    ("es", "Participan por videoconferencia Ada Lund y Luis Paz.", ["Ada Lund", "Luis Paz"]),
    (
        "es",
        "Asisten los miembros de la Junta por medios telemáticos:\n\n- Israel Soto\n- Ana Paz\n- Luis Rocha\n\n"
        "Se abre la sesión.",
        ["Israel Soto", "Ana Paz", "Luis Rocha"],
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_who_took_part(language: str, body: str, expected: list[str]) -> None:
    assert present(language, body) == [expected]


def test_observers_are_a_list_of_their_own() -> None:
    assert present("en", "Present: Chad, Mali. Observers: Niger, Togo.") == [
        ["Chad", "Mali"],
        ["Niger", "Togo"],
    ]
    assert present("es", "Presentes: Chile, Perú. Observadores: México, Cuba.") == [
        ["Chile", "Perú"],
        ["México", "Cuba"],
    ]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "The Board will hold a workshop with the participation of Chad and Niger."),
        ("en", "Chad and Niger excused their absence."),
        ("en", "Chad could not attend."),
        ("en", "We, the members of the club, like boats."),
        ("en", "The report included Chad and Niger."),
        (
            "es",
            "Decide establecer un comité para verificar el plan, con la asistencia de los peritos que prefiera.",
        ),
        ("es", "La Comisión organizará un taller con la participación de Chile y Perú."),
        ("es", "Excusó su asistencia la delegación del Perú."),
    ],
)
def test_who_did_not(language: str, body: str) -> None:
    assert present(language, body) == []
