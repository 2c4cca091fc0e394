"""Values and names as XML text."""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_ILLEGAL = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
"""Characters that XML 1.0 does not allow. Source: XML 1.0, production Char."""


def legal(value: str) -> str:
    """Return *value* without the characters that XML does not allow."""
    return _ILLEGAL.sub("", value)


def text(value: Any) -> str:
    """Return a value as XML text; a list is joined by semicolons."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return escape(legal("; ".join(str(item) for item in value)))
    return escape(legal(str(value)))


def attribute(value: Any) -> str:
    """Return a value as a quoted XML attribute."""
    return quoteattr(legal(str(value)))


def kind(value: Any) -> str:
    """Return the type that GraphML and GEXF call it by."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "long"
    return "double" if isinstance(value, float) else "string"


def keys(items: Any) -> dict[str, str]:
    """Return the properties of nodes or edges with their types; of two types, the wider one."""
    found: dict[str, str] = {}
    for item in items:
        for name, value in item.properties.items():
            this = kind(value)
            before = found.setdefault(name, this)
            if before != this:
                found[name] = "double" if {before, this} == {"long", "double"} else "string"
    return found
