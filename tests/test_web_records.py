"""A record beside what was read of it: where the text is cut and marked."""

from __future__ import annotations

from graph.views.records import Gap, segments

TEXT = "To thank Peru. The map will be drawn."


def told(cut: list[object]) -> list[tuple[str, tuple[int, ...], str | None, tuple[int, ...]]]:
    return [(one.text, one.statements, one.gap, one.ends) for one in cut]  # type: ignore[attr-defined]


def test_the_number_of_a_statement_stands_after_the_point_of_its_sentence() -> None:
    cut = segments(TEXT, 100, [(100, 113, 1)], [Gap("A", 115, 137, "will be")])
    assert told([*cut]) == [
        ("To thank Peru", (1,), None, ()),
        (".", (), None, (1,)),
        (" ", (), None, ()),
        ("The map will be drawn.", (), "A", ()),
    ]


def test_statements_within_one_another_are_both_marked() -> None:
    cut = segments(TEXT, 0, [(0, 14, 1), (9, 13, 2)], [])
    assert [one.statements for one in cut if one.statements] == [(1,), (1, 2), (1,)]
    assert "".join(one.text for one in cut) == TEXT


def test_a_statement_that_reaches_into_the_next_passage_is_marked_there_without_a_second_number() -> None:
    first = segments(TEXT, 0, [(0, 90, 1)], [])
    second = segments("And the chart.", 38, [], [], [(0, 90, 1)])
    assert told([*first]) == [(TEXT, (1,), None, (1,))]
    assert told([*second]) == [("And the chart.", (1,), None, ())]
