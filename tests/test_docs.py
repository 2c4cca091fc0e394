"""What the pages in docs/ and the README say is what the program has."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

import concertation
from graph.store import Store
from loaders.load import load_paths
from loaders.samples import sample_paths

ROOT = Path(__file__).parents[1]
CYPHER = re.compile(r"```cypher\n(.*?)```", re.DOTALL)
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def commands() -> dict[str, argparse.ArgumentParser]:
    parser = concertation.build_parser()
    (choices,) = [
        action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)
    ]
    return dict(choices)


def test_every_command_and_option_is_on_its_page() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    for name, parser in commands().items():
        assert f"concertation {name}" in page
        for action in parser._actions:
            for option in action.option_strings:
                assert option in {"-h", "--help"} or option in page, f"{name} {option}"


def test_every_setting_is_on_its_page() -> None:
    page = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    code = "".join(
        path.read_text(encoding="utf-8")
        for room in ("graph", "loaders", "web")
        for path in sorted((ROOT / room).rglob("*.py"))
    )
    named = set(re.findall(r"\b(?:CONCERTATION|NEO4J)_[A-Z]+(?:_[A-Z]+)*\b", code))
    assert not {name for name in named if name not in page}


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.fixture
def loaded(store: Store) -> Store:
    """The sample records on each server in turn."""
    outcomes = list(load_paths(store, sample_paths(), by="test"))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Exception)]
    return store


def test_queries_of_the_pages_run_and_find_something(loaded: Store) -> None:
    for page in PAGES:
        for query in CYPHER.findall(page.read_text(encoding="utf-8")):
            assert loaded.read(query), f"{page.name}: {query}"
