"""Passages: numbers as printed and as restored, headings, leads, kinds."""

from __future__ import annotations

import pytest

from graph.model import Block, Document, Passage
from loaders.blocks import blocks_of_text
from loaders.formats import read_document
from loaders.structure import passages_of


def document(text: str, blocks: tuple[Block, ...] | None = None) -> Document:
    return Document("minutes.txt", text, blocks or blocks_of_text(text), "text/plain", "", "")


def read(text: str) -> list[tuple[str, str]]:
    """Address and first word of each passage."""
    return [(p.address, text[p.start : p.end].split()[0]) for p in passages_of(document(text))]


def by_word(text: str) -> dict[str, Passage]:
    return {text[p.start : p.end].split()[0].strip(".:,;"): p for p in passages_of(document(text))}


def test_a_paragraph_a_line() -> None:
    text = "Minutes of the Harbour Board\nOslo, 3 May 2021\n\nThe Board met and was pleased to hear its guests.\n"
    assert read(text) == [("p1", "Minutes"), ("p2", "Oslo,"), ("p3", "The")]


def test_hard_wrapped_lines_are_one_passage() -> None:
    text = (
        "The Board took note of the accounts of the harbour for the year and thanked\n"
        "the auditors for their work on them.\n\n"
        "It then turned to the plan of dredging, which had been before it at the last\n"
        "two sessions without result.\n"
    )
    assert [address for address, _ in read(text)] == ["p1", "p2"]
    passage = passages_of(document(text))[0]
    assert text[passage.start : passage.end].endswith("on them.")


@pytest.mark.parametrize(
    ("labels", "addresses"),
    [
        (["1.", "2.", "3."], ["1", "2", "3"]),
        (["1)", "2)"], ["1", "2"]),
        (["(1)", "(2)"], ["1", "2"]),
        (["1.-", "2.-"], ["1", "2"]),
        (["1. -", "2. -"], ["1", "2"]),
        (["1º", "2º"], ["1", "2"]),
        (["§ 1", "§ 2"], ["1", "2"]),
        (["1\\.", "2\\."], ["1", "2"]),
        (["a)", "b)"], ["a", "b"]),
        (["(i)", "(ii)", "(iii)", "(iv)"], ["i", "ii", "iii", "iv"]),
        (["I.", "II.", "III.", "IV."], ["I", "II", "III", "IV"]),
        (["I.-", "II.-"], ["I", "II"]),
        (["A.", "B."], ["A", "B"]),
        (["1.1", "1.2", "1.10"], ["1.1", "1.2", "1.10"]),
        (["PRIMERO:", "SEGUNDO:", "TERCERO:"], ["PRIMERO", "SEGUNDO", "TERCERO"]),
        (["Article 1", "Article 2"], ["1", "2"]),
        (["Art. 1 -", "Art. 2 -"], ["1", "2"]),
        (["Decision 12/1", "Decision 12/2"], ["Decision 12/1", "Decision 12/2"]),
        (["2041", "2042", "2043"], ["2041", "2042", "2043"]),
    ],
)
def test_numbers_of_every_style(labels: list[str], addresses: list[str]) -> None:
    lines = [f"{label} To thank the harbour masters of the region for their reports." for label in labels]
    text = "\n\n".join(lines)
    found = passages_of(document(text))
    assert [p.address for p in found] == addresses
    assert all(text[p.start : p.end].startswith("To thank") for p in found)


def test_letters_below_numbers_below_sections() -> None:
    text = (
        "I. REPORTS\n\n1. Norway reported on its ports.\n\n2. To ask the Bureau:\na) to print the list;\n"
        "b) to send it out.\n\n"
        "II. AGREEMENTS\n\n1. To approve the accounts.\n\n(a) The dues stay as they are.\n"
    )
    assert [address for address, _ in read(text)] == [
        "I",
        "I.1",
        "I.2",
        "I.2.a",
        "I.2.b",
        "II",
        "II.1",
        "II.1.a",
    ]


def test_paragraphs_that_count_on_over_sections_keep_their_number() -> None:
    text = "I. OPENING\n\n1. The Chair spoke.\n\n2. Peru spoke.\n\nII. CLOSING\n\n3. Chile spoke.\n\n4. All left.\n"
    assert [address for address, _ in read(text)] == ["I", "1", "2", "II", "3", "4"]


def test_numbers_that_a_converter_lost_are_restored() -> None:
    text = (
        "1. To thank Fiji for the atlas.\n\n1. To thank Samoa for the charts.\n\n2. To ask Samoa to print them.\n"
        "2. Tonga offered paper.\n2. The Bureau will pay.\n\n1. To note the budget.\n\n4. The dues stay as they are.\n\n"
        "1. To close the session.\n"
    )
    found = passages_of(document(text))
    assert [p.address for p in found] == ["1", "2", "2.a", "2.b", "2.c", "3", "3.a", "4"]
    assert [p.printed for p in found] == ["1.", "1.", "2.", "2.", "2.", "1.", "4.", "1."]


def test_an_honest_list_with_one_number_twice_is_left_as_printed() -> None:
    text = (
        "1. One thing.\n\n2. Another thing.\n\n2. A third thing.\n\n3. A fourth thing.\n\n4. A fifth thing.\n"
    )
    assert [address for address, _ in read(text)] == ["1", "2", "2", "3", "4"]


def test_dashes_below_a_number_share_it() -> None:
    text = "3. To thank:\n- Fiji, for the atlas.\n- Samoa, for the charts.\n\n4. To close the session.\n"
    found = passages_of(document(text))
    assert [p.address for p in found] == ["3", "3", "3", "4"]
    assert [p.lead for p in found] == [None, 1, 1, None]
    assert found[1].kind == "item"


def test_words_that_go_on_below_sub_items_belong_to_the_number_above() -> None:
    text = "5. To note these works:\na) The atlas.\nb) The charts.\nMembers asked for more of both.\n\n6. To close.\n"
    assert [address for address, _ in read(text)] == ["5", "5.a", "5.b", "5", "6"]


def test_a_lead_governs_its_items_only_where_it_breaks_off() -> None:
    text = (
        "1. To ask the Bureau:\n(a) to print the list;\n(b) to send it out;\n\n2. To note the plan.\n"
        "(a) Fiji will lead.\n"
    )
    leads = {p.address: p.lead for p in passages_of(document(text))}
    assert leads["1.a"] == leads["1.b"] == 1
    assert leads["2.a"] is None


def test_numbered_headings_give_their_number_to_what_stands_below() -> None:
    text = (
        "== 1. Summary\n\n=== 1.1 Dredging\n\nThe team heard the plan of the north basin.\n\n* Fiji will send the charts\n\n"
        "== 2. Actions\n\n=== Ana\n\n- [ ] Print the list\n"
    )
    found = passages_of(document(text))
    assert [p.address for p in found] == ["1", "1.1", "1.1", "1.1", "2", "p6", "2"]
    assert found[-1].headings == ("Actions", "Ana")
    assert text[found[-1].start : found[-1].end] == "Print the list"


def test_codes_as_headings() -> None:
    text = "".join(
        f"{number} {title}\n\nThe Board asks its clerk to see to the matter without delay.\n\n"
        for number, title in ((2101, "Open the lock"), (2102, "Close the lock"), (2103, "Paint the lock"))
    )
    assert [address for address, _ in read(text)] == ["2101", "2101", "2102", "2102", "2103", "2103"]


def test_a_year_or_a_day_at_the_head_of_a_line_is_no_number() -> None:
    text = "19 July 2018\n\n2018 was a good year for the ports of the region, said the Chair.\n"
    assert [address for address, _ in read(text)] == ["p1", "p2"]


def test_a_number_inside_a_wrapped_sentence_opens_no_item() -> None:
    text = (
        "The plan rests on four pillars that the members settled last year: (1) ports; (2) locks;\n"
        "(3) lights at sea; and (4) the training of pilots in all of the member states of the\n"
        "region.\n"
    )
    assert len(read(text)) == 1


def test_running_lines_of_a_page_are_left_out_and_the_sentence_goes_on() -> None:
    text = (
        "The Working Party heard the report on the state of the locks and was of the view\n"
        "that the repairs of the northern one should not wait until the next season, since\n\n"
        "HB/2020/4      page 2\n\n"
        "the ferries to the islands depend on it all the year round, and no other way is open\n"
        "to them.\n\n"
        "It closed at noon, with thanks to all who had come to the meeting on such short notice\n"
        "and from so far.\n"
    )
    found = passages_of(document(text))
    assert len(found) == 2
    assert text[found[0].start : found[0].end].endswith("to them.")


def test_foot_of_a_page_is_a_footnote() -> None:
    text = "Recalling the atlas,1\n\n1/ Printed in Suva.\n\n[^2]: Also in Apia.\n"
    assert [p.kind for p in passages_of(document(text))][-2:] == ["footnote", "footnote"]


def test_title_preamble_and_clauses() -> None:
    text = (
        "RESOLUTION 7\n\nLights at sea\n\nThe Harbour Assembly,\n\nRecalling its resolution 3,\n\n"
        "Deeply concerned at the number of wrecks,\n\n1. Urges all members to light their buoys;\n\n2. Thanks Fiji.\n"
    )
    kinds = [p.kind for p in passages_of(document(text))]
    assert kinds == ["title", "title", "preamble", "preamble", "preamble", "clause", "clause"]


def test_spanish_recitals() -> None:
    text = (
        "RESOLUCIÓN 7\n\nLa Asamblea de Puertos,\n\nProfundamente preocupada por los naufragios,\n\n"
        "Habiendo oído a la Secretaría,\n\n1. Insta a todos los miembros a encender sus boyas.\n"
    )
    assert [p.kind for p in passages_of(document(text))][1:] == ["preamble", "preamble", "preamble", "clause"]


def test_unnumbered_paragraphs_under_a_bare_verb_share_their_lead() -> None:
    text = (
        "DECLARACIÓN\n\nLos ministros de puertos, reunidos en Suva el 3 de mayo de 2021, con la participación de sus "
        "pares de la región y de los observadores invitados,\n\nACUERDAN:\n\nReafirmar su apoyo al atlas.\n\n"
        "Instar a la Secretaría a imprimirlo.\n"
    )
    found = by_word(text)
    assert found["Reafirmar"].lead == found["Instar"].lead == found["ACUERDAN"].position


def test_agenda_and_participants_are_no_clauses() -> None:
    text = (
        "Harbour Board\n\nAgenda of the meeting:\nReports from all ports\nThe atlas\n\nParticipants\n\n"
        "- Ana Cruz (Fiji)\n- Tui Lee (Samoa)\n\n"
        "Conclusions\n\n1. To thank Fiji.\n"
    )
    kinds = [p.kind for p in passages_of(document(text))]
    assert kinds == [
        "title",
        "heading",
        "agenda",
        "agenda",
        "heading",
        "participants",
        "participants",
        "heading",
        "clause",
    ]


def test_those_present_may_be_listed_below_a_sentence() -> None:
    text = (
        "ACTA\n\nAsistieron las siguientes personas:\n\n- Ana Cruz\n- Tui Lee\n\n1. Se aprueba el acta.\n\n"
        "2. Se cierra.\n"
    )
    assert [p.kind for p in passages_of(document(text))][2:4] == ["participants", "participants"]


def test_a_covering_letter_is_set_apart() -> None:
    text = (
        "Suva, 9 June 2021\n\nDear colleagues,\n\nPlease find below the minutes, which I ask you to read.\n\n"
        "Yours sincerely,\n"
        "Ana Cruz\n\nMINUTES OF THE HARBOUR BOARD\n\n1. To thank Fiji.\n\n2. To close.\n"
    )
    kinds = [p.kind for p in passages_of(document(text))]
    assert kinds[:5] == ["covering"] * 5
    assert "covering" not in kinds[5:]


@pytest.mark.parametrize(
    "table",
    [
        "| Action | Responsible | Deadline |\n|---|---|---|\n| Print the list | Fiji | 3 May 2021 |\n",
        "|===\n|Action |Responsible |Deadline\n\n|Print the list |Fiji |3 May 2021\n|===\n",
        "Action | Responsible | Deadline\nPrint the list | Fiji | 3 May 2021\n",
    ],
)
def test_rows_know_their_columns(table: str) -> None:
    text = "Minutes\n\n" + table
    row = passages_of(document(text))[-1]
    assert row.kind == "row"
    assert row.columns == ("Action", "Responsible", "Deadline")
    assert [text[start:end] for start, end in row.cells] == ["Print the list", "Fiji", "3 May 2021"]


def test_labels_that_the_format_shows_apart_are_used() -> None:
    text = "To ask the Bureau:\n\nto print the list\n\nto send it"
    spans = [(0, 18), (20, 37), (39, 49)]
    labels = ["4.", "a)", "b)"]
    blocks = tuple(
        Block(start, end, "item", label=label, level=level)
        for (start, end), label, level in zip(spans, labels, (0, 1, 1), strict=True)
    )
    assert [p.address for p in passages_of(document(text, blocks))] == ["4", "4.a", "4.b"]


def test_offsets_hold_the_words() -> None:
    text = "**1. To thank** Fiji for the atlas.\n\n**2. To thank** Samoa for the charts.\n"
    first = passages_of(document(text))[0]
    assert text[first.start : first.end] == "To thank** Fiji for the atlas."


def test_positions_count_every_block() -> None:
    text = "Title\n\n# One\n\nSome words that make a sentence of their own.\n\n- and an item\n"
    assert [p.position for p in passages_of(document(text))] == [1, 2, 3, 4]


def test_an_empty_record_has_no_passages() -> None:
    assert passages_of(document("")) == ()
    assert passages_of(document("\n \n----\n")) == ()


def test_long_lines_are_read_quickly() -> None:
    text = "x" + " " * 200_000 + "y" + "(" * 200_000 + "\n" + "1. " * 50_000
    assert len(passages_of(document(text))) >= 1


def test_ordinals_may_follow_a_word() -> None:
    text = (
        "ARTÍCULO DÉCIMO.- Aprobar el plan.\n\nARTÍCULO DÉCIMO PRIMERO.- Agradecer a Chile.\n\n"
        "ARTÍCULO DÉCIMO SEGUNDO.- Cerrar.\n"
    )
    assert [address for address, _ in read(text)] == ["DÉCIMO", "DÉCIMO PRIMERO", "DÉCIMO SEGUNDO"]


def test_codes_that_count_in_their_midst() -> None:
    text = (
        "Decision 3/HB.9\n\nThe Board thanks Fiji for its atlas.\n\nDecision 4/HB.9\n\n"
        "The Board thanks Samoa for its charts.\n"
    )
    assert [address for address, _ in read(text)] == ["Decision 3/HB.9"] * 2 + ["Decision 4/HB.9"] * 2


def test_points_of_an_agenda_come_back_as_headings() -> None:
    text = (
        "Minutes\n\nAgenda\n1. Opening\n2. Ports\n\n1. Opening\n"
        "The Chair opened the meeting and welcomed the delegates of the ports.\n"
        "2. Ports\nFiji presented the plan of its ports, and Samoa thanked it for that.\n"
    )
    assert [p.kind for p in passages_of(document(text))] == [
        "title", "heading", "agenda", "agenda", "heading", "text", "heading", "text",
    ]  # fmt: skip


def test_a_letter_that_is_the_record_is_no_covering_letter() -> None:
    text = (
        "To: Heads of Delegation\n\nDear colleagues,\n\nThese are the points on which we agreed:\n\n"
        "* Chile will send the list of ports by 20 March.\n\nYours sincerely,\n\nAda Lund\n"
    )
    document = read_document(text.encode(), "letter.txt")
    assert "covering" not in {passage.kind for passage in passages_of(document)}


@pytest.mark.parametrize(
    ("section", "names"), [("Discussion", "Participants"), ("Ruegos y preguntas", "Participantes")]
)
def test_a_bare_section_closes_the_list_of_those_present(section: str, names: str) -> None:
    text = f"Harbour Board\n\n{names}\n\nAna Cruz\n\nTui Lee\n\n{section}\n\n1. To thank Fiji.\n"
    kinds = [p.kind for p in passages_of(document(text))]
    assert kinds == ["title", "heading", "participants", "participants", "heading", "clause"]


def test_points_of_an_agenda_are_no_sections() -> None:
    text = "Harbour Board\n\nAgenda\n\nOpening\n\nThe atlas\n\nAny other business\n\nConclusions\n\n1. To thank Fiji.\n"
    kinds = [p.kind for p in passages_of(document(text))]
    assert kinds == ["title", "heading", "agenda", "agenda", "agenda", "heading", "clause"]


def test_bold_headings_with_numbers_are_headings_whatever_they_end_with() -> None:
    text = (
        "Harbour Board\n\n**1.Budget of the year**\n- All agreed to the fee.\n\n**2.Lights on the moles:**\n"
        "- Togo will write.\n\n**3.Other business**\n- Fiji will call.\n"
    )
    found = passages_of(document(text))
    assert [p.kind for p in found if p.kind in ("heading", "item")] == ["heading", "item"] * 3
    assert [p.address for p in found if p.kind == "item"] == ["1", "2", "3"]


def test_a_paragraph_further_left_goes_on_no_other() -> None:
    text = (
        "The Board of the harbour met in the old hall of the town and was glad of its warmth, for\n"
        "the wind was cold.\n\n"
        "       considering that the gauges of the port were set up some years ago and are still in use\n\n"
        "asks Togo for new ones, as soon as it can spare them, and thanks it for those that it sent\n"
        "before.\n"
    )
    assert read(text) == [("p1", "The"), ("p2", "considering"), ("p3", "asks")]


def test_a_line_of_a_form_stands_alone() -> None:
    text = (
        "The Board of the harbour met in the old hall of the town and was glad of its warmth, for\n"
        "the wind was cold.\n\n"
        "Subject        Gauges of the port, their number and\n"
        "               their place\n"
        "The Harbour Board asks Togo for new ones.\n"
    )
    assert read(text) == [("p1", "The"), ("p2", "Subject"), ("p3", "The")]
