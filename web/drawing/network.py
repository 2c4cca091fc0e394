"""A drawing as vis-network takes it: pyvis holds nodes and edges, our own page and script draw them.

Nothing of pyvis's own page is used: it loads from other hosts and runs script from data. Positions and bends come from
the server and physics is off.
"""

from __future__ import annotations

from dataclasses import asdict
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
    return {
        "nodes": net.nodes,
        "edges": net.edges,
        "width": drawing.width,
        "height": drawing.height,
        "headings": [asdict(heading) for heading in drawing.headings],
    }


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
    return {
        "id": arc.id,
        "family": arc.family,
        "count": arc.count,
        "hollow": arc.hollow,
        "width": arc.width,
        "dashes": dashes,
        "arrows": "to" if arc.arrow else "",
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.1} if abs(arc.bend) > 0.5 else False,
        "bend": arc.bend,
        "mark": arc.mark_at,
        "href": arc.href,
        "words": arc.title,
        "open": arc.open,
    }
