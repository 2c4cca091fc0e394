"""Letters in the first person: who writes, to whom."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

LETTERS = {
    "en": "Lake Board\nSecretariat\n\nOslo, 3 May 2021\n\nTo the members of the Lake Board\n\nSubject: follow-up to the "
    "ninth session of the Lake Board, held in Oslo on 28 April 2021\n\nDear members,\n\n{}\n\nYours sincerely,\n\nAda Lund\n"
    "Executive Secretary\n",
    "es": "Comisión del Lago\nSecretaría\n\nLima, 3 de mayo de 2021\n\nA los miembros de la Comisión del Lago\n\nAsunto: "
    "seguimiento de la novena reunión de la Comisión del Lago (Lima, 28 de abril de 2021)\n\nDe mi mayor consideración:\n\n"
    "{}\n\nAtentamente,\n\nAda Lund\nSecretaria Ejecutiva\n",
}
MEMBERS = {"en": ["members of the Lake Board"], "es": ["miembros de la Comisión del Lago"]}
ADA = ["Ada Lund"]


def told(language: str, body: str) -> list[tuple[str, list[str], list[str], str]]:
    """Type, sources, targets and action of each statement of a letter with *body*."""
    document = read_document(LETTERS[language].format(body).encode(), "letter.txt")
    at = document.text.index(body)
    return [
        (s.type, [a.name for a in s.source], [a.name for a in s.target], s.action)
        for s in read_record(document).statements
        if at <= s.start < at + len(body)
    ]


CASES = [
    (
        "en",
        "I would like to thank Chad for its hospitality.",
        ("THANKED_FOR", ADA, ["Chad"], "its hospitality"),
    ),
    (
        "en",
        "I am writing to request that you send your figures by 3 June.",
        ("REQUESTED_OF", ADA, MEMBERS["en"], "send your figures"),
    ),
    ("en", "I will send the map next week.", ("COMMITTED_TO", ADA, [], "send the map")),
    (
        "en",
        "We would be grateful if you could name a focal point.",
        ("REQUESTED_OF", ["Lake Board"], MEMBERS["en"], "name a focal point"),
    ),
    ("en", "The Board approved the plan.", ("DECIDED", ["Lake Board"], [], "the plan")),
    (
        "es",
        "Me dirijo a ustedes para agradecer a Chile su hospitalidad.",
        ("THANKED_FOR", ADA, ["Chile"], "su hospitalidad"),
    ),
    (
        "es",
        "En nombre de la Secretaría, agradezco al Perú la lancha.",
        ("THANKED_FOR", ["Secretaría"], ["Perú"], "la lancha"),
    ),
    (
        "es",
        "Solicito a Bolivia que confirme la fecha.",
        ("REQUESTED_OF", ADA, ["Bolivia"], "confirme la fecha"),
    ),
    ("es", "Les ruego enviar sus cifras.", ("REQUESTED_OF", ADA, MEMBERS["es"], "enviar sus cifras")),
    ("es", "Por mi parte, enviaré el mapa en junio.", ("COMMITTED_TO", ADA, [], "enviaré el mapa")),
    (
        "es",
        "Me permito solicitar a Chile una copia del acuerdo.",
        ("REQUESTED_OF", ADA, ["Chile"], "una copia del acuerdo"),
    ),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_who_writes_acts(language: str, body: str, expected: tuple[str, list[str], list[str], str]) -> None:
    assert told(language, body) == [expected]


@pytest.mark.parametrize(
    "body",
    [
        "Solicito un vaso de agua, dijo alguien.",
        "El acuerdo que Chile firmó es viejo.",
        "El apoyo a los puertos crece.",
        "Nadie sabe si enviaré el mapa.",
    ],
)
def test_outside_letters_the_first_person_is_nobodys(body: str) -> None:
    record = f"Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\n{body}\n"
    assert read_record(read_document(record.encode(), "lago.txt")).statements == ()


@pytest.mark.parametrize(
    ("language", "signed", "body"),
    [
        ("en", "Ministry of Health of Ghana", "I will send the map next week."),
        ("es", "Ministerio de Salud del Perú", "Enviaré el mapa en junio."),
    ],
)
def test_an_institution_alone_below_the_close_signs(language: str, signed: str, body: str) -> None:
    letter = LETTERS[language].format(body)
    text = letter[: letter.index("Ada Lund")] + signed + "\n"
    statements = read_record(read_document(text.encode(), "letter.txt")).statements
    acted = [[a.name for a in s.source] for s in statements if s.type == "COMMITTED_TO"]
    assert len(acted) == 1
    assert "Lake" not in acted[0][0]
    assert "Lago" not in acted[0][0]
