"""How much of a file is read before it is refused, in one place."""

from __future__ import annotations

import os
from dataclasses import dataclass, field


def _text_bytes() -> int:
    return int(float(os.environ.get("CONCERTATION_TEXT_MB", "4")) * 1_000_000)


@dataclass(frozen=True)
class Limits:
    """Limits of one file; sizes in bytes, times in seconds.

    A record of four million characters has about two thousand pages, so a limit that is reached says that the
    file is not a meeting record. ``CONCERTATION_TEXT_MB`` sets `text`, in millions of bytes.
    """

    text: int = field(default_factory=_text_bytes)
    """Plain text, and the text that any other format comes to (in characters)."""
    lines: int = field(default_factory=lambda: _text_bytes() * 3 // 80)
    """Lines of plain text; 150,000 unless `text` is set otherwise."""
    file: int = 60_000_000
    """A file of any kind, as it lies on disk or arrives in a pipe."""
    part: int = 24_000_000
    """One unpacked part of a .docx or .odt, and one file unpacked from a zip."""
    unpacked: int = 200_000_000
    """All that one zip unpacks to."""
    members: int = 5_000
    """Files in one zip."""
    tags: int = 1_200_000
    """Tags in one XML or HTML part, control words in one RTF; a record of a thousand pages has about 200,000."""
    depth: int = 3
    """Archives and messages within each other."""
    attachments: int = 200
    """Parts of one e-mail message."""
    pages: int = 3_000
    """Pages of a PDF."""
    apart: int = 200_000
    """Markup above which a file is read in a child process, whose time and memory are bounded."""
    cpu: float = 3.0
    """Processor time of a child; a PDF is given `cpu_per_megabyte` more, since its pages are many."""
    cpu_per_megabyte: float = 1.5
    cpu_most: float = 60.0
    memory: int = 420_000_000
    """Memory that a child may take beyond what its process needs to start."""
    office: float = 40.0
    """Wall time of one conversion by LibreOffice; it starts in one to three seconds."""
    office_memory: int = 4_000_000_000
    """Address space of LibreOffice, most of which it reserves and never touches."""
    office_output: int = 100_000_000
    """Largest file that LibreOffice may write; some documents make it write without end."""

    def seconds(self, size: int) -> float:
        """Processor time that a child may take for a PDF of *size* bytes."""
        return min(self.cpu + self.cpu_per_megabyte * size / 1_000_000, self.cpu_most)


DEFAULT = Limits()
