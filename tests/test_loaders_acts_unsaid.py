"""Spanish futures without a subject, requests that are answered, thanks to several: who owes what."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}
BODY = ["Comisión del Lago"]


def told(language: str, body: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, sources and targets of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        (s.type, [a.name for a in s.source], [a.name for a in s.target])
        for s in reading.statements
        if s.start >= len(HEAD[language])
    ]


OWING = [
    ("El Perú ofreció una lancha. Deberá presentar los costos antes de junio.", ["Perú"]),
    ("Los países presentaron sus datos. Deberán enviarlos en mayo.", ["países"]),
    ("Chile y el Perú presentaron sus datos. Enviarán una copia en mayo.", ["Chile", "Perú"]),
    ("La Comisión encargó el mapa a la Secretaría. Deberá presentarlo en mayo.", ["Secretaría"]),
    ("La Secretaría presentó el mapa. Enviará una copia a los miembros.", ["Secretaría"]),
    ("Enviaremos el mapa en mayo.", BODY),
    ("Deberá presentarse el mapa en mayo.", BODY),
    ("Chile presentó sus datos. Enviaremos una copia a los miembros.", BODY),
]


@pytest.mark.parametrize(("body", "owing"), OWING)
def test_a_future_without_a_subject_goes_on_with_who_acted(body: str, owing: list[str]) -> None:
    assert told("es", body)[-1] == ("COMMITTED_TO", owing, [])


@pytest.mark.parametrize(
    "body",
    [
        "Chile presentó su informe sobre puertos. Deberán integrar los datos de la cuenca.",
        "El lago está seco desde marzo. Deberán abrirlo en mayo.",
        "La Secretaría presentó el mapa. Incluirá un índice de puertos.",
        "El informe incluirá un anexo.",
    ],
)
def test_nobody_owes_what_nobody_is_said_to_owe(body: str) -> None:
    assert "COMMITTED_TO" not in {kind for kind, _, _ in told("es", body)}


ANSWERED = [
    (
        "es",
        "A pedido de Chile, la Secretaría incluirá un capítulo sobre puertos en el informe.",
        "Chile",
        "Secretaría",
    ),
    ("es", "A petición del Perú se incluirá un capítulo sobre mareas.", "Perú", "Comisión del Lago"),
    (
        "en",
        "At the request of Chad, the Secretariat will include a map in its report.",
        "Chad",
        "Secretariat",
    ),
]


@pytest.mark.parametrize(("language", "body", "asking", "doing"), ANSWERED)
def test_a_request_and_the_promise_that_answers_it(language: str, body: str, asking: str, doing: str) -> None:
    assert sorted(told(language, body)) == [
        ("COMMITTED_TO", [doing], []),
        ("REQUESTED_OF", [asking], [doing]),
    ]


def test_what_a_body_consists_of_is_no_promise() -> None:
    assert told("en", "The Working Group will include two experts from Chad.") == []


def test_several_are_thanked_for_one_thing() -> None:
    body = "Se agradece al Instituto del Mar (IMAR), a la Universidad del Norte y a la Red del Agua su apoyo."
    assert told("es", body) == [
        ("THANKED_FOR", BODY, ["Instituto del Mar", "Universidad del Norte", "Red del Agua"])
    ]
    assert told("es", "Se agradece a Chile su lancha y al Perú el mapa.") == [
        ("THANKED_FOR", BODY, ["Chile"]),
        ("THANKED_FOR", BODY, ["Perú"]),
    ]
