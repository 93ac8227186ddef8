"""What a sentence, or a quote clause by clause, offers for comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import msgspec

from migov.evidence.claims.dates import dates, years
from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.names import names, spellings, without_inner_words
from migov.evidence.claims.numbers import numbers
from migov.evidence.claims.polarity import Polarity, denials, polarity, without_forces
from migov.evidence.claims.provisions import provisions
from migov.evidence.claims.vocabulary import Vocabulary

CLAUSE = re.compile(r"[;؛]\s+|(?<=[\w)\"%])(?<!\b[Aa]rt)(?<!\b[Nn]o)(?<!\b[A-Z])[.!?؟]\s+(?=[^\d\sa-zà-ÿ])")
WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST = 5_000
"""Characters of a sentence."""
NEAR = 24
"""Characters between a number and the words that bound it."""


class Spoken(NamedTuple):
    """A word of a clause."""

    start: int
    end: int
    stem: str


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a part of a quote between two full stops or semicolons."""

    printed: str
    facts: tuple[Fact, ...]
    polarity: Polarity
    restrictions: tuple[str, ...]
    """Words that make what is said depend on something: "only", "unless"."""
    choices: tuple[int, ...]
    """Where it says "or"."""
    denied: frozenset[str]
    """The words right behind "not" and "without"."""
    narrowed: frozenset[str]
    """The words to which "only" belongs."""
    corrects: bool
    """Whether it denies one thing and states another: "not a visa but rather a passport"."""
    ranges: tuple[tuple[int, int], ...]
    """From where to where it says "to" between two numbers."""
    stems: tuple[str, ...]
    """Of the words that are none of the facts, nor in a name, in order."""
    spoken: tuple[Spoken, ...]
    """Every word that is none of the facts, names too."""
    spellings: frozenset[str]


@lru_cache(maxsize=8192)
def clauses(text: str, words: Vocabulary) -> tuple[Clause, ...]:
    """The clauses of a text; remembered, for many sentences of a draft rest on one quote."""
    joined = _joined(words)
    return tuple(
        clause(part, words)
        for sentence in sentences(text, words)
        for piece in _pieces(sentence)
        for part in joined.split(piece)
        if part.strip()
    )


def sentences(text: str, words: Vocabulary) -> list[str]:
    """The text between full stops and semicolons."""
    return CLAUSE.split(Reading(text, words).printed)


def _pieces(sentence: str) -> Iterator[str]:
    """The sentence, or where it is longer than any sentence is, stretches of it: bounds the work on each."""
    for start in range(0, len(sentence), LONGEST):
        yield sentence[start : start + LONGEST]


@cache
def _joined(words: Vocabulary) -> re.Pattern[str]:
    """Where "and may", "but shall not" begins a statement of its own."""
    joins = words.phrases(words.data.joins)
    following = rf"(?=(?:\w+\s+){{0,1}}(?:{words.phrases(words.data.joined)})(?!\w))"
    if words.language == "ar":
        return re.compile(rf"[,،]?\s+[وف]{following}")
    return re.compile(rf",?\s+{joins}\s+{following}", re.IGNORECASE)


@cache
def _restrictions(words: Vocabulary) -> re.Pattern[str]:
    """Words of conditions and exceptions; Portuguese "if" is none behind a hyphen: "reúne-se"."""
    return re.compile(rf"(?<![\w-]){words.prefix}(?:{words.phrases(words.data.restrictions)})(?!\w)")


@lru_cache(maxsize=8192)
def clause(text: str, words: Vocabulary) -> Clause:
    """A text read as one clause; remembered, for many quotes stand in one place."""
    reading = Reading(text, words)
    facts = [*dates(reading), *provisions(reading), *numbers(reading), *years(reading)]
    laws = [fact for fact in facts if fact.kind is Kind.REFERENCE]
    facts = [_bounded(_cited(fact, laws, reading), reading) for fact in facts]
    outside = without_inner_words(reading)
    force = polarity(outside, words)
    left = without_forces(reading.left, words)
    spoken = tuple(
        Spoken(*match.span(), words.stem(match.group()))
        for match in WORD.finditer(left)
        if match.group() not in words.stop
    )
    ordered = sorted(facts, key=lambda fact: fact.start)
    facts += names(reading)
    narrowing = (match.end() for match in words.whole(words.data.only).finditer(reading.folded))
    narrowed = (match.start() for match in words.whole(words.data.only_before).finditer(reading.folded))
    return Clause(
        printed=reading.printed,
        facts=tuple(sorted(facts, key=lambda fact: fact.start)),
        denied=_behind(spoken, denials(outside, words)),
        narrowed=_behind(spoken, narrowing) | _before(spoken, narrowed),
        corrects=words.whole(words.data.corrections).search(reading.folded) is not None,
        ranges=tuple(
            (one.end, other.start)
            for one, other in pairwise(ordered)
            if reading.folded[one.end : other.start].strip() in words.ranges
        ),
        polarity=force,
        restrictions=tuple(_restrictions(words).findall(reading.folded)),
        choices=tuple(match.end() for match in words.whole(words.data.alternatives).finditer(left)),
        stems=tuple(word.stem for word in spoken if reading.left[word.start] != "\x00"),
        spoken=spoken,
        spellings=spellings(reading.printed),
    )


def _behind(spoken: Sequence[Spoken], places: Iterable[int]) -> frozenset[str]:
    return frozenset(
        word.stem for at in places if (word := next((word for word in spoken if word.start >= at), None)) is not None
    )


def _before(spoken: Sequence[Spoken], places: Iterable[int]) -> frozenset[str]:
    return frozenset(
        word.stem
        for at in places
        if (word := next((word for word in reversed(spoken) if word.end <= at), None)) is not None
    )


def _cited(fact: Fact, laws: Sequence[Fact], reading: Reading) -> Fact:
    """A date that only names a law, as in "Law No. 5 (2010)" or "the law of 4 May 2010", as part of its reference."""
    if fact.kind is not Kind.DATE:
        return fact
    text, start, end = reading.folded, fact.start, fact.end
    in_parentheses = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    behind_a_law = any(0 <= start - law.end <= NEAR // 2 and "." not in text[law.end : start] for law in laws)
    named = any(word in reading.words.kinds for word in re.findall(r"\w+", text[max(0, start - NEAR) : start])[-3:])
    if in_parentheses or behind_a_law or named:
        return msgspec.structs.replace(fact, kind=Kind.REFERENCE, unit="date")
    return fact


def _bounded(fact: Fact, reading: Reading) -> Fact:
    """The fact with the bound that stands directly before or behind it."""
    if fact.kind in (Kind.DATE, Kind.REFERENCE):
        return fact
    for bound, phrases in reading.words.data.bounds.items():
        whole = reading.words.phrases(phrases)
        before = re.search(
            rf"(?<!\w){reading.words.prefix}{whole}\W{{1,3}}(?:[^\W\d_]+\s+){{0,1}}$",
            reading.folded[max(0, fact.start - 2 * NEAR) : fact.start],
        )
        after = re.match(rf"\W{{1,3}}{whole}(?!\w)", reading.folded[fact.end : fact.end + NEAR])
        if before or after:
            return msgspec.structs.replace(fact, bound=bound)
    return fact
