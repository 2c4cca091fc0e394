"""Lines of a dialogue ("AB - we should wait", "Ms. Obi: I propose a vote", "All – agreed"): who speaks, what words do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from graph.errors import DataError
from graph.model import FORCES, STATEMENT_TYPES, Actor, Passage
from loaders.vocabulary import read_entries

from .draft import Draft, tidy
from .grammar import Grammar, loose
from .moods import FINITE, Clause
from .who import Who, unique
from .words import words

_HEAD = re.compile(r"\W*(?P<speaker>[^\W\d_][^:–—\n]{0,58}?)(?:\s*[:–—]\s*|\s+-\s*|-\s+)(?=\S)")
_CODE = re.compile(r"(?=\w*[A-Z]\w*[A-Z])[A-Z][A-Za-z]{1,4}")
_AGREED = frozenset({"agree-that", "agree-to", "acordar-que", "acordar-hacer"})
_SPEAKERS = 4
_TURNS = 5
"""Lines that make a dialogue, where two speakers in turn answer one another at least twice."""


@dataclass(frozen=True)
class Turn:
    """What a line says of its speaker; the words begin at `start`. `everyone`: all agree, which is the body's act."""

    actors: tuple[Actor, ...]
    start: int
    everyone: bool = False


@dataclass(frozen=True)
class Opening:
    """Words at the head of a turn that do an act of the speaker's."""

    id: str
    type: str
    force: str | None
    addressed: bool
    pattern: re.Pattern[str]
    ours: bool = False


@cache
def openings(language: str) -> tuple[Opening, ...]:
    """The entries of ``turns.yaml``. Raises `DataError` for a type, force or pattern that is none."""
    optional = frozenset({"force", "addressed", "ours", "counterexample"})
    out = []
    for entry in read_entries(
        language, "turns", required=frozenset({"type", "pattern", "example"}), optional=optional
    ):
        where = f"{language}/turns.yaml: entry {entry['id']}"
        force = entry.get("force")
        if entry["type"] not in STATEMENT_TYPES or (force is not None and force not in FORCES):
            raise DataError(f"{where}: key type or force: not known")
        try:
            pattern = re.compile(loose(entry["pattern"]), re.IGNORECASE)
        except re.error as cause:
            raise DataError(f"{where}: key pattern: {cause}") from cause
        flags = (entry.get("addressed", False), pattern, entry.get("ours", False))
        out.append(Opening(entry["id"], entry["type"], force, *flags))
    return tuple(out)


def turns_of(who: Who, passages: Sequence[Passage]) -> dict[int, Turn]:
    """The turns of a record by the position of their passage; {} where nobody answers anybody."""
    heads: dict[int, tuple[int, int, int]] = {}
    for passage in passages:
        if passage.kind in ("text", "item", "clause") and not _in_tasks(who, passage):
            match = _HEAD.match(who.text, passage.start, passage.end)
            if match and not _is_label(match["speaker"].strip(), who.rules):
                heads[passage.position] = (*match.span("speaker"), match.end())
    names = [who.text[low:high].strip() for low, high, _ in heads.values()]
    often = Counter(part for name in names for part in _parts(name, who.rules))
    found = {at: turn for at, head in heads.items() if (turn := _turn(who, *head, often))}
    return found if _answer(list(found.values())) else {}


def _is_label(name: str, rules: Grammar) -> bool:
    """Whether the words at the head of a line say what it is, not who speaks: "ACTION", "Decision", "RES-7"."""
    kinds = ("task_mark", "decision_mark", "label_decided", "label_owner", "label_due")
    return any(rules.find[kind].fullmatch(name) for kind in kinds)


def _answer(turns: list[Turn]) -> bool:
    """Whether speakers come back after others have spoken, as in no list of what each one does."""
    speakers = [turn.actors for turn in turns]
    changes = [one for one, following in pairwise(speakers) if one != following]
    returns = sum(one in changes[:number] for number, one in enumerate(changes))
    return len(turns) >= _TURNS and returns >= 2 and len(set(speakers)) > 1


def _in_tasks(who: Who, passage: Passage) -> bool:
    tasks = who.rules.find["heading_tasks"]
    return any(tasks.match(re.sub(r"^[\d.\s=#*]+", "", words)) for words in passage.headings)


def _parts(name: str, rules: Grammar) -> list[str]:
    return [part.strip() for part in re.split(rf",|/|\s(?:{loose(rules.pattern['and'])})\s", name)]


def _turn(who: Who, low: int, high: int, begin: int, often: Counter[str]) -> Turn | None:
    """The turn of a line whose speaker stands from *low* to *high*, or None where nobody is named there."""
    name = who.text[low:high].strip()
    if who.rules.find["everyone"].fullmatch(name):
        return Turn(who.speakers, begin, everyone=True)
    actors: list[Actor] = []
    parts = _parts(name, who.rules)
    if len(parts) > _SPEAKERS:
        return None
    for part in parts:
        at = who.text.find(part, low, high)
        named = who.named(at, at + len(part))
        code = _CODE.fullmatch(part) is not None and often[part] > 1
        if not named and (code or (actors and _CODE.fullmatch(part))):
            named = (Actor(part, "Person", part, sure=False),)
        if len(named) != 1:
            return None
        actors += named
    return Turn(unique(actors), begin, everyone=len(actors) == 1 and _is_body(who, actors[0]))


def _is_body(who: Who, actor: Actor) -> bool:
    """Whether a speaker is the body itself, said by initials: "SC" of the Marine Steering Committee."""
    capitals = "".join(word[0] for word in who.body.name.split() if word[0].isupper())
    short = actor.mention if actor.mention.isupper() and actor.kind != "Person" else ""
    return actor.name == who.body.name or (len(short) > 1 and capitals.endswith(short))


def spoken_by_all(who: Who, start: int, end: int) -> Draft | None:
    """ "All – agreed.": what was just said is decided by the body."""
    rules = who.rules
    said = re.compile(
        rf"\W*{rules.find['everyone'].pattern}\s*(?:[-–—:,]\s*)?{rules.find['assent'].pattern}", re.I
    )
    match = said.match(who.text, start, end)
    if match is None:
        return None
    rest = tidy(who.text, match.end(), end)
    joined = re.compile(rf"{rules.find['assent_on'].pattern}\s+", re.I).match(who.text, *rest)
    if rest[0] < rest[1] and not (joined and _leaves_open(who, match)):
        return None
    low, high = tidy(who.text, start, end)
    return Draft(
        "DECIDED", who.speakers, (), low, high, (joined.end(), rest[1]) if joined else None, f"{rules.language}.all-agreed",
        0.85, "all agree to what was said", agents=who.speakers, verb_end=match.end(), due=True,
    )  # fmt: skip


def with_reserve(who: Who, start: int, end: int) -> bool:
    """Whether all agree, but somebody keeps something back: "All – agreed with reservations by Fiji"."""
    rules = who.rules
    mark = r"\s*[-–—:,]\s*"
    said = re.compile(rf"\W*{rules.find['everyone'].pattern}{mark}{rules.find['assent'].pattern}", re.I)
    match = said.match(who.text, start, end)
    return match is not None and rules.find["reserved"].search(who.text, match.end(), end) is not None


def _leaves_open(who: Who, said: re.Match[str]) -> bool:
    """Whether words of assent hold no verb that decides or promises what follows: "Todos de acuerdo en …", "agreed with"."""
    cue = next(words(who.rules.language).cues(who.text, said.start(), len(who.text)), None)
    return cue is None or cue.start >= said.end() or cue.verb.type not in ("DECIDED", "COMMITTED_TO")


def opened(who: Who, turn: Turn, start: int, end: int) -> Draft | None:
    """The act that the first words of a sentence do: "please note that …", "worth asking …", "Move the costs …"."""
    begin = _skip(who, start, end)
    asked: tuple[Actor, ...] = ()
    for opening in openings(who.rules.language):
        at = begin
        if opening.addressed:
            asked, after = who.leading(begin, end)
            at = who.skip_blank(after + (who.text[after : after + 1] == ","), end) if asked else begin
        match = opening.pattern.match(who.text, at, end)
        if match is None or who.text[match.end() : end].strip(" .;") == "":
            continue
        low, high = tidy(who.text, match.end(), end)
        draft = Draft(
            opening.type, turn.actors, asked if opening.addressed else (), start, end, (low, high),
            f"{who.rules.language}.turn.{opening.id}", 0.85, "the words of a speaker", force=opening.force,
            due=opening.type not in ("STATED",), agents=asked or turn.actors, verb_end=match.end(),
        )  # fmt: skip
        if any(not actor.sure for actor in (*draft.source, *draft.target)):
            draft.doubt(0.93, "an actor that may be somebody else")
        return draft
    return None


def said_of(who: Who, turn: Turn, start: int, end: int) -> bool:
    """Whether words behind the name of a country may tell what others want of it: "Fiji: should publish the accounts"."""
    if not any(actor.kind == "Country" for actor in turn.actors):
        return False
    begin = _skip(who, start, end)
    heads = [one.pattern.match(who.text, begin, end) for one in openings(who.rules.language) if one.ours]
    return any(head and not who.rules.find["we_words"].search(head.group()) for head in heads)


def _skip(who: Who, start: int, end: int) -> int:
    """Where a sentence begins behind "Yes,", "Therefore, " or "So"."""
    fillers = re.compile(rf"(?:\W*(?:{who.rules.find['fillers'].pattern})(?!\w),?)*\W*", re.I)
    match = fillers.match(who.text, start, end)
    return match.end() if match else start


def fits_turn(who: Who, clause: Clause) -> bool:
    """Whether a clause is an act of whom it names or of the speaker: told, not a thing that is or will be done."""
    subject, verb = clause.subject, clause.cue.verb
    if subject.passive:
        return False
    should = verb.modal and verb.subject_is_target
    being = re.compile(rf"\s*{who.rules.find['being'].pattern}", re.I).match(who.text, clause.cue.end)
    done = re.compile(rf"\s*{loose(who.rules.pattern['passive_next'])}", re.I).match(who.text, clause.cue.end)
    if should and being and not done:
        return False  # "it should be in May by now"
    if subject.kind in ("actor", "pronoun"):
        return all(one.key or one.role or one.sure or " " in one.name for one in subject.actors)
    return subject.kind == "thing" and should


def told_of_all(who: Who, start: int, end: int) -> bool:
    """Whether a sentence behind another of the same turn tells what was agreed: "We need a test. Agreed to buy one."."""
    cue = next(words(who.rules.language).cues(who.text, start, end), None)
    return cue is not None and cue.start == start and cue.mood in FINITE and cue.verb.id in _AGREED


def of_turn(turn: Turn, draft: Draft) -> bool:
    """Whether a statement of a turn stands: one speaker alone decides nothing."""
    if turn.everyone or draft.embedded:
        return True
    return draft.type != "DECIDED" or draft.source != turn.actors
