"""Questions claim nothing, a thing that should only be so either; a condition is no part of the action."""

import pytest

from loaders.extract import read_record
from loaders.formats import read_document

HEAD = {
    "en": "Minutes of the Lake Board\n\nOslo, 3 May 2021\n\nThe Lake Board met in Oslo on 3 May 2021. Talk turned to "
    "boats.\n\n",
    "es": "Reunión de la Comisión del Lago\n\nLima, 3 de mayo de 2021\n\nLa Comisión del Lago se reunió en Lima el 3 de "
    "mayo de 2021. Se habló de botes.\n\n",
}


def told(language: str, body: str) -> list[tuple[str, str, str | None]]:
    """Type, action and condition of each statement of *body*."""
    reading = read_record(read_document((HEAD[language] + body + "\n").encode(), "lake.txt"))
    return [(s.type, s.action, s.condition) for s in reading.statements if s.start >= len(HEAD[language])]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Should the Secretariat print the map?"),
        ("en", "Will Togo send the map by May?"),
        ("en", "Can the Board recommend the plan to Togo?"),
        ("en", "The Chair asked: who will draft the plan?"),
        ("en", "Data should be available by June."),
        ("en", "The tool should be useful to all."),
        ("en", "This should allow any software to be used."),
        ("es", "¿Debería la Secretaría imprimir el mapa?"),
        ("es", "¿Quién enviará el mapa?"),
        ("es", "Se preguntó: ¿enviará Chile el mapa?"),
        ("es", "Los datos deberían estar disponibles en junio."),
        ("es", "La herramienta debería permitir buscar por puerto."),
    ],
)
def test_claims_nothing(language: str, body: str) -> None:
    assert told(language, body) == []


@pytest.mark.parametrize(
    ("language", "body"), [("en", "The label should be removed."), ("es", "La etiqueta debería eliminarse.")]
)
def test_what_should_be_done_to_a_thing_is_proposed(language: str, body: str) -> None:
    assert [kind for kind, _, _ in told(language, body)] == ["PROPOSED"]


@pytest.mark.parametrize(
    ("language", "body", "action", "condition"),
    [
        (
            "en",
            "Chad will send a boat, as per financial possibilities.",
            "send a boat",
            "as per financial possibilities",
        ),
        (
            "en",
            "Chad will send a boat as per financial possibilities.",
            "send a boat",
            "as per financial possibilities",
        ),
        (
            "en",
            "The Secretariat will, within existing resources, print the map.",
            "print the map",
            "within existing resources",
        ),
        (
            "en",
            "Subject to available resources, the Secretariat will print the map.",
            "print the map",
            "Subject to available resources",
        ),
        (
            "es",
            "Chile enviará una lancha de acuerdo con sus posibilidades.",
            "enviará una lancha",
            "de acuerdo con sus posibilidades",
        ),
        (
            "es",
            "La Secretaría imprimirá el mapa, sujeto a la disponibilidad de fondos.",
            "imprimirá el mapa",
            "sujeto a la disponibilidad de fondos",
        ),
    ],
)
def test_a_condition_stands_apart(language: str, body: str, action: str, condition: str) -> None:
    assert told(language, body) == [("COMMITTED_TO", action, condition)]


@pytest.mark.parametrize(
    ("language", "body", "condition"),
    [
        ("en", "If money is found, Chad will paint the pier.", "If money is found"),
        ("en", "Chad will paint the pier if Togo pays.", "if Togo pays"),
        ("en", "Unless Togo objects, Chad will paint the pier.", "Unless Togo objects"),
        ("es", "Si hay dinero, Chile pintará el muelle.", "Si hay dinero"),
        ("es", "Chile pintará el muelle si el Perú paga.", "si el Perú paga"),
        ("es", "Salvo objeción del Perú, Chile pintará el muelle.", "Salvo objeción del Perú"),
        ("es", "A menos que el Perú se oponga, Chile pintará el muelle.", "A menos que el Perú se oponga"),
        ("en", "Chad will check if the pier is dry.", None),
        ("en", "Chad will ask if the pier is dry.", None),
        ("es", "Chile verificará el muelle y preguntará cómo pintarlo.", None),
        ("es", "Chile deberá averiguar si el muelle está seco.", None),
    ],
)
def test_a_condition_is_kept_wherever_it_stands(language: str, body: str, condition: str | None) -> None:
    assert [kept for _, _, kept in told(language, body)] == [condition]
