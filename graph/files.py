"""Files that people ask for, and those of the home folder: written whole or not at all, and who may read them."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from graph.errors import ConcertationError
from graph.settings import Settings

PRIVATE = 0o600
ASKED = 0o666
"""The mode of a file that a person asks for; the umask takes from it, as from any file that a program writes."""


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[IO[bytes]]:
    """A file to write what is to stand under *path*, put there at the end; on any fault, such as a full disk, nothing
    stands or changes under that name.

    Within the home folder (CONCERTATION_HOME) only its owner may read it; elsewhere the umask decides, and a file that is
    replaced keeps its mode. Raises `ConcertationError` where the system refuses.
    """
    partial = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            with os.fdopen(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, _mode(path)), "w+b") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if not is_private(path) and path.exists():
                partial.chmod(stat.S_IMODE(path.stat().st_mode))
            partial.replace(path)
        finally:
            with contextlib.suppress(OSError):
                partial.unlink()
    except OSError as error:
        raise ConcertationError(
            f"{path} could not be written: {error.strerror or error}. Nothing was left under that name."
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* under *path*, as `whole_file` does."""
    with whole_file(path) as file:
        file.write(data)


def is_private(path: Path) -> bool:
    """Whether *path* lies in the home folder, which is its owner's alone."""
    return path.absolute().resolve().is_relative_to(Settings().home.absolute().resolve())


def _mode(path: Path) -> int:
    return PRIVATE if is_private(path) else ASKED
