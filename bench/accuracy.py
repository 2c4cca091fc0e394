"""How well statements are read: precision, recall and F1 against annotated records.

    python bench/accuracy.py [--gold DIR] [--records DIR] [--json]

Without arguments it measures the project's own annotated records (tests/accuracy), those that the rules were developed on
apart from those that they were not. A gold folder holds one NAME.jsonl
for each record NAME.txt; its first line is {"meeting": …}, each further line a statement whose actors are lists of
acceptable names and whose words are a `quote` or a `span` of the record. docs/accuracy.md says how the figures are made.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

HERE = ROOT / "tests" / "accuracy"
SETS = {
    "developed on": (HERE / "gold", HERE / "records"),
    "not developed on": (HERE / "blind" / "gold", HERE / "blind" / "records"),
    "samples of the demo": (HERE / "samples", ROOT / "loaders" / "samples"),
}
SMALL = frozenset({"the", "el", "la", "los", "las", "of", "de", "del"})
MEETING = ("forum", "date", "place", "language")
BANDS = {"0.90 to 1": 0.9, "0.80 to 0.90": 0.8, "0.60 to 0.80": 0.6, "below 0.60": 0.0}
"""Confidence that a statement is read with, and the least of each band."""
Found = dict[str, Any]


def words(text: str | None) -> Counter[str]:
    """The words of a text, without case, accents and articles."""
    letters = unicodedata.normalize("NFKD", text or "")
    bare = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    return Counter(word for word in re.findall(r"[\w/]+", bare) if word not in SMALL)


def in_order(text: str) -> str:
    """A name folded with its words in their order."""
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    return " ".join(word for word in re.findall(r"[\w/]+", bare) if word not in SMALL)


def shared(a: str, b: str) -> tuple[float, float]:
    """Words in common over those of the shorter text, and over those of both together."""
    one, other = words(a), words(b)
    common = sum((one & other).values())
    shorter, both = min(sum(one.values()), sum(other.values())), sum((one | other).values())
    return (common / shorter if shorter else 0.0), (common / both if both else 0.0)


def same_words(a: str, b: str) -> float:
    """F1 of the words of two texts."""
    one, other = words(a), words(b)
    total = sum(one.values()) + sum(other.values())
    return 2 * sum((one & other).values()) / total if total else 0.0


def matched(gold: list[list[str]], read: list[Found], *, by_name: bool = False) -> int:
    """How many gold actors are among those read, by name or, unless *by_name*, by the words found."""
    left = [{in_order(a["name"])} if by_name else {in_order(a["name"]), in_order(a["mention"])} for a in read]
    hits = 0
    for names in gold:
        wanted = {in_order(name) for name in names}
        place = next((i for i, have in enumerate(left) if wanted & have), None)
        if place is not None:
            hits += 1
            del left[place]
    return hits


def sides(gold: Found, read: Found) -> list[tuple[list[list[str]], list[Found]]]:
    """Sources beside sources and targets beside targets; joint work is mutual, so there they are one set."""
    pairs = [(gold.get(side) or [], read.get(side) or []) for side in ("source", "target")]
    if gold["type"] == "COORDINATES_WITH":
        return [(pairs[0][0] + pairs[1][0], pairs[0][1] + pairs[1][1])]
    return pairs


def all_right(gold: Found, read: Found) -> bool:
    return all(matched(want, have) == len(want) == len(have) for want, have in sides(gold, read))


def aligned(gold: list[Found], read: list[Found]) -> list[tuple[Found, Found]]:
    """Pair statements of one type whose quotes overlap, each at most once, best overlap first.

    At least half of the shorter quote's words must be shared, and of all words of both 0.3, or 0.15 where all actors agree.
    """
    ranked = []
    for i, one in enumerate(gold):
        for j, other in enumerate(read):
            if one["type"] != other["type"]:
                continue
            shorter, both = shared(one["quote"], other["quote"])
            if shorter < 0.5 or both < (0.15 if all_right(one, other) else 0.3):
                continue
            actors = sum(matched(want, have) for want, have in sides(one, other))
            length = -abs(len(one["quote"]) - len(other["quote"]))
            ranked.append((round(shorter, 2), actors, length, i, j))
    pairs, used = [], (set[int](), set[int]())
    for *_, i, j in sorted(ranked, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((gold[i], read[j]))
    return pairs


@dataclass
class Tally:
    """Sums over records. `types` and `languages` hold gold, read, aligned and fully right statements."""

    sums: Counter[str] = field(default_factory=Counter)
    types: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    languages: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    errors: Counter[str] = field(default_factory=Counter)
    confidence: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def add(self, gold: list[Found], read: list[Found], language: str) -> None:
        """Count one record."""
        pairs = aligned(gold, read)
        hit = {id(one) for pair in pairs for one in pair}
        right = {id(other) for one, other in pairs if all_right(one, other)}
        for one in read:
            band = self.confidence[next(name for name, least in BANDS.items() if one["confidence"] >= least)]
            band.update(read=1, hit=id(one) in hit, full=id(one) in right)
        for kind, statements in (("gold", gold), ("read", read)):
            for one in statements:
                self._count(one["type"], language, kind)
                if id(one) not in hit:
                    self._lost(kind, one)
        for one, other in pairs:
            self._count(one["type"], language, "hit")
            if all_right(one, other):
                self._count(one["type"], language, "full")
            else:
                self.errors[f"{one['type']}: actors"] += 1
            self._compare(one, other)

    def _count(self, kind: str, language: str, what: str) -> None:
        self.sums[what] += 1
        self.types[kind][what] += 1
        self.languages[language][what] += 1

    def _lost(self, kind: str, one: Found) -> None:
        self.errors[f"{one['type']}: {'missed' if kind == 'gold' else 'claimed wrongly'}"] += 1
        self.sums[f"actors {kind}"] += len(one.get("source") or []) + len(one.get("target") or [])
        self.sums[f"due {kind}"] += bool(one.get("due"))

    def _compare(self, gold: Found, read: Found) -> None:
        for want, have in sides(gold, read):
            self.sums["actors hit"] += matched(want, have)
            self.sums["named"] += matched(want, have, by_name=True)
            self.sums["actors gold"] += len(want)
            self.sums["actors read"] += len(have)
        self.sums["quote"] += round(1000 * shared(gold["quote"], read["quote"])[1])
        self.sums["passage"] += str(gold.get("passage")) == str(read.get("passage"))
        if gold.get("action"):
            self.sums["actions"] += 1
            self.sums["action"] += round(1000 * same_words(gold["action"], read.get("action") or ""))
        if gold.get("force"):
            self.sums["forces"] += 1
            self.sums["force"] += gold["force"] == read.get("force")
        self.sums["due gold"] += bool(gold.get("due"))
        self.sums["due read"] += bool(read.get("due"))
        self.sums["due hit"] += bool(gold.get("due")) and gold.get("due") == read.get("due")


def f1(hit: int, gold: int, read: int) -> dict[str, float]:
    precision, recall = hit / read if read else 0.0, hit / gold if gold else 0.0
    total = precision + recall
    value = 2 * precision * recall / total if total else 0.0
    return {
        "precision": round(precision, 4),
        "recall": round(recall, 4),
        "f1": round(value, 4),
        "gold": gold,
        "read": read,
    }


def share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def read_gold(path: Path, record: str) -> tuple[Found, list[Found]]:
    """The meeting and the statements of a gold file; a `span` becomes the quote it stands for."""
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for one in lines[1:]:
        if "quote" not in one:
            one["quote"] = record[slice(*one["span"])]
    return lines[0]["meeting"], lines[1:]


def measure(gold: Path, records: Path) -> Iterator[tuple[str, Found, list[Found], Found, list[Found]]]:
    """Yield for each annotated record its name, gold meeting, gold statements, and the meeting and statements read."""
    from loaders.extract import lines_of, read_record
    from loaders.formats import read_document

    for path in sorted(gold.glob("*.jsonl")):
        source = records / f"{path.stem}.txt"
        meeting, wanted = read_gold(path, source.read_text(encoding="utf-8", errors="replace"))
        first, *read = lines_of(read_record(read_document(source)))
        yield path.stem, meeting, wanted, first["meeting"], read


def meeting_hits(gold: Found, read: Found) -> Iterator[tuple[str, bool]]:
    """Which fields of the meeting that gold has were read."""
    for name in MEETING:
        if not gold.get(name):
            continue
        if name == "forum":
            yield name, in_order(read["forum"] or "") in {in_order(one) for one in gold["forum"]}
        elif name == "place":
            yield name, shared(read["place"] or "", gold["place"])[0] >= 0.5
        else:
            yield name, read[name] == gold[name]


def figures(tally: Tally, meetings: Counter[str]) -> dict[str, Any]:
    s = tally.sums
    hits = s["hit"] or 1
    table = {name: f1(c["hit"], c["gold"], c["read"]) for name, c in sorted(tally.types.items())}
    languages = {
        name: {"statements": f1(c["hit"], c["gold"], c["read"]), "full": f1(c["full"], c["gold"], c["read"])}
        for name, c in sorted(tally.languages.items())
    }
    return {
        "statements": f1(s["hit"], s["gold"], s["read"]),
        "full": f1(s["full"], s["gold"], s["read"]),
        "actors": f1(s["actors hit"], s["actors gold"], s["actors read"]),
        "due": f1(s["due hit"], s["due gold"], s["due read"]),
        "meeting": {name: f"{meetings[name]}/{meetings[name + ' gold']}" for name in MEETING},
        "quote": round(s["quote"] / 1000 / hits, 4),
        "action": round(s["action"] / 1000 / (s["actions"] or 1), 4),
        "named": round(s["named"] / (s["actors hit"] or 1), 4),
        "passage": round(s["passage"] / hits, 4),
        "force": round(s["force"] / (s["forces"] or 1), 4),
        "types": table,
        "languages": languages,
        "confidence": {
            name: {
                "read": c["read"],
                "right": share(c["hit"], c["read"]),
                "actors too": share(c["full"], c["read"]),
            }
            for name in BANDS
            if (c := tally.confidence[name])
        },
        "errors": dict(tally.errors.most_common(10)),
    }


def table(result: dict[str, Any]) -> str:
    """The figures as lines of text."""

    def row(name: str, value: dict[str, float]) -> str:
        return f"{name:18} P {value['precision']:.3f}  R {value['recall']:.3f}  F1 {value['f1']:.3f}  gold {value['gold']}"

    lines = [row(name, result[name]) for name in ("statements", "full", "actors", "due")]
    lines.append(
        "meeting            " + "  ".join(f"{name} {value}" for name, value in result["meeting"].items())
    )
    lines.append(
        "  ".join(f"{name} {result[name]:.3f}" for name in ("quote", "action", "named", "passage", "force"))
    )
    for name, value in result["languages"].items():
        lines += [row(f"  {name}", value["statements"]), row(f"  {name} full", value["full"])]
    lines += [row(f"  {name}", value) for name, value in result["types"].items()]
    lines += [
        f"  confidence {name:13} read {band['read']:4}  right {band['right']:.3f}  with all actors {band['actors too']:.3f}"
        for name, band in result["confidence"].items()
    ]
    lines += [f"  {count:3} x {name}" for name, count in result["errors"].items()]
    return "\n".join(lines)


def figures_of(gold: Path, records: Path) -> dict[str, Any]:
    """The figures of all annotated records of a folder."""
    tally, meetings = Tally(), Counter[str]()
    for _, meeting, wanted, found, read in measure(gold, records):
        tally.add(wanted, read, meeting.get("language") or "?")
        for name, right in meeting_hits(meeting, found):
            meetings[name] += right
            meetings[name + " gold"] += 1
    return figures(tally, meetings)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, help="folder of annotations; the project's own without it")
    parser.add_argument("--records", type=Path, help="folder of the records; the same folder without it")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    args = parser.parse_args()
    sets = {"": (args.gold, args.records or args.gold)} if args.gold else SETS
    for _, (gold, records) in sets.items():
        if not any(gold.glob("*.jsonl")):
            parser.error(f"{gold} holds no annotations (NAME.jsonl)")
        for folder in (gold, records):
            if not folder.is_dir():
                parser.error(f"{folder} is no folder")
    results = {name: figures_of(*folders) for name, folders in sets.items()}
    if args.json:
        print(json.dumps(results.get("", results), ensure_ascii=False, indent=1))
    else:
        print("\n\n".join((f"{name}\n" if name else "") + table(result) for name, result in results.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
