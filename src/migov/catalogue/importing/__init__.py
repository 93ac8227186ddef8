"""An office's own list of indicators, from a spreadsheet: XLSX or CSV → `Edition`, and the template to start from.

Nothing is guessed and nothing is half taken: either the whole list is read, or every mistake is named with file, row
and column and what to do about it. Sizes are checked before anything is unpacked.
"""

from __future__ import annotations

from migov.catalogue.importing import lists, rows, workbooks
from migov.catalogue.importing.templates import template
from migov.errors import Problem, Unreadable
from migov.model.indicators import Edition, EditionKind
from migov.model.languages import Localized
from migov.workbooks import MEGABYTE, Grid, extension, refuse_other

__all__ = ["read", "template"]

MOST_BYTES = 10 * MEGABYTE


def read(
    data: bytes,
    *,
    file: str,
    code: str,
    title: Localized,
    kind: EditionKind = EditionKind.NATIONAL,
    year: int | None = None,
    remark: Localized = Localized(),  # noqa: B008 - immutable
) -> Edition:
    """The edition that a spreadsheet lists.

    Raises:
        Unreadable: the file is not the spreadsheet its name says, is too large or is damaged.
        Invalid: with every mistake in the list.
    """
    return rows.edition(grid(data, file=file), code=code, title=title, kind=kind, year=year, remark=remark)


def grid(data: bytes, *, file: str) -> Grid:
    """The cells of the file, told by its content; a name that says otherwise is refused, not corrected.

    Raises:
        Unreadable: empty, too large, of another kind than its name says, or no spreadsheet.
    """
    if not data:
        raise Unreadable(Problem("the file is empty", file=file))
    if len(data) > MOST_BYTES:
        says = f"the file has {len(data) / MEGABYTE:.0f} MB; a list of indicators has far less than 10"
        raise Unreadable(Problem(says, file=file, remedy="keep only the sheet with the indicators"))
    if refuse_other(data, file, save="save it as .xlsx or as CSV UTF-8") == "workbook":
        if extension(file) in ("csv", "tsv", "txt"):
            remedy = "give it the extension .xlsx, or save it as CSV"
            raise Unreadable(Problem(f"named .{extension(file)}, but it is a workbook", file=file, remedy=remedy))
        return workbooks.read(data, file)
    if extension(file) in ("xlsx", "xlsm", "xls", "ods"):
        remedy = "give it the extension .csv, or save it as .xlsx"
        raise Unreadable(Problem(f"named .{extension(file)}, but it is plain text", file=file, remedy=remedy))
    return lists.read(data, file)
