"""More ways to say by when, counted from a meeting of 5 March 2020 (a Thursday)."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document
from loaders.times import find_due, find_same_date

MEETING = "2020-03-05"

# A date where one follows from the words, None where only the words are kept, "" where no time is set.
ENGLISH = [
    ("this week", "2020-W10"),
    ("later this week", "2020-W10"),
    ("this very week", "2020-W10"),
    ("by the end of the week", "2020-W10"),
    ("by the end of next week", "2020-W11"),
    ("before the month is out", "2020-03"),
    ("before the year is out", "2020"),
    ("before August ends", "2020-08"),
    ("before the end of the first half of 2020", "2020-06"),
    ("in the first half of November", "2020-11"),
    ("in the first fortnight of November 2020", "2020-11"),
    ("within six weeks of the meeting", "2020-04-16"),
    ("six weeks after the meeting", "2020-04-16"),
    ("60 days", ""),
    ("within sixty days following this session", "2020-05-04"),
    ("within ninety days of the present decision", "2020-06-03"),
    ("within thirty days of its adoption", "2020-04-04"),
    ("within 30 days from its approval", "2020-04-04"),
    ("no later than the close of business on 15 May 2020", "2020-05-15"),
    ("by close of business on 15 May", "2020-05-15"),
    ("by COB Friday 13 March", "2020-03-13"),
    ("by noon on 15 May", "2020-05-15"),
    ("by 5 p.m. on 15 May", "2020-05-15"),
    ("by 17:00 GMT on 15 May 2020", "2020-05-15"),
    ("by the 15th of May", "2020-05-15"),
    ("by 15 May next", "2020-05-15"),
    ("on or before 15 May 2020", "2020-05-15"),
    ("not later than the last day of May", "2020-05"),
    ("by the first of June", "2020-06-01"),
    ("by 1st June", "2020-06-01"),
    ("with effect from 1 June 2020", "2020-06-01"),
    ("beginning on 1 June 2020", "2020-06-01"),
    ("starting 1 June 2020", "2020-06-01"),
    ("as from 1 June 2020", "2020-06-01"),
    ("by early June", "2020-06"),
    ("by late June 2020", "2020-06"),
    ("towards the end of June", "2020-06"),
    ("in late June", "2020-06"),
    ("by the middle of June", "2020-06"),
    ("at its June 2020 session", "2020-06"),
    ("at the December 2020 meeting", "2020-12"),
    ("in time for the meeting of 12 June 2020", "2020-06-12"),
    ("by the next meeting, to be held on 12 June 2020", "2020-06-12"),
    ("at the next session (Suva, 12 June 2020)", "2020-06-12"),
    ("during the second quarter", "2020-06"),
    ("in Q2", "2020-06"),
    ("by the end of Q2 2020", "2020-06"),
    ("in the course of the year", "2020"),
    ("within the year", "2020"),
    ("within the current year", "2020"),
    ("by the end of the current calendar year", "2020"),
    ("by end-June", "2020-06"),
    ("by end-2020", "2020"),
    ("by June at the latest", "2020-06"),
    ("by the end of summer", None),
    ("within the next two months", "2020-05-05"),
    ("over the next two months", ""),
    ("in two months", "2020-05-05"),
    ("two months from now", "2020-05-05"),
    ("within five years", "2025-03-05"),
    ("within a year of this meeting", "2021-03-05"),
    ("in 2021", "2021"),
    ("by the year 2030", "2030"),
    ("in April or May 2020", "2020-04"),
    ("between April and June 2020", "2020-04"),
    ("from April to June", "2020-04"),
    ("from 12 to 14 June", "2020-06-12"),
    ("today", ""),
    ("by Monday", "2020-03-09"),
    ("by next Monday", "2020-03-09"),
    ("next Tuesday", "2020-03-10"),
    ("on Monday 9 March", "2020-03-09"),
    ("by the same date", ""),
    ("within a maximum of ten days", "2020-03-15"),
    ("within not more than ten days", "2020-03-15"),
    ("in ten days' time", "2020-03-15"),
    ("a fortnight from today", "2020-03-19"),
    ("ten days before the meeting", None),
    ("at least two weeks before the next session", None),
    ("three months before the Summit", None),
    ("upon entry into force", None),
    ("as soon as the text is ready", None),
    ("when funds allow", None),
    ("at the earliest convenience", None),
    ("in the third week of June", "2020-06"),
    ("by mid-2021", "2021"),
    ("by the last quarter of 2020", "2020-12"),
    ("in the last quarter", "2020-12"),
    ("no later than one month after the adoption of this decision", "2020-04-05"),
    ("over the 2024 season", ""),
    ("on Fridays", ""),
    ("the report of April 2020", ""),
    ("Deadline: six weeks after the meeting", "2020-04-16"),
    ("Deadline: two months", "2020-05-05"),
    ("during the following week", "2020-W11"),
    ("this week's bulletin of the three days of the meeting", ""),
]

SPANISH = [
    ("esta misma semana", "2020-W10"),
    ("esta semana", "2020-W10"),
    ("en el curso de esta semana", "2020-W10"),
    ("antes de que termine la semana", "2020-W10"),
    ("a finales de la próxima semana", "2020-W11"),
    ("antes de que termine agosto", "2020-08"),
    ("antes de que acabe agosto", "2020-08"),
    ("antes de que finalice 2020", "2020"),
    ("antes de que finalice el año 2021", "2021"),
    ("antes de finalizar el primer semestre de 2020", "2020-06"),
    ("antes de concluir el año", "2020"),
    ("al término del primer semestre", "2020-06"),
    ("al cierre del año", "2020"),
    ("dentro del primer semestre", "2020-06"),
    ("en la primera quincena de noviembre de 2020", "2020-11"),
    ("en la segunda quincena de noviembre", "2020-11"),
    ("dentro de las seis semanas siguientes a la Reunión", "2020-04-16"),
    ("dentro de los noventa días siguientes a esta sesión", "2020-06-03"),
    ("a los noventa días de esta sesión", "2020-06-03"),
    ("en un plazo no mayor de quince días", "2020-03-20"),
    ("en un plazo máximo de quince días", "2020-03-20"),
    ("en el plazo de dos meses", "2020-05-05"),
    ("en un plazo de 30 días contados a partir de la fecha", "2020-04-04"),
    ("dentro de los treinta días de su aprobación", "2020-04-04"),
    ("dentro de los treinta días de adoptada la presente decisión", "2020-04-04"),
    ("antes del 30 de noviembre próximo", "2020-11-30"),
    ("antes del próximo 30 de noviembre", "2020-11-30"),
    ("a más tardar el viernes 15 de mayo", "2020-05-15"),
    ("a más tardar el día 15 de mayo", "2020-05-15"),
    ("no más allá del 15 de mayo", "2020-05-15"),
    ("hasta el 15 de mayo inclusive", "2020-05-15"),
    ("con fecha tope 15 de mayo de 2020", "2020-05-15"),
    ("como fecha límite el 15 de mayo", "2020-05-15"),
    ("con plazo hasta el 15 de mayo", "2020-05-15"),
    ("antes de las 17:00 horas del 15 de mayo", "2020-05-15"),
    ("el 15 del mes en curso", "2020-03-15"),
    ("el 15 de los corrientes", "2020-03-15"),
    ("el día 15 del mes próximo", "2020-04-15"),
    ("a fines de junio", "2020-06"),
    ("para fines de junio", "2020-06"),
    ("hacia finales de junio", "2020-06"),
    ("a principios de junio de 2020", "2020-06"),
    ("hacia mediados de junio", "2020-06"),
    ("para mediados de 2021", "2021"),
    ("con efecto a partir del 1 de junio de 2020", "2020-06-01"),
    ("con vigencia desde el 1 de junio de 2020", "2020-06-01"),
    ("a contar del 1 de junio de 2020", "2020-06-01"),
    ("a partir del 1.º de junio", "2020-06-01"),
    ("en su sesión de junio de 2020", "2020-06"),
    ("en la reunión de diciembre de 2020", "2020-12"),
    ("en la próxima reunión, que tendrá lugar el 12 de junio de 2020", "2020-06-12"),
    ("en la próxima reunión (Suva, 12 de junio de 2020)", "2020-06-12"),
    ("durante el segundo trimestre", "2020-06"),
    ("en el segundo trimestre del año", "2020-06"),
    ("en el último trimestre de 2020", "2020-12"),
    ("en lo que resta del año", "2020"),
    ("dentro del año", "2020"),
    ("en el presente año", "2020"),
    ("en el año en curso", "2020"),
    ("antes de que concluya el año en curso", "2020"),
    ("en los próximos dos meses", "2020-05-05"),
    ("en dos meses", "2020-05-05"),
    ("de aquí a dos meses", "2020-05-05"),
    ("en el término de diez días", "2020-03-15"),
    ("dentro de un año", "2021-03-05"),
    ("entre abril y junio de 2020", "2020-04"),
    ("de abril a junio", "2020-04"),
    ("del 12 al 14 de junio", "2020-06-12"),
    ("en abril o mayo de 2020", "2020-04"),
    ("el próximo lunes", "2020-03-09"),
    ("el lunes próximo", "2020-03-09"),
    ("antes del lunes", "2020-03-09"),
    ("el mes que viene", "2020-04"),
    ("la semana que viene", "2020-W11"),
    ("el año que viene", "2021"),
    ("el año próximo", "2021"),
    ("el mes entrante", "2020-04"),
    ("la semana entrante", "2020-W11"),
    ("diez días antes de la reunión", None),
    ("con veinte días de antelación", None),
    ("al menos dos semanas antes de la próxima sesión", None),
    ("una vez entre en vigor", None),
    ("en cuanto se disponga de fondos", None),
    ("cuando haya fondos", None),
    ("a la brevedad", None),
    ("en la tercera semana de junio", "2020-06"),
    ("a más tardar un mes después de la adopción de esta decisión", "2020-04-05"),
    ("a mediano plazo", None),
    ("en el verano de 2021", None),
    ("en la temporada 2024", ""),
    ("los lunes", ""),
    ("el informe de abril de 2020", ""),
    ("Plazo: 60 días", "2020-05-04"),
    ("Plazo: dos meses", "2020-05-05"),
    ("Plazo: próxima reunión", None),
    ("Plazo: primer semestre de 2021", "2021-06"),
]


def due_of(text: str, language: str) -> str | None:
    found = find_due(text, 0, len(text), language=language, meeting_date=MEETING)
    return "" if found is None else found.due


@pytest.mark.parametrize(("phrase", "due"), ENGLISH)
def test_an_english_phrase(phrase: str, due: str | None) -> None:
    assert due_of(f"The Secretariat will send the list {phrase}.", "en") == due


@pytest.mark.parametrize(("phrase", "due"), SPANISH)
def test_a_spanish_phrase(phrase: str, due: str | None) -> None:
    assert due_of(f"La Secretaría enviará la lista {phrase}.", "es") == due


def test_what_was_done_this_week_sets_no_time() -> None:
    assert due_of("The list was circulated this week.", "en") == ""
    assert due_of("La lista fue presentada esta semana.", "es") == ""


def test_a_date_in_a_clause_that_tells_more_of_a_thing_is_its_own() -> None:
    assert due_of("Decides to create a fund, to which all members will pay by June 2020.", "en") == ""
    assert due_of("Decide crear un fondo, al que todos pagarán a más tardar en junio de 2020.", "es") == ""
    assert due_of("Asks the Chair, who leads the group, to send the list by June 2020.", "en") == "2020-06"


def test_words_that_mean_the_date_before() -> None:
    assert find_same_date("The Chair will hand over on that date.", "en") == "on that date"
    assert find_same_date("La Presidencia traspasará en dicha fecha sus funciones.", "es") == "en dicha fecha"
    assert find_same_date("The Chair will hand over on a date to be agreed.", "en") is None


def test_what_is_moved_to_a_date() -> None:
    assert due_of("The Commission postponed the seminar to May 2020.", "en") == "2020-05"
    assert due_of("The road to May 2020 was long.", "en") == ""


@pytest.mark.parametrize(
    ("sentence", "due"),
    [
        ("approves the new target dates:\n\n- Working draft: 2021-03-31\n\n- Committee draft: 2021-11-30",
         [None, "2021-03-31", "2021-11-30"]),
        ("accepted the offer of Chad to host a seminar in May 2020.", [None]),
        ("extended the mandate of the group until 31 December 2020.", ["2020-12-31"]),
    ],
)  # fmt: skip
def test_when_a_decision_has_a_date_of_its_own(sentence: str, due: list[str | None]) -> None:
    head = "Minutes of the Lagoon Commission\n\nSuva, Fiji, 5 March 2020\n\nThe Lagoon Commission met in Suva.\n\n"
    text = f"{head}1. The Lagoon Commission {sentence}\n\n2. Fiji thanked the hosts.\n"
    found = read_record(read_document(text.encode(), "record.txt")).statements
    assert [one.due for one in found if one.type == "DECIDED"] == due
