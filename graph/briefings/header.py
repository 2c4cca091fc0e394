"""The YAML header of a briefing's file, with the line of the file on which each key stands."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml

from graph.errors import DataError


@dataclass(frozen=True)
class Header:
    """The values of a header; `lines` gives the line of each key, of nested ones by their path: `columns.date`."""

    place: str
    values: dict[str, Any]
    lines: dict[str, int] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        return self.values.get(key)

    def wrong(self, key: str, why: str) -> NoReturn:
        """Raise `DataError` that names the file, the line of *key*, and *why*."""
        parts = key.split(".")
        known = [".".join(parts[:end]) for end in range(len(parts), 0, -1)]
        line = next((self.lines[path] for path in known if path in self.lines), 1)
        raise DataError(f"{self.place}, line {line}: {why}")


def read_header(place: str, text: str, *, keys: Collection[str], first_line: int = 1) -> Header:
    """Return the header that *text* is; its first line is line *first_line* of the file.

    Raises `DataError` with file and line where it is no YAML, holds no keys, or one that is none of *keys*.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        values = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + first_line if mark else first_line
        why = getattr(error, "problem", None) or error
        raise DataError(f"{place}, line {line}: the header is not YAML: {why}.") from error
    if not isinstance(values, dict) or not isinstance(node, yaml.MappingNode):
        raise DataError(f"{place}, line {first_line}: the header holds no keys.")
    header = Header(place, {str(key): value for key, value in values.items()}, _lines(node, first_line))
    for key in header.values:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, 1)
            header.wrong(
                key,
                f"unknown key {key!r}"
                + (f"; did you mean {near[0]!r}?" if near else f"; there are {', '.join(sorted(keys))}."),
            )
    return header


def _lines(node: yaml.MappingNode, first_line: int, before: str = "") -> dict[str, int]:
    found = {}
    for key, value in node.value:
        path = f"{before}{key.value}"
        found[path] = key.start_mark.line + first_line
        if isinstance(value, yaml.MappingNode):
            found |= _lines(value, first_line, f"{path}.")
    return found
