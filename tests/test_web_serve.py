"""Serving: a port that is taken, an address that is not ours, what is said when others can reach it."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from concertation import main
from graph.errors import UsageError
from graph.settings import Settings
from web.server import is_loopback, serve


def test_taken_port_is_an_error_that_says_so(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port}.*--port"):
            serve(Settings(home=tmp_path, database=""), port=port)


@pytest.mark.parametrize("port", [-1, 70000])
def test_port_that_is_none_is_an_error(tmp_path: Path, port: int) -> None:
    with pytest.raises(UsageError, match="--port"):
        serve(Settings(home=tmp_path, database=""), port=port)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("localhost", True),
        ("::1", True),
        ("127.8.8.8", True),
        ("0.0.0.0", False),
        ("graph.example", False),
    ],
)
def test_loopback_is_told_from_what_others_reach(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected


@pytest.mark.parametrize("port", ["abc", "-1", "65536", "8000.5", "٨٠"])
def test_port_that_is_no_number_of_a_port_is_wrong_use(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["serve", f"--port={port}"])
    assert end.value.code == 2
    assert "0 to 65535" in capsys.readouterr().err
