"""Write a file whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

from graph.errors import ConcertationError


def write_whole(path: Path, data: bytes) -> None:
    """Put *data* under *path*; on any fault, such as a full disk, nothing stands or changes under that name."""
    partial = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as file:
            partial = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(path)
    except OSError as error:
        if partial is not None:
            with contextlib.suppress(OSError):
                partial.unlink()
        raise ConcertationError(
            f"{path} could not be written: {error.strerror or error}. Nothing was left under that name."
        ) from error
