"""A record's words with their places, and tables of phrases that are looked up in them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from graph.registry import fold_text

T = TypeVar("T")
_HANDLE = r"(?<![\w.@/])@[^\W\d_][\w-]*\w(?![@/]|\.\w)"
_TOKEN = re.compile(rf"{_HANDLE}|[^\W\d_]*[a-zà-ÿ]{{3}}(?=\d{{1,2}}(?!\w))|[^\W_]+|[^\s\w]|_")
"""A word, or a mark. The number of a footnote stuck to a word ("States1") is a token of its own, "@ada-obi" is one word."""
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
LIGHT = frozenset("-–‐‑'’.")
"""Marks that may stand between the words of a name without being part of it."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark: its text, its folded text, and its place in the record."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def handle(self) -> bool:
        """Whether it is the name of an account ("@ada-obi")."""
        return len(self.text) > 1 and self.text[0] == "@"

    @property
    def word(self) -> bool:
        return self.text[0].isalnum() or self.handle

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() or self.handle

    @property
    def capitals(self) -> bool:
        """All capitals and digits, two or more, with a letter among them."""
        return len(self.text) > 1 and self.text.isupper() and not self.handle

    @property
    def year(self) -> bool:
        return len(self.text) == 4 and self.text.isdigit() and self.text[:2] in ("19", "20")


class Tokens(Sequence[Token]):
    """The tokens of a text in order; `at` finds the first one at or after an offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded = fold_text(text)
        self._all = [
            Token(m.group(), folded[m.start() : m.end()], m.start(), m.end()) for m in _TOKEN.finditer(text)
        ]
        self._starts = [token.start for token in self._all]

    def __len__(self) -> int:
        return len(self._all)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]  # both of Sequence's overloads
        return self._all[index]

    def at(self, offset: int) -> int:
        return bisect_left(self._starts, offset)

    def joined(self, i: int) -> bool:
        """Whether token i+1 follows token i without a blank line between."""
        gap = self.text[self._all[i].end : self._all[i + 1].start]
        return "\n" not in gap or not _BLANK_LINE.search(gap)

    def spaced(self, i: int) -> bool:
        """Whether white space parts token i from token i+1."""
        return self._all[i].end < self._all[i + 1].start

    def slice(self, i: int, j: int) -> str:
        """The record's text from token i to before token j, as it stands."""
        return self.text[self._all[i].start : self._all[j - 1].end] if j > i else ""

    def name(self, i: int, j: int) -> str:
        """The same on one line."""
        return " ".join(self.slice(i, j).split())


_KEY = re.compile(r"[^\W_]+|[/+&,()]")


def key_words(phrase: str) -> tuple[str, ...]:
    """The folded words of *phrase* as a table keeps them."""
    return tuple(_KEY.findall(fold_text(phrase)))


class PhraseTable(Generic[T]):
    """Phrases with what they mean, found at a place in a record by their longest form."""

    def __init__(self, entries: Iterable[tuple[str, T]] = ()) -> None:
        self._root: dict = {}
        for phrase, value in entries:
            self.add(phrase, value)

    def add(self, phrase: str, value: T) -> None:
        node = self._root
        for word in key_words(phrase):
            node = node.setdefault(word, {})
        node.setdefault("", []).append((phrase, value))

    def at(self, tokens: Tokens, i: int, j: int) -> Iterator[tuple[int, str, T]]:
        """Yield (end token, phrase, value) of the phrases that begin at token i, the longest first."""
        node, found, k = self._root, [], i
        while k < j and node:
            token = tokens[k]
            if k > i and (not tokens.joined(k - 1) or token.text in LIGHT):
                if token.text in LIGHT and tokens.joined(k - 1):
                    k += 1
                    continue
                break
            if token.folded not in node:
                break
            node = node[token.folded]
            k += 1
            found += [(k, phrase, value) for phrase, value in node.get("", ())]
        yield from reversed(found)
