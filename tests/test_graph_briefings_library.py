"""Each seed briefing over the sample records, on both servers: lines with sources, and the same ones."""

from __future__ import annotations

import os
from typing import Any

import pytest
from conftest import emptied
from neo4j_server.start import NoNeo4j

from graph.briefings.answer import Answer, ask
from graph.briefings.documents import FORMATS, Sheet, render, sheet_of
from graph.briefings.offered import offered
from graph.briefings.questions import read_question, shipped
from graph.errors import Ambiguous, NotFound, UsageError
from graph.review import review
from graph.store import Store
from graph.views.families import FAMILIES
from loaders.load import load_paths
from loaders.samples import sample_paths

NETWORK = "Liaison Officer Network to Combat Migrant Smuggling and Trafficking in Persons"
ASKED: dict[str, dict[str, str]] = {
    "asked-of": {"forum": "RCM", "actor": "RCM"},
    "between-meetings": {"earlier": f"{NETWORK}, 2021-09-09", "later": f"{NETWORK}, 2024-02-28"},
    "commitments": {"actor": "RCM"},
    "conditional": {},
    "coordination": {},
    "deadlines": {"until": "2030-12-31"},
    "decisions": {"forum": "RCM"},
    "load": {"actor": "RCM"},
    "meeting": {"meeting": "2022-05-12"},
    "never-meet": {},
    "no-later-word": {},
    "offers": {},
    "overlaps": {"forum": "RCM", "other": "CSM"},
    "positions": {},
    "profile": {"actor": "Guatemala"},
    "relations": {"actors": "RCM; RNCOM; IOM; UNHCR; Guatemala; Honduras"},
    "reports": {},
    "thanked": {},
}
DAY = "2024-12-01"
ALIKE = """
MATCH (:Actor {name: $a})-[:HELD]->(:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
MATCH (s)-[:ABOUT]->(x:Action)<-[:TO_DO]-(:Commitment)
MATCH (:Actor {name: $b})-[:HELD]->(:Meeting)<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(t:Statement)
MATCH (t)-[:ABOUT]->(y:Action)<-[:TO_DO]-(:Commitment)
WITH x, y ORDER BY x.text, y.text LIMIT 1
CREATE (x)-[:OVERLAPS_WITH {score: 0.75, reasons: ['the same object']}]->(y)
"""

Answers = dict[str, Answer]


def filled(store: Store) -> Store:
    """The sample records, one drawn overlap, and one accepted statement of thanks."""
    emptied(store)
    for outcome in load_paths(store, sample_paths(), by="test"):
        assert not isinstance(outcome, Exception), outcome
    ends = {"a": "Regional Consultation Group on Migration", "b": "South American Conference on Migration"}
    store.write(lambda tx: tx.run(ALIKE, ends).consume())
    find = (
        "MATCH (s:Statement {type: 'THANKED_FOR'})-[:TARGET]->(:Actor {name: 'Guatemala'}) RETURN s.id AS id"
    )
    review(store, store.read(find + " ORDER BY s.date, s.start LIMIT 1")[0]["id"], "accepted", by="test")
    return store


@pytest.fixture(scope="module")
def full_store(_embedded: Store) -> Store:
    return filled(_embedded)


@pytest.fixture(scope="module")
def answers(full_store: Store) -> Answers:
    return ask_all(full_store)


@pytest.fixture(scope="module")
def answers_of_neo4j(request: pytest.FixtureRequest) -> Answers:
    try:
        store: Store = request.getfixturevalue("_neo4j")
    except NoNeo4j as reason:
        if os.environ.get("CI"):
            pytest.fail(f"the Neo4j half must run in CI: {reason}")
        pytest.skip(f"the Neo4j half was not run: {reason}")
    return ask_all(filled(store))


def ask_all(store: Store, **options: Any) -> Answers:
    known = shipped()
    return {name: ask(store, known[name], given, as_of=DAY, **options) for name, given in ASKED.items()}


def lines(answer: Answer) -> list[str]:
    """The rows with their quotes, comparable between two graphs that minted their ids apart."""
    quotes = {source.number: source.quote for source in answer.sources}
    rows = [
        repr((row, sorted(quotes[n] for n in marks[:1])))
        for row, marks in zip(answer.rows, answer.marks, strict=True)
    ]
    return sorted(rows)


def test_every_briefing_is_asked_here() -> None:
    assert set(ASKED) == set(shipped())
    assert len(ASKED) >= 15


@pytest.mark.parametrize("name", ASKED)
def test_it_answers_with_sources_for_each_line(answers: Answers, name: str) -> None:
    answer = answers[name]
    assert answer.rows, name
    assert all(answer.marks), name
    assert all(source.quote and source.passage for source in answer.sources)


@pytest.mark.parametrize("name", ASKED)
def test_both_servers_answer_alike(answers: Answers, answers_of_neo4j: Answers, name: str) -> None:
    assert len(answers[name].rows) == len(answers_of_neo4j[name].rows)
    if name not in {
        "load",
        "coordination",
        "thanked",
        "asked-of",
    }:  # these cut long lists, of which the ids order ties
        assert lines(answers[name]) == lines(answers_of_neo4j[name])


@pytest.mark.parametrize("form", FORMATS)
def test_all_in_one_document(answers: Answers, form: str) -> None:
    assert len(render(list(answers.values()), form)) > 5_000


def test_with_bodies_there_is_more_than_alone(full_store: Store) -> None:
    known = shipped()["commitments"]
    alone = ask(full_store, known, {"actor": "RCM"}, as_of=DAY, bodies=False)
    assert 0 <= len(alone.rows) < len(ask(full_store, known, {"actor": "RCM"}, as_of=DAY).rows)


def test_accepted_only_leaves_the_rest_out(full_store: Store) -> None:
    answer = ask(full_store, shipped()["thanked"], {}, accepted_only=True)
    assert "Guatemala" in [row[0] for row in answer.rows]
    assert len(answer.sources) == 1
    assert all(answer.reviewed)
    assert {source.review for source in answer.sources} == {"accepted"}


def test_names_are_in_the_language_of_the_document(full_store: Store) -> None:
    rows = ask(full_store, shipped()["coordination"], {"actor": "IOM"}, language="es").rows
    assert any("OIM" in (row[0], row[1]) for row in rows)


def test_a_claim_of_both_language_versions_is_told_once(full_store: Store) -> None:
    meeting = shipped()["meeting"]
    english = ask(full_store, meeting, {"meeting": "2022-05-12"}, language="en")
    spanish = ask(full_store, meeting, {"meeting": "2022-05-12"}, language="es")
    statements = full_store.read(
        "MATCH (:Meeting {date: '2022-05-12'})<-[:REPORTS_ON]-(:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)"
        " RETURN count(s) AS n, count(DISTINCT s.claim) AS claims"
    )[0]
    assert statements["claims"] < statements["n"]
    assert len(english.rows) == len(spanish.rows) == statements["claims"]
    column = [c.name for c in meeting.columns].index("action")
    assert {row[column] for row in english.rows} != {row[column] for row in spanish.rows}


def test_an_empty_answer_is_a_document_that_says_why(full_store: Store) -> None:
    answer = ask(full_store, shipped()["deadlines"], {"until": "1990-01-01"}, as_of="1989-01-01")
    assert not answer.rows
    for form in ("md", "html"):
        assert "No commitment in the graph falls due" in render([answer], form).decode().replace("\\", "")


@pytest.mark.parametrize(
    ("name", "given", "error", "words"),
    [
        ("thanked", {"form": "RCM"}, UsageError, "has no parameter 'form'; it has: forum"),
        ("commitments", {}, UsageError, "needs actor"),
        ("commitments", {"actor": "Guatemalaa"}, NotFound, "Did you mean 'Guatemala'"),
        ("commitments", {"actor": "Technical Secretariat"}, Ambiguous, "fits several actors"),
        ("deadlines", {"until": "next week"}, UsageError, "until is a date such as"),
        ("deadlines", {"until": "2024-02-31"}, UsageError, "no date of the calendar"),
        ("meeting", {"meeting": "the last one"}, NotFound, "The latest are"),
        ("commitments", {"actr": "RCM"}, UsageError, "Did you mean 'actor'"),
        ("relations", {"actors": "RCM"}, UsageError, "two actors or more"),
        ("deadlines", {"until": "+99999999"}, UsageError, "until is a date such as"),
    ],
)
def test_bad_input_is_told(
    full_store: Store, name: str, given: dict[str, str], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        ask(full_store, shipped()[name], given)


def test_bad_input_is_told_in_the_language_of_the_document(full_store: Store) -> None:
    with pytest.raises(UsageError, match=r"Hasta \(until\) es una fecha como 2024-05-31"):
        ask(full_store, shipped()["deadlines"], {"until": "mañana"}, language="es")


def test_several_actors_stand_for_their_bodies_too(full_store: Store) -> None:
    given = {
        "actors": "RCM; RNCOM; IOM; Regional Coalition against Trafficking in Persons and Migrant Smuggling"
    }
    together = ask(full_store, shipped()["relations"], given)
    alone = ask(full_store, shipped()["relations"], given, bodies=False)
    assert 0 < len(alone.rows) < len(together.rows)
    assert "Regional Conference on Migration" in together.parameters["actors"]


OWN = """/*
title: {en: Records in a language, es: Actas en un idioma}
description: {en: Their titles., es: Sus títulos.}
parameters:
  tongue:
    type: choice
    from: Record.language
    label: {en: Language, es: Idioma}
    help: {en: Of the record., es: Del acta.}
  many: {type: integer, default: 3, label: {en: Number, es: Número}, help: {en: At most., es: Como máximo.}}
  loud: {type: boolean, default: "no", label: {en: Loud, es: Alto}, help: {en: In capitals., es: En mayúsculas.}}
  who: {type: actor, from: Country, optional: true, label: {en: Country, es: País}, help: {en: Any., es: Alguno.}}
columns:
  title: {en: Title, es: Título, kind: record}
summary: {en: "{count} records.", es: "{count} actas."}
empty: {en: There is none., es: No hay ninguna.}
*/
MATCH (r:Record {language: $tongue}) WHERE $who IS NULL OR r.id IN $who
RETURN CASE WHEN $loud THEN toUpper(r.title) ELSE r.title END AS title, [] AS statements
ORDER BY title LIMIT toInteger($many)
"""


def test_choices_come_from_the_graph(full_store: Store) -> None:
    question = read_question("own", OWN)
    tongue, _many, loud, country = question.parameters
    assert offered(full_store, tongue, "en") == [("en", "en"), ("es", "es")]
    assert offered(full_store, loud, "es") == [("yes", "sí"), ("no", "no")]
    countries = [text for _, text in offered(full_store, country, "es")]
    assert "México" in countries
    assert not [text for text in countries if "Conferencia" in text]
    answer = ask(full_store, question, {"tongue": "es", "loud": "sí", "many": "2"}, language="es")
    assert len(answer.rows) == 2
    assert all(row[0].isupper() for row in answer.rows)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"tongue": "enn"}, "is one of en, es, not 'enn'. Did you mean 'en'"),
        ({"tongue": "en", "many": "two"}, r"Number \(many\) is a whole number, not 'two'"),
        ({"tongue": "en", "many": "9" * 30}, "is a whole number"),
        ({"tongue": "en", "loud": "perhaps"}, "loud is yes or no"),
    ],
)
def test_a_value_of_the_wrong_type_is_told(full_store: Store, given: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        ask(full_store, read_question("own", OWN), given)


def first_uses(sheet: Sheet) -> list[int]:
    """The numbers of sources as a reader meets them for the first time, from the title to the end."""
    found: list[str] = []
    for section in sheet.sections:
        lines = [line.marks for group in section.groups for line in group.lines]
        cells = [cell.marks for row in section.rows for cell in row]
        found += [mark for marks in (lines or cells) for mark in marks]
    return [int(number) for number in dict.fromkeys(mark.rstrip("†") for mark in found) if number.isdigit()]


def test_sources_are_numbered_in_the_order_of_their_first_use(answers: Answers) -> None:
    several = [list(answers.values()), [answers["thanked"], answers["profile"], answers["relations"]]]
    for some in [*([one] for one in answers.values()), *several]:
        sheet = sheet_of(some)
        numbers = list(range(1, len(sheet.sources) + 1))
        assert [source.number for source in sheet.sources] == numbers
        assert first_uses(sheet) == numbers, [one.question.name for one in some]


def test_lines_by_family_stand_in_the_order_of_the_legend(answers: Answers) -> None:
    for name in ("profile", "relations"):
        (section,) = sheet_of([answers[name]]).sections
        families = [line.family for group in section.groups for line in group.lines]
        assert len(set(families)) > 2
        assert families == sorted(families, key=list(FAMILIES).index)
        assert len(section.groups) == len(set(families))
