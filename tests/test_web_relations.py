"""The relations page shows every relation that the record states, and no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from readings import make_reading
from web_client import client_of

from graph.store import Store
from graph.views.actors import directory
from graph.views.families import FAMILY_OF, Filters
from graph.views.relations import opening, relations

EXPECTED: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "relations_expected.yaml").read_text(encoding="utf-8")
)


def ids_by_name(store: Store) -> dict[str, str]:
    return {actor.name: key for key, actor in directory(store).items() if not actor.merged_into}


def test_page_opens_with_the_four_that_the_samples_have(sample_store: Store) -> None:
    names = directory(sample_store)
    assert {names[key].name for key in opening(sample_store)} == set(EXPECTED["bodies"].values())


def test_relations_of_the_first_sample_are_those_written_down_by_hand(sample_store: Store) -> None:
    """The list has one row per relation; a claim counts in the newest version of the record that has it."""
    known = ids_by_name(sample_store)
    chosen = [known[name] for name in EXPECTED["bodies"].values()]
    short = {known[name]: label for label, name in EXPECTED["bodies"].items()}
    found = relations(sample_store, chosen, Filters(since="2021-09", until="2021-09"))
    got = set()
    for one in found.relations:
        ends = (
            tuple(sorted((short[one.a], short[one.b])))
            if one.family == "coordination"
            else (short[one.a], short[one.b])
        )
        got |= {(one.family, *ends, line.type, line.number) for line in one.lines}
    wanted = set()
    for row in EXPECTED["relations"]:
        ends = (row["from_body"], row["to_body"])
        family = FAMILY_OF[row["type"]]
        wanted.add(
            (
                family,
                *(tuple(sorted(ends)) if family == "coordination" else ends),
                row["type"],
                str(row["passage"]),
            )
        )
    assert got == wanted


@pytest.fixture
def small(store: Store) -> Store:
    from graph.load import load_reading

    load_reading(
        store,
        make_reading(
            """
            REQUESTED_OF Forum of Lakes > Office+Forum of Lakes: keep the list
            REQUESTED_OF Forum of Lakes > Mexico: publish the guide @2018-11 !urge
            THANKED_FOR Mexico > Office+Forum of Lakes: the list
            COORDINATES_WITH Mexico > Peru: training ~aim
            COORDINATES_WITH Mexico, Peru: joint patrols
            OFFERED Peru: a venue
            """,
            forum="Forum of Lakes",
        ),
        by="test",
    )
    return store


def test_body_counts_with_its_forum_or_for_itself(small: Store) -> None:
    known = ids_by_name(small)
    pair = [known["Forum of Lakes"], known["Mexico"]]
    together = relations(small, pair, Filters())
    alone = relations(small, pair, Filters(), with_bodies=False)
    assert {(one.family, one.count) for one in together.relations} == {("requests", 1), ("thanks", 1)}
    assert {(one.family, one.count) for one in alone.relations} == {("requests", 1)}


def test_joint_work_without_a_partner_named_apart_ties_those_named(small: Store) -> None:
    known = ids_by_name(small)
    found = relations(small, [known["Mexico"], known["Peru"]], Filters())
    (one,) = found.relations
    assert (one.family, one.count, one.aims) == ("coordination", 2, 1)
    assert found.between(known["Peru"], known["Mexico"]) == [one]
    assert found.alone_count == 1


def test_matrix_numbers_and_lines_are_the_statements(small: Store, tmp_path: Path) -> None:
    known = ids_by_name(small)
    client = client_of(small, tmp_path)
    address = f"/relations?actor={known['Mexico']}&actor={known['Peru']}&lang=en"
    page = client.get(address).get_data(as_text=True)
    assert "Mexico and Peru" in page
    assert "is to coordinate with" in page
    data = client.get(address.replace("/relations?", "/relations.json?")).get_json()
    assert [one["count"] for one in data["relations"]] == [2]
    assert len(data["statements"]) == 2


def test_actor_is_added_by_any_of_its_names(small: Store, tmp_path: Path) -> None:
    known = ids_by_name(small)
    client = client_of(small, tmp_path)
    answer = client.get(f"/relations?actor={known['Mexico']}&add=peru")
    assert answer.status_code == 303
    assert f"actor={known['Peru']}" in answer.headers["Location"]
    assert client.get(f"/relations?actor={known['Mexico']}&add=zzzz").status_code == 404
