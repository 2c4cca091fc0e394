"""All work of a graph weighed: brought up to date when it is asked for, and while that takes long, what stands of it."""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graph.overlaps.features import Pairs
from graph.overlaps.index import Encode, index_over
from graph.overlaps.kept import Item, Kept, Rows, renewed, still
from graph.overlaps.memory import Memory
from graph.overlaps.profiles import profile
from graph.overlaps.reasons import Reason, reasons
from graph.overlaps.table import SLOTS, nameless
from graph.overlaps.translations import ALIKE, translations
from graph.overlaps.weighing import scored
from graph.overlaps.works import Work, works
from graph.views.state import kept as while_it_lasts

if TYPE_CHECKING:
    from graph.store import Store

Scores = NDArray[np.float32]
_LOG = logging.getLogger(__name__)
_REMEMBERED = 3
_OBJECT = SLOTS.index("object")
_MEMORY: OrderedDict[tuple[str, Path], Weighed] = OrderedDict()
_TURN = threading.Lock()
_BUSY: dict[tuple[str, Path], threading.Lock] = {}
_WORKERS: dict[tuple[str, Path], _Worker] = {}
_FAULTS: dict[tuple[str, Path], Exception] = {}
"""Why the last weighing behind a page came to nothing, until one comes to an end."""


@dataclass(eq=False)
class Overlap:
    """Two pieces of work that may be one. `verdict` is the judgement of a person, None where nobody gave one or the words
    have changed since. `follow_up`: both are of one forum and *b* is the later word."""

    a: Work
    b: Work
    score: float
    weighed: Weighed = field(repr=False)
    verdict: dict[str, Any] | None = None
    follow_up: bool = False

    @property
    def pair(self) -> tuple[str, str]:
        """The ids, the smaller first."""
        return (min(self.a.id, self.b.id), max(self.a.id, self.b.id))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why, told when it is asked for: a page lists many pairs and opens one."""
        self.weighed.explain([self])
        return self.weighed.explained[self.a.id, self.b.id]


@dataclass(eq=False)
class Weighed:
    """All work of a graph, and what was weighed of it. `pending` counts the work that is not weighed
    yet and does not stand in it."""

    works: list[Work]
    kept: Kept
    encode: Encode
    pending: int = 0
    explained: dict[tuple[str, str], tuple[Reason, ...]] = field(default_factory=dict)
    """The reasons of pairs of ids that were asked for before: a page shows the same pairs again and again."""

    @cached_property
    def row(self) -> dict[str, int]:
        """The row of every id."""
        return {work.id: at for at, work in enumerate(self.works)}

    @cached_property
    def translations(self) -> set[tuple[str, str]]:
        """The pairs of records, the smaller id first, that are one text in two languages."""
        likely = int((self.kept.scores >= ALIKE).sum())
        rows = zip(
            *(part[:likely].tolist() for part in (self.kept.scores, self.kept.left, self.kept.right)),
            strict=True,
        )
        return translations(self.works, rows)

    @cached_property
    def pairs(self) -> tuple[Pairs, Pairs, Scores]:
        """The rows and scores of the pairs that may be work done twice, best first: both name work by themselves, and they
        do not stand in one text in two languages."""
        left, right, scores = self.kept.left, self.kept.right, self.kept.scores
        bare = nameless(self.kept.table)
        stands = ~(bare[left] | bare[right])
        if self.translations:
            records = {
                record: at for at, record in enumerate({end for ends in self.translations for end in ends})
            }
            number = np.array([records.get(work.record, -1) for work in self.works])
            one = np.zeros((len(records) + 1, len(records) + 1), bool)
            for a, b in self.translations:
                one[records[a], records[b]] = one[records[b], records[a]] = True
            stands &= ~one[number[left], number[right]]
        return left[stands], right[stands], scores[stands]

    def topics(self, work: Work) -> list[str]:
        """What the work is about: the ids of the concepts that its words name, the weightiest first."""
        table, units = self.kept.table, self.kept.table.units[self.row[work.id]]
        return [table.keys[unit] for unit in units.tolist() if table.slots[unit] == _OBJECT]

    def overlap(self, i: int, j: int, score: float, judged: dict[tuple[str, str], dict[str, Any]]) -> Overlap:
        """The overlap of rows *i* and *j*: the earlier first where they are of one forum."""
        a, b = self.works[i], self.works[j]
        same = not across(a, b)
        if same and (a.date or "") > (b.date or ""):
            a, b = b, a
        verdict = judged.get((min(a.id, b.id), max(a.id, b.id)))
        if verdict is not None and verdict["stale"]:
            verdict = None
        return Overlap(a, b, round(score, 4), self, verdict, same)

    def score(self, i: int, j: int) -> float:
        """The score of two rows, however low."""
        found = np.flatnonzero((self.kept.left == i) & (self.kept.right == j))
        if len(found):
            return float(self.kept.scores[found[0]])
        index = index_over(self.kept.table, self.kept.common, np.array([i, j]), self.encode)
        vectors = self.encode([self.works[i].text, self.works[j].text])
        return float(scored(index, vectors, np.array([0]), np.array([1]))[0])

    def explain(self, found: Iterable[Overlap]) -> None:
        """Tell the reasons of these pairs, all at once, which is quicker than one by one."""
        new = [one for one in found if (one.a.id, one.b.id) not in self.explained]
        if not new:
            return
        every = np.unique([self.row[work.id] for one in new for work in (one.a, one.b)])
        place = {int(row): at for at, row in enumerate(every)}
        index = index_over(self.kept.table, self.kept.common, every, self.encode)
        said = {row: profile(self.works[row].text, self.works[row].language) for row in place}
        for one in new:
            i, j = self.row[one.a.id], self.row[one.b.id]
            self.explained[one.a.id, one.b.id] = reasons(index, (said[i], said[j]), (place[i], place[j]))


def across(a: Work, b: Work) -> bool:
    """Whether two pieces of work are of different forums: by their records, or by who does them."""
    if a.meeting == b.meeting:
        return False
    return a.forum != b.forum or (not a.forum) or set(a.also) != set(b.also)


def weigh_graph(store: Store, *, home: Path | None = None, patience: float | None = None) -> Weighed:
    """All work of the graph weighed; what was weighed before is not weighed again.

    With *patience* (seconds) the weighing goes on behind, and after that time what stands of the earlier one is given.
    What went wrong behind is raised to whoever asks next, while it is tried again.
    """
    found: list[Work] = while_it_lasts(store, "overlap works", lambda: works(store))
    memory = Memory(home, store.name)
    place = (store.name, memory.home)
    known = _known(place)
    if known is not None and (known.works is found or known.works == found):
        return known
    if patience is None:
        return _weigh(found, memory, place)
    _behind(found, memory, place).join(patience)
    now = _known(place)
    if now is not None and now.works == found:
        return now
    with _TURN:
        fault = _FAULTS.get(place)
    if fault is not None:
        raise fault
    return standing(known or Weighed([], memory.load(), memory.encode), found)


class _Worker(threading.Thread):
    """Weighs a graph behind the pages that ask for it, until what was `wanted` last is weighed."""

    def __init__(self, wanted: list[Work], memory: Memory, place: tuple[str, Path]) -> None:
        super().__init__(name="overlaps", daemon=True)
        self.wanted, self.memory, self.place = wanted, memory, place

    def run(self) -> None:
        while True:
            wanted, fault = self.wanted, None
            try:
                _weigh(wanted, self.memory, self.place)
            except Exception as error:
                fault = error
                _LOG.warning("The work is not compared: %s", error, exc_info=True)
            with _TURN:
                if self.wanted is wanted:
                    del _WORKERS[self.place]
                    if fault is None:
                        _FAULTS.pop(self.place, None)
                    else:
                        _FAULTS[self.place] = fault
                    return


def _behind(found: list[Work], memory: Memory, place: tuple[str, Path]) -> _Worker:
    """The one that weighs *found*; it goes on with that where it is at work already."""
    with _TURN:
        worker = _WORKERS.get(place)
        if worker is not None:
            worker.wanted = found
            return worker
        worker = _Worker(found, memory, place)
        worker.start()
        _WORKERS[place] = worker
        return worker


def _known(place: tuple[str, Path]) -> Weighed | None:
    with _TURN:
        return _MEMORY.get(place)


def _weigh(found: list[Work], memory: Memory, place: tuple[str, Path]) -> Weighed:
    """Bring the weighing up to date; of several threads that want the same one works and the others wait for it."""
    with _TURN:
        busy = _BUSY.setdefault(place, threading.Lock())
    with busy:
        known = _known(place)
        if known is not None and known.works == found:
            return known
        old = known.kept if known is not None else memory.load()
        items = items_of(found)
        if old.marks == [item.mark for item in items]:
            kept = old
        else:
            kept = renewed(old, items, memory.encode)
            memory.save(kept)
        made = Weighed(found, kept, memory.encode)
        with _TURN:
            _MEMORY[place] = made
            _FAULTS.pop(place, None)
            _MEMORY.move_to_end(place)
            while len(_MEMORY) > _REMEMBERED:
                _MEMORY.popitem(last=False)
        return made


def items_of(found: list[Work]) -> list[Item]:
    """What is weighed of work: pairs cross forums, and meetings where the forum is not known."""
    return [Item(w.id, w.text, w.language, w.forum or w.meeting, w.meeting) for w in found]


def standing(known: Weighed, found: list[Work]) -> Weighed:
    """What an earlier weighing still says of the work that is *found*: of that which did not change since."""
    source: Rows = known.kept.source(items_of(found))
    there = np.flatnonzero(source >= 0)
    kept = still(known.kept, source[there])
    return Weighed([found[at] for at in there.tolist()], kept, known.encode, len(found) - len(there))


def unweighed(store: Store, *, home: Path | None = None) -> int:
    """How much work of the graph was not weighed yet."""
    found: list[Work] = while_it_lasts(store, "overlap works", lambda: works(store))
    memory = Memory(home, store.name)
    known = _known((store.name, memory.home))
    kept = known.kept if known is not None else memory.load()
    return int((kept.source(items_of(found)) < 0).sum())
