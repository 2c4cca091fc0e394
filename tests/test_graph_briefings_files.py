"""Files of briefings: what is wrong with one is told with file and line, and its own sentences stand in the document."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_graph_documents import HEADER, answer

from graph.briefings.answer import Answer, Said
from graph.briefings.documents import render, sheet_of
from graph.briefings.questions import KEYS, read_question
from graph.briefings.templates import TemplateError, parse
from graph.briefings.verbs import table, verb
from graph.errors import DataError
from web.i18n import plain

GOOD = HEADER.replace("LINES", "")
"""Its chart is in line 10, its end in line 11."""


def with_line(line: str) -> str:
    return HEADER.replace("LINES", f"{line}\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace("title:", "titel:"), "line 2: unknown key 'titel'; did you mean 'title'"),
        (GOOD.replace("kind: record", "kind: words"), "line 7: column action: kind is one of"),
        (GOOD.replace(", es: Quién, kind", ", kind"), "line 6: columns.who needs a text in each of en, es"),
        (GOOD.replace("value: times}", "value: time}"), "line 11: chart: value names 'time'"),
        (GOOD.replace("kind: bars, ", "kind: cake, "), "line 11: chart needs a kind"),
        (GOOD.replace(", value: times}", "}"), "line 11: chart: value is to name a column"),
        (GOOD.replace("{count} requests", "{number} requests"), "line 9: summary may hold {count}"),
        (GOOD.replace("es: Reunión, kind", "es: [Reunión, kind"), "the header is not YAML"),
        (GOOD.replace("RETURN", "DELETE s RETURN"), r"this would write: DELETE \(line 13, column 21\)"),
        (with_line("lines: {type: SUNG}"), "line 12: lines: type 'SUNG'"),
        (with_line("template: {en: '{what}', es: '{action}'}"), "line 12: template en: {what} is no column"),
        (with_line("template: {en: '{action', es: '{action}'}"), "line 12: template en: a brace {"),
        (with_line("template: {en: '{action}', es: '[{action}'}"), "line 12: template es: a bracket"),
        (with_line("parameters: {x: {type: colour}}"), "line 12: parameter x needs a type"),
        (with_line("parameters: [x]"), "line 12: parameters holds names"),
        (with_line("parameters: {x: {type: choice, label: {en: X, es: X}}}"), "line 12: parameter x: choices"),
        (with_line("parameters: {x: {type: actor, form: Country}}"), "line 12: parameter x: unknown key 'form'"),
        (with_line("parameters: {x: {type: actor, from: Planet}}"), "line 12: from 'Planet'"),
        (with_line("parameters: {x: {type: choice, from: Nothing.kind}}"), "line 12: from 'Nothing.kind'"),
        (GOOD.replace("MATCH (s:Statement)", "MATCH (s:Statement {id: $x})"), "the query uses \\$x"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_told_with_its_line(text: str, words: str) -> None:
    with pytest.raises(DataError, match=r"asked\.cypher") as caught:
        read_question("asked", text, path="asked.cypher")
    assert caught.match(words)


@pytest.mark.parametrize(
    ("text", "filled", "said"),
    [
        ("{who}: {what}", {"who", "what"}, "who: what"),
        ("{who}[, due {due}].", {"who"}, "who."),
        ("{who}[, due {due}].", {"who", "due"}, "who, due due."),
        ("[[{{who}}]] {who}", {"who"}, "[{who}] who"),
        ("[{due}][ and {who}]", set(), ""),
    ],
)
def test_a_template_leaves_out_what_has_nothing_to_say(text: str, filled: set[str], said: str) -> None:
    template = parse(text, ["who", "what", "due"])
    assert "".join(part.text for part in template.parts(filled)) == said


@pytest.mark.parametrize("text", ["{", "}", "[", "]", "[[[", "[a [b]]", "{nobody}", "{}", "{who.__class__}"])
def test_a_template_that_does_not_parse(text: str) -> None:
    with pytest.raises(TemplateError):
        parse(text, ["who"])


def put(words: str, line: str, *, said: Said, language: str = "en") -> Answer:
    """An answer whose file has one line more, and whose only row is put as *said*."""
    made = answer([words], language=language)
    question = read_question("asked", with_line(line))
    return Answer(**{**made.__dict__, "question": question, "said": [said]})


def test_a_line_follows_its_template_in_every_format() -> None:
    template = "template: {en: 'On {date} {who} said: {action}', es: 'El {date} {who} dijo: {action}'}"
    for language, words in (("en", "On 19 Jul 2018 **the words** said: the words"), ("es", "El 19 jul 2018")):
        made = put("the words", template, said=Said(), language=language)
        assert words in render([made], "md").decode()
        for form in ("docx", "pdf", "html"):
            assert len(render([made], form)) > 500


def test_a_line_is_as_strong_as_the_record() -> None:
    for said, words in (
        (Said(force="urge"), "urged"),
        (Said(force="invite"), "invited"),
        (Said(force="recommend", many=True), "recommended to"),
        (Said(force="no such force"), "asked"),
    ):
        assert f" {words}" in render([put("x", "lines: {type: REQUESTED_OF}", said=said)], "md").decode()


def test_what_is_only_an_aim_is_not_told_as_a_fact() -> None:
    line = "lines: {type: COORDINATES_WITH}"
    for modality, verb_told, hollow in (
        ("actual", "works jointly", False),
        ("aim", "is to work jointly", True),
    ):
        made = put("x", line, said=Said(modality=modality))
        (group,) = sheet_of([made]).sections[0].groups
        assert verb_told in "".join(piece.text for piece in group.lines[0].pieces)
        assert group.lines[0].hollow is hollow


@pytest.mark.parametrize("language", ["en", "es"])
def test_documents_and_pages_use_the_same_verbs(language: str) -> None:
    for kind, cases in table().items():
        for case, forms in cases.items():
            for count, form in zip((1, 2), forms[language], strict=True):
                assert form == plain(language, f"verb.{kind}.{case}", count), (kind, case)


def test_the_example_of_the_docs_is_a_briefing() -> None:
    text = (Path(__file__).parents[1] / "docs" / "queries.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```\n(/\*.*?)```", text, re.DOTALL)
    question = read_question("force", example)
    assert [parameter.name for parameter in question.parameters] == ["force"]
    named = set(re.findall(r"`(\w+)`", text[text.index("| key | holds |") :]))
    assert named >= KEYS


def test_several_have_a_verb_of_their_own() -> None:
    assert verb("THANKED_FOR", "es", whom=True, many=True) == "agradecieron a"
    assert verb("NO_TYPE", "es", whom=True) == "NO_TYPE"
