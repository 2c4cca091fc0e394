"""The words of the domain, read from the YAML files beside this module and checked when they are read.

One folder a language, one file a kind of words, one term an entry. What is wrong is named by file, entry and
key in a
`DataError`. A new language is a new folder. The files and their keys are described in ``docs/vocabulary.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from graph.errors import DataError

FOLDER = Path(__file__).parent


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a folder of words, in order."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/acts.yaml")))


def read_yaml(language: str, name: str, *, folder: Path = FOLDER) -> Any:
    """Return what the file *name* of a language holds. Raises `DataError` when it is missing or no YAML."""
    path = folder / language / f"{name}.yaml"
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as cause:
        raise DataError(f"{language}/{name}.yaml: cannot be read ({cause.strerror})") from cause
    except yaml.YAMLError as cause:
        raise DataError(f"{language}/{name}.yaml: no YAML: {cause}") from cause


def read_entries(
    language: str, name: str, *, required: frozenset[str], optional: frozenset[str], folder: Path = FOLDER
) -> tuple[Mapping[str, Any], ...]:
    """Return the entries of a list file, each with an `id` of its own and no unknown key."""
    entries = read_yaml(language, name, folder=folder)
    where = f"{language}/{name}.yaml"
    if not isinstance(entries, list):
        raise DataError(f"{where}: a list of entries was expected")
    seen: set[str] = set()
    for number, entry in enumerate(entries, start=1):
        check_entry(entry, where, number, required | {"id"}, optional)
        if entry["id"] in seen:
            raise DataError(f"{where}: entry {entry['id']}: the id stands twice")
        seen.add(entry["id"])
    return tuple(entries)


def check_entry(
    entry: Any, where: str, number: int, required: frozenset[str], optional: frozenset[str]
) -> None:
    """Raise `DataError` unless an entry is a mapping that has the required keys and no unknown one."""
    if not isinstance(entry, dict):
        raise DataError(f"{where}: entry {number}: a mapping was expected")
    name = entry.get("id", f"number {number}")
    for key in sorted(required - entry.keys()):
        raise DataError(f"{where}: entry {name}: the key {key!r} is missing")
    for key in sorted(entry.keys() - required - optional):
        raise DataError(f"{where}: entry {name}: the key {key!r} is not known")


def as_list(value: Any) -> list[Any]:
    """A value that may be given alone or as a list, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list) else [value]
