"""The text as it is read: marks of emphasis, links and check boxes blanked out, every offset as before."""

from __future__ import annotations

import re

_LINK = re.compile(r"\[(?P<words>[^\[\]]{1,400})\]\((?P<target>[^()\s]{1,400})\)")
_EMPHASIS = re.compile(r"[*`]|(?<!\w)_+|_+(?!\w)|\[[ xX]\]|\+(?=\s*\n)")
_BLANK = re.compile(r"[\u00a0\u2007\u202f\u200b\ufeff\t]")


def plain_text(text: str) -> str:
    """Return *text* with its markup blanked; the result is as long as *text*, so that spans of one are spans
    of the other.
    """
    text = _BLANK.sub(" ", text)
    text = _LINK.sub(lambda m: f" {m['words']} " + " " * (len(m.group()) - len(m["words"]) - 2), text)
    return _EMPHASIS.sub(lambda m: " " * len(m.group()), text)
