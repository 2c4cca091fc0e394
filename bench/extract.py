"""Speed of extraction on one core: by stage, over the size of one record, over many records, and with two processes.

    python bench/extract.py [--sizes 1,10,100,1000] [--records 200]

Sizes are thousands of characters of one generated record; the floor is reading the text and cutting it into words. A
stage's figure is what it adds: format, structure, meeting and actors, acts.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

COUNTRIES = ("Fiji", "Samoa", "Chile", "Togo", "Norway", "Mexico", "Kenya", "Peru", "Malta", "Ghana")
WORK = (
    "print the atlas of the harbours", "train ten pilots", "share the list of vessels", "repair the mole",
    "count the ferries",
    "translate the guide", "host the next workshop", "publish the tariff", "test the buoys", "survey the reefs",
)  # fmt: skip
SENTENCES = (
    "To thank {a} for its report on how to {w}.",
    "To ask the Technical Secretariat to {w} before 30 June {y}.",
    "{a} and {b} offered to {w}, in coordination with IOM.",
    "The delegation of {a} informed the meeting that it had begun to {w} in {y}.",
    "It was agreed that {a} will {w} within six weeks.",
    "The participants discussed at length whether it is useful to {w}.",
)


def record(characters: int, seed: int) -> str:
    """A record of about that many characters; the same seed gives the same text."""
    rng = random.Random(seed)
    text = f"HARBOUR NETWORK\n\nReport of the meeting\n\nSuva, Fiji, {1 + seed % 28} June 2021\n"
    lines, size, number = [text], len(text), 0
    while size < characters:
        number += 1
        a, b = rng.sample(COUNTRIES, 2)
        line = (
            f"\n{number}. "
            + rng.choice(SENTENCES).format(a=a, b=b, w=rng.choice(WORK), y=rng.randint(2022, 2030))
            + "\n"
        )
        lines.append(line)
        size += len(line)
    return "".join(lines)


def timed(work: Callable[[], object], least: float = 0.2) -> float:
    """Seconds of processor time that *work* takes, the mean of as many runs as fill *least* seconds."""
    work()  # what is read only once is not counted
    runs, begun = 0, time.process_time()
    while not runs or time.process_time() - begun < least:
        work()
        runs += 1
    return (time.process_time() - begun) / runs


def processor_seconds() -> float:
    """Processor time of this process and of its children that have ended."""
    return sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


def stages(path: Path) -> dict[str, float]:
    """Seconds of the floor and of each stage up to and with it, for one file."""
    from loaders.actors import ActorReader
    from loaders.extract import read_record
    from loaders.formats import read_document
    from loaders.meeting import read_meeting
    from loaders.structure import passages_of

    document = read_document(path)
    passages = passages_of(document)

    def named() -> object:
        reader = ActorReader(document.text, "en", passages)
        return read_meeting(document, passages, reader), reader.mentions()

    return {
        "floor": timed(lambda: re.findall(r"\w+|[^\w\s]", path.read_text(encoding="utf-8"))),
        "format": timed(lambda: read_document(path)),
        "structure": timed(lambda: passages_of(document)),
        "actors": timed(named),
        "all": timed(lambda: read_record(read_document(path))),
    }


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default="1,10,100,1000", help="thousands of characters")
    parser.add_argument("--records", type=int, default=200, help="records of 4,000 characters")
    args = parser.parse_args()
    os.environ.setdefault("CONCERTATION_TEXT_MB", "40")
    from loaders.load import readings

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print("characters   floor ms  format ms  structure ms  actors ms    all ms   characters/s   floors")
        for size in map(float, args.sizes.split(",")):
            path = folder / "one.txt"
            path.write_text(record(int(size * 1000), 1), encoding="utf-8")
            took = stages(path)
            ms = "  ".join(
                f"{1000 * took[key]:9.2f}" for key in ("floor", "format", "structure", "actors", "all")
            )
            speed, floors = path.stat().st_size / took["all"], took["all"] / took["floor"]
            print(f"{path.stat().st_size:10,}  {ms}  {speed:12,.0f}  {floors:7.0f}", flush=True)
            path.unlink()
        for number in range(args.records):
            (folder / f"record-{number}.txt").write_text(record(4_000, number), encoding="utf-8")
        for workers in (1, 2):
            begun, busy = time.monotonic(), processor_seconds()
            count = sum(1 for _ in readings([folder], workers=workers))
            took, used = time.monotonic() - begun, processor_seconds() - busy
            print(
                f"{count} records of 4,000 characters, {workers} process(es): {count / took:.1f} a second by the clock, "
                f"{count / used:.1f} a second of processor time",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
