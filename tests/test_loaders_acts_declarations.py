"""Declarations, communiqués, joint statements and fact sheets of governments, in both languages."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Joint Statement of the Heron Coast Compact\n\nDakar, 3 May 2021\n\nThe Heron Coast Compact met in Dakar on 3 "
    "May 2021. Talk turned to boats.\n\n",
    "es": "Declaración de la Alianza de la Garza\n\nLima, 3 de mayo de 2021\n\nLa Alianza de la Garza se reunió en Lima el "
    "3 de mayo de 2021. Se habló de botes.\n\n",
}
COMPACT, ALIANZA = "Heron Coast Compact", "Alianza de la Garza"


def told(language: str, body: str) -> list[tuple[str, str, str]]:
    """Type, sources and targets of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "heron.txt"))
    return [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target))
        for s in reading.statements
        if s.start >= len(HEAD[language])
    ]


SHARED = [
    # two verbs of one object are two statements
    ("en", "We recognise and reaffirm the worth of early warning.", ["TOOK_NOTE_OF", "STATED"]),
    ("en", "We support and endorse the plan of the port authority.", ["WELCOMED", "DECIDED"]),
    ("en", "The Ministers noted and welcomed the launch of the satellite.", ["TOOK_NOTE_OF", "WELCOMED"]),
    ("es", "Reconocemos y reafirmamos el valor de los saberes del mar.", ["TOOK_NOTE_OF", "STATED"]),
    ("es", "Los ministros observaron y saludaron el lanzamiento del satélite.", ["TOOK_NOTE_OF", "WELCOMED"]),
    # not where the second has an addressee of its own
    ("en", "The Compact noted and thanked Chad for its report.", ["THANKED_FOR"]),
    ("en", "The Compact supports and requests the Secretariat to print the map.", ["REQUESTED_OF"]),
    ("es", "La Alianza reconoce y agradece a Chile su apoyo.", ["THANKED_FOR"]),
]


@pytest.mark.parametrize(("language", "body", "types"), SHARED)
def test_verbs_that_share_an_object(language: str, body: str, types: list[str]) -> None:
    assert [kind for kind, _, _ in told(language, body)] == types


WORK = [
    ("en", "We commit to deepening cooperation on level-crossing safety.", {COMPACT}),
    ("en", "We intend to strengthen our cross-border and island-wide cooperation on fires.", {COMPACT}),
    ("en", "We remain committed to close collaboration in mapping.", {COMPACT}),
    ("en", "We will cooperate on facilitating the trade in timber.", {COMPACT}),
    ("en", "We will take steps to coordinate such work where needed.", {COMPACT}),
    ("en", "Together, we will protect the wetlands.", {COMPACT}),
    (
        "en",
        "Chad, Niger and Mali will prioritise three areas for enhanced coordination.",
        {"Chad", "Niger", "Mali"},
    ),
    ("es", "Nos comprometemos a profundizar la cooperación en materia de incendios.", {ALIANZA}),
    ("es", "Fortaleceremos nuestra colaboración en la vigilancia de las costas.", {ALIANZA}),
    ("es", "Cooperaremos en la lucha contra los incendios.", {ALIANZA}),
    ("es", "Juntos, protegeremos los humedales.", {ALIANZA}),
    ("es", "Chile y el Perú reforzarán su cooperación aduanera.", {"Chile", "Perú"}),
    ("es", "Reforzaremos la cooperación técnica con el Perú.", {ALIANZA, "Perú"}),
    # one alone, the world at large, what is asked of others or only valued, the name of a text
    ("en", "Chad will strengthen regional cooperation on fires.", None),
    ("en", "We will promote international cooperation on vaccines.", None),
    ("en", "The Compact calls on Chad to strengthen regional cooperation.", None),
    ("en", "We value our cooperation on mines.", None),
    ("en", "We will extend the cooperation agreement by a year.", None),
    ("es", "Chile fortalecerá la cooperación regional.", None),
    ("es", "La Alianza exhorta a Chile a fortalecer la cooperación regional.", None),
    ("es", "Fomentaremos la cooperación internacional en vacunas.", None),
]


@pytest.mark.parametrize(("language", "body", "actors"), WORK)
def test_joint_work_of_those_who_speak(language: str, body: str, actors: set[str] | None) -> None:
    found = [
        f"{who}, {whom}".strip(", ").split(", ")
        for kind, who, whom in told(language, body)
        if kind == "COORDINATES_WITH"
    ]
    assert [set(names) for names in found] == ([actors] if actors else [])


OWN = [
    # what the body itself must do it undertakes; it asks nothing of itself
    ("en", "We must halve the waste of our ports.", [("COMMITTED_TO", COMPACT, "")]),
    ("en", "Members must halve the waste of their ports.", [("REQUESTED_OF", COMPACT, "Members")]),
    ("es", "Debemos reducir a la mitad los residuos de los puertos.", [("COMMITTED_TO", ALIANZA, "")]),
    ("en", "We recall our commitment to phase out leaded petrol.", [("COMMITTED_TO", COMPACT, "")]),
    (
        "es",
        "Recordamos nuestro compromiso de eliminar la gasolina con plomo.",
        [("COMMITTED_TO", ALIANZA, "")],
    ),
    ("en", "We affirm our support for the accession of Togo.", [("WELCOMED", COMPACT, "Togo")]),
    ("es", "Afirmamos nuestro apoyo al ingreso del Paraguay.", [("WELCOMED", ALIANZA, "Paraguay")]),
    ("en", "We affirm our desire to widen the trade in timber.", [("PROPOSED", COMPACT, "")]),
    ("es", "Reiteramos nuestro anhelo de ampliar el comercio de madera.", [("PROPOSED", ALIANZA, "")]),
]


@pytest.mark.parametrize(("language", "body", "statements"), OWN)
def test_what_the_body_says_of_itself(
    language: str, body: str, statements: list[tuple[str, str, str]]
) -> None:
    assert told(language, body) == statements


NOTHING = [
    ("en", "Our peoples share a long history of trade."),
    ("en", "Chad and Niger share bonds of friendship."),
    ("en", "Since June, Chad and Niger have welcomed record numbers of refugees."),
    ("en", "Togo is welcoming more than 300 students this year."),
    ("en", "In March, Togo convened the first meeting of the group."),
    ("en", "Chad expects to receive 40,000 visitors in June."),
    ("en", "We look forward to meeting again in Lomé."),
    ("es", "Nuestros pueblos comparten una larga historia de navegación."),
    ("es", "Chile y el Perú comparten una frontera y un mar."),
]


@pytest.mark.parametrize(("language", "body"), NOTHING)
def test_what_only_describes_or_narrates(language: str, body: str) -> None:
    assert told(language, body) == []


CLAUSES = [
    # a promise goes on from an expressive verb
    (
        "en",
        "We reaffirm our trust in the fund and will increase our efforts to protect the reef.",
        [("STATED", COMPACT, ""), ("COMMITTED_TO", COMPACT, "")],
    ),
    ("en", "For this we will continue to support women in fishing.", [("COMMITTED_TO", COMPACT, "")]),
    (
        "en",
        "To support trade, jobs and research, the Ministers will open a school.",
        [("COMMITTED_TO", "Ministers", "")],
    ),
    # what goes on inside a relative clause, or in a list of partners, is not said by the body
    (
        "en",
        "We affirm our commitment to works that enhance safety, improve health, support trade, and promote peace.",
        [("COMMITTED_TO", COMPACT, "")],
    ),
    (
        "en",
        "Chad should support a port that is free of debt, respects the law, and establishes a school.",
        [("REQUESTED_OF", COMPACT, "Chad")],
    ),
    (
        "en",
        "We intend to open routes among U.S. and Asian firms, and create a network of young pilots.",
        [("COMMITTED_TO", COMPACT, "")],
    ),
    ("es", "Saludamos las obras que mejoran los puertos y apoyan el comercio.", [("WELCOMED", ALIANZA, "")]),
    # what somebody made known stands in a relative clause
    (
        "en",
        "We welcome the plan that Abel Obi and Ada Lund announced in January 2021.",
        [("WELCOMED", COMPACT, "Abel Obi, Ada Lund"), ("PRESENTED", "Abel Obi, Ada Lund", "")],
    ),
    (
        "en",
        "We will continue the survey that Chad and Mali presented in May.",
        [("COMMITTED_TO", COMPACT, ""), ("PRESENTED", "Chad, Mali", "")],
    ),
    (
        "es",
        "Saludamos el plan que presentaron Chile y el Perú en noviembre.",
        [("WELCOMED", ALIANZA, "Chile, Perú"), ("PRESENTED", "Chile, Perú", "")],
    ),
    # which one is meant, and no decision
    (
        "en",
        "Mali welcomed the campaign that Chad recently launched on the coast.",
        [("WELCOMED", "Mali", "")],
    ),
    ("en", "We support the port in its newly announced programmes.", [("WELCOMED", COMPACT, "")]),
    # a verb behind "and" belongs to whom the sentence opens with
    (
        "en",
        "Undertaking this work ties Peru to the countries of Asia and underscores the value of the fund.",
        [],
    ),
]


@pytest.mark.parametrize(("language", "body", "statements"), CLAUSES)
def test_which_clause_a_verb_belongs_to(
    language: str, body: str, statements: list[tuple[str, str, str]]
) -> None:
    assert sorted(told(language, body)) == sorted(statements)


GOES_ON = [
    (
        "en",
        "We commit to safer ports. This includes training pilots and closing two berths.",
        [("COMMITTED_TO", COMPACT, ""), ("COMMITTED_TO", COMPACT, "")],
    ),
    (
        "en",
        "Chad will repair its roads. These efforts include working together with Mali to train drivers.",
        [("COMMITTED_TO", "Chad", ""), ("COMMITTED_TO", "Chad", ""), ("COORDINATES_WITH", "Chad", "Mali")],
    ),
    (
        "es",
        "Nos comprometemos a mejorar los puertos. Esto incluye capacitar a los prácticos y cerrar dos muelles.",
        [("COMMITTED_TO", ALIANZA, ""), ("COMMITTED_TO", ALIANZA, "")],
    ),
    # what is only noted, or told of a plan, promises nothing
    ("en", "We note the storm. This includes flooding in the delta.", [("TOOK_NOTE_OF", COMPACT, "")]),
    ("en", "The plan covers ports. This includes dredging.", []),
    ("es", "Observamos la tormenta. Esto incluye inundar el delta.", [("TOOK_NOTE_OF", ALIANZA, "")]),
    # who says "we" is not "it"
    (
        "en",
        "We will launch a Tea Dialogue. It will provide a place to share data.",
        [("COMMITTED_TO", COMPACT, "")],
    ),
    (
        "en",
        "Togo will lend a boat. It will also pay the crew.",
        [("COMMITTED_TO", "Togo", ""), ("COMMITTED_TO", "Togo", "")],
    ),
    # a noun inside another clause is no subject; one reading of one piece of joint work
    ("en", "A new office hears asylum claims, to ensure that people who have fled are granted relief.", []),
    ("en", "The motion that the fee be waived was defeated.", [("DECIDED", COMPACT, "")]),
    (
        "en",
        "We seek to strengthen our cooperation on fishing, in partnership with Togo.",
        [("COMMITTED_TO", COMPACT, ""), ("COORDINATES_WITH", COMPACT, "Togo")],
    ),
]


@pytest.mark.parametrize(("language", "body", "statements"), GOES_ON)
def test_what_the_next_sentence_adds(
    language: str, body: str, statements: list[tuple[str, str, str]]
) -> None:
    assert sorted(told(language, body)) == sorted(statements)


DECLARED = {
    "en": "# Declaration of the Amber Tide Partnership\n\n**1 WE,** the Ministers of Chad and Togo, gathered in Lomé on 4 "
    "May 2019;\n\n**2 RECALLING** that Chad offered Togo a boat in 2015;\n\n**3 HIGHLIGHTING** that both countries have "
    "presented their plans and will pay for the gauges.\n\n**WE HEREBY DECLARE TO:**\n\n-   **BUILD** a chain of gauges "
    "along the coast.\n\n-   **REAFFIRM** that the coast belongs to all.\n\n-   **FURTHER DEEPEN** the port of Lomé.\n",
    "es": "# Declaración de la Alianza de la Marea\n\n1. Los Ministros del Chad y el Togo, reunidos en Lomé el 4 de mayo de "
    "2019;\n\n2. Recordando que el Chad ofreció al Togo una lancha en 2015;\n\n3. Destacando que ambos países presentaron "
    "sus planes y pagarán los mareógrafos.\n\nDECLARAN:\n\n- Construir una cadena de mareógrafos a lo largo de la costa.\n\n"
    "- Reafirmar que la costa es de todos.\n\n- Profundizar el puerto de Lomé.\n",
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_numbered_recitals_and_what_is_declared_to_be_done(language: str) -> None:
    reading = read_record(read_document(DECLARED[language].encode(), "tide.txt"))
    assert [(one.type, len(one.source)) for one in reading.statements] == [
        ("PARTICIPATED_IN", 2),
        ("COMMITTED_TO", 1),
        ("STATED", 1),
        ("COMMITTED_TO", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. The Board asks Togo to build a gauge;\n\n2. Recalling its plan, it asks Chad to pay for it;\n",
        "1. La Junta pide al Togo que construya un mareógrafo;\n\n2. Recordando su plan, pide al Chad que lo pague;\n",
    ],
)
def test_numbered_acts_before_a_gerund_are_no_speakers(text: str) -> None:
    reading = read_record(read_document(f"Tide Board\n\n3 May 2021\n\n{text}".encode(), "tide.txt"))
    assert [one.type for one in reading.statements] == ["REQUESTED_OF", "REQUESTED_OF"]
