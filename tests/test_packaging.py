"""What is shipped beside the code: lock files, container, make."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[1]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


def test_locks_have_hashes_and_name_no_registry() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "http" not in text
        packages = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
        assert packages
        assert len(packages) == len(re.findall(r"^[a-z0-9][^\n]*\\\n\s+--hash=sha256:", text, re.MULTILINE))


def test_container_has_no_password_of_its_own_and_reaches_no_address() -> None:
    neo4j, explorer = COMPOSE["services"]["neo4j"], COMPOSE["services"]["explorer"]
    assert neo4j["environment"]["NEO4J_AUTH"].startswith("neo4j/${NEO4J_PASSWORD:?")
    assert explorer["environment"]["NEO4J_PASSWORD"].startswith("${NEO4J_PASSWORD:?")
    assert neo4j["environment"]["NEO4J_internal_dbms_cypher__ip__blocklist"] == "0.0.0.0/0,::/0"
    assert neo4j["environment"]["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"


def test_container_is_reached_from_this_machine_alone_and_runs_without_rights() -> None:
    neo4j, explorer = COMPOSE["services"]["neo4j"], COMPOSE["services"]["explorer"]
    assert "ports" not in neo4j
    assert all(str(port).startswith("127.0.0.1:") for port in explorer["ports"])
    assert explorer["cap_drop"] == ["ALL"]
    assert re.search(r"^USER concertation$", (ROOT / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE)


def test_help_is_quick_because_heavy_packages_wait() -> None:
    script = "import sys, concertation; concertation.build_parser(); print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout
    assert not {"neo4j", "flask", "lxml", "numpy", "yaml", "docx"} & set(loaded.split())
