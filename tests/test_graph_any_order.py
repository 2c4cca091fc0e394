"""Whatever people do in whatever order, the drawn edges are what the statements say, and all can be undone.

``CONCERTATION_EXAMPLES`` sets how many histories are tried on each server (default 6). With ``CI`` set a history
that fails is shown as it was found, with the words that repeat it: making it shorter replays it a hundred times.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from conftest import emptied
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from readings import make_reading

from graph.edges import check_edges, rebuild_edges
from graph.errors import UsageError
from graph.history import history, undo
from graph.load import load_reading
from graph.meetings import set_meeting
from graph.review import merge_actors, review
from graph.store import Store

LINES = (
    "PARTICIPATED_IN Mexico, Peru, Cuba",
    "THANKED_FOR Forum of Northern Lakes > Mexico, Peru: hosting the meeting",
    "REQUESTED_OF Forum of Northern Lakes > Mexico: count the ferries @2018-11 !urge",
    "REQUESTED_OF Forum of Northern Lakes > Mexico, Cuba: count the harbours !demand",
    "COMMITTED_TO Peru: share its map @2019 ;; COORDINATES_WITH Peru > Cuba: share its map ~aim",
    "OFFERED Old Harbour Institute > Mexico: train ten pilots",
    "OFFERED New Harbour Institute > Mexico: train six pilots",
)
PHASES = [Phase.explicit, Phase.reuse, Phase.generate] + ([] if os.environ.get("CI") else [Phase.shrink])
STATES = ("accepted", "rejected", "unsure", "proposed")

loads = st.tuples(
    st.just("load"),
    st.integers(0, 2),
    st.sampled_from(["en", "es"]),
    st.lists(st.sampled_from(LINES), min_size=3, max_size=7, unique=True).map(sorted),
)
steps = st.one_of(
    loads,
    st.tuples(st.just("review"), st.integers(0, 30), st.sampled_from(STATES)),
    st.tuples(st.just("undo"), st.integers(0, 8)),
    st.tuples(st.just("merge"), st.integers(0, 6), st.integers(0, 6)),
    st.tuples(st.just("move"), st.integers(0, 3), st.integers(0, 2)),
)


def ids(store: Store, query: str) -> list[str]:
    return [row["id"] for row in store.read(query)]  # type: ignore[arg-type]


def pick(things: Sequence[str], number: int) -> str | None:
    return things[number % len(things)] if things else None


def do(store: Store, step: tuple[Any, ...]) -> None:
    """Do one step where there is something to do it to; a refusal is an answer too."""
    what, number = step[0], step[1]
    try:
        if what == "load":
            reading = make_reading(step[3], date=f"2018-0{number + 1}-01", language=step[2])
            load_reading(store, reading, by="ana")
        elif what == "review":
            statement = pick(
                ids(store, "MATCH (s:Statement) RETURN s.id AS id ORDER BY s.start, s.quote"), number
            )
            if statement:
                review(store, statement, step[2], by="ben")
        elif what == "undo":
            batch = pick([row["id"] for row in history(store)], number)
            if batch:
                undo(store, batch, by="eva")
        elif what == "merge":
            actors = ids(store, "MATCH (a:Actor) RETURN a.id AS id ORDER BY a.name")
            keep, drop = pick(actors, number), pick(actors, step[2])
            if keep and drop and keep != drop:
                merge_actors(store, keep, drop, by="ben")
        elif what == "move":
            record = pick(ids(store, "MATCH (r:Record) RETURN r.id AS id ORDER BY r.title, r.id"), number)
            if record:
                set_meeting(store, record, {"date": f"2018-0{step[2] + 1}-01"}, by="ben")
    except UsageError:
        return


@settings(
    max_examples=int(os.environ.get("CONCERTATION_EXAMPLES", "6")),
    deadline=None,
    phases=PHASES,
    print_blob=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(history_of=st.tuples(loads, st.lists(steps, min_size=3, max_size=12)))
def test_drawn_edges_equal_a_full_recomputation(store: Store, history_of: tuple[Any, list[Any]]) -> None:
    emptied(store)
    for step in (history_of[0], *history_of[1]):
        do(store, step)
        assert check_edges(store) == [], step


def test_rebuilding_mends_what_somebody_broke(store: Store) -> None:
    load_reading(store, make_reading("\n".join(LINES)), by="ana")
    store.write(lambda tx: tx.run("MATCH (:Actor)-[e:THANKED]->() DELETE e").consume())
    store.write(lambda tx: tx.run("MATCH (:Action)-[e:REQUESTED_OF]->() SET e.count = 7").consume())
    assert len(check_edges(store)) >= 3
    rebuild_edges(store)
    assert check_edges(store) == []
