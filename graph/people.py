"""Who acts."""

from __future__ import annotations

import getpass
import os


def default_user() -> str:
    """Return who acts where nobody is named: CONCERTATION_USER, else the user of this computer."""
    named = os.environ.get("CONCERTATION_USER", "").strip()
    if named:
        return named
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container whose user has no name
        return "unknown"
