"""Known names in a record: the registry's, and codes of committees that tell by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from graph.model import Actor
from graph.registry import Entry, Registry, default_registry, fold
from graph.registry.entries import Name
from loaders.actors.lexicon import Lexicon
from loaders.actors.tokens import PhraseTable, Token, Tokens

_CODE = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2,6}(?:/[A-Z]{2,6})?[/ -])?"
    r"(?:JTC|TC|SC|WG|JWG|SG|AG|TF|CG|ET|TT|AHG|JAG|CAG|DG|EG)[ -]?\d{1,3}"
    r"(?:[/ -](?:SC|WG|JWG|SG|TF|AG|CAG|AHG|TT)[ -]?\d{1,3})*(?![\w-])"
)
_HYPHENED = re.compile(r"(?<![\w/-])[A-Z]{2,7}(?:-[A-Z]{2,8}\d{0,2}){1,3}(?![\w/-])")
_OF = frozenset({"of", "de", "del"})
_NEVER_BEFORE = frozenset({"-", "/", "@", "_", "#", "."})


@dataclass(frozen=True)
class Match:
    """A known name in the record, from token `i` to before token `j`. `actor` None: a place or a thing. `shared`: many
    bodies bear the name ("Executive Board"), and only the company it keeps makes it this one's."""

    i: int
    j: int
    actor: Actor | None
    entry: Entry | None = None
    defined: bool = False
    shared: bool = False


@cache
def _registry_table() -> PhraseTable[tuple[Name, str]]:
    table: PhraseTable[tuple[Name, str]] = PhraseTable()
    for entry in default_registry():
        for name in entry.names:
            table.add(name.text, (name, entry.key))
    return table


def registry_table(registry: Registry) -> PhraseTable[tuple[Name, str]]:
    """All names of *registry*, to be looked up in a record."""
    if registry is default_registry():
        return _registry_table()
    return PhraseTable((name.text, (name, entry.key)) for entry in registry for name in entry.names)


def actor_of(entry: Entry, mention: str, language: str, registry: Registry, *, sure: bool = True) -> Actor:
    """The actor that *entry* is, named in *language*; `of` is kept for offices and collectives alone."""
    above = registry.get(entry.body_of) if entry.role or entry.collective else None
    return Actor(
        name=entry.name.get(language, entry.name["en"]), kind=entry.kind, mention=mention,
        of=None if above is None else above.name.get(language), collective=entry.collective, role=entry.role,
        key=entry.key, of_key=above.key if above else None, sure=sure,
    )  # fmt: skip


class Known:
    """Finds known names from left to right, the longest first; what the record itself defines comes first.

    `naming` is the language that canonical names are given in. `family` are keys of actors already met, which decide
    between entries that share an acronym.
    """

    def __init__(self, tokens: Tokens, words: Lexicon, registry: Registry, naming: str) -> None:
        self.tokens, self.words, self.registry, self.naming = tokens, words, registry, naming
        self.table = registry_table(registry)
        self.local: PhraseTable[Actor] = PhraseTable()
        self.family: set[str] = set()
        self._shouted: dict[int, bool] = {}
        self._handles = sum(token.handle for token in tokens)

    def define(self, form: str, actor: Actor) -> None:
        """Let *form*, in the capitals given, stand for *actor* from now on."""
        self.local.add(form, actor)

    def scan(self) -> dict[int, Match]:
        """The names of the whole record by the token at which they begin; none overlap. `family` grows by those met."""
        found: dict[int, Match] = {}
        k = 0
        while k < len(self.tokens):
            match = self.at(k) if self.tokens[k].word else None
            if match:
                found[k] = match
                k = match.j
            else:
                k += 1
        met = {m.actor.key for m in found.values() if m.actor and m.actor.key}
        self.family |= {above for key in met for above in (key, *self.registry.above(key))}
        return found

    def at(self, i: int) -> Match | None:
        """The longest known name, code, place or definition that begins at token *i*."""
        if self.tokens[i].handle:
            return self._handle(i)
        best = self._place(i)
        for candidate in (self._local(i), self._entry(i), self._code(i)):
            if candidate and (best is None or candidate.j > best.j):
                best = candidate
        return best

    def _handle(self, i: int) -> Match | None:
        """The person whose account is named ("@ada-obi"), where the record names people so more than once."""
        said = self.tokens[i].text
        return Match(i, i + 1, Actor(said[1:], "Person", said), defined=True) if self._handles > 1 else None

    def _place(self, i: int) -> Match | None:
        for j, _, word in self.words.place.at(self.tokens, i, len(self.tokens)):
            if self.tokens[i].capital == word.form[0].isupper() and not self._reaches_out(i, j):
                return Match(i, j, None)
        return None

    def _reaches_out(self, i: int, j: int) -> bool:
        """Whether the place from *i* to *j* only opens a name: "the Pacific Islands Forum", "the Pacific Tuna Board"."""
        tokens = self.tokens
        named = j < len(tokens) and tokens[j].capital and tokens[j].word and tokens.joined(j - 1)
        if named and j - i == 2 and tokens[i].folded in self.words.determiners:
            return True
        return any(
            inner and inner.j > j for k in range(i + 1, j) for inner in (self._local(k), self._entry(k))
        )

    def _local(self, i: int) -> Match | None:
        for j, form, actor in self.local.at(self.tokens, i, len(self.tokens)):
            text = self.tokens.name(i, j)
            if text != form if form.isupper() else text[:1].isupper() != form[:1].isupper():
                continue
            if self._bounded(i, j, acronym=form.isupper()):
                return Match(
                    i, j, replace(actor, mention=self.tokens.slice(i, j)), self.registry.get(actor.key), True
                )
        return None

    def _entry(self, i: int) -> Match | None:
        hits: list[tuple[int, Name, str]] = []
        for j, _, (name, key) in self.table.at(self.tokens, i, len(self.tokens)):
            if hits and j < hits[0][0]:
                break
            if self._fits(i, j, name) and (not name.within or self._shared_fits(i, j, key)):
                hits.append((j, name, key))
        if not hits:
            return None
        j = hits[0][0]
        entry = self._choose(hits)
        if entry is None:
            return None
        dotted = any(name.text.endswith(".") for _, name, _ in hits)
        if dotted and j < len(self.tokens) and self.tokens[j].text == "." and not self.tokens.spaced(j - 1):
            j += 1
        if self._of_a_nation(i, j):
            return None
        actor = actor_of(entry, self.tokens.slice(i, j), self.naming, self.registry)
        shared = all(name.within for _, name, _ in hits)
        return Match(i, j, actor, entry, shared=shared)

    def _shared_fits(self, i: int, j: int, key: str) -> bool:
        """Whether a name that many bodies share may be this one's: with its body behind "of", or named in the record."""
        after = j
        while (
            after < len(self.tokens) and self.tokens[after].folded in self.words.of | self.words.determiners
        ):
            after += 1
        if after == j or self.tokens[j].folded not in _OF or not self.tokens.joined(j - 1):
            return self._named_with(key)
        return after < len(self.tokens) and any(
            not name.within and owner in self.registry.above(key)
            for _, _, (name, owner) in self.table.at(self.tokens, after, len(self.tokens))
        )

    def _of_a_nation(self, i: int, j: int) -> bool:
        """Whether a country makes another body of a name that is also a head noun: "Cruz Roja Peruana", "Red Cross of
        Fiji", "Kenya Red Cross"."""
        tokens, words = self.tokens, self.words
        if fold(tokens.name(i, j)) not in words.organ_words:
            return False
        k = j
        while k < len(tokens) and tokens[k].folded in words.of | words.determiners:
            k += 1
        behind = k if k > j or words.language == "es" else -1
        return any(
            0 <= n < len(tokens) and tokens[n].capital and self._nation(n)
            for n in (behind, i - 1 if words.language == "en" else -1)
        )

    def _nation(self, k: int) -> bool:
        if self.registry.country_of(self.tokens[k].folded, self.words.language):
            return True
        hits = self.table.at(self.tokens, k, len(self.tokens))
        return any(self.registry.entry(key).kind == "Country" for _, _, (_, key) in hits)

    def _named_with(self, key: str) -> bool:
        """Whether the body above *key* is named in the record, so that a name that many share may be this one's."""
        return any(above in self.family for above in self.registry.above(key))

    def _choose(self, hits: list[tuple[int, Name, str]]) -> Entry | None:
        """One entry among those that bear the name: alone, of this language, or of a family already met."""
        keys = list(dict.fromkeys(key for _, _, key in hits))
        if len(keys) > 1:
            own = [key for _, name, key in hits if name.language == self.words.language]
            met = [key for key in keys if key in self.family]
            keys = list(dict.fromkeys(met or own or keys))
        return self.registry.get(keys[0]) if len(keys) == 1 else None

    def _fits(self, i: int, j: int, name: Name) -> bool:
        tokens = self.tokens
        text = tokens.name(i, j)
        if not name.exact:
            content = [t for t in tokens[i:j] if t.word and len(t.text) > 3]
            return (
                tokens[i].capital
                and self._bounded(i, j)
                and (len(content) < 2 or any(t.capital for t in content[1:]))
            )
        if _letters(text) != _letters(name.text):
            return False
        return self._bounded(i, j, acronym=True) and not (len(_letters(text)) <= 3 and self._in_capitals(i))

    def _bounded(self, i: int, j: int, *, acronym: bool = False) -> bool:
        """Whether the name stands free: not a part of a code, a file name, an address or a longer word."""
        if not acronym:
            return True
        tokens = self.tokens
        if i > 1 and not tokens.spaced(i - 1) and tokens[i - 1].text in _NEVER_BEFORE:
            before = tokens[i - 2]
            paired = tokens[i - 1].text == "/" and before.capitals
            dotted = before.text == "." and i > 2 and tokens[i - 3].capital  # "U.S.-ASEAN"
            if not paired and not (
                tokens[i - 1].text == "-" and (dotted or before.capital and not before.capitals)
            ):
                return False
        if j + 1 < len(tokens) and not tokens.spaced(j - 1) and tokens[j].text in "-–_@/":
            after = tokens[j + 1]
            return tokens[j].text == "/" and after.capitals and not _code_like(after)
        return j >= len(tokens) or not (tokens[j].text.isdigit() and len(tokens[j].text) >= 4)

    def _in_capitals(self, i: int) -> bool:
        """Whether the line of token *i* is set in capitals, where WHO and CAN may be plain words."""
        text, token = self.tokens.text, self.tokens[i]
        start = text.rfind("\n", 0, token.start) + 1
        if start not in self._shouted:
            end = text.find("\n", token.start)
            letters = [c for c in text[start : end if end >= 0 else len(text)] if c.isalpha()]
            self._shouted[start] = len(letters) > 12 and all(c.isupper() for c in letters)
        return self._shouted[start]

    def _code(self, i: int) -> Match | None:
        start = self.tokens[i].start
        if not self.tokens[i].capital:
            return None
        for pattern in (_CODE, _HYPHENED):
            m = pattern.match(self.tokens.text, start)
            if m and pattern is _HYPHENED and self._in_capitals(i):
                continue
            if m and m.group() not in self.words.thing_acronyms:
                j = self.tokens.at(m.end())
                name = " ".join(m.group().split())
                return Match(
                    i, j, Actor(name=name, kind="Organisation", mention=m.group(), sure=pattern is _CODE)
                )
        return None


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum() or c in "/+")


def _code_like(token: Token) -> bool:
    return token.text in ("TC", "SC", "WG", "RES", "DEC", "DOC", "INF", "WP", "L", "CRP", "NGO", "HTM")
