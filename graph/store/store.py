"""A connection to the graph: reading with an account that cannot write, writing in whole transactions."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from threading import Lock
from types import TracebackType
from typing import Any, Literal, LiteralString, Protocol, TypeVar, cast

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, ManagedTransaction, Session
from neo4j.exceptions import (
    AuthError,
    ConstraintError,
    DatabaseError,
    DriverError,
    IncompleteCommit,
    ServiceUnavailable,
    SessionExpired,
    TransientError,
)

from graph.errors import QueryStopped, StoreError
from graph.store.faults import as_our_errors

T = TypeVar("T")
Product = Literal["neo4j", "embedded"]
RETRIES = 12
"""Times a write is tried when other writers are at the same nodes."""


class Place(Protocol):
    """Where the server is: gives drivers, and after a loss of the server new ones."""

    name: str
    database: str | None
    product: Product
    tries: int
    """Times that work is tried before its server is given up."""

    def drivers(self) -> tuple[Driver, Driver]:
        """Drivers for reading and for writing; may be one and the same."""

    def driver_for_people(self) -> Driver:
        """A further driver that reads, for queries of people: it can be closed over a query that does not end."""

    def renew(self) -> bool:
        """Wait for the server to be back, at whatever address; whether it is a new one. Raises StoreError."""

    def restart(self) -> bool:
        """Restart the server where it is ours to restart; whether it was. Raises StoreError."""

    def writing(self) -> AbstractContextManager[None]:
        """Held while one writes; waits for other writers where the server does not order them itself."""

    def trouble(self) -> str | None:
        """After a failure: its cause as far as it can be seen from here, with what to do; None where all is well."""

    def close(self) -> None: ...


class Store:
    """The graph. Use as a context manager, or `close` it. Threads may share one store."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._drivers = place.drivers()
        self._people: Driver | None = None
        self._turn = Lock()

    @property
    def product(self) -> Product:
        """Which server this is."""
        return self._place.product

    @property
    def name(self) -> str:
        """The database as a person would call it, without passwords."""
        return self._place.name

    @property
    def reading_driver(self) -> Driver:
        """The driver of the account that reads, for code that runs queries of people."""
        with self._turn:
            if self._people is None:
                self._people = self._place.driver_for_people()
            return self._people

    @property
    def database(self) -> str | None:
        """Name of the database on the server; None for the server's default."""
        return self._place.database

    def read(self, query: LiteralString, /, **parameters: Any) -> list[dict[str, Any]]:
        """All rows of *query* as dictionaries. Raises StoreError, QueryRefused."""
        return self._run(
            READ_ACCESS, lambda session: session.execute_read(lambda tx: tx.run(query, parameters).data())
        )

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """What *work* returns, after its one transaction is on the disk; on any error nothing of it is stored.

        *work* may run several times, since the server may ask for a repetition: it must have no other effects.
        Raises StoreError, and whatever *work* itself raises.
        """
        with self._place.writing():
            return self._run(WRITE_ACCESS, lambda session: _write(session, work))

    def run_schema(self, statements: list[str]) -> None:
        """Run schema commands, each in a transaction of its own as Neo4j wants it."""
        for text in statements:
            with self._place.writing():
                self._run(WRITE_ACCESS, partial(_consume, text=text))

    def abandon(self, *, used: Driver, restart: bool = True) -> None:
        """Get rid of the connections of people's queries, of which one does not end: *used* is its driver.

        With *restart*, a local server is restarted (what was acknowledged is kept); without, only waited for. Where
        the driver was replaced meanwhile, somebody else has done it and nothing happens. Raises StoreError.
        """
        with self._turn:
            if used is not self._people:
                return
            self._people = None
            used.close()
            if self._place.restart() if restart else self._place.renew():
                self._replace_drivers()

    def close(self) -> None:
        """Let go of the server; the local one stops when its last user has gone."""
        if self._people is not None:
            self._people.close()
        for driver in self._drivers:
            driver.close()
        self._place.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self, mode: str, work: Callable[[Session], T]) -> T:
        try:
            return self._again(mode, work)
        except QueryStopped:
            raise
        except StoreError as error:
            cause = self._place.trouble()
            if cause is None:
                raise
            raise StoreError(cause) from error

    def _again(self, mode: str, work: Callable[[Session], T]) -> T:
        """Do *work*, again where the server was lost or replaced meanwhile."""
        with as_our_errors(self.name):
            for tries_left in reversed(range(self._place.tries)):
                used = self._drivers
                try:
                    return self._once(used, mode, work)
                except (ServiceUnavailable, SessionExpired, DatabaseError, AuthError, DriverError) as error:
                    if not tries_left or not self._mend(used, mode, error):
                        raise
        raise AssertionError("a place is tried at least once")

    def _mend(self, used: tuple[Driver, Driver], mode: str, error: Exception) -> bool:
        """Whether it is worth trying again after *error*, with drivers that lead to a living server.

        A local server that died is started again by its keeper; a remote one may be back as well. One that is
        ending still answers on open connections, with errors of its own. And another thread may have seen it
        first, and closed the drivers that this one was about to use.
        """
        if mode == WRITE_ACCESS and isinstance(error, IncompleteCommit):
            return False  # It may be there already: whoever asked must know, and look.
        with self._turn:
            if self._drivers is not used:
                return True
            # Asked under the lock: whoever asks first learns of the new server, and the drivers must follow at once.
            lost = isinstance(error, ServiceUnavailable | SessionExpired)
            another = (lost or not isinstance(error, DriverError)) and self._place.renew()
            if lost or another:
                self._replace_drivers()
            return lost or another

    def _replace_drivers(self) -> None:
        for driver in self._drivers:
            driver.close()
        self._drivers = self._place.drivers()

    def _once(self, drivers: tuple[Driver, Driver], mode: str, work: Callable[[Session], T]) -> T:
        reader, writer = drivers
        driver = reader if mode == READ_ACCESS else writer
        with driver.session(database=self.database, default_access_mode=mode) as session:
            return work(session)


def _write(session: Session, work: Callable[[ManagedTransaction], T]) -> T:
    """Run *work*; again where two writers made the same new node or changed the same one."""
    attempt = 0
    while True:
        try:
            return session.execute_write(work)
        except (ConstraintError, TransientError) as error:
            attempt += 1
            # A clash that another writer did not cause stays one; a few tries tell.
            if attempt == (RETRIES if isinstance(error, TransientError) else 4):
                raise
            time.sleep(min(0.02 * 2**attempt, 1.0) * (0.5 + random.random()))


def _consume(session: Session, text: str) -> None:
    session.run(cast(LiteralString, text)).consume()
