"""Joint work that names no partner: what a plural body or a collective says it will do together."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}
BODY = {"en": ["Lake Board"], "es": ["Comisión del Lago"]}


def joint(language: str, body: str) -> list[tuple[list[str], list[str], str | None]]:
    """Sources, targets and due date of the joint work in *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        ([a.name for a in s.source], [a.name for a in s.target], s.due)
        for s in reading.statements
        if s.start >= len(HEAD[language]) and s.type == "COORDINATES_WITH"
    ]


OF_THE_BODY = [
    ("en", "We are committed to deepening cooperation on energy."),
    ("en", "We remain committed to deepening our partnership in the lake fund."),
    ("en", "We will accelerate regional cooperation and trade."),
    ("en", "We will cooperate on opening the ferries to all."),
    ("en", "We plan to collaborate to bring down fares."),
    ("en", "We will take steps to coordinate such work whenever the rains allow."),
    ("en", "We will come together to align our rules on nets."),
    ("en", "The Board will collectively address the shortage of salt."),
    ("es", "Nos comprometemos a profundizar la cooperación en materia de energía."),
    ("es", "Reafirmamos nuestro compromiso de fortalecer la cooperación regional."),
    ("es", "Fortaleceremos nuestra alianza para bajar las tarifas."),
    ("es", "Acordaron impulsar la colaboración en puertos."),
]


@pytest.mark.parametrize(("language", "body"), OF_THE_BODY)
def test_the_body_works_with_its_members(language: str, body: str) -> None:
    assert [(source, target) for source, target, _ in joint(language, body)] == [(BODY[language], [])]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "The Board urges States to strengthen cooperation in the field of ports."),
        ("es", "La Comisión insta a los Estados a reforzar la cooperación contra los incendios."),
        ("es", "La Comisión exhorta a los Estados a cooperar para reprimir la pesca ilegal."),
    ],
)
def test_whoever_is_asked_works_together(language: str, body: str) -> None:
    [(source, target, _)] = joint(language, body)
    assert (source, target) == ([{"en": "States", "es": "Estados"}[language]], [])


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "The Board welcomed the growing cooperation in the basin."),
        ("en", "The Board stressed the importance of strengthening cooperation."),
        ("en", "The Secretariat will prepare a report on cooperation in the basin."),
        ("en", "Chad agreed to promote cooperation in the basin."),
        ("en", "The Board will promote the cooperation agreement."),
        ("en", "Stressing the need of strengthening this partnership, the Board will meet in May."),
        ("en", "We will step up our technical cooperation activities."),
        ("es", "La Comisión subrayó la importancia de fortalecer la cooperación."),
        ("es", "La Secretaría preparará un informe sobre la cooperación en la cuenca."),
        ("es", "Chile promoverá el acuerdo de cooperación."),
    ],
)
def test_what_is_only_spoken_of_is_no_joint_work(language: str, body: str) -> None:
    assert joint(language, body) == []


def test_a_purpose_has_no_time_of_its_own() -> None:
    assert joint(
        "en", "We agreed to meet again in Lima in May 2022 to continue to deepen our cooperation."
    ) == [(["Lake Board"], [], None)]


def test_help_that_is_taken_along_is_no_partner() -> None:
    body = "Pide a los Estados que, en consulta con el Banco Mundial y con su asistencia, fomenten el apoyo a los puertos."
    assert joint("es", body) == [(["Estados"], ["Banco Mundial"], None)]
