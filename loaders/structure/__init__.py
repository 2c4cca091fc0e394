"""The passages of a record: numbers as printed and as restored, headings, leads, and what each passage is."""

from __future__ import annotations

from graph.model import Document, Passage
from loaders.structure.headings import mark_headings
from loaders.structure.kinds import set_kinds, set_leads
from loaders.structure.numbering import number
from loaders.structure.rows import mark_rows
from loaders.structure.series import choose_labels
from loaders.structure.units import Unit, trim, units_of

__all__ = ["passages_of"]


def passages_of(document: Document) -> tuple[Passage, ...]:
    """Every block of `document` as a passage, in reading order; positions count from 1 over all of them, titles included.

    `address` is the number as the record shows it, without brackets and stops, levels joined by a dot ("2", "4.a", "III.2");
    where the record shows none it is "p" with the position, and in a record that numbers its headings and not its
    paragraphs the number of the heading. `lead` is the position of the passage that opens the list a passage stands in
    and breaks off for it. Offsets are code points of ``document.text``; `start` is where the words begin.
    """
    units = units_of(document)
    choose_labels(units, document.text)
    for unit in units:
        if unit.label is not None and not unit.block.label:
            trim(unit, document.text, unit.label.end)
        elif unit.label is not None and unit.block.label_end is not None:
            trim(unit, document.text, unit.block.label_end)
    mark_headings(units, document.text)
    mark_rows(units, document.text)
    number(units)
    set_kinds(units)
    set_leads(units)
    languages = _languages(units)
    return tuple(_passage(unit, index, languages[index]) for index, unit in enumerate(units))


def _passage(unit: Unit, index: int, language: str) -> Passage:
    position = index + 1
    return Passage(
        position=position,
        address=unit.number or f"p{position}",
        kind=unit.kind,
        start=unit.start,
        end=unit.end,
        printed=unit.label.printed if unit.label is not None else None,
        headings=unit.path,
        language=language,
        level=unit.level,
        lead=None if unit.lead is None else unit.lead + 1,
        cells=unit.block.cells,
        columns=unit.columns,
    )


def _languages(units: list[Unit]) -> list[str]:
    from loaders.language import languages_of

    return languages_of([unit.words for unit in units])
