"""The store: one driver and one Cypher over the local server or a Neo4j.

with open_store(Settings()) as store:
    rows = store.read("MATCH (a:Actor {id: $id}) RETURN a.name AS name", id=actor_id)
    store.write(lambda tx: tx.run("…", **parameters).consume())
"""

from graph.store.connect import open_store
from graph.store.store import Store

__all__ = ["Store", "open_store"]
