"""Example queries for the query page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from graph.errors import DataError


@dataclass(frozen=True)
class Example:
    """A query with its title by language."""

    title: dict[str, str]
    cypher: str


@cache
def examples() -> tuple[Example, ...]:
    """Return the examples in their order. Raises `DataError` naming the entry that lacks a title or a query."""
    text = resources.files(__package__).joinpath("examples.yaml").read_text(encoding="utf-8")
    found = []
    for number, entry in enumerate(yaml.safe_load(text), 1):
        title = entry.get("title") or {}
        if not (title.get("en") and title.get("es") and entry.get("cypher")):
            raise DataError(
                f"graph/query/examples.yaml, entry {number}: title.en, title.es and cypher are needed."
            )
        found.append(Example(title, entry["cypher"].strip()))
    return tuple(found)
