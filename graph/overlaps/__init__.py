"""Work that two forums do twice: pairs of actions that look like the same work, with scores and reasons."""

from graph.overlaps.texts import overlaps_of_texts, read_texts
from graph.overlaps.weighing import Pair, Text

__all__ = ["Pair", "Text", "overlaps_of_texts", "read_texts"]
