"""Overlaps as text for the command line: a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import RecordError
from graph.files import write_whole
from graph.overlaps.reasons import Reason
from graph.overlaps.texts import notes, pairs_of, read_texts

if TYPE_CHECKING:
    from graph.store import Store

_COLUMNS = ("score", "a", "a_forum", "a_text", "b", "b_forum", "b_text", "verdict", "reasons")


def texts_report(
    path: str,
    *,
    form: str = "table",
    between: tuple[str, str] | list[str] | None = None,
    min_score: float | None = None,
    top: int | None = None,
    within: bool = False,
) -> tuple[str, list[str]]:
    """The pairs of a JSON Lines file ("-" is standard input) as text, and a sentence for every line left out or changed.

    Raises `RecordError` for a file that cannot be read, `UsageError` for senseless limits.
    """
    try:
        if path == "-":
            texts, problems = read_texts(sys.stdin)
        else:
            with Path(path).open(encoding="utf-8-sig") as lines:
                texts, problems = read_texts(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(
            path, f"it cannot be read: {error}.", "A JSON Lines file in UTF-8 is wanted."
        ) from error
    pairs = pairs_of(
        texts,
        between=(between[0], between[1]) if between else None,
        min_score=min_score,
        top=top,
        within=within,
    )
    for note in notes(texts, pairs, within=within):
        print(f"concertation: {note}", file=sys.stderr)
    if form == "json":
        return _json([pair.to_json() for pair in pairs]), problems
    by_id = {text.id: text for text in texts}
    rows = [
        {
            "score": pair.score, "a": pair.a, "a_forum": by_id[pair.a].group, "a_text": by_id[pair.a].text, "b": pair.b,
            "b_forum": by_id[pair.b].group, "b_text": by_id[pair.b].text, "verdict": "", "reasons": _said(pair.reasons),
        }
        for pair in pairs
    ]  # fmt: skip
    return _written(rows, form), problems


def overlaps_report(
    store: Store,
    *,
    form: str = "table",
    between: tuple[str, str] | list[str] | None = None,
    min_score: float | None = None,
    top: int | None = None,
    within: bool = False,
) -> tuple[str, list[str]]:
    """The pairs of work in the graph as text; there are no problems to tell, so the list is empty.

    What is found is drawn as well (`refresh`), so that queries and briefings see it.
    """
    from graph.overlaps import stored
    from graph.overlaps.works import names_of

    stored.refresh(store)
    found = stored.overlaps(
        store,
        between=(between[0], between[1]) if between else None,
        min_score=min_score,
        top=top,
        within=within,
    )
    weighed = stored.weigh_graph(store)
    for note in stored.notes(found, weighed, within=within):
        print(f"concertation: {note}", file=sys.stderr)
    for one, other in stored.translated(store, weighed):
        print(
            f"concertation: “{one}” and “{other}” read as one text in two languages: what they share is not listed.",
            file=sys.stderr,
        )
    names = names_of(store, [forum for o in found for w in (o.a, o.b) for forum in w.forums])
    rows: list[dict[str, Any]] = []
    for o in found:
        row: dict[str, Any] = {"a": o.a.id, "b": o.b.id, "score": o.score}
        for side, work in (("a", o.a), ("b", o.b)):
            row[f"{side}_text"] = work.text
            row[f"{side}_forum"] = ", ".join(names[f]["name"] for f in work.forums if f in names)
            row[f"{side}_date"] = work.date
        row["verdict"] = (o.verdict or {}).get("verdict")
        row["reasons"] = [reason.to_json() for reason in o.reasons] if form == "json" else _said(o.reasons)
        rows.append(row)
    return (_json(rows) if form == "json" else _written(rows, form)), []


def save_verdicts(store: Store, path: str) -> tuple[str, list[str]]:
    """Write all verdicts to *path*, a line each; "-" gives them as text instead. No problems are told."""
    from graph.overlaps.verdicts import export_verdicts

    text = "".join(f"{line}\n" for line in export_verdicts(store))
    if path == "-":
        return text, []
    write_whole(Path(path), text.encode())
    return f"{text.count(chr(10))} verdicts were written to {path}.\n", []


def read_verdicts(store: Store, path: str) -> tuple[str, list[str]]:
    """Take in the verdicts of *path*; what was done, and a sentence for every line that could not be used."""
    from graph.overlaps.verdicts import import_verdicts
    from graph.people import default_user

    try:
        lines = io.StringIO(sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise RecordError(
            path, f"it cannot be read: {error}.", "A file of --save-verdicts is wanted."
        ) from error
    batch, problems = import_verdicts(store, lines, by=default_user())
    return (f"Taken in as batch {batch}.\n" if batch else "Nothing new.\n"), problems


def _json(rows: list[dict[str, Any]]) -> str:
    if not rows:
        return "[]\n"
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows) + "\n]\n"


def _said(reasons: tuple[Reason, ...]) -> str:
    return "; ".join(str(reason) for reason in reasons)


def _written(rows: list[dict[str, Any]], form: str) -> str:
    if form == "csv":
        out = io.StringIO()
        writer = csv.DictWriter(out, _COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _cell(row.get(name)) for name in _COLUMNS} for row in rows)
        return out.getvalue()
    blocks = []
    for row in rows:
        head = f"{row['score']:.2f}  {row['a_forum'] or 'unknown forum'}: {row['a_text']}"
        lines = [head, f"      {row['b_forum'] or 'unknown forum'}: {row['b_text']}"]
        if row.get("verdict"):
            lines.append(f"      {row['verdict']}")
        if row["reasons"]:
            lines.append(f"      {row['reasons']}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + ("\n" if blocks else "")


def _cell(value: Any) -> Any:
    """*value* as a cell; what a spreadsheet would take for a formula is marked as text."""
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return "" if value is None else value
