"""A file read in a process of its own: what is too large to be trusted, with bounds on time and memory."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from graph.errors import RecordError
from graph.model import Block, Document
from loaders.formats import sandbox
from loaders.formats.archive import Archive
from loaders.formats.limits import Limits

_NAMES = tuple(field.name for field in fields(Block))


def is_heavy(data: bytes, kind: str, name: str, *, limits: Limits) -> bool:
    """Whether a file of that *kind* holds so much markup that it is to be read apart."""
    if kind in ("html", "md", "rtf", "eml"):
        return len(data) > limits.apart
    if kind in ("docx", "odt"):
        infos = Archive(data, name, limits=limits).infos.values()
        return sum(info.file_size for info in infos if info.filename.endswith(".xml")) > 10 * limits.apart
    return False


def read_apart(data: bytes, name: str, *, limits: Limits) -> Document:
    """The document of a file, read in a child process. Raises `RecordError` as reading it here would."""
    options = {"name": name, "limits": asdict(limits), "memory": limits.memory}
    answer = sandbox.run_child("loaders.formats.apart", data, name, options, cpu=limits.cpu)
    answer["blocks"] = tuple(_block(values) for values in answer["blocks"])
    answer["warnings"] = tuple(answer["warnings"])
    return Document(**answer)


def _block(values: list[Any]) -> Block:
    found = dict(zip(_NAMES, values, strict=True))
    found["cells"] = tuple((start, end) for start, end in found["cells"])
    return Block(**found)


def main() -> None:
    """In the child: answer with the document of the file on standard input, or with what is wrong with it."""
    from loaders.formats import read_here

    options, data = sandbox.read_request()
    limits = Limits(**options["limits"])
    try:
        document = read_here(data, options["name"], limits=limits)
    except RecordError as error:
        sandbox.answer({"error": error.cause, "remedy": error.remedy})
        return
    blocks = [[getattr(block, name) for name in _NAMES] for block in document.blocks]
    rest = {field.name: getattr(document, field.name) for field in fields(Document) if field.name != "blocks"}
    sandbox.answer({**rest, "blocks": blocks})
