"""The forms of a verb, from the endings and exceptions of ``conjugation.yaml``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.errors import DataError
from loaders.vocabulary import as_list

MOODS = (
    "infinitive", "present3s", "presentp", "present1p", "present1s", "past", "participle", "gerund", "future", "subjunctive",
    "modal",
)  # fmt: skip
TELLING = frozenset({"OFFERED", "PROPOSED", "REQUESTED_OF", "COMMITTED_TO"})
"""Types whose gerund tells what its subject did ("thanked the Board, offering to host …")."""

ALWAYS = ("infinitive", "present3s", "presentp", "present1p", "past", "participle", "gerund")
"""Moods in which a verb is looked for unless its entry names some."""


def inflect(lemma: str, conjugation: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the forms of *lemma* by mood. The first class whose ending fits gives them; `irregular`
    overrides.

    Of a phrase ("set aside") the first word is inflected. Raises `DataError` when no class fits.
    """
    head, _, rest = lemma.partition(" ")
    if rest and lemma not in conjugation.get("irregular", {}):
        return {
            mood: [f"{form} {rest}" for form in given] for mood, given in inflect(head, conjugation).items()
        }
    forms: dict[str, list[str]] = {}
    for kind in conjugation["classes"]:
        match = re.search(f"(?:{kind['ending']})$", lemma)
        if not match:
            continue
        keep = kind.get("keep", 0)
        stem = lemma if keep == "all" else lemma[: match.start() + int(keep)]
        for mood in MOODS:
            if mood in kind:
                forms[mood] = [stem + ending for ending in as_list(kind[mood])]
        break
    else:
        raise DataError(f"conjugation.yaml: no class fits the verb {lemma!r}")
    for mood, given in conjugation.get("irregular", {}).get(lemma, {}).items():
        if mood not in MOODS:
            raise DataError(f"conjugation.yaml: entry {lemma}: the key {mood!r} is not known")
        forms[mood] = as_list(given)
    return forms
