"""Loading: whole or not at all, once however often, new versions, translations."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from readings import make_reading

from graph.edges import check_edges
from graph.errors import NotFound
from graph.history import history, undo
from graph.load import load_reading
from graph.meetings import set_meeting, with_meeting
from graph.review import merge_actors, review
from graph.store import Store

FIRST = """
PARTICIPATED_IN Mexico, Peru, Cuba
THANKED_FOR Forum of Northern Lakes > Mexico: hosting the meeting
REQUESTED_OF Forum of Northern Lakes > Secretariat+Forum of Northern Lakes: publish the guide on ferries @2018-11
COMMITTED_TO Peru: share its map of harbours @2019 ;; COORDINATES_WITH Peru > Cuba: share its map of harbours
OFFERED Harbour Institute > Mexico: train ten pilots
"""
SECOND = FIRST.replace("@2018-11", "@2018-12") + "PROPOSED Chile: hold a second meeting\n"
SHORTER = "\n".join(line for line in FIRST.splitlines() if "OFFERED" not in line)


def one(store: Store, query: str, **parameters: object) -> object:
    rows = store.read(query, **parameters)  # type: ignore[arg-type]
    assert len(rows) == 1, rows
    return next(iter(rows[0].values()))


def counts(store: Store) -> dict[str, int]:
    rows = store.read("MATCH (n) UNWIND labels(n) AS label RETURN label, count(*) AS n ORDER BY label")
    return {row["label"]: row["n"] for row in rows}


def test_a_record_becomes_nodes_and_edges(store: Store) -> None:
    summary = load_reading(store, make_reading(FIRST), by="ana")
    assert (summary.outcome, summary.statements, summary.missing) == ("new", 6, ("place",))
    found = counts(store)
    assert (found["Statement"], found["Passage"], found["Action"], found["Commitment"]) == (6, 5, 4, 3)
    row = store.read(
        "MATCH (:Actor {name: 'Forum of Northern Lakes'})-[e:ASKED]->(b:Actor) RETURN b.name AS name, properties(e) AS e"
    )
    share = {"count": 1, "accepted": 0, "proposed": 1, "force": "request", "modality": "actual"}
    assert row == [{"name": "Secretariat", "e": {**share, "first": "2018-07-19", "last": "2018-07-19"}}]
    owed = store.read(
        "MATCH (a:Actor)-[:OWES]->(c:Commitment)-[:TO_DO]->(x:Action) "
        "RETURN a.name AS who, x.text AS what, c.due_end AS due ORDER BY who"
    )
    assert owed == [
        {"who": "Harbour Institute", "what": "train ten pilots", "due": None},
        {"who": "Peru", "what": "share its map of harbours", "due": "2019-12-31"},
        {"who": "Secretariat", "what": "publish the guide on ferries", "due": "2018-11-30"},
    ]
    assert check_edges(store) == []


def test_a_request_and_an_undertaking_in_the_same_words_are_one_commitment_that_was_requested(
    store: Store,
) -> None:
    reading = make_reading(
        "COMMITTED_TO Peru: count boats ;; REQUESTED_OF Chile > Peru: count boats", date=None
    )
    first, second = reading.statements
    for number, order in enumerate(((first, second), (second, first))):
        said = tuple(
            replace(one, start=first.start, end=first.end, quote=first.quote, action_start=5, action_end=9)
            for one in order
        )
        document = replace(reading.document, text_hash=str(number))
        load_reading(store, replace(reading, statements=said, document=document), by="ana", new=True)
        assert check_edges(store) == []
    assert store.read("MATCH (c:Commitment) RETURN c.arose AS arose") == [{"arose": "requested"}] * 2


def test_loading_twice_changes_nothing(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    before = counts(store)
    again = load_reading(store, make_reading(FIRST, name="copy.docx"), by="ben")
    assert (again.outcome, again.batch) == ("unchanged", None)
    assert counts(store) == before


def test_a_corrected_file_is_a_new_version_and_keeps_decisions(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    asked = one(store, "MATCH (s:Statement {type: 'REQUESTED_OF'}) RETURN s.id AS id")
    review(store, str(asked), "accepted", by="ana")
    summary = load_reading(store, make_reading(SECOND, name="corrected.txt"), by="ben")
    assert (summary.outcome, summary.version) == ("new version", 2)
    assert (summary.added, summary.changed, summary.gone) == (1, 1, 0)
    row = store.read("MATCH (s:Statement {id: $id}) RETURN s.review AS review, s.due AS due", id=asked)
    assert row == [{"review": "accepted", "due": "2018-12"}]
    assert one(store, "MATCH (c:Commitment) WHERE c.due = '2018-12' RETURN count(c) AS n") == 1
    assert check_edges(store) == []


def test_what_is_no_longer_read_leaves_the_drawn_edges_unless_accepted(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    load_reading(store, make_reading(SHORTER), by="ana")
    offered = "MATCH (:Actor)-[e:OFFERED_TO]->(:Actor) RETURN count(e) AS n"
    assert one(store, offered) == 0
    statement = one(store, "MATCH (s:Statement {type: 'OFFERED'}) RETURN s.id AS id")
    review(store, str(statement), "accepted", by="ana")
    assert one(store, offered) == 1
    assert check_edges(store) == []


def test_another_loader_version_reads_the_same_text_again(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    summary = load_reading(store, make_reading(FIRST, loader_version="2"), by="ana")
    assert (summary.outcome, summary.version, summary.added, summary.gone) == ("new version", 2, 0, 0)
    assert counts(store)["Statement"] == 6


def test_new_denies_and_replaces_says_that_it_is_the_same_record(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    denied = load_reading(store, make_reading(SECOND), by="ana", new=True)
    assert denied.outcome == "new"
    other = make_reading("STATED Chile: lakes are deep", date="2020-01-01", name="other.txt")
    said = load_reading(store, other, by="ana", replaces=denied.record)
    assert (said.outcome, said.record) == ("new version", denied.record)
    with pytest.raises(NotFound, match=r"no record 'nothing.txt'"):
        load_reading(store, make_reading("STATED Chile: wind"), by="ana", replaces="nothing.txt")


def test_another_day_of_the_forum_is_another_record(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    assert load_reading(store, make_reading(SECOND, date="2019-07-19"), by="ana").outcome == "new"


def test_a_claim_made_in_two_languages_counts_once(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    second = load_reading(store, make_reading(FIRST, language="es", name="acta.txt"), by="ana")
    assert second.translates
    assert one(store, "MATCH (:Actor)-[e:THANKED]->(:Actor {code: 'MX'}) RETURN e.count AS n") == 1
    assert (
        one(store, "MATCH (:Record {language: 'es'})-[:TRANSLATES]->(r:Record) RETURN r.language AS l")
        == "en"
    )
    assert counts(store)["Commitment"] == 3
    assert check_edges(store) == []


def test_undoing_a_load_withdraws_the_record_and_loading_again_restores_it(store: Store) -> None:
    summary = load_reading(store, make_reading(FIRST), by="ana")
    undone = undo(store, str(summary.batch), by="ana")
    assert one(store, "MATCH (r:Record) RETURN r.state AS state") == "withdrawn"
    assert one(store, "MATCH (:Actor)-[e:ASKED|OWES|PARTICIPATED_IN]->() RETURN count(e) AS n") == 0
    assert load_reading(store, make_reading(FIRST), by="ana").outcome == "restored"
    assert one(store, "MATCH (:Actor)-[e:ASKED]->() RETURN count(e) AS n") == 1
    assert check_edges(store) == []
    assert [batch["kind"] for batch in history(store)] == ["load", "undo", "load"]
    assert undone


def test_undoing_a_new_version_brings_the_old_one_back(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    before = store.read(
        "MATCH (s:Statement) WHERE s.read RETURN s.id AS id, s.quote AS q, s.due AS d ORDER BY id"
    )
    summary = load_reading(store, make_reading(SECOND), by="ana")
    undo(store, str(summary.batch), by="ana")
    after = store.read(
        "MATCH (s:Statement) WHERE s.read RETURN s.id AS id, s.quote AS q, s.due AS d ORDER BY id"
    )
    assert after == before
    assert one(store, "MATCH (p:Passage) WHERE p.current RETURN count(p) AS n") == 5
    assert check_edges(store) == []


def test_a_meeting_given_by_hand_overrides_what_was_read(store: Store) -> None:
    reading = with_meeting(make_reading(FIRST, forum=None), "Forum of Rivers, 2020-02-03, place=Quito")
    load_reading(store, reading, by="ana")
    rows = store.read("MATCH (f:Forum)-[:HELD]->(m:Meeting) RETURN f.name AS f, m.date AS d, m.place AS p")
    assert rows == [{"f": "Forum of Rivers", "d": "2020-02-03", "p": "Quito"}]


def test_the_meeting_of_a_record_can_be_set_and_set_back(store: Store) -> None:
    record = load_reading(store, make_reading(FIRST), by="ana").record
    batch = set_meeting(store, record, {"date": "2021-05-06", "forum": "Forum of Seas"}, by="ana")
    held = (
        "MATCH (f:Forum)-[:HELD]->(m:Meeting)<-[:REPORTS_ON]-(:Record) RETURN f.name + ' ' + m.date AS held"
    )
    assert one(store, held) == "Forum of Seas 2021-05-06"
    assert one(store, "MATCH (:Actor)-[e:THANKED]->(:Actor) RETURN e.first AS first") == "2021-05-06"
    undo(store, batch, by="ana")
    assert one(store, held) == "Forum of Northern Lakes 2018-07-19"
    assert check_edges(store) == []


def test_two_actors_that_are_one_can_be_merged_and_parted(store: Store) -> None:
    load_reading(store, make_reading(FIRST), by="ana")
    load_reading(
        store, make_reading("OFFERED Institute of Harbours > Peru: lend a boat", date="2019-01-01"), by="ana"
    )
    ids = {row["name"]: row["id"] for row in store.read("MATCH (a:Actor) RETURN a.name AS name, a.id AS id")}
    batch = merge_actors(store, ids["Harbour Institute"], ids["Institute of Harbours"], by="ana")
    owes = "MATCH (:Actor {name: 'Harbour Institute'})-[:OWES]->(c:Commitment) RETURN count(c) AS n"
    assert one(store, owes) == 2
    assert check_edges(store) == []
    load_reading(
        store, make_reading("STATED Institute of Harbours: ropes are thin", date="2020-01-01"), by="ana"
    )
    stated = "MATCH (a:Actor)-[:STATED]->(:Action) RETURN a.name AS name"
    assert one(store, stated) == "Harbour Institute"
    undo(store, batch, by="ana")
    assert one(store, owes) == 1
    assert one(store, stated) == "Institute of Harbours"
    assert check_edges(store) == []


def test_two_loads_at_once_both_arrive(store: Store) -> None:
    readings = [
        make_reading(
            f"{FIRST}STATED Chile: month {month} is wet", date=f"2018-0{month}-01", name=f"r{month}.txt"
        )
        for month in range(1, 7)
    ]
    with ThreadPoolExecutor(3) as pool:
        outcomes = list(pool.map(lambda reading: load_reading(store, reading, by="ana").outcome, readings))
    assert outcomes == ["new"] * 6
    assert one(store, "MATCH (a:Actor {code: 'MX'}) RETURN count(a) AS n") == 1
    assert check_edges(store) == []
