"""What a sentence, or a quote clause by clause, offers for comparison."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from migov.evidence.claims.dates import dates, years
from migov.evidence.claims.facts import Fact, Kind, Reading
from migov.evidence.claims.names import names, spellings
from migov.evidence.claims.numbers import numbers
from migov.evidence.claims.polarity import FORCES, Polarity, pattern, polarity
from migov.evidence.claims.provisions import provisions
from migov.evidence.claims.vocabulary import Vocabulary

CLAUSE = re.compile(r"[;؛]\s+|(?<=[\w)\"%])(?<!\b[Aa]rt)(?<!\b[Nn]o)(?<!\b[A-Z])[.!?؟]\s+(?=[^\d\sa-zà-ÿ])")
NEAR = 24
"""Characters between a number and the words that bound it."""


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence, or a part of a quote between two full stops or semicolons."""

    printed: str
    facts: tuple[Fact, ...]
    polarity: Polarity
    restrictions: tuple[str, ...]
    """Words that make what is said depend on something: "only", "unless"."""
    stems: tuple[str, ...]
    """Of the words that are none of the facts, in order."""
    spellings: frozenset[str]


def clauses(text: str, words: Vocabulary) -> list[Clause]:
    """The clauses of a text."""
    joined = _joined(words)
    return [
        clause(part, words)
        for sentence in CLAUSE.split(Reading(text, words).printed)
        for part in joined.split(sentence)
        if part.strip()
    ]


@cache
def _joined(words: Vocabulary) -> re.Pattern[str]:
    """Where "and may", "but shall not" begins a statement of its own."""
    forces = [phrase for force in FORCES for phrase in words.data.modality[force]]
    joins = words.phrases(words.data.joins)
    following = rf"(?=(?:\w+\s+){{0,1}}(?:{words.phrases(forces)})(?!\w))"
    if words.language == "ar":
        return re.compile(rf"[,،]?\s+[وف]{following}")
    return re.compile(rf",?\s+{joins}\s+{following}", re.IGNORECASE)


def clause(text: str, words: Vocabulary) -> Clause:
    """A text read as one clause."""
    reading = Reading(text, words)
    facts = [*dates(reading), *provisions(reading), *numbers(reading), *years(reading)]
    facts = [_bounded(fact, reading) for fact in facts]
    force = polarity(reading.left, words)
    left = pattern(words).sub(lambda match: "\x00" * len(match.group()), reading.left)
    facts += names(reading)
    left = "".join(one if other != "\x00" else "\x00" for one, other in zip(left, reading.left, strict=True))
    stems = tuple(words.stem(word) for word in re.findall(r"[^\W\d_]{2,}", left) if word not in words.stop)
    return Clause(
        printed=reading.printed,
        facts=tuple(sorted(facts, key=lambda fact: fact.start)),
        polarity=force,
        restrictions=tuple(words.whole(words.data.restrictions).findall(reading.folded)),
        stems=stems,
        spellings=spellings(reading.printed),
    )


def _bounded(fact: Fact, reading: Reading) -> Fact:
    """The fact with the bound that stands directly before or behind it."""
    if fact.kind in (Kind.DATE, Kind.REFERENCE):
        return fact
    for bound, phrases in reading.words.data.bounds.items():
        whole = reading.words.phrases(phrases)
        before = re.search(
            rf"(?<!\w){reading.words.prefix}{whole}\W{{1,3}}(?:[^\W\d_]+\s+){{0,1}}$", reading.folded[: fact.start]
        )
        after = re.match(rf"\W{{1,3}}{whole}(?!\w)", reading.folded[fact.end : fact.end + NEAR])
        if before or after:
            return msgspec.structs.replace(fact, bound=bound)
    return fact
