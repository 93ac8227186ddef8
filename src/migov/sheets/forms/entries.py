"""What somebody typed into a cell → what it says, as plain text; what can be read in two ways is refused."""

from __future__ import annotations

import datetime
import math
import re
import unicodedata
from collections.abc import Callable
from functools import partial

from migov.errors import Problem
from migov.model.languages import Language
from migov.sheets import wording
from migov.sheets.forms import CellKind, Choice, Column, Row, choices, folded, labels, plain

Complain = Callable[..., Problem]
"""A complaint about this very cell, by its name and what fills its blanks."""
PRECISE = 10**15
"""Whole numbers above it lose their last digits in a spreadsheet."""
YEARS = range(1800, 2200)


def complaints(language: Language, file: str, place: str) -> Complain:
    """How to complain about a cell."""
    return partial(wording.problem, language=language, file=file, place=place)


def typed(cell: object, kind: CellKind, language: Language, complain: Complain) -> str | Problem:
    """The cell's words, whatever the spreadsheet took them for; what it made of them irrevocably is refused."""
    if cell is None or isinstance(cell, str):
        return plain(cell or "")
    if isinstance(cell, bool):
        return complain("not-text", what=wording.what("truth", language))
    if isinstance(cell, datetime.date):
        if kind in (CellKind.MOMENT, CellKind.MOMENTS):
            day = cell.date() if isinstance(cell, datetime.datetime) else cell
            return day.isoformat()
        return complain("not-text", what=wording.what("date", language))
    if isinstance(cell, float | int):
        if math.isfinite(cell) and cell == int(cell) and abs(cell) < PRECISE:
            return str(int(cell))
        return complain("not-text", what=wording.what("number", language, number=f"{cell:g}"))
    return complain("not-text", what=wording.what("time", language))


def understood(text: str, column: Column, row: Row | None, language: Language, complain: Complain) -> str | Problem:
    """What the words say in this column, as it is kept."""
    if not text:
        return ""
    match column.kind:
        case CellKind.CHOICE:
            return _chosen(text, choices(column, row), language, complain)
        case CellKind.MOMENT:
            return moment(text, complain)
        case CellKind.MOMENTS:
            return _moments(text, complain)
        case CellKind.YEARS:
            return _years(text, complain)
        case CellKind.TEXT:
            return text
        case _:
            return _matched(text, column.kind, complain)


def _chosen(text: str, options: tuple[Choice, ...], language: Language, complain: Complain) -> str | Problem:
    """The code of what was chosen, by its label in any of the languages or by the code itself."""
    names = labels(options, language)
    for spoken in (language, *Language):
        found = {code for code, label in labels(options, spoken).items() if folded(label) == folded(text)}
        if len(found) == 1:
            return found.pop()
    codes = [code for code in names if folded(code) == folded(text)]
    return codes[0] if len(codes) == 1 else complain("choice", text=text, choices=" · ".join(names.values()))


def moment(text: str, complain: Complain) -> str | Problem:
    """A date as exact as it is told; one in local order only where it can be read in one way.

    >>> complain = complaints(Language.EN, "list.xlsx", "cell B2")
    >>> moment("14/10/2021", complain), moment("10.2021", complain)
    ('2021-10-14', '2021-10')
    >>> print(moment("3/10/2021", complain))
    list.xlsx, cell B2: “3/10/2021” may be 2021-10-03 or 2021-03-10 (write it as 2021-10-03, year first)
    """
    told = digits(text)
    if match := re.fullmatch(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?", told, re.ASCII):
        found = _day(*(int(part) if part else None for part in match.groups()))
        return found or complain("date", text=text)
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", told, re.ASCII):
        return _day(int(match[2]), int(match[1]), None) or complain("date", text=text)
    if match := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", told, re.ASCII):
        first, second, year = (int(part) for part in match.groups())
        readings = list(dict.fromkeys(day for day in (_day(year, second, first), _day(year, first, second)) if day))
        if len(readings) == 2:
            return complain("two-dates", text=text, one=readings[0], other=readings[1])
        return readings[0] if readings else complain("date", text=text)
    return complain("date", text=text)


def _day(year: int | None, month: int | None, day: int | None) -> str | None:
    """The moment, if the calendar has it."""
    try:
        found = datetime.date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if found.year not in YEARS:
        return None
    return found.isoformat()[: 10 if day else 7 if month else 4]


def _moments(text: str, complain: Complain) -> str | Problem:
    found = [moment(part.strip(), complain) for part in re.split(r"[;؛\n]", text) if part.strip()]
    wrong = next((one for one in found if isinstance(one, Problem)), None)
    return wrong or "; ".join(dict.fromkeys(str(one) for one in found))


def _years(text: str, complain: Complain) -> str | Problem:
    parts = [part for part in re.split(r"[\s,;،؛]+", digits(text)) if part]
    wrong = next((part for part in parts if not re.fullmatch(r"\d{4}", part, re.ASCII) or int(part) not in YEARS), None)
    return complain("year", text=wrong) if wrong else ", ".join(parts)


PATTERNS = {
    CellKind.LANGUAGE: r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
    CellKind.PLACE: r"[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}",
    CellKind.ADDRESS: r"https?://[^\s<>\"]{1,2000}",
}


def _matched(text: str, kind: CellKind, complain: Complain) -> str | Problem:
    told = text.upper() if kind is CellKind.PLACE else text
    return told if re.fullmatch(PATTERNS[kind], told, re.ASCII) else complain(kind.value, text=text)


def digits(text: str) -> str:
    """The text with the digits of any script as 0 to 9, and without marks of direction.

    >>> digits("٢٠٢١")
    '2021'
    """
    kept = (mark for mark in text if unicodedata.category(mark) != "Cf")
    return "".join(str(unicodedata.decimal(mark)) if mark.isdecimal() else mark for mark in kept).strip()
