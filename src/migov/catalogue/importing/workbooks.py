"""Which sheet of a workbook holds the indicators."""

from __future__ import annotations

from migov.catalogue.importing.columns import plain
from migov.catalogue.importing.limits import LIMITS
from migov.errors import Problem, Unreadable
from migov.workbooks import Grid, Workbook

NAMES = ("indicators", "indicateurs", "indicator", "indicateur")
"""Of the sheet that is read; without one, the first. Hidden sheets are left alone."""


def read(data: bytes, file: str) -> Grid:
    """The cells of the sheet with the indicators.

    Raises:
        Unreadable: not a workbook, damaged, protected, or larger than a list of indicators can be.
    """
    workbook = Workbook(data, file=file, limits=LIMITS)
    shown = [page for page in workbook.pages if page.is_shown]
    page = next((page for page in shown if plain(page.name) in NAMES), next(iter(shown), None))
    if page is None:
        remedy = "save it as a new .xlsx workbook"
        raise Unreadable(Problem("the workbook has no sheet that is shown", file=file, remedy=remedy))
    return workbook.grid(page)
