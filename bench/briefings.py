"""How long each seed briefing takes on a generated graph: its query with sources, and its Word document.

python -m bench.briefings [STATEMENTS]        default 100000; a graph of its own on the local server, or, with
                                              CONCERTATION_DATABASE, an empty Neo4j that is filled
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from bench.generated import generate
from graph.briefings.answer import ask
from graph.briefings.documents import render
from graph.briefings.questions import shipped
from graph.settings import Settings
from graph.store import open_store

GIVEN = {
    "asked-of": {"forum": "f1", "actor": "o1"},
    "between-meetings": {"earlier": "m0", "later": "m20"},
    "commitments": {"actor": "o1"},
    "decisions": {"forum": "f1", "since": "2020"},
    "load": {"actor": "o1"},
    "meeting": {"meeting": "m10"},
    "overlaps": {"forum": "f1", "other": "f2"},
    "profile": {"actor": "o1"},
    "relations": {"actors": "o1;o2;o3;o4"},
}
QUERY, WORD = 1.0, 3.0
"""Seconds that a briefing's query and its document may take."""


def main(statements: int) -> int:
    settings, late = Settings(query_seconds=120), 0
    with tempfile.TemporaryDirectory() as folder:
        if not settings.database:
            settings = replace(settings, home=Path(folder))
        with open_store(settings) as store:
            begun = time.monotonic()
            generate(store, statements)
            print(f"{store.product}: {statements:,} statements written in {time.monotonic() - begun:.1f} s")
            for name, question in shipped().items():
                ask(
                    store, question, GIVEN.get(name, {}), as_of="2024-06-01"
                )  # the first run fills the server's caches
                begun = time.monotonic()
                answer = ask(store, question, GIVEN.get(name, {}), as_of="2024-06-01")
                asked = time.monotonic() - begun
                begun = time.monotonic()
                render([answer], "docx")
                written = time.monotonic() - begun
                late += (asked > QUERY) + (written > WORD)
                print(
                    f"{name:18} {len(answer.rows):6} rows  asked {asked:6.2f} s  docx {written:6.2f} s",
                    flush=True,
                )
    return 1 if late else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
