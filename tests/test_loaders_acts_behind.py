"""Spanish subjects that stand behind their verb or behind its object."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = (
    "Reunión ordinaria de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n"
)
BODY = "Comisión del Lago"


def told(body: str) -> list[tuple[str, list[str], list[str], str]]:
    """Type, sources, targets and action of each statement of *body*."""
    reading = read_record(read_document((HEAD + body + "\n").encode(), "lago.txt"))
    return [
        (s.type, [a.name for a in s.source], [a.name for a in s.target], s.action)
        for s in reading.statements
        if s.start >= len(HEAD)
    ]


CASES = [
    ("Propuso Chile que se amplíe el plazo.", ("PROPOSED", ["Chile"], [], "se amplíe el plazo")),
    (
        "Ofreció el Perú una lancha para los estudios.",
        ("OFFERED", ["Perú"], [], "una lancha para los estudios"),
    ),
    (
        "Informó la Secretaría que el mapa está listo.",
        ("PRESENTED", ["Secretaría"], [], "el mapa está listo"),
    ),
    ("Agradeció el Perú a Chile por la lancha.", ("THANKED_FOR", ["Perú"], ["Chile"], "la lancha")),
    (
        "Respaldó Bolivia la propuesta de Chile.",
        ("WELCOMED", ["Bolivia"], ["Chile"], "la propuesta de Chile"),
    ),
    (
        "Se comprometió Chile a enviar la lancha en mayo.",
        ("COMMITTED_TO", ["Chile"], [], "enviar la lancha"),
    ),
    ("Ofreció Bolivia no cobrar la cuota.", ("OFFERED", ["Bolivia"], [], "no cobrar la cuota")),
    ("Propuso el Perú no ampliar el plazo.", ("PROPOSED", ["Perú"], [], "no ampliar el plazo")),
    ("Se ofreció el Perú a imprimir el mapa.", ("OFFERED", ["Perú"], [], "imprimir el mapa")),
    (
        "Manifestó la delegación de Bolivia su preocupación por la sequía.",
        ("STATED", ["Bolivia"], [], "la sequía"),
    ),
    (
        "Expresó Chile su agradecimiento al Perú por las lanchas.",
        ("THANKED_FOR", ["Chile"], ["Perú"], "las lanchas"),
    ),
    ("Toma nota la Comisión de que el plazo venció.", ("TOOK_NOTE_OF", [BODY], [], "el plazo venció")),
    (
        "Informó el señor Luis Paz, director del Instituto del Mar, que el mapa está listo.",
        ("PRESENTED", ["Luis Paz"], [], "el mapa está listo"),
    ),
    (
        "Solicitaron Chile y el Perú que se amplíe el plazo.",
        ("REQUESTED_OF", ["Chile", "Perú"], [], "se amplíe el plazo"),
    ),
    (
        "En la tarde, propuso Bolivia que se mida el lago cada mes.",
        ("PROPOSED", ["Bolivia"], [], "se mida el lago cada mes"),
    ),
    (
        "Chile leyó el acta y propuso el Perú que se amplíe el plazo.",
        ("PROPOSED", ["Perú"], [], "se amplíe el plazo"),
    ),
    (
        "Rindió el informe de tesorería el señor Luis Paz.",
        ("PRESENTED", ["Luis Paz"], [], "el informe de tesorería"),
    ),
    ("Presentó el balance la delegada de Chile.", ("PRESENTED", ["Chile"], [], "el balance")),
    (
        "Moderó el debate la doctora Inés Vásquez, quien agradeció a Chile por la lancha.",
        ("THANKED_FOR", ["Inés Vásquez"], ["Chile"], "la lancha"),
    ),
    ("Intervino la delegada de Chile, quien ofreció una lancha.", ("OFFERED", ["Chile"], [], "una lancha")),
]


@pytest.mark.parametrize(("body", "expected"), CASES)
def test_subject_behind_its_verb(body: str, expected: tuple[str, list[str], list[str], str]) -> None:
    assert told(body) == [expected]


OTHERS = [
    ("Apoya la Secretaría Técnica en sus gestiones.", ("WELCOMED", [BODY])),
    ("Creó la Comisión de Puertos para el lago.", ("DECIDED", [BODY])),
    ("Designó Coordinadora a Ana Lund.", ("DECIDED", [BODY])),
    ("Se conforma un grupo de trabajo sobre mareas.", ("DECIDED", [BODY])),
    ("Presentó el informe de la Secretaría.", ("PRESENTED", [BODY])),
    ("Presentó el mapa que trazó la Secretaría.", ("PRESENTED", [BODY])),
    ("Recibió el informe de la Secretaría Técnica.", ("TOOK_NOTE_OF", [BODY])),
    ("Insta a Chile y al Perú a pagar.", ("REQUESTED_OF", [BODY])),
]


@pytest.mark.parametrize(("body", "expected"), OTHERS)
def test_what_is_acted_upon_is_no_subject(body: str, expected: tuple[str, list[str]]) -> None:
    assert [(kind, source) for kind, source, _, _ in told(body)] == [expected]


@pytest.mark.parametrize(
    "body", ["Solicitó la palabra el delegado de Bolivia.", "Intervino la delegada de Chile."]
)
def test_who_takes_the_floor_claims_nothing(body: str) -> None:
    assert told(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "Criticó Chile, y llovió.",
        "Rechazó Cuba y aplaudió.",
        "Agradeció Bolivia.",
        "Ofreció Bolivia lanchas.",
    ],
)
def test_a_country_behind_a_verb_is_nothing_that_the_body_acts_upon(body: str) -> None:
    assert [one for one in told(body) if one[1] == [BODY]] == []


def test_a_country_behind_its_preposition_is_acted_upon() -> None:
    assert told("Criticó a Chile por la demora.") == [("STATED", [BODY], [], "a Chile por la demora")]
