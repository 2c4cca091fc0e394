"""Small readings out of a compact notation, for tests that need a record and no extraction.

One line is one passage, and ``;;`` parts the statements of one passage:

    REQUESTED_OF Forum > Mexico: publish the guide @2018-11 !urge
    COORDINATES_WITH Forum > IOM: training of officers ~aim ;; PARTICIPATED_IN Cuba, Peru

``@`` gives the due date, ``!`` the force, ``~`` the modality, ``+`` the body that an office belongs to
(``Secretariat+Forum``). The passage's words are made of the notation itself.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from graph.model import Actor, Document, Meeting, Passage, Reading, Statement

_STATEMENT = re.compile(
    r"(?P<type>[A-Z_]+)\s*(?P<source>[^>:]*?)\s*(?:>\s*(?P<target>[^:]*?)\s*)?"
    r"(?::\s*(?P<action>[^@!~]*?)\s*)?(?:@(?P<due>\S+)\s*)?(?:!(?P<force>\S+)\s*)?(?:~(?P<modality>\S+)\s*)?\Z"
)
COUNTRIES = {"Mexico": "MX", "Peru": "PE", "Cuba": "CU", "Canada": "CA", "Panama": "PA", "Chile": "CL"}


def actor(text: str) -> Actor:
    """The actor of that name; a country where it is one of the few that the notation knows."""
    name, _, of = (part.strip() for part in text.partition("+"))
    if name in COUNTRIES:
        return Actor(name=name, kind="Country", mention=name, key=COUNTRIES[name])
    kind: Any = "Forum" if "Forum" in name else "Organisation"
    return Actor(name=name, kind=kind, mention=name, of=of or None)


def make_reading(
    lines: str | Sequence[str],
    *,
    name: str = "record.txt",
    forum: str | None = "Forum of Northern Lakes",
    date: str | None = "2018-07-19",
    language: str = "en",
    title: str | None = None,
    place: str | None = None,
    loader_version: str = "1",
) -> Reading:
    """A reading whose statements are those of *lines*."""
    rows = lines.split("\n") if isinstance(lines, str) else list(lines)
    rows = [row.strip() for row in rows if row.strip()]
    text, passages, statements = "", [], []
    for position, row in enumerate(rows, 1):
        start = len(text) + len(f"{position}. ")
        quotes = []
        for part in row.split(";;"):
            statement = _statement(part.strip(), str(position), position)
            offset = start + sum(len(quote) + 2 for quote in quotes)
            quotes.append(statement["quote"])
            statements.append(Statement(**statement, start=offset, end=offset + len(statement["quote"])))
        text += f"{position}. " + "; ".join(quotes)
        passages.append(
            Passage(position, str(position), "clause", start, len(text), f"{position}.", language=language)
        )
        text += "\n\n"
    digest = hashlib.sha256((language + text).encode()).hexdigest()
    document = Document(name, text, (), "text/plain", digest, digest)
    meeting = Meeting(
        forum=forum,
        title=title or f"Report of {name}",
        date=date,
        place=place,
        language=language,
        body=actor(forum) if forum else None,
    )
    return Reading(document, meeting, tuple(passages), tuple(statements), loader_version=loader_version)


def _statement(part: str, number: str, position: int) -> dict[str, Any]:
    match = _STATEMENT.match(part)
    assert match, f"no statement: {part!r}"
    found = match.groupdict()
    sources, targets = (
        tuple(actor(one) for one in (found[end] or "").split(",") if one.strip())
        for end in ("source", "target")
    )
    words = [
        found["source"],
        found["type"].lower().replace("_", " "),
        found["target"],
        found["action"],
        found["due"],
    ]
    return {
        "passage": number,
        "position": position,
        "type": found["type"],
        "source": sources,
        "target": targets,
        "action": found["action"] or "",
        "quote": " ".join(word for word in words if word),
        "rule": "notation",
        "confidence": 0.9,
        "reason": "written so in a test",
        "due": found["due"],
        "due_text": f"by {found['due']}" if found["due"] else None,
        "force": found["force"] or ("request" if found["type"] == "REQUESTED_OF" else None),
        "modality": found["modality"] or "actual",
    }
