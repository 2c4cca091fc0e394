"""Names that only their acronym shows the end of: "and" inside them, letters from the beginnings of their words."""

import pytest

from loaders.actors import ActorReader


def names(language: str, text: str, phrase: str) -> list[str]:
    reader = ActorReader(text, language)
    start = text.index(phrase)
    return [actor.name for actor in reader.read_list(start, start + len(phrase))]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "It thanked the Baltic Hotel and Campsite Association (BHCA) for the tables.",
         "the Baltic Hotel and Campsite Association (BHCA)", ["Baltic Hotel and Campsite Association"]),
        ("en", "The Airport and Runway Union (ARU) wrote. The Airport and Runway Union and Togo agreed.",
         "The Airport and Runway Union and Togo", ["Airport and Runway Union", "Togo"]),
        ("en", "It asked the School for Pilots and Divers (SPD) to act.", "the School for Pilots and Divers (SPD)",
         ["School for Pilots and Divers"]),
        ("es", "Se pidió a la Superintendencia de Pesca y de Mercados Marítimos (SUPEMM) que informe.",
         "la Superintendencia de Pesca y de Mercados Marítimos (SUPEMM)",
         ["Superintendencia de Pesca y de Mercados Marítimos"]),
        ("es", "Intervino la Dirección de Faros y de Boyas (DFB). La Dirección de Faros y de Boyas y Chile aceptaron.",
         "La Dirección de Faros y de Boyas y Chile", ["Dirección de Faros y de Boyas", "Chile"]),
        # Two actors, where the acronym is short for the last alone or an article parts them.
        ("en", "Togo and the Tide Museum (TTM) agreed.", "Togo and the Tide Museum (TTM)", ["Togo", "Tide Museum"]),
        ("en", "The Harbour Board and Tide Museum (TM) agreed.", "The Harbour Board and Tide Museum (TM)",
         ["Harbour Board", "Tide Museum"]),
        ("es", "El Museo de Mareas y la Oficina de Boyas (MMOB) aceptaron.",
         "El Museo de Mareas y la Oficina de Boyas (MMOB)", ["Museo de Mareas", "Oficina de Boyas"]),
    ],
)  # fmt: skip
def test_an_acronym_shows_how_far_a_name_goes(
    language: str, text: str, phrase: str, expected: list[str]
) -> None:
    assert names(language, text, phrase) == expected


@pytest.mark.parametrize(
    ("language", "text", "acronym", "name"),
    [
        ("es", "Habló el Instituto del Mar de Chile (IMARCHI).", "IMARCHI", "Instituto del Mar de Chile"),
        ("es", "Habló el Servicio Nacional de Faros (SENAFA).", "SENAFA", "Servicio Nacional de Faros"),
        (
            "en",
            "The Coastal Harbour Administration (COHAD) spoke.",
            "COHAD",
            "Coastal Harbour Administration",
        ),
    ],
)
def test_the_beginnings_of_words_make_an_acronym(language: str, text: str, acronym: str, name: str) -> None:
    assert ActorReader(text, language).definitions[acronym].name == name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Habló el Instituto del Mar de Chile (ARENA)."),
        ("en", "The Harbour Administration of Tonga (PALM) spoke."),
    ],
)
def test_behind_a_country_other_letters_make_none(language: str, text: str) -> None:
    assert not ActorReader(text, language).definitions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Pacific Islands Forum and Togo spoke.", ["Pacific Islands Forum", "Togo"]),
        ("The Pacific Tuna Board and Togo spoke.", ["Pacific Tuna Board", "Togo"]),
        ("The Caribbean Mooring Council spoke.", ["Caribbean Mooring Council"]),
        ("Fishers of the Pacific and Togo spoke.", ["Fishers of the Pacific", "Togo"]),
    ],
)
def test_a_region_may_open_a_name(text: str, expected: list[str]) -> None:
    assert [mention.actor.name for mention in ActorReader(text, "en").mentions()] == expected
