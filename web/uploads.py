"""Files between their preview and their loading: kept in the home folder for an hour, under a random name.

They are read in a process of its own, previewed and loaded in the background (`web.jobs`), so that no page waits for them.
"""

from __future__ import annotations

import contextlib
import logging
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import FileStorage

from graph.errors import ConcertationError, NotFound, StoreError
from graph.local.files import private_folder
from graph.model import Reading
from loaders.kept import Kept, finished, outcomes
from web.jobs import KEPT_SECONDS, Job, new_key

if TYPE_CHECKING:
    from graph.load import LoadSummary
    from graph.store import Store

log = logging.getLogger(__name__)
READ_SECONDS = 600
"""Seconds after which reading the files of one upload is given up."""
TOO_LONG = "Reading it takes longer than any record should. Split the file, or save it as plain text."
ENDED = "Reading it ended before its time. Split the file, or save it as plain text."
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")
_FOLDERS = ("files", "read")


@dataclass(frozen=True)
class Outcome:
    """What became of one file: what was read, what loading did or would do, or why it could not be.

    `number` tells it from the others of the upload. Of what was loaded, `reading` holds the meeting and the notes alone.
    """

    number: int
    name: str
    reading: Reading | None = field(default=None, repr=False)
    summary: LoadSummary | None = None
    error: str | None = None


def keep_files(home: Path, files: Sequence[FileStorage], in_use: Callable[[str], bool]) -> str:
    """Keep uploaded files for their preview; the token that names them. Those kept over an hour are thrown away, unless
    work is done on them: *in_use* tells that by their token."""
    root = private_folder(private_folder(home) / "uploads")
    _sweep(root, in_use)
    kept = new_key()
    private_folder(root / kept)
    for name in _FOLDERS:
        private_folder(root / kept / name)
    for number, file in enumerate(files):
        path = root / kept / "files" / f"{number:03}-{safe_name(file.filename or '')}"
        path.touch(mode=0o600, exist_ok=False)
        file.save(path)
        file.close()
    return kept


def safe_name(name: str) -> str:
    """A file name without folders and signs that a file system may take amiss; its ending stays."""
    last = re.split(r"[\\/]", name)[-1]
    plain = re.sub(r"[^\w. ()-]", "_", last).strip(". ")
    return plain[-120:] or "record.txt"


def folder_of(home: Path, kept: str) -> Path:
    """Where the files of a token are kept. Raises `NotFound`."""
    folder = home / "uploads" / kept
    if not _TOKEN.fullmatch(kept) or not (folder / "files").is_dir():
        raise NotFound("The files are no longer kept. Choose them again.")
    return folder


def keep_on(folder: Path) -> None:
    """Let the hour for which files are kept begin anew."""
    with contextlib.suppress(FileNotFoundError):
        os.utime(folder)


def discard(home: Path, kept: str) -> None:
    if _TOKEN.fullmatch(kept):
        shutil.rmtree(home / "uploads" / kept, ignore_errors=True)


def preview(job: Job, folder: Path, store: Store) -> None:
    """Read the kept files and find what loading them would do; the graph stays as it is."""
    from graph.load import preview_reading

    keep_on(folder)
    note = read_apart(job, folder)
    job.phase, job.done, job.total = "previewing", 0, finished(folder / "read")
    for number, one in enumerate(outcomes(folder / "read")):
        summary, error = None, one.error
        if one.reading is not None:
            try:
                summary = preview_reading(store, one.reading, by="preview")
            except StoreError:
                raise
            except ConcertationError as problem:
                error = str(problem)
        job.outcomes.append(Outcome(number, _shown(one.name), one.reading, summary, error or None))
        job.done += 1
    if note:
        job.outcomes.append(Outcome(len(job.outcomes), "", error=note))
    job.phase = "ready"


def read_apart(job: Job, folder: Path) -> str:
    """Read the files in a process of its own, which is ended where it takes too long or the files are thrown away.

    What is returned says why not all was read; nothing where it was.
    """
    job.phase = "reading"
    for path in (folder / "read").iterdir():
        path.unlink()
    command = [sys.executable, "-m", "loaders.kept", str(folder / "files"), str(folder / "read")]
    with subprocess.Popen(command, cwd=Path(__file__).parents[1], stdin=subprocess.PIPE) as process:
        while process.poll() is None:
            job.done = finished(folder / "read")
            if job.seconds > READ_SECONDS or not folder.is_dir():
                process.kill()
                process.wait()
                return TOO_LONG
            time.sleep(0.05)
    return ENDED if process.returncode else ""


def load(
    job: Job,
    readings: Iterable[Kept],
    store: Store,
    *,
    home: Path,
    by: str,
    meetings: Mapping[int, Mapping[str, str | None]],
    **choice: Any,
) -> None:
    """Load readings into the graph, each record in a transaction of its own; *meetings* sets fields right by number."""
    from graph.load import load_reading
    from graph.meetings import with_meeting
    from graph.overlaps.stored import after_load

    job.phase, job.done = "loading", 0
    changed: dict[str, str] = {}
    for number, one in enumerate(readings):
        name, reading, summary, error = _shown(one.name), one.reading, None, one.error
        if reading is not None:
            try:
                reading = with_meeting(reading, meetings.get(number, {}))
                summary = load_reading(store, reading, by=by, **choice)
                changed |= {summary.record: name} if summary.batch else {}
            except StoreError:
                raise
            except ConcertationError as problem:
                error = str(problem)
        job.outcomes.append(Outcome(number, name, reading and _told(reading), summary, error or None))
        job.done += 1
    job.phase = "comparing"
    try:
        after_load(store, changed, home=home)
    except Exception:  # what is loaded stays so; the page of overlaps compares by itself
        log.exception("comparing after a load")
    job.phase = "loaded"


def _shown(path: str) -> str:
    """The last part of the name: what lies in an archive is called so too."""
    return Path(path).name


def _told(reading: Reading) -> Reading:
    """What the page of a load tells of a reading: its words and statements are in the graph now."""
    document = replace(reading.document, text="", blocks=())
    return replace(reading, document=document, passages=(), statements=(), definitions={})


def _sweep(root: Path, in_use: Callable[[str], bool]) -> None:
    for folder in root.iterdir():
        with contextlib.suppress(FileNotFoundError):  # someone else threw it away
            if time.time() - folder.stat().st_mtime > KEPT_SECONDS and not in_use(folder.name):
                shutil.rmtree(folder, ignore_errors=True)
