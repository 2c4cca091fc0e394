"""How the columns of a table share the width of a page, and whether the page lies on its side for them."""

from __future__ import annotations

from .sheet import Section, Sheet

UPRIGHT, ASIDE = 98.0, 146.0
"""Characters of the tables' letter that go on a line of an upright page, and of one on its side."""


def shares(section: Section, *, aside: bool) -> list[float]:
    """Return each column's part of the width: room for its longest word, and what is left by the length of its texts."""
    room = ASIDE if aside else UPRIGHT
    least = [least_of(section, place) for place in range(len(section.columns))]
    more = [max(0.0, wanted_of(section, place) - floor) for place, floor in enumerate(least)]
    left = max(0.0, room - sum(least))
    widths = [floor + left * extra / (sum(more) or 1) for floor, extra in zip(least, more, strict=True)]
    return [width / sum(widths) for width in widths]


def least_of(section: Section, place: int) -> float:
    """Return the characters of a column's longest word; only a plain space ends a word, as dates hold together."""
    texts = [row[place].text for row in section.rows]
    longest = max((len(part) for text in texts for part in text.split(" ")), default=1)
    head = max(len(part) for part in section.columns[place].split()) * 1.25  # heads are bold
    return max(min(longest, 24), head) + 1.5


def wanted_of(section: Section, place: int) -> float:
    """Return the characters at which a column is easily read; the small numbers of sources stand on the line too."""
    texts = [row[place].text for row in section.rows]
    mean = sum(map(len, texts)) / max(1, len(texts))
    marks = max((sum(len(m) + 1 for m in row[place].marks) * 0.6 for row in section.rows), default=0.0)
    return min(mean, 24) + max(0.0, min(mean, 120) - 24) ** 0.75 + min(marks, 12)


def wide(sheet: Sheet) -> bool:
    """Return whether some table of the document needs the long side of the page."""
    tables = (section for section in sheet.sections if section.rows and not section.groups)
    return any(
        sum(max(least_of(table, n), wanted_of(table, n)) for n in range(len(table.columns))) > UPRIGHT * 1.15
        for table in tables
    )
