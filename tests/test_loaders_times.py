"""Deadlines and dates: what is due when, counted from a meeting of 5 March 2020 (a Thursday)."""

from __future__ import annotations

from datetime import date

import pytest

from graph.dates import due_end, due_start, is_period
from loaders.times import find_dates, find_due, find_dues

MEETING = "2020-03-05"


def due_of(text: str, language: str, meeting: str | None = MEETING) -> str | None:
    found = find_due(text, 0, len(text), language=language, meeting_date=meeting)
    return found.due if found else None


ENGLISH = [
    ("within three weeks", "2020-03-26"),
    ("within thirty (30) days", "2020-04-04"),
    ("within a period of sixty days", "2020-05-04"),
    ("within two months", "2020-05-05"),
    ("within a fortnight", "2020-03-19"),
    ("within ten working days", "2020-03-19"),
    ("within one year", "2021-03-05"),
    ("no later than two weeks after the meeting", "2020-03-19"),
    ("within a month of this meeting", "2020-04-05"),
    ("no later than 15 September", "2020-09-15"),
    ("not later than 31st January, 2021", "2021-01-31"),
    ("by August 1st", "2020-08-01"),
    ("by Friday, 3 April", "2020-04-03"),
    ("by 28 October 2020, at the latest", "2020-10-28"),
    ("before 5 February", "2021-02-05"),
    ("until 30/06/2020", "2020-06-30"),
    ("by 2020-07-31", "2020-07-31"),
    ("on May 18-19, 2020", "2020-05-18"),
    ("from 30 June to 2 July 2020", "2020-06-30"),
    ("between 6 and 9 April", "2020-04-06"),
    ("by the end of June", "2020-06"),
    ("before the end of 2021", "2021"),
    ("by the end of the year", "2020"),
    ("by year-end", "2020"),
    ("by the end of the third quarter", "2020-09"),
    ("in the first quarter of 2021", "2021-03"),
    ("by Q3 2021", "2021-09"),
    ("in the second half of 2020", "2020-12"),
    ("by mid-June 2021", "2021-06"),
    ("during the first week of December", "2020-12"),
    ("in the week of 6 April", "2020-W15"),
    ("during the week of 9-13 March", "2020-W11"),
    ("next week", "2020-W11"),
    ("by the end of next month", "2020-04"),
    ("in two weeks' time", "2020-03-19"),
    ("by the end of this month", "2020-03"),
    ("next month", "2020-04"),
    ("next year", "2021"),
    ("as of May 2021", "2021-05"),
    ("starting in January", "2021-01"),
    ("in November", "2020-11"),
    ("in February", "2021-02"),
    ("by 2030", "2030"),
    ("before the ministerial meeting in October", "2020-10"),
    ("with target dates: draft 2020-06-01, final text 2021-06-01", "2021-06-01"),
    ("circulate the list (15 October 2020)", "2020-10-15"),
    ("Deadline: 30 September 2020", "2020-09-30"),
]

SPANISH = [
    ("en un plazo de tres semanas", "2020-03-26"),
    ("dentro de los treinta (30) días posteriores a la reunión", "2020-04-04"),
    ("en un plazo no mayor a 15 días", "2020-03-20"),
    ("dentro de dos meses", "2020-05-05"),
    ("en 10 días hábiles", "2020-03-19"),
    ("a más tardar el 15 de septiembre", "2020-09-15"),
    ("antes del 3 de Abril", "2020-04-03"),
    ("el 1.º de agosto", "2020-08-01"),
    ("para el 30/09/2020", "2020-09-30"),
    ("los días 24 y 25 de noviembre de 2020", "2020-11-24"),
    ("del 30 de junio al 2 de julio de 2020", "2020-06-30"),
    ("antes de finales de 2021", "2021"),
    ("antes de fin de año", "2020"),
    ("a más tardar al cierre del tercer trimestre", "2020-09"),
    ("en el primer semestre de 2021", "2021-06"),
    ("a mediados de junio de 2021", "2021-06"),
    ("a partir de mayo de 2021", "2021-05"),
    ("la semana del 6 de abril", "2020-W15"),
    ("la próxima semana", "2020-W11"),
    ("antes del próximo 15 de mayo", "2020-05-15"),
    ("el día 15 de mayo del presente año", "2020-05-15"),
    ("en los meses de abril y mayo", "2020-04"),
    ("en el transcurso del año", "2020"),
    ("antes de que termine el mes", "2020-03"),
    ("el próximo año", "2021"),
    ("en noviembre", "2020-11"),
    ("durante 2021", "2021"),
    ("para 2028", "2028"),
    ("antes de la próxima sesión, prevista para octubre de 2020", "2020-10"),
    ("enviar el cuadro (15 de octubre de 2020)", "2020-10-15"),
]

NO_DATE = [
    ("by the next meeting", "en", "event"),
    ("at its next session", "en", "event"),
    ("prior to the 18th session of the Board", "en", "event"),
    ("two weeks before the next session", "en", "event"),
    ("within 30 days of receipt of the note", "en", "event"),
    ("once the agreement is signed", "en", "event"),
    ("within 48 hours", "en", "event"),
    ("by 31 March each year", "en", "fuzzy"),
    ("on a date to be determined", "en", "fuzzy"),
    ("as soon as possible", "en", "fuzzy"),
    ("in the coming weeks", "en", "fuzzy"),
    ("in the spring of 2021", "en", "fuzzy"),
    ("en su próxima reunión", "es", "event"),
    ("durante los primeros cuarenta días siguientes a la entrega", "es", "event"),
    ("en una fecha por definir", "es", "fuzzy"),
    ("a la mayor brevedad posible", "es", "fuzzy"),
]

NOTHING = [
    ("the seminar held in Lagos in January 2020", "en"),
    ("the workshop conducted on 13-14 April", "en"),
    ("the work plan for 2021", "en"),
    ("a 9-month extension", "en"),
    ("a delegation of three days of travel", "en"),
    ("the three days of the meeting", "en"),
    ("since 2015", "en"),
    ("for a period of two years", "en"),
    ("resolution 713 (1991)", "en"),
    ("el taller celebrado el 13 de abril", "es"),
    ("el plan de trabajo para 2021", "es"),
    ("hasta 4.000 personas", "es"),
]


@pytest.mark.parametrize(("text", "due"), ENGLISH)
def test_english_times(text: str, due: str) -> None:
    assert due_of(f"The Secretariat will do so {text}.", "en") == due


@pytest.mark.parametrize(("text", "due"), SPANISH)
def test_spanish_times(text: str, due: str) -> None:
    assert due_of(f"La Secretaría lo hará {text}.", "es") == due


@pytest.mark.parametrize(("text", "language", "kind"), NO_DATE)
def test_words_without_a_date_stay_words(text: str, language: str, kind: str) -> None:
    found = find_due(text, 0, len(text), language=language, meeting_date=MEETING)
    assert found is not None
    assert (found.due, found.kind) == (None, kind)


@pytest.mark.parametrize(("text", "language"), NOTHING)
def test_what_sets_no_time_gives_none(text: str, language: str) -> None:
    assert find_due(text, 0, len(text), language=language, meeting_date=MEETING) is None


def test_the_words_stand_in_the_text_at_their_place() -> None:
    text = "1. To ask Ghana to reply, no later than 3 April, to all members."
    found = find_due(text, 3, len(text), language="en", meeting_date=MEETING)
    assert found is not None
    assert found.due_text == "no later than 3 April" == text[found.start : found.end]


def test_a_deadline_goes_before_a_plain_date() -> None:
    text = "to circulate the draft within two weeks for the session in November"
    assert due_of(text, "en") == "2020-03-19"


def test_a_date_without_a_year_needs_the_meeting() -> None:
    found = find_due("by 3 April", 0, 10, language="en", meeting_date=None)
    assert found is not None
    assert (found.due, found.due_text) == (None, "by 3 April")
    assert due_of("in November", "en", None) is None
    assert due_of("by 3 April 2021", "en", None) == "2021-04-03"


def test_a_month_counts_from_a_meeting_of_which_the_month_is_known() -> None:
    assert due_of("within two months", "en", "2020-11") == "2021-01"
    assert due_of("within ten days", "en", "2020-11") is None
    assert due_of("in May", "en", "2020") is None


def test_a_date_before_the_meeting_sets_no_time() -> None:
    assert due_of("the list due by 3 January 2020", "en") is None


def test_days_that_may_be_either_way_are_not_guessed() -> None:
    assert due_of("by 03/04/2021", "en") is None
    assert due_of("para el 03/04/2021", "es") == "2021-04-03"


def test_working_days_say_what_is_not_counted() -> None:
    found = find_due("within five working days", 0, 24, language="en", meeting_date=MEETING)
    assert found is not None
    assert found.due == "2020-03-12"
    assert "holidays" in found.note


def test_days_that_do_not_exist_are_no_dates() -> None:
    assert due_of("by 31 February 2021", "en") is None


def test_a_hyphen_that_does_not_break_is_a_hyphen() -> None:
    assert due_of("on 13\u201114 March 2020", "en") == "2020-03-13"


def test_every_time_of_a_passage_is_found_in_order() -> None:
    text = "to reply by 3 April 2020 and to meet in May 2020"
    found = find_dues(text, 0, len(text), language="en", meeting_date=MEETING)
    assert [due.due for due in found] == ["2020-04-03", "2020-05"]


def test_dates_are_found_anywhere_in_a_text() -> None:
    text = "Lagos, 3 May 2021; adopted on 4 and 5 May 2021"
    found = find_dates(text, 0, len(text), language="en")
    assert [(read.first, read.last) for read in found] == [("2021-05-03", None), ("2021-05-04", "2021-05-05")]
    assert text[found[0].start : found[0].end] == "3 May 2021"


@pytest.mark.parametrize(
    ("due", "first", "last"),
    [
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("2026-W06", date(2026, 2, 2), date(2026, 2, 8)),
        ("2020-04-03", date(2020, 4, 3), date(2020, 4, 3)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(due: str, first: date, last: date) -> None:
    assert (due_start(due), due_end(due)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "soon", "2020-13", "2020-02-30", "2020-W54", "20-01", "2020-00", "0000"]
)
def test_what_is_no_period_is_refused(text: str) -> None:
    assert not is_period(text)
    with pytest.raises(ValueError, match=r"period|day|week|range|Invalid"):
        due_end(text)
