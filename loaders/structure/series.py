"""Which heads of passages count: a label is one because its neighbours go on counting.

Besides plain numbers, records count with words ("Decision 12/4", "Article 3", "SECOND:") and with codes of their own
("2021-07", "1004"). Such a head is taken for a number only where the record repeats its shape with growing numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from loaders.structure.labels import Label, roman
from loaders.structure.units import Unit
from loaders.terms import LANGUAGES, fold, terms

_CODE = r"[^\W_][\w./‐‑-]*"
_TOKEN = re.compile(rf"(?P<code>\d{{1,4}}|(?=[^\s]*\d){_CODE}\d)(?=[*_]*\s)")
_FRAME = re.compile(r"[\s#=*_]*")
_MONTHS = re.compile(
    r"\s*(?:de\s+)?(?:jan|ene|feb|mar|apr|abr|may|jun|jul|aug|ago|sep|oct|nov|dec|dic)", re.IGNORECASE
)


def choose_labels(units: list[Unit], text: str) -> None:
    """Set `label` of each unit: the reading of its head that its neighbours bear out, or None."""
    for style in ("named", "ordinal", "code"):
        _choose_words(units, text, style)
    seen: dict[str, int] = {}
    go_on = {label.style for unit in units for label in unit.labels if label.value == 2}
    for unit in units:
        if unit.label is None and unit.labels:
            unit.label = _reading(unit, seen, go_on)
        if unit.label is not None and unit.label.value is not None:
            seen[unit.label.style] = unit.label.value


def _reading(unit: Unit, seen: dict[str, int], go_on: set[str]) -> Label | None:
    labels = unit.labels
    for label in labels:
        if label.value is None or unit.block.label:
            return labels[0] if len(labels) == 1 else _by_last(labels, seen)
    for step in (1, 0):
        for label in labels:
            if label.style in seen and label.value == seen[label.style] + step:
                return label
    for label in labels:
        if label.value == 1 and label.style[:5] != "upper":
            return label
    for label in labels:
        if label.value == 1 and (label.style[:5] != "upper" or label.style in go_on):
            return label
        if label.style.startswith(("dec", "multi")) and label.style != "dec#":
            return label
        if label.style in ("lower#)", "lower(#)", "roman(#)"):
            return label
    return next((label for label in labels if label.style == "dec#"), None)


def _by_last(labels: tuple[Label, ...], seen: dict[str, int]) -> Label:
    for label in labels:
        if label.value is not None and seen.get(label.style, 0) == label.value - 1:
            return label
    return labels[0]


def _choose_words(units: list[Unit], text: str, style: str) -> None:
    """Take heads of one shape for labels where the shape comes back with growing numbers."""
    shapes: dict[str, list[tuple[Unit, Label]]] = defaultdict(list)
    find = {"named": _named, "ordinal": _ordinal, "code": _coded}[style]
    for unit in units:
        if unit.label is None and unit.block.kind not in ("row", "footnote") and not unit.block.label:
            found = find(text, unit)
            if found:
                shapes[found.style].append((unit, found))
    need = 3 if style == "code" else 2
    for members in shapes.values():
        values = [label.value or 0 for _, label in members]
        growing = sum(after == before + 1 for before, after in zip(values, values[1:], strict=False))
        if len(set(values)) < need or growing < (len(values) - 1) * 0.6:
            continue
        for unit, label in members:
            unit.label = replace(label, style=f"{style}:{label.style}")


def _named(text: str, unit: Unit) -> Label | None:
    frame = _FRAME.match(text, unit.block.start, unit.block.end)
    start = frame.end() if frame else unit.block.start
    match = _named_pattern().match(text, start, min(unit.block.end, start + 100))
    if not match:
        return None
    code = match["code"]
    value, skeleton = _value(code)
    if value is None:
        return None
    printed = text[start : match.end("code")]
    if code.isdigit() or skeleton == "ROMAN":
        # "Article 3" is numbered 3; in "Decision X/12-3" the word is part of what tells it from "Action X/12-3".
        return Label(printed, f"{fold(match['word'])} {skeleton}", value, code, match.end())
    return Label(printed, f"{fold(match['word'])} {skeleton}", value, " ".join(printed.split()), match.end())


def is_numbered_name(line: str) -> bool:
    """Whether a line is a number of this kind and nothing else ("Decision 12/4 (2019)")."""
    match = _named_pattern().fullmatch(line.strip(" *_#="))
    return bool(match) and len(line.strip()) < 60


_NAMED: list[re.Pattern[str]] = []


def _named_pattern() -> re.Pattern[str]:
    if not _NAMED:
        words = [
            form
            for one in LANGUAGES
            for term in terms("headings", one)
            if term.id == "named_number"
            for form in term.forms
        ]
        accents = str.maketrans(
            {"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uúü]", " ": r"\s+"}
        )
        either = "|".join(word.translate(accents) for word in sorted(set(words), key=len, reverse=True))
        _NAMED.append(
            re.compile(
                rf"(?P<word>{either})\.?\s+(?:N[º°o]?[.º°]*\s*)?(?P<code>(?=[^\s]*\d){_CODE}\d(?![\w])|\d+|[IVXLC]+(?![\w]))"
                rf"[º°ª]?(?:\s*\(\d{{4}}\))?[*_]*(?:\s*[.:\-–—)]+|(?=\s|$))",
                re.IGNORECASE,
            )
        )
    return _NAMED[0]


def _value(code: str) -> tuple[int | None, str]:
    """What a code counts and its shape: "15/4" counts 4 in "15/#", "007-2019" counts 7 in "#-2019"."""
    if re.fullmatch(r"[IVXLCivxlc]+", code):
        return roman(code), "ROMAN"
    runs = list(re.finditer(r"\d+", code))
    if not runs:
        return None, ""
    pick = runs[-1]
    if len(runs) > 1 and re.fullmatch(r"(?:19|20)\d\d", pick.group()):
        pick = runs[-2]
    return int(pick.group()), code[: pick.start()] + "#" + code[pick.end() :]


def _ordinal(text: str, unit: Unit) -> Label | None:
    frame = _FRAME.match(text, unit.block.start, unit.block.end)
    start = frame.end() if frame else unit.block.start
    match = re.compile(r"(?P<word>[^\W\d_]+)[*_]*\s?(?:[:.\-–—)]+[*_]*|(?=\s*$))").match(
        text, start, min(unit.block.end, start + 40)
    )
    if not match:
        return None
    word = fold(match["word"])
    for one in LANGUAGES:
        for term in terms("headings", one):
            if term.id == "ordinal" and word in term.forms:
                return Label(
                    match.group().strip(),
                    "ordinal",
                    term.forms.index(word) % 10 + 1,
                    match["word"],
                    match.end(),
                )
    return None


def _coded(text: str, unit: Unit) -> Label | None:
    if unit.labels and unit.labels[0].value is not None:
        return None
    frame = _FRAME.match(text, unit.block.start, unit.block.end)
    start = frame.end() if frame else unit.block.start
    match = _TOKEN.match(text, start, min(unit.block.end, start + 60))
    if not match or _MONTHS.match(text, match.end(), unit.block.end):
        return None
    value, skeleton = _value(match["code"])
    if value is None:
        return None
    return Label(match["code"], skeleton, value, match["code"], match.end())
