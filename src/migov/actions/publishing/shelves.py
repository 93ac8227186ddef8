"""A release taken apart into what the portal's pages, data and search are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from migov.catalogue.territories import gazetteer
from migov.model.assessments import Assessment
from migov.model.citations import Pin
from migov.model.findings import Finding, FindingSentence
from migov.model.footnotes import Footnote
from migov.model.indicators import Edition
from migov.model.instruments import Instrument, InstrumentKind, InstrumentRelation, Name
from migov.model.jurisdictions import Jurisdiction, Level
from migov.model.languages import Language, Localized
from migov.model.modules import ModuleFinding
from migov.model.published import (
    Attested,
    PublicAnswer,
    PublicChange,
    PublicConvention,
    PublicInstrument,
    PublicParagraph,
    PublicPlace,
    PublicRelease,
    Quotation,
    Shelf,
    Why,
)
from migov.model.sources import Source
from migov.model.texts import Place, Text, marks, words
from migov.model.values import slug

TOUCHING = frozenset(InstrumentRelation) - {InstrumentRelation.CITES}
"""What an instrument does to another that changes what is in force."""

BRIEF = 25
"""Words of a paragraph that are quoted where the licence of an external profile is not recorded as allowing more."""


def shelf(
    release: PublicRelease,
    contents: Mapping[Language, Assessment],
    *,
    editions: Iterable[Edition] = (),
    archived: frozenset[str] = frozenset(),
    stale: Mapping[Language, frozenset[str]] | None = None,
) -> Shelf:
    """What a release is on the portal.

    Args:
        release: its head; its place is that of the contents.
        contents: the assessment without private parts, in each language the release can be read in.
        editions: those whose questions it answers.
        archived: SHA-256 of the archived sources that may be passed on.
        stale: ids of the paragraphs whose translation is of older words.
    """
    signed = contents[release.language]
    known = _Known(signed, archived)
    behind = stale or {}
    paragraphs = tuple(
        paragraph
        for language in release.languages
        for paragraph in _paragraphs(release, contents[language], language, known, behind.get(language, frozenset()))
    )
    mine = tuple(one for one in paragraphs if one.language is release.language)
    answers = tuple(_answers(release, signed, editions, known))
    return Shelf(
        place=place(signed.jurisdiction),
        release=release,
        paragraphs=paragraphs,
        answers=answers,
        conventions=tuple(_conventions(release, signed)),
        instruments=tuple(_instruments(release, signed, mine, answers)),
        changes=tuple(_changes(release, signed, known)),
        editions=tuple(editions),
        front={language.value: _front(release, contents[language]) for language in release.languages},
    )


def place(jurisdiction: Jurisdiction) -> PublicPlace:
    """The place of a profile, with the region that the gazetteer knows."""
    code = (jurisdiction.code or "").lower()
    local = jurisdiction.level is Level.LOCAL
    city = jurisdiction.locality if local else Localized()
    name = city if city.languages else jurisdiction.short_name
    if not name.languages:
        name = jurisdiction.official_name
    stem = [code, slug(_latin(city), longest=40, otherwise="city")] if city.languages else [code]
    found = gazetteer().find((jurisdiction.code or "")[:3]) if jurisdiction.code else None
    return PublicPlace(
        id="-".join(part for part in stem if part) or slug(_latin(name), longest=40, otherwise="place"),
        code=jurisdiction.code,
        level=jurisdiction.level,
        name=name,
        official=jurisdiction.official_name if not city.languages else city,
        country=jurisdiction.short_name if city.languages else Localized(),
        region=found.region if found else None,
    )


def _latin(name: Localized) -> str:
    return next((text for text in (name.en, name.fr, name.es, name.pt, name.ar) if text), "")


class _Known:
    """What quotations are told with: the sources, their archived copies, the names of institutions."""

    def __init__(self, signed: Assessment, archived: frozenset[str]) -> None:
        self.sources = {source.id: source for source in signed.sources}
        self.institutions = {one.id: one.name for one in signed.institutions}
        self.archived = archived

    def quotation(self, pin: Pin) -> Quotation:
        source = self.sources.get(pin.source) or Source(id=pin.source, title=pin.source)
        snapshot = next((one for one in source.snapshots if one.sha256 == pin.snapshot), None)
        return Quotation(
            exact=pin.quote.exact,
            prefix=pin.quote.prefix,
            suffix=pin.quote.suffix,
            source=source.id,
            title=source.title,
            language=source.language,
            path=pin.locator.path,
            page=pin.locator.page_label,
            published=source.published,
            captured=snapshot.captured if snapshot else None,
            address=source.address,
            archived=pin.snapshot if pin.snapshot in self.archived else None,
            media_type=snapshot.media_type if snapshot else None,
            instrument=source.instrument,
        )

    def why(self, sentence: FindingSentence) -> Why:
        grounds = sentence.grounds
        return Why(
            words=sentence.words,
            quotations=tuple(dict.fromkeys(map(self.quotation, grounds.pins))),
            statements=tuple(
                Attested(institution=self.institutions.get(s.institution, s.institution), on=s.on, words=s.words)
                for s in grounds.statements
            ),
            answers=grounds.answers,
            waived_because=sentence.waived_because,
        )


def _paragraphs(
    release: PublicRelease, content: Assessment, language: Language, known: _Known, stale: frozenset[str]
) -> Iterator[PublicParagraph]:
    series = {note.number: note for note in content.footnotes}
    counted: dict[str, int] = {}
    for finding in content.findings:
        counted[finding.section] = counted.get(finding.section, 0) + 1
        yield _paragraph(release, finding, language, known, series, counted[finding.section], finding.id in stale)
    for page in content.module_pages:
        own = {note.number: note for note in page.footnotes}
        for position, one in enumerate(page.findings, 1):
            yield _paragraph(release, one, language, known, own, position, one.id in stale, module=page.module)


def _paragraph(
    release: PublicRelease,
    finding: Finding | ModuleFinding,
    language: Language,
    known: _Known,
    series: Mapping[str, Footnote],
    position: int,
    is_stale: bool,  # noqa: FBT001 - handed on by the one caller
    *,
    module: str | None = None,
) -> PublicParagraph:
    text = finding.text if release.is_whole else brief(finding.text)
    return PublicParagraph(
        id=finding.id,
        release=release.id,
        place=release.place,
        year=release.year,
        language=language,
        signed_in=release.language,
        is_stale=is_stale,
        dimension=finding.dimension if isinstance(finding, Finding) else None,
        module=module,
        side=finding.side if isinstance(finding, Finding) else None,
        section=finding.section if isinstance(finding, Finding) else module or "",
        position=position,
        text=text,
        notes=tuple((mark, series[mark].text) for mark in dict.fromkeys(marks(text)) if mark in series),
        indicators=finding.indicators,
        why=tuple(known.why(one) for one in finding.sentences) if release.is_whole else (),
    )


def brief(text: Text) -> Text:
    """The first words of a text, as one may quote anybody; the whole of a text that is no longer.

    >>> brief(("one " * 30,))[0][-8:]
    'one one…'
    """
    said = words(text)
    few = re.match(rf"(?:\s*\S+){{1,{BRIEF}}}", said)
    if few is None or few.end() >= len(said.rstrip()):
        return text
    return (few.group().rstrip(" ,;:.–—") + "…",)


def _answers(
    release: PublicRelease, signed: Assessment, editions: Iterable[Edition], known: _Known
) -> Iterator[PublicAnswer]:
    asked = {indicator.code: edition.code for edition in reversed(tuple(editions)) for indicator in edition.indicators}
    for answer in signed.answers:
        yield PublicAnswer(
            release=release.id,
            place=release.place,
            year=release.year,
            edition=asked.get(answer.indicator, signed.edition or ""),
            indicator=answer.indicator,
            closed=answer.closed,
            non_answer=answer.non_answer,
            years=answer.years,
            justification=answer.justification,
            language=release.language,
            as_of=answer.as_of,
            confidence=answer.confidence,
            practice=answer.practice,
            quotations=tuple(map(known.quotation, answer.pins)),
            searches=len(answer.searches),
        )


def _conventions(release: PublicRelease, signed: Assessment) -> Iterator[PublicConvention]:
    position = 0
    for table in signed.conventions:
        for row in table.rows:
            position += 1
            yield PublicConvention(
                release=release.id,
                place=release.place,
                year=release.year,
                table=table.number,
                group=table.group,
                position=position,
                name=words(row.name),
                treaties=row.treaties,
                ratification=row.ratification,
                open_because=row.open_because,
            )


def _instruments(
    release: PublicRelease, signed: Assessment, paragraphs: Iterable[PublicParagraph], answers: Iterable[PublicAnswer]
) -> Iterator[PublicInstrument]:
    paragraphs, answers = tuple(paragraphs), tuple(answers)
    at = {Place(one.section, one.position): one.id for one in paragraphs}
    resting: dict[str, list[str]] = {}
    for one in paragraphs:
        for quoted in {q.instrument for why in one.why for q in why.quotations if q.instrument}:
            resting.setdefault(quoted, []).append(one.id)
    order = [one.id for one in paragraphs]
    agreements = {one.id: _of_agreement(one) for one in signed.agreements}
    known = {one.id: one for one in signed.instruments}
    shown = _named(signed, answers) | set(resting)
    # An agreement whose own text is among the sources is one instrument, printed where either of the two is.
    for id_, instrument in (agreements | known).items():
        if id_ not in shown and not any(one.to in shown and one.relation in TOUCHING for one in instrument.links):
            continue  # read from a file of the register; the profile neither names nor quotes it
        places = [*instrument.places, *(agreements[id_].places if id_ in agreements else ())]
        named = {at[spot] for spot in places if spot in at} | set(resting.get(id_, ()))
        yield PublicInstrument(
            place=release.place,
            release=release.id,
            instrument=instrument,
            paragraphs=tuple(id_ for id_ in order if id_ in named),
            indicators=tuple(a.indicator for a in answers if instrument.id in {q.instrument for q in a.quotations}),
            sources=tuple(source.id for source in signed.sources if source.instrument == instrument.id),
        )


def _named(signed: Assessment, answers: Iterable[PublicAnswer]) -> set[str]:
    """The instruments that are printed, quoted by an answer, kept as a source, agreed with a partner or changed."""
    named = {one.id for one in signed.instruments if one.places} | {one.id for one in signed.agreements}
    named |= {source.instrument for source in signed.sources if source.instrument}
    named |= {quoted.instrument for answer in answers for quoted in answer.quotations if quoted.instrument}
    return named | {one.id for change in signed.changes for one in change.reason.instruments}


def _changes(release: PublicRelease, signed: Assessment, known: _Known) -> Iterator[PublicChange]:
    for position, change in enumerate(signed.changes, 1):
        yield PublicChange(
            release=release.id,
            place=release.place,
            year=release.year,
            position=position,
            kind=change.kind,
            relation=change.relation,
            before=change.before,
            after=change.after,
            remark=change.remark,
            because=change.reason.because,
            instruments=change.reason.instruments,
            quotations=tuple(map(known.quotation, change.pins)),
        )


def _of_agreement(agreement: Any) -> Instrument:
    """An agreement as the instrument that it is."""
    return Instrument(
        id=agreement.id,
        kind=InstrumentKind.AGREEMENT,
        year=agreement.years[0] if agreement.years else None,
        status=agreement.status,
        names=(Name(agreement.title, None, agreement.places),),
    )


def _front(release: PublicRelease, content: Assessment) -> dict[str, Any]:
    """What else the pages of a profile show in one language."""
    told: dict[str, Any] = {
        "official_name": content.jurisdiction.official_name.text(content.publication.language),
        "institutions": content.institutions,
        "module_pages": [
            {"module": p.module, "title": p.title, "introduction": words(p.introduction)} for p in content.module_pages
        ],
        "tables": [
            {
                "number": table.number,
                "title": table.title,
                "group": table.group,
                "heading": table.heading,
                "notes": [[note.mark, note.text] for note in table.notes],
                "rows": [[words(row.name), marks(row.name)] for row in table.rows],
            }
            for table in content.conventions
        ],
        "process": content.process,
        "flags": content.flags,
    }
    if release.is_whole:
        told |= {"priorities": content.priorities, "key_sources": content.key_sources}
    built: dict[str, Any] = msgspec.to_builtins(told)
    return built
