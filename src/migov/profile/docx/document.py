"""The document's body: cover, imprint, contents, chapters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from migov.profile.blocks import (
    Block,
    Cards,
    Chapter,
    Framework,
    Heading,
    Paragraph,
    Process,
    Sources,
    Table,
)
from migov.profile.docx.drawings import band, framework_drawing, process_drawing
from migov.profile.docx.elements import Element, element, root, valued
from migov.profile.docx.manuscript import Manuscript
from migov.profile.docx.notes import style_number
from migov.profile.docx.runs import Face, accent, field, run
from migov.profile.docx.tables import WIDTH, cards, panels, table
from migov.profile.markup import heading_text

STYLES = {"finding": "Finding", "lead": "Lead", "small": "Imprint", "item": "ListItem"}
"""By the role of a paragraph; any other is normal text."""
PAPER = (11906, 16838)
"""A4, in twentieths of a point."""


def document(manuscript: Manuscript) -> Element:
    """The whole document."""
    book = manuscript.book
    body = element("w:body")
    body.extend(_cover(manuscript))
    imprint = [_paragraph(paragraph, manuscript) for paragraph in book.imprint]
    body.extend(imprint)
    body.extend(_contents(manuscript, breaks=bool(imprint)))
    chapters = (made for chapter in book.chapters for made in _chapter(chapter, manuscript))
    body.extend(_apart(chapters, manuscript))
    body.append(_section(manuscript, furnished=True))
    return root("w:document", body)


def header(manuscript: Manuscript) -> Element:
    """The running head."""
    return root("w:hdr", manuscript.paragraph("Header", manuscript.plain(manuscript.book.running_head)))


def footer(manuscript: Manuscript) -> Element:
    """The number of the page."""
    return root("w:ftr", manuscript.paragraph("Footer", field("PAGE", Face(language=manuscript.language), "2")))


def _cover(manuscript: Manuscript) -> Iterator[Element]:
    cover = manuscript.book.cover
    lines = [("CoverSeries", cover.series), ("Title", cover.official_name), ("Subtitle", cover.profile_line)]
    if cover.second_line:
        lines.append(("Subtitle", cover.second_line))
    yield band(manuscript)
    for style, text in lines[:-1]:
        yield manuscript.paragraph(style, manuscript.plain(text))
    style, text = lines[-1]
    yield manuscript.paragraph(style, manuscript.plain(text), last=[_section(manuscript, furnished=False)])


def _section(manuscript: Manuscript, *, furnished: bool) -> Element:
    """The settings of the cover, or of all pages after it, which have a running head and a number."""
    made = element("w:sectPr")
    if furnished:
        made.append(element("w:headerReference", {"w:type": "default", "r:id": "rHeader"}))
        made.append(element("w:footerReference", {"w:type": "default", "r:id": "rFooter"}))
    width, height = PAPER
    side = str((width - WIDTH) // 2)
    margins = {
        "top": "1474",
        "right": side,
        "bottom": "1361",
        "left": side,
        "header": "680",
        "footer": "624",
        "gutter": "0",
    }
    made.append(valued("w:type", "nextPage"))
    made.append(element("w:pgSz", {"w:w": str(width), "w:h": str(height)}))
    made.append(element("w:pgMar", {f"w:{name}": value for name, value in margins.items()}))
    made.append(element("w:cols", {"w:space": "708"}))
    if manuscript.book.language.right_to_left:
        made.append(element("w:bidi"))
    return made


def _contents(manuscript: Manuscript, *, breaks: bool) -> Iterator[Element]:
    """A table of contents that is filled in already, without page numbers: those Word adds when it is asked to update.

    A field marked as stale would fill them in at once, but makes Word ask each reader whether other files may be read.
    """
    title = manuscript.plain(manuscript.book.contents_title)
    head = manuscript.paragraph(
        "TOCHeading", title, properties=() if breaks else [element("w:pageBreakBefore", {"w:val": "0"})]
    )
    entries = list(_entries(manuscript))
    if not entries:
        return
    face = Face(language=manuscript.language)
    start = (
        run(face, element("w:fldChar", {"w:fldCharType": "begin"})),
        run(face, element("w:instrText", {"xml:space": "preserve"}, ' TOC \\o "1-2" \\h \\z ')),
        run(face, element("w:fldChar", {"w:fldCharType": "separate"})),
    )
    for at, part in enumerate(start, start=1):
        entries[0].insert(at, part)
    entries[-1].append(run(face, element("w:fldChar", {"w:fldCharType": "end"})))
    gallery = element("w:docPartObj", None, valued("w:docPartGallery", "Table of Contents"), element("w:docPartUnique"))
    yield element("w:sdt", None, element("w:sdtPr", None, gallery), element("w:sdtContent", None, head, *entries))


def _entries(manuscript: Manuscript) -> Iterator[Element]:
    banner: str | None = None
    for chapter in manuscript.book.chapters:
        if not chapter.in_contents:
            continue
        if chapter.banner and chapter.banner != banner:
            yield manuscript.paragraph("ContentsBanner", manuscript.plain(chapter.banner))
        banner = chapter.banner
        title = manuscript.plain(chapter.title, language=chapter.language, colour=accent(chapter.dimension))
        yield manuscript.paragraph("TOC1", [manuscript.inside(chapter.id, title)])
        for block in chapter.blocks:
            if isinstance(block, Heading) and block.level == 2:
                text = manuscript.plain(heading_text(block), language=block.language)
                yield manuscript.paragraph("TOC2", [manuscript.inside(block.id, text)])


def _chapter(chapter: Chapter, manuscript: Manuscript) -> Iterator[Element]:
    manuscript.chapter = chapter
    breaking = [element("w:pageBreakBefore")]
    if chapter.banner:
        yield manuscript.paragraph("Banner", manuscript.plain(chapter.banner), properties=breaking)
        breaking = []
    colour = accent(chapter.dimension)
    style = "Heading1" if chapter.in_contents else "HeadingOutsideContents"
    title = manuscript.plain(chapter.title, language=chapter.language, colour=colour)
    yield manuscript.paragraph(style, title, place=chapter.id, language=chapter.language, properties=breaking)
    at = 0
    while at < len(chapter.blocks):
        block, further = chapter.blocks[at], []
        at += 1
        while isinstance(block, Table) and at < len(chapter.blocks) and _continues(chapter.blocks[at]):
            further.append(chapter.blocks[at])
            at += 1
        leads = at < len(chapter.blocks) and isinstance(chapter.blocks[at], Cards)
        yield from _block(block, further, manuscript, leads=leads)
    for note in manuscript.footnotes.uncalled(chapter):
        language = note.language or manuscript.language
        text = manuscript.inline((" ", *note.text), Face(language=language))
        content = [*style_number(note.number, language), *text]
        yield manuscript.paragraph("FootnoteText", content, language=language)


def _continues(block: Block) -> bool:
    return isinstance(block, Table) and block.continued


def _block(block: Block, further: Sequence[Block], manuscript: Manuscript, *, leads: bool) -> Iterable[Element]:
    """A block with what continues it; *leads* says that the cards come next."""
    match block:
        case Paragraph():
            return [_paragraph(block, manuscript, leads=leads)]
        case Heading():
            return [_heading(block, manuscript)]
        case Table():
            return table(block, [part for part in further if isinstance(part, Table)], manuscript)
        case Cards():
            return cards(block, manuscript)
        case Framework():
            return [framework_drawing(block, manuscript), *panels(block, manuscript)]
        case Process():
            return _process(block, manuscript)
        case Sources():
            return _sources(block, manuscript)
        case _:
            raise TypeError(f"no way to print a {type(block).__name__}")


def _paragraph(paragraph: Paragraph, manuscript: Manuscript, *, leads: bool = False) -> Element:
    """The paragraph; one that leads to the cards stays on their page."""
    style = STYLES.get(paragraph.role, "Normal")
    face = Face(language=paragraph.language or manuscript.language)
    content = manuscript.inline(paragraph.content, face)
    keeping = [element("w:keepNext")] if leads else []
    return manuscript.paragraph(style, content, place=paragraph.id, language=paragraph.language, properties=keeping)


def _heading(heading: Heading, manuscript: Manuscript) -> Element:
    colour = accent(manuscript.chapter.dimension)
    words = manuscript.plain(heading_text(heading), language=heading.language, colour=colour)
    style = f"Heading{2 if heading.level == 2 else 3}"
    return manuscript.paragraph(style, words, place=heading.id, language=heading.language)


def _process(block: Process, manuscript: Manuscript) -> Iterator[Element]:
    yield process_drawing(block, manuscript)
    face = Face(language=manuscript.language)
    for step in block.steps:
        yield manuscript.paragraph("StepTitle", manuscript.plain(f"{step.number}.\t{step.title}"))
        yield manuscript.paragraph("StepText", manuscript.inline(step.text, face))


def _sources(block: Sources, manuscript: Manuscript) -> Iterator[Element]:
    for heading, entries in block.groups:
        if heading:
            yield manuscript.paragraph("SourceHeading", manuscript.plain(heading), place=block.id)
        for entry in entries:
            language = manuscript.language_of(entry)
            words = manuscript.inline(entry, Face(language=language))
            yield manuscript.paragraph("SourceEntry", words, place=block.id, language=language)


def _apart(elements: Iterable[Element], manuscript: Manuscript) -> Iterator[Element]:
    """The elements with a line between two tables, which Word would join, and after a last one, as Word wants it."""
    table_before = False
    for made in elements:
        is_table = made.tag.endswith("}tbl")
        if is_table and table_before:
            yield manuscript.paragraph("AfterTable", ())
        yield made
        table_before = is_table
    if table_before:
        yield manuscript.paragraph("AfterTable", ())
