"""What a page reads from its address: filters, the day it counts from, the page of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request

from graph.errors import UsageError
from graph.views.families import Filters
from web.language import language

PAGE = 50
"""Rows on a page of a long list."""
_PERIOD = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


def filters() -> Filters:
    """The filters in the address; `period` "2011" or "2011..2018" stands for `since` and `until`."""
    since, until = _period("since"), _period("until")
    if period := request.args.get("period"):
        since, _dots, until = period.partition("..")
        until = until or since
        if not all(_PERIOD.match(part) for part in (since, until)):
            raise UsageError(f"period {period!r}: write a year, or two with two dots between, as 2011..2018.")
    return Filters(
        forum=request.args.get("forum") or None,
        since=since or None,
        until=until or None,
        family=request.args.get("kind") or None,
        review=request.args.get("review") or "counted",
        language=language(),
    )


def _period(name: str) -> str:
    value = request.args.get(name, "").strip()
    if value and not _PERIOD.match(value):
        raise UsageError(f"{name} {value!r}: write a date as 2018-07-19, a month as 2018-07 or a year.")
    return value


def as_of() -> date:
    """The day that due dates are counted from: `asof` in the address, else today."""
    value = request.args.get("asof", "").strip()
    if not value:
        return date.today()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UsageError(f"asof {value!r}: write the day as 2018-09-01.") from None


@dataclass(frozen=True)
class Slice:
    """One page of a list; `total` counts all of it."""

    items: list[Any]
    number: int
    pages: int
    total: int
    first: int

    def to_json(self) -> dict[str, Any]:
        return {"page": self.number, "pages": self.pages, "total": self.total}


def sliced(items: list[Any], size: int = PAGE) -> Slice:
    """The page of a list that `page` in the address asks for; past the end the last one."""
    asked = request.args.get("page", "1")
    pages = max(1, -(-len(items) // size))
    number = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
    begin = (number - 1) * size
    return Slice(items[begin : begin + size], number, pages, len(items), begin + 1)
