"""How well actors meet over records: B³ of the nodes that actors become, against the names that annotators gave.

    python bench/actors_b3.py [--gold DIR] [--records DIR]

Every record is read, statements are aligned with the annotated ones (same type, quotes that overlap), and each annotated
actor that was found gives one pair: the node it became (its identity over all records) and the actor the annotators
meant. B³ precision is the mean share of a node's mentions that mean one actor, recall the mean share of an actor's
mentions that came together in one node (Bagga and Baldwin 1998). Two annotated actors are one where their first names
agree and they share a second name, or either has only few.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graph.identity import identity_of
from graph.model import Actor, Reading
from graph.registry import fold
from loaders.extract import read_record
from loaders.files import read_document

HERE = Path(__file__).parent.parent / "tests" / "accuracy"
Pair = tuple[str, tuple[str, ...], str]
"""The node's key, the annotated names, and the record."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--gold", type=Path, default=HERE / "gold")
    parser.add_argument("--records", type=Path, default=HERE / "records")
    parser.add_argument(
        "--show", action="store_true", help="list actors that fell apart and nodes that mix actors"
    )
    args = parser.parse_args()
    pairs = [pair for file in sorted(args.gold.glob("*.jsonl")) for pair in pairs_of(file, args.records)]
    precision, recall = b_cubed([(node, names) for node, names, _ in pairs])
    f1 = 2 * precision * recall / (precision + recall) if pairs else 0.0
    print(f"{len(pairs)} mentions  B3 precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    if args.show:
        show(pairs)
    return 0


def pairs_of(gold_file: Path, records: Path) -> Iterator[Pair]:
    """Yield (node, annotated names, record) of the annotated actors of one record that were found."""
    files = [path for path in records.iterdir() if path.stem == gold_file.stem]
    if not files:
        return
    reading = read_record(read_document(files[0].read_bytes(), files[0].name))
    text = reading.document.text
    gold = [json.loads(line) for line in gold_file.read_text(encoding="utf-8").splitlines() if line.strip()]
    taken: set[int] = set()
    for one in gold:
        if "meeting" in one:
            continue
        quote = one.get("quote") or text[slice(*one["span"])]
        best = max(
            (
                (overlap(quote, s.quote), -n)
                for n, s in enumerate(reading.statements)
                if s.type == one["type"] and n not in taken
            ),
            default=(0.0, 0),
        )
        if best[0] >= 0.5:
            taken.add(-best[1])
            yield from _pairs(one, reading, -best[1], gold_file.stem)


def _pairs(one: dict[str, Any], reading: Reading, number: int, record: str) -> Iterator[Pair]:
    statement = reading.statements[number]
    left: list[Actor] = [*statement.source, *statement.target]
    for names in [*one.get("source", []), *one.get("target", [])]:
        wanted = {fold(name) for name in names}
        hit = next((a for a in left if {fold(a.name), fold(a.mention)} & wanted), None)
        if hit is not None:
            left.remove(hit)
            node = identity_of(
                hit, record_id=record, language=reading.meeting.language, body=reading.meeting.body
            )
            yield node.match, tuple(names), record


def overlap(a: str, b: str) -> float:
    """Shared words over the shorter of the two."""
    one, two = Counter(re.findall(r"\w+", a.lower())), Counter(re.findall(r"\w+", b.lower()))
    shorter = min(sum(one.values()), sum(two.values()))
    return sum((one & two).values()) / shorter if shorter else 0.0


def actors_of(lists: list[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    """A number for each list of names; lists of one actor have one number."""
    numbers: dict[tuple[str, ...], int] = {}
    for names in dict.fromkeys(lists):
        mine = {fold(name) for name in names}
        for other, number in numbers.items():
            theirs = {fold(name) for name in other}
            if fold(names[0]) == fold(other[0]) and (
                len(mine & theirs) > 1 or min(len(mine), len(theirs)) < 3
            ):
                numbers[names] = number
                break
        numbers.setdefault(names, len(numbers))
    return numbers


def b_cubed(pairs: list[tuple[str, tuple[str, ...]]]) -> tuple[float, float]:
    """B³ precision and recall of (node, names) pairs; 0 where there are none."""
    if not pairs:
        return 0.0, 0.0
    numbers = actors_of([names for _, names in pairs])
    both = Counter((node, numbers[names]) for node, names in pairs)
    nodes = Counter(node for node, _ in pairs)
    actors = Counter(numbers[names] for _, names in pairs)
    precision = sum(count * count / nodes[node] for (node, _), count in both.items()) / len(pairs)
    recall = sum(count * count / actors[actor] for (_, actor), count in both.items()) / len(pairs)
    return precision, recall


def show(pairs: list[Pair]) -> None:
    """Print nodes that mix actors, and actors that became several nodes."""
    numbers = actors_of([names for _, names, _ in pairs])
    of_node, of_actor = defaultdict(Counter), defaultdict(Counter)
    for node, names, record in pairs:
        of_node[node][names[0]] += 1
        of_actor[numbers[names], names[0]][f"{node} ({record})"] += 1
    for node, actors in of_node.items():
        if len(actors) > 1:
            print("mixed ", node, dict(actors))
    for (_, name), nodes in of_actor.items():
        if len({node.split(" (")[0] for node in nodes}) > 1:
            print("apart ", name, dict(nodes))


if __name__ == "__main__":
    raise SystemExit(main())
