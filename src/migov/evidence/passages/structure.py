"""The units of a text: which paragraphs make an article, a section, an annex, and under which headings they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from migov.evidence.passages.headings import (
    COUNTED,
    LONGEST_CONTENTS,
    LONGEST_HEADING,
    NAMED_NUMBER,
    NUMBERED,
    RANK,
    Opening,
    Role,
    container,
    is_contents,
    is_listed,
    opening,
)
from migov.evidence.passages.quotations import inside, quotations
from migov.evidence.passages.sequences import Candidate, chain, contents
from migov.model.sources import PassageKind

ARTICLE_BOUND = 12_000
"""Characters of an article beyond which it is parted."""

SECTION_BOUND = 4_000
"""Characters of a report's section in one passage; annexes and front matter too."""

PARAGRAPH_BOUND, PARAGRAPH_LEAST = 2_500, 300
"""A text without structure: short paragraphs are put together up to the least, none grows beyond the bound."""

LONGEST_UNIT = 3_000
"""Characters of an average unit above which it is a chapter and no article."""

SURE = 3.0
"""Weight from which an article counts though it is the only one: its format marks it as a heading."""

LOOSE_RANK = 90
"""Rank of a heading without a known word, before its level in the format is added."""

Span = tuple[int, int, int | None]


@dataclass(slots=True)
class Unit:
    """Paragraphs *first* to *last*, both included, that belong to one numbered thing."""

    kind: PassageKind
    first: int
    last: int
    path: tuple[str, ...] = ()
    label: str | None = None
    bound: int = SECTION_BOUND


@dataclass(slots=True)
class Reading:
    """A text's paragraphs with what each may open, and which of that counts."""

    text: str
    spans: Sequence[Span]
    openings: list[Opening | None] = field(default_factory=list)
    inside: list[bool] = field(default_factory=list)
    counted: dict[int, Opening] = field(default_factory=dict)
    """Paragraph → the article or section that it opens."""
    sections: bool = False
    """Whether the units are sections, for want of articles."""

    def words(self, index: int) -> str:
        start, end, _ = self.spans[index]
        return self.text[start:end]

    def is_contents(self, index: int) -> bool:
        """Whether a paragraph is the heading of a table of contents."""
        return self.short(index, LONGEST_CONTENTS) and is_contents(self.words(index))

    def short(self, index: int, longest: int) -> bool:
        return self.spans[index][1] - self.spans[index][0] <= longest


def units(text: str, spans: Sequence[Span]) -> list[Unit]:
    """The units of a text, in order, without a gap between them."""
    reading = _read(text, spans)
    return _Builder(reading).built() if spans else []


def _read(text: str, spans: Sequence[Span]) -> Reading:
    reading = Reading(text, spans)
    head = LONGEST_HEADING + 40
    for start, end, heading in spans:
        # A long paragraph is judged by its beginning and its end: what lies between says nothing about its heading.
        words = text[start:end] if end - start <= 2 * head else f"{text[start : start + head]} {text[end - head : end]}"
        reading.openings.append(opening(words, heading))
    quoted = quotations(text, [start for start, _, _ in spans])
    reading.inside = [inside(quoted, start) for start, _, _ in spans]
    _as_articles(reading)
    articles = _chained(reading, Role.ARTICLE)
    sections = _chained(reading, Role.SECTION)
    annex = next(
        (i for i, o in enumerate(reading.openings) if o and o.role is Role.ANNEX and not reading.inside[i]), None
    )
    front = {i: o for i, o in sections.items() if annex is None or i < annex}
    sole = len(articles) == 1 and all(
        one.weight >= SURE or (one.numeral and one.numeral.series) for one in articles.values()
    )
    if (len(articles) > 1 or sole) and not (annex is not None and len(front) > 2 and min(articles) > annex):
        reading.counted = articles
    elif len(front) > 1:
        reading.counted, reading.sections = {**sections, **articles} if annex is not None else front, True
    else:
        reading.counted = articles
    if not reading.sections:
        _as_headings(reading)
    return reading


def _as_headings(reading: Reading) -> None:
    """Take "Section 2" as a heading where the text has articles."""
    for index, one in enumerate(reading.openings):
        if one and one.role is Role.SECTION:
            start, end, heading = reading.spans[index]
            reading.openings[index] = container(reading.text[start:end], heading) if end - start < 400 else None


def _as_articles(reading: Reading) -> None:
    """Take the Arabic word for a chapter as that for an article where the text has no other: some countries do."""
    found = [o for o in reading.openings if o]
    if any(o.role is Role.ARTICLE for o in found):
        return
    chapters = [
        i
        for i, o in enumerate(reading.openings)
        if o and o.role is Role.CONTAINER and o.numeral and reading.words(i).lstrip(" («").startswith("الفصل")
    ]
    length = (reading.spans[-1][1] - reading.spans[chapters[0]][0]) / len(chapters) if chapters else 0
    if len(chapters) > 4 and length < LONGEST_UNIT:
        for index in chapters:
            old = reading.openings[index]
            if old:
                reading.openings[index] = old._replace(role=Role.ARTICLE)


def _chained(reading: Reading, role: Role) -> dict[int, Opening]:
    """Paragraphs that open an article (or a section), after a look at all of them together."""
    candidates, found = [], []
    for index, one in enumerate(reading.openings):
        if one and one.role is role and one.numeral and not one.quoted:
            weight = one.weight
            if role is Role.SECTION and index and reading.words(index - 1).endswith((";", ",")):
                weight -= 0.8
            words = reading.words(index)
            bare = len(words) < 160 and not words.endswith((";", ":")) and not _says(words[one.end :])
            candidates.append(Candidate(index, one.numeral, weight, reading.inside[index], bare))
            found.append(one)
    listed = contents(candidates, {i + 1 for i in range(len(reading.spans)) if reading.is_contents(i)})
    kept = [index for index in range(len(candidates)) if index not in listed]
    counted = chain([candidates[index] for index in kept])
    return {candidates[kept[index]].paragraph: found[kept[index]] for index in counted}


def _says(words: str) -> bool:
    """Whether the words behind a number are a sentence and not a title."""
    rest = words.strip(" .:)]*—–-")
    return bool(rest) and words.rstrip().endswith(".") and len(rest.split()) > 3


class _Builder:
    """Walks down a text once and closes a unit wherever the next begins."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.units: list[Unit] = []
        self.stack: list[tuple[int, str]] = []
        self.ranks: dict[str, int] = {}
        self.structured = bool(reading.counted)
        self.annexed = False

    def built(self) -> list[Unit]:
        index, count = 0, len(self.reading.spans)
        while index < count:
            index = self.take(index)
        return self.units

    def take(self, index: int) -> int:
        """Place one paragraph and return the next to be placed."""
        reading = self.reading
        one = reading.counted.get(index)
        if one is not None:
            return self.open_unit(index, one)
        found = reading.openings[index]
        if found is not None and not reading.inside[index] and not found.quoted:
            if found.role is Role.ANNEX:
                return self.open_annex(index)
            if found.role is Role.CONTAINER and self.leads(index):
                return self.open_heading(index, found)
        if self.is_loose_heading(index) or self.is_named(index):
            return self.open_loose(index)
        if reading.sections and self.is_marginal(index):
            return self.open_marginal(index)
        self.add(index)
        return index + 1

    # -- what opens ----------------------------------------------------------------------------------------

    def open_unit(self, index: int, one: Opening, rubric: str = "") -> int:
        words = self.reading.words(index)
        designation = words[: one.end].strip(' «“"*—–-.([')
        title, following = ("", index + 1) if rubric else self.rubric(index, one)
        if one.role is Role.SECTION:
            self.stack = [entry for entry in self.stack if entry[0] <= LOOSE_RANK or entry[0] < LOOSE_RANK + 50]
        name = f"{designation}. {title or rubric}" if title or rubric else designation
        kind = PassageKind.SECTION if one.role is Role.SECTION else PassageKind.ARTICLE
        label = one.numeral.label if one.numeral else None
        bound = ARTICLE_BOUND if kind is PassageKind.ARTICLE else SECTION_BOUND
        first = index - 1 if rubric else index
        self.units.append(Unit(kind, first, following - 1, (*self.path, name), label, bound))
        return following

    def rubric(self, index: int, one: Opening) -> tuple[str, int]:
        """The title of an article, behind its number or in the paragraph after it, and the paragraph that follows."""
        words = self.reading.words(index)
        rest = _behind(words, one)
        heading = self.reading.spans[index][2]
        if rest:
            titled = len(rest) <= 160 and not words.endswith((";", ",", ":")) and (heading or not words.endswith("."))
            return (rest if titled else "", index + 1)
        following = self.reading.words(index + 1) if index + 1 < len(self.reading.spans) else "."
        if not following.endswith(".") and self.is_title(index + 1, 120):
            return following, index + 2
        return "", index + 1

    def open_annex(self, index: int) -> int:
        self.stack = [(0, _shown(self.reading.words(index)))]
        self.annexed = True
        self.units.append(Unit(PassageKind.ANNEX, index, index, self.path))
        return index + 1

    def open_heading(self, index: int, found: Opening) -> int:
        words = self.reading.words(index)
        last, shown = index, words
        bare = not words[found.end :].strip(" .:)»—–-*")
        if bare and index + 1 < len(self.reading.spans) and self.is_title(index + 1, 200):
            last, shown = index + 1, f"{words.rstrip(' .:—–-')}. {self.reading.words(index + 1)}"
        self.push(self.rank(words, found), _shown(shown))
        self.heading_unit(index, last)
        return last + 1

    def open_loose(self, index: int) -> int:
        level = self.reading.spans[index][2] or 1
        self.push(LOOSE_RANK + level, _shown(self.reading.words(index)))
        self.heading_unit(index, index)
        return index + 1

    def open_marginal(self, index: int) -> int:
        one = self.reading.counted[index + 1]
        return self.open_unit(index + 1, one, rubric=_shown(self.reading.words(index)))

    def heading_unit(self, first: int, last: int) -> None:
        if self.structured:
            self.units.append(Unit(PassageKind.HEADING, first, last, self.path))
        else:
            self.units.append(Unit(PassageKind.PARAGRAPH, first, last, self.path, bound=PARAGRAPH_BOUND))

    def add(self, index: int) -> None:
        """Put a paragraph into the unit that is open, or open one without a number."""
        if not self.structured:
            self.add_plain(index)
            return
        if not self.units:
            self.units.append(Unit(PassageKind.FRONT, index, index))
        elif self.units[-1].kind is PassageKind.HEADING:
            kind = PassageKind.ANNEX if self.annexed else PassageKind.PARAGRAPH
            self.units.append(Unit(kind, index, index, self.path))
        else:
            self.units[-1].last = index

    def add_plain(self, index: int) -> None:
        last = self.units[-1] if self.units else None
        spans = self.reading.spans
        if last is not None and last.path == self.path and last.kind is not PassageKind.ANNEX:
            length = spans[last.last][1] - spans[last.first][0]
            ends = self.reading.words(last.last).rstrip().endswith(":")
            if (length < PARAGRAPH_LEAST or ends) and spans[index][1] - spans[last.first][0] <= PARAGRAPH_BOUND:
                last.last = index
                return
        kind = PassageKind.ANNEX if self.annexed else PassageKind.PARAGRAPH
        self.units.append(Unit(kind, index, index, self.path, bound=PARAGRAPH_BOUND))

    # -- what a paragraph is ---------------------------------------------------------------------------------

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(name for _, name in self.stack)

    def push(self, rank: int, name: str) -> None:
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
        self.stack.append((rank, name))

    def rank(self, words: str, found: Opening) -> int:
        """The rank of a heading's word; a part inside a title stands below it for the rest of the text."""
        word = next((word for word in RANK if words.casefold().lstrip(" *").startswith(word)), "")
        if found.rank == RANK["part"] and word not in self.ranks:
            top = self.stack[-1][0] if self.stack else 0
            self.ranks[word] = top + 2 if 0 < top < LOOSE_RANK else found.rank
        return self.ranks.get(word, found.rank)

    def leads(self, index: int) -> bool:
        """Whether structure follows soon, as it does behind a heading and not behind a mention or in contents."""
        reading = self.reading
        if index + 1 < len(reading.spans) and is_listed(reading.words(index + 1)):
            return False
        if reading.spans[index][2] is not None or not self.structured:
            return True
        for other in range(index + 1, min(index + 5, len(reading.spans))):
            if other in reading.counted:
                return True
            found = reading.openings[other]
            if found is not None and found.role in (Role.CONTAINER, Role.ANNEX):
                return True
        return False

    def is_title(self, index: int, longest: int) -> bool:
        """Whether a paragraph can be the title of the heading right before it."""
        reading = self.reading
        if index in reading.counted or reading.openings[index] is not None or not reading.short(index, longest):
            return False
        words = reading.words(index)
        if words[0] == "(" and words[-1] == ")" and "(" not in words[1:]:
            return COUNTED.fullmatch(words) is None
        if words[0] in "(«“•-–—" or words.endswith((";", ",", ":")):
            return False
        if not words.endswith("."):
            return not words[0].islower()
        return len(words) < 90 and (
            index + 1 in reading.counted or bool(reading.openings[min(index + 1, len(reading.spans) - 1)])
        )

    def is_loose_heading(self, index: int) -> bool:
        """Whether the format marks a heading that no known word opens."""
        reading = self.reading
        level = reading.spans[index][2]
        if level is None or reading.inside[index] or not reading.short(index, 200):
            return False
        words = reading.words(index)
        if (
            words.endswith((";", ",", ":"))
            or words[0] in "(«“"
            or (words.lstrip("(§ ")[:1].isdigit() and len(words) < 6)
        ):
            return False
        if not self.structured:
            return True
        if (words.endswith(".") and len(words) > 60) or self.continues(index):
            return False
        return reading.sections or self.leads_directly(index)

    def continues(self, index: int) -> bool:
        """Whether a bare number stands before a paragraph, which is then the words of that number."""
        if not index:
            return False
        before = self.reading.counted.get(index - 1)
        words = self.reading.words(index - 1)
        if before is not None:
            return not words[before.end :].strip(" .:)—–-*")
        return len(words) < 8 and bool(NUMBERED.match(words + " "))

    def leads_directly(self, index: int) -> bool:
        """Whether an article or another heading follows at once."""
        reading, other = self.reading, index + 1
        if other >= len(reading.spans):
            return False
        found = reading.openings[other]
        return other in reading.counted or (found is not None and found.role is Role.CONTAINER)

    def is_named(self, index: int) -> bool:
        """Whether a paragraph is a word with a number and a title, right above the first section under it."""
        reading = self.reading
        if not reading.sections or reading.inside[index] or not reading.short(index, 110):
            return False
        words = reading.words(index)
        return (
            NAMED_NUMBER.match(words) is not None
            and words[0].isupper()
            and not words.endswith((".", ";", ",", ":"))
            and index + 1 in reading.counted
        )

    def is_marginal(self, index: int) -> bool:
        """Whether a paragraph is the note beside the section that follows: short, no sentence."""
        reading = self.reading
        if index + 1 not in reading.counted or not reading.short(index, 110) or not self.units:
            return False
        words = reading.words(index)
        titled = self.rubric(index + 1, reading.counted[index + 1])[0]
        if titled and titled[0] not in "(“«" and len(titled.split()) <= 12 and NAMED_NUMBER.match(words):
            return False
        before = reading.words(index - 1) if index else "."
        return (
            words[0].isupper()
            and not words.endswith((".", ";", ",", ":"))
            and (self.units[-1].kind is PassageKind.HEADING or before.rstrip().endswith((".", "”", '"', ")", ":")))
        )


def _behind(words: str, one: Opening) -> str:
    """What stands behind a number in its own paragraph, without the signs between the two."""
    rest = words[one.end :].lstrip(" .:)]*—–-").rstrip(" .:]*—–-")
    return rest if rest.count("(") >= rest.count(")") else rest.rstrip(" .:)]*—–-")


def _shown(words: str) -> str:
    """A heading as the path shows it: in one line, not too long."""
    line = " ".join(words.split()).strip(" *")
    return line if len(line) <= 160 else line[:159].rsplit(" ", 1)[0] + " …"
