"""The front door: the command line of Concertation (``python -m concertation``, or the installed command).

It only dispatches. Each room declares and runs its own commands in its ``commands`` module; what a command
does is one library function that can be called from Python as well.
Results go to standard output, talk to standard error; exit 1 for failure, 2 for wrong use.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

ROOMS = ("loaders", "graph", "web")


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands. Cheap: heavy imports wait until a command runs."""
    parser = argparse.ArgumentParser(
        prog="concertation",
        description="Turn the records of meetings into a graph of who thanked, asked, offered, promised and decided "
        "what, each claim resting on its own words.",
        epilog="Settings are environment variables: see docs/command-line.md.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and stop")
    parser.add_argument("--verbose", action="store_true", help="say more on standard error, with tracebacks")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for room in ROOMS:
        import_module(f"{room}.commands").register(commands)
    return parser


def version() -> str:
    """Return the installed version, or the one of a bare checkout."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("concertation")
    except PackageNotFoundError:
        return "unknown (not installed)"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = build_parser()
    args = parser.parse_args(arguments)
    if args.version:
        print(f"concertation {version()}")
        return 0
    if not args.command:
        parser.print_help()
        return 0
    logging.basicConfig(
        level=logging.INFO if args.verbose else logging.WARNING,
        stream=sys.stderr,
        format="%(levelname)s %(message)s",
    )
    for name in ("neo4j", "neo4j.io", "neo4j.pool", "neo4j.notifications"):
        # Connection tries and server hints are for --verbose; errors reach the user as sentences of our own.
        logging.getLogger(name).setLevel(logging.INFO if args.verbose else logging.CRITICAL)
    return run(args)


def run(args: argparse.Namespace) -> int:
    """Run the chosen command; every known failure becomes one sentence on standard error."""
    from graph.errors import ConcertationError

    try:
        return int(args.run(args) or 0)
    except ConcertationError as error:
        if args.verbose:
            logging.exception("while running %s", args.command)
        print(f"concertation: {_told(error, args)}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        print("concertation: stopped. What was committed stays; the rest was not begun.", file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader of our pipe went away (head, less): not an error of ours. Keep the interpreter from complaining.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _told(error: Exception, args: argparse.Namespace) -> str:
    """The sentence of an error in the language that the command was asked to speak, where it takes one."""
    if getattr(args, "language", "en") == "en":
        return str(error)
    from web.said import said

    return said(str(error), args.language)


if __name__ == "__main__":
    raise SystemExit(main())
