"""Two readings beside each other: is this the same record again, and which statement is which. No database."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

SAME_PASSAGE = 85
"""Likeness of two passages, 0 to 100, from which one is taken for a correction of the other."""
SAME_RECORD = 0.5
"""Share of passages that must agree before a file is taken for a new version of a record."""
SAME_WORDS_IN_PLACE, SAME_WORDS_ELSEWHERE = 70, 92
"""Likeness of two quotes, 0 to 100: in the same passage, and anywhere."""
SAME_MEETING_TOLD = 0.6
"""Share of statements that must answer each other before two records are taken for translations."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Told:
    """A statement as far as matching goes; `actors` are its sources and targets, in any comparable form."""

    id: str
    type: str
    quote: str
    passage: str
    actors: tuple[str, ...] = ()
    due: str | None = None


def plain(text: str) -> str:
    """*text* as it is compared: small letters without accents, words parted by one space, no other signs."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(_WORD.findall("".join(c for c in bare if not unicodedata.combining(c))))


def agreement(old: Sequence[str], new: Sequence[str]) -> float:
    """The share of passages that agree, 0 to 1, of the record that has more of them."""
    before, after = ([text for text in map(plain, texts) if text] for texts in (old, new))
    if not before or not after:
        return 0.0
    return len(align(before, after)) / max(len(before), len(after))


def align(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Which passage of *new* (by index) is which of *old*: equal ones in order, then corrected ones between them."""
    pairs: dict[int, int] = {}
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            pairs.update(zip(range(new_start, new_end), range(old_start, old_end), strict=True))
        elif what == "replace":
            free = list(range(old_start, old_end))
            for here in range(new_start, new_end):
                best = max(free, key=lambda there: fuzz.ratio(old[there], new[here]), default=None)
                if best is not None and fuzz.ratio(old[best], new[here]) >= SAME_PASSAGE:
                    pairs[here] = best
                    free = [there for there in free if there > best]
    return pairs


def match_statements(old: Sequence[Told], new: Sequence[Told], passages: Mapping[str, str]) -> dict[str, str]:
    """Which standing statement each new one is, by id: same type, and same place and words.

    *passages* leads from a passage of *new* to the one of *old* that it continues. Equal words in the same place
    go first, then equal words elsewhere, then like words in the same place, then very like words elsewhere.
    """
    pairs: dict[str, str] = {}
    free_old, free_new = dict.fromkeys(one.id for one in old), dict.fromkeys(one.id for one in new)
    words = {one.id: plain(one.quote) for one in (*old, *new)}
    for same_place, same_actors, least in (
        (True, True, 100), (True, False, 100), (False, True, 100), (False, False, 100),
        (True, True, SAME_WORDS_IN_PLACE), (True, False, SAME_WORDS_IN_PLACE),
        (False, True, SAME_WORDS_ELSEWHERE),
    ):  # fmt: skip
        groups: dict[tuple[object, ...], list[Told]] = defaultdict(list)
        for one in old:
            if one.id in free_old:
                groups[_group(one, one.passage, same_place, same_actors)].append(one)
        for one in new:
            if one.id not in free_new:
                continue
            place = passages.get(one.passage, "")
            group = groups[_group(one, place, same_place, same_actors)]
            scores = [(fuzz.ratio(words[other.id], words[one.id]), -k) for k, other in enumerate(group)]
            score, position = max(scores, default=(0, 0))
            if score >= least:
                other = group.pop(-position)
                pairs[one.id] = other.id
                del free_old[other.id], free_new[one.id]
    return pairs


def _group(one: Told, passage: str, same_place: bool, same_actors: bool) -> tuple[object, ...]:
    return (one.type, passage if same_place else None, one.actors if same_actors else None)


def answering(there: Sequence[Told], here: Sequence[Told]) -> dict[str, str]:
    """Which statement of a record in another language each of *here* translates, by id.

    Empty unless the two records tell the same: statements answer each other where type, actors and due date are
    the same, in the same order.
    """
    if not there or not here:
        return {}
    keys = [[(one.type, one.actors, one.due) for one in side] for side in (there, here)]
    matcher = difflib.SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    pairs = {
        here[block.b + k].id: there[block.a + k].id
        for block in matcher.get_matching_blocks()
        for k in range(block.size)
    }
    return pairs if len(pairs) / max(len(there), len(here)) >= SAME_MEETING_TOLD else {}
