"""Ids and times: opaque, minted once, telling nothing about what they name."""

from __future__ import annotations

import calendar
import datetime
import secrets

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not taken for one another when an address is read aloud."""


def new_id() -> str:
    """A new id of 14 signs: about 69 bits of chance, so that no two meet."""
    return "".join(secrets.choice(ALPHABET) for _ in range(14))


def now() -> str:
    """The present moment, ISO 8601 in UTC, to the microsecond."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def last_day(period: str | None) -> str | None:
    """The last day of an ISO date, month, year or week ("2018-11" gives "2018-11-30"); None for anything else."""
    if not period:
        return None
    try:
        if "-W" in period:
            text, week = period.split("-W")
            return datetime.date.fromisocalendar(int(text), int(week), 7).isoformat()
        parts = [int(part) for part in period.split("-")]
        if len(parts) == 1:
            return datetime.date(parts[0], 12, 31).isoformat()
        if len(parts) == 2:
            year, month = parts
            return datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()
        return datetime.date.fromisoformat(period).isoformat()
    except ValueError:
        return None
