"""Run a person's query within limits, and notice where the server does not keep to them."""

from __future__ import annotations

import contextlib
import re
import threading
import time
import uuid
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, LiteralString, cast

from neo4j import READ_ACCESS, Driver, Query, Session
from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from graph.errors import QueryRefused, QueryStopped, StoreError
from graph.settings import Settings
from graph.store import Store
from graph.store.faults import as_our_errors

from .guard import check, check_expression
from .values import plain

GRACE = 2.0
"""Seconds that a server gets beyond the limit to end a query by itself."""
AT_ONCE = 4
"""Queries of people that run at once; a further one waits for a place."""
PATIENCE = 10.0
"""Seconds that a query waits for a place."""
MAX_BYTES = 64 * 2**20
"""Rough size of all rows that are kept; past it the answer is cut."""

_EXPLAIN = "EXPLAIN "
_PLACE = re.compile(r"line (\d+)(?:, column |:)(\d+)(?: \(offset: \d+\))?")
"""Where a server says that a query is wrong: one writes "line 1, column 9", the other that or "line 1:8"."""

_places = threading.BoundedSemaphore(AT_ONCE)
_FORBIDDEN_OPERATORS = (
    "loadcsv",
    "create",
    "merge",
    "delete",
    "set",
    "remove",
    "foreach",
    "transactionforeach",
)


@dataclass(frozen=True)
class Result:
    """Rows of a query: `columns` in their order, `rows` as maps of plain values, `truncated` where more were there
    than the limit shows, `seconds` it took."""

    columns: list[str]
    rows: list[dict[str, Any]]
    truncated: bool
    seconds: float


@dataclass
class Running:
    """A query that runs; `cancel` asks it to end. What it has read so far is kept in `rows`.

    `driver` is the one that it runs on, once it does.
    """

    token: str = field(default_factory=lambda: uuid.uuid4().hex)
    columns: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)
    cancelled: threading.Event = field(default_factory=threading.Event)
    driver: Driver | None = None

    def cancel(self) -> None:
        self.cancelled.set()


def run_query(
    store: Store,
    cypher: str,
    parameters: Mapping[str, Any] | None = None,
    *,
    seconds: float | None = None,
    rows: int | None = None,
    running: Running | None = None,
    patience: float = PATIENCE,
) -> Result:
    """Return the rows of a reading query.

    *seconds* and *rows* default to the settings; *patience* is how many seconds it waits
    for a place to run. Raises `QueryRefused` where the query cannot be parsed or would do
    more than read, `QueryStopped` where it takes too long, is cancelled, or finds no place among those that run.
    """
    settings = Settings()
    limit = settings.query_seconds if seconds is None else seconds
    most = settings.query_rows if rows is None else rows
    cypher = cypher.replace("\r\n", "\n").replace("\r", "\n")
    check(cypher)
    _check_values(cypher, parameters or {})
    work = running or Running()
    if not _places.acquire(timeout=patience):
        raise QueryStopped(f"{AT_ONCE} queries run already. Wait until one has ended, then try again.")
    outcome: Future[bool] = Future()

    def run() -> None:
        try:
            outcome.set_result(_read(store, cypher, dict(parameters or {}), limit, most, work))
        except BaseException as error:
            outcome.set_exception(error)
        finally:
            _places.release()

    begun = time.monotonic()
    threading.Thread(target=run, name="query", daemon=True).start()
    truncated = _wait(store, outcome, limit, work)
    return Result(work.columns, work.rows, truncated, time.monotonic() - begun)


def _check_values(cypher: str, parameters: Mapping[str, Any]) -> None:
    """Raise `QueryRefused` for a parameter that is a regular expression without end."""
    if "=~" not in cypher.replace(" ", ""):
        return
    for value in parameters.values():
        if isinstance(value, str):
            check_expression(value)


def _wait(store: Store, outcome: Future[bool], limit: float, work: Running) -> bool:
    """Return whether rows were cut. Gives up on a query that its server does not end."""
    deadline = time.monotonic() + limit + GRACE
    while time.monotonic() < deadline and not work.cancelled.is_set():
        try:
            cut = outcome.result(timeout=0.05)
            if work.cancelled.is_set():
                break  # it ended because it was stopped, though nobody had looked yet
            return cut
        except TimeoutError:
            if outcome.done():
                raise
    if work.cancelled.is_set():
        # Nobody waits for it any longer: it may end by itself until its time is over.
        threading.Thread(
            target=_end_quietly, args=(store, work, outcome, deadline), name="stopping", daemon=True
        ).start()
        raise QueryStopped("The query was stopped. What it had read until then stays shown.")
    work.cancelled.set()
    _end(store, work, outcome, deadline)
    raise _too_long(limit)


def _too_long(limit: float) -> QueryStopped:
    return QueryStopped(
        f"The query took longer than {limit:g} s and was stopped. Narrow it with WHERE or LIMIT; "
        "CONCERTATION_QUERY_SECONDS sets the limit."
    )


def _end(store: Store, work: Running, outcome: Future[bool], deadline: float) -> None:
    """End a query on the server. One that keeps on after *deadline* (monotonic) is cut off from it.

    A local server is restarted for that: nothing that was acknowledged is lost.
    """
    if store.product == "neo4j":
        _terminate(store, work.token)
        deadline = time.monotonic() + GRACE
    try:
        outcome.exception(timeout=max(0.0, deadline - time.monotonic()))
    except TimeoutError:
        if work.driver is not None:
            store.abandon(used=work.driver)


def _end_quietly(store: Store, work: Running, outcome: Future[bool], deadline: float) -> None:
    """End a query that nobody waits for: a server that has gone meanwhile has ended it."""
    with contextlib.suppress(StoreError):
        _end(store, work, outcome, deadline)


def _terminate(store: Store, token: str) -> None:
    find = "SHOW TRANSACTIONS YIELD transactionId, metaData WHERE metaData.concertation = $token RETURN transactionId"
    with as_our_errors(store.name), store.reading_driver.session(database=store.database) as session:
        for record in list(session.run(find, token=token)):
            session.run("TERMINATE TRANSACTION $id", id=record["transactionId"]).consume()


def _read(
    store: Store, cypher: str, parameters: dict[str, Any], limit: float, most: int, work: Running
) -> bool:
    work.driver = _connected(store)
    try:
        with as_our_errors(store.name):
            return _read_rows(store, work.driver, cypher, parameters, limit, most, work)
    except (QueryRefused, StoreError) as error:
        if isinstance(error.__cause__, ServiceUnavailable | SessionExpired) and not work.cancelled.is_set():
            store.abandon(used=work.driver, restart=False)
            raise QueryStopped(
                "The server was lost over this query: it probably takes more memory than the server has. "
                "Ask for less at once, with WHERE, LIMIT or shorter lists."
            ) from error
        raise _explained(error, limit, explain=len(_EXPLAIN) if store.product == "neo4j" else -1) from error


def _connected(store: Store) -> Driver:
    """Return a driver whose server answers; the local one may have been started again at another address."""
    driver = store.reading_driver
    try:
        driver.verify_connectivity()
        return driver
    except DriverError:
        store.abandon(used=driver, restart=False)
        return store.reading_driver


def _read_rows(
    store: Store,
    driver: Driver,
    cypher: str,
    parameters: dict[str, Any],
    limit: float,
    most: int,
    work: Running,
) -> bool:
    with driver.session(database=store.database, default_access_mode=READ_ACCESS, fetch_size=500) as session:
        if store.product == "neo4j":
            _check_plan(session, cypher, parameters)
        query = Query(cast(LiteralString, cypher), timeout=limit, metadata={"concertation": work.token})
        result = session.run(query, parameters)
        work.columns = list(result.keys())
        size = 0
        for record in result:
            if len(work.rows) >= most or size > MAX_BYTES or work.cancelled.is_set():
                return True
            row = {key: plain(value) for key, value in zip(work.columns, record.values(), strict=True)}
            size += len(str(row))
            work.rows.append(row)
        return False


def _check_plan(session: Session, cypher: str, parameters: dict[str, Any]) -> None:
    """Ask Neo4j what the query is before it runs: its type must be a reading one, its operators harmless."""
    summary = session.run(cast(LiteralString, _EXPLAIN + cypher), parameters).consume()
    if summary.query_type != "r":
        raise QueryRefused("The server says that this query would write. Queries here only read.")
    stack = [summary.plan] if summary.plan else []
    while stack:
        step = stack.pop()
        name = str(step.get("operatorType", "")).split("@")[0].casefold()
        if name.startswith(_FORBIDDEN_OPERATORS):
            raise QueryRefused(f"The server would run the step {name}, which is not allowed here.")
        stack.extend(step.get("children") or [])


def _explained(error: Exception, limit: float, *, explain: int) -> Exception:
    """Return the error as it is told: a time limit in our words, a mistake with the line and column of the query.

    *explain* is how many characters stood before the query when the server read it; -1 where its columns begin at 0.
    """
    cause = error.__cause__
    code = str(getattr(cause, "code", "") or "")
    text = str(cause or error)
    if isinstance(cause, Neo4jError | DriverError) and (
        "TransactionTimedOut" in code or "Terminated" in code or "timeout" in text.casefold()
    ):
        return _too_long(limit)
    found = _PLACE.search(str(error))
    if not isinstance(error, QueryRefused) or not found:
        return error
    line, column = int(found[1]), int(found[2])
    if line == 1 or explain < 0:
        column = max(1, column - explain)
    said = _PLACE.sub(f"line {line}, column {column}", str(error), count=1)
    return QueryRefused(said, line=line, column=column)
