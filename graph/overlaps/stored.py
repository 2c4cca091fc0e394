"""Overlaps of the work in the graph, with what people said about them."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import numpy as np
from neo4j import ManagedTransaction

from graph.find import find_actor
from graph.overlaps.candidates import NEAREST, likest
from graph.overlaps.encoder import missing
from graph.overlaps.memory import vectors_of
from graph.overlaps.reasons import Reason
from graph.overlaps.texts import check_limits
from graph.overlaps.verdicts import judgements
from graph.overlaps.weighing import Pair, Text, Weighing, ready, rows_of
from graph.overlaps.works import BODIES, Work, whole_of, works

if TYPE_CHECKING:
    from graph.store import Store

SHOWN = 0.2
"""Pairs below this are not drawn and not shown unless asked for."""

KEPT = 0.02
"""Pairs below this are forgotten after they were weighed."""

_TURN = threading.Lock()
_MEMORY: OrderedDict[str, Weighed] = OrderedDict()
_REMEMBERED = 3


@dataclass(frozen=True)
class Overlap:
    """Two pieces of work that may be one. `verdict` is the judgement of a person, None where nobody gave one or the words
    have changed since. `follow_up`: both are of one forum and *b* is the later word."""

    a: Work
    b: Work
    score: float
    reasons: tuple[Reason, ...]
    verdict: dict[str, Any] | None = None
    follow_up: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The ids, the smaller first."""
        return (min(self.a.id, self.b.id), max(self.a.id, self.b.id))


@dataclass
class Weighed:
    """All work of a graph made ready, and the pairs across forums with their scores, best first."""

    works: list[Work]
    weighing: Weighing
    left: np.ndarray[Any, Any]
    right: np.ndarray[Any, Any]
    scores: np.ndarray[Any, Any]
    explained: dict[tuple[int, int], Pair] = field(default_factory=dict)
    """Pairs of rows whose reasons were told before: a page shows the same pairs again and again."""

    def overlap(self, i: int, j: int, score: float, judged: dict[tuple[str, str], dict[str, Any]]) -> Overlap:
        """The overlap of rows *i* and *j*: the earlier first where they are of one forum."""
        a, b = self.works[i], self.works[j]
        same = not across(a, b)
        if same and (a.date or "") > (b.date or ""):
            i, j, a, b = j, i, b, a
        pair = self.explained.get((i, j))
        if pair is None:
            pair = self.explained[i, j] = self.weighing.pair(i, j, score)
        verdict = judged.get((min(a.id, b.id), max(a.id, b.id)))
        if verdict is not None and verdict["stale"]:
            verdict = None
        return Overlap(a, b, pair.score, pair.reasons, verdict, same)


def across(a: Work, b: Work) -> bool:
    """Whether two pieces of work are of different forums: by their records, or by who does them."""
    if a.meeting == b.meeting:
        return False
    return a.forum != b.forum or (not a.forum) or set(a.also) != set(b.also)


def overlaps(
    store: Store,
    *,
    between: tuple[str, str] | None = None,
    min_score: float | None = None,
    top: int | None = None,
    within: bool = False,
    home: Path | None = None,
) -> list[Overlap]:
    """Pairs of work of different forums that may be the same, best first; judged ones carry their verdict.

    *between* names two forums (id or name, bodies included), *within* adds pairs of one forum from different
    meetings. Without *min_score* pairs from 0.2 on are given. *home* is the folder that keeps vectors.
    Raises `UsageError` for senseless limits, `NotFound` or `Ambiguous` for a forum.
    """
    check_limits(min_score, top)
    low = SHOWN if min_score is None else min_score
    forums = None if between is None else tuple(_forum(store, name) for name in between)
    weighed = weigh_graph(store, home=home)
    judged = judgements(store)
    rows = zip(weighed.left.tolist(), weighed.right.tolist(), weighed.scores.tolist(), strict=True)
    found: list[Overlap] = []
    for i, j, score in rows:
        if score < low or (top is not None and len(found) >= top):
            break
        a, b = weighed.works[i], weighed.works[j]
        if (within or across(a, b)) and (forums is None or _is_between(a, b, forums)):
            found.append(weighed.overlap(i, j, score, judged))
    return found


def _forum(store: Store, name: str) -> str:
    wholes = {row["body"]: row["whole"] for row in store.read(BODIES)}
    return whole_of(find_actor(store, name)["id"], wholes)


def _is_between(a: Work, b: Work, forums: tuple[str, ...]) -> bool:
    one, other = forums[0], forums[-1]
    return (one in a.forums and other in b.forums) or (other in a.forums and one in b.forums)


def overlaps_for_record(
    store: Store, record_id: str, *, min_score: float = SHOWN, home: Path | None = None
) -> list[Overlap]:
    """What of a record looks like work of other records: of other forums, and earlier or later in the same forum.

    For the summary of a load and the page of the record. Best first.
    """
    weighed = weigh_graph(store, home=home)
    own = [at for at, work in enumerate(weighed.works) if work.record == record_id]
    if not own:
        return []
    judged = judgements(store)
    left, right = likest(weighed.weighing.vectors, weighed.weighing.index.core, own, count=NEAREST)
    meetings = [work.meeting for work in weighed.works]
    kept = np.array(
        [meetings[i] != meetings[j] for i, j in zip(left.tolist(), right.tolist(), strict=True)], bool
    )
    left, right = left[kept], right[kept]
    if not len(left):
        return []
    scores = weighed.weighing.score(left, right)
    order = [at for at in np.lexsort((right, left, -scores)).tolist() if scores[at] >= min_score]
    return [weighed.overlap(int(left[at]), int(right[at]), float(scores[at]), judged) for at in order]


def overlap_of(store: Store, a: str, b: str, *, home: Path | None = None) -> Overlap | None:
    """How two actions overlap, however little; None where either of them is no work."""
    weighed = weigh_graph(store, home=home)
    row = {work.id: at for at, work in enumerate(weighed.works)}
    if a not in row or b not in row or a == b:
        return None
    i, j = sorted((row[a], row[b]))
    (score,) = weighed.weighing.score(np.array([i]), np.array([j]))
    return weighed.overlap(i, j, float(score), judgements(store))


def weigh_graph(store: Store, *, home: Path | None = None) -> Weighed:
    """All work of the graph weighed; kept in memory until the work changes."""
    found = works(store)
    signature = signature_of(found)
    with _TURN:
        if signature not in _MEMORY:
            _MEMORY[signature] = _weigh(found, home)
            while len(_MEMORY) > _REMEMBERED:
                _MEMORY.popitem(last=False)
        _MEMORY.move_to_end(signature)
        return _MEMORY[signature]


def signature_of(found: list[Work]) -> str:
    """A name for all that the weighing rests on."""
    said = [
        f"{w.id} {w.text_hash} {w.language} {w.forum} {w.meeting} {w.date} {' '.join(w.also)}" for w in found
    ]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def _weigh(found: list[Work], home: Path | None) -> Weighed:
    texts = [Text(work.id, work.forum or work.meeting, work.language, work.text) for work in found]
    weighing = ready(texts, vectors_of([text.text for text in texts], home=home))
    left, right = rows_of(weighing, [work.meeting for work in found])
    scores = weighing.score(left, right)
    kept = scores >= KEPT
    left, right, scores = left[kept], right[kept], scores[kept]
    order = np.lexsort((right, left, -scores))
    return Weighed(found, weighing, left[order], right[order], scores[order])


def refresh(store: Store, *, home: Path | None = None) -> int:
    """Draw `OVERLAPS_WITH` for all pairs from 0.2 on, so that queries and briefings see them; how many there are.

    Edges of pairs that are no longer found go, unless a person judged the pair.
    """
    found = overlaps(store, home=home)
    rows = [
        {"a": o.pair[0], "b": o.pair[1], "score": o.score, "reasons": [str(reason) for reason in o.reasons]}
        for o in found
    ]
    store.write(lambda tx: _draw(tx, rows))
    return len(rows)


MOST_AT_LOAD = 20_000
"""Work in the graph up to which a load looks for overlaps by itself; beyond, it would hold a load up for minutes."""


def after_load(store: Store, records: dict[str, str], *, home: Path | None = None) -> list[str]:
    """Sentences on what of newly loaded *records* (id to name) looks like work of other records, best first.

    What is found is drawn as well (`refresh`).
    """
    count = store.read("MATCH (x:Action) RETURN count(x) AS n")[0]["n"]
    if not records or count > MOST_AT_LOAD:
        return (
            [f"{count:,} actions: run `concertation overlaps` to look for work done twice."]
            if records
            else []
        )
    refresh(store, home=home)
    out = []
    for record, name in records.items():
        found = [one for one in overlaps_for_record(store, record, home=home) if one.score >= TOLD]
        twice, later = [one for one in found if not one.follow_up], [one for one in found if one.follow_up]
        for what, some in (
            ("work of another forum", twice),
            ("earlier or later work of the same forum", later),
        ):
            if some:
                best = some[0]
                out.append(
                    f"{name}: {len(some)} of its actions may be {what}, the likeliest ({best.score:.2f}): "
                    f"“{_short(best.a.text)}” and “{_short(best.b.text)}”."
                )
    return out


TOLD = 0.5
"""From this score on a load tells of a pair."""


def _short(text: str, limit: int = 70) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


DROP: LiteralString = """
MATCH (x:Action)-[o:OVERLAPS_WITH]->(y:Action) WHERE o.verdict IS NULL DELETE o
"""
DRAW: LiteralString = """
UNWIND $rows AS row MATCH (x:Action {id: row.a}) MATCH (y:Action {id: row.b})
MERGE (x)-[o:OVERLAPS_WITH]->(y) SET o.score = row.score, o.reasons = row.reasons
"""


def _draw(tx: ManagedTransaction, rows: list[dict[str, Any]]) -> None:
    tx.run(DROP).consume()
    for at in range(0, len(rows), 2000):
        tx.run(DRAW, rows=rows[at : at + 2000]).consume()


AVOIDED: LiteralString = """
MATCH (s:Statement)-[:QUOTED_FROM]->(p:Passage)-[:PART_OF]->(r:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE s.counts = true AND (toLower(s.quote) CONTAINS 'duplica' OR toLower(s.quote) CONTAINS 'duplici')
OPTIONAL MATCH (f:Actor)-[:HELD]->(m)
RETURN s.id AS id, s.quote AS quote, s.date AS date, s.language AS language, r.id AS record, r.title AS title,
       p.number AS number, collect(f.id) AS forums ORDER BY date, id
"""
"""The stems of "duplication", "duplicate", "duplicidad", "duplicar": the same in both languages."""


def aims_to_avoid(store: Store, forums: set[str] | None = None) -> list[dict[str, Any]]:
    """Statements in which records (of *forums*) aim to avoid duplicate work, oldest first."""
    rows = store.read(AVOIDED)
    return rows if forums is None else [row for row in rows if forums & set(row["forums"])]


def notes(found: list[Overlap], weighed: Weighed, *, within: bool) -> list[str]:
    """Sentences that go with a result: what is missing, and why it is empty where it is."""
    out = [note for note in (missing(),) if note]
    if found:
        return out
    forums = {work.forum for work in weighed.works}
    if not weighed.works:
        out.append(
            "The graph holds no work yet: nothing is asked for, undertaken, offered, proposed or decided."
        )
    elif len(forums) < 2 and not within:
        out.append(
            "All work in the graph is of one forum, so no pair crosses forums. --within shows pairs of one forum."
        )
    else:
        out.append("No pair reaches the lowest score that is shown.")
    return out
