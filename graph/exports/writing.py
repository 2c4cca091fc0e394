"""Write the graph to a file, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import IO

from graph.errors import UsageError
from graph.files import whole_file
from graph.store import Store

from . import reading

FORMATS = {
    ".csv.zip": "to_csv", ".json": "to_json", ".graphml": "to_graphml", ".gexf": "to_gexf", ".jsonld": "to_jsonld",
    ".cypher": "to_cypher",
}  # fmt: skip


@dataclass
class Content:
    """What an export writes; `nodes()` and `edges()` may be asked several times. `counts` is filled while they are read."""

    nodes: Callable[[], Iterator[reading.Node]]
    edges: Callable[[], Iterator[reading.Edge]]
    schema: int
    about: str


def export_graph(
    store: Store, path: Path, *, forums: list[str] | None = None, about: str = "", form: str | None = None
) -> int:
    """Write the graph, or what belongs to the meetings of *forums* (ids), to *path*; return how many bytes.

    The suffix, or *form*, tells the format, one of `FORMATS`. Raises `UsageError` for another one, and
    `ConcertationError` where the disk does not take it; then nothing stands under that name.
    """
    module = next(
        (name for suffix, name in FORMATS.items() if (form or path.name).lower().endswith(suffix)), None
    )
    if module is None:
        raise UsageError(f"{path.name}: an export ends in {', '.join(FORMATS)}.")
    write: Callable[[Content, IO[bytes]], None] = import_module(f"{__package__}.{module}").write
    only = reading.ids_of(store, forums) if forums is not None else None
    versions = store.read("MATCH (s:Schema) RETURN s.version AS version")
    content = Content(
        nodes=lambda: reading.nodes(store, only),
        edges=lambda: reading.edges(store, only),
        schema=int(versions[0]["version"]) if versions else 0,
        about=about,
    )
    with whole_file(path) as file:
        write(content, file)
        file.flush()
        return file.tell()
