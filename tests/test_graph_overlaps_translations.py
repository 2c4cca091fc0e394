"""One text in two languages is no work done twice, and what names no work is not compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import make_reading

from graph.load import load_reading
from graph.overlaps import overlaps
from graph.overlaps.profiles import profile
from graph.overlaps.stored import translated
from graph.overlaps.table import nameless, table_of
from graph.overlaps.translations import longest_rise, translations
from graph.overlaps.weighed import weigh_graph
from graph.overlaps.works import Work
from graph.store import Store

ENGLISH = (
    "train lighthouse keepers in first aid",
    "count the herons of the marsh every spring",
    "translate the handbook on beekeeping into Quechua",
    "insure the ferries against fog",
    "vaccinate the llamas of the highlands against rabies",
    "plant willows along the canal",
)
SPANISH = (
    "capacitar a los guardianes de los faros en primeros auxilios",
    "contar cada primavera las garzas del pantano",
    "traducir al quechua el manual de apicultura",
    "asegurar los transbordadores contra la niebla",
    "vacunar contra la rabia a las llamas del altiplano",
    "sembrar sauces a lo largo del canal",
)


def load(store: Store, texts: tuple[str, ...], forum: str, language: str, date: str | None = None) -> None:
    lines = [f"COMMITTED_TO Peru: {text}" for text in texts]
    reading = make_reading(
        lines, name=f"{forum}.txt", forum=forum, date=date, language=language, title=f"Deed of {forum}"
    )
    load_reading(store, reading, by="ana")


def test_an_undated_declaration_and_its_translation_are_one_text(
    embedded_store: Store, tmp_path: Path
) -> None:
    load(embedded_store, ENGLISH, "Forum of Northern Lakes", "en")
    load(embedded_store, SPANISH, "Foro de los Lagos del Norte", "es")
    load(
        embedded_store,
        ("a first aid course for keepers of lighthouses",),
        "Forum of Rivers",
        "en",
        "2019-03-02",
    )
    weighed = weigh_graph(embedded_store, home=tmp_path)
    (titles,) = translated(embedded_store, weighed)
    assert set(titles) == {"Deed of Forum of Northern Lakes", "Deed of Foro de los Lagos del Norte"}
    found = overlaps(embedded_store, home=tmp_path)
    assert found
    assert all(one.a.language == one.b.language or "lighthouses" in one.a.text + one.b.text for one in found)


def works(record: str, language: str, places: list[int], date: str | None = None) -> list[Work]:
    return [
        Work(
            f"{record}{at}", f"text {at}", language, "OFFERED", record, record, record, date, (), start=place
        )
        for at, place in enumerate(places)
    ]


def matches(count: int) -> list[tuple[float, int, int]]:
    return [(0.8, at, count + at) for at in range(count)]


@pytest.mark.parametrize(
    ("other", "language", "dates", "one"),
    [
        ([10, 20, 30, 40, 50, 60], "es", (None, None), True),
        ([10, 20, 30, 40, 50, 60], "es", ("2020-01-01", "2020-01-01"), True),
        ([10, 20, 30, 40, 50, 60], "es", ("2020-01-01", "2021-01-01"), False),
        ([10, 20, 30, 40, 50, 60], "en", (None, None), False),
        ([30, 10, 60, 20, 50, 40], "es", (None, None), False),
    ],
)
def test_a_translation_says_much_of_the_same_in_the_same_order(
    other: list[int], language: str, dates: tuple[str | None, str | None], one: bool
) -> None:
    both = works("a", "en", [10, 20, 30, 40, 50, 60], dates[0]) + works("b", language, other, dates[1])
    assert translations(both, matches(6)) == ({("a", "b")} if one else set())


def test_few_shared_actions_make_no_translation() -> None:
    places = list(range(10, 210, 10))
    both = works("a", "en", places) + works("b", "es", places)
    assert translations(both, matches(20)[:4]) == set()
    assert translations(both, matches(20)[:6]) == set()
    assert translations(both, matches(20)[:9]) == {("a", "b")}


def test_longest_rise() -> None:
    assert longest_rise([3, 1, 2, 5, 4, 6]) == 4
    assert longest_rise([]) == 0


@pytest.mark.parametrize(
    ("text", "language", "bare"),
    [
        ("The following agreements", "en", True),
        ("continue this work", "en", True),
        ("continuar con los trabajos", "es", True),
        ("seguir ocupándose de la cuestión", "es", True),
        ("remain seized of the matter", "en", True),
        ("hold a workshop in Peru", "en", True),
        ("enviar las notas por correo electrónico", "es", True),
        ("send the notes by e-mail", "en", True),
        ("continue the discussion on GitHub", "en", True),
        ("count the herons", "en", False),
        ("contar las garzas", "es", False),
        ("a workshop on mangroves", "en", False),
        ("un taller sobre manglares", "es", False),
        ("train midwives", "en", False),
        ("capacitar a parteras", "es", False),
    ],
)
def test_what_names_no_work_by_itself(text: str, language: str, bare: bool) -> None:
    assert nameless(table_of([profile(text, language)])).tolist() == [bare]


def test_what_names_no_work_is_not_listed(embedded_store: Store, tmp_path: Path) -> None:
    load(
        embedded_store,
        ("continue the work", "count the herons of the marsh"),
        "Forum of Northern Lakes",
        "en",
        "2018-01-01",
    )
    load(
        embedded_store,
        ("continue the work", "counting the herons of the marsh"),
        "Forum of Rivers",
        "en",
        "2019-01-01",
    )
    (found,) = overlaps(embedded_store, home=tmp_path)
    assert "herons" in found.a.text
