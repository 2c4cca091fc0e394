"""What is not to be done, rejected or put off is never claimed as its opposite."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, str]]:
    """Type and action of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [(s.type, s.action) for s in reading.statements if s.start >= len(HEAD[language])]


KEPT = [
    ("en", "Togo will not lend its boats to Chad.", "COMMITTED_TO", "not lend its boats to Chad"),
    ("en", "Togo will no longer host the archive.", "COMMITTED_TO", "no longer host the archive"),
    ("en", "The Board asked Chad not to drain the ponds.", "REQUESTED_OF", "not to drain the ponds"),
    ("en", "The Board urges Chad never to drain the ponds.", "REQUESTED_OF", "never to drain the ponds"),
    ("en", "Chad committed not to drain the ponds.", "COMMITTED_TO", "not to drain the ponds"),
    ("es", "Cuba no prestará sus botes a Haití.", "COMMITTED_TO", "no prestará sus botes a Haití"),
    ("es", "Cuba nunca prestará sus botes.", "COMMITTED_TO", "nunca prestará sus botes"),
    ("es", "Haití tampoco prestará sus botes.", "COMMITTED_TO", "tampoco prestará sus botes"),
    ("es", "Haití ya no custodiará el archivo.", "COMMITTED_TO", "ya no custodiará el archivo"),
    ("es", "Cuba no lo enviará a Haití.", "COMMITTED_TO", "no lo enviará a Haití"),
    ("es", "No se drenará el estanque.", "COMMITTED_TO", "No se drenará el estanque"),
    ("es", "Haití no debería drenar el estanque.", "REQUESTED_OF", "no debería drenar el estanque"),
    ("es", "La Comisión pidió a Haití no drenar el estanque.", "REQUESTED_OF", "no drenar el estanque"),
]


@pytest.mark.parametrize(("language", "body", "kind", "action"), KEPT)
def test_a_not_stays_with_what_is_not_to_be_done(language: str, body: str, kind: str, action: str) -> None:
    assert told(language, body) == [(kind, action)]


TURNED = [
    ("en", "The Board rejected Chad's request to close the port.", "rejected Chad's request to close the port"),
    ("en", "The proposal of Togo to close the port was rejected.", "The proposal of Togo to close the port was rejected"),
    ("en", "The Board postponed the vote on the port.", "postponed the vote on the port"),
    ("en", "The choice of a port was deferred.", "The choice of a port was deferred"),
    ("es", "Se rechazó la propuesta de Cuba de cerrar el puerto.", "rechazó la propuesta de Cuba de cerrar el puerto"),
    ("es", "La Comisión desestima vender el muelle.", "desestima vender el muelle"),
    ("es", "Se pospuso la decisión sobre el muelle.", "pospuso la decisión sobre el muelle"),
    ("es", "La Comisión aplazó la compra del muelle.", "aplazó la compra del muelle"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "action"), TURNED)
def test_what_is_rejected_or_put_off_says_so_and_is_proposed_by_nobody(
    language: str, body: str, action: str
) -> None:
    found = told(language, body)
    assert [words for _, words in found] == [action]
    assert {kind for kind, _ in found} <= {"DECIDED", "STATED"}


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", "Togo will lend its boats to Chad.", [("COMMITTED_TO", "lend its boats to Chad")]),
        ("en", "The Board approved the sale of the pier.", [("DECIDED", "the sale of the pier")]),
        ("es", "Cuba prestará sus botes a Haití.", [("COMMITTED_TO", "prestará sus botes a Haití")]),
        ("es", "La Comisión aprobó la venta del muelle.", [("DECIDED", "la venta del muelle")]),
        ("en", "The Board rejects all cruelty to seals.", [("STATED", "all cruelty to seals")]),
        (
            "es",
            "La Comisión rechaza toda crueldad con las focas.",
            [("STATED", "toda crueldad con las focas")],
        ),
        ("en", "The Board did not approve the sale of the pier.", []),
        ("es", "La Comisión no aprobó la venta del muelle.", []),
    ],
)
def test_other_words_stay_as_they_are(language: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert told(language, body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "Chad requested that its request to Togo be withdrawn.",
        "Chad requested that its appeal to the Secretariat be dropped.",
    ],
)
def test_a_request_to_somebody_has_no_action_out_of_its_addressee(body: str) -> None:
    assert len(told("en", body)) == 1
