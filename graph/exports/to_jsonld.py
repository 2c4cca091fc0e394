"""The graph as JSON-LD, in terms that other tools know: schema.org, PROV, and our own for the rest."""

from __future__ import annotations

import json
from typing import IO, Any

from .reading import Edge, Node
from .writing import Content

CONTEXT: dict[str, Any] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "c": "urn:concertation:",
    "id": "@id",
    "type": "@type",
    "name": "schema:name",
    "title": "schema:headline",
    "text": "schema:text",
    "quote": "oa:exact",
    "start": "oa:start",
    "end": "oa:end",
    "date": {"@id": "schema:startDate"},
    "end_date": {"@id": "schema:endDate"},
    "place": "schema:location",
    "language": "schema:inLanguage",
    "code": "schema:identifier",
    "acronyms": "schema:alternateName",
    "at": "prov:endedAtTime",
    "by": "prov:wasAssociatedWith",
    "@vocab": "urn:concertation:",
}
TYPES = {
    "Country": ["schema:Country", "prov:Agent"],
    "Organisation": ["schema:Organization", "prov:Agent"],
    "Forum": ["schema:Organization", "prov:Agent", "c:Forum"],
    "Person": ["schema:Person", "prov:Agent"],
    "Meeting": ["schema:Event"],
    "Record": ["schema:Report", "prov:Entity"],
    "Version": ["schema:DigitalDocument", "prov:Entity"],
    "Passage": ["oa:TextPositionSelector", "c:Passage"],
    "Statement": ["schema:Claim", "prov:Entity", "c:Statement"],
    "Action": ["schema:Action"],
    "Commitment": ["schema:PlanAction", "c:Commitment"],
    "Batch": ["prov:Activity"],
    "Event": ["prov:Activity", "c:Event"],
    "Judgement": ["schema:Review", "c:Judgement"],
}
TERMS = {
    "HELD": "schema:organizer", "REPORTS_ON": "schema:about", "HAS_VERSION": "schema:hasPart", "PART_OF": "schema:isPartOf",
    "QUOTED_FROM": "prov:wasQuotedFrom", "SOURCE": "prov:wasAttributedTo", "TARGET": "c:target", "ABOUT": "schema:about",
    "ARISES_FROM": "prov:wasDerivedFrom", "OWES": "c:owes", "TO_DO": "schema:object", "BODY_OF": "schema:parentOrganization",
    "MEMBER_OF": "schema:memberOf", "TRANSLATES": "schema:translationOfWork", "PARTICIPATED_IN": "schema:performerIn",
}  # fmt: skip


def write(content: Content, file: IO[bytes]) -> None:
    """Write one object with `@context` and `@graph`; edges stand as objects of their own that name both ends."""
    file.write(json.dumps({"@context": CONTEXT}, ensure_ascii=False)[:-1].encode() + b', "@graph": [\n')
    first = True
    for item in _items(content):
        file.write(b"" if first else b",\n")
        file.write(json.dumps(item, ensure_ascii=False).encode())
        first = False
    file.write(b"\n]}\n")


def _items(content: Content) -> Any:
    for node in content.nodes():
        yield _node(node)
    for edge in content.edges():
        yield _edge(edge)


def _node(node: Node) -> dict[str, Any]:
    types = [kind for label in node.labels for kind in TYPES.get(label, [])] or [f"c:{node.labels[0]}"]
    properties = {
        key: value
        for key, value in node.properties.items()
        if key not in {"id", "type"} and value is not None
    }
    if "type" in node.properties:
        properties["c:statementType"] = node.properties["type"]
    return {"id": f"urn:concertation:{node.id}", "type": types, **properties}


def _edge(edge: Edge) -> dict[str, Any]:
    """Return the edge as a statement about its start; its own properties follow as a qualified relation."""
    term = TERMS.get(edge.type, f"c:{edge.type}")
    link: dict[str, Any] = {"id": f"urn:concertation:{edge.end}"}
    item: dict[str, Any] = {"id": f"urn:concertation:{edge.start}", term: link}
    if edge.properties:
        item["c:qualified"] = {"c:relation": edge.type, "c:to": link, **edge.properties}
    return item
