"""A briefing as Markdown with footnotes."""

from __future__ import annotations

import re

from graph.briefings.words import word

from .lines import Line
from .sheet import Cell, Section, Sheet, spaced

_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#+!|~^$&-])")


def escape(text: str) -> str:
    """Return *text* in which no character is Markdown or HTML."""
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", _SPECIAL.sub(r"\\\1", text))


def write(sheet: Sheet) -> bytes:
    """Return the sheet as Markdown (tables and footnotes as GitHub and Pandoc read them)."""
    lines = [
        f"# {escape(sheet.title)}",
        "",
        _facts(sheet.facts),
        "",
        escape(f"{sheet.stamp}. {sheet.lead}"),
        "",
    ]
    for section in sheet.sections:
        lines += _section(section, several=len(sheet.sections) > 1)
    if sheet.sources:
        lines += [f"## {word('sources', sheet.language)}", ""]
        lines += [f"[^{line.number}]: {escape(line.place)}: {escape(line.quote)}" for line in sheet.sources]
    return spaced("\n".join(lines).rstrip() + "\n").encode()


def _facts(facts: tuple[tuple[str, str], ...]) -> str:
    return " · ".join(f"{escape(label)}: **{escape(value)}**" for label, value in facts)


def _section(section: Section, *, several: bool) -> list[str]:
    lines = [f"## {escape(section.title)}", ""] if several else []
    lines += [escape(section.description), ""]
    lines += [_facts(section.facts), ""]
    lines += [escape(section.summary), ""]
    for group in section.groups:
        lines += [f"### {escape(group.title)}", ""] if group.title else []
        lines += [_spoken(line) for line in group.lines] + [""]
    if section.rows and not section.groups:
        lines.append("| " + " | ".join(escape(column) for column in section.columns) + " |")
        lines.append("|" + "|".join(" --- " for _ in section.columns) + "|")
        lines += ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in section.rows]
        lines.append("")
    return lines + [escape(note) for note in section.notes] + [""]


def _spoken(line: Line) -> str:
    text = "".join(
        f"**{escape(piece.text)}**" if piece.kind == "name" else escape(piece.text) for piece in line.pieces
    )
    return f"- {text}" + _marks(line.marks) + (f" ({escape(line.tail)})" if line.tail else "")


def _cell(cell: Cell) -> str:
    return escape(cell.text) + _marks(cell.marks)


def _marks(found: tuple[str, ...]) -> str:
    marks = "".join(
        f"[^{mark.rstrip('†')}]" if mark.rstrip("†").isdigit() else escape(mark) for mark in found
    )
    dagger = "†" if any(mark.endswith("†") and mark != "†" for mark in found) else ""
    return marks + dagger
