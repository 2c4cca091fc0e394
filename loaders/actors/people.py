"""The persons of a record: found once, by their titles, by lists of who was there, and by given names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graph.model import Actor
from graph.registry import fold
from loaders.actors.acronyms import code_like, stands_for
from loaders.actors.known import Match
from loaders.actors.lexicon import PARTICLES, Lexicon, both
from loaders.actors.tokens import Tokens

_LIST_LINE = re.compile(r"^[\s>*_#=~|-]*([^\n:*_|]{3,60}?)[*_]*\s*:[*_]*\s*(.*)$")
_BARE_HEADING = re.compile(r"^[\s>*_#=~|]*(?:\d+[.)]?\s*)?([^\n:.]{3,40}?)[*_:\s]*$")
_ANNOUNCED = re.compile(r"^[\s>*_#=~|-]*([^\n:]{6,110}?)[*_\s]*:[*_\s]*$")
_BULLET = re.compile(r"^\s*(?:[-*–•·▪]|\d{1,2}[.)]|[a-z]\))\s+")
TOWNS = both("towns")
"""First words of towns, not of persons."""
ADJECTIVES = ("ico", "ica", "ivo", "iva", "ario", "aria", "cial", "nal", "eral", "adjunto", "adjunta", "ente")
"""Endings of Spanish adjectives that stand behind an office or a post."""
MAX_LIST = 80
"""Lines that a list of attendance is followed for."""


@dataclass
class People:
    """Full names of persons with the tokens that make them up, and how sure each is."""

    names: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    """Full names by the code that the record gives them ("Ada Obi (AO)")."""
    _parts: dict[str, set[str]] = field(default_factory=dict)
    _starts: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str) -> str:
        """Add a person; gives the fullest name known for him or her."""
        key = fold(name)
        if key in self.names:
            return self.names[key]
        self.names[key] = name
        self._starts.setdefault(key[:3], set()).add(key)
        for part in key.split():
            if part not in PARTICLES:
                self._parts.setdefault(part, set()).add(key)
        return name

    def full(self, name: str) -> str | None:
        """The full name that *name* (a given name, a surname, or its beginning of 3 letters) stands for."""
        parts = [p for p in fold(name).split() if p not in PARTICLES]
        if not parts:
            return None
        hits = set.intersection(*(self._parts.get(part, set()) for part in parts))
        if not hits and len(parts) == 1 and len(parts[0]) >= 3:
            hits = {key for key in self._starts.get(parts[0][:3], ()) if key.split()[0].startswith(parts[0])}
        if not hits:
            return None
        longest = [
            key
            for key in hits
            if not any(key != other and set(key.split()) < set(other.split()) for other in hits)
        ]
        return self.names[longest[0]] if len(longest) == 1 else None

    def by_initials(self, letters: str) -> str | None:
        """The one person whose initials these are ("AO" for Ada Obi)."""
        hits = [
            name
            for key, name in self.names.items()
            if "".join(part[0] for part in key.split() if part not in PARTICLES).upper() == letters
        ]
        return hits[0] if len(hits) == 1 else None


class PeopleFinder:
    """Reads the persons of one record into `people`."""

    def __init__(self, tokens: Tokens, words: Lexicon, known: dict[int, Match]) -> None:
        self.tokens, self.words, self.known = tokens, words, known
        self.people = People()
        self._lower = {t.folded for t in tokens if t.word and not t.capital and len(t.text) > 2}

    def read(self) -> People:
        self._attendance()
        for i in range(len(self.tokens)):
            token = self.tokens[i]
            if not (token.capital or self.after_title(i) > i):
                continue
            if j := self.titled(i):
                self._add_name(self.after_title(i), j)
            elif j := self.posted(i):
                self._add_name(self.after_post(i), j)
            elif token.folded in self.words.given and not self._inside_known(i) and not self._in_town(i):
                j = self.run(i)
                if j - i >= 2 and self.plausible(i, j):
                    self._add_name(i, j)
        return self.people

    def _in_town(self, i: int) -> bool:
        return i > 0 and self.tokens[i - 1].folded in TOWNS

    def after_post(self, i: int) -> int:
        """The token after the post in capitals at *i* ("Prime Minister"), or *i*."""
        for end, form, _ in self.words.post.at(self.tokens, i, len(self.tokens)):
            if form[0].isupper() and self.tokens[i].capital and not form.endswith("s"):
                return end
        return i

    def posted(self, i: int) -> int | None:
        """Where the name of two words or more right behind the post at *i* ends; None where there is none."""
        k = self.after_post(i)
        if k == i or k >= len(self.tokens) or not self.tokens.joined(k - 1) or k in self.known:
            return None
        if self.words.language == "es" and self.tokens[k].folded.endswith(ADJECTIVES):
            return None  # "Director Nacional de Puertos"
        j = self.run(k)
        good = j - k >= 2 and self.plausible(k, j) and not self.unlikely_word(k, j)
        return j if good else None

    def _add_name(self, i: int, j: int, code: str = "") -> None:
        """Add the name from *i* to *j*, with the code before it or in the bracket behind it if it is the person's."""
        name = self.people.add(tidy(self.tokens.name(i, j)))
        if (
            not code
            and j + 2 < len(self.tokens)
            and self.tokens[j].text == "("
            and self.tokens[j + 2].text == ")"
        ):
            code = self.tokens[j + 1].text
        if code_like(code) and stands_for(code, name):
            self.people.codes.setdefault(code, name)

    def _inside_known(self, i: int) -> bool:
        return any(k in self.known and self.known[k].j > max(i, k + 1) for k in range(max(0, i - 6), i + 1))

    def after_title(self, i: int) -> int:
        """The token after the honorific at *i*, or after several ("H.E. Mr."), or *i*."""
        end = self._one_title(i)
        while end > i and end < len(self.tokens) and self.tokens.joined(end - 1):
            further = self._one_title(end)
            if further == end:
                break
            end = further
        return end

    def _one_title(self, i: int) -> int:
        for j, form, _ in self.words.honorific.at(self.tokens, i, len(self.tokens)):
            if self.tokens[i].text[0].isupper() == form[0].isupper():
                while j < len(self.tokens) and self.tokens[j].text == ".":
                    j += 1
                return j
        return i

    def titled(self, i: int) -> int | None:
        """Where the name of a person with an honorific at *i* ends; None where there is none."""
        k = self.after_title(i)
        if k == i or k >= len(self.tokens) or not self.tokens.joined(k - 1):
            return None
        j = self.run(k)
        return (
            j if j > k and self.tokens[k].folded not in self.words.organ_words | self.words.things else None
        )

    def run(self, i: int, limit: int = 5) -> int:
        """Where the run of name-like words from *i* ends: capitalised, with particles and initials between."""
        tokens, j, last, count = self.tokens, i, i, 0
        while j < len(tokens) and count < limit:
            token = tokens[j]
            if j > i and self._over(j):
                break
            if (
                token.capital
                and token.word
                and not any(c.isdigit() for c in token.text)
                and not _camel(token.text)
            ):
                if len(token.text) == 1 and j + 1 < len(tokens) and tokens[j + 1].text == ".":
                    j += 1
                elif j + 1 < len(tokens) and tokens[j + 1].text == "_":
                    break
                count, last = count + 1, j + 1
                if self._small_tail(j + 1):
                    j, last = j + 2, j + 3
            elif not (
                j > i
                and (
                    token.folded in PARTICLES
                    and token.folded not in ("e", "y", "do")
                    or token.text in "-‐‑'’"
                    and not tokens.spaced(j - 1)
                )
                and j + 1 < len(tokens)
                and tokens[j + 1].capital
            ):
                break
            j += 1
        return last

    def _over(self, j: int) -> bool:
        """Whether a name that stands right before token *j* is over: another name, a country behind "de", a new line."""
        tokens, known = self.tokens, self.known.get(j)
        named = known.actor if known else None
        if named and (named.kind != "Country" or tokens[j - 1].folded in ("de", "del")):
            return True
        if not tokens.joined(j - 1):
            return True
        broken = "\n" in tokens.text[tokens[j - 1].end : tokens[j].start]
        return broken and tokens[j - 1].text != "-" and self._line_list(j)

    def _small_tail(self, j: int) -> bool:
        """Whether a hyphen at *j* ties a short word in small letters to a name: "Sang-min", not "Togo-led"."""
        tokens = self.tokens
        if j + 1 >= len(tokens) or tokens[j].text not in "-‐‑" or tokens.spaced(j - 1) or tokens.spaced(j):
            return False
        tail = tokens[j + 1]
        return (
            tail.text.isalpha()
            and tail.text.islower()
            and len(tail.text) < 7
            and (tail.folded not in self.words.small["tied"] and j - 1 not in self.known)
        )

    def _line_list(self, j: int) -> bool:
        """Whether token *j* opens a line of its own in a list, so that no name runs into it."""
        text = self.tokens.text
        if _LIST_LINE.match(text[self.tokens[j].start :].partition("\n")[0]):
            return True
        start = text.rfind("\n", 0, self.tokens[j].start) + 1
        before = text.rfind("\n", 0, start - 1) + 1
        return len(text[before : start - 1].strip()) < 40

    def plausible(self, i: int, j: int) -> bool:
        """Whether the capitalised run may be a person's name: no word of organisations, things or places."""
        words = self.words
        content = [t for t in self.tokens[i:j] if t.word and t.folded not in PARTICLES]
        first = self.tokens[i].folded
        if first in TOWNS or first in words.small["leading"] - PARTICLES:
            return False  # "To Togo:" over what is asked of it
        if not 2 <= len(content) <= 5 or all(t.capitals for t in content):
            return False
        for t in content:
            if t.folded in words.things or t.folded in words.organ_words or t.folded in words.class_words:
                return False
        return self.after_title(i) == i

    def unlikely_word(self, i: int, j: int) -> bool:
        """Whether a word of the run also stands in lower case in the record, as common nouns do."""
        return any(
            t.folded in self._lower
            for t in self.tokens[i:j]
            if t.word and len(t.text) > 2 and t.folded not in PARTICLES
        )

    def _attendance(self) -> None:
        """Read the lists of who was there: after a label on its line, or the lines below a heading."""
        offset, left = 0, 0
        for line in self.tokens.text.splitlines(keepends=True):
            start, offset = offset, offset + len(line)
            head = _LIST_LINE.match(line)
            if head and (label := self._label(head.group(1))):
                self._names_in(start + head.start(2), start + head.end(2), first_only=label == "officers")
                left = MAX_LIST
            elif (
                (bare := _BARE_HEADING.match(line))
                and self._heads_list(bare.group(1))
                or self._announces(line)
            ):
                left = MAX_LIST
            elif left and line.strip():
                bullet = bool(_BULLET.match(line))
                if not bullet and len(line.strip()) > 90 and line.count(",") < 3:
                    left = 0
                    continue
                left -= 1
                if bullet or line.count(",") < 2:
                    self._first_name(start, start + len(line))
                else:
                    self._names_in(start, start + len(line), first_only=False)

    def _label(self, label: str) -> str | None:
        """Which kind of list *label* opens: "participants" or "officers"; None where it opens none."""
        words = label.split()
        if not words or len(words) > 10 or not words[0][0].isupper():
            return None
        tokens = Tokens(label)
        return next((word.id for _, _, word in self.words.attendance.at(tokens, 0, len(tokens))), None)

    def _announces(self, line: str) -> bool:
        """Whether a line that ends in a colon says that those present follow: "The attendees of this call were:"."""
        said = _ANNOUNCED.match(line)
        tokens = Tokens(said.group(1)) if said else Tokens("")
        told = bool(tokens) and tokens[-1].folded in self.words.small["announcing"]
        return told and any(
            word.id == "participants"
            for i in range(len(tokens))
            for _, _, word in self.words.attendance.at(tokens, i, len(tokens))
        )

    def _heads_list(self, heading: str) -> bool:
        """Whether a heading opens a list: the label of officers only where it is all there is, no "Minutes of the Board"."""
        label = self._label(heading)
        tokens = Tokens(heading)
        forms = [end for end, _, _ in self.words.attendance.at(tokens, 0, len(tokens))]
        return label is not None and (label != "officers" or len(tokens) in forms)

    def _names_in(self, start: int, end: int, *, first_only: bool) -> None:
        """The names of a line; with *first_only* what follows the first name is his or her house, unless it begins with
        a given name."""
        i, j = self.tokens.at(start), self.tokens.at(end)
        count, organ = 0, False
        while i < j:
            token = self.tokens[i]
            organ = (
                organ or token.capital and token.folded in self.words.organ_words
            ) and token.text not in ",;"
            if organ:
                i += 1  # "the Service for Farms and Cattle Health": no name begins inside it
            elif token.capital and i not in self.known:
                k = min(self.run(i), j)
                led = not first_only or count == 0 or self.tokens[i].folded in self.words.given
                if k > i and led and self.plausible(i, k) and not self.unlikely_word(i, k):
                    self._add_name(i, k)
                    count += 1
                i = max(k, i + 1)
            else:
                i = self.known[i].j if i in self.known else i + 1

    def _coded(self, i: int, k: int, code: str) -> bool:
        """Whether the name from *i* to *k* has its code before it or in a bracket behind it: "Will Park (WP)"."""
        if not code and k + 2 < len(self.tokens) and self.tokens[k].text == "(":
            code = self.tokens[k + 1].text
        return code_like(code) and stands_for(code, self.tokens.name(i, k))

    def _first_name(self, start: int, end: int) -> None:
        """The name that opens a line of a list, if one does."""
        i, j = self.tokens.at(start), self.tokens.at(end)
        while i < j and not self.tokens[i].word:
            i += 1
        code = ""
        if i + 2 < j and code_like(self.tokens[i].text) and self.tokens[i + 1].text in "-–—:":
            code, i = self.tokens[i].text, i + 2  # "AO - Ada Obi, Tide Institute"
        i = max(i, self.after_title(i)) if i < j else i
        if i < j and self.tokens[i].capital and i not in self.known:
            k = min(self.run(i), j)
            coded = k > i and self._coded(i, k, code)
            if k > i and self.plausible(i, k) and (coded or not self.unlikely_word(i, k)):
                self._add_name(i, k, code)


def _camel(text: str) -> bool:
    return any(
        a.islower() and b.isupper() for a, b in zip(text, text[1:], strict=False)
    ) and not text.startswith(("Mc", "Mac", "De", "O", "Fitz", "La", "Le", "Di", "Van"))


def tidy(name: str) -> str:
    """A person's name with surnames that were set in capitals in small letters again ("YOO" gives "Yoo")."""
    parts = name.split()
    if any(not p.isupper() for p in parts if len(p) > 2):
        parts = [
            "-".join(s.capitalize() for s in p.split("-")) if p.isupper() and len(p) > 2 else p for p in parts
        ]
    return " ".join(parts)


def person(name: str, mention: str, *, sure: bool = True) -> Actor:
    """The actor that a person is."""
    return Actor(name=name, kind="Person", mention=mention, sure=sure)
