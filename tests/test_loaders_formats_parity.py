"""The same record as text, Word file (numbered by Word), PDF, HTML, RTF and OpenDocument gives the same statements."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

import pytest
from built_files import docx_of, list_of, odt_of, paragraph, pdf_of

from graph.model import Statement
from loaders.extract import read_record
from loaders.formats import read_document
from loaders.formats.compose import clean

ENGLISH = [
    "REPORT OF THE MEETING OF THE COUNCIL OF INLAND FISHERIES",
    "The Council of Inland Fisheries held its fourth meeting on 3 May 2021 in Kampala, Uganda.",
    "1. To thank the delegation of Norway for the presentation of the follow-up report on the lake surveys.",
    "2. To ask the Executive Secretariat to circulate, within four weeks, the revised guidelines to all members.",
    "3. To request the Executive Secretariat:",
    "a) to prepare a summary of the surveys carried out between 13-14 March, in coordination with Kenya;",
    "b) to publish the summary before the end of 2021.",
    "4. Ghana offered to host the next meeting of the Council, subject to the availability of funds.",
]
SPANISH = [
    "INFORME DE LA REUNIÓN DEL CONSEJO DE PESCA CONTINENTAL",
    "El Consejo de Pesca Continental celebró su cuarta reunión el 3 de mayo de 2021 en Asunción, Paraguay.",
    "1. Agradecer a la delegación de España la presentación del informe de seguimiento sobre los lagos.",
    "2. Pedir a la Secretaría Ejecutiva que distribuya, en un plazo de cuatro semanas, las directrices revisadas.",
    "3. Solicitar a la Secretaría Ejecutiva:",
    "a) que prepare un resumen de los estudios, en coordinación con Paraguay;",
    "b) que publique el resumen antes de finales de 2021.",
    "4. Uruguay ofreció ser sede de la siguiente reunión del Consejo.",
]
_LABEL = re.compile(r"(\d\.|[a-z]\)) ")


def parted(line: str) -> tuple[int | None, str]:
    """Level of an item (None for a paragraph) and its words without the label."""
    match = _LABEL.match(line)
    return (None, line) if match is None else (int(match[1][0].isalpha()), line[match.end() :])


def as_text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


def as_wrapped_text(lines: list[str]) -> bytes:
    import textwrap

    return "\n\n".join("\n".join(textwrap.wrap(line, 60)) for line in lines).encode("cp1252")


def as_word(lines: list[str]) -> bytes:
    body = ""
    for line in lines:
        level, words = parted(line)
        body += paragraph(escape(words), num=None if level is None else 1, level=level or 0)
    return docx_of(body, numbering=list_of(1, ("decimal", "%1."), ("lowerLetter", "%2)")))


def as_pdf(lines: list[str]) -> bytes:
    return pdf_of([escape(line) for line in lines[1:]], title=escape(lines[0]))


def as_two_columns(lines: list[str]) -> bytes:
    return pdf_of([escape(line) for line in lines[1:]], title=escape(lines[0]), columns=2, size=20)


def as_html(lines: list[str]) -> bytes:
    return ("<html><body>" + "".join(f"<p>{escape(line)}</p>" for line in lines)).encode()


def as_rtf(lines: list[str]) -> bytes:
    def coded(text: str) -> str:
        return "".join(sign if ord(sign) < 128 else f"\\u{ord(sign)}?" for sign in text)

    rows = []
    for line in lines:
        level, words = parted(line)
        label = "" if level is None else f"{{\\listtext {line[: -len(words)].strip()}\\tab}}\\ilvl{level} "
        rows.append(f"\\pard {label}{coded(words)}\\par")
    return ("{\\rtf1\\ansi " + "\n".join(rows) + "}").encode("ascii")


def as_odt(lines: list[str]) -> bytes:
    return odt_of("".join(f"<text:p>{escape(line)}</text:p>" for line in lines))


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "wrapped.txt": as_wrapped_text, "minutes.docx": as_word, "minutes.pdf": as_pdf, "columns.pdf": as_two_columns,
    "minutes.html": as_html, "minutes.rtf": as_rtf, "minutes.odt": as_odt,
}  # fmt: skip


def key(statement: Statement) -> tuple[object, ...]:
    """All that a statement says, without the breaks of its lines."""
    actors = [tuple(sorted(actor.name for actor in side)) for side in (statement.source, statement.target)]
    words = [clean(text).replace("\n", " ") for text in (statement.quote, statement.action)]
    rest = (statement.due, statement.force, statement.condition, statement.modality)
    return (statement.passage, statement.type, *actors, *words, *rest)


@pytest.mark.parametrize("lines", [ENGLISH, SPANISH], ids=["en", "es"])
@pytest.mark.parametrize("name", FORMATS)
def test_the_same_record_gives_the_same_statements_in_every_format(name: str, lines: list[str]) -> None:
    plain = read_record(read_document(as_text(lines), "minutes.txt"))
    other = read_record(read_document(FORMATS[name](lines), name))
    assert len(plain.statements) >= 5
    assert [key(each) for each in other.statements] == [key(each) for each in plain.statements]
    assert other.meeting.to_json() == plain.meeting.to_json()
    assert other.document.text_hash == plain.document.text_hash
