"""Which paragraph of a returned file is which part of the draft: by the ids it carries, else by its words.

An id is believed only where the words bear it out. By words alone a paragraph is a part's only if no other comes near,
or if the order of both leaves one choice; whatever stays open is nobody's, and no part is found twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from migov.model.drafts import Draft
from migov.profile.markup import printable
from migov.profile.word.identity import PREFIX, carrier, is_printed, paragraph_id
from migov.profile.word.placing.comparing import bag, likeness, plain
from migov.profile.word.reading.values import Block
from migov.profile.word.sending import heading, lines

BORNE_OUT = 0.3
"""Likeness from which an id is believed."""
ALIKE = 0.55
"""Likeness from which words alone may tell."""
MARGIN = 0.1
"""By how much the best one must be liker than the second."""
MOST_COMPARED, MOST_ALIKE = 100_000, 3_000
"""Pairs of a paragraph and a part whose words are compared, and those looked at then."""
FEW = 4
"""Words below which a paragraph is only known by exactly the same ones."""


@dataclass(slots=True, eq=False)
class Unit:
    """A line of the draft: a paragraph or a row that was sent, or a heading."""

    part: int
    """Position of the part in the draft; for a heading that of the first part below it."""
    line: int
    text: str
    bag: Counter[str]


@dataclass(slots=True, eq=False)
class Stretch:
    """A block, or the piece of one that belongs to one part."""

    block: Block
    start: int
    end: int
    sort: str = "new"
    """``part``, ``heading``, ``printed`` (around the draft), ``empty``, or ``new``: in the draft there is no such."""
    part: int | None = None
    unit: Unit | None = None
    bag: Counter[str] = field(default_factory=Counter)

    @property
    def text(self) -> str:
        return self.block.original[self.start : self.end]


Pair = tuple[float, int, Unit]
"""How like a stretch and a unit are; the stretch's position, and the unit."""


def matched(blocks: Sequence[Block], draft: Draft, within: frozenset[str]) -> list[Stretch]:
    """The text of the file in its order, each stretch with its part, as far as anybody can tell."""
    units = list(_units(draft, within))
    stretches = _by_ids(blocks, _names(units, draft))
    _printed(stretches)
    _headings(stretches, list(_sections(draft, within)))
    taken = {id(one.unit) for one in stretches}
    free = _exactly(stretches, [unit for unit in units if id(unit) not in taken])
    _likely(stretches, free)
    _continued(stretches, draft)
    return stretches


def _units(draft: Draft, within: frozenset[str]) -> Iterator[Unit]:
    for at, part in enumerate(draft.parts):
        if part.id in within:
            for number, line in enumerate(lines(part)):
                text = printable(line)
                yield Unit(at, number, text, bag(text))


def _sections(draft: Draft, within: frozenset[str]) -> Iterator[Unit]:
    shown = ""
    for at, part in enumerate(draft.parts):
        if part.id in within and heading(part) != shown:
            shown = heading(part)
            yield Unit(at, 0, printable(shown), bag(shown))


def _names(units: Iterable[Unit], draft: Draft) -> dict[str, Unit]:
    """The units by all names that a paragraph may carry."""
    names: dict[str, Unit] = {}
    for unit in units:
        part = draft.parts[unit.part].id
        names[carrier(part, unit.line)] = unit
        names.setdefault(f"#{paragraph_id(part, unit.line)}", unit)
    return names


# ---- by ids ----------------------------------------------------------------------------------------------------------


def _by_ids(blocks: Iterable[Block], names: dict[str, Unit]) -> list[Stretch]:
    """The blocks, cut where the next id begins, each with the unit whose id it carries if the words bear it out."""
    stretches: list[Stretch] = []
    for block in blocks:
        carried = sorted(_carried(block, names), key=lambda one: (one[0], one[1].part, one[1].line))
        cuts = [0, *(start for start, _ in carried[1:]), len(block.original)]
        for at in range(max(1, len(carried))):
            stretch = Stretch(block, cuts[at], cuts[at + 1])
            stretch.bag = bag(stretch.text)
            if not stretch.text.strip():
                stretch.sort = "empty"
            if carried:
                _believe(stretch, carried[at][1])
            stretches.append(stretch)
    return stretches


def _carried(block: Block, names: dict[str, Unit]) -> Iterator[tuple[int, Unit]]:
    """The units whose ids a block carries, and where each begins; bookmarks go before the ids of paragraphs."""
    bookmarks = [one for one in block.carried if one.name.startswith(PREFIX) and one.name in names]
    chosen = bookmarks or [one for one in block.carried if one.name in names]
    seen: set[int] = set()
    for one in chosen:
        unit = names[one.name]
        if id(unit) not in seen:
            seen.add(id(unit))
            yield one.start, unit


def _believe(stretch: Stretch, unit: Unit) -> None:
    alike = likeness(stretch.bag, unit.bag)
    inside = stretch.text.strip() and plain(stretch.text) in plain(unit.text)  # the piece of a paragraph that was split
    if not stretch.text.strip() or inside or alike >= BORNE_OUT:
        stretch.sort, stretch.part, stretch.unit = "part", unit.part, unit


# ---- what is printed around ------------------------------------------------------------------------------------------


def _printed(stretches: Sequence[Stretch]) -> None:
    """Marks the title block: its lines are known, and what stands above the last of them is its title."""
    last = -1
    for at, stretch in enumerate(stretches):
        names_draft = any(one.name.startswith(f"{PREFIX}draft_") for one in stretch.block.carried)
        if stretch.sort == "new" and (names_draft or is_printed(stretch.text)):
            stretch.sort, last = "printed", at
    for stretch in stretches[: last + 1]:
        if stretch.sort == "part":
            return
        if stretch.sort == "new" and stretch.block.number < FEW:
            stretch.sort = "printed"


def _headings(stretches: Sequence[Stretch], sections: Sequence[Unit]) -> None:
    """Marks the headings, in the order of the draft; one that was changed is known by what stands below it."""
    same: dict[str, list[Stretch]] = defaultdict(list)
    below: dict[int, int] = {}
    for at, stretch in enumerate(stretches):
        if stretch.sort == "new":
            same[plain(stretch.text)].append(stretch)
        elif stretch.sort == "part" and stretch.part is not None:
            below.setdefault(stretch.part, at)
    for unit in sections:
        known = [one for one in same[plain(unit.text)] if one.sort == "new"]
        above = stretches[below.get(unit.part, 0) - 1] if below.get(unit.part) else None
        if known:
            known[0].sort, known[0].part, known[0].unit = "heading", unit.part, unit
        elif above is not None and above.sort == "new" and likeness(above.bag, unit.bag) >= ALIKE:
            above.sort, above.part, above.unit = "heading", unit.part, unit


# ---- by words --------------------------------------------------------------------------------------------------------


def _exactly(stretches: Sequence[Stretch], free: Sequence[Unit]) -> list[Unit]:
    """Gives units to stretches with the same words, where as many stretches as units have them; the units left over."""
    units: dict[str, list[Unit]] = defaultdict(list)
    found: dict[str, list[Stretch]] = defaultdict(list)
    for unit in free:
        units[plain(unit.text)].append(unit)
    for stretch in stretches:
        if stretch.sort == "new":
            found[plain(stretch.text)].append(stretch)
    left: list[Unit] = []
    for text, same in units.items():
        if len(found[text]) != len(same) or not text:
            left += same
            continue
        for unit, stretch in zip(same, found[text], strict=True):
            _give(stretch, unit)
    return left


def _likely(stretches: Sequence[Stretch], free: Sequence[Unit]) -> None:
    """Gives units to the stretches that are most like them, the likest first."""
    pairs = _pairs(stretches, free)
    of_stretch: dict[int, list[Pair]] = defaultdict(list)
    of_unit: dict[int, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of_stretch[pair[1]].append(pair)
        of_unit[id(pair[2])].append(pair)
    closed: set[int] = set()
    for score, at, unit in pairs:
        if score < ALIKE or stretches[at].sort != "new" or id(unit) in closed:
            continue
        rivals = [
            rival
            for rival in (*of_stretch[at], *of_unit[id(unit)])
            if (rival[1] == at) != (rival[2] is unit)
            and stretches[rival[1]].sort == "new"
            and id(rival[2]) not in closed
            and rival[0] > score - MARGIN
        ]
        if not rivals or (_in_order(stretches, at, unit) and not any(_in_order(stretches, *one[1:]) for one in rivals)):
            _give(stretches[at], unit)
            closed.add(id(unit))


def _pairs(stretches: Sequence[Stretch], free: Sequence[Unit]) -> list[Pair]:
    """The stretches and units that are like each other, the likest first; in a file without end only the first ones."""
    unknown = [(at, one) for at, one in enumerate(stretches) if one.sort == "new" and one.bag.total() >= FEW]
    wanted = [unit for unit in free if unit.bag.total() >= FEW]
    most = MOST_COMPARED // max(1, len(wanted))
    pairs = []
    for at, stretch in unknown[:most]:
        for unit in wanted:
            if _may(stretch.bag.total(), unit.bag.total()):
                score = likeness(stretch.bag, unit.bag)
                if score >= ALIKE - MARGIN:
                    pairs.append((score, at, unit))
    pairs.sort(key=lambda pair: -pair[0])
    return pairs[:MOST_ALIKE]


def _may(one: int, other: int) -> bool:
    """Whether two texts of so many words can be alike at all."""
    return 2 * min(one, other) >= (ALIKE - MARGIN) * (one + other)


def _in_order(stretches: Sequence[Stretch], at: int, unit: Unit) -> bool:
    """Whether a unit stands where the neighbours of the stretch would have it."""
    key = (unit.part, unit.line)
    before = _near(stretches, range(at - 1, -1, -1))
    behind = _near(stretches, range(at + 1, len(stretches)))
    after_before = before is None or (before.part, before.line) < key
    return after_before and (behind is None or key < (behind.part, behind.line))


def _near(stretches: Sequence[Stretch], places: range) -> Unit | None:
    """The first known unit on the way."""
    return next((stretches[at].unit for at in places if stretches[at].sort == "part" and stretches[at].unit), None)


def _give(stretch: Stretch, unit: Unit) -> None:
    stretch.sort, stretch.part, stretch.unit = "part", unit.part, unit


def _continued(stretches: Sequence[Stretch], draft: Draft) -> None:
    """Gives a part the stretches inside it, and a torn-off piece of it right behind it."""
    wholes = {at: plain(printable(part.words)) for at, part in enumerate(draft.parts)}
    known = _known_behind(stretches)
    for at, stretch in enumerate(stretches):
        if stretch.sort != "new" or not at:
            continue
        row, before, behind = _row_of(stretches, at), stretches[at - 1], known[at]
        if stretch.block.is_row and row is not None:
            stretch.sort, stretch.part = "part", row
        elif before.sort == "part" and before.part is not None:
            text = plain(stretch.text)
            torn = stretch.bag.total() > 1 and text in wholes[before.part] and text not in plain(before.text)
            inside = behind is not None and behind.sort == "part" and behind.part == before.part
            if inside or (torn and before.unit is not None):
                stretch.sort, stretch.part = "part", before.part


def _known_behind(stretches: Sequence[Stretch]) -> list[Stretch | None]:
    """For each stretch the next one that is known."""
    found: list[Stretch | None] = []
    last: Stretch | None = None
    for stretch in reversed(stretches):
        found.append(last)
        if stretch.sort not in ("new", "empty"):
            last = stretch
    return found[::-1]


def _row_of(stretches: Sequence[Stretch], at: int) -> int | None:
    """The part whose table a row stands in: that of the row above or below."""
    for near in (at - 1, at + 1):
        if 0 <= near < len(stretches):
            one = stretches[near]
            if one.block.is_row and one.sort == "part":
                return one.part
    return None
