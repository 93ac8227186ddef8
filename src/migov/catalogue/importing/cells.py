"""The cells of a row by the name of their column; what cannot be taken as it stands is noted, never guessed."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from migov.catalogue.editions import folded
from migov.catalogue.importing import columns
from migov.catalogue.importing.columns import BY_KEY, plain
from migov.catalogue.importing.limits import MOST_CHARACTERS
from migov.errors import Problem
from migov.model.languages import Language, Localized
from migov.workbooks import Grid

Key = tuple[str, Language | None]
Choice = TypeVar("Choice")
AS_TEXT = "format the column as text, type it again"


@dataclass(slots=True)
class Cells:
    """A grid whose columns are known; every mistake that is met on the way is kept in `problems`."""

    grid: Grid
    columns: dict[Key, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def find_columns(self) -> bool:
        """Whether the first row names what is needed; each heading that is not known, or twice there, is noted."""
        heading = self.grid.rows[0] if self.grid.rows else []
        for column, name in enumerate(heading):
            if is_empty(name):
                self._without_heading(column)
                continue
            known = columns.recognized(name)
            if (0, column) in self.grid.formulas:
                self.wrong("the heading is a formula", 0, column, "replace it by its value")
            elif known is None:
                self.wrong(f"the heading {str(name)[:60]!r} is not known", 0, column, _near(str(name)))
            elif known in self.columns:
                self.wrong(f"the heading {str(name)[:60]!r} stands twice", 0, column, "keep one of the columns")
            else:
                self.columns[known] = column
        present = {key for key, _ in self.columns}
        for needed in columns.COLUMNS:
            if needed.required and needed.key not in present:
                name = columns.header(needed, Language.EN, Language.EN if needed.by_language else None)
                remedy = "the first row holds the headings; `migov catalogue template` writes a file to start from"
                self.wrong(f"there is no column {name!r}", 0, remedy=remedy)
        return not self.problems

    def column(self, name: str) -> int | None:
        """The first column of that name, in whatever language its texts are."""
        return next((column for (key, _), column in self.columns.items() if key == name), None)

    def languages(self, name: str) -> list[Language]:
        """The languages in which that name has a column."""
        return [language for key, language in self.columns if key == name and language is not None]

    def raw(self, row: int, key: Key) -> str:
        """The cell's text with its line breaks; what is no text is noted and taken as empty."""
        column = self.columns.get(key)
        cell = self._cell(row, column)
        if column is None:
            return ""
        if (row, column) in self.grid.formulas:
            self.wrong("the cell holds a formula", row, column, "replace it by its value: copy, paste values only")
        elif (row, column) in self.grid.errors:
            self.wrong(f"the cell shows an error, {cell}", row, column, "write what it should say")
        elif is_empty(cell):
            return ""
        elif not isinstance(cell, str):
            self.wrong(f"the spreadsheet made {_what(cell)} of it", row, column, AS_TEXT)
        elif len(cell) > MOST_CHARACTERS:
            self.wrong(f"the cell has {len(cell):,} characters", row, column, f"at most {MOST_CHARACTERS:,}")
        elif any((ord(mark) < 32 and mark not in "\t\n\r") or mark in "\x7f\ufffd" for mark in cell):
            self.wrong("the cell holds characters that are no text", row, column, "type it again")
        else:
            return cell.replace("\r\n", "\n").replace("\r", "\n")
        return ""

    def text(self, row: int, name: str) -> str:
        """The cell's text on one line; empty where there is none."""
        return folded(self.raw(row, (name, None)))

    def localized(self, row: int, name: str, *, required: bool = False) -> Localized:
        """The row's texts of that name in their languages."""
        before = len(self.problems)
        texts = {language: folded(self.raw(row, (name, language))) for language in self.languages(name)}
        written = {language.value: text for language, text in texts.items() if text}
        if required and not written and len(self.problems) == before:
            self.wrong(f"the {name} is missing", row, self.column(name), "in at least one language")
        return Localized(**written)

    def choice(self, row: int, name: str, choices: Mapping[str, Choice], remedy: str) -> Choice | None:
        """What the cell chooses from a closed list; a choice that is no such, or missing, is noted."""
        before = len(self.problems)
        text = self._whole(row, name) or self.text(row, name)
        if len(self.problems) > before:
            return None
        if (found := choices.get(plain(text))) is not None:
            return found
        says = f"the {name} {text[:40]!r} is not known" if text else f"the {name} is missing"
        self.wrong(says, row, self.columns.get((name, None)), f"use one of: {remedy}")
        return None

    def list(
        self, row: int, name: str, parse: Callable[[str], Choice | None], remedy: str, *, numbers: bool = False
    ) -> tuple[Choice, ...]:
        """What the cell enumerates, each once; *numbers* allows a single whole number that was typed as such."""
        text = (self._whole(row, name) if numbers else "") or self.raw(row, (name, None))
        values: dict[Choice, None] = {}
        for word in (folded(part) for part in re.split(r"[;,\n]", text)):
            value = parse(word) if word else None
            if value is not None:
                values[value] = None
            elif word:
                says = f"{word[:40]!r} does not belong under {BY_KEY[name].name.en!r}"
                self.wrong(says, row, self.columns[name, None], remedy)
        return tuple(values)

    def wrong(self, says: str, row: int, column: int | None = None, remedy: str | None = None) -> None:
        """Note a mistake with its place."""
        title = None
        if column is not None and row > 0 and column < len(self.grid.rows[0]):
            title = folded(str(self.grid.rows[0][column]))[:40] or None
        place = self.grid.place(row, column, title)
        self.problems.append(Problem(says, file=self.grid.file, place=place, remedy=remedy))

    def _cell(self, row: int, column: int | None) -> object:
        cells = self.grid.rows[row]
        return None if column is None or column >= len(cells) else cells[column]

    def _whole(self, row: int, name: str) -> str:
        """A whole number that was typed, not computed, as text; else nothing."""
        column = self.columns.get((name, None))
        cell = self._cell(row, column)
        if not isinstance(cell, float | int) or isinstance(cell, bool) or (row, column) in self.grid.formulas:
            return ""
        return f"{cell:.0f}" if math.isfinite(cell) and cell == int(cell) else ""

    def _without_heading(self, column: int) -> None:
        for row, cells in enumerate(self.grid.rows):
            if column < len(cells) and not is_empty(cells[column]):
                self.wrong("there is a text in a column without a heading", row, column, "give it one, or clear it")
                return


def is_empty(cell: object) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _what(cell: object) -> str:
    if isinstance(cell, bool):
        return "a truth value"
    if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
        return "a date"
    return f"the number {cell:g}" if isinstance(cell, float | int) else "something else"


def _near(name: str) -> str:
    """What a heading that is not known should perhaps have been."""
    for column in columns.COLUMNS:
        if column.by_language and plain(name) in (plain(str(column.name.en)), plain(str(column.name.fr))):
            return f"say the language: {columns.header(column, Language.EN, Language.EN)!r}"
    return "known are: " + ", ".join(str(column.name.en) for column in columns.COLUMNS)
