"""The spreadsheet to start from: empty, or holding an edition.

What is written here reads back as the same edition.
"""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from migov.catalogue.importing.columns import BY_KEY, COLUMNS, Column, header
from migov.catalogue.importing.limits import MOST_ROWS
from migov.catalogue.scales import CONFIDENCE_NAMES, SCALE_NAMES
from migov.model.dimensions import Dimension
from migov.model.indicators import Category, Edition, Indicator, SubDomain
from migov.model.languages import Language, Localized

Heading = tuple[Column, Language | None]
NARROW = 16
"""Width of a column in characters, where nothing else is said."""
WIDE = {"question": 50, "guidance": 70, "sub_domain_title": 30, "categories": 30, "origin": 40}


class TemplateFormat(StrEnum):
    XLSX = "xlsx"
    CSV = "csv"


def template(form: TemplateFormat, *, edition: Edition | None = None, language: Language = Language.EN) -> bytes:
    """The file to start from, its headings in English or French; with *edition*, filled with its indicators."""
    headings = list(_headings(_languages(edition)))
    rows = list(_rows(edition, headings, language)) if edition else []
    titles = [header(column, language, of) for column, of in headings]
    if form is TemplateFormat.CSV:
        return _csv(titles, rows, ";" if language is Language.FR else ",")
    return _xlsx(headings, titles, rows, language)


def _languages(edition: Edition | None) -> list[Language]:
    """English and French at least: a template invites both."""
    used = {Language.EN, Language.FR}
    for indicator in edition.indicators if edition else ():
        labels = [category.label for category in indicator.categories]
        for text in (indicator.question, indicator.guidance, *labels):
            used.update(text.languages)
    for sub_domain in edition.sub_domains if edition else ():
        used.update(sub_domain.title.languages)
    return [language for language in Language if language in used]


def _headings(languages: Sequence[Language]) -> Iterator[Heading]:
    for column in COLUMNS:
        if column.by_language:
            yield from ((column, language) for language in languages)
        else:
            yield column, None


def _rows(edition: Edition, headings: Sequence[Heading], language: Language) -> Iterator[list[str]]:
    homes = {sub_domain.code: sub_domain for sub_domain in edition.sub_domains}
    for indicator in edition.indicators:
        yield [_cell(indicator, homes[indicator.sub_domain], column.key, of, language) for column, of in headings]


def _cell(indicator: Indicator, home: SubDomain, key: str, of: Language | None, language: Language) -> str:
    value: Any = home.title if key == "sub_domain_title" else getattr(indicator, key)
    if key == "categories" and of is not None:
        return "\n".join(_category(category, of) for category in indicator.categories if category.label.written(of))
    if key == "scale":
        return SCALE_NAMES[indicator.scale].text(language)
    if key == "confidence":
        return CONFIDENCE_NAMES[indicator.confidence].text(language)
    if isinstance(value, Localized):
        return value.written(of or Language.EN) or ""
    if isinstance(value, Dimension):
        return str(int(value))
    if isinstance(value, tuple):
        return "; ".join(str(one) for one in value)
    return "" if value is None else str(value)


def _category(category: Category, language: Language) -> str:
    return f"{category.code}: {category.label.text(language)}"


def _csv(titles: list[str], rows: list[list[str]], separator: str) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=separator).writerows([titles, *rows])
    return stream.getvalue().encode("utf-8-sig")  # the mark tells spreadsheets that this is UTF-8


def _xlsx(headings: Sequence[Heading], titles: list[str], rows: list[list[str]], language: Language) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": "migov", "created": datetime.datetime(2000, 1, 1)})  # noqa: DTZ001 - as it wants it
    sheet = book.add_worksheet("Indicateurs" if language is Language.FR else "Indicators")
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E8EEF4", "bottom": 1})
    text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    for column, (title, (kind, _)) in enumerate(zip(titles, headings, strict=True)):
        sheet.set_column(column, column, WIDE.get(kind.key, NARROW), text)
        sheet.write_string(0, column, title, bold)
        sheet.write_comment(0, column, kind.note.text(language), {"x_scale": 2})
        _offer(sheet, column, kind, language)
    widths = [WIDE.get(kind.key, NARROW) for kind, _ in headings]
    for number, row in enumerate(rows, start=1):
        lines = max(1 + len(cell) // width for cell, width in zip(row, widths, strict=True))
        sheet.set_row(number, min(15 * lines, 400))  # spreadsheets open with cut-off texts otherwise
        for column, cell in enumerate(row):
            if cell:
                sheet.write_string(number, column, cell, text)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    _notes(book, language)
    book.close()
    return stream.getvalue()


def _offer(sheet: Any, column: int, kind: Column, language: Language) -> None:
    """A list to choose from, where a column takes only some words."""
    choices = {
        "dimension": [str(int(dimension)) for dimension in Dimension],
        "scale": [name.text(language) for name in SCALE_NAMES.values()],
        "confidence": [name.text(language) for name in CONFIDENCE_NAMES.values()],
    }.get(kind.key)
    if choices:
        rule = {"validate": "list", "source": choices, "ignore_blank": True}
        sheet.data_validation(1, column, MOST_ROWS - 1, column, rule)


def _notes(book: Any, language: Language) -> None:
    """A second sheet: what to write in which column, and which dimension has which number."""
    sheet = book.add_worksheet("Notes")
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    sheet.set_column(0, 0, 34, bold)
    sheet.set_column(1, 1, 90, wrap)
    lines = [(BY_KEY[column.key].name, column.note) for column in COLUMNS]
    for number, (name, note) in enumerate(lines):
        sheet.write_string(number, 0, name.text(language))
        sheet.write_string(number, 1, note.text(language))
    for number, dimension in enumerate(Dimension, start=len(lines) + 1):
        sheet.write_string(number, 0, f"Dimension {int(dimension)}")
        sheet.write_string(number, 1, dimension.title(language))
