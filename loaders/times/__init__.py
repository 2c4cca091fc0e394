"""Times in records: deadlines for what is asked or undertaken, and the dates of meetings."""

from dataclasses import replace

from loaders.terms import flat
from loaders.times.due import Due, find_due, find_dues, find_same_date
from loaders.times.foreign import moved_to
from loaders.times.periods import Read, anchor_of, find_periods

__all__ = [
    "Due",
    "Read",
    "anchor_of",
    "find_dates",
    "find_due",
    "find_dues",
    "find_same_date",
    "find_periods",
    "moved_to",
]


def find_dates(
    text: str, start: int, end: int, *, language: str, meeting_date: str | None = None
) -> list[Read]:
    """Every date or period of ``text[start:end]``, in order; those without a year count from `meeting_date`."""
    reads = find_periods(flat(text[start:end]), 0, end - start, language, anchor_of(meeting_date))
    return [replace(read, start=read.start + start, end=read.end + start) for read in reads]
