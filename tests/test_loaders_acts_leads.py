"""Leads over items: addressees in lines of their own, lists inside a sentence, nouns for heads, bullets below bullets."""

from __future__ import annotations

import pytest

from graph.errors import DataError
from graph.model import Statement
from loaders.acts import heads as heads_module
from loaders.acts.heads import heads
from loaders.extract import read_record
from loaders.formats import read_document
from loaders.vocabulary import languages, read_yaml

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo "
    "de 2021. Se habló de botes.\n\n",
}
BODY = {"en": "Lake Board", "es": "Comisión del Lago"}


def statements(language: str, body: str) -> list[Statement]:
    document = read_document((HEAD[language] + body + "\n").encode(), "lake.txt")
    return [s for s in read_record(document).statements if s.start >= len(HEAD[language])]


def told(language: str, body: str) -> list[tuple[str, str, str, str]]:
    """Type, sources, targets and action of each statement of *body*."""
    return [
        (s.type, ", ".join(a.name for a in s.source), ", ".join(a.name for a in s.target), s.action)
        for s in statements(language, body)
    ]


def asked(language: str, *pairs: tuple[str, str]) -> list[tuple[str, str, str, str]]:
    """The body's requests: whom it asks for what."""
    return [("REQUESTED_OF", BODY[language], target, action) for target, action in pairs]


ASKED = [
    # an addressee in a line of its own below the verb
    (
        "en",
        "The Board\n\nINSTRUCTS:\n\nTo the Secretariat:\n(a) to print the map;\n(b) to train the pilots.\n\nTo Togo:\n"
        "(a) to lend its boat.",
        [("Secretariat", "print the map"), ("Secretariat", "train the pilots"), ("Togo", "lend its boat")],
    ),
    (
        "en",
        "The Board REQUESTS:\n\nThe Secretariat:\n(a) to tag the turtles;\n(b) to count the nests.",
        [("Secretariat", "tag the turtles"), ("Secretariat", "count the nests")],
    ),
    (
        "es",
        "La Comisión:\n\nINSTRUYE:\n\nA la Secretaría:\na) imprimir el mapa;\nb) formar a los pilotos.\n\nA Chile:\n"
        "a) prestar su bote.",
        [("Secretaría", "imprimir el mapa"), ("Secretaría", "formar a los pilotos"), ("Chile", "prestar su bote")],
    ),
    (
        "es",
        "ENCOMIENDA:\n\nPrimero. A la Secretaría:\n\na) vacunar al ganado;\n\nb) censar los hatos.\n\nSegundo. Al Perú, la "
        "revisión de las vacunas.",
        [("Secretaría", "vacunar al ganado"), ("Secretaría", "censar los hatos"), ("Perú", "la revisión de las vacunas")],
    ),
    # a passive over its items
    (
        "en",
        "The Secretariat is instructed:\n– to publish the tariffs;\n– to update, by June, the list; and\n– to call Chad.",
        [
            ("Secretariat", "publish the tariffs"),
            ("Secretariat", "update, by June, the list"),
            ("Secretariat", "call Chad"),
        ],
    ),
    (
        "en",
        "Members are invited to:\n- send comments by 1 June 2021;\n- nominate experts.",
        [("Members", "send comments"), ("Members", "nominate experts")],
    ),
    (
        "es",
        "Se encarga a la Secretaría:\n– publicar los aranceles;\n– actualizar la lista.",
        [("Secretaría", "publicar los aranceles"), ("Secretaría", "actualizar la lista")],
    ),
    # bullets below a bullet of another mark
    (
        "en",
        "• The Board requests the Secretariat:\n– to clean the buoys;\n– to paint the pier.\n• The talk was long.",
        [("Secretariat", "clean the buoys"), ("Secretariat", "paint the pier")],
    ),
    (
        "es",
        "• La Comisión solicita a la Secretaría:\n– limpiar las boyas;\n– pintar el muelle.\n• La charla fue larga.",
        [("Secretaría", "limpiar las boyas"), ("Secretaría", "pintar el muelle")],
    ),
    # a list inside its sentence
    (
        "en",
        "The Board asks the Secretariat to: (a) print the map; (b) send it to Togo.",
        [("Secretariat", "print the map"), ("Secretariat", "send it to Togo")],
    ),
    (
        "en",
        "The Board requests the Secretariat (i) to seal the wells; (ii) to test the water; and (iii) to report.",
        [("Secretariat", "seal the wells"), ("Secretariat", "test the water"), ("Secretariat", "report")],
    ),
    (
        "en",
        "The Board requested: (1) Togo to lend its boat; (2) the Secretariat to print the map.",
        [("Togo", "lend its boat"), ("Secretariat", "print the map")],
    ),
    (
        "es",
        "La Comisión pide a la Secretaría: a) imprimir el mapa; b) enviarlo a Chile, y c) archivar la copia.",
        [("Secretaría", "imprimir el mapa"), ("Secretaría", "enviarlo a Chile"), ("Secretaría", "archivar la copia")],
    ),
    # items that open with "that"
    (
        "en",
        "RECOMMENDS:\n\n1. That the Member States adapt their laws;\n\n2. That the Secretariat keep the register.",
        [("Member States", "adapt their laws"), ("Secretariat", "keep the register")],
    ),
    (
        "es",
        "RECOMIENDA:\n\n1. Que los Estados Miembros adapten sus leyes;\n\n2. Que la Secretaría lleve el registro.",
        [("Estados Miembros", "adapten sus leyes"), ("Secretaría", "lleve el registro")],
    ),
    # a noun for a head
    (
        "en",
        "Recommendations to the Secretariat\n\n1. Print the map.\n\n2. Call Chad.",
        [("Secretariat", "Print the map"), ("Secretariat", "Call Chad")],
    ),
    (
        "en",
        "Tasks for the Secretariat:\n- print the map;\n- call Chad; and\n- test the radios.",
        [("Secretariat", "print the map"), ("Secretariat", "call Chad"), ("Secretariat", "test the radios")],
    ),
    (
        "es",
        "Recomendaciones a los Estados Miembros:\n1. Publicar sus mapas.\n2. Reparar los puertos.",
        [("Estados Miembros", "Publicar sus mapas"), ("Estados Miembros", "Reparar los puertos")],
    ),
    (
        "es",
        "Tareas de la Secretaría\n- imprimir el mapa\n- llamar a Chile",
        [("Secretaría", "imprimir el mapa"), ("Secretaría", "llamar a Chile")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "body", "expected"), ASKED, ids=lambda value: str(value)[:40])
def test_items_ask_what_their_lead_says(language: str, body: str, expected: list[tuple[str, str]]) -> None:
    assert [one for one in told(language, body) if one[0] != "COORDINATES_WITH"] == asked(language, *expected)


OTHERS = [
    (
        "en",
        "Commitments by Togo:\n- will lend its boat by June 2021;\n- to print the map.",
        [("COMMITTED_TO", "Togo", "", "will lend its boat"), ("COMMITTED_TO", "Togo", "", "print the map")],
    ),
    (
        "es",
        "Compromisos asumidos por Chile:\n- prestar su bote;\n- enviará los datos.",
        [
            ("COMMITTED_TO", "Chile", "", "prestar su bote"),
            ("COMMITTED_TO", "Chile", "", "enviará los datos"),
        ],
    ),
    (
        "en",
        "DECLARES:\n\n1. That the Board deplores the loss;\n\n2. That the Board welcomes the accession of Togo.",
        [
            ("STATED", "Lake Board", "", "the loss"),
            ("WELCOMED", "Lake Board", "Togo", "the accession of Togo"),
        ],
    ),
    (
        "es",
        "DECIDE:\n\n1. Que la Secretaría publicará el mapa antes de junio de 2021.\n\n2. Aprobar el plan.",
        [
            ("DECIDED", "Comisión del Lago", "Secretaría", "Que la Secretaría publicará el mapa"),
            ("DECIDED", "Comisión del Lago", "", "el plan"),
        ],
    ),
    # a lead below the items of another
    (
        "es",
        "RECOMIENDA:\n\nPrimero. A Chile, divulgar el censo.\n\nDECLARA:\n\nSegundo. Que la Comisión ve con preocupación el "
        "aumento de la sarna y rechaza toda forma de maltrato.",
        [
            ("REQUESTED_OF", "Comisión del Lago", "Chile", "divulgar el censo"),
            ("STATED", "Comisión del Lago", "", "el aumento de la sarna"),
            ("STATED", "Comisión del Lago", "", "toda forma de maltrato"),
        ],
    ),
    # an owner before a colon: what it will do is its own promise, what it did not promise is nothing
    (
        "es",
        "Tareas\n\n- Chile: habilitará un carril para ambulancias.\n- Perú: no asumió compromisos en esta ocasión.\n"
        "- Bolivia: sin compromisos.\n- Ecuador: revisar los sellos.",
        [
            ("COMMITTED_TO", "Chile", "", "habilitará un carril para ambulancias"),
            ("REQUESTED_OF", "Comisión del Lago", "Ecuador", "revisar los sellos"),
        ],
    ),
    (
        "en",
        "Actions\n\n- Togo: will lend its boat.\n- Chad: no commitment was made.\n- Fiji: has not decided.\n"
        "- Mali: none.\n- Niger: to check the seals.",
        [
            ("COMMITTED_TO", "Togo", "", "lend its boat"),
            ("REQUESTED_OF", "Lake Board", "Niger", "check the seals"),
        ],
    ),
    # things that stand below a passive
    (
        "en",
        "The following persons were elected:\n- Ada Lund (Togo), Chair\n- Bo Ek (Chad), Vice-Chair",
        [("DECIDED", "Lake Board", "Ada Lund", "Chair"), ("DECIDED", "Lake Board", "Bo Ek", "Vice-Chair")],
    ),
    (
        "es",
        "Fueron aprobados los siguientes documentos:\n- el plan de vuelo;\n- el manual de radio.",
        [
            ("DECIDED", "Comisión del Lago", "", "el plan de vuelo"),
            ("DECIDED", "Comisión del Lago", "", "el manual de radio"),
        ],
    ),
    (
        "es",
        "La Comisión elige:\n- a Chile como presidente;\n- a Perú como relator.",
        [
            ("DECIDED", "Comisión del Lago", "Chile", "presidente"),
            ("DECIDED", "Comisión del Lago", "Perú", "relator"),
        ],
    ),
    ("en", "The following points were discussed:\n- the price of ropes;\n- the age of the boats.", []),
    # a passive before its subject
    ("es", "Fue aprobado el plan de pesca.", [("DECIDED", "Comisión del Lago", "", "el plan de pesca")]),
    (
        "es",
        "Fue solicitado a la Secretaría que imprima el mapa.",
        [("REQUESTED_OF", "Comisión del Lago", "Secretaría", "imprima el mapa")],
    ),
    ("es", "No fue aprobado el plan de pesca.", []),
    ("es", "Fue una larga sesión.", []),
    # tasks with labelled fields, closed tasks, and what stands behind the list
    (
        "en",
        "ACTION ITEMS\n\n– Nominate experts for the panel. Responsible: all members. Deadline: June 2021.\n"
        "– Draw up the list. Responsible: to be decided. Deadline: next meeting.\n"
        "– (carried over) Redraw the logo. Closed; no further action.\n– Sell the boat (withdrawn).\n\n"
        "With kind regards,\n\nAda Lund\n\nSecretary of the Board",
        [
            ("REQUESTED_OF", "Lake Board", "all members", "Nominate experts for the panel"),
            ("REQUESTED_OF", "Lake Board", "", "Draw up the list"),
        ],
    ),
    (
        "es",
        "Tareas\n\n• Nombrar peritos. Responsable: Chile. Plazo: junio de 2021.\n• Rediseñar el logo. Cerrada.\n"
        "• Vender el bote (cancelado).\n\nHago propicia la oportunidad para saludarles.\n\nValentina Cuéllar\n\n"
        "Secretaria Técnica",
        [("REQUESTED_OF", "Comisión del Lago", "Chile", "Nombrar peritos")],
    ),
    # a second infinitive of one request
    (
        "en",
        "Asks Chad and Togo to continue their patrols and to report thereon to the Secretariat.",
        [
            (
                "REQUESTED_OF",
                "Lake Board",
                "Chad, Togo",
                "continue their patrols and to report thereon to the Secretariat",
            )
        ],
    ),
    ("en", "Niger: to print the map.", [("REQUESTED_OF", "Lake Board", "Niger", "print the map")]),
    (
        "es",
        "La Comisión acordó: 1) aprobar el plan; 2) encargar a Chile la traducción; y 3) agradecer a Perú su apoyo.",
        [
            ("DECIDED", "Comisión del Lago", "", "el plan"),
            ("REQUESTED_OF", "Comisión del Lago", "Chile", "la traducción"),
            ("THANKED_FOR", "Comisión del Lago", "Perú", "su apoyo"),
        ],
    ),
    ("en", "The report covers three fields: (a) boats; (b) maps; (c) ports.", []),
    ("es", "El informe abarca tres campos: a) botes; b) mapas; c) puertos.", []),
]


@pytest.mark.parametrize(("language", "body", "expected"), OTHERS, ids=lambda value: str(value)[:40])
def test_items_of_other_leads(language: str, body: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert told(language, body) == expected


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "en",
            "The following target dates are approved:\nWorking draft: 2022-03-31\nCommittee draft: 2022-11-30",
        ),
        (
            "es",
            "Se aprueban las siguientes fechas:\nBorrador: 31 de marzo de 2022\nTexto final: 30 de noviembre de 2022",
        ),
    ],
)
def test_each_date_line_is_decided(language: str, body: str) -> None:
    found = [(s.type, s.quote) for s in statements(language, body)]
    assert found == [("DECIDED", line) for line in body.split("\n")[1:]]


HEADS = [(language, entry) for language in languages() for entry in read_yaml(language, "leads")]


@pytest.mark.parametrize(
    ("language", "entry"), HEADS, ids=lambda value: value["id"] if isinstance(value, dict) else value
)
def test_head_reads_its_example(language: str, entry: dict) -> None:
    item = {"en": "print the map", "es": "imprimir el mapa"}[language]
    found = told(language, f"{entry['example']}\n- {item};\n- {item} otra vez.")
    assert len(found) == 2
    assert {kind for kind, *_ in found} == {heads_module.words(language).verb(entry["verb"]).type}


def test_head_that_is_no_pattern_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = {"id": "broken", "verb": "request", "pattern": "(tasks", "example": "Tasks:"}
    monkeypatch.setattr(heads_module, "read_entries", lambda *_, **__: (entry,))
    with pytest.raises(DataError, match="entry broken: key pattern"):
        heads.__wrapped__("en")
