"""A training country's desk research, done the way anybody's is: sources added, words pinned, searches logged."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from migov import training
from migov.actions import evidence, pins, sources
from migov.actions.assessments import Kept, Outcome, import_assessment
from migov.actions.evidence import Asked
from migov.actions.index import catch_up
from migov.actions.sources import Added, Details
from migov.actions.transcripts import transcript_of
from migov.errors import NotFound
from migov.evidence.alignment import Haystack
from migov.model import interchange
from migov.model.answers import Answer, AnswerStatus, Search
from migov.model.assessments import Assessment
from migov.model.citations import Pin
from migov.store import assessments, journal
from migov.training import TrainingAnswer, TrainingSource


def add_library(name: str = "onduva", *, by: str, at: datetime) -> tuple[Added, ...]:
    """A training country's laws and other sources, kept and indexed. Each time the same."""
    added = tuple(_add(one, by=by, at=at) for one in training.sources(name))
    catch_up(on=at.date())
    return added


def keep_country(name: str = "onduva", *, by: str, at: datetime) -> Kept:
    """A training country with its answers, each pinned to words that were found in its sources.

    One that somebody has worked on since stays as it is.

    Raises:
        Misquoted: a quotation does not stand in its source.
        NotFound: the sources have not been added.
    """
    country = training.country(name)
    if _was_worked_on(country.id):
        return Kept(assessments.entry(country.id), Outcome.ALREADY_THERE)
    value = _answered(name, by=by, at=at)
    return import_assessment(interchange.encode(value), by=by, at=at, file=f"{country.id}.json", replace=True)


def _add(one: TrainingSource, *, by: str, at: datetime) -> Added:
    told = one.source
    details = Details(
        id=told.id,
        jurisdiction=told.jurisdiction,
        language=told.language,
        kind=told.kind,
        title=told.title,
        published=told.published,
        publisher=told.publisher,
        address=told.address,
        instrument=told.instrument,
    )
    return sources.add(one.data, file=one.file, details=details, by=by, at=at)


def _was_worked_on(id: str) -> bool:  # noqa: A002 - the field's own word
    last = journal.lines(id, last=1)
    return bool(last) and last[0].action != "assessment.import"


def _answered(name: str, *, by: str, at: datetime) -> Assessment:
    country, texts = training.country(name), dict[str, Haystack]()
    answers = tuple(_answer(told, country, texts, by=by, at=at) for told in training.answers(name))
    quoted = {pin.source for answer in answers for pin in answer.pins}
    kept = tuple(one.source for one in sources.all_sources(country.jurisdiction.code) if one.id in quoted)
    return replace(country, answers=answers, sources=kept)


def _answer(told: TrainingAnswer, country: Assessment, texts: dict[str, Haystack], *, by: str, at: datetime) -> Answer:
    return Answer(
        indicator=told.indicator,
        closed=told.closed,
        non_answer=told.non_answer,
        years=told.years,
        justification=" ".join(told.justification.split()),
        pins=tuple(_pin(one.source, one.words, texts) for one in told.quotations),
        as_of=told.as_of,
        confidence=told.confidence,
        practice=told.practice,
        status=AnswerStatus.COMPLETE,
        searches=_searched(told, country, by=by, at=at),
    )


def _pin(source: str, words: str, texts: dict[str, Haystack]) -> Pin:
    kept = sources.get(source)
    if source not in texts:
        transcript = transcript_of(kept)
        if transcript is None:
            raise NotFound("text of source", source)
        texts[source] = Haystack(transcript)
    return pins.quoted(words, texts[source], kept)


def _searched(told: TrainingAnswer, country: Assessment, *, by: str, at: datetime) -> tuple[Search, ...]:
    """The searches that found nothing: made once, and taken from the log after that."""
    made = {logged.search.query: logged.search for logged in evidence.made(country.id, indicator=told.indicator)}
    for words in (f'"{one}"' for one in told.searches):
        if words not in made:
            asked = Asked(words=words, indicator=told.indicator, jurisdiction=country.jurisdiction.code)
            found = evidence.find(asked, by=by, at=at, log_for=country.id)
            made[words] = Search(query=words, at=at.isoformat(), found=found.total, by=by)
    return tuple(made[f'"{words}"'] for words in told.searches)
