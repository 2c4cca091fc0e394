"""Whom pronouns and words like "this offer" stand for, by who acted before."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, list[str], list[str]]]:
    """Type, sources and targets of each statement of *body*."""
    start = len(HEAD[language])
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [
        (s.type, [a.name for a in s.source], [a.name for a in s.target])
        for s in reading.statements
        if s.start >= start
    ]


CASES = [
    (
        "en",
        "1. The Board thanked Togo and Benin for their notes. It asked Niger to reply.",
        ("REQUESTED_OF", ["Lake Board"], ["Niger"]),
    ),
    (
        "en",
        "1. Mr. Carl Stone informed the Board of the ferry.\n\n2. The Board approved the plan.\n\n"
        "3. They thanked Togo for its note.",
        ("THANKED_FOR", ["Lake Board"], ["Togo"]),
    ),
    ("en", "1. The Board noted that Togo has no port.", ("TOOK_NOTE_OF", ["Lake Board"], ["Togo"])),
    ("en", "1. The Board noted that the fund has no money from Togo.", ("TOOK_NOTE_OF", ["Lake Board"], [])),
    (
        "en",
        "1. The Board urged the net makers and the owners of trawlers not to fish in May.",
        ("REQUESTED_OF", ["Lake Board"], ["net makers", "owners of trawlers"]),
    ),
    (
        "en",
        "1. The Board invited owners and masters of trawlers to reply.",
        ("REQUESTED_OF", ["Lake Board"], ["owners and masters of trawlers"]),
    ),
    ("en", "1. Niger requested that the depth be shown.", ("REQUESTED_OF", ["Niger"], ["Lake Board"])),
    (
        "en",
        "1. Niger, speaking also on behalf of Mali, thanked Chad for the rice.",
        ("THANKED_FOR", ["Niger", "Mali"], ["Chad"]),
    ),
    (
        "es",
        "1. El Presidente, en representación de la Comisión, agradeció a Chad el arroz.",
        ("THANKED_FOR", ["Comisión del Lago"], ["Chad"]),
    ),
    (
        "en",
        "1. The Board recognized the efforts of the rangers in the fire of May.",
        ("THANKED_FOR", ["Lake Board"], ["rangers"]),
    ),
    (
        "en",
        "1. Togo presented the report of the Tide Institute of Suva.",
        ("PRESENTED", ["Togo"], []),
    ),
    (
        "es",
        "1. La Secretaría Ejecutiva (SE) leyó el acta. La SE publicará el calendario.",
        ("COMMITTED_TO", ["Secretaría Ejecutiva"], []),
    ),
    (
        "es",
        "1. La Comisión decide que la Secretaría presente un plan en mayo.",
        ("DECIDED", ["Comisión del Lago"], ["Secretaría"]),
    ),
    (
        "en",
        "1. Ms. Ada Lund spoke.\n\n2. Dr. Bo Vea was elected chair of the group. He thanked Togo for its vote.",
        ("THANKED_FOR", ["Bo Vea"], ["Togo"]),
    ),
    (
        "en",
        "1. The delegate of Togo explained the delay. He asked the Board for more time.",
        ("REQUESTED_OF", ["Togo"], ["Lake Board"]),
    ),
    (
        "es",
        "1. La Secretaría presentó el balance. La Comisión lo acogió con beneplácito.",
        ("WELCOMED", ["Comisión del Lago"], ["Secretaría"]),
    ),
    (
        "es",
        "1. La Comisión instó a los concesionarios viales y a las empresas de carga a pagar.",
        ("REQUESTED_OF", ["Comisión del Lago"], ["concesionarios viales", "empresas de carga"]),
    ),
    (
        "en",
        "Present: Ada Lund, Tom Berg.\n\n1. Tom presented the note. Ada thanked him for it.",
        ("THANKED_FOR", ["Ada Lund"], ["Tom Berg"]),
    ),
    ("en", "1. Togo announced that it would open a port in 2022.", ("COMMITTED_TO", ["Togo"], [])),
    (
        "en",
        "1. Togo suggested a joint survey. Benin supported this suggestion but named no date.",
        ("WELCOMED", ["Benin"], ["Togo"]),
    ),
    (
        "es",
        "1. El Sr. Tomás Rocha presentó el índice. La Comisión le pidió que distribuyera el código.",
        ("REQUESTED_OF", ["Comisión del Lago"], ["Tomás Rocha"]),
    ),
    (
        "es",
        "1. Togo ofreció veinte becas. Benín agradeció ese gesto.",
        ("THANKED_FOR", ["Benín"], ["Togo"]),
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_who_acted_before_is_meant(
    language: str, body: str, expected: tuple[str, list[str], list[str]]
) -> None:
    assert expected in told(language, body)


def test_a_line_of_those_present_gives_the_country_and_its_persons_and_no_posts() -> None:
    text = (
        "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nASISTENCIA\n\n"
        "Por Chad: Sr. Hugo Paredes, Ministro de Puertos.\nPor Togo: Sra. Lidia Moraes, Subsecretaria de Mareas.\n\n"
        "1. Agradecer a Chad el arroz.\n"
    )
    found = [
        s
        for s in read_record(read_document(text.encode(), "a.txt")).statements
        if s.type == "PARTICIPATED_IN"
    ]
    assert [[a.name for a in s.source] for s in found] == [["Chad", "Hugo Paredes", "Togo", "Lidia Moraes"]]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            "La Parte chadiana informó a su contraparte que abrirá un puerto.",
            ("PRESENTED", ["Chad"], ["Togo"]),
        ),
        (
            "El Ministro Rocha invitó a su homóloga a visitar Yamena.",
            ("REQUESTED_OF", ["Tomás Rocha"], ["Ada Lund"]),
        ),
    ],
)
def test_the_counterpart_is_the_other_of_two(said: str, expected: tuple[str, list[str], list[str]]) -> None:
    text = (
        "Declaración conjunta de los Ministros de Puertos de Chad y de Togo\n\nLomé, 3 de mayo de 2021\n\n"
        "El Ministro de Puertos de Chad, señor Tomás Rocha, se reunió con la Ministra de Puertos de Togo, señora "
        f"Ada Lund.\n\n{said}\n"
    )
    found = read_record(read_document(text.encode(), "a.txt")).statements
    assert expected in [(s.type, [a.name for a in s.source], [a.name for a in s.target]) for s in found]


def test_whose_meeting_it_was_is_not_who_came() -> None:
    body = "1. Chad, Níger y Togo participaron en la reunión de la Comisión del Lago, celebrada en Lima."
    found = [one for one in told("es", body) if one[0] == "PARTICIPATED_IN"]
    assert found == [("PARTICIPATED_IN", ["Chad", "Níger", "Togo"], [])]
