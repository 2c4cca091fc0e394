"""Reading files in a process of its own: ``python -m loaders.kept FOLDER OUT``, which the explorer starts for an upload.

What became of each file is put into OUT as it is there, a file a record, so that whoever started the process can tell how
far it is, and end it; a fault ends one record and not the others.
"""

from __future__ import annotations

import contextlib
import logging
import os
import pickle
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from graph.errors import ConcertationError, RecordError
from graph.model import Reading

from .extract import read_record
from .files import Outcome, read_files

log = logging.getLogger(__name__)
FAULT = "The program made a mistake over it. Save it as plain text and try again, or report it with the file."


@dataclass(frozen=True)
class Kept:
    """What became of one file: what was read, or why it could not be."""

    name: str
    reading: Reading | None = None
    error: str = ""


def read_kept(folder: Path) -> Iterator[Kept]:
    """Yield what became of each file of *folder*, in the order of their names ("000-minutes.docx")."""
    for found in read_files(sorted(folder.iterdir())):
        yield _outcome(found, folder)


def _outcome(found: Outcome, folder: Path) -> Kept:
    if isinstance(found, RecordError):
        return Kept(_named(found.path, folder), error=f"{found.cause} {found.remedy}".strip())
    document = replace(found, name=_named(found.name, folder))
    try:
        return Kept(document.name, read_record(document))
    except ConcertationError as error:
        return Kept(document.name, error=str(error))
    except Exception:
        log.exception("while reading %s", found.name)
        return Kept(document.name, error=FAULT)


def _named(name: str, folder: Path) -> str:
    """The name that a file had before it was kept in *folder*, without the number that orders it."""
    path = Path(name)
    inner = path.relative_to(folder).as_posix() if path.is_relative_to(folder) else name
    return re.sub(r"^\d{3}-", "", inner)


def outcomes(out: Path) -> Iterator[Kept]:
    """Yield what a process has put into *out* until now, one at a time. The folder is to be the user's alone: what is
    in it is taken for what `main` wrote."""
    for path in sorted(out.glob("*.kept")):
        with path.open("rb") as file:
            yield pickle.load(file)


def finished(out: Path) -> int:
    """How many records are in *out*."""
    return sum(1 for _ in out.glob("*.kept"))


def _end_with_parent() -> None:
    """The other end of our input is held by who started us; nobody waits for us once it is gone."""
    os.read(0, 1)  # not through sys.stdin, whose lock would outlive us
    os._exit(3)


def main(arguments: list[str]) -> int:
    os.umask(0o077)
    with contextlib.suppress(AttributeError, OSError):
        os.nice(5)  # pages go first
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(message)s")
    Thread(target=_end_with_parent, daemon=True).start()
    folder, out = (Path(argument) for argument in arguments)
    for number, kept in enumerate(read_kept(folder)):
        partial = out / f"{number:06}.part"
        with partial.open("wb") as file:
            pickle.dump(kept, file)
        partial.replace(partial.with_suffix(".kept"))
    return 0


if __name__ == "__main__":
    # What is put away names its class, which is to be found under this module's own name.
    from loaders.kept import main as run

    sys.exit(run(sys.argv[1:]))
