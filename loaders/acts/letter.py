"""Who writes a letter and to whom, so that "I ask you" and "les ruego" name somebody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Actor

if TYPE_CHECKING:
    from .who import Who

_HEAD = 2500
_FOOT = 2500
"""Characters at the head and at the foot of a letter in which its opening and its signature stand."""
_SIGNED = 6
"""Lines behind the close in which the name of the writer stands."""
_NAME = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ][\w’'-]+|[A-Z]\.)(?:\s+(?:(?:de|del|la|los|van|von|da)\s+)*(?:[A-ZÁÉÍÓÚÑ][\w’'-]+|[A-Z]\.)){1,4}"
)


@dataclass(frozen=True)
class Letter:
    """The writer and the addressees; () for those that the letter does not show."""

    writer: tuple[Actor, ...]
    addressee: tuple[Actor, ...]


def read_letter(who: Who) -> Letter | None:
    """Return the writer and the addressees of a text that opens and closes as letters do, or None."""
    text, find = who.text, who.rules.find
    opening = find["letter_opening"].search(text, 0, min(len(text), _HEAD))
    closes = list(find["letter_close"].finditer(text, max(0, len(text) - _FOOT)))
    if opening is None or not closes:
        return None
    return Letter(_writer(who, closes[-1].end()), _addressee(who, opening.start()))


def _writer(who: Who, at: int) -> tuple[Actor, ...]:
    """The person, or else the office, whose name stands alone in a line behind the close."""
    lines = [line for line in re.finditer(r"[^\n]+", who.text[at:]) if line.group().strip(" ,.")]
    offices: tuple[Actor, ...] = ()
    for line in lines[:_SIGNED]:
        low, high = who.trim(at + line.start(), at + line.end())
        actors = who.named(low, high)
        persons = tuple(actor for actor in actors if actor.kind == "Person")
        if persons:
            return persons[:1]
        alone = len(actors) == 1 and actors[0].sure and not actors[0].collective
        offices = offices or tuple(actor for actor in actors if actor.role or alone)
        if not offices and not actors and _NAME.fullmatch(who.text, low, high):
            return (Actor(who.text[low:high], "Person", who.text[low:high], sure=False),)
    return offices[:1]


def _addressee(who: Who, end: int) -> tuple[Actor, ...]:
    """Whom a line before the opening, or the opening itself, addresses: "To the members of the Board", "Dear Ms. Lund"."""
    stop = who.text.find("\n", end)
    stop = stop if stop >= 0 else len(who.text)
    for line in re.finditer(r"[^\n]+", who.text[:stop]):
        to = who.rules.find["letter_to"].match(who.text, who.skip_blank(line.start(), line.end()), line.end())
        actors = who.leading(to.end(), line.end())[0] if to else ()
        if actors:
            return actors
    return ()
