"""Posts and missions in full: what they are for, where they are sent, whose they are, and where the next one begins."""

import pytest

from graph.model import Actor
from loaders.actors import ActorReader

BODY = {
    "en": Actor("Council of the Lakes", "Forum", "Council"),
    "es": Actor("Consejo de los Lagos", "Forum", "Consejo"),
}


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [
        ("en", "the Ambassador of Japan to Fiji and the Consul General in Suva",
         [("Ambassador of Japan to Fiji", "Japan"), ("Consul General in Suva", "Council of the Lakes")]),
        ("es", "el Embajador del Japón en Chile y el Cónsul General en Arica",
         [("Embajador del Japón en Chile", "Japón"), ("Cónsul General en Arica", "Consejo de los Lagos")]),
        ("en", "the Permanent Representative of Fiji to the United Nations and Togo",
         [("Permanent Representative of Fiji to the United Nations", "Fiji"), ("Togo", None)]),
        ("es", "la Representante Permanente de Chile ante las Naciones Unidas y Cuba",
         [("Representante Permanente de Chile ante las Naciones Unidas", "Chile"), ("Cuba", None)]),
        ("en", "the U.S. Secretary of State and the Canadian Minister of Fisheries",
         [("U.S. Secretary of State", "United States"), ("Canadian Minister of Fisheries", "Canada")]),
        ("en", "the Assistant Director-General for Tides and the Regional Director for Africa",
         [("Assistant Director-General for Tides", "Council of the Lakes"),
          ("Regional Director for Africa", "Council of the Lakes")]),
        ("es", "el Subsecretario de Pesca y Acuicultura y el Director Nacional de Puertos",
         [("Subsecretario de Pesca y Acuicultura", "Consejo de los Lagos"),
          ("Director Nacional de Puertos", "Consejo de los Lagos")]),
        ("en", "the Minister for Women, Children and Housing of Fiji",
         [("Minister for Women, Children and Housing of Fiji", "Fiji")]),
        ("es", "el Ministro de Bosques, Ganadería y Pesca de Chile",
         [("Ministro de Bosques, Ganadería y Pesca de Chile", "Chile")]),
        ("en", "the Port Safety Adviser of Fiji", [("Port Safety Adviser of Fiji", "Fiji")]),
        ("en", "the Chairs of the Working Groups",
         [("Chairs of the Working Groups", "Council of the Lakes")]),
        ("es", "los Presidentes de los Grupos de Trabajo",
         [("Presidentes de los Grupos de Trabajo", "Consejo de los Lagos")]),
        ("en", "the High Representative of the European Union for Foreign Affairs and Togo",
         [("High Representative", "European Union"), ("Togo", None)]),
        ("es", "la Alta Representante de la Unión Europea para Asuntos Exteriores y Chile",
         [("Alta Representante", "Unión Europea"), ("Chile", None)]),
        ("en", "the Permanent Mission of Fiji to the Tide Union and the EU Delegation to Samoa",
         [("Permanent Mission of Fiji to the Tide Union", "Fiji"), ("EU Delegation to Samoa", "European Union")]),
        ("es", "la Misión Permanente de Chile ante la Unión de Mareas",
         [("Misión Permanente de Chile ante la Unión de Mareas", "Chile")]),
        # Persons: the post, the town and the house are no actors of their own.
        ("en", "Mayor Lena Falk of Suva and Governor Bo Vea", [("Lena Falk", None), ("Bo Vea", None)]),
        ("en", "Ms. Lena Falk, Fiji Ambassador to Togo, and Mr. Bo Vea", [("Lena Falk", None), ("Bo Vea", None)]),
        ("en", "Kenyan Ports Minister Lena Falk", [("Lena Falk", None)]),
        ("es", "la Sra. Lena Falk, Jefa de la Oficina de Faros, y el Sr. Bo Vea", [("Lena Falk", None), ("Bo Vea", None)]),
    ],
)  # fmt: skip
def test_posts_in_full(language: str, phrase: str, expected: list[tuple[str, str | None]]) -> None:
    text = f"Yesterday {phrase} spoke." if language == "en" else f"Ayer {phrase} hablaron."
    reader = ActorReader(text, language, body=BODY[language])
    start = text.index(phrase)
    found = reader.read_list(start, start + len(phrase))
    assert [(actor.name, actor.of) for actor in found] == expected


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The Chair in Suva will write.", " will", []),
        ("The Secretary to the Board will write.", " will", []),
    ],
)
def test_other_posts_are_sent_nowhere(text: str, verb: str, expected: list[str]) -> None:
    reader = ActorReader(text, "en", body=BODY["en"])
    assert "in Suva" not in str([actor.name for actor in reader.read_prefix(0, text.index(verb))[0]])


def test_an_adjective_behind_a_post_is_no_name() -> None:
    reader = ActorReader("Habló el Director Nacional de Puertos.", "es")
    assert not [mention for mention in reader.mentions() if mention.actor.kind == "Person"]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "It asked Siren Shipping, Deep Motors Inc. and the Clean Reef Chapter to pay.",
         "Siren Shipping, Deep Motors Inc. and the Clean Reef Chapter",
         [("Siren Shipping", "Organisation"), ("Deep Motors Inc.", "Organisation"), ("Clean Reef Chapter", "Organisation")]),
        ("es", "Se pidió a Faros Sur S.A., al Poder Judicial del Perú y a la ONG Mar Limpio que paguen.",
         "Faros Sur S.A., al Poder Judicial del Perú y a la ONG Mar Limpio",
         [("Faros Sur S.A.", "Organisation"), ("Poder Judicial del Perú", "Organisation"),
          ("ONG Mar Limpio", "Organisation")]),
        ("es", "El Comité de Normas 12 (CN 12) y el Grupo de Expertos en Faros hablaron.",
         "El Comité de Normas 12 (CN 12) y el Grupo de Expertos en Faros",
         [("Comité de Normas 12", "Organisation"), ("Grupo de Expertos en Faros", "Forum")]),
        ("es", "El Presidente Vea y la Ministra Falk hablaron.", "El Presidente Vea y la Ministra Falk",
         [("Vea", "Person"), ("Falk", "Person")]),
        ("es", "El Ministro Encargado habló.", "El Ministro Encargado", [("Ministro Encargado", "Organisation")]),
    ],
)  # fmt: skip
def test_names_by_their_form(language: str, text: str, phrase: str, expected: list[tuple[str, str]]) -> None:
    reader = ActorReader(text, language)
    start = text.index(phrase)
    assert [(a.name, a.kind) for a in reader.read_list(start, start + len(phrase))] == expected


@pytest.mark.parametrize(
    ("language", "text", "body"),
    [
        (
            "en",
            "The Tide Panel (hereinafter “the Panel”) met. The Panel agreed.",
            "Tide Panel of the Northern Lagoons",
        ),
        (
            "es",
            "El Panel de Mareas (en adelante, «el Panel») se reunió. El Panel acordó.",
            "Panel de Mareas del Norte",
        ),
    ],
)
def test_what_the_record_calls_its_body_for_short_is_the_body(language: str, text: str, body: str) -> None:
    reader = ActorReader(text, language, body=Actor(body, "Forum", body))
    assert {mention.actor.name for mention in reader.mentions()} == {body}


@pytest.mark.parametrize(
    ("language", "text", "body", "short", "expected"),
    [
        ("en", "The SC agreed. Togo asked the SC to pay. ", "Tide Steering Committee", "SC", "Tide Steering Committee"),
        ("es", "El CT acordó pagar. ", "Comité Técnico de Mareas", "CT", "Comité Técnico de Mareas"),
        ("en", "The TPL agreed. ", "Tide Panel of the Lagoons", "TPL", "Tide Panel of the Lagoons"),
        # A code, and a record that never says it with an article.
        ("en", "The TC 184 agreed. ", "Technical Committee on Tides", "TC", "TC 184"),
        ("en", "SC agreed. ", "Tide Steering Committee", "SC", "SC"),
    ],
)  # fmt: skip
def test_the_initials_of_the_body(language: str, text: str, body: str, short: str, expected: str) -> None:
    reader = ActorReader(text, language, body=Actor(body, "Forum", body))
    found = [mention.actor.name for mention in reader.mentions() if text[mention.start :].startswith(short)]
    assert set(found) == {expected}


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "The State Department’s Bureau of Tides, Harbours, and Piers and the Kenya Bureau of Standards agreed.",
         "The State Department’s Bureau of Tides, Harbours, and Piers and the Kenya Bureau of Standards",
         ["Bureau of Tides, Harbours, and Piers", "Kenya Bureau of Standards"]),
        ("en", "The ad hoc Working Group on Tides and the joint Task Force on Lights agreed.",
         "The ad hoc Working Group on Tides and the joint Task Force on Lights",
         ["ad hoc Working Group on Tides", "joint Task Force on Lights"]),
        ("en", "The Kenyan high-level delegation and the U.S. delegation agreed.",
         "The Kenyan high-level delegation and the U.S. delegation", ["Kenya", "United States"]),
        ("es", "La delegación oficial de Chile y la delegación de alto nivel de Cuba aceptaron.",
         "La delegación oficial de Chile y la delegación de alto nivel de Cuba", ["Chile", "Cuba"]),
        ("en", "The attendees were:\n- Will Park (WP), Tide Museum\n\nThe park will open. WP agreed.", "WP", ["Will Park"]),
        ("en", "The Safety and Lights Adviser Lena Falk agreed.", "Safety and Lights Adviser Lena Falk", ["Lena Falk"]),
    ],
)  # fmt: skip
def test_names_with_more_words(language: str, text: str, phrase: str, expected: list[str]) -> None:
    reader = ActorReader(text, language)
    start = text.rindex(phrase)
    assert [actor.name for actor in reader.read_list(start, start + len(phrase))] == expected


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "The COOMET representative, Dr. Vea, and Togo agreed.", "The COOMET representative, Dr. Vea, and Togo",
         ["Vea", "Togo"]),
        ("en", "EURAMET TC-Q, the TMX WG on Force and WHO WG 3 agreed.", "EURAMET TC-Q, the TMX WG on Force and WHO WG 3",
         ["EURAMET TC-Q", "TMX WG on Force", "WHO WG 3"]),
        ("en", "The delegates from TMI, WHO and the DPL agreed.", "The delegates from TMI, WHO and the DPL",
         ["TMI", "World Health Organization", "DPL"]),
        ("es", "Los delegados del TMI, la OIM y el DPL aceptaron.", "Los delegados del TMI, la OIM y el DPL",
         ["TMI", "Organización Internacional para las Migraciones", "DPL"]),
        ("en", "The U.S.-ASEAN Centre and the Chile–Peru Border Committee agreed.",
         "The U.S.-ASEAN Centre and the Chile–Peru Border Committee", ["U.S.-ASEAN Centre", "Chile–Peru Border Committee"]),
        ("es", "El Comité de Frontera Chile-Perú y la Comisión Mixta Chile–Bolivia aceptaron.",
         "El Comité de Frontera Chile-Perú y la Comisión Mixta Chile–Bolivia",
         ["Comité de Frontera Chile-Perú", "Comisión Mixta Chile–Bolivia"]),
        ("en", "The SDG and WHO teams agreed.", "The SDG", []),
    ],
)  # fmt: skip
def test_units_pairs_and_acronyms(language: str, text: str, phrase: str, expected: list[str]) -> None:
    reader = ActorReader(text, language)
    start = text.index(phrase)
    assert [actor.name for actor in reader.read_list(start, start + len(phrase))] == expected


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [
        ("en", "H.E. Mr. Bo Vea and the Hon. Dr. Lena Falk", ["Bo Vea", "Lena Falk"]),
        (
            "es",
            "el Presidente de Chile, S.E. Sr. Pablo Ibarra, y la Excma. Sra. Ana Paz",
            ["Pablo Ibarra", "Ana Paz"],
        ),
        ("en", "the Chair, Ada Obi, and the Treasurer, Maria Falk", ["Ada Obi", "Maria Falk"]),
        ("es", "la presidenta, Ana Paz, y el Secretario, Luis Gil", ["Ana Paz", "Luis Gil"]),
        # A list, and a country behind an office.
        ("en", "the Chair, Ada Obi and Maria Falk", ["Chair", "Ada Obi", "Maria Falk"]),
        ("en", "the Chair, Fiji, and Togo", ["Chair", "Fiji", "Togo"]),
        ("en", "the Embassies of Fiji and Togo", ["Fiji", "Togo"]),
        ("es", "las Misiones Permanentes de Chile y Perú", ["Chile", "Perú"]),
    ],
)
def test_titles_and_offices_with_a_name(language: str, phrase: str, expected: list[str]) -> None:
    text = f"Yesterday {phrase} spoke." if language == "en" else f"Ayer {phrase} hablaron."
    reader = ActorReader(text, language, body=BODY[language])
    start = text.index(phrase)
    assert [actor.name for actor in reader.read_list(start, start + len(phrase))] == expected
