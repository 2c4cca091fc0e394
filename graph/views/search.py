"""Search over actors, actions and the words of records, without regard to accents and case."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.views.actors import ActorName, directory
from graph.views.families import once
from graph.views.lines import Line, lines
from graph.views.state import kept

if TYPE_CHECKING:
    from graph.store import Store

WORDS = """
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)
WHERE s.review <> 'rejected' AND (coalesce(s.read, true) OR s.review = 'accepted')
  AND coalesce(r.state, 'current') = 'current'
OPTIONAL MATCH (s)-[:ABOUT]->(x:Action)
RETURN s.id AS id, coalesce(s.claim, s.id) AS claim, s.language AS language, s.quote AS quote,
       coalesce(s.action, x.text) AS action, s.date AS date ORDER BY date DESC, id
"""
PASSAGES = """
MATCH (p:Passage)-[:PART_OF]->(r:Record)
WHERE p.current AND coalesce(r.state, 'current') = 'current'
RETURN r.id AS record, r.title AS title, p.position AS position, p.number AS number, p.text AS text,
       p.language AS language
"""
MOST = 50
"""Most hits of each kind on a page."""


@dataclass(frozen=True)
class PassageHit:
    """A passage that has the words; `parts` are before, found and after."""

    record: str
    title: str | None
    position: int
    number: str
    language: str
    parts: tuple[str, str, str]


@dataclass(frozen=True)
class Hits:
    words: str
    actors: tuple[ActorName, ...]
    actor_count: int
    lines: tuple[Line, ...]
    line_count: int
    passages: tuple[PassageHit, ...]
    passage_count: int


def fold(text: str) -> str:
    """A text without accents and case, for comparing: "Coordinación" and "coordinacion" are alike."""
    return "".join(_folded(letter) for letter in text)


def _folded(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    plain = unicodedata.normalize("NFD", letter)
    return "".join(part for part in plain if not unicodedata.combining(part)).casefold()


def search(store: Store, words: str, *, language: str = "en") -> Hits:
    """Actors, statements and passages in which every one of the words occurs; nothing for no words."""
    wanted = fold(words).split()
    if not wanted:
        return Hits(words, (), 0, (), 0, (), 0)
    found_actors = _actors(store, wanted)
    found = [row for text, row in kept(store, "words", lambda: _words(store)) if _has(text, wanted)]
    ids = [row["id"] for row in once(found, language)]
    rows = [row for row in kept(store, "passages", lambda: _passages(store)) if _has(row[0], wanted)]
    return Hits(
        words=words,
        actors=tuple(found_actors[:MOST]),
        actor_count=len(found_actors),
        lines=tuple(lines(store, ids[:MOST])),
        line_count=len(ids),
        passages=tuple(_hit(row[1], wanted) for row in rows[:MOST]),
        passage_count=len(rows),
    )


def match_actors(store: Store, words: str, most: int = 12) -> list[ActorName]:
    """Actors for a box that completes names."""
    wanted = fold(words).split()
    return _actors(store, wanted)[:most] if wanted else []


def _actors(store: Store, wanted: list[str]) -> list[ActorName]:
    """Actors by rank: an acronym or name that is the words, one that begins with them, one that has them."""
    phrase = " ".join(wanted)
    ranked: list[tuple[int, str, ActorName]] = []
    for text, actor in kept(store, "actor words", lambda: _actor_words(store)):
        if _has(text, wanted):
            names = text.split("\n")
            rank = 0 if phrase in names else 1 if any(name.startswith(phrase) for name in names) else 2
            ranked.append((rank, actor.name, actor))
    return [actor for _rank, _name, actor in sorted(ranked, key=lambda item: item[:2])]


def _actor_words(store: Store) -> list[tuple[str, ActorName]]:
    out = []
    for one in directory(store).values():
        if not one.merged_into:
            names = (
                one.name,
                one.name_en,
                one.name_es,
                one.short_en,
                one.short_es,
                *one.acronyms,
                *one.aliases,
            )
            out.append(("\n".join(dict.fromkeys(fold(name) for name in names if name)), one))
    return out


def _words(store: Store) -> list[tuple[str, dict[str, str]]]:
    names = ("id", "claim", "language")
    return [
        (fold(f"{row['action'] or ''}\n{row['quote']}"), {name: row[name] for name in names})
        for row in store.read(WORDS)
    ]


def _passages(store: Store) -> list[tuple[str, dict[str, object]]]:
    return [(fold(row["text"] or ""), row) for row in store.read(PASSAGES)]


def _has(text: str, wanted: Iterable[str]) -> bool:
    return all(word in text for word in wanted)


def _hit(row: dict[str, object], wanted: list[str]) -> PassageHit:
    text = str(row["text"])
    before, found, after = cut(text, wanted)
    return PassageHit(
        record=str(row["record"]),
        title=str(row["title"]) if row["title"] else None,
        position=int(str(row["position"])),
        number=str(row["number"] or f"p{row['position']}"),
        language=str(row["language"] or "en"),
        parts=(before, found, after),
    )


def cut(text: str, wanted: list[str], room: int = 90) -> tuple[str, str, str]:
    """The text around the first of the words: at most `room` characters on each side, cut between words."""
    places: list[int] = []
    folded = []
    for place, letter in enumerate(text):
        plain = _folded(letter)
        folded.append(plain)
        places.extend([place] * len(plain))
    flat = "".join(folded)
    at = min((flat.find(word) for word in wanted if word in flat), default=-1)
    if at < 0:
        return text[: 2 * room], "", ""
    word = next(word for word in wanted if flat.startswith(word, at))
    start, end = places[at], places[at + len(word) - 1] + 1
    before, after = text[:start], text[end:]
    if len(before) > room:
        before = "…" + re.sub(r"^\S*\s", "", before[-room:])
    if len(after) > room:
        after = re.sub(r"\s\S*$", "", after[:room]) + "…"
    return before, text[start:end], after
