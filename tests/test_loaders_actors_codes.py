"""Codes for countries and persons, lists of those present, small words with a capital, and groups of two countries."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.actors import ActorReader
from loaders.extract import read_record
from loaders.formats import read_document


def names(language: str, text: str, phrase: str) -> list[str]:
    reader = ActorReader(text, language)
    start = text.rindex(phrase)
    return [actor.name for actor in reader.read_list(start, start + len(phrase))]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "The call was attended by pilots from CL, PE and UY. PE objected.", "PE", ["Peru"]),
        ("en", "Present: AT, EL, IT, UK. IT agreed.", "IT", ["Italy"]),
        ("en", "It was visited by engineers from IT, SE, PT and DK.", "engineers from IT, SE, PT and DK",
         ["Italy", "Sweden", "Portugal", "Denmark"]),
        ("en", "It asked Mr. Bo‐Erik Vea to act.", "Mr. Bo‐Erik Vea", ["Bo‐Erik Vea"]),
        ("es", "Asistieron CL, PE y UY. UY se opuso.", "UY", ["Uruguay"]),
        ("en", "Attended by experts from IT, PE, UY and CL.", "IT", ["Italy"]),
        ("es", "Asistieron expertos de IT, PE, UY y CL.", "IT", ["Italia"]),
        ("en", "Attended by experts from IT, PE, UY and CL. The IT failed.", "IT", []),
        ("en", "Present: PT, FI, NO. The tools of the IT, NP and CD sections failed.", "IT", []),
        ("en", "The IS and ID fields were dropped.", "IS", []),
    ],
)  # fmt: skip
def test_codes_in_a_row_are_countries(language: str, text: str, phrase: str, expected: list[str]) -> None:
    assert names(language, text, phrase) == expected


ENGLISH = """Notes of the Tide Gauge Board, 4 March 2021

Participants

The attendees of this call were:
- Ada Obi (AO), Harbour Office (HO) - Chair
- Bela Kuro-Vass (BKo), of Tide Institute International (TII)
- MP - Mika Parta, Port Museum, Fiji

Discussion

1. AO thanked Fiji for the charts. BKo will write to Fiji. MP offered Fiji a boat.
"""
SPANISH = """Notas de la Junta de Mareógrafos, 4 de marzo de 2021

Participantes

Los asistentes fueron:
- Ada Obi (AO), Oficina de Puertos (OP) - Presidenta
- Bela Kuro-Vass (BKo), del Instituto de Mareas (IM)
- MP - Mika Parta, Museo de Puertos, Fiyi

Discusión

1. AO agradeció a Fiyi las cartas. BKo escribirá a Fiyi. MP ofreció a Fiyi una lancha.
"""


@pytest.mark.parametrize("text", [ENGLISH, SPANISH])
def test_the_codes_of_persons_stand_for_them_and_their_houses_did_not_come(text: str) -> None:
    statements = read_record(read_document(text.encode(), "notes.txt")).statements
    present = [s for s in statements if s.type == "PARTICIPATED_IN"]
    everyone = ["Ada Obi", "Bela Kuro-Vass", "Mika Parta"]
    assert [[actor.name for actor in s.source] for s in present] == [everyone]
    acts = [s for s in statements if s.type != "PARTICIPATED_IN"]
    assert [actor.name for s in acts for actor in s.source] == everyone


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("BE", "The attendees were:\n- Ada Obi, Blue Economy (BE)\n\nBE is new."),
        ("XY", "The attendees were:\n- Ada Obi (XY)\n\nXY is new."),
    ],
)
def test_other_letters_are_no_code_of_a_person(code: str, text: str) -> None:
    assert code not in ActorReader(text, "en").definitions


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "AO - We should write. Ada Obi spoke for the Board.", "AO - We"),
        ("en", "WE, the pilots, ask Togo to act.", "WE"),
        ("en", "DURING the call Togo spoke.", "DURING"),
        ("es", "ANTE la Junta habló Chile.", "ANTE"),
    ],
)
def test_a_small_word_with_a_capital_names_nobody(language: str, text: str, expected: str) -> None:
    assert expected not in [mention.actor.name for mention in ActorReader(text, language).mentions()]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "The prosecutors of Fiji and Tonga agreed.", "The prosecutors of Fiji and Tonga",
         ["prosecutors of Fiji and Tonga"]),
        ("es", "Los fiscales de Chile y Perú aceptaron.", "Los fiscales de Chile y Perú", ["fiscales de Chile y Perú"]),
        ("en", "Experts from Fiji, Tonga and Samoa came.", "Experts from Fiji, Tonga and Samoa", ["Fiji", "Tonga", "Samoa"]),
        ("es", "Vinieron expertos de Chile, Perú y Cuba.", "expertos de Chile, Perú y Cuba", ["Chile", "Perú", "Cuba"]),
        ("en", "It asked all Members of the Tide Union to pay.", "all Members of the Tide Union", ["Members"]),
        ("es", "Pidió a los miembros de la Unión de Mareas que paguen.", "los miembros de la Unión de Mareas",
         ["miembros de la Unión de Mareas"]),
        ("en", "It met the members of civil society.", "the members of civil society", ["civil society"]),
        ("en", "It thanked other African Union funds, programmes and agencies.",
         "African Union funds, programmes and agencies", ["African Union funds, programmes and agencies"]),
        ("es", "Se invita a las organizaciones internacionales y regionales y a Chile.",
         "las organizaciones internacionales y regionales", ["organizaciones internacionales y regionales"]),
        ("es", "Se invita a los organismos humanitarios y migrantes.", "los organismos humanitarios y migrantes",
         ["organismos humanitarios", "migrantes"]),
        ("en", "CAF – Development Bank of Latin America and Togo agreed.",
         "CAF – Development Bank of Latin America and Togo", ["Development Bank of Latin America", "Togo"]),
        ("es", "Presentes: el Servicio Nacional de Granos e Inocuidad Animal (SENAGRA) y Ada Obi.",
         "el Servicio Nacional de Granos e Inocuidad Animal (SENAGRA) y Ada Obi",
         ["Servicio Nacional de Granos e Inocuidad Animal", "Ada Obi"]),
    ],
)  # fmt: skip
def test_groups_and_lists(language: str, text: str, phrase: str, expected: list[str]) -> None:
    assert names(language, text, phrase) == expected


@pytest.mark.parametrize(
    ("language", "text", "verb", "expected"),
    [
        ("en", "During the summit of May 9-10, 2023 President Ada Obi and President Bo Vea asked for it.", "asked",
         ["Ada Obi", "Bo Vea"]),
        ("en", "In June 2021 the Port Board and Togo agreed.", "agreed", ["Port Board", "Togo"]),
        ("es", "En junio de 2021 la Junta de Puertos y Chile aceptaron.", "aceptaron", ["Junta de Puertos", "Chile"]),
    ],
)  # fmt: skip
def test_a_subject_begins_behind_a_year(language: str, text: str, verb: str, expected: list[str]) -> None:
    found = ActorReader(text, language).read_subject(0, text.index(verb))
    assert [actor.name for actor in found] == expected


@pytest.mark.parametrize(
    ("language", "text", "sources"),
    [
        ("en", "On May 3 Togo, Benin and Ghana asked Mali to pay.", ["Togo", "Benin", "Ghana"]),
        ("en", "On 3 May the Ports Office and Togo asked Mali to pay.", ["Ports Office", "Togo"]),
        ("en", "During the week of May 3-4, 2021 Togo, Benin, and Ghana asked Mali to pay.", ["Togo", "Benin", "Ghana"]),
        ("es", "El 3 de mayo Chile y Cuba pidieron a Malí que pague.", ["Chile", "Cuba"]),
        ("es", "En mayo de 2021 Chile, Perú y Cuba pidieron a Malí que pague.", ["Chile", "Perú", "Cuba"]),
        ("en", "The 12 Member States asked Mali to pay.", ["Member States"]),
    ],
)  # fmt: skip
def test_a_subject_behind_a_day_without_a_comma_is_whole(
    language: str, text: str, sources: list[str]
) -> None:
    head = {"en": "Minutes of the Harbour Board", "es": "Acta de la Junta de Puertos"}[language]
    found = read_record(read_document(f"{head}\n\n1. {text}\n".encode(), "notes.txt")).statements
    assert [[actor.name for actor in one.source] for one in found] == [sources]


@pytest.mark.parametrize(
    ("language", "text", "phrase", "expected"),
    [
        ("en", "@ada-obi and @bkuro agreed. Later @ada-obi left.", "@ada-obi and @bkuro", ["ada-obi", "bkuro"]),
        ("es", "@ada-obi y @BelaKuro discreparon. Luego @BelaKuro cedió.", "@BelaKuro", ["BelaKuro"]),
        ("en", "Write to ada@tide.example or bela@tide.example today.", "ada@tide.example", []),
        ("en", "Lunch is served @noon by the pier.", "@noon", []),
    ],
)  # fmt: skip
def test_accounts_are_persons(language: str, text: str, phrase: str, expected: list[str]) -> None:
    start = text.index(phrase)
    actors = ActorReader(text, language).read_list(start, start + len(phrase))
    assert [actor.name for actor in actors] == expected
    assert all(actor.kind == "Person" for actor in actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Notes of the Tide Gauge Board, 4 March 2021\n\n* @ada-obi thanked Fiji for the charts.\n"
            "* @bkuro and @ada-obi will write to Fiji.\n* @bkuro proposed to wait.\n",
            [
                ("THANKED_FOR", ["ada-obi"], "@ada-obi thanked Fiji for the charts."),
                ("COMMITTED_TO", ["bkuro", "ada-obi"], "@bkuro and @ada-obi will write to Fiji."),
                ("PROPOSED", ["bkuro"], "@bkuro proposed to wait."),
            ],
        ),
        (
            "Notas de la Junta de Mareógrafos, 4 de marzo de 2021\n\n* @ada-obi agradeció a Fiyi las cartas.\n"
            "* @bkuro y @ada-obi escribirán a Fiyi.\n* @bkuro propuso esperar.\n",
            [
                ("THANKED_FOR", ["ada-obi"], "@ada-obi agradeció a Fiyi las cartas."),
                ("COMMITTED_TO", ["bkuro", "ada-obi"], "@bkuro y @ada-obi escribirán a Fiyi."),
                ("PROPOSED", ["bkuro"], "@bkuro propuso esperar."),
            ],
        ),
    ],
)  # fmt: skip
def test_accounts_act(tmp_path: Path, text: str, expected: list[tuple[str, list[str], str]]) -> None:
    (tmp_path / "notes.txt").write_text(text, encoding="utf-8")
    reading = read_record(read_document(tmp_path / "notes.txt"))
    said = [(s.type, [a.name for a in s.source], s.quote) for s in reading.statements]
    assert said == expected
