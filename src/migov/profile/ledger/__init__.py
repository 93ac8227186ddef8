"""The comment matrix: every comment with its response and the change it caused, as a table that can be printed.

`rows` says what stands in it, `wording` in which words, and each of the others makes one kind of file.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from migov.profile.ledger import csv, docx, html, xlsx
from migov.profile.ledger.rows import Matrix, Reply, Row, differing

__all__ = ["FORMS", "Form", "Matrix", "Reply", "Row", "differing", "render"]


class Form(StrEnum):
    """A kind of file, by its extension."""

    XLSX = "xlsx"
    DOCX = "docx"
    CSV = "csv"
    HTML = "html"


FORMS: dict[Form, tuple[str, Callable[[Matrix], bytes]]] = {
    Form.XLSX: ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.render),
    Form.DOCX: ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx.render),
    Form.CSV: ("text/csv; charset=utf-8", csv.render),
    Form.HTML: ("text/html; charset=utf-8", html.render),
}
"""The media type of each form, and what makes it."""


def render(matrix: Matrix, form: Form) -> bytes:
    """The matrix as a file; the same matrix gives the same bytes."""
    return FORMS[form][1](matrix)
