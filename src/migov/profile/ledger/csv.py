"""The comment matrix as CSV, for programs and for Excel.

It begins with a byte order mark, without which Excel reads UTF-8 as something else; programs that read CSV know it
(``utf-8-sig``). A cell that a spreadsheet would take for a formula begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io

from migov.profile.ledger.rows import Matrix
from migov.profile.ledger.wording import FIELDS, fields, heads_of

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""With what a cell begins that a spreadsheet computes."""


def render(matrix: Matrix) -> bytes:
    """The file: a line of heads, then a line a comment."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(heads_of(FIELDS, matrix.language))
    for row in matrix.rows:
        writer.writerow([harmless(cell) for cell in fields(row, matrix.language)])
    return stream.getvalue().encode("utf-8-sig", "replace")


def harmless(cell: str) -> str:
    """The cell, so that no spreadsheet computes it.

    >>> harmless("=1+1"), harmless(" 17 laws")
    ("'=1+1", ' 17 laws')
    """
    plain = cell.replace("\0", "")
    return "'" + plain if plain.lstrip().startswith(STARTS) else plain
