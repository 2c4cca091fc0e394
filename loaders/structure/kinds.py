"""What each passage is (preamble, agenda line, participant list, covering letter ...), and which lead governs it."""

from __future__ import annotations

import re

from loaders.structure.units import Unit
from loaders.terms import fold, names, pattern_of


def set_kinds(units: list[Unit]) -> None:
    """Set `kind` and `path` of every unit that has none yet."""
    _paths(units)
    sections = _sections(units)
    for index, unit in enumerate(units):
        if unit.kind:
            continue
        if unit.block.kind == "footnote":
            unit.kind = "footnote"
        elif unit.heading:
            unit.kind = "heading"
        elif unit.block.kind == "row":
            listed = sections[index] == "participants" and not unit.columns and not _names_columns(unit)
            unit.kind = "heading" if unit.head else "participants" if listed else "row"
        elif sections[index] in ("agenda", "participants"):
            unit.kind = sections[index]
        elif unit.label is None:
            unit.kind = "text"
        else:
            unit.kind = "clause" if unit.label.value is not None and unit.level == 0 else "item"
    _agenda_lists(units)
    _preamble(units)


def _names_columns(unit: Unit) -> bool:
    """Whether a row says what the columns of a list of those present hold: "Name | Country"."""
    cells = [cell.strip(" *_") for cell in unit.words.strip(" |").split("|")]
    return all(not cell or names("name_column", cell) for cell in cells[:2])


def _paths(units: list[Unit]) -> None:
    stack: list[tuple[int, str]] = []
    for unit in units:
        if unit.heading:
            while stack and stack[-1][0] >= unit.level:
                stack.pop()
            unit.path = tuple(words for _, words in stack)
            stack.append((unit.level, unit.words))
        elif unit.kind != "title":
            unit.path = tuple(words for _, words in stack)


def _sections(units: list[Unit]) -> list[str]:
    """For each unit the section it stands in as far as its heading tells: agenda, participants, contents or nothing."""
    out: list[str] = []
    section, level, gone, listed, last = "", 0, False, False, -1
    for index, unit in enumerate(units):
        if unit.heading:
            own = next((one for one in ("agenda", "participants", "contents") if names(one, unit.words)), "")
            own = "" if own == "participants" and _addresses(units, index) else own
            annexed = names("annex", unit.words) and bool(
                pattern_of("headings", "participants").search(fold(unit.words))
            )
            if own or annexed or unit.level <= level or not section:
                section, level = "participants" if annexed else own, unit.level
                gone, listed, last = False, False, -1
        elif section in ("agenda", "contents") and not gone:
            gone = _ends_agenda(unit, listed, last)
            listed = listed or unit.label is not None
            last = unit.label.value if unit.label is not None and unit.label.value is not None else last
        said = section == "participants" and _says(unit)
        gone = gone or said and unit.label is not None and unit.label.value is not None
        out.append("" if gone or said else "agenda" if section == "contents" else section)
    return out


def _addresses(units: list[Unit], index: int) -> bool:
    """Whether "Presentes" closes the address of a letter: what it is about or the greeting follows."""
    following = fold(units[index + 1].words) if index + 1 < len(units) else ""
    about = re.match(r"(?:asunto|ref(?:erencia)?|subject|re)\s*\.?:", following)
    return bool(about or pattern_of("headings", "salutation").match(following))


def _says(unit: Unit) -> bool:
    """Whether a passage below the heading of those present is a sentence rather than names, mostly in small letters."""
    words = unit.words.split()
    small = sum(word[0].islower() for word in words)
    return unit.stops and len(words) >= 5 and 2 * small >= len(words)


def _ends_agenda(unit: Unit, listed: bool, last: int) -> bool:
    """Whether a passage below the heading of an agenda is none of its points: a paragraph, or a number that starts anew."""
    if unit.stops and len(unit.words) > 80:
        return True
    if unit.label is None:
        return listed or len(unit.words) > 120 and unit.stops
    return unit.label.value is not None and unit.label.value <= last


def _agenda_lists(units: list[Unit]) -> None:
    """Short lines below a sentence that announces the points of the agenda or those present, or below the bare word."""
    leads = {one: pattern_of("headings", f"{one}_lead") for one in ("agenda", "participants")}
    running = ""
    for unit in units:
        if unit.kind in ("title", "heading", "row"):
            running = ""
            continue
        words = unit.words
        last = re.split(r"(?<=[.;])\s", words)[-1]
        if words.endswith(":"):
            found = [one for one, lead in leads.items() if lead.search(fold(last)) or names(one, words)]
            running = found[0] if found else ""
        elif running and len(words) <= 160 and (running == "participants" or not words.endswith((".", ";"))):
            unit.kind = running
        else:
            running = ""


def _preamble(units: list[Unit]) -> None:
    """Recitals, and the name of the body that stands alone before them.

    They open with a gerund or the like and break off with a comma or semicolon; one that ends with a full stop is a recital
    after another one, or where the record recites so below each of its headings.
    """
    candidates = [
        i
        for i, unit in enumerate(units)
        if unit.kind in ("text", "clause", "item") and recites(unit.words, unit.label is None)
    ]
    stopped = [i for i in candidates if not units[i].words.endswith((",", ";", ":"))]
    habit = len(stopped) >= 2 and all(i > 0 and units[i - 1].heading for i in stopped)
    operative = told = False
    chosen = set(candidates)
    for index, unit in enumerate(units):
        if unit.heading:
            operative = False
        elif index not in chosen:
            clause = unit.kind == "clause" and not unit.words.endswith(":")
            operative = operative or clause and not _names_speakers(unit, index + 1 in chosen)
            told = told or _tells(unit)
        elif not operative and not (told and _THAT.match(fold(unit.words[:8]))):
            follows = index > 0 and units[index - 1].kind == "preamble"
            if (
                unit.words.endswith((",", ";"))
                or habit
                and index in stopped
                or follows
                and (unit.label is None or _before_verb(units, index + 1))
            ):
                unit.kind = "preamble"
    for index in stopped:
        near = [units[i].kind for i in (index - 1, index + 1) if 0 <= i < len(units)]
        if units[index].label is None and "preamble" in near and units[index].kind == "text":
            units[index].kind = "preamble"
    for unit, following in zip(units, units[1:], strict=False):
        if unit.kind == "text" and unit.words.endswith((",", ":")) and len(unit.words) < 160:
            unit.kind = "preamble" if following.kind == "preamble" else "text"


def _names_speakers(unit: Unit, before_recital: bool) -> bool:
    """Whether a numbered passage before recitals only says who speaks: "1. We, the Ministers of …, gathered in …;"."""
    said = pattern_of("headings", "preamble_subject").match(fold(unit.words[:60]).lstrip("*_ "))
    return before_recital and bool(said) and unit.words.endswith((",", ";"))


def _before_verb(units: list[Unit], index: int) -> bool:
    """Whether an unnumbered line at *index* opens what recitals lead up to: "we hereby declare to:"."""
    return index < len(units) and units[index].label is None and units[index].words.endswith(":")


_THAT = re.compile(r"que\b")


def _tells(unit: Unit) -> bool:
    """Whether a line over a list ends with a verb that decides and no recital: "RECOMIENDA:" over "Que …"."""
    last = unit.words.rstrip(" :").rsplit(None, 1)[-1:] if unit.words.endswith(":") else []
    return bool(last) and not pattern_of("headings", "preamble").match(fold(last[0]))


def recites(words: str, openings: bool = False) -> bool:
    """Whether a passage opens as recitals do ("Recalling ...", "Profundamente preocupada ..."), with `openings` also
    as those that rest on a rule do ("In accordance with ...")."""
    folded = fold(words[:80]).lstrip("*_#-–— ")
    if openings and pattern_of("headings", "preamble_opening").match(folded):
        return True
    adverb = pattern_of("headings", "preamble_adverb")
    for _ in range(2):
        match = adverb.match(folded)
        if not match:
            break
        rest = folded[match.end() :].lstrip(" ,")
        if pattern_of("headings", "preamble").match(rest):
            return True
        folded = rest
    return bool(pattern_of("headings", "preamble").match(fold(words[:80]).lstrip("*_#-–— ")))


def set_leads(units: list[Unit]) -> None:
    """Set `lead`: the passage that opens the list a unit stands in, where it breaks off for what follows."""
    opener: int | None = None
    bare = False
    bullet: int | None = None
    for index, unit in enumerate(units):
        if unit.kind in ("title", "footnote", "covering"):
            continue
        bullet = _bullet_over(units, bullet, index)
        if unit.kind == "heading" and unit.block.kind != "row":
            if opener is not None and _over_headings(units, opener, index):
                continue
            opener = index if unit.words.endswith(":") and not unit.columns else None
            bare = opener is not None
            continue
        if bullet is not None and bullet != index:
            unit.lead = bullet
        elif unit.parent is not None and _opens(units[unit.parent]):
            unit.lead = unit.parent
        elif (
            unit.parent is not None
            and units[unit.parent].lead is not None
            and units[unit.parent].kind in ("item", "clause")
        ):
            unit.lead = units[unit.parent].lead if unit.label is None else None
        elif opener is not None and (
            unit.label is not None or unit.kind == "row" or bare or _listed(units, index)
        ):
            unit.lead = opener
        elif unit.level == 0 and not (unit.label is None and unit.number):
            opener = None
        if (
            unit.parent is None
            and unit.level == 0
            and unit.label is None
            and unit.kind in ("text", "preamble", "clause")
            and unit.words.endswith(":")
        ):
            opener, bare = index, len(unit.words.split()) <= 6


def _over_headings(units: list[Unit], opener: int, index: int) -> bool:
    """Whether a bare verb governs articles under several headings ("DECIDE:", "Seat", "Art. 1", "Staff", "Art. 2"): the
    first stands right below it, or the articles count on behind the heading at *index*."""
    unit = units[index]
    if unit.words.endswith(":") or unit.label is not None or units[opener].kind == "heading":
        return False
    if not _tells(units[opener]) or len(units[opener].words.split()) > 6:
        return False
    before = next((one.label for one in reversed(units[opener + 1 : index]) if _counted(one)), None)
    after = next((one.label for one in units[index + 1 :] if _counted(one)), None)
    if before is None or after is None:
        return opener == index - 1 and after is not None
    return (after.style, after.value) == (before.style, (before.value or 0) + 1)


def _counted(unit: Unit) -> bool:
    """Whether a unit is a numbered passage of the outermost level."""
    return unit.kind == "clause" and unit.label is not None and unit.label.value is not None


def _bullet_over(units: list[Unit], bullet: int | None, index: int) -> int | None:
    """The bullet that breaks off for bullets of another mark below it, at *index*; itself where it does so there."""
    mark = _bullet(units[index])
    if mark is None:
        return None
    if bullet is not None and mark != _bullet(units[bullet]):
        return bullet
    below = _bullet(units[index + 1]) if index + 1 < len(units) else None
    return index if units[index].words.endswith(":") and below not in (None, mark) else None


def _bullet(unit: Unit) -> str | None:
    """The mark of an item that is not counted, or None."""
    return unit.label.printed.strip() if unit.label and unit.label.value is None else None


def _opens(unit: Unit) -> bool:
    """Whether a passage breaks off for its sub-items."""
    words = unit.words
    return (
        words.endswith((":", "—", "–", " -", ","))
        or bool(re.search(r":\d{1,2}$", words))
        or not unit.stops
        and not unit.heading
    )


def _listed(units: list[Unit], index: int) -> bool:
    """An unnumbered paragraph that is one of a list: it or its neighbour before ends with a semicolon."""
    own = units[index].words
    before = units[index - 1].words if index else ""
    return bool(re.search(r"[;,](?:\s+(?:and|y|e|or|o))?$", own)) or bool(
        re.search(r";(?:\s+(?:and|y|e|or|o))?$", before)
    )
