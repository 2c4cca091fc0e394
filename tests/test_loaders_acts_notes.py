"""Notes and summaries of working groups: sentences that go on from a speaker, lines over lists, what is left to be done."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. "
    "Talk turned to boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo "
    "de 2021. Se habló de botes.\n\n",
}
BODY = {"en": "Lake Board", "es": "Comisión del Lago"}


def told(language: str, body: str) -> list[tuple[str, str, str]]:
    """Type, sources and targets of each statement."""
    document = read_document((HEAD[language] + body + "\n").encode(), "lake.txt")
    return [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target))
        for s in read_record(document).statements
        if s.start >= len(HEAD[language])
    ]


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Togo stressed the value of the survey. Highlighted the need for new boats.", "Togo"),
        ("Chad proposed a second count. Mentioned there may be more fish in May.", "Chad"),
        ("Talk went on. Highlighted the need for new boats.", "Lake Board"),
    ],
)
def test_sentence_without_subject_goes_on_from_the_speaker(body: str, who: str) -> None:
    assert ("STATED", who, "") in told("en", body)
    assert told("en", body)[-1][1] == who


@pytest.mark.parametrize(
    ("language", "body", "kinds"),
    [
        (
            "en",
            "Togo commented that the form is old. It should be in both languages.",
            ["STATED", "PROPOSED"],
        ),
        ("en", "The boats are old. It should be a matter of weeks.", []),
        ("en", "Chad said that it would be good to have two forms.", ["STATED"]),
        ("en", "We would like to see the new form in use.", []),
        ("en", "Togo asked for the reasons of the delay.", []),
        ("en", "Togo asked whether the pier is free, Chad replied that it is.", []),
        ("en", "The idea is to print the map in May.", []),
        ("en", "The plan of the harbour is to be printed by Togo.", ["REQUESTED_OF"]),
        ("es", "La cuota sube, ya que se debería pintar el muelle.", []),
        ("es", "Togo preguntó si el muelle está libre y Chad respondió que lo está.", []),
        ("en", "Togo mentioned several ways to count the boats.", ["PRESENTED"]),
        ("es", "Togo mencionó varias maneras de contar los botes.", ["PRESENTED"]),
    ],
)
def test_talk_of_notes(language: str, body: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in told(language, body)] == kinds


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "High-value boats were shown."),
        ("en", "The well-noted charts of the bay are old."),
    ],
)
def test_half_of_a_compound_is_no_verb(language: str, body: str) -> None:
    assert told(language, body) == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "en",
            "The objectives of the meeting were:\n\n- Decide how to count the boats.\n- Approve the colour of the pier.",
        ),
        ("en", "The open points were reviewed:\n\n- Set up a list of boats.\n- Adopt a new form."),
        (
            "es",
            "Los objetivos de la reunión fueron:\n\n- Decidir cómo contar los botes.\n- Aprobar el color del muelle.",
        ),
        (
            "es",
            "Se repasaron los puntos abiertos:\n\n- Crear un registro de botes.\n- Adoptar un formulario nuevo.",
        ),
    ],
)
def test_items_that_name_topics_claim_nothing(language: str, body: str) -> None:
    assert told(language, body) == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "en",
            "## Actions\n\nThe following agreements were reached by the members.\n\n- Paint the pier before June.\n- Count "
            "the boats of the island.",
        ),
        (
            "es",
            "## Acciones\n\nSe alcanzaron los siguientes acuerdos.\n\n- Pintar el muelle antes de junio.\n- Contar los "
            "botes de la isla.",
        ),
    ],
)
def test_what_was_agreed_and_nobody_owns_is_the_bodys_to_do(language: str, body: str) -> None:
    assert told(language, body) == [("COMMITTED_TO", BODY[language], "")] * 2


def test_tasks_that_nobody_owns_are_asked_where_nothing_was_agreed() -> None:
    body = "## Actions\n\n- Paint the pier before June.\n- Count the boats of the island."
    assert told("en", body) == [("REQUESTED_OF", "Lake Board", "")] * 2


@pytest.mark.parametrize(
    ("language", "body", "kinds"),
    [
        ("en", "The talk on fees to be continued in June.", ["REQUESTED_OF"]),
        ("en", "The pump needs to be replaced.", []),
        ("en", "Togo is said to be interested.", []),
        ("es", "El mapa del lago a ser revisado en junio.", ["REQUESTED_OF"]),
        ("es", "El mapa llegó a ser impreso.", []),
    ],
)
def test_what_is_left_to_be_done(language: str, body: str, kinds: list[str]) -> None:
    assert [kind for kind, _, _ in told(language, body)] == kinds


@pytest.mark.parametrize(
    ("language", "body", "kind"),
    [
        ("en", "A new chart of the bay will possibly be printed in May.", "PROPOSED"),
        ("en", "A new chart of the bay will be printed in May.", "COMMITTED_TO"),
        ("en", "Togo will perhaps lend a boat.", "PROPOSED"),
        ("es", "Togo prestará quizás una lancha.", "PROPOSED"),
        ("es", "Togo prestará una lancha.", "COMMITTED_TO"),
    ],
)
def test_what_will_perhaps_be_is_only_proposed(language: str, body: str, kind: str) -> None:
    assert [one for one, _, _ in told(language, body)] == [kind]


def test_update_does_not_make_acts_of_what_it_tells() -> None:
    body = "Togo gave the following update:\n\n- A meeting is scheduled for May.\n- The boats are old."
    assert told("en", body) == [("PRESENTED", "Togo", "")]


def test_volunteers_are_asked() -> None:
    body = "## Actions\n\n- Volunteers to paint the pier by June."
    assert told("en", body) == [("REQUESTED_OF", "Lake Board", "Volunteers")]


@pytest.mark.parametrize(
    ("language", "body", "found"),
    [
        ("en", "@obi proposed a new form.", [("PROPOSED", "obi", "")]),
        ("en", "@obi and @lund-a will print the chart.", [("COMMITTED_TO", "obi, lund-a", "")]),
        ("es", "@obi propuso un formulario nuevo.", [("PROPOSED", "obi", "")]),
        ("es", "@obi y @lund-a imprimirán la carta.", [("COMMITTED_TO", "obi, lund-a", "")]),
        ("en", "The address is ada@obi.example for the count.", []),
    ],
)
def test_persons_by_their_handles(language: str, body: str, found: list[tuple[str, str, str]]) -> None:
    assert told(language, body) == found
