"""Offices and posts: "the Technical Secretariat of the Lake Commission", "Minister of Health of Ghana", "the Chair"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.model import Actor
from loaders.actors.known import Match
from loaders.actors.lexicon import ARTICLES, Word
from loaders.actors.organs import organ_name, starts_actor
from loaders.actors.people import person, tidy
from loaders.actors.persons import holder, name_like, person_name
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
        and (longer := _organ_instead(scene, i, end, j))
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


def _organ_instead(scene: Scene, i: int, end: int, j: int) -> Item | None:
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
    fits = token.capital and token.folded.endswith(_ADJECTIVES) and token.folded not in scene.words.given
    return end + 1 if fits and not scene.people.full(token.text) else end


_ADJECTIVES = ("ico", "ica", "ivo", "iva", "ario", "aria", "cial", "nal", "adjunto", "adjunta", "ente")


def _another(scene: Scene, k: int, j: int) -> bool:
    """Whether behind "and" another post or actor begins, so that the post named before it is over."""
    k = skip_determiners(scene, k, j)
    if k >= j:
        return True
    return starts_actor(scene, k, j) or any(True for _ in scene.words.post.at(scene.tokens, k, j))


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


def post_phrase(scene: Scene, i: int, j: int) -> Item | None:
    """The holder of a post: "Minister of Health of Ghana", or the person named behind it."""
    tokens = scene.tokens
    head = _post_at(scene, i, j)
    if head is None:
        return None
    start, word = head
    plural = tokens[start - 1].folded.endswith("s") and word.form.endswith("s")
    k = end = start
    while k < j and tokens.joined(k - 1):
        match = scene.known.get(k)
        if match and match.actor and k > start:
            body = _post_of_body(scene, i, end, match, j, bare=end == start)
            if body:
                return body
            break
        if scene.finder.after_title(k) > k:
            return person_name(scene, k, j)
        if tokens[k].capital and tokens[k].word:
            run = min(scene.finder.run(k), j)
            if not plural and _holder_behind(scene, k, run, first=k == start and word.value == "post"):
                return holder(scene, i, k, run)
            k = end = k + 1
        elif _post_goes_on(scene, k, j):
            k += 1
        else:
            break
    if of_nation := _of_nation(scene, i, end, j):
        return of_nation
    if end == start and not (i and tokens[i].capital and tokens[i - 1].folded in scene.words.determiners):
        return None
    return [_post_actor(tokens.name(i, end), tokens.slice(i, end), scene.body, sure=False)], end


def _of_nation(scene: Scene, i: int, end: int, j: int) -> Item | None:
    """A post with the adjective of a country behind it: "el Ministro marroquí"."""
    if scene.words.language != "es" or end >= j or not scene.tokens.joined(end - 1):
        return None
    key = scene.registry.country_of(scene.tokens[end].folded, "es")
    if key is None:
        return None
    name = scene.tokens.name(i, end + 1)
    return [_post_actor(name, scene.tokens.slice(i, end + 1), scene.entry_actor(key, ""), sure=True)], end + 1


def _post_at(scene: Scene, i: int, j: int) -> tuple[int, Word] | None:
    for end, form, word in scene.words.post.at(scene.tokens, i, j):
        if scene.tokens[i].capital or form[0].islower():
            return end, word
    return None


def _post_of_body(scene: Scene, i: int, end: int, match: Match, j: int, *, bare: bool) -> Item | None:
    """The post with the body or country that *match* names behind it, or the person named behind that."""
    tokens, k = scene.tokens, match.j
    if k < j and tokens[k].capital and k not in scene.known:
        run = min(scene.finder.run(k), j)
        if run > k and name_like(scene, k, run):
            return holder(scene, i, k, run)
    if not bare and tokens[match.i - 1].folded not in scene.words.of | scene.words.determiners:
        return None
    country = match.actor is not None and match.actor.kind == "Country"
    return [_post_actor(tokens.name(i, k if country else end), tokens.slice(i, k), match.actor, sure=True)], k


def _post_actor(name: str, mention: str, body: Actor | None, *, sure: bool) -> Actor:
    return Actor(
        name=name, kind="Organisation", mention=mention, of=body.name if body else None,
        of_key=body.key if body else None, sure=sure,
    )  # fmt: skip


def _holder_behind(scene: Scene, k: int, run: int, *, first: bool) -> bool:
    """Whether the words from *k* to *run* name the person who holds the post; *first*: right behind it."""
    token = scene.tokens[k]
    told = token.folded in scene.words.given or scene.people.full(scene.tokens.name(k, run)) is not None
    if told:
        return name_like(scene, k, run)
    single = first and scene.words.language != "es" and run - k == 1 and token.folded not in scene.lower
    return single and name_like(scene, k, run)


def _post_goes_on(scene: Scene, k: int, j: int) -> bool:
    """Whether the small word at *k* lies inside the name of a post: "Minister of Trade and Industry"."""
    tokens, words = scene.tokens, scene.words
    token = tokens[k]
    if token.folded not in words.links or k + 1 >= j or token.folded in words.small["post-ends"]:
        return False
    if not (tokens[k + 1].capital or tokens[k + 1].folded in words.links):
        return False
    return not (token.folded in words.conjunctions and _another(scene, k + 1, j))


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
