"""Short names that a record itself defines: "Full Name (ACR)", "ACR (Full Name)", "hereinafter “the Network”"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Actor, Kind
from loaders.actors.acronyms import beginnings_fit, initials_fit
from loaders.actors.known import Known, Match
from loaders.actors.lexicon import ARTICLES
from loaders.actors.lists import read_item
from loaders.actors.organs import organ_span
from loaders.actors.posts import post_phrase
from loaders.actors.scene import Scene
from loaders.actors.tokens import Tokens, key_words

_BRACKET = re.compile(r"\(([^()\n]{2,120}(?:\n[^()\n]{1,80})?)\)")
_HERE = re.compile(
    r"\b(?:hereinafter|hereafter|henceforth|en adelante|en lo sucesivo|a partir de ahora)\b[\s,:]*"
    r"(?:(?:to be )?(?:referred to as|called|known as)|denominad[oa]s?|llamad[oa]s?)?[\s,:]*",
    re.IGNORECASE,
)
_SIGLAS = re.compile(
    r"[\s,]*(?:por sus siglas(?: en [\w ]+)?|for its (?:acronym|initials)[\w ]*|by its [\w ]*(?:acronym|initials)[\w ]*"
    r"|in (?:Spanish|English)|en (?:español|inglés))\s*$",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[A-ZÁÉÍÓÚÑ][\w./&+-]{1,14}|[A-Z]{2,6}(?: [A-Z]{2,5}){1,2}")
_QUOTES = "\"'“”«»‘’„ "
_ARTICLE = re.compile(r"^(?:the|la|el|los|las)\s+", re.IGNORECASE)
MAX_NAME = 18
"""Words that a full name before a bracket may have."""


def shorts(inner: str) -> tuple[list[str], bool]:
    """The short names that a bracket's text gives, and whether it says so ("hereinafter")."""
    text = _SIGLAS.sub("", inner.strip())
    here = _HERE.search(text)
    if here:
        text = text[here.end() :]
    forms = [part.strip(_QUOTES + ".,") for part in re.split(r"[,;/]|\bor\b|\bo\b", text)]
    quoted = bool(here) or inner.strip()[:1] in '"“«‘' or bool(_ARTICLE.match(text.strip(_QUOTES)))
    plain = [_ARTICLE.sub("", form) for form in forms if form]
    good = [f for f in plain if _is_short(f) or (quoted and f[:1].isupper() and len(f.split()) <= 5)]
    return good, quoted


def _is_short(form: str) -> bool:
    letters = [c for c in form if c.isalpha()]
    return (
        bool(_SHORT.fullmatch(form))
        and len(letters) > 1
        and sum(c.isupper() for c in letters) * 2 >= len(letters)
    )


def read_definitions(scene: Scene, known: Known) -> Iterator[tuple[str, Actor]]:
    """Yield (short name, actor) of every definition; the short name is also made known. Things give nothing."""
    tokens = scene.tokens
    for m in _BRACKET.finditer(tokens.text):
        forms, quoted = shorts(m.group(1))
        p = tokens.at(m.start())
        if forms and p > 0:
            actor = named_before(scene, p, forms, quoted=quoted)
            for form in forms if actor else ():
                yield from _define(known, form, actor)
            if actor and not actor.key and _reaches_over(scene, actor, p):
                known.define(actor.name, actor)
        elif not forms and p > 0:
            yield from _acronym_first(scene, known, m, p)
    for m in _HERE.finditer(tokens.text):
        yield from _hereinafter(scene, known, m)


def _reaches_over(scene: Scene, actor: Actor, p: int) -> bool:
    """Whether only its acronym shows how far a name goes that ends before token *p*: it is then known as a whole."""
    tokens = scene.tokens
    i = tokens.at(tokens[p - 1].end - len(actor.mention))
    return tokens.slice(i, p) == actor.mention and organ_span(scene, i, p)[0] < p


def _define(known: Known, form: str, actor: Actor | None) -> Iterator[tuple[str, Actor]]:
    if actor is not None:
        known.define(form, actor)
        yield form, actor


def _acronym_first(scene: Scene, known: Known, m: re.Match[str], p: int) -> Iterator[tuple[str, Actor]]:
    """ "ACR (Full Name)": an acronym that is not known yet, with its full name in the bracket."""
    tokens = scene.tokens
    form = tokens[p - 1].text
    if not _is_short(form) or p - 1 in scene.known:
        return
    i, j = tokens.at(m.start(1)), tokens.at(m.end(1))
    while i < j and tokens[i].folded in scene.words.determiners:
        i += 1
    actor = _full_actor(scene, i, j)
    if actor:
        yield from _define(known, form, actor)


def _full_actor(scene: Scene, i: int, j: int) -> Actor | None:
    match = scene.known.get(i)
    if match and match.j == j:
        return None if match.actor is None or match.actor.kind == "Country" else match.actor
    end, head = organ_span(scene, i, j)
    if head is not None and end == j:
        return new_actor(scene, i, j)
    return None


def _hereinafter(scene: Scene, known: Known, m: re.Match[str]) -> Iterator[tuple[str, Actor]]:
    """ "…, hereinafter “the Network”" outside brackets."""
    tokens = scene.tokens
    if tokens.text.rfind("(", 0, m.start()) > tokens.text.rfind(")", 0, m.start()):
        return
    quoted = re.match(
        r"[\"“«‘'](?:the|la|el|los|las)?\s*([^\"”»’'\n]{2,60})[\"”»’']",
        tokens.text[m.end() : m.end() + 80],
        re.I,
    )
    p = tokens.at(m.start())
    while p > 0 and tokens[p - 1].text in ",;":
        p -= 1
    if quoted and p > 0 and quoted.group(1)[:1].isupper():
        actor = named_before(scene, p, [quoted.group(1)], quoted=True)
        yield from _define(known, quoted.group(1), actor)


def named_before(scene: Scene, p: int, forms: list[str], *, quoted: bool) -> Actor | None:
    """The actor whose full name ends right before token *p*: an office, a known name, or one new to the registry.

    A short name must fit: by its initials, as an acronym the registry has, or (where quoted) as words of the full name.
    """
    first = max(0, p - MAX_NAME)
    office = _office_before(scene, first, p, forms)
    if office:
        return office
    for k in range(first, p):
        match = scene.known.get(k)
        if match and match.j == p and match.actor:
            longer = _new_before(scene, k, p, forms)
            if longer or any(fits(form, match, scene, k, p, quoted=quoted) for form in forms):
                return longer or match.actor
            return None if match.actor.kind == "Country" else _new_before(scene, k, p, forms, loose=True)
    found = _new_before(scene, p, p, forms, loose=True) or (_post_before(scene, first, p) if quoted else None)
    return found if found is None or not quoted or any(_worded(form, found.name) for form in forms) else None


def fits(form: str, match: Match, scene: Scene, k: int, p: int, *, quoted: bool) -> bool:
    """Whether *form* may be short for the known name from token k to p."""
    if match.entry and (form in match.entry.acronyms or form == match.entry.code):
        return True
    if initials_fit(form, scene.tokens, k, p, scene.words):
        return True
    if match.actor is not None and match.actor.kind == "Country":
        return False
    if quoted:
        return _worded(form, match.actor.name if match.actor else "")
    return (
        _is_short(form)
        and match.entry is not None
        and (k == 0 or scene.tokens[k - 1].folded not in scene.words.links - ARTICLES)
    )


def _worded(form: str, name: str) -> bool:
    """Whether *form* is an acronym, or the first or last words of it stand in *name*."""
    if _is_short(form):
        return True
    words, whole = key_words(form), key_words(name)
    return bool({words[0], words[-1]} & set(whole)) if words else False


def _office_before(scene: Scene, first: int, p: int, forms: list[str]) -> Actor | None:
    """An office with or without its body: "Technical Secretariat of the Lake Commission", "RCM Technical Secretariat"."""
    for k in range(first, p):
        if not scene.tokens[k].capital or not _same_line(scene.tokens, k, p):
            continue
        found = read_item(scene, k, p, bare=False, pronouns=False)
        if not found or found[1] != p or len(found[0]) != 1:
            continue
        actor = found[0][0]
        if not actor.role or actor.key or actor.collective:
            return None
        letters = "".join(word[0] for word in key_words(actor.name)).upper()
        if any(
            form in (letters, "PPT", "TS", "ST") or (not _is_short(form) and _worded(form, actor.name))
            for form in forms
        ):
            return actor
    return None


def _post_before(scene: Scene, first: int, p: int) -> Actor | None:
    for k in range(first, p):
        found = post_phrase(scene, k, p)
        if found and found[1] == p:
            return found[0][0]
    return None


def _same_line(tokens: Tokens, k: int, p: int) -> bool:
    return all(tokens.joined(n) for n in range(k, p - 1))


def _new_before(scene: Scene, limit: int, p: int, forms: list[str], *, loose: bool = False) -> Actor | None:
    """A name that the registry does not know, ending before *p* and beginning before *limit*: the one whose initials the
    short name has, else (where *loose*) the longest with a head noun."""
    tokens = scene.tokens
    starts: list[int] = []
    for k in range(p - 1, max(-1, p - MAX_NAME - 1), -1):
        token = tokens[k]
        if k < p - 1 and not tokens.joined(k):
            break
        if token.capital and token.word:
            starts.append(k)
        elif token.folded not in scene.words.links and token.text not in "-,’'&/":
            break
    spans = [k for k in starts if k < limit and organ_span(scene, k, p)[0] == p]
    for k in spans:
        if any(initials_fit(form, tokens, k, p, scene.words) for form in forms):
            return new_actor(scene, k, p)
    for k in starts:
        if k < limit and any(_covers(form, scene, k, p) for form in forms):
            return new_actor(scene, k, p)
    return new_actor(scene, spans[-1], p) if spans and loose else None


def _covers(form: str, scene: Scene, k: int, p: int) -> bool:
    """Whether *form* is short for the whole phrase from *k* to *p*, over an "and" at which a list might part: "Ports and
    Piers Association (PPA)"."""
    tokens, words = scene.tokens, scene.words
    if not _is_short(form) or not _spelled(form, scene, k, p):
        return False
    match = scene.known.get(k)
    if match and match.actor and match.j < p and tokens[match.j].folded in words.conjunctions:
        return False  # "Togo and the Tide Institute"
    joints = [n for n in range(k, p) if tokens[n].folded in words.conjunctions]
    parted = any(n + 1 < p and tokens[n + 1].folded in ARTICLES - words.of for n in joints)
    headed = any(organ_span(scene, n, p)[1] for n in range(k, p) if tokens[n].capital)
    return (
        headed
        and not parted
        and not any(_spelled(form, scene, n, p) for n in range(k + 1, p) if tokens[n].capital)
    )


def _spelled(form: str, scene: Scene, k: int, p: int) -> bool:
    return initials_fit(form, scene.tokens, k, p, scene.words) or beginnings_fit(
        form, scene.tokens, k, p, scene.words
    )


def acting_definitions(scene: Scene, known: Known) -> Iterator[tuple[str, Actor]]:
    """Yield (acronym, actor) of brackets whose full name has no head noun of organisations, where the record shows the
    acronym to act: "Ports du Golfe Réunis (PGR)" and "PGR reported"."""
    tokens = scene.tokens
    for m in _BRACKET.finditer(tokens.text):
        p = tokens.at(m.start())
        form = m.group(1).strip()
        if p < 2 or form not in scene.agents or p - 1 in scene.known or not _is_short(form):
            continue
        for k in range(p - 2, max(-1, p - MAX_NAME), -1):
            if not tokens.joined(k) or not (tokens[k].word or tokens[k].text in "-’'"):
                break
            if tokens[k].capital and initials_fit(form, tokens, k, p, scene.words):
                last = tokens[p - 1].folded
                if last not in scene.words.things and tokens[k].folded not in scene.words.things:
                    actor = Actor(tokens.name(k, p), "Organisation", tokens.slice(k, p), sure=False)
                    known.define(form, actor)
                    yield form, actor
                break


def new_actor(scene: Scene, i: int, j: int) -> Actor:
    """An actor of the record's own, with the kind of its head noun."""
    head = next((head for k in range(i, j) if (head := organ_span(scene, k, j)[1])), None)
    kind: Kind = "Forum" if head is not None and head.id == "forum" else "Organisation"
    return Actor(name=scene.tokens.name(i, j), kind=kind, mention=scene.tokens.slice(i, j))
