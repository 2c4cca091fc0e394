"""Zip archives opened with suspicion: sizes are checked in the directory and again while unpacking."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from graph.errors import RecordError
from loaders.formats.limits import DEFAULT, Limits

_END = b"PK\x05\x06"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, NotImplementedError, ValueError, OSError)
"""What `zipfile` raises for archives that are cut short, damaged or packed in an unknown way."""


class Archive:
    """The members of a zip, by name. Reading one costs at most `limits.part` bytes of memory."""

    def __init__(self, data: bytes, name: str, *, limits: Limits = DEFAULT) -> None:
        """Open *data*; raises `RecordError` where it is damaged or holds more than the limits allow."""
        self.name, self.limits = name, limits
        self._unpacked = 0
        _check_directory(data, name, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise _damaged(name, error) from error
        infos = self._zip.infolist()
        if len(infos) > limits.members:
            raise _too_many(name, limits)
        self.infos = {info.filename: info for info in infos if not info.is_dir()}

    @property
    def names(self) -> list[str]:
        return list(self.infos)

    def encrypted(self, member: str) -> bool:
        return bool(self.infos[member].flag_bits & 1)

    def is_link(self, member: str) -> bool:
        """True for what Unix would unpack as a symbolic link."""
        return (self.infos[member].external_attr >> 28) == 0o12

    def read(self, member: str, *, most: int | None = None) -> bytes:
        """The bytes of *member*; raises `RecordError` if they are more than *most* or damaged."""
        most = self.limits.part if most is None else most
        info = self.infos[member]
        if self.encrypted(member):
            raise RecordError(
                self.name, f"{member} is password-protected.", "Remove the password and try again."
            )
        if info.file_size > most:
            raise self._too_large(member, most)
        try:
            with self._zip.open(info) as stream:
                data = stream.read(most + 1)  # the directory may lie about the size
        except (*_FAULTS, RuntimeError) as error:
            raise _damaged(self.name, error) from error
        self._unpacked += len(data)
        if len(data) > most or self._unpacked > self.limits.unpacked:
            raise self._too_large(member, most)
        return data

    def _too_large(self, member: str, most: int) -> RecordError:
        cause = f"{member} unpacks to more than {most // 1_000_000} million bytes, which no record needs."
        return RecordError(self.name, cause, "Split the file, or save it as plain text.")


def _check_directory(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a directory that is too long before `zipfile` makes an object of each entry."""
    tail = data.rfind(_END, max(0, len(data) - 66_000))
    if tail < 0 or len(data) < tail + 22:
        raise _damaged(name, None)
    size = struct.unpack_from("<I", data, tail + 12)[0]
    if size == 0xFFFFFFFF or size > limits.members * 512:
        raise _too_many(name, limits)


def _damaged(name: str, error: Exception | None) -> RecordError:
    detail = f" ({error})" if error is not None and str(error) else ""
    return RecordError(
        name, f"The file is damaged or cut short{detail}.", "Fetch it again, or open and save it anew."
    )


def _too_many(name: str, limits: Limits) -> RecordError:
    return RecordError(
        name, f"The archive holds more than {limits.members} files.", "Load a part of it at a time."
    )
