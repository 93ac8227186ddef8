"""What a workbook carries of itself: the whole form as it was sent, with its hash, on a sheet that is not shown.

It is written in plain ASCII, so that no program that saves the workbook anew can alter it unnoticed. The hash finds
damage; whoever sends a form notes the hash and so knows a forged one.
"""

from __future__ import annotations

import json
from hashlib import sha256

import msgspec

from migov.errors import Problem, Unreadable
from migov.model.languages import Language
from migov.sheets.forms import FORMAT, Form
from migov.workbooks import Grid

SHEET, LISTS = "migov", "lists"
"""Names of the sheets that are not shown."""
MARK = "migov:"
"""Before a table's key in the first cell of its sheets."""
PIECE = 30_000
AGAIN = "send back the workbook that you received, saved as .xlsx"


def carried(form: Form) -> list[str]:
    """The cells of the hidden sheet, from top to bottom."""
    words = _ascii(form)
    return [FORMAT, sha256(words.encode()).hexdigest(), *(words[at : at + PIECE] for at in range(0, len(words), PIECE))]


def form_hash(form: Form) -> str:
    """SHA-256 of a form: what its hidden sheet holds."""
    return sha256(_ascii(form).encode()).hexdigest()


def recovered(grid: Grid) -> Form:
    """The form that a hidden sheet carries.

    Raises:
        Unreadable: it was changed, or is of a format that is not known.
    """
    cells = [str(row[0]) if row else "" for row in grid.rows]
    if not cells or not cells[0].startswith("migov.sheet/"):
        raise no_sheet_of_ours(grid.file)
    if cells[0] != FORMAT:
        remedy = "bring migov up to date, or ask for the workbook anew"
        raise Unreadable(Problem(f"its format is {cells[0][:40]!r}, not {FORMAT}", file=grid.file, remedy=remedy))
    words = "".join(cells[2:])
    if len(cells) < 3 or sha256(words.encode()).hexdigest() != cells[1]:
        says = "its hidden sheet, which says what was sent, was changed or is not whole"
        raise Unreadable(Problem(says, file=grid.file, remedy=AGAIN))
    try:
        return msgspec.json.decode(words, type=Form)
    except (msgspec.DecodeError, ValueError) as error:
        says = f"its hidden sheet, which says what was sent, cannot be read: {str(error)[:120]}"
        raise Unreadable(Problem(says, file=grid.file, remedy=AGAIN)) from error


def no_sheet_of_ours(file: str) -> Unreadable:
    """What is said of a workbook that does not carry a form."""
    says = "it is not a workbook that migov sent out, or its hidden sheet is gone"
    return Unreadable(Problem(says, file=file, remedy=AGAIN))


def speaks(form: Form, language: Language | None) -> Language:
    """The language in which to complain: that of the reader, else that of the workbook."""
    return language or form.language


def _ascii(form: Form) -> str:
    words = json.dumps(msgspec.to_builtins(form), ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return words.replace("_x", "\\u005fx")  # "_x000D_" is how workbooks write a line end: some unfold it, some do not
