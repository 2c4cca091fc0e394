"""Overlaps of the work in the graph, with what people said about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, LiteralString

import numpy as np
from neo4j import ManagedTransaction

from graph.find import find_actor
from graph.overlaps.encoder import missing
from graph.overlaps.memory import stamp
from graph.overlaps.texts import check_limits
from graph.overlaps.verdicts import judgements, texts_hash
from graph.overlaps.weighed import Overlap, Weighed, across, unweighed, weigh_graph
from graph.overlaps.works import BODIES, Work, whole_of

if TYPE_CHECKING:
    from graph.store import Store

SHOWN = 0.2
"""Pairs below this are not drawn and not shown unless asked for."""


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
    meetings. Without *min_score* pairs from 0.2 on are given. *home* is the folder that keeps what was weighed.
    Raises `UsageError` for senseless limits, `NotFound` or `Ambiguous` for a forum.
    """
    check_limits(min_score, top)
    forums = None if between is None else tuple(_forum(store, name) for name in between)
    weighed = weigh_graph(store, home=home)
    return pairs_of(store, weighed, forums=forums, min_score=min_score, top=top, within=within)


def pairs_of(
    store: Store,
    weighed: Weighed,
    *,
    forums: tuple[str, ...] | None = None,
    min_score: float | None = None,
    top: int | None = None,
    within: bool = False,
) -> list[Overlap]:
    """The same out of what is weighed; *forums* are ids."""
    low = SHOWN if min_score is None else min_score
    judged = judgements(store)
    found: list[Overlap] = []
    for i, j, score in zip(*(part.tolist() for part in weighed.pairs), strict=True):
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
    own = np.array([work.record == record_id for work in weighed.works], bool)
    judged = judgements(store)
    left, right, scores = weighed.pairs
    found = np.flatnonzero((scores >= min_score) & (own[left] | own[right]))
    rows = zip(left[found].tolist(), right[found].tolist(), scores[found].tolist(), strict=True)
    return [weighed.overlap(i, j, score, judged) for i, j, score in rows]


def overlap_of(
    store: Store, a: str, b: str, *, home: Path | None = None, patience: float | None = None
) -> Overlap | None:
    """How two actions overlap, however little; None where either of them is no work."""
    weighed = weigh_graph(store, home=home, patience=patience)
    if a not in weighed.row or b not in weighed.row or a == b:
        return None
    i, j = sorted((weighed.row[a], weighed.row[b]))
    return weighed.overlap(i, j, weighed.score(i, j), judgements(store))


def refresh(store: Store, *, home: Path | None = None) -> int:
    """Draw `OVERLAPS_WITH` for all pairs from 0.2 on, and give actions their topics, so that queries and briefings see
    them; how many pairs there are.

    Edges of pairs that are no longer found go, unless a person judged the pair, and so do the topics of what is no longer
    work. What stands as it should is left alone, and so is what another job draws meanwhile, which may know of more work.
    """
    drawn = {(row["a"], row["b"]): row for row in store.read(DRAWN)}
    tagged = {row["id"]: row["topics"] for row in store.read(TOPICS)}
    weighed = weigh_graph(store, home=home)
    found = pairs_of(store, weighed)
    basis = {one.pair: f"{texts_hash(one.a.text, one.b.text)}-{stamp()[:8]}" for one in found}
    new = [
        one for one in found
        if (row := drawn.get(one.pair)) is None or (row["score"], row["basis"]) != (one.score, basis[one.pair])
    ]  # fmt: skip
    gone = [
        {"a": a, "b": b} for (a, b), row in drawn.items() if row["verdict"] is None and (a, b) not in basis
    ]
    weighed.explain(new)
    rows = [
        {
            "a": one.pair[0], "b": one.pair[1], "score": one.score, "basis": basis[one.pair],
            "reasons": [str(reason) for reason in one.reasons],
        }
        for one in new
    ]  # fmt: skip
    tags = _tags(weighed, tagged)
    if rows or gone or tags:
        store.write(lambda tx: _draw(tx, rows, gone, tags))
    return len(found)


def _tags(weighed: Weighed, tagged: dict[str, list[str]]) -> list[dict[str, Any]]:
    """The topics that are to be set where they are not those that are *tagged*; None where they are to go."""
    topics = {work.id: weighed.topics(work) or None for work in weighed.works}
    wanted: dict[str, list[str] | None] = {**dict.fromkeys(tagged), **topics}
    return [{"id": id_, "topics": them} for id_, them in wanted.items() if them != tagged.get(id_)]


MOST_AT_LOAD = 20_000
"""New work up to which a load looks for overlaps by itself; beyond, it would hold a load up for minutes."""


def after_load(store: Store, records: dict[str, str], *, home: Path | None = None) -> list[str]:
    """Sentences on what of newly loaded *records* (id to name) looks like work of other records, best first.

    What is found is drawn as well (`refresh`).
    """
    if not records:
        return []
    count = unweighed(store, home=home)
    if count > MOST_AT_LOAD:
        return [
            f"{count:,} actions are not compared yet: run `concertation overlaps` to look for work done twice."
        ]
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


DRAWN: LiteralString = """
MATCH (x:Action)-[o:OVERLAPS_WITH]->(y:Action)
RETURN x.id AS a, y.id AS b, o.score AS score, o.basis AS basis, o.verdict AS verdict
"""
TOPICS: LiteralString = "MATCH (x:Action) WHERE x.topics IS NOT NULL RETURN x.id AS id, x.topics AS topics"
TAG: LiteralString = "UNWIND $rows AS row MATCH (x:Action {id: row.id}) SET x.topics = row.topics"
DROP: LiteralString = """
UNWIND $rows AS row MATCH (x:Action {id: row.a})-[o:OVERLAPS_WITH]->(y:Action {id: row.b}) WHERE o.verdict IS NULL DELETE o
"""
DRAW: LiteralString = """
UNWIND $rows AS row MATCH (x:Action {id: row.a}) MATCH (y:Action {id: row.b})
MERGE (x)-[o:OVERLAPS_WITH]->(y) SET o.score = row.score, o.reasons = row.reasons, o.basis = row.basis
"""


def _draw(
    tx: ManagedTransaction, rows: list[dict[str, Any]], gone: list[dict[str, Any]], tags: list[dict[str, Any]]
) -> None:
    for query, some in ((DROP, gone), (DRAW, rows), (TAG, tags)):
        for at in range(0, len(some), 2000):
            tx.run(query, rows=some[at : at + 2000]).consume()


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


TITLES: LiteralString = (
    "MATCH (r:Record) WHERE r.id IN $ids RETURN r.id AS id, coalesce(r.title, '') AS title"
)


def translated(store: Store, weighed: Weighed) -> list[tuple[str, str]]:
    """The titles of the records that are one text in two languages, and whose shared work is not listed."""
    ids = sorted({id_ for ends in weighed.translations for id_ in ends})
    titles = {row["id"]: row["title"] for row in store.read(TITLES, ids=ids)} if ids else {}
    return sorted((titles.get(a, a), titles.get(b, b)) for a, b in weighed.translations)


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
