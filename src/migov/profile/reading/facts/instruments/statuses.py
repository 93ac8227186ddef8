"""How far instruments are real, where the text says so: drafted, before the Council, in force, not implemented."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from migov.model.instruments import InstrumentKind, InstrumentStatus
from migov.profile.reading.cues import Cued
from migov.profile.reading.facts.instruments.identities import Identity
from migov.profile.reading.facts.instruments.register import Register
from migov.profile.reading.facts.lexicon.vocabulary import Vocabulary, one_of
from migov.profile.reading.facts.moments import moments_in
from migov.profile.reading.facts.stretches import Sentence, Stretch, sentences

WEIGHT = (
    InstrumentStatus.REPEALED,
    InstrumentStatus.SUPERSEDED,
    InstrumentStatus.SUSPENDED,
    InstrumentStatus.NOT_IMPLEMENTED,
    InstrumentStatus.BEFORE_COUNCIL,
    InstrumentStatus.DRAFTED,
    InstrumentStatus.IN_FORCE,
    InstrumentStatus.ADOPTED,
)
"""Of two statuses printed in different places the one further up is kept."""


def settle(register: Register, texts: Sequence[Stretch], words: Vocabulary) -> None:
    """Give the identities of a register the statuses that the stretches print."""
    cues = words.cues(*(status.pattern for status in words.instruments.statuses))
    cited: dict[int, list[int]] = {}
    for at, start in sorted(register.by_stretch):
        cited.setdefault(at, []).append(start)
    for number, text in enumerate(texts):
        starts = cited.get(number, [])
        _drafts(register, number, text, starts, words)
        for sentence in sentences(text, cues):
            _Subject(register, number, sentence, starts, words).settle()


def _drafts(register: Register, number: int, text: Stretch, starts: list[int], words: Vocabulary) -> None:
    for start in starts:
        drafted = any(words.found(rf"\b(?:{words.instruments.drafts}) $", text.text[:start]))
        if drafted or words.pattern(rf"(?:{words.instruments.drafts}) ").match(text.text, start):
            _note(register.by_stretch[number, start], InstrumentStatus.DRAFTED, text, None)


def _note(identity: Identity, status: InstrumentStatus, text: Stretch, as_of: str | None) -> None:
    if identity.status is None or WEIGHT.index(status) < WEIGHT.index(identity.status):
        identity.status, identity.as_of, identity.status_places = status, as_of, []
    if status is identity.status and text.place not in identity.status_places:
        identity.status_places.append(text.place)
        identity.as_of = identity.as_of or as_of


@cache
def _printed(words: Vocabulary) -> tuple[tuple[InstrumentStatus, Cued], ...]:
    """The statuses in their order, each with how it is printed."""
    known = words.instruments.statuses
    return tuple((each.status, words.cued(rf"(?<!\w)(?:{each.pattern})(?!\w)")) for each in known)


@cache
def _pointing(words: Vocabulary) -> tuple[tuple[Cued, tuple[InstrumentKind, ...]], ...]:
    """How kinds of instruments are pointed at: "this law", but not "this law on …"."""
    known = words.instruments
    return tuple(
        (words.cued(rf"\b(?:{known.pointers})\s?{word}\b(?! (?:{known.named_after})(?!\w))"), kinds)
        for word, kinds in known.anaphora.items()
    )


class _Subject:
    """What a sentence that prints a status speaks about."""

    def __init__(
        self, register: Register, number: int, sentence: Sentence, starts: list[int], words: Vocabulary
    ) -> None:
        self.register, self.number, self.sentence, self.words = register, number, sentence, words
        end = sentence.start + len(sentence.text)
        self.before = [start for start in starts if start < sentence.start]
        self.here = [start for start in starts if sentence.start <= start < end]

    def settle(self) -> None:
        for status, pattern in _printed(self.words):
            found = pattern.search(self.sentence.text)
            if found is None:
                continue
            identity = self.identity(found.start(), found.end())
            if identity is not None:
                dates = [moment.date for moment in moments_in(self.sentence, self.words)]
                _note(identity, status, self.sentence.stretch, dates[0] if dates else None)
                return

    def identity(self, start: int, end: int) -> Identity | None:
        """The last instrument named, or pointed at, before the words; else the first right after them."""
        named = [at for at in self.here if at - self.sentence.start < start and not self.is_oblique(at)]
        pointed = self.pointed(end)
        if pointed and (not named or pointed[0] > named[-1] - self.sentence.start):
            return pointed[1]
        if named and self.is_replaced(named[-1] - self.sentence.start, start):
            return None
        if named:
            return None if self.is_successor(named[-1]) else self.register.by_stretch[self.number, named[-1]]
        after = [at for at in self.here if 0 <= at - self.sentence.start - end <= 40]
        if after:
            return self.register.by_stretch[self.number, after[0]]
        if self.before and self.words.pattern(rf"\W*(?:{self.words.instruments.pronouns})\W").match(self.sentence.text):
            return self.register.by_stretch[self.number, self.before[-1]]
        return None

    def pointed(self, end: int) -> tuple[int, Identity] | None:
        """The last "this law", "the said decree" before the words, and the last instrument of such a kind."""
        best: tuple[int, Identity] | None = None
        for pointing, kinds in _pointing(self.words):
            for found in pointing.finditer(self.sentence.text, end):
                earlier = [at for at in (*self.before, *self.here) if at < self.sentence.start + found.start()]
                fitting = [i for at in earlier if (i := self.register.by_stretch[self.number, at]).kind in kinds]
                if fitting and (best is None or found.start() > best[0]):
                    best = found.start(), fitting[-1]
        return best

    def is_oblique(self, at: int) -> bool:
        lead = self.sentence.stretch.text[self.sentence.start : at]
        articles = one_of(self.words.phrases.articles)
        oblique = rf"\b(?:{self.words.instruments.oblique})(?: (?:{articles}))* $"
        return self.words.pattern(oblique).search(lead) is not None

    def is_replaced(self, named: int, start: int) -> bool:
        """Whether a successor without a name comes between: "the plan ended and a new plan is being drafted"."""
        kinds = "|".join(self.words.instruments.anaphora)
        successor = rf"\b(?:{self.words.instruments.successors}) (?:{kinds})\b"
        return self.words.pattern(successor).search(self.sentence.text, named, start) is not None

    def is_successor(self, at: int) -> bool:
        lead = self.sentence.stretch.text[self.sentence.start : at]
        return self.words.pattern(rf"\b(?:{self.words.instruments.successors}) $").search(lead) is not None
