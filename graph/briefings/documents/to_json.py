"""A briefing as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from .sheet import Sheet, spaced


def write(sheet: Sheet) -> bytes:
    """Return the sheet as one JSON object in UTF-8: the keys are those of `Sheet`, without the pictures."""
    found = asdict(sheet)
    for section in found["sections"]:
        del section["picture"]  # the rows say the same
    return spaced(json.dumps(found, ensure_ascii=False, indent=1)).encode() + b"\n"
