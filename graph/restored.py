"""After a graph was filled by other means than loading: what is kept beside the data is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from neo4j import ManagedTransaction

from graph.edges import rebuild_edges
from graph.store.schema import name_bodies

if TYPE_CHECKING:
    from graph.store import Store


def settle(store: Store) -> None:
    """Draw all edges from the statements, with the shares they are the sums of, and count batches onwards.

    An import or a restore calls this last; without it the next load would add to shares that are not there.
    """
    store.write(_count_onwards)
    store.write(name_bodies)
    rebuild_edges(store)


def _count_onwards(tx: ManagedTransaction) -> None:
    tx.run(
        "MERGE (s:Schema {id: 'schema'}) WITH s OPTIONAL MATCH (b:Batch) WITH s, max(b.number) AS last "
        "SET s.turn = coalesce(last, coalesce(s.turn, 0))"
    ).consume()
