"""Columns and tables of the data set as values, and the columns that many tables have."""

from __future__ import annotations

from typing import NamedTuple

TYPES = {"text": "string", "integer": "integer", "boolean": "boolean", "json": "string"}
"""Ours → those of data packages."""


class Column(NamedTuple):
    """One column."""

    name: str
    type: str
    says: str


class Table(NamedTuple):
    """One table."""

    name: str
    says: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns that tell its rows apart, and in whose order they stand in files."""
    of: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Columns that name a row of another table, with its name."""


def columns(*lines: str) -> tuple[Column, ...]:
    """Columns from lines of a name, a type and what it means."""
    return tuple(Column(*(part.strip() for part in line.split("|", 2))) for line in lines)


def names(stem: str, says: str) -> tuple[str, ...]:
    """Lines of a column in each of the five languages."""
    languages = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese", "ar": "Arabic"}
    return tuple(f"{stem}_{code} | text | {says}, in {name}." for code, name in languages.items())


RELEASE = "release | text | Id of the release: `xnd-2024.1`."
PLACE = "place | text | Id of the place."
YEAR = "year | integer | Year of the profile."
LANGUAGE = "language | text | Language of the text: en, fr, es, pt or ar."
PARAGRAPH = "paragraph | text | Id of the paragraph, the same in every language."
SENTENCE = "sentence | integer | Position of the sentence in the paragraph, from 1."
POSITION = "position | integer | Position, from 1."
INDICATOR = "indicator | text | Code of the indicator."
INSTRUMENT = "instrument | text | Id of the instrument within its place."
AS_OF = "as_of | text | The day, month or year at which it was true."

OF_RELEASE = ((("release",), "releases"),)
OF_PARAGRAPH = ((("release", "language", "paragraph"), "paragraphs"),)
OF_SENTENCE = ((("release", "language", "paragraph", "sentence"), "sentences"),)
OF_INSTRUMENT = ((("release", "instrument"), "instruments"),)
