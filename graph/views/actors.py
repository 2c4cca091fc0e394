"""Who is in the graph: the directory of all actors with names that no two of them share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.views.state import kept

if TYPE_CHECKING:
    from graph.store import Store

ACTORS = """
MATCH (a:Actor)
OPTIONAL MATCH (a)-[:BODY_OF]->(b:Actor)
RETURN a.id AS id, a.kind AS kind, a.name AS name, a.name_en AS name_en, a.name_es AS name_es,
       a.short_en AS short_en, a.short_es AS short_es, a.acronyms AS acronyms, a.aliases AS aliases,
       a.code AS code, a.collective AS collective, a.role AS role, a.key AS key, a.known AS known,
       a.merged_into AS merged_into, min(b.id) AS body
ORDER BY id
"""
FIRST = """
MATCH (a:Actor)<-[:SOURCE|TARGET]-(s:Statement) WHERE a.id IN $ids AND s.date IS NOT NULL
RETURN a.id AS id, min(s.date) AS first
"""
SHORT = 28
"""Most characters of a short name."""


@dataclass(frozen=True)
class ActorName:
    """An actor as pages name it. `short_*` are unique in the directory, at most 28 characters unless that must yield."""

    id: str
    kind: str
    name: str
    name_en: str | None
    name_es: str | None
    short_en: str
    short_es: str
    acronyms: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    code: str | None = None
    collective: bool = False
    role: str | None = None
    key: str | None = None
    known: str | None = None
    merged_into: str | None = None
    body: str | None = None

    def short(self, language: str) -> str:
        return self.short_es if language == "es" else self.short_en

    def full(self, language: str) -> str:
        return (self.name_es if language == "es" else self.name_en) or self.name

    def to_json(self) -> dict[str, Any]:
        names = (
            "id",
            "kind",
            "name",
            "name_en",
            "name_es",
            "short_en",
            "short_es",
            "code",
            "collective",
            "body",
        )
        return {name: getattr(self, name) for name in names}


def directory(store: Store) -> Mapping[str, ActorName]:
    """All actors by id, merged ones too."""
    return kept(store, "directory", lambda: _directory(store))


def actor(store: Store, slug: str) -> ActorName:
    """The actor that an address names: its id, or its id, a hyphen and any words. Raises `NotFound`."""
    return named(directory(store), slug, "actor")


def named(known: Mapping[str, Any], slug: str, what: str) -> Any:
    """What a slug names among `known`: the longest start of it that is an id."""
    for candidate in candidates(slug):
        if candidate in known:
            return known[candidate]
    raise NotFound(f"No {what} has the id {slug.split('-')[0]!r}.")


def candidates(slug: str) -> Iterator[str]:
    parts = slug.split("-")
    for end in range(len(parts), 0, -1):
        yield "-".join(parts[:end])


def bodies_of(store: Store, actor_id: str) -> frozenset[str]:
    """The ids of an actor and of its bodies, two steps down (a conference, its groups, their secretariats)."""
    names = directory(store)
    children: dict[str, list[str]] = {}
    for one in names.values():
        if one.body and not one.merged_into:
            children.setdefault(one.body, []).append(one.id)
    found = {actor_id}
    for _step in range(2):
        found |= {child for one in list(found) for child in children.get(one, ())}
    return frozenset(found)


def _directory(store: Store) -> dict[str, ActorName]:
    rows = store.read(ACTORS)
    shorts = _shorts(rows)
    same = sorted({key for names in shorts.values() for key, name in names.items() if name.endswith("]")})
    if same:  # those of one name are told apart by when a record first names them, where that tells
        first = {row["id"]: row["first"] for row in store.read(FIRST, ids=same)}
        rows = [{**row, "first": first.get(row["id"])} for row in rows]
        shorts = _shorts(rows)
    return {row["id"]: _actor(row, shorts["en"], shorts["es"]) for row in rows}


def _shorts(rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, str]]:
    return {language: short_names(rows, language) for language in ("en", "es")}


def _actor(row: Mapping[str, Any], short_en: Mapping[str, str], short_es: Mapping[str, str]) -> ActorName:
    plain = {name: row[name] for name in ("id", "kind", "name", "name_en", "name_es", "code", "role", "key")}
    return ActorName(
        **plain,
        known=row["known"],
        merged_into=row["merged_into"],
        body=row["body"],
        short_en=short_en[row["id"]],
        short_es=short_es[row["id"]],
        acronyms=tuple(row["acronyms"] or ()),
        aliases=tuple(row["aliases"] or ()),
        collective=bool(row["collective"]),
    )


def short_names(rows: Sequence[Mapping[str, Any]], language: str) -> dict[str, str]:
    """A short name for each actor, so that no two that stand bear the same one.

    Each actor takes the first of its `_choices` that no other actor has. Those who would share one go on to their next
    choice, but for the one whose own name it is where there is only one such. A merged actor is not shown beside its
    survivor and keeps its first choice.
    """
    choices = {row["id"]: _choices(row, language) for row in rows}
    first = {key: names[0] for key, names in choices.items()}
    standing = [row["id"] for row in rows if not row["merged_into"]]
    bodies = {row["id"]: row["body"] for row in rows}
    for key, names in choices.items():
        body = first.get(bodies[key] or "")
        if body and body not in names[0]:
            names.insert(1, f"{names[0]} ({body})")
    own = {row["id"]: str(row[f"name_{language}"] or row["name"]) for row in rows}
    step = dict.fromkeys(standing, 0)
    while True:
        taken = Counter(choices[key][step[key]].casefold() for key in standing)
        clashing = [key for key in standing if taken[choices[key][step[key]].casefold()] > 1]
        moving = [
            key
            for key in clashing
            if step[key] + 1 < len(choices[key]) and not _keeps(key, clashing, choices, step, own)
        ]
        if not moving:
            break
        for key in moving:
            step[key] += 1
    return first | {key: choices[key][step[key]] for key in standing}


def _keeps(
    key: str,
    clashing: Sequence[str],
    choices: Mapping[str, list[str]],
    step: Mapping[str, int],
    own: Mapping[str, str],
) -> bool:
    """Whether an actor keeps a name that others would take too: it is its own whole name, and theirs only cut short."""
    text = choices[key][step[key]].casefold()
    group = [one for one in clashing if choices[one][step[one]].casefold() == text]
    whole = [one for one in group if text.startswith(own[one].casefold())]
    return whole == [key]


def _choices(row: Mapping[str, Any], language: str) -> list[str]:
    """The ways to call an actor, the best first: what the graph has, an acronym, the name, its head, the name cut short,
    the whole name, the name with the year or the day when a record first has it, the name with a piece of the id."""
    other = "en" if language == "es" else "es"
    name = str(row[f"name_{language}"] or row["name"])
    known = [
        short for short in (row[f"short_{language}"], row[f"short_{other}"]) if short and short[-1] != "…"
    ]
    acronyms = list(row["acronyms"] or ()) if len(name) > SHORT else []
    head = name_head(name)
    fitting = [one for one in (name, head) if len(one) <= SHORT]
    cut = name if len(name) <= SHORT else _cut(name)
    first = row.get("first") or ""
    dated = [f"{name} ({first[:4]})", f"{name} ({first})"] if first else []
    last = f"{name} [{row['id'][-4:]}]"
    return list(dict.fromkeys([*known[:1], *acronyms[:1], *fitting, cut, name, *dated, last]))


def _cut(name: str) -> str:
    """The first whole words of a name and …, no little word at the end."""
    words = name[:SHORT].rsplit(" ", 1)[0].rstrip(" ,(").split()
    while len(words) > 1 and (words[-1].casefold() in _LITTLE or len(" ".join(words)) >= SHORT):
        words.pop()
    return f"{' '.join(words)}…"


def name_head(name: str) -> str:
    """What a body is, without what it is for: "Working Group", of "Working Group on River Ports"; at least two words."""
    words = name.split()
    for place in range(2, len(words)):
        if words[place].casefold() in _PREPOSITIONS:
            return " ".join(words[:place])
    return name


_LITTLE = frozenset(
    ["a", "and", "de", "del", "e", "el", "en", "for", "in", "la", "las", "los", "of", "on", "the", "to", "y"]
)
_PREPOSITIONS = frozenset(["against", "contra", "de", "del", "for", "of", "on", "para", "sobre", "to"])
