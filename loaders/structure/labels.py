"""Numbers and bullets at the head of a passage: how they are printed, and what they count.

A label is read in every way that it allows ("i)" is the letter i and the number one); which of them holds is decided
by its neighbours (`loaders.structure.numbering`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}

BULLETS = "-–—―*•‣◦·●○▪■□►▶➢➤✓✔§\uf0b7\uf0a7\uf0d8\uf0fc"
"""Characters that open an item without counting it. The section sign counts where a number follows it."""

_MARKUP = r"[*_]{0,3}"
_NO_MEETING = r"(?!\s(?:per[ií]odo|reuni[oó]n|sesi[oó]n|cumbre|conferencia|asamblea)\b)"
""" "12.º período de sesiones" is a meeting and no twelfth item."""
_NUMBER = re.compile(
    rf"""\s*(?:\#{{1,6}}\s+|={{1,6}}\s+)?{_MARKUP}(?P<printed>
      (?:§\s?)?
      (?:
        (?P<paren>\((?:\d{{1,3}}|[A-Za-z]|[ivxlcIVXLC]{{2,7}})\))
      | (?P<multi>\d{{1,3}}(?:\.\d{{1,3}})+)(?:\.-|[.):°º]|(?=\s))
      | (?P<num>\d{{1,3}})\s?(?:\\?\.\s?[-–—]|\.?\s?[ºª°]{_NO_MEETING}(?:\.?-|\.|\))?|\\?[.)](?![ºª°])|(?=\s[-–—]\s)|\s[.)])
      | (?P<alpha>[A-Za-z]|[ivxlcIVXLC]{{2,7}})\s?(?:\.[-–—]|\\?[.)]|(?=\s[-–—]\s))
      )){_MARKUP}(?=\s|[-–—*]|[^\W\d_]|\[|“|"|$|«|¿|\()""",
    re.VERBOSE,
)
_BULLET = re.compile(
    rf"\s*(?P<printed>[{re.escape(BULLETS)}]|\*{{2,5}}|\.{{1,5}}|[o+>](?=\s))(?:[ \t]+(?:\[[ xX]?\][ \t]*)?|\t|$)"
)
_SECTION = re.compile(r"\s*(?P<printed>§\s?(?P<num>\d{1,3})\.?)(?=\s)")


@dataclass(frozen=True)
class Label:
    """One way to read a label: `style` names its family, `value` what it counts (None for a bullet).

    `number` is the address as the record shows it, without brackets and stops; `end` is where the words begin.
    Styles: dec, multi, lower, upper, roman, Roman, each with the punctuation it was printed with; word; code; bullet.
    """

    printed: str
    style: str
    value: int | None
    number: str
    end: int


def roman(text: str) -> int | None:
    """The value of a roman number in either case, None where it is not written as one."""
    total, last = 0, 0
    for char in reversed(text.lower()):
        value = _ROMAN.get(char)
        if value is None:
            return None
        total += value if value >= last else -value
        last = max(last, value)
    return total if 0 < total < 100 and to_roman(total) == text.lower() else None


def to_roman(value: int) -> str:
    """`value` (1 to 99) in lower-case roman numerals."""
    out = ""
    for step, letters in (
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        while value >= step:
            out, value = out + letters, value - step
    return out


def letter(value: int) -> str:
    """The letter of the `value`-th sub-item: a to z, then aa, ab and so on."""
    out = ""
    while value > 0:
        value, rest = divmod(value - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def read_label(text: str, start: int, end: int) -> tuple[Label, ...]:
    """Every way to read the number or bullet at the head of ``text[start:end]``; empty where there is none."""
    window = text[start : min(end, start + 60)]
    section = _SECTION.match(window)
    if section:
        number = section["num"]
        return (Label(section["printed"], "dec§", int(number), number, start + section.end()),)
    match = _NUMBER.match(window)
    if match:
        return _number_labels(match, start)
    bullet = _BULLET.match(window)
    if bullet:
        return (Label(bullet["printed"], "bullet" + bullet["printed"], None, "", start + bullet.end()),)
    return ()


def label_of(printed: str, end: int) -> tuple[Label, ...]:
    """The readings of a label that the format has shown apart from the words, which begin at `end`."""
    found = read_label(printed + " ", 0, len(printed) + 1)
    if not found:
        found = (Label(printed, "word", None, printed.strip(" .:)("), end),)
    return tuple(Label(printed.strip(), one.style, one.value, one.number, end) for one in found)


def _number_labels(match: re.Match[str], start: int) -> tuple[Label, ...]:
    printed, end = match["printed"].strip(), start + match.end()
    if match["multi"]:
        parts = match["multi"].split(".")
        return (Label(printed, f"multi{len(parts)}", int(parts[-1]), match["multi"], end),)
    core = match["num"] or match["alpha"] or (match["paren"] or "").strip("()")
    shape = re.sub(r"\s", "", printed.replace("\\", "").replace(core, "#", 1))
    if core.isdigit():
        return (Label(printed, f"dec{shape}", int(core), core, end),) if core != "" else ()
    out = []
    if len(core) == 1:
        family = "lower" if core.islower() else "upper"
        out.append(Label(printed, family + shape, ord(core.lower()) - 96, core, end))
    value = roman(core)
    if value is not None and (core.islower() or core.isupper()):
        out.append(Label(printed, ("roman" if core.islower() else "Roman") + shape, value, core, end))
    return tuple(out)
