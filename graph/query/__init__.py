"""Cypher that a person wrote, run so that it can only read.

Layers, each enough for most of what was tried (``docs/security.md``):

1. `guard.check` reads the words of the query and refuses clauses that write, reach files or addresses, or manage
   the server, and procedures that are not on the list of harmless ones.
2. The server's own word: on Neo4j an EXPLAIN names the query's type and operators.
3. The reader's account (local server) or a READ session (Neo4j).
4. Limits: seconds, rows, size of a value, queries at once; and a deadline of our own for what the server does not stop.
"""

from .guard import check
from .run import Result, run_query

__all__ = ["Result", "check", "run_query"]
