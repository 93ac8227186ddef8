"""Answers of an assessment: given, changed, and tied to their quotations and searches.

Each change replaces one answer within the assessment's content, in one transaction with its line in the journal, which
holds the answer as it was before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from migov.catalogue import editions
from migov.errors import Invalid, NotFound, Problem
from migov.model.answers import Answer, fits
from migov.model.assessments import Assessment
from migov.model.indicators import Edition, Indicator
from migov.model.sources import Source
from migov.store import assessments, journal, opening, searches, transactions

USUAL = "national-2"
"""The edition under which an assessment is shown whose own edition is not told: that of a published profile."""


def edition_of(assessment: Assessment) -> Edition:
    """The edition the assessment runs under, else the usual one."""
    return editions.load(assessment.edition or USUAL, opening.connect())


def indicator_of(assessment: Assessment, code: str) -> Indicator:
    """The indicator of that code in the assessment's edition or one of its modules.

    Raises:
        NotFound: there is none.
    """
    for edition in assessment.modules:
        if found := editions.load(edition, opening.connect()).find(code):
            return found
    return indicator_in(assessment.edition or USUAL, code)


def indicator_in(edition: str, code: str) -> Indicator:
    """The indicator of that code in an edition.

    Raises:
        NotFound: there is no such edition, or no such indicator in it.
    """
    if found := editions.load(edition, opening.connect()).find(code):
        return found
    raise NotFound("indicator", code, remedy=f"`migov catalogue show {edition}` lists them")


def answer_to(assessment: Assessment, code: str) -> Answer | None:
    """The answer to an indicator; null where none was begun."""
    return next((answer for answer in assessment.answers if answer.indicator == code), None)


def give(id: str, answer: Answer, *, by: str, at: datetime) -> Answer:  # noqa: A002 - the field's own word
    """An answer given or changed; the pins and searches it has already stay with it.

    Raises:
        NotFound: no such assessment or indicator.
        Invalid: the closed answer is not on the indicator's scale.
        Unsupported: a settled answer that nothing supports.
    """

    def given(before: Answer) -> Answer:
        pins = tuple(dict.fromkeys((*before.pins, *answer.pins)))
        made = tuple(dict.fromkeys((*before.searches, *answer.searches)))
        return replace(answer, pins=pins, searches=made)

    return change(id, answer.indicator, given, action="answer.give", by=by, at=at)


def attach_searches(id: str, indicator: str, *, by: str, at: datetime) -> Answer:  # noqa: A002
    """The searches that were made for an indicator, attached to its answer: the proof that nothing was found.

    Raises:
        NotFound: no such assessment or indicator.
        Invalid: nobody has searched for it yet.
    """
    made = tuple(logged.search for logged in searches.made(id, indicator=indicator))
    if not made:
        raise Invalid(Problem(f"nothing was searched for {indicator} yet", remedy=f"`migov evidence for {indicator}`"))

    def attached(before: Answer) -> Answer:
        return replace(before, searches=tuple(dict.fromkeys((*before.searches, *made))))

    return change(id, indicator, attached, action="answer.searches", by=by, at=at)


def change(
    id: str,  # noqa: A002
    indicator: str,
    alter: Callable[[Answer], Answer],
    *,
    action: str,
    by: str,
    at: datetime,
    source: Source | None = None,
    details: dict[str, Any] | None = None,
) -> Answer:
    """One answer altered within its assessment; nothing is written where it stays as it was.

    Args:
        id: of the assessment.
        indicator: code of the indicator; an answer that was not begun is an empty draft.
        alter: makes the new answer of the one before.
        action: noun and verb, for the journal.
        by: who.
        at: when.
        source: one that the new answer quotes; the assessment carries what its answers quote.
        details: more for the journal.

    Raises:
        NotFound: no such assessment or indicator.
        Invalid: the closed answer is not on the indicator's scale.
        Unsupported: a settled answer that nothing supports.
    """
    with transactions.whole():
        assessments.lock(id)
        value, entry = assessments.get(id), assessments.entry(id)
        asked = indicator_of(value, indicator)
        before = answer_to(value, indicator)
        after = alter(before or Answer(indicator=indicator))
        if not fits(after, asked):
            remedy = "one of: " + ", ".join(asked.choices)
            raise Invalid(Problem(f"{indicator} has no answer '{after.closed}'", remedy=remedy))
        changed = _with(value, after, source)
        if changed != value:
            written = assessments.replace(changed, by=by, at=at, file=entry.file_name, file_sha256=entry.file_sha256)
            told = {"indicator": indicator, "was": msgspec.to_builtins(before), "content": written.content_sha256}
            journal.note(action, subject=id, by=by, at=at, details=told | (details or {}))
    return after


def _with(assessment: Assessment, answer: Answer, source: Source | None) -> Assessment:
    """The assessment with this answer in its place, or behind the others, and the source it quotes."""
    if answer_to(assessment, answer.indicator):
        answers = tuple(answer if one.indicator == answer.indicator else one for one in assessment.answers)
    else:
        answers = (*assessment.answers, answer)
    sources = assessment.sources
    if source is not None:
        sources = (*(one for one in sources if one.id != source.id), source)
    return replace(assessment, answers=answers, sources=sources)
