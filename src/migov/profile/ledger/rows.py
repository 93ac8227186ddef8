"""What stands in a comment matrix: one row a comment, as plain values that every kind of file prints in its way."""

from __future__ import annotations

import re
from itertools import takewhile

from migov.model.consultations import Outcome, ProposalKind
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.values import Value

AROUND = 5
"""Words shown on each side of what changed."""
WORDS = re.compile(r"\S+\s*")


class Reply(Value, kw_only=True):
    """One reply in the thread of a comment."""

    who: str
    says: str
    at: str
    """ISO 8601 moment."""


class Row(Value, kw_only=True):
    """One comment, with the answer to it."""

    number: int
    institution: str
    """Its name; empty for somebody of the team."""
    institution_id: str | None = None
    passage: str | None = None
    """Id of the passage it stands at now; of the one it was made on where its words are gone."""
    dimension: Dimension | None = None
    section: str = ""
    """As printed: ``6.1 Well-developed areas``; empty for one about the whole draft."""
    words: str = ""
    """The words it speaks of, or the first ones of its passage."""
    version: int = 0
    """Number of the draft it was made on."""
    says: str = ""
    proposal: ProposalKind | None = None
    proposed: str = ""
    """The words that a suggestion would write."""
    replies: tuple[Reply, ...] = ()
    outcome: Outcome | None = None
    """Null while it is undecided."""
    reason: str = ""
    decided_at: str | None = None
    was: str = ""
    """What the change replaced, with some words around it; empty where nothing changed, and for a new passage."""
    now: str = ""
    is_changed: bool = False
    """Whether a change of the text is linked."""
    awaits_change: bool = False
    """Whether a change was promised that is not in the text yet."""
    at: str
    """ISO 8601 moment."""
    author: str = ""
    """Empty where the reader is not told who of an institution spoke."""
    is_unplaced: bool = False
    is_withdrawn: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.outcome is None and not self.is_withdrawn


class Matrix(Value, kw_only=True):
    """A comment matrix, ready to be printed."""

    title: str
    """Of the profile."""
    version: int
    """Number of the draft that is read."""
    language: Language
    """In which heads and outcomes stand; what people wrote stays as they wrote it."""
    rows: tuple[Row, ...]
    made_at: str
    """ISO 8601 moment."""
    chosen: tuple[str, ...] = ()
    """What was left out, in words: "Ministry of Labour", "open only"."""


def differing(was: str, now: str) -> tuple[str, str]:
    """What differs between two texts, each with a few words around it; the rest is an ellipsis.

    >>> differing("All who came to the country in May may vote.", "All who came to the country in May may work.")
    ('… the country in May may vote.', '… the country in May may work.')
    """
    if not was or not now:
        return was, now
    old, new = WORDS.findall(was), WORDS.findall(now)
    start = sum(1 for _ in takewhile(_same, zip(old, new, strict=False)))
    rest = min(len(old), len(new)) - start
    end = sum(1 for _ in takewhile(_same, zip(old[::-1][:rest], new[::-1][:rest], strict=False)))
    return _around(old, start, end), _around(new, start, end)


def _same(pair: tuple[str, str]) -> bool:
    return pair[0].split() == pair[1].split()


def _around(words: list[str], start: int, end: int) -> str:
    first, last = max(start - AROUND, 0), min(len(words) - end + AROUND, len(words))
    middle = "".join(words[first:last]).strip()
    return ("… " if first else "") + middle + (" …" if last < len(words) else "")
