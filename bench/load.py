"""How long loading takes, beside what it cannot be quicker than: reading alone, and bare writing over Bolt.

    python bench/load.py [--records 1 100 1000] [--server embedded|neo4j]

For each number of records: seconds to read and load them, seconds to read them alone, seconds to create as many
nodes and relationships with nothing around it, the ratio of the first to the sum of the others, and the highest
memory of this process. The records are made of templates, as long as the report of a working meeting.
`neo4j` uses CONCERTATION_DATABASE. The graph is emptied: a temporary local one, or that Neo4j if it holds no record.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from neo4j import ManagedTransaction

from graph.load import load_reading
from graph.local import server
from graph.settings import Settings
from graph.store import Store, open_store
from loaders.extract import read_record
from loaders.files import read_document

FORUMS = [
    f"{kind} on {topic}"
    for kind in ("Regional Conference", "Coastal Commission", "Inter-Agency Working Group")
    for topic in ("Ferry Safety", "River Health", "Harbour Training", "Mountain Rescue")
]
COUNTRIES = [
    "Peru",
    "Chile",
    "Mexico",
    "Panama",
    "Canada",
    "Honduras",
    "Jamaica",
    "Guatemala",
    "Ecuador",
    "Cuba",
]
BODIES = ["IOM", "UNHCR", "the Technical Secretariat", "UNICEF", "the Member Countries", "ILO"]
THINGS = [
    "guide",
    "manual",
    "directory of focal points",
    "questionnaire",
    "work plan",
    "training module",
    "report",
]
TOPICS = [
    "crew certificates",
    "night patrols",
    "lost children",
    "water gauges",
    "seasonal pilots",
    "first aid",
]
TEMPLATES = [
    "To thank {country} for hosting the workshop on {topic}.",
    "To request {body} to publish the {thing} on {topic} by {date}.",
    "{country} offered to host a seminar on {topic} in {month}.",
    "{body} will circulate the {thing} on {topic} before {date}.",
    "To take note of the presentation by {body} on {topic}.",
    "To welcome the efforts of {country} concerning {topic}.",
    "To approve the {thing} on {topic} presented by {country}.",
    "{country} proposed to revise the {thing} on {topic}.",
    "To urge {country} and {other} to share their data on {topic} by {date}.",
    "To hold a joint training on {topic} in coordination with {body}.",
    "{country} reported on the progress of the {thing} on {topic}.",
    "To instruct {body} to prepare a {thing} on {topic} for the next meeting.",
]
CLAUSES = 28


def record_text(number: int) -> str:
    """The text of one record; the same number gives the same text."""
    chance = random.Random(number)
    forum = FORUMS[number % len(FORUMS)]
    year, month, day = 2005 + number // 300, 1 + (number // 25) % 12, 1 + number % 25
    months = ("January", "March", "May", "June", "September", "November")
    lines = [
        f"Report of the Meeting of the {forum}",
        f"{COUNTRIES[number % 10]}, {day} {months[month % 6]} {year}",
        "",
    ]
    for clause in range(1, CLAUSES + 1):
        country, other = chance.sample(COUNTRIES, 2)
        date = f"{chance.randint(1, 28)} {chance.choice(months)} {year + 1}"
        words = chance.choice(TEMPLATES).format(
            country=country, other=other, body=chance.choice(BODIES), thing=chance.choice(THINGS),
            topic=chance.choice(TOPICS), date=date, month=chance.choice(months),
        )  # fmt: skip
        lines.append(f"{clause}. {words[0].upper()}{words[1:]}")
        lines.append("")
    return "\n".join(lines)


def readings(count: int) -> Iterator[object]:
    for number in range(count):
        yield read_record(read_document(record_text(number).encode(), f"record-{number}.txt"))


def empty(store: Store) -> None:
    query = "MATCH (n) WHERE NOT n:Schema WITH n LIMIT 2000 DETACH DELETE n RETURN count(*) AS gone"
    while store.write(lambda tx: tx.run(query).single(strict=True)["gone"]):
        pass


def seconds_to_load(store: Store, count: int) -> float:
    start = time.perf_counter()
    for reading in readings(count):
        load_reading(store, reading, by="bench", new=True)  # type: ignore[arg-type]
    return time.perf_counter() - start


def seconds_to_read(count: int) -> float:
    start = time.perf_counter()
    for _ in readings(count):
        pass
    return time.perf_counter() - start


def seconds_to_write(store: Store, count: int, nodes: int, edges: int) -> float:
    """Bare writing: a transaction a record, its share of nodes, and edges between them found by id."""
    share, links = nodes // count, edges // count
    start = time.perf_counter()
    for number in range(count):
        rows = [
            {"id": f"{number}-{k}", "text": "a line of some forty letters, more or less"}
            for k in range(share)
        ]
        pairs = [{"a": f"{number}-{k % share}", "b": f"{number}-{(k * 7 + 1) % share}"} for k in range(links)]

        def work(tx: ManagedTransaction, rows: object = rows, pairs: object = pairs) -> None:
            tx.run("UNWIND $rows AS row CREATE (n:Passage) SET n = row", rows=rows).consume()
            tx.run(
                "UNWIND $pairs AS p MATCH (a:Passage {id: p.a}) MATCH (b:Passage {id: p.b}) CREATE (a)-[:PART_OF]->(b)",
                pairs=pairs,
            ).consume()

        store.write(work)
    return time.perf_counter() - start


def measure(store: Store, count: int) -> dict[str, float]:
    empty(store)
    load = seconds_to_load(store, count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    nodes = store.read("MATCH (n) RETURN count(n) AS n")[0]["n"]
    edges = store.read("MATCH ()-[e]->() RETURN count(e) AS n")[0]["n"]
    statements = store.read("MATCH (s:Statement) RETURN count(s) AS n")[0]["n"]
    read = seconds_to_read(count)
    empty(store)
    write = seconds_to_write(store, count, nodes, edges)
    empty(store)
    return {
        "records": count, "statements": statements, "nodes": nodes, "edges": edges, "load": load, "read": read,
        "write": write, "ratio": load / (read + write), "peak_mb": peak,
    }  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[1, 100, 1000])
    parser.add_argument("--server", choices=("embedded", "neo4j"), default="embedded")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings() if options.server == "neo4j" else Settings(home=Path(folder), database="")
        with open_store(settings) as store:
            if store.read("MATCH (r:Record) RETURN count(r) AS n")[0]["n"]:
                sys.exit("This graph holds records; the measurement would delete them.")
            # The first words in a language cost their vocabulary, and a server that has just started compiles what it runs.
            seconds_to_load(store, 250)
            for count in options.records:
                row = measure(store, count)
                print(
                    "  ".join(f"{k} {v:.2f}" if isinstance(v, float) else f"{k} {v}" for k, v in row.items())
                )
        if options.server == "embedded":
            server.stop(settings.home)
    return 0


if __name__ == "__main__":
    sys.exit(main())
