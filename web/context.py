"""What every template can say: words, names, dates, addresses, who is at the screen, what the graph holds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from flask import Flask, current_app, g, request, url_for
from markupsafe import Markup

from graph.views.actors import ActorName
from graph.views.families import FAMILIES
from graph.views.lines import Line
from graph.views.records import differs
from graph.views.state import state, totals
from web import dates, i18n, links, people, said, security
from web.database import get_store
from web.language import language
from web.preview import Read
from web.render import addressable, here


def give_words(app: Flask, nav: Sequence[tuple[str, str]]) -> None:
    app.jinja_env.filters.update(
        long=lambda value: dates.long_date(value, language()),
        short=lambda value: dates.short_date(value, language()),
        since=lambda value: dates.since(value, language()),
        since_long=lambda value: dates.since_long(value, language()),
        on=lambda value: dates.on(value, language()),
        moment=lambda value: dates.moment(value, language()),
        number=lambda value: i18n.number(value, language()),
        said=lambda value: said.said(value, language()),
        reason=lambda value: said.reason(value, language()),
    )
    app.jinja_env.globals.update(
        t=t, verb=verb, read_verb=read_verb, addressable=addressable,
        listed=listed, here=here, name=short_name, full=full_name, named=named, families=FAMILIES,
        actor_url=links.actor_url, record_url=links.record_url, line_url=links.line_url,
        statement_url=links.statement_url, action_url=links.action_url, meeting_url=links.meeting_url,
        commitment_url=links.commitment_url, date_range=lambda a, b: dates.date_range(a, b, language()),
        static=static, languages=i18n.LANGUAGES, form_token=security.token, who=people.who, quoted=quoted, differs=differs,
        cite=cite, cited=lambda: list(g.get("cited", {}).values()),
        page_state=lambda: state(get_store()), page_totals=lambda: totals(get_store()),
    )  # fmt: skip

    @app.context_processor
    def page() -> dict[str, Any]:
        known = current_app.view_functions
        return {
            "lang": language(),
            "nav": [(label, endpoint) for label, endpoint in nav if endpoint in known],
            "section": (request.blueprint or "") if request else "",
        }


def t(key: str, count: int | None = None, /, **values: Any) -> Markup:
    return i18n.translate(language(), key, count, **values)


def listed(items: Sequence[Any], limit: int = 3) -> Markup:
    return i18n.listed(list(items), language(), limit)


def short_name(actor: ActorName) -> str:
    return actor.short(language())


def named(actor: ActorName) -> str:
    """How a line of text names an actor: by its short name, or in full where that would be cut."""
    short = short_name(actor)
    return full_name(actor) if short.endswith("…") else short


def full_name(actor: ActorName) -> str:
    return actor.full(language())


def verb(line: Line) -> Markup:
    """The edge word between source and target: "asked", "is to coordinate with", "took part"."""
    many = len(line.sources) > 1 or any(one.collective for one in line.sources)
    return t(f"verb.{verb_key(line)}", 2 if many else 1)


def read_verb(read: Read) -> Markup:
    """The edge word of a statement that is not in the graph yet."""
    return t(f"verb.{verb_key(read)}", 2 if read.many else 1)


def verb_key(line: Line | Read) -> str:
    if line.type == "REQUESTED_OF":
        return f"REQUESTED_OF{'' if line.targets else '_NOBODY'}.{line.force or 'request'}"
    if line.type == "COORDINATES_WITH":
        if not line.targets:
            return f"COORDINATES_WITH.{'joint_aim' if line.hollow else 'joint'}"
        return f"COORDINATES_WITH.{'aim' if line.hollow else 'fact'}"
    return f"{line.type}.{'target' if line.targets else 'alone'}"


def quoted(text: str, tongue: str) -> Markup:
    """A text in the quotation marks of its own language."""
    left, right = ("«", "»") if tongue == "es" else ("“", "”")
    return Markup("{}{}{}").format(left, text, right)


def static(name: str) -> str:
    """The address of a file of ours, with its hash so that a browser may keep it."""
    return url_for("static", filename=name, v=_hash(name))


def cite(line: Line) -> Markup:
    """The number of a statement in the list of sources that print shows, with † where nobody has reviewed it."""
    known: dict[str, Line] = g.setdefault("cited", {})
    known.setdefault(line.id, line)
    mark = "" if line.review == "accepted" else "†"
    return Markup('<sup class="cite print-only">{}{}</sup>').format(list(known).index(line.id) + 1, mark)


@cache
def _hash(name: str) -> str:
    data = resources.files("web").joinpath("static", name).read_bytes()
    return hashlib.sha256(data).hexdigest()[:10]
