"""`ActorReader`: the actors of one record, for those who read its statements."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graph.model import Actor, Passage
from graph.registry import Registry, default_registry
from loaders.actors.agency import agents, countries_in_lists
from loaders.actors.bodies import initials_of_body, short_definitions, without_strangers
from loaders.actors.codes import country_codes
from loaders.actors.definitions import acting_definitions, read_definitions
from loaders.actors.groups import through
from loaders.actors.known import Known, Match
from loaders.actors.lexicon import Word, lexicon
from loaders.actors.lists import read_actors, read_item
from loaders.actors.offices import office_form
from loaders.actors.organs import full_names
from loaders.actors.people import People, PeopleFinder, person
from loaders.actors.phrases import collective_form
from loaders.actors.references import lower_group, reference
from loaders.actors.scene import Scene, skip_determiners
from loaders.actors.tokens import Tokens


def _codes(scene: Scene, known: Known) -> Iterator[tuple[str, Actor]]:
    """Yield the codes that the record uses for countries and persons, and let them be known."""
    persons = ((code, person(name, code)) for code, name in scene.people.codes.items())
    for code, actor in (*country_codes(scene), *persons):
        known.define(code, actor)
        yield code, actor


@dataclass(frozen=True)
class Mention:
    """An actor named in the record, from `start` to `end` (code points, end exclusive)."""

    start: int
    end: int
    actor: Actor


class ActorReader:
    """Reads the actors of one record. The text is scanned once; every question after that looks at its span alone.

    *language* ("en" or "es") decides the words and, unless *naming* says otherwise, the language of canonical names;
    *passages* in the other language are read with its words. `definitions` are the short names
    that the record defines. `body` is the actor whose record it is, None until `set_body` is called.
    """

    def __init__(
        self,
        text: str,
        language: str = "en",
        passages: Sequence[Passage] = (),
        registry: Registry | None = None,
        *,
        body: Actor | None = None,
        naming: str | None = None,
    ) -> None:
        self.text = text
        self.passages = tuple(passages)
        self.registry = registry or default_registry()
        self.words = lexicon(language)
        self.tokens = Tokens(text)
        naming = naming or self.words.language
        known = Known(self.tokens, self.words, self.registry, naming)
        matches = known.scan()
        finder = PeopleFinder(self.tokens, self.words, matches)
        lower = frozenset(t.folded for t in self.tokens if t.word and not t.capital)
        self._scene = Scene(
            self.tokens, self.words, self.registry, matches, People(), finder, naming, lower=lower
        )
        self.definitions: Mapping[str, Actor] = dict(read_definitions(self._scene, known))
        # A second look: what the record defines, and names that hold only beside a body that it names.
        finder.known = self._scene.known = known.scan()
        self._scene.people = finder.read()
        self._scene.ends = frozenset(m.j for m in self._scene.known.values() if m.actor)
        self._scene.countries = frozenset(countries_in_lists(self._scene))
        self._scene.agents = frozenset(agents(self._scene))
        acting = dict(acting_definitions(self._scene, known))
        codes = dict(_codes(self._scene, known))
        if acting or codes:
            self.definitions = {**self.definitions, **acting, **codes}
            finder.known = self._scene.known = known.scan()
        self._scene.organs = full_names(self._scene)
        self._offices()
        self._second: ActorReader | None = None
        self._foreign: list[tuple[int, int]] = [
            (p.start, p.end) for p in self.passages if p.language != language and p.language in ("en", "es")
        ]
        if self._foreign:
            other = "es" if self.words.language == "en" else "en"
            self._second = ActorReader(text, other, (), self.registry, naming=naming)
        self.set_body(body)

    @property
    def body(self) -> Actor | None:
        """The actor whose record it is; it speaks where a sentence names nobody."""
        return self._scene.body

    def set_body(self, actor: Actor | None) -> None:
        """Say whose record it is: offices, members and "the Network" are then read as that body's.

        A name that many bodies share is then another's only where its own body is named with it.
        """
        self._scene.body = actor
        if actor is not None:
            without_strangers(self._scene, actor)
            short_definitions(self._scene, actor)
            initials_of_body(self._scene, actor)
        if self._second is not None:
            self._second.set_body(actor)

    def set_parties(self, actors: Sequence[Actor]) -> None:
        """Say which two countries or bodies met, where the meeting is theirs alone: "both forums" are then they."""
        self._scene.parties = tuple(actors) if len(actors) == 2 else ()
        if self._second is not None:
            self._second.set_parties(actors)

    def _for(self, start: int) -> ActorReader:
        """The reader of the language that the passage at *start* is written in."""
        if self._second is not None:
            at = bisect_right(self._foreign, (start, len(self.text))) - 1
            if at >= 0 and self._foreign[at][0] <= start < self._foreign[at][1]:
                return self._second
        return self

    def _offices(self) -> None:
        """Remember the bodies that the record names beside its offices ("Technical Secretariat of the RCM")."""
        scene = self._scene
        told: dict[str, list[Actor]] = {}
        secretariats: dict[str, Word] = {}
        for i, token in enumerate(self.tokens):
            if not token.capital:
                continue
            start = i
            if i in scene.known and scene.known[i].j < len(self.tokens):
                start = scene.known[i].j
            found = office_form(scene, start, len(self.tokens)) if self.tokens[start].word else None
            if not found:
                continue
            if found[1].id.endswith("-secretariat"):
                secretariats[found[1].id] = found[1]
            read = read_item(scene, i, min(found[0] + 16, len(self.tokens)), bare=False)
            if (
                read
                and read[0][0].role == found[1].id
                and read[0][0].of
                and read[0][0].kind == "Organisation"
            ):
                actor = read[0][0]
                if actor.of_key or actor.sure:
                    told.setdefault(found[1].id, []).append(
                        Actor(actor.of or "", "Organisation", "", key=actor.of_key)
                    )
        if len(secretariats) == 1:
            scene.secretariat = next(iter(secretariats.values()))
        for role, bodies in told.items():
            if len({(b.key or b.name) for b in bodies}) == 1 and (entry := self.registry.get(bodies[0].key)):
                scene.offices[role] = scene.entry_actor(entry.key, "")

    def read_list(self, start: int, end: int) -> list[Actor]:
        """The actors that the noun phrase from *start* to *end* names, in order; [] where it names none.

        Articles, "the delegations of", "the Government of" and asides are passed over; "X on behalf of Y" gives Y. A
        phrase whose head is a thing ("the IOM manual", "Mexico's proposal") names none.
        """
        if (reader := self._for(start)) is not self:
            return reader.read_list(start, end)
        i, j = self._span(start, end)
        found = read_actors(self._scene, i, j, whole=True)
        if found is None or self._thing_follows(found[1], j):
            return []
        return found[0]

    def read_prefix(self, start: int, end: int) -> tuple[list[Actor], int]:
        """The actors that the text at *start* begins with, and the offset where their phrase ends; ([], start) if none.

        For an object whose end is not known: "the delegations of Chile and Peru for their reports".
        """
        if (reader := self._for(start)) is not self:
            return reader.read_prefix(start, end)
        i, j = self._span(start, end)
        found = read_actors(self._scene, i, j)
        if found is None or self._possessive(found[1], j):
            return [], start
        return found[0], self.tokens[found[1] - 1].end

    def read_subject(self, start: int, end: int) -> list[Actor]:
        """The actors of a clause's subject, where *end* is the verb: adverbials before it ("On this point, …", "In 2021 …")
        are passed over one comma or year at a time."""
        i, j = self._span(start, end)
        cuts = [i] + [k + 1 for k in range(i, j) if self.tokens[k].text in ",:;" or self.tokens[k].year]
        for cut in cuts:
            if cut < j and (actors := self.read_list(self.tokens[cut].start, end)):
                return actors
        return []

    def is_actor_phrase(self, start: int, end: int) -> bool:
        """Whether the noun phrase from *start* to *end* names actors."""
        return bool(self.read_list(start, end))

    def mentions(self, start: int = 0, end: int | None = None) -> list[Mention]:
        """Every actor named from *start* to *end*, known or told by its form, in order; pronouns are left out."""
        end = len(self.text) if end is None else end
        if self._second is None:
            return self._mentions(start, end)
        out: list[Mention] = []
        for low, high in self._foreign:
            if low >= end or high <= start:
                continue
            out += self._mentions(start, max(start, low)) + self._second._mentions(
                max(start, low), min(high, end)
            )
            start = max(start, high)
        return out + (self._mentions(start, end) if start < end else [])

    def _mentions(self, start: int, end: int) -> list[Mention]:
        i, j = self._span(start, end)
        out: list[Mention] = []
        while i < j:
            found = self._mention_at(i, j)
            if found is None:
                match = self._scene.known.get(i)
                i = match.j if match and match.actor is None else i + 1
                continue
            actor, k = found
            if not self._place_before(i, k) and not self._post_of(out, i, actor):
                start, last = self._opening(i, actor), self.tokens[k - 1].end
                out.append(Mention(start, last, replace(actor, mention=self.text[start:last])))
            i = k
        return out

    def _opening(self, i: int, actor: Actor) -> int:
        """Where the mention at token *i* begins: a collective's with "all", "other" or "remaining"."""
        while actor.collective and i and self.tokens[i - 1].folded in self.words.small["quantities"]:
            i -= 1
        return self.tokens[i].start

    def _post_of(self, before: list[Mention], i: int, actor: Actor) -> bool:
        """Whether a post at *i* only says who the person just named is: "Ada Obi, Minister of Works"."""
        if not before or actor.kind == "Person" or before[-1].actor.kind != "Person":
            return False
        gap = self.text[before[-1].end : self.tokens[i].start].strip()
        return gap in (",", ", the") and any(
            True for _ in self.words.post.at(self.tokens, i, len(self.tokens))
        )

    def _mention_at(self, i: int, j: int) -> tuple[Actor, int] | None:
        """The one actor named at token *i*, if an actor's name begins there; never inside a place or a thing."""
        scene, token = self._scene, self.tokens[i]
        match = scene.known.get(i)
        if match is not None and (match.actor is None or self._bare_code(match)):
            return None
        if match is None and (not token.word or token.folded in self.words.determiners):
            return None
        told = office_form(scene, i, j) or collective_form(scene, i, j)
        if not (token.capital or match or told or self._group_here(i, j)):
            found = through(scene, i, min(j, i + 30)) if token.text[0].islower() else None
            return (found[0][0], found[1]) if found and len(found[0]) == 1 else None
        if told and i and reference(scene, i, j):
            return None
        found = read_item(scene, i, j, bare=False, pronouns=False)
        if found and len(found[0]) == 1:
            return found[0][0], found[1]
        return (match.actor, match.j) if match and match.actor else None

    def _bare_code(self, match: Match) -> bool:
        """Whether a known name is only a code with hyphens that nothing shows to act ("DCAT-AP")."""
        actor = match.actor
        told = match.entry or match.defined or actor is None or actor.sure
        return not told and actor is not None and actor.name not in self._scene.agents

    def _group_here(self, i: int, j: int) -> bool:
        """Whether a group in small letters is named here with an article: "the team", "el comité", not "a group of"."""
        if not i or self.tokens[i - 1].folded not in self.words.determiners - {"a", "an", "un", "una"}:
            return False
        found = lower_group(self._scene, i, j)
        return found is not None and not (found[1] < j and self.tokens[found[1]].folded in self.words.of)

    def subject_before(self, position: int, *, many: bool = False, person: bool = False) -> list[Actor]:
        """The actors that open the sentence or clause before the one at *position*: whom "it", with *many* "they", with
        *person* "he" or "she" stands for. [] where that clause names no such one, or stands in another passage."""
        if (reader := self._for(position)) is not self:
            return reader.subject_before(position, many=many, person=person)
        tokens, i = self.tokens, self.tokens.at(position)
        k = i - 1
        while k > 0 and tokens[k].folded in self.words.conjunctions | {",", "(", '"'}:
            k -= 1
        if k < 2 or tokens[k].text not in ".;" or not tokens.joined(k):
            return []
        start = k
        while (
            start
            and tokens.joined(start - 1)
            and not (tokens[start - 1].text in ".;" and tokens.spaced(start - 1))
        ):
            start -= 1
        found = read_actors(self._scene, start, k, bare=False)
        if found is None or tokens[start].folded in self.words.small["leading"]:
            return []
        actors = found[0]
        fits = len(actors) > 1 or actors[0].collective if many else len(actors) == 1
        held = actors[0].kind == "Person" or (person and self._spoken_for(start, k))
        return actors if fits and (many or held == person) else []

    def _spoken_for(self, i: int, j: int) -> bool:
        """Whether one person speaks for who is named from token *i* on: "the delegate of Togo", "the Minister of …"."""
        i = skip_determiners(self._scene, i, j)
        tables = (self.words.delegation, self.words.post)
        return any(not form.endswith("s") for table in tables for _, form, _ in table.at(self.tokens, i, j))

    def countries(self) -> tuple[Actor, ...]:
        """The countries named in the text, in order and each once; of an office of a country ("the President of Peru")
        the country."""
        found: dict[str, Actor] = {}
        keys = [
            (mention.start, mention.actor.of_key)
            for mention in self.mentions()
            if mention.actor.kind != "Country" and mention.actor.of_key
        ]
        for i, match in self._scene.known.items():
            if match.entry and match.entry.kind == "Country" and not self._place_before(i, match.j):
                keys.append((self.tokens[i].start, match.entry.key))
        for _, key in sorted(keys):
            entry = self.registry.get(key)
            if entry and entry.kind == "Country":
                found.setdefault(
                    entry.key, self._scene.entry_actor(entry.key, entry.name[self._scene.naming])
                )
        return tuple(found.values())

    def resolve(self, mention: str, position: int) -> list[Actor]:
        """What *mention* ("the Network", "it", "both countries") stands for when said at *position*; [] if unknown."""
        where = self.text.find(mention, max(0, position - 1))
        if where < 0 or where > position + 1:
            where = self.text.find(mention)
        if where >= 0:
            return self.read_list(where, where + len(mention))
        sub = ActorReader(mention, self.words.language, registry=self.registry, body=self.body)
        return sub.read_list(0, len(mention))

    def _span(self, start: int, end: int) -> tuple[int, int]:
        return self.tokens.at(start), self.tokens.at(end)

    def _possessive(self, k: int, j: int) -> bool:
        return (
            k + 1 < j
            and self.tokens[k].text in "'’"
            and not self.tokens.spaced(k - 1)
            and self.tokens[k + 1].folded == "s"
        )

    def _thing_follows(self, k: int, j: int) -> bool:
        """Whether the phrase goes on with a noun, so that what was read only describes a thing."""
        if k >= j:
            return False
        if self._possessive(k, j):
            return True
        token = self.tokens[k]
        if not token.word or self.words.language != "en":
            return False
        if token.folded.endswith("ing"):
            return False
        return not (token.folded in self.words.small["functions"] or token.folded in self.words.links)

    def _place_before(self, i: int, j: int) -> bool:
        """Whether a country at *i* only tells where a town lies: "in San José, Costa Rica", "Dayton (Ohio)"."""
        match = self._scene.known.get(i)
        if not match or not match.entry or match.entry.kind != "Country" or match.j != j or i < 2:
            return False
        if self.tokens[i - 1].text != "," or not self.tokens[i - 2].capital or i - 1 in self._scene.ends:
            return False
        k = i - 2
        while k > 0 and self.tokens[k].capital and k not in self._scene.known:
            k -= 1
        if k in self._scene.known:
            return self._scene.known[k].actor is None
        return (
            self.tokens[k].folded in ("in", "at", "en", "de", "near", "from", ".", ",")
            or k == 0
            or not self.tokens.joined(k)
        )
