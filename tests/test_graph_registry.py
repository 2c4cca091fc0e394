"""The registry of actors: what it knows, how names find it, and how its data files are checked."""

import json
from importlib.resources import files

import pytest

from graph.errors import DataError, NotFound
from graph.registry import Registry, default_registry, fold, fold_text
from graph.registry.countries import country_entries, spanish_forms
from graph.registry.registry import organisation_entry

ROW = {
    "id": "lake-board",
    "kind": "Forum",
    "en": "Lake Board",
    "es": "Junta del Lago",
    "source": "lake.example",
}


@pytest.fixture(scope="module")
def registry() -> Registry:
    return default_registry()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Dominica", "DM"),
        ("Dominican Republic", "DO"),
        ("República Dominicana", "DO"),
        ("Rep. Dominicana", "DO"),
        ("EE. UU.", "US"),
        ("EEUU", "US"),
        ("U.S.", "US"),
        ("Estados Unidos de América", "US"),
        ("Republic of Korea", "KR"),
        ("República Popular Democrática de Corea", "KP"),
        ("Congo", "CG"),
        ("DR Congo", "CD"),
        ("Guinea-Bissau", "GW"),
        ("Papúa Nueva Guinea", "PG"),
        ("Estado Plurinacional de Bolivia", "BO"),
        ("St. Lucia", "LC"),
        ("Viet Nam", "VN"),
        ("Côte d’Ivoire", "CI"),
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("Trinidad y Tobago", "TT"),
        ("IOM", "iom"),
        ("OIM", "iom"),
        ("organización internacional para las migraciones", "iom"),
        ("ACNUR", "unhcr"),
        ("ONU Mujeres", "un-women"),
        ("UNODC", "unodc"),
        ("CRM", "rcm"),
        ("GRCM", "rcgm"),
        ("OPS", "paho"),
        ("OMM", "wmo"),
        ("Nile Basin Initiative", "nbi"),
        ("Comisión Interamericana del Atún Tropical", "iattc"),
        ("CILA", "ibwc"),
        ("Latin American Civil Aviation Commission", "lacac"),
        ("Unión Económica Euroasiática", "eaeu"),
        ("Banco de Pagos Internacionales", "bis"),
        ("International Union for the Conservation of Nature", "iucn"),
        ("OMI", "imo"),
        ("CEPAL", "eclac"),
        ("BID", "idb"),
    ],
)
def test_a_name_finds_its_entry(registry: Registry, name: str, key: str) -> None:
    assert [entry.key for entry in registry.find(name)] == [key]


@pytest.mark.parametrize("name", ["who", "Can", "us", "American", "General Assembly", "Atlantis", ""])
def test_what_is_no_full_name_finds_nothing(registry: Registry, name: str) -> None:
    assert registry.find(name) == []


def test_one_acronym_of_two_bodies_gives_both(registry: Registry) -> None:
    assert {entry.key for entry in registry.find("CEI")} == {"iec", "cis"}


def test_no_full_name_belongs_to_two(registry: Registry) -> None:
    owners: dict[str, set[str]] = {}
    for entry in registry:
        for name in entry.names:
            if not name.exact and not name.within:
                owners.setdefault(fold(name.text), set()).add(entry.key)
    assert {name: keys for name, keys in owners.items() if len(keys) > 1} == {}


def test_every_country_has_both_names_and_a_short_one(registry: Registry) -> None:
    countries = [entry for entry in registry if entry.kind == "Country"]
    assert len(countries) >= 195
    for entry in registry:
        assert entry.name["en"]
        assert entry.name["es"]
        assert all(0 < len(short) <= 28 for short in entry.short.values()), entry.key


def test_bodies_of_a_body_are_found_through_others(registry: Registry) -> None:
    assert {"rcgm", "rcm-network-consular"} <= set(registry.bodies_of("rcm"))
    assert "wha" in registry.bodies_of("un")
    assert registry.above("wha") == ("who", "un")
    assert registry.bodies_of("rcgm") == ()
    assert registry.related("rcgm", "rcm-network-consular")
    assert not registry.related("rcgm", "sacm")


def test_an_unknown_key_is_named(registry: Registry) -> None:
    with pytest.raises(NotFound, match="atlantis"):
        registry.entry("atlantis")


def test_adjectives_lead_to_one_country(registry: Registry) -> None:
    assert registry.country_of("kenyan", "en") == "KE"
    assert registry.country_of("peruana", "es") == "PE"
    assert registry.country_of("alemanes", "es") == "DE"
    assert registry.country_of("martian", "en") is None


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("mexicano", ["mexicano", "mexicana", "mexicanos", "mexicanas"]),
        ("francés", ["francés", "francesa", "franceses", "francesas"]),
        ("iraní", ["iraní", "iraníes", "iranís"]),
        ("belga", ["belga", "belgas"]),
        ("español", ["español", "española", "españoles", "españolas"]),
    ],
)
def test_spanish_adjectives_take_gender_and_number(word: str, forms: list[str]) -> None:
    assert spanish_forms(word) == forms


def test_folding_keeps_the_length_of_the_text() -> None:
    text = "Ángel Straße İzmir ﬁn “Ñandú” 中文"
    assert len(fold_text(text)) == len(text)
    assert fold("Los Ángeles,  D.C.") == "los angeles d c"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"kind": "Club"}, "'kind'"),
        ({"es": ""}, "'es'"),
        ({"colour": "blue"}, "'colour'"),
        ({"source": None}, "'source'"),
    ],
)
def test_a_wrong_row_names_file_entry_and_key(change: dict[str, object], told: str) -> None:
    with pytest.raises(DataError, match=f"lakes.yaml: entry lake-board: key {told}"):
        organisation_entry({**ROW, **change}, file="lakes.yaml")


def test_entries_must_be_unique_and_lead_somewhere() -> None:
    entry = organisation_entry(ROW, file="lakes.yaml")
    with pytest.raises(DataError, match="twice"):
        Registry([entry, entry])
    with pytest.raises(DataError, match="sea-board"):
        Registry([organisation_entry({**ROW, "body_of": "sea-board"}, file="lakes.yaml")])


def test_a_country_of_no_known_code_is_refused() -> None:
    with pytest.raises(DataError, match="countries.yaml: entry 'QQ'"):
        list(country_entries({}, {"QQ": {"en": ["Ruritania"]}}, file="countries.yaml"))


def test_the_notice_of_cldr_stays_with_its_names() -> None:
    data = json.loads((files("graph.registry") / "countries.json").read_text(encoding="utf-8"))
    assert "Unicode License" in data["notice"]
