"""Whether an acronym is short for a name: by initials, or by the beginnings of its words ("SENAMHI", "IMARPE")."""

from __future__ import annotations

from collections.abc import Sequence

from graph.registry import fold_text
from loaders.actors.lexicon import Lexicon
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
