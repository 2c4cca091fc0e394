"""The words of time of one language, gathered from its data file into patterns.

All patterns are matched on `loaders.terms.flat` text: lower case, no accents, plain dashes and blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from graph.errors import DataError
from loaders.terms import Term, terms


@dataclass(frozen=True)
class Words:
    """What the words of one language mean, and patterns (as text) that find them."""

    months: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, str]
    parts: dict[str, str]
    weekdays: dict[str, int]
    openers: dict[str, str]
    month: str
    number: str
    ordinal: str
    unit: str
    part: str
    weekday: str
    opener: str
    term_opener: str
    this: str
    next: str
    yearend: str
    monthend: str
    range: str
    event: str
    eventmark: str
    eventdate: str
    fuzzy: re.Pattern[str]
    openevent: re.Pattern[str]
    past: re.Pattern[str]
    samedate: re.Pattern[str]
    labelled: re.Pattern[str]
    counted: re.Pattern[str]
    relative: re.Pattern[str]


def _by_value(language: str) -> dict[str, list[Term]]:
    """The entries by what their `value` begins with."""
    by_value: dict[str, list[Term]] = {}
    for term in terms("times", language):
        value = str(term.value or "")
        if not value:
            raise DataError(f"vocabulary/{language}/times.yaml: entry {term.id!r}: key 'value' is missing")
        by_value.setdefault(value.split()[0], []).append(term)
    return by_value


@cache
def words_of(language: str) -> Words:
    """The words of `language` ("en" or "es")."""
    by_value = _by_value(language)

    def valued(kind: str) -> dict[str, str]:
        return {form: str(term.value).split(" ", 1)[1] for term in by_value[kind] for form in term.forms}

    openers = {
        form: str(term.value).split()[1]
        for term in by_value["opener"]
        for form in term.forms
        if term.value != "opener term"
    }
    terms_of = [form for term in by_value["opener"] if term.value == "opener term" for form in term.forms]
    months, numbers, ordinals = (
        {form: int(value) for form, value in valued(kind).items()} for kind in ("month", "number", "ordinal")
    )
    return Words(
        months=months,
        numbers=numbers,
        ordinals=ordinals,
        units=valued("unit"),
        parts=valued("part"),
        weekdays={form: index for index, form in enumerate(by_value["weekday"][0].forms[:7])},
        openers=openers,
        month=_month_pattern(list(months)),
        number=rf"(?:{_either(list(numbers))}|\d{{1,3}})",
        ordinal=_either(list(ordinals)),
        unit=_either(list(valued("unit"))),
        part=_either(list(valued("part"))),
        weekday=_either([form for term in by_value["weekday"] for form in term.forms]),
        opener=_either(list(openers)),
        term_opener=_either([*terms_of, *(form for form in openers if form.endswith(":"))]),
        this=_plain(by_value, "relative-this"),
        next=_plain(by_value, "relative-next"),
        yearend=_plain(by_value, "yearend"),
        monthend=_plain(by_value, "monthend"),
        range=_plain(by_value, "range"),
        event=_plain(by_value, "event"),
        eventmark="(?:" + "|".join(by_value["eventmark"][0].forms) + ")",
        eventdate="(?:" + "|".join(by_value["eventdate"][0].forms) + ")",
        fuzzy=_pattern(by_value, "fuzzy"),
        openevent=_pattern(by_value, "openevent"),
        past=_pattern(by_value, "past"),
        samedate=_pattern(by_value, "samedate"),
        labelled=_pattern(by_value, "labelled"),
        counted=_pattern(by_value, "counted"),
        relative=_pattern(by_value, "relative"),
    )


def _either(forms: list[str]) -> str:
    escaped = [re.escape(form).replace(r"\ ", r"\s+") for form in sorted(set(forms), key=len, reverse=True)]
    return "(?:" + "|".join(escaped) + ")"


def _plain(by_value: dict[str, list[Term]], kind: str) -> str:
    return _either([form for term in by_value[kind] for form in term.forms])


def _pattern(by_value: dict[str, list[Term]], kind: str) -> re.Pattern[str]:
    forms = [_spaced(form) for term in by_value[kind] for form in term.forms]
    return re.compile(r"(?<!\w)(?:" + "|".join(forms) + r")(?!\w)")


def _month_pattern(forms: list[str]) -> str:
    """A stop belongs to a short form ("Sept."), never to a whole name at the end of a sentence."""
    short = [form for form in forms if len(form) <= 4 and form not in ("may", "june", "july", "mayo")]
    full = [form for form in forms if form not in short]
    return rf"(?:{_either(full)}(?!\w)|{_either(short)}(?!\w)\.?)"


def _spaced(form: str) -> str:
    return form.replace(" ", r"\s+")
