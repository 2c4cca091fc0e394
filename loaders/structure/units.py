"""The working form of a passage, while its place in the record is being worked out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.model import Block, Document
from loaders.structure.labels import Label, label_of, read_label

_HEAD_MARKUP = re.compile(r"(?:\s*(?:#{1,6}\s|={1,6}\s))?[\s*_#\\  ]*(?:<[^>\n]{1,20}>\s*)*")
_TAG = re.compile(r"<[^<>\n]{1,20}>$")
_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\([^()\s]{0,600}\)")
_STOP = re.compile(r"[.;:!?…][\"'”’»)\]]*$")


@dataclass
class Unit:
    """One block on its way to a passage: `start` and `end` hold its words, `look` tells headings of one level apart."""

    block: Block
    start: int
    end: int
    labels: tuple[Label, ...]
    text: str
    adjacent: bool
    label: Label | None = None
    heading: bool = False
    depth: int | None = None
    look: str = ""
    kind: str = ""
    number: str = ""
    row: str = ""
    level: int = 0
    parent: int | None = None
    lead: int | None = None
    path: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    head: bool = False
    _of: str | None = field(default=None, repr=False)
    _words: str = field(default="", repr=False)

    @property
    def words(self) -> str:
        """The words after the label, markup aside, as one line."""
        if self._of is not self.text:
            self._of, self._words = self.text, " ".join(_LINK.sub(r"\1", self.text).split())
        return self._words

    @property
    def stops(self) -> bool:
        return bool(_STOP.search(self.words))


def units_of(document: Document) -> list[Unit]:
    """One unit a block, in order."""
    out: list[Unit] = []
    before = 0
    for block in document.blocks:
        raw = document.text[block.start : block.end]
        labels: tuple[Label, ...] = ()
        if block.label:
            labels = label_of(block.label, block.start if block.label_end is None else block.label_end)
        elif block.kind not in ("row", "footnote"):
            labels = read_label(document.text, block.start, block.end)
        gap = document.text[before : block.start]
        unit = Unit(
            block,
            block.start,
            block.end,
            labels,
            raw,
            adjacent=bool(out) and gap.count("\n") == 1 and not gap.strip(),
        )
        unit.depth = _markup_depth(raw) if block.kind == "heading" else None
        trim(unit, document.text, block.start)
        out.append(unit)
        before = block.end
    if sum(unit.adjacent for unit in out) > 0.7 * len(out):
        # Blank lines that hardly ever stand say nothing where they are missing.
        for unit in out:
            unit.adjacent = False
    return out


def trim(unit: Unit, text: str, start: int) -> None:
    """Let the words of `unit` begin at `start`, without the markup around them."""
    end = unit.block.end
    head = _HEAD_MARKUP.match(text, start, end)
    unit.start = min(head.end() if head else start, end)
    unit.end = unit.start + len(_bare_end(text[unit.start : end]))
    if unit.end <= unit.start:
        unit.start, unit.end = unit.block.start, unit.block.end
    unit.text = text[unit.start : unit.end]


def _bare_end(piece: str) -> str:
    """`piece` without the markup and blanks at its end."""
    while True:
        bare = piece.rstrip(" \t\r\n\f\v*_\u00a0\u2007\u202f")
        if bare.endswith((" +", " #", "\t#")):
            bare = bare.rstrip("+#")
        elif bare.endswith(">") and (tag := _TAG.search(bare, max(0, len(bare) - 30))):
            bare = bare[: tag.start()]
        if bare == piece:
            return bare
        piece = bare


def _markup_depth(raw: str) -> int | None:
    match = re.match(r"\s*(#{1,6}|={1,6})\s", raw)
    return len(match[1]) if match else None
