"""Folders, archives and messages are walked in a fixed order; what fails is named and the rest is read."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from built_files import docx_of, paragraph, zip_of

from graph.errors import RecordError
from loaders.files import read_files


def names(*paths: Path | str) -> list[str]:
    return [
        str(outcome) if isinstance(outcome, RecordError) else outcome.name for outcome in read_files(paths)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.txt",
        "inner/c.md",
        ".hidden.txt",
        "~$a.docx",
        "notes.xlsx",
        "README.md",
        ".git/d.txt",
    ):
        path = tmp_path / "records" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("To thank Norway.", encoding="utf-8")
    return tmp_path / "records"


def test_a_folder_is_walked_in_the_order_of_its_names(folder: Path) -> None:
    assert names(folder) == ["a.txt", "b.txt", "inner/c.md"]


def test_a_file_named_by_itself_is_read_whatever_its_suffix(folder: Path) -> None:
    assert names(folder / "notes.xlsx") == ["notes.xlsx"]


def test_a_zip_is_walked_like_a_folder(tmp_path: Path) -> None:
    members = {
        "b/minutes.docx": docx_of(paragraph("x")),
        "a.txt": b"y",
        "__MACOSX/a.txt": b"z",
        "logo.png": b"p",
    }
    path = tmp_path / "all.zip"
    path.write_bytes(zip_of({**members, "more.zip": zip_of({"c.txt": b"w"})}))
    assert names(path) == ["all.zip/a.txt", "all.zip/b/minutes.docx", "all.zip/more.zip/c.txt"]


def test_what_fails_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    path.write_bytes(zip_of({"a.docx": b"PK\x03\x04broken", "b.txt": b"To thank Norway."}))
    failed, read = names(path)
    assert failed.startswith("all.zip/a.docx: The file is damaged")
    assert read == "all.zip/b.txt"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert names(tmp_path / "none.txt") == [
        f"{tmp_path / 'none.txt'}: There is no such file. Check the path."
    ]


def test_a_folder_without_records_says_so(tmp_path: Path) -> None:
    assert "no record in this folder" in names(tmp_path)[0]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights that a user of Windows lacks")
def test_links_out_of_a_folder_and_back_into_it_are_not_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "round").symlink_to(folder)
    (folder / "twin.txt").symlink_to(folder / "a.txt")
    assert names(folder) == ["a.txt", "b.txt", "inner/c.md", "twin.txt"]


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="this system has no endless device")
def test_a_device_is_refused() -> None:
    assert "no regular file" in names("/dev/zero")[0]


def test_standard_input() -> None:
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"To thank Norway."))
    try:
        assert names("-") == ["stdin"]
    finally:
        sys.stdin = before
