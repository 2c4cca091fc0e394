"""The graph as GEXF 1.2, for Gephi."""

from __future__ import annotations

from typing import IO, Any

from .writing import Content
from .xml import attribute, keys, text


def write(content: Content, file: IO[bytes]) -> None:
    """Write GEXF: what a node is called as its label, the type of an edge as its label and in attribute `type`."""
    node_keys = {"labels": "string", **keys(content.nodes())}
    edge_keys = {"type": "string", **keys(content.edges())}
    file.write(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        b'<graph defaultedgetype="directed" mode="static">\n'
    )
    for domain, found in (("node", node_keys), ("edge", edge_keys)):
        lines = "".join(
            f'<attribute id={attribute(name)} title={attribute(name)} type="{kind}"/>\n'
            for name, kind in found.items()
        )
        file.write(f'<attributes class="{domain}" mode="static">\n{lines}</attributes>\n'.encode())
    file.write(b"<nodes>\n")
    for node in content.nodes():
        p = node.properties
        label = p.get("name") or p.get("title") or p.get("text") or p.get("quote") or node.id
        values = _values({"labels": ";".join(node.labels), **p})
        file.write(
            f"<node id={attribute(node.id)} label={attribute(str(label)[:120])}>{values}</node>\n".encode()
        )
    file.write(b"</nodes>\n<edges>\n")
    for number, edge in enumerate(content.edges()):
        values = _values({"type": edge.type, **edge.properties})
        ends = f"source={attribute(edge.start)} target={attribute(edge.end)} label={attribute(edge.type)}"
        file.write(f'<edge id="{number}" {ends}>{values}</edge>\n'.encode())
    file.write(b"</edges>\n</graph>\n</gexf>\n")


def _values(properties: dict[str, Any]) -> str:
    inner = "".join(
        f"<attvalue for={attribute(name)} value={attribute(_plain(value))}/>"
        for name, value in properties.items()
        if value is not None
    )
    return f"<attvalues>{inner}</attvalues>"


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return "; ".join(str(item) for item in value)
    return text(value) if isinstance(value, bool) else str(value)
