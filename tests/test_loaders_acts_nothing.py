"""Words that look like an act and are none: headings, captions, notes, refusals, what nobody did, what was only asked."""

from __future__ import annotations

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Acta de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de mayo "
    "de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, str]]:
    """Type and quote of each statement of *body*."""
    document = read_document((HEAD[language] + body + "\n").encode(), "lake.txt")
    return [(s.type, s.quote) for s in read_record(document).statements if s.start >= len(HEAD[language])]


NOTHING_EN = [
    "Subject: follow-up to the request of Togo to print the map",
    "Pledges and statements recorded at the request of delegations",
    "Requests for assistance received since May",
    "Offers of support by country",
    "Thanks and farewells",
    "Proposals submitted by Togo and Chad",
    "The proposal was withdrawn.",
    "The request was withdrawn by Togo.",
    "No agreement was reached on quotas, and none was sought.",
    "Agreement could not be reached on the fee.",
    "No decision was taken.",
    "No pledge was made and no date was fixed.",
    "None of the members offered to host the session.",
    "No member will host the session.",
    "Nobody proposed a date.",
    "Neither Togo nor Chad offered a boat.",
    "The delegation of Togo replied that it was not in a position to alter the schedule.",
    "Chad answered that it could not lend its boat.",
    "Togo was not in a position to commit funds.",
    "Closed; no further action.",
    "Some spoke of a new port, and somebody asked what it would cost; neither question was put to the vote.",
    "It was asked whether the fee would be raised. No answer was given.",
    "Had Togo agreed, the map would have been printed.",
    "Togo would have offered a boat if it had one.",
    "Should the talks prove fruitful, a merger may be considered.",
    "* The Convention requires Parties to submit reports.",
    "The draft, under which each country would have undertaken to publish its tariffs, was not tabled.",
    "Signed in Oslo by the heads of delegation",
    "For the Board: Ada Lund, Chair",
    "Figure 2: Boats offered by Togo",
    "Table 3. Commitments made by members in 2020",
    "Photo: delegates thank the host",
    "Consensus was not reached and the Board did not approve the plan.",
    "Togo declined to commit to a date.",
    "Chad refused to accept the proposal.",
    "Whether Togo will lend its boat was left open.",
    "The question is who will pay.",
]

NOTHING_ES = [
    "Asunto: seguimiento de la Cuarta Reunión (Leticia, Colombia, 1 de marzo de 2021)",
    "Hubo quien habló de aplazar el mapa, y quien preguntó su costo; ninguna de las cuestiones se sometió a votación.",
    "Compromisos y declaraciones registrados a petición de las delegaciones",
    "Solicitudes de asistencia recibidas desde mayo",
    "Agradecimientos y despedida",
    "Propuestas presentadas por Chile y Perú",
    "La propuesta fue retirada.",
    "La solicitud fue retirada por Chile.",
    "No se llegó a acuerdo sobre las cuotas, ni se buscó.",
    "No hubo acuerdo sobre la tarifa.",
    "No se adoptó decisión alguna.",
    "Ningún miembro se ofreció a acoger la sesión.",
    "Ningún país enviará sus datos.",
    "Nadie propuso fecha.",
    "Ni Chile ni Perú ofrecieron un bote.",
    "La delegación de Chile respondió que no estaba en condiciones de alterar el calendario.",
    "Chile contestó que no podía prestar su bote.",
    "Chile no está en condiciones de aportar fondos.",
    "La Secretaría no está en condiciones de costear traducciones.",
    "Cerrado; sin más trámite.",
    "Se preguntó si se subiría la tarifa. No hubo respuesta.",
    "De haber aceptado Chile, se habría impreso el mapa.",
    "Chile habría ofrecido un bote si lo tuviera.",
    "De prosperar las conversaciones, podría estudiarse una fusión.",
    "Firman al pie los jefes de delegación",
    "Por la Comisión: Ada Luna, Presidenta",
    "Gráfico 2: Botes ofrecidos por Chile",
    "Cuadro 3. Compromisos asumidos por los miembros en 2020",
    "Chile declinó comprometerse a una fecha.",
    "Perú se negó a aceptar la propuesta.",
    "Quedó abierto si Chile prestará su bote.",
    "La cuestión es quién pagará.",
    "No se formularon ofrecimientos.",
    "Hago propicia la oportunidad para saludarles con mi mayor estima.",
]


@pytest.mark.parametrize(
    ("language", "body"), [("en", one) for one in NOTHING_EN] + [("es", one) for one in NOTHING_ES]
)
def test_nothing_is_claimed(language: str, body: str) -> None:
    assert told(language, body) == []


@pytest.mark.parametrize(
    ("language", "body"),
    [
        (
            "en",
            "The catch rose [1].\n\nTalk went on.\n\n[1] Measure 3 requests flag States to report every day.",
        ),
        (
            "es",
            "La pesca creció [1].\n\nSe habló de ello.\n\n[1] La Medida 3 pide a Chile que informe cada día.",
        ),
    ],
)
def test_notes_are_silent(language: str, body: str) -> None:
    assert told(language, body) == []


SOMETHING = [
    ("en", "Welcomes and supports the plan of Togo.", ["WELCOMED"]),
    ("en", "Togo regretted that it was unable to host the session.", ["STATED"]),
    ("en", "Chad replied that the fee is too high.", ["STATED"]),
    ("en", "The item was deferred.", ["DECIDED"]),
    ("en", "They pledged to carry observers, should the pockets remain open.", ["COMMITTED_TO"]),
    ("en", "If Togo lends its boat, the Secretariat will print the map.", ["COMMITTED_TO"]),
    ("en", "The motion was defeated by four votes to two.", ["DECIDED"]),
    ("en", "The Secretariat should print the map.", ["REQUESTED_OF"]),
    ("en", "The Convention Secretariat requests Parties to submit reports.", ["REQUESTED_OF"]),
    ("es", "Chile respondió que la cuota es alta.", ["STATED"]),
    ("es", "La moción fue rechazada por cuatro votos contra dos.", ["DECIDED"]),
    ("es", "Perú enviará sus datos.", ["COMMITTED_TO"]),
]


@pytest.mark.parametrize(("language", "body", "kinds"), SOMETHING)
def test_what_is_an_act_stays_one(language: str, body: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in told(language, body)] == kinds
