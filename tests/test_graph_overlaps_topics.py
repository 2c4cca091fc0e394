"""Topics are concepts of the vocabulary: the same in both languages, named in the reader's."""

import pytest

from graph.overlaps.topics import topic_name, topics_of


@pytest.mark.parametrize(
    ("english", "spanish", "topic"),
    [
        ("Warn of fraudulent job offers on social media.",
         "Advertir de las ofertas de trabajo fraudulentas en redes sociales.",
         "job-offers"),
        ("Train officials on human trafficking.", "Capacitar a los funcionarios sobre la trata de personas.", "trafficking"),
        ("Test for malaria in ports.", "Hacer pruebas de malaria en los puertos.", "malaria"),
    ],
)  # fmt: skip
def test_both_languages_have_the_topic(english: str, spanish: str, topic: str) -> None:
    assert topic in topics_of(english, "en")
    assert topic in topics_of(spanish, "es")


def test_a_topic_is_named_in_the_language_of_the_reader() -> None:
    assert (topic_name("job-offers", "en"), topic_name("job-offers", "es")) == (
        "job offers",
        "ofertas de trabajo",
    )
    assert topic_name("nothing-like-it", "es") == "nothing-like-it"


def test_words_that_name_no_work_have_no_topic() -> None:
    assert topics_of("The plan.", "en") == ()
