"""Resolutions: verbs behind asides, decisions over items, bodies that are set up, and what is only planned."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Resolution 12 (2003)\n\nThe Lake Board,\n\nRecalling the floods of 2002,\n\n",
    "es": "Resolución 12 (2003)\n\nLa Comisión del Lago,\n\nRecordando las crecidas de 2002,\n\n",
}
BODY = {"en": "Lake Board", "es": "Comisión del Lago"}


def told(language: str, body: str) -> list[tuple[str, str, str]]:
    """Type, sources and targets of each statement of *body*; the board itself is "-"."""
    statements = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt")).statements
    return [
        (
            s.type,
            ", ".join("-" if a.name == BODY[language] else a.name for a in s.source),
            ", ".join(a.name for a in s.target),
        )
        for s in statements
    ]


CASES = [
    # an adverb between a verb and what belongs to it
    ("en", "1. Expresses once more its thanks to Chad for the loan of the boats.", [("THANKED_FOR", "-", "Chad")]),
    ("es", "1. Reitera firmemente su llamamiento a los bancos para que bajen sus tarifas.",
     [("REQUESTED_OF", "-", "bancos")]),
    # what is decided behind an aside is no promise
    ("en", "1. Decides also, in accordance with article 4 of its rules, that every boat that fishes at night will be listed "
           "as a trawler.", [("DECIDED", "-", "")]),
    ("es", "1. Decide además, de conformidad con el artículo 4 de su reglamento, que todo bote que pesque de noche será "
           "inscrito como arrastrero.", [("DECIDED", "-", "")]),
    # a decision over items that say what its target is to do
    ("en", "1. Decides also that all States shall:\n\n(a) Close their ports to the trawlers, whose crews will be heard;\n\n"
           "(b) Share the lists of the trawlers.",
     [("DECIDED", "-", "all States"), ("DECIDED", "-", "all States")]),
    ("es", "1. Decide asimismo que todos los Estados:\n\na) Tipifiquen como delito la pesca nocturna, que se castigará;\n\n"
           "b) Compartan las listas de los arrastreros.",
     [("DECIDED", "-", "todos los Estados"), ("DECIDED", "-", "todos los Estados")]),
    # a name or a list with "and" in it is not cut
    ("en", "1. Urges the parties in Bosnia and Herzegovina to share the plan of the dam, talks that will be held in May.",
     [("REQUESTED_OF", "-", "parties in Bosnia and Herzegovina")]),
    ("es", "1. Insta a las partes en Bosnia y Herzegovina a que estudien el plan de la presa, conversaciones que se "
           "celebrarán en mayo.", [("REQUESTED_OF", "-", "partes en Bosnia y Herzegovina")]),
    ("en", "1. The Board met with the participation of Mali and Niger and approved the map.",
     [("PARTICIPATED_IN", "Mali, Niger", ""), ("DECIDED", "-", "")]),
    ("es", "1. La Comisión se reunió con la asistencia de Malí y Níger y aprobó el mapa.",
     [("PARTICIPATED_IN", "Mali, Níger", ""), ("DECIDED", "-", "")]),
    # who is to take part in what is planned has not taken part in the meeting
    ("en", "1. The Secretariat will hold a course with the participation of Chad.", [("COMMITTED_TO", "Secretariat", "")]),
    ("es", "1. La Secretaría dictará un curso con la participación de Chad.", [("COMMITTED_TO", "Secretaría", "")]),
    ("en", "1. Asks Togo to hold a course with the participation of Mali and Niger.", [("REQUESTED_OF", "-", "Togo")]),
    ("es", "1. Pide a Togo que dicte un curso con la asistencia de los expertos de Malí.", [("REQUESTED_OF", "-", "Togo")]),
    # the body that is set up behind an aside
    ("en", "1. Decides to establish, in accordance with rule 8, a Panel on Tides.", [("DECIDED", "-", "Panel on Tides")]),
    ("es", "1. Decide establecer, de conformidad con su reglamento, un Panel sobre Mareas.",
     [("DECIDED", "-", "Panel sobre Mareas")]),
    # whom the body charges with tasks it asks; what a body that is set up is to do is its own
    ("en", "1. Decides to set up a Panel on Tides, charged with the following tasks:\n\n(a) To read the gauges;\n\n"
           "(b) To report to the Board.",
     [("DECIDED", "-", "Panel on Tides"), ("REQUESTED_OF", "-", "Panel on Tides"),
      ("REQUESTED_OF", "-", "Panel on Tides")]),
    ("es", "1. Decide crear un Panel sobre Mareas encargado de las tareas siguientes:\n\na) Leer los mareógrafos;\n\n"
           "b) Informar a la Comisión.",
     [("DECIDED", "-", "Panel sobre Mareas"), ("REQUESTED_OF", "-", "Panel sobre Mareas"),
      ("REQUESTED_OF", "-", "Panel sobre Mareas")]),
    ("en", "1. Decides to establish a Panel on Tides to undertake the following tasks:\n\n(a) To read the gauges;\n\n"
           "(b) To report to the Board.",
     [("DECIDED", "-", "Panel on Tides"), ("COMMITTED_TO", "Panel on Tides", ""), ("COMMITTED_TO", "Panel on Tides", "")]),
    # who is asked stands behind words of time; the verbs of what is asked are no acts of the body
    ("en", "1. Recommends that, as soon as the tide permits, the Member States should convene a meeting and notify the "
           "Secretariat of its outcome.", [("REQUESTED_OF", "-", "Member States")]),
    ("es", "1. Recomienda que, tan pronto como la marea lo permita, los Estados Miembros convoquen una reunión.",
     [("REQUESTED_OF", "-", "Estados Miembros")]),
    ("en", "1. Recommends that the Member States should, within their means:\n\n(a) Constitute rescue teams;\n\n"
           "(b) Take over the running of the ports.",
     [("REQUESTED_OF", "-", "Member States"), ("REQUESTED_OF", "-", "Member States")]),
    # a pronoun is the office named before it in the sentence
    ("en", "1. Encourages the efforts of the Executive Secretary and invites her to keep the Board informed.",
     [("REQUESTED_OF", "-", "Executive Secretary"), ("REQUESTED_OF", "-", "Executive Secretary")]),
    ("es", "1. Alienta los esfuerzos del Secretario Ejecutivo y lo invita a mantener informada a la Comisión.",
     [("REQUESTED_OF", "-", "Secretario Ejecutivo"), ("REQUESTED_OF", "-", "Secretario Ejecutivo")]),
    # a participle at the head of a clause is nobody's name; the commitment of others is theirs
    ("en", "1. Acting under article 9, decides that the embargo shall apply to all boats.", [("DECIDED", "-", "")]),
    ("es", "1. Actuando en virtud del artículo 9, decide que el embargo se aplicará a todos los botes.",
     [("DECIDED", "-", "")]),
    ("en", "1. Reaffirms the commitment of all Member States to the freedom of the lake.",
     [("STATED", "-", ""), ("COMMITTED_TO", "Member States", "")]),
    ("es", "1. Reafirma el compromiso de Chile de abrir el lago.",
     [("STATED", "-", ""), ("COMMITTED_TO", "Chile", "")]),
    # what is noted behind what is decided; before it, it would be a recital
    ("en", "1. Adopts the targets, noting that the target on mercury concerns the lake alone.",
     [("DECIDED", "-", ""), ("TOOK_NOTE_OF", "-", "")]),
    ("es", "1. Adopta las metas, observando que la meta sobre mercurio se refiere solo al lago.",
     [("DECIDED", "-", ""), ("TOOK_NOTE_OF", "-", "")]),
    ("es", "1. Considera que, para vigilar la tregua del lago, se deben desplegar observadores.", [("STATED", "-", "")]),
    # a past form in small letters goes on from the number of its decision; one that only describes does not
    ("en", "Decision LB/3-1\n\ntook note of Resolution 4 on tides and mandated the Secretariat to publish it.\n\n"
           "Decision LB/3-2\n\ngranted provisional accreditation to Togo.\n\nDecision LB/3-3\n\n"
           "presented by Chad in May.",
     [("TOOK_NOTE_OF", "-", ""), ("REQUESTED_OF", "-", "Secretariat"), ("DECIDED", "-", "Togo")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "expected"), CASES)
def test_clauses_of_resolutions(language: str, body: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(language, body) == expected


FORMS = {
    "en": """
                                        DATE           NUMBER
                                        2016-03-02     PASU/TC 12/N 40

       Title          Resolutions of the 9th plenary meeting of PASU/TC 12

       Source         Secretariat

       Note(s)        Adopted in Lomé

Resolution 1
Subject        Publication of the tide tables
PASU/TC 12 Gauges, charts and tables of ports

resolves to publish the tide tables.

The resolution was taken by general consent
Resolution 2
Subject        Resignation of Mr. Bo Ek as convenor of PASU/TC 12/WG 4
PASU/TC 12 Gauges, charts and tables of ports

       considering that the gauges of the port, which were set up some years ago, are still in
       use (N 30)

with regret accepts the resignation of Mr. Bo Ek. The resolution was taken without any vote against
it and without abstentions.

Resolution 3
Subject        Lending of gauges
PASU/TC 12 Gauges, charts and tables of ports

requests Togo to lend a gauge to Chad.

Resolution 4
Subject        Thanks
PASU/TC 12 Gauges, charts and tables of ports

resolves to thank Togo for the gauge.
""",
    "es": """
       Título         Resoluciones de la novena reunión plenaria del Comité de Mareas

       Fuente         Secretaría

       Nota           Aprobadas en Lomé el 2 de marzo de 2016

Resolución 1
Asunto         Publicación de las tablas de mareas
El Comité de Mareas, órgano de la Alianza de Puertos

decide publicar las tablas de mareas.

Sin votos en contra
Resolución 2
Asunto         Renuncia del Sr. Bo Ek como coordinador del grupo
El Comité de Mareas, órgano de la Alianza de Puertos

       considerando que los mareógrafos del puerto, instalados hace algunos años, siguen en uso
       (N 30)

con pesar acepta la renuncia del Sr. Bo Ek, que sirvió al Comité en la costa y en los puertos y
lo deja por su edad.

Resolución 3
Asunto         Préstamo de mareógrafos
El Comité de Mareas, órgano de la Alianza de Puertos

solicita al Togo que preste un mareógrafo al Chad.

Resolución 4
Asunto         Gratitud
El Comité de Mareas, órgano de la Alianza de Puertos

resuelve agradecer al Togo el mareógrafo.
""",
}


@pytest.mark.parametrize(("language", "body"), [("en", "PASU/TC 12"), ("es", "Comité de Mareas")])
def test_resolutions_on_a_form_under_the_name_of_their_body(language: str, body: str) -> None:
    reading = read_record(read_document(FORMS[language].encode(), "tide.txt"))
    assert reading.meeting.forum == body
    assert [(one.passage, one.type, [a.name for a in one.source]) for one in reading.statements] == [
        ("1", "DECIDED", [body]),
        ("2", "DECIDED", [body]),
        ("3", "REQUESTED_OF", [body]),
        ("4", "THANKED_FOR", [body]),
    ]
    assert not any("Subject" in one.quote or "Asunto" in one.quote for one in reading.statements)
