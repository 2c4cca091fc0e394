"""Lines joined to a paragraph, and the words that a line end has cut put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_BROKEN = "\x02"
"""What PDFium gives for a hyphen at the end of a line."""
_SOFT = "\u00ad"
_HYPHEN = re.compile("[-\u2010\u2011\u00ad\x02]$")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st"})


class Words:
    """The words of a document, as they stand within its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._known: set[str] = set()
        cut = False
        for line in lines:
            line = line.strip().translate(_LIGATURES)
            found = [_folded(word) for word in _WORD.findall(line)]
            ends_cut = _HYPHEN.search(line) is not None
            self._known.update(found[cut : len(found) - ends_cut])  # halves of words are none
            cut = ends_cut

    def glue(self, before: str, after: str) -> str:
        """What stands between the two halves of a word that a hyphen parts at a line end: "" or "-".

        The hyphen stays before a capital or a digit; else the document's other words decide, and where they
        are silent it stays only between two words that both occur by themselves ("follow-up").
        """
        if not after[:1].islower():
            return "-"
        first, second = _WORD.findall(before)[-1:], _WORD.findall(after)[:1]
        if not first or not second:
            return "-"
        head, tail = _folded(first[0]), _folded(second[0])
        if head + tail in self._known:
            return ""
        if f"{head}-{tail}" in self._known:
            return "-"
        both = head in self._known and tail in self._known and len(head) > 2
        return "-" if both else ""


def join_lines(lines: Sequence[str], words: Words) -> str:
    """*lines* as one paragraph."""
    text = ""
    for line in lines:
        line = line.strip().translate(_LIGATURES)
        if text and _HYPHEN.search(text) and line:
            broken = text[:-1]
            text = broken + ("" if text[-1] == _SOFT else words.glue(broken, line)) + line
        else:
            text = f"{text} {line}" if text and line else text or line
    return text.replace(_BROKEN, "-").replace(_SOFT, "")


def _folded(word: str) -> str:
    return re.sub("[\u2010\u2011]", "-", word).lower()
