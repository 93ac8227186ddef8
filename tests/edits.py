"""Texts whose every word has a hidden identity, and the edits that people make in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

FUNCTION_WORDS = ["the", "of", "and", "in", "to", "for", "is", "a", "by", "on", "with", "law"]
SCRIPTS = {"latin": "abcdefghiklmnoprstuvy", "arabic": "ابتثجحخدرسشصطعفقكلمنهوي"}
MARKS = {"latin": "\u0301", "arabic": "\u064e"}


@dataclass(frozen=True)
class Unit:
    """A word with the signs that stick to it."""

    word: str
    own: int
    """Who it is: kept when it is moved or respelled."""
    copy: int = 0
    """0 for the word that was typed; a number of its own for every copy that was pasted."""


@dataclass
class Desk:
    """An editor's desk: what is typed comes from one vocabulary, and every typed word is somebody new."""

    chance: random.Random
    vocabulary: Callable[[], str]
    signs: float = 0.15
    """How often a sign sticks to a word."""
    typed: int = 0
    pasted: int = 0

    def units(self, many: int) -> list[Unit]:
        return [self.unit(self.vocabulary()) for _ in range(many)]

    def unit(self, word: str) -> Unit:
        self.typed += 1
        if self.chance.random() < self.signs:
            word += self.chance.choice([".", ".", ",", ";"])
        return Unit(word, self.typed)

    def stretch(self, units: Sequence[Unit], longest: int) -> tuple[int, int]:
        first = self.chance.randrange(len(units))
        return first, min(len(units), first + self.chance.randint(1, longest))


def vocabulary(chance: random.Random, kind: str) -> Callable[[], str]:
    """A source of words: 4 or 12 different ones, some often and most once, or all distinct; Latin or Arabic."""
    script = chance.choice(["latin", "latin", "latin", "arabic"])

    def distinct() -> str:
        letters = [chance.choice(SCRIPTS[script]) for _ in range(chance.randint(5, 9))]
        letters.insert(3, MARKS[script] if chance.random() < 0.2 else "")
        return "".join(letters)

    few = {"tiny": 4, "small": 12}.get(kind)
    if few:
        words = FUNCTION_WORDS[:few] if script == "latin" else [distinct() for _ in range(few)]
        return lambda: chance.choice(words)
    if kind == "mixed":
        return lambda: chance.choice(FUNCTION_WORDS) if chance.random() < 0.5 else distinct()
    return distinct


def inserted(desk: Desk, units: list[Unit]) -> list[Unit]:
    place = desk.chance.randint(0, len(units))
    return units[:place] + desk.units(desk.chance.randint(1, 9)) + units[place:]


def deleted(desk: Desk, units: list[Unit]) -> list[Unit]:
    first, last = desk.stretch(units, 9)
    return units[:first] + units[last:]


def replaced(desk: Desk, units: list[Unit]) -> list[Unit]:
    first, last = desk.stretch(units, 5)
    return units[:first] + desk.units(desk.chance.randint(1, 5)) + units[last:]


def respelled(desk: Desk, units: list[Unit]) -> list[Unit]:
    place = desk.chance.randrange(len(units))
    unit = units[place]
    letter = desk.chance.randrange(len(unit.word) + 1)
    new = Unit(unit.word[:letter] + desk.chance.choice("qwxzj") + unit.word[letter:], unit.own, unit.copy)
    return [*units[:place], new, *units[place + 1 :]]


def moved(desk: Desk, units: list[Unit]) -> list[Unit]:
    first, last = desk.stretch(units, 20)
    rest = units[:first] + units[last:]
    place = desk.chance.randint(0, len(rest))
    return rest[:place] + units[first:last] + rest[place:]


def copied(desk: Desk, units: list[Unit]) -> list[Unit]:
    first, last = desk.stretch(units, 20)
    place = desk.chance.randint(0, len(units))
    desk.pasted += 1
    return units[:place] + [Unit(one.word, one.own, desk.pasted) for one in units[first:last]] + units[place:]


EDITS = (inserted, inserted, deleted, deleted, replaced, respelled, moved, copied)


def text_of(units: Sequence[Unit]) -> str:
    return " ".join(unit.word for unit in units)


def spans(units: Sequence[Unit]) -> list[tuple[int, int]]:
    """Where every unit stands in the text."""
    found, start = [], 0
    for unit in units:
        found.append((start, start + len(unit.word)))
        start += len(unit.word) + 1
    return found


def standing_on(units: Sequence[Unit], start: int, end: int) -> tuple[int, int]:
    """The first and the last unit that these characters touch."""
    touched = [number for number, (first, last) in enumerate(spans(units)) if first < end and start < last]
    return touched[0], touched[-1]


def divided(chance: random.Random, units: list[Unit]) -> tuple[list[Unit], list[Unit]]:
    place = chance.randint(1, len(units) - 1)
    return units[:place], units[place:]


class Oracle:
    """Knows by the hidden identities whether words that were followed are still the same words.

    What it lets pass although an identity differs is counted in `excused`; a text that reads the same can have come
    about in another way, and nobody who has only the texts can know.

    * *retyped*: an equal word was typed where the old one had gone, beside the same neighbour, or beside one that was
      retyped there with it.
    * *slid*: the words read the same, half of them at least are their own, and at a border an equal word was set beside
      them: after ``The plan. The law.`` nobody can say which ``The`` is the new one.

    Only where several edits were saved at once:

    * *pasted*: they are copies of the very words, as they were, with two neighbours as they were, while
      the old ones stand as well or have changed: whether the words were copied there, or moved there and a copy left
      behind, is the same text.
    * *restored*: three neighbours on both sides read as before, and where the words really went they do not.
    """

    def __init__(self, *, several: bool) -> None:
        self.several = several
        self.asked = self.followed = self.excused = 0

    def accepts(
        self, before: Sequence[Unit], was: tuple[int, int], after: Sequence[Unit], now: tuple[int, int]
    ) -> bool:
        """Whether the words in *now* are those that stood in *was*."""
        seen = Seen(before, was, after, now)
        if seen.is_own(was[0], now[0]) and seen.is_own(was[1], now[1]):
            return 2 * seen.own() >= now[1] - now[0] + 1
        self.excused += 1
        return (
            (seen.is_retyped(was[0], now[0]) and seen.is_retyped(was[1], now[1]))
            or seen.has_slid()
            or (self.several and (seen.is_pasted() or seen.is_restored()))
        )


@dataclass
class Seen:
    """Words before and after."""

    before: Sequence[Unit]
    was: tuple[int, int]
    after: Sequence[Unit]
    now: tuple[int, int]
    standing: dict[tuple[int, int], int] = field(init=False)

    def __post_init__(self) -> None:
        self.standing = {(unit.own, unit.copy): place for place, unit in enumerate(self.after)}

    def is_own(self, old: int, new: int) -> bool:
        """Whether it is the word itself, or a copy of it while it has gone: it was cut and pasted."""
        first, second = self.before[old], self.after[new]
        return first.own == second.own and (first.copy == second.copy or self.has_gone(old))

    def has_gone(self, old: int) -> bool:
        return (self.before[old].own, self.before[old].copy) not in self.standing

    def own(self) -> int:
        """How many of the words now are words of before, or were retyped among them."""
        old = range(self.was[0], self.was[1] + 1)
        gone = [plain(self.before[number]) for number in old if self.has_gone(number)]
        new = range(self.now[0], self.now[1] + 1)
        return sum(any(self.is_own(one, two) for one in old) or plain(self.after[two]) in gone for two in new)

    def is_retyped(self, old: int, new: int, *, towards: tuple[int, ...] = (-1, 1)) -> bool:
        if self.is_same_neighbour(old, new):
            return True
        if not (0 <= old < len(self.before) and 0 <= new < len(self.after) and self.has_gone(old)):
            return False
        if plain(self.before[old]) != plain(self.after[new]):
            return False
        return any(self.is_retyped(old + step, new + step, towards=(step,)) for step in towards)

    def is_same_neighbour(self, old: int, new: int) -> bool:
        inside = 0 <= old < len(self.before), 0 <= new < len(self.after)
        return self.is_own(old, new) if all(inside) else not any(inside) and (old < 0) == (new < 0)

    def reads_same(self, left: int, right: int) -> bool:
        """Whether the words, and so many around them, read as they did."""
        return reading(self.before, self.was, left, right) == reading(self.after, self.now, left, right)

    def has_slid(self) -> bool:
        own = self.own()
        return (
            self.reads_same(0, 0) and 2 * own >= self.was[1] - self.was[0] + 1 and (own >= 3 or self.reads_same(1, 1))
        )

    def is_pasted(self) -> bool:
        """Whether half of the words at least are the same ones by origin, and two neighbours read the same."""
        if not self.reads_same(0, 0):
            return False
        pairs = zip(range(self.was[0], self.was[1] + 1), range(self.now[0], self.now[1] + 1), strict=True)
        kept = sum(self.before[old].own == self.after[new].own for old, new in pairs)
        return 2 * kept >= self.was[1] - self.was[0] + 1 and any(self.reads_same(left, 2 - left) for left in range(3))

    def is_restored(self) -> bool:
        if not self.reads_same(3, 3):
            return False
        ends = [
            self.standing.get((unit.own, unit.copy)) for unit in (self.before[self.was[0]], self.before[self.was[1]])
        ]
        if ends[0] is None or ends[1] is None:
            return True
        return not Seen(self.before, self.was, self.after, (ends[0], ends[1])).reads_same(3, 3)


def plain(unit: Unit) -> str:
    return unit.word.rstrip(".,;")


def reading(units: Sequence[Unit], span: tuple[int, int], left: int, right: int) -> list[str]:
    padded = ["^"] * left + [plain(unit) for unit in units] + ["$"] * right
    return padded[span[0] : span[1] + 1 + left + right]
