"""Which reader read a record: a text that another one read is read again when it is loaded again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

_ROOT = Path(__file__).resolve().parent
_KINDS = (".py", ".yaml", ".json")


@cache
def loader_version() -> str:
    """A word that changes with any rule, word or actor that reading goes by."""
    return digest_of((_ROOT, _ROOT.parent / "graph" / "registry"))


def digest_of(folders: Iterable[Path]) -> str:
    """Twelve hexadecimal digits for the code and data in *folders*, whatever the line ends they are kept with."""
    digest = hashlib.sha256()
    for root in folders:
        for path in sorted(path for path in root.rglob("*") if path.suffix in _KINDS):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]
