"""Commands of this room: query, brief, overlaps, export, import, undo, history, status, stop, doctor, backup, restore."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any


def register(commands: Any) -> None:
    """Declare the commands to an argparse sub-parser collection."""
    _register_questions(commands)
    _register_keeping(commands)


def _register_questions(commands: Any) -> None:
    query = commands.add_parser(
        "query", help="ask the graph in Cypher, read only", description=query_command.__doc__
    )
    query.add_argument("cypher", nargs="?", metavar="CYPHER", help="the query; - reads standard input")
    query.add_argument("--file", type=Path, metavar="F", help="read the query from a file")
    _add_parameters(query)
    query.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default table")
    query.add_argument(
        "--seconds", type=float, metavar="S", help="time limit (default CONCERTATION_QUERY_SECONDS)"
    )
    query.add_argument(
        "--rows", type=int, metavar="N", help="most rows shown (default CONCERTATION_QUERY_ROWS)"
    )
    query.set_defaults(run=query_command)

    brief = commands.add_parser("brief", help="answer saved briefings", description=brief_command.__doc__)
    brief.add_argument(
        "names", nargs="*", metavar="NAME", help="one or several briefings; none lists them all"
    )
    _add_parameters(brief)
    brief.add_argument(
        "--output", type=Path, metavar="F", help="write a .docx, .pdf, .html, .md, .csv, .xlsx or .json"
    )
    brief.add_argument("--language", choices=("en", "es"), default="en", help="default en")
    brief.add_argument("--as-of", metavar="DATE", help="the day that overdue is counted from (default today)")
    brief.add_argument("--accepted-only", action="store_true", help="leave out what no person has accepted")
    brief.add_argument("--without-bodies", action="store_true", help="an actor alone, without its bodies")
    brief.set_defaults(run=brief_command)

    overlaps = commands.add_parser(
        "overlaps", help="find work that two forums do twice", description=overlaps_command.__doc__
    )
    overlaps.add_argument("--between", nargs=2, metavar=("A", "B"), help="two forums, by name or id")
    overlaps.add_argument(
        "--min-score", type=float, metavar="S", help="leave out pairs below this probability (0 to 1)"
    )
    overlaps.add_argument("--top", type=int, metavar="N", help="the N best pairs")
    overlaps.add_argument("--within", action="store_true", help="pairs of one forum too")
    overlaps.add_argument(
        "--texts", metavar="FILE", help="weigh the texts of a JSON Lines file instead: no database"
    )
    overlaps.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default table")
    overlaps.add_argument(
        "--save-verdicts", metavar="FILE", help="write all verdicts as JSON Lines (- for output)"
    )
    overlaps.add_argument("--read-verdicts", metavar="FILE", help="take in verdicts that another graph saved")
    overlaps.set_defaults(run=overlaps_command)


def _register_keeping(commands: Any) -> None:
    export = commands.add_parser(
        "export", help="write the graph to a file", description=export_command.__doc__
    )
    export.add_argument(
        "file", type=Path, metavar="FILE", help=".csv.zip, .json, .graphml, .gexf, .jsonld or .cypher"
    )
    export.add_argument(
        "--forum", metavar="NAME", help="only what belongs to the meetings of this forum and its bodies"
    )
    export.set_defaults(run=export_command)
    read = commands.add_parser(
        "import", help="fill an empty graph from an export", description=import_command.__doc__
    )
    read.add_argument("file", type=Path, metavar="FILE", help="a .csv.zip or .json that export wrote")
    read.set_defaults(run=import_command)
    undo = commands.add_parser(
        "undo", help="take back a load, edit, merge or verdict", description=undo_command.__doc__
    )
    undo.add_argument("batch", metavar="BATCH", help="its id, as history shows it")
    undo.add_argument(
        "--as", dest="by", metavar="NAME", help="who undoes (default: the user of this computer)"
    )
    undo.set_defaults(run=undo_command)
    history = commands.add_parser(
        "history", help="what was done to the graph, newest first", description=history_command.__doc__
    )
    history.add_argument("--limit", type=int, default=20, metavar="N", help="most batches shown (default 20)")
    history.add_argument("--format", choices=("table", "csv", "json"), default="table", help="default table")
    history.set_defaults(run=history_command)
    status = commands.add_parser(
        "status", help="where the graph is and what runs", description=status_command.__doc__
    )
    status.set_defaults(run=status_command)
    stop = commands.add_parser("stop", help="stop the local graph server", description=stop_command.__doc__)
    stop.set_defaults(run=stop_command)
    doctor = commands.add_parser("doctor", help="look for what is wrong", description=doctor_command.__doc__)
    doctor.add_argument(
        "--edges", action="store_true", help="compare all drawn edges with a full recomputation"
    )
    doctor.set_defaults(run=doctor_command)
    backup = commands.add_parser(
        "backup", help="keep a copy of the whole graph", description=backup_command.__doc__
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="a .zip that must not exist yet")
    backup.set_defaults(run=backup_command)
    restore = commands.add_parser(
        "restore", help="fill an empty graph from a backup", description=restore_command.__doc__
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="what backup wrote")
    restore.set_defaults(run=restore_command)


def _add_parameters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="a parameter; may be repeated"
    )


def _parameters(pairs: list[str]) -> dict[str, str]:
    from graph.errors import UsageError

    found = {}
    for pair in pairs:
        name, joint, value = pair.partition("=")
        if not joint or not name.strip():
            raise UsageError(f"--param takes NAME=VALUE, not {pair!r}.")
        found[name.strip()] = value
    return found


def _open() -> Any:
    from graph.settings import Settings
    from graph.store import open_store

    return open_store(Settings())


def query_command(args: argparse.Namespace) -> int:
    """Print the rows of a Cypher query, which can only read. Values of --param are texts, or JSON where they parse."""
    from graph.errors import QueryStopped, UsageError
    from graph.query import run_query
    from graph.query.output import rows_as
    from graph.query.run import Running

    if (args.cypher is None) == (args.file is None):
        raise UsageError("Give a query, or - for standard input, or --file F.")
    cypher = _query_text(args)
    parameters = {name: _value(text) for name, text in _parameters(args.param).items()}
    running = Running()
    empty = False
    with _open() as store:
        try:
            result = run_query(
                store, cypher, parameters, seconds=args.seconds, rows=args.rows, running=running
            )
        except QueryStopped:
            # What was read until then is still worth showing.
            if running.rows:
                sys.stdout.write(rows_as(args.format, running.columns, running.rows))
            raise
        empty = not result.rows and not store.read("MATCH (r:Record) RETURN r.id AS id LIMIT 1")
    if result.rows or args.format != "table":
        sys.stdout.write(rows_as(args.format, result.columns, result.rows))
    else:
        print("concertation: no rows.", file=sys.stderr)
    if empty:
        print(
            "concertation: the graph holds no record yet; concertation load PATH brings records in.",
            file=sys.stderr,
        )
    if result.truncated:
        print(
            f"concertation: truncated: only the first {len(result.rows):,} rows are shown.", file=sys.stderr
        )
    return 0


def _query_text(args: argparse.Namespace) -> str:
    from graph.errors import UsageError

    if args.file is None:
        return sys.stdin.read() if args.cypher == "-" else str(args.cypher)
    try:
        return str(args.file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{args.file}: the query cannot be read: {error}.") from error


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def brief_command(args: argparse.Namespace) -> int:
    """Answer one or several saved briefings, with a numbered source for every line; without a name, list them."""
    from graph.briefings.answer import MOST, ask
    from graph.briefings.documents import WHOLE, render, write
    from graph.briefings.questions import in_folder, question, shipped
    from graph.settings import Settings

    own, wrong = in_folder(Settings().home / "briefings")
    known = {**shipped(), **own}
    for problem in wrong:
        print(f"concertation: {problem}", file=sys.stderr)
    if not args.names:
        for name, entry in known.items():
            needs = " ".join(f"{p.name}=…" if not p.optional else f"[{p.name}=…]" for p in entry.parameters)
            print(f"{name:18} {entry.title[args.language]}" + (f"   ({needs})" if needs else ""))
        return 1 if wrong else 0
    questions = [question(name, known) for name in args.names]
    given = _parameters(args.param)
    with _open() as store:
        answers = [
            ask(
                store,
                entry,
                given
                if len(questions) == 1
                else {p.name: given[p.name] for p in entry.parameters if p.name in given},
                language=args.language,
                as_of=args.as_of,
                accepted_only=args.accepted_only,
                bodies=not args.without_bodies,
                most=None if args.output and args.output.suffix.lstrip(".").lower() in WHOLE else MOST,
            )
            for entry in questions
        ]
    if args.output:
        write(answers, args.output)
        print(f"{args.output} was written.", file=sys.stderr)
    else:
        sys.stdout.write(render(answers, "md").decode())
    return 0


def overlaps_command(args: argparse.Namespace) -> int:
    """List pairs of actions of different forums that may be the same work, best first, with the reasons."""
    from graph.overlaps.report import overlaps_report, read_verdicts, save_verdicts, texts_report

    if args.save_verdicts or args.read_verdicts:
        with _open() as store:
            text, problems = (
                save_verdicts(store, args.save_verdicts)
                if args.save_verdicts
                else read_verdicts(store, args.read_verdicts)
            )
    elif args.texts:
        text, problems = texts_report(
            args.texts,
            form=args.format,
            between=args.between,
            min_score=args.min_score,
            top=args.top,
            within=args.within,
        )
    else:
        with _open() as store:
            text, problems = overlaps_report(
                store,
                form=args.format,
                between=args.between,
                min_score=args.min_score,
                top=args.top,
                within=args.within,
            )
    sys.stdout.write(text)
    for problem in problems:
        print(f"concertation: {problem}", file=sys.stderr)
    return 1 if problems else 0


def export_command(args: argparse.Namespace) -> int:
    """Write the graph, or one forum's part of it, to a file; whole or not at all."""
    from graph.exports import export_graph
    from graph.find import find_actor, with_bodies

    with _open() as store:
        forums = with_bodies(store, find_actor(store, args.forum)["id"]) if args.forum else None
        size = export_graph(store, args.file, forums=forums, about=args.forum or "")
    print(f"{args.file} was written: {size:,} bytes.", file=sys.stderr)
    return 0


def import_command(args: argparse.Namespace) -> int:
    """Fill an empty graph from an export, whole or not at all."""
    from graph.exports import import_graph

    with _open() as store:
        counts = import_graph(store, args.file)
    print(
        f"{counts['nodes']:,} nodes and {counts['edges']:,} edges were read from {args.file}.",
        file=sys.stderr,
    )
    return 0


def backup_command(args: argparse.Namespace) -> int:
    """Keep a copy of the whole graph, with its history, in one file that either server can be filled from."""
    from graph.errors import UsageError
    from graph.exports import export_graph

    if args.file.exists():
        raise UsageError(f"{args.file} exists already. Give another name; a backup never replaces a file.")
    with _open() as store:
        size = export_graph(store, args.file, about="backup", form=".csv.zip")
    print(f"{args.file} was written: {size:,} bytes.", file=sys.stderr)
    return 0


def restore_command(args: argparse.Namespace) -> int:
    """Fill an empty graph from a backup, whole or not at all."""
    return import_command(args)


def undo_command(args: argparse.Namespace) -> int:
    """Take back a load, review, edit, merge or verdict. Nothing is deleted, and the undoing can be undone."""
    from graph.history import undo
    from graph.people import default_user

    with _open() as store:
        batch = undo(store, args.batch, by=args.by or default_user())
    print(f"{args.batch} was undone as {batch}.", file=sys.stderr)
    return 0


def history_command(args: argparse.Namespace) -> int:
    """List what was done to the graph, newest first: when, by whom, what, and whether it was undone."""
    from graph.history import history
    from graph.query.output import rows_as

    with _open() as store:
        rows = history(store, limit=args.limit)
    columns = ["id", "at", "by", "kind", "title", "undone_by"]
    sys.stdout.write(rows_as(args.format, columns, [{key: row.get(key) for key in columns} for row in rows]))
    if not rows:
        print("Nothing was done to this graph yet.", file=sys.stderr)
    return 0


def status_command(args: argparse.Namespace) -> int:
    """Say where the graph is kept, whether its server runs, and how many use it."""
    from graph.doctor import status
    from graph.settings import Settings

    words = {True: "yes", False: "no"}
    for key, value in status(Settings()).items():
        if value is not None:
            print(f"{key:12} {words[value] if isinstance(value, bool) else value}")
    return 0


def stop_command(args: argparse.Namespace) -> int:
    """Stop the local graph server. The next command starts it again."""
    from graph.doctor import stop
    from graph.settings import Settings

    print(
        "The local graph server was stopped." if stop(Settings()) else "No local graph server ran.",
        file=sys.stderr,
    )
    return 0


def doctor_command(args: argparse.Namespace) -> int:
    """Say what is installed and which server is used, and look for what is wrong."""
    from graph.doctor import examine
    from graph.settings import Settings

    findings = examine(Settings(), edges=args.edges)
    for finding in findings:
        print(f"{'ok  ' if finding.ok else 'BAD '} {finding.what}: {finding.found}")
    return 0 if all(finding.ok for finding in findings) else 1
