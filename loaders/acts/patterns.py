"""Words of joint work, acts named by nouns, and words of attendance: patterns in which ACTOR or WITH stands
for an actor.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.errors import DataError
from loaders.vocabulary import read_entries

from .frames import Frame, parse_frame
from .grammar import Grammar, grammar, loose

_FLAGS = ("overlap", "strong", "several", "among", "plural", "promised")


@dataclass(frozen=True)
class Joint:
    """`pattern` ends where the partner begins (`partner`), or is complete. `overlap`: two forums may do the
    same. `strong`: what follows is somebody, even where nobody knows the name. `several`: it is joint work only where
    more than one is named to do it, or with `plural` a collective or the body. `among`: those who follow work with one
    another ("cooperation between"). `promised`: it counts only in what is asked, promised, proposed or decided.
    """

    id: str
    pattern: re.Pattern[str]
    partner: bool
    overlap: bool
    strong: bool = False
    several: bool = False
    among: bool = False
    plural: bool = False
    promised: bool = False


@dataclass(frozen=True)
class Nominal:
    """An act that a noun or a participle names. `near`: its action is that of the clause around it."""

    id: str
    type: str
    force: str | None
    pattern: re.Pattern[str]
    named: bool
    frames: tuple[Frame, ...]
    near: bool
    addressed: bool
    needs_verb: bool
    possessed: bool
    of_target: bool


@dataclass(frozen=True)
class Presence:
    """Words of attendance; `before`: who attended stands before them, `both`: on both sides, else after. A group `who` of
    the pattern names some who attended. `several`: they count only where more than one is named, since the words say
    that a meeting was held. `held`: not where it is only planned, asked for or decided. `persons`: the persons of the rest
    of the sentence attended."""

    id: str
    pattern: re.Pattern[str]
    before: bool
    both: bool
    several: bool
    held: bool
    persons: bool


def _compiled(source: str, slot: str, rules: Grammar, where: str) -> tuple[re.Pattern[str], bool]:
    """The pattern up to its slot, case folded, and whether it has one."""
    choices = _choices(source)
    try:
        text = "|".join(
            loose(choice.strip()).removesuffix(rf"\s+{slot}").replace(slot, "") for choice in choices
        )
        return re.compile(rf"(?<!\w)(?:{text})(?!\w)", re.IGNORECASE), slot in source
    except re.error as cause:
        raise DataError(f"{where}: key pattern: {cause}") from cause


def _choices(source: str) -> list[str]:
    """The alternatives of a pattern: what stands between bars that are in no brackets."""
    out, depth = [""], 0
    for char in source:
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            out.append("")
        else:
            out[-1] += char
    return out


@cache
def joints(language: str) -> tuple[Joint, ...]:
    entries = read_entries(
        language,
        "joint",
        required=frozenset({"pattern", "example"}),
        optional=frozenset({"mutual", *_FLAGS, "counterexample"}),
    )
    out = []
    for entry in entries:
        pattern, partner = _compiled(
            entry["pattern"], "WITH", grammar(language), f"{language}/joint.yaml: entry {entry['id']}"
        )
        flags = {name: entry.get(name, False) for name in _FLAGS}
        out.append(Joint(entry["id"], pattern, partner, **flags))
    return tuple(out)


@cache
def presences(language: str) -> tuple[Presence, ...]:
    entries = read_entries(
        language,
        "presence",
        required=frozenset({"pattern", "example"}),
        optional=frozenset({"before", "both", "several", "held", "persons", "counterexample"}),
    )
    out = []
    for entry in entries:
        pattern, _ = _compiled(
            entry["pattern"], "ACTOR", grammar(language), f"{language}/presence.yaml: entry {entry['id']}"
        )
        out.append(
            Presence(
                entry["id"],
                pattern,
                entry.get("before", False),
                entry.get("both", False),
                entry.get("several", False),
                entry.get("held", False),
                entry.get("persons", False),
            )
        )
    return tuple(out)


@cache
def nominals(language: str) -> tuple[Nominal, ...]:
    """The entries of ``nominals.yaml``. An entry with `nouns` finds the noun; who acts is then read around it."""
    rules = grammar(language)
    optional = {
        "force",
        "near",
        "addressed",
        "pattern",
        "nouns",
        "frames",
        "verbs",
        "needs_verb",
        "lead",
        "possessed",
        "of_target",
        "counterexample",
    }
    out = []
    for entry in read_entries(
        language, "nominals", required=frozenset({"type", "example"}), optional=frozenset(optional)
    ):
        where = f"{language}/nominals.yaml: entry {entry['id']}"
        if entry.get("pattern"):
            pattern, _ = _compiled(entry["pattern"], "ACTOR", rules, where)
        elif entry.get("nouns"):
            pattern = re.compile(rf"(?<!\w)(?:{'|'.join(entry['nouns'])})(?!\w)", re.IGNORECASE)
        else:
            raise DataError(f"{where}: one of the keys 'pattern' and 'nouns' is needed")
        try:
            frames = tuple(parse_frame(frame, rules) for frame in entry.get("frames", ()))
        except (re.error, ValueError) as cause:
            raise DataError(f"{where}: key frames: {cause}") from cause
        out.append(_nominal(entry, pattern, frames))
    return tuple(out)


def _nominal(entry: Mapping[str, Any], pattern: re.Pattern[str], frames: tuple[Frame, ...]) -> Nominal:
    return Nominal(
        entry["id"],
        entry["type"],
        entry.get("force"),
        pattern,
        bool(entry.get("pattern")),
        frames,
        entry.get("near", False),
        entry.get("addressed", False),
        entry.get("needs_verb", False),
        entry.get("possessed", False),
        entry.get("of_target", False),
    )
