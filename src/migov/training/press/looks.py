"""How a file looks: what the library's list says of it beside what it is."""

from __future__ import annotations

from migov.model.values import Moment, Value


class Look(Value, kw_only=True):
    """The appearance of a printed source. Every key may be left out."""

    language: str = "en"
    """BCP 47; decides hyphenation and the direction of writing."""
    date: Moment | None = None
    """The day of the edition: what the file's own metadata says."""
    publisher: str | None = None
    head: str | None = None
    """The running head of a PDF; a line above the title elsewhere."""
    first_page: int = 1
    """Number printed on the first page: a gazette numbers its pages through the year."""
    columns: int = 1
    front: bool = False
    """Whether a title page with the contents, numbered in Roman figures, comes first."""
    paper: str = "a4"
