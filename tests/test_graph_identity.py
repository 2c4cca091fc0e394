"""When two mentions are one actor over all records, and when they are two."""

import pytest

from graph.identity import identity_of, same_name_suggestions
from graph.model import Actor


def match(actor: Actor, record: str = "r1", body: Actor | None = None) -> str:
    return identity_of(actor, record_id=record, language="en", body=body).match


def actor(name: str, kind: str = "Organisation", **more: object) -> Actor:
    return Actor(name=name, kind=kind, mention=name, **more)  # type: ignore[arg-type]


RIVER = actor("River Commission of Ruritania", "Forum")
PORTS = actor("Ports Forum of Ruritania", "Forum")


def test_the_registry_decides_over_languages_and_spellings() -> None:
    english = actor("International Organization for Migration", key="iom")
    spanish = actor("Organización Internacional para las Migraciones", key="iom")
    assert match(english) == match(spanish, "r2") == "key:iom"
    assert identity_of(english, record_id="r1", language="en").known == "registry"


def test_a_full_name_is_one_actor_in_every_record() -> None:
    assert match(actor("River Fund of Ruritania")) == match(actor("the river fund of Ruritania"), "r2")


def test_an_office_is_that_of_its_body_in_both_languages() -> None:
    english = actor("Technical Secretariat", role="technical-secretariat", of="RCM", of_key="rcm")
    spanish = actor("Secretaría Técnica", role="technical-secretariat", of="CRM", of_key="rcm")
    other = actor("Technical Secretariat", role="technical-secretariat", of="CSM", of_key="sacm")
    assert match(english) == match(spanish, "r2")
    assert match(english) != match(other)


def test_an_office_of_an_unknown_body_stays_in_its_record() -> None:
    chair = actor("Chair", role="chair", sure=False)
    assert match(chair, "r1") != match(chair, "r2")
    assert identity_of(chair, record_id="r1").scope == "record"


def test_an_acronym_alone_is_never_merged_over_bodies() -> None:
    alone = actor("RBA", sure=False)
    assert match(alone, "r1", RIVER) == match(alone, "r2", RIVER)
    assert match(alone, "r1", RIVER) != match(alone, "r1", PORTS)
    assert match(alone, "r1") != match(alone, "r2")


def test_groups_of_one_name_belong_to_their_bodies() -> None:
    drafting = actor("Drafting Group", of="River Commission of Ruritania")
    assert match(drafting) != match(actor("Drafting Group", of="Ports Forum of Ruritania"))


def test_all_members_are_the_members() -> None:
    members = actor("Member States", collective=True, role="members", of="UN", of_key="un")
    countries = actor("Países Miembros", collective=True, role="members", of="ONU", of_key="un")
    assert match(members) == match(countries)


@pytest.mark.parametrize(("name", "everywhere"), [("Ada Obi", True), ("Ada", False)])
def test_a_person_needs_two_names(name: str, everywhere: bool) -> None:
    person = actor(name, "Person")
    assert (match(person, "r1") == match(person, "r2")) is everywhere


def test_codes_of_committees_are_one_with_and_without_blank() -> None:
    assert match(actor("ISO/TC 68/SC 8")) == match(actor("ISO/TC 68/SC8"), "r2")


def test_likeness_only_suggests() -> None:
    others = [("a1", "River Commision of Ruritania"), ("a2", "Ports Forum of Ruritania"), ("a3", "RCGM")]
    assert [hit[0] for hit in same_name_suggestions("River Commission of Ruritania", others)] == ["a1"]
    assert same_name_suggestions("RCM", others) == []
    assert same_name_suggestions("Working Group 12", [("a4", "Working Group 13")]) == []
    assert same_name_suggestions("Dominica", [("a5", "Dominican Republic")]) == []
