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
        "La Red de Capitanes de Puerto (en adelante, «la Red») se reunió en Lima, Perú, los días 9 y 10 de junio de 2021.\n\n"
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
            "12th meeting of the HB\n\nAction HB/12-1 (2007)\n\nThe clerk is to write.\n\nAction HB/12-2 (2007)\n\nAll are to reply.\n",
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
    text = "12th meeting of the HB\n\nAction HB/12-1 (2007)\n\nThe clerk is to write.\n\nAction HB/12-2 (2007)\n\nAll are to reply.\n"
    assert meeting_of(text).date == "2007"


def test_a_resolution_says_when_it_was_adopted() -> None:
    found = meeting_of(
        "Resolución 7 (2021)\n\nAprobada por la Asamblea de Puertos en su 12ª sesión, celebrada el 9 de junio de 2021\n\n"
        "La Asamblea de Puertos,\n\nRecordando su resolución 3 (1998), de 2 de mayo de 1998,\n\n1. Agradece a Chile su informe.\n"
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
        "---\ntitle: Minutes of the Harbour Board\ndate: 2021-06-09\nlocation: Suva\n---\n\n# Harbour Board\n\nThe clerk will write."
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


def test_a_record_of_nothing_shows_nothing() -> None:
    assert meeting_of("") == Meeting(language="en")
