"""The pieces of a profile: all that a person puts into another language, in printed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionTable
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side
from migov.model.footnotes import Footnote
from migov.model.jurisdictions import Level
from migov.model.languages import Language, Localized
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.publications import Generation
from migov.model.texts import Text, words
from migov.model.translations import (
    Piece,
    PieceKind,
    Readiness,
    SourceSentence,
    Standing,
    Translation,
    readiness,
    standing,
)
from migov.model.treaties import TreatyRegister
from migov.profile.translating.generated import Generated
from migov.profile.translating.marked import marked


def pieces(
    assessment: Assessment, language: Language, *, generation: Generation, register: TreatyRegister | None = None
) -> tuple[Piece, ...]:
    """The pieces of an assessment for a translation into the language, in printed order."""
    made = Generated(assessment, language, generation=generation, register=register)
    spoken = assessment.publication.language
    return (
        *_about(assessment, language),
        *_institutions(assessment),
        *_tables(assessment.conventions, made, spoken),
        *_findings(assessment, spoken),
        *_notes("note", assessment.findings, assessment.footnotes, made, spoken, section=""),
        *(piece for page in assessment.module_pages for piece in _module(page, made, spoken)),
        *_priorities(assessment),
    )


def standings(
    assessment: Assessment,
    language: Language,
    translations: Iterable[Translation],
    *,
    generation: Generation,
    register: TreatyRegister | None = None,
) -> tuple[Standing, ...]:
    """Every piece with its translation beside it, in printed order; translations of no piece are passed over."""
    given = {one.piece: one for one in translations if one.language is language}
    found = pieces(assessment, language, generation=generation, register=register)
    return tuple(standing(piece, given.get(piece.id)) for piece in found)


def readiness_of(
    assessment: Assessment,
    language: Language,
    translations: Iterable[Translation],
    *,
    generation: Generation,
    register: TreatyRegister | None = None,
) -> Readiness:
    """What of the assessment stands in the language, and what does not."""
    return readiness(language, standings(assessment, language, translations, generation=generation, register=register))


NAMES = {"name.official": "official_name", "name.short": "short_name", "name.locality": "locality"}
"""The pieces that name the jurisdiction, and its fields."""


def _one(id: str, kind: PieceKind, text: str, section: str = "") -> Piece:  # noqa: A002 - the field's own word
    return Piece(id=id, kind=kind, section=section, sentences=(SourceSentence(words=text),))


def _about(assessment: Assessment, language: Language) -> Iterator[Piece]:
    """The title and the citation where they are given, and names that nobody has in the language."""
    spoken = assessment.publication.language
    for id, field in NAMES.items():  # noqa: A001
        name: Localized = getattr(assessment.jurisdiction, field)
        if field == "locality" and assessment.jurisdiction.level is not Level.LOCAL:
            continue
        if name.languages and not name.written(language):
            yield _one(id, PieceKind.NAME, name.text(spoken))
    if title := assessment.publication.title:
        yield _one("about.title", PieceKind.TITLE, title)
    if citation := assessment.publication.citation:
        yield _one("about.citation", PieceKind.CITATION, citation)


def _institutions(assessment: Assessment) -> Iterator[Piece]:
    for one in assessment.institutions:
        yield _one(f"institution.{one.id}", PieceKind.INSTITUTION, one.name)


def _tables(tables: Iterable[ConventionTable], made: Generated, spoken: Language) -> Iterator[Piece]:
    """What of the tables is not generated: titles, headings, rows, cells and notes that somebody wrote."""
    told: set[str] = set()
    for number, table in enumerate(tables, 1):
        name = f"table.{number}"
        for part, text in (("title", table.title), ("heading", table.heading)):
            if text and text not in told and made.heading(text) is None:
                told.add(text)
                yield _one(f"{name}.{part}", PieceKind.TABLE, text, "1.1")
        for place, row in enumerate(table.rows, 1):
            if made.row(row) is None:
                yield _one(f"{name}.row.{place}", PieceKind.ROW, words(row.name).strip(), "1.1")
            if row.ratification and row.ratification.printed.strip() and made.cell(row.ratification) is None:
                yield _one(f"{name}.cell.{place}", PieceKind.ROW, row.ratification.printed, "1.1")
        for place, note in enumerate(table.notes, 1):
            yield from _text(f"{name}.note.{place}", PieceKind.TABLE_NOTE, (note.text,), spoken, "1.1")


def _findings(assessment: Assessment, spoken: Language) -> Iterator[Piece]:
    for dimension in Dimension:
        for side in Side:
            for finding in assessment.section(dimension, side):
                yield _passage(finding, spoken, finding.section)


def _passage(finding: Finding | ModuleFinding, spoken: Language, section: str) -> Piece:
    sentences = tuple(one.sentence for one in marked(finding.text, spoken, finding.sentences))
    return Piece(id=finding.id, kind=PieceKind.PASSAGE, section=section, sentences=sentences)


def _text(id: str, kind: PieceKind, text: Text, spoken: Language, section: str) -> Iterator[Piece]:  # noqa: A002
    """A text as one piece; none where there are no words."""
    if words(text).strip():
        sentences = tuple(one.sentence for one in marked(text, spoken))
        yield Piece(id=id, kind=kind, section=section, sentences=sentences)


def _notes(
    stem: str,
    findings: tuple[Finding, ...] | tuple[ModuleFinding, ...],
    footnotes: tuple[Footnote, ...],
    made: Generated,
    spoken: Language,
    *,
    section: str,
) -> Iterator[Piece]:
    """The footnotes that somebody wrote."""
    generated: Mapping[str, str] = made.notes(findings, footnotes)
    for note in footnotes:
        if note.number not in generated:
            home = section or (note.place.section if note.place else "")
            yield from _text(f"{stem}.{note.number}", PieceKind.NOTE, (note.text,), spoken, home)


def _module(page: ModulePage, made: Generated, spoken: Language) -> Iterator[Piece]:
    name = page.module
    if page.title:
        yield _one(f"{name}.title", PieceKind.MODULE_TITLE, page.title, name)
    yield from _text(f"{name}.introduction", PieceKind.MODULE_INTRODUCTION, page.introduction, spoken, name)
    for finding in page.findings:
        yield _passage(finding, spoken, name)
    yield from _notes(f"{name}.note", page.findings, page.footnotes, made, spoken, section=name)


def _priorities(assessment: Assessment) -> Iterator[Piece]:
    """In printed order: those that concern all come first."""
    for one in sorted(assessment.priorities, key=lambda priority: int(priority.dimension or 0)):
        section = str(int(one.dimension)) if one.dimension else ""
        yield _one(f"priority.{one.id}", PieceKind.PRIORITY, one.text, section)
