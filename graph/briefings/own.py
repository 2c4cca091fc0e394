"""A user's own briefings: files in the folder ``briefings`` of the home, read, saved and taken away."""

from __future__ import annotations

import json
import re
from pathlib import Path

from graph.errors import NotFound, UsageError
from graph.files import write_whole
from graph.local.files import private_folder

from .questions import Question, in_folder, read_question, shipped

MAX_BYTES = 64 * 1024
"""Size of a briefing's file. The largest that ships has 4 KB."""
_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")
_OWNER = re.compile(r"^owner\s*:", re.MULTILINE)


def folder(home: Path) -> Path:
    """Return where a user's own briefings are kept."""
    return home / "briefings"


def known(home: Path) -> tuple[dict[str, Question], list[str]]:
    """Return all briefings by name, a user's own after the shipped ones, and what is wrong with files that fail."""
    own, wrong = in_folder(folder(home))
    return {**shipped(), **own}, [str(problem) for problem in wrong]


def text_of(home: Path, name: str) -> str:
    """Return the file of a user's own briefing. Raises `NotFound`."""
    path = _path(home, name)
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise NotFound(f"There is no briefing of your own called {name!r}.") from error


def save(home: Path, name: str, text: str, *, owner: str) -> Question:
    """Keep a briefing under *name* and return it; a header without an owner gets *owner*.

    Raises `UsageError` for a name that cannot be used, `DataError` with file and line for a text that breaks the rules.
    """
    path = _path(home, name)
    if name in shipped():
        raise UsageError(f"The name {name!r} is that of a shipped briefing; choose another.")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text.encode()) > MAX_BYTES:
        raise UsageError(f"A briefing's file has at most {MAX_BYTES // 1024} KB.")
    head, end, rest = text.partition("*/")
    if end and not _OWNER.search(head):
        # JSON's quoting is YAML's too, so that a name cannot add keys of its own.
        text = f"{head.rstrip()}\nowner: {json.dumps(owner, ensure_ascii=False)}\n{end}{rest}"
    question = read_question(name, text, path=path.name)
    private_folder(home)
    private_folder(path.parent)
    write_whole(path, text.encode())
    return question


def remove(home: Path, name: str) -> None:
    """Take a user's own briefing away. Raises `NotFound`."""
    try:
        _path(home, name).unlink()
    except FileNotFoundError as error:
        raise NotFound(f"There is no briefing of your own called {name!r}.") from error


def _path(home: Path, name: str) -> Path:
    if not _NAME.fullmatch(name):
        raise UsageError(
            f"{name!r} cannot name a briefing: small letters, digits and hyphens, beginning with a letter."
        )
    return folder(home) / f"{name}.cypher"
