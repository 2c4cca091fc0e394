"""What stands in a document, before any format: title, sections, rows of cells, numbered sources."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from graph.briefings.answer import Answer, Said, Source
from graph.briefings.questions import Column
from graph.briefings.verbs import verb
from graph.briefings.words import date, moment, names, quoted, short_date, word

from .lines import Group, groups_of
from .network import network
from .pictures import Picture, cut
from .timeline import due_line

_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udfff]"
)


@dataclass(frozen=True)
class Cell:
    """Words of one cell; `verbatim` where they are a record's own; `marks` such as ("1", "2†") on the cell that is cited."""

    text: str
    verbatim: bool = False
    marks: tuple[str, ...] = ()
    number: bool = False


@dataclass(frozen=True)
class Section:
    """One answered briefing: `facts` are its parameters as label and value.

    `rows` are a table; `groups` hold the same rows as lines, where they read better so. `picture` shows them at a glance.
    """

    name: str
    title: str
    description: str
    facts: tuple[tuple[str, str], ...]
    summary: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...]
    bars: tuple[tuple[str, float], ...] = ()
    groups: tuple[Group, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True)
class SourceLine:
    """One source: `place` says forum, town, date and passage as printed; `quote` stands in quotation marks."""

    number: int
    place: str
    quote: str
    language: str
    url: str


@dataclass(frozen=True)
class Sheet:
    """A whole document in one language. `facts` say of which graph it is and who looked at it; `stamp` goes on each page."""

    language: str
    title: str
    lead: str
    facts: tuple[tuple[str, str], ...]
    stamp: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]


def clean(value: Any) -> str:
    """Return text in which nothing controls a printer, a parser or the direction of writing."""
    return " ".join(_CONTROL.sub("", str(value)).split())


def spaced(text: str) -> str:
    """Return *text* for a format that is not laid out: spaces at which no line may end become plain ones."""
    return text.replace("\u00a0", " ")


def sheet_of(answers: list[Answer]) -> Sheet:
    """Return the document of one or several answers; the numbers of their sources go on from one to the next."""
    first = answers[0]
    language = first.language
    sources, numbers = _renumbered(answers)
    sections = tuple(_section(answer, numbers) for answer in answers)
    lead = word("only_accepted" if first.accepted_only else "dagger", language)
    title = sections[0].title if len(sections) == 1 else names([s.title for s in sections], language, most=3)
    when = moment(first.graph.get("changed"), language) or date(first.as_of, language)
    facts = _facts(first, [source for _, source in sources], when)
    stamp = word("graph_of", language, when=when)
    return Sheet(language, title, lead, facts, stamp, sections, tuple(_source_lines(sources, language)))


def _facts(first: Answer, sources: list[Source], when: str) -> tuple[tuple[str, str], ...]:
    """Return language, version of the graph, and how much of it and of this document people have accepted."""
    language, graph = first.language, first.graph
    counts = {key: f"{graph.get(key) or 0:,}" for key in ("accepted", "statements")}
    counts |= {
        "cited": f"{len(sources):,}",
        "cited_accepted": f"{sum(s.review == 'accepted' for s in sources):,}",
    }
    return (
        (word("language", language), word(f"language_{language}", language)),
        (word("graph", language), word("graph_version", language, when=when, n=graph.get("batches") or 0)),
        (word("reviewed_by_people", language), word("reviewed_counts", language, **counts)),
    )


def _renumbered(answers: list[Answer]) -> tuple[list[tuple[int, Source]], dict[str, int]]:
    numbers: dict[str, int] = {}
    lines: list[tuple[int, Source]] = []
    for answer in answers:
        for source in answer.sources:
            if source.statement not in numbers:
                numbers[source.statement] = len(numbers) + 1
                lines.append((numbers[source.statement], source))
    return lines, numbers


def _section(answer: Answer, numbers: dict[str, int]) -> Section:
    question, language = answer.question, answer.language
    labels = {parameter.name: parameter.label[language] for parameter in question.parameters}
    facts = [(labels[name], clean(value)) for name, value in answer.parameters.items() if value]
    if answer.bodies is not None:
        facts.append(
            (word("bodies", language), word("answer_yes" if answer.bodies else "answer_no", language))
        )
    facts.append((word("day", language), date(answer.as_of, language)))
    if answer.rows:
        total = max(answer.total, len(answer.rows))
        summary = question.summary[language].format(count=f"{total:,}")
        notes = [word("truncated", language)] if answer.truncated else []
        if total > len(answer.rows):
            notes.insert(0, word("first_lines", language, n=f"{len(answer.rows):,}", total=f"{total:,}"))
    else:
        summary, notes = f"{word('nothing', language)}. {question.empty[language]}", []
    cited = _cited_column(question.columns)
    rows = []
    for index, row in enumerate(answer.rows):
        marks = _marks(answer, index, numbers)
        said = answer.said[index] if index < len(answer.said) else Said()
        whom = any(c.name == "whom" and value for c, value in zip(question.columns, row, strict=True))
        rows.append(
            tuple(
                _verb(str(value), said, whom, language)
                if column.kind == "type" and value
                else _cell(value, column, language, marks if place == cited else ())
                for place, (value, column) in enumerate(zip(row, question.columns, strict=True))
            )
        )
    return Section(
        name=question.name,
        title=question.title[language],
        description=question.description[language],
        facts=tuple(facts),
        summary=summary,
        columns=tuple(column.label[language] for column in question.columns),
        rows=tuple(rows),
        notes=tuple(notes),
        bars=_bars(answer),
        groups=groups_of(question, answer.rows, rows, answer.said, language),
        picture=_picture(answer),
    )


def _picture(answer: Answer) -> Picture | None:
    kind = answer.question.chart.get("kind")
    return network(answer) if kind == "network" else due_line(answer) if kind == "due" else None


def _verb(kind: str, said: Said, whom: bool, language: str) -> Cell:
    return Cell(verb(kind, language, whom=whom, force=said.force, modality=said.modality, many=said.many))


def _cited_column(columns: tuple[Column, ...]) -> int:
    """Return the column where the numbers of the sources stand: the record's words, else the first that is no number.

    Behind a number they would look like a part of it.
    """
    words = (i for i, column in enumerate(columns) if column.kind == "record")
    other = (i for i, column in enumerate(columns) if column.kind not in {"number", "date", "type"})
    return next(words, next(other, 0))


def _marks(answer: Answer, index: int, numbers: dict[str, int]) -> tuple[str, ...]:
    dagger = "" if answer.reviewed[index] else "†"
    marks = [str(numbers[answer.sources[number - 1].statement]) for number in answer.marks[index]]
    if answer.more[index]:
        marks.append(f"+{answer.more[index]}")
    return tuple(marks[:-1] + [marks[-1] + dagger]) if marks else ((dagger,) if dagger else ())


def _cell(value: Any, column: Column, language: str, marks: tuple[str, ...]) -> Cell:
    verbatim = column.kind == "record"
    if value is None or value == []:
        return Cell("", verbatim, marks)
    values = value if isinstance(value, list) else [value]
    if column.kind == "number":
        return Cell(_number(value), marks=marks, number=True)
    if column.kind == "date":
        return Cell(names([short_date(clean(v), language) for v in values], language), marks=marks)
    if column.kind == "actors":
        return Cell(names([clean(v) for v in values], language), marks=marks)
    if verbatim:
        return Cell(" · ".join(clean(v) for v in values), True, marks)
    return Cell(names([clean(word(str(v), language)) for v in values], language), marks=marks)


def _number(value: Any) -> str:
    """Return 1,234 or 0.87; Spanish of Mexico and Central America writes numbers as English does."""
    return f"{value:,.2f}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"


def _bars(answer: Answer) -> tuple[tuple[str, float], ...]:
    chart = answer.question.chart
    if chart.get("kind") != "bars":
        return ()
    names_of_columns = [column.name for column in answer.question.columns]
    label, value = names_of_columns.index(chart["label"]), names_of_columns.index(chart["value"])
    return tuple((cut(clean(row[label] or "–"), 60), float(row[value] or 0)) for row in answer.rows[:12])


def _source_lines(sources: list[tuple[int, Source]], language: str) -> list[SourceLine]:
    """Return the lines; a record that was named before is named again by "As" and its first number."""
    seen: dict[str, int] = {}
    lines = []
    for number, source in sources:
        passage = clean(source.passage)
        where = passage if passage.startswith("p") else f"¶\u00a0{passage}"
        if source.record in seen:
            place = f"{word('as_source', language, n=seen[source.record])}, {where}"
        else:
            seen[source.record] = number
            parts = [source.forum or source.title, source.place, date(source.date, language)]
            place = ", ".join([*(clean(part) for part in parts if part), where])
        tongue = source.language or language
        lines.append(
            SourceLine(
                number, place, quoted(clean(source.quote), tongue), tongue, f"/statement/{source.statement}"
            )
        )
    return lines
