"""Dates that are not the action's own: of a condition, of a name, of a plan's horizon; the date a term had before."""

from __future__ import annotations

import re

from loaders.terms import flat as flatten

from .model import Due

_BACK = 120
_CONDITION = re.compile(
    r"(?<!as )\b(?:unless|if(?! (?:possible|necessary|needed|required|feasible|appropriate))|provided that|in case of|"
    r"si(?! (?:es posible|es necesario|fuera posible|fuera necesario|procede))|salvo(?! error)|a menos que|a no ser que|"
    r"siempre que|en caso de)\s[^,;.:()]*$"
)
"""A condition up to the date in it: "unless Togo objects by 1 May", "salvo objeción antes del 1 de mayo"."""
_HORIZON = re.compile(r"(?:towards?|hacia|de cara al?|con miras al?|rumbo al?)\s+(?:el\s+(?:ano\s+)?)?\d{4}")
"""What a plan looks to: "the Roadmap towards 2030", "el presupuesto de cara a 2022"."""
_TITLED = re.compile(r"\b(?:the|its|their|our|his|her|this)\s+\d{4}\s+[A-Z]")
"""A year at the head of a name: "the 2050 Strategy"."""
_MOVED = re.compile(
    r"\b(?:postpon|defer|mov|reschedul|re-schedul|shift|chang|extend|prolong|brought|extien|ampli|prorrog|traslad|aplaz|"
    r"pospu|pospon|cambi|pas)\w*\b[^.;]{0,70}?\b(?:from|del?|desde(?: el)?)\s+(?:el\s+)?[^.;,]{0,14}?\d[^.;,]{0,24}?\s+"
    r"(?P<new>(?:to|until|till|al?|hasta)\s+(?:el\s+)?\d)"
)
"""A term that is moved "from 15 October to 15 November"."""


def is_foreign(text: str, due: Due) -> bool:
    """Whether a date belongs to something else in its sentence."""
    if _CONDITION.search(flatten(text[max(0, due.start - _BACK) : due.start])):
        return True
    if due.precision != "year":
        return False
    named = _TITLED.search(text, max(0, due.start - 8), due.end + 12)
    return _HORIZON.match(flatten(due.due_text)) is not None or (
        named is not None and named.start() < due.end and named.end() > due.end
    )


def moved_to(text: str, start: int, end: int) -> int:
    """Where the new date of a term that is moved from one to another begins; *start* where none is moved."""
    back = max(0, start - _BACK)
    match = _MOVED.search(flatten(text[back:end]))
    return max(start, back + match.start("new")) if match else start
