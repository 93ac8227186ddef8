"""Drafts: the text of a profile passage by passage, while it is written and as it was frozen.

A passage is a paragraph of the profile. It is made of sentences, and each keeps the answers and pins it rests on: what
is printed around them (footnotes, tables, key sources) is generated from those, never typed.
"""

from __future__ import annotations

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
        read = [self.id, self.kind, self.section, self.side, self.words, self.notes]
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
        return sha256(msgspec.json.encode(list(self.seals.items()))).hexdigest()

    def part(self, id: str) -> Part | None:  # noqa: A002 - the field's own word
        """The part under this id; null where it is not in this version."""
        return next((part for part in self.parts if part.id == id), None)


class PartChange(StrEnum):
    """What became of a part between two versions."""

    NEW = "new"
    GONE = "gone"
    REWRITTEN = "rewritten"
    MOVED = "moved"
    """The same words on another side or in another section."""


def touched(before: Draft, after: Draft) -> dict[str, PartChange]:
    """The parts that are read differently, or in another order, in the later version; in its order, those gone last."""
    old, new = before.seals, after.seals
    kept_before = [id for id in old if id in new]  # noqa: A001
    kept_after = [id for id in new if id in old]  # noqa: A001
    out_of_line = frozenset(id for id, was in zip(kept_after, kept_before, strict=True) if id != was)  # noqa: A001
    found: dict[str, PartChange] = {}
    for part in after.parts:
        was = before.part(part.id)
        if was is None:
            found[part.id] = PartChange.NEW
        elif (was.words, was.notes) != (part.words, part.notes):
            found[part.id] = PartChange.REWRITTEN
        elif was.seal != part.seal or part.id in out_of_line:
            found[part.id] = PartChange.MOVED
    return found | {id: PartChange.GONE for id in old if id not in new}  # noqa: A001
