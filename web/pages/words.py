"""What drawings say, and the addresses their parts lead to."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from graph.views.actors import ActorName, directory
from graph.views.neighbourhood import Neighbour, Tie
from web import dates, links
from web.context import short_name, verb_key
from web.database import get_store
from web.drawing.radial import Words
from web.i18n import plain
from web.language import language

FILTERS = ("forum", "period", "since", "until", "review")


def statements_url(**values: Any) -> str:
    """The list of statements with the filters of this page and these on top."""
    kept = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    return url_for("statements.statements", **(kept | {k: v for k, v in values.items() if v is not None}))


def radial_words(focus: ActorName, with_bodies: bool) -> Words:
    say = language()
    names = directory(get_store())

    def tie_text(one: Neighbour, tie: Tie) -> str:
        line = tie.lines[0]
        word = plain(say, f"verb.{verb_key(line)}", 1)
        other = short_name(one.actor) if one.actor else line.action
        ends = (short_name(focus), other) if tie.out else (other, short_name(focus))
        text = plain(say, "drawing.tie", a=ends[0], verb=word, b=ends[1])
        return f"{text} ×{tie.count}" if tie.count > 1 else text

    def note(one: Neighbour) -> str:
        line = one.action
        if line is None:
            return ""
        return f"{plain(say, f'verb.{verb_key(line)}', 1)}, {dates.short_date((line.date or '')[:7], say)}".rstrip(
            ", "
        )

    def href(one: Neighbour) -> str:
        if one.actor:
            return links.actor_url(one.actor)
        return links.action_url(one.id, one.action.action if one.action else "")

    def tie_href(one: Neighbour, tie: Tie) -> str:
        if one.actor is None:
            return links.line_url(tie.lines[0])
        bodies = "with" if with_bodies else None
        return statements_url(actor=focus.id, other=one.id, kind=tie.family, bodies=bodies)

    return Words(
        short=lambda key: short_name(names[key]),
        heading=lambda family, count: f"{plain(say, f'family.{family}')} {count}",
        tie=tie_text,
        action_note=note,
        href=href,
        tie_href=tie_href,
    )
