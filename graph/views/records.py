"""Records and meetings: a record whole beside what was read of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graph.errors import NotFound
from graph.views.actors import ActorName, candidates, directory
from graph.views.lines import Line, of_record

if TYPE_CHECKING:
    from graph.store import Store

RECORDS = """
MATCH (r:Record) WHERE coalesce(r.state, 'current') = 'current'
OPTIONAL MATCH (r)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN r.id AS id, r.title AS title, r.language AS language, m.id AS meeting, m.title AS meeting_title,
       m.date AS date, m.end_date AS end_date, m.place AS place, m.forum AS forum_printed, min(f.id) AS forum
ORDER BY date DESC, title, id
"""
COUNTS = """
UNWIND $ids AS id
MATCH (r:Record {id: id})<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
WHERE coalesce(s.read, true) OR s.review = 'accepted'
RETURN r.id AS id, s.review AS review, coalesce(s.claim, s.id) AS claim
"""
GAPS = """
UNWIND $ids AS id
MATCH (r:Record {id: id})<-[:PART_OF]-(p:Passage) WHERE p.current AND size(p.gaps) > 0
RETURN r.id AS id, p.gaps AS gaps
"""
RECORD = """
MATCH (r:Record {id: $id})
OPTIONAL MATCH (r)-[:REPORTS_ON]->(m:Meeting)
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN r.id AS id, r.title AS title, r.language AS language, coalesce(r.state, 'current') AS state,
       r.warnings AS warnings, m.id AS meeting, m.title AS meeting_title, m.date AS date,
       m.end_date AS end_date, m.place AS place, m.forum AS forum_printed, min(f.id) AS forum
"""
VERSIONS = """
MATCH (:Record {id: $id})-[:HAS_VERSION]->(v:Version)
RETURN v.number AS number, v.file_name AS file_name, v.loaded_at AS loaded_at, v.loaded_by AS loaded_by,
       v.loader_version AS loader_version, v.file_hash AS file_hash
ORDER BY number DESC
"""
PASSAGES = """
MATCH (p:Passage)-[:PART_OF]->(:Record {id: $id}) WHERE p.current
RETURN p.id AS id, p.position AS position, p.number AS number, p.printed AS printed, p.kind AS kind,
       p.headings AS headings, p.level AS level, p.language AS language, p.text AS text, p.start AS start,
       p.end AS end, p.gaps AS gaps
ORDER BY position
"""
TRANSLATIONS = """
MATCH (:Record {id: $id})-[:TRANSLATES]-(t:Record)
RETURN DISTINCT t.id AS id, t.title AS title, t.language AS language ORDER BY language, id
"""

TEXT = """
MATCH (:Record {id: $id})-[:HAS_VERSION]->(v:Version)
RETURN v.text AS text, v.number AS number ORDER BY number DESC LIMIT 1
"""


@dataclass(frozen=True)
class RecordRow:
    """A record in a list, with its meeting and how much of it was read and reviewed."""

    id: str
    title: str | None
    language: str
    meeting: str | None
    meeting_title: str | None
    date: str | None
    end_date: str | None
    place: str | None
    forum: ActorName | None
    forum_printed: str | None
    claims: Mapping[str, str] = field(default_factory=dict)
    unread: int = 0

    @property
    def statements(self) -> int:
        return sum(review != "rejected" for review in self.claims.values())

    @property
    def accepted(self) -> int:
        return sum(review == "accepted" for review in self.claims.values())

    def to_json(self) -> dict[str, Any]:
        out = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "claims"}
        out |= {"statements": self.statements, "accepted": self.accepted}
        out["forum"] = self.forum.to_json() if self.forum else None
        return out


@dataclass(frozen=True)
class MeetingRow:
    """The records of one meeting as one row; a claim that two of them make counts once."""

    records: tuple[RecordRow, ...]

    @property
    def first(self) -> RecordRow:
        return self.records[0]

    def title(self, language: str) -> tuple[str | None, str]:
        """The meeting's title and its language: that of its record in `language`, unless a person gave it another."""
        return meeting_title(self.first.meeting_title, self.records, language)

    @property
    def claims(self) -> dict[str, str]:
        out: dict[str, str] = {}
        for record in self.records:
            for claim, review in record.claims.items():
                out[claim] = review if out.get(claim, "proposed") == "proposed" else out[claim]
        return out

    @property
    def statements(self) -> int:
        return sum(review != "rejected" for review in self.claims.values())

    @property
    def reviewed(self) -> int:
        return sum(review not in ("proposed", "rejected") for review in self.claims.values())

    @property
    def accepted(self) -> int:
        return sum(review == "accepted" for review in self.claims.values())

    @property
    def unread(self) -> int:
        return sum(record.unread for record in self.records)

    def to_json(self) -> dict[str, Any]:
        return {"statements": self.statements, "reviewed": self.reviewed, "records": self.records}


@dataclass(frozen=True)
class Gap:
    """A sentence with an operative verb (`cue`) that gave nothing; `letter` marks it on the page."""

    letter: str
    start: int
    end: int
    cue: str


@dataclass(frozen=True)
class Segment:
    """A stretch of a passage that is marked alike: by which statements (their numbers) and which gap.

    `ends` are the numbers and letters whose stretch ends here, for the reference that follows it.
    """

    text: str
    statements: tuple[int, ...] = ()
    gap: str | None = None
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class RecordPassage:
    position: int
    number: str
    printed: str | None
    kind: str
    level: int
    language: str
    segments: tuple[Segment, ...]
    statements: tuple[tuple[int, Line], ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class RecordView:
    """A record whole: its meeting, versions, passages with their statements; `unread` counts the gaps."""

    id: str
    title: str | None
    language: str
    state: str
    warnings: tuple[str, ...]
    meeting: Mapping[str, Any]
    forum: ActorName | None
    versions: tuple[Mapping[str, Any], ...]
    translations: tuple[Mapping[str, Any], ...]
    passages: tuple[RecordPassage, ...]
    statements: tuple[tuple[int, Line], ...]
    gone: tuple[Line, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    unread: int = 0
    restored: bool = False


def meeting_title(known: str | None, records: Sequence[RecordRow], language: str) -> tuple[str | None, str]:
    """What a meeting is called in a language, and the language of those words.

    Records in two languages give one meeting; it bears the title of the first that was loaded.
    """
    titled = [row for row in records if row.title]
    own = next((row for row in titled if row.language == language), None)
    if own and (not known or known in {row.title for row in titled}):
        return own.title, own.language
    first = next((row for row in titled if row.title == known or not known), None)
    if first:
        return first.title, first.language
    return known, records[0].language if records else language


def records(store: Store, *, forum: frozenset[str] | None = None) -> list[RecordRow]:
    """The current records without their counts, newest meeting first; `forum` keeps those that one of these bodies held."""
    names = directory(store)
    rows = [_row(row, {}, 0, names) for row in store.read(RECORDS)]
    rows.sort(key=lambda row: row.date or "", reverse=True)
    return [row for row in rows if forum is None or (row.forum and row.forum.id in forum)]


def counted(store: Store, rows: Sequence[RecordRow]) -> list[RecordRow]:
    """The same rows with what was read of each record and what was not."""
    ids = [row.id for row in rows]
    counts: dict[str, dict[str, str]] = {}
    for row in store.read(COUNTS, ids=ids):
        counts.setdefault(row["id"], {})[row["claim"]] = row["review"]
    gaps: dict[str, int] = {}
    for row in store.read(GAPS, ids=ids):
        gaps[row["id"]] = gaps.get(row["id"], 0) + len(row["gaps"])
    return [replace(row, claims=counts.get(row.id, {}), unread=gaps.get(row.id, 0)) for row in rows]


def record(store: Store, slug: str) -> RecordView:
    """The record of that id, read as its newest version has it. Raises `NotFound`."""
    for one in candidates(slug):
        for row in store.read(RECORD, id=one):
            return _view(store, row)
    raise NotFound(f"No record has the id {slug!r}.")


def record_text(store: Store, slug: str) -> str:
    """The text of a record's newest version. Raises `NotFound`."""
    for one in candidates(slug):
        for row in store.read(TEXT, id=one):
            return str(row["text"] or "")
    raise NotFound(f"No record has the id {slug!r}.")


def segments(
    text: str,
    start: int,
    spans: Sequence[tuple[int, int, int]],
    gaps: Sequence[Gap],
    through: Sequence[tuple[int, int, int]] = (),
) -> list[Segment]:
    """Cut a passage's text where a statement or a gap begins or ends.

    `start` is the passage's place in the version; `spans` are (start, end, number of the statement) and, like the
    gaps, count in the version. Spans may overlap and lie within each other; what reaches beyond is cut. Those of
    `through` belong to a passage before and reach into this one: they are marked and do not end here.
    """
    end = start + len(text)
    cuts = {start, end}
    marked = [*spans, *through]
    for begin, stop, _mark in [*marked, *((gap.start, gap.end, 0) for gap in gaps)]:
        cuts |= {min(max(begin, start), end), min(max(stop, start), end)}
    last = {
        mark: start + _past_point(text, max(min(stop, end), start) - start) for _begin, stop, mark in spans
    }
    points = sorted(cuts | set(last.values()))
    out: list[Segment] = []
    for left, right in zip(points, points[1:], strict=False):
        marks = tuple(mark for begin, stop, mark in marked if begin <= left and right <= stop)
        gap = next((gap.letter for gap in gaps if gap.start <= left and right <= gap.end), None)
        ends = tuple(mark for mark, stop in last.items() if stop == right)
        out.append(Segment(text[left - start : right - start], marks, gap, ends))
    return out


def _past_point(text: str, place: int) -> int:
    """The end of a sentence's point and closing marks after `place`, where a reference number stands better."""
    end = place
    while end < len(text) and text[end] in '.;!?)”»"\u2019':
        end += 1
    return end if "." in text[place:end] or "!" in text[place:end] or "?" in text[place:end] else place


def _row(
    row: Mapping[str, Any], claims: Mapping[str, str], unread: int, names: Mapping[str, ActorName]
) -> RecordRow:
    plain = {name: row[name] for name in RecordRow.__dataclass_fields__ if name in row}
    plain["forum"] = names.get(row["forum"] or "")
    plain["language"] = row["language"] or "en"
    return RecordRow(**plain, claims=claims, unread=unread)


def _view(store: Store, row: Mapping[str, Any]) -> RecordView:
    every = of_record(store, row["id"])
    numbered = list(enumerate((line for line in every if line.read), start=1))
    by_position: dict[int, list[tuple[int, Line]]] = {}
    for number, line in numbered:
        by_position.setdefault(line.position, []).append((number, line))
    letters = _letters()
    passages = tuple(
        _passage(passage, by_position.get(passage["position"], []), numbered, letters)
        for passage in store.read(PASSAGES, id=row["id"])
    )
    counts: dict[str, int] = {}
    for _number, line in numbered:
        counts[line.review] = counts.get(line.review, 0) + 1
    meeting = {name: row[name] for name in ("date", "end_date", "place", "forum_printed")}
    return RecordView(
        id=row["id"],
        title=row["title"],
        language=row["language"] or "en",
        state=row["state"],
        warnings=tuple(row["warnings"] or ()),
        meeting={"id": row["meeting"], "title": row["meeting_title"], **meeting},
        forum=directory(store).get(row["forum"] or ""),
        versions=tuple(store.read(VERSIONS, id=row["id"])),
        translations=tuple(store.read(TRANSLATIONS, id=row["id"])),
        passages=passages,
        statements=tuple(numbered),
        gone=tuple(line for line in every if not line.read),
        counts=counts,
        unread=sum(len(passage.gaps) for passage in passages),
        restored=any(differs(passage.number, passage.printed) for passage in passages),
    )


def _passage(
    row: Mapping[str, Any],
    numbered: list[tuple[int, Line]],
    every: Iterable[tuple[int, Line]],
    letters: Any,
) -> RecordPassage:
    gaps = tuple(_gap(text, next(letters)) for text in row["gaps"] or ())
    spans = [(line.start, line.end, number) for number, line in numbered]
    through = [
        (line.start, line.end, number)
        for number, line in every
        if line.position < row["position"] and line.end > row["start"]
    ]
    cut = segments(row["text"] or "", row["start"], spans, gaps, through)
    return RecordPassage(
        position=row["position"],
        number=row["number"] or f"p{row['position']}",
        printed=row["printed"],
        kind=row["kind"] or "text",
        level=row["level"] or 0,
        language=row["language"] or "en",
        segments=tuple(cut),
        statements=tuple(numbered),
        gaps=gaps,
    )


def _gap(text: str, letter: str) -> Gap:
    start, end, cue = text.split(":", 2)
    return Gap(letter, int(start), int(end), cue)


def _letters() -> Any:
    """A, B, … Z, AA, AB, … without end."""
    count = 0
    while True:
        count += 1
        letter, rest = "", count
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letter = chr(65 + digit) + letter
        yield letter


def differs(number: str, printed: str | None) -> bool:
    """Whether the restored number says more than the printed one; the mark of a list without numbers is none."""
    shown = (printed or "").strip(" .()[]").casefold()
    unnumbered = number.startswith("p") and number[1:].isdigit()
    if not any(letter.isalnum() for letter in shown) or (shown == "o" and unnumbered):
        return False
    return shown not in ("", number.casefold(), number.casefold().rpartition(".")[2])
