"""The graph as CSV files in a zip: one for each label and each edge, which `import` reads back."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import IO, Any

from .kinds import EDGES
from .reading import Edge
from .writing import Content

FORMAT = "concertation graph csv"
LIST = "json:"
"""Beginning of a cell that holds anything but plain text: a list, number or truth value as JSON."""


def write(content: Content, file: IO[bytes]) -> None:
    """Write `nodes/LABEL.csv`, `edges/TYPE.csv` and `about.json` (UTF-8) as one zip."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        about = {"format": FORMAT, "schema": content.schema, "about": content.about}
        archive.writestr("about.json", json.dumps(about, ensure_ascii=False))
        for label, nodes in groupby(content.nodes(), lambda node: node.labels[0]):
            rows = ({":labels": ";".join(node.labels), **node.properties} for node in nodes)
            _write_table(archive, f"nodes/{label}.csv", rows, first=[":labels", "id"])
        for kind, links in _edges_by_type(content):
            _write_table(archive, f"edges/{kind}.csv", links, first=[":from", ":start", ":to", ":end"])


def _edges_by_type(content: Content) -> Iterator[tuple[str, Iterator[dict[str, Any]]]]:
    """Yield each type with its rows. One pass over the edges fills a file a type, since they do not come sorted by type."""
    with contextlib.ExitStack() as opened:
        files: dict[str, IO[str]] = {}
        for edge in content.edges():
            if edge.type not in files:
                files[edge.type] = opened.enter_context(
                    tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")
                )
            files[edge.type].write(json.dumps(_row(edge), ensure_ascii=False) + "\n")
        for kind in [name for name in EDGES if name in files]:
            files[kind].seek(0)
            yield kind, (json.loads(line) for line in files[kind])


def _row(edge: Edge) -> dict[str, Any]:
    return {
        ":from": edge.start_label,
        ":start": edge.start,
        ":to": edge.end_label,
        ":end": edge.end,
        **edge.properties,
    }


def _write_table(
    archive: zipfile.ZipFile, name: str, rows: Iterable[dict[str, Any]], *, first: list[str]
) -> None:
    """Write rows of which not all have the same keys: they are kept on disk until all keys are known."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n") as kept:
        keys = dict.fromkeys(first)
        for row in rows:
            keys.update(dict.fromkeys(row))
            kept.write(json.dumps(row, ensure_ascii=False) + "\n")
        kept.seek(0)
        with (
            archive.open(name, "w", force_zip64=True) as raw,
            io.TextIOWrapper(raw, encoding="utf-8", newline="") as out,
        ):
            writer = csv.writer(out)
            writer.writerow(keys)
            for line in kept:
                row = json.loads(line)
                writer.writerow([cell(row.get(key)) for key in keys])


def cell(value: Any) -> str:
    """Return a value as a cell: text as it stands, anything else as JSON behind a mark, nothing as an empty cell.

    Text that begins like a formula of a spreadsheet gets the mark too, so that opening the file is harmless.
    """
    if value is None:
        return ""
    if (
        isinstance(value, str)
        and value
        and not value.startswith((LIST, "=", "+", "-", "@", "\t", "\r", "|", "%"))
    ):
        return value
    return LIST + json.dumps(value, ensure_ascii=False)


def value_of(text: str) -> Any:
    """Return what `cell` was given; raises `ValueError` where the JSON is damaged."""
    if text == "":
        return None
    return json.loads(text[len(LIST) :]) if text.startswith(LIST) else text
