"""The meeting as its record shows it."""

from __future__ import annotations

import pytest

from graph.model import Document, Meeting
from loaders.blocks import blocks_of_text
from loaders.meeting import read_meeting
from loaders.structure import passages_of


def meeting_of(text: str) -> Meeting:
    document = Document("a-name-that-says-nothing.txt", text, blocks_of_text(text), "text/plain", "", "")
    return read_meeting(document, passages_of(document))


REST = "\n\n1. To thank Fiji for the atlas of the ports.\n\n2. To close the session.\n"


def test_title_block_and_opening_sentence() -> None:
    found = meeting_of(
        "REPORT FROM THE MEETING OF THE NETWORK OF HARBOUR MASTERS\n\nSuva, Fiji\n9 June 2021\n\n"
        "The Network of Harbour Masters held its third meeting on 9 June 2021 in Suva, Fiji, with Samoa and Tonga."
        + REST
    )
    assert found == Meeting(
        forum="Network of Harbour Masters",
        title="Report from the Meeting of the Network of Harbour Masters",
        date="2021-06-09",
        end_date=None,
        place="Suva, Fiji",
        language="en",
    )


def test_spanish_minutes_with_days_that_follow_each_other() -> None:
    found = meeting_of(
        "RED DE CAPITANES DE PUERTO\nACTA DE LA TERCERA REUNIÓN ORDINARIA\nLima, Perú, 9 y 10 de junio de 2021\n\n"
        "La Red de Capitanes de Puerto (en adelante, «la Red») se reunió en Lima, Perú, los días 9 y 10 de "
        "junio de 2021.\n\n"
        "1. Agradecer a Chile el informe de los puertos.\n\n2. Cerrar la sesión.\n"
    )
    assert (found.forum, found.language) == ("Red de Capitanes de Puerto", "es")
    assert found.title == "Acta de la Tercera Reunión Ordinaria"
    assert (found.date, found.end_date, found.place) == ("2021-06-09", "2021-06-10", "Lima, Perú")


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        ("Suva, Fiji, 9-10 June 2021", "2021-06-09", "2021-06-10"),
        ("Suva, Fiji, June 9-10, 2021", "2021-06-09", "2021-06-10"),
        ("Suva, Fiji, 30 June - 2 July 2021", "2021-06-30", "2021-07-02"),
        ("Suva, Fiji, June 30 to July 2, 2021", "2021-06-30", "2021-07-02"),
        ("Suva, Fiji, 19/06/2021", "2021-06-19", None),
        ("Suva, Fiji, 2021-06-09", "2021-06-09", None),
        ("Suva, Fiji, June 2021", "2021-06", None),
    ],
)
def test_dates_of_the_title_block(line: str, first: str | None, last: str | None) -> None:
    found = meeting_of(f"Minutes of the Harbour Board\n\n{line}{REST}")
    assert (found.date, found.end_date, found.place) == (first, last, "Suva, Fiji")


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        (
            "12th meeting of the HB\n\nAction HB/12-1 (2007)\n\nThe clerk is to write.\n\n"
            "Action HB/12-2 (2007)\n\nAll are to reply.\n",
            "HB",
        ),
        ("Harbour Board Meeting, 9 June 2021" + REST, "Harbour Board"),
        ("HB-WG3 9th June 2021 Teleconference" + REST, "HB-WG3"),
        (
            "Resolution 7\n\nThe Harbour Assembly,\n\nRecalling its resolution 3,\n\n1. Thanks Fiji.\n\n2. Thanks Samoa.\n",
            "Harbour Assembly",
        ),
        (
            "Acta Junta de Puertos 9 de junio de 2021\n\n1. Se aprueba el acta anterior.\n\n2. Se cierra la sesión.\n",
            "Junta de Puertos",
        ),
    ],
)
def test_the_body_that_met(text: str, forum: str) -> None:
    assert meeting_of(text).forum == forum


def test_a_date_that_may_be_either_way_is_not_guessed() -> None:
    assert meeting_of(f"Minutes of the Harbour Board\n\nSuva, Fiji, 9/06/2021{REST}").date is None


def test_a_year_that_all_numbers_carry() -> None:
    text = (
        "12th meeting of the HB\n\nAction HB/12-1 (2007)\n\nThe clerk is to write.\n\nAction HB/12-2 (2007)\n"
        "\nAll are to reply.\n"
    )
    assert meeting_of(text).date == "2007"


def test_a_resolution_says_when_it_was_adopted() -> None:
    found = meeting_of(
        "Resolución 7 (2021)\n\nAprobada por la Asamblea de Puertos en su 12ª sesión, celebrada el 9 de junio de 2021\n\n"
        "La Asamblea de Puertos,\n\nRecordando su resolución 3 (1998), de 2 de mayo de 1998,\n\n"
        "1. Agradece a Chile su informe.\n"
    )
    assert (found.title, found.date, found.place) == ("Resolución 7 (2021)", "2021-06-09", None)


@pytest.mark.parametrize(
    "closing",
    [
        "Done at Suva on 9 June 2021.",
        "ADOPTED in Suva, on the Ninth day of June in the year Two Thousand and Twenty-One, in English.",
    ],
)
def test_declarations_close_with_their_date(closing: str) -> None:
    found = meeting_of(f"Declaration of the Harbour Masters{REST}\n{closing}\n")
    assert (found.date, found.place) == ("2021-06-09", "Suva")


def test_a_date_written_out_in_spanish() -> None:
    found = meeting_of(
        "Declaración de los Capitanes\n\n1. Se agradece a Chile su informe.\n\n2. Se aprueba el atlas.\n\n"
        "Hecho en la ciudad de Arica, a los nueve días del mes de junio de dos mil veintiuno.\n"
    )
    assert (found.date, found.place) == ("2021-06-09", "Arica")


def test_front_matter_is_believed() -> None:
    found = meeting_of(
        "---\ntitle: Minutes of the Harbour Board\ndate: 2021-06-09\nlocation: Suva\n---\n\n# Harbour Board\n\n"
        "The clerk will write."
    )
    assert (found.title, found.date, found.place) == ("Minutes of the Harbour Board", "2021-06-09", "Suva")


def test_attributes_of_asciidoc_are_believed() -> None:
    found = meeting_of(
        "= Harbour Board Minutes\n:date: 9 June 2021\n:venue: Apia\n\n== 1. Welcome\n\nFiji will write.\n"
    )
    assert (found.date, found.place) == ("2021-06-09", "Apia")


def test_a_meeting_in_no_place() -> None:
    found = meeting_of(
        "Harbour Board\n\nThe meeting was held on June 9, 2021, via Zoom. The Board was chaired by Fiji and attended by all."
        + REST
    )
    assert (found.date, found.place) == ("2021-06-09", "Via Zoom")


def test_dates_of_other_things_are_left_alone() -> None:
    found = meeting_of(
        "Resolution on lights\n\nThe Harbour Assembly,\n\nRecalling resolution 3 of 2 May 1998,\n\n"
        "1. Urges Fiji to light its buoys by 9 June 2021;\n\n2. Thanks Samoa for the seminar held in Apia on 3 March 2020.\n"
    )
    assert (found.date, found.place) == (None, None)


def test_the_next_meeting_is_not_this_one() -> None:
    found = meeting_of(
        "Harbour Board Meeting" + REST + "\n3. The next meeting will be held on 9 June 2021 in Suva.\n"
    )
    assert (found.date, found.place) == (None, None)


LETTERHEADS = [
    ("XII CONFERENCIA ANDINA DE PUERTOS\n\nDECLARACIÓN DE LOJA\n\nLoja - Ecuador, 4 y 5 de noviembre de 2015\n\n"
    "Nosotros, los ministros,",
     "2015-11-04", "2015-11-05", "Loja - Ecuador"),
    ("Declaración de Loja\n\nLas delegaciones de Bolivia y Perú, reunidas en Loja, Ecuador, los días 4 y 5 de "
    "noviembre de 2015,\n\n"
     "Recordando el acuerdo de 2014,", "2015-11-04", "2015-11-05", "Loja, Ecuador"),
    ("PORT GROUP                      PG/2018/3\nON LANDING                      page 1\n\nSUMMARY RECORD\n\n"
     "held at Belize City, Belize, from 5 to 7 June 2018", "2018-06-05", "2018-06-07", "Belize City, Belize"),
    ("PSWG/2019/4\nOriginal: English\n\nPort Safety Working Group\nSan José (Costa Rica), 4-5 March 2019",
     "2019-03-04", "2019-03-05", "San José, Costa Rica"),
    ("MINUTES OF THE 3RD MEETING OF THE JOINT COMMITTEE ON PORTS, HELD IN RABAT (MOROCCO) ON 8 AND 9 JUNE 2020",
     "2020-06-08", "2020-06-09", "Rabat, Morocco"),
    ("Comunicado de la Alianza\n\nQuito, 9 de junio del 2020.- Los ministros se reunieron hoy.", "2020-06-09", None,
     "Quito"),
    ("Acta de la sesión No. 14-2015 del Consejo de Puertos, celebrada el 4 de noviembre de 2015, a las 9 horas, en Arica.",
     "2015-11-04", None, "Arica"),
    ("Minutes of the Museum Board\n\nDate: Tuesday, 9 June 2020\nTime: 10:00\nVenue: Museum Library, Basel",
     "2020-06-09", None, "Museum Library, Basel"),
    ("Consejo de Puertos\n\nEn la ciudad de Arica, Chile, a los nueve (9) días del mes de junio de dos mil "
    "veinte (2020), se reunió "
     "el Consejo de Puertos.", "2020-06-09", None, "Arica, Chile"),
    ("Suva, 12 June 2020\n\nDear members,\n\nPlease find the conclusions below.\n\nSincerely,\nAna\n\nPORTS COUNCIL\n"
     "Conclusions of the meeting of 8 June 2020, Riga", "2020-06-08", None, "Riga"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "first", "last", "place"), LETTERHEADS)
def test_heads_of_many_kinds(head: str, first: str, last: str | None, place: str) -> None:
    found = meeting_of(head + REST)
    assert (found.date, found.end_date, found.place) == (first, last, place)


def test_a_record_of_nothing_shows_nothing() -> None:
    assert meeting_of("") == Meeting(language="en")
