"""Write readings as files, one a record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from graph.errors import ConcertationError, UsageError
from graph.files import write_whole

from .extract import lines_of
from .load import readings


def write_outputs(paths: Iterable[str | Path], folder: Path) -> tuple[list[Path], list[ConcertationError]]:
    """Write one NAME.jsonl per record into *folder*, which is made where it is missing; return the files and the failures.

    NAME is the record's name without its suffix; what lies in folders or archives keeps their names, joined by hyphens.
    Two records of one name get numbers, so that none overwrites another.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made or is no folder: {error.strerror or error}.") from error
    written: list[Path] = []
    failed: list[ConcertationError] = []
    for reading in readings(paths):
        if isinstance(reading, ConcertationError):
            failed.append(reading)
            continue
        path = _free(folder, reading.document.name, written)
        lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines_of(reading))
        write_whole(path, lines.encode())
        written.append(path)
    return written, failed


def _free(folder: Path, name: str, taken: list[Path]) -> Path:
    stem = "-".join(Path(name).with_suffix("").parts).strip("-./\\") or "record"
    path, number = folder / f"{stem}.jsonl", 2
    while path in taken:
        path = folder / f"{stem}-{number}.jsonl"
        number += 1
    return path
