"""Words that stand like a promise, an order or an offer of somebody and are none, or are somebody else's."""

import pytest
from test_loaders_acts_unsaid import told


def of(language: str, body: str, kind: str) -> list[tuple[list[str], list[str]]]:
    """Sources and targets of the statements of a type."""
    return [(source, target) for type_, source, target in told(language, body) if type_ == kind]


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("We look to Fiji and Samoa to pay for the buoys.", ["Fiji", "Samoa"]),
        ("The Board looked into it. We look to the Secretariat to print the chart.", ["Secretariat"]),
        ("The Board challenged Togo to halve its waste.", ["Togo"]),
    ],
)
def test_who_is_looked_to_is_asked(body: str, asked: list[str]) -> None:
    assert of("en", body, "REQUESTED_OF") == [(["Lake Board"], asked)]
    assert of("en", body, "COMMITTED_TO") == []


@pytest.mark.parametrize(
    ("language", "body", "kind"),
    [
        ("en", "The parties look to Fiji to host the session.", "COMMITTED_TO"),
        ("en", "The Board challenged the claim of Togo to fish in the lake.", "REQUESTED_OF"),
        ("en", "Fiji challenged the right of Samoa to vote.", "REQUESTED_OF"),
        ("en", "Nepal conveyed its desire to Togo.", "PROPOSED"),
        ("en", "Nepal recalled its commitments to Togo and blamed Fiji for the delay.", "COMMITTED_TO"),
        ("en", "Nepal honoured its commitment to restore the wells.", "COMMITTED_TO"),
        ("en", "We uphold our pledge to victims of the flood.", "COMMITTED_TO"),
        ("es", "Nepal recordó sus compromisos con Cuba y culpó a Chile de la demora.", "COMMITTED_TO"),
        ("es", "Nepal recordó su compromiso con las familias.", "COMMITTED_TO"),
        ("es", "Nepal honró su compromiso de reparar los pozos.", "COMMITTED_TO"),
        ("en", "Nepal ordered the withdrawal of its boats and directed their removal of the nets.", "COMMITTED_TO"),
        ("en", "Nepal said that its country stands ready to attack.", "OFFERED"),
        ("en", "Nepal said it is ready to impose tariffs.", "OFFERED"),
        ("en", "Nepal declared itself ready to veto the plan.", "OFFERED"),
        ("es", "Nepal dijo que su país está dispuesto a atacar.", "OFFERED"),
        ("es", "Nepal se mostró dispuesto a cerrar el puerto.", "OFFERED"),
        ("es", "Nepal manifestó su disposición a vetar el plan.", "OFFERED"),
    ],
)  # fmt: skip
def test_nothing_of_the_kind(language: str, body: str, kind: str) -> None:
    assert of(language, body, kind) == []


@pytest.mark.parametrize(
    ("language", "body", "kind"),
    [
        ("en", "Nepal recalled its commitment to restore the wells.", "COMMITTED_TO"),
        ("en", "Nepal recalled its commitment to restoring the wells.", "COMMITTED_TO"),
        ("en", "Nepal recalled its commitment to discuss the wells.", "COMMITTED_TO"),
        ("es", "Nepal recordó su compromiso de reparar los pozos.", "COMMITTED_TO"),
        ("en", "Nepal confirmed its desire to widen the road.", "PROPOSED"),
        ("en", "Nepal said that it stands ready to lend a boat.", "OFFERED"),
        ("es", "Nepal dijo que está dispuesto a prestar una lancha.", "OFFERED"),
        ("es", "Nepal manifestó su disposición a prestar una lancha.", "OFFERED"),
    ],
)
def test_the_promise_itself_is_read(language: str, body: str, kind: str) -> None:
    assert of(language, body, kind) == [(["Nepal"], [])]


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("en", "Nepal ordered the withdrawal of its boats."),
        ("en", "Nepal ordered the closure of the port."),
        ("es", "Nepal ordenó el retiro de sus lanchas."),
        ("es", "Nepal insistió en que se libere a las tripulaciones."),
    ],
)
def test_whom_a_country_orders_about_is_not_guessed(language: str, body: str) -> None:
    assert all(target == [] for _, target in of(language, body, "REQUESTED_OF"))


@pytest.mark.parametrize(
    ("language", "body", "works"),
    [
        ("en", "Fiji and Samoa will strengthen their cooperation.", True),
        ("en", "Fiji and Samoa will not strengthen their cooperation.", False),
        ("en", "Fiji and Samoa will consider whether to strengthen their cooperation.", False),
        ("en", "Fiji and Samoa agreed to study how to deepen their cooperation.", False),
        ("es", "Cuba y Chile fortalecerán su cooperación.", True),
        ("es", "Cuba y Chile no fortalecerán su cooperación.", False),
        ("es", "Cuba y Chile considerarán si fortalecer su cooperación.", False),
        ("es", "Cuba y Chile estudiarán cómo ampliar su cooperación.", False),
    ],
)
def test_joint_work_that_is_denied_or_only_weighed_is_none(language: str, body: str, works: bool) -> None:
    assert bool(of(language, body, "COORDINATES_WITH")) == works
