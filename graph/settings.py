"""Settings: name, default, environment variable, unit."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs


def _home() -> Path:
    return Path(
        os.environ.get("CONCERTATION_HOME") or platformdirs.user_data_dir("concertation", appauthor=False)
    )


@dataclass(frozen=True)
class Settings:
    """Where the graph is kept and how patient we are.

    | field | environment | default |
    |---|---|---|
    | `home` folder of the local graph and of its accounts | CONCERTATION_HOME | the user's data folder |
    | `database` address of a Neo4j; empty means the local server | CONCERTATION_DATABASE | empty |
    | `username`, `password` of that Neo4j | NEO4J_USERNAME, NEO4J_PASSWORD | neo4j, empty |
    | `timeout` seconds to wait for a server to answer | CONCERTATION_TIMEOUT | 30 |
    | `query_seconds` limit of one query of a person | CONCERTATION_QUERY_SECONDS | 20 |
    | `query_rows` rows shown of one query | CONCERTATION_QUERY_ROWS | 10000 |
    """

    home: Path = field(default_factory=_home)
    database: str = field(default_factory=lambda: os.environ.get("CONCERTATION_DATABASE", ""))
    username: str = field(default_factory=lambda: os.environ.get("NEO4J_USERNAME", "neo4j"))
    password: str = field(default_factory=lambda: os.environ.get("NEO4J_PASSWORD", ""), repr=False)
    timeout: float = field(default_factory=lambda: float(os.environ.get("CONCERTATION_TIMEOUT", "30")))
    query_seconds: float = field(
        default_factory=lambda: float(os.environ.get("CONCERTATION_QUERY_SECONDS", "20"))
    )
    query_rows: int = field(default_factory=lambda: int(os.environ.get("CONCERTATION_QUERY_ROWS", "10000")))
