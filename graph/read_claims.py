"""The statements of meetings and of actions, as far as drawing goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, LiteralString

from neo4j import ManagedTransaction

from graph.drawn import Claim
from graph.model import STATEMENT_TYPES

OF_MEETINGS: LiteralString = """
UNWIND $meetings AS meeting
MATCH (m:Meeting {id: meeting})<-[:REPORTS_ON]-(r:Record)<-[:PART_OF]-(:Passage)<-[:QUOTED_FROM]-(s:Statement)
OPTIONAL MATCH (s)-[:ABOUT]->(action:Action)
RETURN m.id AS meeting, m.date AS date, s.id AS id, s.type AS type, s.review AS review, s.read AS read,
       coalesce(s.claim, s.id) AS claim, s.force AS force, s.modality AS modality, s.counts AS known_counts,
       s.date AS known_date, r.state AS state, action.id AS action,
       s.due AS due, s.due_text AS due_text, s.condition AS condition, s.start AS start,
       [(s)-[e:SOURCE|TARGET]->(a:Actor) | [type(e), a.id]] AS ends
"""
OF_ACTIONS_ELSEWHERE: LiteralString = """
UNWIND $actions AS known MATCH (action:Action {id: known})<-[:ABOUT]-(s:Statement)-[:QUOTED_FROM]->(:Passage)
      -[:PART_OF]->(r:Record)-[:REPORTS_ON]->(m:Meeting)
WHERE NOT m.id IN $meetings
RETURN m.id AS meeting, m.date AS date, s.id AS id, s.type AS type, s.review AS review, s.read AS read,
       coalesce(s.claim, s.id) AS claim, s.force AS force, s.modality AS modality, s.counts AS known_counts,
       s.date AS known_date, r.state AS state, action.id AS action,
       s.due AS due, s.due_text AS due_text, s.condition AS condition, s.start AS start,
       [(s)-[e:SOURCE|TARGET]->(a:Actor) | [type(e), a.id]] AS ends
"""


def of_meetings(tx: ManagedTransaction, meetings: list[str]) -> list[Claim]:
    """The statements of *meetings*, in a fixed order."""
    return in_order(_claim(row) for row in tx.run(OF_MEETINGS, meetings=meetings))


def of_actions_elsewhere(tx: ManagedTransaction, actions: Iterable[str], meetings: list[str]) -> list[Claim]:
    """The statements about *actions* that other meetings than *meetings* made.

    A record and its translation share their actions, and stay so when one of them is moved to another meeting:
    what is drawn at such an action follows from the statements of both meetings.
    """
    known = sorted(actions)
    if not known:
        return []
    return in_order(_claim(row) for row in tx.run(OF_ACTIONS_ELSEWHERE, actions=known, meetings=meetings))


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """*claims* as their records tell them; of two in the same words the type decides, which ids could not."""
    return sorted(
        claims, key=lambda one: (one.meeting, one.start or 0, STATEMENT_TYPES.index(one.type), one.id)
    )


def _claim(row: Mapping[str, Any]) -> Claim:
    fields = dict(row)
    ends = {"SOURCE": set(), "TARGET": set()}  # type: dict[str, set[str]]
    for end, actor in fields.pop("ends"):
        ends[end].add(actor)
    return Claim(**fields, sources=tuple(sorted(ends["SOURCE"])), targets=tuple(sorted(ends["TARGET"])))
