"""Cut Cypher into tokens, enough to tell a clause from a name or a string."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.errors import QueryRefused

_TOKEN = re.compile(
    r"""
      (?P<space>\s+|//[^\r\n\u2028\u2029\u0085]*|/\*.*?\*/)
    | (?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    | (?P<quoted>`(?:[^`]|``)*`)
    | (?P<parameter>\$(?:\w+|`(?:[^`]|``)*`))
    | (?P<number>\d[\w.]*)
    | (?P<word>[^\W\d]\w*)
    | (?P<mark>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\u+([0-9A-Fa-f]{4})")


@dataclass(frozen=True)
class Token:
    """`kind` is string, quoted, parameter, number, word or mark; `start` counts characters from 0."""

    kind: str
    text: str
    start: int

    @property
    def upper(self) -> str:
        return self.text.upper()


def place(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, both from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def unescape(text: str) -> str:
    r"""Return *text* with ``\uXXXX`` replaced, as Neo4j does it before it reads any token.

    A string may hold such an escape of a quotation mark and so end earlier than it seems to.
    """
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a query without white space and comments.

    Raises `QueryRefused` where a string, a name in backticks or a comment does not end.
    """
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        if kind == "space":
            continue
        token = Token(kind, found.group(), found.start())
        if kind == "mark" and (token.text in "'\"`" or text.startswith("/*", token.start)):
            line, column = place(text, token.start)
            what = {"'": "text in quotes", '"': "text in quotes", "`": "name in backticks"}.get(
                token.text, "comment"
            )
            raise QueryRefused(
                f"The {what} that begins in line {line}, column {column} does not end.",
                line=line,
                column=column,
            )
        yield token
