"""Which heads of passages count: a label is one because its neighbours go on counting.

Besides plain numbers, records count with words ("Decision 12/4", "Article 3", "SECOND:") and with codes of their own
("2021-07", "1004"). Such a head is taken for a number only where the record repeats its shape with growing numbers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache

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
            for found in find(text, unit):
                shapes[found.style].append((unit, found))
    for members in sorted(shapes.values(), key=len, reverse=True):
        free = [(unit, label) for unit, label in members if unit.label is None]
        values = [label.value or 0 for _, label in free]
        growing = sum(after == before + 1 for before, after in zip(values, values[1:], strict=False))
        if len(set(values)) < (3 if style == "code" else 2) or growing < (len(values) - 1) * 0.6:
            continue
        for unit, label in free:
            unit.label = replace(label, style=f"{style}:{label.style}")


def _named(text: str, unit: Unit) -> list[Label]:
    start = _start(text, unit)
    match = _named_pattern().match(text, start, min(unit.block.end, start + 100))
    if not match:
        return []
    code, word = match["code"], fold(match["word"])
    printed = text[start : match.end("code")]
    if re.fullmatch(r"[ivxlc]+", code, re.IGNORECASE) or code.isdigit():
        # "Article 3" is numbered 3; in "Decision X/12-3" the word is part of what tells it from "Action X/12-3".
        value = int(code) if code.isdigit() else roman(code)
        shape = "#" if code.isdigit() else "ROMAN"
        return [Label(printed, f"{word} {shape}", value, code, match.end())] if value is not None else []
    own = " ".join(printed.split())
    return [Label(printed, f"{word} {shape}", value, own, match.end()) for value, shape in _values(code)]


def _start(text: str, unit: Unit) -> int:
    frame = _FRAME.match(text, unit.block.start, unit.block.end)
    return frame.end() if frame else unit.block.start


def is_numbered_name(line: str) -> bool:
    """Whether a line is a number of this kind and nothing else ("Decision 12/4 (2019)")."""
    match = _named_pattern().fullmatch(line.strip(" *_#="))
    return bool(match) and len(line.strip()) < 60


_ACCENTS = str.maketrans({"a": "[aá]", "e": "[eé]", "i": "[ií]", "o": "[oó]", "u": "[uúü]", " ": r"\s+"})


@cache
def _named_word() -> str:
    forms = {
        form
        for one in LANGUAGES
        for term in terms("headings", one)
        if term.id == "named_number"
        for form in term.forms
    }
    return "(?:" + "|".join(form.translate(_ACCENTS) for form in sorted(forms, key=len, reverse=True)) + ")"


@cache
def _named_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<word>{_named_word()})\.?\s+(?:N[º°o]?[.º°]*\s*)?"
        rf"(?P<code>(?=[^\s]*\d){_CODE}\d(?![\w])|\d+|[IVXLC]+(?![\w]))"
        rf"[º°ª]?(?:\s*\(\d{{4}}\))?[*_]*(?:\s*[.:\-–—)]+|(?=\s|$))",
        re.IGNORECASE,
    )


def _values(code: str) -> list[tuple[int, str]]:
    """What a code may count, and its shape with that place left open: "15/4" counts 15 in "#/4" or 4 in "15/#". The
    record's other codes say which."""
    runs = list(re.finditer(r"\d+", code))
    return [
        (int(run.group()), code[: run.start()] + "#" + code[run.end() :])
        for run in reversed(runs)
        if len(run.group()) < 7
    ]


def _ordinal(text: str, unit: Unit) -> list[Label]:
    start = _start(text, unit)
    match = _ordinal_pattern().match(text, start, min(unit.block.end, start + 60))
    if not match:
        return []
    known = _ordinals()
    value = sum(known[fold(word)] for word in match["word"].split())
    return [Label(match.group().strip(), "ordinal", value, " ".join(match["word"].split()), match.end())]


@cache
def _ordinals() -> dict[str, int]:
    """What the ordinals of both languages count; "undécimo" and "duodécimo" are one word."""
    special = {"undecimo": 11, "duodecimo": 12}
    return {
        form: special.get(form, position % 10 + 1)
        for one in LANGUAGES
        for term in terms("headings", one)
        if term.id == "ordinal"
        for position, form in enumerate(term.forms)
    }


@cache
def _ordinal_pattern() -> re.Pattern[str]:
    word = (
        "(?:"
        + "|".join(form.translate(_ACCENTS) for form in sorted(_ordinals(), key=len, reverse=True))
        + ")"
    )
    return re.compile(
        rf"(?:{_named_word()}\.?\s+)?(?P<word>{word}(?:\s+{word})?)[*_]*\s?(?:[:.\-–—)]+[*_]*(?=\s)|(?=\s*$))",
        re.IGNORECASE,
    )


def _coded(text: str, unit: Unit) -> list[Label]:
    if unit.labels and unit.labels[0].value is not None:
        return []
    start = _start(text, unit)
    match = _TOKEN.match(text, start, min(unit.block.end, start + 60))
    if not match or _MONTHS.match(text, match.end(), unit.block.end):
        return []
    code = match["code"]
    return [Label(code, shape, value, code, match.end()) for value, shape in _values(code)]
