"""What a line over a list says of its items: that they were agreed on, or only talked about."""

from __future__ import annotations

import re

from graph.model import Passage

from .grammar import loose
from .moods import Clause
from .page import Page
from .who import Who

_TAIL = 5
"""Words behind a verb of talking that may end the line over a list: "discussed the following issues of today:"."""

_ITEMS = frozenset({"item", "clause", "row"})


def announces_list(page: Page, passage: Passage, clause: Clause) -> bool:
    """Whether a passive says no more than that what follows was agreed on: "The following decisions were taken."."""
    who = page.who
    subject = clause.subject
    if not subject.passive or not _ends(page, passage, clause) or passage.position in page.with_items:
        return False
    following = re.compile(rf"(?:\w+\s+)?(?:{loose(who.rules.pattern['incomplete'])})(?!\w)", re.I)
    below = page.passages[passage.position : passage.position + 1]
    return following.match(who.text, subject.start, subject.end) is not None and any(
        one.kind in _ITEMS or who.rules.find["decision_mark"].match(who.text, one.start, one.end)
        for one in below
    )


def _ends(page: Page, passage: Passage, clause: Clause) -> bool:
    """Whether a clause is the last of its passage."""
    return not page.who.text[clause.end : passage.end].strip(" .:;\n")


def line_over(page: Page, passage: Passage) -> tuple[int, int] | None:
    """The span of the line over a list in which a passage stands: its lead, else the text before the first item."""
    if passage.lead is not None:
        above = page.passages[passage.lead - 1]
        return above.start, above.end
    if passage.kind not in _ITEMS:
        return None
    for before in reversed(page.passages[: passage.position - 1]):
        if before.headings != passage.headings or before.kind in ("heading", "title"):
            return None
        if before.kind not in _ITEMS:
            return before.start, before.end
    return None


def agreed_above(page: Page, passage: Passage) -> bool:
    """Whether the line over a list says that its items were agreed on, so that what nobody owns is the body's to do."""
    span = line_over(page, passage)
    return span is not None and page.who.rules.find["agreed_lead"].search(page.who.text, *span) is not None


def talked_about(page: Page, passage: Passage) -> bool:
    """Whether the line over a list says that its items are what a meeting was for or what was gone through."""
    span = line_over(page, passage)
    if span is None or not page.who.text[slice(*span)].rstrip().endswith(":"):
        return False
    ends = [match.end() for match in page.who.rules.find["talk_lead"].finditer(page.who.text, *span)]
    return bool(ends) and len(page.who.text[ends[-1] : span[1]].split()) <= _TAIL


def listed_as_decided(who: Who, passage: Passage) -> bool:
    """Whether a passage stands in a list headed "Decisions", or is itself numbered as one ("Acuerdo 5")."""
    heading = re.sub(r"^[\d.\s=#*IVX-]+", "", passage.headings[-1]).strip(" :*") if passage.headings else ""
    listed = passage.printed is not None or passage.kind in ("item", "clause")
    own = re.sub(r"[\d.\s/-]+$", "", passage.address)
    return bool(
        (listed and who.rules.find["heading_agreed"].fullmatch(heading))
        or (own and who.rules.find["label_decided"].fullmatch(own))
    )


def governing(clauses: list[Clause]) -> Clause | None:
    """The clause over the items: the last that no other reports, but a decision before what is only planned."""
    outer = [clause for clause in clauses if clause.within is None]
    if outer and outer[0].cue.verb.due and all(clause.cue.verb.modal for clause in outer[1:]):
        return outer[0]
    return outer[-1] if outer else None
