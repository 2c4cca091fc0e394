"""The registry of actors: countries, organisations and forums that are known before any record is read.

    registry = default_registry()
    registry.entry("iom").name["es"]        # "Organización Internacional para las Migraciones"
    registry.find("OIM", language="es")     # the entries that bear this name or acronym
    registry.bodies_of("un")                # keys of all bodies below the United Nations

What the registry says is never shown as the claim of a record; every entry names its source.
"""

from graph.registry.entries import Entry, Name, fold, fold_text, words
from graph.registry.registry import Registry, default_registry

__all__ = ["Entry", "Name", "Registry", "default_registry", "fold", "fold_text", "words"]
