"""A Spanish subject behind its verb: "Propuso Chile que …", "Se ofreció el Perú a …", "Rindió el informe la tesorera …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graph.model import Actor

from .grammar import loose
from .subjects import Group, Subject
from .who import Who
from .words import Cue, Words

_MOODS = frozenset({"present3s", "presentp", "past"})
_ASIDE = re.compile(r"\s*,\s*[^,;.:]{3,90},(?=\s)")
"""What may stand between commas behind the subject."""
_OBJECT = 2
"""Words that the object at least has where the subject stands behind it."""


@dataclass(frozen=True)
class Behind:
    """A verb with the subject that stands right behind it, from `start` to `end`; the cue takes in both. `plain`: the verb
    as it reads where what stands behind it is not its subject."""

    cue: Cue
    plain: Cue | None
    actors: tuple[Actor, ...]
    start: int
    end: int

    def fits(self, who: Who, before: Subject) -> bool:
        """Whether it acts: nobody does before the verb, or only of another verb ("Chile leyó el acta y propuso el Perú")."""
        if before.reflexive:
            return self.cue.verb.reflexive
        end = who.trim(before.start, before.verb_start)[1]
        told = before.kind == "actor" and who.leading(before.start, end)[1] < end
        return before.kind == "none" or told

    def subject(self, before: Subject | Group) -> Subject:
        at = before.verb_start if isinstance(before, Subject) else before.start
        return Subject("actor", self.actors, self.start, self.end, at, negated=before.negated)


def subjects_behind(who: Who, words: Words, start: int, end: int) -> dict[int, Behind]:
    """The verbs of a sentence whose subject stands right behind them, by where they begin."""
    if who.rules.language != "es":
        return {}
    found = (_behind(who, words, word, start, end) for word in _heads(who, start, end))
    return {one.cue.start: one for one in found if one}


def _heads(who: Who, start: int, end: int) -> Iterator[re.Match[str]]:
    """Words that may be a verb at the head of a clause: behind its beginning, adverbs and pronouns."""
    adverbs = loose(who.rules.pattern["adverbs"])
    small = rf"(?:(?:{adverbs}|no|se|les?|l[oa]s?)\s*,?\s+)*"
    head = re.compile(rf"(?:\A|[;:,]\s+(?:[ye]\s+)?|\s[ye]\s+){small}(?P<verb>[^\W\d_]+)", re.I)
    for match in head.finditer(who.text[start:end]):
        word = re.compile(r"[^\W\d_]+").match(who.text, start + match.start("verb"), end)
        if word:
            yield word


def _behind(who: Who, words: Words, word: re.Match[str], start: int, end: int) -> Behind | None:
    forms = words.forms.get(word.group().lower(), ())
    if not any(form.mood in _MOODS for form in forms):
        return None
    short = words.read(who.text, word, start, end)
    begins = [word.end()] + ([short.end] if short and short.end > word.end() and short.mood in _MOODS else [])
    return next((one for at in begins if (one := _from(who, words, word, at, start, end))), None)


def _from(who: Who, words: Words, word: re.Match[str], at: int, start: int, end: int) -> Behind | None:
    """The verb with its subject behind *at*, where the words of the verb begin with *word*."""
    begin = who.skip_blank(who.skip_adverbs(at, end), end)
    if who.rules.find["prepositions"].match(who.text, begin, end):
        return None
    actors, after = who.leading(begin, end, closed=True)
    if not actors or not _agrees(word.group(), len(actors) > 1 or actors[0].collective):
        return None
    article = re.compile(r"(?:el|las?|los|est[ae]|dich[oa])\s", re.I).match(who.text, begin, end)
    if actors[0].key is None and not article:
        return None  # "se crea un grupo", "designó Coordinadora a Ana"
    aside = _ASIDE.match(who.text, after, end)
    stop = aside.end() if aside else after
    blanked = who.text[:begin] + " " * (stop - begin) + who.text[stop:end]
    cue = words.read(blanked, word, start, end)
    if cue is None or cue.mood not in _MOODS or cue.verb.modal:
        return None
    follows = who.rules.find["behind_subject"].match(who.text, who.skip_blank(stop, end), end)
    owned = at > word.end() and who.rules.find["owner_links"].match(who.text, who.skip_blank(stop, end), end)
    if cue.end <= stop and not follows and not owned:
        return None
    plain = words.read(who.text, word, start, end)
    return Behind(replace(cue, end=max(cue.end, stop)), plain, actors, begin, after)


def behind_object(who: Who, cue: Cue, subject: Subject, end: int) -> Subject:
    """ "Presentó el balance la tesorera de Chile.": a person or an office at the end, with its article and no preposition;
    the subject as it is where none stands there."""
    if who.rules.language != "es" or cue.mood not in _MOODS or subject.kind != "none" or subject.passive:
        return subject
    mark = re.compile(r"[,;.:]|\Z").search(who.text, cue.end, end)
    stop = cue.end + len(who.text[cue.end : mark.start() if mark else end].rstrip())
    determiners = "|".join(who.rules.words["determiners"])
    if not re.compile(rf"\s+(?:{determiners})\s", re.I).match(who.text, cue.end, stop):
        return subject
    if who.rules.find["subordinators"].search(who.text, cue.end, stop):
        return subject  # "presentó el mapa que trazó la Secretaría"
    for article in re.compile(r"(?<=\s)(?:el|la)\s", re.I).finditer(who.text, cue.end, stop):
        before = who.text[cue.end : article.start()].split()
        if len(before) < _OBJECT or _bound(who, before[-1]):
            continue
        actors, after = who.leading(article.start(), stop, closed=True)
        if (
            len(actors) == 1
            and after >= stop
            and _agrees(who.text[cue.start : cue.end], actors[0].collective)
        ):
            named = replace(subject, kind="actor", actors=actors, start=article.start(), end=stop)
            return replace(named, certain=False)
    return subject


def _bound(who: Who, word: str) -> bool:
    """Whether a word ties what follows it to what stands before: a preposition, an "and", a mark."""
    tied = who.rules.find["prepositions"].fullmatch(word) or who.rules.find["part_of"].search(" " + word)
    return tied is not None or not word[-1].isalnum()


def _agrees(form: str, several: bool) -> bool:
    """Whether the number of a form fits one or several who act."""
    return form.split()[0].lower().endswith("n") == several
