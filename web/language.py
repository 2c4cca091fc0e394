"""Which language a page speaks: `?lang=` in the address, else what the browser prefers, else English."""

from __future__ import annotations

from typing import Any

from flask import Flask, g, request

from web.i18n import LANGUAGES


def language() -> str:
    if "language" not in g:
        asked = request.args.get("lang", "")
        g.language = asked if asked in LANGUAGES else _preferred()
    return str(g.language)


def _preferred() -> str:
    """The first language of the browser's list that we speak; "es-CR" is Spanish, which werkzeug's own match misses."""
    for tag in request.accept_languages.values():
        if (short := tag.split("-")[0].lower()) in LANGUAGES:
            return short
    return "en"


def keep_language(app: Flask) -> None:
    """Carry `lang` from the address of a page into every address made on it."""

    @app.url_defaults
    def add(endpoint: str, values: dict[str, Any]) -> None:
        asked = request.args.get("lang", "") if request else ""
        if asked in LANGUAGES and endpoint not in ("static", "assets.library"):
            values.setdefault("lang", asked)
