"""Who is at the screen. On one's own machine there is no login: a name is what one gives."""

from __future__ import annotations

from flask import request

from graph.people import default_user

COOKIE = "concertation_name"
LONGEST = 80


def who() -> str:
    """The name under which changes are kept: the one given in the explorer, else CONCERTATION_USER, else the account's."""
    return clean(request.cookies.get(COOKIE, "")) or default_user()


def clean(name: str) -> str:
    return " ".join(name.split())[:LONGEST]
