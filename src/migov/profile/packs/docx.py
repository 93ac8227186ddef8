"""A mandate pack as a Word document, to read and to pass on; the one to write into and send back is another file."""

from __future__ import annotations

from collections.abc import Iterator

from migov.profile.docx.elements import Element
from migov.profile.docx.papers import About, Paper
from migov.profile.packs.values import Line, Pack, Question
from migov.profile.packs.wording import Words, told


def render(pack: Pack) -> bytes:
    """The document."""
    says = told(pack)
    title = f"{says.kind}: {pack.institution}"
    paper = Paper(About(title=title, subject=says.draft, language=pack.language))
    body = [*_opening(paper, pack, says), *_sections(paper, pack, says)]
    body += _questions(paper, says.unanswered, pack.unanswered)
    body += _questions(paper, says.questions, pack.questions)
    body.append(paper.paragraph("Imprint", says.disclaimer))
    return paper.packed(body, running_head=f"{says.draft} · {pack.institution}")


def _opening(paper: Paper, pack: Pack, says: Words) -> Iterator[Element]:
    """Who is asked what, by when, and how they answer."""
    yield paper.paragraph("Imprint", says.kind)
    yield paper.paragraph("Title", pack.institution)
    yield paper.paragraph("Subtitle", says.draft)
    yield paper.paragraph("Normal", paper.bold(says.until))
    if pack.count:
        yield paper.paragraph("Normal", says.everything if pack.is_everything else says.what)
    yield paper.paragraph("Heading3", says.how)
    online = paper.plain(f"1. {says.online} ")
    yield paper.paragraph("Normal", [*online, paper.link(pack.address, pack.address)] if pack.address else online)
    word = paper.plain(f"2. {says.word} ")
    with_link = [*word, paper.link(pack.word_address, pack.word_address)] if pack.word_address else word
    yield paper.paragraph("Normal", with_link)
    yield paper.paragraph("Normal", f"3. {says.nothing}")
    yield paper.paragraph("Normal", says.answered)


def _sections(paper: Paper, pack: Pack, says: Words) -> Iterator[Element]:
    if not pack.count:
        yield paper.paragraph("Normal", says.empty)
    for section in pack.sections:
        yield paper.paragraph("Heading2", section.title, language=pack.text_language)
        for line in section.lines:
            yield from _line(paper, line, pack.text_language)


def _line(paper: Paper, line: Line, language: str) -> Iterator[Element]:
    """A part: its rows or its words, with one footnote that holds its sources."""
    *before, last = line.words.split("\n") if line.is_table else [line.words]
    style = "TableText" if line.is_table else "Finding"
    for row in before:
        yield paper.paragraph(style, row, language=language)
    content = [*paper.plain(last, language=language), *paper.note(line.notes, language=language)]
    yield paper.paragraph(style, content, language=language)


def _questions(paper: Paper, title: str, questions: tuple[Question, ...]) -> Iterator[Element]:
    if questions:
        yield paper.paragraph("Heading3", title)
    for one in questions:
        yield paper.paragraph("TableText", [*paper.bold(f"{one.code} "), *paper.plain(one.text)])
