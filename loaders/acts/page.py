"""What is known while a record is read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from graph.model import Gap, Passage

from .draft import Draft
from .leads import Lead, SubjectLead
from .turns import Turn
from .who import Who
from .words import Words


@dataclass
class Page:
    """Leads, doers and turns of speech by the position of their passage, what was found, what gave nothing, which passages
    were read with another already (`silent`), and the position of the last heading."""

    who: Who
    words: Words
    passages: Sequence[Passage]
    leads: dict[int, Lead] = field(default_factory=dict)
    doers: dict[int, SubjectLead] = field(default_factory=dict)
    turns: dict[int, Turn] = field(default_factory=dict)
    found: list[tuple[Passage, Draft]] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    silent: set[int] = field(default_factory=set)
    with_items: frozenset[int] = frozenset()
    marked: frozenset[int] = frozenset()
    heading: int = 0

    def add(self, passage: Passage, drafts: Sequence[Draft]) -> None:
        """Keep the statements of a passage, and who acted in them for the pronouns that follow."""
        self.found += [(passage, draft) for draft in drafts if draft.source]

    def remember(self, drafts: Sequence[Draft]) -> None:
        for draft in drafts:
            self.who.remember(draft.source, draft.target, draft.type, draft.end)


def lead_over(page: Page, passage: Passage) -> Lead | None:
    """The lead that governs a passage: of the passage above it, or of the heading over a list of items."""
    if lead := page.leads.get(governor(page, passage) or -1):
        return lead
    if passage.lead is not None or passage.kind not in ("item", "clause") or not passage.headings:
        return None
    return page.leads.get(page.heading)


def governor(page: Page, passage: Passage) -> int | None:
    """Return the position of the lead that governs a passage, or None.

    What stands beside its lead in one row of numbers is not below it; and where a lead's items bear marks,
    the first
    paragraph without one is again below what governs the lead.
    """
    lead = passage.lead
    while lead is not None:
        above = page.passages[lead - 1]
        if above.kind == passage.kind == "clause" and above.level >= passage.level:
            return None
        if passage.printed is not None or lead not in page.marked:
            return lead
        lead = above.lead
    return None
