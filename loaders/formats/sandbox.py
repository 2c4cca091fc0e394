"""Work on untrusted files done in a child process, which may fail, hang or grow without harm to the
caller.

A child gets the file on its standard input and answers with one JSON object. Limits on memory and processor
time are set where the system has them (`resource` is missing on Windows); the limit on wall time holds
everywhere.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from graph.errors import RecordError

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_BOOT = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); import {module}; {module}.main()"
_CPU_SIGNALS = {-int(getattr(signal, name)) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}


def run_child(module: str, data: bytes, name: str, options: dict[str, Any], *, cpu: float) -> dict[str, Any]:
    """What ``module.main()`` answers for *data*, in a Python of its own.

    *options* is handed over as JSON. *cpu* is processor time in seconds; wall time may be three times that,
    since the machine may be busy. Raises `RecordError` where the child fails, with the message that it gave
    if it gave one.
    """
    paths = [str(Path(path or ".").resolve()) for path in sys.path]
    command = [sys.executable, "-I", "-c", _BOOT.format(module=module), json.dumps(paths)]
    head = json.dumps({**options, "cpu": cpu}).encode() + b"\n"
    code, output = run_limited(command, head + data, seconds=3 * cpu + 2)
    if code is None or code in _CPU_SIGNALS:
        raise RecordError(
            name, "Reading it takes longer than any record should.", "Save it anew, or as plain text."
        )
    try:
        answer = json.loads(output)
    except ValueError as error:
        raise RecordError(
            name,
            "Its content makes the reader fail or need too much memory.",
            "Save it anew, or as plain text.",
        ) from error
    if "error" in answer:
        raise RecordError(name, answer["error"], answer.get("remedy", ""))
    return dict(answer)


def run_limited(
    command: list[str], data: bytes, *, seconds: float, env: dict[str, str] | None = None
) -> tuple[int | None, bytes]:
    """Exit code (None when time ran out) and standard output of *command*, run in a group that is killed
    whole.
    """
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=os.name == "posix",
        env=env,
    ) as process:
        try:
            output, _ = process.communicate(data, timeout=seconds)
            return process.returncode, output
        except subprocess.TimeoutExpired:
            return None, b""
        finally:
            _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """Kill *process* and whatever it started that still runs."""
    if os.name != "posix":
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):  # all of them have ended
        return


def read_request() -> tuple[dict[str, Any], bytes]:
    """In a child: the options, by whose limits the child is bound from here on, and the file."""
    options = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    limit_self(memory=options.get("memory"), cpu=options.get("cpu"))
    return options, data


def answer(content: dict[str, Any]) -> None:
    """In a child: give *content* as the answer."""
    sys.stdout.buffer.write(json.dumps(content).encode("ascii"))
    sys.stdout.buffer.flush()


def limit_self(*, memory: int | None = None, cpu: float | None = None) -> None:
    """Bound this process from here on: *memory* in bytes beyond what it has, *cpu* in seconds."""
    if resource is None:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if cpu is not None:
        seconds = max(1, round(cpu))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    if memory is not None and sys.platform.startswith("linux"):  # macOS knows the limit and does not keep it
        held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (held + memory, held + memory))
