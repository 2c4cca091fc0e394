"""Whether an acronym is short for a name: by initials, or by the beginnings of its words ("SENAMHI", "IMARPE"); whether a
code is a person's ("AO", "RGr")."""

from __future__ import annotations

from collections.abc import Sequence

from graph.registry import fold_text
from loaders.actors.lexicon import PARTICLES, Lexicon
from loaders.actors.tokens import Token, Tokens


def initials_fit(form: str, tokens: Tokens, i: int, j: int, words: Lexicon) -> bool:
    """Whether the capitals of *form* are the initials of the words from i to j, small words aside."""
    letters = "".join(c for c in form if c.isupper())
    named = [t for t in tokens[i:j] if t.word and t.folded not in words.links]
    initials = fold_text("".join(t.text[0] for t in named)).upper()
    if len(letters) < 2 or not initials:
        return False
    if letters == fold_text("".join(t.text[0] for t in named if t.capital)).upper():
        return True
    return letters == initials or (
        len(initials) > 2 and len(letters) - len(initials) in (1, 2) and _inside(initials, letters)
    )


def _inside(small: str, large: str) -> bool:
    """Whether the letters of *small* stand in *large* in their order, from the first on."""
    rest = iter(large)
    return small[0] == large[0] and all(letter in rest for letter in small)


def beginnings_fit(form: str, tokens: Tokens, i: int, j: int, words: Lexicon) -> bool:
    """Whether the letters of *form* are the beginnings of words from i to j, in their order and from the first word on,
    so that fewer than half of the words give none: "IMARPE" for "Instituto del Mar del Perú"."""
    letters = fold_text("".join(c for c in form if c.isalpha()))
    named = [t for t in tokens[i:j] if t.word and t.folded not in words.links]
    return len(letters) > 2 and len(named) > 1 and _begun(letters, named, 0, 0, len(named))


def _begun(letters: str, named: Sequence[Token], n: int, used: int, size: int) -> bool:
    """Whether *letters* go on from word *n*, where *used* words gave some before."""
    if not letters:
        return used * 2 > size
    if n >= size or (n and not used):
        return False
    word = named[n].folded
    most = next(
        (k for k, (a, b) in enumerate(zip(word, letters, strict=False)) if a != b),
        min(len(word), len(letters)),
    )
    return any(
        _begun(letters[k:], named, n + 1, used + 1, size) for k in range(min(most, 5), 0, -1)
    ) or _begun(letters, named, n + 1, used, size)


def code_like(text: str) -> bool:
    """Whether a word may be the code of a person: two to four letters, two capitals at least ("AO", "RGr")."""
    return 2 <= len(text) <= 4 and text.isalpha() and text[0].isupper() and sum(c.isupper() for c in text) > 1


def stands_for(code: str, name: str) -> bool:
    """Whether *code* is made of the letters of a person's *name*: capitals the initials of parts of it, from the first on,
    small letters from the part that they follow."""
    parts = [p for p in fold_text(name).replace("-", " ").replace(".", " ").split() if p not in PARTICLES]
    return bool(parts) and fold_text(code[0]) == parts[0][0] and _made(code[1:], parts, 0, 1)


def _made(rest: str, parts: list[str], part: int, used: int) -> bool:
    if not rest:
        return True
    letter = fold_text(rest[0])
    if rest[0].isupper():
        return any(
            parts[n][0] == letter and _made(rest[1:], parts, n, 1) for n in range(part + 1, len(parts))
        )
    at = parts[part].find(letter, used)
    return at >= 0 and _made(rest[1:], parts, part, at + 1)
