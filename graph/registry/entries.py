"""What one entry of the registry is, and how names are folded before they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from graph.model import Kind

LANGUAGES = ("en", "es")


def fold_char(char: str) -> str:
    """One character for one: lower case, without accent; so that offsets stay those of the text."""
    if char < "\x80":
        return char.lower()
    if char in "’‘ʼ´`":
        return "'"
    base = unicodedata.normalize("NFKD", char)[:1]
    return (base or char).lower()[:1]


class _Folds(dict[int, str]):
    """What each character folds to, worked out once."""

    def __missing__(self, code: int) -> str:
        self[code] = fold_char(chr(code))
        return self[code]


_FOLDS = _Folds()


def fold_text(text: str) -> str:
    """*text* folded character by character; the result has the same length."""
    return text.lower() if text.isascii() else text.translate(_FOLDS)


def fold(name: str) -> str:
    """*name* as it is compared: lower case, no accents, words and inner '/', '+' and '&' only, one space between.

    "Côte d'Ivoire" gives "cote d ivoire". Two names are the same only where their folded forms are equal.
    """
    return " ".join(words(name))


_WORD = re.compile(r"[^\W_]+|[/+&]")


def words(name: str) -> list[str]:
    """The folded words of *name* in order; '&' counts as a word."""
    return _WORD.findall(fold_text(name))


@dataclass(frozen=True)
class Name:
    """One way to write an actor's name. `exact`: an acronym, whose capitals count. `language` is None for both.

    `within`: a name that many bodies share ("General Assembly"), this one's only where the body it belongs to is named.
    """

    text: str
    language: str | None
    exact: bool = False
    within: bool = False


@dataclass(frozen=True)
class Entry:
    """One known actor. `key` is an ISO 3166 alpha-2 code for countries, else the id in the data file.

    `name` has the canonical name per language, `short` a name of at most 28 characters, `names` every way to write
    it. `body_of` is the key of the body it belongs to, `since` and `until` bound that membership (ISO dates).
    `members` are keys. `adjectives` are the demonyms per language ("Mexican"), folded.
    """

    key: str
    kind: Kind
    name: Mapping[str, str]
    short: Mapping[str, str]
    names: tuple[Name, ...]
    source: str
    acronyms: tuple[str, ...] = ()
    code: str | None = None
    collective: bool = False
    role: str | None = None
    body_of: str | None = None
    since: str | None = None
    until: str | None = None
    members: tuple[str, ...] = ()
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every further way to write the name: neither canonical name nor acronym."""
        shown = {*self.name.values(), *self.acronyms}
        return tuple(dict.fromkeys(name.text for name in self.names if name.text not in shown))
