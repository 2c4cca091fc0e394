"""Who is who over all records: the key under which an actor of one reading is found again in another.

Pure functions; the store keeps `Identity.match` on the node. The rules, the surest first:

    key:iom                      the registry of actors knows it
    role:chair|key:rcgm          an office or the members of a body: its role and its body, in whatever language
    of:key:rcgm|drafting group   a group or class named within a body: its name and its body
    person:ada obi               a person by full name
    name:river fund of ruritania an organisation by full name
    within:key:rcgm|abc          an acronym, a first name or a class word alone: only within the records of one body,
    within:record:…|abc          or, where the body is not known, within its own record

Nothing is merged on an acronym alone, and nothing because it looks alike: `same_name_suggestions` only asks a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from rapidfuzz import fuzz, process

from graph.model import Actor
from graph.registry import fold

LIKENESS = 90.0
"""Token sort ratio from which two names are shown as perhaps one: above every pair of different bodies that was tried."""
SHORTEST = 6
"""Letters below which names are never compared: RCM and RCGM, IOM and ILO differ by one."""


@cache
def _words(topic: str) -> tuple[str, ...]:
    """The folded words of one topic of ``registry/words.yaml``."""
    text = (files("graph.registry") / "words.yaml").read_text(encoding="utf-8")
    return tuple(fold(word) for word in yaml.safe_load(text)[topic])


_SMALL = frozenset(_words("small"))
_CODE = re.compile(r"(?<=[a-z]) (?=\d)")


@dataclass(frozen=True)
class Identity:
    """`match` finds the actor again, `known` says from where it is known ("registry" or "record"), `labels` are its
    node's labels, `scope` says how far the match reaches."""

    match: str
    known: Literal["registry", "record"]
    labels: tuple[str, ...]
    scope: Literal["everywhere", "body", "record"]


def identity_of(
    actor: Actor, *, record_id: str, language: str | None = None, body: Actor | None = None
) -> Identity:
    """The identity of *actor* as a reading of record *record_id* names it; *body* is whose record it is, if known.

    *language* is that of the record; names meet in whatever language the registry knows, others by their letters.
    """
    labels = ("Actor", actor.kind)
    if actor.key:
        return Identity(f"key:{actor.key}", "registry", labels, "everywhere")
    name = plain(actor.name)
    owner = _owner(actor)
    if owner and (actor.role or actor.collective or not _full(actor)):
        if actor.role:
            return Identity(f"role:{actor.role}|{owner}", "record", labels, "body")
        return Identity(f"of:{owner}|{_members(name)}", "record", labels, "body")
    if _full(actor):
        kind = "person" if actor.kind == "Person" else "name"
        return Identity(f"{kind}:{name}", "record", labels, "everywhere")
    within = body_key(body)
    if within:
        return Identity(f"within:{within}|{actor.role or _members(name)}", "record", labels, "body")
    return Identity(f"within:record:{record_id}|{actor.role or _members(name)}", "record", labels, "record")


def match_of(actor: Actor, record_id: str, language: str | None = None, body: Actor | None = None) -> str:
    """The `match` property alone."""
    return identity_of(actor, record_id=record_id, language=language, body=body).match


def plain(name: str) -> str:
    """*name* folded, without articles and small words; "SC 4" and "SC4" are one."""
    words = [word for word in fold(name).split() if word not in _SMALL]
    return _CODE.sub("", " ".join(words) or fold(name))


def body_key(body: Actor | None) -> str | None:
    """How a body is written in the match of what belongs to it; None where it is not sure which body it is."""
    if body is None:
        return None
    if body.key:
        return f"key:{body.key}"
    return f"name:{plain(body.name)}" if _full(body) else None


def _owner(actor: Actor) -> str | None:
    if actor.of_key:
        return f"key:{actor.of_key}"
    return f"name:{plain(actor.of)}" if actor.of else None


def _members(name: str) -> str:
    """The name of a class in the singular: "RMO representative" and "RMO representatives" are one."""
    return name[:-1] if name.endswith("s") and not name.endswith("ss") and len(name) > 4 else name


def _full(actor: Actor) -> bool:
    """Whether the name is full enough to mean the same actor in every record.

    A person needs two names, an organisation three words (or a code of a committee with its parents). Offices,
    collectives and acronyms never do.
    """
    if actor.role or actor.collective:
        return False
    words = plain(actor.name).split()
    if actor.kind == "Person":
        return len(words) >= 2
    if actor.kind == "Country":
        return True
    letters = [c for c in actor.name if c.isalpha()]
    if letters and all(c.isupper() for c in letters):
        return actor.name.count("/") >= 1 and any(c.isdigit() for c in actor.name)
    return len(words) >= 3 or (len(words) == 2 and actor.sure and actor.of is None and not _generic(words))


def _generic(words: list[str]) -> bool:
    return any(word in _GENERIC for word in words)


_GENERIC = frozenset(_words("generic"))


def same_name_suggestions(
    name: str, others: Iterable[tuple[str, str]], *, limit: int = 5
) -> list[tuple[str, str, float]]:
    """(id, name, score) of the *others* (id, name) that may be the actor called *name*, the likeliest first.

    Only to be shown to a person. Names under six letters, equal names and names whose numbers differ are left out.
    """
    wanted = fold(name)
    if len(wanted) < SHORTEST:
        return []
    folded = {id_: fold(other) for id_, other in others if len(fold(other)) >= SHORTEST}
    shown = dict(others) if isinstance(others, list | tuple) else {}
    hits = process.extract(
        wanted, folded, scorer=fuzz.token_sort_ratio, score_cutoff=LIKENESS, limit=limit * 3
    )
    out = [
        (id_, shown.get(id_, other), round(score, 1))
        for other, score, id_ in hits
        if other != wanted and _numbers(other) == _numbers(wanted)
    ]
    return sorted(out, key=lambda hit: (-hit[2], hit[0]))[:limit]


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)
