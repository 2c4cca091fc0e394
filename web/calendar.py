"""Due dates as a calendar file (iCalendar, RFC 5545): one day-long event a commitment with a date."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from graph.views.commitments import CommitmentRow
from graph.views.periods import last_day
from web.i18n import plain

LINE = 75
"""Most octets of a line; what is longer goes on in lines that begin with a space (section 3.1)."""


def calendar(rows: Iterable[CommitmentRow], *, language: str, address: str, stamp: str) -> str:
    """The events of *rows*, on the last day of each due date. `address` is the explorer's, without a slash at its end;
    `stamp` the time the graph was last changed, as 20180901T140500Z."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Concertation//Commitments//EN"]
    for row in rows:
        day = last_day(row.due)
        if day is not None:
            lines += _event(row, day, language, address, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in fold_line(line))


def _event(row: CommitmentRow, day: date, language: str, address: str, stamp: str) -> list[str]:
    owners = ", ".join(one.short(language) for one in row.owners) or plain(
        language, "commitment.owed_by_none"
    )
    link = f"{address}/commitment/{row.id}"
    said = [row.due_text or "", row.forum.full(language) if row.forum else "", row.date or "", link]
    return [
        "BEGIN:VEVENT",
        f"UID:{row.id}@concertation",
        f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(f'{owners}: {row.action}')}",
        f"DESCRIPTION:{escaped(chr(10).join(part for part in said if part))}",
        f"URL:{link}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def escaped(text: str) -> str:
    """A text value (section 3.3.11): no control signs, commas, semicolons and line ends escaped."""
    clean = "".join(sign for sign in text if sign == "\n" or sign >= " ")
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def fold_line(line: str) -> Iterable[str]:
    """The line in pieces of at most `LINE` octets, none cut within a sign."""
    piece = b""
    for sign in line:
        octets = sign.encode()
        if len(piece) + len(octets) > LINE:
            yield piece.decode()
            piece = b" "
        piece += octets
    yield piece.decode()
