"""The heads of records in many layouts: whose meeting it is, its day and its place."""

import pytest

from graph.model import Meeting
from loaders.extract import read_record
from loaders.formats import read_document


def meeting_of(head: str) -> Meeting:
    """The meeting of a record with this head."""
    return read_record(
        read_document(f"{head}\n\n1. Approved the plan of work.\n".encode(), "head.txt")
    ).meeting


HEADS = [
    ("Record of the Third Meeting of the Board of the Lagoon Partnership\nSuva, Fiji | 12–13 June 2019",
     ("Board of the Lagoon Partnership", "2019-06-12", "2019-06-13", "Suva, Fiji")),
    ("Summary of Conclusions\n\nMeeting: Expert Group on Tide Gauges\nDate: 2021-03-04\nVenue: Online (Zoom)",
     ("Expert Group on Tide Gauges", "2021-03-04", None, "Online (Zoom)")),
    ("Reunión: Grupo de Expertos en Mareógrafos\nFecha: 4 de marzo de 2021\nLugar: en línea",
     ("Grupo de Expertos en Mareógrafos", "2021-03-04", None, "en línea")),
    ("XV CUMBRE INSULAR DE MINISTROS DE PUERTOS\nDECLARACIÓN DE SUVA\n\nSuva, 4 y 5 de octubre de 2018",
     ("Cumbre Insular de Ministros de Puertos", "2018-10-04", "2018-10-05", "Suva")),
    ("Declaración de Suva\nII Cumbre de Jefas y Jefes de Estado de las Lagunas\nSuva, Fiyi, 4 de octubre de 2018",
     ("Cumbre de Jefas y Jefes de Estado de las Lagunas", "2018-10-04", None, "Suva, Fiyi")),
    ("Ministerial Declaration of the 9th Ministerial Conference on Island Trade\n\n"
     "We, the ministers of Fiji, Tonga and Samoa, gathered in Apia on 7 and 8 September 2017,",
     ("Ministerial Conference on Island Trade", "2017-09-07", "2017-09-08", "Apia")),
    ("# Weekly sync – Open Tides Data Consortium\n*14 Nov 2023, 15:00 UTC*",
     ("Open Tides Data Consortium", "2023-11-14", None, None)),
    ("Decision IX/7 of the Conference of the Parties to the Tide Convention\n"
     "Adopted at its ninth meeting (Apia, 4-8 November 2013)",
     ("Conference of the Parties to the Tide Convention", "2013-11-04", "2013-11-08", "Apia")),
    ("Aide-mémoire: Second Technical Consultation between Fiji and Tonga on Reefs (Apia, 20 January 2020)",
     ("Technical Consultation between Fiji and Tonga on Reefs", "2020-01-20", None, "Apia")),
    ("Minuta – Mesa de Diálogo de Puertos\nSuva, jueves 6 de octubre de 2022, 10:00 a. m.",
     ("Mesa de Diálogo de Puertos", "2022-10-06", None, "Suva")),
    ("COMUNICADO CONJUNTO\nVisita oficial del Canciller de Fiyi a Tonga\n\nApia, 3 de marzo de 2022",
     ("Visita oficial del Canciller de Fiyi a Tonga", "2022-03-03", None, "Apia")),
    ("The Island Forum of Pilots held its 4th plenary in Apia from 28 February to 2 March 2020.",
     ("Island Forum of Pilots", "2020-02-28", "2020-03-02", "Apia")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), HEADS)
def test_the_head_tells_of_the_meeting(head: str, expected: tuple[str, str, str | None, str | None]) -> None:
    found = meeting_of(head)
    assert (found.forum, found.date, found.end_date, found.place) == expected


def test_labels_and_numerals_of_a_title_are_kept_out_and_kept() -> None:
    found = meeting_of("From: Secretariat\nSubject: Minutes of the Tide Board, 5 July 2022\n\nDear members,")
    assert found.title == "Minutes of the Tide Board, 5 July 2022"
    found = meeting_of("CONSEJO DE PUERTOS\nACTA DE LA XII REUNIÓN ORDINARIA\nSuva, 4 de octubre de 2018")
    assert found.title == "Acta de la XII Reunión Ordinaria"
