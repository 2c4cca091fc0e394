"""Work that two forums do twice: pairs of actions that look like the same work, with scores and reasons.

What is asked for is fetched when it is first used, since the encoder behind it takes a second to load.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graph.overlaps.stored import overlaps, overlaps_for_record, refresh
    from graph.overlaps.texts import overlaps_of_texts, read_texts
    from graph.overlaps.verdicts import export_verdicts, import_verdicts, judge
    from graph.overlaps.weighing import Pair, Text

_HOMES = {
    "Pair": "weighing", "Text": "weighing", "overlaps_of_texts": "texts", "read_texts": "texts",
    "overlaps": "stored", "overlaps_for_record": "stored", "refresh": "stored", "judge": "verdicts",
    "export_verdicts": "verdicts", "import_verdicts": "verdicts",
}  # fmt: skip

__all__ = [
    "Pair", "Text", "export_verdicts", "import_verdicts", "judge", "overlaps", "overlaps_for_record",
    "overlaps_of_texts", "read_texts", "refresh",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
