"""How long overlaps take among many texts, how much memory, and whether the partner of a text stays a candidate; and how
long a change takes afterwards.

    python bench/overlaps_scale.py [--texts 100000] [--pairs TEXTS.jsonl PAIRS.jsonl]

Texts are made of a frame, a step, a form of work, people, an object and a place drawn from the vocabulary, 4 in 5 in
English. With --pairs the texts of a sample are hidden among them and the share of its duplicates is told that remain
among the first 50 candidates of either text. Times are wall and processor seconds of this machine.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from pathlib import Path

import numpy as np

from graph.overlaps.candidates import NEAREST
from graph.overlaps.concepts import Concept, vocabulary
from graph.overlaps.kept import Item, Kept, renewed
from graph.overlaps.memory import Memory
from graph.overlaps.texts import read_texts
from graph.overlaps.weighing import Text

NEW = 20
"""Actions of the new record."""

FRAMES = {
    "en": (
        "{step} a {instrument} on {object} for {people} {place}",
        "{instrument} about {object} with {people}",
        "{step} {object} {place}, with the help of {people}",
        "{people} to {step} the {instrument} on {object} and {other}",
    ),
    "es": (
        "{step} un {instrument} sobre {object} para {people} {place}",
        "{instrument} acerca de {object} con {people}",
        "{step} {object} {place}, con ayuda de {people}",
        "{step} el {instrument} sobre {object} y {other} para {people}",
    ),
}


def made_texts(count: int, seed: int = 1) -> list[Text]:
    """*count* texts of 40 forums, the same for the same *seed*."""
    draw = random.Random(seed)
    by_slot: dict[str, list[Concept]] = {}
    for concept in vocabulary().concepts.values():
        by_slot.setdefault(concept.slot, []).append(concept)

    def word(slot: str, language: str) -> str:
        return draw.choice(draw.choice(by_slot[slot]).forms[language]).lstrip("=")

    out = []
    for number in range(count):
        language = "es" if number % 5 == 0 else "en"
        slots = {slot: word(slot, language) for slot in ("step", "instrument", "object", "people", "place")}
        text = draw.choice(FRAMES[language]).format(**slots, other=word("object", language))
        text += (
            f" ({draw.choice(('in', 'by', 'from'))} {2000 + draw.randrange(30)}, {word('object', language)})"
        )
        out.append(Text(f"m{number}", f"forum {draw.randrange(40)}", language, text[0].upper() + text[1:]))
    return out


class Clock:
    """Prints wall and processor seconds and the peak of memory after each step."""

    def __init__(self) -> None:
        self.wall, self.cpu = time.perf_counter(), self._cpu()
        self.start = self.wall

    @staticmethod
    def _cpu() -> float:
        own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
        return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime

    def tell(self, step: str) -> None:
        wall, cpu = time.perf_counter(), self._cpu()
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(
            f"{step:28s} {wall - self.wall:7.1f} s wall {cpu - self.cpu:7.1f} s processor, peak {own:,.0f} MB"
            f" (largest child {child:,.0f} MB)",
            flush=True,
        )
        self.wall, self.cpu = wall, cpu


def kept_share(kept: Kept, items: list[Item], pairs: list[dict[str, str]]) -> float:
    """The share of the duplicates of *pairs* that are among the candidates."""
    row = {item.id: at for at, item in enumerate(items)}
    true = [(row[p["a"]], row[p["b"]]) for p in pairs if p["label"] == "duplicate"]
    found = kept.near.holds(np.array([a for a, _ in true]), np.array([b for _, b in true]))
    return float(found.mean())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--pairs", nargs=2, metavar=("TEXTS", "PAIRS"))
    options = parser.parse_args()
    texts, pairs = made_texts(options.texts + NEW), []
    texts, new = texts[:-NEW], texts[-NEW:]
    if options.pairs:
        with Path(options.pairs[0]).open(encoding="utf-8") as lines:
            texts += read_texts(lines)[0]
        pairs = [json.loads(line) for line in Path(options.pairs[1]).read_text(encoding="utf-8").splitlines()]
    items = [Item(text.id, text.text, text.language, text.group, f"meeting of {text.id}") for text in texts]
    more = [Item(text.id, text.text, text.language, text.group, "the new meeting") for text in new]
    with tempfile.TemporaryDirectory() as home:
        measure(Memory(Path(home), "bench"), items, more, pairs)


def measure(memory: Memory, items: list[Item], more: list[Item], pairs: list[dict[str, str]]) -> None:
    """Weigh all, keep it, read it back, and weigh a new record and the same graph without it."""
    clock = Clock()
    kept = renewed(Kept(), items, memory.encode)
    clock.tell(f"{len(items):,} texts, {int((kept.scores >= 0.2).sum()):,} pairs from 0.2 on")
    memory.save(kept)
    clock.tell("kept in a file")
    if pairs:
        print(f"partners among the candidates ({NEAREST} a text): {kept_share(kept, items, pairs):.1%}")
    kept = memory.load()
    clock.tell("read back")
    for size in (1, NEW):
        grown = renewed(kept, [*items, *more[:size]], memory.encode)
        clock.tell(f"{size} new against all")
    renewed(grown, items, memory.encode)
    clock.tell(f"{NEW} taken away")


if __name__ == "__main__":
    main()
