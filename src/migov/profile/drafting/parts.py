"""The parts of a draft: what a reader comments on and a sign-off covers, in printed order.

The words are those of the assessment, as-of dates and all, before acronyms are spelled out: where an acronym is spelled
out depends on the passages before it, and a comment or a signature must not move with those. What the acronyms stand
for is a part of its own, so that a signature covers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from migov.model.assessments import Assessment
from migov.model.conventions import ConventionTable
from migov.model.dimensions import Dimension
from migov.model.drafts import Part, PartKind
from migov.model.findings import Finding, Side, section_of
from migov.model.footnotes import Footnote
from migov.model.indicators import Edition, Indicator
from migov.model.languages import Language
from migov.model.modules import ModuleFinding
from migov.model.publications import Generation
from migov.model.texts import Text, marks, words
from migov.profile.blocks import Paragraph, Phrase
from migov.profile.composing import priorities, spoken
from migov.profile.composing.acronyms import glossary
from migov.profile.composing.front import cover, full_name, imprint, most_named
from migov.profile.composing.key_findings import first_tables, further_tables, module_introduction, module_title
from migov.profile.composing.wording import Wording

ACRONYMS = "acronyms"
"""Id of the part that says what acronyms stand for; where that is printed is decided when the profile is."""


def parts(
    assessment: Assessment, *, language: Language, generation: Generation, editions: Sequence[Edition] = ()
) -> tuple[Part, ...]:
    """The parts of an assembled assessment in printed order.

    The editions tell the sub-domains of the questions that a part rests on.

    Raises:
        NotFound: no boilerplate has been written in this language yet.
    """
    wording = spoken(assessment, language, generation)
    asked = {indicator.code: indicator for edition in editions for indicator in edition.indicators}
    found = [_front(assessment, wording), *_introduced(assessment, wording)]
    first = first_tables(assessment) if assessment.conventions else ()
    found += _tables(first, assessment, wording, asked, section="1.1", after=0)
    found += _findings(assessment, wording, asked)
    found += _modules(assessment, wording, asked)
    found += _priorities(assessment, wording)
    found += _sources(assessment, wording, language)
    further = further_tables(assessment) if assessment.conventions else ()
    found += _tables(further, assessment, wording, asked, section=None, after=len(first))
    return tuple(found + _acronyms(assessment, found, wording))


def _front(assessment: Assessment, wording: Wording) -> Part:
    """Cover and imprint, a line of print a line."""
    face = cover(assessment, wording)
    lines = [face.series, face.official_name, face.profile_line, face.second_line or ""]
    lines += ["".join(_plain(paragraph)) for paragraph in imprint(wording)]
    return Part(
        id="front-matter",
        kind=PartKind.FRONT,
        title=face.series,
        words="\n".join(dict.fromkeys(line for line in lines if line)),
    )


def _introduced(assessment: Assessment, wording: Wording) -> Iterator[Part]:
    """What the introduction says of this profile alone: the institutions that the findings name most."""
    leads = [one["institutions"] for one in wording.entry("introduction", "sections") if "institutions" in one]
    if leads and (named := most_named(assessment)):
        yield Part(
            id="introduction",
            kind=PartKind.FRONT,
            title=wording.certain("introduction", "title"),
            words="\n".join((leads[0], *(full_name(one) for one in named))),
        )


def _plain(paragraph: Paragraph) -> Iterator[str]:
    for part in paragraph.content:
        if isinstance(part, str):
            yield part
        elif isinstance(part, Phrase):
            yield part.words


def _tables(
    tables: Sequence[ConventionTable],
    assessment: Assessment,
    wording: Wording,
    asked: Mapping[str, Indicator],
    *,
    section: str | None,
    after: int,
) -> Iterator[Part]:
    """The groups of tables; *after* is how many stand before them in the profile."""
    open_cell = wording.certain("findings", "open_cell")
    for number, table in enumerate(tables, after + 1):
        told = [
            f"{words(row.name)}: {row.ratification.printed if row.ratification else open_cell}" for row in table.rows
        ]
        treaties = {code for row in table.rows for code in row.treaties}
        yield Part(
            id=f"conventions-{number}",
            kind=PartKind.CONVENTIONS,
            title=f"{table.title} – {table.heading}" if table.heading else table.title,
            section=section,
            dimension=Dimension.RIGHTS,
            sub_domains=_unique(one.sub_domain for one in asked.values() if not treaties.isdisjoint(one.treaties)),
            words="\n".join(told) or open_cell,
            notes=(
                *(f"{note.mark} {note.text}" for note in table.notes),
                *_called([row.name for row in table.rows], assessment.footnotes),
            ),
        )


def _findings(assessment: Assessment, wording: Wording, asked: Mapping[str, Indicator]) -> Iterator[Part]:
    for dimension in Dimension:
        for side, heading in ((Side.WELL_DEVELOPED, "well_developed"), (Side.POTENTIAL, "potential")):
            title = wording.certain("findings", heading)
            for finding in assessment.section(dimension, side):
                yield _passage(
                    finding,
                    assessment.footnotes,
                    asked,
                    title=title,
                    section=section_of(dimension, side),
                    dimension=dimension,
                    side=side,
                )


def _modules(assessment: Assessment, wording: Wording, asked: Mapping[str, Indicator]) -> Iterator[Part]:
    for page in assessment.module_pages:
        title = module_title(page, wording)
        if introduction := module_introduction(page, wording):
            yield Part(
                id=f"{page.module}-introduction",
                kind=PartKind.PASSAGE,
                title=title,
                section=page.module,
                words=words(introduction),
                notes=_called([introduction], page.footnotes),
            )
        for finding in page.findings:
            yield _passage(finding, page.footnotes, asked, title=title, section=page.module)


def _passage(
    finding: Finding | ModuleFinding,
    footnotes: Iterable[Footnote],
    asked: Mapping[str, Indicator],
    *,
    title: str,
    section: str,
    dimension: Dimension | None = None,
    side: Side | None = None,
) -> Part:
    return Part(
        id=finding.id,
        kind=PartKind.PASSAGE,
        title=title,
        section=section,
        dimension=dimension,
        side=side,
        sub_domains=_unique(asked[code].sub_domain for code in finding.indicators if code in asked),
        words=words(finding.text),
        notes=_called([finding.text], footnotes),
    )


def _called(texts: Iterable[Text], footnotes: Iterable[Footnote]) -> tuple[str, ...]:
    """The notes that the texts call, once each, in the order of the calls."""
    told = {note.number: note.text for note in footnotes}
    return tuple(told[mark] for mark in dict.fromkeys(mark for text in texts for mark in marks(text)) if mark in told)


def _priorities(assessment: Assessment, wording: Wording) -> Iterator[Part]:
    if lines := priorities.lines(assessment, wording):
        yield Part(
            id="priorities",
            kind=PartKind.PRIORITIES,
            title=wording.certain("priorities", "title"),
            words="\n".join(lines),
        )


def _sources(assessment: Assessment, wording: Wording, language: Language) -> Iterator[Part]:
    """The key sources of each dimension; those of none stand last."""
    groups: dict[int | None, list[str]] = {}
    for source in assessment.key_sources or ():
        before = f"{source.heading}. " if source.heading else ""
        groups.setdefault(source.dimension, []).append(
            f"{before}{source.text}" + (f" {source.address}" if source.address else "")
        )
    for number, lines in groups.items():
        dimension = Dimension(number) if number in set(Dimension) else None
        title = wording.certain("sources", "title")
        yield Part(
            id=f"sources-{number or 'other'}",
            kind=PartKind.SOURCES,
            title=f"{title} – {dimension.title(language)}" if dimension else title,
            dimension=dimension,
            words="\n".join(lines),
        )


def _acronyms(assessment: Assessment, found: Sequence[Part], wording: Wording) -> list[Part]:
    """What the acronyms stand for that the passages use."""
    texts = [part.words for part in found if part.kind is PartKind.PASSAGE]
    used = [one for one in glossary(assessment).values() if any(one.stands_in(text) for text in texts)]
    if not used:
        return []
    lines = [one.full() for one in sorted(used, key=lambda one: one.acronym)]
    title = wording.certain("book", "acronyms")
    return [Part(id=ACRONYMS, kind=PartKind.FRONT, title=title, words="\n".join(lines))]


def _unique(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))
