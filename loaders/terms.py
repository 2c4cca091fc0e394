"""Terms of a record's frame (headings, cues of a meeting, words of time, abbreviations), read from data files.

A file is `vocabulary/<language>/<topic>.yaml`: a list of entries, each with `id`, `forms` (words, or patterns where the
topic says so), an `example` that holds one of them, and if useful a `counterexample` that does not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.errors import DataError

LANGUAGES = ("en", "es")
_KEYS = {"id", "forms", "example", "counterexample", "value", "note", "pattern"}


@dataclass(frozen=True)
class Term:
    """One entry. `value` is what its words mean where the topic gives them one (a month's number)."""

    id: str
    forms: tuple[str, ...]
    example: str
    counterexample: str | None = None
    value: Any = None
    pattern: bool = False


@cache
def terms(topic: str, language: str) -> tuple[Term, ...]:
    """The entries of one file in their order. Raises `DataError` naming file, entry and key that is wrong."""
    name = f"vocabulary/{language}/{topic}.yaml"
    text = files("loaders").joinpath(name).read_text(encoding="utf-8")
    try:
        entries = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError(f"{name}: this is no YAML ({' '.join(str(error).split())})") from error
    if not isinstance(entries, list):
        raise DataError(f"{name}: a list of entries is wanted")
    out = [_term(name, number, entry) for number, entry in enumerate(entries, 1)]
    doubled = [term.id for term in out if sum(other.id == term.id for other in out) > 1]
    if doubled:
        raise DataError(f"{name}: the id {doubled[0]!r} stands twice")
    return tuple(out)


def _term(name: str, number: int, entry: object) -> Term:
    if not isinstance(entry, dict):
        raise DataError(f"{name}: entry {number} is not a mapping")
    where = f"{name}: entry {entry.get('id', number)!r}"
    unknown = set(entry) - _KEYS
    if unknown:
        raise DataError(f"{where}: key {sorted(unknown)[0]!r} is unknown")
    for key, kind in (("id", str), ("forms", list), ("example", str)):
        if not isinstance(entry.get(key), kind) or not entry[key]:
            raise DataError(f"{where}: key {key!r} is missing or not a {kind.__name__}")
    if not all(isinstance(form, str) and form for form in entry["forms"]):
        raise DataError(f"{where}: key 'forms' holds something that is no text")
    if entry.get("pattern"):
        for form in entry["forms"]:
            try:
                re.compile(form)
            except re.error as error:
                raise DataError(f"{where}: key 'forms': {form!r} is no pattern ({error})") from error
    return Term(
        entry["id"], tuple(entry["forms"]), entry["example"], entry.get("counterexample"),
        entry.get("value"), bool(entry.get("pattern")),
    )  # fmt: skip


def fold(text: str) -> str:
    """Lower case without accents and markup, white space as one blank."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


@cache
def pattern_of(topic: str, term_id: str, language: str | None = None) -> re.Pattern[str]:
    """One pattern that finds any form of an entry, as whole words, in one language or in both.

    Plain forms are matched on folded text (`fold`) or as they stand, patterns as they are written; case is ignored.
    """
    found: list[str] = []
    for one in LANGUAGES if language is None else (language,):
        for term in terms(topic, one):
            if term.id == term_id:
                found += [form if term.pattern else _as_pattern(form) for form in term.forms]
    if not found:
        raise DataError(f"vocabulary: no entry {term_id!r} in {topic}.yaml")
    return re.compile(
        r"(?<!\w)(?:" + "|".join(sorted(found, key=len, reverse=True)) + r")(?!\w)", re.IGNORECASE
    )


def _as_pattern(form: str) -> str:
    return re.escape(fold(form)).replace(r"\ ", r"\s+")


_FRAME = re.compile(
    r"^[\s#=*_\-–—•|\\]*(?:\(?(?:\d{1,3}(?:\.\d{1,3})*|[ivxlcIVXLC]{1,5}|[A-Za-z])[.)]+[\s\-–—]*)?[\s*_]*"
)


def names(term_id: str, line: str, topic: str = "headings") -> bool:
    """Whether `line`, its number, markup and final colon aside, begins with a form of the heading `term_id` and is
    little more than that."""
    if len(line) > 250:
        return False
    bare = fold(_FRAME.sub("", line, count=1).rstrip(" :*_=#.-"))
    if term_id == "agenda" and topic == "headings" and pattern_of(topic, "agenda_item").match(bare):
        return False  # one point of an agenda, or what was said on its points
    match = pattern_of(topic, term_id).match(bare)
    return bool(match) and len(bare) - match.end() <= 30 if match else False


def _flat_table() -> dict[int, str]:
    table = {ord(char): char.lower() for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for code in range(0xC0, 0x250):
        base = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if base.isascii() and base.isalpha():
            table[code] = base
    for chars, plain in (
        ("\u00a0\u2007\u202f\t\n\r\f\v", " "),
        ("‐‑‒–—―−", "-"),
        ("‘’´`", "'"),
        ("“”«»", '"'),
    ):
        table.update({ord(char): plain for char in chars})
    return table


_FLAT = _flat_table()


def flat(text: str) -> str:
    """`text` in lower case without accents, every kind of dash, quote and blank made one, **character for character**:
    an offset into the result is an offset into `text`."""
    return text.translate(_FLAT)
