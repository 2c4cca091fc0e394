"""Work that takes longer than a page may: done in the background, while pages say how far it is."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Lock, Semaphore, Thread
from typing import Any

from flask import Flask, current_app

from graph.errors import ConcertationError

log = logging.getLogger(__name__)
AT_ONCE = 2
"""Jobs that run at the same time; others wait for their turn."""
KEPT_SECONDS = 3600
"""How long the outcome of a job is kept."""


@dataclass
class Job:
    """One piece of work. `phase` is a word of the texts (`upload.phase.…`); `done` of `total` counts, where that is known.

    `outcomes` is what its pages show. `error` is a fault that ended it, `reference` the one under which the log tells more.
    Work that `writes` is not called off once it was asked for. `ended` tells when it was done, with or without a fault.
    """

    key: str
    phase: str = "waiting"
    done: int = 0
    total: int | None = None
    outcomes: list[Any] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    error: Exception | None = None
    writes: bool = False
    begun: float = field(default_factory=time.monotonic)
    ended: float | None = None
    idle: Event = field(default_factory=Event)

    @property
    def seconds(self) -> int:
        return int((self.ended or time.monotonic()) - self.begun)

    @property
    def at_work(self) -> bool:
        return not self.idle.is_set()


class Jobs:
    """The jobs of one application, by their keys."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._turns = Semaphore(AT_ONCE)

    def get(self, key: str) -> Job | None:
        """The job of a key; None where there is none, or where it ended over an hour ago."""
        with self._lock:
            self._sweep()
            return self._jobs.get(key)

    def at_work(self, key: str) -> bool:
        job = self.get(key)
        return job is not None and job.at_work

    def start(self, job: Job, work: Callable[[Job], None], *, after: Job | None = None) -> bool:
        """Let *work* be done on the job when its turn comes; False, and nothing done, where a job of that key is at work,
        or where the job that it is to come *after* no longer stands: someone else went on from there.

        What an earlier job of that key left is forgotten.
        """
        with self._lock:
            self._sweep()
            standing = self._jobs.get(job.key)
            if (standing is not None and standing.at_work) or (after is not None and standing is not after):
                return False
            self._jobs[job.key] = job
        Thread(target=self._run, args=(job, work), daemon=True, name=f"job {job.key[:6]}").start()
        return True

    def forget(self, key: str) -> bool:
        """Forget the job of a key; False, and it stays, where it writes or has written: its page tells of that."""
        with self._lock:
            job = self._jobs.get(key)
            if job is not None and job.writes and (job.at_work or job.error is None):
                return False
            self._jobs.pop(key, None)
            return True

    def _sweep(self) -> None:
        now = time.monotonic()
        old = [key for key, one in self._jobs.items() if one.ended and now - one.ended > KEPT_SECONDS]
        for key in old:
            del self._jobs[key]

    def _run(self, job: Job, work: Callable[[Job], None]) -> None:
        with self._turns:
            job.begun = time.monotonic()
            try:
                work(job)
            except ConcertationError as error:
                job.error = error
            except Exception as error:
                log.exception("job %s", job.key)
                job.error = error
            finally:
                job.ended = time.monotonic()
                job.idle.set()


def keep_jobs(app: Flask) -> None:
    app.extensions["jobs"] = Jobs()


def jobs() -> Jobs:
    found: Jobs = current_app.extensions["jobs"]
    return found


def new_key() -> str:
    return secrets.token_urlsafe(24)
