"""A form → a workbook: lists to choose from, locked cells, notes, and a hidden sheet with what was sent.

Texts are written as texts, never as formulas or links. Locking has no password: it keeps a hand from slipping, and
pretends nothing else; what was changed all the same is noticed when the workbook comes back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it has no types

from migov.errors import Invalid
from migov.sheets.forms import (
    CellKind,
    Choice,
    Column,
    Form,
    Row,
    Table,
    choices,
    fits,
    is_closed,
    labels,
    shown,
    written,
)
from migov.sheets.forms.hidden import LISTS, MARK, SHEET, carried
from migov.sheets.forms.looks import Looks, height, sheet_name
from migov.sheets.wording import say

FIRST = 2
"""Rows above a table: the keys of its columns, which are hidden, and the headings."""
LOCK = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True, "select_locked_cells": True}
"""What a locked sheet allows all the same."""
NOTE = 30_000
"""Characters of a note."""
PROMPT_TITLE, PROMPT = 32, 255
"""Characters that Excel takes for the hint beside a cell: with more it calls the file damaged."""


def write(form: Form) -> bytes:
    """The workbook of a form.

    Raises:
        Invalid: a heading or a given text does not fit into a cell.
    """
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, options)
    sent = datetime.fromisoformat(form.sent_at).replace(tzinfo=None)
    book.set_properties({"title": written(form.title)[:255], "author": "migov", "created": sent})
    writer = _Writer(book, form)
    writer.start()
    for table in form.tables:
        writer.table(table)
    writer.hidden()
    book.close()
    return stream.getvalue()


@dataclass
class _Writer:
    """One workbook being written."""

    book: Any
    form: Form
    taken: set[str] = field(default_factory=lambda: {SHEET, LISTS})
    lists: dict[tuple[str, ...], str] = field(default_factory=dict)
    """Labels to choose from → where they stand."""

    def __post_init__(self) -> None:
        self.looks = Looks(self.book, self.form.language)

    def start(self) -> None:
        """The first sheet: what this is and what to do."""
        sheet = self._sheet(say("sheet.start", self.form.language))
        looks, row = self.looks, 2
        sheet.set_column(0, 0, 26, looks.plain)
        sheet.set_column(1, 1, 90, looks.plain)
        sheet.hide_gridlines(2)
        sheet.set_row(0, 30)
        _put(sheet, 0, 0, self.form.title, looks.title)
        for label, text in self.form.facts:
            _put(sheet, row, 0, label, looks.label)
            _put(sheet, row, 1, text, looks.plain)
            sheet.set_row(row, height([(text, 90), (label, 24)]))
            row += 1
        row += 1
        _put(sheet, row, 0, say("to-do", self.form.language), looks.label)
        for number, step in enumerate(self.form.steps, start=1):
            text = f"{number}. {step}"
            _put(sheet, row, 1, text, looks.plain)
            sheet.set_row(row, height([(text, 90)]))
            row += 1
        sheet.set_portrait()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def table(self, table: Table) -> None:
        """One table on its sheet."""
        sheet = self._sheet(table.sheet)
        _put(sheet, 0, 0, MARK + table.key, self.looks.plain)
        for at, column in enumerate(table.columns, start=1):
            sheet.set_column(at, at, column.width, self.looks.plain)
            _put(sheet, 0, at, column.key, self.looks.plain)
            _put(sheet, 1, at, column.heading, self.looks.heading)
            if column.note:
                _note(sheet, 1, at, column.note)
        sheet.set_column(0, 0, 8, self.looks.plain, {"hidden": True})
        sheet.set_row(0, None, None, {"hidden": True})
        sheet.set_row(1, 34)
        for number, row in enumerate((*table.rows, *[None] * table.blank), start=FIRST):
            self._row(sheet, number, table, row)
        for number, column in enumerate(table.columns, start=1):
            self._offers(sheet, number, column, (*table.rows, *[None] * table.blank))
        last = FIRST + len(table.rows) + table.blank - 1
        if last >= FIRST:
            sheet.autofilter(1, 1, last, len(table.columns))
        sheet.freeze_panes(FIRST, min(3, 1 + sum(column.is_given for column in table.columns[:2])))
        sheet.set_landscape()
        sheet.set_paper(8)  # A3
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(1)

    def hidden(self) -> None:
        """The sheets that are not shown: the lists, and what was sent."""
        sheet = self._sheet(LISTS)
        for at, names in enumerate(self.lists):
            for row, name in enumerate(names):
                _put(sheet, row, at, name, self.looks.plain)
        sheet.very_hidden()
        sheet = self._sheet(SHEET)
        for row, piece in enumerate(carried(self.form)):
            sheet.write_string(row, 0, piece)
        sheet.very_hidden()

    def _sheet(self, wanted: str) -> Any:
        name = wanted if wanted in (SHEET, LISTS) else sheet_name(wanted, self.taken)
        sheet = self.book.add_worksheet(name)
        sheet.protect("", LOCK)
        if self.form.language.right_to_left and wanted not in (SHEET, LISTS):
            sheet.right_to_left()
        return sheet

    def _row(self, sheet: Any, at: int, table: Table, row: Row | None) -> None:
        if row is not None:
            _put(sheet, at, 0, row.key, self.looks.plain)
            sheet.set_row(at, height(self._texts(table, row)))
            if row.note:
                _note(sheet, at, min(2, len(table.columns)), row.note)
        for number, column in enumerate(table.columns, start=1):
            closed = is_closed(column, row)
            looks = self.looks.given if closed else self.looks.fill
            text = self._text(column, row)
            if text:
                _put(sheet, at, number, text, looks)
            else:
                sheet.write_blank(at, number, None, looks)

    def _texts(self, table: Table, row: Row) -> list[tuple[str, int]]:
        return [(self._text(column, row), column.width) for column in table.columns]

    def _text(self, column: Column, row: Row | None) -> str:
        """What the cell shows; a long text that is there to be read ends with a word that it goes on."""
        if row is None:
            return ""
        if not column.is_given:
            return shown(column, row, row.cells.get(column.key, ""), self.form.language)
        text = written(row.given.get(column.key, ""))
        return text if fits(text) else text[:10_000] + say("shortened", self.form.language)

    def _offers(self, sheet: Any, at: int, column: Column, rows: Sequence[Row | None]) -> None:
        """The lists and hints of a column, each for as many rows as it holds for."""
        rules = (self._rule(column, row) for row in rows)
        for rule, run in groupby(enumerate(rules, start=FIRST), key=lambda found: found[1]):
            if rule is not None:
                numbers = [number for number, _ in run]
                sheet.data_validation(numbers[0], at, numbers[-1], at, dict(rule))

    def _rule(self, column: Column, row: Row | None) -> tuple[tuple[str, str], ...] | None:
        """The list of a cell that has one, else a hint what to write, else nothing."""
        language, title = self.form.language, column.heading[:PROMPT_TITLE]
        if is_closed(column, row):
            return None
        if column.kind is CellKind.CHOICE:
            return (
                ("validate", "list"),
                ("source", self._list(choices(column, row))),
                ("input_title", title),
                ("input_message", say("choose", language)[:PROMPT]),
                ("error_title", title),
                ("error_message", say("choose-only", language)[:PROMPT]),
            )
        if column.note:
            return (("validate", "any"), ("input_title", title), ("input_message", written(column.note)[:PROMPT]))
        return None

    def _list(self, options: tuple[Choice, ...]) -> str:
        """Where the labels stand: a list in the cell itself could have only 255 characters, and no commas."""
        names = tuple(labels(options, self.form.language).values())
        if names not in self.lists:
            column = xlsxwriter.utility.xl_col_to_name(len(self.lists), col_abs=True)
            self.lists[names] = f"={LISTS}!{column}$1:{column}${max(1, len(names))}"
        return self.lists[names]


def _put(sheet: Any, row: int, column: int, text: str, looks: Any) -> None:
    """A text in a cell, as a text; the writer would leave out one that is too long without a word."""
    plain = written(text)
    if sheet.write_string(row, column, plain, looks) != 0 or not fits(plain):
        raise Invalid(f"a text of {len(plain):,} characters does not fit into a cell")


def _note(sheet: Any, row: int, column: int, text: str) -> None:
    plain = written(text)
    lines = height([(plain, 60)])
    sheet.write_comment(
        row, column, plain[:NOTE], {"width": 360, "height": min(30 + lines * 1.3, 500), "author": "migov"}
    )
