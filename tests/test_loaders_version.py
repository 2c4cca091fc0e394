"""The reader's version follows from what it reads by."""

from __future__ import annotations

from pathlib import Path

from loaders.extract import read_record
from loaders.files import read_document
from loaders.version import digest_of, loader_version


def test_a_reading_names_the_reader() -> None:
    reading = read_record(read_document(b"Report of the meeting\n\n1. Peru offered to host it.", "a.txt"))
    assert reading.loader_version == loader_version()


def test_the_version_changes_with_rules_and_words_and_with_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    words, notes = tmp_path / "en" / "verbs.yaml", tmp_path / "README.md"
    words.write_bytes(b"thank: thanks\nask: asks\n")
    before = digest_of([tmp_path])
    notes.write_text("on the words")
    words.write_bytes(b"thank: thanks\r\nask: asks\r\n")
    assert digest_of([tmp_path]) == before
    words.write_bytes(b"thank: thanks\nask: asked\n")
    changed = digest_of([tmp_path])
    words.rename(tmp_path / "verbs.yaml")
    assert len({before, changed, digest_of([tmp_path])}) == 3
