"""Opening the store: the local server, or the Neo4j that the settings name."""

from __future__ import annotations

import contextlib
import logging
import shutil
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase

from graph.errors import StoreError
from graph.local import java
from graph.local.files import FileLock
from graph.local.server import Lease, join, restart
from graph.settings import Settings
from graph.store.faults import as_our_errors
from graph.store.schema import prepare
from graph.store.store import Product, Store

# What the driver has to say reaches people through our errors, not as lines on their terminal.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

FULL = 8 * 2**20
"""Free bytes of a disk below which a failed change is put down to it."""
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


def open_store(settings: Settings) -> Store:
    """The graph of *settings*, with its constraints and indexes in place.

    Starts or joins the local server, or connects to the Neo4j in `settings.database`. Raises StoreError with
    the one thing to do next.
    """
    place = _Remote(settings) if settings.database else _Local(settings)
    try:
        store = Store(place)
        prepare(store)
    except BaseException:
        place.close()
        raise
    return store


class _Local:
    product: Product = "embedded"
    database: str | None = java.DATABASE
    tries = 5

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lease: Lease = join(settings.home, timeout=settings.timeout)
        self.name = f"The local graph in {settings.home}"
        self._open: list[Driver] = []
        self._turn = threading.Lock()

    def drivers(self) -> tuple[Driver, Driver]:
        self._open = [self._driver("reader"), self._driver("writer")]
        return self._open[0], self._open[1]

    def _driver(self, account: str) -> Driver:
        # The driver waits for a lost server at its old address; the lease knows better, so it may not wait long.
        return _driver(
            self._lease.address, account, self._lease.passwords[account], self._settings.timeout, 2.0
        )

    def renew(self) -> bool:
        return self._lease.renew(self._settings.timeout)

    def driver_for_people(self) -> Driver:
        return self._driver("reader")

    def restart(self) -> bool:
        restart(self._settings.home, timeout=self._settings.timeout)
        self.renew()
        return True

    @contextlib.contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time among all processes of the user.

        The server lets two transactions run on one record and refuses the later one when it commits, or fails
        on a record that the other took away; waiting is quicker than trying again, and nobody goes hungry.
        """
        lock = FileLock(self._settings.home / "write.lock")
        patience = max(self._settings.timeout, 5) * 4
        with self._turn:
            if not lock.acquire(patience):
                raise StoreError(
                    f"{self.name} is being written by another process for {patience:.0f} s already."
                )
            try:
                yield
            finally:
                lock.release()

    def trouble(self) -> str | None:
        free = shutil.disk_usage(self._settings.home).free
        if free > FULL:
            return None
        return (
            f"The disk of {self._settings.home} has {free // 2**20} MB left: nothing was stored. Make room and do it "
            "again; the graph is whole."
        )

    def close(self) -> None:
        for driver in self._open:
            driver.close()
        self._lease.release()


class _Remote:
    product: Product = "neo4j"
    database: str | None = None
    tries = 2

    def __init__(self, settings: Settings) -> None:
        address = urlsplit(settings.database)
        if address.scheme not in SCHEMES or not address.hostname:
            raise StoreError(
                f"CONCERTATION_DATABASE is {_shown(settings.database)!r}; it must look like bolt://host:7687 or "
                "neo4j+s://host:7687."
            )
        self._settings = settings
        self.name = f"The Neo4j at {address.scheme}://{address.hostname}:{address.port or 7687}"
        self._uri = f"{address.scheme}://{_host(address.hostname)}:{address.port or 7687}"
        self._driver: Driver | None = None
        # The password in an address is a common slip; it is used, and never shown.
        self._user = address.username or settings.username
        self._password = address.password or settings.password

    def drivers(self) -> tuple[Driver, Driver]:
        with as_our_errors(self.name):
            self._driver = _driver(self._uri, self._user, self._password, self._settings.timeout)
            self._driver.verify_connectivity()
        return self._driver, self._driver

    def renew(self) -> bool:
        """False: the address stays, and `drivers` says it when the server does not answer."""
        return False

    def driver_for_people(self) -> Driver:
        return _driver(self._uri, self._user, self._password, self._settings.timeout)

    def restart(self) -> bool:
        """False: somebody else's server is not ours to restart."""
        return False

    def writing(self) -> contextlib.AbstractContextManager[None]:
        """Nothing to wait for: the server locks what a transaction writes."""
        return contextlib.nullcontext()

    def trouble(self) -> str | None:
        return None

    def close(self) -> None:
        if self._driver is not None:
            self._driver.close()


def _driver(uri: str, user: str, password: str, timeout: float, retry: float = 30.0) -> Driver:
    return GraphDatabase.driver(
        uri,
        auth=(user, password),
        connection_timeout=timeout,
        connection_acquisition_timeout=timeout * 2,
        max_transaction_retry_time=retry,
        # The servers warn about labels that nothing has yet; a fresh graph has none.
        notifications_min_severity="OFF",
    )


def _host(name: str) -> str:
    return f"[{name}]" if ":" in name else name


def _shown(address: str) -> str:
    return address.rsplit("@", 1)[-1][:80]
