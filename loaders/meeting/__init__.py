"""The meeting that a record reports on: body, title, days, place, language; read from the record, not its file name."""

from __future__ import annotations

from typing import Any

from graph.model import Document, Meeting, Passage
from loaders.language import language_of
from loaders.meeting.casing import mixed_case
from loaders.meeting.cues import head_of
from loaders.meeting.naming import read_forum, read_title
from loaders.meeting.when import read_dates
from loaders.meeting.where import read_place

__all__ = ["read_meeting"]


def read_meeting(document: Document, passages: tuple[Passage, ...], actors: Any = None) -> Meeting:
    """What the record shows of its meeting; what it does not show is None.

    `actors` is not needed: who the body is among the known actors is said by the reader of actors, which sets `body`.
    """
    language = _language(document, passages)
    head = head_of(document, passages)
    if not head.titles and not head.texts:
        return Meeting(language=language)
    first, last = read_dates(head, language)
    forum = read_forum(head, language)
    title = read_title(head, language)
    place = read_place(head, language)
    return Meeting(
        forum=mixed_case(forum, document.text) if forum else None,
        title=mixed_case(title, document.text) if title else None,
        date=first,
        end_date=last,
        place=_in_mixed_case(place, document.text) if place else None,
        language=language,
    )


def _in_mixed_case(place: str, text: str) -> str:
    return (
        place.title()
        if place.isupper() and len(place.split()) == 1 and len(place) > 3
        else mixed_case(place, text)
    )


def _language(document: Document, passages: tuple[Passage, ...]) -> str:
    """The language in which most of the record is written, by length."""
    length = {"en": 0, "es": 0}
    for passage in passages:
        length[passage.language] = length.get(passage.language, 0) + passage.end - passage.start
    if length["en"] == length["es"]:
        return language_of(document.text)
    return max(length, key=lambda one: length[one])
