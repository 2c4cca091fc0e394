"""What the filter bar offers, and what a page says when its filters leave nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask import request

from graph.store import Store
from graph.views.actors import directory
from graph.views.families import FAMILIES, Filters
from graph.views.overview import forum_rows, years
from graph.views.state import kept
from web.context import short_name, t
from web.dates import long_date
from web.i18n import plain
from web.language import language
from web.render import here


def choices(
    store: Store, filters: Filters, day: date | None = None, *, reviews: bool = True
) -> dict[str, Any]:
    """Pairs (value, text) of each select, the chosen period, and the filters as a sentence for phones."""
    say = language()
    known = kept(store, "years", lambda: years(store))
    forums = [(row.actor.id, ("  " * row.depth) + short_name(row.actor)) for row in forum_rows(store)]
    if filters.forum and filters.forum not in {key for key, _name in forums}:
        actor = directory(store).get(filters.forum)
        forums.append((filters.forum, short_name(actor) if actor else filters.forum))
    period = request.args.get("period") or _period(filters)
    periods = [(year, year) for year in reversed(known)]
    if period and period not in known:
        periods.append((period, period.replace("..", " – ")))
    states = [("", plain(say, "filter.counted"))]
    states += [(name, plain(say, f"filter.{name}")) for name in ("accepted", "proposed", "rejected", "all")]
    return {
        "kinds": [("", t("filter.kinds")), *((name, t(f"family.{name}")) for name in FAMILIES)],
        "forums": [("", t("filter.forums")), *forums],
        "periods": [("", t("filter.periods")), *periods],
        "reviews": states,
        "period": period or "",
        "sentence": _sentence(filters, dict(forums), period, day, reviews=reviews),
    }


def _period(filters: Filters) -> str:
    if not (filters.since or filters.until):
        return ""
    return f"{filters.since or ''}..{filters.until or ''}"


def _sentence(
    filters: Filters, forums: dict[str, str], period: str, day: date | None, *, reviews: bool
) -> str:
    """The filters as one sentence: our own words after the first begin small, names stay as they are."""
    say = language()
    parts = [
        (plain(say, f"family.{filters.family}"), True) if filters.family else ("", True),
        (forums[filters.forum].strip(), False)
        if filters.forum in forums
        else (plain(say, "filter.forums"), True),
        (period.replace("..", " – ") or plain(say, "filter.periods"), True),
        (plain(say, f"filter.{filters.review}") if reviews else "", True),
        (plain(say, "date.as_of", day=long_date(day.isoformat(), say)) if day else "", True),
    ]
    shown = [(text, ours) for text, ours in parts if text]
    return ", ".join(
        text[0].lower() + text[1:] if ours and place else text for place, (text, ours) in enumerate(shown)
    )


NAMES = {"family": "kind", "forum": "forum", "period": "period", "review": "review"}


@dataclass(frozen=True)
class Emptied:
    """A filter of a page that shows nothing: what it is set to, the page without it, and how many statements there would
    be without it and with it alone."""

    name: str
    value: str
    href: str
    without: int
    alone: int


def without(store: Store, filters: Filters, count: Callable[[Filters], int]) -> tuple[list[Emptied], int]:
    """What each filter that is set takes away, and the whole number without any."""
    out = []
    bare = Filters(language=filters.language)
    for name in filters.given():
        parts = ("since", "until") if name == "period" else (name,)
        fewer, alone = filters, bare
        for part in parts:
            fewer = fewer.without(part)
            alone = replace(alone, **{part: getattr(filters, part)})
        changes: dict[str, Any] = {NAMES[name]: None}
        if name == "period":
            changes |= {"since": None, "until": None}
        href = here(page=None, **changes)
        out.append(Emptied(name, _value(store, filters, name), href, count(fewer), count(alone)))
    return out, count(bare)


def _value(store: Store, filters: Filters, name: str) -> str:
    say = language()
    if name == "family":
        return plain(say, f"family.{filters.family}")
    if name == "forum":
        actor = directory(store).get(filters.forum or "")
        return short_name(actor) if actor else str(filters.forum)
    if name == "period":
        return (request.args.get("period") or _period(filters)).replace("..", " – ").strip()
    return plain(say, f"filter.{filters.review}")
