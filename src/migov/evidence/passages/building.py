"""From what was read of a text's structure to its units: a walk down the paragraphs, with the headings above each."""

from __future__ import annotations

import re
from dataclasses import dataclass

from migov.evidence.passages.headings import COUNTED, NAMED_NUMBER, NOTED, NUMBERED, RANK, Opening, Role, is_listed
from migov.evidence.passages.reading import Reading
from migov.evidence.passages.rubrics import LEAST, LETTERS, USUAL, WORDS, beside, is_usual
from migov.evidence.passages.taking import DISPOSITIONS, DISPOSITIONS_RANK
from migov.model.sources import PassageKind

ARTICLE_BOUND = 12_000
"""Characters of an article beyond which it is parted."""

SECTION_BOUND = 4_000
"""Characters of a report's section in one passage; annexes and front matter too."""

PARAGRAPH_BOUND, PARAGRAPH_LEAST = 2_500, 300
"""A text without structure: short paragraphs are put together up to the least, none grows beyond the bound."""

LOOSE_RANK = 90
"""Rank of a heading without a known word, before its level in the format is added."""


@dataclass(slots=True)
class Unit:
    """Paragraphs *first* to *last*, both included, that belong to one numbered thing."""

    kind: PassageKind
    first: int
    last: int
    path: tuple[str, ...] = ()
    label: str | None = None
    bound: int = SECTION_BOUND


class Builder:
    """Walks down a text once and closes a unit wherever the next begins."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.units: list[Unit] = []
        self.stack: list[tuple[int, str]] = []
        self.ranks: dict[str, int] = {}
        self.structured = bool(reading.counted)
        self.annexed = False
        self.host: Unit | None = None
        """The article that is open, under which those stand that it inserts into another law."""
        rests = {i: reading.words(i)[one.end :].lstrip(" .:)]*—–-ºª") for i, one in reading.counted.items()}
        self.trailed = reading.sections and _are_trailed(reading)
        """Whether the notes stand under the sections and not above them."""
        self.above = None if reading.sections else _above(reading)
        """How the titles look that stand above articles; null where none do."""
        is_elsewhere = self.trailed or self.above is not None
        self.usual = not is_elsewhere and is_usual([(rest, self.goes_on(i)) for i, rest in rests.items()])
        """Whether titles end in a full stop, before the first sentence."""
        self.noted = reading.sections and not self.trailed and _are_noted(reading)
        """Whether the notes beside sections end in a full stop."""

    def goes_on(self, index: int) -> bool:
        """Whether the paragraph after one opens nothing, and so belongs to the same unit."""
        reading = self.reading
        return index + 1 < len(reading.spans) and index + 1 not in reading.counted and not reading.openings[index + 1]

    def built(self) -> list[Unit]:
        reading, index, count = self.reading, 0, len(self.reading.spans)
        is_plain = not reading.sections and self.above is None
        while index < count:
            if is_plain and reading.openings[index] is None and reading.spans[index][2] is None:
                self.add(index)  # most paragraphs: nothing opens there
                index += 1
            else:
                index = self.take(index)
        return self.units

    def take(self, index: int) -> int:
        """Place one paragraph and return the next to be placed."""
        reading = self.reading
        one = reading.counted.get(index)
        if one is not None:
            return self.open_unit(index, one)
        if index in reading.inserted and self.host is not None:
            return self.open_inserted(index, reading.inserted[index], self.host)
        if index in reading.aside:
            self.add(index)
            return index + 1
        found = reading.openings[index]
        if found is not None and not reading.inside[index] and not found.quoted:
            if found.role is Role.ANNEX:
                return self.open_annex(index)
            if found.role is Role.CONTAINER and self.leads(index):
                return self.open_heading(index, found)
        if self.is_loose_heading(index) or self.is_named(index):
            return self.open_loose(index)
        if reading.sections and not self.trailed and self.is_marginal(index):
            return self.open_marginal(index)
        if self.above and index + 1 in reading.counted and _is_above(reading, index, self.above):
            return self.open_marginal(index)
        self.add(index)
        return index + 1

    # -- what opens ----------------------------------------------------------------------------------------

    def open_unit(self, index: int, one: Opening, rubric: str = "") -> int:
        title, following = ("", index + 1) if rubric else self.rubric(index, one)
        if self.trailed and not title:
            title = self.trailing(index)
        if one.numeral and one.numeral.series.startswith(DISPOSITIONS) and not self.annexed:
            self.stack = [entry for entry in self.stack if entry[0] <= DISPOSITIONS_RANK]
        if one.role is Role.SECTION:
            self.stack = [entry for entry in self.stack if entry[0] <= LOOSE_RANK or entry[0] < LOOSE_RANK + 50]
        kind = PassageKind.SECTION if one.role is Role.SECTION else PassageKind.ARTICLE
        label = one.numeral.label if one.numeral else None
        bound = ARTICLE_BOUND if kind is PassageKind.ARTICLE else SECTION_BOUND
        first = index - 1 if rubric else index
        path = (*self.path, self.name(index, one, title or rubric))
        self.host = Unit(kind, first, following - 1, path, label, bound)
        self.units.append(self.host)
        return following

    def open_inserted(self, index: int, one: Opening, host: Unit) -> int:
        """Open what an article inserts into another law: under the article's label, its own number on the path."""
        title, following = self.rubric(index, one)
        path = (*host.path, self.name(index, one, title))
        self.units.append(Unit(host.kind, index, following - 1, path, host.label, host.bound))
        return following

    def name(self, index: int, one: Opening, title: str) -> str:
        """Number and title of an article as the path shows them."""
        designation = NOTED.sub("", self.reading.words(index)[: one.end].lstrip(), count=1).strip(' «“"*—–ـ-.:([')
        if designation.count("(") < designation.count(")"):
            designation = designation.rstrip(" )")
        title = title.rstrip(" (")
        return f"{designation}. {title}" if title else designation

    def rubric(self, index: int, one: Opening) -> tuple[str, int]:
        """The title of an article, behind its number or in the paragraph after it, and the paragraph that follows."""
        rest = self.reading.words(index)[one.end :].lstrip(" .:)]*—–-ºª")
        if rest:
            heading = self.reading.spans[index][2] is not None
            goes_on = self.goes_on(index)
            return beside(rest, is_heading=heading, is_usual=self.usual, goes_on=goes_on), index + 1
        following = self.reading.words(index + 1) if index + 1 < len(self.reading.spans) else "."
        if not following.endswith(".") and self.is_title(index + 1, 120) and not self.runs_on(index + 2):
            return following, index + 2
        return "", index + 1

    def runs_on(self, index: int) -> bool:
        """Whether a paragraph goes on with the sentence of the one before it: "Are approved", "the treaty on piers"."""
        reading = self.reading
        return index < len(reading.spans) and reading.text[reading.spans[index][0]].islower() and self.belongs(index)

    def trailing(self, index: int) -> str:
        """The note that stands under a section as its last paragraph."""
        reading, last = self.reading, index
        while self.belongs(last + 1):
            last += 1
        return reading.words(last).rstrip(".") if last > index and _is_note(reading, last) else ""

    def belongs(self, index: int) -> bool:
        """Whether a paragraph opens nothing that ends the unit before it."""
        reading = self.reading
        if index >= len(reading.spans) or index in reading.counted:
            return False
        one = reading.openings[index]
        return one is None or one.role not in (Role.CONTAINER, Role.ANNEX)

    def open_annex(self, index: int) -> int:
        words, one = self.reading.words(index), self.reading.openings[index]
        last = index
        if one is not None and not words[one.end :].strip(" .:—–-") and index + 1 < len(self.reading.spans):
            last += self.is_title(index + 1, 160)
        shown = words if last == index else f"{words.rstrip(' .:—–-')}. {self.reading.words(last)}"
        self.stack = [(0, _shown(shown))]
        self.annexed = True
        self.units.append(Unit(PassageKind.ANNEX, index, last, self.path))
        return last + 1

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
        return self.open_unit(index + 1, one, rubric=_shown(self.reading.words(index)).rstrip("."))

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
        if found.rank == DISPOSITIONS_RANK or (found.rank == RANK["part"] and found.numeral is None):
            return found.rank
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
        if LETTERS.search(words) is None or words[0] in "(«“•-–—" or words.endswith((";", ",", ":", "—")):
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
        if words.endswith(".") and len(words.split()) > WORDS:
            return False
        titled = self.rubric(index + 1, reading.counted[index + 1])[0]
        if titled and titled[0] not in "(“«" and len(titled.split()) <= 12 and NAMED_NUMBER.match(words):
            return False
        before = reading.words(index - 1) if index else "."
        return (
            words[0].isalpha()
            and not words[0].islower()
            and not words.endswith((";", ",", ":") if self.noted else (".", ";", ",", ":"))
            and (self.units[-1].kind is PassageKind.HEADING or before.rstrip().endswith((".", "”", '"', ")", ":")))
        )


def _are_noted(reading: Reading) -> bool:
    """Whether a few words with a full stop stand above most sections, which themselves have no title."""
    found = 0
    for index, one in reading.counted.items():
        words = reading.words(index - 1) if index else ""
        if reading.openings[index - 1] is None and words[:1].isupper() and words.endswith("."):
            bare = not beside(reading.words(index)[one.end :].lstrip(" .:)]—–-"), is_heading=False)
            found += bare and len(words.split()) <= WORDS
    return found >= max(LEAST, USUAL * len(reading.counted))


IN_BRACKETS = re.compile(r"\([^\W\d_][^()\d]{2,100}\)")
PLAIN = re.compile(r"(?=[^\W\d_])(?=[^\W_a-zà-ÿ])[^.;:,!?\d()«»“”]{2,80}[^\W_]")


def _above(reading: Reading) -> re.Pattern[str] | None:
    """How what stands above most articles looks, where it can only be their titles: each has its own."""
    least = max(LEAST, USUAL * len(reading.counted))
    for look in (IN_BRACKETS, PLAIN):
        titled = [index - 1 for index in reading.counted if _is_above(reading, index - 1, look)]
        if len(titled) >= least and len({reading.words(index) for index in titled}) >= USUAL * len(titled):
            return look
    return None


def _is_above(reading: Reading, index: int, look: re.Pattern[str]) -> bool:
    """Whether a paragraph is the title of the article under it, which itself begins with its words."""
    if index < 0 or index in reading.counted or reading.openings[index] is not None or not reading.short(index, 110):
        return False
    words = reading.words(index)
    if look.fullmatch(words) is None or (look is PLAIN and len(words.split()) > WORDS):
        return False
    own = reading.counted[index + 1]
    rest = reading.words(index + 1)[own.end :].lstrip(" .:)*—–-ºª")
    return bool(rest) and not beside(rest, is_heading=False)


def _are_trailed(reading: Reading) -> bool:
    """Whether a short note stands above most sections, but above none that opens a chapter or the text."""
    opened = {i for i in reading.opened if (one := reading.openings[i]) and one.role is Role.CONTAINER}
    first = [index for index in reading.counted if not index or {index - 1, index - 2} & opened]
    first = first or [min(reading.counted)]
    noted = [index for index in reading.counted if index not in first and _is_note(reading, index - 1)]
    if any(index and _is_note(reading, index - 1) and not reading.words(index - 1).isupper() for index in first):
        return False
    return len(noted) >= max(LEAST, USUAL * (len(reading.counted) - len(first)))


def _is_note(reading: Reading, index: int) -> bool:
    """Whether a paragraph may be the note beside a section: a few words that open nothing."""
    words = reading.words(index)
    few = len(words.split()) <= WORDS and words[0].isupper() and not words.endswith((";", ",", ":", "—"))
    return few and reading.openings[index] is None


def _shown(words: str) -> str:
    """A heading as the path shows it: in one line, not too long."""
    line = " ".join(words.split()).strip(" *")
    return line if len(line) <= 160 else line[:159].rsplit(" ", 1)[0] + " …"
