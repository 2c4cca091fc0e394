"""Words of a text: tokens with their places, stems in English and Spanish, and how rare a word is."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

import snowballstemmer
import yaml

from graph.errors import DataError

LANGUAGES = ("en", "es")
FOLDER = Path(__file__).parent / "vocabulary"
_TOKEN = re.compile(r"[^\W_]+")
_STEMMERS = {"en": snowballstemmer.stemmer("english"), "es": snowballstemmer.stemmer("spanish")}


class Token(NamedTuple):
    """A word of a text: as it stands, folded, its stem, and its place in code points."""

    text: str
    folded: str
    stem: str
    start: int
    end: int


@functools.lru_cache(maxsize=200_000)
def fold(word: str) -> str:
    """*word* in lower case without accents; the tilde of ñ is kept, since año and ano differ."""
    plain = []
    for char in unicodedata.normalize("NFC", word.casefold()):
        plain.append(char if char == "ñ" else unicodedata.normalize("NFKD", char)[0])
    return "".join(plain)


@functools.lru_cache(maxsize=200_000)
def stem(word: str, language: str) -> str:
    """The stem of *word* (any case) by the Snowball rules of *language*, folded."""
    return fold(_STEMMERS[language].stemWord(word.casefold()))


def tokens(text: str, language: str) -> list[Token]:
    """All words of *text* in order, stop words and numbers too; a hyphen parts words."""
    return [
        Token(m.group(), fold(m.group()), stem(m.group(), language), m.start(), m.end())
        for m in _TOKEN.finditer(text)
    ]


@functools.cache
def stopwords(language: str) -> frozenset[str]:
    """Folded stop words of *language*. Raises `DataError` where the list is not one."""
    path = FOLDER / "stopwords.yaml"
    data = read_yaml(path)
    words = data.get(language) if isinstance(data, dict) else None
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise DataError(f"{path.name}: {language}: a list of words is wanted.")
    return frozenset(fold(word) for word in words)


def read_yaml(path: Path) -> object:
    """What the YAML file holds. Raises `DataError` naming file and line."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise DataError(f"{path.name}: {error}") from error
