"""How a record is cut into statements, case by case (docs/statements.md), in both languages."""

from __future__ import annotations

import pytest

from graph.model import Reading
from loaders.extract import explain, extract_lines, lines_of, read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo "
    "de 2021. Se habló de botes.\n\n",
}


def read(language: str, body: str) -> Reading:
    return read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))


def told(language: str, body: str) -> list[tuple[str, str, str, str]]:
    """Type, sources, targets and action of each statement of *body*."""
    start = len(HEAD[language])
    return [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target), s.action)
        for s in read(language, body).statements
        if s.start >= start
    ]


UNESCO = {
    "en": "United Nations Educational, Scientific and Cultural Organization",
    "es": "Organización de las Naciones Unidas para la Educación, la Ciencia y la Cultura",
}
BODY = {"en": "Lake Board", "es": "Comisión del Lago"}

CASES = [
    # 1, 4: one statement a verb and its object; several objects of one verb are one
    (
        "en",
        "The Board noted and thanked Chad for its report. Talk went on for some time.",
        [("THANKED_FOR", "Lake Board", "Chad", "its report")],
    ),
    (
        "en",
        "The Board requests the Secretariat to revise the map and print it. It was getting late.",
        [("REQUESTED_OF", "Lake Board", "Secretariat", "revise the map and print it")],
    ),
    # 2: a list of actors is one statement
    (
        "es",
        "La Comisión agradece a Chile, Perú y Ecuador por sus informes. Luego se hizo una pausa.",
        [("THANKED_FOR", "Comisión del Lago", "Chile, Perú, Ecuador", "sus informes")],
    ),
    # 6: passive, on behalf of, and a request reported inside another act
    (
        "en",
        "Chad and Niger were thanked for their offer. It had been made in March.",
        [("THANKED_FOR", "Lake Board", "Chad, Niger", "their offer")],
    ),
    (
        "es",
        "A solicitud de Chile, la Secretaría imprimirá el mapa. Nadie tomó la palabra.",
        [
            ("REQUESTED_OF", "Chile", "Secretaría", "imprimirá el mapa"),
            ("COMMITTED_TO", "Secretaría", "", "imprimirá el mapa"),
        ],
    ),
    # 10: the operative verb decides
    (
        "en",
        "Chad is to send the figures to the Secretariat. Talk went on for some time.",
        [("REQUESTED_OF", "Lake Board", "Chad", "send the figures to the Secretariat")],
    ),
    (
        "en",
        "Chad agreed to lend its boat, subject to the availability of fuel. Talk went on for some time.",
        [("COMMITTED_TO", "Chad", "", "lend its boat")],
    ),
    # 11: joint work needs a word of it
    (
        "en",
        "The Secretariat, in collaboration with FAO, will print the map. Talk went on for some time.",
        [
            ("COMMITTED_TO", "Secretariat", "", "print the map"),
            (
                "COORDINATES_WITH",
                "Secretariat",
                "Food and Agriculture Organization of the United Nations",
                "print the map",
            ),
        ],
    ),
    # 14: what is agreed that somebody will do
    (
        "es",
        "Se acordó que Chile enviará los datos en junio de 2021. Luego se hizo una pausa.",
        [
            ("DECIDED", "Comisión del Lago", "", "Chile enviará los datos"),
            ("COMMITTED_TO", "Chile", "", "enviará los datos"),
        ],
    ),
    # 15: should
    (
        "en",
        "Chad should keep a log of its boats. Talk went on for some time.",
        [("REQUESTED_OF", "Lake Board", "Chad", "keep a log of its boats")],
    ),
    # 16: what only describes a class or a thing is no statement
    ("en", "The countries that requested support live far from the lake. They have few boats.", []),
    # 9: greetings, narration, agenda words
    ("en", "The Chair opened the meeting and welcomed the participants. Coffee was served.", []),
    ("es", "El debate giró en torno al precio de los botes. Hubo varias preguntas.", []),
    # negation
    ("en", "The Board did not approve the budget. Talk went on for some time.", []),
]


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_case(language: str, body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert sorted(told(language, body)) == sorted(expected)


def test_lead_gives_its_items_verb_source_and_target() -> None:
    body = "1. Requests the Secretariat to:\n\na) print the map;\n\nb) send it to Chad by 1 June 2021."
    found = [s for s in read("en", body).statements if s.type == "REQUESTED_OF"]
    assert [(s.target[0].name, s.action, s.due) for s in found] == [
        ("Secretariat", "print the map", None),
        ("Secretariat", "send it to Chad", "2021-06-01"),
    ]


def test_each_one_thanked_below_a_lead_is_a_statement() -> None:
    body = "1. Agradecer a:\n\n- Chile, por el informe sobre los botes.\n\n- Perú, por la sede."
    found = [s for s in read("es", body).statements if s.type == "THANKED_FOR"]
    assert [(s.target[0].name, s.action) for s in found] == [
        ("Chile", "el informe sobre los botes"),
        ("Perú", "la sede"),
    ]


def test_owner_before_or_after_a_task_is_asked() -> None:
    body = "ACTION: Chad to update the page by 1 June 2021.\n\nTalk went on for some time, until late."
    (task,) = [s for s in read("en", body).statements if s.type == "REQUESTED_OF"]
    assert (task.target[0].name, task.action, task.due) == ("Chad", "update the page", "2021-06-01")


def test_condition_and_modality_are_kept() -> None:
    body = "Chad will lend its boat, subject to the availability of fuel. Talk went on for some time."
    statement = read("en", body).statements[-1]
    assert statement.condition == "subject to the availability of fuel"
    assert statement.modality == "planned"


def test_working_together_as_an_aim_is_no_fact() -> None:
    body = (
        "The Secretariat will send the map to the Arctic Council with the objective of avoiding duplication of work. "
        "Talk went on."
    )
    (joint,) = [s for s in read("en", body).statements if s.type == "COORDINATES_WITH"]
    assert joint.modality == "aim"


def test_both_countries_of_a_bilateral_meeting_speak() -> None:
    text = (
        "Joint statement of Chad and Niger\n\n3 May 2021\n\nThe delegations met on 3 May 2021 in N'Djamena. Coffee was "
        "served.\n\nThe two countries reaffirmed their commitment to protect the lake. It is a large lake.\n"
    )
    found = [
        s for s in read_record(read_document(text.encode(), "two.txt")).statements if s.type == "COMMITTED_TO"
    ]
    assert [a.name for a in found[0].source] == ["Chad", "Niger"]


def test_emphasis_of_markup_does_not_hide_the_addressee() -> None:
    body = "**Urges** all *Member States* to ratify the treaty. Talk went on for some time."
    (statement,) = [s for s in read("en", body).statements if s.type == "REQUESTED_OF"]
    assert statement.target[0].name == "Member States"
    assert "Urges** all *Member States*" in statement.quote


def test_quotes_stand_where_they_say_and_twice_gives_the_same() -> None:
    body = "\n\n".join(case[1] for case in CASES if case[0] == "en")
    first, second = read("en", body), read("en", body)
    assert first.statements
    assert first.statements == second.statements
    for s in first.statements:
        assert first.document.text[s.start : s.end] == s.quote
        assert 0 < s.confidence <= 1
        assert s.reason
        if s.action_start is not None and s.action_end is not None:
            assert " ".join(first.document.text[s.action_start : s.action_end].split()) == s.action


def test_sentence_with_an_act_that_gave_nothing_is_a_gap() -> None:
    reading = read(
        "en", "The note that recommends a single method is still waiting. Talk went on for some time."
    )
    assert [gap.cue for gap in reading.gaps] == ["recommends"]


def test_lines_name_the_record_first_and_explain_shows_rules() -> None:
    reading = read("en", CASES[1][1])
    first, *rest = lines_of(reading)
    assert first["record"] == "lake.txt"
    assert first["meeting"]["date"] == "2021-05-03"
    assert {"type", "source", "target", "quote", "start", "end", "rule", "confidence"} <= rest[-1].keys()
    assert "rule en.request" in explain(reading)


def test_file_that_cannot_be_read_is_a_line_of_its_own() -> None:
    (line,) = extract_lines(["no-such-file.txt"])
    assert "no-such-file.txt" in line["error"]


INSIDE = [
    # a relative clause that says what a named actor will do; one that describes a thing says nothing
    (
        "en",
        "The Board thanked UNESCO, which offered to train the wardens, and asked Togo to host the course.",
        [("THANKED_FOR", "Lake Board"), ("OFFERED", UNESCO["en"]), ("REQUESTED_OF", "Lake Board")],
    ),
    (
        "es",
        "La Comisión agradeció a la UNESCO, que ofreció capacitar a los guardas, y pidió a Togo que preste su bote.",
        [
            ("THANKED_FOR", "Comisión del Lago"),
            ("OFFERED", UNESCO["es"]),
            ("REQUESTED_OF", "Comisión del Lago"),
        ],
    ),
    (
        "en",
        "The Board takes note of the survey of the Secretariat, which will be published in May.",
        [("TOOK_NOTE_OF", "Lake Board")],
    ),
    # a gerund after a comma tells what the subject did as well
    (
        "en",
        "Kenya thanked the Board, offering to host the next session.",
        [("THANKED_FOR", "Kenya"), ("OFFERED", "Kenya")],
    ),
    (
        "es",
        "Kenia agradeció a la Comisión, ofreciendo ser sede de la próxima sesión.",
        [("THANKED_FOR", "Kenia"), ("OFFERED", "Kenia")],
    ),
    # what is announced is a promise where it says who will do it
    ("en", "Chad announced that it will lend its boat in June.", [("COMMITTED_TO", "Chad")]),
    ("es", "Chad anunció que prestará su bote en junio.", [("COMMITTED_TO", "Chad")]),
    # the act in its infinitive is what was agreed to
    ("en", "The Board agreed to establish a Working Group on Tides.", [("DECIDED", "Lake Board")]),
    (
        "es",
        "Se acuerda encargar a la Secretaría la redacción del mapa.",
        [("REQUESTED_OF", "Comisión del Lago")],
    ),
    # two addressees, each with words of its own
    (
        "en",
        "The Board thanked Togo for the hall and Chad for the boats.",
        [("THANKED_FOR", "Lake Board"), ("THANKED_FOR", "Lake Board")],
    ),
    (
        "es",
        "La Comisión agradece a Chile el informe y al Perú su hospitalidad.",
        [("THANKED_FOR", "Comisión del Lago"), ("THANKED_FOR", "Comisión del Lago")],
    ),
    # a verb of expressing goes on with a further noun
    (
        "en",
        "Chad expressed its gratitude to Niger and its support for the census.",
        [("THANKED_FOR", "Chad"), ("WELCOMED", "Chad")],
    ),
    (
        "es",
        "Chad expresó su gratitud a Níger y su preocupación por el censo.",
        [("THANKED_FOR", "Chad"), ("STATED", "Chad")],
    ),
    # what may be done was not done; who is to do what is decided did not decide it
    ("en", "The plan may be amended by Chad.", []),
    (
        "en",
        "It was decided that the map would be revised by the Secretariat.",
        [("DECIDED", "Lake Board")],
    ),
    # the perfect, and wishes to act
    ("es", "La Comisión ha decidido cerrar el puerto.", [("DECIDED", "Comisión del Lago")]),
    ("es", "La Comisión desea agradecer a Malta su hospitalidad.", [("THANKED_FOR", "Comisión del Lago")]),
]


@pytest.mark.parametrize(("language", "body", "expected"), INSIDE)
def test_acts_inside_and_beside_others(language: str, body: str, expected: list[tuple[str, str]]) -> None:
    found = [(kind, source) for kind, source, _, _ in told(language, body)]
    assert sorted(found) == sorted(expected)
