"""Spanish pages speak Spanish throughout: their texts, what the graph and the readers refuse, mistakes and empty states."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from lxml import html
from refusals import refusals
from web_client import an_id, client_of, token_of

import concertation
from graph.store import Store
from web.i18n import texts
from web.said import said

COMMANDS_ONLY = re.compile(
    r"graph/(commands|notebook|doctor)\.py|graph/exports/|graph/overlaps/(report|texts)\.py|graph/registry/|loaders/output\.py|web/server\.py"
)
"""Where words stand that no page shows: they are told by the command line, which speaks English there."""
GENERIC = (
    "Batch §1 cannot be undone: §2 §3 is no longer as it left it, §4. Undo that first.",
    "The §1 that begins in line §2, column §3 does not end.",
    "§1 §2 (line §3, column §4).",
    "There is no §1 §2.",
    "No §1 has the id '§2'.",
)
"""Sentences whose kinds have entries of their own, for Spanish says them by gender."""
_WORD = re.compile(r"[a-záéíóúñü]+")


def words_of(language: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for value in texts(language).values():
        forms = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
        for form in forms:
            found.update(_WORD.findall(re.sub(r"\{\w+\}", " ", str(form)).casefold()))
    return found


def function_words() -> frozenset[str]:
    """Short words that the English texts use again and again and the Spanish ones never do: "the", "of", "not", "with"."""
    spanish = words_of("es")
    return frozenset(
        word for word, n in words_of("en").items() if n >= 5 and len(word) <= 6 and word not in spanish
    )


def test_the_list_of_words_comes_out_of_the_texts() -> None:
    assert {"the", "of", "and", "not", "was", "with", "that", "this"} <= function_words()
    assert not {"a", "no", "es", "de"} & function_words()


def english(text: str) -> bool:
    """Whether a text is English, apart from a record's words in quotes, code, and the values that an address may hold."""
    text = re.sub(r"“[^”]*”|\w*_\w+|\b[A-Z]{2,}\b|son est[oa]s: .*", " ", text)
    return len({word for word in _WORD.findall(text.casefold()) if word in function_words()}) >= 2


@pytest.mark.parametrize(("place", "text"), sorted(set(refusals())))
def test_every_refusal_is_said_in_spanish(place: str, text: str) -> None:
    if COMMANDS_ONLY.match(place) or text in GENERIC:
        return
    whole = text
    for hint in ("§2", " Did you mean '§9'?", ""):  # a hint of near names may follow, or not
        whole = re.sub(r"(?<=\.)§2", hint if hint != "§2" else "", text)
        told = said(whole, "es")
        assert told != whole, f"{place}: {whole}"
        assert not english(told), f"{place}: {told}"


def visible(page: str) -> Iterator[str]:
    """The texts that a reader of the page sees or hears, but not the words of records, names, code and languages."""
    tree = html.fromstring(page)
    for gone in tree.xpath(
        "//script|//style|//*[@lang='en']|//pre|//code|//textarea|//*[contains(@class,'who')]|//option"
        "|//*[contains(@class,'words')]|//*[contains(@class,'schema')]|//*[contains(@class,'source')]|//svg"
    ):
        if gone.getparent() is not None and gone.tag != "html":
            gone.drop_tree()
    for node in tree.iter():
        if isinstance(node.tag, str):
            yield from (
                node.text or "",
                node.tail or "",
                node.get("title") or "",
                node.get("aria-label") or "",
            )


def names(store: Store) -> list[str]:
    """What actors, records and meetings are called and actions say: words of records, in whatever language."""
    query = (
        "MATCH (n) WHERE n:Actor OR n:Record OR n:Meeting OR n:Action "
        "RETURN n.name AS a, n.name_en AS b, n.title AS c, n.text AS d, n.forum AS e"
    )
    found = {str(name) for row in store.read(query) for name in row.values() if name}
    return sorted(found, key=len, reverse=True)


def assert_spanish(answer: Any, address: str, known: Sequence[str] = ()) -> None:
    found = []
    for text in visible(answer.get_data(as_text=True)):
        if english(text):
            for name in known:
                text = text.replace(name, " ")
            found += [text] if english(text) else []
    assert found == [], f"{address}: {found}"


@pytest.fixture
def client(sample_store: Store, tmp_path: Path) -> FlaskClient:
    return client_of(sample_store, tmp_path)


@pytest.fixture(scope="module")
def called(sample_store: Store) -> list[str]:
    return names(sample_store)


PAGES = [
    "/", "/relations", "/actors", "/records", "/commitments", "/statements", "/overlaps", "/query", "/briefings", "/add",
    "/you", "/history", "/search", "/search?q=zzzz", "/briefings/new", "/briefing/deadlines", "/briefing/profile",
    "/briefing/offers",
    "/commitments?period=1990", "/actors?q=zzzz", "/statements?kind=thanks&period=1990", "/overlaps?min=1",
    "/query?q=RETURN+1+LIMIT+0",
]  # fmt: skip
MISTAKES = [
    "/nothing", "/actor/nobody", "/record/none", "/statement/x", "/commitment/x", "/meeting/x", "/action/x",
    "/relations?add=zzzz",
    "/relations?actor=nobody", "/commitments?asof=soon", "/statements?kind=gossip", "/statements?review=maybe",
    "/statements?period=soon", "/overlaps?min=x", "/overlaps?pair=x", "/briefing/deadline", "/briefing/zzzz",
    "/briefing/profile?actor=zzzz", "/briefing/profile?actor=Technical+Secretariat", "/briefing/meeting?meeting=zzzz",
    "/briefing/deadlines?until=soon", "/briefing/deadlines.odt", "/add/x", "/query?q=", "/query?q=CREATE+(a)",
    "/query?q=MATCH+(a)+SET+a.x=1", "/query?q=RETURN+1;+RETURN+2", "/query?q=CALL+dbms.x()",
    "/query?q=LOAD+CSV+FROM+'x'+AS+l+RETURN+l",
    "/query?q=RETURN+'x'=~'(x%2B)%2B'", "/query?q=RETURN+'x", "/query?q=HELLO", "/query?q=MATCH+(a)+/*",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_pages_speak_spanish(client: FlaskClient, called: list[str], address: str) -> None:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang=es")
    assert answer.status_code == 200
    assert_spanish(answer, address, called)


@pytest.mark.parametrize("label", ["Actor", "Record", "Statement", "Commitment", "Meeting", "Action"])
def test_pages_of_one_thing_speak_spanish(
    client: FlaskClient, sample_store: Store, called: list[str], label: str
) -> None:
    address = f"/{label.lower()}/{an_id(sample_store, label)}?lang=es"
    assert_spanish(client.get(address), address, called)


@pytest.mark.parametrize("address", MISTAKES)
def test_mistakes_are_told_in_spanish(client: FlaskClient, called: list[str], address: str) -> None:
    answer = client.get(f"{address}{'&' if '?' in address else '?'}lang=es")
    assert_spanish(answer, address, called)


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        ("/add", {}),
        ("/add/load", {"kept": "x"}),
        ("/statement/x/review", {"state": "accepted"}),
        ("/history/x/undo", {}),
        ("/commitment/x/completion", {"completion": "limited"}),
        ("/briefings/save", {"name": "X Y", "text": "x"}),
        ("/briefings/save", {"name": "mine", "text": "x"}),
        ("/briefings/save", {"name": "mine", "text": "/*\ntitle: x\n*/\nRETURN 1 AS x"}),
        ("/briefings/save", {"name": "mine", "text": "/*\ntitel: x\n*/\nRETURN 1 AS x"}),
        ("/briefings/save", {"name": "deadlines", "text": "x"}),
        ("/briefing/none/delete", {}),
    ],
)
@pytest.mark.parametrize("token", [True, False])
def test_changes_that_are_refused_are_told_in_spanish(
    client: FlaskClient, address: str, fields: dict[str, str], token: bool
) -> None:
    sent = {**fields, "token": token_of(client)} if token else fields
    answer = client.post(f"{address}?lang=es", data=sent)
    assert answer.status_code >= 400
    assert_spanish(answer, address)


@pytest.mark.parametrize(
    "address", ["/", "/relations", "/actors", "/records", "/commitments", "/overlaps", "/history", "/query"]
)
def test_an_empty_graph_is_told_in_spanish(embedded_store: Store, tmp_path: Path, address: str) -> None:
    assert_spanish(client_of(embedded_store, tmp_path).get(f"{address}?lang=es"), address)


def test_the_browsers_language_counts_for_uploads_too(client: FlaskClient) -> None:
    client.application.config["MAX_CONTENT_LENGTH"] = 1000
    data = {"token": token_of(client), "files": (io.BytesIO(b"x" * 2000), "long.txt")}
    answer = client.post("/add", data=data, headers={"Accept-Language": "es-CR"})
    assert answer.status_code == 413
    assert_spanish(answer, "/add")


def test_a_command_that_is_asked_for_spanish_tells_its_mistakes_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert concertation.main(["brief", "deadline", "--language", "es"]) == 1
    told = capsys.readouterr().err
    assert "No hay ningún informe «deadline»" in told
    assert not english(told)
