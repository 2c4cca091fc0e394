"""Overlaps of the work in the graph and what people say about them, on both servers."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from readings import make_reading

from graph.errors import NotFound, UsageError
from graph.history import undo
from graph.load import load_reading
from graph.overlaps import (
    export_verdicts,
    import_verdicts,
    judge,
    overlaps,
    overlaps_for_record,
    refresh,
    stored,
)
from graph.overlaps.report import overlaps_report
from graph.overlaps.stored import aims_to_avoid, notes, overlap_of, weigh_graph
from graph.overlaps.weighed import Weighed
from graph.review import review
from graph.store import Store

LAKES = """
REQUESTED_OF Forum of Northern Lakes > Peru: train lighthouse keepers in first aid
THANKED_FOR Forum of Northern Lakes > Mexico: training lighthouse keepers in first aid
PROPOSED Chile: count the herons of the marsh
"""
RIVERS = """
OFFERED Harbour Institute > Cuba: a first aid course for keepers of lighthouses
DECIDED Forum of Southern Rivers: buy two dredgers, so as to avoid duplication of work
"""
LATER = "COMMITTED_TO Peru: train the lighthouse keepers in first aid\n"
NAMES = (
    "MATCH (x:Action)-[o:OVERLAPS_WITH]->(y:Action) RETURN o.verdict AS verdict, o.by AS by, o.score AS score"
)


@pytest.fixture
def loaded(store: Store) -> Store:
    load_reading(store, make_reading(LAKES, name="lakes.txt"), by="ana")
    rivers = make_reading(RIVERS, name="rivers.txt", forum="Forum of Southern Rivers", date="2019-03-02")
    load_reading(store, rivers, by="ana")
    return store


def test_work_of_two_forums_meets_and_thanks_do_not(loaded: Store, tmp_path: Path) -> None:
    (found, *rest) = overlaps(loaded, home=tmp_path)
    assert {found.a.text, found.b.text} == {
        "train lighthouse keepers in first aid",
        "a first aid course for keepers of lighthouses",
    }
    assert found.score > 0.5
    assert found.reasons
    assert all(other.score < found.score for other in rest)
    assert not any(work.kind == "THANKED_FOR" for work in weigh_graph(loaded, home=tmp_path).works)


def test_one_pair_is_found_by_its_ids_however_low_it_scores(loaded: Store, tmp_path: Path) -> None:
    ids = {work.text: work.id for work in weigh_graph(loaded, home=tmp_path).works}
    herons, course = (
        ids["count the herons of the marsh"],
        ids["a first aid course for keepers of lighthouses"],
    )
    found = overlap_of(loaded, course, herons, home=tmp_path)
    assert found is not None
    assert found.score < 0.2
    assert overlap_of(loaded, herons, herons, home=tmp_path) is None
    assert overlap_of(loaded, herons, "nobody", home=tmp_path) is None


def test_between_takes_forums_by_name(loaded: Store, tmp_path: Path) -> None:
    names = ("Forum of Northern Lakes", "Forum of Southern Rivers")
    assert overlaps(loaded, between=names, home=tmp_path)
    with pytest.raises(NotFound):
        overlaps(loaded, between=("Forum of Northern Lakes", "Nobody"), home=tmp_path)


def test_a_verdict_is_kept_drawn_undone_and_not_asked_again(loaded: Store, tmp_path: Path) -> None:
    (found, *_) = overlaps(loaded, home=tmp_path)
    batch = judge(
        loaded, found.b.id, found.a.id, "duplicate", by="ana", note="the same course", score=found.score
    )
    (again, *_) = overlaps(loaded, home=tmp_path)
    assert again.verdict is not None
    assert (again.verdict["verdict"], again.verdict["by"]) == ("duplicate", "ana")
    (edge,) = loaded.read(NAMES)
    assert (edge["verdict"], edge["by"]) == ("duplicate", "ana")
    judge(loaded, found.a.id, found.b.id, "sequential", by="ben")
    assert [row["verdict"] for row in loaded.read(NAMES)] == ["sequential"]
    assert len(list(export_verdicts(loaded))) == 1
    with pytest.raises(UsageError):
        undo(loaded, batch, by="ana")
    (last,) = loaded.read("MATCH (b:Batch {kind: 'verdict', by: 'ben'}) RETURN b.id AS id")
    undo(loaded, last["id"], by="ana")
    undo(loaded, batch, by="ana")
    assert list(export_verdicts(loaded)) == []
    assert [row["verdict"] for row in loaded.read(NAMES)] == [None]


def test_a_verdict_on_words_that_changed_is_asked_again(loaded: Store, tmp_path: Path) -> None:
    (found, *_) = overlaps(loaded, home=tmp_path)
    judge(loaded, found.a.id, found.b.id, "duplicate", by="ana")
    text = found.a.text + " every year"
    loaded.write(
        lambda tx: tx.run("MATCH (x:Action {id: $id}) SET x.text = $text", id=found.a.id, text=text).consume()
    )
    (again, *_) = overlaps(loaded, home=tmp_path)
    assert again.verdict is None


def test_verdicts_travel_by_words(loaded: Store, tmp_path: Path) -> None:
    (found, *_) = overlaps(loaded, home=tmp_path)
    batch = judge(loaded, found.a.id, found.b.id, "complementary", by="ana", note="two halves", score=0.7)
    lines = [json.loads(line) for line in export_verdicts(loaded)]
    undo(loaded, batch, by="ana")
    for line in lines:
        line["a"] = line["b"] = "an id of elsewhere"
    wrong = [
        "{",
        json.dumps({**lines[0], "verdict": "maybe"}),
        json.dumps({**lines[0], "a_text": "unknown words"}),
    ]
    text = "\n".join([*(json.dumps(line) for line in lines), *wrong])
    made, problems = import_verdicts(loaded, io.StringIO(text), by="cleo")
    assert made
    assert [problem.split(":")[0] for problem in problems] == ["line 2", "line 3", "line 4"]
    (kept,) = (json.loads(line) for line in export_verdicts(loaded))
    assert (kept["verdict"], kept["by"], kept["note"]) == ("complementary", "ana", "two halves")
    assert import_verdicts(loaded, io.StringIO(text.splitlines()[0]), by="cleo") == (None, [])


@pytest.mark.parametrize(("verdict", "error"), [("maybe", UsageError), ("duplicate", NotFound)])
def test_what_cannot_be_judged(loaded: Store, verdict: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        judge(loaded, "one", "other", verdict, by="ana")


def test_a_new_record_is_told_what_it_looks_like(loaded: Store, tmp_path: Path) -> None:
    later = make_reading(LATER, name="lakes-2.txt", date="2020-05-05")
    load_reading(loaded, later, by="ana")
    (record,) = loaded.read(
        "MATCH (r:Record)-[:HAS_VERSION]->(:Version {file_name: 'lakes-2.txt'}) RETURN r.id AS id"
    )
    found = overlaps_for_record(loaded, record["id"], home=tmp_path)
    follow_ups = [one for one in found if one.follow_up]
    assert [(one.a.date, one.b.date) for one in follow_ups] == [("2018-07-19", "2020-05-05")]
    assert any(not one.follow_up and one.score > 0.5 for one in found)
    assert overlaps_for_record(loaded, "no such record", home=tmp_path) == []


def test_found_pairs_are_drawn_for_queries(loaded: Store, tmp_path: Path) -> None:
    count = refresh(loaded, home=tmp_path)
    assert count == len(loaded.read(NAMES)) > 0
    assert refresh(loaded, home=tmp_path) == count


def test_work_gets_its_topics_for_queries_in_either_language(loaded: Store, tmp_path: Path) -> None:
    english = (
        "PROPOSED Chile: test for malaria in ports\nTHANKED_FOR Peru > Cuba: testing for malaria in ports\n"
    )
    load_reading(loaded, make_reading(english, name="en.txt", date="2018-01-01"), by="ana")
    spanish = "PROPOSED Chile: hacer pruebas de malaria en los puertos\n"
    load_reading(loaded, make_reading(spanish, name="es.txt", date="2020-01-01", language="es"), by="ana")
    refresh(loaded, home=tmp_path)
    rows = loaded.read(
        "MATCH (x:Action) WHERE 'malaria' IN x.topics RETURN x.kind AS kind, x.language AS language"
    )
    assert sorted((row["kind"], row["language"]) for row in rows) == [("PROPOSED", "en"), ("PROPOSED", "es")]


def test_topics_go_from_what_is_no_longer_work(loaded: Store, tmp_path: Path) -> None:
    topics = "MATCH (x:Action) WHERE x.topics IS NOT NULL RETURN x.id AS id ORDER BY id"
    refresh(loaded, home=tmp_path)
    before = [row["id"] for row in loaded.read(topics)]
    herons = "MATCH (x:Action {text: 'count the herons of the marsh'})<-[:ABOUT]-(s:Statement)"
    (row,) = loaded.read(herons + " RETURN x.id AS id, s.id AS statement")
    assert row["id"] in before
    batch = review(loaded, row["statement"], "rejected", by="ben")
    refresh(loaded, home=tmp_path)
    assert [one["id"] for one in loaded.read(topics)] == [id_ for id_ in before if id_ != row["id"]]
    undo(loaded, batch, by="ben")
    refresh(loaded, home=tmp_path)
    assert [one["id"] for one in loaded.read(topics)] == before


def test_what_another_job_draws_meanwhile_stays(
    loaded: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The slower of two jobs knows less than the graph holds when it comes to write."""
    more = make_reading(
        "PROPOSED Togo: teach first aid to lighthouse keepers\nPROPOSED Togo: count herons in the marsh\n",
        name="reefs.txt", forum="Forum of Western Reefs", date="2021-04-04",
    )  # fmt: skip

    def slowly(store: Store, *, home: Path | None = None) -> Weighed:
        monkeypatch.undo()
        weighed = weigh_graph(store, home=home)
        load_reading(store, more, by="ana")
        assert refresh(store, home=home) > 2
        return weighed

    monkeypatch.setattr(stored, "weigh_graph", slowly)
    refresh(loaded, home=tmp_path)
    drawn = loaded.read("MATCH (x:Action)-[:OVERLAPS_WITH]->(y:Action) RETURN x.id AS a, y.id AS b")
    assert {(row["a"], row["b"]) for row in drawn} == {one.pair for one in overlaps(loaded, home=tmp_path)}
    (row,) = loaded.read("MATCH (x:Action {text: 'count herons in the marsh'}) RETURN x.topics AS topics")
    assert row["topics"]


def test_vectors_are_kept_and_a_broken_file_is_made_anew(loaded: Store, tmp_path: Path) -> None:
    first = overlaps(loaded, home=tmp_path)
    (file,) = tmp_path.glob("*.npz")
    file.write_bytes(b"broken")
    load_reading(
        loaded, make_reading("PROPOSED Cuba: paint the pier\n", name="new.txt", date="2021-01-01"), by="ana"
    )
    again = overlaps(loaded, home=tmp_path)
    assert [one.pair for one in again][:1] == [one.pair for one in first][:1]
    assert file.stat().st_size > 1000


def test_records_that_aim_not_to_work_twice_are_shown(loaded: Store) -> None:
    (row,) = aims_to_avoid(loaded)
    assert "avoid duplication" in row["quote"]


def test_the_report_has_three_forms_and_an_empty_graph_says_why(
    loaded: Store, store: Store, tmp_path: Path
) -> None:
    table, _ = overlaps_report(loaded)
    assert "Forum of Northern Lakes" in table
    rows = json.loads(overlaps_report(loaded, form="json", top=1)[0])
    assert set(rows[0]) >= {"a", "b", "score", "reasons", "a_text", "b_forum", "verdict"}
    assert overlaps_report(loaded, form="csv")[0].startswith("score,a,")


def test_an_empty_graph_has_no_pair(store: Store, tmp_path: Path) -> None:
    assert overlaps(store, home=tmp_path) == []
    assert "no work yet" in notes([], weigh_graph(store, home=tmp_path), within=False)[-1]
