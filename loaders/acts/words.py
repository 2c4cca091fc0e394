"""The vocabulary of acts, compiled once a language: which words of a text are forms of which verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.errors import DataError
from graph.model import FORCES, STATEMENT_TYPES
from loaders.vocabulary import as_list, read_entries, read_yaml

from .frames import Frame, parse_frame
from .grammar import Grammar, grammar, loose
from .inflect import ALWAYS, MOODS, TELLING, inflect

_REQUIRED = frozenset({"type", "frames", "example"})
_OPTIONAL = frozenset({
    "verb", "forms", "force", "tail", "when", "unless", "mood", "gap", "noun", "modal", "subject",
    "reflexive", "pattern", "never", "due", "impersonal", "agent", "gives_way", "yields", "passes", "bare", "approves",
    "opening", "reported", "tells", "first_person", "with_infinitive", "otherwise", "keep_target", "counterexample",
    "source", "note",
})  # fmt: skip
_PLAIN = str.maketrans("áéíóú", "aeiou")
_WORD = re.compile(r"(?:(?:re|co)-)?[^\W\d_]+", re.I)
_COMPOUND = re.compile(r"\w-\Z")
"""What stands before the second half of a compound: "High-Value Datasets"."""
_PARTICIPLE = 200
"""What a participle counts for where a form of "to be" stands before it, and against it where none does."""

_GROUP = 30
_NOUN = 400
"""Characters before a verb in which its auxiliary, and the noun that it must have for a subject, are looked for."""


@dataclass(frozen=True)
class Verb:
    """One entry: what a verb makes of its sentence."""

    id: str
    type: str
    force: str | None
    frames: tuple[Frame, ...]
    modal: bool
    subject_is_target: bool
    reflexive: bool
    due: bool
    keep_target: bool
    impersonal: bool
    passive: bool
    same_forms: bool
    opening: bool
    reported: bool
    with_infinitive: str | None
    otherwise: str | None
    agent: re.Pattern[str] | None
    gives_way: bool
    yields: bool
    passes: bool
    bare: bool
    approves: bool
    tells: bool
    first_person: bool
    noun: re.Pattern[str] | None
    gap: re.Pattern[str] | None
    example: str
    counterexample: str | None


@dataclass(frozen=True)
class Form:
    """One form of a verb: `rest` is what must follow its first word."""

    verb: Verb
    mood: str
    rest: re.Pattern[str]
    size: int


@dataclass(frozen=True)
class Cue:
    """A form found in a text: `start` to `end` are the verb and what belongs to it."""

    start: int
    end: int
    verb: Verb
    mood: str
    clitic: str | None = None


@dataclass(frozen=True)
class Words:
    """The forms of a language by their first word."""

    language: str
    grammar: Grammar
    forms: Mapping[str, tuple[Form, ...]]
    patterns: tuple[tuple[re.Pattern[str], frozenset[str], Form], ...]
    verbs: tuple[Verb, ...]
    clitics: re.Pattern[str] | None
    passive: re.Pattern[str]
    perfect: re.Pattern[str]

    def cues(self, text: str, start: int, end: int, *, letter: bool = False) -> Iterator[Cue]:
        """Yield the verb forms of a span from left to right; of several readings of a place the most
        particular one. In a *letter* the first person counts too ("solicito", "enviaré").
        """
        at = start
        for word in _WORD.finditer(text, start, end):
            if word.start() < at or _COMPOUND.search(text, max(0, word.start() - 2), word.start()):
                continue
            cue = self.read(text, word, start, end, letter=letter)
            if cue:
                yield cue
                at = cue.end

    def read(
        self, text: str, word: re.Match[str], start: int, end: int, *, letter: bool = False
    ) -> Cue | None:
        """The form that *word* of *text* begins, in its most particular reading, or None."""
        plain = word.group().lower()
        clitic = None
        forms = self.forms.get(plain, ()) or self.forms.get(plain.replace("-", ""), ())
        if not forms and self.clitics and (match := self.clitics.fullmatch(plain)):
            forms = tuple(form for form in self.forms.get(match[1], ()) if form.mood == "infinitive")
            clitic = match[2] if forms else None
        if not forms and plain.endswith(("se", "nse")) and self.clitics:
            forms = self._enclitic(plain)
        before = text[max(0, word.start() - 12) : word.start()].lower().rstrip()
        reflexive = clitic == "se" or bool(
            re.search(r"\b(?:se|nos|me)(?: (?:ha|han|había|habían|hemos))?$", before)
        )
        group = max(start, word.start() - _GROUP)
        passive = bool(self.passive.search(text, group, word.start()))
        perfect = not passive and bool(self.perfect.search(text, group, word.start()))
        best: Cue | None = None
        size = -_PARTICIPLE
        for form in forms:
            if (form.verb.reflexive and not reflexive) or (form.mood == "present1s" and not letter):
                continue
            if form.verb.noun and not form.verb.noun.search(
                text, max(start, word.start() - _NOUN), word.start()
            ):
                continue
            match = form.rest.match(text, word.end(), end)
            weight = form.size + (match.end() - word.end() if match else 0) + 100 * form.verb.reflexive
            if form.mood == "perfect" and not perfect:
                continue
            weight += _PARTICIPLE * (passive if form.mood == "participle" else 0)
            weight -= _PARTICIPLE * (form.mood == "participle" and not passive)
            if match and weight > size:
                mood = "past" if form.mood == "perfect" else form.mood
                best, size = Cue(word.start(), match.end(), form.verb, mood, clitic), weight
        return best or self._by_pattern(text, word, start, end, letter=letter)

    def opening_noun(self, text: str, start: int, end: int) -> Cue | None:
        """ "Its commitment to …" at the head of an item, as if the verb of expressing that stands over the
        list were said.
        """
        if start == 0 or not self.grammar.find["own_opening"].match(text, start, end):
            return None
        best: Cue | None = None
        for first in self.grammar.words["expressing"]:
            for form in self.forms.get(first, ()):
                match = form.rest.match(text, start - 1, end)
                if match and match.end() > start + 4 and (best is None or match.end() > best.end):
                    best = Cue(start, match.end(), form.verb, "infinitive")
        return best

    def verb(self, name: str) -> Verb:
        return next(verb for verb in self.verbs if verb.id == name)

    def _enclitic(self, plain: str) -> tuple[Form, ...]:
        """ "Créase", "apruébase": the present with its pronoun behind, as laws and resolutions write it."""
        stem = plain[:-2].translate(_PLAIN)
        forms = self.forms.get(stem, ())
        return tuple(form for form in forms if form.mood in ("present3s", "presentp"))

    def _by_pattern(
        self, text: str, word: re.Match[str], start: int, end: int, *, letter: bool
    ) -> Cue | None:
        if word.start() > start and word.group()[0].isupper():
            return None  # a name that ends like a verb ("Macará")
        for pattern, never, form in self.patterns:
            match = pattern.match(text, word.start(), end)
            mine = form.verb.first_person and not letter
            if match and match.group().lower() not in never and not mine:
                return Cue(word.start(), max(match.end(), word.end()), form.verb, form.mood)
        return None


@cache
def words(language: str) -> Words:
    """Return the compiled vocabulary of a language. Raises `DataError` naming file, entry and key that is
    wrong.
    """
    rules = grammar(language)
    conjugation = read_yaml(language, "conjugation")
    forms: dict[str, list[Form]] = {}
    patterns = []
    verbs = []
    for entry in read_entries(language, "acts", required=_REQUIRED, optional=_OPTIONAL):
        verb = _verb(entry, rules, conjugation)
        verbs.append(verb)
        for mood, form in _forms(entry, conjugation):
            first, *others = form.split()
            forms.setdefault(first.lower(), []).append(_form(verb, mood, others, entry, rules))
        if "pattern" in entry:
            pattern = re.compile(rules.expand(entry["pattern"]))
            patterns.append((pattern, frozenset(entry.get("never", ())), _form(verb, "modal", [], {}, rules)))
    clitics = re.compile(r"(\w+r)(les?|l[oa]s?|se|nos)") if language == "es" else None
    passive, perfect = (_before_verb(rules, name) for name in ("passive", "perfect"))
    found = {first: tuple(some) for first, some in forms.items()}
    return Words(language, rules, found, tuple(patterns), tuple(verbs), clitics, passive, perfect)


def _before_verb(rules: Grammar, name: str) -> re.Pattern[str]:
    """An auxiliary right before a verb, adverbs between them allowed."""
    between = loose(rules.pattern["adverbs"])
    return re.compile(rf"(?<!\w)(?:{loose(rules.pattern[name])})(?:\s+{between})*\s+\Z", re.IGNORECASE)


def _verb(entry: Mapping[str, Any], rules: Grammar, conjugation: Mapping[str, Any]) -> Verb:
    where = f"{rules.language}/acts.yaml: entry {entry['id']}"
    if entry["type"] not in STATEMENT_TYPES:
        raise DataError(f"{where}: key type: {entry['type']!r} is no type of statement")
    if (entry["type"] == "REQUESTED_OF") != ("force" in entry) or entry.get("force", "urge") not in FORCES:
        raise DataError(f"{where}: key force: a request has one of {', '.join(FORCES)}, and nothing else has")
    try:
        frames = tuple(parse_frame(frame, rules) for frame in entry["frames"])
        noun = re.compile(rules.expand(entry["noun"]), re.IGNORECASE) if "noun" in entry else None
        gap = re.compile(rules.expand(entry["gap"]), re.IGNORECASE) if "gap" in entry else None
        agent = re.compile(rf"\s+(?:{rules.expand(entry['agent'])})\s+", re.I) if "agent" in entry else None
    except (re.error, ValueError) as cause:
        raise DataError(f"{where}: key frames, noun or gap: {cause}") from cause
    return Verb(
        entry["id"],
        entry["type"],
        entry.get("force"),
        frames,
        entry.get("modal", False),
        entry.get("subject") == "target",
        entry.get("reflexive") is True,
        entry.get("due", False),
        entry.get("keep_target", True),
        entry.get("impersonal", True),
        "participle" in (entry.get("mood") or ("participle",)),
        _same_forms(entry, conjugation),
        entry.get("opening", False),
        entry.get("reported", False),
        entry.get("with_infinitive"),
        entry.get("otherwise"),
        agent,
        entry.get("gives_way", False),
        entry.get("yields", False),
        entry.get("passes", False),
        entry.get("bare", False),
        entry.get("approves", False),
        entry.get("tells", False),
        entry.get("first_person", False),
        noun,
        gap,
        entry["example"],
        entry.get("counterexample"),
    )


def _same_forms(entry: Mapping[str, Any], conjugation: Mapping[str, Any]) -> bool:
    """Whether a verb's past looks like its infinitive ("set up", "put"), so that a passive may be read from it."""
    shapes = (inflect(lemma, conjugation) for lemma in as_list(entry.get("verb")))
    return any(form in shape.get("past", ()) for shape in shapes for form in shape.get("infinitive", ()))


def _forms(entry: Mapping[str, Any], conjugation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    wanted = entry.get("mood") or ALWAYS
    if "present3s" in wanted:
        wanted = [*wanted, "present1s"]  # counts in letters alone
    if "past" in wanted and entry["type"] in TELLING:
        wanted = [*wanted, "gerund"]  # "…, offering to host the session"
    for lemma in as_list(entry.get("verb")):
        for mood, forms in inflect(lemma, conjugation).items():
            if mood in wanted:
                yield from ((mood, form) for form in forms)
            if mood == "participle" and "past" in wanted:
                yield "perfect", forms[0]
    for mood, forms in (entry.get("forms") or {}).items():
        if mood not in MOODS:
            raise DataError(f"acts.yaml: entry {entry['id']}: key forms: {mood!r} is no mood")
        yield from ((mood, form) for form in as_list(forms))


def _form(verb: Verb, mood: str, others: list[str], entry: Mapping[str, Any], rules: Grammar) -> Form:
    """`rest` takes in what follows the first word; `when` and `unless` only look."""
    source = "".join(rf"\s+{re.escape(word)}" for word in others)
    size = len("".join(others)) + bool(entry.get("otherwise"))
    if entry.get("tail"):
        tail = rules.expand(entry["tail"])
        optional = re.fullmatch(tail, "") is not None
        between = rf"(?:\s+(?:{loose(rules.pattern['adverbs'])}))?"
        source += rf"(?:\s+{tail})?" if optional else rf"{between}\s+{tail}"
        size += 0 if optional else 30
    source += r"(?!\w)"
    if entry.get("when"):
        source += rf"(?=[\s,:]*(?:{rules.expand(entry['when'])}))"
        size += 20 + len(entry["when"]) // 10
    if entry.get("unless"):
        source += rf"(?!\s+(?:{rules.expand(entry['unless'])}))"
    try:
        return Form(verb, mood, re.compile(source, re.IGNORECASE), size)
    except re.error as cause:
        raise DataError(f"acts.yaml: entry {verb.id}: key tail, when or unless: {cause}") from cause
