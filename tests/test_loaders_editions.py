"""Originals before their corrections, whatever the order of the names."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.load import LoadSummary
from graph.store import Store
from loaders.editions import edition_of, originals_first
from loaders.files import read_files
from loaders.load import load_paths
from loaders.samples import sample_paths
from loaders.terms import LANGUAGES, Term, terms


@pytest.mark.parametrize(
    "term", [term for one in LANGUAGES for term in terms("editions", one)], ids=lambda term: term.id
)
def test_an_entry_finds_its_example(term: Term) -> None:
    _, (rank, numbers) = edition_of(term.example)
    assert rank == (term.value or 0)
    assert bool(numbers) == (term.value is None)


@pytest.mark.parametrize(
    ("names", "ordered"),
    [
        (["a-corrected.txt", "a.txt", "b.txt"], ["a.txt", "a-corrected.txt", "b.txt"]),
        (["acta corregida.docx", "acta.pdf"], ["acta.pdf", "acta corregida.docx"]),
        (["Corrected-Report.txt", "b.txt", "report.txt"], ["report.txt", "Corrected-Report.txt", "b.txt"]),
        (["m-final.txt", "m-draft.txt", "m.txt"], ["m-draft.txt", "m.txt", "m-final.txt"]),
        (["m_v10.txt", "m_v2.txt", "m_v1.9.txt"], ["m_v1.9.txt", "m_v2.txt", "m_v10.txt"]),
        (["r/Corrección/a.txt", "r/original/a.txt"], ["r/original/a.txt", "r/Corrección/a.txt"]),
        (["report Rev.2.docx", "report Rev.1.docx"], ["report Rev.1.docx", "report Rev.2.docx"]),
        (["fe de erratas acta.txt", "acta.txt"], ["acta.txt", "fe de erratas acta.txt"]),
        (["2019.txt", "2018.txt"], ["2019.txt", "2018.txt"]),
        (["final.txt", "draft.txt"], ["draft.txt", "final.txt"]),
        (["a/x-final.txt", "b/x.txt"], ["a/x-final.txt", "b/x.txt"]),
        (["vote-12.txt", "vote-11.txt"], ["vote-12.txt", "vote-11.txt"]),
    ],
)  # fmt: skip
def test_files_of_one_record_stand_oldest_first(names: list[str], ordered: list[str]) -> None:
    assert originals_first(names, str) == ordered


def test_a_folder_is_loaded_with_the_original_first(tmp_path: Path, embedded_store: Store) -> None:
    pair = [path for path in sample_paths() if path.name.startswith("2021-09")]
    for path in pair:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert [getattr(one, "name", one) for one in read_files([tmp_path])] == [path.name for path in pair]
    outcomes = list(load_paths(embedded_store, sorted(tmp_path.iterdir()), by="ana"))
    found = [(one.outcome, one.version) for one in outcomes if isinstance(one, LoadSummary)]
    assert found == [("new", 1), ("new version", 2)]
    again = [
        one.outcome
        for one in load_paths(embedded_store, [tmp_path], by="ana")
        if isinstance(one, LoadSummary)
    ]
    assert again == ["unchanged", "unchanged"]
