"""Commands of this room: extract and load."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def register(commands: Any) -> None:
    """Declare the commands to an argparse sub-parser collection."""
    extract = commands.add_parser(
        "extract", help="print the statements of records as JSON Lines", description=extract_command.__doc__
    )
    extract.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, folder or zip; - reads standard input"
    )
    extract.add_argument(
        "--output-dir", type=Path, metavar="DIR", help="write one NAME.jsonl per record here"
    )
    extract.add_argument(
        "--explain",
        action="store_true",
        help="say for each passage what was found, by which rule, and what gave nothing",
    )
    extract.set_defaults(run=extract_command)

    load = commands.add_parser("load", help="load records into the graph", description=load_command.__doc__)
    load.add_argument(
        "paths", nargs="+", metavar="PATH", help="a file, folder or zip; - reads standard input"
    )
    load.add_argument("--json", action="store_true", help="one line of JSON a record, once it is committed")
    load.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
    load.add_argument(
        "--as", dest="by", metavar="NAME", help="who loads (default: the user of this computer)"
    )
    load.add_argument(
        "--meeting",
        metavar="FORUM,DATE,…",
        help="what the record does not show: forum=…,date=…,end_date=…,place=…,title=…",
    )
    version = load.add_mutually_exclusive_group()
    version.add_argument(
        "--replaces", metavar="RECORD", help="the id of the record that this is a new version of"
    )
    version.add_argument(
        "--new", action="store_true", help="a record of its own, though it resembles another"
    )
    load.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes that read files (default 1)"
    )
    load.set_defaults(run=load_command)


def extract_command(args: argparse.Namespace) -> int:
    """Print the statements of records as JSON Lines; reads only, needs no database.

    Before each record's statements one line {"record": file, "meeting": {...}} is printed.
    """
    from graph.errors import ConcertationError

    from .extract import explain, lines_of
    from .load import readings
    from .output import write_outputs

    if args.output_dir and not args.explain:
        written, errors = write_outputs(args.paths, args.output_dir)
        for error in errors:
            print(f"concertation: {error}", file=sys.stderr)
        print(f"{len(written)} files were written to {args.output_dir}.", file=sys.stderr)
        return 1 if errors else 0
    failed = 0
    for reading in readings(args.paths):
        if isinstance(reading, ConcertationError):
            print(f"concertation: {reading}", file=sys.stderr)
            failed += 1
            continue
        for warning in reading.document.warnings:
            print(f"concertation: {reading.document.name}: {warning}", file=sys.stderr)
        if args.explain:
            sys.stdout.write(explain(reading))
        else:
            sys.stdout.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines_of(reading))
    return 1 if failed else 0


def load_command(args: argparse.Namespace) -> int:
    """Load records into the graph: each whole or not at all. Loading the same text twice changes nothing."""
    from graph.errors import ConcertationError
    from graph.meetings import with_meeting
    from graph.people import default_user
    from graph.progress import progress
    from graph.settings import Settings
    from graph.store import open_store

    from .load import load_paths

    failed = 0
    with open_store(Settings()) as store:
        outcomes = load_paths(
            store,
            args.paths,
            by=args.by or default_user(),
            replaces=args.replaces,
            new=args.new,
            dry_run=args.dry_run,
            workers=args.workers,
            meeting=(lambda reading: with_meeting(reading, args.meeting)) if args.meeting else None,
        )
        changed: dict[str, str] = {}
        for outcome in progress(outcomes, label="records"):
            failed += isinstance(outcome, ConcertationError)
            if isinstance(outcome, ConcertationError):
                print(f"concertation: {outcome}", file=sys.stderr)
            if args.json:
                line = (
                    {"error": str(outcome)} if isinstance(outcome, ConcertationError) else outcome.to_json()
                )
                print(json.dumps(line, ensure_ascii=False), flush=True)
            elif not isinstance(outcome, ConcertationError):
                print(("would be: " if args.dry_run else "") + outcome.sentence(), flush=True)
                if outcome.batch and not args.dry_run:
                    changed[outcome.record] = outcome.file
        if changed:
            from graph.overlaps.stored import after_load

            for sentence in after_load(store, changed):
                print(sentence, file=sys.stderr)
    return 1 if failed else 0
