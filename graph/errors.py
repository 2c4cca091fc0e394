"""What can go wrong, as one small tree.

    ConcertationError
    ├── UsageError          the call itself is wrong: an unknown name, a value of the wrong type   (exit 2)
    ├── RecordError         a file cannot be read or is no record                                   (exit 1)
    ├── DataError           data files of our own, or an import, that break their rules             (exit 1)
    ├── StoreError          the database does not answer, refuses the password, has no room         (exit 1)
    │   └── QueryStopped    a query that was stopped: by time, by rows, by the user                 (exit 1)
    ├── QueryRefused        Cypher that is wrong or would write                                     (exit 1)
    └── NotFound            no actor, record, statement, briefing or batch of that name or id       (exit 1)
        └── Ambiguous       a name that fits several; `choices` lists them                          (exit 1)

A message says what was found, where, and what to do next. Exceptions of libraries are turned into
these where they cross into our code, `from` their cause.
"""

from __future__ import annotations


class ConcertationError(Exception):
    """Base of all errors of this project; `str()` of one is a sentence for the person at the screen."""

    exit_code = 1


class UsageError(ConcertationError):
    """The call is wrong: an unknown option, name or value."""

    exit_code = 2


class RecordError(ConcertationError):
    """A file that cannot be read as a record. `path` names it."""

    def __init__(self, path: object, cause: str, remedy: str = "") -> None:
        self.path, self.cause, self.remedy = str(path), cause, remedy
        super().__init__(f"{path}: {cause}" + (f" {remedy}" if remedy else ""))


class DataError(ConcertationError):
    """A data file that breaks the rules of its kind: file, entry and key are named."""


class StoreError(ConcertationError):
    """The database does not answer, refuses the password, or has no room."""


class QueryStopped(StoreError):
    """A query that was stopped by time, by rows, or by the user."""


class QueryRefused(ConcertationError):
    """Cypher that cannot be parsed or that would write. `line` and `column` count from 1 where known."""

    def __init__(self, message: str, *, line: int | None = None, column: int | None = None) -> None:
        self.line, self.column = line, column
        super().__init__(message)


class NotFound(ConcertationError):
    """Nothing of that name or id."""


class Ambiguous(NotFound):
    """A name that fits several things; `choices` lists (id, name) of each."""

    def __init__(self, message: str, choices: list[tuple[str, str]]) -> None:
        self.choices = choices
        super().__init__(message)
