"""Files between their preview and their loading: kept in the home folder for an hour, under a random name."""

from __future__ import annotations

import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from werkzeug.datastructures import FileStorage

from graph.errors import NotFound, RecordError
from graph.local.files import private_folder
from graph.model import Reading

if TYPE_CHECKING:
    from graph.load import LoadSummary
    from graph.store import Store

KEPT_SECONDS = 3600
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")


@dataclass(frozen=True)
class Outcome:
    """What became of one file: what was read, what loading did or would do, or why it could not be read."""

    name: str
    reading: Reading | None = None
    summary: LoadSummary | None = None
    error: str | None = None


def keep_files(home: Path, files: Sequence[FileStorage]) -> str:
    """Keep uploaded files for their preview; the token that names them. Those kept over an hour are thrown away."""
    root = private_folder(private_folder(home) / "uploads")
    _sweep(root)
    kept = secrets.token_urlsafe(24)
    folder = root / kept
    folder.mkdir(mode=0o700)
    for number, file in enumerate(files):
        (folder / f"{number:03}-{safe_name(file.filename or '')}").write_bytes(file.read())
    return kept


def safe_name(name: str) -> str:
    """A file name without folders and signs that a file system may take amiss; its ending stays."""
    last = re.split(r"[\\/]", name)[-1]
    plain = re.sub(r"[^\w. ()-]", "_", last).strip(". ")
    return plain[-120:] or "record.txt"


def preview(home: Path, kept: str, store: Store) -> list[Outcome]:
    """Read the kept files and say what loading them would do; the graph stays as it is."""
    from graph.load import preview_reading

    out = []
    for outcome in _read(home, kept):
        summary = preview_reading(store, outcome.reading, by="preview") if outcome.reading else None
        out.append(Outcome(outcome.name, outcome.reading, summary, outcome.error))
    return out


def load_kept(home: Path, kept: str, store: Store, *, by: str, **choice: Any) -> list[Outcome]:
    """Load the kept files. Raises `NotFound` where they are no longer kept."""
    from graph.load import load_reading

    out = []
    for outcome in _read(home, kept):
        summary = load_reading(store, outcome.reading, by=by, **choice) if outcome.reading else None
        out.append(Outcome(outcome.name, outcome.reading, summary, outcome.error))
    return out


def discard(home: Path, kept: str) -> None:
    if _TOKEN.fullmatch(kept):
        shutil.rmtree(home / "uploads" / kept, ignore_errors=True)


def _read(home: Path, kept: str) -> Iterator[Outcome]:
    from loaders.extract import read_record
    from loaders.files import read_files

    folder = home / "uploads" / kept
    if not _TOKEN.fullmatch(kept) or not folder.is_dir():
        raise NotFound("The files are no longer kept. Choose them again.")
    for found in read_files(sorted(folder.iterdir())):
        if isinstance(found, RecordError):
            yield Outcome(_shown(found.path), error=f"{found.cause} {found.remedy}".strip())
        else:
            yield Outcome(_shown(found.name), read_record(found))


def _shown(path: str) -> str:
    """The name as it was uploaded: the last part of the path without the number put before it."""
    return re.sub(r"^\d{3}-", "", Path(path).name)


def _sweep(root: Path) -> None:
    for folder in root.iterdir():
        if time.time() - folder.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
