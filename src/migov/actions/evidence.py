"""Searching the sources: free words or an indicator's question, each search kept in the log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from migov.actions import answers
from migov.actions.index import index, meanings
from migov.catalogue import editions, glossaries
from migov.catalogue.territories import gazetteer
from migov.errors import Conflict, MigovError, NotFound
from migov.evidence import search
from migov.evidence.index import Filters
from migov.evidence.search import Found, Kin, Known, Plan, Reason
from migov.evidence.tongues import is_language, language_of
from migov.model.answers import Search
from migov.model.assessments import Assessment
from migov.model.indicators import Indicator
from migov.model.languages import Language
from migov.model.sources import Locator, SourceKind
from migov.model.values import Moment, Value
from migov.store import assessments, opening, searches, transactions
from migov.store.searches import Logged


class Asked(Value, kw_only=True):
    """What is looked for, and where."""

    words: str = ""
    """As typed, with ``"…"`` around what must stand so; empty for an indicator's own question."""
    language: str | None = None
    """Of the words, where somebody says so; else it is told by them."""
    indicator: str | None = None
    edition: str | None = None
    """Of the indicator; the assessment's own where one is named."""
    assessment: str | None = None
    """In whose log the search is kept, and whose jurisdiction and cut-off count where none are given."""
    jurisdiction: str | None = None
    kinds: tuple[SourceKind, ...] = ()
    languages: tuple[str, ...] = ()
    """Of the sources."""
    published_from: Moment | None = None
    published_to: Moment | None = None
    on: Moment | None = None
    """The day on which the law is asked; the assessment's cut-off, else today."""
    with_ended: bool = False
    """Whether what was not in force on that day is shown too, marked."""
    limit: int = 20


def find(
    asked: Asked, *, by: str, at: datetime, log_for: str | None = None, unlogged: Callable[[str], None] | None = None
) -> Found:
    """The passages that speak of what is asked, best first, each with its reasons; the search is kept in the log.

    Args:
        asked: what is looked for, and where.
        by: who searches.
        at: when.
        log_for: the assessment in whose log it is kept, where that is not kept itself yet.
        unlogged: told why, where a search that is for no assessment cannot be kept in the log, because nothing can be
            written. One for an assessment is refused then: without its line it would show nothing.

    Raises:
        NotFound: no such assessment or indicator.
        MigovError: the search cannot be kept in the log.
    """
    assessment = assessments.without_answers(asked.assessment) if asked.assessment else None
    filters = _filters(asked, assessment, at)
    there = filters.languages or index().languages(filters)
    indicator = _indicator(asked, assessment)
    if asked.words.strip():
        language = asked.language or language_of(asked.words)
        kin = _kin(asked.words, language, there)
        catalogue = _catalogue(answers.USUAL, opening.connect()) if kin else ()
        plan = search.plan(asked.words, languages=there, language=language, kin=kin, catalogue=catalogue)
    elif indicator:
        catalogue = _catalogue(_edition(asked, assessment), opening.connect())
        plan = search.plan(
            indicator.question.text(Language.EN),
            languages=there,
            language=Language.EN,
            kin=_kin_of(indicator, _edition(asked, assessment), catalogue),
            catalogue=catalogue,
        )
    else:
        plan = search.plan("", languages=there)
    found = search.find(index(), plan, filters, asked.limit, meanings=meanings() if plan.is_deep else None)
    if not plan.is_empty:
        assessed = log_for or asked.assessment
        try:
            _log(found, asked, assessed, by=by, at=at)
        except Conflict:
            raise
        except MigovError as error:
            if assessed:
                raise MigovError(
                    f"the search cannot be kept in the log of {assessed}, so it is not made: {error}"
                ) from error
            if unlogged is None:
                raise
            unlogged(f"the search is not kept in the log: {error}")
    return found


def made(assessment: str, *, indicator: str | None = None) -> tuple[Logged, ...]:
    """The searches made for an assessment, oldest first; only those for an indicator, where asked."""
    return searches.made(assessment, indicator=indicator)


def _log(found: Found, asked: Asked, assessment: str | None, *, by: str, at: datetime) -> None:
    """Keep the search; one that was made on the same day, by the same person, with the same outcome, stands already."""
    told = found.logged(at=at.isoformat(timespec="seconds"), by=by)
    logged = Logged(
        search=Search(query=found.plan.query, at=told.at, found=told.found, by=by),
        assessment=assessment,
        indicator=asked.indicator,
        plan=", ".join(f"{term.text} ({term.origin})" for term in found.plan.terms),
        filters=told.query.removeprefix(found.plan.query).removeprefix(" · "),
        withheld=found.withheld,
    )
    with transactions.whole():
        if not searches.was_made(logged, on=at.date()):
            searches.note(logged, at=at)


def _filters(asked: Asked, assessment: Assessment | None, at: datetime) -> Filters:
    _check(asked, assessment)
    jurisdiction = asked.jurisdiction or (assessment.jurisdiction.code if assessment else None)
    return Filters(
        jurisdictions=(jurisdiction,) if jurisdiction else (),
        languages=asked.languages,
        kinds=asked.kinds,
        published_from=asked.published_from,
        published_to=asked.published_to,
        on=asked.on or (assessment.cut_off if assessment else None) or at.date().isoformat(),
        with_ended=asked.with_ended,
    )


def _check(asked: Asked, assessment: Assessment | None) -> None:
    """Refuse a jurisdiction or language that nobody knows: that nothing was found there would be no answer."""
    code, own = asked.jurisdiction, assessment.jurisdiction.code if assessment else None
    if (
        code
        and code != own
        and gazetteer().find(code.partition("-")[0]) is None
        and code not in index().jurisdictions()
    ):
        remedy = "give an ISO 3166-1 alpha-3 code such as NER, or one under which sources are kept"
        raise NotFound("jurisdiction", code, remedy=remedy)
    for language in asked.languages:
        if not is_language(language):
            raise NotFound("language", language, remedy="give its code (BCP 47), such as fr or pt-BR")


def _indicator(asked: Asked, assessment: Assessment | None) -> Indicator | None:
    if asked.indicator is None:
        return None
    if assessment:
        return answers.indicator_of(assessment, asked.indicator)
    return answers.indicator_in(_edition(asked, None), asked.indicator)


def _edition(asked: Asked, assessment: Assessment | None) -> str:
    return asked.edition or (assessment.edition if assessment else None) or answers.USUAL


def _kin(words: str, language: str | None, there: tuple[str, ...]) -> tuple[Kin, ...]:
    """Indicators near the words, whose glossaries can speak for them where no law is written in their language."""
    if language is None or language in there or language not in set(Language):
        return ()
    return search.kindred(words, language, _catalogue(answers.USUAL, opening.connect()))


def _kin_of(indicator: Indicator, edition: str, catalogue: tuple[Known, ...]) -> tuple[Kin, ...]:
    """The indicator itself, and behind it those whose questions are near its own."""
    near = search.kindred(indicator.question.text(Language.EN), Language.EN, catalogue)
    others = (one for one in near if one.known.indicator != indicator.code)
    return (Kin(known=_known(indicator, edition)), *others)


@cache
def _catalogue(edition: str, home: Path) -> tuple[Known, ...]:
    return tuple(_known(indicator, edition) for indicator in editions.load(edition, home).indicators)


@cache
def _known(indicator: Indicator, edition: str) -> Known:
    spoken = (glossaries.glossary(indicator.code, language, edition) for language in Language)
    return Known(
        indicator=indicator.code,
        question=indicator.question,
        glossaries=tuple(glossary for glossary in spoken if glossary),
    )


class Told(Value, kw_only=True):
    """A passage that was found, as data."""

    source: str
    title: str
    passage: int
    locator: Locator
    text: str
    language: str | None
    score: float
    in_force: bool
    reasons: tuple[Reason, ...]


class Outcome(Value, kw_only=True):
    """What came of a search, as data."""

    query: str
    filters: str
    plan: Plan
    notes: tuple[str, ...]
    """Those of the plan, as English sentences."""
    hits: tuple[Told, ...]
    total: int
    withheld: int


def told(found: Found) -> Outcome:
    """What came of a search, as data for programs."""
    hits = tuple(
        Told(
            source=hit.source,
            title=hit.entry.title,
            passage=hit.number,
            locator=hit.locator,
            text=hit.text,
            language=hit.entry.language,
            score=round(hit.score, 4),
            in_force=hit.in_force,
            reasons=hit.reasons,
        )
        for hit in found.hits
    )
    return Outcome(
        query=found.plan.query,
        filters=search.described(found.plan, found.filters),
        plan=found.plan,
        notes=tuple(map(str, found.plan.notes)),
        hits=hits,
        total=found.total,
        withheld=found.withheld,
    )
