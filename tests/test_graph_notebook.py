"""The example of docs/queries.md for notebooks, run as it stands there, on both servers."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest
from readings import make_reading

from graph.load import load_reading
from graph.notebook import py2neo_graph
from graph.store import Store

DOCS = Path(__file__).parents[1] / "docs" / "queries.md"


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_example_runs(store: Store, request: pytest.FixtureRequest) -> None:
    record = "REQUESTED_OF Forum of Northern Lakes > Mexico: publish the guide"
    load_reading(store, make_reading(record), by="test")
    settings = request.getfixturevalue("_neo4j_settings") if store.product == "neo4j" else None
    found = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    names: dict[str, object] = {}
    code = found[1].replace("py2neo_graph()", "py2neo_graph(settings)")
    exec(compile(code, str(DOCS), "exec"), {"settings": settings, "py2neo_graph": py2neo_graph}, names)
    names["graph"].service.connector.close()  # type: ignore[attr-defined]
    gc.collect()  # what py2neo leaves open is let go here, where its warnings are ignored
    assert names["rows"] == [{"asked_by": "Forum of Northern Lakes", "asked": "Mexico", "times": 1}]
