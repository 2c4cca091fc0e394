"""Which body met, and what its record is called."""

from __future__ import annotations

import re

from loaders.meeting.cues import Head, Line, cue, cue_pattern, held_in
from loaders.meeting.gathering import framed, from_gathering, from_occasion, over_clauses, two_countries
from loaders.meeting.when import dates_in
from loaders.terms import flat

_ARTICLE = re.compile(r"^(?:the|el|la|los|las|un|una|a|an)\s+", re.IGNORECASE)
_QUALIFIED = rf"(?:(?:{cue('qualifier')}|{cue('meeting-kind')})\s+){{0,6}}"
_OF = r"(?:of|de|del|de la|de los|de las|for|para|from)"
_MEETING_OF = re.compile(
    rf"(?<!\w){_QUALIFIED}{cue('meeting')}(?:\s+(?:{cue('qualifier')}|{cue('meeting-kind')})){{0,4}}\s+{_OF}\s+(?:the\s+|la\s+|el\s+|los\s+|las\s+)?(?P<name>\S.*)"
)
_RECORD_OF = re.compile(
    rf"^{cue('record')}(?:\s+{cue('record')}){{0,3}}\s+(?:{_OF}\s+)?(?:the\s+|la\s+|el\s+)?(?P<name>\S.*)"
)
_HELD = re.compile(
    rf"^(?:(?:at|in|on|en|el|a|siendo|durante)\s[^,;]{{2,60}},\s+){{0,4}}(?P<name>(?:the\s+|el\s+|la\s+|los\s+|las\s+)?[^,.;:]{{3,160}}?)\s*(?:\([^)]*\)\s*)?,?\s+(?:has\s+|have\s+)?{cue('held')}(?!\w)"
)
_CELEBRATED = re.compile(
    r"(?<!\w)se\s+(?:celebra|celebro|reune|reunio|reunen|reunieron)\s+(?:la|el|(?=l[oa]s\s+(?:miembros|integrantes)))\s*(?P<name>[^,.;:]{3,120})"
)
_LEADERS = re.compile(r"^(?:\d{4}\s+)?(?P<name>\S.{0,60}?)\s+leaders?'?s?(?!\w)")
_AT_MEETING = re.compile(
    rf"(?<!\w)(?:following|from|at|of|during|after)\s+the\s+(?:(?:close|end|conclusion|opening|occasion)\s+of\s+the\s+)?{_QUALIFIED}(?P<name>\S[^,;:]{{2,100}}?)"
    rf"\s+{cue('meeting')}(?!\w)(?!\s+of\b)"
)
_AT_ITS_MEETING = re.compile(
    rf"^(?:[^,.;]{{0,80}}\s(?:by|of|from|de|por|del)\s+)?(?:the|la|el|los|las|del)\s+(?P<name>[^,.;()]{{3,110}}?),?\s+"
    rf"(?:at|in|during|on|en|durante)\s+(?:its|their|su)\s+{_QUALIFIED}{cue('meeting')}(?!\w)"
)
_ADOPTED = re.compile(
    r"^(?:adopted|approved|agreed|issued|aprobad[ao]s?|adoptad[ao]s?|acordad[ao]s?|emitid[ao]s?)\s+(?:by|por)\s+"
    r"(?:the\s+|la\s+|el\s+|los\s+|las\s+)?(?P<name>[^,.;()]{3,110}?)(?=\s+(?:on|at|in|during|en|el|durante)\s|[,.;(]|$)"
)
_WE_OF = re.compile(
    rf"^(?:we|nosotros|nosotras|l[oa]s),?\s+(?:the\s+|l[oa]s\s+)?{cue('people')}(?!\w)[^,.;()]{{0,60}}?\s(?:of|de)\s+"
    r"(?:the|la|el|los|las)\s+(?P<name>[^,.;()]{3,110}?)(?=[,.;(]|$)"
)
_AT_SUMMIT = re.compile(
    r"(?<!\w)(?:following|from|at|of|during|after)\s+the\s+(?:(?:close|end|conclusion|opening|occasion)\s+of\s+the\s+)?"
    rf"{_QUALIFIED}(?P<name>\S[^,;:]{{2,80}}?\s+(?:summit|congress))(?!\w)"
)
_LABEL = re.compile(rf"\s*{cue('forum-label')}\s*:\s*")
_SENTENCE = re.compile(r"(?<!\w)(?:that|will|shall|are|is|was|were|to\s+[a-z]+)(?!\w)")
_BODY = re.compile(
    r"^(?P<name>(?:the|el|la|los|las)\s[^,.;:]{3,120})[,:](?=\s*$|\s+(?:\d{1,2}\s+)?"
    r"(?:having|recalling|recordando|habiendo|considering|considerando|noting|visto|taking|teniendo|reaffirming|reafirmando|"
    r"at its|en su)\b)"
)
_MEMBERS = re.compile(
    rf"^(?:the\s+|l[oa]s\s+)?(?:{cue('people')}(?:,\s+|\s+(?:and|y|e)\s+)(?:the\s+|l[oa]s\s+)?)*"
    r"(?:members|representatives|delegates|miembros|integrantes|representantes|delegad[oa]s)\s+"
    r"(?:of|from|de|del)\s+(?=(?:the|la|el)?\s*[A-ZÀ-Þ])",
    re.IGNORECASE,
)
CAPITALS = re.compile(r"[A-ZÀ-Þ]{2,}\s+[A-ZÀ-Þ]{2,}")
_DATELINE = re.compile(r"^[^.;–—]{3,50}\d{4}\s*\)?\s*[.:]?\s*[-–—]+\s*")
_CUT = re.compile(
    r"\s*(?:\((?!session|sesion)|,|;|:|\s[-–—]\s|\s(?:held|celebrad[ao]|on the occasion|corresponding|"
    r"correspondiente|relativ[ao]|regarding|on\s+\d|prior to|"
    r"realizad[ao]|hereinafter|en adelante|that\s|which\s|que\s|to discuss|"
    r"para tratar|bajo\s|under\s|with\s|con\s(?:la|el|los)\s|en\ssesi[oó]n|in\s(?:\w+\s)?session|"
    r"at\sits\s|en\ssu\s|durante\s|and\s[a-z]+\sto\s|y\s[a-z]+\sa\s|"
    r"del?\s+\d{1,2}\s+de\s|of\s+\d{1,2}\s)).*$",
    re.IGNORECASE | re.DOTALL,
)


_CALLED = rf"(?:{cue('meeting')}|{cue('gathering')}|(?:working|expert) group|grupo de (?:trabajo|expertos))"
_PURPOSE = re.compile(
    rf"(?<!\w)(?:{cue('meeting-kind')}\s+)*{_CALLED}\s+(?:to|para|encargad[ao] de)\s+\w+[^,;:]*$"
)
"""A meeting and what it was called for."""
NO_NAME = re.compile(
    rf"(?:(?:{cue('furniture')}|{cue('qualifier')}|{cue('meeting')}|{cue('meeting-kind')}|{cue('record')}|agreed|adopted|and|y|of|de|no\.?|n\.?º?)\s*)+\d*"
)
"""Words of records and meetings and nothing else: no name of a body."""


def read_forum(head: Head, language: str) -> str | None:
    """The name of the body that met, as the record prints it and without its article; None where no name shows."""
    for key, value in head.fields.items():
        if re.fullmatch(cue("forum-label"), key):
            return value
    finders = (from_label, from_body_line, from_title_phrase, from_gathering, from_sentence, from_title, from_occasion,
               from_letterhead)  # fmt: skip
    for find in finders:
        name = find(head, language)
        if name and (find is from_body_line or not NO_NAME.fullmatch(flat(name))):
            return name
    return None


def from_label(head: Head, language: str) -> str | None:
    """The name behind a label of the title block: "Meeting: Expert Group on Tides"."""
    for line in (*head.titles, *head.texts[:3]):
        match = _LABEL.match(line.flat)
        value = line.words[match.end() :].strip(" .") if match else ""
        if value[:1].isupper() and not dates_in(line, match.end() if match else 0, language):
            name = _MEETING_OF.search(flat(value))
            found = _clean(value[name.start("name") :] if name else value)
            return re.sub(rf"^(?:{cue('qualifier')}\s+){{1,4}}", "", found, flags=re.I) if found else None
    return None


def _clean(name: str) -> str | None:
    name = _CUT.sub(
        "", re.sub(r"\s*\((?:session|sesi[oó]n)\b[^)]*\)", "", " ".join(name.split()), flags=re.IGNORECASE)
    )
    name = _MEMBERS.sub("", name, count=1)
    if CAPITALS.match(name):
        name = re.split(r"\s+(?=[a-zà-ÿ]{2,})", name, maxsplit=1)[
            0
        ]  # "JOINT COMMITTEE ON TIDES on the exchange of gauges"
    name = _ARTICLE.sub("", name, count=1).strip(' .,;:-–—"“”«»*')
    if re.match(r"(?:adopted|approved|agreed|aprobad|adoptad)", flat(name)):
        return None
    if (
        not 2 <= len(name) <= 160
        or not re.search(r"[A-ZÀ-Þ]", name)
        or re.match(r"(?:on|in|at|by|sobre|en|tras|following|further|con|with)\s", flat(name))
    ):
        return None
    return name


def from_body_line(head: Head, language: str) -> str | None:
    for line in (*head.titles, *head.texts):
        match = _BODY.match(line.flat)
        if match and (
            line.passage.kind == "preamble" or match.end() < len(line.flat) or over_clauses(head, line)
        ):
            name = _ARTICLE.sub("", line.words[: match.end("name")], count=1)
            return name if re.search(r"[A-ZÀ-Þ]", name[:1]) else None
    for line in head.headings:
        if line.words.isupper() and re.match(r"(?:the|el|la|los|las)\s", line.flat) and len(line.words) < 100:
            return _ARTICLE.sub("", line.words.strip(" .,:"), count=1)
    return None


def from_title_phrase(head: Head, language: str) -> str | None:
    """The body in "ninth session of the Harbour Board", wherever the title block says so."""
    for line in sorted(head.titles, key=lambda one: -_rank(one, language)):
        plain = _undated(line, language)
        for pattern in (_AT_MEETING, _MEETING_OF, _AT_SUMMIT):
            match = pattern.search(flat(plain))
            before = flat(plain)[: match.start("name")] if match else ""
            if (
                match is None
                or framed(before)
                or framed(flat(plain)[: match.start()])
                or _PURPOSE.search(before)
            ):
                continue
            name = _clean(plain[match.start("name") : match.end("name")])
            if name and not _is_meeting_word(name):
                return name
    return None


def from_act(head: Head, language: str) -> str | None:
    """The body in "Adopted by the Harbour Board", "the Harbour Board, at its ninth meeting", "We, the ministers of the
    Harbour Community"."""
    for line in (*head.titles, *head.texts[:2]):
        for pattern in (_ADOPTED, _AT_ITS_MEETING, _WE_OF):
            match = pattern.match(line.flat)
            name = _clean(line.words[match.start("name") : match.end("name")]) if match else None
            if name and (name[:1].isupper() or _called_to(name)) and not _is_meeting_word(name):
                return name[:1].upper() + name[1:]
    return None


def _called_to(name: str) -> bool:
    """Whether a name in small letters is of a meeting that was called for a purpose: "plenary meeting to set up the Tide
    Platform"."""
    return bool(_PURPOSE.match(flat(name)))


def from_sentence(head: Head, language: str) -> str | None:
    long = [line for line in head.titles if len(line.words) > 60 and not line.about]
    for line in (*long, *head.texts):
        if line.passage.kind == "preamble":
            continue
        for start, end in _pieces(line):
            dateline = _DATELINE.match(line.words[start:end])
            start += dateline.end() if dateline else 0
            match = _HELD.match(line.flat[start:end])
            verb = line.words[start + match.end("name") : start + match.end()].split()[-1:] if match else []
            if (
                match
                and verb
                and verb[0][:1].islower()
                and not _SENTENCE.search(line.words[start + match.start("name") : start + match.end("name")])
            ):
                words = line.words[start + match.start("name") : start + match.end("name")]
                whole = _MEETING_OF.search(flat(words))
                name = _clean(words[whole.start("name") :] if whole else words)
                if name and not _is_meeting_word(name) and not _is_people(name):
                    return name
            celebrated = _CELEBRATED.search(line.flat[start:end])
            if celebrated and not _MEETING_OF.search(line.flat[start:end]):
                name = _clean(line.words[start + celebrated.start("name") : end])
                if name:
                    return name
            inner = _MEETING_OF.search(line.flat[start:end])
            opened = re.search(
                r"(?:dio inicio|se celebra|siendo las|opened|was opened|se celebro|se reunio)",
                line.flat[start:end],
            ) or (line in head.texts[:2] and next(held_in(line, early=True), None))
            if inner and opened and not framed(line.flat[start : start + inner.start()]):
                name = _clean(line.words[start + inner.start("name") : end])
                if name:
                    return name
    return None


def _pieces(line: Line) -> list[tuple[int, int]]:
    from loaders.sentences import sentences

    return sentences(line.words, 0, len(line.words), line.passage.language)[:3]


def _is_meeting_word(name: str) -> bool:
    bare = re.sub(rf"^{_QUALIFIED}", "", flat(name)).strip()
    return bool(re.fullmatch(cue("meeting"), bare)) or bare in (
        "we",
        "it",
        "nosotros",
        "participants",
        "leaders",
        "event",
    )


def _is_people(name: str) -> bool:
    """Persons and groups who met are no body ("President X", "We, the leaders of ...")."""
    return bool(
        re.match(
            r"(?:we|having|president|today|hoy|minister|secretary|delegat|represent|yesterday|nosotr|member|participant|this)",
            flat(name),
        )
    )


def from_title(head: Head, language: str) -> str | None:
    for line in sorted(head.titles, key=lambda one: -_rank(one, language)):
        if _bare_record(line) or _furniture(line):
            continue
        plain = _undated(line, language)
        low = flat(plain)
        leaders = _LEADERS.match(low)
        if leaders:
            return plain[leaders.start("name") : leaders.end("name")]
        celebrated = _CELEBRATED.search(low)
        name = _clean(plain[celebrated.start("name") :]) if celebrated else None
        name = name or _named_before_meeting(plain, low)
        if name:
            return name
    return None


_OPENED = re.compile(
    rf"(?:{cue('people')}'\s+)?{cue('record')}\s+(?:[\w.-]*/[\w.-]+\s+)?(?:{_OF}\s+)?(?:the\s+|la\s+|el\s+)?"
)
"""A title's words before the body: "Leaders' Statement of the"."""


def _named_before_meeting(plain: str, low: str) -> str | None:
    """The body in "Harbour Board Meeting", "Minutes Harbour Board", "Harbour Board Teleconference"."""
    record = _OPENED.match(low)
    start = record.end() if record else 0
    meeting = re.search(
        rf"\s+(?:(?:{cue('qualifier')}|{cue('meeting-kind')})\s+){{0,6}}(?:{cue('meeting')})(?!\w).*$",
        low[start:],
    )
    end = start + meeting.start() if meeting else len(plain)
    if not record and not meeting:
        return None
    name = _clean(plain[start:end])
    if (
        not name
        or _is_meeting_word(name)
        or re.fullmatch(rf"(?:{cue('qualifier')}(?:\s+|$)){{1,6}}", flat(name))
    ):
        return None
    if name[:1].isdigit() or name[:1].islower() or _of_place(low[:start], name):
        return None
    return re.sub(rf"^(?:{cue('qualifier')}\s+){{1,6}}", "", name, flags=re.IGNORECASE) or None


def _of_place(before: str, name: str) -> bool:
    """A declaration is named for the place where it was made ("Lima Declaration", "Declaración de Lima")."""
    made = re.search(
        r"(?:declaration|declaracion|compromiso|consenso|carta|commitment|consensus|charter|protocolo)\b",
        before,
    )
    return bool(made) and len(name.split()) <= 2


def _undated(line: Line, language: str) -> str:
    words = line.words
    for read in reversed(dates_in(line, 0, language)):
        before = re.sub(r"\s+(?:of|on|from|de|del|el|los d[ií]as)$", "", words[: read.start].rstrip(" ,(–—-"))
        words = before + " " + words[read.end :].lstrip(" ,)")
    return " ".join(re.sub(r"\s(?:19|20)\d\d(?:\s+\w+)?\s*$", "", words).split())


def from_letterhead(head: Head, language: str) -> str | None:
    for line in head.titles:
        dated = dates_in(line, 0, language)
        if _furniture(line) or _bare_record(line) or (dated and dated[0].start < 30) or len(line.words) < 4:
            continue
        plain = _undated(line, language)
        left, _, right = plain.partition(":")
        if re.fullmatch(cue("furniture"), flat(left)):
            continue
        name = _clean(right if re.fullmatch(cue("record"), flat(left)) else left) or _clean(plain)
        name = re.sub(rf"^(?:{cue('qualifier')}\s+){{1,4}}", "", name, flags=re.I) if name else None
        return two_countries(name) or name if name else None
    return None


def _furniture(line: Line) -> bool:
    return bool(re.fullmatch(rf"(?:{cue('furniture')}(?:\s+|$)){{1,4}}", line.flat.strip(" .")))


def _bare_record(line: Line) -> bool:
    """A line that says what kind of record it is and not whose ("AGREED CONCLUSIONS")."""
    return bool(
        re.fullmatch(
            rf"(?:agreed\s+|final\s+|draft\s+)?(?:{cue('record')}(?:\s+(?:of\s+|de\s+)?|$)){{1,3}}",
            line.flat.strip(" .:"),
        )
    )


def _rank(line: Line, language: str) -> float:
    """How much a line of the title block looks like the record's own title."""
    score = 0.0
    if cue_pattern("record").match(line.flat):
        score += 3
    elif cue_pattern("record").search(line.flat):
        score += 1.5
    if cue_pattern("meeting").search(line.flat):
        score += 2
    if dates_in(line, 0, language):
        score += 0.4 if score else -1
        score -= 3 if dates_in(line, 0, language)[0].start < 3 else 0
    if _furniture(line):
        score -= 3
    if _bare_record(line):
        score -= 3.5
    return score - (0.5 if len(line.words) < 12 else 0)


def read_title(head: Head, language: str) -> str | None:
    """The record's title in mixed case: its own line of the title block, with the subject of a resolution after a colon."""
    for key, value in head.fields.items():
        if re.fullmatch(cue("title-label"), key):
            return value
    if not head.titles:
        return None
    best = max(head.titles, key=lambda line: (_rank(line, language), -line.passage.position))
    labels = "|".join(cue(one) for one in ("title-label", "subject-label", "forum-label"))
    label = re.match(rf"\s*(?:{labels})\s*:\s*", best.flat)
    title = best.words[label.end() if label else 0 :].strip(" .")
    if label and title[:1].islower():
        title = title[:1].upper() + title[1:]
    if title[:1].islower():
        above = [line for line in head.titles if line.passage.position == best.passage.position - 1]
        title = f"{above[0].words.strip(' .').capitalize()} {title}" if above else title
    if (
        re.match(r"(?:resolu[ct]i[oó]n|decisi[oó]n|recommendation|recomendaci[oó]n)\s+[\w/.-]+", flat(title))
        and len(title) < 60
    ):
        following = [line for line in head.titles if line.passage.position == best.passage.position + 1]
        if (
            following
            and not dates_in(following[0], 0, language)
            and not cue_pattern("done").match(following[0].flat)
        ):
            title = f"{title}: {following[0].words}"
    if not cue_pattern("record").search(flat(title)):
        kinds = [line.words.strip(" .:") for line in head.titles if line is not best and _bare_record(line)]
        kinds += [
            line.words.strip(" .:")
            for line in head.headings[:2]
            if line.words.isupper() and line.passage.printed is None and _bare_record(line)
        ]
        title += f": {kinds[0].capitalize()}" if kinds else ""
    return title
