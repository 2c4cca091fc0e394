"""The sentences with which the program refuses something, as its source has them: values become `§1`, `§2` and so on."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("graph", "loaders", "web")
KINDS = {
    "Ambiguous": (0,), "NotFound": (0,), "QueryRefused": (0,), "QueryStopped": (0,), "RecordError": (1, 2),
    "UsageError": (0,),
}  # fmt: skip
"""Errors whose words a page shows, and which of their arguments are such words."""


def refusals() -> Iterator[tuple[str, str]]:
    """Each sentence with the place that it stands at."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS:
                    for place in KINDS[node.func.id]:
                        if place < len(node.args) and (text := words_of(node.args[place])):
                            yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def words_of(node: ast.expr) -> str:
    """A text or a formatted one; nothing where it is put together elsewhere."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return ""
    parts, number = [], 0
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(str(part.value))
            continue
        number += 1
        shown = f"§{number}"
        quoted = isinstance(part, ast.FormattedValue) and part.conversion == ord("r")
        parts.append(f"'{shown}'" if quoted else shown)
    return "".join(parts) if any(word.isalpha() for word in "".join(parts)) else ""
