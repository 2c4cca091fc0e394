"""A briefing's own sentence for each line: words with the names of columns in braces.

    {who} undertook: {action}[ · due {due}]

What stands in square brackets is left out where one of its columns has nothing to say. A brace or bracket of the text
itself is doubled: `{{`, `[[`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

_TOKEN = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{[^{}\[\]]*\}|[\[\]{}]|[^\[\]{}]+")


class TemplateError(ValueError):
    """A template that does not parse; the text says what is wrong with it."""


@dataclass(frozen=True)
class Part:
    """Words as they stand, or the name of a column."""

    text: str
    column: bool = False


@dataclass(frozen=True)
class Template:
    """Groups of parts in their order; an optional group stands only where all its columns say something."""

    groups: tuple[tuple[bool, tuple[Part, ...]], ...]

    def parts(self, filled: Collection[str]) -> Iterable[Part]:
        """Yield the parts of a line of which the columns *filled* have something to say."""
        for optional, parts in self.groups:
            if not optional or all(part.text in filled for part in parts if part.column):
                yield from parts


def parse(text: str, columns: Collection[str]) -> Template:
    """Return the template that *text* is. Raises `TemplateError`."""
    groups: list[tuple[bool, tuple[Part, ...]]] = []
    parts: list[Part] = []
    inside = False
    for token in _TOKEN.findall(text):
        if token in {"{{", "}}", "[[", "]]"}:
            parts.append(Part(token[0]))
        elif token.startswith("{") and token.endswith("}"):
            parts.append(Part(_column(token[1:-1].strip(), columns), column=True))
        elif token in {"{", "}"}:
            raise TemplateError(f"a brace {token} stands alone; write {token * 2} for the sign itself.")
        elif token in {"[", "]"}:
            if inside == (token == "["):
                raise TemplateError(f"a bracket {token} stands alone; write {token * 2} for the sign itself.")
            groups.append((inside, tuple(parts)))
            parts, inside = [], token == "["
        else:
            parts.append(Part(token))
    if inside:
        raise TemplateError("a bracket [ is not closed.")
    groups.append((False, tuple(parts)))
    return Template(tuple(group for group in groups if group[1]))


def _column(name: str, columns: Collection[str]) -> str:
    if name in columns:
        return name
    near = difflib.get_close_matches(name, columns, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(columns)}."
    raise TemplateError(f"{{{name}}} is no column; {hint}")


def parse_all(texts: Mapping[str, str], columns: Collection[str]) -> dict[str, Template]:
    """Return the template of each language. Raises `TemplateError` naming the language."""
    found = {}
    for language, text in texts.items():
        try:
            found[language] = parse(text, columns)
        except TemplateError as error:
            raise TemplateError(f"{language}: {error}") from error
    return found
