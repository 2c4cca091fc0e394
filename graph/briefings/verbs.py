"""The verb of a statement in a document, as strong as the record's own and no stronger."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import Any

import yaml

from graph.views.families import hollow


@cache
def table() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return the verbs by type of statement, case and language; each for one and for several."""
    text = resources.files(__package__).joinpath("verbs.yaml").read_text(encoding="utf-8")
    found: dict[str, dict[str, dict[str, list[str]]]] = yaml.safe_load(text)
    return found


def verb(kind: str, language: str, *, whom: bool, **said: Any) -> str:
    """Return the verb of a statement of type *kind*; an unknown type is given back as it is.

    *whom* tells whether a name follows. *said* may hold the statement's `force` and `modality`, and `many` where several
    or a collective act. What is only an aim gets a verb that says so.
    """
    cases = table().get(kind)
    if cases is None:
        return kind
    forms = cases[_case(kind, whom, said.get("force"), said.get("modality"))][language]
    return forms[1 if said.get("many") else 0]


def _case(kind: str, whom: bool, force: str | None, modality: str | None) -> str:
    if kind == "REQUESTED_OF":
        return force if force in table()[kind] else "request"
    if kind == "COORDINATES_WITH":
        aim = hollow(kind, modality)
        return ("aim" if aim else "fact") if whom else ("joint_aim" if aim else "joint")
    return "target" if whom else "alone"
