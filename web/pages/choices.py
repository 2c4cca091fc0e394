"""What the filter bar offers, and what a page says when its filters leave nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request

from graph.store import Store
from graph.views.actors import directory
from graph.views.families import FAMILIES, Filters
from graph.views.overview import forum_rows, years
from graph.views.state import kept
from web.context import short_name, t
from web.i18n import plain
from web.language import language
from web.render import here


def choices(store: Store, filters: Filters) -> dict[str, Any]:
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
    reviews = [("", plain(say, "filter.counted"))]
    reviews += [(name, plain(say, f"filter.{name}")) for name in ("accepted", "proposed", "rejected", "all")]
    return {
        "kinds": [("", t("filter.kinds")), *((name, t(f"family.{name}")) for name in FAMILIES)],
        "forums": [("", t("filter.forums")), *forums],
        "periods": [("", t("filter.periods")), *periods],
        "reviews": reviews,
        "period": period or "",
        "sentence": _sentence(filters, dict(forums), period),
    }


def _period(filters: Filters) -> str:
    if not (filters.since or filters.until):
        return ""
    return f"{filters.since or ''}..{filters.until or ''}"


def _sentence(filters: Filters, forums: dict[str, str], period: str) -> str:
    parts = [
        t(f"family.{filters.family}") if filters.family else "",
        forums[filters.forum].strip() if filters.forum in forums else t("filter.forums"),
        period.replace("..", " – ") or t("filter.periods"),
        t(f"filter.{filters.review}"),
    ]
    return ", ".join(str(part) for part in parts if part)


NAMES = {"family": "kind", "forum": "forum", "period": "period", "review": "review"}


def without(filters: Filters, count: Callable[[Filters], int]) -> tuple[list[tuple[str, str, int]], int]:
    """For each filter that is set: its name, the address without it, and how many statements there would be; and the
    whole number without any."""
    out = []
    for name in filters.given():
        fewer = filters.without("since").without("until") if name == "period" else filters.without(name)
        changes: dict[str, Any] = {NAMES[name]: None}
        if name == "period":
            changes |= {"since": None, "until": None}
        out.append((name, here(page=None, **changes), count(fewer)))
    return out, count(Filters())
