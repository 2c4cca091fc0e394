"""Find an actor or a meeting by what a person calls it."""

from __future__ import annotations

import difflib
import unicodedata
from typing import Any

from graph.errors import Ambiguous, NotFound
from graph.store import Store

_ACTORS = """
MATCH (a:Actor) WHERE a.merged_into IS NULL
OPTIONAL MATCH (a)-[:BODY_OF]->(b:Actor)
WITH a, collect(DISTINCT b.name) AS bodies
RETURN a.id AS id, a.name AS name, a.name_en AS name_en, a.name_es AS name_es, a.short_en AS short_en,
       a.short_es AS short_es, a.acronyms AS acronyms, a.aliases AS aliases, a.code AS code, bodies
"""
_BODIES = """
MATCH (a:Actor {id: $id}) OPTIONAL MATCH (b:Actor)-[:BODY_OF*1..4]->(a)
RETURN collect(DISTINCT b.id) AS bodies
"""
_MEETINGS = """
MATCH (m:Meeting) OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN m.id AS id, m.title AS title, m.date AS date, m.place AS place, collect(f.id) AS forums, collect(f.name) AS names
ORDER BY date DESC, title
"""


def fold(text: str) -> str:
    """Return *text* in small letters without accents, with single spaces: how names are compared."""
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def names_of(actor: dict[str, Any]) -> list[str]:
    """Return every name by which an actor may be called, the full ones first."""
    single = [actor.get(key) for key in ("name", "name_en", "name_es", "short_en", "short_es", "code")]
    found = [*single, *(actor.get("aliases") or []), *(actor.get("acronyms") or [])]
    return [name for name in dict.fromkeys(found) if name]


def find_actor(store: Store, text: str) -> dict[str, Any]:
    """Return the actor (`id`, `name`, …) whose id or name is *text*, in either language, accents and case apart.

    Raises `NotFound` with near misses, and `Ambiguous`, listing them, where the name fits several.
    """
    actors = store.read(_ACTORS)
    wanted = fold(text)
    for actor in actors:
        if actor["id"] == text.strip():
            return actor
    fitting = [actor for actor in actors if wanted in {fold(name) for name in names_of(actor)}]
    if len(fitting) > 1:
        # A full name outranks the same letters as somebody's short name.
        full = [
            a for a in fitting if wanted in {fold(a[key] or "") for key in ("name", "name_en", "name_es")}
        ]
        fitting = full if len(full) == 1 else fitting
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        choices = [(a["id"], _described(a)) for a in fitting]
        listed = "; ".join(f"{name} ({identity})" for identity, name in choices)
        raise Ambiguous(f"{text!r} fits several actors: {listed}. Give the id of the one you mean.", choices)
    raise NotFound(f"No actor is called {text!r}.{_near(wanted, actors)}")


def _described(actor: dict[str, Any]) -> str:
    bodies = ", ".join(actor.get("bodies") or [])
    return f"{actor['name']} ({bodies})" if bodies else str(actor["name"])


def _near(wanted: str, actors: list[dict[str, Any]]) -> str:
    known = {fold(name): name for actor in actors for name in names_of(actor)}
    near = (
        difflib.get_close_matches(wanted, known, 3, 0.6)
        or [name for name in known if wanted and wanted in name][:3]
    )
    return f" Did you mean {' or '.join(repr(known[name]) for name in near)}?" if near else ""


def with_bodies(store: Store, identity: str) -> list[str]:
    """Return the actor's id and those of its bodies, and of theirs."""
    rows = store.read(_BODIES, id=identity)
    return [identity, *sorted(rows[0]["bodies"] if rows else [])]


def meetings(store: Store) -> list[dict[str, Any]]:
    """Return all meetings (`id`, `title`, `date`, `place`, `forums`, `names`), the newest first."""
    return store.read(_MEETINGS)


def find_meeting(store: Store, text: str) -> dict[str, Any]:
    """Return the meeting whose id, date, title, or "forum, date" is *text*. Raises `NotFound` or `Ambiguous`."""
    known = meetings(store)
    wanted = fold(text)

    def called(meeting: dict[str, Any]) -> set[str]:
        date = meeting["date"] or ""
        return {fold(meeting["id"]), fold(date), fold(meeting["title"] or "")} | {
            fold(f"{name}, {date}") for name in meeting["names"]
        }

    fitting = [meeting for meeting in known if wanted in called(meeting) - {""}]
    if len(fitting) == 1:
        return fitting[0]
    choices = [(m["id"], f"{', '.join(m['names']) or m['title']}, {m['date']}") for m in fitting]
    if fitting:
        listed = "; ".join(f"{name} ({identity})" for identity, name in choices)
        raise Ambiguous(
            f"{text!r} fits several meetings: {listed}. Give the id of the one you mean.", choices
        )
    some = "; ".join(f"{', '.join(m['names']) or m['title']}, {m['date']}" for m in known[:5])
    raise NotFound(
        f"No meeting is called {text!r}." + (f" The latest are: {some}." if some else " The graph has none.")
    )
