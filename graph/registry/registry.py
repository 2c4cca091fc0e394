"""`Registry`: the known actors by key, by name and by the body they belong to."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from graph.errors import DataError, NotFound
from graph.model import KINDS, Kind
from graph.registry.countries import country_entries, short_name
from graph.registry.entries import LANGUAGES, Entry, Name, fold

_KEYS = {
    "id", "kind", "en", "es", "short_en", "short_es", "acronyms", "also", "body_of", "since", "until",
    "members", "collective", "role", "source", "within",
}  # fmt: skip
_NEEDED = ("id", "kind", "en", "es", "source")


class Registry:
    """The known actors. Keys are unique; every `body_of` and member is an entry. Raises `DataError` if not."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        for entry in entries:
            if entry.key in self._entries:
                raise DataError(f"registry: entry {entry.key!r} stands there twice.")
            self._entries[entry.key] = entry
        self._by_name: dict[str, list[tuple[Name, Entry]]] = {}
        self._bodies: dict[str, list[str]] = {}
        self._adjectives: dict[tuple[str, str], list[str]] = {}
        for entry in self._entries.values():
            self._index(entry)

    def _index(self, entry: Entry) -> None:
        for key in (entry.body_of, *entry.members):
            if key is not None and key not in self._entries:
                raise DataError(f"registry: entry {entry.key!r} names {key!r}, which is no entry.")
        if entry.body_of:
            self._bodies.setdefault(entry.body_of, []).append(entry.key)
        for language, adjectives in entry.adjectives.items():
            for adjective in adjectives:
                self._adjectives.setdefault((language, adjective), []).append(entry.key)
        for name in entry.names:
            if not name.within:
                self._by_name.setdefault(fold(name.text), []).append((name, entry))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def get(self, key: str | None) -> Entry | None:
        """The entry of *key*, None where there is none."""
        return self._entries.get(key) if key else None

    def entry(self, key: str) -> Entry:
        """The entry of *key*. Raises `NotFound`."""
        try:
            return self._entries[key]
        except KeyError:
            raise NotFound(f"The registry of actors has no entry {key!r}.") from None

    def find(self, name: str, *, language: str | None = None) -> list[Entry]:
        """The entries that bear *name* in full or as an acronym (capitals count), in the order of the files.

        With *language*, entries that bear it in that language come alone, where there are any.
        """
        hits = [
            (n, e) for n, e in self._by_name.get(fold(name), ()) if not n.exact or same_capitals(n.text, name)
        ]
        preferred = [e for n, e in hits if language is None or n.language in (None, language)]
        return _once(preferred or [e for _, e in hits])

    def country_of(self, adjective: str, language: str) -> str | None:
        """The key of the one country that a folded adjective is of ("kenyan"), None where there is none or several."""
        hits = self._adjectives.get((language, adjective), [])
        return hits[0] if len(hits) == 1 else None

    def bodies_of(self, key: str) -> tuple[str, ...]:
        """Keys of all bodies that belong to *key*, directly or through others, without *key* itself."""
        found: dict[str, None] = {}
        waiting = list(self._bodies.get(key, ()))
        while waiting:
            body = waiting.pop(0)
            if body not in found and body != key:
                found[body] = None
                waiting += self._bodies.get(body, ())
        return tuple(found)

    def above(self, key: str) -> tuple[str, ...]:
        """Keys of the bodies that *key* belongs to, the nearest first."""
        found: list[str] = []
        entry = self.get(key)
        while entry and entry.body_of and entry.body_of not in found:
            found.append(entry.body_of)
            entry = self.get(entry.body_of)
        return tuple(found)

    def related(self, a: str, b: str) -> bool:
        """Whether *a* and *b* belong to one family: one above the other, or a body above both."""
        return bool({a, *self.above(a)} & {b, *self.above(b)})


def same_capitals(a: str, b: str) -> bool:
    """Whether two acronyms are the same, points and spaces aside."""
    return a.replace(".", "").replace(" ", "") == b.replace(".", "").replace(" ", "")


def _once(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.key: entry for entry in entries}.values())


def organisation_entry(row: dict[str, Any], *, file: str) -> Entry:
    """The entry that one row of a data file gives. Raises `DataError` naming file, entry and key."""
    where = f"{file}: entry {row.get('id', '?')}" if isinstance(row, dict) else f"{file}: {row!r}"
    if not isinstance(row, dict):
        raise DataError(f"{where}: is not a mapping.")
    for key in _NEEDED:
        if not row.get(key):
            raise DataError(f"{where}: key {key!r} is missing.")
    if set(row) - _KEYS:
        raise DataError(f"{where}: key {sorted(set(row) - _KEYS)[0]!r} is not known.")
    if row["kind"] not in KINDS:
        raise DataError(f"{where}: key 'kind': {row['kind']!r} is not one of {', '.join(KINDS)}.")
    kind: Kind = row["kind"]
    short = {}
    acronyms: list[str] = []
    written = [Name(row[lang], lang) for lang in LANGUAGES]
    for lang in LANGUAGES:
        own = list((row.get("acronyms") or {}).get(lang) or [])
        acronyms += own
        short[lang] = row.get(f"short_{lang}") or (own[0] if own else short_name(row[lang]))
        written += [Name(text, lang, exact=True) for text in own]
    written += [Name(text, None, exact=is_short(text)) for text in row.get("also") or []]
    written += [Name(text, None, exact=is_short(text), within=True) for text in row.get("within") or []]
    return Entry(
        key=row["id"], kind=kind, name={lang: row[lang] for lang in LANGUAGES}, short=short,
        names=tuple(dict.fromkeys(written)), source=row["source"], acronyms=tuple(dict.fromkeys(acronyms)),
        collective=bool(row.get("collective")), role=row.get("role"), body_of=row.get("body_of"),
        since=row.get("since"), until=row.get("until"), members=tuple(row.get("members") or ()),
    )  # fmt: skip


def is_short(text: str) -> bool:
    """Whether an alias is of the kind whose capitals count: one word or two with few small letters ("ISO/TMB")."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) <= 8 and sum(c.isupper() for c in letters) >= max(1, len(letters) // 2)


@cache
def default_registry() -> Registry:
    """The registry of the data files beside this module, read once."""
    folder = files("graph.registry")
    names = json.loads((folder / "countries.json").read_text(encoding="utf-8"))["countries"]
    more = _yaml((folder / "countries.yaml").read_text(encoding="utf-8"), "countries.yaml")
    entries = list(country_entries(names, more, file="countries.yaml"))
    for file in sorted((folder / "organisations").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".yaml"):
            rows = _yaml(file.read_text(encoding="utf-8"), file.name)
            entries += [organisation_entry(row, file=file.name) for row in rows]
    return Registry(entries)


def _yaml(text: str, file: str) -> Any:
    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise DataError(f"{file}: is not YAML: {error}") from error
