"""What is kept of overlaps: only what changed is weighed again, and the result is that of weighing all anew."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import emptied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import make_reading

from graph.errors import UsageError
from graph.history import history, undo
from graph.load import load_reading
from graph.overlaps import judge, memory, stored, table, weighed, weighing
from graph.overlaps.candidates import Axes, axes
from graph.overlaps.kept import Item, Kept, renewed
from graph.overlaps.memory import VECTORS, Memory, VectorFile, name_of
from graph.overlaps.weighed import items_of, weigh_graph
from graph.overlaps.works import works
from graph.review import merge_actors, review
from graph.store import Store

TEXTS = (
    ("Train lighthouse keepers in first aid", "en"),
    ("Capacitar a los guardianes de los faros en primeros auxilios", "es"),
    ("A first aid course for the keepers of lighthouses", "en"),
    ("Count the herons of the marsh every spring", "en"),
    ("Contar cada primavera las garzas del pantano", "es"),
    ("Count the egrets of the marsh", "en"),
    ("Translate the handbook on beekeeping into Quechua", "en"),
    ("Traducir al quechua el manual de apicultura", "es"),
    ("Translate the handbooks on beekeeping", "en"),
    ("Paint the pier of Colonia", "en"),
    ("Pintar el muelle de Colonia", "es"),
    ("Painters for the pier", "en"),
    ("Insure the ferries against fog", "en"),
    ("Asegurar los transbordadores contra la niebla", "es"),
)


def item(number: int, text: int, group: int, meeting: int) -> Item:
    return Item(f"id{number:03}", *TEXTS[text % len(TEXTS)], f"forum {group}", f"meeting {group} {meeting}")


items = st.builds(item, st.integers(0, 40), st.integers(0, 13), st.integers(0, 3), st.integers(0, 2))
changes = st.lists(
    st.tuples(st.lists(items, max_size=14), st.sets(st.integers(0, 40), max_size=6)), min_size=2, max_size=5
)


@pytest.fixture(scope="module")
def keeper(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    return Memory(tmp_path_factory.mktemp("vectors"), "properties")


@pytest.fixture(scope="module")
def along(keeper: Memory) -> Axes:
    """The directions of the search, made once and not for every example."""
    return axes(keeper.encode)


@pytest.mark.parametrize(
    ("pairs", "compared"),
    [(1_000_000, 14_000), (60, 14_000), (60, 12)],
    ids=["every", "nearest", "few units"],
)
@given(history=changes)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # fmt: skip
def test_whatever_comes_and_goes_the_result_is_that_of_weighing_all_anew(
    monkeypatch: pytest.MonkeyPatch,
    keeper: Memory,
    along: Axes,
    pairs: int,
    compared: int,
    history: list[Any],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(weighing, "MOST_PAIRS", pairs)
        patch.setattr(table, "MOST_COMPARED", compared)
        patch.setattr("graph.overlaps.kept.KEPT", -1.0)
        patch.setattr("graph.overlaps.kept.axes", lambda encode: along)
        standing: dict[str, Item] = {}
        kept = Kept()
        for come, gone in history:
            standing |= {one.id: one for one in come}
            for number in gone:
                standing.pop(f"id{number:03}", None)
            now = [standing[id_] for id_ in sorted(standing)]
            kept = Kept.of_arrays(renewed(kept, now, keeper.encode).to_arrays())
            anew = renewed(Kept(), now, keeper.encode)
            assert_same(kept, anew)
            assert np.array_equal(kept.near.rows, anew.near.rows)


def assert_same(one: Kept, other: Kept) -> None:
    """The same pairs with the same scores in the same order."""
    for name in ("marks", "left", "right", "scores"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name


def some(count: int, first: int = 0) -> list[Item]:
    return [item(first + at, at, at % 3, at % 2) for at in range(count)]


def test_work_that_comes_after_all_work_was_taken_away_is_weighed(keeper: Memory) -> None:
    gone = renewed(renewed(Kept(), some(6), keeper.encode), [], keeper.encode)
    anew = some(5, first=20)
    assert_same(renewed(gone, anew, keeper.encode), renewed(Kept(), anew, keeper.encode))


def test_only_what_is_new_is_looked_at(keeper: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(
        "graph.overlaps.kept.profile", lambda text, language: read.append(text) or PROFILE(text, language)
    )
    kept = renewed(Kept(), some(12), keeper.encode)
    read.clear()
    again = renewed(
        kept, [*some(12), Item("new", "Mend the nets of Colonia", "en", "forum 1", "m")], keeper.encode
    )
    assert read == ["Mend the nets of Colonia"]
    assert len(again.marks) == 13


PROFILE = weighing.profile


def test_a_file_of_other_words_or_weights_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Memory(tmp_path, "a")
    place.save(renewed(Kept(), some(6), place.encode))
    assert len(place.load().marks) == 6
    assert Memory(tmp_path, "another graph").load().marks == []
    monkeypatch.setattr(memory, "stamp", lambda: "of another version")
    assert place.load().marks == []


def test_a_file_that_was_cut_off_or_altered_is_whole_or_not_used(tmp_path: Path) -> None:
    place = Memory(tmp_path, "a")
    kept = renewed(Kept(), some(8), place.encode)
    place.save(kept)
    data = place.path.read_bytes()
    for end in (0, 10, len(data) // 3, len(data) - 30, len(data) - 1):
        place.path.write_bytes(data[:end])
        assert place.load().marks == []
    for at in range(200, len(data), len(data) // 40):
        place.path.write_bytes(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :])
        found = place.load()
        if found.marks:
            assert_same(found, kept)


def test_vectors_that_were_cut_off_are_made_again(tmp_path: Path) -> None:
    texts = [text for text, _ in TEXTS]
    whole = Memory(tmp_path, "a").encode(texts)
    file = tmp_path / VECTORS
    data = file.read_bytes()
    for end in (0, 20, 64, 64 + 1040 * 3 + 500, len(data) - 1):
        file.write_bytes(data[:end])
        memory._vectors.cache_clear()
        assert np.abs(Memory(tmp_path, "a").encode(texts).astype(int) - whole).max() <= 1
        memory._vectors.cache_clear()
        assert np.abs(Memory(tmp_path, "a").encode(texts).astype(int) - whole).max() <= 1
    assert file.stat().st_size == len(data)
    file.write_bytes(data[:64] + bytes(1040) + data[64 + 1040 :])
    memory._vectors.cache_clear()
    assert np.abs(Memory(tmp_path, "a").encode(texts).astype(int) - whole).max() <= 1


def test_texts_that_two_processes_wrote_at_once_keep_their_vectors_and_so_do_later_ones(
    tmp_path: Path,
) -> None:
    texts = [text for text, _ in TEXTS]
    alone = VectorFile(tmp_path / "alone").encode(texts)
    file = tmp_path / VECTORS
    VectorFile(file).encode(texts[:5])
    data = file.read_bytes()
    file.write_bytes(data + data[64:])
    third = VectorFile(file)
    for count in (5, 6, 9, len(texts)):
        assert np.abs(third.encode(texts[:count]).astype(int) - alone[:count]).max() <= 1
    assert np.abs(VectorFile(file).encode(texts[::-1]).astype(int) - alone[::-1]).max() <= 1


def test_what_another_process_wrote_meanwhile_is_not_written_again(tmp_path: Path) -> None:
    texts = [text for text, _ in TEXTS]
    alone = VectorFile(tmp_path / "alone").encode(texts)
    file = tmp_path / VECTORS
    late = VectorFile(file)
    VectorFile(file).encode(texts[:5])
    late._add([name_of(text) for text in texts[3:8]], alone[3:8])
    assert file.stat().st_size == 64 + 1040 * 8
    assert np.abs(late.encode(texts).astype(int) - alone).max() <= 1


def weigh_some(home: str, first: int, out: Any) -> None:
    """One process of several that weigh in one folder."""
    place = Memory(Path(home), "a")
    for size in (4, 8, 12):
        kept = renewed(place.load(), some(size, first), place.encode)
        place.save(kept)
    out.put((first, [kept.left.tolist(), kept.right.tolist(), kept.scores.tolist()]))


def test_several_processes_do_not_harm_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    out = context.Queue()
    workers = [context.Process(target=weigh_some, args=(str(tmp_path), first, out)) for first in (0, 0, 30)]
    for worker in workers:
        worker.start()
    found = [out.get(timeout=300) for _ in workers]
    for worker in workers:
        worker.join(timeout=300)
    place = Memory(tmp_path, "a")
    for first, told in found:
        anew = renewed(Kept(), some(12, first), place.encode)
        assert told[:2] == [anew.left.tolist(), anew.right.tolist()]
        assert np.allclose(told[2], anew.scores, atol=0.001)
    assert len(place.load().marks) == 12
    assert not list(tmp_path.glob(".*"))


LINES = (
    "REQUESTED_OF Forum of Northern Lakes > Peru: train lighthouse keepers in first aid",
    "OFFERED Harbour Institute > Cuba: a first aid course for keepers of lighthouses",
    "PROPOSED Chile: count the herons of the marsh",
    "COMMITTED_TO Peru: count the egrets of the marsh",
    "DECIDED Forum of Northern Lakes: paint the pier of Colonia",
    "THANKED_FOR Forum of Northern Lakes > Mexico: painting the pier of Colonia",
)
FORUMS = ("Forum of Northern Lakes", "Forum of Southern Rivers")


def test_one_thread_compares_behind_the_pages_and_a_page_says_what_went_wrong(
    embedded_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, go_on = emptied(embedded_store), threading.Event()

    def fails(*_: Any) -> Kept:
        go_on.wait(60)
        raise ArithmeticError("no room for the scores")

    monkeypatch.setattr(weighed, "renewed", fails)
    for number, line in enumerate(LINES[:3]):
        load_reading(
            store, make_reading([line], date=f"2019-0{number + 1}-01", name=f"{number}.txt"), by="ana"
        )
        assert weigh_graph(store, home=tmp_path, patience=0.01).pending == number + 1
    (worker,) = [thread for thread in threading.enumerate() if thread.name == "overlaps"]
    go_on.set()
    worker.join(60)
    for patience in (60, 0):
        with pytest.raises(ArithmeticError, match="no room"):
            weigh_graph(store, home=tmp_path, patience=patience)
    monkeypatch.undo()
    assert len(weigh_graph(store, home=tmp_path).works) == 3
    load_reading(store, make_reading([LINES[3]], date="2019-05-01", name="last.txt"), by="ana")
    assert weigh_graph(store, home=tmp_path, patience=60).pending == 0


steps = st.one_of(
    st.tuples(
        st.just("load"), st.integers(0, 1), st.integers(1, 2), st.lists(st.sampled_from(LINES), min_size=1, unique=True)
    ),
    st.tuples(st.just("review"), st.integers(0, 12), st.sampled_from(["accepted", "rejected"])),
    st.tuples(st.just("undo"), st.integers(0, 6)),
    st.tuples(st.just("merge"), st.integers(0, 4), st.integers(0, 4)),
    st.tuples(st.just("judge"), st.integers(0, 3), st.sampled_from(["duplicate", "unrelated"])),
    st.tuples(st.just("forget")),
)  # fmt: skip


def ids(store: Store, query: str) -> list[str]:
    return [row["id"] for row in store.read(query)]  # type: ignore[arg-type]


def pick(things: Sequence[Any], number: int) -> Any:
    return things[number % len(things)] if things else None


def do(store: Store, home: Path, step: tuple[Any, ...]) -> None:
    """Do one step where there is something to do it to; a refusal is an answer too."""
    what, number = step[0], step[1] if len(step) > 1 else 0
    try:
        if what == "load":
            reading = make_reading(
                step[3], forum=FORUMS[number], date=f"2019-0{step[2]}-01", name=f"{number}{step[2]}.txt"
            )
            load_reading(store, reading, by="ana")
        elif what == "review":
            statement = pick(
                ids(store, "MATCH (s:Statement) RETURN s.id AS id ORDER BY s.quote, s.id"), number
            )
            if statement:
                review(store, statement, step[2], by="ben")
        elif what == "undo" and history(store):
            undo(store, pick(history(store), number)["id"], by="eva")
        elif what == "merge":
            actors = ids(store, "MATCH (a:Actor) RETURN a.id AS id ORDER BY a.name")
            keep, drop = pick(actors, number), pick(actors, step[2])
            if keep and drop and keep != drop:
                merge_actors(store, keep, drop, by="ben")
        elif what == "judge":
            one = pick(stored.overlaps(store, home=home), number)
            if one:
                judge(store, *one.pair, step[2], by="ben")
        elif what == "forget":
            weighed._MEMORY.clear()
    except UsageError:
        return


@given(history=st.lists(steps, min_size=3, max_size=8))
@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)  # fmt: skip
def test_after_any_history_of_a_graph_the_result_is_that_of_weighing_all_anew(
    embedded_store: Store, tmp_path: Path, history: list[Any]
) -> None:
    store = emptied(embedded_store)
    for step in history:
        do(store, tmp_path, step)
        stored.refresh(store, home=tmp_path)
        found = weigh_graph(store, home=tmp_path)
        items = items_of(works(store))
        assert found.kept.marks == [one.mark for one in items]
        assert_same(found.kept, renewed(Kept(), items, Memory(tmp_path).encode))
        drawn = store.read(
            "MATCH (x:Action)-[o:OVERLAPS_WITH]->(y:Action) WHERE o.verdict IS NULL "
            "RETURN x.id AS a, y.id AS b, o.score AS score, o.reasons AS reasons"
        )
        wanted = {one.pair: one for one in stored.overlaps(store, home=tmp_path) if one.verdict is None}
        assert {(row["a"], row["b"]) for row in drawn} == set(wanted)
        for row in drawn:
            one = wanted[row["a"], row["b"]]
            assert (row["score"], row["reasons"]) == (one.score, [str(reason) for reason in one.reasons])
