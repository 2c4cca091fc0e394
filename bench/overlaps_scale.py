"""How long overlaps take among many texts, how much memory, and whether the partner of a text stays a candidate.

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
import time
from pathlib import Path

import numpy as np

from graph.overlaps.candidates import NEAREST, likest
from graph.overlaps.concepts import Concept, vocabulary
from graph.overlaps.features import features
from graph.overlaps.profiles import profile
from graph.overlaps.scores import probabilities
from graph.overlaps.texts import read_texts
from graph.overlaps.weighing import Text, Weighing, ready, rows_of

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


def kept_share(weighing: Weighing, left: np.ndarray, right: np.ndarray, pairs: list[dict[str, str]]) -> float:
    """The share of the duplicates of *pairs* that are among the candidates."""
    row = {text.id: at for at, text in enumerate(weighing.texts)}
    found = set(zip(left.tolist(), right.tolist(), strict=True))
    true = [sorted((row[p["a"]], row[p["b"]])) for p in pairs if p["label"] == "duplicate"]
    return sum((a, b) in found for a, b in true) / len(true)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=100_000)
    parser.add_argument("--pairs", nargs=2, metavar=("TEXTS", "PAIRS"))
    options = parser.parse_args()
    texts, pairs = made_texts(options.texts), []
    if options.pairs:
        with Path(options.pairs[0]).open(encoding="utf-8") as lines:
            texts += read_texts(lines)[0]
        pairs = [json.loads(line) for line in Path(options.pairs[1]).read_text(encoding="utf-8").splitlines()]
    clock = Clock()
    weighing = ready(texts)
    clock.tell("profiles, vectors, index")
    left, right = rows_of(weighing, [text.group for text in texts])
    clock.tell(f"{len(left):,} candidate pairs")
    scores = weighing.score(left, right)
    clock.tell(f"scores, {int((scores >= 0.2).sum()):,} from 0.2 on")
    print(f"all: {time.perf_counter() - clock.start:.1f} s wall")
    if pairs:
        print(
            f"partners among the candidates ({NEAREST} a text): {kept_share(weighing, left, right, pairs):.1%}"
        )
    one_new(weighing)


def one_new(weighing: Weighing) -> None:
    """Time one new text against all: its vector, its candidates, their scores."""
    start = time.perf_counter()
    text = weighing.texts[len(weighing.texts) // 2]
    profile(text.text, text.language)
    row = [len(weighing.texts) // 2]
    left, right = likest(weighing.vectors, weighing.index.core, row, count=NEAREST)
    probabilities(features(weighing.index, weighing.vectors, left, right))
    print(f"one text against all: {time.perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
