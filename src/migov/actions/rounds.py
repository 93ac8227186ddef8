"""Rounds of one jurisdiction: which came before, and what it answered to the question that is asked again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from pathlib import Path
from typing import NamedTuple

from migov.actions import answers as answering
from migov.actions.answers import Under
from migov.catalogue import crosswalks, editions
from migov.errors import Conflict, Invalid, NotFound, Problem
from migov.model.answers import Answer
from migov.model.assessments import Assessment
from migov.model.indicators import CrossWalk, Link, Relation
from migov.model.languages import Language, Localized
from migov.store import answers, assessments, launches, opening
from migov.store.answers import KeptAnswer
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


def chosen(id: str, code: str | None, locality: Localized) -> Entry:  # noqa: A002 - the field's own word
    """The assessment that somebody names as the round before.

    Raises:
        NotFound: it is not in this store.
        Conflict: it was withdrawn.
        Invalid: it is of another jurisdiction.
    """
    entry = assessments.find(id)
    if entry is None:
        remedy = "bring it in first: `migov assessment import FILE`"
        raise NotFound("assessment", id, remedy=remedy)
    if entry.withdrawn_at is not None:
        raise Conflict(
            f"{id} was withdrawn, because: {entry.withdrawn_because}; its answers are carried into no other round"
        )
    if not _is_of(entry, code, locality):
        city = entry.locality.text(Language.EN)
        if city and not locality.languages:
            remedy = f"name the city or region as well: {city}"
            raise Invalid(Problem(f"{id} is of {city}, and not of a whole country", place="earlier", remedy=remedy))
        remedy = "name an assessment of the same country or city"
        raise Invalid(Problem(f"{id} is of another jurisdiction", place="earlier", remedy=remedy))
    return entry


def proposed(code: str | None, locality: Localized) -> int:
    """The number of the next round, from what is kept: one more than the last, or than how many there are."""
    kept = _kept(code, locality)
    return max([len(kept), *(entry.round or 0 for entry in kept)]) + 1


def earlier_of(assessment: str) -> Entry | None:
    """The assessment of the round before that was chosen when this one was opened, if it is kept here."""
    opened = launches.opening(assessment)
    earlier = opened.earlier if opened else _told(assessment)
    return assessments.find(earlier) if earlier else None


def comparable_with(assessment: str) -> Entry | None:
    """The round before, where its answers may be used: one that was withdrawn is none."""
    earlier = earlier_of(assessment)
    return earlier if earlier is not None and earlier.withdrawn_at is None else None


def last_answer(assessment: Assessment | Entry, indicator: str) -> LastAnswer | None:
    """What the round before answered to the question that became this one; of several, the first that was answered."""
    return next(iter(last_answers(assessment, indicator)), None)


def last_answers(assessment: Assessment | Entry, indicator: str) -> tuple[LastAnswer, ...]:
    """What the round before answered to all questions that became this one: several where they were merged."""
    earlier = comparable_with(assessment.id)
    return _answers_of(earlier, assessment, indicator, partial(answers.find, earlier.id)) if earlier else ()


def all_last_answers(assessment: Assessment | Entry) -> Callable[[str], LastAnswer | None]:
    """What tells of each indicator what `last_answer` tells, with the answers of the round before read once."""
    earlier = comparable_with(assessment.id)
    if earlier is None:
        return lambda _indicator: None
    kept = {one.answer.indicator: one for one in answers.of(earlier.id)}
    return lambda indicator: next(iter(_answers_of(earlier, assessment, indicator, kept.get)), None)


def _answers_of(
    earlier: Entry, assessment: Assessment | Entry, indicator: str, find: Callable[[str], KeptAnswer | None]
) -> tuple[LastAnswer, ...]:
    link = link_of(earlier, assessment, indicator)
    kept = (find(code) for code in (link.earlier if link else ()))
    return tuple(
        LastAnswer(answer=one.answer, relation=link.relation, year=earlier.year, remark=link.remark)
        for one in kept
        if one is not None and link is not None
    )


def walk(earlier: Under, later: Under) -> CrossWalk | None:
    """How every question of the later round came to be, and what became of the earlier ones, modules included.

    Null where nobody has compared the two editions.
    """
    then, now = answering.edition_of(earlier), answering.edition_of(later)
    if then.code == now.code:
        links = [_same(one.code) for one in now.indicators]
    elif there := crosswalks.between(then.code, now.code, opening.connect()):
        links = list(there.links)
    else:
        return None
    for module in dict.fromkeys((*later.modules, *earlier.modules)):
        links += _of_module(module, was=module in earlier.modules, stays=module in later.modules)
    return CrossWalk(earlier=then.code, later=now.code, links=tuple(links))


def link_of(earlier: Under, later: Under, indicator: str) -> Link | None:
    """How the indicator came to be since the earlier round; a module that both rounds have is asked alike."""
    module = _module_of(later, indicator)
    if module is not None:
        return _same(indicator) if module in earlier.modules else None
    then, now = answering.edition_of(earlier).code, answering.edition_of(later).code
    if then == now:
        return _same(indicator)
    there = crosswalks.between(then, now, opening.connect())
    return there.from_later(indicator) if there else None


def _told(assessment: str) -> str | None:
    """The round before that the content of one that was not opened here names."""
    entry = assessments.find(assessment)
    return _named(assessment, entry.content_sha256, opening.connect()) if entry else None


@lru_cache(maxsize=256)
def _named(assessment: str, content: str, home: Path) -> str | None:  # noqa: ARG001 - in the key
    return assessments.without_answers(assessment).earlier


def _kept(code: str | None, locality: Localized) -> list[Entry]:
    kept = assessments.entries() if code else ()
    return [entry for entry in kept if _is_of(entry, code, locality)]


def _is_of(entry: Entry, code: str | None, locality: Localized) -> bool:
    """Whether an assessment is of this place: a city is the same one where the two share a name in any language."""
    mine, theirs = _names(locality), _names(entry.locality)
    return entry.jurisdiction_code == code and (bool(mine & theirs) or not (mine or theirs))


def _names(locality: Localized) -> frozenset[str]:
    return frozenset(" ".join(locality.text(one).split()).casefold() for one in locality.languages)


def _same(indicator: str) -> Link:
    return Link(relation=Relation.SAME, earlier=(indicator,), later=(indicator,))


def _of_module(module: str, *, was: bool, stays: bool) -> list[Link]:
    codes = [one.code for one in editions.load(module, opening.connect()).indicators]
    if was and stays:
        return [_same(code) for code in codes]
    relation = Relation.NEW if stays else Relation.RETIRED
    return [Link(relation=relation, earlier=(code,) if was else (), later=(code,) if stays else ()) for code in codes]


def _module_of(assessment: Under, indicator: str) -> str | None:
    home = opening.connect()
    return next((code for code in assessment.modules if editions.load(code, home).find(indicator)), None)
