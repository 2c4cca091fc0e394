"""The actors that a span of words names, as the reading of clauses asks for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace

from graph.model import Actor
from loaders.actors.lists import MAX_ACTORS

from .grammar import Grammar, handles, loose
from .letter import Letter, read_letter
from .past import Past
from .reader import Mention, Reader

_GUESS_WORDS = 9
_OWNER_REACH = 170


@dataclass
class Who:
    """Answers for one record. `sources` and `targets` remember who acted and was acted upon last."""

    reader: Reader
    text: str
    body: Actor
    rules: Grammar
    sources: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    made: tuple[Actor, ...] = ()
    speaker: tuple[Actor, ...] = ()
    parties: tuple[Actor, ...] = ()
    voice: tuple[Actor, ...] = ()
    past: Past = field(init=False)
    _all: list[Mention] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _lower: frozenset[str] = frozenset()
    _letters: list[Letter | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.past = Past(self.text)
        mentions = sorted(self.reader.mentions(0, len(self.text)), key=lambda m: (m.start, -m.end))
        never = self.rules.find["never_actors"]
        self._all = [mention for mention in mentions if not never.fullmatch(mention.actor.mention)]
        self._starts = [mention.start for mention in self._all]
        self._lower = frozenset(re.findall(r"(?<![^\W_])[^\W\dA-Z_]\w+", self.text))
        rules = self.rules
        joint = loose(rules.pattern["and"])
        who_prepositions = rules.pattern["joining_prepositions"]
        determiners = "|".join(rules.words["determiners"])
        self._joint = re.compile(
            rf"\s*(?:,\s*(?:(?:{joint})\s+)?|\s(?:{joint})\s+)"
            rf"(?:{who_prepositions}\s+)?(?:(?:{determiners})\s+)?(?=(?-i:[A-ZÁÉÍÓÚÑ]))",
            re.I,
        )
        small = [rules.find[name].pattern for name in ("prepositions", "subordinators", "never_actors")]
        self._small_words = re.compile("(?i:" + "|".join(small) + ")|Se|No|Lo")
        people = rules.pattern["people"].removeprefix("^").removesuffix("$")
        before, after = (
            ("(?:[\\w'’-]+\\s+){0,3}?", "") if rules.language == "en" else ("", r"(?:\s+\w+(?:as|os|es))?")
        )
        self._people = re.compile(rf"{before}{people}{after}(?!\w)", re.I)
        self._adverb = re.compile(rf"\s*(?:{loose(rules.pattern['frame_adverbs'])})(?!\w),?(?=\s)", re.I)
        self._and_word = re.compile(rf"(?<!\w)(?:{joint})(?!\w)", re.I)
        self._and = re.compile(rf"\s*,?\s*(?:{joint})\b", re.I)
        self._over = re.compile(rf"\s*(?:[,.;:)–—]|{loose(rules.pattern['phrase_over'])}\b)", re.I)
        self._aside = re.compile(
            rf"\s*\([^()]{{1,200}}\)|\s*,\s*{rules.find['apposition'].pattern}[^,;:.]{{1,160}}(?:,(?=\s)|\Z)",
            re.I,
        )
        self._handles = handles(joint)
        self._article = re.compile(rf"(?:(?:{'|'.join(rules.words['determiners'])})\s+)*", re.I)
        self._possessive = re.compile(rules.pattern["possessive"] or "(?!)")
        self._described = re.compile(rf"\s*,?\s*(?:{loose(rules.pattern['describes'])})\b", re.I)
        self._links = rules.find["owner_links"]
        self._nouns = rules.find["owner_nouns"]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie between two places, longest first where they begin together."""
        low = bisect_left(self._starts, start)
        return [m for m in self._all[low : bisect_left(self._starts, end)] if m.end <= end]

    def inside_name(self, start: int, at: int) -> bool:
        """Whether *at* lies inside a name that the registry or the record knows, which begins behind *start*."""
        return self._inside(start, at, many=False)

    def inside_actor(self, start: int, at: int) -> bool:
        """The same, a collective with what narrows it counted as well ("the parties in Bosnia and Herzegovina")."""
        return self._inside(start, at, many=True)

    def _inside(self, start: int, at: int, *, many: bool) -> bool:
        names = self._all[bisect_left(self._starts, start) : bisect_left(self._starts, at)]
        return any(at < m.end - 1 and m.actor.sure and (many or not m.actor.collective) for m in names)

    @property
    def speakers(self) -> tuple[Actor, ...]:
        """Who speaks where a sentence names nobody: the one whose turn it is (`voice`), the body, or the two parties of a
        meeting that has no other body.
        """
        if self.voice:
            return self.voice
        return self.parties if self.parties and self.body.key is None else (self.body,)

    def skip_blank(self, at: int, end: int) -> int:
        while at < end and self.text[at] in " \t\n\r\u00a0":
            at += 1
        return at

    def skip_adverbs(self, at: int, end: int) -> int:
        """Where the words after adverbs begin ("invites again the …", "insta encarecidamente a …")."""
        while match := self._adverb.match(self.text, at, end):
            at = match.end()
        return at

    def in_brackets(self, at: int, since: int) -> bool:
        """Whether *at* stands inside brackets that open after *since*."""
        piece = self.text[since:at]
        return (
            piece.count("(") > piece.count(")")
            or piece.count("[") > piece.count("]")
            or piece.count("«") > piece.count("»")
            or piece.count("“") > piece.count("”")
        )

    def leading(
        self, at: int, end: int, *, pronouns: bool = False, closed: bool = False
    ) -> tuple[tuple[Actor, ...], int]:
        """Return the actors that the words from *at* begin with, and where those words end; ((), at) for none."""
        at = self.skip_blank(at, end)
        if closed:
            return self._closed(at, end, pronouns=pronouns)
        if meant := self._meant(at, end, pronouns=pronouns):
            return meant
        stop = self.text.find(";", at, end)
        read, after = self.reader.read_prefix(at, stop if stop >= 0 else end)
        found = self._kept(read)
        if not found:
            return (), at
        if len(found) == 1 and found[0].collective:
            found = [replace(found[0], mention=self.text[at:after])]
        while True:
            while aside := self._aside.match(self.text, after, end):
                after = aside.end()
            joint = self._joint.match(self.text, after, end)
            more, further = self.reader.read_prefix(joint.end(), end) if joint else ([], after)
            if not more or not self.text[further - 1].isalpha() or len(found) > MAX_ACTORS:
                return unique(found), after
            found, after = [*found, *more], further

    def _closed(self, at: int, end: int, *, pronouns: bool) -> tuple[tuple[Actor, ...], int]:
        """The same where nothing but the words themselves ends the list: commas join only where an "and" closes it."""
        actors, after = self.leading(at, end, pronouns=pronouns)
        comma = self.text.find(",", at, after)
        if comma < 0 or self._and_word.search(self.text, comma, after):
            return actors, after
        return self.leading(at, comma, pronouns=pronouns)

    def _meant(self, at: int, end: int, *, pronouns: bool) -> tuple[tuple[Actor, ...], int] | None:
        """Who words stand for that name nobody: "both countries", a pronoun, "we", "the sides"."""
        find = self.rules.find
        if match := self._handles.match(self.text, at, end):
            persons = [Actor(one[1:], "Person", one) for one in re.findall(r"@[\w-]+", match.group())]
            return unique(persons), match.end()
        if match := find["pair"].match(self.text, at, end):
            told = self.reader.read_list(at, match.end())
            pair = tuple(told) if len(told) == 2 else () if self.parties else self.pair()
            if pair:
                return pair, match.end()
        if pronouns and (match := find["pronouns"].match(self.text, at, end)):
            return self.antecedent(match.group(), at), match.end()
        if (match := find["body_words"].match(self.text, at, end)) and not match.group().isupper():
            return self.speakers, match.end()
        if (match := find["writer"].match(self.text, at, end)) and (
            self.skip_blank(match.end(), end) >= end or self.verb_may_follow(match.end(), end)
        ):
            return self.writer, match.end()
        if self.letter and self.letter.addressee and (match := find["reader"].match(self.text, at, end)):
            return self.letter.addressee, match.end()
        if (match := find["counterpart"].match(self.text, at, end)) and (other := self._counterpart()):
            return other, match.end()
        if self.parties and (match := find["sides"].match(self.text, at, end)):
            return self.parties, match.end()
        return None

    def _counterpart(self) -> tuple[Actor, ...]:
        """Who stands over against the one speaking in a meeting of two: the other country, the other of two persons."""
        if len(self.speaker) != 1 or not self.parties:
            return ()
        mine = self.speaker[0]
        both = self.parties
        if mine.kind == "Person":
            both = unique([m.actor for m in self._all if m.actor.kind == "Person"])
        others = tuple(one for one in both if one.name != mine.name)
        return others if len(both) == 2 and len(others) == 1 else ()

    def _kept(self, actors: list[Actor]) -> list[Actor]:
        """The actors without those whose name is only a small word that begins a sentence; "WHO" in capitals is a name."""
        return [
            actor
            for actor in actors
            if not self._small(actor.mention) and not self._misread(actor) and not self._common(actor)
        ]

    def _misread(self, actor: Actor) -> bool:
        """Whether a name that nobody knows begins with a small word that only opens its sentence: "Whether Togo"."""
        first = actor.mention.split(None, 1)[0]
        return actor.key is None and first != actor.mention and self._small(first)

    def _small(self, word: str) -> bool:
        named = word.isupper() and len(word) > 1
        return not named and bool(self._small_words.fullmatch(word))

    def _common(self, actor: Actor) -> bool:
        """Whether a name of one word, known to nobody, is but a common word with the capital of its sentence."""
        word = actor.mention
        if (
            actor.key
            or actor.role
            or actor.collective
            or " " in word
            or not word[:1].isupper()
            or word.isupper()
        ):
            return False
        told = self.rules.find["told_verb"].fullmatch(word)
        return bool(told) or word.lower() in self._lower or bool(self.rules.find["adverbs"].fullmatch(word))

    def pronoun(self, start: int, end: int) -> bool:
        """Whether a span is a pronoun; "IT" and "US" in capitals are names."""
        piece = self.text[start:end].strip()
        return bool(self.rules.find["pronouns"].fullmatch(piece)) and not (piece.isupper() and len(piece) > 1)

    def antecedent(self, pronoun: str, at: int, *, opens: bool = False) -> tuple[Actor, ...]:
        """Who a pronoun at *at* stands for: where it *opens* its clause the subject of the clause before, else the last
        that acted nearby and fits it in number; a plural one without any is the body.
        """
        pronoun = pronoun.strip()
        person = self.sources if self.sources and self.sources[0].kind == "Person" else ()
        if self.rules.find["plural_pronouns"].fullmatch(pronoun):
            if opens and (near := self.reader.subject_before(at, many=True)):
                return unique(near)
            return self.past.many(at, self.speakers) or (person if opens else ()) or self.speakers
        if self.rules.find["personal_pronouns"].fullmatch(pronoun):
            if opens:
                near = self.reader.subject_before(at, person=True)
                return unique(near) or self.past.person(at, ()) or person
            return self.past.person(at, self.speaker) or self.sources
        if self.made:
            return self.made
        near = self.reader.subject_before(at) if opens else []
        meant = unique(near) or self.past.one(at, self.speakers) or self.sources
        own = [a.name for a in meant] == [a.name for a in self.speakers]
        return () if own and self._we_spoke(at) else meant  # who says "we" is not "it"

    def _we_spoke(self, at: int) -> bool:
        """Whether the sentence before *at* speaks in the first person."""
        before = self.text[max(0, at - 400) : at].rstrip().rstrip(".;:")
        begin = max(before.rfind(mark) for mark in (". ", ".\n", "\n\n", "; "))
        return bool(self.rules.find["we_words"].search(before, max(0, begin)))

    @property
    def letter(self) -> Letter | None:
        """Who writes to whom, where the record is a letter."""
        if not self._letters:
            self._letters = [None]  # while it is read, no name in it depends on it
            self._letters = [read_letter(self)]
        return self._letters[0]

    @property
    def writer(self) -> tuple[Actor, ...]:
        """Whom "I" means: who signed the letter, else who speaks."""
        return (self.letter.writer if self.letter else ()) or self.speakers

    def receiver(self, clitic: str, source: tuple[Actor, ...], at: int) -> tuple[Actor, ...]:
        """Whom a Spanish "le", "les", "lo" … at *at* means, where *source* acts."""
        if self.letter and self.letter.addressee and source == self.writer:
            return self.letter.addressee
        near = () if clitic.lower().endswith("s") else self._office_before(at, source)
        return near or self.past.receiver(source, at, many=clitic.lower().endswith("s")) or self.targets

    def _office_before(self, at: int, source: tuple[Actor, ...] = ()) -> tuple[Actor, ...]:
        """The last person or office that the sentence names before *at*, who does not act itself: "encourages the efforts of
        the Secretary-General and invites | him"."""
        names = {(actor.name, actor.of) for actor in source}
        mark = max(self.text.rfind(one, 0, at) for one in (";", ".\n", ". ", "\n\n"))
        for mention in reversed(self.between(max(mark, at - 300, 0), at)):
            actor = mention.actor
            if actor.kind == "Person" or (actor.role and not actor.collective):
                return () if (actor.name, actor.of) in names else (actor,)
        return ()

    def remember(self, source: tuple[Actor, ...], target: tuple[Actor, ...], kind: str, end: int) -> None:
        """Keep who acted and who was acted upon, for the pronouns that follow."""
        self.made = target if kind == "DECIDED" and len(target) == 1 and target[0].kind != "Person" else ()
        if source:
            self.past.remember(source, target, kind, end)
        if source and source != self.speakers:
            self.sources = source
        if target:
            self.targets = target

    def pair(self) -> tuple[Actor, ...]:
        """ "Both countries": the two whose meeting it is, the two that acted last, or the two that the record
        names most.
        """
        if self.parties:
            return self.parties
        if len(self.sources) == 2:
            return self.sources
        count: dict[str, int] = {}
        first: dict[str, Actor] = {}
        for mention in self._all:
            if mention.actor.kind == "Country":
                count[mention.actor.name] = count.get(mention.actor.name, 0) + 1
                first.setdefault(mention.actor.name, mention.actor)
        most = sorted(count, key=lambda name: -count[name])[:3]
        if len(most) < 2 or (len(most) > 2 and 2 * count[most[2]] > count[most[1]]):
            return ()
        return tuple(first[name] for name in first if name in most[:2])

    def named(self, start: int, end: int) -> tuple[Actor, ...]:
        """Return the actors that a span names if it is nothing but an actor phrase, else ()."""
        start, end = self.trim(start, end)
        if start >= end:
            return ()
        if self.pronoun(start, end):
            return self.antecedent(self.text[start:end], start)
        actors, after = self.leading(start, end)
        if actors and self.skip_blank(after, end) >= end:
            return actors
        return unique(self._kept(self.reader.read_list(start, end)))

    def _named_last(self, at: int) -> tuple[Actor, ...]:
        """The office or organisation that was named last before *at*, the body itself left out."""
        for mention in reversed(self.between(max(0, at - 300), at)):
            if mention.actor.kind in ("Organisation", "Forum") and mention.actor.name != self.body.name:
                return (mention.actor,)
        return ()

    def addressed(self, start: int, end: int) -> tuple[Actor, ...]:
        """Return the actors of a slot that must name some: a pronoun is who was last acted upon, and what
        only
        describes the actors ("with outstanding contributions") is left aside."""
        start, end = self.trim(start, end)
        if start < end and self.pronoun(start, end):
            if self.rules.find["personal_pronouns"].fullmatch(self.text, start, end):
                return self._office_before(start, self.speaker) or self.antecedent(
                    self.text[start:end], start
                )
            return self.targets or self._named_last(start) or self.sources
        actors = self.named(start, end)
        if actors:
            return actors
        actors, after = self.leading(start, end)
        return actors if actors and self._described.match(self.text, after, end) else ()

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The span without blanks and marks at its ends."""
        while start < end and self.text[start] in " \t\n\r\u00a0,;:–—-*_":
            start += 1
        while end > start and self.text[end - 1] in " \t\n\r\u00a0,;:–—*_":
            end -= 1
        return start, end

    def verb_may_follow(self, at: int, end: int) -> bool:
        """Whether the words after an actor phrase may be its verb: a small letter, or an aside before one."""
        at = self.skip_blank(at, end)
        return at < end and (self.text[at].islower() or self.text[at] in ",(")

    def ends_phrase(self, after: int, end: int) -> bool:
        """Whether what follows an actor phrase shows that the phrase is over."""
        return bool(self._over.match(self.text, after, end)) or self.skip_blank(after, end) >= end


def unique(actors: list[Actor]) -> tuple[Actor, ...]:
    """The actors in their order, each once."""
    seen: set[tuple[str, str | None]] = set()
    out = []
    for actor in actors:
        key = (actor.name, actor.of)
        if key not in seen:
            seen.add(key)
            out.append(actor)
    return tuple(out)
