"""Values of a query's rows as the page shows them: names in its language, links to pages, a record's words as such."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from graph.query.output import cell
from graph.views.actors import directory
from web import links
from web.context import full_name, short_name
from web.database import get_store

SHOWN = 20
"""Items of a list in one cell; the rest is counted."""
_VERBATIM = re.compile(
    r"\.(?:text|quote|condition|due_text|action)\b\)?(?:\s+AS\s+`?(\w+)`?)?", re.IGNORECASE
)
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")


def record_columns(text: str, columns: Iterable[str]) -> set[str]:
    """Return the columns that hold words of records, as far as the query says so: `x.text AS what`, or `s.quote` itself."""
    after = text[text.upper().rfind("RETURN") :] if "RETURN" in text.upper() else ""
    named = {found[1] for found in _VERBATIM.finditer(after) if found[1]}
    return {
        name
        for name in columns
        if name in named or name.endswith((".text", ".quote", ".condition", ".due_text"))
    }


def is_date(value: Any) -> bool:
    return isinstance(value, str) and bool(_DATE.fullmatch(value))


def cells(value: Any) -> list[tuple[str, str]]:
    """Return a value as pieces of text, each with the address of its page or none."""
    if isinstance(value, list):
        pieces = [piece for item in value[:SHOWN] for piece in cells(item)]
        return pieces + ([(f"… +{len(value) - SHOWN}", "")] if len(value) > SHOWN else [])
    if isinstance(value, dict) and "labels" in value:
        return [(node_name(value, short=True), node_href(value))]
    if isinstance(value, dict) and "type" in value and "relationship" in value:
        return [(str(value["type"]), "")]
    return [(cell(value), "")] if value is not None else []


def node_name(node: dict[str, Any], *, short: bool = False) -> str:
    """Return what a node is called: an actor in the page's language, anything else by its title, words or id."""
    known = directory(get_store()).get(_id(node)) if "Actor" in node.get("labels", []) else None
    if known:
        return short_name(known) if short else full_name(known)
    return cell(node)


def node_href(node: dict[str, Any]) -> str:
    """Return the address of the page that shows a node; empty where none does."""
    labels, key = node.get("labels", []), _id(node)
    if not key:
        return ""
    if "Actor" in labels:
        known = directory(get_store()).get(key)
        return links.actor_url(known) if known else ""
    makers = {
        "Statement": links.statement_url, "Action": links.action_url, "Meeting": links.meeting_url,
        "Commitment": links.commitment_url, "Record": links.record_url,
    }  # fmt: skip
    return next((str(make(key)) for label, make in makers.items() if label in labels), "")


def _id(node: dict[str, Any]) -> str:
    return str(node.get("properties", {}).get("id", ""))
