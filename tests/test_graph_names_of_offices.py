"""An office that records of both languages name bears both names."""

from __future__ import annotations

from graph.load import load_reading
from graph.store import Store
from loaders.extract import read_record
from loaders.formats import read_document

ENGLISH = """REGIONAL CONFERENCE ON MIGRATION (RCM)

Conclusions

Panama City, Panama, 9 June 2021

1. To ask the Technical Secretariat to print the guide.
"""
SPANISH = """CONFERENCIA REGIONAL SOBRE MIGRACIÓN (CRM)

Conclusiones

Ciudad de Panamá, Panamá, 9 de junio de 2022

1. Solicitar a la Secretaría Técnica que imprima el manual.
"""


def test_an_office_bears_the_names_of_both_languages(store: Store) -> None:
    for text in (ENGLISH, SPANISH):
        load_reading(store, read_record(read_document(text.encode(), "record.txt")), by="ana")
    query = "MATCH (a:Actor {role: 'technical-secretariat'}) RETURN a.name_en AS en, a.name_es AS es"
    assert store.read(query) == [{"en": "Technical Secretariat", "es": "Secretaría Técnica"}]
