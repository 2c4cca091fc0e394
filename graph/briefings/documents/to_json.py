"""A briefing as JSON."""

from __future__ import annotations

import json
from dataclasses import asdict

from .sheet import Sheet


def write(sheet: Sheet) -> bytes:
    """Return the sheet as one JSON object in UTF-8: the keys are those of `Sheet`."""
    return json.dumps(asdict(sheet), ensure_ascii=False, indent=1).encode() + b"\n"
