"""The explorer as a Flask application: `create_app`."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from flask import Flask

from graph.settings import Settings
from web import context, database, errors, jobs, language, security

if TYPE_CHECKING:
    from graph.store import Store

BLUEPRINTS: tuple[str, ...] = (
    "web.pages.overview",
    "web.pages.relations",
    "web.pages.actors",
    "web.pages.records",
    "web.pages.statements",
    "web.pages.commitments",
    "web.pages.overlaps",
    "web.pages.search",
    "web.pages.reviews",
    "web.pages.history",
    "web.pages.uploads",
    "web.pages.query",
    "web.pages.briefings",
    "web.pages.feeds",
    "web.pages.api",
    "web.pages.assets",
    "web.pages.health",
)
"""Modules that give a `blueprint`. A new page is a module here and, if it has a place in the header, a line in `NAV`."""

NAV: tuple[tuple[str, str], ...] = (
    ("overview", "overview.overview"),
    ("relations", "relations.relations"),
    ("actors", "actors.actors"),
    ("records", "records.records"),
    ("commitments", "commitments.commitments"),
    ("overlaps", "overlaps.overlaps"),
    ("query", "query.query"),
)
"""The header: name of the text (`nav.<name>`) and endpoint; an endpoint that is not there is left out."""


def create_app(
    settings: Settings | None = None, *, store: Store | None = None, hosts: frozenset[str] = frozenset()
) -> Flask:
    """The application on the graph of `settings`, or on an open `store`.

    `hosts` are the names it answers to besides the loopback ones; CONCERTATION_HOSTS adds more, parted by commas.
    """
    settings = settings or Settings()
    app = Flask("web", static_folder="static", template_folder="templates")
    app.secret_key = security.secret_key(settings.home)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    database.keep(app, settings, store)
    extra = {part.strip().lower() for part in os.environ.get("CONCERTATION_HOSTS", "").split(",")}
    security.protect(app, hosts | frozenset(extra - {""}))
    language.keep_language(app)
    errors.handle_errors(app)
    jobs.keep_jobs(app)
    context.give_words(app, NAV)
    for name in BLUEPRINTS:
        app.register_blueprint(import_module(name).blueprint)
    return app
