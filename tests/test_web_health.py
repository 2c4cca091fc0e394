"""The address that the container's health check asks."""

from __future__ import annotations

import re
from pathlib import Path

from web_client import client_of

from graph.settings import Settings
from graph.store import Store
from web.app import create_app

DOCKERFILE = (Path(__file__).parents[1] / "Dockerfile").read_text(encoding="utf-8")


def test_the_address_of_the_health_check_answers(embedded_store: Store, tmp_path: Path) -> None:
    (address,) = re.findall(r"urlopen\('http://127\.0\.0\.1:8000(/\w+)'", DOCKERFILE)
    answer = client_of(embedded_store, tmp_path).get(address)
    assert (answer.status_code, answer.get_data(as_text=True)) == (200, "ok\n")


def test_it_tells_that_the_graph_does_not_answer(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database="bolt://127.0.0.1:9", timeout=1)
    assert create_app(settings).test_client().get("/health").status_code >= 500
