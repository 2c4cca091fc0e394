"""A statement while it is being read, and the cutting of its action."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.model import Actor

from .grammar import Grammar, loose


@dataclass
class Draft:
    """A statement before its date, condition and confidence are known. Spans are offsets of the record's text."""

    type: str
    source: tuple[Actor, ...]
    target: tuple[Actor, ...]
    start: int
    end: int
    action: tuple[int, int] | None
    rule: str
    confidence: float
    reason: str
    force: str | None = None
    agents: tuple[Actor, ...] = ()
    due: bool = False
    negated: bool = False
    against: bool = False
    doubts: list[str] = field(default_factory=list)
    due_span: tuple[int, int] | None = None
    embedded: bool = False
    verb_end: int = 0

    def doubt(self, factor: float, why: str) -> None:
        """Lower the confidence, and say why."""
        self.confidence *= factor
        self.doubts.append(why)


_CONDITION = 80
"""Characters of a condition that stands before the action."""


def cut_action(
    text: str, span: tuple[int, int], rules: Grammar, due: tuple[int, int] | None = None
) -> tuple[int, int]:
    """Return the span of an action without the purpose, request or date that trails it, and without marks at
    its ends.
    """
    start, end = tidy(text, *span)
    if condition := rules.find["condition"].match(
        text, start, end
    ):  # "will, within existing resources, print the map"
        mark = text.find(",", condition.end(), min(end, condition.end() + _CONDITION))
        start = mark + 1 if 0 <= mark < end - 2 else start
    for match in rules.find["cuts"].finditer(text, start + 1, end):
        if _words(text[start : match.start()]) >= 2 and not _inside(text, start, match.start()):
            end = match.start()
            break
    if (
        due
        and start < due[0]
        and due[1] <= end
        and not _words(text[due[1] : end])
        and _words(text[start : due[0]]) >= 1
    ):
        end = due[0]
    return tidy(text, start, end)


def tidy(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks and closing marks at its ends."""
    while start < end and text[start] in " \t\n\r\u00a0,;:–—":
        start += 1
    while end > start and text[end - 1] in " \t\n\r\u00a0,;:.–—*_":
        end -= 1
    if end > start and text[end - 1] == "(":
        return tidy(text, start, end - 1)
    return start, end


def _words(piece: str) -> int:
    return len(re.findall(r"\w+", piece))


def _inside(text: str, start: int, at: int) -> bool:
    piece = text[start:at]
    return piece.count("(") > piece.count(")")


def condition_in(text: str, start: int, end: int, rules: Grammar) -> str | None:
    """The words that make the action depend on something, verbatim, up to the next comma or stop."""
    match = rules.find["condition"].search(text, start, end)
    if not match:
        return None
    stop = re.compile(r"[,;.:)]").search(text, match.end(), end)
    piece = text[match.start() : stop.start() if stop else end].strip()
    return piece or None


def modality_of(kind: str, text: str, start: int, end: int, rules: Grammar) -> str:
    """`aim` where the words are only what something else is meant for, `planned` where it is still to be done,
    else `actual`.
    """
    head = re.compile(rf"\s*(?:{loose(rules.pattern['aim'])})", re.I)
    if kind == "COORDINATES_WITH" and (head.match(text, start, end)):
        return "aim"
    if kind in ("REQUESTED_OF", "COMMITTED_TO", "OFFERED", "PROPOSED"):
        return "planned"
    return "actual"
