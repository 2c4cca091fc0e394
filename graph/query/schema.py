"""What the graph holds, for the page on which people write queries: labels, edges, properties, counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import LiteralString, cast

from graph.exports.kinds import HOLDING
from graph.store import Store
from graph.store.schema import WITH_ID
from graph.views.state import kept

from .lexer import tokens

KINDS = ("Country", "Organisation", "Forum", "Person")
"""Second labels of actors."""
SAMPLE = 300
"""Nodes or edges of a kind whose properties are looked at."""
FIRST = ("Actor", "Statement", "Action", "Commitment", "Meeting", "Record")
"""Labels that most queries begin with."""

_EDGES = "MATCH ()-[r]->() RETURN type(r) AS name, count(r) AS count ORDER BY count DESC, name"


@dataclass(frozen=True)
class Part:
    """A label or a type of edge, how many there are, and the properties that were seen on some of them."""

    name: str
    count: int
    properties: tuple[str, ...]


@dataclass(frozen=True)
class Schema:
    nodes: tuple[Part, ...]
    edges: tuple[Part, ...]


def schema(store: Store) -> Schema:
    """Return labels and edges that the graph has: first what queries begin with, and the edges that are drawn."""
    return kept(store, "schema", lambda: _read(store))


def _read(store: Store) -> Schema:
    order = [*FIRST, *(name for name in (*WITH_ID, *KINDS) if name not in FIRST)]
    nodes = []
    for name in order:
        # Labels come from the fixed list above.
        count = store.read(cast(LiteralString, f"MATCH (n:{name}) RETURN count(n) AS count"))[0]["count"]
        if count:
            nodes.append(Part(name, count, _properties(store, f"MATCH (n:{name})")))
    found = [(str(row["name"]), int(row["count"])) for row in store.read(_EDGES)]
    found.sort(key=lambda pair: (pair[0] in HOLDING, -pair[1], pair[0]))
    edges = [
        Part(name, count, _properties(store, f"MATCH ()-[n:`{name}`]->()"))
        for name, count in found
        if name.replace("_", "").isalnum()
    ]
    return Schema(tuple(nodes), tuple(edges))


def _properties(store: Store, match: str) -> tuple[str, ...]:
    query = f"{match} WITH n LIMIT {SAMPLE} UNWIND keys(n) AS name RETURN DISTINCT name ORDER BY name"
    return tuple(str(row["name"]) for row in store.read(cast(LiteralString, query)))


def parameters_of(cypher: str) -> list[str]:
    """Return the names of the parameters that *cypher* uses, each once. Raises `QueryRefused` for text without end."""
    names = [token.text[1:].strip("`") for token in tokens(cypher) if token.kind == "parameter"]
    return list(dict.fromkeys(names))
