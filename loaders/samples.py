"""The sample records that come with Concertation; they are invented (``loaders/samples/README.md``)."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

SUFFIXES = frozenset({".txt", ".docx"})


def sample_paths() -> list[Path]:
    """The files of the sample records in load order: by the meeting's date, a corrected version last.

    File names begin with the year and month of the meeting, so that sorting by stem gives that order.
    """
    folder = Path(str(files("loaders") / "samples"))
    found = (path for path in folder.iterdir() if path.suffix in SUFFIXES)
    return sorted(found, key=lambda path: path.stem)
