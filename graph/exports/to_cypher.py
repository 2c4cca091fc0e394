"""The graph as a Cypher script for an empty Neo4j."""

from __future__ import annotations

import json
from itertools import groupby, islice
from typing import IO, Any

from .writing import Content

AT_ONCE = 200
"""Nodes or edges created by one statement of the script."""


def write(content: Content, file: IO[bytes]) -> None:
    """Write statements that end in semicolons, for `cypher-shell < FILE`: constraints, nodes, then edges."""
    file.write(b"// Run in an empty database: cypher-shell < this file\n")
    from .kinds import LABELS

    for label in LABELS:
        name = label.lower()
        file.write(
            f"CREATE CONSTRAINT {name}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n".encode()
        )
    for labels, nodes in groupby(content.nodes(), lambda node: node.labels):
        while some := list(islice(nodes, AT_ONCE)):
            rows = ",\n".join(literal(node.properties) for node in some)
            file.write(f"UNWIND [\n{rows}\n] AS row CREATE (n:{':'.join(labels)}) SET n = row;\n".encode())
    for (start, kind, end), edges in groupby(content.edges(), lambda e: (e.start_label, e.type, e.end_label)):
        while part := list(islice(edges, AT_ONCE)):
            rows = ",\n".join(
                f"{{a: {literal(e.start)}, b: {literal(e.end)}, p: {literal(e.properties)}}}" for e in part
            )
            file.write(
                f"UNWIND [\n{rows}\n] AS row MATCH (a:{start} {{id: row.a}}), (b:{end} {{id: row.b}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.p;\n".encode()
            )


def literal(value: Any) -> str:
    """Return a value as Cypher. Text can hold nothing that ends it: quotes and backslashes are escaped."""
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"`{key.replace('`', '``')}`: {literal(item)}" for key, item in value.items())
            + "}"
        )
    if isinstance(value, list | tuple):
        return "[" + ", ".join(literal(item) for item in value) + "]"
    if isinstance(value, str):
        # JSON's escapes are Cypher's too; everything beyond ASCII stays readable, line ends are escaped.
        return json.dumps(value, ensure_ascii=False).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return json.dumps(value)
