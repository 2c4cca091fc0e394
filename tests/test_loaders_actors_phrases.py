"""Names in running text: where they end, what stands between them, and whom a short form means."""

import pytest

from graph.model import Actor
from loaders.actors import ActorReader
from loaders.extract import read_record
from loaders.formats import read_document

BODY = {
    "en": Actor("Council of the Lakes", "Forum", "Council"),
    "es": Actor("Consejo de los Lagos", "Forum", "Consejo"),
}


def read(language: str, text: str, phrase: str) -> list[str]:
    """The names that the last *phrase* of *text* gives, in the record of the Council of the Lakes."""
    reader = ActorReader(text, language, body=BODY[language])
    start = text.rindex(phrase)
    return [actor.name for actor in reader.read_list(start, start + len(phrase))]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "It asked the Ministry of Works of Fiji and the Wool and Mohair Growers' Association of Tonga to act.",
         "the Ministry of Works of Fiji and the Wool and Mohair Growers' Association of Tonga",
         ["Ministry of Works of Fiji", "Wool and Mohair Growers' Association of Tonga"]),
        ("en", "The Secretariat, as well as the Lagoon Initiative, was asked to act.",
         "The Secretariat, as well as the Lagoon Initiative", ["Secretariat", "Lagoon Initiative"]),
        ("en", 'The Tide Museum and the Wildlife Trust "Friends of the Tide" spoke.',
         'The Tide Museum and the Wildlife Trust "Friends of the Tide"',
         ["Tide Museum", 'Wildlife Trust "Friends of the Tide"']),
        ("es", "El Museo de Mareas y la Fundación «Amigos del Mar» hablaron.",
         "El Museo de Mareas y la Fundación «Amigos del Mar»", ["Museo de Mareas", "Fundación «Amigos del Mar»"]),
        ("es", "Se pidió a la Jefatura de Estadística que publicara los cuadros.", "la Jefatura de Estadística",
         ["Jefatura de Estadística"]),
        ("en", "Prof. Lee Sang-min spoke. The Council thanked Prof. Lee.", "Prof. Lee", ["Lee Sang-min"]),
        ("es", "Se designó al Sr. Pablo Ibarra de Belice como relator.", "Sr. Pablo Ibarra de Belice",
         ["Pablo Ibarra"]),
        ("es", "Asistió el Canciller del Perú, señor Tito Mamani. Habló el Canciller Mamani.", "el Canciller Mamani",
         ["Tito Mamani"]),
        ("en", "It thanked the outgoing Secretary-General, Ms. Ada Lund, for her service.",
         "the outgoing Secretary-General, Ms. Ada Lund", ["Ada Lund"]),
        ("en", "Present were: Prime Minister of Fiji, Honourable Ada Lund; Prime Minister of Tonga, Honourable Bo Vea.",
         "Prime Minister of Fiji, Honourable Ada Lund", ["Ada Lund"]),
        ("es", "Asistieron delegados de la Autoridad de Mareas (AM) del Perú y el Museo de Anclas (MA).",
         "delegados de la Autoridad de Mareas (AM) del Perú y el Museo de Anclas (MA)",
         ["Autoridad de Mareas", "Museo de Anclas"]),
        ("es", "La OIM y la DGA del Perú firmarán.", "La OIM y la DGA del Perú",
         ["Organización Internacional para las Migraciones", "DGA"]),
        ("en", "Ghana Grid Company (GRIDCo) and the Communauté Électrique du Bénin (CEB) will pay.",
         "Ghana Grid Company (GRIDCo) and the Communauté Électrique du Bénin (CEB)",
         ["Ghana Grid Company", "Communauté Électrique du Bénin"]),
        ("es", "Presidirán los Directores Generales de Pesca.", "los Directores Generales de Pesca",
         ["Directores Generales de Pesca"]),
        ("en", "It tasked the Finance and Administration Subcommittee with a rule.",
         "the Finance and Administration Subcommittee", ["Finance and Administration Subcommittee"]),
        ("en", "Present were France, New Zealand and Vanuatu.", "France, New Zealand and Vanuatu",
         ["France", "New Zealand", "Vanuatu"]),
        ("en", "The Moroccan Minister took note.", "The Moroccan Minister", ["Moroccan Minister"]),
        ("es", "El Ministro marroquí tomó nota.", "El Ministro marroquí", ["Ministro marroquí"]),
        ("es", "Asistieron la Casa del Peregrino y la Clínica Jurídica de la Universidad del Istmo.",
         "la Casa del Peregrino y la Clínica Jurídica de la Universidad del Istmo",
         ["Casa del Peregrino", "Clínica Jurídica de la Universidad del Istmo"]),
    ],
)  # fmt: skip
def test_names_end_where_they_end(language: str, text: str, phrase: str, expected: list[str]) -> None:
    assert read(language, text, phrase) == expected


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "The Board of the Tide Institute met. The Tide Institute paid.", "The Tide Institute",
         ["Tide Institute"]),
        ("en", "The Board of the Tide Institute met. The Board paid.", "The Board", ["Board of the Tide Institute"]),
        ("es", "La Junta del Instituto de Mareas se reunió. El Instituto de Mareas pagó.", "El Instituto de Mareas",
         ["Instituto de Mareas"]),
        ("es", "El Comité de Aguas se reunió. El Comité pagó.", "El Comité", ["Comité de Aguas"]),
    ],
)  # fmt: skip
def test_a_short_name_holds_the_head_of_the_longer(
    language: str, text: str, phrase: str, expected: list[str]
) -> None:
    assert read(language, text, phrase) == expected


def test_a_name_of_a_list_of_those_present_ends_with_its_line() -> None:
    first = "Observers: Tide Institute: Ms. Rita Lund of the port of Suva, Mr. Jan Novak"
    text = f"{first}\nApologies: Mr. Carl Stone\n\nMr. Novak spoke."
    assert read("en", text, "Mr. Novak") == ["Jan Novak"]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "Togo met the Tide Institute of Suva. That institution agreed.", "That institution",
         ["Tide Institute of Suva"]),
        ("es", "Togo se reunió con el Instituto de Mareas. Dicho organismo aceptó.", "Dicho organismo",
         ["Instituto de Mareas"]),
        ("es", "Chile escribió al Perú. Dicho país aceptó.", "Dicho país", ["Perú"]),
        ("es", "El Instituto de Mareas y la Oficina de Puertos acordaron un plan. Ambas instituciones firmaron.",
         "Ambas instituciones", ["Instituto de Mareas", "Oficina de Puertos"]),
    ],
)  # fmt: skip
def test_what_is_pointed_at_was_named_before(
    language: str, text: str, phrase: str, expected: list[str]
) -> None:
    assert read(language, text, phrase) == expected


@pytest.mark.parametrize(
    ("language", "phrase"),
    [("en", "Each Party"), ("en", "the two Foreign Ministers"), ("en", "both sides"), ("es", "Cada Parte"),
     ("es", "Ambos Cancilleres"), ("es", "las dos delegaciones")],
)  # fmt: skip
def test_sides_are_the_two_countries_of_their_meeting_and_nobody_elsewhere(
    language: str, phrase: str
) -> None:
    text = f"{phrase} met."
    reader = ActorReader(text, language, body=BODY[language])
    assert all(actor.kind != "Country" for actor in reader.read_list(0, len(phrase)))
    reader.set_parties(
        [Actor("Fiji", "Country", "Fiji", key="FJ"), Actor("Tonga", "Country", "Tonga", key="TO")]
    )
    assert [actor.name for actor in reader.read_list(0, len(phrase))] == ["Fiji", "Tonga"]


def test_a_commission_told_by_its_kind_is_not_the_body() -> None:
    assert read("es", "Pidieron a la comisión mixta un informe.", "la comisión mixta") == ["comisión mixta"]


@pytest.mark.parametrize(
    ("language", "phrase", "expected"),
    [
        ("en", "labour-supplying States and port States", ["labour-supplying States", "port States"]),
        ("en", "local fishing communities and the owners of industrial trawlers",
         ["local fishing communities", "owners of industrial trawlers"]),
        ("es", "los Observadores Permanentes y a los bancos de desarrollo",
         ["Observadores Permanentes", "bancos de desarrollo"]),
        ("en", "Member States, regional communities and, where appropriate, the private sector",
         ["Member States", "regional communities", "private sector"]),
        ("en", "the parties to the conflict", ["parties to the conflict"]),
        ("es", "al Gobierno y al pueblo de la Provincia de Mareas", ["Provincia de Mareas"]),
        ("es", "las comunidades pesqueras locales y los dueños de embarcaciones",
         ["comunidades pesqueras locales", "dueños de embarcaciones"]),
    ],
)  # fmt: skip
def test_groups_end_where_their_words_end(language: str, phrase: str, expected: list[str]) -> None:
    assert read(language, f"Hoy, {phrase} .", phrase) == expected


def test_the_plural_of_a_post_is_no_first_name() -> None:
    text = "Decidirán los Directores Generales de Asuntos Consulares. Se creó un Comité de Pesca y Asuntos Consulares."
    assert read("es", text, "Comité de Pesca y Asuntos Consulares") == [
        "Comité de Pesca y Asuntos Consulares"
    ]


def test_those_institutions_are_the_last_two_named() -> None:
    text = "El Museo de Mareas y la Oficina de Puertos ayudaron. Se agradeció a dichas instituciones."
    assert read("es", text, "dichas instituciones") == ["Museo de Mareas", "Oficina de Puertos"]


HEAD = {
    "en": "Minutes of the Harbour Board\n\nSuva, 3 May 2021\n\nFiji asked Tonga to send charts.\n\n",
    "es": "Acta de la Junta del Puerto\n\nLima, 3 de mayo de 2021\n\nChile pidió a Perú que enviara cartas.\n\n",
}


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The %smet."),
        ("en", "The %sBoard thanked Tonga."),
        ("es", "La %sse reunió."),
        ("es", "El Comité %sagradeció."),
    ],
)
def test_a_row_of_thousands_of_capitalised_words_is_read_to_its_end(language: str, words: str) -> None:
    """Time that grows with the square of the row would take minutes for each of these."""
    row = {"en": "National Safety ", "es": "Seguridad Nacional "}[language]
    text = HEAD[language] + words % (row * 3000) + "\n"
    statements = read_record(read_document(text.encode(), "minutes.txt")).statements
    assert [(s.type, len(s.source)) for s in statements] == [("REQUESTED_OF", 1)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Northern Straits Deep Water Tide and Current Gauge Maintenance Board",
         ["Northern Straits Deep Water Tide and Current Gauge Maintenance Board"]),
        ("the " + "Deep Water " * 12 + "Board", []),
    ],
)  # fmt: skip
def test_a_long_name_is_read_and_an_endless_one_is_nobody(phrase: str, expected: list[str]) -> None:
    assert read("en", f"It asked {phrase} to act.", phrase) == expected
