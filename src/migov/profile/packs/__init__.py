"""Mandate packs: what of a draft concerns one institution, in a few pages to read, to print and to pass on."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from migov.profile.packs import docx, pdf
from migov.profile.packs.values import Line, Pack, Question, Section

__all__ = ["FORMS", "Form", "Line", "Pack", "Question", "Section", "render"]


class Form(StrEnum):
    """A kind of file, by its extension."""

    PDF = "pdf"
    DOCX = "docx"


FORMS: dict[Form, tuple[str, Callable[[Pack], bytes]]] = {
    Form.PDF: ("application/pdf", pdf.render),
    Form.DOCX: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.render),
}
"""The media type of each form, and what makes it."""


def render(pack: Pack, form: Form) -> bytes:
    """The pack as a file; the same pack gives the same bytes."""
    return FORMS[form][1](pack)
