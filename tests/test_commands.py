"""The commands of the graph: what goes to standard output, what to standard error, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from readings import make_reading

from concertation import main
from graph.load import load_reading
from graph.settings import Settings
from graph.store import Store

RECORD = """
REQUESTED_OF Forum of Northern Lakes > Mexico: publish the guide @2018-11 !urge
THANKED_FOR Forum of Northern Lakes > Peru: the course
"""
NAMES = "MATCH (a:Country) RETURN a.name AS name ORDER BY name"


@pytest.fixture
def full(embedded_store: Store) -> Store:
    load_reading(embedded_store, make_reading(RECORD), by="ana")
    return embedded_store


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    try:
        code = main(words)
    except SystemExit as stopped:  # argparse
        code = int(stopped.code or 0)
    said = capsys.readouterr()
    return code, said.out, said.err


def test_a_query_in_each_format(full: Store, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "query", NAMES)
    assert (code, out.split(), err) == (0, ["name", "------", "Mexico", "Peru"], "")
    assert json.loads(run(capsys, "query", NAMES, "--format", "json")[1]) == [
        {"name": "Mexico"},
        {"name": "Peru"},
    ]
    assert list(csv.reader(io.StringIO(run(capsys, "query", NAMES, "--format", "csv")[1]))) == [
        ["name"],
        ["Mexico"],
        ["Peru"],
    ]


def test_parameters_are_text_or_json(full: Store, capsys: pytest.CaptureFixture[str]) -> None:
    words = (
        "query",
        "RETURN $a AS a, $b AS b",
        "--param",
        "a=[1, 2]",
        "--param",
        "b=x=y",
        "--format",
        "json",
    )
    assert json.loads(run(capsys, *words)[1]) == [{"a": [1, 2], "b": "x=y"}]


def test_rows_beyond_the_cap_are_said_on_standard_error(
    full: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "query", NAMES, "--rows", "1", "--format", "json")
    assert (code, json.loads(out)) == (0, [{"name": "Mexico"}])
    assert "truncated: only the first 1 rows" in err


def test_a_query_from_a_file_and_from_a_pipe(
    full: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "names.cypher"
    path.write_text(NAMES, encoding="utf-8")
    from_file = run(capsys, "query", "--file", str(path))[1]
    monkeypatch.setattr("sys.stdin", io.StringIO(NAMES))
    assert run(capsys, "query", "-")[1] == from_file != ""


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("query",), 2, "Give a query"),
        (("query", "CREATE (n)"), 1, "A query begins with"),
        (("query", "MATCH (a) SET a.x = 1"), 1, "line 1, column 11"),
        (("query", "RETURN 1", "--param", "x"), 2, "NAME=VALUE"),
        (("query", "--file", "/nowhere/x.cypher"), 2, "cannot be read"),
        (("brief", "thankd"), 1, "Did you mean thanked"),
        (("brief", "thanked", "--param", "form=x"), 2, "no parameter 'form'; it has: forum"),
        (("brief", "commitments"), 2, "needs actor"),
        (("brief", "commitments", "--param", "actor=Mexicoo"), 1, "Did you mean 'México'"),
        (("brief", "deadlines", "--param", "until=soon"), 2, "until is a date"),
        (("brief", "thanked", "--output", "/tmp/x.odt"), 2, "none of these"),
        (("brief", "thanked", "--output", "/nowhere/x.md"), 1, "could not be written"),
        (("export", "/tmp/x.xls"), 2, "an export ends in"),
        (("export", "/nowhere/x.json"), 1, "could not be written"),
        (("export", "/tmp/x.json", "--forum", "Nobody"), 1, "No actor is called"),
        (("import", "/nowhere/x.json"), 1, "holds records already"),
        (("undo", "nothing"), 1, "no batch"),
        (("nonsense",), 2, "invalid choice"),
    ],
)
def test_what_is_wrong_is_one_sentence_and_an_exit_code(
    full: Store, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], code: int, said: str
) -> None:
    found, out, err = run(capsys, *words)
    assert (found, out) == (code, "")
    assert said in err
    assert "Traceback" not in err


def test_the_list_of_briefings(full: Store, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "brief", "--language", "es")
    assert code == 0
    assert len(out.splitlines()) >= 15
    assert "A quién se agradece y por qué" in out


def test_a_briefing_of_ones_own_and_one_that_is_broken(
    full: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Settings().home / "briefings"
    folder.mkdir()
    try:
        from graph.briefings.questions import shipped

        text = (Path(__file__).parents[1] / "graph/briefings/library/thanked.cypher").read_text(
            encoding="utf-8"
        )
        (folder / "mine.cypher").write_text(text, encoding="utf-8")
        (folder / "broken.cypher").write_text("MATCH (a) RETURN a", encoding="utf-8")
        code, out, err = run(capsys, "brief")
        assert (code, len(out.splitlines())) == (1, len(shipped()) + 1)
        assert "broken.cypher, line 1" in err
        assert "Peru" in run(capsys, "brief", "mine")[1]
    finally:
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


@pytest.mark.parametrize("suffix", ["docx", "pdf", "html", "md", "csv", "xlsx", "json"])
def test_a_document_is_written_and_said(
    full: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"two.{suffix}"
    code, out, err = run(
        capsys, "brief", "thanked", "deadlines", "--as-of", "2018-09-01", "--output", str(path)
    )
    assert (code, out) == (0, "")
    assert "was written" in err
    assert path.stat().st_size > 300


def test_backup_and_restore(full: Store, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "graph.backup"
    assert run(capsys, "backup", str(path))[0] == 0
    assert run(capsys, "backup", str(path))[0] == 2
    full.write(lambda tx: tx.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume())
    code, _, err = run(capsys, "restore", str(path))
    assert code == 0
    assert "nodes" in err
    assert "Peru" in run(capsys, "query", NAMES)[1]


def test_history_and_undo(full: Store, capsys: pytest.CaptureFixture[str]) -> None:
    batches = json.loads(run(capsys, "history", "--format", "json")[1])
    assert [batch["by"] for batch in batches] == ["ana"]
    code, _, err = run(capsys, "undo", batches[0]["id"], "--as", "ben")
    assert code == 0
    assert "was undone" in err
    assert run(capsys, "brief", "thanked")[1].count("Peru") == 0


def test_status_names_the_graph(full: Store, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "status")
    assert code == 0
    assert "running      yes" in out
    assert "None" not in out
