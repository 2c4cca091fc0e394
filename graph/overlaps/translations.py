"""Records that say the same in two languages: what they share is one text and no work done twice.

The records of one meeting are tied when they are loaded. This finds those that could not be: undated, or under other names
of the body. A translation says much of the same work in the same order, which two forums that work alike do not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence

from graph.overlaps.works import Work

ALIKE = 0.3
"""From this score on two actions may be one in two languages."""

LEAST = 5
"""So many actions at least must meet."""

SHARE = 0.4
"""This share of the shorter record's actions must meet."""

IN_ORDER = 0.9
"""This share of those that meet must stand in one order in both records."""

Match = tuple[float, int, int]


def translations(works: Sequence[Work], pairs: Iterable[Match]) -> set[tuple[str, str]]:
    """The pairs of records (the smaller id first) that are one text in two languages. *pairs* are (score, row, row)."""
    counts: dict[str, int] = defaultdict(int)
    for work in works:
        counts[work.record] += 1
    found: dict[tuple[str, str], list[Match]] = defaultdict(list)
    for score, i, j in pairs:
        a, b = works[i], works[j]
        if score >= ALIKE and a.record != b.record and a.language != b.language and _one_day(a, b):
            i, j = (i, j) if a.record < b.record else (j, i)
            found[works[i].record, works[j].record].append((score, i, j))
    return {
        ends for ends, matches in found.items()
        if _is_one([(works[i].start, works[j].start) for i, j in _each_once(matches)], min(counts[end] for end in ends))
    }  # fmt: skip


def _one_day(a: Work, b: Work) -> bool:
    return not a.date or not b.date or a.date == b.date


def _each_once(matches: list[Match]) -> list[tuple[int, int]]:
    """The likeliest matches, every action in one of them."""
    taken: set[int] = set()
    out = []
    for _, i, j in sorted(matches, key=lambda match: (-match[0], match[1:])):
        if not {i, j} & taken:
            taken |= {i, j}
            out.append((i, j))
    return out


def _is_one(places: list[tuple[int, int]], shorter: int) -> bool:
    if len(places) < max(LEAST, SHARE * shorter):
        return False
    return longest_rise([b for _, b in sorted(places)]) >= IN_ORDER * len(places)


def longest_rise(numbers: Sequence[int]) -> int:
    """How many of *numbers* can be kept so that they rise."""
    ends: list[int] = []
    for number in numbers:
        at = bisect_left(ends, number)
        ends[at : at + 1] = [number]
    return len(ends)
