"""One actor from the head of a phrase: office, organisation, person, collective, or a known name.

Every function here takes token i (where the phrase begins) and j (where it must end) and gives the actors it names with
the token after them, or None. What a phrase could be is tried in a fixed order, the surest first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.model import Actor
from graph.registry import fold
from loaders.actors.lexicon import ARTICLES, PARTICLES, Word
from loaders.actors.organs import Item, Scene, organ_name
from loaders.actors.people import person, tidy


def skip_determiners(scene: Scene, i: int, j: int) -> int:
    """The first token after articles, quantifiers, quotation marks and bullets."""
    tokens = scene.tokens
    while i < j:
        token = tokens[i]
        known = scene.known.get(i)
        if known and known.actor and known.j - i > 1:
            break
        if token.folded in scene.words.determiners or (not token.word and token.text not in "(["):
            i += 1
        elif token.text.isdigit() and len(token.text) < 4 and i + 1 < j and tokens[i + 1].word:
            i += 1
        else:
            break
    return i


def known_name(scene: Scene, i: int, j: int) -> Item | None:
    """A known name, alone or followed by the office, members or person that belong to it."""
    match = scene.known.get(i)
    if match is None or match.actor is None or match.j > j:
        return None
    k = match.j
    if k < j and scene.tokens.joined(k - 1):
        own = _possessive(scene, k, j)
        if own is not None:
            found = belonging(scene, own, j, match.actor) or organ_name(scene, own, j, possessor=match.actor)
            return found if found else None
        found = belonging(scene, k, j, match.actor)
        if found:
            actor = found[0][0]
            return [replace(actor, mention=scene.tokens.slice(i, found[1]))], found[1]
        if match.actor.kind == "Country" and (organ := organ_name(scene, k, j, possessor=match.actor)):
            name = scene.tokens.name(i, organ[1])
            return [replace(organ[0][0], name=name, mention=scene.tokens.slice(i, organ[1]))], organ[1]
    return [completed(scene, match.actor)], k


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
    codes = [m.actor for m in scene.known.values() if m.actor and not m.actor.key and "/" in m.actor.name]
    longer = {"".join(one.name.split()): one for one in [*codes, *([scene.body] if scene.body else [])]}
    full = [one for code, one in longer.items() if code.endswith(short)]
    return replace(full[0], mention=actor.mention) if len({one.name for one in full}) == 1 else actor


def _possessive(scene: Scene, k: int, j: int) -> int | None:
    """The token after "'s" or "’" at *k*, if one stands there."""
    tokens = scene.tokens
    if tokens[k].text in "'’" and k + 1 < j and not tokens.spaced(k - 1):
        if tokens[k + 1].folded == "s" and not tokens.spaced(k):
            return k + 2
        if tokens.spaced(k) and tokens[k - 1].folded.endswith("s"):
            return k + 1
    return None


def belonging(scene: Scene, k: int, j: int, body: Actor) -> Item | None:
    """The office or collective at *k* that belongs to the *body* named right before it."""
    if k >= j or not scene.tokens[k].word:
        return None
    found = office_form(scene, k, j)
    if found:
        end, word = found
        return [office(scene, word, scene.tokens.slice(k, end), scene.tokens.name(k, end), body)], end
    found = collective_form(scene, k, j)
    if found:
        end, word = found
        if word.id in ("members", "delegations", "experts", "parties", "society", "states"):
            name = scene.tokens.name(k, end)
            whole = f"{body_short(body)} {name}" if word.id != "members" else name
            return [collective(whole, word, scene.tokens.slice(k, end), body, scene)], end
    return None


def body_short(body: Actor) -> str:
    """How the record wrote the body, where that is short, else its name."""
    mention = " ".join(body.mention.split())
    return mention if 0 < len(mention) <= 12 else body.name


def office_form(scene: Scene, i: int, j: int) -> tuple[int, Word] | None:
    """The longest form of an office at *i*; in small letters only where an article stands before it."""
    tokens = scene.tokens
    for end, form, word in scene.words.office.at(tokens, i, j):
        if form.isupper():
            if tokens.name(i, end) == form and not (end < len(tokens) and tokens[end].text == "-"):
                return end, word
        elif tokens[i].capital or form[0].islower():
            return end, word
        elif i and tokens[i - 1].folded in scene.words.determiners | ARTICLES | {"del", "al", "its"}:
            if not (
                end < j
                and tokens.joined(end - 1)
                and tokens[end].word
                and not tokens[end].capital
                and scene.words.language == "en"
                and tokens[end].folded not in _AFTER_LOWER
            ):
                return end, word
    return None


_AFTER_LOWER = frozenset(
    "of to will shall is was has and or for in on should may must asked presented noted".split()
)


def office(scene: Scene, word: Word, mention: str, name: str, body: Actor | None) -> Actor:
    """The actor that an office is: its own name in full, and the body it belongs to."""
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
    if end + 1 < j and tokens[end].folded in ("for", "para") and tokens[end + 1].capital:
        organ = organ_name(scene, i, j)
        if organ and organ[1] > end:
            return organ
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
        if run > k and run <= j and not tokens[k].capitals and _name_like(scene, k, run):
            full = tidy(tokens.name(k, run))
            return [person(scene.people.full(full) or full, tokens.slice(i, run))], run
    return [office(scene, word, tokens.slice(i, k), tokens.name(i, name_end), body)], k


def _name_like(scene: Scene, k: int, run: int) -> bool:
    if scene.people.full(scene.tokens.name(k, run)):
        return True
    if run - k == 1:
        token = scene.tokens[k]
        return (
            token.folded not in scene.words.things | scene.words.organ_words
            and token.folded not in scene.lower
        )
    return scene.finder.plausible(k, run)


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
    head = next(
        (
            (end, w)
            for end, form, w in scene.words.post.at(tokens, i, j)
            if tokens[i].capital or form[0].islower()
        ),
        None,
    )
    if head is None:
        return None
    k, word = head
    end = k
    body: Actor | None = None
    while k < j and tokens.joined(k - 1):
        token = tokens[k]
        if k in scene.known and scene.known[k].actor is not None and k > head[0]:
            match = scene.known[k]
            body = match.actor
            k = match.j
            if (
                k < j
                and tokens[k].capital
                and k not in scene.known
                and (run := min(scene.finder.run(k), j)) > k
                and _name_like(scene, k, run)
            ):
                return _holder(scene, i, k, run)
            if end == head[0] or tokens[match.i - 1].folded in scene.words.of | scene.words.determiners:
                return [
                    Actor(
                        name=tokens.name(i, end),
                        kind="Organisation",
                        mention=tokens.slice(i, k),
                        of=body.name if body else None,
                        role=None,
                        of_key=body.key if body else None,
                    )
                ], k
            break
        if scene.finder.after_title(k) > k and k > head[0] - 1:
            titled = person_name(scene, k, j)
            return (titled[0], titled[1]) if titled else None
        if token.capital and token.word:
            run = min(scene.finder.run(k), j)
            if (token.folded in scene.words.given or scene.people.full(tokens.name(k, run))) and _name_like(
                scene, k, run
            ):
                return _holder(scene, i, k, run)
            if (
                k == head[0]
                and not scene.words.language == "es"
                and run - k == 1
                and token.folded not in scene.lower
                and word.value == "post"
                and _name_like(scene, k, run)
            ):
                return _holder(scene, i, k, run)
            k += 1
            end = k
        elif (
            token.folded in scene.words.links
            and k + 1 < j
            and (tokens[k + 1].capital or tokens[k + 1].folded in scene.words.links)
            and token.folded not in ("to", "on", "with", "against", "a", "en", "con", "por")
        ):
            k += 1
        else:
            break
    if end == head[0] and not (i and tokens[i].capital and tokens[i - 1].folded in scene.words.determiners):
        return None
    return [
        Actor(
            name=tokens.name(i, end),
            kind="Organisation",
            mention=tokens.slice(i, end),
            of=scene.body.name if scene.body else None,
            of_key=scene.body.key if scene.body else None,
            sure=False,
        )
    ], end


def _holder(scene: Scene, i: int, k: int, run: int) -> Item:
    full = tidy(scene.tokens.name(k, run))
    return [person(scene.people.full(full) or full, scene.tokens.slice(i, run))], run


def person_name(scene: Scene, i: int, j: int) -> Item | None:
    """A person with an honorific, a name that the record's lists know, or a run led by a given name."""
    tokens, finder = scene.tokens, scene.finder
    if not (tokens[i].capital or finder.after_title(i) > i):
        return None
    k = finder.after_title(i)
    if k > i and k < j:
        run = min(finder.run(k), j)
        if run > k:
            full = tidy(tokens.name(k, run))
            return [person(scene.people.full(full) or full, tokens.slice(i, run))], run
    run = min(finder.run(i), j)
    for end in range(run, i, -1):
        if tokens[end - 1].folded in PARTICLES:
            continue
        name = tidy(tokens.name(i, end))
        full_name = scene.people.full(name)
        if full_name and _is_person_here(scene, i, end, name):
            return [person(full_name, tokens.slice(i, end))], end
    if (
        run - i >= 2
        and tokens[i].folded in scene.words.given
        and i not in scene.known
        and finder.plausible(i, run)
    ):
        return [person(tidy(tokens.name(i, run)), tokens.slice(i, run))], run
    if run == i + 1 and tokens[i].folded in scene.words.given and i not in scene.known:
        if (
            tokens[i].folded not in scene.lower
            and not tokens[i].capitals
            and not (i and tokens[i - 1].capital)
        ):
            return [person(tokens[i].text, tokens[i].text, sure=False)], run
    return None


def _is_person_here(scene: Scene, i: int, end: int, name: str) -> bool:
    """A single name that is also a known actor's ("Jordan", "Israel") is a person where no article or list of others says not."""
    match = scene.known.get(i)
    if match is None or match.actor is None:
        return scene.tokens[i].folded not in scene.words.things | scene.words.organ_words
    return match.j < end or (match.j == end == i + 1 and fold(name) not in scene.countries)


def collective_form(scene: Scene, i: int, j: int) -> tuple[int, Word] | None:
    """The head noun of a collective that begins at *i*."""
    tokens = scene.tokens
    for end, form, word in scene.words.collective.at(tokens, i, j):
        if form.isupper() and tokens.name(i, end) != form:
            continue
        return end, word
    return None


def collective(name: str, word: Word, mention: str, body: Actor | None, scene: Scene) -> Actor:
    """A collective actor; members of a body belong to it."""
    owner = body
    if owner is None and word.value == "members":
        owner = body_for(scene, Word(word.topic, word.id, "members", word.form, word.label))
    if owner is None and word.id in ("delegations",):
        owner = scene.body
    return Actor(
        name=name, kind="Organisation", mention=mention, of=owner.name if owner else None, collective=True,
        role=word.id if word.id == "members" else None, of_key=owner.key if owner else None,
        sure=owner is not None or word.value == "people",
    )  # fmt: skip
