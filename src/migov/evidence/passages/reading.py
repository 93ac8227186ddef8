"""A text's paragraphs with what each may open, and which of that counts."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass, field

from migov.evidence.passages.headings import LONGEST_CONTENTS, Opening, Role, is_contents
from migov.evidence.passages.sequences import Candidate

LONGEST_LISTED = 120
"""Characters in the longest line of a table of contents that says nothing but a number and a title."""

Span = tuple[int, int, int | None]


@dataclass(slots=True)
class Reading:
    """A text's paragraphs with what each may open, and which of that counts."""

    text: str
    spans: Sequence[Span]
    openings: list[Opening | None] = field(default_factory=list)
    opened: list[int] = field(default_factory=list)
    """Paragraphs that may open something."""
    inside: list[bool] = field(default_factory=list)
    counted: dict[int, Opening] = field(default_factory=dict)
    """Paragraph → the article or section that it opens."""
    sections: bool = False
    """Whether the units are sections, for want of articles."""
    aside: set[int] = field(default_factory=set)
    """Paragraphs that open nothing: those of a table of contents, and what is quoted without marks."""
    inserted: dict[int, Opening] = field(default_factory=dict)
    """Of these, those that open an article of another law, which stand under the article that inserts them."""

    def words(self, index: int) -> str:
        start, end, _ = self.spans[index]
        return self.text[start:end]

    def is_contents(self, index: int) -> bool:
        """Whether a paragraph is the heading of a table of contents."""
        return self.short(index, LONGEST_CONTENTS) and is_contents(self.words(index))

    def short(self, index: int, longest: int) -> bool:
        return self.spans[index][1] - self.spans[index][0] <= longest


def candidates(reading: Reading, role: Role) -> list[tuple[Candidate, Opening]]:
    """The paragraphs that may open an article (or a section), with what they open."""
    result = []
    for index in reading.opened:
        one = reading.openings[index]
        if one and one.role is role and one.numeral and not one.quoted and index not in reading.aside:
            weight = one.weight
            if role is Role.SECTION and index and reading.text[reading.spans[index - 1][1] - 1] in ";,":
                weight -= 0.8
            result.append((Candidate(index, one.numeral, weight, reading.inside[index]), one))
    return result


def listable(reading: Reading, role: Role, listing: Set[int]) -> list[Candidate]:
    """The candidates with whether their paragraphs are bare; none where no number stands twice, as all listed ones do.

    Args:
        listing: paragraphs with which tables of contents begin, in which titles may end in a full stop.
    """
    found = candidates(reading, role)
    if len({candidate.numeral for candidate, _ in found}) == len(found):
        return []
    result = []
    least = min(listing, default=len(reading.spans))
    for candidate, one in found:
        words = reading.words(candidate.paragraph)
        says = len(words) > LONGEST_LISTED if candidate.paragraph >= least else _says(words[one.end :])
        bare = len(words) < 160 and not words.endswith((";", ":")) and not says
        result.append(candidate._replace(bare=bare))
    return result


def _says(words: str) -> bool:
    """Whether the words behind a number are a sentence and not a title."""
    rest = words.strip(" .:)]*—–-")
    return bool(rest) and words.rstrip().endswith(".") and len(rest.split()) > 3


def designation(reading: Reading, index: int) -> str:
    """The word and number with which a heading opens; nothing for other paragraphs."""
    one = reading.openings[index]
    return reading.words(index)[: one.end].casefold().strip(" .:—–-") if one else ""


def comes_again(reading: Reading, index: int) -> bool:
    """Whether a heading with the same word and number stands further down."""
    one, name = reading.openings[index], designation(reading, index)
    if one and one.role is Role.ANNEX:
        others = (i for i in reading.opened if i > index and (o := reading.openings[i]) and o.role is Role.ANNEX)
        return any(designation(reading, other).split()[0] == name.split()[0] for other in others)
    return any(designation(reading, other) == name for other in range(index + 1, len(reading.spans)))


def is_titular(words: str) -> bool:
    """Whether words look like a title: a capital first, no stop at the end."""
    return words[0].isupper() and len(words) > 2 and not words.endswith((".", ";", ":", ",", "—"))
