"""Printing an assessment as a profile: PDF, DOCX or HTML, of any generation, in any language the boilerplate has."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from migov import model
from migov.model.assessments import Assessment
from migov.model.languages import Language
from migov.model.publications import Generation
from migov.profile import html
from migov.profile.composing import compose
from migov.profile.composing.wording import SPOKEN


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


def spoken(language: Language) -> Language:
    """The language in which a profile is printed for a reader of *language*: English where there is no boilerplate."""
    return language if language in SPOKEN else Language.EN


def looks() -> str:
    """The style sheet of a profile in HTML."""
    return html.stylesheet()


PRINTING = frozenset({".py", ".json", ".toml", ".typ", ".css", ".xml", ".ttf"})
"""Endings of the files that have a hand in a print."""


@cache
def press() -> str:
    """One word for the code and data that print: when they change, older prints are not handed out any more."""
    rooms = [Path(__file__).parent, Path(model.__file__ or "").parent]
    parts = [path for room in rooms for path in room.rglob("*") if path.suffix in PRINTING]
    return sha256(b"\n".join(path.read_bytes() for path in sorted(parts))).hexdigest()


def maker() -> str:
    """Name and version of the tool with its press: two makers of one name print one assessment in the same words."""
    try:
        name = f"migov {version('migov')}"
    except PackageNotFoundError:  # run from a checkout that was not installed
        name = "migov"
    return f"{name}, press {press()[:12]}"
