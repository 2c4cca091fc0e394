"""Acts reported inside others: "as per request of …", "the offer of … to …", "its proposal to …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Actor

from .clauses import Clause
from .draft import Draft, cut_action, tidy
from .frames import fill
from .patterns import Nominal, nominals
from .things import possessor
from .who import Who

_NEAR = 200
"""Characters before a noun in which its owner is looked for."""

_HOSTS = frozenset(
    {
        "THANKED_FOR",
        "WELCOMED",
        "STATED",
        "TOOK_NOTE_OF",
        "DECIDED",
        "PRESENTED",
        "REQUESTED_OF",
        "COMMITTED_TO",
    }
)


@dataclass(frozen=True)
class Sentence:
    """What is known of the sentence in which nouns are looked for."""

    who: Who
    clauses: list[Clause]
    drafts: list[Draft]
    start: int
    end: int

    def host(self, at: int) -> Draft | None:
        """The innermost statement whose words take in *at*."""
        around = [draft for draft in self.drafts if draft.start <= at < draft.end]
        return min(around, key=lambda draft: draft.end - draft.start, default=None)

    def limit(self, match: re.Match[str]) -> int:
        """Where the list of who asked must end: before the subject of the clause that it opens."""
        subjects = (c.subject for c in self.clauses if c.subject.kind == "actor")
        return min((s.start for s in subjects if s.start > match.end()), default=self.end)

    def narrated(self, match: re.Match[str]) -> Draft | None:
        """A stand-in for what the sentence tells where no verb of it is an act: who did it, and the words
        before *match*.
        """
        text, low, high = self.who.text, self.start, match.start()
        if not text[low:high].strip():
            comma = text.find(",", match.end(), self.end)
            low, high = (comma + 1, self.end) if comma >= 0 else (self.end, self.end)
        actors, after = self.who.leading(low, high)
        if not actors or after >= high:
            return None
        return Draft(
            "PRESENTED",
            actors,
            (),
            self.start,
            self.end,
            tidy(text, after, high),
            "",
            0.88,
            "",
            agents=actors,
        )


def read_nominals(who: Who, clauses: list[Clause], drafts: list[Draft], start: int, end: int) -> list[Draft]:
    """Return the statements that nouns and phrases of a sentence make inside its own."""
    out: list[Draft] = []
    sentence = Sentence(who, clauses, drafts, start, end)
    taken: list[tuple[int, int]] = [(clause.cue.start, clause.cue.end) for clause in clauses]
    for nominal in nominals(who.rules.language):
        for match in nominal.pattern.finditer(who.text, start, end):
            if any(low < match.end() and match.start() < high for low, high in taken):
                continue
            draft = (_near if nominal.near else _named)(sentence, nominal, match)
            if draft:
                taken.append((match.start(), match.end()))
                out.append(draft)
    return out


def _near(sentence: Sentence, nominal: Nominal, match: re.Match[str]) -> Draft | None:
    """The action is the one that the clause does: "The TS will print the map at the request of Togo"."""
    who, end = sentence.who, sentence.limit(match)
    actors, after = who.leading(match.end(), end, closed=True)
    if nominal.possessed:
        actors, _ = possessor(who, who.skip_blank(match.end(), end), end)
        after = match.end("rest")
    host = sentence.host(match.start()) or sentence.narrated(match)
    if not actors or host is None or host.negated:
        return None
    target = tuple(a for a in host.agents if a not in actors) if nominal.addressed else ()
    action = cut_action(who.text, host.action, who.rules) if host.action else None
    start, stop = host.start, host.end
    if action and host.start < action[0] < match.start() < host.end:
        start, stop = action[0], max(after, action[1] if action[1] < match.start() else after)
    draft = Draft(
        nominal.type,
        actors,
        target,
        start,
        stop,
        action,
        f"{who.rules.language}.{nominal.id}",
        0.88,
        f"“{' '.join(who.text[match.start() : after].split())}”",
        force=nominal.force,
        agents=target or actors,
        due=host.due,
        embedded=True,
    )
    draft.due_span = host.due_span
    draft.verb_end = host.verb_end
    return draft


def _named(sentence: Sentence, nominal: Nominal, match: re.Match[str]) -> Draft | None:
    """The noun's own actor and action: "the offer of Togo to host the session"."""
    who, host = sentence.who, sentence.host(match.start())
    if host is None or host.type not in _HOSTS or host.negated or host.against:
        return None
    actors, after, begin = _owner(who, nominal, match, host, sentence.drafts)
    if not actors:
        return None
    subjects = (c.subject for c in sentence.clauses if c.subject.passive)
    stop = next((s.end for s in subjects if s.start <= match.start() < s.end), host.end)
    filled = fill(nominal.frames, who, after, stop, guess=False)
    if filled is None or filled.action is None:
        return None
    begin, stop = tidy(who.text, begin, stop)
    target = filled.target
    if not target and nominal.type == "REQUESTED_OF" and host.type == "DECIDED":
        target = host.source  # what the body accepts it was asked
    draft = Draft(
        nominal.type,
        actors,
        target,
        begin,
        stop,
        filled.action,
        f"{who.rules.language}.{nominal.id}",
        0.88,
        f"“{' '.join(who.text[match.start() : match.end()].split())}” of a named actor",
        force=nominal.force,
        agents=target or actors,
        due=nominal.type != "STATED",
        embedded=True,
        verb_end=match.end(),
    )
    if any(not actor.sure for actor in (*actors, *target)):
        draft.doubt(0.93, "an actor that may be somebody else")
    return draft


def _owner(
    who: Who, nominal: Nominal, match: re.Match[str], host: Draft, drafts: list[Draft]
) -> tuple[tuple[Actor, ...], int, int]:
    """Who acts, where the words of the noun and its owner end, and where the noun phrase begins."""
    text = who.text
    begin = _phrase_start(who, match.start(), host.start)
    if nominal.of_target:
        direct = host.action is not None and host.action[0] <= match.start() <= host.action[0] + 4
        return (host.target if direct else ()), match.end(), match.start()
    if nominal.named:
        actors, after = who.leading(match.end(), host.end)
        return actors, after, begin
    link = re.compile(rf"\s+(?:{who.rules.find['owner_links'].pattern})\s+", re.I).match(
        text, match.end(), host.end
    )
    if link and (not nominal.needs_verb or len(link.group().split()) > 1):
        actors, after = who.leading(link.end(), host.end)
        if actors:
            return actors, after, begin
    if nominal.needs_verb:
        return (), match.end(), begin
    floor = max(host.start, match.start() - _NEAR)
    possessed = re.compile(r"(?:['’]s?)\s*$").search(text[floor : match.start()])
    if possessed:
        at = floor + possessed.start()
        for mention in reversed(who.between(floor, match.start())):
            if mention.end in (at, at + 1):
                return (mention.actor,), match.end(), mention.start
    own = re.search(
        rf"{who.rules.find['possessives'].pattern}\s+(?:\w+\s+)?$",
        text[max(0, match.start() - 24) : match.start()],
        re.I,
    )
    if own and not (host.type == "DECIDED" and host.due):
        return host.target or _last_target(drafts, host), match.end(), begin
    return (), match.end(), begin


def _last_target(drafts: list[Draft], host: Draft) -> tuple[Actor, ...]:
    before = [draft for draft in drafts if draft.start < host.start and draft.target]
    return before[-1].target if before else ()


def _phrase_start(who: Who, at: int, floor: int) -> int:
    """Where the noun phrase of the noun at *at* begins: its determiner, if one stands before it."""
    words = rf"(?:{'|'.join(who.rules.words['determiners'])})\s+(?:\w+\s+)?$"
    match = re.search(rf"\b{words}", who.text[max(floor, at - 30) : at], re.I)
    return max(floor, at - 30) + match.start() if match else at
