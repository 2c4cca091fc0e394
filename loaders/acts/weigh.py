"""How sure a reading is: what its rule gives, less what its actors and its gaps take away.

Measured on the annotated records: of the statements at 0.9 and above, at least 19 in 20 are right.
"""

from __future__ import annotations

from graph.model import Actor

from .draft import Draft

_OWNED = frozenset({"WELCOMED", "TOOK_NOTE_OF", "THANKED_FOR"})


def weigh(draft: Draft, body: Actor) -> float:
    """Return the confidence of a statement, 0 to 1, and note in it what lowered it."""
    actors = (*draft.source, *draft.target)
    if any(_stranger(actor, body) for actor in actors):
        draft.doubt(0.94, "an actor that the registry does not know")
    if draft.type in _OWNED and not draft.target:
        draft.doubt(0.85 if draft.type == "THANKED_FOR" else 0.94, "nobody is named whose thing it is")
    return round(draft.confidence, 2)


def _stranger(actor: Actor, body: Actor) -> bool:
    """Whether an actor is known by its words alone: neither by the registry, nor by its office, nor as the body."""
    return actor.key is None and actor.role is None and actor.name != body.name and actor.kind != "Person"
