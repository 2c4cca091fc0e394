"""Markdown: numbers of list items as the author wrote them, which a browser would count anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from graph.model import Document
from loaders.formats.compose import Composer, too_long
from loaders.formats.html import pieces_of_html
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.pieces import Piece, add_all, first_row_only, is_item_line, row_of
from loaders.formats.plain import decode

MEDIA_TYPE = "text/markdown"
_FRONT = re.compile(r"\ufeff?---[ \t]*\n(?:[^\n]*\n){1,60}?(?:---|\.\.\.)[ \t]*(?:\n|$)")
_KEY = re.compile(r"(?m)^\w[\w -]*:")
_COMMENT = re.compile(r"(?s)<!--.*?-->")


def read_markdown(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of a Markdown file. Front matter is kept at the head of the text, outside all blocks."""
    if len(data) > limits.text:
        raise too_long(name, limits)
    text, warnings = decode(data, name)
    composer = Composer(name, limits=limits)
    front = _FRONT.match(text)
    if front and _KEY.search(front.group()):
        composer.preface(front.group())
        text = text[front.end() :]
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40}).enable(["table", "strikethrough"])
    parser.disable(["code", "entity"])  # what is indented in a record is a paragraph, not a program
    tokens = parser.parse(text.lstrip("\ufeff"))
    add_all(composer, _pieces(tokens, name, limits))
    for warning in warnings:
        composer.warn(warning)
    return composer.document(data, MEDIA_TYPE)


def _pieces(tokens: Sequence[Token], name: str, limits: Limits) -> Iterator[Piece]:
    depth, kind = 0, "paragraph"
    label: str | None = None
    level: int | None = None
    tables = 0
    rows: list[Piece] = []
    cells: list[list[Piece]] = []
    head = in_table = False
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
        elif token.type == "list_item_open":
            label, kind, level = (f"{token.info}{token.markup}" if token.info else "-"), "item", depth - 1
        elif token.type == "heading_open":
            kind, level = "heading", int(token.tag[1]) - 1
        elif token.type == "table_open":
            tables, rows, in_table = tables + 1, [], True
        elif token.type in ("thead_open", "thead_close"):
            head = token.type == "thead_open"
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            rows += row_of(cells, table=tables, header=head)
        elif token.type == "table_close":
            in_table = False
            yield from first_row_only(rows)
        elif token.type == "html_block":
            markup = _COMMENT.sub("", token.content)
            yield from pieces_of_html(markup, name, limits=limits) if markup.strip() else ()
        elif token.type in ("inline", "fence"):
            lines = _lines(token) if token.type == "inline" else token.content.splitlines()
            if in_table:
                cells.append([Piece(" ".join(lines))])
                continue
            for line in lines:
                yield Piece(line, kind, label, level)
                label, kind, level = None, "heading" if kind == "heading" else "paragraph", None
            kind = "paragraph"


def _lines(token: Token) -> list[str]:
    """Text of an inline token; a line that its author broke, or that opens an item, stands by itself."""
    lines = [""]
    struck = 0
    for child in token.children or ():
        if child.type in ("s_open", "s_close"):
            struck += 1 if child.type == "s_open" else -1
        elif child.type in ("text", "code_inline", "text_special") and not struck:
            lines[-1] += child.content
        elif child.type == "hardbreak":
            lines.append("")
        elif child.type == "softbreak":
            lines.append("\x00")
    found: list[str] = []
    for line in lines:
        soft = line.startswith("\x00")
        line = line.lstrip("\x00").strip()
        if soft and found and not is_item_line(line):
            found[-1] = f"{found[-1]} {line}".strip()
        elif line:
            found.append(line)
    return found
