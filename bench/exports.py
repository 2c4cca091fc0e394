"""Seconds and memory of each export and import on generated graphs of growing size.

python -m bench.exports [STATEMENTS ...]      default 10000 100000, on local servers of their own
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.generated import generate
from graph.exports import export_graph, import_graph
from graph.exports.writing import FORMATS
from graph.settings import Settings
from graph.store import open_store


def memory() -> float:
    """Most memory that this process has had, in MB (the server's is not in it)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            with open_store(replace(Settings(), home=folder / "full", database="")) as store:
                generate(store, size)
                for suffix in FORMATS:
                    begun = time.monotonic()
                    written = export_graph(store, folder / f"graph{suffix}")
                    took = time.monotonic() - begun
                    print(
                        f"{size:8,} export {suffix:9} {took:6.1f} s {written / 2**20:7.1f} MB, peak {memory():.0f} MB",
                        flush=True,
                    )
            for suffix in (".csv.zip", ".json"):
                with open_store(replace(Settings(), home=folder / f"empty{suffix}", database="")) as store:
                    begun = time.monotonic()
                    import_graph(store, folder / f"graph{suffix}")
                    print(
                        f"{size:8,} import {suffix:9} {time.monotonic() - begun:6.1f} s, peak {memory():.0f} MB",
                        flush=True,
                    )


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [10_000, 100_000])
