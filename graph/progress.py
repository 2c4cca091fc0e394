"""Say how far long work has come: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

Item = TypeVar("Item")


def progress(
    items: Iterable[Item],
    *,
    label: str,
    total: int | None = None,
    stream: TextIO | None = None,
    every: float = 5.0,
) -> Iterator[Item]:
    """Yield *items* and tell on *stream* (standard error) how many are done.

    On a terminal one line is drawn over and over; elsewhere a line is written every *every* seconds and at the end.
    Work of under two seconds, or of one item, says nothing.
    """
    stream = stream or sys.stderr
    live = stream.isatty()
    begun = told = time.monotonic()
    done = 0
    for item in items:
        yield item
        done += 1
        now = time.monotonic()
        if now - begun > 2 and now - told > (0.1 if live else every):
            told = now
            stream.write(
                ("\r" if live else "") + _line(label, done, total, now - begun) + ("" if live else "\n")
            )
            stream.flush()
    spent = time.monotonic() - begun
    if spent > 2 and done > 1:
        stream.write(("\r" if live else "") + _line(label, done, total, spent) + "\n")
        stream.flush()


def _line(label: str, done: int, total: int | None, seconds: float) -> str:
    if not total:
        return f"{label}: {done:,} done, {seconds:.0f} s"
    filled = round(20 * min(done / total, 1))
    return f"{label}: [{'#' * filled}{'.' * (20 - filled)}] {done:,} of {total:,}, {seconds:.0f} s"
