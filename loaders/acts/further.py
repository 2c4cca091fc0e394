"""A sentence that goes on with the promise before it: "This includes training the wardens and closing two crossings."."""

from __future__ import annotations

import re

from graph.model import Passage

from .draft import Draft
from .page import Page


def read_further(page: Page, passage: Passage, start: int, end: int) -> Draft | None:
    """The promise that a sentence adds to the one right before it in the same passage, or None."""
    who = page.who
    more = who.rules.find["includes_more"].match(who.text, start, end)
    if more is None or not page.found:
        return None
    promises = [d for p, d in page.found if p.position == passage.position and d.type == "COMMITTED_TO"]
    before = next((d for d in reversed(promises) if not d.embedded and not d.negated), None)
    if before is None or re.search(r"\w", who.text[before.end : start]):
        return None
    draft = Draft(
        "COMMITTED_TO", before.source, (), start, end, (more.end(), end), f"{who.rules.language}.further-promise",
        0.85 * before.confidence, "goes on with the promise before it", due=True, agents=before.source, verb_end=more.end(),
    )  # fmt: skip
    draft.doubts.append("an action listed behind a promise")
    return draft
