"""Texts that never end a sentence: read in seconds, with nothing claimed of them and their owner told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graph.model import Reading
from loaders.endless import LONGEST, WARNING
from loaders.extract import read_record
from loaders.files import read_files

HEAD = {
    "en": "Report of the Meeting of the Northern Ports Forum\nOslo, 3 May 2020\n\n"
    "The Forum thanked Norway for the tables.\n\n",
    "es": "Informe de la Reunión del Foro de Puertos del Norte\nOslo, 3 de mayo de 2020\n\n"
    "El Foro agradeció a Noruega las tablas.\n\n",
}
ENDLESS = [
    ("en", "the Ministry of Ports of Norway asked Peru and Chile to publish the tables by 3 May 2021, "),
    ("es", "la Secretaría Técnica solicitó a Panamá que publicara las tablas antes del 3 de mayo de 2021, "),
    ("en", "Peru, Chile, Bolivia, "),
    ("es", "y Perú y Chile "),
    ("en", "word "),
    ("es", "(a [b «c “d "),
]


def reading_of(text: str, folder: Path) -> Reading:
    path = folder / "minutes.txt"
    path.write_text(text, encoding="utf-8")
    (document,) = read_files([path])
    assert not isinstance(document, Exception)
    return read_record(document)


@pytest.mark.parametrize(("language", "words"), ENDLESS)
def test_a_sentence_without_end_gives_nothing_and_keeps_nothing_else_out(
    language: str, words: str, tmp_path: Path
) -> None:
    """The bound is many times what a quiet machine needs; before there was a limit, some of these took hours."""
    began = time.process_time()
    reading = reading_of(HEAD[language] + words * (200_000 // len(words)) + ".\n", tmp_path)
    assert time.process_time() - began < 60
    assert [one.type for one in reading.statements] == ["THANKED_FOR"]
    assert WARNING in reading.document.warnings


@pytest.mark.parametrize(("language", "words"), ENDLESS[:2])
def test_a_long_sentence_that_ends_is_read(language: str, words: str, tmp_path: Path) -> None:
    reading = reading_of(HEAD[language] + words[0].upper() + words[1:] * 20 + "as agreed.\n", tmp_path)
    assert len(reading.statements) > 1
    assert WARNING not in reading.document.warnings


def test_a_long_paragraph_of_sentences_is_read(tmp_path: Path) -> None:
    paragraph = "The Forum asked Chile to publish the tables. " * (2 * LONGEST // 45)
    reading = reading_of(HEAD["en"] + paragraph + "\n", tmp_path)
    assert len(reading.statements) > 800
    assert reading.document.warnings == ()
