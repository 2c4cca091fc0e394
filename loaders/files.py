"""Files, folders, archives and messages walked for the records in them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from graph.errors import RecordError
from graph.model import Document
from loaders.editions import originals_first
from loaders.formats import SUFFIXES, read_bytes, read_document, too_big
from loaders.formats.archive import Archive
from loaders.formats.auction import format_of
from loaders.formats.limits import DEFAULT, Limits

Outcome = Document | RecordError


def read_files(paths: Iterable[str | Path], *, limits: Limits = DEFAULT) -> Iterator[Outcome]:
    """Yield a `Document`, or the `RecordError` in its place, for each record under *paths*.

    A folder is walked in the order of its names, but drafts and originals come before their corrections; hidden files,
    README and files of other suffixes are left out, links that lead out of it are not followed. What lies in a zip is
    named "archive.zip/minutes.docx", an attachment "message.eml/minutes.docx". "-" is standard input. One file is held
    at a time.
    """
    for path in originals_first(paths, str):
        if str(path) == "-":
            yield from _standard_input(limits)
        else:
            yield from _path(Path(path), limits)


def _standard_input(limits: Limits) -> Iterator[Outcome]:
    data = sys.stdin.buffer.read(limits.file + 1)
    yield from _bytes(data, "stdin", limits, 0)


def _path(path: Path, limits: Limits) -> Iterator[Outcome]:
    if not path.is_dir():
        yield from _file(path, path.name, limits)
        return
    files = list(_files_under(path, path.resolve()))
    if not files:
        yield RecordError(
            path, "There is no record in this folder.", f"Known suffixes: {' '.join(sorted(SUFFIXES))}."
        )
    for file in originals_first(files, lambda file: file.relative_to(path).as_posix()):
        yield from _file(file, file.relative_to(path).as_posix(), limits)


def _files_under(folder: Path, root: Path) -> Iterator[Path]:
    """Files with a known suffix, folder by folder in order; nothing outside *root*, nothing hidden."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")) or entry.stem.upper() == "README":  # which tells of the folder
            continue
        if entry.is_symlink() and not entry.resolve().is_relative_to(root):
            continue
        if entry.is_dir():
            if not entry.is_symlink():  # a link to a folder above would be walked for ever
                yield from _files_under(entry, root)
        elif entry.suffix.lower() in SUFFIXES:
            yield entry


def _file(path: Path, name: str, limits: Limits) -> Iterator[Outcome]:
    try:
        data = read_bytes(path, limits=limits)
    except RecordError as error:
        yield error
        return
    yield from _bytes(data, name, limits, 0)


def _bytes(data: bytes, name: str, limits: Limits, depth: int) -> Iterator[Outcome]:
    """The records in *data*: itself, its members, its attachments."""
    try:
        if len(data) > limits.file:
            raise too_big(name, limits)
        kind = format_of(data, name)
        if kind in ("zip", "eml") and depth >= limits.depth:
            raise RecordError(
                name, f"It lies in more than {limits.depth} archives.", "Unpack it and load what is in it."
            )
        if kind == "zip":
            yield from _archive(Archive(data, name, limits=limits), limits, depth)
            return
        if kind == "eml":
            yield from _message(data, name, limits, depth)
            return
        yield read_document(data, name, limits=limits)
    except RecordError as error:
        yield error


def _archive(archive: Archive, limits: Limits, depth: int) -> Iterator[Outcome]:
    """Members with a known suffix, in the order of their names, originals first; each fails by itself."""
    found = False
    for member in originals_first(sorted(archive.names), str):
        path = PurePosixPath(member.replace("\\", "/"))
        if not _is_candidate(path):
            continue
        found = True
        yield from _member(archive, member, path, limits, depth)
    if not found:
        yield RecordError(
            archive.name, "There is no record in this archive.", "Check that this is the file you meant."
        )


def _is_candidate(path: PurePosixPath) -> bool:
    """Whether a member is worth reading, or naming: one whose path leads out of the archive is named."""
    if path.name.startswith((".", "~$")):
        return False
    hidden = any(part.startswith((".", "__MACOSX")) and part != ".." for part in path.parts[:-1])
    return ".." in path.parts or (path.suffix.lower() in SUFFIXES and not hidden)


def _member(
    archive: Archive, member: str, path: PurePosixPath, limits: Limits, depth: int
) -> Iterator[Outcome]:
    name = f"{archive.name}/{member}"
    if ".." in path.parts or path.is_absolute() or ":" in path.parts[0] or archive.is_link(member):
        yield RecordError(
            name, "Its path leads out of the archive.", "Unpack the archive by hand and look at it."
        )
        return
    try:
        data = archive.read(member)
    except RecordError as error:
        yield error
        return
    yield from _bytes(data, name, limits, depth + 1)


def _message(data: bytes, name: str, limits: Limits, depth: int) -> Iterator[Outcome]:
    """The message's own text, if it has any, and its attachments."""
    from loaders.formats.mail import attachments

    attached = list(attachments(data, name, limits=limits))
    try:
        yield read_document(data, name, limits=limits)
    except RecordError as error:
        if not attached:
            yield error
    for leaf, content in attached:
        if PurePosixPath(leaf).suffix.lower() in SUFFIXES:
            yield from _bytes(content, f"{name}/{leaf}", limits, depth + 1)
