"""The body whose record it is: every name that the head of the record offers is weighed, the best one speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.model import Actor, Document, Kind, Meeting, Passage
from graph.registry import default_registry
from loaders.actors import ActorReader
from loaders.meeting.casing import mixed_case
from loaders.meeting.cues import Head, cue, cue_pattern, head_of
from loaders.meeting.gathering import from_gathering
from loaders.meeting.naming import (
    CAPITALS,
    NO_NAME,
    from_act,
    from_body_line,
    from_sentence,
    from_title,
    from_title_phrase,
)
from loaders.meeting.when import dates_in
from loaders.terms import LANGUAGES, flat, terms

CALLED = 6
"""Uses of a short name in the record ("the Commission agreed") beyond which more of them prove nothing more."""
ENOUGH = 3.0
"""Weight from which a name is taken for the body's; a name with no head noun and no use stays below it."""

_DEFINED = re.compile(
    r"\((?:(?:hereinafter|hereafter|henceforth|en adelante|en lo sucesivo)[\s,:]*(?:referred "
    r"to as|denominad[ao])?\s*|(?=[“\"«]))"
    r"(?:the|el|la)?\s*[“\"«']?\s*(?:the|el|la)?\s*(?P<short>[A-ZÀ-Þ][\w .-]{1,40}?)\s*[”\"»']?\)"
)
_BEFORE_BRACKET = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’–-]*|of|the|on|for|and|against|to|in|de|del|la|el|los|las|y|e|contra|sobre|para|\s)+$"
)
_ACRONYM = re.compile(r"\s*\((?P<short>[A-ZÀ-Þ][\w/.-]{1,14})\)")
_LEAD_IN = re.compile(
    rf"^(?:(?:the|el|la|los|las)\s+|(?:{cue('meeting-kind')}\s+)?(?:{cue('people')}'\s+)?{cue('record')}\s+(?:[\w.-]*/[\w.-]+\s+)?|{cue('qualifier')}\s+|"
    r"(?!(?:cumbre|congreso|encuentro)\s+\w+(?:na|no|al|ca|co)\s+(?:de|del|sobre|para)\s)"
    rf"{cue('meeting')}\s+(?!(?:\w+\s+)?(?:to|para)\s)(?!(?:of|de)\s+(?:the\s+|las?\s+|los\s+)?{cue('people')}(?!\w))|bilateral\s+(?={cue('meeting')})|and\s+|y\s+|adopted\s+|"
    r"(?:n[o.º°]*|num\.?|#)\s*\d+\s+|(?:of|from|for|at|by|on|de|del|de la|de los|de las|en|para)\s+)+"
)
_LEAD_OUT = re.compile(
    rf"(?:\s+(?:[-–—]\s+)?(?:{cue('qualifier')}\s+)*(?:{cue('meeting')}|{cue('record')})(?:\s+{cue('record')})*\s*(?:\d[\w./-]*)?)+$"
)
_ARTICLE = re.compile(r"^(?:the|el|la|los|las)\s+", re.IGNORECASE)
_ONLY_MEETING = re.compile(
    rf"(?:(?:{cue('qualifier')}|{cue('meeting-kind')})\s+)*(?:asamblea|conferencia|assembly|conference|convention|convencion)"
    rf"(?:\s+(?:{cue('qualifier')}|{cue('meeting-kind')}))+|(?:(?:{cue('qualifier')}|{cue('meeting-kind')})\s+)+"
    r"(?:asamblea|conferencia|assembly|conference|convention|convencion)"
)
"""An "annual assembly" is a meeting of the body that holds it; "General Assembly" is the name of one."""
_CUT = re.compile(
    r"\s(?:sobre|en|on|at|in)\s(?:su|its|their)\s|\s+[-–—]\s+|[;:|]|,\s|\s\((?![A-ZÀ-Þ][\w/.-]{1,14}\))"
)
_PARTED = re.compile(r"\s[-–—|]\s|:\s")
_PLACE = re.compile(r"^[A-ZÀ-Þ][^\d,]{1,40}, [A-ZÀ-Þ][^\d,]{1,40}(?:,.*\d.*)?$")


@dataclass(frozen=True)
class Candidate:
    """A name that may be the body's, with what speaks for it; `short` is how the record calls it for short."""

    name: str
    weight: float
    short: str | None = None


def joint_bodies(reader: ActorReader, body: Actor, language: str) -> tuple[Actor, ...]:
    """The two forums or organisations that hold a meeting jointly, where *body* is no more than the names of both
    ("Fisheries Forum and the Ports Council") and each is known for what it is, else ()."""
    joining = "|".join(form for term in terms("names", language) if term.id == "and" for form in term.forms)
    parts = re.split(rf"\s+(?:{joining})\s+", body.name)
    if body.key or len(parts) != 2:
        return ()
    found: list[Actor] = []
    for part in parts:
        name = _ARTICLE.sub("", part)
        actors = reader.resolve(name, len(reader.text))
        if len(actors) != 1 or not actors[0].key or actors[0].kind == "Country" or actors[0].mention != name:
            return ()
        found.append(actors[0])
    return tuple(found) if found[0].key != found[1].key else ()


def read_body(document: Document, passages: tuple[Passage, ...], meeting: Meeting) -> Actor | None:
    """Return the body whose record it is, or None where no name is likely enough.

    Its `name` is as printed, in mixed case; `mention` is the short name by which the record lets it act, if any; `key` is
    set where the registry knows it.
    """
    best = max(candidates(document, passages, meeting), key=lambda one: one.weight, default=None)
    if best is None or best.weight < ENOUGH:
        return None
    if best.short and _bare_uses(best.short, document.text):
        best = replace(best, name=best.short)  # a standards committee goes by its number
    known = default_registry().find(best.name, language=meeting.language)
    kind: Kind = known[0].kind if len(known) == 1 else "Forum"
    key = known[0].key if len(known) == 1 else None
    return Actor(best.name, kind, best.short or best.name, key=key)


def candidates(document: Document, passages: tuple[Passage, ...], meeting: Meeting) -> Iterator[Candidate]:
    """Yield the names of the title block, of the opening sentences and the one that its phrases gave, weighed."""
    head = head_of(document, passages)
    running = "\n".join(
        document.text[p.start : p.end] for p in passages if p.kind not in ("title", "covering")
    )
    called = _uses(running)
    found: dict[str, Candidate] = {}
    for words, base in _offered(head, meeting):
        name, short = _named(words)
        if name is None:
            continue
        one = _weighed(mixed_case(name, document.text), short, base, called, document.text, meeting.language)
        before = found.get(flat(one.name))
        found[flat(one.name)] = one if before is None or one.weight > before.weight else before
    yield from _shorter(list(found.values()))


def _shorter(found: list[Candidate]) -> Iterator[Candidate]:
    """Yield them, "Ocean Dialogue between Ghana and Norway" no heavier than a "Ghana–Norway Ocean Dialogue" beside it."""
    for one in found:
        if one in _organs(found):  # what meets is the organ whose name stands below its parent's
            one = replace(one, weight=one.weight + 0.7)
        head = re.split(r"\s(?:between|entre)\s", one.name)[0]
        usual = [other for other in found if head != one.name and flat(other.name).endswith(flat(f" {head}"))]
        yield (
            replace(one, weight=min(one.weight, max(other.weight for other in usual) - 0.1)) if usual else one
        )


def _organs(found: list[Candidate]) -> list[Candidate]:
    """Those whose head noun is of a committee or group and that stand after the name of another organisation."""
    return [
        one
        for place, one in enumerate(found)
        if place
        and flat(_head_noun(one.name) or "") in _organ_words()
        and flat(_head_noun(found[place - 1].name) or "") in _strong_words()
    ]


def _offered(head: Head, meeting: Meeting) -> Iterator[tuple[str, float]]:
    """Yield words that may name the body, with the weight of the place where they stand."""
    language = meeting.language
    for find, weight in (
        (from_body_line, 5.0),
        (from_act, 2.5),
        (from_title_phrase, 2.5),
        (from_gathering, 3.2),
        (from_sentence, 3.0),
        (from_title, 2.0),
    ):
        if name := find(head, language):
            yield name, weight
    if meeting.forum:
        yield meeting.forum, 1.5
    for index, line in enumerate(head.titles):
        if not _PLACE.match(line.words) and not cue_pattern("done").match(line.flat):
            dated = dates_in(line, 0, language)
            words = (
                line.words[: dated[0].start].rstrip(" ,(–—-") if dated and dated[0].start > 3 else line.words
            )
            beside = re.search(rf"(?<!\w){cue('meeting')}(?!\w)", line.flat)
            weight = 1.2 - 0.2 * min(index, 4) + (0.8 if beside else 0.0)
            yield words, weight
            yield from ((part, weight) for part in _PARTED.split(words)[1:] if not beside)
    for line in head.texts[:3]:
        if len(line.words) < 90 and not line.words.endswith((".", ":", ";", ",")):
            yield line.words, 1.0
        for defined in _DEFINED.finditer(line.words):
            before = _BEFORE_BRACKET.search(line.words[: defined.start()])
            if before:
                yield f"{before.group().strip()} ({defined['short']})", 2.5


def _named(words: str) -> tuple[str | None, str | None]:
    """Return the name in a line without the words of record, meeting and number around it, and its short form."""
    words = words.strip(' ."“”«»*#')
    acronym = _ACRONYM.search(words) or re.search(r"\((?P<short>[A-ZÀ-Þ][\w/ .-]{1,40})\)$", words)
    if acronym:
        words = f"{words[: acronym.start()]} {words[acronym.end() :].strip()}".strip()
    cut = _CUT.search(words)
    words = _dated().sub("", words[: cut.start()] if cut else words)
    low = flat(words)
    start = lead.end() if (lead := _LEAD_IN.match(low)) else 0
    end = tail.start() if (tail := _LEAD_OUT.search(low[start:])) else len(low) - start
    name = words[start : start + end].strip(" .,:;-–—")
    if CAPITALS.match(name):
        name = re.split(r"\s+(?=[a-zà-ÿ]{2,})", name, maxsplit=1)[0]
    name = re.sub(r"(?:\s(?:of|de|del|the|la|el|on|en|at|no|not|sobre|its|su))+$", "", name)
    name = re.sub(r"\s[A-Z]+\d[\d.]*$", "", name)  # the number of a resolution behind its body's name
    if not re.match(r"[A-ZÀ-Þ0-9]", name) or len(name) < 2 or NO_NAME.fullmatch(flat(name)):
        return None, None
    return name, acronym["short"] if acronym else None


@cache
def _dated() -> re.Pattern[str]:
    """A month and year, in either order, behind a name."""
    forms = {
        f
        for one in LANGUAGES
        for t in terms("times", one)
        if str(t.value).startswith("month ")
        for f in t.forms
    }
    month = "|".join(sorted(forms, key=len, reverse=True))
    return re.compile(rf"[\s,(]+(?:\d{{4}}\s+(?:{month})|(?:{month})\s+(?:de\s+)?\d{{4}})\)?$", re.IGNORECASE)


def _weighed(
    name: str, short: str | None, base: float, called: dict[str, int], text: str, language: str
) -> Candidate:
    head = _head_noun(name)
    weight = base + (0.0 if head is None else 2.0 if flat(head) in _strong_words() else 0.8)
    known = default_registry().find(name, language=language)
    acronyms = known[0].acronyms if len(known) == 1 else ()
    calls = {
        form: called.get(flat(form), 0) + _bare_uses(form, text)
        for form in (*_short_forms(name, short), *acronyms)
    }
    form = max(calls, key=lambda one: calls[one], default=None)
    if form and calls[form]:
        weight += 0.5 + 0.4 * min(calls[form], CALLED)
        spoken = re.search(rf"(?<!\w)(?:[Tt]he|[Ee]l|[Ll]a|[Aa]l|[Dd]el) ({_capitalised(form)})(?!\w)", text)
        short = spoken[1] if spoken else short
    # A parent's name on the letterhead is known as well; it speaks for the body only where it acts in the record.
    if known:
        weight += 2.5 if form and calls[form] else 1.0 if known[0].kind == "Forum" else -0.5
    if head is None and re.fullmatch(r"[A-Z]{2,}[A-Z0-9]*(?:[-/ ][A-Z0-9]+)*", name):
        weight += 1.0
    weight -= (
        3.0
        if re.search(r"(?<!\w)(?:will|shall|should|que|to be|is|are|was|were|se|debe)(?!\w)", flat(name))
        else 0.0
    )
    if flat(name) in _body_words() or _ONLY_MEETING.fullmatch(flat(name)):
        weight -= 3.0  # "the Committee" is short for a name that stands elsewhere
    weight -= 0.15 * max(0, len(name.split()) - 12)
    return Candidate(name, weight, short)


def _short_forms(name: str, short: str | None) -> Iterator[str]:
    """Yield how a record may call the body for short: its acronym, its head noun, the words up to the first "of"."""
    if short:
        yield short
    head = _head_noun(name)
    if head:
        yield head
        before = re.split(r"\s(?:of|on|for|against|to|de|del|sobre|contra|para)\s", name, maxsplit=1)[0]
        if before != name:
            yield before


def _bare_uses(form: str, text: str) -> int:
    """How often an acronym with a number or a stroke opens a sentence without an article ("PASU/TC 41 adopts")."""
    if not re.fullmatch(r"[A-Z]{2,}[A-Z0-9]*(?:[-/ ][A-Z0-9]+)+", form):
        return 0
    return len(re.findall(rf"(?:^|[.;]\s|\n)\s*{re.escape(form)}(?![\w/-]|\s\d)", text))


def _uses(text: str) -> dict[str, int]:
    """Count the names with an article that stand in the record as doers ("The Commission agreed", "el Foro")."""
    counts: dict[str, int] = {}
    for found in re.finditer(
        r"(?<!\w)(?:The|El|La)\s+((?:[A-ZÀ-Þ][\w'’-]*)(?:\s+[A-ZÀ-Þ][\w'’-]*){0,3})(?!\s+(?:of|de|del)\s+[A-ZÀ-Þ])",
        text,
    ):
        words = found[1].split()
        for length in range(1, len(words) + 1):
            form = flat(" ".join(words[:length]))
            counts[form] = counts.get(form, 0) + (1 if length == len(words) else 0)
    return counts


def _head_noun(name: str) -> str | None:
    """Return the word of a body in a name ("Commission", "Foro"): in Spanish the first, in English the last before "of"."""
    low = flat(name)
    spans = [
        (found.start(), found.group()) for pattern in _body_patterns() for found in pattern.finditer(low)
    ]
    if not spans:
        return None
    joint = re.search(r"\s(?:of|on|for|against|to|de|del|sobre|contra|para)\s", low)
    before = [span for span in spans if joint is None or span[0] < joint.start()]
    start, word = (
        max(before, key=lambda span: (span[0] + len(span[1]), len(span[1]))) if before else min(spans)
    )
    return name[start : start + len(word)]


@cache
def _body_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){re.escape(word)}(?!\w)") for word in _body_words())


def _capitalised(form: str) -> str:
    """A pattern of the form as it stands in running text: capitals where a name has them."""
    return r"\s".join(re.escape(word[:1]) + rf"(?i:{re.escape(word[1:])})" for word in form.split())


@cache
def _words(*values: str) -> frozenset[str]:
    entries = (
        term for one in LANGUAGES for term in terms("organs", one) if term.id not in ("court", "company")
    )
    return frozenset(flat(form) for term in entries if term.value in values for form in term.forms)


@cache
def _body_words() -> tuple[str, ...]:
    weak = (
        form
        for one in LANGUAGES
        for term in terms("meeting", one)
        if term.id == "body"
        for form in term.forms
    )
    return tuple(sorted({*_words("strong", "weak"), "group", "grupo", *weak}))


@cache
def _organ_words() -> frozenset[str]:
    groups = (
        "committee",
        "comité",
        "comite",
        "subcommittee",
        "subcomité",
        "board",
        "panel",
        "junta",
        "group",
        "grupo",
    )
    return frozenset(flat(word) for word in (*groups, "working group", "steering committee", "grupo de trabajo",
                                             "task force", "grupo técnico", "mesa técnica"))  # fmt: skip


def _strong_words() -> frozenset[str]:
    return _words("strong") | {"group", "grupo", "mesa"}


def with_body(meeting: Meeting, body: Actor | None) -> Meeting:
    """Return the meeting with its body, and the body's name as the forum."""
    return replace(meeting, body=body, forum=body.name) if body else meeting
