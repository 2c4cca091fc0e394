"""Offices and posts: "the Technical Secretariat of the Lake Commission", "Minister of Health of Ghana", "the Chair"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.model import Actor
from loaders.actors.lexicon import ARTICLES, Word
from loaders.actors.organs import organ_name
from loaders.actors.people import ADJECTIVES, person, tidy
from loaders.actors.persons import name_like
from loaders.actors.posts import post_phrase
from loaders.actors.scene import Item, Scene, skip_determiners

HELD = frozenset(
    {
        "chair", "vice-chair", "president", "vice-president", "secretary", "treasurer", "rapporteur", "convenor",
        "special-rapporteur", "coordinator", "facilitator", "moderator", "director-general", "secretary-general",
        "deputy-director-general", "deputy-secretary-general", "executive-secretary", "executive-director",
        "high-commissioner",
    }
)  # fmt: skip
"""Offices that one person holds."""


def office_form(scene: Scene, i: int, j: int) -> tuple[int, Word] | None:
    """The longest form of an office at *i*; in small letters only where an article stands before it."""
    tokens = scene.tokens
    for end, form, word in scene.words.office.at(tokens, i, j):
        if form.isupper():
            if tokens.name(i, end) == form and not (end < len(tokens) and tokens[end].text == "-"):
                return end, word
        elif (
            tokens[i].capital
            or form[0].islower()
            or i
            and tokens[i - 1].folded in scene.words.determiners | ARTICLES | {"del", "al", "its"}
            and not (
                end < j
                and tokens.joined(end - 1)
                and tokens[end].word
                and not tokens[end].capital
                and scene.words.language == "en"
                and tokens[end].folded not in scene.words.small["after-lower"]
            )
        ):
            return end, word
    return None


def office(scene: Scene, word: Word, mention: str, name: str, body: Actor | None) -> Actor:
    """The actor that an office is: its own name in full, and the body it belongs to."""
    if word.id == "secretariat" and body is None and scene.secretariat is not None:
        word = scene.secretariat
        name = word.label
    full = word.label if word.form.isupper() else name
    full = full[:1].upper() + full[1:] if full[:1].islower() and word.form[:1].isupper() else full
    sure = body is not None
    body = body or body_for(scene, word)
    return Actor(
        name=full, kind="Organisation", mention=mention, of=body.name if body else None, role=word.id,
        of_key=body.key if body else None, sure=sure or body is not None,
    )  # fmt: skip


def body_for(scene: Scene, word: Word) -> Actor | None:
    """The body that an office named alone belongs to: as the record says elsewhere, else that of the record.

    An office that serves a whole organisation (value "top") is that of the highest forum above the record's body.
    """
    told = scene.offices.get(word.id)
    if told is not None:
        return told
    body = scene.body
    if body is None or word.value not in ("top", "members") or not body.key:
        return body
    above = [key for key in scene.registry.above(body.key) if key != "un"] if body.key != "unsc" else []
    top_un = {"unsc", "unga", "ecosoc", "hrc"}
    if body.key in top_un and word.id in ("secretary-general", "deputy-secretary-general", "members"):
        return scene.entry_actor("un", "")
    return scene.entry_actor(above[-1], "") if above else body


def office_phrase(
    scene: Scene, i: int, j: int, item: Callable[[Scene, int, int], Item | None]
) -> Item | None:
    """An office with the body that follows it, or with the person who holds it."""
    found = office_form(scene, i, j)
    if not found:
        return None
    end, word = found
    tokens = scene.tokens
    if (
        tokens[i].capital
        and end < j
        and tokens.joined(end - 1)
        and (longer := organ_instead(scene, i, end, j))
    ):
        return longer
    end = _with_adjective(scene, end, j)
    name_end = end
    body: Actor | None = None
    k = end
    if k + 1 < j and tokens[k].folded in scene.words.of and tokens.joined(k - 1):
        found_body = _body_after(scene, k + 1, j, item)
        if found_body:
            body, k = found_body
            k = _remit(scene, k, j) if word.id in _WITH_REMIT else k
        elif of_many := _of_many(scene, end, j, item):
            k = name_end = of_many
        elif word.id in (
            "secretary",
            "president",
            "bureau",
            "chair",
            "coordinator",
            "bureau",
        ) and post_phrase(scene, i, j):
            return post_phrase(scene, i, j)
    if (
        k < j
        and word.id not in ("secretariat", "technical-secretariat")
        and tokens.joined(k - 1)
        and k not in scene.known
    ):
        run = scene.finder.run(k) if tokens[k].capital else k
        if run > k and run <= j and not tokens[k].capitals and name_like(scene, k, run):
            full = tidy(tokens.name(k, run))
            return [person(scene.people.full(full) or full, tokens.slice(i, run))], run
    return [office(scene, word, tokens.slice(i, k), tokens.name(i, name_end), body)], k


_WITH_REMIT = frozenset({"high-representative", "high-commissioner", "special-rapporteur"})


def _remit(scene: Scene, k: int, j: int) -> int:
    """The token after what an office behind its body is for ("for Foreign Affairs and Trade"), or *k*."""
    tokens, words = scene.tokens, scene.words
    if k + 1 >= j or tokens[k].folded not in ("for", "on", "para", "sobre") or not tokens[k + 1].capital:
        return k
    end = k + 1
    while end < j and tokens.joined(end - 1) and end not in scene.known:
        inside = tokens[end].folded in words.links and end + 1 < j and tokens[end + 1].capital
        if not (tokens[end].capital and tokens[end].word or inside and end + 1 not in scene.known):
            break
        end += 1
    return end


def _of_many(scene: Scene, k: int, j: int, item: Callable[[Scene, int, int], Item | None]) -> int | None:
    """The token after "of" and the bodies that an office in the plural belongs to: "the Chairs of the Working Groups"."""
    start = skip_determiners(scene, k + 1, j)
    if start >= j or not scene.tokens[k - 1].folded.endswith("s") or not scene.tokens[start].capital:
        return None
    found = item(scene, start, j)
    return found[1] if found and len(found[0]) == 1 and found[0][0].collective else None


def organ_instead(scene: Scene, i: int, end: int, j: int) -> Item | None:
    """A longer name of an organisation that only begins like an office: "Bureau of Meteorology", "Secretariat for Fish".

    Where a known body follows "of", it is that body's office.
    """
    tokens = scene.tokens
    after = skip_determiners(scene, end + 1, j)
    if tokens[end].folded in scene.words.of and after < j:
        follows = scene.known.get(after)
        if (follows and follows.actor) or organ_name(scene, after, j) or office_form(scene, after, j):
            return None
    elif tokens[end].folded not in ("for", "para", "contra", "sobre", "on") and not (
        tokens[end].capital and scene.words.language == "es"
    ):
        return None
    organ = organ_name(scene, i, j)
    return organ if organ and organ[1] > end else None


def _with_adjective(scene: Scene, end: int, j: int) -> int:
    """Spanish: the token after a capitalised adjective that belongs to an office ("Secretaria Científica")."""
    tokens = scene.tokens
    if scene.words.language != "es" or end >= j or not tokens.joined(end - 1) or end in scene.known:
        return end
    token = tokens[end]
    fits = token.capital and token.folded.endswith(ADJECTIVES) and token.folded not in scene.words.given
    return end + 1 if fits and not scene.people.full(token.text) else end


def described_office(scene: Scene, i: int, j: int) -> Item | None:
    """English: an office with a capitalised word before it, after an article: "the Scientific Secretary"."""
    tokens = scene.tokens
    if (
        scene.words.language != "en"
        or not i
        or tokens[i - 1].folded not in scene.words.determiners | ARTICLES
    ):
        return None
    if (
        i in scene.known
        or i + 1 >= j
        or not tokens[i].capital
        or not tokens[i + 1].capital
        or tokens[i].capitals
    ):
        return None
    found = office_form(scene, i + 1, j)
    if not found or tokens[i].folded in scene.words.given:
        return None
    end, word = found
    read = office(scene, word, tokens.slice(i, end), tokens.name(i, end), None)
    return [replace(read, role=None)], end


def _body_after(
    scene: Scene, k: int, j: int, item: Callable[[Scene, int, int], Item | None]
) -> tuple[Actor, int] | None:
    """The body named after "of": one actor that is no collective; "its" and the like give none."""
    start = skip_determiners(scene, k, j)
    if start >= j:
        return None
    if start in scene.known and scene.known[start].actor:
        match = scene.known[start]
        organ = None
        if match.j <= j and match.actor:
            return match.actor, match.j
        return organ
    found = item(scene, start, j)
    if found and len(found[0]) == 1 and not found[0][0].collective and found[0][0].kind != "Person":
        return found[0][0], found[1]
    return None


def completed(scene: Scene, actor: Actor) -> Actor:
    """*actor* with what the whole record tells: the body of an office that a definition left open, the full code of a
    committee written short ("SC 4" is "ISO/TC 184/SC 4")."""
    if actor.key or actor.of:
        return actor
    if actor.role in scene.words.office_levels:
        level = scene.words.office_levels[actor.role]
        body = body_for(scene, Word("offices", actor.role, level, actor.name, actor.name))
        return (
            replace(actor, of=body.name, of_key=body.key, sure=True) if body else replace(actor, sure=False)
        )
    short = "/" + "".join(actor.name.split())
    if not any(c.isdigit() for c in short):
        return actor
    codes = [one for one in scene.everybody().values() if not one.key and "/" in one.name]
    longer = {"".join(one.name.split()): one for one in [*codes, *([scene.body] if scene.body else [])]}
    full = [one for code, one in longer.items() if code.endswith(short)]
    return replace(full[0], mention=actor.mention) if len({one.name for one in full}) == 1 else actor
