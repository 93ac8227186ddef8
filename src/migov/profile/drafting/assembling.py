"""From passages to an assessment that is ready to be printed: what stands around the sentences is generated here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import TypeVar

import msgspec

from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.conventions import ConventionTable
from migov.model.dimensions import Dimension
from migov.model.drafts import Passage, Sentence
from migov.model.findings import Finding, FindingSentence, Side, section_of
from migov.model.flags import AsOf
from migov.model.institutions import Institution
from migov.model.instruments import Instrument
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.sources import Source
from migov.model.texts import NoteMark, Place, Text, marks, tidy, words
from migov.model.values import Moment, Value
from migov.profile.composing.acronyms import Expansion
from migov.profile.drafting import citing, dating
from migov.profile.drafting.materials import Materials
from migov.profile.drafting.notes import Series
from migov.profile.drafting.tables import NUMBER, is_tabled, tables
from migov.profile.drafting.voice import Voice, voice

Keyed = TypeVar("Keyed", Source, Institution, Instrument)


class Because(StrEnum):
    """Why something that was given is not printed."""

    UNDECIDED = "no side has been chosen"
    NO_SOURCE = "the source of the pin is not known"
    NO_INSTITUTION = "the institution of the statement is not known"


class LeftOut(Value):
    """Something that was given and is not printed."""

    id: str
    """Of the passage."""
    because: Because
    what: str = ""
    """The id of the source or the institution that is missing."""


class Assembled(Value, kw_only=True):
    """An assessment ready to be printed, with what could not be."""

    assessment: Assessment
    left_out: tuple[LeftOut, ...] = ()


def assemble(base: Assessment, passages: Sequence[Passage], *, materials: Materials) -> Assembled:
    """The assessment with the passages as its findings, and all that is generated from what they rest on.

    Printed order is dimension, side, then the given order. What the base says of itself (jurisdiction, publication,
    answers) stays; its findings, footnotes, generated tables, key sources and the doubts about its old text go.

    Raises:
        Invalid: two passages have one id.
    """
    materials = _with_records_of(base, materials)
    said = voice(base.publication.language, materials.generation)
    cut_off = materials.cut_off or base.cut_off
    kept = _kept_tables(base, materials)
    own = {mark for table in kept for row in table.rows for mark in marks(row.name)}
    printer = _Printer(materials, said, cut_off)
    series = Series(taken=own)
    findings = tuple(
        printer.finding(passage, dimension, side, paragraph, series)
        for dimension in Dimension
        for side in Side
        for paragraph, passage in enumerate(_of(passages, dimension, side), 1)
    )
    pages = tuple(printer.page(page, _of_module(passages, page.module)) for page in _pages(base, passages))
    state = (base.jurisdiction.code or "").partition("-")[0] or None
    assessment = msgspec.structs.replace(
        base,
        cut_off=cut_off,
        findings=findings,
        footnotes=(*(note for note in base.footnotes if note.number in own), *series.footnotes),
        conventions=(*tables(materials, said, state=state), *kept),
        module_pages=pages,
        key_sources=_key_sources(findings, pages, materials, said),
        priorities=materials.priorities or base.priorities,
        process=materials.process or base.process,
        instruments=materials.instruments,
        institutions=_named(materials.institutions, findings),
        sources=_joined(base.sources, _pinned(findings, pages, materials)),
        as_of=tuple(printer.as_of),
        staleness=(),
        flags=(),
        repairs=(),
    )
    undecided = [LeftOut(one.id, Because.UNDECIDED) for one in passages if one.dimension and one.side is None]
    return Assembled(assessment=assessment, left_out=(*undecided, *dict.fromkeys(printer.missing)))


def _with_records_of(base: Assessment, materials: Materials) -> Materials:
    """The materials with what the base knows and they do not."""
    return msgspec.structs.replace(
        materials,
        sources=_joined(base.sources, materials.sources),
        instruments=_joined(base.instruments, materials.instruments),
        institutions=_joined(base.institutions, materials.institutions),
    )


def _of(passages: Sequence[Passage], dimension: Dimension, side: Side) -> list[Passage]:
    return [passage for passage in passages if passage.dimension is dimension and passage.side is side]


def _of_module(passages: Sequence[Passage], module: str) -> list[Passage]:
    return [passage for passage in passages if passage.module == module]


def _pages(base: Assessment, passages: Sequence[Passage]) -> list[ModulePage]:
    """The pages of the modules that have passages, in the order of the base's, then of the passages."""
    given = {page.module: page for page in base.module_pages}
    used = dict.fromkeys(passage.module for passage in passages if passage.module)
    return [
        given.get(module) or ModulePage(module=module) for module in dict.fromkeys((*given, *used)) if module in used
    ]


def _kept_tables(base: Assessment, materials: Materials) -> tuple[ConventionTable, ...]:
    """The tables of the base that no question asks about: all of them where none asks about ratification."""
    if not any(is_tabled(indicator) for indicator in materials.indicators.values()):
        return base.conventions
    return tuple(table for table in base.conventions if table.number != NUMBER)


class _Printer:
    """Turns passages into findings and keeps what was noticed on the way."""

    def __init__(self, materials: Materials, said: Voice, cut_off: Moment | None) -> None:
        self.as_of: list[AsOf] = []
        self.missing: list[LeftOut] = []
        self._materials = materials
        self._voice = said
        self._cut_off = cut_off

    def finding(self, passage: Passage, dimension: Dimension, side: Side, paragraph: int, series: Series) -> Finding:
        """A passage as a finding, its notes called in the series of the profile."""
        place = Place(section_of(dimension, side), paragraph)
        text, sentences = self._printed(passage, place, series, chapter=dimension)
        return Finding(
            id=passage.id,
            dimension=dimension,
            side=side,
            text=text,
            indicators=passage.answers,
            pins=tuple(dict.fromkeys(pin for one in passage.sentences for pin in one.grounds.pins)),
            sentences=sentences,
        )

    def page(self, page: ModulePage, passages: Sequence[Passage]) -> ModulePage:
        """The page of a module with its own series of notes; those of its introduction keep their numbers."""
        own = set(marks(page.introduction))
        series = Series(taken=own)
        findings: list[ModuleFinding] = []
        for paragraph, passage in enumerate(passages, 1):
            text, sentences = self._printed(passage, Place(page.module, paragraph), series, chapter=page.module)
            findings.append(
                ModuleFinding(
                    id=passage.id,
                    text=text,
                    indicators=passage.answers,
                    pins=tuple(dict.fromkeys(pin for one in passage.sentences for pin in one.grounds.pins)),
                    sentences=sentences,
                )
            )
        kept = tuple(note for note in page.footnotes if note.number in own)
        return msgspec.structs.replace(page, findings=tuple(findings), footnotes=(*kept, *series.footnotes))

    def _printed(
        self, passage: Passage, place: Place, series: Series, *, chapter: Dimension | str
    ) -> tuple[Text, tuple[FindingSentence, ...]]:
        """The text with its marks, and the sentences as they are printed."""
        text: list[str | NoteMark] = []
        printed: list[FindingSentence] = []
        for sentence in passage.sentences:
            told = self._dated(sentence, place)
            waiver = self._materials.leave.get((passage.id, " ".join(sentence.words.split())))
            printed.append(
                FindingSentence(
                    words=told,
                    lead=sentence.lead,
                    grounds=sentence.grounds,
                    waived_by=waiver.by if waiver else None,
                    waived_because=waiver.because if waiver else None,
                )
            )
            body = told.rstrip()
            text.append(sentence.lead + body)
            if sentence.is_noted and (note := citing.note(sentence.grounds, self._materials, self._voice)):
                text.append(series.call(note, chapter=chapter, place=place))
            text.append(told[len(body) :])
            self.missing += self._missing(passage, sentence)
        return tidy(tuple(text)), tuple(printed)

    def _missing(self, passage: Passage, sentence: Sentence) -> Iterator[LeftOut]:
        """What a sentence rests on and nobody knows."""
        for pin in sentence.grounds.pins:
            if pin.source not in self._materials.sources_by_id:
                yield LeftOut(passage.id, Because.NO_SOURCE, pin.source)
        for statement in sentence.grounds.statements:
            if statement.institution not in self._materials.institutions_by_id:
                yield LeftOut(passage.id, Because.NO_INSTITUTION, statement.institution)

    def _dated(self, sentence: Sentence, place: Place) -> str:
        """The words, with their as-of date where it is not the cut-off's and they do not tell it."""
        answers = [answer for code in sentence.grounds.answers if (answer := self._materials.answers_by_code.get(code))]
        moment = dating.moment_of(answers, self._cut_off)
        if moment is None:
            return sentence.words
        told = dating.says(sentence.words, moment, self._voice.language)
        remark = self._voice.as_of(moment)
        self.as_of.append(AsOf(date=moment, printed=told or remark, place=place))
        if told:
            return sentence.words
        body = sentence.words.rstrip()
        return dating.dated(body, remark) + sentence.words[len(body) :]


def _pinned(findings: Iterable[Finding], pages: Iterable[ModulePage], materials: Materials) -> tuple[Source, ...]:
    """The sources that printed sentences quote, in reading order."""
    pins = [pin for finding in findings for pin in finding.pins]
    pins += [pin for page in pages for finding in page.findings for pin in finding.pins]
    found = materials.sources_by_id
    return tuple(found[id] for id in dict.fromkeys(pin.source for pin in pins) if id in found)  # noqa: A001


def _key_sources(
    findings: Iterable[Finding], pages: Iterable[ModulePage], materials: Materials, said: Voice
) -> tuple[KeySource, ...]:
    """Every quoted source once, under the dimension that quotes it first; those of module pages alone come last."""
    homes: dict[str, int | None] = {}
    for finding in findings:
        for pin in finding.pins:
            homes.setdefault(pin.source, int(finding.dimension))
    for source in _pinned((), pages, materials):
        homes.setdefault(source.id, None)
    listed = [
        citing.key_source(materials.sources_by_id[id], materials, said, dimension=home)
        for id, home in homes.items()  # noqa: A001
        if id in materials.sources_by_id
    ]
    return tuple(sorted(listed, key=lambda entry: (entry.dimension or 99, entry.heading or "", entry.text)))


def _joined(base: tuple[Keyed, ...], further: tuple[Keyed, ...]) -> tuple[Keyed, ...]:
    """The records of both under one id each; the further ones are newer."""
    found: dict[str, Keyed] = {}
    for one in base + further:
        found[one.id] = one
    return tuple(found.values())


def _named(institutions: tuple[Institution, ...], findings: Sequence[Finding]) -> tuple[Institution, ...]:
    """The institutions with the places where the findings name them: the introduction lists those named most."""
    texts: list[tuple[Place, str]] = []
    counted: dict[str, int] = {}
    for finding in findings:
        counted[finding.section] = counted.get(finding.section, 0) + 1
        texts.append((Place(finding.section, counted[finding.section]), words(finding.text)))
    return tuple(msgspec.structs.replace(one, places=_places(one, texts)) for one in institutions)


def _places(institution: Institution, texts: Sequence[tuple[Place, str]]) -> tuple[Place, ...]:
    names = [name for name in (institution.name, institution.native_name, *institution.other_names) if name]
    short = Expansion(institution.acronym, institution.name) if institution.acronym else None
    return tuple(
        place
        for place, text in texts
        if any(name in text for name in names) or (short is not None and short.stands_in(text))
    )
