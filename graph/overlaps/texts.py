"""Overlaps among any list of texts, without a database."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from graph.errors import UsageError
from graph.overlaps.encoder import missing
from graph.overlaps.weighing import Pair, Text, ready, weigh
from graph.overlaps.words import LANGUAGES

LONGEST = 100_000
"""Code points of a text. A piece of work is a sentence or two; what is longer is a record or a mistake."""

_FIELDS = ("id", "forum", "language", "text")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,500}>|<!--.*?-->", re.DOTALL)
_LOG = logging.getLogger(__name__)


def overlaps_of_texts(
    items: Iterable[dict[str, Any]],
    *,
    between: tuple[str, str] | None = None,
    min_score: float | None = None,
    top: int | None = None,
    within: bool = False,
) -> list[Pair]:
    """Pairs of texts that look like the same work, best first; every pair weighed unless limited.

    *items* have "id", "forum", "language" ("en" or "es") and "text". Pairs are formed across forums, with *within* also
    inside one; *between* names two forums. Among more than about 1,400 texts only the nearest of
    every text are weighed. Items that cannot be used are logged and left out (`check_items` gives them).
    Raises `UsageError` for limits that make no sense and for a forum of *between* that no text has.
    """
    texts, problems = check_items(enumerate(items, 1))
    for problem in problems:
        _LOG.warning("%s", problem)
    return pairs_of(texts, between=between, min_score=min_score, top=top, within=within)


def pairs_of(
    texts: list[Text],
    *,
    between: tuple[str, str] | None = None,
    min_score: float | None = None,
    top: int | None = None,
    within: bool = False,
) -> list[Pair]:
    """As `overlaps_of_texts`, over texts that are checked."""
    check_limits(min_score, top)
    if between is not None:
        known = {text.group for text in texts}
        for forum in between:
            if forum not in known:
                raise UsageError(
                    f"No text is of the forum {forum!r}. There are: {', '.join(sorted(known)) or 'none'}."
                )
        texts = [text for text in texts if text.group in between]
    if len(texts) < 2:
        return []
    inside = within and between is None
    apart = None if inside else [text.group for text in texts]
    return list(weigh(ready(texts), apart=apart, within=inside, min_score=min_score, top=top))


def check_limits(min_score: float | None, top: int | None) -> None:
    """Raise `UsageError` for a score outside 0 to 1 or fewer than one pair."""
    if min_score is not None and not 0 <= min_score <= 1:
        raise UsageError(f"The lowest score is between 0 and 1, not {min_score}.")
    if top is not None and top < 1:
        raise UsageError(f"The number of pairs is at least 1, not {top}.")


def read_texts(lines: TextIO) -> tuple[list[Text], list[str]]:
    """The texts of a JSON Lines file and a sentence for every line that cannot be used or was changed."""
    problems: list[str] = []

    def items() -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield number, json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                problems.append(f"line {number}: no JSON: {error}. Each line is one object.")

    texts, more = check_items(items())
    return texts, sorted([*problems, *more], key=lambda text: int(re.findall(r"\d+", text)[0]))


def check_items(items: Iterable[tuple[int, Any]]) -> tuple[list[Text], list[str]]:
    """The texts of numbered items and a sentence for every item that cannot be used or was changed."""
    texts: list[Text] = []
    problems: list[str] = []
    seen: dict[str, int] = {}
    for number, item in items:
        fault = _fault(item, seen)
        if fault:
            problems.append(f"line {number}: {fault}")
            continue
        seen[item["id"]] = number
        text = item["text"]
        if _TAG.search(text):
            text = " ".join(_TAG.sub(" ", text).split())
            problems.append(
                f"line {number}: text: markup was left out." + ("" if text else " Nothing is left.")
            )
            if not text:
                continue
        texts.append(Text(item["id"], item["forum"], _language(item["language"]), text))
    return texts, problems


def _fault(item: Any, seen: dict[str, int]) -> str | None:
    """What is wrong with an item, None where it can be used."""
    if not isinstance(item, dict):
        return f"an object with {', '.join(_FIELDS)} is wanted, not {type(item).__name__}."
    for name in _FIELDS:
        if name not in item:
            return f"{name} is missing."
        if not isinstance(item[name], str):
            return f"{name}: text is wanted, not {type(item[name]).__name__}."
        if not item[name].strip():
            return f"{name} is empty."
    if item["id"] in seen:
        return f"id {item['id']!r} stands already on line {seen[item['id']]}."
    if _language(item["language"]) not in LANGUAGES:
        return f"language {item['language']!r} is not known; there are {', '.join(LANGUAGES)}."
    if len(item["text"]) > LONGEST:
        return f"text: {len(item['text']):,} characters are too many; the limit is {LONGEST:,}."
    return None


def _language(code: str) -> str:
    """The first part of a language code: "es" for "es-MX"."""
    return code.strip().lower().replace("_", "-").split("-")[0]


def notes(texts: list[Text], pairs: list[Pair], *, within: bool) -> list[str]:
    """Sentences that go with a result: what is missing, and why it is empty where it is."""
    out = [note for note in (missing(),) if note]
    if not pairs:
        groups = {text.group for text in texts}
        if len(texts) < 2:
            out.append("There are fewer than two texts to compare.")
        elif len(groups) < 2 and not within:
            out.append(
                "All texts are of one forum, so no pair crosses forums. Ask for pairs within a forum to see them."
            )
        else:
            out.append("No pair reaches the lowest score asked for.")
    return out
