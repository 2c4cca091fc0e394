"""Plain text: characters stay in their places, whatever the encoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import RecordError
from graph.model import Document
from loaders.formats import read_document
from loaders.formats.compose import clean, text_hash
from loaders.formats.limits import Limits

SPANISH = "1. Agradecer a España por la información.\n\n2. Pedir a la Secretaría que envíe el acta."


def text_of(data: bytes, name: str = "acta.txt") -> str:
    return read_document(data, name).text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_offsets_are_those_of_the_file_as_python_opens_it(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "acta.txt"
    path.write_bytes(("\ufeff" + SPANISH).replace("\n", newline).encode())
    document = read_document(path)
    assert document.text == path.read_text(encoding="utf-8")
    first = document.blocks[0]
    assert document.text[first.start : first.end] == "1. Agradecer a España por la información."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings(encoding: str) -> None:
    assert text_of(SPANISH.encode(encoding)).lstrip("\ufeff") == SPANISH


def test_a_file_pasted_together_from_two_encodings_reads_right_in_both_parts() -> None:
    document = read_document("España pidió ".encode() + "más años a Perú.".encode("cp1252"), "acta.txt")
    assert document.text == "España pidió más años a Perú."
    assert "not UTF-8" in document.warnings[0]


def test_a_null_gives_way_to_a_space_in_its_place() -> None:
    document = read_document(b"To thank\x00Norway for the report on fisheries and the plan.", "minutes.txt")
    assert document.text == "To thank Norway for the report on fisheries and the plan."
    assert document.warnings


def test_direction_marks_stay_and_are_named() -> None:
    document = read_document("To thank \u202bNorway\u202c.".encode(), "minutes.txt")
    assert document.text == "To thank \u202bNorway\u202c."
    assert "direction" in document.warnings[0]


def test_too_much_text_is_refused_above_the_limit() -> None:
    with pytest.raises(RecordError, match=r"minutes\.txt: It holds more than 0\.001 million characters"):
        read_document(b"word " * 300, "minutes.txt", limits=Limits(text=1000))


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\x00" * 50, b"\xef\xbb\xbf"])
def test_an_empty_file_is_named_as_such(data: bytes) -> None:
    with pytest.raises(RecordError, match="empty"):
        read_document(data, "minutes.txt")


def test_noise_is_no_text() -> None:
    with pytest.raises(RecordError, match="no text"):
        read_document(bytes(range(1, 32)) * 40, "minutes.txt")


def test_the_same_words_have_the_same_hash_however_they_are_wrapped() -> None:
    wrapped = "1. To thank\u00a0Norway for the “follow\u2011up”\nreport.\r\n\r\n• Next"
    assert text_hash(wrapped) == text_hash('1. To thank Norway for the "follow-up" report.\n- Next')
    assert text_hash("To thank Norway") != text_hash("To thank Sweden")


def test_clean_text_has_single_spaces_and_no_invisible_marks() -> None:
    assert clean(" co\u00adoperation\u200b \t of\u00a0all \n\n Cafe\u0301 ") == "cooperation of all\nCafé"


def test_hashes_are_of_the_file_and_of_its_words() -> None:
    one, other = (read_document(SPANISH.encode(codec), "acta.txt") for codec in ("utf-8", "utf-16"))
    assert one.file_hash != other.file_hash
    assert one.text_hash == other.text_hash
    assert isinstance(one, Document)
