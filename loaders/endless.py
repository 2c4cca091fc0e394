"""Sentences that never end: a table or code saved as text. Nothing is read of them, and the owner of the file is told."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Passage

from .sentences import sentences

LONGEST = 20_000
"""Characters of a sentence. The longest that records were seen to have is a twelfth of this."""
WARNING = (
    "It has a sentence of more than 20,000 characters, of which nothing was read. "
    "Check that the file holds the text of a record."
)


def endless(text: str, passages: Iterable[Passage], language: str) -> frozenset[int]:
    """The positions of passages with a sentence that is longer than any record's."""
    return frozenset(
        passage.position
        for passage in passages
        if passage.end - passage.start > LONGEST
        and any(end - start > LONGEST for start, end in sentences(text, passage.start, passage.end, language))
    )
