"""Drafts: the text of a profile passage by passage, while it is written and as it was frozen.

A passage is a paragraph of the profile. It is made of sentences, and each keeps the answers and pins it rests on: what
is printed around them (footnotes, tables, key sources) is generated from those, never typed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256

import msgspec
from msgspec import field

from migov.errors import Invalid, Problem
from migov.model.dimensions import Dimension
from migov.model.findings import Side
from migov.model.grounds import Grounds as Grounds
from migov.model.grounds import Statement as Statement
from migov.model.values import Value, repeated


class Sentence(Value, kw_only=True):
    """One sentence of a passage, or one item of a list in it."""

    words: str
    lead: str = ""
    """What stands between the sentence before and this one: a space, or a line break with the mark of a list."""
    grounds: Grounds = field(default_factory=Grounds)
    is_noted: bool = True
    """Whether a footnote names the sources it rests on."""

    def __post_init__(self) -> None:
        if not self.words.strip():
            raise Invalid(Problem("a sentence has words"))


class Passage(Value, kw_only=True):
    """A paragraph of the profile, as it is written.

    Raises:
        Invalid: no sentence, or neither a dimension nor a module.
    """

    id: str
    """Permanent within the assessment: links to the published paragraph end in it."""
    dimension: Dimension | None = None
    """Null on a module page."""
    module: str | None = None
    """Code of the module on whose page it stands."""
    side: Side | None = None
    """Null while the editor has not decided: nothing decides for them. A module page has no sides."""
    sentences: tuple[Sentence, ...]

    def __post_init__(self) -> None:
        if not self.sentences:
            raise Invalid(Problem(f"passage {self.id} has no words", remedy="write some, or put the passage aside"))
        if (self.dimension is None) == (self.module is None):
            raise Invalid(Problem(f"passage {self.id} stands under a dimension or on a module page, and not both"))

    @property
    def text(self) -> str:
        """The words, without marks of notes."""
        return "".join(sentence.lead + sentence.words for sentence in self.sentences)

    @property
    def answers(self) -> tuple[str, ...]:
        """Codes of the indicators it rests on."""
        return tuple(dict.fromkeys(code for sentence in self.sentences for code in sentence.grounds.answers))

    @property
    def section(self) -> str:
        """Where it stands: ``2`` with its side, ``2 undecided``, or the module's code."""
        return self.module or f"{int(self.dimension or 0)} {self.side or 'undecided'}"


class PartKind(StrEnum):
    """What a part of a frozen draft is."""

    PASSAGE = "passage"
    CONVENTIONS = "conventions"
    """A convention table, a row a line."""
    SOURCES = "key sources"
    PRIORITIES = "priorities"
    FRONT = "front matter"
    """Cover and imprint: official name, year, licence, citation."""


class Part(Value, kw_only=True):
    """One part of a frozen draft: what a reader comments on, and what a sign-off covers piece by piece."""

    id: str
    """The passage's own id; for the others a name such as ``conventions-1``."""
    kind: PartKind
    title: str
    """Of the section or the table that it stands in, in the draft's language."""
    section: str | None = None
    """Number of the section as printed: ``2.1``."""
    dimension: Dimension | None = None
    side: Side | None = None
    sub_domains: tuple[str, ...] = ()
    """Codes of the sub-domains whose indicators it rests on."""
    words: str
    """What is printed, without the marks of notes."""
    notes: tuple[str, ...] = ()
    """The footnotes printed with it."""

    @property
    def seal(self) -> str:
        """SHA-256 of what a reader reads in it."""
        read = [self.id, self.kind, self.title, self.section, self.dimension, self.side, self.words, self.notes]
        return sha256(msgspec.json.encode(read)).hexdigest()


class Draft(Value, kw_only=True):
    """A numbered, frozen version of the profile's text.

    Raises:
        Invalid: no part, or one twice.
    """

    number: int
    """Counted from 1 within the assessment."""
    parts: tuple[Part, ...]
    """In printed order."""
    content: str
    """SHA-256 of the assessment as it was printed from, in the interchange format; the store keeps it."""
    because: str = ""
    by: str
    """Handle."""
    at: str
    """ISO 8601 moment."""

    def __post_init__(self) -> None:
        if not self.parts:
            raise Invalid(Problem("a draft has words", remedy="write the first passage"))
        for twice in repeated([part.id for part in self.parts]):
            raise Invalid(f"part {twice} stands twice in draft {self.number}")

    @property
    def seals(self) -> dict[str, str]:
        """The seal of every part, in printed order."""
        return {part.id: part.seal for part in self.parts}

    @property
    def hash(self) -> str:
        """SHA-256 of all that is read in it, in its order: what a sign-off is bound to."""
        return seal_of(self.parts)

    def part(self, id: str) -> Part | None:  # noqa: A002 - the field's own word
        """The part under this id; null where it is not in this version."""
        return next((part for part in self.parts if part.id == id), None)


def seal_of(parts: Iterable[Part]) -> str:
    """SHA-256 of all that is read in these parts, in their order."""
    return sha256(msgspec.json.encode([(part.id, part.seal) for part in parts])).hexdigest()


class PartChange(StrEnum):
    """What became of a part between two versions."""

    NEW = "new"
    GONE = "gone"
    REWRITTEN = "rewritten"
    """Other words, other notes, or another title over them."""
    MOVED = "moved"
    """The same words on another side, in another section, or at another place among those that stayed."""


def touched(before: Draft, after: Draft) -> dict[str, PartChange]:
    """The parts that are read differently, or in another order, in the later version; in its order, those gone last.

    It is empty for versions of one hash, and for no others.
    """
    old, new = before.seals, after.seals
    found: dict[str, PartChange] = {}
    for part in after.parts:
        was = before.part(part.id)
        if was is None:
            found[part.id] = PartChange.NEW
        elif was.seal != part.seal:
            found[part.id] = PartChange.MOVED if _says_the_same(was, part) else PartChange.REWRITTEN
    unchanged = [id for id in new if id in old and id not in found]  # noqa: A001
    found |= dict.fromkeys(_out_of_line(list(old), unchanged), PartChange.MOVED)
    in_order = {id: found[id] for id in new if id in found}  # noqa: A001
    return in_order | {id: PartChange.GONE for id in old if id not in new}  # noqa: A001


def _says_the_same(was: Part, now: Part) -> bool:
    """Whether only the place differs; the title belongs to the section, and goes with it."""
    if (was.words, was.notes) != (now.words, now.notes):
        return False
    return was.title == now.title or (was.section, was.side) != (now.section, now.side)


def _out_of_line(before: list[str], after: list[str]) -> list[str]:
    """As few as possible of the *after*, without which the others follow one another as they did before."""
    place = {id: number for number, id in enumerate(before)}  # noqa: A001
    longest: list[list[str]] = []
    """The line of each length whose last one stood first before."""
    for id in after:  # noqa: A001
        length = bisect_left([place[line[-1]] for line in longest], place[id])
        line = [*(longest[length - 1] if length else ()), id]
        longest[length : length + 1] = [line]
    kept = frozenset(longest[-1] if longest else ())
    return [id for id in after if id not in kept]  # noqa: A001
