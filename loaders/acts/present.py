"""Tasks in the present tense of notes: "Ana prepares the draft by Friday", "- Raúl crea el borrador"."""

from __future__ import annotations

import re
from functools import cache

from graph.errors import DataError
from graph.model import Passage
from loaders.times import find_due
from loaders.vocabulary import as_list, read_entries, read_yaml

from .draft import Draft, tidy
from .grammar import loose
from .inflect import inflect
from .past import personal
from .who import Who

_LONG_AGO = "1900-01-01"
"""A day after which any time that is set lies."""
_WORDS = 22
"""Words of an item that gives a task without saying by when."""


@cache
def deeds(language: str) -> re.Pattern[str]:
    """The present forms of the verbs of ``deeds.yaml``, with the pronoun of a Spanish one. Raises `DataError` for a verb
    that fits no class."""
    conjugation = read_yaml(language, "conjugation")
    required = frozenset({"verb", "example"})
    forms: list[str] = []
    for entry in read_entries(language, "deeds", required=required, optional=frozenset({"counterexample"})):
        for lemma in as_list(entry["verb"]):
            head, _, rest = lemma.partition(" ")
            reflexive = language == "es" and head.endswith("se")
            try:
                shapes = inflect(head.removesuffix("se") if reflexive else head, conjugation)
            except DataError as cause:
                raise DataError(f"{language}/deeds.yaml: entry {entry['id']}: {cause}") from cause
            for form in (*shapes["present3s"], *shapes["presentp"]):
                words = f"{'se ' if reflexive else ''}{form}{' ' + rest if rest else ''}"
                forms.append(loose(re.escape(words).replace(r"\ ", " ")))
    return re.compile(rf"(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)", re.I)


def read_present_task(who: Who, passage: Passage, start: int, end: int) -> Draft | None:
    """The task that a person takes in the present tense, where a time is set or an item of a list says nothing more."""
    begin, stop = tidy(who.text, start, end)
    actors, after = who.leading(begin, stop)
    if not actors or not all(actor.sure and personal(actor) for actor in actors):
        return None
    at = who.skip_adverbs(who.skip_blank(after, stop), stop)
    verb = deeds(who.rules.language).match(who.text, who.skip_blank(at, stop), stop)
    if verb is None or not re.search(r"\w", who.text[verb.end() : stop]) or who.text[stop : stop + 1] == "?":
        return None
    if who.rules.find["habit"].search(who.text, begin, stop) or who.rules.find["negation"].search(
        who.text, begin, verb.start()
    ):
        return None
    timed = (
        find_due(who.text, verb.end(), stop, language=who.rules.language, meeting_date=_LONG_AGO) is not None
    )
    listed = passage.kind == "item" and len(who.text[begin:stop].split()) <= _WORDS
    if not timed and not (listed and all(actor.kind == "Person" for actor in actors)):
        return None
    return Draft(
        "COMMITTED_TO", actors, (), start, end, (verb.start(), stop), f"{who.rules.language}.present-task",
        0.8 if timed else 0.7, "a task in the present tense", due=True, agents=actors, verb_end=verb.end(),
    )  # fmt: skip
