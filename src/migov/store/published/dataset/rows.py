"""The rows of each table of the data set, from the shelf: one release at a time, whatever their number."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import Any, TypeVar

import msgspec

from migov.model.indicators import Edition
from migov.model.languages import Language, Localized
from migov.model.published import (
    Event,
    Notice,
    ProgrammeLine,
    PublicAnswer,
    PublicChange,
    PublicConvention,
    PublicErratum,
    PublicInstrument,
    PublicParagraph,
    PublicPlace,
    PublicRelease,
    Quotation,
)
from migov.model.texts import words

Row = tuple[Any, ...]
Rows = Iterator[tuple[str, Row]]
"""Rows with the table that each belongs to."""
T = TypeVar("T")


def all_of(shelf: sqlite3.Connection) -> Rows:
    """Every row of every table, in an order in which what is named comes first."""
    yield from _each(shelf, "place", PublicPlace, _place)
    yield from _each(shelf, "release", PublicRelease, _release)
    yield from _each(shelf, "edition", Edition, _edition)
    current = [id_ for (id_,) in shelf.execute("select id from release where is_current order by id")]
    for release in current:
        yield from _each(shelf, "paragraph", PublicParagraph, _paragraph, of=release, by="n")
        yield from _each(shelf, "answer", PublicAnswer, _answer, of=release, by="edition, indicator")
        yield from _each(shelf, "convention", PublicConvention, _convention, of=release, by="position")
        yield from _each(shelf, "instrument", PublicInstrument, _instrument, of=release, by="id")
        yield from _each(shelf, "change", PublicChange, _change, of=release, by="position")
    for assessment, position, doc in shelf.execute("select assessment, position, doc from notice"):
        yield from _notice(assessment, position, msgspec.json.decode(doc, type=Notice))
    yield from _each(shelf, "erratum", PublicErratum, _erratum)
    yield from _each(shelf, "event", Event, _event)
    yield from _each(shelf, "programme", ProgrammeLine, _programme)


def _each(
    shelf: sqlite3.Connection,
    table: str,
    kind: type[T],
    take: Callable[[T], Rows],
    *,
    of: str | None = None,
    by: str = "1",
) -> Rows:
    asked, values = (f"select doc from {table} where release = ? order by {by}", [of])
    if of is None:
        asked, values = f"select doc from {table}", []
    for (doc,) in shelf.execute(asked, values):
        yield from take(msgspec.json.decode(doc, type=kind))


def _json(value: object) -> str | None:
    """Several values in one cell; empty where there is none."""
    return msgspec.json.encode(value).decode() if value else None


def _names(text: Localized) -> Row:
    return tuple(text.written(language) for language in Language)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _place(one: PublicPlace) -> Rows:
    names = (*_names(one.name), *_names(one.official), *_names(one.country))
    yield "places", (one.id, one.code, _text(one.level), one.region, *names)


def _release(one: PublicRelease) -> Rows:
    yield (
        "releases",
        (
            one.id,
            one.assessment,
            one.number,
            one.is_current,
            one.place,
            one.year,
            one.round,
            one.edition,
            _json(one.modules),
            str(one.origin),
            str(one.language),
            _json(one.languages),
            one.title.text(one.language),
            one.published,
            one.cut_off,
            one.because,
            one.earlier,
            one.licence,
            one.licence_address,
            one.citation.text(one.language) or None,
            one.publication_number,
            one.isbn,
            one.doi,
            one.publisher,
            one.partner,
            one.original,
            one.is_whole,
            one.manifest,
            one.head,
        ),
    )
    for file in one.files:
        language = _text(file.language)
        yield "files", (one.id, file.path, file.role, language, file.media_type, file.size, file.sha256)


def _paragraph(one: PublicParagraph) -> Rows:
    key = (one.release, str(one.language), one.id)
    yield (
        "paragraphs",
        (
            *key,
            one.place,
            one.year,
            str(one.signed_in),
            one.is_stale,
            one.dimension and int(one.dimension),
            one.module,
            _text(one.side),
            one.section,
            one.position,
            words(one.text),
            _json(one.notes),
        ),
    )
    if one.language is one.signed_in:
        for code in dict.fromkeys(one.indicators):
            yield "paragraph_indicators", (one.release, one.id, code)
    for number, why in enumerate(one.why, 1):
        sentence = (*key, number)
        yield "sentences", (*sentence, why.words, why.waived_because)
        for position, quotation in enumerate(why.quotations, 1):
            yield "quotations", (told := _quotation(quotation))
            yield "sentence_quotations", (*sentence, position, told[0])
        for position, said in enumerate(why.statements, 1):
            yield "statements", (*sentence, position, said.institution, said.on, said.words)
        for code in dict.fromkeys(why.answers):
            yield "sentence_answers", (*sentence, code)


def _quotation(one: Quotation) -> Row:
    told = (
        one.exact,
        one.prefix,
        one.suffix,
        one.source,
        one.title,
        one.language,
        _json(one.path),
        one.page,
        one.published,
        one.captured,
        one.address,
        one.archived,
        one.media_type,
        one.instrument,
    )
    return (sha256(msgspec.json.encode(told)).hexdigest(), *told)


def _answer(one: PublicAnswer) -> Rows:
    key = (one.release, one.edition, one.indicator)
    yield (
        "answers",
        (
            *key,
            one.place,
            one.year,
            one.closed,
            _text(one.non_answer),
            _json(one.years),
            one.justification or None,
            str(one.language),
            one.as_of,
            _text(one.confidence),
            _text(one.practice),
            one.searches or None,
        ),
    )
    for position, quotation in enumerate(one.quotations, 1):
        yield "quotations", (told := _quotation(quotation))
        yield "answer_quotations", (*key, position, told[0])


def _convention(one: PublicConvention) -> Rows:
    told = one.ratification
    cell = (str(told.standing), _json(told.years), told.note, told.printed) if told else (None, None, None, None)
    row = (one.place, one.year, one.table, str(one.group), one.name, _json(one.treaties), *cell, one.open_because)
    yield "conventions", (one.release, one.position, *row)


def _instrument(one: PublicInstrument) -> Rows:
    told = one.instrument
    key = (one.release, told.id)
    period = (told.period.first, told.period.last) if told.period else (None, None)
    dates = (told.year, told.date, *period, told.since, told.until)
    row = (str(told.kind), told.number, *dates, _text(told.status), told.as_of, told.name, _json(one.sources))
    yield "instruments", (*key, one.place, *row)
    for position, name in enumerate(told.names, 1):
        yield "instrument_names", (*key, position, name.text, name.language)
    for position, link in enumerate(told.links, 1):
        row = (str(link.relation), link.to, link.in_part, link.at, _json(link.articles))
        yield "instrument_links", (*key, position, *row)
    for paragraph in dict.fromkeys(one.paragraphs):
        yield "instrument_paragraphs", (*key, paragraph)
    for code in dict.fromkeys(one.indicators):
        yield "instrument_indicators", (*key, code)


def _change(one: PublicChange) -> Rows:
    key = (one.release, one.position)
    remark = one.remark.text(Language.EN) or None
    yield "changes", (*key, one.place, one.year, str(one.kind), str(one.relation), remark, one.because)
    for side, told in (("before", one.before), ("after", one.after)):
        for said in told:
            row = (said.answer, _json(said.years), _text(said.practice), said.justification or None, said.as_of)
            yield "change_answers", (*key, side, said.indicator, *row)


def _notice(assessment: str, position: int, one: Notice) -> Rows:
    row = (one.passage, one.instrument, one.instrument_id, one.happened, one.since, one.by, one.noticed)
    yield "notices", (assessment, position, *row)


def _erratum(one: PublicErratum) -> Rows:
    decided = (one.decided, one.decision, one.because, one.corrected_in)
    row = (one.release, one.passage, one.words or None, one.says, one.reported, *decided)
    yield "errata", (one.assessment, one.number, *row)


def _event(one: Event) -> Rows:
    row = (one.place, one.release, one.passage, _json(one.dimensions), _json(one.says))
    yield "events", (one.number, one.at, str(one.kind), *row)


def _programme(one: ProgrammeLine) -> Rows:
    yield "programme", (one.assessment, one.place, one.round, one.year, str(one.stage), one.since, one.release)


def _edition(one: Edition) -> Rows:
    yield "editions", (one.code, str(one.kind), *_names(one.title), one.year)
    for part in one.sub_domains:
        yield "sub_domains", (one.code, part.code, int(part.dimension), *_names(part.title))
    for position, asked in enumerate(one.indicators, 1):
        lists: Iterable[object] = (asked.categories, asked.gcm_objectives, asked.sdg_targets, asked.treaties)
        row = (*_names(asked.question), str(asked.scale), *map(_json, lists), asked.origin)
        yield "indicators", (one.code, asked.code, position, int(asked.dimension), asked.sub_domain, *row)
