"""The graph for notebooks that speak py2neo, which is no longer developed: one function, an optional extra."""

from __future__ import annotations

import atexit
from typing import TYPE_CHECKING, Any

from graph.errors import StoreError, UsageError
from graph.local import java
from graph.local.server import join
from graph.settings import Settings

if TYPE_CHECKING:
    import py2neo


def py2neo_graph(settings: Settings | None = None) -> py2neo.Graph:
    """A connected `py2neo.Graph` on the graph of *settings*; on the local server it can only read.

    Raises UsageError where py2neo is not installed, StoreError where the server does not answer.
    """
    try:
        import py2neo
        from py2neo import errors
    except ImportError as error:
        raise UsageError("py2neo is not installed. Run: pip install 'concertation[py2neo]'") from error
    settings = settings or Settings()
    options: dict[str, Any]
    if settings.database:
        address = settings.database
        options = {"auth": (settings.username, settings.password)}
    else:
        lease = join(settings.home, timeout=settings.timeout)
        atexit.register(lease.release)  # the local server stays for as long as this process lives
        address = lease.address
        options = {"auth": ("reader", lease.passwords["reader"]), "name": java.DATABASE}
    try:
        graph = py2neo.Graph(address, **options)
        graph.evaluate("RETURN 1")
    except (errors.Neo4jError, errors.ConnectionUnavailable, errors.ServiceUnavailable, OSError) as error:
        raise StoreError(f"The graph does not answer py2neo: {error}") from error
    return graph
