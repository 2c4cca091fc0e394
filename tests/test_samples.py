"""The sample records and their annotation obey the statement scheme (docs/statements.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from docx import Document

from graph.model import FORCES, STATEMENT_TYPES
from loaders.samples import sample_paths

HERE = Path(__file__).parent
ROOT = HERE.parent
PLACES = {  # folder of the annotation, folder of its records
    HERE / "accuracy" / "gold": HERE / "accuracy" / "records",
    HERE / "accuracy" / "blind" / "gold": HERE / "accuracy" / "blind" / "records",
    HERE / "accuracy" / "samples": ROOT / "loaders" / "samples",
}
DUE = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-W\d{2})?")
FIELDS = {"passage", "type", "source", "target", "action", "due", "due_text", "quote", "force"}
MEETING = {"forum", "title", "date", "end_date", "place", "language"}
BLOCK = re.compile(r"p(\d+)")


def annotated() -> list[tuple[Path, Path]]:
    return [
        (gold, records / f"{gold.stem}.txt")
        for folder, records in PLACES.items()
        for gold in sorted(folder.glob("*.jsonl"))
    ]


def lines_of(gold: Path) -> list[dict]:
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]


def statements_of(gold: Path) -> list[dict]:
    return lines_of(gold)[1:]


def blocks_at(position: int, text: str) -> list[str]:
    """The block at *position*, which counts from 1, by line and, where lines are hard-wrapped, by blank line."""
    by_line = [line for line in text.splitlines() if line.strip()]
    by_gap = [block for block in re.split(r"\n\s*\n", text) if block.strip()]
    return [blocks[position - 1] for blocks in (by_line, by_gap) if 1 <= position <= len(blocks)]


def folded(text: str) -> str:
    """A text with its white space folded: a quote may be given without the line breaks of its record."""
    return " ".join(text.split())


def problems(statement: dict, text: str) -> Iterator[str]:
    """Say what is wrong with one annotated statement of a record with this *text*."""
    if unknown := set(statement) - FIELDS:
        yield f"unknown fields {sorted(unknown)}"
    if statement["type"] not in STATEMENT_TYPES:
        yield f"no such type: {statement['type']}"
    if (statement["type"] == "REQUESTED_OF") != (statement.get("force") in FORCES):
        yield f"force {statement.get('force')!r} on {statement['type']}"
    for name in ("quote", "action", "due_text"):
        if folded(statement.get(name, "")) not in folded(text):
            yield f"{name} is not in the record: {statement[name]!r}"
    if not statement["quote"] or not statement["source"]:
        yield "a statement has a quote and a source"
    if "due" in statement and not (DUE.fullmatch(statement["due"]) and statement.get("due_text")):
        yield f"due {statement['due']!r} without its form or its words"
    for actor in (*statement["source"], *statement["target"]):
        if not actor or not all(isinstance(name, str) and name.strip() == name and name for name in actor):
            yield f"an actor is a list of names: {actor!r}"


@pytest.mark.parametrize(("gold", "record"), annotated(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_annotation_obeys_the_scheme(gold: Path, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    found = [f"{s['quote'][:60]!r}: {p}" for s in statements_of(gold) for p in problems(s, text)]
    assert found == []


@pytest.mark.parametrize(("gold", "record"), annotated(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_addresses_exist(gold: Path, record: Path) -> None:
    text = record.read_text(encoding="utf-8")
    for statement in statements_of(gold):
        if block := BLOCK.fullmatch(statement["passage"]):
            first = statement["quote"].splitlines()[0]  # labelled fields stand in a line each
            blocks = [folded(found) for found in blocks_at(int(block[1]), text)]
            assert any(folded(first) in found for found in blocks), statement["quote"]
        else:
            assert statement["passage"].strip(".") == statement["passage"] != ""


@pytest.mark.parametrize(("gold", "record"), annotated(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_meeting_is_given_in_full(gold: Path, record: Path) -> None:
    meeting = lines_of(gold)[0]["meeting"]
    assert set(meeting) == MEETING
    assert DUE.fullmatch(meeting["date"])
    assert meeting["language"] in {"en", "es"}
    assert meeting["forum"]
    assert all(meeting["forum"])


@pytest.mark.parametrize("folder", ["accuracy", "accuracy/blind"])
def test_every_accuracy_record_is_annotated(folder: str) -> None:
    records = {path.stem for path in (HERE / folder / "records").glob("*.txt")}
    assert records == {path.stem for path in (HERE / folder / "gold").glob("*.jsonl")} != set()


def test_sample_paths_come_in_order_of_their_meetings() -> None:
    paths = sample_paths()
    months = [path.stem[:7] for path in paths]
    assert months == sorted(months)
    stems = [path.stem for path in paths]
    assert stems.index("2021-09-liaison-network-report") < stems.index(
        "2021-09-liaison-network-report-corrected"
    )


def lines_of_record(path: Path) -> list[str]:
    if path.suffix == ".docx":
        return [paragraph.text for paragraph in Document(str(path)).paragraphs]
    return path.read_text(encoding="utf-8").rstrip().splitlines()


@pytest.mark.parametrize("path", sample_paths(), ids=lambda path: path.name)
def test_sample_says_that_it_is_invented(path: Path) -> None:
    assert lines_of_record(path)[-1] in {
        "Invented for illustration: this meeting did not take place.",
        "Ejemplo inventado: esta reunión no tuvo lugar.",
    }


def test_expected_relations_stand_in_the_record_and_its_annotation() -> None:
    expected = yaml.safe_load((HERE / "relations_expected.yaml").read_text(encoding="utf-8"))
    gold = HERE / "accuracy" / "samples" / f"{Path(expected['record']).stem}.jsonl"
    annotation = {(s["type"], s["passage"], s["quote"]) for s in statements_of(gold)}
    relations = {(r["type"], r["passage"], r["quote"]) for r in expected["relations"]}
    assert relations <= annotation
    assert {r[side] for r in expected["relations"] for side in ("from_body", "to_body")} == set(
        expected["bodies"]
    )
