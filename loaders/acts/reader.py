"""What the reading of clauses asks of the reading of actors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from graph.model import Actor


class Mention(Protocol):
    """An actor's name in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def actor(self) -> Actor: ...


class Reader(Protocol):
    """What is asked of the reading of actors; `loaders.actors.ActorReader` gives it."""

    def mentions(self, start: int = 0, end: int | None = None) -> Sequence[Mention]: ...
    def read_list(self, start: int, end: int) -> list[Actor]: ...
    def read_prefix(self, start: int, end: int) -> tuple[list[Actor], int]: ...
    def subject_before(self, position: int, *, many: bool = False, person: bool = False) -> list[Actor]: ...
