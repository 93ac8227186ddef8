"""From an assessment to a book: `compose` sets the parts of a profile in order, in our words and those of the findings.

Pure. The findings are printed as they were written, in their own language; the boilerplate is in the book's. Footnotes
get the numbers of the book, acronyms are spelled out where a chapter first uses them, what nobody knows is left out.
"""

from __future__ import annotations

from migov.model.assessments import Assessment
from migov.model.dimensions import Dimension
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile.blocks import Book, Chapter
from migov.profile.composing import back, front, key_findings, priorities
from migov.profile.composing.acronyms import glossary, spelled_out
from migov.profile.composing.facts import facts
from migov.profile.composing.numbering import Series
from migov.profile.composing.wording import Wording, boilerplate

__all__ = ["compose", "spoken"]


def spoken(assessment: Assessment, language: Language, generation: Generation) -> Wording:
    """The boilerplate of a language and a generation with the facts of an assessment.

    Raises:
        NotFound: no boilerplate has been written in this language yet.
    """
    known = dict(facts(assessment, language))
    texts = boilerplate(language, generation)
    known |= {"questions": texts["book"]["questions"]}
    known |= {"translated": front.translated(assessment, texts)}
    known |= {"presented": front.presented(Wording(texts, known))}
    known |= {"title": front.title(assessment, Wording(texts, known))}
    known |= {"citation": known["citation"] or front.citation(Wording(texts, known))}
    return Wording(texts, known)


def compose(
    assessment: Assessment, *, language: Language, generation: Generation, expand_acronyms: bool = True
) -> Book:
    """The profile of an assessment, ready to be printed.

    With `expand_acronyms` off, findings are printed letter by letter as they stand in the assessment.

    Raises:
        NotFound: no boilerplate has been written in this language yet.
    """
    wording = spoken(assessment, language, generation)
    return Book(
        id=assessment.id,
        language=language,
        text_language=assessment.publication.language.value,
        title=wording("book", "title_dated") or wording.certain("book", "title"),
        subject=wording.certain("book", "subject"),
        author=assessment.publication.publisher or wording.certain("book", "author"),
        keywords=tuple(wording.entry("book", "keywords")),
        year=assessment.publication.year,
        generation=generation.value,
        running_head=wording("book", "running_head") or wording.certain("book", "running_head_undated"),
        cover=front.cover(assessment, wording),
        imprint=front.imprint(wording),
        contents_title=wording.certain("book", "contents"),
        chapters=_chapters(assessment, wording, language, expand_acronyms=expand_acronyms),
    )


def _chapters(
    assessment: Assessment, wording: Wording, language: Language, *, expand_acronyms: bool
) -> tuple[Chapter, ...]:
    series = Series()
    targets = {dimension: key_findings.chapter_id(dimension) for dimension in Dimension}
    opening = (
        front.objective(wording, series),
        front.introduction(assessment, wording, series, language),
        front.framework(wording, language, targets),
    )
    findings = [
        *key_findings.dimension_chapters(assessment, wording, language, series),
        *key_findings.module_chapters(assessment, wording, language),
    ]
    if expand_acronyms:
        known = glossary(assessment)
        findings = [spelled_out(chapter, known, assessment.publication.language) for chapter in findings]
    closing = (
        *priorities.chapters(assessment, wording, language),
        *back.sources(assessment, wording, language),
        *back.annexes(assessment, wording, language, series),
    )
    return (*opening, *findings, *closing)
