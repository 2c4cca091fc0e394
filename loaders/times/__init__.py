"""Times in records: deadlines for what is asked or undertaken, and the dates of meetings."""

from loaders.times.due import Due, find_due, find_dues
from loaders.times.periods import Read, anchor_of, find_periods

__all__ = ["Due", "Read", "anchor_of", "find_dates", "find_due", "find_dues", "find_periods"]


def find_dates(text: str, start: int, end: int, *, language: str, meeting_date: str | None = None) -> list[Read]:
    """Every date or period of ``text[start:end]``, in order; those without a year count from `meeting_date`."""
    from loaders.terms import flat

    return find_periods(flat(text[:end]), start, end, language, anchor_of(meeting_date))
