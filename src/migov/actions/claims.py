"""Checking what somebody wrote against the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence

from migov.actions.answers import answer_to, indicator_of
from migov.errors import Invalid, Problem
from migov.evidence import claims
from migov.evidence.claims import ClaimCheck
from migov.store import assessments


def check(sentence: str, quotes: Sequence[str], *, language: str | None = None) -> ClaimCheck:
    """Whether quotations support a sentence, and what was compared.

    Raises:
        Invalid: there is no sentence.
    """
    if not sentence.strip():
        raise Invalid(Problem("there is no sentence to check", remedy="write one"))
    return claims.check(sentence, quotes, language=language)


def check_against_answer(sentence: str, *, assessment: str, indicator: str) -> ClaimCheck:
    """Whether the pins of an answer support a sentence, and what was compared.

    Raises:
        NotFound: no such assessment or indicator.
        Invalid: there is no sentence.
    """
    value = assessments.get(assessment)
    answer = answer_to(value, indicator_of(value, indicator).code)
    quotes = [pin.quote.exact for pin in answer.pins] if answer else []
    return check(sentence, quotes, language=value.publication.language)
