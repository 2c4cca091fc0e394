"""Read files and load what was read: the way from paths to the graph."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import ConcertationError, RecordError, StoreError
from graph.load import LoadSummary, load_reading, preview_reading
from graph.model import Document, Reading

from .extract import read_record
from .files import read_files

if TYPE_CHECKING:
    from graph.store import Store

AHEAD = 4
"""Documents read ahead of the graph for each worker, so that memory stays flat however many there are."""

Change = Callable[[Reading], Reading]


def load_paths(
    store: Store,
    paths: Iterable[str | Path],
    *,
    by: str,
    replaces: str | None = None,
    new: bool = False,
    dry_run: bool = False,
    workers: int = 1,
    meeting: Change | None = None,
) -> Iterator[LoadSummary | ConcertationError]:
    """Yield what became of each record under *paths*: a summary once its transaction is committed, or why it is not there.

    A record that cannot be read or loaded does not keep the others out; where the database itself is lost, the rest is not
    tried. *meeting* may amend a reading (what the record does not show); *dry_run* changes nothing; with *workers*
    above 1, that many processes read while this one loads.
    """
    for reading in readings(paths, workers=workers):
        if isinstance(reading, ConcertationError):
            yield reading
            continue
        amended = meeting(reading) if meeting else reading
        try:
            if dry_run:
                yield preview_reading(store, amended, by=by, replaces=replaces, new=new)
            else:
                yield load_reading(store, amended, by=by, replaces=replaces, new=new)
        except StoreError:
            raise
        except ConcertationError as error:
            yield RecordError(reading.document.name, str(error))


def readings(paths: Iterable[str | Path], *, workers: int = 1) -> Iterator[Reading | ConcertationError]:
    """Yield the reading of each record, or the error in its place, in the order of the files."""
    documents = read_files(paths)
    if workers <= 1:
        for document in documents:
            yield document if isinstance(document, RecordError) else _read(document)
        return
    # Spawned, not forked: the driver of the graph has threads of its own in this process.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[Reading | ConcertationError] | RecordError] = deque()
        for document in documents:
            waiting.append(document if isinstance(document, RecordError) else pool.submit(_read, document))
            if len(waiting) >= workers * AHEAD:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())


def _read(document: Document) -> Reading | ConcertationError:
    try:
        return read_record(document)
    except ConcertationError as error:
        return error


def _outcome(waiting: Future[Reading | ConcertationError] | RecordError) -> Reading | ConcertationError:
    return waiting if isinstance(waiting, RecordError) else waiting.result()
