"""Minutes written as a dialogue: who speaks in a line, what the words do, and what they leave undone."""

from __future__ import annotations

import pytest

from graph.model import Statement
from loaders.acts.turns import openings
from loaders.extract import read_record
from loaders.formats import read_document
from loaders.vocabulary import languages, read_yaml

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nParticipants:\n- Ada Berg (AB)\n- Karl Dahl (KD)\n"
    "- Eva Falk (EF)\n\n## Pump\n\nIt was a rainy afternoon and the talk, which went on until late in the evening, "
    "turned to the boat and its pump.\n\n- AB - Is the boat dry?\n- KD - Not quite.\n- AB - The pump is old.\n"
    "- KD - Three years.\n- EF - Four.\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nParticipantes:\n- Ana Bello (AB)\n"
    "- Karla Díaz (KD)\n- Elsa Faro (EF)\n\n## Bomba\n\nEra una tarde de lluvia y la charla, que duró hasta bien "
    "entrada la noche, giró en torno al bote y la bomba.\n\n- AB - ¿Está seco el bote?\n- KD - No del todo.\n"
    "- AB - La bomba es vieja.\n- KD - Tres años.\n- EF - Cuatro.\n",
}
NAMES = {"en": {"AB": "Ada Berg", "KD": "Karl Dahl"}, "es": {"AB": "Ana Bello", "KD": "Karla Díaz"}}
BODY = {"en": "Lake Board", "es": "Comisión del Lago"}


def said(language: str, *lines: str) -> list[Statement]:
    text = HEAD[language] + "".join(f"- {line}\n" for line in lines)
    reading = read_record(read_document(text.encode(), "lake.txt"))
    return [s for s in reading.statements if s.start >= len(HEAD[language]) - 2]


def told(language: str, *lines: str) -> list[tuple[str, str, str]]:
    """Type, sources and targets of each statement."""
    return [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target))
        for s in said(language, *lines)
    ]


ENTRIES = [(language, entry) for language in languages() for entry in read_yaml(language, "turns")]


@pytest.mark.parametrize(("language", "entry"), ENTRIES, ids=lambda value: getattr(value, "get", str)("id"))
def test_opening_reads_its_example_and_leaves_its_counterexample(language: str, entry: dict) -> None:
    (statement,) = said(language, entry["example"])
    assert (statement.type, statement.rule) == (entry["type"], f"{language}.turn.{entry['id']}")
    assert [actor.name for actor in statement.source] == [NAMES[language]["AB"]]
    assert not said(language, entry["counterexample"]) if "counterexample" in entry else True


def test_every_entry_is_known() -> None:
    for language in languages():
        assert [one.id for one in openings(language)] == [
            entry["id"] for entry in read_yaml(language, "turns")
        ]


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "AB - presented the budget of the pier.", "PRESENTED"),
        ("en", "AB – proposed that the pier be painted.", "PROPOSED"),
        ("en", "AB - will send the plan of the pier.", "COMMITTED_TO"),
        ("en", "AB: I propose a vote on the pier.", "PROPOSED"),
        ("en", "AB - The pier should be painted in May.", "PROPOSED"),
        ("en", "AB- We should paint the pier.", "PROPOSED"),
        ("es", "AB - presentó el presupuesto del muelle.", "PRESENTED"),
        ("es", "AB – Propone pintar el muelle.", "PROPOSED"),
        ("es", "AB - enviará el plano del muelle.", "COMMITTED_TO"),
        ("es", "AB: El muelle debería pintarse en mayo.", "PROPOSED"),
    ],
)
def test_speaker_acts(language: str, line: str, kind: str) -> None:
    assert told(language, line) == [(kind, NAMES[language]["AB"], "")]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "AB - Should we paint the pier?"),
        ("en", "AB - Can the Board recommend the budget?"),
        ("en", "AB - The pier will be painted anyway."),
        ("en", "AB - There will be a need for paint."),
        ("en", "AB - Agreed."),
        ("en", "AB - Paint and support documents."),
        ("en", "AB - The costs are not approved yet."),
        ("en", "AB - I have little time but should be there."),
        ("es", "AB - ¿Deberíamos pintar el muelle?"),
        ("es", "AB - El muelle se pintará de todos modos."),
        ("es", "AB - De acuerdo."),
        ("es", "AB - Los costos no están aprobados."),
    ],
)
def test_talk_claims_nothing(language: str, line: str) -> None:
    assert told(language, line) == []


@pytest.mark.parametrize(
    ("language", "line", "kind"),
    [
        ("en", "All – agreed", "DECIDED"),
        ("en", "All agreed.", "DECIDED"),
        ("en", "ALL: approved unanimously.", "DECIDED"),
        ("en", "All - agreed with the new price.", "DECIDED"),
        ("en", "All - agreed to approve the charter of the pier.", "DECIDED"),
        ("en", "All – agreed to meet in June.", "COMMITTED_TO"),
        ("es", "Todos – de acuerdo", "DECIDED"),
        ("es", "Todas las personas: de acuerdo.", None),
        ("es", "Todos están de acuerdo en subir la cuota.", "DECIDED"),
        ("es", "Todos – acuerdan aprobar el estatuto del muelle.", "DECIDED"),
        ("en", "All – agreed with reservations by Fiji.", None),
        ("en", "All – agreed with one exception.", None),
        ("en", "All – agreed with the second option.", "DECIDED"),
        ("es", "Todos – de acuerdo con reservas de Cuba.", None),
        ("es", "Todos – de acuerdo, con enmiendas de Chile.", None),
        ("es", "Todos – de acuerdo con la segunda opción.", "DECIDED"),
    ],
)
def test_what_all_agree_to_is_the_bodys(language: str, line: str, kind: str | None) -> None:
    assert told(language, line) == ([(kind, BODY[language], "")] if kind else [])


def test_somebody_is_asked_by_name() -> None:
    assert told("en", "AB - KD, please send the plan.") == [("REQUESTED_OF", "Ada Berg", "Karl Dahl")]
    assert told("es", "AB - KD, por favor envía el plano.") == [("REQUESTED_OF", "Ana Bello", "Karla Díaz")]


def test_agreement_told_behind_somebodys_words_is_the_bodys() -> None:
    lines = told("en", "AB - We need a new pump. Agreed that the old pump will be sold.")
    assert [one[:2] for one in lines][0] == ("DECIDED", "Lake Board")


def test_what_a_country_should_do_is_not_its_proposal_unless_it_says_we() -> None:
    talk = ("Fiji: The pump is old.", "Samoa: Three years.", "Fiji: Four.", "Samoa: Five.")
    assert told("en", *talk, "Fiji: should publish the accounts of the pier.") == []
    assert told("en", *talk, "Fiji: We should publish the accounts of the pier.") == [
        ("PROPOSED", "Fiji", "")
    ]
    assert told("en", "AB - Should publish the accounts of the pier.") == [("PROPOSED", "Ada Berg", "")]


def test_quote_shows_who_speaks() -> None:
    (statement,) = said("en", "AB - We should paint the pier.")
    assert statement.quote == "AB - We should paint the pier."


def test_list_of_what_each_one_does_is_no_dialogue() -> None:
    text = (
        "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nPledges:\n\n- Norway: will lend a boat.\n- Sweden: will pay "
        "the crew.\n- Finland: will print the map.\n- Estonia: will host the meeting.\n- Latvia: will send a diver.\n"
    )
    statements = read_record(read_document(text.encode(), "lake.txt")).statements
    assert {s.type for s in statements} <= {"COMMITTED_TO"}
    assert not any(".turn." in s.rule for s in statements)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "DEC-12 – Paint the pier of the island in white."),
        ("en", "RES. 4: Only sell the pump if a new one is there."),
        ("es", "ACUERDO-12 – Pintar de blanco el muelle de la isla."),
        ("es", "RES-4: Vender la bomba solo si hay una nueva."),
    ],
)
def test_line_marked_as_a_decision_is_one(language: str, line: str) -> None:
    assert told(language, line) == [("DECIDED", BODY[language], "")]


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("en", "ACTION – KD inform the users of the pier", "Karl Dahl"),
        ("en", "ACTION KD to paint the pier", "Karl Dahl"),
        ("en", "ACTION: KD to paint the pier", "Karl Dahl"),
        ("es", "ACCIÓN – KD: pintar el muelle", "Karla Díaz"),
    ],
)
def test_marked_task_is_asked_of_its_owner(language: str, line: str, name: str) -> None:
    assert told(language, line) == [("REQUESTED_OF", BODY[language], name)]
