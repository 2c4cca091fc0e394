"""Work that two forums do twice: the list of pairs, one of them side by side, and the verdicts on it."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, url_for

from graph.errors import NotFound, UsageError
from graph.overlaps.encoder import missing
from graph.overlaps.stored import overlap_of, translated
from graph.overlaps.topics import topic_name
from graph.overlaps.verdicts import judge
from graph.overlaps.view import STATES, Choice, Sheet, marked, numbered, shared_by, sheet, to_merge
from graph.overlaps.weighed import Overlap, Weighed, weigh_graph
from graph.store import Store
from graph.views.actors import directory
from graph.views.lines import lines
from web import links
from web.arguments import filters, sliced
from web.context import short_name, t
from web.database import get_settings, get_store
from web.language import language
from web.pages.reviews import local
from web.people import who
from web.render import Later, Page, Table, here, page

blueprint = Blueprint("overlaps", __name__)
PATIENCE = 0.4
SCORES = ("0.05", "0.20", "0.50", "0.80")
KEYS = (("duplicate", "D"), ("complementary", "C"), ("sequential", "Q"), ("unrelated", "N"), ("unsure", "U"))
"""Verdicts and the key that gives each."""


@page(blueprint, "/overlaps", table=True)
def overlaps() -> Page:
    store, choice = get_store(), chosen_filters()
    weighed = weigh_graph(store, home=get_settings().home, patience=patience())
    found = sheet(store, choice, weighed)
    part = sliced(found.found)
    current, before, after = _current(found.found)
    names = {key: short_name(actor) for key, actor in directory(store).items()}
    context = {
        "choice": choice, "names": names, "total": len(found.found), "keys": KEYS, "selects": _selects(found, names),
        "side": _side_by_side(store, current) if current else None, "place": before, "after": after,
        "missing": missing(), "translated": translated(store, weighed),
        "shared": _shared(store, choice, names, weighed), "waiting": found.counts.get("", 0),
    }  # fmt: skip

    def rows() -> list[dict[str, Any]]:
        weighed.explain(found.found)
        return [_row(one, names) for one in found.found]

    counts = {key or "open": count for key, count in found.counts.items()}
    data = {"pairs": Later(rows), "counts": counts, "pending": found.pending}
    heads = [
        "score",
        "a",
        "a_forum",
        "a_date",
        "a_text",
        "b",
        "b_forum",
        "b_date",
        "b_text",
        "verdict",
        "reasons",
    ]

    def table() -> Table:
        return Table(heads, [[_cell(row[head]) for head in heads] for row in rows()])

    return Page("overlaps.html", data, {**context, "page": part, "current": current}, table)


def patience() -> float | None:
    """Seconds that a page waits for work that is not compared yet, before it shows what is known; None waits for all."""
    given: float | None = current_app.config.get("OVERLAPS_PATIENCE", PATIENCE)
    return given


def chosen_filters() -> Choice:
    """The filters in the address: `forums` (one id, or two with a tilde between), `topic`, `actor`, `period`, `verdict`,
    `min`, `within`, `record`."""
    given = filters()
    low = request.args.get("min", "0.20")
    try:
        score = float(low)
    except ValueError:
        raise UsageError(f"min {low!r}: a number from 0 to 1 is wanted.") from None
    if not 0 <= score <= 1:
        raise UsageError(f"min {low!r}: a number from 0 to 1 is wanted.")
    forums = tuple(part for part in request.args.get("forums", "").split("~") if part)[:2]
    return Choice(
        forums=forums, actor=request.args.get("actor") or None, topic=request.args.get("topic") or None,
        record=request.args.get("record") or None,
        since=given.since, until=given.until, verdict=request.args.get("verdict", ""), min_score=score,
        within=request.args.get("within") == "1",
    )  # fmt: skip


def _current(found: list[Overlap]) -> tuple[Overlap | None, int, Overlap | None]:
    """The pair that is open, its place in the list from 1, and the one after it."""
    wanted = request.args.get("pair", "")
    for at, one in enumerate(found):
        if "~".join(one.pair) == wanted or not wanted:
            return one, at + 1, found[at + 1] if at + 1 < len(found) else None
    return (found[0], 1, found[1] if len(found) > 1 else None) if found else (None, 0, None)


def _topics(topics: list[str]) -> list[tuple[str, str]]:
    named = [(topic, topic_name(topic, language())) for topic in topics]
    return sorted(
        ((topic, name[:1].upper() + name[1:]) for topic, name in named), key=lambda pair: pair[1].casefold()
    )


def _selects(found: Sheet, names: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    forums = [
        (f"{a}~{b}", str(t("overlaps.pair_of", a=names.get(a, a), b=names.get(b, b))))
        for a, b, _ in found.forums
    ]
    return {
        "forums": [("", str(t("overlaps.all_forums"))), *forums],
        "actors": [
            ("", str(t("overlaps.all_actors"))),
            *sorted(
                ((key, names[key]) for key in found.actors if key in names),
                key=lambda pair: pair[1].casefold(),
            ),
        ],
        "topics": [("", str(t("overlaps.all_topics"))), *_topics(found.topics)],
        "periods": [("", str(t("filter.periods"))), *((year, year) for year in found.years)],
        "verdicts": [(state, str(t(f"overlaps.verdicts.{state or 'any'}"))) for state in STATES],
        "scores": [(score, score) for score in SCORES],
    }


def _side_by_side(store: Store, one: Overlap) -> dict[str, Any]:
    """Both texts with what they share marked, their statements, and the rows of the comparison."""
    rows = numbered(one.reasons)
    found = {line.id: line for line in lines(store, [one.a.statements[0], one.b.statements[0]])}
    sides = []
    for name, work in (("a", one.a), ("b", one.b)):
        line = found.get(work.statements[0])
        before, after = "", ""
        if line is not None and work.text in line.quote:
            before, _, after = line.quote.partition(work.text)
        sides.append(
            {
                "work": work,
                "line": line,
                "before": before,
                "after": after,
                "segments": marked(work.text, rows, name),
            }
        )
    return {"sides": sides, "rows": rows, "overlap": one, "pair": "~".join(one.pair)}


def _shared(store: Store, choice: Choice, names: dict[str, str], weighed: Weighed) -> dict[str, Any] | None:
    """What two chosen forums share besides work, None unless two are chosen."""
    if len(choice.forums) != 2:
        return None
    known = directory(store)
    bodies: dict[str, set[str]] = defaultdict(set)
    for forum in choice.forums:
        if forum not in known:
            raise NotFound(f"There is no forum of the id {forum!r}.")
        bodies[forum] |= {forum, *(key for key, actor in known.items() if actor.body == forum)}
    found = shared_by(store, *choice.forums, bodies)
    both = sorted((known[key] for key in found["both"] if key in known), key=short_name)
    return {
        "both": both,
        "avoid": found["avoid"],
        "merge": to_merge(store, (choice.forums[0], choice.forums[1]), weighed),
        "names": [names.get(forum, forum) for forum in choice.forums],
    }


def _row(one: Overlap, names: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {"score": one.score, "follow_up": one.follow_up}
    for side, work in (("a", one.a), ("b", one.b)):
        row[side] = work.id
        row[f"{side}_forum"] = ", ".join(names.get(forum, forum) for forum in work.forums if forum)
        row[f"{side}_date"] = work.date
        row[f"{side}_text"] = work.text
        row[f"{side}_url"] = links.action_url(work.id, work.text)
    row["verdict"] = one.verdict["verdict"] if one.verdict else None
    row["judged_by"] = one.verdict["by"] if one.verdict else None
    row["reasons"] = [reason.to_json() for reason in one.reasons]
    return row


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(f"{r['slot']}: {r['match']} {r.get('a', '')} / {r.get('b', '')}" for r in value)
    return value


@blueprint.post("/overlaps/verdict")
def give_verdict() -> Response:
    """Keep what the person at the screen says of a pair, and go on to the next."""
    ends = request.form.get("pair", "").split("~")
    if len(ends) != 2:
        raise UsageError("pair: two ids with a tilde between are wanted.")
    store = get_store()
    one = overlap_of(store, *ends, home=get_settings().home, patience=patience())
    note = request.form.get("note", "").strip()[:2000] or None
    judge(
        store,
        ends[0],
        ends[1],
        request.form.get("verdict", ""),
        by=who(),
        note=note,
        score=one.score if one else None,
        reasons=[str(reason) for reason in one.reasons] if one else [],
    )
    return redirect(local(request.form.get("next") or url_for("overlaps.overlaps")), 303)  # type: ignore[return-value]


def next_url(pair: str) -> str:
    """The address of this page with another pair open."""
    return here(pair=pair)


blueprint.add_app_template_global(next_url, "pair_url")
