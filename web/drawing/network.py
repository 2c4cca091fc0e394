"""A drawing as vis-network takes it: pyvis holds nodes and edges, our own page and script draw them.

Nothing of pyvis's own page is used: it loads from other hosts and runs script from data. Positions and bends come from
the server and physics is off.
"""

from __future__ import annotations

import math
from typing import Any

from web.drawing.geometry import DASHES, Arc, Drawing, Node

VIS_SHAPES = {
    "forum": "hexagon",
    "organisation": "square",
    "collective": "square",
    "country": "dot",
    "person": "triangle",
    "action": "dot",
}


def network(drawing: Drawing) -> dict[str, Any]:
    """Nodes and edges for `vis.Network`, with the fields of our own that the script draws labels and marks from."""
    from pyvis.network import Network  # imports IPython, half a second; only pages with a drawing pay for it

    net = Network(directed=True)
    for node in drawing.nodes:
        net.add_node(node.id, label=" ", **_node(node))
    for arc in drawing.arcs:
        net.add_edge(arc.source, arc.target, **_edge(arc))
    return {"nodes": net.nodes, "edges": net.edges, "width": drawing.width, "height": drawing.height}


def _node(node: Node) -> dict[str, Any]:
    return {
        "shape": VIS_SHAPES[node.shape],
        "size": node.radius,
        "x": node.x - 0.0,
        "y": node.y,
        "physics": False,
        "kind": node.shape,
        "focus": node.focus,
        "lines": list(node.label),
        "note": node.note,
        "anchor": node.anchor,
        "dx": round(node.label_x - node.x, 1),
        "dy": round(node.label_y - node.y, 1),
        "serif": node.serif,
        "href": node.href,
        "words": node.title,
    }


def _edge(arc: Arc) -> dict[str, Any]:
    factor = arc.width / 1.5
    dashes = [round(max(part, 1.5) * factor, 1) for part in DASHES[arc.family]] or False
    length = math.hypot(arc.x2 - arc.x1, arc.y2 - arc.y1) or 1.0
    return {
        "id": arc.id,
        "family": arc.family,
        "count": arc.count,
        "hollow": arc.hollow,
        "width": arc.width,
        "dashes": dashes,
        "arrows": "to" if arc.arrow else "",
        "smooth": curve(arc.bend, length),
        "mark": arc.mark_at,
        "href": arc.href,
        "words": arc.title,
        "open": arc.open,
    }


def curve(bend: float, length: float) -> Any:
    """vis-network's curve whose middle stands `bend` px off the straight line, False for a straight one.

    Its control point lies (1 + f) / 2 of the length away, turned by f quarter turns, where f is the roundness; f is found
    by halving, since the offset grows with it.
    """
    if abs(bend) < 0.5:
        return False
    wanted = 2 * abs(bend) / length
    low, high = 0.0, 1.0
    for _step in range(20):
        factor = (low + high) / 2
        if (0.5 + 0.5 * factor) * math.sin(factor * math.pi / 2) < wanted:
            low = factor
        else:
            high = factor
    return {"enabled": True, "type": "curvedCW" if bend > 0 else "curvedCCW", "roundness": round(low, 4)}
