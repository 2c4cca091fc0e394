"""The graph as JSON, one node or edge a line, which `import` reads back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import IO, Any

from .writing import Content

FORMAT = "concertation graph"


def write(content: Content, file: IO[bytes]) -> None:
    """Write one JSON object: format, schema, nodes, edges. Each node and edge has a line of its own."""
    head = json.dumps(
        {"format": FORMAT, "schema": content.schema, "about": content.about}, ensure_ascii=False
    )
    file.write(head[:-1].encode() + b',\n"nodes": [\n')
    _lines(file, ({"labels": node.labels, "properties": node.properties} for node in content.nodes()))
    file.write(b'],\n"edges": [\n')
    _lines(
        file,
        (
            {
                "type": e.type,
                "start": [e.start_label, e.start],
                "end": [e.end_label, e.end],
                "properties": e.properties,
            }
            for e in content.edges()
        ),
    )
    file.write(b"]}\n")


def _lines(file: IO[bytes], items: Iterable[dict[str, Any]]) -> None:
    first = True
    for item in items:
        file.write(b"" if first else b",\n")
        file.write(json.dumps(item, ensure_ascii=False).encode())
        first = False
    file.write(b"" if first else b"\n")
