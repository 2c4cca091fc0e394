"""Articles under a bare decision: who owes what, and what is laid down of somebody or of a thing."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "FJORD COUNCIL\n\nDECISION 7/12\n\nThe Fjord Council,\n\nConsidering the loss of kelp in the outer fjords,\n\n"
    "HAS DECIDED AS FOLLOWS:\n\n",
    "es": "CONSEJO DEL LAGO\n\nDECISIÓN N.º 7/12\n\nCONSIDERANDO:\n\nQue el lago pierde agua cada año.\n\n"
    "EL CONSEJO DEL LAGO\n\nDECIDE:\n\n",
}
BODY = {"en": "Fjord Council", "es": "Consejo del Lago"}
ARTICLE = {"en": "Article", "es": "Art."}


def told(language: str, *articles: str) -> list[tuple[str, str, str, str]]:
    """Passage, type, sources and targets of what the articles say; one that begins with "=" is a heading."""
    text, number = HEAD[language], 0
    for words in articles:
        if words.startswith("="):
            text += words[1:] + "\n\n"
            continue
        number += 1
        text += f"{ARTICLE[language]} {number} - {words}\n\n"
    statements = read_record(read_document(text.encode(), "norms.txt")).statements
    return [
        (s.passage, s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target))
        for s in statements
    ]


NORMS = [
    # who is to do something owes it; a power, and what somebody is or has, is laid down
    ("en", ["The Kelp Fund may receive gifts.", "The Secretariat shall keep the accounts."],
     [("1", "DECIDED", "Fjord Council", "Kelp Fund"), ("2", "COMMITTED_TO", "Secretariat", "")]),
    ("es", ["El Fondo del Agua podrá recibir donaciones.", "La Secretaría llevará las cuentas."],
     [("1", "DECIDED", "Consejo del Lago", "Fondo del Agua"), ("2", "COMMITTED_TO", "Secretaría", "")]),
    # of a thing it is laid down, in the second sentence of an article as in the first
    ("en", ["The grants shall respect the spawning season. Such grants will be paid in two parts.", "Norway may leave."],
     [("1", "DECIDED", "Fjord Council", ""), ("1", "DECIDED", "Fjord Council", ""),
      ("2", "DECIDED", "Fjord Council", "Norway")]),
    ("es", ["Las obras deberán ahorrar agua. Los pagos se harán en dos partes.", "Chile podrá retirarse."],
     [("1", "DECIDED", "Consejo del Lago", ""), ("1", "DECIDED", "Consejo del Lago", ""),
      ("2", "DECIDED", "Consejo del Lago", "Chile")]),
    # headings between the articles do not end the decision
    ("en", ["=Seat", "The Kelp Fund shall have its seat in Bergen.", "=Staff", "The posts shall be advertised."],
     [("1", "DECIDED", "Fjord Council", "Kelp Fund"), ("2", "DECIDED", "Fjord Council", "")]),
    ("es", ["=Sede", "El Fondo del Agua tendrá su sede en Puno.", "=Personal", "Los puestos se publicarán."],
     [("1", "DECIDED", "Consejo del Lago", "Fondo del Agua"), ("2", "DECIDED", "Consejo del Lago", "")]),
    # what a text will rule is no promise of the text; who is asked first "after review" does not submit
    ("en", ["The Rules of the Fund shall govern the rest. The draft shall be submitted to the Council, after review by "
            "the Finance Panel.", "The fee is due in May."],
     [("1", "DECIDED", "Fjord Council", ""), ("1", "DECIDED", "Fjord Council", ""), ("2", "DECIDED", "Fjord Council", "")]),
    ("es", ["El Reglamento del Fondo regulará lo demás. El proyecto será sometido al Consejo, previo examen por el Panel "
            "de Finanzas.", "La cuota vence en mayo."],
     [("1", "DECIDED", "Consejo del Lago", ""), ("1", "DECIDED", "Consejo del Lago", ""),
      ("2", "DECIDED", "Consejo del Lago", "")]),
    # a Spanish future without a subject goes on with who was to act before it
    ("es", ["Los Estados Partes pagarán la mitad en enero. En julio pagarán el resto.", "La cuota vence en mayo."],
     [("1", "COMMITTED_TO", "Estados Partes", ""), ("1", "COMMITTED_TO", "Estados Partes", ""),
      ("2", "DECIDED", "Consejo del Lago", "")]),
    # shares, and lists that an article only opens
    ("en", ["The budget will be borne as follows:\n\n- Norway: 40%\n- Iceland: 60%", "Norway may leave."],
     [("1", "DECIDED", "Fjord Council", ""), ("1", "DECIDED", "Fjord Council", "Norway"),
      ("1", "DECIDED", "Fjord Council", "Iceland"), ("2", "DECIDED", "Fjord Council", "Norway")]),
    ("es", ["El presupuesto se pagará como sigue:\n\n- Chile: 40%\n- Perú: 60%", "Chile podrá retirarse."],
     [("1", "DECIDED", "Consejo del Lago", ""), ("1", "DECIDED", "Consejo del Lago", "Chile"),
      ("1", "DECIDED", "Consejo del Lago", "Perú"), ("2", "DECIDED", "Consejo del Lago", "Chile")]),
    ("en", ["The rules on grants shall cover the following:\n(a) the Secretariat shall publish every call;\n"
            "(b) the grants shall be paid in two parts.", "Norway may leave."],
     [("1.a", "COMMITTED_TO", "Secretariat", ""), ("1.b", "DECIDED", "Fjord Council", ""),
      ("2", "DECIDED", "Fjord Council", "Norway")]),
    ("es", ["El reglamento de las obras contemplará las siguientes bases:\na) la Secretaría publicará los llamados;\n"
            "b) las obras se pagarán en dos partes.", "Chile podrá retirarse."],
     [("1.a", "COMMITTED_TO", "Secretaría", ""), ("1.b", "DECIDED", "Consejo del Lago", ""),
      ("2", "DECIDED", "Consejo del Lago", "Chile")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "articles", "expected"), NORMS)
def test_articles(language: str, articles: list[str], expected: list[tuple[str, str, str, str]]) -> None:
    assert told(language, *articles) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Minutes of the Fjord Council\n\nBergen, 9 May 2012\n\nThe Rules of the Fund will govern the rest. "
               "The Fund will be composed of three chests. The kelp may come back."),
        ("es", "Acta del Consejo del Lago\n\nPuno, 9 de mayo de 2012\n\nEl Reglamento del Fondo regulará lo demás. "
               "El fondo se compondrá de tres cofres. El agua podrá volver."),
    ],
)  # fmt: skip
def test_outside_articles_what_a_text_rules_is_told_by_nobody(language: str, text: str) -> None:
    assert not read_record(read_document(text.encode(), "minutes.txt")).statements


def test_further_paragraphs_of_a_clause_share_its_number() -> None:
    text = (
        "The Fjord Council:\n\n1. Decides to close the port.\n\nThe Secretariat shall publish the closure.\n\n"
        "Oversight\n\n2. Requests Norway to lend a boat.\n\nDone at Bergen by the Council.\n"
    )
    found = read_record(read_document(text.encode(), "clauses.txt")).statements
    assert [(s.passage, s.type) for s in found] == [
        ("1", "DECIDED"),
        ("1", "COMMITTED_TO"),
        ("2", "REQUESTED_OF"),
    ]
