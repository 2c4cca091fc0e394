"""The topics of work: what it is about, as the concepts of the vocabulary that its words name, in either language."""

from __future__ import annotations

import functools

from graph.overlaps.concepts import vocabulary
from graph.overlaps.profiles import profile


@functools.lru_cache(maxsize=100_000)
def topics_of(text: str, language: str) -> tuple[str, ...]:
    """The ids of the concepts that *text* is about, the weightiest first; () where it names none."""
    concepts = vocabulary().concepts
    return tuple(
        unit.key
        for unit in profile(text, language).units
        if unit.key in concepts and concepts[unit.key].slot == "object"
    )


def topic_name(topic: str, language: str) -> str:
    """A topic's name for people: the first of its words in *language*; the id itself where nobody knows it."""
    concept = vocabulary().concepts.get(topic)
    return concept.forms[language][0].lstrip("=") if concept else topic
