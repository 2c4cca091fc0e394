"""Organisations that tell by their head noun: "the National Office of Statistics of Fiji", "Comité de Aguas"."""

from __future__ import annotations

from graph.model import Actor
from graph.registry import fold
from loaders.actors.inside import counts, is_mission, pair_of_countries
from loaders.actors.known import Match
from loaders.actors.lexicon import ARTICLES, Lexicon, Word, lexicon
from loaders.actors.scene import Item, Scene
from loaders.actors.tokens import Tokens

_QUOTES = {'"': '"', "“": "”", "«": "»", "„": "“”", "‘": "’"}
"""Quotation marks with those that close them."""
MAX_TITLE = 10
"""Tokens of a title in quotation marks that is part of a name."""
MAX_BEFORE = 16
"""Tokens of an English name up to its head noun: a longer row of capitalised words names nobody."""


def organ_name(
    scene: Scene, i: int, j: int, *, possessor: Actor | None = None, weak: bool = True
) -> Item | None:
    """The organisation named from token *i*: the whole capitalised phrase is one actor.

    A bare head noun ("the Commission") is one of the record's body and not sure; a weak head ("the River Fund") never is,
    and names nobody where *weak* is off.
    """
    end, head = organ_span(scene, i, j)
    if head is None or (head.value == "weak" and not weak):
        return None
    tokens = scene.tokens
    name = tokens.name(i, end)
    above = possessor or _trailing_body(scene, i, end)
    bare = fold(name) in scene.words.organ_words and above is None
    if bare:
        above = scene.body
    actor = Actor(
        name=name, kind="Forum" if head.id == "forum" else "Organisation", mention=tokens.slice(i, end),
        of=above.name if above else None, of_key=above.key if above else None,
        collective=plural(head.form, scene.words), sure=head.value == "strong" and not bare,
    )  # fmt: skip
    return [actor], end


def full_names(scene: Scene) -> dict[int, Match]:
    """The organisations that the record names in full and the registry does not know, by the token they begin at: more
    than a bare head noun."""
    found: dict[int, Match] = {}
    i = 0
    while i < len(scene.tokens):
        known = scene.known.get(i)
        if known or not scene.tokens[i].capital:
            i = known.j if known else i + 1
            continue
        office = next((end for end, _, _ in scene.words.office.at(scene.tokens, i, len(scene.tokens))), None)
        end, head = organ_span(scene, i, len(scene.tokens))
        if office and end <= office:
            i = office
            continue
        long = head is not None and fold(scene.tokens.name(i, end)) not in scene.words.organ_words
        if long and (read := organ_name(scene, i, len(scene.tokens))):
            found[i] = Match(i, end, read[0][0])
        i = max(end, i + 1) if head else i + 1
    return found


def plural(form: str, words: Lexicon) -> bool:
    """Whether a head noun is the plural of another ("Working Groups")."""
    folded = fold(form)
    return folded.endswith("s") and (folded[:-1] in words.organ_words or folded[:-2] in words.organ_words)


def _trailing_body(scene: Scene, i: int, end: int) -> Actor | None:
    """The known actor that closes a name ("… of Fiji", "… of the Caribbean Community")."""
    small = scene.words.of | scene.words.determiners
    inside = [
        match
        for k in range(i + 1, end)
        if (match := scene.known.get(k)) and match.actor and scene.tokens[k - 1].folded in small
    ]
    if inside and any(
        token.folded in scene.words.small["missions"] for token in scene.tokens[i : inside[0].i]
    ):
        return inside[0].actor  # "Permanent Mission of Fiji to the Tide Union"
    bodies = [match.actor for match in inside if match.actor and match.actor.kind != "Country"]
    closing = [match.actor for match in inside if match.j == end]
    return (bodies or closing or [None])[0]


def organ_span(scene: Scene, i: int, j: int) -> tuple[int, Word | None]:
    """The end of the capitalised phrase from *i* that has a head noun of organisations, with that noun; else (i, None).

    In English the head closes the words before the first "of", "for" or "on"; in Spanish it opens the phrase. A Spanish
    name keeps its own order in an English record.
    """
    first = scene.tokens[i]
    if not first.capital or not first.word or first.folded in scene.words.determiners | ARTICLES:
        return i, None
    own = scene.words
    if own.language == "en":
        end, head = _head_last(scene, i, j)
        if head is None:
            end, head = _head_first(scene, i, j, lexicon("es"), foreign=True)
    else:
        end, head = _head_first(scene, i, j, own)
    return (_past_quoted(scene.tokens, end, j), head) if head else (i, None)


def _past_quoted(tokens: Tokens, end: int, j: int) -> int:
    """The token after a title in quotation marks that closes a name ("the Trust “Friends of the Lake”"), or *end*."""
    closing = _QUOTES.get(tokens[end].text) if end < j and tokens.joined(end - 1) else None
    if closing is None or end + 1 >= j or not tokens[end + 1].capital:
        return end
    for k in range(end + 2, min(j, end + MAX_TITLE)):
        if tokens[k].text in closing:
            return k + 1
        if tokens[k].text in ".;:" or not tokens.joined(k):
            break
    return end


def _head_first(
    scene: Scene, i: int, j: int, words: Lexicon, *, foreign: bool = False
) -> tuple[int, Word | None]:
    tokens = scene.tokens
    at = i + 1 if tokens[i].folded in words.small["before-head"] and i + 1 < j else i
    size, head = _head_at(scene, at, j, words)
    if head is None or (foreign and not _foreign(tokens, at + size, j, words, head)):
        return i, None
    end = _extent(scene, i, j, words, start=at + size)
    return end, head


def _foreign(tokens: Tokens, k: int, j: int, words: Lexicon, head: Word) -> bool:
    """Whether a Spanish name goes on at *k* in an English record: "Instituto Nacional …", "Secretaría de …", "Hotel …"."""
    if k >= j:
        return False
    if head.id == "foreign":
        return tokens[k].capital or tokens[k].folded in words.links
    return tokens[k].folded in words.links | {"nacional", "general"} or (
        head.form == "Hotel" and tokens[k].capital
    )


def _head_last(scene: Scene, i: int, j: int) -> tuple[int, Word | None]:
    """English: capitalised words up to a head noun, then what "of", "for" and the like add."""
    tokens, words = scene.tokens, scene.words
    k, head, last = i, None, i
    while k < j and k - i <= MAX_BEFORE and (k == i or tokens.joined(k - 1)):
        token = tokens[k]
        if token.capital and token.word:
            match = scene.known.get(k)
            if k > i and (_person_here(scene, k) or match and match.actor and not match.entry):
                break
            size, word = _head_at(scene, k, j, words)
            head, last = (word, k + size) if word else (head, last)
            k += max(size, match.j - k if match and match.actor is None and k == i and match.j <= j else 1)
        elif k > i and _owner_mark(tokens, k, j):
            k += 2
        elif (
            k > i
            and joins(tokens, k, j)
            or head is None
            and k > i
            and token.folded in ("and", "&")
            and _before_head(scene, k, j)
        ):
            k += 1
        else:
            break
    if head is None or k - i > MAX_BEFORE or (last < k and not _numbered(tokens, last, k)):
        return i, None
    if scene.known.get(i) and scene.known[i].j == last and scene.known[i].actor:
        return i, None
    return _extent(scene, i, j, words, start=last), head


def _owner_mark(tokens: Tokens, k: int, j: int) -> bool:
    """Whether "'s" stands at *k* between two capitalised words: "Harbour Master's Association"."""
    inside = k + 2 < j and tokens[k].text in "'’" and not tokens.spaced(k - 1) and not tokens.spaced(k)
    return inside and tokens[k + 1].folded == "s" and tokens[k + 2].capital


def _before_head(scene: Scene, k: int, j: int) -> bool:
    """ "Food and Agriculture Organization": one to three capitalised words after "and", and then the head."""
    tokens, n = scene.tokens, k + 1
    while n < min(k + 6, j):
        if n > k + 1 and _owner_mark(tokens, n, j):
            n += 2
        elif n > k + 1 and joins(tokens, n, j):
            n += 1
        elif not tokens[n].capital or scene.known.get(n):
            return False
        elif _head_at(scene, n, j, scene.words)[1] and n > k + 1:
            return True
        else:
            n += 1  # the first word behind "and" may look like a head: "Finance and Administration Subcommittee"
    return False


def _numbered(tokens: Tokens, last: int, k: int) -> bool:
    return (
        k - last == 1 and tokens[last].capital and len(tokens[last].text) <= 4 and tokens[last].text.isupper()
    )


def joins(tokens: Tokens, k: int, j: int) -> bool:
    """Whether a hyphen, stroke, "&" or the apostrophe of "Leaders’ Summit" at *k* joins two words of a name."""
    text = tokens[k].text
    if k + 1 >= j or not tokens[k + 1].word:
        return False
    if text == "&":
        return tokens[k + 1].capital
    if text in "-–/":
        return not tokens.spaced(k - 1) and not tokens.spaced(k)
    if text in "'’":
        inside = not tokens.spaced(k - 1)
        return inside and (
            not tokens.spaced(k) or (tokens[k - 1].folded.endswith("s") and tokens[k + 1].capital)
        )
    return False


def _extent(scene: Scene, i: int, j: int, words: Lexicon, *, start: int) -> int:
    """Where the name that begins at *i* ends, from *start* (after its head) on."""
    tokens = scene.tokens
    k = end = start
    while k < j and tokens.joined(k - 1):
        token = tokens[k]
        match = scene.known.get(k)
        if token.capital and token.word:
            if (
                match
                and match.actor
                and match.j <= j
                and k > start
                and not _linked(tokens, words, k)
                and not pair_of_countries(scene, k)
            ) or _person_here(scene, k):
                break
            if k == start and words.language == "en" and not _numbered(tokens, k, k + 1):
                break
            k = end = match.j if match and match.actor and match.j <= j else k + 1
        elif token.text.isdigit() and len(token.text) < 3 and counts(scene, i, k, start):
            k = end = k + 1
        elif k == start and token.folded in words.conjunctions:
            break
        elif joins(tokens, k, j) or _continues(scene, k, j, words):
            k += 1
        else:
            break
    return end


def _linked(tokens: Tokens, words: Lexicon, k: int) -> bool:
    return tokens[k - 1].folded in words.links or tokens[k - 1].text in "-–/&"


def _head_at(scene: Scene, k: int, j: int, words: Lexicon) -> tuple[int, Word | None]:
    for end, form, word in words.organ.at(scene.tokens, k, j):
        if word.value != "small" and form[0].isupper() and scene.tokens[k].capital:
            return end - k, word
    return 1, None


def _person_here(scene: Scene, k: int) -> bool:
    """Whether a person's name begins at *k*: an honorific, or a given name with a name after it."""
    if scene.finder.after_title(k) > k:
        return True
    token = scene.tokens[k]
    following = scene.tokens[k + 1] if k + 1 < len(scene.tokens) else None
    return (
        token.folded in scene.words.given and following is not None and following.capital and following.word
    )


def _continues(scene: Scene, k: int, j: int, words: Lexicon) -> bool:
    """Whether the small word or comma at *k* lies inside the name: a capitalised word must follow that is no actor of its
    own where "and" or a comma parts them."""
    tokens = scene.tokens
    token = tokens[k]
    if token.text == ",":
        return in_series(scene, k, j)
    if token.folded in ("to", "ante") and is_mission(scene, k):
        at = k + 1 + (k + 1 < j and tokens[k + 1].folded in ARTICLES)
        return at < j and tokens[at].capital
    if token.folded not in words.links or token.folded in words.small["never-inside"]:
        return False
    joint = token.folded in words.conjunctions
    nxt = k + 1
    while (
        nxt < j
        and nxt - k < 3
        and tokens[nxt].folded
        in (
            words.small["joint-articles"]
            if joint
            else words.links - words.small["never-inside"] - words.conjunctions
        )
    ):
        nxt += 1
    if (
        nxt >= j
        or not tokens[nxt].capital
        or not tokens[nxt].word
        or tokens[nxt].folded in words.small["months"]
    ):
        return False
    match = scene.known.get(nxt)
    if token.folded in words.small["outward"] and match is not None:
        return token.folded in ("in", "en", "para", "for") and (
            match.actor is None or match.actor.kind == "Country"
        )
    if token.folded in ("in", "en") and match is None:
        return tokens[k - 1].folded in words.small["learned"]
    if token.folded in ("to", "ante") and nxt > k + 1:
        return False  # "the calendar of the Network to the Coalition": what goes to somebody is no part of a name
    return not joint or not starts_actor(scene, nxt, j)


def in_series(scene: Scene, k: int, j: int) -> bool:
    """Whether the comma at *k* parts single capitalised nouns of one name: "Population, Refugees, and Migration"."""
    tokens = scene.tokens
    if k + 2 < j and tokens[k + 1].folded in scene.words.conjunctions and tokens[k - 2].text == ",":
        last = k + 2  # ", and Migration" closes the row
        return tokens[last].capital and not starts_actor(scene, last, j) and not _person_here(scene, last)
    n, count = k + 1, 0
    while n < j and count < 4:
        if not (tokens[n].capital and tokens[n].word) or starts_actor(scene, n, j) or _person_here(scene, n):
            return False
        n += 1
        while n < j and tokens[n].capital and tokens[n].word:
            n += 1
        if n < j and tokens[n].text == ",":
            n += 1
        if n < j and tokens[n].folded in scene.words.conjunctions:
            last = n + 1
            return (
                last < j
                and tokens[last].capital
                and not starts_actor(scene, last, j)
                and not _person_here(scene, last)
            )
        count += 1
    return False


def starts_actor(scene: Scene, k: int, j: int) -> bool:
    """Whether an actor of its own begins at *k*: known, with a head noun near, an office or a person."""
    match = scene.known.get(k)
    if match and match.actor:
        return True
    if _person_here(scene, k) or any(True for _ in scene.words.office.at(scene.tokens, k, j)):
        return True
    token = scene.tokens[k]
    if token.capitals and len(token.text) > 2 and token.text not in scene.words.thing_acronyms:
        return True
    if scene.tokens[k].capitals and scene.tokens[k].text in scene.agents:
        return True
    if scene.people.full(scene.tokens.name(k, min(k + 2, j))):
        return True
    return _head_near(scene, k, j)


def _head_near(scene: Scene, k: int, j: int) -> bool:
    """Whether a head noun stands among the capitalised words from *k* on; behind an article "and" may stand between
    them: "the Wool and Mohair Growers' Association"."""
    tokens = scene.tokens
    articled = k > 0 and tokens[k - 1].folded in ARTICLES
    n = k
    while n < j and n - k < 8 and (n == k or tokens.joined(n - 1)):
        if tokens[n].capital and tokens[n].word:
            if _head_at(scene, n, j, scene.words)[1]:
                return True
            if n - k > 4 and not articled:
                return False
            n += 1
        elif articled and n > k and _owner_mark(tokens, n, j):
            n += 2
        elif articled and n > k and (joins(tokens, n, j) or tokens[n].folded in ("and", "&")):
            n += 1
        else:
            return False
    return False
