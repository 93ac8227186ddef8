"""An office's own list of indicators, from a spreadsheet: XLSX or CSV → `Edition`, and the template to start from.

Nothing is guessed and nothing is half taken: either the whole list is read, or every mistake is named with file, row
and column and what to do about it. Sizes are checked before anything is unpacked.
"""

from __future__ import annotations

from migov.catalogue.importing import lists, rows, workbooks
from migov.catalogue.importing.grids import MEGABYTE, Grid, extension
from migov.catalogue.importing.templates import template
from migov.errors import Problem, Unreadable
from migov.model.indicators import Edition, EditionKind
from migov.model.languages import Localized

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
    kind, remedy = _kind(data)
    if kind == "workbook":
        if extension(file) in ("csv", "tsv", "txt"):
            remedy = "give it the extension .xlsx, or save it as CSV"
            raise Unreadable(Problem(f"named .{extension(file)}, but it is a workbook", file=file, remedy=remedy))
        return workbooks.read(data, file)
    if kind == "text":
        if extension(file) in ("xlsx", "xlsm", "xls", "ods"):
            remedy = "give it the extension .csv, or save it as .xlsx"
            raise Unreadable(Problem(f"named .{extension(file)}, but it is plain text", file=file, remedy=remedy))
        return lists.read(data, file)
    raise Unreadable(Problem(f"it is {kind}, not a spreadsheet that can be read here", file=file, remedy=remedy))


def _kind(data: bytes) -> tuple[str, str]:
    """What the first bytes say, and what to do where it cannot be read."""
    save = "save it as .xlsx or as CSV UTF-8"
    signatures = {
        b"PK\x03\x04": ("workbook", ""),
        b"%PDF": ("a PDF", "hand in the spreadsheet it was made from"),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": ("an old .xls workbook or one with a password", f"{save}, without one"),
        b"\x89PNG": ("a picture", save),
        b"\xff\xd8\xff": ("a picture", save),
        b"PK\x05\x06": ("an empty archive", save),
        b"{\\rtf": ("an RTF text", save),
        b"\x1f\x8b": ("a compressed file", "unpack it first"),
    }
    return next((found for start, found in signatures.items() if data.startswith(start)), ("text", ""))
