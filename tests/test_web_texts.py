"""The explorer's words: both languages say the same things, and every template's words exist."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from markupsafe import Markup

from graph.model import COMPLETIONS, FORCES, KINDS, STATEMENT_TYPES
from graph.store import Store
from graph.views.families import FAMILIES
from web import dates
from web.i18n import listed, number, plain, texts, translate
from web.said import phrases, reason, said

WEB = Path(__file__).parents[1] / "web"
FIELD = re.compile(r"\{(\w+)\}")


def forms(text: object) -> list[str]:
    return [str(part) for part in (text.values() if isinstance(text, Mapping) else [text])]


def test_both_languages_have_the_same_keys_and_fields() -> None:
    english, spanish = texts("en"), texts("es")
    assert set(english) == set(spanish)
    for key, text in english.items():
        other = spanish[key]
        assert isinstance(text, Mapping) == isinstance(other, Mapping), key
        if not isinstance(text, list):
            fields = [{*FIELD.findall(form)} - {"n"} for form in (*forms(text), *forms(other))]
            assert all(found == fields[0] for found in fields if found or fields[0]) or isinstance(
                text, Mapping
            ), key


def test_every_text_that_templates_and_pages_name_is_there() -> None:
    named = re.compile(
        r"""\bt\(\s*['"]([a-z_]+\.[\w.]+)['"]\s*[,)]|plain\([^,()]+(?:\(\))?, "([\w.]+)"[,)]"""
    )
    for path in [*WEB.rglob("*.html"), *WEB.rglob("*.py")]:
        for first, second in named.findall(path.read_text(encoding="utf-8")):
            key = first or second
            assert key in texts("en"), f"{path.name}: {key}"


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_kind_of_the_model_has_its_word(language: str) -> None:
    known = texts(language)
    for kind in STATEMENT_TYPES:
        assert f"type.{kind}" in known
    for kind in KINDS:
        assert f"kind.{kind}" in known
    for force in FORCES:
        assert f"verb.REQUESTED_OF.{force}" in known
        assert f"verb.REQUESTED_OF_NOBODY.{force}" in known
        assert f"force.{force}" in known
    for family in FAMILIES:
        assert {f"family.{family}", f"legend.{family}", f"relation_verb.{family}"} <= set(known)
    for step in COMPLETIONS:
        assert f"commitment.{step.replace(' ', '_')}" in known


def test_what_is_filled_in_is_escaped_and_bold_is_ours_alone() -> None:
    said = translate("en", "actor.summary_none", name="<i>**x**</i>")
    assert "&lt;i&gt;**x**&lt;/i&gt;" in said
    assert "<b>3</b>" in translate("en", "commitments.summary", total="3", overdue="0", soon="0")


def test_number_chooses_its_form() -> None:
    assert plain("en", "n.statements", 1) == "1 statement"
    assert plain("es", "n.statements", 12400) == "12\u202f400 enunciados"
    assert number(1240, "es") == "1240"
    assert number(1240, "en") == "1,240"


@pytest.mark.parametrize(
    ("items", "language", "expected"),
    [
        (["Oman"], "en", "Oman"),
        (["Oman", "Chad"], "en", "Oman and Chad"),
        (["Malta", "Italia"], "es", "Malta e Italia"),
        (["Malta", "Hielo"], "es", "Malta y Hielo"),
        (["a", "b", "c", "d", "f"], "en", "a, b and 3 more"),
        (["<a>", "b"], "en", "&lt;a&gt; and b"),
    ],
)
def test_lists_are_two_or_three_names_and_the_rest_counted(
    items: list[str], language: str, expected: str
) -> None:
    assert listed(items, language) == Markup(expected)


@pytest.mark.parametrize(
    ("value", "english", "spanish"),
    [
        ("2018-07-09", "9 July 2018", "9 de julio de 2018"),
        ("2018-11", "November 2018", "noviembre de 2018"),
        ("2019", "2019", "2019"),
        ("2026-W06", "week 6 of 2026", "semana 6 de 2026"),
        ("soon", "soon", "soon"),
        (None, "", ""),
    ],
)
def test_dates_are_written_as_the_language_does(value: str | None, english: str, spanish: str) -> None:
    assert dates.long_date(value, "en") == english
    assert dates.long_date(value, "es") == spanish


def test_days_of_one_month_share_it() -> None:
    assert dates.date_range("2018-07-19", "2018-07-21", "en") == "19 to 21 July 2018"
    assert dates.date_range("2018-07-19", "2018-07-21", "es") == "19 al 21 de julio de 2018"
    assert dates.date_range("2018-07-30", "2018-08-02", "en") == "30 July 2018 – 2 August 2018"


@pytest.mark.parametrize(
    ("value", "since", "on"),
    [
        ("2018-08-09", "el 9 ago 2018", "el 9 de agosto de 2018"),
        ("2018-12", "dic 2018", "en diciembre de 2018"),
        ("2026-W06", "la semana 6 de 2026", "en la semana 6 de 2026"),
        ("2019", "2019", "en 2019"),
    ],
)
def test_spanish_points_at_days_and_weeks_and_not_at_months_or_years(value: str, since: str, on: str) -> None:
    assert dates.since(value, "es") == since
    assert dates.on(value, "es") == on


def test_english_dates_stand_on_a_day_and_in_a_period() -> None:
    assert dates.on("2018-08-09", "en") == "on 9 August 2018"
    assert dates.on("2018-12", "en") == "in December 2018"
    assert dates.since("2026-W06", "en") == "week 6 of 2026"


def test_every_phrase_of_the_graph_fits_its_example_and_is_said_in_spanish() -> None:
    for pattern, entry in phrases():
        assert set(entry) <= {"text", "en", "es", "example"}, entry
        assert next(one for found, one in phrases() if found.fullmatch(entry["example"])) is entry, entry
        fields = set(pattern.groupindex)
        for language in ("en", "es"):
            assert set(FIELD.findall(entry.get(language, entry["text"]))) <= fields, entry
            assert "{" not in said(entry["example"], language)
        assert "es" in entry, entry


def test_a_phrase_within_a_phrase_is_said_too() -> None:
    assert said("Undo: accepted: 3 statements", "es") == "aceptado: 3 enunciados"
    assert (
        reason("“will”, named subject; one alone agrees", "es")
        == "“will”, con sujeto nombrado; uno solo acuerda"
    )
    assert said("words that nobody foresaw", "es") == "words that nobody foresaw"


def test_every_reason_of_the_samples_is_said_in_spanish(sample_store: Store) -> None:
    found = sample_store.read(
        "MATCH (s:Statement) WHERE s.reason IS NOT NULL RETURN DISTINCT s.reason AS reason"
    )
    parts = {part for row in found for part in row["reason"].split("; ")}
    patterns = [pattern for pattern, _entry in phrases()]
    assert parts
    assert {part for part in parts if not any(one.fullmatch(part) for one in patterns)} == set()


def test_a_cause_and_its_remedy_are_said_sentence_by_sentence() -> None:
    told = said("The file is empty. Check that this is the file you meant.", "es")
    assert told == "El archivo está vacío. Compruebe que sea el archivo que quería."
    assert said("A new cause. Save it anew.", "es") == "A new cause. Guárdelo de nuevo."
