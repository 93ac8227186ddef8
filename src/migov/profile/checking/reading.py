"""A manuscript made ready for the rules: its sentences where they stand, and which of their words are the author's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from migov.model.checks import Doubt, Elsewhere, Rule
from migov.model.drafts import Passage, Sentence
from migov.model.texts import Place
from migov.profile.checking.manuscripts import Manuscript
from migov.profile.checking.wording import OTHER, REST, SELF, UNREADABLE, Told, straight, wording
from migov.profile.reading.facts.institutions import institutions
from migov.profile.reading.facts.instruments.citations import Mention
from migov.profile.reading.facts.instruments.register import Register, identify
from migov.profile.reading.facts.lexicon.vocabulary import vocabulary
from migov.profile.reading.facts.naming.countries import Countries
from migov.profile.reading.facts.stretches import SPELLING, Stretch, capitalized_words, standing

QUOTED = re.compile(r"“[^“”]*”|«[^«»]*»|\"[^\"]*\"|„[^„“”]*[“”]|‘[^‘’\s]*\s[^‘’]*’")
"""Quotations; single quotation marks only around several words, for one of them may be an apostrophe."""

OPENING = re.compile(r"(?:^|[.!?:;\n])[\W\d]*$")
"""What stands before the first word of a sentence."""
FAR = 300
"""Characters before words in which something excuses them; no clause is longer."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A sentence where it stands."""

    passage: Passage
    sentence: Sentence
    start: int
    """Offset in the passage's text."""
    own: str
    """Its words, those that are not the author's filled over: as long as the words are."""
    placed: str
    """The same, the names of countries filled over with signs for them."""

    @property
    def words(self) -> str:
        return self.sentence.words

    @property
    def end(self) -> int:
        return self.start + len(self.sentence.words)

    def is_name(self, start: int, end: int) -> bool:
        """Whether words are a name: the first and the last have a capital, and no sentence begins with them."""
        last = self.words.rfind(" ", start, end) + 1
        capitals = self.words[start : start + 1].isupper() and self.words[max(start, last)].isupper()
        return capitals and not OPENING.search(self.words, 0, start)


class Reading:
    """A manuscript with what was recognised in it, each once for all rules."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.manuscript = manuscript
        self.passages = {passage.id: passage for passage in manuscript.passages}
        self.lexicon = vocabulary(manuscript.language)
        self.words = wording(manuscript.language)
        self.countries = Countries(manuscript.territories, manuscript.jurisdiction)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The passages as the readers of published profiles take them; no offset is another one."""
        return tuple(
            Stretch(
                place=Place(passage.id),
                text=passage.text.translate(SPELLING),
                side=passage.side,
                cuts=tuple((start, one.words.translate(SPELLING)) for start, one in sentences(passage)),
            )
            for passage in self.manuscript.passages
        )

    @cached_property
    def register(self) -> Register:
        """The laws and plans that the passages name; empty in a language without a lexicon."""
        if self.lexicon is None:
            return Register((), {})
        return identify(self.stretches, capitalized_words(self.stretches), self.lexicon, self.countries)

    @cached_property
    def mentions(self) -> dict[str, list[Mention]]:
        """The mentions of instruments by passage, in reading order."""
        found: dict[str, list[Mention]] = {id: [] for id in self.passages}  # noqa: A001
        for identity in self.register.identities:
            for mention in identity.mentions:
                found[mention.place.section].append(mention)
        for here in found.values():
            here.sort(key=lambda mention: mention.start)
        return found

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence, in printed order."""
        return tuple(line for passage in self.manuscript.passages for line in self._lines(passage))

    def of(self, passage: str) -> tuple[Line, ...]:
        """The sentences of a passage."""
        return self._by_passage[passage]

    def at(self, mention: Mention) -> Line:
        """The sentence in which a mention stands."""
        here = self.of(mention.place.section)
        return next((line for line in here if mention.start < line.end), here[-1])

    def printed(self, mention: Mention) -> str:
        """A mention's words, as they stand."""
        return self.passages[mention.place.section].text[mention.start : self._end(mention)]

    @cached_property
    def _by_passage(self) -> dict[str, tuple[Line, ...]]:
        found: dict[str, list[Line]] = {id: [] for id in self.passages}  # noqa: A001
        for line in self.lines:
            found[line.passage.id].append(line)
        return {id: tuple(lines) for id, lines in found.items()}  # noqa: A001

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Names of institutions, those that the passages print with those that are known."""
        found = dict.fromkeys(self.manuscript.names)
        if self.lexicon is not None:
            capitals = capitalized_words(self.stretches)
            for one in institutions(self.stretches, capitals, self.lexicon, self.countries):
                found |= dict.fromkeys(name for name in (one.name, one.native_name, *one.other_names) if name)
        return tuple(name for name in found if " " in name)

    def _lines(self, passage: Passage) -> Iterator[Line]:
        own = list(straight(passage.text))
        for start, end in self._others(passage):
            own[start:end] = UNREADABLE * (end - start)
        placed = "".join(own)
        for country in reversed(self.countries.find(placed)):
            sign = SELF if country.is_self else OTHER
            filled = sign + REST * (country.end - country.start - 1)
            placed = placed[: country.start] + filled + placed[country.end :]
        for start, sentence in sentences(passage):
            end = start + len(sentence.words)
            yield Line(passage, sentence, start, "".join(own[start:end]), placed[start:end])

    def _others(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Where words stand that are not the author's."""
        yield from (match.span() for match in QUOTED.finditer(passage.text))
        yield from ((mention.start, self._end(mention)) for mention in self.mentions[passage.id])
        for name in self._names:
            if name in passage.text:
                yield from ((start, start + len(name)) for start in standing(name, passage.text))

    def _end(self, mention: Mention) -> int:
        """Where a mention ends: at a verb that its title cannot hold, if not before, and with its bracket closed."""
        text, end = straight(self.passages[mention.place.section].text), mention.end
        verb = self.words.pattern(self.words.name_ends).search(text, mention.start, end) if self.words else None
        if verb is not None:
            return len(text[: verb.start()].rstrip())
        is_open = text.count("(", mention.start, end) > text.count(")", mention.start, end)
        return end + 1 if is_open and text[end : end + 1] == ")" else end


def sentences(passage: Passage) -> Iterator[tuple[int, Sentence]]:
    """The sentences of a passage, each behind its offset in the text."""
    at = 0
    for sentence in passage.sentences:
        at += len(sentence.lead)
        yield at, sentence
        at += len(sentence.words)


def raised(
    rule: Rule,
    told: Told,
    line: Line,
    words: str | None = None,
    *,
    elsewhere: Sequence[Elsewhere] = (),
    **facts: object,
) -> Doubt:
    """A doubt about a sentence, or about some words of it; *facts* fill what is told."""
    return Doubt(
        rule=rule,
        passage=line.passage.id,
        words=line.words if words is None else words,
        says=told.says.format(**facts),
        remedy=told.remedy.format(**facts),
        elsewhere=tuple(elsewhere),
    )
