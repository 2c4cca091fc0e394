"""Who is meant in a record: names, lists, offices, persons, short forms and traps, in English and Spanish."""

import pytest

from graph.model import Actor, Passage
from graph.registry import default_registry
from loaders.actors import ActorReader
from loaders.actors.known import actor_of


def body(key: str, language: str = "en") -> Actor:
    return actor_of(default_registry().entry(key), key, language, default_registry())


def read(
    text: str, phrase: str, *, language: str = "en", whose: str | None = None
) -> list[tuple[str, str | None]]:
    """(name, of) of the actors that the first *phrase* of *text* names, in the record of body *whose*."""
    reader = ActorReader(text, language, body=body(whose, language) if whose else None)
    start = text.index(phrase)
    return [(actor.name, actor.of) for actor in reader.read_list(start, start + len(phrase))]


def names(
    phrase: str, *, language: str = "en", whose: str | None = None, before: str = "", after: str = " met."
) -> list[str]:
    return [name for name, _ in read(f"{before}{phrase}{after}", phrase, language=language, whose=whose)]


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Norway", ["Norway"]),
        ("the delegations of Togo, Benin and Niger", ["Togo", "Benin", "Niger"]),
        ("the Governments of Fiji and Samoa", ["Fiji", "Samoa"]),
        ("the people and the Government of Samoa", ["Samoa"]),
        ("representatives of the following countries: Chile, Peru and Belize", ["Chile", "Peru", "Belize"]),
        ("a delegation of senior officials from Norway", ["Norway"]),
        ("the Norwegian Government", ["Norway"]),
        ("the U.S. delegation and the Kenyan authorities", ["United States", "Kenya"]),
        ("Dominica and the Dominican Republic", ["Dominica", "Dominican Republic"]),
        ("Guinea, Guinea-Bissau and Papua New Guinea", ["Guinea", "Guinea-Bissau", "Papua New Guinea"]),
        ("the Congo and the Democratic Republic of the Congo", ["Congo", "Democratic Republic of the Congo"]),
        ("Antigua and Barbuda, and Trinidad and Tobago", ["Antigua and Barbuda", "Trinidad and Tobago"]),
        ("UNICEF, UN Women and PAHO/WHO", ["United Nations Children's Fund",
         "UN Women", "Pan American Health Organization"]),
        ("the Harbour Office of Barbados", ["Harbour Office of Barbados"]),
        ("the Ministry of Labour and Social Security", ["Ministry of Labour and Social Security"]),
        ("the Ministry of Fisheries and the Ministry of Trade", ["Ministry of Fisheries", "Ministry of Trade"]),
        ("the Ministry of Fisheries and UNICEF", ["Ministry of Fisheries", "United Nations Children's Fund"]),
        ("the Harbour Master's Association, on behalf of Togo", ["Togo"]),
        ("Togo, in its capacity as coordinator, and Benin", ["Togo", "Benin"]),
        ("the Working Group on Tides", ["Working Group on Tides"]),
        ("Ms. Adeyemi and Dr. Lindqvist", ["Adeyemi", "Lindqvist"]),
        ("Ms. Jordan and Jordan", ["Jordan", "Jordan"]),
        ("Jordan Whitfield and Chad", ["Jordan Whitfield", "Chad"]),
        ("Georgia, Jordan and Chad", ["Georgia", "Jordan", "Chad"]),
        ("the Republic of Korea and the Democratic People's Republic of Korea", ["South Korea", "North Korea"]),
        ("the Soviet Union and Yugoslavia", ["Soviet Union", "Yugoslavia"]),
        ("the Ministers of Health of Chile, Peru and Belize", ["Chile", "Peru", "Belize"]),
        ("the IOM Mission in Peru", ["IOM Mission in Peru"]),
        ("the Bureau of Tides", ["Bureau of Tides"]),
        ("Maria Lindqvist, Minister of Works, and Kwame Boateng", ["Maria Lindqvist", "Kwame Boateng"]),
        ("all delegations", ["all delegations"]),
        ("the remaining Member States", ["Member States"]),
        ("people with disabilities", ["people with disabilities"]),
        ("WG 5 and TC 12/SC 3", ["WG 5", "TC 12/SC 3"]),
    ],
)  # fmt: skip
def test_english_phrases_name_actors(phrase: str, expected: list[str]) -> None:
    assert names(phrase) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Noruega", ["Noruega"]),
        ("las delegaciones de Chile, el Perú y la Argentina", ["Chile", "Perú", "Argentina"]),
        ("el Gobierno noruego", ["Noruega"]),
        ("al pueblo y Gobierno de Samoa", ["Samoa"]),
        ("EE. UU. y la República Dominicana", ["Estados Unidos", "República Dominicana"]),
        ("El Salvador y Belice", ["El Salvador", "Belice"]),
        ("la OIM, el ACNUR y la OIT", ["Organización Internacional para las Migraciones",
         "Alto Comisionado de las Naciones Unidas para los Refugiados", "Organización Internacional del Trabajo"]),
        ("el Instituto de Mareas del Perú", ["Instituto de Mareas del Perú"]),
        ("el Ministerio de Trabajo y Previsión Social", ["Ministerio de Trabajo y Previsión Social"]),
        ("el Ministerio de Pesca y el Instituto de Mareas", ["Ministerio de Pesca", "Instituto de Mareas"]),
        ("la Presidencia, en nombre de Togo", ["Togo"]),
        ("la Sra. Adeyemi y el Dr. Ibarra", ["Adeyemi", "Ibarra"]),
        ("la sociedad civil", ["sociedad civil"]),
        ("los demás países", ["demás países"]),
        ("las personas con discapacidad", ["personas con discapacidad"]),
    ],
)  # fmt: skip
def test_spanish_phrases_name_actors(phrase: str, expected: list[str]) -> None:
    assert names(phrase, language="es", before="En Oslo, ", after=" se reunieron.") == expected


@pytest.mark.parametrize(
    "phrase",
    ["the IOM manual", "Norway's proposal", "Panama City", "the Gulf of Mexico", "the annual report",
     "a new guide on tides", "the Lisbon Protocol", "American firms", "Latin America", "the SDGs", "42", ""],
)  # fmt: skip
def test_things_and_places_are_no_actors(phrase: str) -> None:
    assert names(phrase) == []


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the Technical Secretariat", ("Technical Secretariat", "Regional Conference on Migration")),
        ("the TS", ("Technical Secretariat", "Regional Conference on Migration")),
        ("the PPT", ("Presidency Pro Tempore", "Regional Conference on Migration")),
        ("Member Countries", ("Member Countries", "Regional Conference on Migration")),
        ("the Chair", ("Chair", "Regional Consultation Group on Migration")),
        ("the WHO Director-General", ("Director-General", "World Health Organization")),
        ("the Chair of the Working Group on Tides", ("Chair", "Working Group on Tides")),
        ("the Executive Secretary of the Andean Community", ("Executive Secretary", "Andean Community")),
    ],
)
def test_an_office_has_its_own_name_and_a_body(phrase: str, expected: tuple[str, str]) -> None:
    assert read(f"It was said that {phrase} agreed.", phrase, whose="rcgm") == [expected]


def test_an_office_serves_the_body_that_the_record_names_beside_it() -> None:
    text = "The Executive Secretary of the Andean Community spoke. The Executive Secretary agreed to write."
    second = text.rindex("The Executive Secretary")
    reader = ActorReader(text, "en", body=body("rcgm"))
    assert [a.of for a in reader.read_list(second, second + 23)] == ["Andean Community"]


def test_the_secretariat_is_the_one_that_the_record_names_more_fully() -> None:
    text = "The Executive Secretariat wrote. The Secretariat will write again."
    second = text.index("The Secretariat")
    reader = ActorReader(text, body=body("rcgm"))
    actor = reader.read_list(second, second + len("The Secretariat"))[0]
    assert (actor.name, actor.role, actor.mention) == (
        "Executive Secretariat",
        "executive-secretariat",
        "Secretariat",
    )


def test_an_office_without_a_body_is_not_sure() -> None:
    actor = ActorReader("The Chair agreed.").read_list(0, 9)[0]
    assert (actor.name, actor.of, actor.sure) == ("Chair", None, False)


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The River Basin Authority (RBA) met. Then the RBA wrote.", "the RBA", "River Basin Authority"),
        ("RBA (River Basin Authority) met. Then the RBA wrote.", "the RBA", "River Basin Authority"),
        ("The Lake Volta Fishers Union (hereinafter, the Union) met. The Union wrote.",
         "The Union", "Lake Volta Fishers Union"),
        ("The Lake Volta Fishers Union, hereinafter “the Union”, met. The Union wrote.",
         "The Union", "Lake Volta Fishers Union"),
        ("The Harbour Secretariat for Tides met. The Secretariat for Fish wrote.",
         "The Secretariat for Fish", "Secretariat for Fish"),
        ("The Andean Community and SICA met. SICA wrote.", "SICA", "Central American Integration System"),
        ("The Technical Secretariat of the Andean Community (TS) met. The TS wrote.", "The TS", "Technical Secretariat"),
    ],
)  # fmt: skip
def test_a_record_defines_its_short_names(text: str, phrase: str, expected: str) -> None:
    start = text.rindex(phrase)
    assert [a.name for a in ActorReader(text).read_list(start, start + len(phrase))] == [expected]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("La Red de Puertos del Sur (RPS) habló. La RPS escribió.", "La RPS", "Red de Puertos del Sur"),
        ("La Agencia de Pesca (en adelante, «la Agencia») habló. La Agencia escribió.", "La Agencia", "Agencia de Pesca"),
        ("El Foro de Mareas del Sur (FMS, por sus siglas en español) habló. El FMS escribió.",
         "El FMS", "Foro de Mareas del Sur"),
    ],
)  # fmt: skip
def test_a_spanish_record_defines_its_short_names(text: str, phrase: str, expected: str) -> None:
    start = text.rindex(phrase)
    assert [a.name for a in ActorReader(text, "es").read_list(start, start + len(phrase))] == [expected]


@pytest.mark.parametrize(
    "text",
    ["The Sustainable Growth Goals (SGGs) were recalled.", "Dr. Ada Obi of METAX (Switzerland) spoke.",
     "The treaty of Norway (the Fish Treaty) stands."],
)  # fmt: skip
def test_brackets_that_name_no_actor_define_none(text: str) -> None:
    assert ActorReader(text).definitions == {}


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Chile and Peru met. Both countries agreed.", "Both countries", ["Chile", "Peru"]),
        ("Chile and Peru met. The two delegations agreed.", "The two delegations", ["Chile", "Peru"]),
        ("The Andean Community spoke. It agreed.", "It", ["Andean Community"]),
        ("The Andean Community and the two forums met.",
         "the two forums", ["Regional Consultation Group on Migration", "Andean Community"]),
        ("We agreed.", "We", ["Regional Consultation Group on Migration"]),
        ("The Group agreed.", "The Group", ["Regional Consultation Group on Migration"]),
        ("Maria Lindqvist spoke. She agreed.", "She", ["Maria Lindqvist"]),
    ],
)  # fmt: skip
def test_short_forms_stand_for_what_was_named_before(text: str, phrase: str, expected: list[str]) -> None:
    assert [name for name, _ in read(text, phrase, whose="rcgm")] == expected


def test_the_article_el_is_no_pronoun() -> None:
    text = "La OIM habló. El Salvador escribió. Él escribió."
    reader = ActorReader(text, "es")
    assert [a.name for a in reader.read_list(14, 25)] == ["El Salvador"]


def test_people_of_the_list_are_known_by_one_name() -> None:
    text = "Participants: Ada Obi, Kwame Sarpong\n\nAda asked Sarpong to write. KS agreed.\n"
    reader = ActorReader(text)
    start = text.index("Ada asked")
    assert [a.name for a in reader.read_list(start, start + 3)] == ["Ada Obi"]
    assert [m.actor.name for m in reader.mentions(start, start + 25)] == ["Ada Obi", "Kwame Sarpong"]
    start = text.index("KS")
    assert [a.name for a in reader.read_list(start, start + 2)] == ["Kwame Sarpong"]


def test_a_prefix_ends_where_the_names_end() -> None:
    text = "the delegations of Togo and Benin for their reports"
    actors, end = ActorReader(text).read_prefix(0, len(text))
    assert ([a.name for a in actors], text[end:]) == (["Togo", "Benin"], " for their reports")


def test_a_comma_alone_makes_no_list_inside_a_sentence() -> None:
    text = "Togo, the Chair will write"
    actors, end = ActorReader(text).read_prefix(0, len(text))
    assert ([a.name for a in actors], text[:end]) == (["Togo"], "Togo")


def test_a_subject_is_found_behind_its_adverbials() -> None:
    text = "On this point, and after the break, Togo"
    assert [a.name for a in ActorReader(text).read_subject(0, len(text))] == ["Togo"]


def test_mentions_are_verbatim_and_in_order() -> None:
    text = "In San José, Costa Rica, the U.S. delegation\nthanked the Andean  Community (CAN) and Norway's envoy."
    reader = ActorReader(text)
    found = reader.mentions()
    assert [m.actor.key for m in found] == ["US", "can", "can", "NO"]
    assert all(text[m.start : m.end] == m.actor.mention for m in found)


def test_names_do_not_run_over_a_blank_line() -> None:
    assert names("Costa\n\nRica", after="") != ["Costa Rica"]


def test_acronyms_inside_codes_and_in_headings_are_none() -> None:
    text = "WHO CAN WRITE TO US NOW\n\nSee WHO-No. 12 and A/RES/IOM/5 and iom.int."
    assert ActorReader(text).mentions() == []


def test_resolve_reads_a_short_form_at_a_place() -> None:
    text = "Chile and Peru met. Both countries agreed."
    assert [a.name for a in ActorReader(text).resolve("Both countries", 20)] == ["Chile", "Peru"]


def test_a_passage_in_the_other_language_is_read_with_its_words() -> None:
    text = "The delegations of Spain and Togo met.\n\nLas delegaciones de España y Togo se reunieron."
    passages = (
        Passage(1, "p1", "text", 0, 38, language="en"),
        Passage(2, "p2", "text", 40, len(text), language="es"),
    )
    reader = ActorReader(text, "en", passages)
    start = text.index("Las delegaciones")
    assert [a.name for a in reader.read_list(start, text.index(" se "))] == ["Spain", "Togo"]
    assert [m.actor.key for m in reader.mentions()] == ["ES", "TG", "ES", "TG"]


def test_empty_and_odd_texts_are_read_in_silence() -> None:
    for text in ("", "\n\n", "((((", "’s ’s", "中文 和 العربية", "A" * 5000, "the " * 500):
        reader = ActorReader(text)
        reader.mentions()
        assert reader.read_list(0, min(len(text), 10)) == reader.read_list(0, min(len(text), 10))


@pytest.mark.parametrize(
    "text",
    ["the Chair of " * 600, "Togo on behalf of " * 600, "President of the Bureau of the Committee for " * 300,
     "Water and " * 600, "A (B) " * 600, "the Council, " * 600],
)  # fmt: skip
def test_hostile_repetition_is_read_in_bounded_time(text: str) -> None:
    reader = ActorReader(text, body=body("rcgm"))
    reader.mentions()
    reader.read_list(0, len(text))
    reader.read_prefix(0, len(text))


def test_reading_is_the_same_every_time() -> None:
    text = "Togo, RBA and XYZ agreed. ABC reported. Lima Group presented. The ABC and Peer Gynt wrote."
    first = ActorReader(text).mentions()
    assert first == ActorReader(text).mentions()
