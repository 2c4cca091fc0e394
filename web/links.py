"""Addresses of the explorer's pages, all made here."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from flask import url_for

from graph.views.actors import ActorName
from web.language import language


def slug(key: str, name: str | None) -> str:
    """An id with a readable name behind it; the id alone leads to the same page."""
    plain = unicodedata.normalize("NFKD", name or "")
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)).lower())
    text = "-".join(words)[:60].rstrip("-")
    return f"{key}-{text}" if text else key


def actor_url(actor: ActorName, **values: Any) -> str:
    return url_for("actors.actor", slug=slug(actor.id, actor.full(language())), **values)


def record_url(key: str, position: int | None = None, **values: Any) -> str:
    return url_for("records.record", slug=key, _anchor=f"p{position}" if position else None, **values)


def line_url(line: Any) -> str:
    """The place of a statement in its record."""
    return record_url(line.record, line.position, s=line.id)


def statement_url(key: str) -> str:
    return url_for("statements.statement", slug=key)


def action_url(key: str, text: str = "") -> str:
    return url_for("statements.action", slug=slug(key, text[:60]))


def meeting_url(key: str, title: str | None = None) -> str:
    return url_for("records.meeting", slug=slug(key, title))


def commitment_url(key: str, text: str = "") -> str:
    return url_for("commitments.commitment", slug=slug(key, text[:60]))
