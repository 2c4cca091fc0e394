"""Norms: what the articles under a bare "DECIDES:" lay down of somebody or of a thing."""

from __future__ import annotations

from graph.model import Actor, Passage

from .clauses import Clause, read_clauses
from .draft import Draft, tidy
from .leads import Lead, past_aside
from .page import Page, governor
from .things import is_text
from .who import Who


def norms_over(page: Page, passage: Passage) -> Lead | None:
    """The bare decision that governs a passage: also through an article that only opens a list of further norms, and over
    the further paragraphs of an article."""
    if passage.printed is None and (article := _article(page, passage)):
        passage = article
    lead = governor(page, passage)
    while lead is not None:
        if found := page.leads.get(lead):
            return found if found.norms else None
        lead = governor(page, page.passages[lead - 1])
    return None


def _article(page: Page, passage: Passage) -> Passage | None:
    """The numbered passage whose further paragraph this is."""
    for before in reversed(page.passages[: passage.position - 1]):
        if before.kind == "heading":
            return None
        if before.kind == "clause" and before.address == passage.address:
            return before
    return None


def goes_on(page: Page, passage: Passage, clause: Clause) -> tuple[Actor, ...] | None:
    """Who a Spanish future without a subject means among articles ("Luego elevará …"): who was to act in the sentence
    before; () where that laid something down; None where nothing tells."""
    subject, who = clause.subject, page.who
    adjunct = who.rules.find["adjunct_opening"].match(who.text, clause.start, clause.cue.start)
    unsaid = subject.kind == "none" or (subject.kind == "thing" and adjunct is not None)
    if who.rules.language != "es" or not unsaid or not clause.cue.verb.modal or subject.reflexive:
        return None
    found, last = page.found[-1] if page.found else (None, None)
    if found is None or last is None or found.address != passage.address:
        return None
    return last.source if last.type == "COMMITTED_TO" else () if last.type == "DECIDED" else None


def read_norm(who: Who, start: int, end: int) -> Draft | None:
    """What a sentence lays down that is nobody's act: "The Fund may accept gifts.", "Accounts shall be kept in euro."."""
    begin, stop = tidy(who.text, start, end)
    actors, at = _subject(who, begin, stop)
    verb = who.rules.find["norm_verb"].search(who.text, at, stop)
    if verb is None or (actors and verb.start() > who.skip_blank(at, stop)):
        return None
    if not actors and not who.rules.find["norm_modal"].fullmatch(verb.group()):
        return None
    if not actors and who.rules.find["subordinators"].search(who.text, begin, verb.start()):
        return None
    draft = Draft(
        "DECIDED", who.speakers, actors, start, end, (begin, stop), f"{who.rules.language}.norm", 0.75,
        f"“{' '.join(verb.group().split())}” under a decision", due=True, agents=who.speakers, verb_end=verb.end(),
    )  # fmt: skip
    if any(not actor.sure for actor in actors):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft


def read_share(who: Who, start: int, end: int) -> Draft | None:
    """A line of a list of shares below an article: "Chad: 30%". Whose share it is, is the target."""
    begin, stop = tidy(who.text, start, end)
    share = who.rules.find["share"].fullmatch(who.text, begin, stop)
    if share is None:
        return None
    return Draft(
        "DECIDED", who.speakers, who.named(*share.span("who")), start, end, (begin, stop),
        f"{who.rules.language}.share", 0.75, "a share under a decision", agents=who.speakers, verb_end=begin,
    )  # fmt: skip


def bare_over_norms(page: Page, passage: Passage) -> bool:
    """Whether an article only opens a list whose items lay down something each: "The rules shall cover the following:"."""
    who = page.who
    if not who.rules.find["incomplete"].search(who.text, passage.start, passage.end):
        return False
    below = [one for one in page.passages if one.lead == passage.position]
    return any(read_clauses(who, page.words, one.start, one.end)[0] for one in below[:1])


def _subject(who: Who, begin: int, stop: int) -> tuple[tuple[Actor, ...], int]:
    """The actors that a sentence begins with, words on time or occasion before them left aside."""
    comma = who.text.find(",", begin, stop)
    places = [begin] + ([comma + 1] if who.rules.find["adjunct_opening"].match(who.text, begin, stop) else [])
    for place in places:
        actors, after = who.leading(place, stop)
        if actors and not is_text(who, actors):
            return actors, past_aside(who, after, stop)
    return (), begin
