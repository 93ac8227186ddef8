"""The chapters of findings: one for each dimension, and the pages of modules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionRow, ConventionTable
from migov.model.dimensions import Dimension
from migov.model.findings import Finding, Side, section_of
from migov.model.footnotes import Footnote
from migov.model.languages import Language
from migov.model.modules import ModuleFinding, ModulePage
from migov.model.texts import Text, marks, words
from migov.profile.blocks import Block, Cell, Chapter, Heading, NoteCall, Paragraph, Phrase, Row, Table
from migov.profile.composing.numbering import Notes, Series, foreign
from migov.profile.composing.texts import inline, paragraphs
from migov.profile.composing.wording import Wording


def chapter_id(dimension: Dimension) -> str:
    """The id of a dimension's chapter."""
    return f"dimension-{int(dimension)}"


def dimension_chapters(
    assessment: Assessment, wording: Wording, language: Language, series: Series
) -> Iterator[Chapter]:
    """The six chapters, each with its tables and its two sides."""
    for dimension in Dimension:
        yield _dimension(assessment, dimension, wording, language, series)


def _dimension(
    assessment: Assessment, dimension: Dimension, wording: Wording, language: Language, series: Series
) -> Chapter:
    name = chapter_id(dimension)
    spoken = foreign(assessment.publication.language, language)
    notes = Notes(series, assessment.footnotes, wording=wording, language=spoken)
    blocks: list[Block] = []
    if dimension is Dimension.RIGHTS and (first := first_tables(assessment)):
        blocks.append(_heading("1.1", wording.certain("findings", "conventions")))
        blocks.extend(tables(first, wording, notes, spoken))
    for side, heading in ((Side.WELL_DEVELOPED, "well_developed"), (Side.POTENTIAL, "potential")):
        if findings := assessment.section(dimension, side):
            blocks.append(_heading(section_of(dimension, side), wording.certain("findings", heading)))
            blocks.extend(_printed(findings, notes, spoken, wording))
    if not blocks:
        nothing = wording.certain("book", "nothing")
        blocks.append(Paragraph(id=f"{name}-nothing", content=(nothing,), role="small"))
    blocks.extend(_unplaced(name, _unplaced_of(assessment, dimension), wording, spoken))
    return Chapter(
        id=name,
        title=dimension.title(language),
        dimension=dimension,
        banner=wording.certain("book", "key_findings"),
        blocks=tuple(blocks),
        notes=notes.called,
    )


def module_chapters(assessment: Assessment, wording: Wording, language: Language) -> Iterator[Chapter]:
    """A chapter for each module page, whose notes count from 1."""
    for page in assessment.module_pages:
        yield _module(page, wording, foreign(assessment.publication.language, language))


def _module(page: ModulePage, wording: Wording, spoken: str | None) -> Chapter:
    notes = Notes(Series(), page.footnotes, wording=wording, language=spoken)
    name = f"{page.module}-introduction"
    own = spoken if words(page.introduction).strip() else None
    blocks: list[Block] = [
        *paragraphs(name, module_introduction(page, wording), notes.printed, role="lead", language=own)
    ]
    blocks.extend(_printed(page.findings, notes, spoken, wording))
    called = {number for finding in page.findings for number in marks(finding.text)} | set(marks(page.introduction))
    uncalled = (footnote for footnote in page.footnotes if footnote.number not in called)
    blocks.extend(_unplaced(page.module, uncalled, wording, spoken))
    return Chapter(
        id=page.module,
        title=module_title(page, wording),
        banner=wording.certain("modules", _voice(page, wording), "banner"),
        blocks=tuple(blocks),
        notes=notes.called,
        own_notes=True,
        language=spoken if page.title else None,
    )


def _voice(page: ModulePage, wording: Wording) -> str:
    return page.module if wording.has("modules", page.module) else "other"


def module_title(page: ModulePage, wording: Wording) -> str:
    """The title of a module's page: its own, else that of the boilerplate."""
    voice = _voice(page, wording)
    own_title = wording("modules", voice, "title") if wording.has("modules", voice, "title") else None
    return page.title or own_title or page.module


def module_introduction(page: ModulePage, wording: Wording) -> Text:
    """What opens a module's page: its own words, else those of the boilerplate; empty where there are none."""
    if words(page.introduction).strip():
        return page.introduction
    voice = _voice(page, wording)
    return (wording.certain("modules", voice, "introduction"),) if wording.has("modules", voice, "introduction") else ()


def first_tables(assessment: Assessment) -> tuple[ConventionTable, ...]:
    """The table that opens dimension 1, with all its groups; the others stand in an annex."""
    return tuple(table for table in assessment.conventions if table.number == assessment.conventions[0].number)


def further_tables(assessment: Assessment) -> tuple[ConventionTable, ...]:
    """The tables of the annex."""
    return tuple(table for table in assessment.conventions if table.number != assessment.conventions[0].number)


def tables(printed: Sequence[ConventionTable], wording: Wording, notes: Notes, spoken: str | None) -> Iterator[Table]:
    """Tables with the groups that continue them."""
    before: str | None = None
    for number, table in enumerate(printed, 1):
        continued = table.number == before
        name = f"table-{table.number}" + (f"-group-{number}" if continued else "")
        yield _table(name, table, wording, notes, spoken, continued=continued)
        before = table.number


def _table(
    name: str, table: ConventionTable, wording: Wording, notes: Notes, spoken: str | None, *, continued: bool
) -> Table:
    marks = {note.mark for note in table.notes}

    def mark(number: str) -> NoteCall | str:
        return number if number in marks or not notes.knows(number) else notes.printed(number)

    first, second = wording.entry("findings", "convention_heads")
    open_cell = wording.certain("findings", "open_cell")
    rows = tuple(
        Row(f"{name}-{number}", (Cell(inline(row.name, mark), spoken), Cell((_cell(row) or open_cell,), spoken)))
        for number, row in enumerate(table.rows, 1)
    )
    return Table(
        id=name,
        number=table.number,
        caption=table.title,
        heads=(table.heading or first, second),
        rows=rows,
        notes=tuple((note.mark, note.text) for note in table.notes),
        language=spoken,
        continued=continued,
    )


def _cell(row: ConventionRow) -> str | None:
    return row.ratification.printed if row.ratification else None


def _heading(number: str, text: str) -> Heading:
    return Heading(id=f"section-{number}", level=2, text=text, number=f"{number}.")


def _printed(
    findings: Iterable[Finding | ModuleFinding], notes: Notes, spoken: str | None, wording: Wording
) -> Iterator[Paragraph]:
    for finding in findings:
        own = finding.language.value if finding.language else spoken
        yield from paragraphs(finding.id, finding.text, notes.printed, role="finding", language=own)
        yield from untranslated(finding.id, finding.language, wording)


def untranslated(id: str, language: Language | None, wording: Wording) -> Iterator[Paragraph]:  # noqa: A002
    """The small line behind words that nobody has translated."""
    if language is not None and wording.has("translation", "untranslated", language.value):
        told = wording.certain("translation", "untranslated", language.value)
        yield Paragraph(id=f"{id}-untranslated", content=(told,), role="small")


def _unplaced(name: str, footnotes: Iterable[Footnote], wording: Wording, spoken: str | None) -> Iterator[Paragraph]:
    label = wording.entry("book", "unplaced_note").partition("{note}")[0]
    for number, footnote in enumerate(footnotes, 1):
        content = (label, Phrase(footnote.text, language=spoken))
        yield Paragraph(id=f"{name}-note-{number}", content=content, role="small")


def _unplaced_of(assessment: Assessment, dimension: Dimension) -> Iterator[Footnote]:
    """The footnotes that no mark calls and that belong to a dimension: by their section, else by the note before."""
    texts = [finding.text for finding in assessment.findings]
    texts += [row.name for table in assessment.conventions for row in table.rows]
    called = {number for text in texts for number in marks(text)}
    owner = Dimension.RIGHTS
    sections = {section_of(one, side): one for one in Dimension for side in Side} | {"1.1": Dimension.RIGHTS}
    for footnote in assessment.footnotes:
        section = footnote.place.section if footnote.place else None
        owner = sections.get(section or "", owner)
        if footnote.number not in called and owner is dimension and (section is None or section in sections):
            yield footnote
