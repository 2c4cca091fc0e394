"""Sentences of the graph in the words of the page: titles of changes, reasons of a reading, notes, refusals.

The graph keeps them in English as they were written; ``web/i18n/phrases.yaml`` has what each form of them becomes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

_SENTENCE = re.compile(r"(?<=\.)\s(?=[A-ZÁÉÍÓÚÑ“])")
INNER = "inner"
"""The field of a phrase whose words are a phrase again."""


@cache
def phrases() -> tuple[tuple[re.Pattern[str], Mapping[str, str]], ...]:
    source = resources.files("web").joinpath("i18n", "phrases.yaml").read_text(encoding="utf-8")
    return tuple((_pattern(entry["text"]), entry) for entry in yaml.safe_load(source)["phrases"])


def said(text: str, language: str) -> str:
    """The text as a page in `language` says it: as a whole, else sentence by sentence; what no phrase fits stays."""
    whole = _said(text, language)
    if whole is not None:
        return whole
    sentences = _SENTENCE.split(text)
    return " ".join(_said(one, language) or one for one in sentences)


def _said(text: str, language: str) -> str | None:
    for pattern, entry in phrases():
        if found := pattern.fullmatch(text):
            words = {
                name: said(value, language) if name == INNER else value
                for name, value in found.groupdict().items()
            }
            return entry.get(language, entry["text"]).format(**words)
    return None


def reason(text: str, language: str) -> str:
    """Why a statement was read as it was: several phrases with semicolons between."""
    return "; ".join(said(part, language) for part in text.split("; "))


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", text)
    fields = [re.escape(part) if place % 2 == 0 else f"(?P<{part}>.+?)" for place, part in enumerate(parts)]
    return re.compile("".join(fields), re.DOTALL)
