"""Overlaps among texts: what is the same work, what only looks like it, and input that is wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from graph.errors import UsageError
from graph.overlaps import overlaps_of_texts, read_texts
from graph.overlaps.features import AGAINST, NAMES
from graph.overlaps.report import texts_report
from graph.overlaps.scores import weights
from graph.overlaps.weighing import Pair

SAMPLE = Path(__file__).parent.parent / "bench" / "overlaps_sample"


def item(id_: str, forum: str, text: str, language: str = "en") -> dict[str, str]:
    return {"id": id_, "forum": forum, "language": language, "text": text}


def score(a: str, b: str, languages: tuple[str, str] = ("en", "en")) -> float:
    (pair,) = overlaps_of_texts([item("a", "X", a, languages[0]), item("b", "Y", b, languages[1])])
    return pair.score


@pytest.mark.parametrize(
    "text",
    [
        "Train beekeepers of the delta to keep records of their hives.",
        "Publicar cada mes el precio del trigo en los puertos fluviales.",
        "The plan.",
        "Hold it.",
    ],
)
def test_a_text_is_itself(text: str) -> None:
    for language in ("en", "es"):
        assert score(text, text, (language, language)) > 0.99


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Publish a map of wells in the Gobi.", "To publish, by May, the map of wells in the Gobi."),
        (
            "Train midwives of the islands to resuscitate newborns.",
            "The training of midwives of the islands to resuscitate newborns.",
        ),
    ],
)
def test_near_copies_score_high(a: str, b: str) -> None:
    assert score(a, b) > 0.95


@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        (
            "Train lorry drivers to secure their cargo.",
            "Capacitar a conductores de camiones en la sujeción de la carga.",
            "Capacitar a maquinistas de trenes en la sujeción de la carga.",
        ),
        (
            "Handbook for nurses on dengue.",
            "Manual sobre el dengue para enfermeras.",
            "Manual sobre la tuberculosis para enfermeras.",
        ),
        (
            "Monitor water quality in Lake Chad.",
            "Monitoreo de la calidad del agua en el lago Chad.",
            "Monitoreo de la calidad del agua en el lago Malaui.",
        ),
    ],
)
def test_one_decisive_word_outweighs_a_shared_frame(text: str, same: str, other: str) -> None:
    assert score(text, same, ("en", "es")) > 2 * score(text, other, ("en", "es"))


@pytest.mark.parametrize(
    ("text", "same", "other", "language"),
    [
        (
            "Insure beehives against losses when frost lasts a week.",
            "Insurance of beehives against losses when frost lasts a week.",
            "Insure beehives against losses when smog lasts a week.",
            "en",
        ),
        (
            "Imprimir los cuadernos de los dos primeros grados.",
            "La impresión de los cuadernos de los dos primeros grados.",
            "Imprimir los cuadernos de los dos últimos grados.",
            "es",
        ),
        (
            "Lay a telegraph cable from the lighthouse to the customs shed.",
            "The laying of a telegraph cable from the lighthouse to the customs shed.",
            "Lay a tramline from the lighthouse to the customs shed.",
            "en",
        ),
    ],
)
def test_in_copied_wording_the_changed_word_decides(text: str, same: str, other: str, language: str) -> None:
    languages = (language, language)
    assert score(text, same, languages) > 0.9
    assert score(text, other, languages) < 0.65


@pytest.mark.parametrize(("name", "least"), [("texts", 0.8), ("fields-texts", 0.7), ("copies-texts", 0.95)])
def test_samples_of_other_fields_keep_their_figures(name: str, least: float) -> None:
    with (SAMPLE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        texts, problems = read_texts(lines)
    assert not problems
    pairs = overlaps_of_texts([item(t.id, t.group, t.text, t.language) for t in texts])
    rows = [
        json.loads(line)
        for line in (SAMPLE / f"{name.replace('texts', 'pairs')}.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    ]
    true = {frozenset((row["a"], row["b"])) for row in rows if row["label"] == "duplicate"}
    hits, total = 0, 0.0
    for place, pair in enumerate(pairs, 1):
        if frozenset((pair.a, pair.b)) in true:
            hits += 1
            total += hits / place
    assert hits == len(true)
    assert total / len(true) > least
    assert pairs == sorted(pairs, key=lambda pair: -pair.score)


def test_pairs_cross_forums_unless_asked_for_within() -> None:
    items = [
        item("a", "X", "Plant willows."),
        item("b", "X", "Plant willows along it."),
        item("c", "Y", "Buy boats."),
    ]
    assert {(pair.a, pair.b) for pair in overlaps_of_texts(items)} == {("a", "c"), ("b", "c")}
    assert len(overlaps_of_texts(items, within=True)) == 3
    assert len(overlaps_of_texts(items, top=1)) == 1
    assert overlaps_of_texts(items, min_score=0.99) == []


def test_between_names_two_forums() -> None:
    items = [item("a", "X", "Plant willows."), item("b", "Y", "Plant poplars."), item("c", "Z", "Buy boats.")]
    assert [(pair.a, pair.b) for pair in overlaps_of_texts(items, between=("Y", "X"))] == [("a", "b")]
    with pytest.raises(UsageError, match="'Q'"):
        overlaps_of_texts(items, between=("X", "Q"))


def test_the_same_input_gives_the_same_output() -> None:
    items = [
        item("a", "X", "Plant willows by the Elbe."),
        item("b", "Y", "Sembrar sauces junto al Elba.", "es"),
    ]
    assert overlaps_of_texts(items) == overlaps_of_texts(list(items))


def test_reasons_say_what_is_same_and_what_differs() -> None:
    pair = _pair("Handbook for nurses on dengue.", "Manual sobre el dengue para veterinarios.")
    said = {(reason.slot, reason.match, reason.a, reason.b) for reason in pair.reasons}
    assert ("object", "same", "dengue", "dengue") in said
    assert ("instrument", "same", "Handbook", "Manual") in said
    assert ("people", "differs", "nurses", "veterinarios") in said
    for reason in pair.reasons:
        for start, end in reason.a_spans:
            assert "Handbook for nurses on dengue."[start:end] in reason.a


def _pair(a: str, b: str) -> Pair:
    (pair,) = overlaps_of_texts([item("a", "X", a), item("b", "Y", b, "es")])
    return pair


def test_every_bad_line_is_named_and_the_rest_is_done() -> None:
    lines = [
        json.dumps(item("a", "X", "Plant willows.")),
        "{not json",
        json.dumps({"id": "b", "forum": "Y", "language": "en"}),
        json.dumps(item("a", "Y", "Plant poplars.")),
        json.dumps(item("c", "Y", "Planter des saules.", "fr")),
        json.dumps(item("d", "Y", "   ")),
        json.dumps(item("e", "Y", "x " * 500_000)),
        json.dumps(item("f", "Y", "<p>Plant <b>willows</b></p><script>alert(1)</script>")),
        json.dumps(["g"]),
        json.dumps({**item("h", "Y", "Plant"), "text": 5}),
        "",
        json.dumps(item("i", "Y", "Sembrar sauces.", "es-MX")),
    ]
    texts, problems = read_texts(io.StringIO("\n".join(lines)))
    assert [text.id for text in texts] == ["a", "f", "i"]
    assert "<" not in texts[1].text
    assert texts[2].language == "es"
    assert [problem.split(":")[0] for problem in problems] == [
        f"line {n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10)
    ]
    assert [pair.b for pair in overlaps_of_texts([item(t.id, t.group, t.text, t.language) for t in texts])]


def test_no_pair_across_forums_is_an_empty_list_and_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text("\n".join(json.dumps(item(id_, "X", "Plant willows.")) for id_ in "ab"), encoding="utf-8")
    text, problems = texts_report(str(path), form="json")
    assert (json.loads(text), problems) == ([], [])
    assert "one forum" in capsys.readouterr().err


@pytest.mark.parametrize("limits", [{"min_score": 1.5}, {"top": 0}])
def test_senseless_limits_are_refused(limits: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        overlaps_of_texts([], **limits)  # type: ignore[arg-type]


def test_likeness_never_speaks_against_a_pair() -> None:
    _, values = weights()
    for name, value, against in zip(NAMES, values, AGAINST, strict=True):
        assert (value <= 0) if against else (value >= 0), name
