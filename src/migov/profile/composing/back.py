"""The parts after the findings: key sources and annexes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from migov.model.assessments import Assessment
from migov.model.bibliography import KeySource
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.profile.blocks import Block, Chapter, Heading, Inline, Paragraph, Phrase, Process, Sources, Step
from migov.profile.composing import certificate
from migov.profile.composing.key_findings import further_tables, tables
from migov.profile.composing.numbering import Notes, Series, foreign
from migov.profile.composing.wording import Wording


def sources(assessment: Assessment, wording: Wording, language: Language) -> Iterator[Chapter]:
    """The chapter of key sources, where there is a list of them."""
    if not assessment.key_sources:
        return
    spoken = foreign(assessment.publication.language, language)
    blocks: list[Block] = []
    for number, (dimension, entries) in enumerate(
        groupby(assessment.key_sources, key=lambda entry: entry.dimension), 1
    ):
        if dimension in set(Dimension):
            title = Dimension(dimension).title(language)
            blocks.append(Heading(id=f"sources-{number}", level=2, text=title))
        groups = tuple(
            (heading, tuple(_entry(source, spoken) for source in group))
            for heading, group in groupby(entries, key=lambda entry: entry.heading)
        )
        blocks.append(Sources(id=f"sources-{number}-list", groups=groups))
    yield Chapter(id="sources", title=wording.certain("sources", "title"), blocks=tuple(blocks))


def _entry(source: KeySource, spoken: str | None) -> Inline:
    text = Phrase(source.text, language=spoken) if spoken else source.text
    return (text, " ", Phrase(source.address, address=source.address)) if source.address else (text,)


def annexes(assessment: Assessment, wording: Wording, language: Language, series: Series) -> Iterator[Chapter]:
    """Further conventions where there are any, the framework, the process, and its certificate where there is one."""
    chapters = [*_further(assessment, wording, language, series), _migof(wording, language, series)]
    chapters.append(_process(wording, series))
    chapters.extend(certificate.chapters(assessment, wording, language))
    for number, chapter in enumerate(chapters, 1):
        title = wording.entry("book", "annex").format(number=number, title=chapter.title)
        yield Chapter(
            id=chapter.id,
            title=title,
            banner=wording.certain("book", "annexes"),
            blocks=chapter.blocks,
            notes=chapter.notes,
        )


def _further(assessment: Assessment, wording: Wording, language: Language, series: Series) -> Iterator[Chapter]:
    if not (printed := further_tables(assessment)):
        return
    spoken = foreign(assessment.publication.language, language)
    notes = Notes(series, assessment.footnotes, wording=wording, language=spoken)
    lead = Paragraph(id="further-lead", content=(wording.certain("further", "lead"),))
    blocks = (lead, *tables(printed, wording, notes, spoken))
    yield Chapter(id="further", title=wording.certain("further", "title"), blocks=blocks, notes=notes.called)


def _migof(wording: Wording, language: Language, series: Series) -> Chapter:
    notes = Notes(series, wording=wording)
    blocks: list[Block] = []
    for number, written in enumerate(wording.entry("migof", "paragraphs"), 1):
        name = f"migof-{number}"
        if written in ("{principles}", "{objectives}"):
            blocks.extend(_dimensions(name, language, principles=written == "{principles}"))
        elif content := wording.inline(written, notes.own):
            blocks.append(Paragraph(id=name, content=content))
    return Chapter(id="migof", title=wording.certain("migof", "title"), blocks=tuple(blocks), notes=notes.called)


def _dimensions(name: str, language: Language, *, principles: bool) -> Iterator[Paragraph]:
    listed = [dimension for dimension in Dimension if dimension.is_principle is principles]
    for letter, dimension in zip("abc", listed, strict=True):
        yield Paragraph(id=f"{name}-{letter}", content=(f"({letter}) {dimension.title(language)}",), role="item")


def _process(wording: Wording, series: Series) -> Chapter:
    notes = Notes(series, wording=wording)
    steps = tuple(
        Step(number, step["title"], wording.inline(step["text"], notes.own))
        for number, step in enumerate(wording.entry("process", "steps"), 1)
    )
    picture = Process(id="process-picture", alt=wording.certain("process", "alt"), steps=steps)
    return Chapter(id="process", title=wording.certain("process", "title"), blocks=(picture,), notes=notes.called)
