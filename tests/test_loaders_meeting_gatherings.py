"""Summits and declarations: which of the meetings that their first sentences name is the record's own."""

import pytest

from graph.model import Meeting
from loaders.extract import read_record
from loaders.formats import read_document


def meeting_of(head: str) -> Meeting:
    return read_record(read_document(f"{head}\n\nWe will share our charts.\n".encode(), "head.txt")).meeting


@pytest.mark.parametrize(
    ("head", "forum"),
    [
        # The occasion, not the body in whose week or city it fell.
        ("Lomé Declaration\n\nWe, the presidents of Togo, Benin and Ghana, met on the occasion of the inaugural Lagoon "
         "Leaders Summit, held during the 12th session of the African Union Assembly in Addis Ababa.",
         "Lagoon Leaders Summit"),
        ("Harbour Compact Joint Statement\n\nToday, President Ada Obi and Prime Minister Bo Vea met in Suva for the 4th "
         "South Sea Pilots’ Summit (SSPS). They opened the new mole.", "South Sea Pilots’ Summit"),
        ("Declaración de Loja\n\nLos presidentes de Perú y Ecuador, reunidos en Loja con motivo de la III Cumbre Andina de "
         "Faros, celebrada al margen de la sesión de la Comunidad Andina, declaran:", "Cumbre Andina de Faros"),
        ("Estiba Segura: avances\n\nLos ministros se reunieron en Cuenca, en el marco de la Conferencia sobre Boyas y "
         "Faros, y firmaron el texto.", "Conferencia sobre Boyas y Faros"),
        ("Fact sheet: The Apia Promise\n\nToday the Prime Minister joins her colleagues to sign the Apia Promise at the "
         "Summit of the Lagoons. It has four parts.", "Summit of the Lagoons"),
        # The frame of a meeting: margins and sidelines.
        ("Outcome of the Tide Gauge Dialogue, held on the margins of the ninth session of the Harbour Board\n\n"
         "Suva, 3 May 2021", "Tide Gauge Dialogue"),
        # Those who met are not the body that sent them.
        ("Joint Communiqué of Ministers and Representatives from the Safe Anchorage Initiative Meeting May 2021\n\n"
         "We met online on 3 May 2021.", "Safe Anchorage Initiative"),
        ("Declaración de los Ministros y Representantes de la Iniciativa de Fondeo Seguro\n\nLima, 3 de mayo de 2021",
         "Iniciativa de Fondeo Seguro"),
        ("Ministers’ Declaration of the Safe Anchorage Partnership\n\nSuva, 3 May 2021", "Safe Anchorage Partnership"),
        # A meeting that is known by its purpose.
        ("Resolution on the Tide Platform\n\nAdopted by the plenary meeting to choose the seat of the Tide Platform at "
         "its second session, held in Suva on 3 May 2021", "Plenary meeting to choose the seat of the Tide Platform"),
        ("Fiji and Samoa Sign Ports Agreement\n\nToday the two ministers spoke in Apia.", "Fiji and Samoa"),
        ("Chile y Perú firman acuerdo de faros\n\nHoy los dos ministros hablaron en Arica.", "Chile y Perú"),
    ],
)  # fmt: skip
def test_the_meeting_of_a_declaration(head: str, forum: str) -> None:
    assert meeting_of(head).forum == forum


@pytest.mark.parametrize(
    ("head", "not_forum"),
    [
        ("Notes of the Pilots Working Group\n\nThe group met in Suva at the Lagoon Conference Centre on 3 May 2021.",
         "Lagoon Conference"),
        ("Fiji and Samoa Trade Accusations over Tuna\n\nToday the two ministers spoke.", "Fiji and Samoa"),
        ("Chile y Perú intercambian acusaciones por el atún\n\nHoy hablaron los ministros.", "Chile y Perú"),
        ("Report of the Harbour Board\n\nThe Harbour Board met on the sidelines of the Lagoon Summit on 3 May 2021.",
         "Lagoon Summit"),
    ],
)  # fmt: skip
def test_a_hall_and_a_frame_are_no_meeting(head: str, not_forum: str) -> None:
    assert meeting_of(head).forum != not_forum


def test_a_day_in_the_sentence_before_is_of_another_meeting() -> None:
    found = meeting_of(
        "Statement on the Harbour Watch Committee Meeting\n\nDuring the Lagoon Summit on January 3-4, 2023, the presidents "
        "asked for a Harbour Watch Committee. On May 9, 2023, Ms. Ada Obi convened the first meeting of it in Suva."
    )
    assert found.date == "2023-05-09"


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        ("Resolution 12 (2003)\n\nThe Tide Board,\n\n1. Requests Togo to send the list.\n", "Tide Board"),
        (
            "RESOLUCIÓN 12/03\n\nLa Junta de Mareas,\n\n1. Pide a Togo que envíe la lista.\n",
            "Junta de Mareas",
        ),
    ],
)
def test_the_body_alone_above_its_clauses(text: str, forum: str) -> None:
    found = read_record(read_document(text.encode(), "resolution.txt"))
    assert found.meeting.forum == forum
    assert [actor.name for actor in found.statements[0].source] == [forum]


def test_a_form_with_labels_to_the_left_is_read_line_by_line() -> None:
    head = (
        "       TMX/TC 7 - Tide data and documents\n\n\n"
        "       Title          Resolutions of the 9th plenary meeting of TMX TC 7\n\n\n"
        "       Source         Tide office\n\n       Project        N/A\n\n       Note(s)        Agreed by the meeting\n"
    )
    assert meeting_of(head).forum == "TMX TC 7"
