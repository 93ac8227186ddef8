"""Rounds of one jurisdiction: which came before, and what it answered to the question that is asked again."""

from __future__ import annotations

from typing import NamedTuple

from migov.actions import answers as answering
from migov.actions.answers import Under
from migov.catalogue import crosswalks, editions
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.indicators import Link, Relation
from migov.model.languages import Localized
from migov.store import answers, assessments, launches, opening
from migov.store.assessments import Entry


class LastAnswer(NamedTuple):
    """What the round before answered, and how its question is related to the one that is asked now."""

    answer: Answer
    relation: Relation
    year: int | None
    """Of the profile before."""
    remark: Localized = Localized()
    """What a reader of both must know."""


def before(code: str | None, locality: Localized) -> Entry | None:
    """The newest kept assessment of a jurisdiction; null where there is none."""
    return max(_kept(code, locality), key=lambda one: (one.round or 0, one.year or 0, one.id), default=None)


def proposed(code: str | None, locality: Localized) -> int:
    """The number of the next round, from what is kept: one more than the last, or than how many there are."""
    kept = _kept(code, locality)
    return max([len(kept), *(entry.round or 0 for entry in kept)]) + 1


def earlier_of(assessment: str) -> Entry | None:
    """The assessment of the round before that was chosen when this one was opened; null where there is none."""
    opened = launches.opening(assessment)
    return assessments.find(opened.earlier) if opened and opened.earlier else None


def last_answer(assessment: Assessment | Entry, indicator: str) -> LastAnswer | None:
    """What the round before answered to the question that became this one; of several, the first that was answered."""
    return next(iter(last_answers(assessment, indicator)), None)


def last_answers(assessment: Assessment | Entry, indicator: str) -> tuple[LastAnswer, ...]:
    """What the round before answered to all questions that became this one: several where they were merged."""
    earlier = earlier_of(assessment.id)
    if earlier is None or earlier.withdrawn_at is not None:
        return ()
    link = _link(earlier, assessment, indicator)
    kept = (answers.find(earlier.id, code) for code in (link.earlier if link else ()))
    return tuple(
        LastAnswer(answer=one.answer, relation=link.relation, year=earlier.year, remark=link.remark)
        for one in kept
        if one is not None and link is not None
    )


def _kept(code: str | None, locality: Localized) -> list[Entry]:
    kept = assessments.entries() if code else ()
    return [entry for entry in kept if (entry.jurisdiction_code, entry.locality) == (code, locality)]


def _link(earlier: Entry, assessment: Assessment | Entry, indicator: str) -> Link | None:
    """How the indicator came to be since the earlier round; a module that both rounds have is asked alike."""
    same = Link(relation=Relation.SAME, earlier=(indicator,), later=(indicator,))
    module = _module_of(assessment, indicator)
    if module is not None:
        return same if module in earlier.modules else None
    then, now = answering.edition_of(earlier).code, answering.edition_of(assessment).code
    if then == now:
        return same
    walk = crosswalks.between(then, now, opening.connect())
    return walk.from_later(indicator) if walk else None


def _module_of(assessment: Under, indicator: str) -> str | None:
    home = opening.connect()
    return next((code for code in assessment.modules if editions.load(code, home).find(indicator)), None)
