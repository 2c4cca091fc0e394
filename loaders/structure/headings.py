"""Which passages are titles and headings rather than words of the record."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from loaders.structure.units import Unit
from loaders.terms import fold, names, pattern_of

_OPENING = 40
"""A covering letter is looked for among so many passages at the head of a file."""

TITLE_LINES = 30
"""At most so many lines at the head of a record are looked at as its title block."""

_BOLD = re.compile(
    r"\s*(?:\d{1,2}[.)]\s+)?(?:\*\*[^*]*\Z|(?:\*\*|__|\*).+(?:\*\*|__|\*)\s*(?:\+)?\s*\Z)", re.DOTALL
)
_SECTIONS = ("agenda", "participants", "actions", "decisions", "annex", "contents")


def mark_headings(units: list[Unit], text: str) -> None:
    """Set `kind` to title for the head of the record, and `heading` with `look` for its headings."""
    letter = _covering(units)
    first = letter + _mark_title(units[letter:])
    series: dict[str, list[int]] = defaultdict(list)
    agenda = 0  # the last number of the agenda that is being listed, whose points are no headings
    for index in range(first, len(units)):
        unit = units[index]
        counted = unit.label.value if unit.label is not None else None
        if agenda and counted is not None and counted > agenda - 1 and unit.block.kind != "heading":
            agenda = counted + 1
            continue
        agenda = 0
        if unit.block.kind in ("row", "footnote"):
            continue
        raw = text[unit.block.start : unit.block.end]
        unit.look = _look(unit, raw)
        if unit.label is not None and unit.label.value is not None:
            series[unit.label.style].append(index)
            continue
        unit.heading = unit.label is None and _plain_heading(units, index, raw)
        agenda = 1 if unit.heading and names("agenda", unit.words) else 0
    for members in series.values():
        _mark_series(units, members, text)


def _covering(units: list[Unit]) -> int:
    """A letter before the record: from its greeting, or the head of the file, to its closing words and
    signature. Gives the index after it."""
    greeting = closing = None
    for index, unit in enumerate(units[:_OPENING]):
        folded = fold(unit.words)
        if (
            greeting is None
            and len(folded) < 120
            and pattern_of("headings", "salutation").match(folded)
            and folded.endswith((",", ":"))
        ):
            greeting = index
        if greeting is not None and pattern_of("headings", "closing").match(folded) and len(folded) < 160:
            closing = index
    if greeting is None or closing is None:
        return 0
    stop = closing + 1
    while stop < len(units) and (stop == closing + 1 or units[stop].adjacent) and _signs(units[stop]):
        stop += 1
    if not any(len(unit.words) > 60 or unit.label is not None for unit in units[stop:]):
        return 0  # the letter is the record
    for unit in units[:stop]:
        unit.kind = "covering"
    return stop


def _signs(unit: Unit) -> bool:
    return unit.label is None and len(unit.words) < 60 and not unit.words.isupper()


def _mark_title(units: list[Unit]) -> int:
    for index, unit in enumerate(units[:TITLE_LINES]):
        words = unit.words
        counted = unit.label is not None and (unit.label.value is not None or index > 0)
        long = len(words) > 260 or (index > 0 and words.endswith(".") and _is_sentence(words))
        opening = index > 0 and (
            words.endswith((":", ",", ";")) or any(names(one, words) for one in _SECTIONS[:3])
        )
        section = (
            index > 0
            and unit.depth is not None
            and units[0].depth is not None
            and unit.depth > units[0].depth + 1
        )
        labelled = words.replace("*", "").replace("_", "")
        label, _, rest = labelled.partition(": ")
        opening = opening or rest.count(",") >= 2 or (index > 0 and bool(rest) and _of_those_present(label))
        if counted or long or opening or section or unit.block.kind in ("row", "item", "footnote"):
            return _back(units, index)
        unit.kind = "title"
    return _back(units, min(len(units), TITLE_LINES))


def _of_those_present(label: str) -> bool:
    """Whether a label opens a line of those present or absent: "Present", "Asisten por videoconferencia"."""
    lead = pattern_of("headings", "participants_lead").match(fold(label))
    return names("participants", label) or bool(lead)


def _is_sentence(words: str) -> bool:
    """Whether a line that ends with a full stop reads as a sentence and not as a title: long, or mostly in small letters."""
    each = words.split()
    return len(each) > 8 or (len(each) >= 6 and 2 * sum(word[0].islower() for word in each) >= len(each))


def _back(units: list[Unit], stop: int) -> int:
    """A record that is short lines throughout has but its first line for a title."""
    if stop == min(len(units), TITLE_LINES) and len(units) > 1 and stop > 3:
        for unit in units[1:stop]:
            unit.kind = ""
        return 1
    return stop


def _look(unit: Unit, raw: str) -> str:
    if unit.depth is not None:
        return f"#{unit.depth}"
    if unit.block.style:
        return unit.block.style
    if _is_capital(unit.words):
        return "capitals"
    return "bold" if len(raw) < 500 and _BOLD.match(raw) else "plain"


def _is_capital(words: str) -> bool:
    letters = [char for char in words if char.isalpha()]
    return len(letters) >= 4 and sum(char.isupper() for char in letters) > 0.85 * len(letters)


def _plain_heading(units: list[Unit], index: int, raw: str) -> bool:
    """A line without a number that heads what follows."""
    unit = units[index]
    words = unit.words
    if unit.block.kind in ("heading", "title"):
        return len(words) < 200 and not (unit.stops and len(words) > 100)
    if len(words) > 150 or words.endswith((".", ";", ",")) or unit.block.kind == "item":
        return False
    if words.partition(": ")[2]:
        return False  # "Present: Fiji, Samoa" says it all in its own line
    if any(names(one, words) for one in _SECTIONS):
        return True
    if words.endswith(":"):
        return False
    following = units[index + 1] if index + 1 < len(units) else None
    if following is None:
        return False
    if unit.look == "capitals" or unit.look == "bold" and len(words) < 120:
        return not raw.lstrip().startswith(("-", "•")) and not pattern_of("headings", "action_mark").match(
            fold(words)
        )
    alone = not unit.adjacent and not following.adjacent
    if alone and pattern_of("headings", "sections").fullmatch(fold(words)):
        above = next((one for one in reversed(units[:index]) if one.heading), None)
        return above is None or not names("agenda", above.words)
    return (
        alone
        and len(words.split()) <= 8
        and words[:1].isupper()
        and not re.search(r"[\d)@]", words)
        and len(following.words) > 100
    )


def _mark_series(units: list[Unit], members: list[int], text: str) -> None:
    """Numbered passages of one style are headings where most are short, stop nowhere and have words below them."""
    votes = [_heads(units, index) for index in members]
    if sum(votes) * 2 <= len(votes):
        for index, vote in zip(members, votes, strict=True):
            unit = units[index]
            unit.heading = vote and (unit.block.kind == "heading" or unit.look in ("capitals", "bold"))
        return
    looks = Counter(units[index].look for index, vote in zip(members, votes, strict=True) if vote)
    usual = looks.most_common(1)[0][0] if looks else ""
    for index, vote in zip(members, votes, strict=True):
        unit = units[index]
        alike = unit.look == usual in ("bold", "capitals") and len(unit.words) < 220  # "**4. Charters:**"
        unit.heading = vote or alike or len(unit.words) < 100 and unit.block.kind == "heading"


def _heads(units: list[Unit], index: int) -> bool:
    unit = units[index]
    words = unit.words
    if unit.block.kind in ("heading", "title"):
        return len(words) < 160 and not (unit.stops and len(words) > 60)
    if unit.label is not None and unit.label.end >= unit.block.end:
        return True
    if len(words) > (130 if unit.look == "plain" else 220) or words.endswith((".", ";", ",", ":")):
        return False
    following = units[index + 1] if index + 1 < len(units) else None
    if following is None:
        return unit.look in ("capitals", "bold")
    same = (
        following.label is not None and unit.label is not None and following.label.style == unit.label.style
    )
    return not same
