"""The geometry of drawings, and what of it goes to vis-network."""

from __future__ import annotations

import math
from itertools import combinations
from pathlib import Path

import pytest
from web_client import client_of

from graph.store import Store
from graph.views.neighbourhood import NEIGHBOURS, chosen
from web.drawing.geometry import Drawing, Line, Node, dash, line_width, place, point_of, wrap
from web.drawing.labels import box, settle
from web.drawing.network import VIS_SHAPES, network


def node(key: str, x: float, y: float, shape: str = "organisation") -> Node:
    return Node(key, shape, x, y, (key,))


NODES = {"a": node("a", 0, 0), "b": node("b", 300, 0)}


def test_one_line_is_straight_and_stops_at_the_nodes() -> None:
    (arc,) = place([Line("1", "a", "b", "requests", 1)], NODES)
    assert arc.bend == 0
    assert arc.y1 == arc.y2 == arc.cy == 0
    assert 0 < arc.x1 < arc.mark_x < arc.x2 < 300


def test_several_lines_of_a_pair_stand_apart_whatever_their_direction() -> None:
    lines = [
        Line("1", "a", "b", "thanks", 1),
        Line("2", "b", "a", "thanks", 1),
        Line("3", "a", "b", "requests", 4),
    ]
    arcs = place(lines, NODES)
    marks = [(arc.mark_x, arc.mark_y) for arc in arcs]
    assert all(math.dist(one, other) > 14 for one, other in combinations(marks, 2))
    assert sorted(round(arc.cy) for arc in arcs) == [-34, 0, 34]


def test_coordination_has_no_arrow_and_a_request_one_at_its_target() -> None:
    both = place([Line("1", "a", "b", "coordination", 1), Line("2", "b", "a", "requests", 1)], NODES)
    assert both[0].arrow == ""
    tip = float(both[1].arrow.split(",")[0])
    assert tip < 30


def test_line_to_itself_or_to_a_node_not_drawn_is_left_out() -> None:
    assert place([Line("1", "a", "a", "thanks", 1), Line("2", "a", "z", "thanks", 1)], NODES) == []


@pytest.mark.parametrize(("count", "width"), [(1, 1.5), (2, 2.25), (5, 4.5), (500, 4.5)])
def test_width_grows_with_the_statements_up_to_a_limit(count: int, width: float) -> None:
    assert line_width(count) == width


def test_dashes_grow_with_the_line() -> None:
    assert dash("coordination", 1.5) == "9 3 2 3"
    assert dash("coordination", 3.0) == "18 6 4 6"
    assert dash("requests", 4.5) == ""


def test_labels_are_cut_between_words_and_never_longer_than_their_lines() -> None:
    assert wrap("organize a training on river safety for port officials", 20) == (
        "organize a training",
        "on river safety for…",
    )
    assert wrap("x" * 50, 10) == ("x" * 9 + "…",)
    assert wrap("", 10) == ()


@pytest.mark.parametrize("title", ["<img src=x onerror=alert(1)>", "see href here", '"]}</script>'])
def test_text_goes_to_the_library_as_our_own_fields_and_never_as_title(title: str) -> None:
    nodes = (
        Node("a", "forum", 0, 0, (title,), title=title),
        Node("b", "action", 9, 9, (title,), title=title),
    )
    arcs = tuple(place([Line("1", "a", "b", "thanks", 2, title=title), Line("2", "a", "b", "requests", 1)],
                       {one.id: one for one in nodes}))  # fmt: skip
    made = network(Drawing(10, 10, nodes, arcs))
    assert len(made["edges"]) == 2
    assert all("title" not in one for one in (*made["nodes"], *made["edges"]))
    assert {one["words"] for one in made["nodes"]} == {title}


def test_every_shape_of_ours_is_one_of_the_library() -> None:
    assert set(VIS_SHAPES.values()) <= {"hexagon", "square", "dot", "triangle"}


def test_busy_family_does_not_crowd_out_the_rest(embedded_store: Store, tmp_path: Path) -> None:
    from readings import make_reading

    from graph.load import load_reading
    from graph.views.actors import directory
    from graph.views.families import Filters
    from graph.views.neighbourhood import surroundings

    rows = [f"OFFERED Forum of Lakes: work number {number} of the plan" for number in range(60)]
    rows += ["THANKED_FOR Forum of Lakes > Peru: the venue", "REQUESTED_OF Mexico > Forum of Lakes: a list"]
    load_reading(embedded_store, make_reading(rows, forum="Forum of Lakes"), by="test")
    forum = next(one for one in directory(embedded_store).values() if one.name == "Forum of Lakes")
    around = surroundings(embedded_store, forum, Filters())
    assert len(around.neighbours) == 62
    assert len(around.shown) == NEIGHBOURS
    assert {one.family for one in chosen(around.neighbours, 3)} == {"thanks", "requests", "undertakings"}
    page = client_of(embedded_store, tmp_path).get(f"/actor/{forum.id}?lang=en").get_data(as_text=True)
    assert "22 neighbours are not drawn" in page


def test_a_label_moves_off_the_lines_to_where_there_is_room() -> None:
    middle = Node("m", "forum", 300, 200, ("RCM",), note="with its bodies", label_x=300, label_y=229)
    around = {"m": middle, "a": node("a", 300, 400), "b": node("b", 320, 400), "c": node("c", 280, 400)}
    arcs = place([Line(key, "m", key, "requests", 1) for key in "abc"], around)
    moved = next(one for one in settle(around, arcs, 600, 420) if one.id == "m")
    points = [point_of(arc, step / 100) for arc in arcs for step in range(101)]
    assert any(box(middle).holds(x, y) for x, y in points)
    assert not any(box(moved).holds(x, y) for x, y in points)


def test_a_label_with_room_stays_where_it_is() -> None:
    still = Node("m", "forum", 300, 200, ("RCM",), label_x=300, label_y=229)
    assert settle({"m": still}, [], 600, 420) == (still,)


def test_labels_lie_neither_on_one_another_nor_on_nodes(sample_store: Store, tmp_path: Path) -> None:
    for address in ("/relations/network.json", "/relations/network.json?bodies=alone"):
        made = client_of(sample_store, tmp_path).get(address).get_json()
        nodes = [
            Node(one["id"], one["kind"], one["x"], one["y"], tuple(one["lines"]), one["note"], one["anchor"],
                 one["x"] + one["dx"], one["y"] + one["dy"])
            for one in made["nodes"]
        ]  # fmt: skip
        assert len(nodes) == 4
        assert not any(box(one).meets(box(other)) for one, other in combinations(nodes, 2))
        assert not any(
            box(one).holds(other.x, other.y) for one in nodes for other in nodes if other.id != one.id
        )


def test_a_heading_counts_the_statements_of_its_family_once(embedded_store: Store, tmp_path: Path) -> None:
    from readings import make_reading

    from graph.load import load_reading

    rows = [
        "REQUESTED_OF Forum of Lakes > Mexico, Peru: publish the guide",
        "THANKED_FOR Forum of Lakes > Peru: a map",
    ]
    load_reading(embedded_store, make_reading(rows, forum="Forum of Lakes"), by="test")
    (forum,) = embedded_store.read("MATCH (a:Actor {name: 'Forum of Lakes'}) RETURN a.id AS id")
    made = client_of(embedded_store, tmp_path).get(f"/actor/{forum['id']}/network.json?lang=en").get_json()
    assert {one["text"] for one in made["headings"]} <= {"Requests 1", "Thanks 1"}
    assert made["headings"]
