"""Plain text in blocks: paragraphs, items, rows, headings, as a reader sees them.

Text comes in two manners: hard-wrapped, where a blank line parts paragraphs, and one paragraph a line. Light markup
(Markdown, AsciiDoc, reStructuredText) is read for what it shows: headings, lists, tables. Lines that carry no words
of the record (rules, comments, page numbers, running headers) belong to no block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.model import Block
from loaders.columns import column_rows
from loaders.structure.labels import Label, read_label
from loaders.structure.series import is_numbered_name
from loaders.terms import names

_RULE = re.compile(
    r"\s*(?:([=~^\-_*#+\"'.`:])\1{2,}|'''|<<<|\|===+|\+[-=+]{3,}\+|\|?[\s:|-]*-{3,}[\s:|-]*\|?)\s*$"
)
_NOISE = re.compile(
    r"\s*(?:<!--.*?-->|\.\.\s+_[^:]+:.*|\[(?:cols|options|%)[^\]]*\]|//.*|"
    r":[\w-]+:(?:\s.*)?|\*+|_+|</?(?:div|span|p|br)\b[^>]*>)\s*$"
)
_PAGE = re.compile(
    r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|\d{1,4}\s*/\s*\d{1,4}|\f?\d{1,4}|"
    r"(?:page|página|pág\.|p\.)\s*\d{1,4}(?:\s*(?:of|de|/)\s*\d{1,4})?)\s*$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"(?:page|página|pág\.?|p\.)\s*\d{1,4}(?:\s*(?:of|de|/)\s*\d{1,4})?\s*$|^\s*\d{1,4}\s{3,}\S", re.I
)
_FOOTNOTE = re.compile(r"\s*(?:\[\^[^\]]+\]:|\d{1,2}/\s|[¹²³⁴⁵⁶⁷⁸⁹⁰]+\s?\S)")
_HEADING = re.compile(r"\s{0,3}(?:#{1,6}|={1,6})\s+\S")
_ENDS = re.compile(r"[.;:!?…][\"'”’»)\]*_]*\s*(?:\+)?$")
_LINKING = re.compile(r"\s(?:of|the|and|to|in|for|with|by|de|del|la|el|los|las|y|para|con|por|que|en)$")
_FORM = re.compile(r"\s*(?!\d)\w+(?:\(\w\))?(?P<gap> {4,})(?=\S)(?!.*\S {3,}\S)")
_SIDE = 3
"""Columns by which a line may stand beside the words that it goes on."""
_OFTEN = 3
"""Times that a line which stands alone comes back, as the name of the body over each of its decisions does."""
_LONG = 500
"""No rule, running header or heading is longer; patterns that look for them read no further."""
_TAG = re.compile(r"\s*\[bookmark:[^\]]*\]")


@dataclass(frozen=True)
class _Line:
    start: int
    end: int
    text: str
    kind: str  # blank, rule, noise, page, row, heading, footnote, text

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The blocks of plain text in reading order, with offsets into `text`.

    Where lines are hard-wrapped a block ends at a blank line, a list marker, a heading or a table row, else at the end of
    each line. A sentence that a page break interrupts stays one block, whose span runs over the running lines.
    """
    lines = _lines(text)
    wrapped = is_wrapped(
        [
            (before.text, after.text)
            for before, after in zip(lines, lines[1:], strict=False)
            if before.kind == after.kind == "text" and not read_label(after.text, 0, len(after.text))
        ]
    )
    lines, rows = _with_columns(lines)
    groups = list(_groups(lines, wrapped))
    counts = Counter(line.text.strip() for line in lines if line.kind == "text")
    often = frozenset(words for words, count in counts.items() if count >= _OFTEN)
    return tuple(_block(text, group, rows) for group in _mended(groups, wrapped, often))


def is_wrapped(pairs: list[tuple[str, str]]) -> bool:
    """Whether lines are broken in mid-sentence, seen from `pairs` of neighbouring lines of which the second has no
    number or bullet: some go on in lower case, and few are longer than a page is wide."""
    broken = sum(
        len(before.strip()) > 40 and not _ENDS.search(before) and after.lstrip()[:1].islower()
        for before, after in pairs
    )
    long = sum(len(line) > 180 for pair in pairs for line in pair)
    return broken > 0 and long <= max(1, 0.1 * len(pairs)) and broken >= 0.1 * len(pairs)


def _lines(text: str) -> list[_Line]:
    out: list[_Line] = []
    offset, table, matter = 0, False, _front_matter(text)
    repeated = _repeated(text)
    for raw in text.splitlines(keepends=True):
        bare = raw.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        if bare.strip() == "|===":
            table = not table
        kind = "noise" if offset < matter else _kind(bare, repeated)
        if kind in ("text", "row") and table and bare.lstrip().startswith("|"):
            kind = "row"
        out.append(_Line(offset, offset + len(bare), bare, kind))
        offset += len(raw)
    return [replace(line, kind="heading") if _underlined(out, i) else line for i, line in enumerate(out)]


def _with_columns(lines: list[_Line]) -> tuple[list[_Line], dict[int, Block]]:
    """Lines with those of tables set in columns marked, and the block of each such row by the place where it starts."""
    rows: dict[int, Block] = {}
    out = list(lines)
    table = 0
    for row in column_rows([line.text if line.kind in ("text", "row", "footnote") else "" for line in lines]):
        table += row.header
        start = lines[row.first].start + lines[row.first].indent
        end = lines[row.last - 1].start + len(lines[row.last - 1].text.rstrip())
        cells = tuple(
            (lines[line].start + left, lines[line].start + right) for line, left, right in row.cells
        )
        rows[start] = Block(start, end, "row", cells=cells, table=table, header=row.header)
        for number in range(row.first, row.last):
            out[number] = replace(lines[number], kind="column" if number == row.first else "below")
    return out, rows


def _front_matter(text: str) -> int:
    """Where the YAML front matter ends, 0 where there is none."""
    match = re.match(r"\ufeff?---\s*\n(?:[^\n]*\n){1,60}?(?:---|\.\.\.)\s*(?:\n|$)", text)
    return match.end() if match and re.search(r"^\w[\w -]*:", match.group(), re.M) else 0


def _repeated(text: str) -> frozenset[str]:
    """Running headers and footers: short lines that come back with another page number, folded."""
    counts = Counter(_fold(line) for line in text.splitlines() if _RUNNING.search(line) and len(line) < 160)
    return frozenset(line for line, count in counts.items() if count > 1 or not line.startswith("#"))


def _fold(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split())).strip()


def _kind(line: str, repeated: frozenset[str]) -> str:
    if not line.strip():
        return "blank"
    if len(line) > _LONG:
        return "row" if _is_row(line) else "text"
    if _RULE.match(line):
        return "rule"
    if _NOISE.match(line):
        return "noise"
    if _PAGE.match(line):
        return "page"
    if _RUNNING.search(line) and _fold(line) in repeated and _running(line):
        return "page"
    if _is_row(line):
        return "row"
    if _HEADING.match(line) or is_numbered_name(line):
        return "heading"
    return "footnote" if _FOOTNOTE.match(line) else "text"


def _running(line: str) -> bool:
    """A line with a page number is a running one if it is short and its other part is a symbol or a short title."""
    rest = re.sub(_RUNNING, "", line).strip(" -–—|")
    return (
        len(rest) < 70
        and not _ENDS.search(rest)
        and len(re.split(r"\s{3,}|\t", line.strip())) > 1
        or not rest
    )


def _is_row(line: str) -> bool:
    bare = line.strip()
    return (
        bare.startswith("|") and len(bare) > 1 or bare.count(" | ") >= 1 and not bare.startswith(("-", "*"))
    )


def _groups(lines: list[_Line], wrapped: bool) -> Iterator[list[_Line]]:
    """Lines that belong to one block."""
    group: list[_Line] = []
    seen: dict[str, int] = {}
    agenda, width = False, 0
    for line in lines:
        if line.kind in ("blank", "rule", "noise", "page"):
            if group and not (line.kind == "page" and _deep(line) and len(group[-1].text.strip()) > 60):
                yield group
                group = []
            continue
        if line.kind in ("column", "below"):
            if group and line.kind == "column":
                yield group
                group = []
            group.append(line)
            continue
        if group and group[0].kind == "column":
            yield group
            group = []
        width = 0 if line.kind in ("text", "heading") and not group else width or _bars([line])
        if (
            group
            and group[0].kind == line.kind == "row"
            and wrapped
            and _bars(group) + _bars([line]) <= width
        ):
            group.append(line)
            continue
        labels = read_label(line.text, 0, len(line.text)) if line.kind == "text" else ()
        if (
            group
            and _opens(group, line, labels, seen, wrapped)
            and not (wrapped and agenda and _numbers(labels))
        ):
            yield group
            group = []
        if labels and not group:
            _remember(labels, seen)
        group.append(line)
        if line.kind == "heading" or line.kind == "row" and not (wrapped and _is_open(line)):
            agenda = line.kind == "heading" and names("agenda", line.text)
            yield group
            group = []
    if group:
        yield group


def _deep(line: _Line) -> bool:
    """A number far to the right on a line of its own is the mark of a footnote, raised above its line."""
    return line.indent > 20


def _underlined(lines: list[_Line], index: int) -> bool:
    if index + 1 >= len(lines):
        return False
    line, rule = lines[index], lines[index + 1]
    return (
        rule.kind == "rule"
        and rule.text.strip()[:1] in "=~^-#+\"'`"
        and len(set(rule.text.strip())) == 1
        and len(rule.text.strip()) >= 0.5 * len(line.text.strip())
        and line.kind == "text"
    )


def _opens(
    group: list[_Line], line: _Line, labels: tuple[Label, ...], seen: dict[str, int], wrapped: bool
) -> bool:
    """Whether `line` begins a block of its own after the lines of `group`."""
    last = group[-1]
    if group[0].kind == "row":
        return not (wrapped and _is_open(group[0]) and line.kind == "text" and not labels)
    if line.kind != "text" or last.kind in ("heading", "row"):
        return not (line.kind == "text" and last.kind == "footnote")
    if _fills_form(group[0], line):
        return True
    if not wrapped:
        return not _goes_on(last, line, labels)
    if not labels:
        return False
    return any(_follows(label, seen) for label in labels)


def _fills_form(opening: _Line, line: _Line) -> bool:
    """Whether *opening* is a line of a form ("Subject        Dredging of the port") that *line*, which stands further left
    than its words, does not go on."""
    form = _FORM.match(opening.text)
    return form is not None and line.indent < form.end() - _SIDE


def _bars(group: list[_Line]) -> int:
    return sum(line.text.count("|") for line in group)


def _is_open(line: _Line) -> bool:
    """A row without a bar at its end may go on in the next line of a wrapped text."""
    bare = line.text.strip()
    return not bare.startswith("|")


def _goes_on(last: _Line, line: _Line, labels: tuple[Label, ...]) -> bool:
    return (
        not labels
        and len(last.text.strip()) > 60
        and not _ENDS.search(last.text)
        and last.text.rstrip()[-1:] != ","
        and line.text.lstrip()[:1].islower()
    )


def _follows(label: Label, seen: dict[str, int]) -> bool:
    """Inside a wrapped paragraph a number opens an item only as the first of its kind or the next in its row:
    "(3) orderly return" at the head of a line may go on a list that runs inside the sentence."""
    if label.value is None:
        return True
    last = seen.get(label.style)
    return label.value <= 1 or last is not None and label.value in (last, last + 1)


def _remember(labels: tuple[Label, ...], seen: dict[str, int]) -> None:
    for label in labels:
        if label.value is not None:
            seen[label.style] = label.value


def _mended(groups: list[list[_Line]], wrapped: bool, often: frozenset[str]) -> Iterator[list[_Line]]:
    """Groups with the sentences that a page break cut in two made whole, and a label alone joined to its words."""
    held: list[_Line] = []
    notes: list[list[_Line]] = []
    for group in groups:
        if held and _only_label(held) and group[0].kind == "text":
            held = held + group
            continue
        if wrapped and held and _is_note(group):
            notes.append(group)
            continue
        alone = len(held) == 1 and held[0].text.strip() in often
        if wrapped and held and not alone and _resumes(held, group, bool(notes)):
            held, notes = held + group, []
            continue
        if held:
            yield held
        yield from notes
        held, notes = group, []
    if held:
        yield held
    yield from notes


def _numbers(labels: tuple[Label, ...]) -> bool:
    """The points of an agenda in a wrapped text stand in one block."""
    return bool(labels) and labels[0].value is not None


def _only_label(group: list[_Line]) -> bool:
    labels = read_label(group[0].text, 0, len(group[0].text)) if len(group) == 1 else ()
    return bool(labels) and labels[0].value is not None and labels[0].end >= len(group[0].text.rstrip())


def _is_note(group: list[_Line]) -> bool:
    if group[0].kind == "footnote":
        return True
    return (
        len(group) == 1
        and group[0].indent >= 3
        and len(group[0].text.strip()) < 60
        and group[0].kind == "text"
    )


def _resumes(held: list[_Line], group: list[_Line], interrupted: bool) -> bool:
    last, first = held[-1].text.rstrip(), group[0]
    if first.kind != "text" or held[-1].kind != "text" or not re.search(r"[\w,)’'-]$", last):
        return False
    if read_label(first.text, 0, len(first.text)) or _fills_form(held[0], first) or _FORM.match(first.text):
        return False
    if not interrupted and first.indent < min(line.indent for line in held) - _SIDE:
        return False  # a paragraph further left is a new one
    if first.text.lstrip()[:1].islower():
        return len(last) > 50 and not last.endswith(",")
    if _LINKING.search(last):
        return len(last) > 30
    return interrupted and len(last) > 60 and not last.endswith(",")


def _block(text: str, group: list[_Line], rows: dict[int, Block]) -> Block:
    start, end = group[0].start, group[-1].end
    start += len(group[0].text) - len(group[0].text.lstrip())
    if group[0].kind == "column":
        return rows[start]
    tag = _TAG.match(text, start, end)
    if tag:
        start = tag.end()
    end -= len(text[start:end]) - len(text[start:end].rstrip())
    kind, first = "paragraph", group[0]
    if first.kind == "row":
        return Block(start, end, "row", cells=_cells(text, start, end), level=first.indent)
    if first.kind in ("heading", "footnote"):
        kind = first.kind
    return Block(start, end, kind, level=first.indent if kind == "paragraph" else None)


def _cells(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Spans of the cells of a row written with bars; empty cells are kept."""
    line = text[start:end]
    edges = [i for i, char in enumerate(line) if char == "|"]
    bounds = [-1, *edges, len(line)]
    out = []
    for left, right in zip(bounds, bounds[1:], strict=False):
        cell = line[left + 1 : right]
        if not cell.strip() and (left == -1 or right == len(line)):
            continue
        lead = len(cell) - len(cell.lstrip())
        out.append((start + left + 1 + min(lead, len(cell.rstrip())), start + left + 1 + len(cell.rstrip())))
    return tuple(out)
