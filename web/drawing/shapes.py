"""Which shape stands for which kind of node."""

from __future__ import annotations

from graph.views.actors import ActorName

_SHAPES = {"Forum": "forum", "Country": "country", "Person": "person", "Organisation": "organisation"}


def shape_of(actor: ActorName) -> str:
    """forum (hexagon), organisation (square), collective (doubled square), country (circle), person (triangle)."""
    if actor.collective:
        return "collective"
    return _SHAPES.get(actor.kind, "organisation")
