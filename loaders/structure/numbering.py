"""Addresses: the numbers as the record shows them, and as they were before a converter lost them."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from loaders.structure.labels import letter
from loaders.structure.units import Unit
from loaders.terms import names


@dataclass
class _Open:
    """A numbered passage that later ones may stand below."""

    style: str
    value: int
    number: str
    index: int
    look: str = ""


@dataclass
class _Walk:
    headings: list[_Open] = field(default_factory=list)
    items: list[_Open] = field(default_factory=list)
    bullets: list[tuple[str, int, int]] = field(default_factory=list)
    last_numbered: int | None = None
    loose: bool = True


def number(units: list[Unit]) -> None:
    """Set `number` (the address, empty where the record shows none), `level` and `parent` of every unit."""
    restored = _restored(units)
    walk = _Walk()
    by_heading = _by_heading(units)
    joined = _joined(units)
    further = _further_paragraphs(units)
    for index, unit in enumerate(units):
        if unit.kind == "title":
            continue
        if unit.block.kind == "footnote":
            walk.loose = True
            continue
        if unit.heading:
            _heading(walk, units, index)
        elif unit.label is not None and unit.label.value is not None:
            _item(walk, units, index, restored.get(index), joined)
        else:
            _plain(walk, units, index, by_heading)
            if not unit.number and unit.parent is None and index in further:
                unit.number = units[further[index]].number


def _further_paragraphs(units: list[Unit]) -> dict[int, int]:
    """Paragraphs without a number that belong to the clause or article above them, with its index: behind them the count
    goes on with the next number."""
    out: dict[int, int] = {}
    counting: list[tuple[str, int, int]] = []
    between: list[int] = []
    closed = True
    for index, unit in enumerate(units):
        label = unit.label
        if unit.heading:
            closed = True
        elif label is not None and label.value is not None:
            while between and _opens_next(units[between[-1]]):
                between.pop()
            depth = next(
                (n for n, (style, _, _) in enumerate(counting) if style == label.style), len(counting)
            )
            if depth < len(counting) and counting[depth][1] == label.value - 1:
                above = counting[depth][2]
                out.update({one: above for one in between if one > above})
                between = [one for one in between if one < above]
            elif label.value != 1:
                depth, between = 0, []
            counting[depth:] = [(label.style, label.value, index)]
            closed = False
        elif not closed and label is None and unit.block.kind == "paragraph":
            between.append(index)
    return out


def _opens_next(unit: Unit) -> bool:
    """Whether a line without a number opens what follows it: "REQUESTS:", "Shares of the States"."""
    return unit.words.endswith(":") or (not unit.stops and len(unit.words.split()) <= 8)


def _join(*numbers: str) -> str:
    """Numbers of several levels joined by dots; one that repeats the levels above it stands for itself."""
    out = ""
    for one in numbers:
        if not one:
            continue
        out = (
            one
            if not out or one.startswith(out + ".") or "." in one.strip(".") and one[0].isdigit()
            else f"{out}.{one}"
        )
    return out


def _heading(walk: _Walk, units: list[Unit], index: int) -> None:
    unit = units[index]
    style = unit.label.style if unit.label is not None and unit.label.value is not None else ""
    walk.items.clear()
    walk.bullets.clear()
    walk.last_numbered, walk.loose = None, True
    keep = len(walk.headings)
    for depth, above in enumerate(walk.headings):
        above_unit = units[above.index]
        if unit.depth is not None and above_unit.depth is not None:
            below = above_unit.depth < unit.depth
        elif any(names(one, above_unit.words) for one in ("agenda", "participants", "contents")):
            below = False
        elif style.startswith("multi") and (above.style.startswith("multi") or above.style.startswith("dec")):
            below = above.number.count(".") < (unit.label.number if unit.label else "").count(".")
        else:
            below = not (_peers(style, above.style) and (style or unit.look == above.look))
            if not style and above.style and unit.look == above_unit.look == "capitals":
                below = False
        if not below:
            keep = depth
            break
    del walk.headings[keep:]
    own = unit.label.number if style and unit.label else ""
    unit.number = _join(*(above.number for above in walk.headings), own) if own else ""
    unit.level = len(walk.headings)
    unit.parent = walk.headings[-1].index if walk.headings else None
    value = unit.label.value if unit.label and unit.label.value is not None else 0
    walk.headings.append(_Open(style, value, own, index, unit.look))


def _peers(style: str, above: str) -> bool:
    """Whether headings of two styles stand side by side: codes of one record do ("Action X/2-1", "Decision X/2-1")."""
    if style == above:
        return True
    coded = [
        one
        for one in (style, above)
        if one.startswith("code:") or one.startswith("named:") and one.split()[-1] not in ("#", "ROMAN")
    ]
    return len(coded) == 2


def _item(walk: _Walk, units: list[Unit], index: int, restored: tuple[int, str] | None, joined: bool) -> None:
    unit = units[index]
    label = unit.label
    assert label is not None
    assert label.value is not None
    style, value, own = label.style, label.value, label.number
    walk.bullets.clear()
    if restored is not None:
        depth, own = restored
        del walk.items[depth:]
        style = f"restored{depth}"
    else:
        for depth, above in enumerate(walk.items):
            if above.style == style or style.startswith("multi") and _is_sibling(above.number, own):
                del walk.items[depth:]
                break
        if style.startswith("multi"):
            while walk.items and not own.startswith(walk.items[-1].number + "."):
                walk.items.pop()
    above_own = list(takewhile(lambda above: above.style != style, walk.headings))
    prefix = [above.number for above in above_own] if joined else []
    if _called(unit) and any(above.number for above in walk.headings):
        prefix, own = [], " ".join(label.printed.split())
    unit.number = _join(*prefix, *(above.number for above in walk.items), own)
    unit.level = len(walk.items)
    unit.parent = walk.items[-1].index if walk.items else None
    walk.items.append(_Open(style, value, own, index))
    walk.last_numbered, walk.loose = index, False


def _called(unit: Unit) -> bool:
    """Whether a passage is counted with a word of its own ("Agreement 3"), which tells it from a heading numbered 3."""
    return unit.label is not None and unit.label.style.startswith("named:") and unit.label.number.isdigit()


def _is_sibling(above: str, own: str) -> bool:
    return above.rpartition(".")[0] == own.rpartition(".")[0] and "." in above


def _plain(walk: _Walk, units: list[Unit], index: int, by_heading: bool) -> None:
    """A passage without a number: what stands directly below a numbered one shares its number."""
    unit = units[index]
    if unit.row:
        _row(walk, units, index)
        return
    bullet = unit.label is not None
    indent = unit.block.level or 0
    if bullet:
        _bullet(walk, unit, index, indent)
    else:
        walk.bullets.clear()
    row = unit.block.kind == "row"
    attached = (
        walk.items
        and not walk.loose
        and (bullet or unit.adjacent or row and _opens_table(units, walk, index))
    )
    if attached:
        owner = walk.items[-1] if bullet or row else walk.items[0]
        unit.number = units[owner.index].number
        if unit.parent is None:
            unit.parent = owner.index
            unit.level = units[owner.index].level + 1
        return
    if not bullet:
        walk.loose = True
    numbered = next((above for above in reversed(walk.headings) if above.number), None)
    if by_heading and numbered is not None:
        unit.number = units[numbered.index].number


def _opens_table(units: list[Unit], walk: _Walk, index: int) -> bool:
    """Whether the table at `index` belongs to the item above it: it breaks off, or the rows before this one do."""
    before = units[index - 1]
    return not before.stops or before.words.endswith(":") or before.block.kind == "row"


def _row(walk: _Walk, units: list[Unit], index: int) -> None:
    """A row with a number of its own, below the item or the numbered heading that its table stands under."""
    unit = units[index]
    above = (
        walk.items[-1].number if walk.items and not walk.loose and _opens_table(units, walk, index) else ""
    )
    prefix = [one.number for one in walk.headings]
    unit.number = _join(*prefix, above, unit.row)


def _bullet(walk: _Walk, unit: Unit, index: int, indent: int) -> None:
    assert unit.label is not None
    style = unit.label.style
    while walk.bullets:
        above_style, above_indent, _ = walk.bullets[-1]
        deeper = indent > above_indent + 1 or len(style) > len(above_style) and style.startswith(above_style)
        if deeper and not (style == above_style and indent <= above_indent + 1):
            break
        walk.bullets.pop()
    if walk.bullets:
        unit.parent = walk.bullets[-1][2]
        unit.level = len(walk.bullets)
    walk.bullets.append((style, indent, index))


def _by_heading(units: list[Unit]) -> bool:
    """Whether the record numbers its headings and not its paragraphs."""
    headed = any(unit.heading and unit.label is not None and unit.label.value is not None for unit in units)
    if not headed:
        return False
    inside, opened = False, False
    for unit in units:
        counted = unit.label is not None and unit.label.value is not None
        if unit.heading:
            inside, opened = inside or counted, False
        elif _called(unit):
            opened = False
        elif counted and not (inside and opened):
            return False  # a numbered paragraph, and no list that an unnumbered one opens with a colon
        elif unit.label is None:
            opened = unit.words.endswith(":")
    return True


def _joined(units: list[Unit]) -> bool:
    """Whether paragraphs are counted anew below each numbered heading, so that its number belongs to theirs."""
    last, starts = 0, []
    fresh = False
    for unit in units:
        if unit.label is None or unit.label.value is None:
            continue
        if unit.heading:
            fresh = True
        elif unit.label.style.startswith("dec") and unit.level == 0:
            if fresh:
                starts.append(unit.label.value - last)
            last, fresh = unit.label.value, False
    later = starts[1:]
    return not later or sum(step == 1 for step in later) * 2 < len(later) or any(step <= 0 for step in later)


def _restored(units: list[Unit]) -> dict[int, tuple[int, str]]:
    """Depth and number of items whose numbers a converter lost, by index.

    A converter that forgets how lists go on prints every item of the first level with one number ("1." again and again) and
    those below it with another that repeats as well. The label that opens the list marks its items; any other is a sub-item
    of the item above it, lettered in order.
    """
    out: dict[int, tuple[int, str]] = {}
    for run in _runs(units):
        values = [label.value or 0 for index in run if (label := units[index].label)]
        pairs = list(zip(values, values[1:], strict=False))
        same = sum(before == after for before, after in pairs)
        if not same or same <= sum(after == before + 1 for before, after in pairs):
            continue
        if _climbs(values):
            out.update(_climbing(units, run, values))
            continue
        top, item, below = values[0], 0, 0
        for index, value in zip(run, values, strict=True):
            if value == top:
                item, below = item + 1, 0
                out[index] = (0, str(item))
            else:
                below += 1
                out[index] = (1, letter(below))
    return out


def _climbs(values: list[int]) -> bool:
    """Whether repeated numbers never fall and rise by one ("1. 1. 2. 2. 3. 4. 4."), so that no number marks a level."""
    return len(set(values)) > 2 and all(
        0 <= after - before <= 1 for before, after in zip(values, values[1:], strict=False)
    )


def _climbing(units: list[Unit], run: list[int], values: list[int]) -> dict[int, tuple[int, str]]:
    """Depth and number of items whose printed numbers climb: those that follow an item that breaks off with a colon, up
    to the next blank line or change of number, stand below it; every other one is the next item."""
    out: dict[int, tuple[int, str]] = {}
    item, below, inside, before = 0, 0, False, 0
    for index, value in zip(run, values, strict=True):
        inside = inside and value == before and (units[index].adjacent or not _spaced(units, run))
        if inside:
            below += 1
            out[index] = (1, letter(below))
        else:
            item, below = item + 1, 0
            out[index] = (0, str(item))
            inside = units[index].words.endswith(":")
        before = value
    return out


def _spaced(units: list[Unit], run: list[int]) -> bool:
    """Whether some items of a run follow the one before them on the next line, so that a blank line parts the others."""
    return any(units[index].adjacent for index in run)


def _runs(units: list[Unit]) -> list[list[int]]:
    """Items of the outermost counted style, from heading to heading."""
    runs: list[list[int]] = []
    style = ""
    for index, unit in enumerate(units):
        if unit.heading or not runs:
            style = ""
            runs.append([])
        label = unit.label
        if unit.heading or label is None or label.value is None or not label.style.startswith("dec"):
            continue
        style = style or label.style
        if label.style == style:
            runs[-1].append(index)
    return [run for run in runs if len(run) > 1]
