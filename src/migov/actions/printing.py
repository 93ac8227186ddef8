"""Printing an assessment as a profile: PDF, DOCX or HTML, of any generation, in any language the boilerplate has."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from migov import model, profile
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import html
from migov.profile.blocks import Book
from migov.profile.composing import compose
from migov.profile.composing.wording import SPOKEN
from migov.store import assessments, prints
from migov.store.assessments import Entry


class Form(StrEnum):
    """What a profile can be printed as."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"

    @property
    def media_type(self) -> str:
        """The media type (IANA)."""
        return {
            Form.PDF: "application/pdf",
            Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Form.HTML: "text/html",
        }[self]


def generation_of(assessment: Assessment) -> Generation:
    """The generation an assessment is printed in when nobody chooses: its own, else the one of its year."""
    if assessment.publication.generation:
        return assessment.publication.generation
    year = assessment.publication.year or 0
    return Generation.G2019 if 0 < year < 2020 else Generation.G2021 if 0 < year < 2022 else Generation.G2022


def print_profile(assessment: Assessment, *, form: Form | str, language: Language, generation: Generation) -> bytes:
    """The assessment printed as a profile."""
    composed = compose(assessment, language=language, generation=generation)
    match Form(form):  # the printers of PDF and Word load a compiler and a library: only where they are asked for
        case Form.PDF:
            from migov.profile import pdf

            return pdf.render(composed)
        case Form.DOCX:
            from migov.profile import docx

            return docx.render(composed)
        case Form.HTML:
            return html.render(composed)


def kept_print(id: str, *, form: Form, language: Language, generation: Generation) -> bytes:  # noqa: A002
    """A kept assessment printed; what has been printed before from the same content is handed out again.

    Raises:
        NotFound: there is no assessment under this id.
    """
    made_of = (print_tag(id, form=form, language=language, generation=generation),)
    return prints.kept_or(
        made_of,
        lambda: print_profile(assessments.get(id), form=form, language=language, generation=generation),
    )


def print_tag(id: str, *, form: Form, language: Language, generation: Generation) -> str:  # noqa: A002
    """What a print is made of, in one word: changes when the content changes, or the code that prints.

    Raises:
        NotFound: there is no assessment under this id.
    """
    content = assessments.entry(id).content_sha256
    words = "\n".join((content, form, language, generation, press()))
    return sha256(words.encode()).hexdigest()


@lru_cache(maxsize=64)
def kept_book(entry: Entry, *, language: Language, generation: Generation) -> Book:
    """A kept assessment as a tree, before any format is chosen; remembered until its content changes.

    The entry holds the hash of the content: a changed content is another entry, and never meets an older book.
    """
    return compose(assessments.get(entry.id), language=language, generation=generation)


@lru_cache(maxsize=64)
def kept_article(entry: Entry, *, language: Language, generation: Generation) -> str:
    """A kept assessment as the article of a page, in HTML; remembered until its content changes."""
    return html.body(kept_book(entry, language=language, generation=generation))


def spoken(language: Language) -> Language:
    """The language in which a profile is printed for a reader of *language*: English where there is no boilerplate."""
    return language if language in SPOKEN else Language.EN


def looks() -> str:
    """The style sheet of a profile in HTML."""
    return html.stylesheet()


@cache
def press() -> str:
    """One word for the code and data that print: when they change, older prints are not handed out any more."""
    rooms = [Path(room.__file__ or "").parent for room in (profile, model)]
    parts = [path for room in rooms for path in room.rglob("*") if path.suffix in {".py", ".json", ".typ", ".css"}]
    return sha256(b"\n".join(path.read_bytes() for path in sorted(parts))).hexdigest()
