"""Checking what somebody wrote against the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from migov.actions.answers import answer_to, indicator_of
from migov.errors import Invalid, NotFound, Problem
from migov.evidence import claims, references
from migov.evidence.claims import ClaimCheck
from migov.model.citations import Pin
from migov.store import assessments, sources


def check(
    sentence: str,
    quotes: Sequence[str],
    *,
    language: str | None = None,
    places: Sequence[str] = (),
    before: Sequence[str] = (),
) -> ClaimCheck:
    """Whether quotations support a sentence, and what was compared; *places* are where they stand, *before* what is
    printed right before each.

    Raises:
        Invalid: there is no sentence.
    """
    if not sentence.strip():
        raise Invalid(Problem("there is no sentence to check", remedy="write one"))
    return claims.check(sentence, quotes, language=language, places=places, before=before)


def check_against_answer(sentence: str, *, assessment: str, indicator: str) -> ClaimCheck:
    """Whether the pins of an answer support a sentence, and what was compared.

    Raises:
        NotFound: no such assessment or indicator.
        Invalid: there is no sentence.
    """
    value = assessments.get(assessment)
    answer = answer_to(value, indicator_of(value, indicator).code)
    pins = answer.pins if answer else ()
    return check(
        sentence,
        [pin.quote.exact for pin in pins],
        language=value.publication.language,
        places=[place(pin, law=law_of(pin.source)) for pin in pins],
        before=[pin.quote.prefix for pin in pins],
    )


def place(pin: Pin, *, law: str) -> str:
    """Where a pin's words stand, as a citation has it: the law its source is, and the article."""
    return "; ".join(part for part in (law, *pin.locator.path) if part)


def law_of(source: str) -> str:
    """The law by which a source's title begins, or nothing."""
    try:
        title = sources.get(source).source.title
    except NotFound:  # pins of an assessment that came without its sources
        return ""
    return _law_before(title)


@lru_cache(maxsize=10_000)
def _law_before(title: str) -> str:
    named = next(iter(references.find(title)), None)
    return named.text if named and named.start == 0 else ""
