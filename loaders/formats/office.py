"""Old Word files (.doc), converted by LibreOffice where it is installed and then read as .docx.

LibreOffice runs in a folder and with a profile of its own: no macros, no links followed, no network where
the system can take it away, limits on time, memory and output, and the whole group of processes is killed
at the end. It is never asked for plain text, which it writes without end for some files.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from graph.errors import RecordError
from graph.model import Document
from loaders.formats.compose import file_hash
from loaders.formats.docx import read_docx
from loaders.formats.limits import DEFAULT, Limits
from loaders.formats.sandbox import run_limited

MEDIA_TYPE = "application/msword"
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice.bin", "/usr/lib64/libreoffice/program/soffice.bin",
    "/opt/libreoffice/program/soffice.bin", "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)  # fmt: skip
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
</oor:items>
"""
_FILTERS = {"docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97"}
_START_AGAIN = 81
_START = """
import os, sys
try:
    import ctypes
    ctypes.CDLL(None).unshare(0x50000000)  # a user and a network namespace of its own; no matter if refused
except (OSError, AttributeError, TypeError):
    pass
try:
    import resource
    for kind, most in ((resource.RLIMIT_AS, sys.argv[1]), (resource.RLIMIT_FSIZE, sys.argv[2]),
                       (resource.RLIMIT_CPU, sys.argv[3]), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(kind, (int(most), int(most)))
except ImportError:
    pass
os.execv(sys.argv[4], sys.argv[4:])
"""


def read_doc(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document of an old Word file. Raises `RecordError` where LibreOffice is missing or fails."""
    converted = convert(data, "doc", name, limits=limits)
    document = read_docx(converted, name, limits=limits)
    return replace(document, media_type=MEDIA_TYPE, file_hash=file_hash(data))


def office_program() -> Path | None:
    """Where LibreOffice's own program lies, None where it is not installed. CONCERTATION_OFFICE names it."""
    named = os.environ.get("CONCERTATION_OFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
    places = [Path(named).resolve()] if named else []
    for place in [*places, *map(Path, _USUAL_PLACES)]:
        inner = place.with_name("soffice.bin")  # the script around it outlives a signal to end
        for program in (inner, place):
            if program.is_file() and os.access(program, os.X_OK):
                return program
    return None


def convert(data: bytes, suffix: str, name: str, *, target: str = "docx", limits: Limits = DEFAULT) -> bytes:
    """*data*, a file with that *suffix*, as the bytes of a file of the *target* format."""
    program = office_program()
    if program is None:
        raise RecordError(
            name, "Old Word files are read through LibreOffice, which is not installed.",
            "Install it, or save the file as .docx.",
        )  # fmt: skip
    with tempfile.TemporaryDirectory(prefix="concertation-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        (home / "profile" / "user").mkdir(parents=True)
        (home / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        (home / f"record.{suffix}").write_bytes(data)
        code: int | None = _START_AGAIN
        for _ in range(3):  # the first start with a new profile ends at once and asks for another
            if code == _START_AGAIN:
                command, environment = _command(program, home, suffix, target, limits), _environment(home)
                code, _output = run_limited(command, b"", seconds=limits.office, env=environment)
        written = home / "out" / f"record.{target}"
        if code is None:
            raise RecordError(name, "LibreOffice takes too long over it.", "Open it and save it as .docx.")
        if not written.is_file() or written.stat().st_size > limits.file:  # it says 0 when it fails
            raise RecordError(name, "LibreOffice cannot read it.", "Open it and save it as .docx.")
        return written.read_bytes()


def _command(program: Path, home: Path, suffix: str, target: str, limits: Limits) -> list[str]:
    office = [
        str(program), f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", "--norestore",
        "--nologo", "--nodefault", "--nolockcheck", "--convert-to", _FILTERS[target],
        "--outdir", str(home / "out"), str(home / f"record.{suffix}"),
    ]  # fmt: skip
    if os.name != "posix":
        return office
    bounds = [str(limits.office_memory), str(limits.office_output), str(int(limits.office))]
    return [sys.executable, "-I", "-c", _START, *bounds, *office]


def _environment(home: Path) -> dict[str, str]:
    kept = ("PATH", "LANG", "SYSTEMROOT", "LD_LIBRARY_PATH")
    return {
        **{key: os.environ[key] for key in kept if key in os.environ},
        "HOME": str(home),
        "TMPDIR": str(home),
    }
