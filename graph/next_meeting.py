"""Deadlines that name the forum's own next meeting: they get its date once the graph has that meeting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import yaml

from graph.errors import DataError
from graph.registry import fold_text

FILE = "next_meeting.yaml"


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """The entries of ``next_meeting.yaml``. Raises `DataError` for one that lacks a key or is no pattern."""
    entries = yaml.safe_load((files("graph") / FILE).read_text(encoding="utf-8"))
    out = []
    for entry in entries:
        if not isinstance(entry, dict) or set(entry) != {"id", "pattern", "example", "counterexample"}:
            raise DataError(
                f"{FILE}: {entry!r}: the keys id, pattern, example and counterexample are wanted."
            )
        try:
            out.append(re.compile(entry["pattern"]))
        except re.error as cause:
            raise DataError(f"{FILE}: entry {entry['id']}: key pattern: {cause}") from cause
    return tuple(out)


def means_next_meeting(due_text: str) -> bool:
    """Whether a deadline's words are the next meeting of the body that speaks, and nothing more."""
    words = " ".join(fold_text(due_text).split()).strip(" .,;")
    return any(pattern.fullmatch(words) for pattern in patterns())


def date_of_next_meeting(due_text: str | None, said: str | None, meetings: Sequence[str]) -> str | None:
    """The date of the first of *meetings* (sorted) after the day *said* where *due_text* asks for it; else None."""
    if not due_text or not said or not means_next_meeting(due_text):
        return None
    place = bisect_right(meetings, f"{said}~")
    return meetings[place] if place < len(meetings) else None
