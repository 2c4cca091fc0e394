"""The graph as GraphML, for yEd, Gephi, networkx and others."""

from __future__ import annotations

from typing import IO, Any

from .writing import Content
from .xml import attribute, keys, text


def write(content: Content, file: IO[bytes]) -> None:
    """Write GraphML: the labels of a node joined by semicolons in `labels`, the type of an edge in `label`."""
    node_keys, edge_keys = keys(content.nodes()), keys(content.edges())
    out = [
        '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    ]
    for prefix, domain, found in (
        ("n", "node", {"labels": "string", **node_keys}),
        ("e", "edge", {"label": "string", **edge_keys}),
    ):
        for name, kind in found.items():
            out.append(
                f'<key id={attribute(f"{prefix}_{name}")} for="{domain}" attr.name={attribute(name)} attr.type="{kind}"/>\n'
            )
    out.append('<graph edgedefault="directed">\n')
    file.write("".join(out).encode())
    for node in content.nodes():
        data = _data("n", {"labels": ";".join(node.labels), **node.properties})
        file.write(f"<node id={attribute(node.id)}>{data}</node>\n".encode())
    for number, edge in enumerate(content.edges()):
        data = _data("e", {"label": edge.type, **edge.properties})
        ends = f"source={attribute(edge.start)} target={attribute(edge.end)}"
        file.write(f'<edge id="e{number}" {ends}>{data}</edge>\n'.encode())
    file.write(b"</graph>\n</graphml>\n")


def _data(prefix: str, properties: dict[str, Any]) -> str:
    return "".join(
        f"<data key={attribute(f'{prefix}_{name}')}>{text(value)}</data>"
        for name, value in properties.items()
        if value is not None
    )
