"""Vectors of texts that were encoded before, kept in a file, so that only new texts are encoded."""

from __future__ import annotations

import logging
import os
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from graph.local.files import private_folder
from graph.overlaps.encoder import SIZE, Vectors, encoder
from graph.overlaps.works import hash_of
from graph.settings import Settings

NAME = "overlap-vectors.npz"
_LOG = logging.getLogger(__name__)


def vectors_of(texts: Sequence[str], *, home: Path | None = None) -> Vectors:
    """A vector for every text, in order; those that the file in *home* lacks are encoded and added to it.

    Half precision is kept: cosines move by less than 0.001. Without an encoder all are zeros.
    """
    made = encoder()
    if made is None:
        return np.zeros((len(texts), 1), np.float32)
    path = (home or Settings().home) / NAME
    hashes = [hash_of(text) for text in texts]
    known, kept = _read(path)
    number = {name: at for at, name in enumerate(known)}
    new = {name: text for name, text in zip(hashes, texts, strict=True) if name not in number}
    if new:
        fresh = made.begin(list(new.values()))().astype(np.float16)
        kept = np.concatenate([kept, fresh])
        number |= {name: len(known) + at for at, name in enumerate(new)}
        _write(path, [*known, *new], kept)
    return kept[[number[name] for name in hashes]].astype(np.float32)


def _read(path: Path) -> tuple[list[str], np.ndarray[tuple[int, int], np.dtype[np.float16]]]:
    nothing = np.zeros((0, SIZE), np.float16)
    if not path.exists():
        return [], nothing
    try:
        with np.load(path, allow_pickle=False) as file:
            names, kept = file["names"].tolist(), file["vectors"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        _LOG.warning("%s: %s. It is made anew.", path, error)
        return [], nothing
    return (names, kept) if kept.shape == (len(names), SIZE) else ([], nothing)


def _write(path: Path, names: list[str], kept: np.ndarray[tuple[int, int], np.dtype[np.float16]]) -> None:
    """Write the file whole or not at all; where that is refused, the next run encodes again."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        private_folder(path.parent)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
            np.savez(out, names=np.array(names), vectors=kept)
        part.replace(path)
    except OSError as error:
        _LOG.warning("%s cannot be written: %s", path, error)
