"""Ruled tables on a page: lines make a grid, the grid's cells take the runs that stand in them.

Plain geometry, as in `pdf_layout`: points, y upwards. Tables without rules are left to the text's own
order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

_NEAR = 3.0
"""Distance at which lines touch and two lines are one; ruling is often drawn in pieces and twice."""
_MOST_RULES = 4_000


@dataclass(frozen=True)
class Rule:
    """A straight line along an axis: its bounds, of which either the width or the height is next to
    nothing.
    """

    left: float
    right: float
    bottom: float
    top: float

    @property
    def upright(self) -> bool:
        return self.top - self.bottom > self.right - self.left


class Placed(Protocol):
    """Whatever has a place on a page."""

    @property
    def left(self) -> float: ...
    @property
    def bottom(self) -> float: ...
    @property
    def top(self) -> float: ...


@dataclass(frozen=True)
class Grid:
    """Lines of a table: `columns` from left to right, `rows` from the top down."""

    columns: tuple[float, ...]
    rows: tuple[float, ...]

    def cell(self, placed: Placed) -> tuple[int, int] | None:
        """Row and column in which *placed* begins, None where it stands outside."""
        middle = (placed.bottom + placed.top) / 2
        row = sum(middle < edge for edge in self.rows) - 1
        column = sum(placed.left + 1 >= edge for edge in self.columns) - 1
        inside = 0 <= row < len(self.rows) - 1 and 0 <= column < len(self.columns) - 1
        return (row, column) if inside else None

    def same_columns(self, other: Grid) -> bool:
        """Whether *other* may go on this table on the next page."""
        pairs = zip(self.columns, other.columns, strict=False)
        return len(self.columns) == len(other.columns) and all(abs(a - b) <= _NEAR for a, b in pairs)


def grids_of(rules: Sequence[Rule]) -> list[Grid]:
    """The grids that *rules* make, from the top down: at least two columns and one row each."""
    rules = [rule for rule in rules if max(rule.right - rule.left, rule.top - rule.bottom) > 5][:_MOST_RULES]
    found = []
    for group in _touching(rules):
        columns = _distinct((rule.left + rule.right) / 2 for rule in group if rule.upright)
        rows = _distinct((rule.bottom + rule.top) / 2 for rule in group if not rule.upright)
        if len(columns) > 2 and len(rows) > 1:
            found.append(Grid(tuple(columns), tuple(reversed(rows))))
    return sorted(found, key=lambda grid: -grid.rows[0])


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that hang together, found by sweeping down the page."""
    groups: list[tuple[list[float], list[Rule]]] = []
    for rule in sorted(rules, key=lambda rule: -rule.top):
        box = [rule.left - _NEAR, rule.right + _NEAR, rule.bottom - _NEAR, rule.top + _NEAR]
        members = [rule]
        apart = []
        for other, others in groups:
            if box[0] <= other[1] and other[0] <= box[1] and box[2] <= other[3] and other[2] <= box[3]:
                members = others + members
                box = [
                    min(box[0], other[0]),
                    max(box[1], other[1]),
                    min(box[2], other[2]),
                    max(box[3], other[3]),
                ]
            else:
                apart.append((other, others))
        groups = [*apart, (box, members)]
    return [members for _, members in groups]


def _distinct(values: Iterable[float]) -> list[float]:
    """*values* in order, those next to each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found
